// SPDX-License-Identifier: Apache-2.0
/**
 * Krippendorff's alpha (2011, "Computing Krippendorff's alpha-reliability"): any number of raters,
 * any missing scores, four kinds of distance.
 */
#pragma once

#include "stats/estimate.h"
#include "stats/scores.h"

enum pla_alpha { PLA_ALPHA_NOMINAL, PLA_ALPHA_ORDINAL, PLA_ALPHA_INTERVAL, PLA_ALPHA_RATIO };

/** Alpha over items with two scores or more, with its jackknife; ratio needs levels of 0 and up. */
enum pla_code pla_alpha_estimate(const struct pla_scores *scores, enum pla_alpha kind,
                                 struct pla_arena *arena, struct pla_estimate *out,
                                 struct pla_err *err);
