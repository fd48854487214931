// SPDX-License-Identifier: Apache-2.0
/**
 * What measures name, checked against the rubric: criteria, areas, levels, fields. One function a
 * family, chosen by a table.
 */
#include "rubric/fault.h"

#include "rubric/resolve.h"

#include <stdlib.h>

static const char *word_of(const struct pla_draft_measure *draft)
{
    return pla_measure_word(draft->m.op);
}

/* ---- criteria ---- */

/** "score", "score of area \"core\"". */
static const char *area_words(struct pla_lang *lang, const struct pla_draft_measure *draft)
{
    struct pla_err words; /* its text has room for both */
    if (draft->m.area.at == NULL)
        return word_of(draft);
    pla_err_set(&words, lang->code, "%s of area \"%s\"", word_of(draft),
                pla_shown(lang, draft->m.area));
    const char *copy = pla_arena_copy(lang->arena, words.text, strlen(words.text));
    return copy != NULL ? copy : word_of(draft);
}

static void none_selected(struct pla_lang *lang, const struct pla_draft_measure *draft,
                          bool has_area)
{
    const struct pla_scope *scope = &lang->scope;
    if (scope->criterion_count == 0) {
        pla_fault_at(lang, draft->m.place, NULL, "%s: there are no criteria", word_of(draft));
    } else if (has_area) {
        pla_fault_at(lang, draft->m.place, "give the rubric or its criteria a minimum",
                     "%s selects no criterion that has a minimum", area_words(lang, draft));
    } else {
        struct pla_text *areas = PLA_LANG_NEW(lang, scope->criterion_count, struct pla_text);
        size_t count = 0;
        for (size_t i = 0; i < scope->criterion_count; i++) {
            struct pla_text_list seen = {areas, count};
            if (scope->criteria[i].area.at != NULL &&
                !pla_text_list_has(&seen, scope->criteria[i].area))
                areas[count++] = scope->criteria[i].area;
        }
        char hint[320];
        pla_hint_nearest(hint, draft->m.area, pla_names_of_texts(lang, areas, count));
        pla_fault_at(lang, draft->m.place, hint, "%s selects no criterion",
                     area_words(lang, draft));
    }
}

static bool select_criteria(struct pla_lang *lang, struct pla_draft_measure *draft,
                            bool with_minimum)
{
    const struct pla_scope *scope = &lang->scope;
    size_t *indexes = PLA_LANG_NEW(lang, scope->criterion_count, size_t);
    size_t count = 0;
    bool has_area = false;
    for (size_t i = 0; i < scope->criterion_count; i++) {
        const struct pla_criterion *c = &scope->criteria[i];
        if (draft->m.area.at != NULL && !pla_text_equal(draft->m.area, c->area))
            continue;
        has_area = true;
        if (!with_minimum || c->has_minimum)
            indexes[count++] = i;
    }
    pla_sandbox_charge(lang->L, scope->criterion_count);
    draft->m.criteria = indexes;
    draft->m.criterion_count = count;
    if (count == 0)
        none_selected(lang, draft, has_area);
    return count > 0;
}

static bool same_range(const struct pla_criterion *a, const struct pla_criterion *b)
{
    return a->scale == b->scale && a->is_number == b->is_number &&
           (!a->is_number || (pla_rational_compare(a->from, b->from) == 0 &&
                              pla_rational_compare(a->to, b->to) == 0));
}

static bool take_scale(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    const struct pla_criterion *criteria = lang->scope.criteria;
    const struct pla_criterion *first = &criteria[draft->m.criteria[0]];
    for (size_t i = 1; i < draft->m.criterion_count; i++) {
        const struct pla_criterion *other = &criteria[draft->m.criteria[i]];
        if (same_range(first, other))
            continue;
        pla_fault_at(
            lang, draft->m.place, "choose an area whose criteria share a scale, or use met",
            "%s mixes scales: \"%s\" and \"%s\" are rated differently", area_words(lang, draft),
            pla_shown(lang, first->id), pla_shown(lang, other->id));
        return false;
    }
    draft->m.scale = first->scale;
    return true;
}

static void resolve_score(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    if (!select_criteria(lang, draft, false) || !take_scale(lang, draft))
        return;
    for (size_t i = 0; i < draft->m.criterion_count; i++)
        if (lang->scope.criteria[draft->m.criteria[i]].weight.num != 0)
            return;
    if (draft->m.op == PLA_M_SCORE)
        pla_fault_at(lang, draft->m.place, NULL, "%s: all its criteria have weight 0",
                     area_words(lang, draft));
}

