// SPDX-License-Identifier: Apache-2.0
/** Versions of the program and of the libraries it stands on. */
#pragma once

#include <stddef.h>

struct cli_library {
    const char *name;
    const char *version;
    const char *purpose;
};
/** Every library; `*out_count` of them. Built once, never freed. */
const struct cli_library *cli_libraries(size_t *out_count);
