// SPDX-License-Identifier: Apache-2.0
/**
 * A portfolio as plain Lua tables for a rubric's functions. What is absent or not known is nil;
 * who the learner is, and their groups, are not there at all.
 */
#include "rubric/calls.h"

/** Building costs about as much as so many instructions. */
enum { CHARGE_TABLE = 8, CHARGE_VALUE = 2 };

static void set_text(lua_State *L, const char *name, struct pla_text text)
{
    if (text.at == NULL)
        return;
    pla_sandbox_charge(L, CHARGE_VALUE + text.length / 64);
    lua_pushlstring(L, text.at, text.length);
    lua_setfield(L, -2, name);
}

static void push_number(lua_State *L, struct pla_rational number)
{
    if (number.den == 1)
        lua_pushinteger(L, number.num);
    else
        lua_pushnumber(L, pla_rational_to_double(number));
}

static void set_number(lua_State *L, const char *name, bool is_given, struct pla_rational number)
{
    if (!is_given)
        return;
    pla_sandbox_charge(L, CHARGE_VALUE);
    push_number(L, number);
    lua_setfield(L, -2, name);
}

static void set_date(lua_State *L, const char *name, struct pla_date date)
{
    if (date.state == PLA_DATE_ABSENT)
        return;
    pla_sandbox_charge(L, CHARGE_VALUE);
    pla_date_push(L, date);
    lua_setfield(L, -2, name);
}

static void set_boolean(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

static void set_texts(lua_State *L, const char *name, const struct pla_text_list *list)
{
    if (list->count == 0)
        return;
    pla_sandbox_charge(L, CHARGE_TABLE + list->count);
    lua_createtable(L, (int)list->count, 0);
    for (size_t i = 0; i < list->count; i++) {
        lua_pushlstring(L, list->items[i].at, list->items[i].length);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, name);
}

static void set_fields(lua_State *L, const struct pla_field_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_field *field = &list->items[i];
        if (field->is_unknown && field->type != PLA_TYPE_DATE)
            continue;
        pla_sandbox_charge(L, CHARGE_VALUE);
        lua_pushlstring(L, field->name.at, field->name.length);
        switch (field->type) {
        case PLA_TYPE_NUMBER:
            push_number(L, field->number);
            break;
        case PLA_TYPE_TEXT:
            lua_pushlstring(L, field->text.at, field->text.length);
            break;
        case PLA_TYPE_BOOLEAN:
            lua_pushboolean(L, field->boolean);
            break;
        case PLA_TYPE_DATE:
            pla_date_push(L, field->is_unknown ? (struct pla_date){PLA_DATE_UNKNOWN, 0, 0}
                                               : field->date);
            break;
        }
        lua_rawset(L, -3);
    }
}

static void begin(lua_State *L, int members)
{
    luaL_checkstack(L, 8, NULL);
    pla_sandbox_charge(L, CHARGE_TABLE);
    lua_createtable(L, 0, members);
}

/* ---- evidence ---- */

static void set_exam(lua_State *L, const struct pla_exam *exam)
{
    if (exam->name.at == NULL)
        return;
    begin(L, 3);
    set_text(L, "name", exam->name);
    set_number(L, "score", exam->has_score, exam->score);
    set_date(L, "taken", exam->taken);
    lua_setfield(L, -2, "exam");
}

