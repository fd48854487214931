// SPDX-License-Identifier: Apache-2.0
/**
 * What a measure can be over all portfolios, as a range.
 *
 * The range may be too wide (two measures of the same evidence are taken as independent) but never
 * too narrow: what is never met here is never met at all.
 */
#include "check/lint_range.h"

enum { WORKING = 1, KNOWN = 2 };

/* ---- plain ranges ---- */

static void set_from(struct pla_value *out, struct pla_rational low)
{
    pla_range_set(out, low, low);
    pla_range_open(out, false, true);
}

void pla_lint_range_any(struct pla_value *out, bool may_be_none)
{
    pla_range_set_unknown(out);
    out->may_be_none = may_be_none;
}

/* ---- filters ---- */

const struct pla_filter_test *pla_filter_kinds(const struct pla_filter *filter)
{
    for (size_t i = 0; filter != NULL && i < filter->test_count; i++)
        if (filter->tests[i].key == PLA_FK_KIND)
            return &filter->tests[i];
    return NULL;
}

static bool asks_for_admitted_kind(const struct pla_linter *linter,
                                   const struct pla_filter_test *test)
{
    const struct pla_admit_rule *admit = &linter->rubric->admit;
    if (!admit->has_kinds)
        return true;
    for (size_t i = 0; i < test->value_count; i++)
        if (pla_text_list_has(&admit->kinds, test->values[i].text))
            return true;
    return false;
}

/** Hours are never negative. */
static bool asks_for_hours(const struct pla_filter_test *test)
{
    for (size_t i = 0; i < test->value_count; i++) {
        const struct pla_filter_value *value = &test->values[i];
        bool has_high = value->op == PLA_FV_AT_MOST || value->op == PLA_FV_WITHIN;
        struct pla_rational high = has_high ? value->high : value->low;
        if (value->op == PLA_FV_AT_LEAST || high.num >= 0)
            return true;
    }
    return false;
}

bool pla_lint_is_empty(struct pla_linter *linter, const struct pla_filter *filter)
{
    for (size_t i = 0; filter != NULL && i < filter->test_count; i++) {
        const struct pla_filter_test *test = &filter->tests[i];
        bool is_refused = test->key == PLA_FK_VERIFIED && linter->rubric->admit.verified &&
                          test->value_count == 1 && !test->values[0].boolean;
        if (is_refused || (test->key == PLA_FK_KIND && !asks_for_admitted_kind(linter, test)) ||
            (test->key == PLA_FK_HOURS && !asks_for_hours(test)))
            return true;
    }
    return false;
}

/** Most items a complete portfolio may have; false if there is no bound. */
static bool most_items(const struct pla_linter *linter, struct pla_rational *out)
{
    const struct pla_intake_rule *intake = &linter->rubric->intake;
    for (size_t i = 0; i < intake->max_count; i++) {
        if (!pla_text_equal(intake->max[i].key, PLA_TEXT("items")))
            continue;
        *out = intake->max[i].value;
        return true;
    }
    return false;
}

/* ---- evidence ---- */

static void range_count(struct pla_linter *linter, const struct pla_measure *m,
                        struct pla_value *out)
{
    struct pla_rational most;
    (void)m;
    set_from(out, PLA_ZERO);
    if (most_items(linter, &most))
        pla_range_set(out, PLA_ZERO, most);
}

static void range_amount(struct pla_linter *linter, const struct pla_measure *m,
                         struct pla_value *out)
{
    (void)linter;
    (void)m;
    set_from(out, PLA_ZERO);
}

/** Own fields may be negative, hours not. */
static void range_sum(struct pla_linter *linter, const struct pla_measure *m, struct pla_value *out)
{
    (void)linter;
    if (pla_text_equal(m->name, PLA_TEXT("hours")))
        set_from(out, PLA_ZERO);
    else
        pla_lint_range_any(out, false);
}

static void range_extreme(struct pla_linter *linter, const struct pla_measure *m,
                          struct pla_value *out)
{
    range_sum(linter, m, out);
    out->may_be_none = true;
}

static void range_date_or_none(struct pla_linter *linter, const struct pla_measure *m,
                               struct pla_value *out)
{
    (void)linter;
    (void)m;
    pla_lint_range_any(out, true);
}

