// SPDX-License-Identifier: Apache-2.0
/** The functions that make measures: one row of a table each. */
#include "rubric/build.h"

#include "rubric/fault.h"
#include "rubric/raw.h"

#include <stdio.h>

struct word;
/** Fill a new draft from the arguments on the stack. */
typedef void (*builder)(struct pla_lang *lang, const struct word *word,
                        struct pla_draft_measure *draft);

struct word {
    const char *name;
    builder build;
    const char *usage;
    enum pla_measure_op op;
    int most_arguments;
};

static struct pla_lang *lang_and_draft(lua_State *L, enum pla_measure_op op,
                                       struct pla_draft_measure **out)
{
    struct pla_lang *lang = pla_lang_of(L);
    *out = pla_measure_new(lang, op);
    return lang;
}

/** Push two copies of a table's parts: its named entries, then the others. */
static void push_split(struct pla_lang *lang, int at)
{
    lua_State *L = lang->L;
    lua_newtable(L);
    lua_newtable(L);
    int list = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        pla_sandbox_charge(L, 2);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, lua_type(L, -2) == LUA_TSTRING ? list - 1 : list);
    }
}

static void add_argument(struct pla_lang *lang, struct pla_draft_measure *draft,
                         struct pla_draft_measure *argument)
{
    const struct pla_measure **args =
        PLA_LANG_NEW(lang, draft->m.arg_count + 1, const struct pla_measure *);
    for (size_t i = 0; i < draft->m.arg_count; i++)
        args[i] = draft->m.args[i];
    args[draft->m.arg_count] = &argument->m;
    draft->m.args = args;
    draft->m.arg_count++;
    pla_measure_under_measure(lang, draft, argument);
}

/** A measure, or a number as a constant. */
static struct pla_draft_measure *number_or_measure(struct pla_lang *lang, int at, const char *what)
{
    struct pla_raw raw = pla_need_raw(lang, at, what);
    if (raw.is == PLA_RAW_MEASURE)
        return raw.measure;
    struct pla_rational number;
    struct pla_err err;
    if (!pla_number_read(lang, at, &number, &err))
        pla_raise_err(lang, &err);
    return pla_constant_number(lang, number, pla_lang_here(lang));
}

struct pla_draft_measure *pla_constant_number(struct pla_lang *lang, struct pla_rational value,
                                              struct pla_place place)
{
    struct pla_draft_measure *draft = pla_measure_new(lang, PLA_M_CONST);
    draft->m.value = value;
    draft->m.place = place;
    draft->is_used = true;
    return draft;
}

struct pla_draft_measure *pla_constant_day(struct pla_lang *lang, pla_day day,
                                           struct pla_place place)
{
    struct pla_draft_measure *draft = pla_measure_new(lang, PLA_M_CONST);
    draft->m.kind = PLA_KIND_DATE;
    draft->m.day = day;
    draft->m.has_day = true;
    draft->m.place = place;
    draft->is_used = true;
    return draft;
}

struct pla_draft_measure *pla_need_date(struct pla_lang *lang, struct pla_raw raw, const char *what)
{
    pla_day day;
    if (raw.is == PLA_RAW_MEASURE)
        return raw.measure;
    if (raw.is == PLA_RAW_TEXT && pla_day_parse(raw.text, &day))
        return pla_constant_day(lang, day, pla_lang_here(lang));
    if (raw.is == PLA_RAW_TEXT)
        pla_raise(lang, "write a full date: 2026-01-31", "%s: \"%s\" is not a date", what,
                  pla_shown(lang, raw.text));
    pla_raise(lang, "write a full date: \"2026-01-31\"",
              "%s: expected a date or a measure that is one", what);
}

/* ---- over criteria ---- */

static void read_area(struct pla_lang *lang, const char *what, struct pla_draft_measure *draft,
                      int at)
{
    static const char *const known[] = {"area", NULL};
    pla_options_check(lang, at, what, known);
    if (pla_option_push(lang->L, at, "area")) {
        draft->m.area = pla_need_text(lang, -1, what);
        lua_pop(lang->L, 1);
    }
}

static void build_area(struct pla_lang *lang, const struct word *word,
                       struct pla_draft_measure *draft)
{
    read_area(lang, word->name, draft, 1);
}

