// SPDX-License-Identifier: Apache-2.0
/**
 * What raises a measure: more of what it counts, a higher level, waiting, or nothing at all.
 *
 * A gap never advises to change a fact of the learner, and never a number above what the measure
 * can give.
 */
#include "assess/gap.h"

static bool is_fact(struct pla_run *run, const struct pla_measure *measure);
static bool has_open_entry(struct pla_run *run, const struct pla_measure *measure);

/** n rounded to a whole number that reaches the goal; false if it does not fit. */
static bool whole_goal(struct pla_goal goal, struct pla_goal *out)
{
    enum pla_round mode = goal.strictly ? PLA_ROUND_DOWN : PLA_ROUND_UP;
    struct pla_rational to;

    if (!pla_rational_round(goal.to, PLA_WHOLE(1), mode, &to) ||
        (goal.strictly && !pla_rational_add(to, PLA_WHOLE(1), &to)))
        return false;
    *out = (struct pla_goal){to, false};
    return true;
}

static bool counts_things(const struct pla_measure *measure)
{
    switch (measure->op) {
    case PLA_M_COUNT:
    case PLA_M_DISTINCT:
    case PLA_M_PARTS:
    case PLA_M_ENDORSEMENTS:
    case PLA_M_AWARDED:
    case PLA_M_HELD:
        return true;
    default:
        return false;
    }
}

static struct pla_rational best_row(const struct pla_measure *measure)
{
    struct pla_rational best = measure->row_count > 0 ? measure->rows[0].value : PLA_ZERO;

    for (size_t i = 1; i < measure->row_count; i++)
        best = pla_rational_max(best, measure->rows[i].value);
    return best;
}

/** The most a measure can ever give; false where there is no bound. */
static bool most_of(const struct pla_measure *measure, struct pla_rational *out)
{
    switch (measure->op) {
    case PLA_M_COVERED:
    case PLA_M_TAGGED:
    case PLA_M_HELD:
        *out = PLA_WHOLE(1);
        return true;
    case PLA_M_PARTS:
    case PLA_M_AWARDED:
        *out = PLA_WHOLE((int64_t)measure->words.count);
        return true;
    case PLA_M_BEST:
        *out = best_row(measure);
        return true;
    case PLA_M_POINTS:
        *out = measure->cap;
        return measure->has_cap;
    default:
        return false;
    }
}

/** Do all days a test wants of a field of the rubric's own lie before the date as of? */
static bool wants_the_past(const struct pla_filter_test *test, pla_day as_of)
{
    if (test->key != PLA_FK_OWN || test->own.type != PLA_TYPE_DATE)
        return false;
    for (size_t i = 0; i < test->value_count; i++) {
        const struct pla_filter_value *value = &test->values[i];
        if ((value->op != PLA_FV_AT_MOST && value->op != PLA_FV_WITHIN) ||
            pla_rational_compare(value->high, PLA_WHOLE(as_of)) >= 0)
            return false;
    }
    return test->value_count > 0;
}

/** Its window of dates is over: what is brought from now on does not count. */
static bool has_passed(struct pla_run *run, const struct pla_measure *measure)
{
    const struct pla_measure *until = measure->filter != NULL ? measure->filter->until : NULL;

    for (size_t i = 0; measure->filter != NULL && i < measure->filter->test_count; i++)
        if (wants_the_past(&measure->filter->tests[i], run->terms->as_of))
            return true;

    if (measure->op == PLA_M_EXAM && measure->has_day_until)
        return measure->day_until < run->terms->as_of;
    if (until == NULL)
        return false;
    const struct pla_value *last = pla_run_value(run, until);
    return last->state != PLA_VALUE_FAILED && last->state != PLA_VALUE_UNKNOWN && !last->is_none &&
           !last->no_high && pla_rational_compare(last->high, PLA_WHOLE(run->terms->as_of)) < 0;
}

static bool is_in_reach(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_goal goal)
{
    struct pla_rational most;

    if (has_passed(run, measure) || (measure->op == PLA_M_POINTS && !has_open_entry(run, measure)))
        return false;
    if (!most_of(measure, &most))
        return true;
    int order = pla_rational_compare(goal.to, most);
    return order < 0 || (order == 0 && !goal.strictly);
}

/** Can any entry of `points` rise? */
static bool has_open_entry(struct pla_run *run, const struct pla_measure *measure)
{
    for (size_t i = 0; i < measure->entry_count; i++)
        if (!is_fact(run, measure->entries[i].measure))
            return true;
    return measure->entry_count == 0;
}