static void resolve_reaching(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    if (select_criteria(lang, draft, false) && take_scale(lang, draft))
        pla_resolve_level(lang, draft->m.scale, &draft->level, draft->m.place, "reaching",
                          &draft->m.value);
}

static void resolve_any(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    select_criteria(lang, draft, false);
}

static void resolve_met(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    select_criteria(lang, draft, true);
}

static void resolve_one(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    const struct pla_scope *scope = &lang->scope;
    struct pla_text *ids = PLA_LANG_NEW(lang, scope->criterion_count, struct pla_text);
    for (size_t i = 0; i < scope->criterion_count; i++) {
        ids[i] = scope->criteria[i].id;
        if (!pla_text_equal(ids[i], draft->m.name))
            continue;
        size_t *index = PLA_LANG_NEW(lang, 1, size_t);
        *index = i;
        draft->m.criteria = index;
        draft->m.criterion_count = 1;
        if (draft->m.op == PLA_M_RATING)
            draft->m.scale = scope->criteria[i].scale;
        return;
    }
    char hint[320];
    pla_hint_nearest(hint, draft->m.name, pla_names_of_texts(lang, ids, scope->criterion_count));
    pla_fault_at(lang, draft->m.place, hint, "%s: there is no criterion \"%s\"", word_of(draft),
                 pla_shown(lang, draft->m.name));
}

/* ---- fields of evidence ---- */

static const char *const text_members[] = {"id",
                                           "kind",
                                           "role",
                                           "issuer",
                                           "course",
                                           "title",
                                           "url",
                                           "tag",
                                           "part",
                                           "exam",
                                           "tags",
                                           "learning_outcome",
                                           "learning_outcomes",
                                           "parts",
                                           NULL};
static const char *const number_members[] = {"hours", NULL};

static bool is_one_of(struct pla_text name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (pla_text_equal(name, pla_text_of(*names)))
            return true;
    return false;
}

static void unknown_field(struct pla_lang *lang, const struct pla_draft_measure *draft,
                          const char *const *members, const char *what)
{
    size_t count = 0;
    while (members[count] != NULL)
        count++;
    struct pla_text *names = PLA_LANG_NEW(lang, count + lang->scope.field_count, struct pla_text);
    for (size_t i = 0; i < count; i++)
        names[i] = pla_text_of(members[i]);
    for (size_t i = 0; i < lang->scope.field_count; i++)
        names[count++] = lang->scope.fields[i].name;
    char hint[320];
    pla_hint_nearest(hint, draft->m.name, pla_names_of_texts(lang, names, count));
    pla_fault_at(lang, draft->m.place, hint, "%s: \"%s\" is %s", word_of(draft),
                 pla_shown(lang, draft->m.name), what);
}

static void check_field(struct pla_lang *lang, const struct pla_draft_measure *draft,
                        const char *const *members, enum pla_type type)
{
    static const char *const instead[][4] = {
        {"", "a text field, not a number field", "a boolean field, not a number field",
         "a date field, not a number field"},
        {"a number field, not a text field", "", "a boolean field, not a text field",
         "a date field, not a text field"},
    };
    const struct pla_field_decl *own = pla_scope_field(&lang->scope, draft->m.name);
    if (is_one_of(draft->m.name, members) || (own != NULL && own->type == type))
        return;
    unknown_field(lang, draft, members,
                  own != NULL ? instead[type][own->type] : "no declared field");
}

static void resolve_amount(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    check_field(lang, draft, number_members, PLA_TYPE_NUMBER);
}

static void resolve_distinct(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    if (!is_one_of(draft->m.name, text_members) &&
        pla_scope_field(&lang->scope, draft->m.name) == NULL)
        unknown_field(lang, draft, text_members, "no declared field");
}

static void resolve_best(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    struct pla_table_row *rows = PLA_LANG_NEW(lang, draft->row_count, struct pla_table_row);
    for (size_t i = 0; i < draft->row_count; i++)
        rows[i] =
            (struct pla_table_row){.key = draft->rows[i].key, .value = draft->rows[i].value.number};
    draft->m.rows = rows;
    draft->m.row_count = draft->row_count;
    check_field(lang, draft, text_members, PLA_TYPE_TEXT);
}