static void build_name(struct pla_lang *lang, const struct word *word,
                       struct pla_draft_measure *draft)
{
    draft->m.name = pla_need_text(lang, 1, word->name);
}

static void build_reaching(struct pla_lang *lang, const struct word *word,
                           struct pla_draft_measure *draft)
{
    draft->level = pla_need_raw(lang, 1, word->name);
    if (draft->level.is != PLA_RAW_TEXT && draft->level.is != PLA_RAW_NUMBER)
        pla_raise(lang, word->usage, "reaching needs a level");
    read_area(lang, word->name, draft, 2);
}

/** all_met{area=}: a condition over the measure met{area=} */
static int all_met(lua_State *L)
{
    struct pla_draft_measure *met;
    struct pla_lang *lang = lang_and_draft(L, PLA_M_MET, &met);
    read_area(lang, "all_met", met, 1);
    struct pla_draft_cond *cond = pla_cond_new(lang, PLA_C_ALL_MET);
    cond->c.measure = &met->m;
    pla_measure_under_cond(lang, cond, met);
    pla_handle_push(L, PLA_HANDLE_COND, cond->c.id);
    return 1;
}

/* ---- over evidence ---- */

static void build_filter(struct pla_lang *lang, const struct word *word,
                         struct pla_draft_measure *draft)
{
    pla_filter_build(lang, draft, 1, word->name);
}

static void build_field(struct pla_lang *lang, const struct word *word,
                        struct pla_draft_measure *draft)
{
    draft->m.name = pla_need_text(lang, 1, word->name);
    pla_filter_build(lang, draft, 2, word->name);
}

/** covered { "o1", "o2", at = "met", kind = "work" }: the list, an option, the rest a filter. */
static void build_outcomes(struct pla_lang *lang, const struct word *word,
                           struct pla_draft_measure *draft)
{
    lua_State *L = lang->L;
    draft->m.text = draft->m.op == PLA_M_COVERED ? PLA_TEXT("met") : (struct pla_text){0};
    if (lua_isnoneornil(L, 1))
        return;
    if (!lua_istable(L, 1))
        pla_raise(lang, word->usage, "%s needs a table, got %s", word->name, pla_lua_type(lang, 1));
    push_split(lang, 1); /* names at 2, the list at 3 */
    if (pla_option_push(L, 2, "learning_outcomes")) {
        draft->m.words = pla_need_texts(lang, -1, word->name);
        lua_pop(L, 1);
    } else if (pla_list_length(L, 3) != 0) {
        draft->m.words = pla_need_texts(lang, 3, word->name);
    }
    if (draft->m.op == PLA_M_COVERED && pla_option_push(L, 2, "at")) {
        draft->m.text = pla_need_text(lang, -1, word->name);
        if (!pla_text_equal(draft->m.text, PLA_TEXT("met")) &&
            !pla_text_equal(draft->m.text, PLA_TEXT("partly")))
            pla_raise(lang, "at = \"met\" or at = \"partly\"", "covered: at cannot be \"%s\"",
                      pla_shown(lang, draft->m.text));
        lua_pop(L, 1);
    }
    static const char *const taken[] = {"learning_outcomes", "at"};
    for (int i = 0; i < (draft->m.op == PLA_M_COVERED ? 2 : 1); i++) {
        lua_pushstring(L, taken[i]);
        lua_pushnil(L);
        lua_rawset(L, 2);
    }
    pla_filter_build(lang, draft, 2, word->name);
}

static void build_parts(struct pla_lang *lang, const struct word *word,
                        struct pla_draft_measure *draft)
{
    draft->m.name = pla_need_text(lang, 1, word->name);
    if (!lua_istable(lang->L, 2))
        pla_raise(lang, word->usage, "parts needs a course and a list of parts");
    draft->m.words = pla_need_texts(lang, 2, word->name);
    if (lua_istable(lang->L, 3) && pla_option_push(lang->L, 3, "course"))
        pla_raise(lang, word->usage, "parts names its course first, not in its filter");
    pla_filter_build(lang, draft, 3, word->name);
}

