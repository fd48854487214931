// SPDX-License-Identifier: Apache-2.0
/**
 * From drafts to the program: values get the kind of what they are compared with, what is used
 * nowhere is named, what is used gets its number.
 */
#include "rubric/resolve.h"

#include "model/measure_text.h"
#include "rubric/build.h"
#include "rubric/fault.h"

static const char *kind_word(enum pla_kind kind)
{
    static const char *const words[] = {"a number", "a date", "a text", "true or false"};
    return words[kind];
}

/* ---- values ---- */

static void unknown_level(struct pla_lang *lang, const struct pla_scale *scale,
                          struct pla_text name, struct pla_place place, const char *what)
{
    char hint[320];
    pla_hint_nearest(hint, name,
                     pla_names_of_texts(lang, scale->levels.items, scale->levels.count));
    pla_fault_at(lang, place, hint, "%s: \"%s\" is no level of the scale", what,
                 pla_shown(lang, name));
}

bool pla_resolve_level(struct pla_lang *lang, const struct pla_scale *scale,
                       const struct pla_raw *raw, struct pla_place place, const char *what,
                       struct pla_rational *out)
{
    if (raw->is == PLA_RAW_NUMBER) {
        *out = raw->number;
        return true;
    }
    if (raw->is != PLA_RAW_TEXT) {
        pla_fault_at(lang, place, NULL, "%s needs a level name or a number", what);
        return false;
    }
    int level = scale != NULL ? pla_scale_find(scale, raw->text) : -1;
    if (level >= 0) {
        *out = PLA_WHOLE(level);
        return true;
    }
    if (pla_rational_from_text(raw->text, out))
        return true;
    if (scale != NULL)
        unknown_level(lang, scale, raw->text, place, what);
    else
        pla_fault_at(lang, place, "a level name works only where all criteria share one scale",
                     "%s: \"%s\" is not a number", what, pla_shown(lang, raw->text));
    return false;
}

/** Constants made while resolving: Lua is not asked where it is. */
static struct pla_draft_measure *constant(struct pla_lang *lang, struct pla_place place,
                                          enum pla_kind kind)
{
    struct pla_draft_measure *draft = pla_constant_number(lang, PLA_ZERO, place);
    draft->m.kind = kind;
    return draft;
}

static const struct pla_measure *value_of_number(struct pla_lang *lang,
                                                 const struct pla_measure *measure,
                                                 const struct pla_raw *raw, struct pla_place place)
{
    struct pla_rational number;
    if (!pla_resolve_level(lang, measure->scale, raw, place, pla_measure_word(measure->op),
                           &number))
        return NULL;
    struct pla_draft_measure *draft = constant(lang, place, PLA_KIND_NUMBER);
    draft->m.value = number;
    draft->m.scale = pla_measure_scale(measure); /* a count of criteria is no level */
    return &draft->m;
}

static const struct pla_measure *value_of_date(struct pla_lang *lang,
                                               const struct pla_measure *measure,
                                               const struct pla_raw *raw, struct pla_place place)
{
    pla_day day;
    if (raw->is != PLA_RAW_TEXT || !pla_day_parse(raw->text, &day)) {
        pla_fault_at(lang, place, "write a full date: \"2026-01-31\"",
                     "%s is a date: compare it with a date", pla_measure_word(measure->op));
        return NULL;
    }
    return &pla_constant_day(lang, day, place)->m;
}

static const struct pla_measure *value_of_text(struct pla_lang *lang,
                                               const struct pla_measure *measure,
                                               const struct pla_raw *raw, struct pla_place place)
{
    if (raw->is != PLA_RAW_TEXT) {
        pla_fault_at(lang, place, "write it in quotes",
                     "%s \"%s\" is a text: compare it with a text", pla_measure_word(measure->op),
                     pla_shown(lang, measure->name));
        return NULL;
    }
    struct pla_draft_measure *draft = constant(lang, place, PLA_KIND_TEXT);
    draft->m.text = raw->text;
    return &draft->m;
}