static void set_endorsements(lua_State *L, const struct pla_evidence *item)
{
    if (item->endorsement_count == 0)
        return;
    lua_createtable(L, (int)item->endorsement_count, 0);
    for (size_t i = 0; i < item->endorsement_count; i++) {
        begin(L, 3);
        set_text(L, "by", item->endorsements[i].by);
        set_text(L, "relation", item->endorsements[i].relation);
        set_text(L, "text", item->endorsements[i].text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "endorsements");
}

static void set_started(lua_State *L, const struct pla_evidence *item)
{
    struct pla_date started = {PLA_DATE_ABSENT, 0, 0};
    if (item->has_started)
        started = (struct pla_date){PLA_DATE_KNOWN, item->started, item->started};
    else if (item->started_unknown)
        started.state = PLA_DATE_UNKNOWN;
    set_date(L, "started", started);
}

void pla_evidence_push(lua_State *L, const struct pla_evidence *item)
{
    begin(L, 16);
    set_text(L, "id", item->id);
    set_text(L, "kind", item->kind);
    set_text(L, "title", item->title);
    set_text(L, "description", item->description);
    set_text(L, "role", item->role);
    set_text(L, "issuer", item->issuer);
    set_text(L, "url", item->url);
    set_text(L, "course", item->course);
    set_text(L, "reflection", item->reflection);
    set_started(L, item);
    set_date(L, "ended", item->ended);
    set_number(L, "hours", item->has_hours && !item->hours_unknown, item->hours);
    if (item->verified != PLA_KNOWN_NOT)
        set_boolean(L, "verified", item->verified == PLA_KNOWN_YES);
    set_date(L, "verified_on", item->verified_on);
    set_texts(L, "learning_outcomes", &item->learning_outcomes);
    set_texts(L, "tags", &item->tags);
    set_texts(L, "parts", &item->parts);
    set_exam(L, &item->exam);
    set_endorsements(L, item);
    set_fields(L, &item->fields);
}

/* ---- the rest ---- */

static void push_claim(lua_State *L, const struct pla_claim *claim)
{
    begin(L, 8);
    set_text(L, "id", claim->id);
    set_text(L, "rubric", claim->rubric);
    set_text(L, "course", claim->course);
    set_number(L, "credits", claim->has_credits, claim->credits);
    set_text(L, "unit", claim->unit);
    set_text(L, "credit_level", claim->credit_level);
    set_texts(L, "learning_outcomes", &claim->learning_outcomes);
    set_texts(L, "evidence", &claim->evidence);
    set_fields(L, &claim->fields);
}

static void push_held(lua_State *L, const struct pla_held *held)
{
    begin(L, 12);
    set_text(L, "course", held->course);
    set_number(L, "credits", held->has_credits, held->credits);
    set_text(L, "unit", held->unit);
    set_text(L, "credit_level", held->credit_level);
    set_text(L, "grade", held->grade);
    set_text(L, "status", pla_text_of(pla_held_status_name(held->status)));
    set_text(L, "term", held->term);
    set_date(L, "ended", held->ended);
    set_text(L, "method", held->method);
    set_boolean(L, "here", held->here);
    set_boolean(L, "resident", held->resident);
}

static void push_rating(lua_State *L, const struct pla_rating *rating)
{
    static const char *const roles[] = {"assessor", "moderator", "joint"};
    begin(L, 10);
    set_text(L, "assessor", rating->assessor);
    set_text(L, "rubric", rating->rubric);
    set_text(L, "claim", rating->claim);
    set_text(L, "criterion", rating->criterion);
    set_text(L, "level", rating->level);
    set_number(L, "level", rating->has_number, rating->number);
    set_text(L, "role", pla_text_of(roles[rating->role]));
    set_text(L, "panel", rating->panel);
    set_text(L, "comment", rating->comment);
    set_date(L, "rated", rating->rated);
    set_texts(L, "evidence", &rating->evidence);
}

/** Set a list of what `push` makes of each of `count` structs. */
#define SET_LIST(L, name, items, count, push)                                                      \
    do {                                                                                           \
        lua_createtable((L), (int)(count), 0);                                                     \
        for (size_t i_ = 0; i_ < (count); i_++) {                                                  \
            push((L), &(items)[i_]);                                                               \
            lua_rawseti((L), -2, (lua_Integer)i_ + 1);                                             \
        }                                                                                          \
        lua_setfield((L), -2, (name));                                                             \
    } while (0)

static void push_items(lua_State *L, const struct pla_call_input *input)
{
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, (int)input->evidence_count, 0);
    for (size_t i = 0; i < input->evidence_count; i++) {
        pla_evidence_push(L, input->evidence[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/** The functions' own list: they may shorten theirs, and ours must still find every item. */
static void set_evidence(lua_State *L, int items, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, items, (lua_Integer)i);
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    lua_setfield(L, -2, "evidence");
}

void pla_portfolio_push(lua_State *L, const struct pla_call_input *input)
{
    const struct pla_portfolio *portfolio = input->portfolio;
    push_items(L, input);
    int items = lua_gettop(L);
    begin(L, 14);
    set_text(L, "id", portfolio->id);
    lua_pushinteger(L, portfolio->attempt);
    lua_setfield(L, -2, "attempt");
    set_date(L, "submitted", portfolio->submitted);
    set_text(L, "term", portfolio->term);
    set_date(L, "catalog", portfolio->catalog);
    pla_day_push(L, input->as_of);
    lua_setfield(L, -2, "as_of");
    set_fields(L, &portfolio->fields);
    begin(L, 4);
    set_text(L, "program", portfolio->learner.program);
    set_fields(L, &portfolio->learner.fields);
    lua_setfield(L, -2, "learner");
    set_evidence(L, items, input->evidence_count);
    SET_LIST(L, "claims", portfolio->claims, portfolio->claim_count, push_claim);
    SET_LIST(L, "held", portfolio->held, portfolio->held_count, push_held);
    SET_LIST(L, "ratings", portfolio->ratings, portfolio->rating_count, push_rating);
    if (input->claim != NULL) {
        push_claim(L, input->claim);
        lua_setfield(L, -2, "claim");
    }
}
