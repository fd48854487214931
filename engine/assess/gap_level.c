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
    struct pla_rational have = sure_level(result), rise, gain;
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

/** The heaviest criterion not yet taken, ties the first; SIZE_MAX if none is left. */
static size_t heaviest(const struct pla_gaps *gaps, const struct pla_measure *measure,
                       const uint8_t *taken)
{
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < measure->criterion_count; i++) {
        struct pla_rational weight = gaps->run->rubric->criteria[measure->criteria[i]].weight;
        if (taken[i] || weight.num <= 0)
            continue;
        if (best == SIZE_MAX ||
            pla_rational_compare(weight,
                                 gaps->run->rubric->criteria[measure->criteria[best]].weight) > 0)
            best = i;
    }
    return best;
}

/** The goal as a weighted sum, less what is there. */
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
        !pla_rational_mul(missing, weights, &missing))
        return false;
    *out = (struct deficit){missing, goal.strictly};
    return true;
}

void pla_gaps_score(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    struct pla_gaps found = {.run = gaps->run};
    struct deficit deficit;
    uint8_t *taken = pla_arena_alloc(gaps->run->arena, measure->criterion_count);
    bool done = false;

    if (taken != NULL && weighted_deficit(gaps, measure, goal, &deficit))
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

/** Levels a criterion lacks to its minimum or the level asked for; false if it lacks none. */
static bool distance(struct pla_run *run, const struct pla_measure *measure, size_t index,
                     struct pla_goal *goal, struct pla_rational *out)
{
    const struct pla_criterion_result *result = &run->criteria[index];

    *goal = (struct pla_goal){measure->value, false};
    if (measure->op == PLA_M_MET) {
        if (!result->criterion->has_minimum)
            return false;
        goal->to = result->criterion->minimum;
    }
    if (!result->value.is_none &&
        (result->value.no_high || pla_rational_compare(result->value.high, goal->to) >= 0))
        return false;
    return pla_rational_sub(goal->to, sure_level(result), out);
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
            if (!taken[i] && distance(run, measure, measure->criteria[i], &level, &far) &&
                (best == SIZE_MAX || pla_rational_compare(far, best_far) < 0)) {
                best = i;
                best_far = far;
                best_level = level;
            }
        if (best == SIZE_MAX || !pla_rational_add(reached, PLA_WHOLE(1), &reached))
            break;
        taken[best] = 1;
        pla_gaps_criterion(&found, measure->criteria[best], best_level);
    }
    if (pla_rational_compare(goal.to, PLA_WHOLE((int64_t)measure->criterion_count)) >=
        (goal.strictly ? 0 : 1))
        pla_gaps_never(gaps, measure);
    else
        pla_gaps_join(gaps, &found);
}
