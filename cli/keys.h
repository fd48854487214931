// SPDX-License-Identifier: Apache-2.0
/**
 * Keys from files on the command line.
 */
#pragma once

#include "cmd.h"
#include "exchange/key_set.h"

/**
 * Read one key in PEM; what is wrong is told.
 * @param must_sign  a public key is an error
 * @return PLA_OK, PLA_MISSING, PLA_SYNTAX, PLA_MEMORY
 */
enum pla_code cli_key_read(const struct cli_call *call, const char *path, bool must_sign,
                           struct pla_key **out);
/**
 * Read keys to verify with from files in PEM, as a JSON Web Key or a set of them.
 * @param out  released by pla_key_set_release, on failure too
 */
enum pla_code cli_keys_read(const struct cli_call *call, const struct cli_list *paths,
                            struct pla_key_set *out);
