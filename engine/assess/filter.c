// SPDX-License-Identifier: Apache-2.0
/** Three-valued matching of an item against a filter. */
#include "assess/filter.h"

#include "assess/call.h"
#include "assess/field.h"
#include "assess/range.h"

static bool bound_of(struct pla_run *run, const struct pla_measure *measure,
                     struct pla_date_bound *out, struct pla_text *out_why)
{
    if (measure == NULL)
        return true;
    const struct pla_value *value = pla_run_value(run, measure);
    if (value->state == PLA_VALUE_FAILED) {
        *out_why = value->text;
        return false;
    }
    *out = pla_date_bound_of(value);
    return true;
}

bool pla_filter_dates(struct pla_run *run, const struct pla_filter *filter,
                      struct pla_filter_dates *out, struct pla_text *out_why)
{
    *out = (struct pla_filter_dates){.since = {.state = PLA_UNBOUNDED}};
    return filter == NULL || (bound_of(run, filter->since, &out->since, out_why) &&
                              bound_of(run, filter->until, &out->until, out_why) &&
                              bound_of(run, filter->clip, &out->clip, out_why));
}

/* ---- tests ---- */

static enum pla_state match_texts(const struct pla_field_value *have,
                                  const struct pla_filter_value *want)
{
    if (want->op != PLA_FV_TEXT)
        return PLA_NOT_MET;
    for (size_t i = 0; i < have->text_count; i++) {
        if (pla_text_equal(have->texts[i], want->text))
            return PLA_MET;
    }
    return PLA_NOT_MET;
}

static enum pla_state match_boolean(const struct pla_field_value *have,
                                    const struct pla_filter_value *want)
{
    bool is_same = want->op == PLA_FV_BOOLEAN && have->boolean == want->boolean;
    return is_same ? PLA_MET : PLA_NOT_MET;
}

/** low..high lies inside, outside or across what is wanted. */
static enum pla_state match_range(const struct pla_field_value *have,
                                  const struct pla_filter_value *want)
{
    bool has_low = want->op != PLA_FV_AT_MOST, has_high = want->op != PLA_FV_AT_LEAST;
    if (want->op == PLA_FV_TEXT || want->op == PLA_FV_BOOLEAN)
        return PLA_NOT_MET;
    struct pla_rational high = want->op == PLA_FV_NUMBER ? want->low : want->high;
    bool is_below = has_low && pla_rational_compare(have->high, want->low) < 0;
    bool is_above = has_high && pla_rational_compare(have->low, high) > 0;
    if (is_below || is_above)
        return PLA_NOT_MET;
    bool is_inside = (!has_low || pla_rational_compare(have->low, want->low) >= 0) &&
                     (!has_high || pla_rational_compare(have->high, high) <= 0);
    return is_inside ? PLA_MET : PLA_UNDECIDED;
}

static enum pla_state match_unknown(const struct pla_field_value *have,
                                    const struct pla_filter_value *want)
{
    (void)have;
    (void)want;
    return PLA_UNDECIDED;
}

static enum pla_state match_absent(const struct pla_field_value *have,
                                   const struct pla_filter_value *want)
{
    (void)have;
    (void)want;
    return PLA_NOT_MET;
}

static enum pla_state (*const matchers[])(const struct pla_field_value *,
                                          const struct pla_filter_value *) = {
    [PLA_SHAPE_ABSENT] = match_absent,   [PLA_SHAPE_UNKNOWN] = match_unknown,
    [PLA_SHAPE_TEXTS] = match_texts,     [PLA_SHAPE_RANGE] = match_range,
    [PLA_SHAPE_BOOLEAN] = match_boolean,
};

static bool is_wanted(const struct pla_filter_test *test, struct pla_text text)
{
    for (size_t i = 0; i < test->value_count; i++) {
        const struct pla_filter_value *want = &test->values[i];
        if (want->op == PLA_FV_TEXT && pla_text_equal(text, want->text))
            return true;
    }
    return false;
}

enum pla_state pla_filter_test(const struct pla_filter_test *test, const struct pla_item *item)
{
    const struct pla_text *text = pla_item_text(item, test->key);
    if (text != NULL)
        return text->at != NULL && is_wanted(test, *text) ? PLA_MET : PLA_NOT_MET;
    struct pla_field_name name = {test->key, test->own.name};
    struct pla_field_value have = pla_item_field(item, name);
    enum pla_state best = PLA_NOT_MET;
    for (size_t i = 0; i < test->value_count && best != PLA_MET; i++)
        best = pla_state_or(best, matchers[have.shape](&have, &test->values[i]));
    return best;
}

/* ---- the whole filter ---- */

static enum pla_state ask_where(struct pla_run *run, pla_call call, const struct pla_item *item,
                                struct pla_text *out_why)
{
    struct pla_call_result result;
    if (!pla_run_call(run, call, PLA_VIEW_SURE, item, &result, out_why))
        return PLA_FAILED;
    switch (result.kind) {
    case PLA_CALL_TRUE:
        return PLA_MET;
    case PLA_CALL_FALSE:
        return PLA_NOT_MET;
    case PLA_CALL_UNKNOWN:
        return PLA_UNDECIDED;
    case PLA_CALL_NUMBER:
        break;
    }
    *out_why = PLA_TEXT("a filter's function must return true, false or nil");
    return PLA_FAILED;
}

enum pla_state pla_filter_match(struct pla_run *run, const struct pla_filter *filter,
                                const struct pla_filter_dates *dates, const struct pla_item *item,
                                struct pla_text *out_why)
{
    enum pla_state state = item->admitted == PLA_FAILED ? PLA_MET : item->admitted;
    if (filter != NULL) {
        for (size_t i = 0; i < filter->test_count && state != PLA_NOT_MET; i++)
            state = pla_state_and(state, pla_filter_test(&filter->tests[i], item));
        if (state != PLA_NOT_MET && dates->since.state != PLA_UNBOUNDED)
            state = pla_state_and(state, pla_item_since(item, &dates->since));
        if (state != PLA_NOT_MET && dates->until.state != PLA_UNBOUNDED)
            state = pla_state_and(state, pla_item_until(item, &dates->until));
    }
    if (state == PLA_NOT_MET)
        return state;
    if (item->admitted == PLA_FAILED) {
        *out_why = item->failure;
        return PLA_FAILED;
    }
    if (filter != NULL && filter->where != PLA_NO_CALL)
        state = pla_state_and(state, ask_where(run, filter->where, item, out_why));
    return state;
}
