// SPDX-License-Identifier: Apache-2.0
/**
 * Measures over resolved criteria: score, total, lowest, rating, met, reaching, disputed, spread.
 *
 * A criterion that waits for its ratings (`assessors.wait`) leaves every measure that reads it
 * unknown; one that failed fails it.
 */
#include "assess/ballot.h"
#include "assess/gather.h"
#include "assess/measure.h"
#include "assess/range.h"

/** The criteria a measure reads; indexes NULL: the first `count` of the rubric. */
struct picked {
    const size_t *indexes;
    size_t count;
    bool by_weight; /**< a criterion without weight counts nothing */
};

static struct picked picked_by(const struct pla_measure *measure)
{
    return (struct picked){measure->criteria, measure->criterion_count, false};
}

static const struct pla_criterion_result *picked_at(const struct pla_run *run,
                                                    const struct picked *picked, size_t i)
{
    return &run->criteria[picked->indexes != NULL ? picked->indexes[i] : i];
}

/** True if a failed or waiting criterion decides the value; else the evidence is put in. */
static bool is_blocked(struct pla_run *run, const struct picked *picked, struct pla_value *out)
{
    struct pla_gather gather = {.run = run};
    bool is_waiting = false;
    for (size_t i = 0; i < picked->count; i++) {
        const struct pla_criterion_result *result = picked_at(run, picked, i);
        const struct pla_value *value = &result->value;
        if (picked->by_weight && pla_rational_is_zero(result->criterion->weight))
            continue;
        if (value->state == PLA_VALUE_FAILED) {
            pla_range_fail(out, value->text);
            return true;
        }
        is_waiting = is_waiting || value->state == PLA_VALUE_UNKNOWN;
        pla_gather_add(&gather, value);
    }
    pla_gather_end(&gather, out);
    if (is_waiting)
        pla_range_set_unknown(out);
    return is_waiting;
}

/* ---- levels ---- */

/** Sums of weight times value at both ends, which are one as long as all is known; of weights. */
struct weighed {
    struct pla_rational low, high, weight;
    bool is_known;
};

static bool add_weighed(const struct pla_criterion_result *result, struct weighed *sum)
{
    struct pla_rational weight = result->criterion->weight, low, high;
    if (sum->is_known && result->value.state != PLA_VALUE_KNOWN) {
        sum->is_known = false;
        sum->high = sum->low;
    }
    return pla_rational_mul(result->value.low, weight, &low) &&
           pla_rational_add(sum->low, low, &sum->low) &&
           (sum->is_known || (pla_rational_mul(result->value.high, weight, &high) &&
                              pla_rational_add(sum->high, high, &sum->high))) &&
           pla_rational_add(sum->weight, weight, &sum->weight);
}

/** Sum of weight times value; as a mean divided by the weights. Weights are not negative. */
static void weigh(struct pla_run *run, const struct picked *picked, bool is_mean,
                  struct pla_value *out)
{
    struct weighed sum = {PLA_ZERO, PLA_ZERO, PLA_ZERO, true};
    bool is_exact = true;
    if (is_blocked(run, picked, out))
        return;
    for (size_t i = 0; i < picked->count && is_exact; i++)
        is_exact = add_weighed(picked_at(run, picked, i), &sum);
    if (is_exact && is_mean && pla_rational_is_zero(sum.weight)) {
        pla_range_set_none(out);
        return;
    }
    if (is_exact && is_mean)
        is_exact = pla_rational_div(sum.low, sum.weight, &sum.low) &&
                   (sum.is_known || pla_rational_div(sum.high, sum.weight, &sum.high));
    if (is_exact)
        pla_range_set(out, sum.low, sum.is_known ? sum.low : sum.high);
    else
        pla_range_overflow(out);
}

const struct pla_value *pla_run_score(struct pla_run *run)
{
    struct picked all = {NULL, run->rubric->criterion_count, true};
    if (!run->has_score) {
        run->score = pla_range_start(PLA_KIND_NUMBER);
        weigh(run, &all, true, &run->score);
        run->has_score = true;
    }
    return &run->score;
}

/** A computed criterion may ask for a score while those after it have no value yet. */
static bool is_whole_score(const struct pla_run *run, const struct pla_measure *measure)
{
    return run->rubric != NULL && run->awards != NULL &&
           measure->criterion_count == run->rubric->criterion_count;
}

static void value_score(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    struct picked picked = picked_by(measure);
    if (is_whole_score(run, measure)) {
        *out = *pla_run_score(run);
        return;
    }
    picked.by_weight = true;
    weigh(run, &picked, true, out);
}

static void value_total(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    struct picked picked = picked_by(measure);
    picked.by_weight = true;
    weigh(run, &picked, false, out);
}

static void value_lowest(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    struct picked picked = picked_by(measure);
    struct pla_rational low = PLA_ZERO, high = PLA_ZERO;
    if (is_blocked(run, &picked, out))
        return;
    for (size_t i = 0; i < picked.count; i++) {
        const struct pla_value *value = &picked_at(run, &picked, i)->value;
        low = i == 0 ? value->low : pla_rational_min(low, value->low);
        high = i == 0 ? value->high : pla_rational_min(high, value->high);
    }
    if (picked.count == 0)
        pla_range_set_none(out);
    else
        pla_range_set(out, low, high);
}