/** More of it. Where there is nothing yet, all of the goal is missing (of a date: one item). */
static void more(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    const struct pla_value *have = pla_run_value(gaps->run, measure);
    struct pla_gap gap = {.kind = PLA_GAP_MORE,
                          .measure = measure,
                          .measure_word = pla_text_of(pla_measure_word(measure->op)),
                          .name = measure->label.at != NULL ? measure->label : measure->name,
                          .by = goal.to};

    if (!is_in_reach(gaps->run, measure, goal) ||
        (counts_things(measure) && !whole_goal(goal, &goal))) {
        pla_gaps_never(gaps, measure);
        return;
    }
    gap.to = goal.to;
    gap.strictly = goal.strictly;
    if (have->is_none && measure->kind == PLA_KIND_DATE)
        gap.by = PLA_WHOLE(1);
    else if (have->is_none)
        gap.by = goal.to;
    else if ((have->no_low && have->no_high) ||
             !pla_rational_sub(goal.to, have->no_low ? have->high : have->low, &gap.by)) {
        pla_gaps_never(gaps, measure);
        return;
    }
    pla_gaps_add(gaps, &gap);
}

/** How many learning outcomes a share is of. */
static size_t outcomes_of(const struct pla_run *run, const struct pla_measure *measure)
{
    if (measure->words.count > 0)
        return measure->words.count;
    return run->claim != NULL ? run->claim->learning_outcomes.count : 0;
}

/** More of a share of learning outcomes, in whole outcomes. */
static void more_outcomes(struct pla_gaps *gaps, const struct pla_measure *measure,
                          struct pla_goal goal)
{
    const struct pla_value *have = pla_run_value(gaps->run, measure);
    struct pla_rational of = PLA_WHOLE((int64_t)outcomes_of(gaps->run, measure)), sure;
    struct pla_gap gap = {.kind = PLA_GAP_MORE,
                          .measure = measure,
                          .measure_word = pla_text_of(pla_measure_word(measure->op)),
                          .name = measure->label.at != NULL ? measure->label : measure->name};

    if (of.num == 0 || have->is_none || have->no_low || !is_in_reach(gaps->run, measure, goal) ||
        !pla_rational_mul(goal.to, of, &goal.to) || !whole_goal(goal, &goal) ||
        !pla_rational_mul(have->low, of, &sure) || !pla_rational_sub(goal.to, sure, &gap.by)) {
        pla_gaps_never(gaps, measure);
        return;
    }
    gap.to = goal.to;
    pla_gaps_add(gaps, &gap);
}

static void never(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    (void)goal;
    pla_gaps_never(gaps, measure);
}

static void wait_until(struct pla_gaps *gaps, const struct pla_measure *measure, pla_day day)
{
    pla_day as_of = gaps->run->terms->as_of;
    struct pla_gap gap = {.kind = PLA_GAP_WAIT,
                          .measure = measure,
                          .measure_word = pla_text_of(pla_measure_word(measure->op)),
                          .by = PLA_WHOLE(day - as_of),
                          .to = PLA_WHOLE(day)};
    pla_gaps_add(gaps, &gap);
}

static bool day_of_goal(struct pla_goal goal, pla_day *out)
{
    struct pla_goal whole;

    if (!whole_goal(goal, &whole) || whole.to.num < PLA_DAY_MIN || whole.to.num > PLA_DAY_MAX)
        return false;
    *out = (pla_day)whole.to.num;
    return true;
}

static void wait_as_of(struct pla_gaps *gaps, const struct pla_measure *measure,
                       struct pla_goal goal)
{
    pla_day day;

    if (day_of_goal(goal, &day))
        wait_until(gaps, measure, day);
    else
        pla_gaps_never(gaps, measure);
}

/** The first day from which `ago` lies on the goal or after it. */
static void wait_ago(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    enum { MOST_MONTHS = 120000 }; /* beyond the calendar, as where `ago` is worked out */
    struct pla_rational months;
    pla_day goal_day;

    if (!pla_rational_mul(measure->value, PLA_WHOLE(12), &months) || months.num < 0 ||
        months.num / months.den > MOST_MONTHS || !day_of_goal(goal, &goal_day)) {
        pla_gaps_never(gaps, measure);
        return;
    }
    int back = (int)(months.num / months.den);
    pla_day day = pla_day_plus_months(goal_day, back);
    /* Months differ in length, so the way back may end up to three days early. */
    while (day < PLA_DAY_MAX && pla_day_plus_months(day, -back) < goal_day)
        day++;
    wait_until(gaps, measure, day);
}

