// SPDX-License-Identifier: Apache-2.0
/** Readers of the tables that rubrics and policies share: spans, scales, fields, moderation. */
#include "rubric/fault.h"

#include "rubric/raw.h"
#include "rubric/schema.h"

#include <stdlib.h>

/* ---- lists of tables with ids ---- */

struct reading {
    const struct pla_records *records;
    const struct pla_place *places;
    char *out;
    bool is_written;
};

/** The id of the table on top of the stack, as a message shows it; NULL if there is none. */
static const char *shown_id(struct pla_lang *lang)
{
    const char *shown = NULL;
    if (!lua_istable(lang->L, -1))
        return NULL;
    pla_table_push(lang->L, -1, PLA_TEXT("id"));
    if (lua_type(lang->L, -1) == LUA_TSTRING) {
        struct pla_text id;
        id.at = lua_tolstring(lang->L, -1, &id.length);
        shown = pla_shown(lang, id);
    }
    lua_pop(lang->L, 1);
    return shown;
}

static void read_record(struct pla_lang *lang, size_t index, void *ctx)
{
    const struct reading *reading = ctx;
    void *record = reading->out + index * reading->records->size;
    if (reading->records->start != NULL)
        reading->records->start(lang, record, reading->places[index]);
    lang->about = reading->is_written ? NULL : shown_id(lang);
    pla_schema_read(lang, reading->records->schema, record);
    lang->about = NULL;
}

void *pla_records_read(struct pla_lang *lang, const char *what, const struct pla_records *records,
                       size_t *out_count)
{
    size_t count = pla_list_length_here(lang, what);
    struct reading reading = {.records = records};
    reading.out = pla_lang_alloc(lang, count, records->size);
    reading.places = pla_element_places(lang, count, &reading.is_written);
    pla_list_read(lang, count, read_record, &reading);
    *out_count = count;
    return reading.out;
}

/* ---- small tables ---- */

struct span {
    struct pla_given years, months;
};

void pla_read_span(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct span, years, "years", pla_read_given),
        PLA_KEY(struct span, months, "months", pla_read_given),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct span span = {.years = {.number = PLA_ZERO}, .months = {.number = PLA_ZERO}};
    struct pla_rational months;
    int *result = out;
    if (!pla_schema_read(lang, &schema, &span))
        return;
    if (pla_rational_mul(span.years.number, PLA_WHOLE(12), &months) &&
        pla_rational_add(months, span.months.number, &months) && months.den == 1 &&
        months.num > 0 && months.num <= 120000)
        *result = (int)months.num;
    else
        pla_fault(lang, "write { years = 3 } or { months = 6 }",
                  "\"%s\" must be a number of whole months above 0", key->name);
}

void pla_read_scale(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    const struct pla_scale **slot = out;
    struct pla_scale *scale = PLA_LANG_NEW(lang, 1, struct pla_scale);
    size_t before = lang->faults->count;
    pla_read_texts(lang, key, &scale->levels);
    if (lang->faults->count != before)
        return;
    if (scale->levels.count < 2)
        pla_fault(lang, "scale = { \"not met\", \"met\" }, lowest first",
                  "\"%s\" needs two levels or more", key->name);
    for (size_t i = 0; i < scale->levels.count; i++) {
        struct pla_text_list earlier = {scale->levels.items, i};
        if (scale->levels.items[i].length == 0)
            pla_fault(lang, NULL, "a level of \"%s\" is empty", key->name);
        if (pla_text_list_has(&earlier, scale->levels.items[i]))
            pla_fault(lang, NULL, "level \"%s\" is there twice",
                      pla_shown(lang, scale->levels.items[i]));
    }
    *slot = scale;
}

