// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons, gaps and values as JSON; private to `model`.
 */
#pragma once

#include "model/reason_text.h"

/** An array of reasons, with their parts and texts. */
void pla_reasons_put(const struct pla_reason *reasons, size_t count, struct pla_wording *wording,
                     struct pla_str *out);
/** An array of gaps. */
void pla_gaps_put(const struct pla_gap *gaps, size_t count, struct pla_wording *wording,
                  struct pla_str *out);
/** Of a comparison: the members up to the value it has, and the one that says what it needs. */
void pla_comparison_put_head(const struct pla_leaf *leaf, struct pla_str *out);
void pla_comparison_put_need(const struct pla_reason *reason, const struct pla_leaf *leaf,
                             struct pla_str *out);
/** `{"kind":"community"}`: what a measure looks at. */
void pla_filter_put(const struct pla_leaf *leaf, struct pla_str *out);
/** True if a measure of that word yields a date. */
bool pla_word_is_date(struct pla_text word);