/** Every operand below the goal must rise: the lowest counts. */
static void raise_all(struct pla_gaps *gaps, const struct pla_measure *measure,
                      struct pla_goal goal)
{
    for (size_t i = 0; i < measure->arg_count; i++) {
        const struct pla_value *have = pla_run_value(gaps->run, measure->args[i]);
        int order = have->is_none || have->no_low ? -1 : pla_rational_compare(have->low, goal.to);
        if (order < 0 || (order == 0 && goal.strictly))
            pla_gaps_raise(gaps, measure->args[i], goal);
    }
}

/** One operand is enough: the cheapest, ties the first written. */
static void raise_one(struct pla_gaps *gaps, const struct pla_measure *measure,
                      struct pla_goal goal)
{
    struct pla_gaps best = {0};

    for (size_t i = 0; i < measure->arg_count; i++) {
        struct pla_gaps one = {.run = gaps->run};
        pla_gaps_raise(&one, measure->args[i], goal);
        if (best.run == NULL || pla_gaps_cost(&one) < pla_gaps_cost(&best))
            best = one;
    }
    pla_gaps_join(gaps, &best);
}

/** A level by steps is reached where the number under it is: the least bound of such a level. */
static void raise_steps(struct pla_gaps *gaps, const struct pla_measure *measure,
                        struct pla_goal goal)
{
    const struct pla_table_row *least = NULL;

    for (size_t i = 0; i < measure->row_count; i++) {
        const struct pla_table_row *row = &measure->rows[i];
        int order = pla_rational_compare(PLA_WHOLE(row->level), goal.to);
        if ((order > 0 || (order == 0 && !goal.strictly)) &&
            (least == NULL || pla_rational_compare(row->value, least->value) < 0))
            least = row;
    }
    if (least == NULL)
        pla_gaps_never(gaps, measure);
    else
        pla_gaps_raise(gaps, measure->args[0], (struct pla_goal){least->value, false});
}

static void raise_rating(struct pla_gaps *gaps, const struct pla_measure *measure,
                         struct pla_goal goal)
{
    if (measure->criterion_count == 1)
        pla_gaps_criterion(gaps, measure->criteria[0], goal);
    else
        pla_gaps_never(gaps, measure);
}

/** The number of a measure that nothing can change. */
static bool number_of(struct pla_run *run, const struct pla_measure *measure,
                      struct pla_rational *out)
{
    const struct pla_value *value = is_fact(run, measure) ? pla_run_value(run, measure) : NULL;

    if (value == NULL || value->state != PLA_VALUE_KNOWN || value->is_none ||
        value->kind != PLA_KIND_NUMBER || pla_rational_compare(value->low, value->high) != 0)
        return false;
    *out = value->low;
    return true;
}

/** The operand beside a number that stays, and which way it must go. */
struct way {
    const struct pla_measure *operand; /**< NULL: it is not so simple */
    bool falls;                        /**< it must fall: `100 - m`, `100 / m`, `m * -1` */
    bool is_shut;                      /**< whatever it does, the goal is not reached */
};

/** The way to `goal`, which becomes what the operand must reach. */
static struct way way_to(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_goal *goal)
{
    struct pla_rational n;
    bool is_made =
        measure->op >= PLA_M_ADD && measure->op <= PLA_M_DIVIDE && measure->arg_count == 2;
    bool is_second = is_made && number_of(run, measure->args[0], &n), fits = false;
    struct way way = {0};

    if (!is_made || (!is_second && !number_of(run, measure->args[1], &n)))
        return way;
    if (measure->op == PLA_M_ADD) {
        fits = pla_rational_sub(goal->to, n, &goal->to);
    } else if (measure->op == PLA_M_SUBTRACT) {
        way.falls = is_second;
        fits = is_second ? pla_rational_sub(n, goal->to, &goal->to)
                         : pla_rational_add(goal->to, n, &goal->to);
    } else if (measure->op == PLA_M_DIVIDE && is_second) { /* the operand is above nothing */
        way.falls = n.num > 0;
        way.is_shut = n.num == 0 || goal->to.num == 0 || (n.num > 0) != (goal->to.num > 0);
        fits = !way.is_shut && pla_rational_div(n, goal->to, &goal->to);
    } else {
        way.falls = n.num < 0;
        way.is_shut = n.num == 0;
        if (!way.is_shut)
            fits = measure->op == PLA_M_DIVIDE ? pla_rational_mul(goal->to, n, &goal->to)
                                               : pla_rational_div(goal->to, n, &goal->to);
    }
    way.operand = fits ? measure->args[is_second] : NULL;
    return way;
}

