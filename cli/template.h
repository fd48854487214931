// SPDX-License-Identifier: Apache-2.0
/** The files of a new institution; their texts stand in rubrics/institution. */
#pragma once

#include <stddef.h>

struct cli_template_file {
    const char *name; /**< with folders: "rubrics/mentoring/rubric.lua"; NULL ends the list */
    const char *bytes;
    size_t length;
};
extern const struct cli_template_file cli_template_files[];
