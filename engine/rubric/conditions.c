// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions while they are built: comparing, joining, negating, and the functions that make one.
 *
 * Joins are flattened and negations pushed down to the leaves at once, so that what is kept is
 * what is judged and explained.
 */
#include "rubric/build.h"
#include "rubric/fault.h"
#include "rubric/raw.h"

struct pla_draft_cond *pla_cond_compare(struct pla_lang *lang, enum pla_cond_op op,
                                        struct pla_draft_measure *measure, struct pla_raw low,
                                        struct pla_raw high)
{
    struct pla_draft_cond *cond = pla_cond_new(lang, op);
    const struct pla_raw *sides[] = {&low, &high};
    cond->c.measure = &measure->m;
    pla_measure_under_cond(lang, cond, measure);
    for (int i = 0; i < 2; i++) {
        if (sides[i]->is == PLA_RAW_BOUND)
            pla_raise(lang, "write measure:at_least(x)",
                      "at_least(x) and its like stand in filters only");
        if (sides[i]->is == PLA_RAW_MEASURE)
            pla_measure_under_cond(lang, cond, sides[i]->measure);
    }
    cond->low = low;
    cond->high = high;
    return cond;
}

struct pla_draft_cond *pla_cond_take(struct pla_lang *lang, int at)
{
    struct pla_draft_cond *cond = pla_cond_at(lang, at);
    struct pla_draft_measure *measure = cond == NULL ? pla_measure_at(lang, at) : NULL;
    if (measure != NULL) {
        struct pla_raw yes = {.is = PLA_RAW_BOOLEAN, .boolean = true};
        cond = pla_cond_compare(lang, PLA_C_IS, measure, yes, (struct pla_raw){0});
        cond->is_bare = true;
    }
    return cond;
}

static bool is_join(const struct pla_draft_cond *cond, enum pla_cond_op op)
{
    return cond->c.op == op;
}

static size_t join_width(const struct pla_draft_cond *cond, enum pla_cond_op op)
{
    return is_join(cond, op) ? cond->c.part_count : 1;
}

static void add_parts(struct pla_lang *lang, struct pla_draft_cond *parent,
                      const struct pla_cond **parts, struct pla_draft_cond *child)
{
    child->is_used = true;
    if (!is_join(child, parent->c.op)) {
        parts[parent->c.part_count++] = &child->c;
        pla_cond_under_cond(lang, parent, child);
        return;
    }
    for (size_t i = 0; i < child->c.part_count; i++) {
        parts[parent->c.part_count++] = child->c.parts[i];
        pla_cond_under_cond(lang, parent, pla_cond_draft(lang, child->c.parts[i]));
    }
}

struct pla_draft_cond *pla_cond_join(struct pla_lang *lang, enum pla_cond_op op,
                                     struct pla_draft_cond *a, struct pla_draft_cond *b)
{
    struct pla_draft_cond *cond = pla_cond_new(lang, op);
    size_t width = join_width(a, op) + join_width(b, op);
    pla_sandbox_charge(lang->L, width);
    const struct pla_cond **parts = PLA_LANG_NEW(lang, width, const struct pla_cond *);
    cond->c.parts = parts;
    add_parts(lang, cond, parts, a);
    add_parts(lang, cond, parts, b);
    return cond;
}

/** A node over the negations of another's parts. */
static struct pla_draft_cond *negate_parts(struct pla_lang *lang, enum pla_cond_op op,
                                           const struct pla_draft_cond *from)
{
    struct pla_draft_cond *cond = pla_cond_new(lang, op);
    size_t count = from->c.part_count;
    const struct pla_cond **parts = PLA_LANG_NEW(lang, count, const struct pla_cond *);
    cond->c.parts = parts;
    for (size_t i = 0; i < count; i++) {
        struct pla_draft_cond *part = pla_cond_negate(lang, pla_cond_draft(lang, from->c.parts[i]));
        parts[cond->c.part_count++] = &part->c;
        pla_cond_under_cond(lang, cond, part);
    }
    return cond;
}

static struct pla_draft_cond *negate_leaf(struct pla_lang *lang, struct pla_draft_cond *leaf)
{
    struct pla_draft_cond *cond = pla_cond_new(lang, PLA_C_NOT);
    const struct pla_cond **parts = PLA_LANG_NEW(lang, 1, const struct pla_cond *);
    parts[0] = &leaf->c;
    cond->c.parts = parts;
    cond->c.part_count = 1;
    pla_cond_under_cond(lang, cond, leaf);
    return cond;
}