static bool option_day(struct pla_lang *lang, int at, const char *name, const char *what,
                       pla_day *out)
{
    if (!pla_option_push(lang->L, at, name))
        return false;
    struct pla_text text = pla_need_text(lang, -1, what);
    if (!pla_day_parse(text, out))
        pla_raise(lang, "write a full date: 2026-01-31", "%s: \"%s\" is not a date", what,
                  pla_shown(lang, text));
    lua_pop(lang->L, 1);
    return true;
}

/** `since` of earlier credit: a day, or a date that is known only for each portfolio. */
static void option_since(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                         const char *what)
{
    if (!pla_option_push(lang->L, at, "since"))
        return;
    bool is_text = lua_type(lang->L, -1) == LUA_TSTRING;
    lua_pop(lang->L, 1);
    if (is_text)
        draft->m.has_day = option_day(lang, at, "since", what, &draft->m.day);
    else
        pla_since_build(lang, draft, at, what);
}

/** Whole months of `{ years = n, months = n }`; the table is checked for other names. */
static int span_months(struct pla_lang *lang, int at, const char *what)
{
    static const struct unit {
        const char *name;
        int months;
    } units[] = {{"years", 12}, {"months", 1}};
    static const char *const known[] = {"years", "months", NULL};
    struct pla_rational total = PLA_ZERO;
    pla_options_check(lang, at, what, known);
    for (int i = 0; i < 2; i++) {
        struct pla_rational number;
        struct pla_err err;
        if (!pla_option_push(lang->L, at, units[i].name))
            continue;
        if (!pla_number_read(lang, -1, &number, &err))
            pla_raise_err(lang, &err);
        if (!pla_rational_mul(number, PLA_WHOLE(units[i].months), &number) ||
            !pla_rational_add(total, number, &total))
            total = PLA_ZERO;
        lua_pop(lang->L, 1);
    }
    if (total.den != 1 || total.num < 1 || total.num > 120000)
        pla_raise(lang, "write { years = 7 } or { months = 6 }",
                  "%s needs a number of whole months above 0", what);
    return (int)total.num;
}

static void build_exam(struct pla_lang *lang, const struct word *word,
                       struct pla_draft_measure *draft)
{
    static const char *const known[] = {"from", "to", "spacing", NULL};
    struct pla_measure *m = &draft->m;
    m->name = pla_need_text(lang, 1, word->name);
    pla_options_check(lang, 2, word->name, known);
    m->has_day = option_day(lang, 2, "from", word->name, &m->day);
    m->has_day_until = option_day(lang, 2, "to", word->name, &m->day_until);
    if (m->has_day && m->has_day_until && m->day > m->day_until)
        pla_raise(lang, NULL, "exam: its window ends before it starts");
    if (pla_option_push(lang->L, 2, "spacing")) {
        m->value = PLA_WHOLE(span_months(lang, lua_gettop(lang->L), "spacing"));
        lua_pop(lang->L, 1);
    }
}

/** Rows `{ name = number }`, sorted by name. */
static void read_rows(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                      const char *what, const char *usage)
{
    if (!lua_istable(lang->L, at))
        pla_raise(lang, usage, "%s needs a table of names and numbers, got %s", what,
                  pla_lua_type(lang, at));
    size_t count;
    const struct pla_text *names = pla_table_names(lang, at, what, &count);
    if (count == 0)
        pla_raise(lang, usage, "%s: its table is empty", what);
    struct pla_raw_row *rows = PLA_LANG_NEW(lang, count, struct pla_raw_row);
    for (size_t i = 0; i < count; i++) {
        struct pla_err err;
        pla_table_push(lang->L, at, names[i]);
        rows[i].key = names[i];
        rows[i].value.is = PLA_RAW_NUMBER;
        if (!pla_number_read(lang, -1, &rows[i].value.number, &err))
            pla_raise_inside(lang, what, names[i], &err);
        lua_pop(lang->L, 1);
    }
    draft->rows = rows;
    draft->row_count = count;
}

static void build_best(struct pla_lang *lang, const struct word *word,
                       struct pla_draft_measure *draft)
{
    draft->m.name = pla_need_text(lang, 1, word->name);
    read_rows(lang, draft, 2, word->name, word->usage);
    pla_filter_build(lang, draft, 3, word->name);
}

