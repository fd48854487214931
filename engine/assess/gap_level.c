// SPDX-License-Identifier: Apache-2.0
/**
 * Gaps of criteria: which level to reach, and which criteria to raise for a score.
 */
#include "assess/gap.h"

/** The least multiple of `step` above `from` that reaches the goal. */
static bool next_step(struct pla_rational from, struct pla_rational step, struct pla_goal goal,
                      struct pla_rational *out)
{
    struct pla_rational above, steps;
    enum pla_round mode = goal.strictly ? PLA_ROUND_DOWN : PLA_ROUND_UP;

    if (!pla_rational_sub(goal.to, from, &above) ||
        !pla_rational_round(above, step, mode, &steps) ||
        (goal.strictly && !pla_rational_add(steps, step, &steps)))
        return false;
    return pla_rational_add(from, steps, out);
}

bool pla_gap_level(const struct pla_criterion *criterion, struct pla_goal goal,
                   struct pla_goal *out)
{
    struct pla_rational top = criterion->to, bottom = criterion->from, step = criterion->step;

    if (criterion->scale != NULL) {
        top = PLA_WHOLE((int64_t)criterion->scale->levels.count - 1);
        bottom = PLA_ZERO;
        step = PLA_WHOLE(1);
    }
    struct pla_goal level = goal;
    if (step.num > 0) {
        level.strictly = false;
        if (!next_step(bottom, step, goal, &level.to))
            return false;
    }
    int order = pla_rational_compare(level.to, top);
    if (order > 0 || (order == 0 && level.strictly))
        return false;
    *out = level;
    return true;
}

static void criterion_never(struct pla_gaps *gaps, const struct pla_criterion *criterion)
{
    struct pla_gap gap = {.kind = PLA_GAP_NEVER,
                          .measure_word = PLA_TEXT("rating"),
                          .name = criterion->id,
                          .by = PLA_ZERO,
                          .to = PLA_ZERO};
    pla_gaps_add(gaps, &gap);
}

/** What a criterion has for sure: the bottom of its scale while it has nothing. */
static struct pla_rational sure_level(const struct pla_criterion_result *result)
{
    if (!result->value.is_none && !result->value.no_low)
        return result->value.low;
    return result->criterion->scale != NULL ? PLA_ZERO : result->criterion->from;
}

/** The level a computed criterion comes to once the gap for what it counts is closed. */
static bool level_by(const struct pla_criterion *criterion, const struct pla_gap *gap,
                     struct pla_rational *out)
{
    const struct pla_measure *level = criterion->level;
    bool is_found = false;

    if (level == NULL || level->op != PLA_M_STEPS || gap->measure == NULL ||
        !pla_measure_is_same(level->args[0], gap->measure))
        return false;
    for (size_t i = 0; i < level->row_count; i++) {
        int order = pla_rational_compare(level->rows[i].value, gap->to);
        if (order > 0 || (is_found && PLA_WHOLE(level->rows[i].level).num < out->num))
            continue;
        *out = PLA_WHOLE(level->rows[i].level);
        is_found = true;
    }
    return is_found;
}

/** The level a gap asks of a criterion; false if it asks nothing of it. */
static bool level_of(const struct pla_criterion *criterion, const struct pla_gap *gap,
                     struct pla_rational *out)
{
    if (gap->kind == PLA_GAP_NEVER)
        return false;
    if (criterion->level != NULL)
        return level_by(criterion, gap, out);
    *out = gap->to;
    return gap->measure == NULL && pla_text_equal(gap->measure_word, PLA_TEXT("rating")) &&
           pla_text_equal(gap->name, criterion->id);
}

struct pla_rational pla_gaps_planned(const struct pla_gaps *gaps, size_t index)
{
    const struct pla_criterion_result *result = &gaps->run->criteria[index];
    struct pla_rational planned = sure_level(result), level;

    for (; gaps != NULL; gaps = gaps->beside)
        for (size_t i = 0; i < gaps->count; i++)
            if (level_of(result->criterion, &gaps->items[i], &level))
                planned = pla_rational_max(planned, level);
    return planned;
}

