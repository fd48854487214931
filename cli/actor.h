// SPDX-License-Identifier: Apache-2.0
/**
 * Who does it: the name that an audit row keeps. `--actor`, else the login name.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/**
 * @param given  what --actor says; NULL: the login name of this process's user
 * @return PLA_USAGE if it is empty or holds what cannot be seen, or there is no login name
 */
enum pla_code cli_actor_read(const char *given, struct pla_arena *arena, struct pla_text *out,
                             struct pla_err *err);