static void build_steps(struct pla_lang *lang, const struct word *word,
                        struct pla_draft_measure *draft)
{
    struct pla_draft_measure *measure = pla_measure_at(lang, 1);
    if (measure == NULL)
        pla_raise(lang, word->usage, "steps needs a measure, got %s", pla_lua_type(lang, 1));
    add_argument(lang, draft, measure);
    read_rows(lang, draft, 2, word->name, word->usage);
}

/* ---- earlier credit and facts ---- */

static void check_status(struct pla_lang *lang, struct pla_text status)
{
    const char *names[PLA_HELD_ENROLLED + 2] = {0};
    for (int i = 0; i <= PLA_HELD_ENROLLED; i++) {
        names[i] = pla_held_status_name((enum pla_held_status)i);
        if (pla_text_equal(status, pla_text_of(names[i])))
            return;
    }
    char hint[320];
    pla_hint_nearest(hint, status, names);
    pla_raise(lang, hint, "held: \"%s\" is no status", pla_shown(lang, status));
}

static void build_held(struct pla_lang *lang, const struct word *word,
                       struct pla_draft_measure *draft)
{
    static const char *const known[] = {"grade", "status", "since", NULL};
    draft->m.name = pla_need_text(lang, 1, word->name);
    pla_options_check(lang, 2, word->name, known);
    if (pla_option_push(lang->L, 2, "grade")) {
        draft->m.text = pla_need_text(lang, -1, word->name);
        lua_pop(lang->L, 1);
    }
    if (pla_option_push(lang->L, 2, "status")) {
        draft->m.words = pla_need_texts(lang, -1, word->name);
        for (size_t i = 0; i < draft->m.words.count; i++)
            check_status(lang, draft->m.words.items[i]);
        lua_pop(lang->L, 1);
    }
    option_since(lang, draft, 2, word->name);
}

static void build_held_credits(struct pla_lang *lang, const struct word *word,
                               struct pla_draft_measure *draft)
{
    static const char *const known[] = {"method", "here", "credit_level", "since", NULL};
    pla_options_check(lang, 1, word->name, known);
    if (pla_option_push(lang->L, 1, "method")) {
        draft->m.method = pla_need_text(lang, -1, word->name);
        lua_pop(lang->L, 1);
    }
    if (pla_option_push(lang->L, 1, "credit_level")) {
        draft->m.text = pla_need_text(lang, -1, word->name);
        lua_pop(lang->L, 1);
    }
    if (pla_option_push(lang->L, 1, "here")) {
        if (!lua_isboolean(lang->L, -1) || !lua_toboolean(lang->L, -1))
            pla_raise(lang, "leave it out to count all", "held_credits: here can only be true");
        draft->m.flag = true;
        lua_pop(lang->L, 1);
    }
    option_since(lang, draft, 1, word->name);
}

static void build_awarded(struct pla_lang *lang, const struct word *word,
                          struct pla_draft_measure *draft)
{
    if (lua_isnoneornil(lang->L, 1))
        pla_raise(lang, word->usage, "awarded needs ids of awards");
    draft->m.words = pla_need_texts(lang, 1, word->name);
}

static void build_nothing(struct pla_lang *lang, const struct word *word,
                          struct pla_draft_measure *draft)
{
    (void)lang;
    (void)word;
    (void)draft;
}

/* ---- dates ---- */

static void build_ago(struct pla_lang *lang, const struct word *word,
                      struct pla_draft_measure *draft)
{
    if (!lua_istable(lang->L, 1))
        pla_raise(lang, word->usage, "ago needs a table, got %s", pla_lua_type(lang, 1));
    int months = span_months(lang, 1, word->name);
    pla_rational_make(months, 12, &draft->m.value);
}

static void build_later(struct pla_lang *lang, const struct word *word,
                        struct pla_draft_measure *draft)
{
    int count = lua_gettop(lang->L);
    if (count < 2)
        pla_raise(lang, word->usage, "later needs two dates");
    for (int i = 1; i <= count; i++)
        add_argument(lang, draft,
                     pla_need_date(lang, pla_need_raw(lang, i, word->name), word->name));
}

/* ---- made of others ---- */

static void build_fold(struct pla_lang *lang, const struct word *word,
                       struct pla_draft_measure *draft)
{
    int count = lua_gettop(lang->L);
    if (count < 2)
        pla_raise(lang, word->usage, "%s needs two values or more", word->name);
    for (int i = 1; i <= count; i++)
        add_argument(lang, draft, number_or_measure(lang, i, word->name));
}

