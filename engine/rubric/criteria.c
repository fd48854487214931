// SPDX-License-Identifier: Apache-2.0
/** `criteria = { ... }`: scales, minimums, weights, descriptors. */
#include "rubric/draft.h"
#include "rubric/fault.h"
#include "rubric/raw.h"
#include "rubric/resolve.h"
#include "rubric/tour.h"

static bool same_scale(const struct pla_scale *a, const struct pla_scale *b)
{
    if (a == NULL || b == NULL || a->levels.count != b->levels.count)
        return a == b;
    for (size_t i = 0; i < a->levels.count; i++)
        if (!pla_text_equal(a->levels.items[i], b->levels.items[i]))
            return false;
    return true;
}

/** A scale of its own; one that was written before becomes that one, so that pointers compare. */
static void read_scale(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_criterion_draft *draft = out;
    const struct pla_scale *scale = NULL;
    pla_read_scale(lang, key, &scale);
    if (scale == NULL)
        return;
    if (same_scale(scale, lang->rubric->r.scale))
        scale = lang->rubric->r.scale;
    for (size_t i = 0; i < lang->rubric->r.criterion_count; i++)
        if (same_scale(scale, lang->rubric->criteria[i].c.scale))
            scale = lang->rubric->criteria[i].c.scale;
    draft->c.scale = scale;
}

static void read_number(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY_NEEDED(struct pla_criterion, from, "from", pla_read_number),
        PLA_KEY_NEEDED(struct pla_criterion, to, "to", pla_read_number),
        PLA_KEY(struct pla_criterion, step, "step", pla_read_amount),
        {0},
    };
    static const char *const order[] = {"from", "to", "step"};
    struct pla_schema schema = {key->name, keys};
    struct pla_criterion *criterion = out;
    lua_State *L = lang->L;
    criterion->is_number = true;
    /* { 0, 100, 5 } is as clear as { from = 0, to = 100, step = 5 }. */
    int64_t length = lua_istable(L, -1) ? pla_list_length(L, -1) : 0;
    if (length >= 2 && length <= 3) {
        lua_newtable(L);
        for (int i = 0; i < length; i++) {
            lua_pushstring(L, order[i]);
            lua_rawgeti(L, -3, i + 1);
            lua_rawset(L, -3);
        }
        pla_schema_read(lang, &schema, criterion);
        lua_pop(L, 1);
    } else {
        pla_schema_read(lang, &schema, criterion);
    }
    if (pla_rational_compare(criterion->from, criterion->to) >= 0)
        pla_fault(lang, NULL, "\"number\" needs \"from\" below \"to\"");
    if (criterion->step.num == 0)
        pla_fault(lang, NULL, "\"step\" must be above 0");
}

static void read_minimum(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_criterion_draft *draft = out;
    if (lua_isboolean(lang->L, -1) && !lua_toboolean(lang->L, -1))
        draft->has_no_minimum = true;
    else
        pla_read_raw(lang, key, &draft->minimum);
}

static const struct pla_scale *scale_of(const struct pla_lang *lang,
                                        const struct pla_criterion_draft *draft)
{
    if (draft->c.is_number)
        return NULL;
    return draft->c.scale != NULL ? draft->c.scale : lang->rubric->r.scale;
}

static void read_descriptor_list(struct pla_lang *lang, size_t index, void *ctx)
{
    struct pla_key row = {.name = "descriptors"};
    pla_read_text(lang, &row, (struct pla_text *)ctx + index);
}

static void read_descriptor_names(struct pla_lang *lang, const struct pla_scale *scale,
                                  struct pla_text *texts)
{
    size_t count;
    const struct pla_text *names = pla_names_here(lang, "descriptors", &count);
    for (size_t i = 0; i < count; i++) {
        struct pla_key row = {.name = names[i].at};
        int level = pla_scale_find(scale, names[i]);
        pla_name_enter(lang, names[i]);
        if (level >= 0) {
            pla_read_text(lang, &row, &texts[level]);
        } else {
            char hint[320];
            pla_hint_nearest(hint, names[i],
                             pla_names_of_texts(lang, scale->levels.items, scale->levels.count));
            pla_fault(lang, hint, "\"%s\" is no level of this criterion",
                      pla_shown(lang, names[i]));
        }
        pla_name_leave(lang);
    }
}

