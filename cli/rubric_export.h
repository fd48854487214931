// SPDX-License-Identifier: Apache-2.0
/**
 * Rubrics into formats of other systems.
 */
#pragma once

#include "use.h"

enum cli_rubric_form { CLI_RUBRIC_CANVAS, CLI_RUBRIC_CASE };

struct cli_rubric_export_job {
    const struct cli_use_values *use;
    enum cli_rubric_form form;
    const char *output; /**< NULL or "-": standard output */
};

/** Load the rubrics that the call's operands name and write them; what is dropped is told. */
enum pla_code cli_rubric_export(const struct cli_call *call,
                                const struct cli_rubric_export_job *job);