static bool option_number(struct pla_lang *lang, int at, const char *name, struct pla_rational *out)
{
    struct pla_err err;
    if (!pla_option_push(lang->L, at, name))
        return false;
    if (!pla_number_read(lang, -1, out, &err))
        pla_raise_inside(lang, "points", pla_text_of(name), &err);
    if (out->num < 0 || (out->num == 0 && *name == 'p'))
        pla_raise(lang, NULL, "points: %s must be above 0", name);
    lua_pop(lang->L, 1);
    return true;
}

/** The entry on top of the stack. */
static void read_entry(struct pla_lang *lang, struct pla_draft_measure *draft, int64_t position,
                       struct pla_points_entry *entry)
{
    static const char *const known[] = {"per", "each", "cap", NULL};
    lua_State *L = lang->L;
    int at = lua_gettop(L);
    *entry = (struct pla_points_entry){.per = PLA_ZERO, .each = PLA_WHOLE(1), .cap = PLA_ZERO};
    bool is_table = lua_istable(L, at);
    if (is_table) {
        push_split(lang, at);
        pla_options_check(lang, at + 1, "points", known);
        entry->has_per = option_number(lang, at, "per", &entry->per);
        entry->has_each = option_number(lang, at, "each", &entry->each);
        entry->has_cap = option_number(lang, at, "cap", &entry->cap);
        lua_rawgeti(L, at, 1);
    }
    struct pla_draft_measure *measure = pla_measure_at(lang, -1);
    if (measure == NULL)
        pla_raise(lang, "an entry is a measure or { measure, per = 3, each = 1, cap = 10 }",
                  "points: entry %lld is %s", (long long)position, pla_lua_type(lang, -1));
    pla_measure_under_measure(lang, draft, measure);
    entry->measure = &measure->m;
    lua_settop(L, at);
}

static void build_points(struct pla_lang *lang, const struct word *word,
                         struct pla_draft_measure *draft)
{
    lua_State *L = lang->L;
    if (!lua_istable(L, 1))
        pla_raise(lang, word->usage, "points needs a table of entries");
    static const char *const known[] = {"cap", NULL};
    push_split(lang, 1); /* names at 2, the list at 3 */
    pla_options_check(lang, 2, word->name, known);
    draft->m.has_cap = option_number(lang, 2, "cap", &draft->m.cap);
    int64_t count = pla_list_length(L, 3);
    if (count < 1)
        pla_raise(lang, word->usage, "points needs a list of entries without gaps");
    struct pla_points_entry *entries = PLA_LANG_NEW(lang, (size_t)count, struct pla_points_entry);
    for (int64_t i = 0; i < count; i++) {
        lua_rawgeti(L, 3, i + 1);
        read_entry(lang, draft, i + 1, &entries[i]);
        lua_pop(L, 1);
    }
    draft->m.entries = entries;
    draft->m.entry_count = (size_t)count;
}

static void build_own(struct pla_lang *lang, const struct word *word,
                      struct pla_draft_measure *draft)
{
    draft->m.label = pla_need_text(lang, 1, word->name);
    if (!lua_isfunction(lang->L, 2))
        pla_raise(lang, word->usage, "measure needs a label and a function, got %s",
                  pla_lua_type(lang, 2));
    draft->m.call = pla_call_keep(lang, 2, PLA_CALL_OF_MEASURE, draft->m.label);
}

/* ---- the table ---- */

