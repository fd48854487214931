// SPDX-License-Identifier: Apache-2.0
/** Filters over evidence: `{ kind = "work", hours = at_least(10), since = "2020-01-01" }`. */
#include "rubric/build.h"
#include "rubric/fault.h"
#include "rubric/raw.h"
#include "rubric/resolve.h"

#include <stdio.h>
#include <stdlib.h>

static const struct standard {
    const char *name;
    enum pla_filter_key key;
    enum pla_type type;
} standards[] = {
    {"id", PLA_FK_ID, PLA_TYPE_TEXT},
    {"kind", PLA_FK_KIND, PLA_TYPE_TEXT},
    {"role", PLA_FK_ROLE, PLA_TYPE_TEXT},
    {"issuer", PLA_FK_ISSUER, PLA_TYPE_TEXT},
    {"course", PLA_FK_COURSE, PLA_TYPE_TEXT},
    {"title", PLA_FK_TITLE, PLA_TYPE_TEXT},
    {"url", PLA_FK_URL, PLA_TYPE_TEXT},
    {"tag", PLA_FK_TAG, PLA_TYPE_TEXT},
    {"part", PLA_FK_PART, PLA_TYPE_TEXT},
    {"learning_outcome", PLA_FK_LEARNING_OUTCOME, PLA_TYPE_TEXT},
    {"exam", PLA_FK_EXAM, PLA_TYPE_TEXT},
    {"verified", PLA_FK_VERIFIED, PLA_TYPE_BOOLEAN},
    {"hours", PLA_FK_HOURS, PLA_TYPE_NUMBER},
};
enum { STANDARDS = sizeof standards / sizeof *standards };

static const char *const windows[] = {"since", "until", "clip", "where"};
enum { WINDOWS = sizeof windows / sizeof *windows };

const struct pla_field_decl *pla_scope_field(const struct pla_scope *scope, struct pla_text name)
{
    for (size_t i = 0; i < scope->field_count; i++)
        if (pla_text_equal(scope->fields[i].name, name))
            return &scope->fields[i];
    return NULL;
}

/* ---- building ---- */

static void add_test(struct pla_lang *lang, struct pla_draft_test *test, struct pla_text name,
                     const char *what)
{
    lua_State *L = lang->L;
    bool is_list = lua_istable(L, -1);
    int64_t count = is_list ? pla_list_length(L, -1) : 1;
    if (count < 1)
        pla_raise(lang, NULL, "%s: \"%s\" needs a value or a list of values", what,
                  pla_shown(lang, name));
    struct pla_raw *values = PLA_LANG_NEW(lang, (size_t)count, struct pla_raw);
    for (int64_t i = 0; i < count; i++) {
        if (is_list)
            lua_rawgeti(L, -1, i + 1);
        else
            lua_pushvalue(L, -1);
        values[i] = pla_need_raw(lang, -1, what);
        lua_pop(L, 1);
        if (values[i].is == PLA_RAW_MEASURE)
            pla_raise(lang, NULL, "%s: \"%s\" cannot be a measure", what, pla_shown(lang, name));
    }
    *test = (struct pla_draft_test){name, values, (size_t)count};
}

static struct pla_draft_measure *window(struct pla_lang *lang, struct pla_draft_measure *draft,
                                        const char *what)
{
    struct pla_draft_measure *date = pla_need_date(lang, pla_need_raw(lang, -1, what), what);
    pla_measure_under_measure(lang, draft, date);
    return date;
}

static void set_window(struct pla_lang *lang, struct pla_draft_measure *draft,
                       struct pla_draft_filter *filter, struct pla_text name, const char *what)
{
    enum pla_measure_op op = draft->m.op;
    if (pla_text_equal(name, PLA_TEXT("since"))) {
        filter->since = window(lang, draft, what);
    } else if (pla_text_equal(name, PLA_TEXT("until"))) {
        filter->until = window(lang, draft, what);
    } else if (pla_text_equal(name, PLA_TEXT("clip"))) {
        if (op != PLA_M_HOURS && op != PLA_M_MONTHS && op != PLA_M_YEARS)
            pla_raise(lang, "since and until choose whole items",
                      "%s: clip is for hours, months and years", what);
        filter->clip = window(lang, draft, what);
    } else if (lua_isfunction(lang->L, -1)) {
        filter->where = pla_call_keep(lang, -1, PLA_CALL_OF_WHERE, PLA_TEXT("where"));
    } else {
        pla_raise(lang, "where = function(item, portfolio) return item.role == \"author\" end",
                  "%s: where needs a function, got %s", what, pla_lua_type(lang, -1));
    }
}