static void read_descriptors(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_criterion_draft *draft = out;
    const struct pla_scale *scale = scale_of(lang, draft);
    if (scale == NULL) {
        pla_fault(lang, NULL, "\"%s\" needs a scale to belong to", key->name);
        return;
    }
    size_t levels = scale->levels.count;
    struct pla_text *texts = PLA_LANG_NEW(lang, levels, struct pla_text);
    int64_t length = lua_istable(lang->L, -1) ? pla_list_length(lang->L, -1) : 0;
    if (length > 0 && (size_t)length != levels)
        pla_fault(lang, NULL, "%d descriptors for %d levels", (int)length, (int)levels);
    else if (length > 0)
        pla_list_read(lang, levels, read_descriptor_list, texts);
    else
        read_descriptor_names(lang, scale, texts);
    draft->c.descriptors = (struct pla_text_list){texts, levels};
}

/* `scale` and `number` stand before what is read against them. */
static const struct pla_key keys[] = {
    PLA_KEY_NEEDED(struct pla_criterion_draft, c.id, "id", pla_read_id),
    PLA_KEY(struct pla_criterion_draft, c.title, "title", pla_read_text),
    PLA_KEY(struct pla_criterion_draft, c.description, "description", pla_read_text),
    PLA_KEY(struct pla_criterion_draft, c.area, "area", pla_read_id),
    {.name = "scale", .read = read_scale},
    PLA_KEY(struct pla_criterion_draft, c, "number", read_number),
    PLA_KEY(struct pla_criterion_draft, c.weight, "weight", pla_read_amount),
    {.name = "minimum", .read = read_minimum},
    PLA_KEY(struct pla_criterion_draft, c.level, "level", pla_read_measure),
    {.name = "descriptors", .read = read_descriptors},
    {0},
};
static const struct pla_schema schema = {"a criterion", keys};

static void start(struct pla_lang *lang, void *record, struct pla_place place)
{
    struct pla_criterion_draft *draft = record;
    draft->c.weight = PLA_WHOLE(1);
    draft->c.from = PLA_ZERO;
    draft->c.to = PLA_ZERO;
    draft->c.step = PLA_WHOLE(1);
    draft->c.minimum = PLA_ZERO;
    draft->c.place = place;
    if (lang->rubric->criteria == NULL)
        lang->rubric->criteria = draft; /* read_scale looks at those read before */
    lang->rubric->r.criterion_count = (size_t)(draft - lang->rubric->criteria);
}

void pla_read_criteria(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_records records = {&schema, sizeof(struct pla_criterion_draft), start};
    struct pla_rubric_draft *rubric = out;
    rubric->criteria = NULL;
    size_t count;
    struct pla_criterion_draft *criteria = pla_records_read(lang, key->name, &records, &count);
    rubric->criteria = criteria;
    rubric->r.criterion_count = count;
}

/* ---- once the whole table is read ---- */

/** Whether the minimum that stands for all means something for a criterion. */
static bool has_level(const struct pla_criterion *c, const struct pla_raw *minimum)
{
    struct pla_rational number;
    return minimum->is != PLA_RAW_TEXT || pla_rational_from_text(minimum->text, &number) ||
           (c->scale != NULL && pla_scale_find(c->scale, minimum->text) >= 0);
}

static void set_minimum(struct pla_lang *lang, struct pla_criterion_draft *draft,
                        const struct pla_raw *minimum, bool is_for_all)
{
    struct pla_criterion *c = &draft->c;
    if (is_for_all && c->scale != lang->rubric->r.scale && !has_level(c, minimum)) {
        pla_fault_at(lang, c->place, "give the criterion its own minimum, or minimum = false",
                     "the minimum \"%s\" is no level of criterion \"%s\", which has its own scale",
                     pla_shown(lang, minimum->text), pla_shown(lang, c->id));
        return;
    }
    if (!pla_resolve_level(lang, c->scale, minimum, c->place, "minimum", &c->minimum))
        return;
    c->has_minimum = true;
    struct pla_rational low = c->is_number ? c->from : PLA_ZERO;
    struct pla_rational high =
        c->is_number ? c->to : PLA_WHOLE((int64_t)c->scale->levels.count - 1);
    if (pla_rational_compare(c->minimum, low) < 0 || pla_rational_compare(c->minimum, high) > 0)
        pla_fault_at(lang, c->place, NULL, "the minimum of criterion \"%s\" is outside its scale",
                     pla_shown(lang, c->id));
}

