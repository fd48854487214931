// SPDX-License-Identifier: Apache-2.0
/** The spread of scores. */
#include "scores.h"

void pla_scores_init(struct pla_scores *scores, struct pla_arena *arena)
{
    *scores = (struct pla_scores){.arena = arena};
}

static struct pla_score_spread *spread_of(struct pla_scores *scores, struct pla_text rubric)
{
    for (size_t i = 0; i < scores->count; i++) {
        if (pla_text_equal(scores->items[i].rubric, rubric)) {
            return &scores->items[i];
        }
    }
    struct pla_score_spread *items = pla_arena_grow(scores->arena, scores->items, &scores->capacity,
                                                    scores->count + 1, sizeof(*items));
    struct pla_text copy = pla_text_copy(scores->arena, rubric);
    if (items == NULL || copy.at == NULL) {
        return NULL;
    }
    scores->items = items;
    items[scores->count] = (struct pla_score_spread){.rubric = copy, .width = {1, 4}};
    return &items[scores->count++];
}

/* Twice as wide: two neighbours become one. False when the numbers leave the exact range. */
static bool widen(struct pla_score_spread *spread)
{
    if (!pla_rational_add(spread->width, spread->width, &spread->width)) {
        return false;
    }
    for (size_t i = 0; i < PLA_SCORE_CLASSES / 2; i++) {
        spread->counts[i] = spread->counts[2 * i] + spread->counts[2 * i + 1];
    }
    for (size_t i = PLA_SCORE_CLASSES / 2; i < PLA_SCORE_CLASSES; i++) {
        spread->counts[i] = 0;
    }
    spread->class_count = (spread->class_count + 1) / 2;
    return true;
}

static void count(struct pla_score_spread *spread, struct pla_rational score)
{
    struct pla_rational place;
    if (score.num < 0 || !pla_rational_div(score, spread->width, &place)) {
        return;
    }
    while (place.num / place.den >= PLA_SCORE_CLASSES) {
        if (!widen(spread) || !pla_rational_div(score, spread->width, &place)) {
            return;
        }
    }
    size_t class = (size_t)(place.num / place.den);
    spread->counts[class]++;
    spread->total++;
    spread->class_count = class + 1 > spread->class_count ? class + 1 : spread->class_count;
}

static void add_threshold(struct pla_score_spread *spread, struct pla_rational threshold)
{
    size_t at = 0;
    while (at < spread->threshold_count &&
           pla_rational_compare(spread->thresholds[at], threshold) < 0) {
        at++;
    }
    bool is_known = at < spread->threshold_count &&
                    pla_rational_compare(spread->thresholds[at], threshold) == 0;
    if (is_known || threshold.num <= 0 || spread->threshold_count == PLA_SCORE_THRESHOLDS) {
        return;
    }
    for (size_t i = spread->threshold_count; i > at; i--) {
        spread->thresholds[i] = spread->thresholds[i - 1];
    }
    spread->thresholds[at] = threshold;
    spread->threshold_count++;
}

static bool is_about_score(const struct pla_reason *reason)
{
    if (reason->cond != NULL) {
        return reason->cond->measure != NULL && reason->cond->measure->op == PLA_M_SCORE;
    }
    return reason->words != NULL && pla_text_equal(reason->words->measure, PLA_TEXT("score"));
}

/* A level that goes by its name: its number on the first scale that has it. */
static bool find_level(const struct pla_about_rubric *rubric, struct pla_text name,
                       struct pla_rational *out)
{
    for (size_t i = 0; rubric != NULL && i < rubric->criterion_count; i++) {
        const struct pla_text_list *levels = &rubric->criteria[i].levels;
        for (size_t k = 0; k < levels->count; k++) {
            if (pla_text_equal(levels->items[k], name)) {
                *out = PLA_WHOLE((int64_t)k);
                return true;
            }
        }
    }
    return false;
}

static bool read_need(const struct pla_value *need, const struct pla_about_rubric *rubric,
                      struct pla_rational *out)
{
    if (need->state == PLA_VALUE_KNOWN && need->kind == PLA_KIND_TEXT) {
        return find_level(rubric, need->text, out);
    }
    *out = need->low;
    return need->state == PLA_VALUE_KNOWN && need->kind == PLA_KIND_NUMBER && need->low.den > 0;
}

static void see_reason(struct pla_score_spread *spread, const struct pla_about_rubric *rubric,
                       const struct pla_reason *reason)
{
    struct pla_rational need;
    if (is_about_score(reason) && read_need(&reason->need, rubric, &need)) {
        add_threshold(spread, need);
    }
    for (size_t i = 0; i < reason->part_count; i++) {
        see_reason(spread, rubric, &reason->parts[i]);
    }
}

enum pla_code pla_scores_add(struct pla_scores *scores, const struct pla_about *about,
                             const struct pla_decision *decision, struct pla_err *err)
{
    if (!decision->has_score) {
        return PLA_OK;
    }
    struct pla_score_spread *spread = spread_of(scores, decision->rubric);
    if (spread == NULL) {
        return pla_err_memory(err);
    }
    const struct pla_about_rubric *rubric =
        pla_about_rubric(about, decision->rubric, decision->version);
    count(spread, decision->score);
    for (size_t i = 0; i < decision->award_count; i++) {
        for (size_t k = 0; k < decision->awards[i].reason_count; k++) {
            see_reason(spread, rubric, &decision->awards[i].reasons[k]);
        }
    }
    return PLA_OK;
}