static bool is_window(struct pla_text name)
{
    for (int i = 0; i < WINDOWS; i++)
        if (pla_text_equal(name, pla_text_of(windows[i])))
            return true;
    return false;
}

void pla_filter_build(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                      const char *what)
{
    lua_State *L = lang->L;
    if (lua_isnoneornil(L, at))
        return;
    if (!lua_istable(L, at))
        pla_raise(lang, "write { kind = \"work\" }", "%s: expected a filter table, got %s", what,
                  pla_lua_type(lang, at));
    at = lua_absindex(L, at);
    size_t count;
    const struct pla_text *names = pla_table_names(lang, at, what, &count);
    struct pla_draft_filter *filter = PLA_LANG_NEW(lang, 1, struct pla_draft_filter);
    struct pla_draft_test *tests = PLA_LANG_NEW(lang, count, struct pla_draft_test);
    filter->where = PLA_NO_CALL;
    filter->tests = tests;
    for (size_t i = 0; i < count; i++) {
        pla_table_push(L, at, names[i]);
        if (is_window(names[i]))
            set_window(lang, draft, filter, names[i], what);
        else
            add_test(lang, &tests[filter->test_count++], names[i], what);
        lua_pop(L, 1);
    }
    if (count > 0)
        draft->filter = filter;
}

void pla_since_build(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                     const char *what)
{
    struct pla_draft_filter *filter = PLA_LANG_NEW(lang, 1, struct pla_draft_filter);
    filter->where = PLA_NO_CALL;
    pla_table_push(lang->L, lua_absindex(lang->L, at), PLA_TEXT("since"));
    filter->since = window(lang, draft, what);
    lua_pop(lang->L, 1);
    draft->filter = filter;
}

/* ---- resolving ---- */

/** Every name a filter may have, for the nearest one. */
static const char *const *known_names(struct pla_lang *lang)
{
    size_t count = STANDARDS + WINDOWS + lang->scope.field_count;
    struct pla_text *names = PLA_LANG_NEW(lang, count, struct pla_text);
    size_t n = 0;
    for (size_t i = 0; i < STANDARDS; i++)
        names[n++] = pla_text_of(standards[i].name);
    for (size_t i = 0; i < lang->scope.field_count; i++)
        names[n++] = lang->scope.fields[i].name;
    for (size_t i = 0; i < WINDOWS; i++)
        names[n++] = pla_text_of(windows[i]);
    return pla_names_of_texts(lang, names, n);
}

struct wanted {
    struct pla_lang *lang;
    const struct pla_measure *measure;
    struct pla_text name;
    enum pla_type type;
};

static void wrong_value(const struct wanted *wanted, const char *what)
{
    struct pla_lang *lang = wanted->lang;
    pla_fault_at(lang, wanted->measure->place, NULL, "%s: \"%s\" is a %s field, but %s is given",
                 pla_measure_word(wanted->measure->op), pla_shown(lang, wanted->name),
                 pla_type_name(wanted->type), what);
}

static const char *raw_word(const struct pla_raw *raw)
{
    static const char *const words[] = {"nothing",   "a number",  "a text",
                                        "a boolean", "a measure", "a bound"};
    return words[raw->is];
}

/** A number of a number field, or the day number of a date field. */
static bool amount(const struct wanted *wanted, const struct pla_raw *raw, struct pla_rational *out)
{
    pla_day day;
    if (wanted->type == PLA_TYPE_DATE) {
        if (raw->is == PLA_RAW_TEXT && pla_day_parse(raw->text, &day)) {
            *out = PLA_WHOLE(day);
            return true;
        }
    } else if (raw->is == PLA_RAW_NUMBER) {
        *out = raw->number;
        return true;
    } else if (raw->is == PLA_RAW_TEXT && pla_rational_from_text(raw->text, out)) {
        return true;
    }
    wrong_value(wanted,
                raw->is == PLA_RAW_TEXT ? pla_shown(wanted->lang, raw->text) : raw_word(raw));
    return false;
}

