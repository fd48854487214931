// SPDX-License-Identifier: Apache-2.0
/**
 * Words for what a measure is limited to.
 */
#include "model/measure_text.h"

void pla_field_put(struct pla_text name, struct pla_str *out)
{
    for (size_t i = 0; i < name.length; i++) {
        pla_str_add(out, name.at[i] == '_' ? " " : &name.at[i], 1);
    }
}

struct pla_text pla_filter_key_name(const struct pla_filter_test *test)
{
    static const char *const names[] = {
        [PLA_FK_ID] = "id",         [PLA_FK_KIND] = "kind",
        [PLA_FK_ROLE] = "role",     [PLA_FK_ISSUER] = "issuer",
        [PLA_FK_COURSE] = "course", [PLA_FK_TITLE] = "title",
        [PLA_FK_URL] = "url",       [PLA_FK_TAG] = "tag",
        [PLA_FK_PART] = "part",     [PLA_FK_LEARNING_OUTCOME] = "learning_outcome",
        [PLA_FK_EXAM] = "exam",     [PLA_FK_VERIFIED] = "verified",
        [PLA_FK_HOURS] = "hours",
    };
    return test->key == PLA_FK_OWN ? test->own.name : pla_text_of(names[test->key]);
}

static void put_bound(const struct pla_filter_test *test, struct pla_rational bound,
                      struct pla_str *out)
{
    if (test->key == PLA_FK_OWN && test->own.type == PLA_TYPE_DATE) {
        pla_day_put(out, (pla_day)bound.num);
    } else {
        pla_number_put(bound, NULL, out);
    }
}

static void put_wanted(const struct pla_filter_test *test, const struct pla_filter_value *value,
                       struct pla_str *out)
{
    bool is_date = test->key == PLA_FK_OWN && test->own.type == PLA_TYPE_DATE;
    switch (value->op) {
    case PLA_FV_TEXT:
        pla_str_put_text(out, value->text);
        break;
    case PLA_FV_NUMBER:
        put_bound(test, value->low, out);
        break;
    case PLA_FV_BOOLEAN:
        pla_str_put_z(out, value->boolean ? "yes" : "no");
        break;
    case PLA_FV_AT_LEAST:
        pla_str_put_z(out, is_date ? "from " : "at least ");
        put_bound(test, value->low, out);
        break;
    case PLA_FV_AT_MOST:
        pla_str_put_z(out, is_date ? "until " : "at most ");
        put_bound(test, value->high, out);
        break;
    case PLA_FV_WITHIN:
        PLA_PUT(out, "between ");
        put_bound(test, value->low, out);
        PLA_PUT(out, " and ");
        put_bound(test, value->high, out);
        break;
    }
}

/** Clauses in one pair of brackets, opened by the first of them. */
struct clauses {
    struct pla_str *out;
    bool is_open;
};

static struct pla_str *next_clause(struct clauses *clauses)
{
    pla_str_put_z(clauses->out, clauses->is_open ? ", " : " (");
    clauses->is_open = true;
    return clauses->out;
}

static void put_clause(struct clauses *clauses, const char *word, struct pla_text text)
{
    if (text.at != NULL) {
        struct pla_str *out = next_clause(clauses);
        pla_str_put_z(out, word);
        pla_str_put_text(out, text);
    }
}

static void put_test(struct clauses *clauses, const struct pla_filter_test *test)
{
    struct pla_str *out = next_clause(clauses);
    bool is_boolean = test->value_count == 1 && test->values[0].op == PLA_FV_BOOLEAN;
    if (is_boolean) {
        pla_str_put_z(out, test->values[0].boolean ? "" : "not ");
        pla_field_put(pla_filter_key_name(test), out);
        return;
    }
    pla_field_put(pla_filter_key_name(test), out);
    for (size_t i = 0; i < test->value_count; i++) {
        pla_str_put_z(out, i == 0 ? " " : i + 1 == test->value_count ? " or " : ", ");
        put_wanted(test, &test->values[i], out);
    }
}

static void put_date_clause(struct clauses *clauses, const char *word,
                            const struct pla_measure *measure)
{
    if (measure != NULL) {
        struct pla_str *out = next_clause(clauses);
        pla_str_put_z(out, word);
        pla_measure_put(measure, out);
    }
}

static void put_filter(struct clauses *clauses, const struct pla_filter *filter)
{
    if (filter == NULL) {
        return;
    }
    for (size_t i = 0; i < filter->test_count; i++) {
        put_test(clauses, &filter->tests[i]);
    }
    put_date_clause(clauses, "since ", filter->since);
    put_date_clause(clauses, "until ", filter->until);
    put_date_clause(clauses, "counted after ", filter->clip);
    if (filter->where != PLA_NO_CALL) {
        pla_str_put_z(next_clause(clauses), "chosen by the rubric");
    }
}

void pla_limits_put(const struct pla_measure *measure, struct pla_str *out)
{
    const struct pla_phrase *phrase = pla_measure_phrase(measure);
    struct clauses clauses = {out, false};
    put_clause(&clauses, "area ", measure->area);
    if (measure->op == PLA_M_HELD_CREDITS) {
        put_clause(&clauses, "method ", measure->method);
        put_clause(&clauses, "credit level ", measure->text);
        put_clause(&clauses, "", measure->flag ? PLA_TEXT("here") : (struct pla_text){0});
    }
    if (measure->op == PLA_M_HELD) {
        put_clause(&clauses, "grade at least ", measure->text);
    }
    if (measure->op == PLA_M_COVERED && pla_text_equal(measure->text, PLA_TEXT("partly"))) {
        put_clause(&clauses, "", PLA_TEXT("partly is enough"));
    }
    if (measure->words.count > 0 && phrase->words_key != NULL) {
        pla_list_put(&measure->words, measure->op == PLA_M_HELD ? "or" : "and",
                     next_clause(&clauses));
    }
    if (measure->has_day && phrase->from_key != NULL) {
        PLA_PUT(next_clause(&clauses), "from ");
        pla_day_put(out, measure->day);
    }
    if (measure->has_day_until && phrase->from_key != NULL) {
        PLA_PUT(next_clause(&clauses), "until ");
        pla_day_put(out, measure->day_until);
    }
    put_filter(&clauses, measure->filter);
    if (clauses.is_open) {
        PLA_PUT(out, ")");
    }
}
