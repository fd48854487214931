// SPDX-License-Identifier: Apache-2.0
/**
 * Names made into UUIDs (RFC 9562, version 5): the same name gives the same id on every machine.
 */
#pragma once

#include "base/err.h"
#include "base/str.h"

enum { PLA_UUID_TEXT = 36 };

/**
 * The UUID of a list of texts, each with its length in front so that no two lists are alike.
 *
 * @param parts  texts; an absent one differs from an empty one
 * @param out    36 characters, lower case, and a NUL
 * @return PLA_OK, or PLA_MEMORY
 */
enum pla_code pla_uuid_of(const struct pla_text *parts, size_t count, char out[PLA_UUID_TEXT + 1],
                          struct pla_err *err);
/** True for 8-4-4-4-12 hexadecimal digits. */
bool pla_uuid_is(struct pla_text text);