static void bound_value(const struct wanted *wanted, const struct pla_bound *bound,
                        struct pla_filter_value *out)
{
    if (!amount(wanted, &bound->low, &out->low))
        return;
    switch (bound->op) {
    case PLA_BOUND_AT_LEAST:
        out->op = PLA_FV_AT_LEAST;
        break;
    case PLA_BOUND_AT_MOST:
        out->op = PLA_FV_AT_MOST;
        out->high = out->low;
        break;
    case PLA_BOUND_WITHIN:
        out->op = PLA_FV_WITHIN;
        if (amount(wanted, &bound->high, &out->high) &&
            pla_rational_compare(out->low, out->high) > 0)
            pla_fault_at(wanted->lang, wanted->measure->place, NULL,
                         "%s: within(a, b) of \"%s\" has a above b",
                         pla_measure_word(wanted->measure->op),
                         pla_shown(wanted->lang, wanted->name));
        break;
    }
}

static void ordered_value(const struct wanted *wanted, const struct pla_raw *raw,
                          struct pla_filter_value *out)
{
    if (raw->is == PLA_RAW_BOUND) {
        bound_value(wanted, raw->bound, out);
        return;
    }
    if (!amount(wanted, raw, &out->low))
        return;
    out->op = wanted->type == PLA_TYPE_DATE ? PLA_FV_WITHIN : PLA_FV_NUMBER;
    out->high = out->low;
}

static struct pla_filter_value filter_value(const struct wanted *wanted, const struct pla_raw *raw)
{
    struct pla_filter_value value = {.low = PLA_ZERO, .high = PLA_ZERO};
    if (wanted->type == PLA_TYPE_NUMBER || wanted->type == PLA_TYPE_DATE) {
        ordered_value(wanted, raw, &value);
    } else if (wanted->type == PLA_TYPE_TEXT && raw->is == PLA_RAW_TEXT) {
        value.op = PLA_FV_TEXT;
        value.text = raw->text;
    } else if (wanted->type == PLA_TYPE_BOOLEAN && raw->is == PLA_RAW_BOOLEAN) {
        value.op = PLA_FV_BOOLEAN;
        value.boolean = raw->boolean;
    } else {
        wrong_value(wanted, raw_word(raw));
    }
    return value;
}

static bool find_key(struct pla_lang *lang, struct pla_text name, struct pla_filter_test *test,
                     enum pla_type *out_type)
{
    for (int i = 0; i < STANDARDS; i++)
        if (pla_text_equal(name, pla_text_of(standards[i].name))) {
            test->key = standards[i].key;
            *out_type = standards[i].type;
            return true;
        }
    const struct pla_field_decl *own = pla_scope_field(&lang->scope, name);
    if (own == NULL)
        return false;
    test->key = PLA_FK_OWN;
    test->own = *own;
    *out_type = own->type;
    return true;
}

static void resolve_test(struct pla_lang *lang, const struct pla_measure *measure,
                         const struct pla_draft_test *draft, struct pla_filter_test *test)
{
    struct wanted wanted = {lang, measure, draft->name, PLA_TYPE_TEXT};
    if (!find_key(lang, draft->name, test, &wanted.type)) {
        char hint[320];
        pla_hint_nearest(hint, draft->name, known_names(lang));
        pla_fault_at(lang, measure->place, hint,
                     "%s: \"%s\" is neither a member of evidence nor a declared field",
                     pla_measure_word(measure->op), pla_shown(lang, draft->name));
        return;
    }
    struct pla_filter_value *values =
        PLA_LANG_NEW(lang, draft->value_count, struct pla_filter_value);
    for (size_t i = 0; i < draft->value_count; i++)
        values[i] = filter_value(&wanted, &draft->values[i]);
    test->values = values;
    test->value_count = draft->value_count;
}

/** Members in their own order, then declared fields by name. */
static int compare_tests(const void *a, const void *b)
{
    const struct pla_filter_test *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return pla_text_compare(x->own.name, y->own.name);
}

void pla_filter_resolve(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    const struct pla_draft_filter *written = draft->filter;
    if (written == NULL)
        return;
    struct pla_filter *filter = PLA_LANG_NEW(lang, 1, struct pla_filter);
    struct pla_filter_test *tests = PLA_LANG_NEW(lang, written->test_count, struct pla_filter_test);
    for (size_t i = 0; i < written->test_count; i++)
        resolve_test(lang, &draft->m, &written->tests[i], &tests[i]);
    if (written->test_count > 1)
        qsort(tests, written->test_count, sizeof *tests, compare_tests);
    filter->tests = tests;
    filter->test_count = written->test_count;
    filter->since = written->since != NULL ? &written->since->m : NULL;
    filter->until = written->until != NULL ? &written->until->m : NULL;
    filter->clip = written->clip != NULL ? &written->clip->m : NULL;
    filter->where = written->where;
    draft->m.filter = filter;
}
