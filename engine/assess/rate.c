// SPDX-License-Identifier: Apache-2.0
/**
 * Rating: from what assessors gave to one value per criterion, a range while ratings are missing or
 * in dispute.
 *
 * A moderator's or joint rating settles a criterion alone. Otherwise the assessors' ratings are
 * resolved; each missing one may still be any level of the scale, and in a dispute the truth may be
 * any of the ratings.
 */
#include "assess/ballot.h"
#include "assess/marks.h"
#include "assess/range.h"
#include "assess/resolve.h"

const struct pla_assessor_rule *pla_run_assessors(const struct pla_run *run)
{
    if (run->rubric != NULL && run->rubric->assessors.is_set)
        return &run->rubric->assessors;
    return &run->terms->policy->assessors;
}

/** One criterion while it is being resolved. */
struct docket {
    struct pla_run *run;
    const struct pla_assessor_rule *rule;
    const struct pla_criterion *criterion;
    const struct pla_ballot *ballots;
    size_t ballot_count;
    const struct pla_ballot *settled; /**< the moderator's or joint rating that stands, or NULL */
    struct pla_pool pool;             /**< the assessors' ratings */
};

static bool is_settling(const struct pla_ballot *ballot)
{
    return ballot->stands && ballot->source->role != PLA_ROLE_ASSESSOR &&
           !ballot->source->cannot_judge;
}

static const struct pla_ballot *find_settled(const struct docket *docket)
{
    const struct pla_ballot *latest = NULL;
    for (size_t i = 0; i < docket->ballot_count; i++) {
        const struct pla_ballot *ballot = &docket->ballots[i];
        if (is_settling(ballot) && (latest == NULL || pla_ballot_is_later(ballot, latest)))
            latest = ballot;
    }
    return latest;
}

/** Gather the assessors' usable ratings in order; `numbers` has room for all. */
static void fill_pool(struct docket *docket, struct pla_rational *numbers)
{
    size_t needed = docket->rule->minimum > 0 ? docket->rule->minimum : 1, count = 0;
    for (size_t i = 0; i < docket->ballot_count; i++) {
        const struct pla_ballot *ballot = &docket->ballots[i];
        if (ballot->stands && ballot->source->role == PLA_ROLE_ASSESSOR &&
            !ballot->source->cannot_judge)
            numbers[count++] = ballot->value;
    }
    pla_resolve_sort(numbers, count);
    docket->pool.sorted = numbers;
    docket->pool.count = count;
    docket->pool.missing = count < needed ? needed - count : 0;
    pla_criterion_bounds(docket->criterion, &docket->pool.bottom, &docket->pool.top);
}

/* ---- disputes ---- */

/** Two values lie as far apart as the rule allows not; of a `number` a level is one step. */
static bool is_apart(const struct docket *docket, struct pla_rational low, struct pla_rational high)
{
    const struct pla_criterion *criterion = docket->criterion;
    struct pla_rational apart, allowed = docket->rule->differ;
    if (!docket->rule->has_differ)
        return false;
    if (criterion->is_number && criterion->step.den > 0 && criterion->step.num > 0 &&
        !pla_rational_mul(allowed, criterion->step, &allowed))
        return false;
    return !pla_rational_sub(high, low, &apart) || pla_rational_compare(apart, allowed) >= 0;
}

static bool is_straddled(const struct docket *docket, struct pla_rational low,
                         struct pla_rational high)
{
    const struct pla_criterion *criterion = docket->criterion;
    return docket->rule->straddle && criterion->has_minimum &&
           pla_rational_compare(low, criterion->minimum) < 0 &&
           pla_rational_compare(high, criterion->minimum) >= 0;
}

static bool is_disputed(const struct docket *docket)
{
    const struct pla_pool *pool = &docket->pool;
    if (pool->count < 2)
        return false;
    struct pla_rational low = pool->sorted[0], high = pool->sorted[pool->count - 1];
    bool is_split =
        docket->rule->resolve == PLA_RESOLVE_AGREED && pla_rational_compare(low, high) != 0;
    return is_split || is_apart(docket, low, high) || is_straddled(docket, low, high);
}

/* ---- the value ---- */

