// SPDX-License-Identifier: Apache-2.0
/**
 * Salts of the store: random bytes of the system, or, where SOURCE_DATE_EPOCH fixes the clock,
 * bytes that follow from it, so that the same commands write the same store. Those are no secret:
 * a fixed clock is for tests and examples.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** For struct pla_store_hand; `ctx` is not used. False if the system gives none. */
bool cli_salt_make(void *ctx, uint64_t number, unsigned char out[PLA_STORE_SALT_BYTES]);