static const struct pla_measure *value_of_boolean(struct pla_lang *lang,
                                                  const struct pla_measure *measure,
                                                  const struct pla_raw *raw, struct pla_place place)
{
    if (raw->is != PLA_RAW_BOOLEAN) {
        pla_fault_at(lang, place, "write :is(true) or :is(false)",
                     "%s is true or false: compare it with one of them",
                     pla_measure_word(measure->op));
        return NULL;
    }
    struct pla_draft_measure *draft = constant(lang, place, PLA_KIND_BOOLEAN);
    draft->m.flag = raw->boolean;
    return &draft->m;
}

const struct pla_measure *pla_resolve_value(struct pla_lang *lang,
                                            const struct pla_measure *measure,
                                            const struct pla_raw *raw, struct pla_place place)
{
    typedef const struct pla_measure *(*reader)(struct pla_lang *, const struct pla_measure *,
                                                const struct pla_raw *, struct pla_place);
    static const reader readers[] = {value_of_number, value_of_date, value_of_text,
                                     value_of_boolean};
    const struct pla_measure *value;
    if (raw->is == PLA_RAW_MEASURE) {
        value = &raw->measure->m;
        pla_resolve_measure(lang, value);
        if (value->kind == measure->kind)
            return value;
        pla_fault_at(lang, place, NULL, "%s is %s, but %s is %s", pla_measure_word(measure->op),
                     kind_word(measure->kind), pla_measure_word(value->op), kind_word(value->kind));
        return NULL;
    }
    value = readers[measure->kind](lang, measure, raw, place);
    if (value != NULL)
        pla_resolve_measure(lang, value);
    return value;
}

/* ---- nodes ---- */

void pla_resolve_measure(struct pla_lang *lang, const struct pla_measure *measure)
{
    if (measure == NULL)
        return;
    struct pla_draft_measure *draft = pla_measure_draft(lang, measure);
    if (draft->is_reached)
        return;
    draft->is_reached = true;
    for (size_t i = 0; i < measure->arg_count; i++)
        pla_resolve_measure(lang, measure->args[i]);
    for (size_t i = 0; i < measure->entry_count; i++)
        pla_resolve_measure(lang, measure->entries[i].measure);
    pla_filter_resolve(lang, draft);
    if (draft->m.filter != NULL) {
        pla_resolve_measure(lang, draft->m.filter->since);
        pla_resolve_measure(lang, draft->m.filter->until);
        pla_resolve_measure(lang, draft->m.filter->clip);
    }
    pla_measure_resolve_names(lang, draft);
    *(struct pla_draft_measure **)pla_list_add(lang, &lang->reached_measures,
                                               sizeof(struct pla_draft_measure *)) = draft;
}

static void wrong_operator(struct pla_lang *lang, const struct pla_draft_cond *cond)
{
    const struct pla_measure *measure = cond->c.measure;
    const char *word = pla_measure_word(measure->op);
    if (cond->is_bare)
        pla_fault_at(lang, cond->c.place, "compare it: measure:at_least(x), measure:is(x)",
                     "a condition is needed here, but %s is %s", word, kind_word(measure->kind));
    else
        pla_fault_at(lang, cond->c.place, "write :is(x) or ~measure:is(x)",
                     "%s is %s, which %s cannot compare", word, kind_word(measure->kind),
                     pla_cond_word(cond->c.op));
}