/* ---- facts ---- */

static const struct fact {
    const char *name;
    enum pla_measure_op op;
    enum pla_kind kind;
} facts[] = {
    {"program", PLA_M_LEARNER, PLA_KIND_TEXT},     {"term", PLA_M_PORTFOLIO, PLA_KIND_TEXT},
    {"submitted", PLA_M_PORTFOLIO, PLA_KIND_DATE}, {"catalog", PLA_M_PORTFOLIO, PLA_KIND_DATE},
    {"course", PLA_M_CLAIM, PLA_KIND_TEXT},        {"credits", PLA_M_CLAIM, PLA_KIND_NUMBER},
    {"credit_level", PLA_M_CLAIM, PLA_KIND_TEXT},  {"unit", PLA_M_CLAIM, PLA_KIND_TEXT},
};
enum { FACTS = sizeof facts / sizeof *facts };

static void resolve_fact(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    static const enum pla_kind kinds[] = {PLA_KIND_NUMBER, PLA_KIND_TEXT, PLA_KIND_BOOLEAN,
                                          PLA_KIND_DATE};
    const char *names[FACTS + 1] = {0};
    size_t count = 0;
    for (size_t i = 0; i < FACTS; i++) {
        if (facts[i].op != draft->m.op)
            continue;
        names[count++] = facts[i].name;
        if (pla_text_equal(draft->m.name, pla_text_of(facts[i].name))) {
            draft->m.kind = facts[i].kind;
            return;
        }
    }
    const struct pla_field_decl *own = pla_scope_field(&lang->scope, draft->m.name);
    if (own != NULL)
        draft->m.kind = kinds[own->type];
    else if (pla_text_equal(draft->m.name, PLA_TEXT("groups")))
        pla_fault_at(lang, draft->m.place, "groups are for fairness figures only",
                     "groups never reach a rubric");
    else
        unknown_field(lang, draft, names, "no declared field");
}

/* ---- made of others ---- */

static bool args_are(struct pla_lang *lang, const struct pla_draft_measure *draft,
                     enum pla_kind kind)
{
    for (size_t i = 0; i < draft->m.arg_count; i++) {
        const struct pla_measure *arg = draft->m.args[i];
        if (arg->kind == kind)
            continue;
        pla_fault_at(lang, draft->m.place, NULL, "%s needs %s, but %s is none", word_of(draft),
                     kind == PLA_KIND_DATE ? "dates" : "numbers", pla_measure_word(arg->op));
        return false;
    }
    return true;
}

static void resolve_arithmetic(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    args_are(lang, draft, PLA_KIND_NUMBER);
}

static void resolve_fold(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    if (!args_are(lang, draft, PLA_KIND_NUMBER))
        return;
    const struct pla_scale *scale = draft->m.args[0]->scale;
    for (size_t i = 1; i < draft->m.arg_count; i++)
        if (draft->m.args[i]->scale != scale)
            return;
    draft->m.scale = scale;
}

static void resolve_later(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    args_are(lang, draft, PLA_KIND_DATE);
}

static void resolve_points(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    for (size_t i = 0; i < draft->m.entry_count; i++)
        if (draft->m.entries[i].measure->kind != PLA_KIND_NUMBER)
            pla_fault_at(lang, draft->m.place, NULL, "points: %s is not a number",
                         pla_measure_word(draft->m.entries[i].measure->op));
}

static int compare_levels(const void *a, const void *b)
{
    return ((const struct pla_table_row *)a)->level - ((const struct pla_table_row *)b)->level;
}

static void check_steps(struct pla_lang *lang, const struct pla_draft_measure *draft)
{
    const struct pla_table_row *rows = draft->m.rows;
    for (size_t i = 1; i < draft->m.row_count; i++)
        if (pla_rational_compare(rows[i - 1].value, rows[i].value) >= 0)
            pla_fault_at(lang, draft->m.place, NULL,
                         "steps: the threshold of \"%s\" is not above that of \"%s\"",
                         pla_shown(lang, rows[i].key), pla_shown(lang, rows[i - 1].key));
}

