// SPDX-License-Identifier: Apache-2.0
/** Results of cases as JUnit XML, for continuous-integration servers. */
#pragma once

#include "base/str.h"

/** Begin the document. */
void cli_junit_begin(struct pla_str *s);
/** Begin a suite: one rubric. */
void cli_junit_suite(struct pla_str *s, struct pla_text name, size_t tests, size_t failures);
/** One case; `failure` absent: it passed. */
void cli_junit_case(struct pla_str *s, struct pla_text suite, struct pla_text name,
                    struct pla_text failure);
void cli_junit_suite_end(struct pla_str *s);
void cli_junit_end(struct pla_str *s);