/** Resolved value, with what is missing and, while a dispute waits, all that is disputed. */
static void resolve(const struct docket *docket, bool waits, struct pla_value *out)
{
    const struct pla_pool *pool = &docket->pool;
    struct pla_rational low, high;
    bool stands = pool->missing == 0 && !waits;
    bool is_exact = stands ? pla_resolve_one(docket->rule->resolve, pool->sorted, pool->count, &low)
                           : pla_resolve_range(docket->rule->resolve, pool, &low, &high);
    if (!is_exact) {
        pla_range_overflow(out);
        return;
    }
    if (stands)
        high = low;
    if (waits) {
        low = pla_rational_min(low, pool->sorted[0]);
        high = pla_rational_max(high, pool->sorted[pool->count - 1]);
    }
    pla_range_set(out, low, high);
}

static void set_value(const struct docket *docket, struct pla_criterion_result *result)
{
    const struct pla_pool *pool = &docket->pool;
    struct pla_value *out = &result->value;
    if (docket->settled != NULL) {
        pla_range_set(out, docket->settled->value, docket->settled->value);
        return;
    }
    result->missing = pool->missing;
    result->is_disputed = is_disputed(docket);
    if (pool->missing > 0 && docket->rule->wait) {
        pla_range_set(out, pool->bottom, pool->top);
        out->state = PLA_VALUE_UNKNOWN; /* the ends are shown, but nothing is decided by them */
    } else {
        resolve(docket, result->is_disputed && !docket->rule->dispute_flag, out);
    }
}

static struct pla_rational whole_below(struct pla_rational number)
{
    int64_t whole = number.num / number.den;
    return PLA_WHOLE(number.num % number.den < 0 ? whole - 1 : whole);
}

/** Name of the highest level not above the value; absent while the ends give different ones. */
static struct pla_text level_of(const struct pla_criterion *criterion,
                                const struct pla_value *value)
{
    struct pla_text absent = {NULL, 0};
    bool has_ends = value->state == PLA_VALUE_KNOWN || value->state == PLA_VALUE_RANGE;
    if (criterion->scale == NULL || !has_ends || value->no_low || value->no_high)
        return absent;
    int64_t low = whole_below(value->low).num, high = whole_below(value->high).num;
    if (low != high || low < 0 || (uint64_t)low >= criterion->scale->levels.count)
        return absent;
    return criterion->scale->levels.items[low];
}

static void set_state(const struct pla_criterion *criterion, struct pla_criterion_result *result)
{
    struct pla_value minimum = pla_range_start(PLA_KIND_NUMBER);
    result->level = level_of(criterion, &result->value);
    result->state = result->value.state == PLA_VALUE_FAILED ? PLA_FAILED : PLA_STATE_NONE;
    if (!criterion->has_minimum)
        return;
    pla_range_set(&minimum, criterion->minimum, criterion->minimum);
    result->state = pla_range_compare(PLA_C_AT_LEAST, &result->value, &minimum, NULL);
}

/* ---- what is shown ---- */

static bool list_used(const struct docket *docket, struct pla_criterion_result *result)
{
    struct pla_used_rating *used =
        PLA_NEW_ARRAY(docket->run->arena, docket->ballot_count, struct pla_used_rating);
    if (used == NULL)
        return false;
    for (size_t i = 0; i < docket->ballot_count; i++) {
        const struct pla_ballot *ballot = &docket->ballots[i];
        if (ballot->stands)
            used[result->rating_count++] =
                (struct pla_used_rating){.assessor = ballot->source->assessor,
                                         .value = ballot->value,
                                         .cannot_judge = ballot->source->cannot_judge,
                                         .role = ballot->source->role,
                                         .source = ballot->source};
    }
    result->ratings = used;
    return true;
}

/** The evidence assessors named, each item once, in portfolio order. */
static bool list_evidence(const struct docket *docket, struct pla_criterion_result *result)
{
    struct pla_marks marks = {NULL, NULL, 0};
    struct pla_run *run = docket->run;
    for (size_t i = 0; i < docket->ballot_count; i++) {
        const struct pla_ballot *ballot = &docket->ballots[i];
        if (!ballot->stands || ballot->source->evidence.count == 0)
            continue;
        if (marks.on == NULL && !pla_marks_init(&marks, run->portfolio, run->arena))
            return false;
        pla_marks_add(&marks, &ballot->source->evidence);
    }
    if (marks.on != NULL)
        result->value.evidence = pla_marks_list(&marks, run->arena);
    return !run->arena->failed;
}