struct pla_draft_cond *pla_cond_negate(struct pla_lang *lang, struct pla_draft_cond *cond)
{
    if (cond->negation != NULL) {
        cond->is_used = true;
        return cond->negation;
    }
    struct pla_draft_cond *negation;
    switch (cond->c.op) {
    case PLA_C_REFER:
        return cond; /* undecided either way */
    case PLA_C_AND:
        negation = negate_parts(lang, PLA_C_OR, cond);
        break;
    case PLA_C_OR:
        negation = negate_parts(lang, PLA_C_AND, cond);
        break;
    case PLA_C_AT_LEAST_OF:
        negation = negate_parts(lang, PLA_C_AT_LEAST_OF, cond);
        negation->c.need = cond->c.part_count - cond->c.need + 1;
        break;
    default:
        negation = negate_leaf(lang, cond);
        break;
    }
    cond->is_used = true;
    cond->negation = negation;
    negation->negation = cond;
    return negation;
}

/* ---- functions ---- */

/** at_least_of(k, { conditions }), or at_least(x) of a filter's value by the other name */
static int at_least_of(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    int64_t count = lua_istable(L, 2) ? pla_list_length(L, 2) : -1;
    if (count < 1)
        pla_raise(lang, "write at_least_of(2, { a, b, c })",
                  "at_least_of needs a number and a list of conditions");
    if (!lua_isinteger(L, 1) || lua_tointeger(L, 1) < 1 || lua_tointeger(L, 1) > count)
        pla_raise(lang, NULL,
                  "at_least_of needs a whole number from 1 to %lld, the length of its list",
                  (long long)count);
    struct pla_draft_cond *cond = pla_cond_new(lang, PLA_C_AT_LEAST_OF);
    const struct pla_cond **parts = PLA_LANG_NEW(lang, (size_t)count, const struct pla_cond *);
    cond->c.parts = parts;
    cond->c.need = (size_t)lua_tointeger(L, 1);
    for (int64_t i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, i);
        struct pla_draft_cond *part = pla_cond_take(lang, -1);
        if (part == NULL)
            pla_raise(lang, NULL, "at_least_of: part %lld is %s, not a condition", (long long)i,
                      pla_lua_type(lang, -1));
        parts[cond->c.part_count++] = &part->c;
        pla_cond_under_cond(lang, cond, part);
        lua_pop(L, 1);
    }
    pla_handle_push(L, PLA_HANDLE_COND, cond->c.id);
    return 1;
}

/** check(label, function(portfolio) -> true | false | nil, why) */
static int check(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text label = pla_need_text(lang, 1, "check");
    if (!lua_isfunction(L, 2))
        pla_raise(lang, "write check(\"label\", function(p) return true end)",
                  "check needs a label and a function, got %s", pla_lua_type(lang, 2));
    struct pla_draft_cond *cond = pla_cond_new(lang, PLA_C_CHECK);
    cond->c.label = label;
    cond->c.call = pla_call_keep(lang, 2, PLA_CALL_OF_CHECK, label);
    pla_handle_push(L, PLA_HANDLE_COND, cond->c.id);
    return 1;
}

/** refer(why): undecided, and a person must look */
static int refer(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text why = pla_need_text(lang, 1, "refer");
    struct pla_draft_cond *cond = pla_cond_new(lang, PLA_C_REFER);
    cond->c.label = why;
    pla_handle_push(L, PLA_HANDLE_COND, cond->c.id);
    return 1;
}

/* ---- bounds: the values of filters ---- */

static int bound(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    static const char *const names[] = {"at_least", "at_most", "within"};
    enum pla_bound_op op = (enum pla_bound_op)lua_tointeger(L, lua_upvalueindex(1));
    int wanted = op == PLA_BOUND_WITHIN ? 2 : 1;
    if (lua_gettop(L) != wanted)
        pla_raise(lang, NULL, "%s takes %s", names[op], wanted == 1 ? "one value" : "two values");
    struct pla_bound *made = PLA_LANG_NEW(lang, 1, struct pla_bound);
    made->op = op;
    made->low = pla_need_raw(lang, 1, names[op]);
    if (wanted == 2)
        made->high = pla_need_raw(lang, 2, names[op]);
    *(struct pla_bound **)pla_list_add(lang, &lang->bounds, sizeof(struct pla_bound *)) = made;
    pla_handle_push(L, PLA_HANDLE_BOUND, (uint32_t)(lang->bounds.count - 1));
    return 1;
}

void pla_conditions_open(lua_State *L)
{
    static const char *const bounds[] = {"at_least", "at_most", "within"};
    for (int i = 0; i < 3; i++) {
        lua_pushinteger(L, i);
        lua_pushcclosure(L, bound, 1);
        lua_setglobal(L, bounds[i]);
    }
    lua_register(L, "at_least_of", at_least_of);
    lua_register(L, "check", check);
    lua_register(L, "refer", refer);
}