/**
 * A sum, product or quotient with a number rises with its other operand; others, and those that
 * have a name of their own, rise as a whole, unless they are made of facts only.
 */
static void raise_made(struct pla_gaps *gaps, const struct pla_measure *measure,
                       struct pla_goal goal)
{
    struct pla_goal inner = goal;
    struct way way = way_to(gaps->run, measure, &inner);

    if (way.is_shut || is_fact(gaps->run, measure))
        pla_gaps_never(gaps, measure);
    else if (way.operand != NULL && way.falls)
        pla_gaps_lower(gaps, measure, way.operand, inner);
    else if (way.operand != NULL && measure->label.at == NULL)
        pla_gaps_raise(gaps, way.operand, inner);
    else
        more(gaps, measure, goal);
}

void pla_gaps_lower(struct pla_gaps *gaps, const struct pla_measure *subject,
                    const struct pla_measure *measure, struct pla_goal goal)
{
    while (!is_fact(gaps->run, measure)) {
        struct way way = way_to(gaps->run, measure, &goal);
        if (way.operand == NULL)
            break;
        if (way.falls) {
            pla_gaps_raise(gaps, way.operand, goal);
            return;
        }
        measure = way.operand;
    }
    pla_gaps_never(gaps, subject);
}

typedef void raise_fn(struct pla_gaps *gaps, const struct pla_measure *measure,
                      struct pla_goal goal);

/** What raises which measure. */
static raise_fn *const raisers[PLA_MEASURE_COUNT] = {
    [PLA_M_CONST] = never,
    [PLA_M_SCORE] = pla_gaps_score,
    [PLA_M_TOTAL] = pla_gaps_score,
    [PLA_M_LOWEST] = pla_gaps_lowest,
    [PLA_M_RATING] = raise_rating,
    [PLA_M_MET] = pla_gaps_met,
    [PLA_M_REACHING] = pla_gaps_met,
    [PLA_M_DISPUTED] = never,
    [PLA_M_SPREAD] = never,
    [PLA_M_COUNT] = more,
    [PLA_M_HOURS] = more,
    [PLA_M_SUM] = more,
    [PLA_M_LARGEST] = more,
    [PLA_M_SMALLEST] = never,
    [PLA_M_MONTHS] = more,
    [PLA_M_YEARS] = more,
    [PLA_M_LATEST] = more,
    [PLA_M_EARLIEST] = never,
    [PLA_M_AS_OF] = wait_as_of,
    [PLA_M_AGO] = wait_ago,
    [PLA_M_LATER] = raise_one,
    [PLA_M_DISTINCT] = more,
    [PLA_M_COVERED] = more_outcomes,
    [PLA_M_TAGGED] = more_outcomes,
    [PLA_M_PARTS] = more,
    [PLA_M_EXAM] = more,
    [PLA_M_ENDORSEMENTS] = more,
    [PLA_M_HELD] = more,
    [PLA_M_HELD_CREDITS] = more,
    [PLA_M_AWARDED] = more,
    [PLA_M_LEARNER] = never,
    [PLA_M_PORTFOLIO] = never,
    [PLA_M_CLAIM] = never,
    [PLA_M_ATTEMPT] = never,
    [PLA_M_BEST] = more,
    [PLA_M_POINTS] = more,
    [PLA_M_STEPS] = raise_steps,
    [PLA_M_CALL] = more,
    [PLA_M_ADD] = raise_made,
    [PLA_M_SUBTRACT] = raise_made,
    [PLA_M_MULTIPLY] = raise_made,
    [PLA_M_DIVIDE] = raise_made,
    [PLA_M_MIN] = raise_all,
    [PLA_M_MAX] = raise_one,
};

/** Nothing the learner does from now on raises it. */
static bool is_fact(struct pla_run *run, const struct pla_measure *measure)
{
    if (measure->arg_count == 0)
        return raisers[measure->op] == never || has_passed(run, measure);
    for (size_t i = 0; i < measure->arg_count; i++)
        if (!is_fact(run, measure->args[i]))
            return false;
    return true;
}

void pla_gaps_raise(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal)
{
    raisers[measure->op](gaps, measure, goal);
}