static const struct word words[] = {
    {"score", build_area, "score() or score { area = \"core\" }", PLA_M_SCORE, 1},
    {"total", build_area, "total() or total { area = \"core\" }", PLA_M_TOTAL, 1},
    {"lowest", build_area, "lowest() or lowest { area = \"core\" }", PLA_M_LOWEST, 1},
    {"rating", build_name, "rating \"reflection\"", PLA_M_RATING, 1},
    {"met", build_area, "met() or met { area = \"core\" }", PLA_M_MET, 1},
    {"reaching", build_reaching, "reaching(\"exceeds\", { area = \"core\" })", PLA_M_REACHING, 2},
    {"disputed", build_area, "disputed() or disputed { area = \"core\" }", PLA_M_DISPUTED, 1},
    {"spread", build_name, "spread \"reflection\"", PLA_M_SPREAD, 1},
    {"count", build_filter, "count { kind = \"work\" }", PLA_M_COUNT, 1},
    {"hours", build_filter, "hours { kind = \"work\" }", PLA_M_HOURS, 1},
    {"sum", build_field, "sum(\"units\", { kind = \"work\" })", PLA_M_SUM, 2},
    {"largest", build_field, "largest(\"units\", { kind = \"work\" })", PLA_M_LARGEST, 2},
    {"smallest", build_field, "smallest(\"units\", { kind = \"work\" })", PLA_M_SMALLEST, 2},
    {"months", build_filter, "months { kind = \"work\" }", PLA_M_MONTHS, 1},
    {"years", build_filter, "years { kind = \"work\" }", PLA_M_YEARS, 1},
    {"latest", build_filter, "latest { kind = \"work\" }", PLA_M_LATEST, 1},
    {"earliest", build_filter, "earliest { kind = \"work\" }", PLA_M_EARLIEST, 1},
    {"as_of", build_nothing, "as_of()", PLA_M_AS_OF, 0},
    {"ago", build_ago, "ago { years = 7 }", PLA_M_AGO, 1},
    {"later", build_later, "later(learner \"graduated\", ago { years = 7 })", PLA_M_LATER, 16},
    {"distinct", build_field, "distinct(\"issuer\", { kind = \"work\" })", PLA_M_DISTINCT, 2},
    {"covered", build_outcomes, "covered { \"o1\", \"o2\", at = \"met\" }", PLA_M_COVERED, 1},
    {"tagged", build_outcomes, "tagged { \"o1\", \"o2\" }", PLA_M_TAGGED, 1},
    {"parts", build_parts, "parts(\"MOOC 1\", { \"week 2\", \"week 3\" })", PLA_M_PARTS, 3},
    {"exam", build_exam, "exam(\"CLEP/Calculus\", { from = \"2020-01-01\" })", PLA_M_EXAM, 2},
    {"endorsements", build_filter, "endorsements { kind = \"work\" }", PLA_M_ENDORSEMENTS, 1},
    {"held", build_held, "held(\"MATH 101\", { grade = \"C\" })", PLA_M_HELD, 2},
    {"held_credits", build_held_credits, "held_credits { here = true }", PLA_M_HELD_CREDITS, 1},
    {"awarded", build_awarded, "awarded { \"first\", \"second\" }", PLA_M_AWARDED, 1},
    {"learner", build_name, "learner \"program\"", PLA_M_LEARNER, 1},
    {"portfolio", build_name, "portfolio \"submitted\"", PLA_M_PORTFOLIO, 1},
    {"claim", build_name, "claim \"credits\"", PLA_M_CLAIM, 1},
    {"attempt", build_nothing, "attempt()", PLA_M_ATTEMPT, 0},
    {"best", build_best, "best(\"degree\", { masters = 65, bachelor = 45 })", PLA_M_BEST, 3},
    {"points", build_points, "points { cap = 25, { count {}, each = 2 } }", PLA_M_POINTS, 1},
    {"steps", build_steps, "steps(count {}, { meets = 12, exceeds = 18 })", PLA_M_STEPS, 2},
    {"measure", build_own, "measure(\"label\", function(p) return 1 end)", PLA_M_CALL, 2},
    {"min", build_fold, "min(a, b)", PLA_M_MIN, 16},
    {"max", build_fold, "max(a, b)", PLA_M_MAX, 16},
};

static int construct(lua_State *L)
{
    const struct word *word = &words[lua_tointeger(L, lua_upvalueindex(1))];
    struct pla_draft_measure *draft;
    struct pla_lang *lang = lang_and_draft(L, word->op, &draft);
    if (lua_gettop(L) > word->most_arguments)
        pla_raise(lang, word->usage, "%s takes at most %d argument%s", word->name,
                  word->most_arguments, word->most_arguments == 1 ? "" : "s");
    word->build(lang, word, draft);
    pla_handle_push(L, PLA_HANDLE_MEASURE, draft->m.id);
    return 1;
}

void pla_measures_open(lua_State *L)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, construct, 1);
        lua_setglobal(L, words[i].name);
    }
    lua_register(L, "all_met", all_met);
}