void pla_read_effective(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const char *const by[] = {"submitted", "catalog", "as_of", NULL};
    static const struct pla_key keys[] = {
        PLA_KEY(struct pla_effective, from, "from", pla_read_day),
        PLA_KEY(struct pla_effective, to, "to", pla_read_day),
        PLA_KEY_MORE(struct pla_effective, by, "by", pla_read_choice, by),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct pla_effective *effective = out;
    pla_schema_read(lang, &schema, effective);
    if (effective->from.is_given && effective->to.is_given &&
        effective->from.day > effective->to.day)
        pla_fault(lang, NULL, "\"%s\" ends before it starts", key->name);
}

/* ---- own fields ---- */

/** Members that evidence, learners, claims and portfolios have anyway, and words of filters. */
static const char *const members[] = {"id",
                                      "kind",
                                      "title",
                                      "description",
                                      "role",
                                      "issuer",
                                      "url",
                                      "sha256",
                                      "started",
                                      "ended",
                                      "hours",
                                      "verified",
                                      "exam",
                                      "learning_outcomes",
                                      "learning_outcome",
                                      "tags",
                                      "tag",
                                      "parts",
                                      "part",
                                      "course",
                                      "reflection",
                                      "endorsements",
                                      "name",
                                      "program",
                                      "groups",
                                      "learner",
                                      "claims",
                                      "evidence",
                                      "held",
                                      "ratings",
                                      "findings",
                                      "choices",
                                      "attempt",
                                      "submitted",
                                      "term",
                                      "catalog",
                                      "rubric",
                                      "credits",
                                      "unit",
                                      "credit_level",
                                      "since",
                                      "until",
                                      "clip",
                                      "where",
                                      "as_of",
                                      NULL};

static bool is_member(struct pla_text name)
{
    for (size_t i = 0; members[i] != NULL; i++)
        if (pla_text_equal(name, pla_text_of(members[i])))
            return true;
    return false;
}

void pla_read_fields(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const char *const types[] = {"number", "text", "boolean", "date", NULL};
    struct pla_field_decls *fields = out;
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    struct pla_field_decl *items = PLA_LANG_NEW(lang, count, struct pla_field_decl);
    for (size_t i = 0; i < count; i++) {
        struct pla_key row = {.name = names[i].at, .more = types};
        int type = 0;
        pla_name_enter(lang, names[i]);
        pla_check_id(lang, names[i]);
        if (pla_text_equal(names[i], PLA_TEXT("groups")))
            pla_fault(lang, "groups are for fairness figures only",
                      "\"groups\" never reach a rubric");
        else if (is_member(names[i]))
            pla_fault(lang, "fields declare only what portfolios do not have anyway",
                      "\"%s\" is a member of portfolios already", pla_shown(lang, names[i]));
        pla_read_choice(lang, &row, &type);
        pla_name_leave(lang);
        items[i] = (struct pla_field_decl){names[i], (enum pla_type)type};
    }
    *fields = (struct pla_field_decls){items, count};
}

/* ---- moderation ---- */

void pla_read_panels(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_panel_list *panels = out;
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    struct pla_panel *items = PLA_LANG_NEW(lang, count, struct pla_panel);
    for (size_t i = 0; i < count; i++) {
        struct pla_key row = {.name = names[i].at};
        items[i].name = names[i];
        pla_name_enter(lang, names[i]);
        pla_read_ids(lang, &row, &items[i].members);
        pla_name_leave(lang);
    }
    *panels = (struct pla_panel_list){items, count};
}

void pla_read_share(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_rational *share = out, number = PLA_ZERO;
    struct pla_text text = {0};
    if (lua_type(lang->L, -1) == LUA_TSTRING)
        pla_read_text(lang, key, &text);
    bool is_percent = text.length > 1 && text.at[text.length - 1] == '%';
    if (is_percent) {
        struct pla_text digits = {text.at, text.length - 1};
        is_percent = pla_rational_from_text(digits, &number) &&
                     pla_rational_div(number, PLA_WHOLE(100), &number);
        if (!is_percent)
            number = PLA_WHOLE(-1);
    } else {
        pla_read_number(lang, key, &number);
    }
    if (number.num < 0 || pla_rational_compare(number, PLA_WHOLE(1)) > 0)
        pla_fault(lang, "write a share: \"10%\" or 0.1", "\"%s\" must be from 0 to 100%%",
                  key->name);
    else
        *share = number;
}

struct assessors {
    struct pla_assessor_rule rule;
    int resolve, dispute;
    struct pla_given differ;
};

void pla_read_assessors(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const char *const resolve[] = {"mean", "median", "lowest", "highest", "agreed", NULL};
    static const char *const dispute[] = {"wait", "flag", NULL};
    static const struct pla_key keys[] = {
        PLA_KEY(struct assessors, rule.minimum, "minimum", pla_read_count),
        PLA_KEY_MORE(struct assessors, resolve, "resolve", pla_read_choice, resolve),
        PLA_KEY(struct assessors, differ, "differ", pla_read_given),
        PLA_KEY(struct assessors, rule.straddle, "straddle", pla_read_boolean),
        PLA_KEY(struct assessors, rule.wait, "wait", pla_read_boolean),
        PLA_KEY_MORE(struct assessors, dispute, "dispute", pla_read_choice, dispute),
        PLA_KEY(struct assessors, rule.panels, "panels", pla_read_panels),
        PLA_KEY(struct assessors, rule.sample, "sample", pla_read_share),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct assessors read = {.differ = {.number = PLA_ZERO}};
    struct pla_assessor_rule *rule = out;
    read.rule = (struct pla_assessor_rule){
        .minimum = 1, .is_set = true, .differ = PLA_ZERO, .sample = PLA_ZERO};
    pla_schema_read(lang, &schema, &read);
    if (read.differ.is_given && read.differ.number.num == 0)
        pla_fault(lang, "leave it out if no difference is a dispute", "\"differ\" must be above 0");
    *rule = read.rule;
    rule->resolve = (enum pla_resolve)read.resolve;
    rule->dispute_flag = read.dispute == 1;
    rule->has_differ = read.differ.is_given;
    rule->differ = read.differ.number;
}
