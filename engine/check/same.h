// SPDX-License-Identifier: Apache-2.0
/**
 * Whether two measures or conditions say the same, and whether one follows from another; private
 * to this room. What cannot be told is answered by false.
 */
#pragma once

#include "model/rubric.h"

/** The same value for every portfolio, by their structure; labels do not matter. */
bool pla_same_measure(const struct pla_measure *a, const struct pla_measure *b);
bool pla_same_cond(const struct pla_cond *a, const struct pla_cond *b);

/** Whoever meets `a` meets `b`. NULL is a condition that everybody meets. */
bool pla_cond_implies(const struct pla_cond *a, const struct pla_cond *b);
/** Nobody can meet both. */
bool pla_conds_clash(const struct pla_cond *a, const struct pla_cond *b);
/** Everybody whose values are known meets one of them. */
bool pla_conds_cover(const struct pla_cond *a, const struct pla_cond *b);
