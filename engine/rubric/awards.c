// SPDX-License-Identifier: Apache-2.0
/** `awards = { ... }`: what an award gives, for what, and everything that hangs on it. */
#include "rubric/build.h"

#include "rubric/draft.h"
#include "rubric/fault.h"
#include "rubric/raw.h"

#include <stdio.h>

/* Registry key of the set of tables that each_claim was given. */
static char each_claim_key;

/** each_claim { award ... } -> the same table; its award is made once for every claim */
static int each_claim(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    if (!lua_istable(L, 1))
        pla_raise(lang, "each_claim { id = \"credit\", when = all_met() }",
                  "each_claim needs an award or a list of awards, got %s", pla_lua_type(lang, 1));
    lua_settop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &each_claim_key);
    lua_pushvalue(L, 1);
    lua_pushboolean(L, 1);
    lua_rawset(L, 2);
    lua_settop(L, 1);
    return 1;
}

void pla_awards_open(lua_State *L)
{
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &each_claim_key);
    lua_register(L, "each_claim", each_claim);
}

/** Whether the table on top of the stack was given to each_claim. */
static bool is_each_claim(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &each_claim_key);
    lua_pushvalue(L, -2);
    lua_rawget(L, -2);
    bool is_marked = lua_toboolean(L, -1);
    lua_pop(L, 2);
    return is_marked;
}

/* ---- what it gives ---- */

static const struct pla_key course_keys[] = {
    PLA_KEY_NEEDED(struct pla_toward, place, "course", pla_read_id),
    PLA_KEY_NEEDED(struct pla_toward, credits, "credits", pla_read_amount),
    {0},
};
static const struct pla_schema course_schema = {"a course of an award", course_keys};

static void start_course(struct pla_lang *lang, void *record, struct pla_place place)
{
    (void)lang;
    (void)place;
    ((struct pla_toward *)record)->credits = PLA_ZERO;
}

static struct pla_toward *toward_of(struct pla_lang *lang, const struct pla_amounts *amounts)
{
    struct pla_toward *rows = PLA_LANG_NEW(lang, amounts->count, struct pla_toward);
    for (size_t i = 0; i < amounts->count; i++)
        rows[i] = (struct pla_toward){amounts->rows[i].name, amounts->rows[i].number};
    return rows;
}

/** "EDU 301", { { course = "EDU 301", credits = 3 }, ... } or { ["EDU 301"] = 3, ... }. */
static void read_course(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_records records = {&course_schema, sizeof(struct pla_toward),
                                               start_course};
    struct pla_award_draft *draft = out;
    struct pla_text *name = &draft->names[PLA_AWARD_COURSE];
    if (!lua_istable(lang->L, -1)) {
        pla_read_id(lang, key, name);
        return;
    }
    if (pla_list_length(lang->L, -1) > 0) {
        draft->a.courses = pla_records_read(lang, key->name, &records, &draft->a.course_count);
    } else {
        struct pla_amounts amounts = {0};
        pla_read_amounts(lang, key, &amounts);
        draft->a.courses = toward_of(lang, &amounts);
        draft->a.course_count = amounts.count;
    }
    if (draft->a.course_count > 0)
        *name = draft->a.courses[0].place;
    else
        pla_fault(lang, NULL, "\"%s\" names no course", key->name);
}

static void read_toward(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_award_draft *draft = out;
    struct pla_amounts amounts = {0};
    pla_read_amounts(lang, key, &amounts);
    draft->a.toward = toward_of(lang, &amounts);
    draft->a.toward_count = amounts.count;
}

/* ---- credits ---- */

static const struct pla_key tier_keys[] = {
    PLA_KEY_NEEDED(struct pla_tier_draft, at_least, "at_least", pla_read_raw),
    PLA_KEY_NEEDED(struct pla_tier_draft, t.credits, "credits", pla_read_amount),
    PLA_KEY(struct pla_tier_draft, t.course, "course", pla_read_id),
    PLA_KEY(struct pla_tier_draft, t.elective, "elective", pla_read_text),
    PLA_KEY(struct pla_tier_draft, t.grade, "grade", pla_read_text),
    {0},
};
static const struct pla_schema tier_schema = {"a tier of credits", tier_keys};

static void start_tier(struct pla_lang *lang, void *record, struct pla_place place)
{
    (void)lang;
    (void)place;
    struct pla_tier_draft *tier = record;
    tier->t.credits = PLA_ZERO;
    tier->t.at_least = PLA_ZERO;
}