/* ---- how many ---- */

static enum pla_state is_met(const struct pla_run *run, const struct pla_measure *measure,
                             const struct pla_criterion_result *result)
{
    (void)run;
    (void)measure;
    return result->state == PLA_STATE_NONE ? PLA_NOT_MET : result->state;
}

static enum pla_state is_reaching(const struct pla_run *run, const struct pla_measure *measure,
                                  const struct pla_criterion_result *result)
{
    struct pla_value level = pla_range_start(PLA_KIND_NUMBER);
    (void)run;
    pla_range_set(&level, measure->value, measure->value);
    return pla_range_compare(PLA_C_AT_LEAST, &result->value, &level, NULL);
}

static size_t count_usable(const struct pla_criterion_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->rating_count; i++)
        count += result->ratings[i].role == PLA_ROLE_ASSESSOR && !result->ratings[i].cannot_judge;
    return count;
}

/** A rating that is missing may still bring a dispute, where the rules know disputes. */
static enum pla_state is_in_dispute(const struct pla_run *run, const struct pla_measure *measure,
                                    const struct pla_criterion_result *result)
{
    const struct pla_assessor_rule *rule = pla_run_assessors(run);
    (void)measure;
    if (result->is_disputed)
        return PLA_MET;
    bool has_rule = rule->has_differ || rule->resolve == PLA_RESOLVE_AGREED ||
                    (rule->straddle && result->criterion->has_minimum);
    bool may_come = result->missing > 0 && count_usable(result) + result->missing > 1;
    return has_rule && may_come ? PLA_UNDECIDED : PLA_NOT_MET;
}

static void count_criteria(struct pla_run *run, const struct pla_measure *measure,
                           enum pla_state (*judge)(const struct pla_run *,
                                                   const struct pla_measure *,
                                                   const struct pla_criterion_result *),
                           struct pla_value *out)
{
    struct picked picked = picked_by(measure);
    int64_t low = 0, high = 0;
    if (is_blocked(run, &picked, out))
        return;
    for (size_t i = 0; i < picked.count; i++) {
        enum pla_state state = judge(run, measure, picked_at(run, &picked, i));
        low += state == PLA_MET ? 1 : 0;
        high += state != PLA_NOT_MET ? 1 : 0;
    }
    pla_range_set(out, PLA_WHOLE(low), PLA_WHOLE(high));
}

static void value_met(struct pla_run *run, const struct pla_measure *measure, struct pla_value *out)
{
    count_criteria(run, measure, is_met, out);
}

static void value_reaching(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    count_criteria(run, measure, is_reaching, out);
}

static void value_disputed(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    count_criteria(run, measure, is_in_dispute, out);
}

/* ---- one criterion ---- */

/** Distance of two values that lie on one scale. */
static struct pla_rational distance(struct pla_rational low, struct pla_rational high)
{
    struct pla_rational apart = PLA_ZERO;
    (void)pla_rational_sub(high, low, &apart);
    return apart;
}

/** The widest the spread can become once the missing ratings are there. */
static struct pla_rational widest(const struct pla_criterion_result *result)
{
    struct pla_rational bottom, top, low = PLA_ZERO, high = PLA_ZERO;
    size_t usable = 0;
    pla_criterion_bounds(result->criterion, &bottom, &top);
    for (size_t i = 0; i < result->rating_count; i++) {
        const struct pla_used_rating *rating = &result->ratings[i];
        if (rating->role != PLA_ROLE_ASSESSOR || rating->cannot_judge)
            continue;
        low = usable == 0 ? rating->value : pla_rational_min(low, rating->value);
        high = usable == 0 ? rating->value : pla_rational_max(high, rating->value);
        usable++;
    }
    if (result->missing >= 2)
        return distance(bottom, top);
    if (result->missing == 0 || usable == 0)
        return distance(low, high);
    return pla_rational_max(distance(bottom, high), distance(low, top));
}

static void value_spread(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    struct picked picked = picked_by(measure);
    if (is_blocked(run, &picked, out))
        return;
    if (picked.count == 0)
        pla_range_set_none(out);
    else
        pla_range_set(out, run->spreads[picked.indexes[0]], widest(picked_at(run, &picked, 0)));
}

void pla_run_value_ratings(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    static void (*const workers[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                    struct pla_value *) = {
        [PLA_M_SCORE] = value_score,       [PLA_M_TOTAL] = value_total,
        [PLA_M_LOWEST] = value_lowest,     [PLA_M_RATING] = value_lowest, /* of one */
        [PLA_M_MET] = value_met,           [PLA_M_REACHING] = value_reaching,
        [PLA_M_DISPUTED] = value_disputed, [PLA_M_SPREAD] = value_spread,
    };
    workers[measure->op](run, measure, out);
}
