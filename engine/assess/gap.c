// SPDX-License-Identifier: Apache-2.0
/**
 * The least change that meets a condition that is not met.
 *
 * What is undecided gives no gap: it waits for an assessor, not for the learner. Joins choose
 * among the gaps of their parts; gap_raise.c knows what raises a measure.
 */
#include "assess/award.h"

static bool same_texts(const struct pla_text_list *a, const struct pla_text_list *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!pla_text_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

static bool same_test(const struct pla_filter_test *a, const struct pla_filter_test *b)
{
    if (a->key != b->key || !pla_text_equal(a->own.name, b->own.name) ||
        a->value_count != b->value_count)
        return false;
    for (size_t i = 0; i < a->value_count; i++) {
        const struct pla_filter_value *x = &a->values[i], *y = &b->values[i];
        if (x->op != y->op || x->boolean != y->boolean || !pla_text_equal(x->text, y->text) ||
            pla_rational_compare(x->low, y->low) != 0 ||
            pla_rational_compare(x->high, y->high) != 0)
            return false;
    }
    return true;
}

static bool same_filter(const struct pla_filter *a, const struct pla_filter *b)
{
    if (a == b)
        return true;
    if (a == NULL || b == NULL || a->test_count != b->test_count || a->where != b->where ||
        !pla_measure_is_same(a->since, b->since) || !pla_measure_is_same(a->until, b->until) ||
        !pla_measure_is_same(a->clip, b->clip))
        return false;
    for (size_t i = 0; i < a->test_count; i++)
        if (!same_test(&a->tests[i], &b->tests[i]))
            return false;
    return true;
}

/** One measure written twice makes two nodes; what they look at tells that they are one. */
bool pla_measure_is_same(const struct pla_measure *a, const struct pla_measure *b)
{
    if (a == b)
        return true;
    if (a == NULL || b == NULL || a->op != b->op || a->arg_count != b->arg_count ||
        a->entries != b->entries || a->rows != b->rows || a->call != b->call ||
        a->flag != b->flag || a->has_day != b->has_day || a->has_day_until != b->has_day_until)
        return false;
    if ((a->has_day && a->day != b->day) || (a->has_day_until && a->day_until != b->day_until))
        return false;
    if (!pla_text_equal(a->name, b->name) || !pla_text_equal(a->area, b->area) ||
        !pla_text_equal(a->text, b->text) || !pla_text_equal(a->method, b->method) ||
        pla_rational_compare(a->value, b->value) != 0 || !same_texts(&a->words, &b->words) ||
        !same_filter(a->filter, b->filter))
        return false;
    for (size_t i = 0; i < a->arg_count; i++)
        if (!pla_measure_is_same(a->args[i], b->args[i]))
            return false;
    return true;
}

/** A criterion's gaps go by its id, whatever measure asked for them. */
static bool same_subject(const struct pla_gap *a, const struct pla_gap *b)
{
    if (a->measure == NULL || b->measure == NULL)
        return a->measure == b->measure && pla_text_equal(a->measure_word, b->measure_word) &&
               pla_text_equal(a->name, b->name);
    return pla_measure_is_same(a->measure, b->measure);
}

static void widen(struct pla_gap *old, const struct pla_gap *gap)
{
    if (old->kind == PLA_GAP_NEVER)
        return;
    int order = gap->kind == PLA_GAP_NEVER ? 1 : pla_rational_compare(gap->to, old->to);
    if (order > 0 || (order == 0 && gap->strictly))
        *old = *gap;
}

void pla_gaps_add(struct pla_gaps *gaps, const struct pla_gap *gap)
{
    for (size_t i = 0; i < gaps->count; i++)
        if (same_subject(&gaps->items[i], gap)) {
            widen(&gaps->items[i], gap);
            return;
        }
    struct pla_gap *items = pla_arena_grow(gaps->run->arena, gaps->items, &gaps->capacity,
                                           gaps->count + 1, sizeof *items);
    if (items == NULL) {
        gaps->run->out_of_memory = true;
        return;
    }
    gaps->items = items;
    gaps->items[gaps->count++] = *gap;
}

void pla_gaps_join(struct pla_gaps *gaps, const struct pla_gaps *other)
{
    for (size_t i = 0; i < other->count; i++)
        pla_gaps_add(gaps, &other->items[i]);
}

void pla_gaps_never(struct pla_gaps *gaps, const struct pla_measure *measure)
{
    struct pla_gap gap = {.kind = PLA_GAP_NEVER,
                          .measure = measure,
                          .measure_word = pla_text_of(pla_measure_word(measure->op)),
                          .name = measure->label.at != NULL ? measure->label : measure->name,
                          .by = PLA_ZERO,
                          .to = PLA_ZERO};
    pla_gaps_add(gaps, &gap);
}

size_t pla_gaps_cost(const struct pla_gaps *gaps)
{
    size_t cost = 0;

    for (size_t i = 0; i < gaps->count; i++)
        cost += gaps->items[i].kind == PLA_GAP_NEVER ? PLA_GAP_IMPOSSIBLE : 1;
    return cost;
}

/** The highest (or lowest) a measure is known to be; false where it is nothing or open. */
static bool end_of(const struct pla_value *value, bool highest, struct pla_rational *out)
{
    if (value->is_none || value->kind == PLA_KIND_TEXT || value->state == PLA_VALUE_FAILED ||
        value->state == PLA_VALUE_UNKNOWN || (highest ? value->no_high : value->no_low))
        return false;
    *out = highest ? value->high : value->low;
    return true;
}

/** Raise `left` to at least (or above) all that `right` may be. */
static void raise_to(struct pla_gaps *gaps, const struct pla_measure *left,
                     const struct pla_measure *right, bool strictly)
{
    struct pla_goal goal = {PLA_ZERO, strictly};

    if (end_of(pla_run_value(gaps->run, right), true, &goal.to))
        pla_gaps_raise(gaps, left, goal);
    else
        pla_gaps_never(gaps, left);
}

/** `left` is too high for `right`: only raising what it is held against helps, if anything does. */
static void raise_bound(struct pla_gaps *gaps, const struct pla_measure *left,
                        const struct pla_measure *right, bool strictly)
{
    struct pla_goal goal = {PLA_ZERO, strictly};

    if (right->op != PLA_M_CONST && end_of(pla_run_value(gaps->run, left), true, &goal.to))
        pla_gaps_raise(gaps, right, goal);
    else if (right->op == PLA_M_CONST && end_of(pla_run_value(gaps->run, right), false, &goal.to))
        pla_gaps_lower(gaps, left, left, goal);
    else
        pla_gaps_never(gaps, left);
}

/** True if `measure` is below all that `bound` may be, so that raising it can help. */
static bool is_below(struct pla_run *run, const struct pla_measure *measure,
                     const struct pla_measure *bound)
{
    const struct pla_value *have = pla_run_value(run, measure);
    struct pla_rational a, b;

    if (have->kind == PLA_KIND_TEXT || !end_of(pla_run_value(run, bound), true, &b))
        return false;
    return have->is_none || (end_of(have, false, &a) && pla_rational_compare(a, b) < 0);
}

static void compare_gaps(struct pla_gaps *gaps, const struct pla_cond *cond)
{
    switch (cond->op) {
    case PLA_C_AT_LEAST:
    case PLA_C_MORE_THAN:
        raise_to(gaps, cond->measure, cond->low, cond->op == PLA_C_MORE_THAN);
        break;
    case PLA_C_AT_MOST:
    case PLA_C_LESS_THAN:
        raise_bound(gaps, cond->measure, cond->low, cond->op == PLA_C_LESS_THAN);
        break;
    default: /* IS, WITHIN */
        if (is_below(gaps->run, cond->measure, cond->low))
            raise_to(gaps, cond->measure, cond->low, false);
        else
            pla_gaps_never(gaps, cond->measure);
    }
}

/** A negated comparison is not met because the comparison is: go past it, where up is the way. */
static void negated_gaps(struct pla_gaps *gaps, const struct pla_cond *cond)
{
    switch (cond->op) {
    case PLA_C_AT_MOST:
    case PLA_C_LESS_THAN:
        raise_to(gaps, cond->measure, cond->low, cond->op == PLA_C_AT_MOST);
        break;
    case PLA_C_AT_LEAST:
    case PLA_C_MORE_THAN:
        raise_bound(gaps, cond->measure, cond->low, cond->op == PLA_C_AT_LEAST);
        break;
    case PLA_C_IS:
        if (pla_run_value(gaps->run, cond->measure)->kind == PLA_KIND_TEXT)
            pla_gaps_never(gaps, cond->measure);
        else
            raise_to(gaps, cond->measure, cond->low, true);
        break;
    case PLA_C_WITHIN:
        raise_to(gaps, cond->measure, cond->high, true);
        break;
    case PLA_C_ALL_MET:
        pla_gaps_never(gaps, cond->measure);
        break;
    default:
        break;
    }
}

static void all_met_gaps(struct pla_gaps *gaps, const struct pla_measure *met)
{
    for (size_t i = 0; i < met->criterion_count; i++) {
        const struct pla_criterion_result *result = &gaps->run->criteria[met->criteria[i]];
        struct pla_goal goal = {result->criterion->minimum, false};
        if (result->state == PLA_NOT_MET)
            pla_gaps_criterion(gaps, met->criteria[i], goal);
    }
}

/** What a function of the rubric wants cannot be worked out: its own words say it. */
static void check_gap(struct pla_gaps *gaps, const struct pla_cond *cond)
{
    struct pla_run *run = gaps->run;
    struct pla_text why = pla_run_cond_text(run, cond), words = cond->label;

    if (why.length > 0) {
        words = pla_text_join(run->arena, words, PLA_TEXT(": "));
        words = pla_text_join(run->arena, words, why);
    }
    struct pla_gap gap = {.kind = PLA_GAP_NEVER,
                          .measure_word = PLA_TEXT("check"),
                          .name = cond->label,
                          .by = PLA_ZERO,
                          .to = PLA_ZERO,
                          .text = words};
    pla_gaps_add(gaps, &gap);
}

static void find(struct pla_gaps *gaps, const struct pla_cond *cond);

struct branch {
    struct pla_gaps gaps;
    size_t cost;
    bool is_taken;
};

/** Take the `need` cheapest of the parts that are not met, ties the first written. */
static void choose(struct pla_gaps *gaps, const struct pla_cond *cond, size_t need)
{
    struct pla_run *run = gaps->run;
    struct branch *branches = PLA_NEW_ARRAY(run->arena, cond->part_count, struct branch);
    size_t count = 0;

    if (branches == NULL)
        return;
    for (size_t i = 0; i < cond->part_count; i++)
        if (pla_run_state(run, cond->parts[i]) == PLA_NOT_MET) {
            branches[count].gaps.run = run;
            branches[count].gaps.beside = gaps;
            find(&branches[count].gaps, cond->parts[i]);
            branches[count].cost = pla_gaps_cost(&branches[count].gaps);
            count++;
        }
    for (; need > 0; need--) {
        struct branch *best = NULL;
        for (size_t i = 0; i < count; i++)
            if (!branches[i].is_taken && (best == NULL || branches[i].cost < best->cost))
                best = &branches[i];
        if (best == NULL)
            return;
        best->is_taken = true;
        pla_gaps_join(gaps, &best->gaps);
    }
}

/**
 * When the parts of an `&` are asked: first what leaves no choice, then numbers of criteria, then
 * alternatives, then what any criterion can raise. Who chooses late asks for nothing that is asked
 * for already.
 */
enum { FIRST, NUMBERS, ALTERNATIVES, SUMS, TURNS };

static int turn_of(const struct pla_cond *cond)
{
    if (cond->op == PLA_C_OR || cond->op == PLA_C_AT_LEAST_OF)
        return ALTERNATIVES;
    if (cond->op == PLA_C_ALL_MET || cond->measure == NULL)
        return FIRST;
    switch (cond->measure->op) {
    case PLA_M_MET:
    case PLA_M_REACHING:
        return NUMBERS;
    case PLA_M_SCORE:
    case PLA_M_TOTAL:
        return SUMS;
    default:
        return FIRST;
    }
}

static size_t count_met(struct pla_run *run, const struct pla_cond *cond)
{
    size_t met = 0;

    for (size_t i = 0; i < cond->part_count; i++)
        met += pla_run_state(run, cond->parts[i]) == PLA_MET;
    return met;
}

static void find(struct pla_gaps *gaps, const struct pla_cond *cond)
{
    struct pla_run *run = gaps->run;

    if (pla_run_state(run, cond) != PLA_NOT_MET)
        return;
    switch (cond->op) {
    case PLA_C_ALL_MET:
        all_met_gaps(gaps, cond->measure);
        break;
    case PLA_C_AND:
        for (int turn = 0; turn < TURNS; turn++)
            for (size_t i = 0; i < cond->part_count; i++)
                if (turn_of(cond->parts[i]) == turn)
                    find(gaps, cond->parts[i]);
        break;
    case PLA_C_OR:
        choose(gaps, cond, 1);
        break;
    case PLA_C_AT_LEAST_OF:
        choose(gaps, cond, cond->need - count_met(run, cond));
        break;
    case PLA_C_NOT:
        if (cond->parts[0]->op == PLA_C_CHECK)
            check_gap(gaps, cond->parts[0]);
        else
            negated_gaps(gaps, cond->parts[0]);
        break;
    case PLA_C_CHECK:
        check_gap(gaps, cond);
        break;
    case PLA_C_REFER:
        break;
    default:
        compare_gaps(gaps, cond);
    }
}

void pla_gaps_condition(struct pla_gaps *gaps, const struct pla_cond *cond)
{
    find(gaps, cond);
}

void pla_run_gaps(struct pla_run *run, const struct pla_cond *cond, const struct pla_gap **out,
                  size_t *out_count)
{
    struct pla_gaps gaps = {.run = run};

    find(&gaps, cond);
    *out = gaps.items;
    *out_count = gaps.count;
}