/** Texts a filter wants of the field itself bound how many different ones there can be. */
static bool wanted_texts(const struct pla_measure *m, struct pla_rational *out)
{
    static const struct {
        const char *name;
        enum pla_filter_key key;
    } single[] = {{"id", PLA_FK_ID},         {"kind", PLA_FK_KIND},     {"role", PLA_FK_ROLE},
                  {"issuer", PLA_FK_ISSUER}, {"course", PLA_FK_COURSE}, {"title", PLA_FK_TITLE},
                  {"url", PLA_FK_URL},       {"exam", PLA_FK_EXAM}};
    for (size_t i = 0; m->filter != NULL && i < m->filter->test_count; i++) {
        const struct pla_filter_test *test = &m->filter->tests[i];
        bool is_it = test->key == PLA_FK_OWN && pla_text_equal(test->own.name, m->name) &&
                     test->own.type == PLA_TYPE_TEXT;
        for (size_t k = 0; k < sizeof single / sizeof single[0]; k++)
            is_it |=
                test->key == single[k].key && pla_text_equal(m->name, pla_text_of(single[k].name));
        if (!is_it)
            continue;
        *out = PLA_WHOLE((int64_t)test->value_count);
        return true;
    }
    return false;
}

static bool has_several_values(struct pla_text name)
{
    static const char *const names[] = {
        "tag", "tags", "part", "parts", "learning_outcome", "learning_outcomes"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (pla_text_equal(name, pla_text_of(names[i])))
            return true;
    return false;
}

static void range_distinct(struct pla_linter *linter, const struct pla_measure *m,
                           struct pla_value *out)
{
    struct pla_rational most;
    set_from(out, PLA_ZERO);
    if (wanted_texts(m, &most) || (!has_several_values(m->name) && most_items(linter, &most)))
        pla_range_set(out, PLA_ZERO, most);
}

static void range_share(struct pla_linter *linter, const struct pla_measure *m,
                        struct pla_value *out)
{
    (void)linter;
    pla_range_set(out, PLA_ZERO, PLA_WHOLE(1));
    out->may_be_none = m->words.count == 0;
}

static void range_parts(struct pla_linter *linter, const struct pla_measure *m,
                        struct pla_value *out)
{
    (void)linter;
    pla_range_set(out, PLA_ZERO, PLA_WHOLE((int64_t)m->words.count));
}

static void range_best(struct pla_linter *linter, const struct pla_measure *m,
                       struct pla_value *out)
{
    (void)linter;
    pla_lint_range_any(out, true);
    for (size_t i = 0; i < m->row_count; i++) {
        struct pla_rational low = i == 0 ? m->rows[i].value : out->low;
        struct pla_rational high = i == 0 ? m->rows[i].value : out->high;
        pla_range_set(out, pla_rational_min(low, m->rows[i].value),
                      pla_rational_max(high, m->rows[i].value));
    }
    out->may_be_none = true;
}

/* ---- facts ---- */

static void range_const(struct pla_linter *linter, const struct pla_measure *m,
                        struct pla_value *out)
{
    (void)linter;
    if (m->kind == PLA_KIND_NUMBER)
        pla_range_set(out, m->value, m->value);
    else if (m->kind == PLA_KIND_DATE)
        pla_range_set_days(out, m->day, m->day);
    else if (m->kind == PLA_KIND_TEXT)
        pla_range_set_text(out, m->text);
    else
        pla_range_set_boolean(out, m->flag);
}

static void range_fact(struct pla_linter *linter, const struct pla_measure *m,
                       struct pla_value *out)
{
    (void)linter;
    if (m->op == PLA_M_CLAIM && pla_text_equal(m->name, PLA_TEXT("credits")))
        set_from(out, PLA_ZERO);
    else
        pla_lint_range_any(out, true);
    out->may_be_none = true;
}

static void range_any(struct pla_linter *linter, const struct pla_measure *m, struct pla_value *out)
{
    (void)linter;
    pla_lint_range_any(out, m->op == PLA_M_EXAM);
}

static void range_attempt(struct pla_linter *linter, const struct pla_measure *m,
                          struct pla_value *out)
{
    (void)linter;
    (void)m;
    set_from(out, PLA_WHOLE(1));
}

/** Awards that cannot be earned do not count, but a course of that name may be held. */
static void range_awarded(struct pla_linter *linter, const struct pla_measure *m,
                          struct pla_value *out)
{
    int64_t high = 0;
    for (size_t i = 0; i < m->words.count; i++) {
        const struct pla_award *award = pla_rubric_award(linter->rubric, m->words.items[i]);
        high += award == NULL || pla_lint_can_earn(linter, award);
    }
    pla_range_set(out, PLA_ZERO, PLA_WHOLE(high));
}

/* ---- the table ---- */

/** An empty filter leaves nothing to count, and no largest or latest. */
static bool over_nothing(struct pla_linter *linter, const struct pla_measure *m,
                         struct pla_value *out)
{
    if (!pla_lint_is_empty(linter, m->filter))
        return false;
    switch (m->op) {
    case PLA_M_LARGEST:
    case PLA_M_SMALLEST:
    case PLA_M_LATEST:
    case PLA_M_EARLIEST:
    case PLA_M_BEST:
        pla_range_set_none(out);
        return true;
    default:
        pla_range_set(out, PLA_ZERO, PLA_ZERO);
        return true;
    }
}

static void work_out(struct pla_linter *linter, const struct pla_measure *m, struct pla_value *out)
{
    static pla_ranger *const rangers[PLA_MEASURE_COUNT] = {
        [PLA_M_CONST] = range_const,
        [PLA_M_SCORE] = pla_lint_range_score,
        [PLA_M_TOTAL] = pla_lint_range_score,
        [PLA_M_LOWEST] = pla_lint_range_lowest,
        [PLA_M_RATING] = pla_lint_range_lowest,
        [PLA_M_MET] = pla_lint_range_count_criteria,
        [PLA_M_REACHING] = pla_lint_range_count_criteria,
        [PLA_M_DISPUTED] = pla_lint_range_disputed,
        [PLA_M_SPREAD] = pla_lint_range_spread,
        [PLA_M_COUNT] = range_count,
        [PLA_M_HOURS] = range_amount,
        [PLA_M_SUM] = range_sum,
        [PLA_M_LARGEST] = range_extreme,
        [PLA_M_SMALLEST] = range_extreme,
        [PLA_M_MONTHS] = range_amount,
        [PLA_M_YEARS] = range_amount,
        [PLA_M_LATEST] = range_date_or_none,
        [PLA_M_EARLIEST] = range_date_or_none,
        [PLA_M_AS_OF] = range_any,
        [PLA_M_AGO] = range_any,
        [PLA_M_LATER] = pla_lint_range_fold,
        [PLA_M_DISTINCT] = range_distinct,
        [PLA_M_COVERED] = range_share,
        [PLA_M_TAGGED] = range_share,
        [PLA_M_PARTS] = range_parts,
        [PLA_M_EXAM] = range_any,
        [PLA_M_ENDORSEMENTS] = range_amount,
        [PLA_M_HELD] = range_any,
        [PLA_M_HELD_CREDITS] = range_amount,
        [PLA_M_AWARDED] = range_awarded,
        [PLA_M_LEARNER] = range_fact,
        [PLA_M_PORTFOLIO] = range_fact,
        [PLA_M_CLAIM] = range_fact,
        [PLA_M_ATTEMPT] = range_attempt,
        [PLA_M_BEST] = range_best,
        [PLA_M_POINTS] = pla_lint_range_points,
        [PLA_M_STEPS] = pla_lint_range_steps,
        [PLA_M_CALL] = range_any,
        [PLA_M_ADD] = pla_lint_range_fold,
        [PLA_M_SUBTRACT] = pla_lint_range_fold,
        [PLA_M_MULTIPLY] = pla_lint_range_fold,
        [PLA_M_DIVIDE] = pla_lint_range_fold,
        [PLA_M_MIN] = pla_lint_range_fold,
        [PLA_M_MAX] = pla_lint_range_fold,
    };
    if (!over_nothing(linter, m, out))
        rangers[m->op](linter, m, out);
}

const struct pla_value *pla_lint_value(struct pla_linter *linter, const struct pla_measure *measure)
{
    struct pla_value *value = &linter->values[measure->id];
    if (linter->value_known[measure->id] == KNOWN)
        return value;
    if (linter->value_known[measure->id] == WORKING) { /* a circle: nothing is known */
        pla_lint_range_any(value, true);
        return value;
    }
    linter->value_known[measure->id] = WORKING;
    struct pla_value worked = pla_range_start(measure->kind);
    work_out(linter, measure, &worked);
    *value = worked;
    linter->value_known[measure->id] = KNOWN;
    return value;
}

bool pla_lint_is_whole(const struct pla_measure *measure)
{
    switch (measure->op) {
    case PLA_M_CONST:
        return measure->kind == PLA_KIND_NUMBER && measure->value.den == 1;
    case PLA_M_MET:
    case PLA_M_REACHING:
    case PLA_M_DISPUTED:
    case PLA_M_COUNT:
    case PLA_M_DISTINCT:
    case PLA_M_PARTS:
    case PLA_M_ENDORSEMENTS:
    case PLA_M_AWARDED:
    case PLA_M_ATTEMPT:
    case PLA_M_STEPS:
        return true;
    case PLA_M_ADD:
    case PLA_M_SUBTRACT:
    case PLA_M_MULTIPLY:
    case PLA_M_MIN:
    case PLA_M_MAX:
        for (size_t i = 0; i < measure->arg_count; i++)
            if (!pla_lint_is_whole(measure->args[i]))
                return false;
        return true;
    default:
        return false;
    }
}