static struct pla_draft_measure *own_credits(struct pla_lang *lang)
{
    struct pla_draft_measure *measure = pla_measure_new(lang, PLA_M_CALL);
    measure->m.label = PLA_TEXT("credits");
    measure->m.call = pla_call_keep(lang, -1, PLA_CALL_OF_MEASURE, measure->m.label);
    measure->is_used = true;
    return measure;
}

static void read_credits(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_records records = {&tier_schema, sizeof(struct pla_tier_draft),
                                               start_tier};
    struct pla_award_draft *draft = out;
    struct pla_rational number = PLA_ZERO;
    switch (lua_type(lang->L, -1)) {
    case LUA_TTABLE:
        draft->tiers = pla_records_read(lang, key->name, &records, &draft->tier_count);
        if (draft->tier_count == 0)
            pla_fault(lang, "credits = { { at_least = 3, credits = 8 } }", "\"%s\" has no tier",
                      key->name);
        break;
    case LUA_TFUNCTION:
        draft->a.credits = &own_credits(lang)->m;
        break;
    case LUA_TNUMBER:
    case LUA_TSTRING:
        pla_read_amount(lang, key, &number);
        draft->a.credits = &pla_constant_number(lang, number, draft->a.place)->m;
        break;
    default:
        pla_read_measure(lang, key, &draft->a.credits);
        break;
    }
}

/* ---- the row it cites ---- */

static void read_cite(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_award_draft *draft = out;
    struct pla_cite *cite = &draft->a.cite;
    lua_State *L = lang->L;
    if (!lua_istable(L, -1)) {
        pla_fault(lang, "cite = row", "\"%s\" must be a row of a data file, not %s", key->name,
                  pla_lua_type(lang, -1));
        return;
    }
    static const struct pla_key parts[] = {
        PLA_KEY(struct pla_cite, source, "source", pla_read_text),
        PLA_KEY(struct pla_cite, edition, "edition", pla_read_text),
        PLA_KEY(struct pla_cite, unverified, "unverified", pla_read_boolean),
        {0},
    };
    for (const struct pla_key *part = parts; part->name != NULL; part++) {
        pla_table_push(L, -1, pla_text_of(part->name));
        if (!lua_isnil(L, -1))
            part->read(lang, part, (char *)cite + part->offset);
        lua_pop(L, 1);
    }
    pla_str_clear(&lang->scratch);
    pla_lua_put_json(lang, -1, &lang->scratch);
    struct pla_text text = {lang->scratch.at, lang->scratch.length};
    cite->text = pla_text_copy(lang->arena, text);
    draft->a.has_cite = true;
}

/* ---- the table ---- */

#define NAME(kind) offsetof(struct pla_award_draft, names) + (kind) * sizeof(struct pla_text)

static const struct pla_key keys[] = {
    PLA_KEY_NEEDED(struct pla_award_draft, a.id, "id", pla_read_id),
    PLA_KEY(struct pla_award_draft, a.title, "title", pla_read_text),
    {.name = "course", .read = read_course},
    {.name = "badge", .read = pla_read_text, .offset = NAME(PLA_AWARD_BADGE)},
    {.name = "elective", .read = pla_read_text, .offset = NAME(PLA_AWARD_ELECTIVE)},
    {.name = "block", .read = pla_read_text, .offset = NAME(PLA_AWARD_BLOCK)},
    {.name = "exemption", .read = pla_read_text, .offset = NAME(PLA_AWARD_EXEMPTION)},
    {.name = "points", .read = pla_read_text, .offset = NAME(PLA_AWARD_POINTS)},
    PLA_KEY(struct pla_award_draft, a.when, "when", pla_read_cond),
    PLA_KEY(struct pla_award_draft, a.applies, "applies", pla_read_cond),
    PLA_KEY(struct pla_award_draft, a.by, "by", pla_read_measure),
    {.name = "credits", .read = read_credits},
    PLA_KEY(struct pla_award_draft, a.unit, "unit", pla_read_id),
    PLA_KEY(struct pla_award_draft, a.credit_level, "credit_level", pla_read_id),
    PLA_KEY(struct pla_award_draft, a.grade, "grade", pla_read_text),
    PLA_KEY(struct pla_award_draft, a.symbol, "symbol", pla_read_text),
    PLA_KEY(struct pla_award_draft, a.method, "method", pla_read_id),
    {.name = "toward", .read = read_toward},
    PLA_KEY(struct pla_award_draft, a.uses, "uses", pla_read_ids),
    PLA_KEY(struct pla_award_draft, a.exclusive, "exclusive", pla_read_id),
    PLA_KEY(struct pla_award_draft, a.requires_ids, "requires", pla_read_ids),
    PLA_KEY(struct pla_award_draft, a.expires_months, "expires", pla_read_span),
    PLA_KEY(struct pla_award_draft, a.because, "because", pla_read_text),
    {.name = "cite", .read = read_cite},
    PLA_KEY(struct pla_award_draft, a.post_when, "post_when", pla_read_cond),
    {0},
};
static const struct pla_schema schema = {"an award", keys};