static void resolve_comparison(struct pla_lang *lang, struct pla_draft_cond *cond)
{
    struct pla_cond *c = &cond->c;
    enum pla_kind kind = c->measure->kind;
    bool is_whole = kind == PLA_KIND_TEXT || kind == PLA_KIND_BOOLEAN;
    if ((is_whole && c->op != PLA_C_IS) || (cond->is_bare && kind != PLA_KIND_BOOLEAN)) {
        wrong_operator(lang, cond);
        return;
    }
    c->low = pla_resolve_value(lang, c->measure, &cond->low, c->place);
    if (c->op != PLA_C_WITHIN)
        return;
    c->high = pla_resolve_value(lang, c->measure, &cond->high, c->place);
    bool is_plain = c->low != NULL && c->high != NULL && c->low->op == PLA_M_CONST &&
                    c->high->op == PLA_M_CONST;
    if (is_plain &&
        (kind == PLA_KIND_DATE ? c->low->day > c->high->day
                               : pla_rational_compare(c->low->value, c->high->value) > 0))
        pla_fault_at(lang, c->place, NULL, "within(a, b) has a above b");
}

void pla_resolve_cond(struct pla_lang *lang, const struct pla_cond *cond)
{
    if (cond == NULL)
        return;
    struct pla_draft_cond *draft = pla_cond_draft(lang, cond);
    if (draft->is_reached)
        return;
    draft->is_reached = true;
    for (size_t i = 0; i < cond->part_count; i++)
        pla_resolve_cond(lang, cond->parts[i]);
    pla_resolve_measure(lang, cond->measure);
    if (cond->op <= PLA_C_WITHIN)
        resolve_comparison(lang, draft);
    *(struct pla_draft_cond **)pla_list_add(lang, &lang->reached_conds,
                                            sizeof(struct pla_draft_cond *)) = draft;
}

/* ---- what is used nowhere ---- */

struct orphans {
    struct pla_lang *lang;
    struct pla_list places; /**< struct pla_place: one fault a line */
};

static void orphan(struct orphans *orphans, struct pla_place place, const char *what,
                   const char *hint)
{
    const struct pla_place *seen = orphans->places.items;
    for (size_t i = 0; i < orphans->places.count; i++)
        if (seen[i].line == place.line && seen[i].file == place.file)
            return;
    *(struct pla_place *)pla_list_add(orphans->lang, &orphans->places, sizeof place) = place;
    pla_fault_at(orphans->lang, place, hint, "%s built here is used nowhere", what);
}

void pla_resolve_orphans(struct pla_lang *lang)
{
    struct orphans orphans = {.lang = lang};
    struct pla_draft_cond *const *conds = lang->conds.items;
    struct pla_draft_measure *const *measures = lang->measures.items;
    for (size_t i = 0; i < lang->conds.count && orphans.places.count < PLA_FAULTS_KEPT; i++)
        if (!conds[i]->is_used && !conds[i]->is_reached)
            orphan(&orphans, conds[i]->c.place, "a condition", "did you write 'and' for '&'?");
    for (size_t i = 0; i < lang->measures.count && orphans.places.count < PLA_FAULTS_KEPT; i++)
        if (!measures[i]->is_used && !measures[i]->is_reached)
            orphan(&orphans, measures[i]->m.place, "a measure",
                   "did you write 'and' for '&', or '==' for ':is'?");
}

/* ---- numbers ---- */

struct pla_program pla_resolve_number(struct pla_lang *lang)
{
    struct pla_draft_measure *const *measures = lang->reached_measures.items;
    struct pla_draft_cond *const *conds = lang->reached_conds.items;
    struct pla_program program = {lang->reached_measures.count, lang->reached_conds.count, NULL,
                                  NULL};
    const struct pla_measure **m =
        PLA_LANG_NEW(lang, program.measure_count, const struct pla_measure *);
    const struct pla_cond **c = PLA_LANG_NEW(lang, program.cond_count, const struct pla_cond *);
    for (size_t i = 0; i < program.measure_count; i++) {
        measures[i]->m.id = (uint32_t)i;
        m[i] = &measures[i]->m;
    }
    for (size_t i = 0; i < program.cond_count; i++) {
        conds[i]->c.id = (uint32_t)i;
        c[i] = &conds[i]->c;
    }
    program.measures = m;
    program.conds = c;
    return program;
}