static void resolve_steps(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    const struct pla_scale *scale = draft->m.scale != NULL ? draft->m.scale : lang->scope.scale;
    if (!args_are(lang, draft, PLA_KIND_NUMBER))
        return;
    if (scale == NULL) {
        pla_fault_at(lang, draft->m.place, "give the rubric scale = { \"not met\", \"met\" }",
                     "steps: there is no scale that its levels belong to");
        return;
    }
    struct pla_table_row *rows = PLA_LANG_NEW(lang, draft->row_count, struct pla_table_row);
    for (size_t i = 0; i < draft->row_count; i++) {
        struct pla_raw level = {.is = PLA_RAW_TEXT, .text = draft->rows[i].key};
        rows[i].key = draft->rows[i].key;
        rows[i].value = draft->rows[i].value.number;
        rows[i].level = pla_scale_find(scale, rows[i].key);
        struct pla_rational unused;
        if (rows[i].level < 0 &&
            pla_resolve_level(lang, scale, &level, draft->m.place, "steps", &unused))
            pla_fault_at(lang, draft->m.place, NULL, "steps: \"%s\" is no level of the scale",
                         pla_shown(lang, rows[i].key));
        if (rows[i].level < 0)
            return;
    }
    qsort(rows, draft->row_count, sizeof *rows, compare_levels);
    draft->m.scale = scale;
    draft->m.rows = rows;
    draft->m.row_count = draft->row_count;
    check_steps(lang, draft);
}

void pla_measure_set_scale(struct pla_lang *lang, const struct pla_measure *measure,
                           const struct pla_scale *scale)
{
    struct pla_draft_measure *draft = pla_measure_draft(lang, measure);
    if (measure->op == PLA_M_MIN || measure->op == PLA_M_MAX) {
        for (size_t i = 0; i < measure->arg_count; i++)
            pla_measure_set_scale(lang, measure->args[i], scale);
    } else if (measure->op == PLA_M_STEPS && measure->scale == NULL) {
        draft->m.scale = scale;
    } else if (measure->op == PLA_M_STEPS && measure->scale != scale) {
        pla_fault_at(lang, measure->place, "build it once for each",
                     "steps is the level of criteria with different scales");
    }
}

/* ---- the table ---- */

typedef void (*resolver)(struct pla_lang *lang, struct pla_draft_measure *draft);
static const resolver resolvers[PLA_MEASURE_COUNT] = {
    [PLA_M_SCORE] = resolve_score,
    [PLA_M_TOTAL] = resolve_any,
    [PLA_M_LOWEST] = resolve_score,
    [PLA_M_RATING] = resolve_one,
    [PLA_M_MET] = resolve_met,
    [PLA_M_REACHING] = resolve_reaching,
    [PLA_M_DISPUTED] = resolve_any,
    [PLA_M_SPREAD] = resolve_one,
    [PLA_M_SUM] = resolve_amount,
    [PLA_M_LARGEST] = resolve_amount,
    [PLA_M_SMALLEST] = resolve_amount,
    [PLA_M_LATER] = resolve_later,
    [PLA_M_DISTINCT] = resolve_distinct,
    [PLA_M_LEARNER] = resolve_fact,
    [PLA_M_PORTFOLIO] = resolve_fact,
    [PLA_M_CLAIM] = resolve_fact,
    [PLA_M_BEST] = resolve_best,
    [PLA_M_POINTS] = resolve_points,
    [PLA_M_STEPS] = resolve_steps,
    [PLA_M_ADD] = resolve_arithmetic,
    [PLA_M_SUBTRACT] = resolve_arithmetic,
    [PLA_M_MULTIPLY] = resolve_arithmetic,
    [PLA_M_DIVIDE] = resolve_arithmetic,
    [PLA_M_MIN] = resolve_fold,
    [PLA_M_MAX] = resolve_fold,
};

static void check_window(struct pla_lang *lang, const struct pla_draft_measure *draft,
                         const struct pla_measure *date, const char *what)
{
    if (date != NULL && date->kind != PLA_KIND_DATE)
        pla_fault_at(lang, draft->m.place,
                     "a date: \"2026-01-31\", ago { years = 5 }, learner \"x\"",
                     "%s: %s is not a date", word_of(draft), what);
}

void pla_measure_resolve_names(struct pla_lang *lang, struct pla_draft_measure *draft)
{
    if (resolvers[draft->m.op] != NULL)
        resolvers[draft->m.op](lang, draft);
    const struct pla_filter *filter = draft->m.filter;
    if (filter == NULL)
        return;
    check_window(lang, draft, filter->since, "since");
    check_window(lang, draft, filter->until, "until");
    check_window(lang, draft, filter->clip, "clip");
}