void pla_gaps_criterion(struct pla_gaps *gaps, size_t index, struct pla_goal goal)
{
    const struct pla_criterion_result *result = &gaps->run->criteria[index];
    const struct pla_criterion *criterion = result->criterion;
    struct pla_gap gap = {.kind = PLA_GAP_LEVEL,
                          .measure_word = PLA_TEXT("rating"),
                          .name = criterion->id,
                          .by = PLA_ZERO};

    if (criterion->level != NULL) {
        pla_gaps_raise(gaps, criterion->level, goal);
        return;
    }
    if (!pla_gap_level(criterion, goal, &goal) ||
        !pla_rational_sub(goal.to, sure_level(result), &gap.by)) {
        criterion_never(gaps, criterion);
        return;
    }
    gap.to = goal.to;
    gap.strictly = goal.strictly;
    if (criterion->scale == NULL)
        gap.kind = PLA_GAP_MORE;
    else
        gap.to_level = criterion->scale->levels.items[goal.to.num];
    pla_gaps_add(gaps, &gap);
}

/** What is still missing of a weighted sum. */
struct deficit {
    struct pla_rational missing; /**< of the sum of weight times level */
    bool strictly;
};

/**
 * Raise one criterion as far as it takes, or to its top.
 * @return false on overflow
 */
static bool raise_weighted(struct pla_gaps *gaps, size_t index, struct deficit *deficit,
                           bool *out_done)
{
    const struct pla_criterion_result *result = &gaps->run->criteria[index];
    const struct pla_criterion *criterion = result->criterion;
    struct pla_rational top = criterion->scale != NULL
                                  ? PLA_WHOLE((int64_t)criterion->scale->levels.count - 1)
                                  : criterion->to;
    struct pla_rational have = pla_gaps_planned(gaps, index), rise, gain;
    struct pla_goal goal = {PLA_ZERO, deficit->strictly};
    struct pla_gaps found = {.run = gaps->run};

    *out_done = false;
    if (pla_rational_compare(have, top) >= 0)
        return true;
    if (!pla_rational_div(deficit->missing, criterion->weight, &rise) ||
        !pla_rational_add(have, rise, &goal.to))
        return false;
    *out_done = pla_gap_level(criterion, goal, &goal);
    if (!*out_done)
        goal = (struct pla_goal){top, false};
    pla_gaps_criterion(&found, index, goal);
    if (pla_gaps_cost(&found) >= PLA_GAP_IMPOSSIBLE) {
        *out_done = false; /* a computed criterion that nothing raises: the others must do */
        return true;
    }
    pla_gaps_join(gaps, &found);
    return pla_rational_sub(top, have, &rise) && pla_rational_mul(rise, criterion->weight, &gain) &&
           pla_rational_sub(deficit->missing, gain, &deficit->missing);
}

/** The heaviest criterion not yet taken, ties the lowest, then the first; SIZE_MAX: none is left.
 */
static size_t heaviest(const struct pla_gaps *gaps, const struct pla_measure *measure,
                       const uint8_t *taken)
{
    const struct pla_criterion *criteria = gaps->run->rubric->criteria;
    struct pla_rational most = PLA_ZERO, lowest = PLA_ZERO;
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < measure->criterion_count; i++) {
        struct pla_rational weight = criteria[measure->criteria[i]].weight;
        int order = best == SIZE_MAX ? 1 : pla_rational_compare(weight, most);
        if (taken[i] || weight.num <= 0 || order < 0)
            continue;
        struct pla_rational level = pla_gaps_planned(gaps, measure->criteria[i]);
        if (order == 0 && pla_rational_compare(level, lowest) >= 0)
            continue;
        best = i;
        most = weight;
        lowest = level;
    }
    return best;
}

static bool asks_nothing(const struct pla_gaps *gaps)
{
    while (gaps != NULL && gaps->count == 0)
        gaps = gaps->beside;
    return gaps == NULL;
}

/** Take off what the gaps so far bring to a weighted sum already. */
static bool take_planned(const struct pla_gaps *gaps, const struct pla_measure *measure,
                         struct pla_rational *missing)
{
    if (asks_nothing(gaps))
        return true;
    for (size_t i = 0; i < measure->criterion_count; i++) {
        size_t index = measure->criteria[i];
        struct pla_rational gain;
        if (!pla_rational_sub(pla_gaps_planned(gaps, index),
                              sure_level(&gaps->run->criteria[index]), &gain) ||
            !pla_rational_mul(gain, gaps->run->rubric->criteria[index].weight, &gain) ||
            !pla_rational_sub(*missing, gain, missing))
            return false;
    }
    return true;
}