static bool rate(struct docket *docket, struct pla_rational *numbers, size_t index)
{
    struct pla_criterion_result *result = &docket->run->criteria[index];
    docket->settled = find_settled(docket);
    fill_pool(docket, numbers);
    if (docket->pool.count > 1 && !pla_rational_sub(numbers[docket->pool.count - 1], numbers[0],
                                                    &docket->run->spreads[index]))
        docket->run->spreads[index] = PLA_ZERO; /* cannot be: both lie on one scale */
    set_value(docket, result);
    set_state(docket->criterion, result);
    return list_used(docket, result) && list_evidence(docket, result);
}

/* ---- computed criteria ---- */

/** What a computed level leaves open is open between the ends of the scale. */
static void fit_to_scale(const struct pla_criterion *criterion, struct pla_value *value)
{
    struct pla_rational bottom, top;
    pla_criterion_bounds(criterion, &bottom, &top);
    bool is_open = value->state == PLA_VALUE_UNKNOWN;
    if (value->state == PLA_VALUE_FAILED)
        return;
    if (value->is_none) {
        pla_range_set(value, bottom, bottom);
        return;
    }
    struct pla_rational low = is_open || value->no_low ? bottom : value->low;
    struct pla_rational high = is_open || value->no_high ? top : value->high;
    if (pla_rational_compare(low, top) > 0 || pla_rational_compare(high, bottom) < 0) {
        pla_range_fail(value, PLA_TEXT("a computed level is outside its scale"));
        return;
    }
    if (value->may_be_none)
        low = bottom;
    value->may_be_none = false;
    pla_range_set(value, pla_rational_max(low, bottom), pla_rational_min(high, top));
}

static void compute(struct pla_run *run, size_t index)
{
    const struct pla_criterion *criterion = &run->rubric->criteria[index];
    struct pla_criterion_result *result = &run->criteria[index];
    result->value = *pla_run_value(run, criterion->level);
    result->value.kind = PLA_KIND_NUMBER;
    fit_to_scale(criterion, &result->value);
    set_state(criterion, result);
}

enum pla_code pla_run_rate(struct pla_run *run, struct pla_faults *faults)
{
    const struct pla_rubric *rubric = run->rubric;
    size_t before = faults->count;
    struct pla_ballots ballots;
    run->has_score = false;
    run->criteria = PLA_NEW_ARRAY(run->arena, rubric->criterion_count, struct pla_criterion_result);
    run->spreads = PLA_NEW_ARRAY(run->arena, rubric->criterion_count, struct pla_rational);
    struct pla_rational *numbers =
        PLA_NEW_ARRAY(run->arena, run->rating_count, struct pla_rational);
    if (run->criteria == NULL || run->spreads == NULL || numbers == NULL ||
        !pla_ballots_read(run, &ballots, faults))
        return pla_err_memory(NULL);
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        const struct pla_criterion *criterion = &rubric->criteria[i];
        struct docket docket = {.run = run,
                                .rule = pla_run_assessors(run),
                                .criterion = criterion,
                                .ballots = &ballots.items[ballots.begins[i]],
                                .ballot_count = ballots.begins[i + 1] - ballots.begins[i]};
        run->criteria[i].criterion = criterion;
        run->criteria[i].id = criterion->id;
        run->criteria[i].value = pla_range_start(PLA_KIND_NUMBER);
        run->spreads[i] = PLA_ZERO;
        if (criterion->level == NULL && !rate(&docket, numbers, i))
            return pla_err_memory(NULL);
    }
    /* In order: a computed criterion may look at those written before it. */
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        if (rubric->criteria[i].level != NULL)
            compute(run, i);
    }
    if (run->out_of_memory)
        return pla_err_memory(NULL);
    return faults->count > before ? PLA_PORTFOLIO : PLA_OK;
}
