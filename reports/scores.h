// SPDX-License-Identifier: Apache-2.0
/**
 * How scores are spread, rubric by rubric: classes of equal width from 0, and the thresholds that
 * the rubric's conditions ask for.
 *
 * Classes are as wide as needed for all scores to fall in PLA_SCORE_CLASSES of them; the width is a
 * quarter or a power of two times that, so that the order of decisions changes nothing.
 */
#pragma once

#include "about.h"
#include "base/arena.h"
#include "model/decision.h"

enum { PLA_SCORE_CLASSES = 24, PLA_SCORE_THRESHOLDS = 4 };

struct pla_score_spread {
    struct pla_text rubric;
    struct pla_rational width; /**< of a class */
    size_t counts[PLA_SCORE_CLASSES];
    size_t class_count; /**< up to the last one that holds a score */
    size_t total;
    /** What conditions compare the score with, smallest first; the first few of them. */
    struct pla_rational thresholds[PLA_SCORE_THRESHOLDS];
    size_t threshold_count;
};

struct pla_scores {
    struct pla_arena *arena;
    struct pla_score_spread *items; /**< in order of first appearance */
    size_t count, capacity;
};

void pla_scores_init(struct pla_scores *scores, struct pla_arena *arena);
/**
 * Add a decision; one without a score is not counted. PLA_MEMORY on failure.
 * @param about  knows the levels that a threshold may be named by; NULL: such are left out
 */
enum pla_code pla_scores_add(struct pla_scores *scores, const struct pla_about *about,
                             const struct pla_decision *decision, struct pla_err *err);