/** The goal as a weighted sum, less what is there and what is asked for. */
static bool weighted_deficit(struct pla_gaps *gaps, const struct pla_measure *measure,
                             struct pla_goal goal, struct deficit *out)
{
    const struct pla_value *have = pla_run_value(gaps->run, measure);
    struct pla_rational weights = PLA_WHOLE(1), missing;

    if (measure->op == PLA_M_SCORE) {
        weights = PLA_ZERO;
        for (size_t i = 0; i < measure->criterion_count; i++)
            if (!pla_rational_add(weights, gaps->run->rubric->criteria[measure->criteria[i]].weight,
                                  &weights))
                return false;
    }
    if (have->is_none || !pla_rational_sub(goal.to, have->low, &missing) ||
        !pla_rational_mul(missing, weights, &missing) || !take_planned(gaps, measure, &missing))
        return false;
    *out = (struct deficit){missing, goal.strictly};
    return true;
}

void pla_gaps_score(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    struct pla_gaps found = {.run = gaps->run, .beside = gaps};
    struct deficit deficit;
    uint8_t *taken = pla_arena_alloc(gaps->run->arena, measure->criterion_count);
    bool done = false;

    if (taken != NULL && weighted_deficit(gaps, measure, goal, &deficit)) {
        done = deficit.missing.num < 0 || (deficit.missing.num == 0 && !deficit.strictly);
        while (!done) {
            size_t next = heaviest(gaps, measure, taken);
            if (next == SIZE_MAX)
                break;
            taken[next] = 1;
            if (!raise_weighted(&found, measure->criteria[next], &deficit, &done)) {
                done = false;
                break;
            }
        }
    }
    if (done)
        pla_gaps_join(gaps, &found);
    else
        pla_gaps_never(gaps, measure);
}

void pla_gaps_lowest(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    for (size_t i = 0; i < measure->criterion_count; i++) {
        struct pla_rational have = sure_level(&gaps->run->criteria[measure->criteria[i]]);
        int order = pla_rational_compare(have, goal.to);
        if (order < 0 || (order == 0 && goal.strictly))
            pla_gaps_criterion(gaps, measure->criteria[i], goal);
    }
}

/**
 * Levels a criterion lacks, once the gaps so far are closed, to its minimum or the level asked for:
 * 0 or less if they bring it there; false if it lacks none as it is.
 */
static bool distance(const struct pla_gaps *gaps, const struct pla_measure *measure, size_t index,
                     struct pla_goal *goal, struct pla_rational *out)
{
    const struct pla_criterion_result *result = &gaps->run->criteria[index];

    *goal = (struct pla_goal){measure->value, false};
    if (measure->op == PLA_M_MET) {
        if (!result->criterion->has_minimum)
            return false;
        goal->to = result->criterion->minimum;
    }
    if (!result->value.is_none &&
        (result->value.no_high || pla_rational_compare(result->value.high, goal->to) >= 0))
        return false;
    return pla_rational_sub(goal->to, pla_gaps_planned(gaps, index), out);
}

void pla_gaps_met(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    struct pla_run *run = gaps->run;
    const struct pla_value *have = pla_run_value(run, measure);
    uint8_t *taken = pla_arena_alloc(run->arena, measure->criterion_count);
    struct pla_gaps found = {.run = run};

    if (taken == NULL)
        return;
    struct pla_rational reached = have->low;
    while (pla_rational_compare(reached, goal.to) < (goal.strictly ? 1 : 0)) {
        struct pla_goal level = goal, best_level = goal;
        struct pla_rational far, best_far = PLA_ZERO;
        size_t best = SIZE_MAX;
        for (size_t i = 0; i < measure->criterion_count; i++)
            if (!taken[i] && distance(gaps, measure, measure->criteria[i], &level, &far) &&
                (best == SIZE_MAX || pla_rational_compare(far, best_far) < 0)) {
                best = i;
                best_far = far;
                best_level = level;
            }
        if (best == SIZE_MAX || !pla_rational_add(reached, PLA_WHOLE(1), &reached))
            break;
        taken[best] = 1;
        if (best_far.num > 0)
            pla_gaps_criterion(&found, measure->criteria[best], best_level);
    }
    if (pla_rational_compare(goal.to, PLA_WHOLE((int64_t)measure->criterion_count)) >=
        (goal.strictly ? 0 : 1))
        pla_gaps_never(gaps, measure);
    else
        pla_gaps_join(gaps, &found);
}