static void finish_one(struct pla_lang *lang, struct pla_criterion_draft *draft)
{
    struct pla_criterion *c = &draft->c;
    c->no_minimum = draft->has_no_minimum;
    if (c->title.at == NULL)
        c->title = c->id;
    if (c->is_number && c->scale != NULL)
        pla_fault_at(lang, c->place, NULL, "criterion \"%s\" has both \"scale\" and \"number\"",
                     pla_shown(lang, c->id));
    c->scale = scale_of(lang, draft);
    if (c->scale == NULL && !c->is_number) {
        pla_fault_at(lang, c->place, "give the rubric scale = { \"not met\", \"met\" }",
                     "criterion \"%s\" has no scale", pla_shown(lang, c->id));
        return;
    }
    if (draft->minimum.is != PLA_RAW_NONE)
        set_minimum(lang, draft, &draft->minimum, false);
    else if (!draft->has_no_minimum && lang->rubric->minimum.is != PLA_RAW_NONE)
        set_minimum(lang, draft, &lang->rubric->minimum, true);
}

void pla_criteria_finish(struct pla_lang *lang, struct pla_rubric *out)
{
    size_t count = lang->rubric->r.criterion_count;
    struct pla_criterion *criteria = PLA_LANG_NEW(lang, count, struct pla_criterion);
    struct pla_place *places = PLA_LANG_NEW(lang, count, struct pla_place);
    for (size_t i = 0; i < count; i++) {
        finish_one(lang, &lang->rubric->criteria[i]);
        criteria[i] = lang->rubric->criteria[i].c;
        places[i] = criteria[i].place;
    }
    pla_check_unique(lang, criteria, count, sizeof *criteria, "the criterion", places);
    out->criteria = criteria;
    out->criterion_count = count;
    lang->scope.criteria = criteria;
    lang->scope.criterion_count = count;
}

struct level_check {
    struct pla_lang *lang;
    size_t index; /**< the criterion whose level is looked at */
};

static void check_level_measure(void *ctx, struct pla_draft_measure *draft)
{
    const struct level_check *check = ctx;
    const struct pla_criterion *c = &check->lang->scope.criteria[check->index];
    const struct pla_measure *m = &draft->m;
    switch (m->op) {
    case PLA_M_RATING:
        if (m->criterion_count == 1 && m->criteria[0] >= check->index)
            pla_fault_at(check->lang, m->place, "list that criterion before this one",
                         "the level of \"%s\" reads the rating of \"%s\", which is not listed "
                         "earlier",
                         pla_shown(check->lang, c->id), pla_shown(check->lang, m->name));
        break;
    case PLA_M_SCORE:
    case PLA_M_TOTAL:
    case PLA_M_LOWEST:
    case PLA_M_MET:
    case PLA_M_REACHING:
    case PLA_M_DISPUTED:
    case PLA_M_SPREAD:
    case PLA_M_AWARDED:
        pla_fault_at(
            check->lang, m->place, "read single criteria by rating \"id\"",
            "the level of \"%s\" may read evidence and ratings of earlier criteria, not %s",
            pla_shown(check->lang, c->id), pla_measure_word(m->op));
        break;
    default:
        break;
    }
}

static void check_level_kind(struct pla_lang *lang, const struct pla_criterion *c)
{
    const struct pla_measure *level = c->level;
    if (level->op == PLA_M_STEPS && c->is_number)
        pla_fault_at(lang, c->place, "level = hours {} gives a number itself",
                     "criterion \"%s\" takes numbers, but steps gives levels of a scale",
                     pla_shown(lang, c->id));
    else if (level->kind != PLA_KIND_NUMBER)
        pla_fault_at(lang, c->place, NULL, "the level of criterion \"%s\" is not a number",
                     pla_shown(lang, c->id));
}

void pla_criteria_check_levels(struct pla_lang *lang)
{
    for (size_t i = 0; i < lang->scope.criterion_count; i++) {
        const struct pla_criterion *c = &lang->scope.criteria[i];
        struct level_check check = {lang, i};
        struct pla_tour tour = {.lang = lang, .ctx = &check, .measure = check_level_measure};
        if (c->level == NULL)
            continue;
        check_level_kind(lang, c);
        pla_tour_begin(&tour);
        pla_tour_measure(&tour, c->level);
    }
}
