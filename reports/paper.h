// SPDX-License-Identifier: Apache-2.0
/** The paper that a document is printed on. */
#pragma once

enum pla_paper { PLA_PAPER_A4, PLA_PAPER_LETTER };

/** "a4", "letter"; NULL at the end. */
extern const char *const pla_paper_names[];