/** The one thing it gives. An award for each claim may leave it to the claim: its own course. */
static void choose_kind(struct pla_lang *lang, struct pla_award_draft *draft)
{
    static const char hint[] = "give one of course, badge, elective, block, exemption, points";
    struct pla_award *award = &draft->a;
    int found = 0;
    for (int kind = 0; kind <= PLA_AWARD_POINTS; kind++) {
        if (draft->names[kind].at == NULL)
            continue;
        found++;
        award->kind = (enum pla_award_kind)kind;
        award->name = draft->names[kind];
        if (award->name.length == 0)
            pla_fault(lang, NULL, "\"%s\" is empty", pla_award_kind_name(award->kind));
    }
    if (found > 1)
        pla_fault(lang, hint, "an award gives one thing, this one gives %d", found);
    else if (found == 0 && !award->per_claim && award->id.at != NULL)
        pla_fault(lang, hint, "the award \"%s\" does not say what it gives",
                  pla_shown(lang, award->id));
}

struct reading {
    struct pla_list awards; /**< struct pla_award_draft * */
    const struct pla_place *places;
    bool is_written;
    bool per_claim;
};

/** Better than the line of a list that code made: where something it reads was built. */
static struct pla_place place_of(const struct pla_award *award, struct pla_place place)
{
    if (award->when != NULL)
        return award->when->place;
    if (award->by != NULL)
        return award->by->place;
    return place;
}

static const char *id_on_top(struct pla_lang *lang)
{
    const char *shown = NULL;
    pla_table_push(lang->L, -1, PLA_TEXT("id"));
    if (lua_type(lang->L, -1) == LUA_TSTRING) {
        struct pla_text id;
        id.at = lua_tolstring(lang->L, -1, &id.length);
        shown = pla_shown(lang, id);
    }
    lua_pop(lang->L, 1);
    return shown;
}

static void read_award(struct pla_lang *lang, size_t index, void *ctx)
{
    struct reading *reading = ctx;
    bool was_per_claim = reading->per_claim;
    bool is_table = lua_istable(lang->L, -1);
    reading->per_claim = was_per_claim || (is_table && is_each_claim(lang->L));
    int64_t length = is_table ? pla_list_length(lang->L, -1) : 0;
    if (length > 0 && !was_per_claim && reading->per_claim) {
        /* each_claim { { ... }, { ... } } stands in the list as one element. */
        struct reading nested = *reading;
        nested.places = pla_element_places(lang, (size_t)length, &nested.is_written);
        pla_list_read(lang, (size_t)length, read_award, &nested);
        reading->awards = nested.awards;
    } else {
        struct pla_award_draft *draft = PLA_LANG_NEW(lang, 1, struct pla_award_draft);
        draft->a.place = reading->places[index];
        draft->a.per_claim = reading->per_claim;
        lang->about = is_table && !reading->is_written ? id_on_top(lang) : NULL;
        size_t before = lang->faults->count;
        pla_schema_read(lang, &schema, draft);
        if (lang->faults->count == before)
            choose_kind(lang, draft);
        lang->about = NULL;
        if (!reading->is_written)
            draft->a.place = place_of(&draft->a, draft->a.place);
        *(struct pla_award_draft **)pla_list_add(lang, &reading->awards,
                                                 sizeof(struct pla_award_draft *)) = draft;
    }
    reading->per_claim = was_per_claim;
}

void pla_read_awards(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_rubric_draft *rubric = out;
    struct reading reading = {0};
    rubric->faults_before_awards = lang->faults->count;
    size_t count = pla_list_length_here(lang, key->name);
    reading.places = pla_element_places(lang, count, &reading.is_written);
    pla_list_read(lang, count, read_award, &reading);
    rubric->awards = reading.awards.items;
    rubric->award_count = reading.awards.count;
}
