// SPDX-License-Identifier: Apache-2.0
/** `policy { ... }`: what an institution does with earned awards. */
#include "rubric/fault.h"
#include "rubric/policy_draft.h"
#include "rubric/raw.h"
#include "rubric/resolve.h"
#include "rubric/tables.h"

/* ---- small tables by name ---- */

/** Read `{ name = { ... }, ... }`: one record of `size` bytes a name, each by `read`. */
struct named_tables {
    size_t size;
    void (*read)(struct pla_lang *lang, struct pla_text name, void *record);
};

static void *read_named(struct pla_lang *lang, const struct pla_key *key,
                        const struct named_tables *tables, size_t *out_count)
{
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    char *records = pla_lang_alloc(lang, count, tables->size);
    for (size_t i = 0; i < count; i++) {
        pla_name_enter(lang, names[i]);
        pla_check_id(lang, names[i]);
        tables->read(lang, names[i], records + i * tables->size);
        pla_name_leave(lang);
    }
    *out_count = count;
    return records;
}

static void read_units(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_policy_draft *draft = out;
    struct pla_amounts worths = {0};
    pla_read_amounts(lang, key, &worths);
    struct pla_unit *units = PLA_LANG_NEW(lang, worths.count, struct pla_unit);
    for (size_t i = 0; i < worths.count; i++) {
        units[i] = (struct pla_unit){worths.rows[i].name, worths.rows[i].number};
        if (units[i].worth.num <= 0)
            pla_fault(lang, "units = { ects = \"1/2\" }", "unit \"%s\" must be worth more than 0",
                      pla_shown(lang, units[i].name));
        if (draft->p.unit.at != NULL && pla_text_equal(units[i].name, draft->p.unit))
            pla_fault(lang, "units are the foreign ones", "\"%s\" is the policy's own unit",
                      pla_shown(lang, units[i].name));
    }
    draft->p.units = units;
    draft->p.unit_count = worths.count;
}

/** `resident = true`, or a condition: "after 30 credits here". */
static void read_resident(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_method *method = out;
    if (lua_isboolean(lang->L, -1))
        method->resident = lua_toboolean(lang->L, -1);
    else if (lua_type(lang->L, -1) == LUA_TUSERDATA)
        pla_read_cond(lang, key, &method->resident_when);
    else
        pla_fault(lang, NULL, "\"%s\" must be true, false or a condition, not %s", key->name,
                  pla_lua_type(lang, -1));
}

static void read_method(struct pla_lang *lang, struct pla_text name, void *record)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct pla_method, symbol, "symbol", pla_read_text),
        {.name = "resident", .read = read_resident},
        {0},
    };
    static const struct pla_schema schema = {"a method", keys};
    ((struct pla_method *)record)->name = name;
    pla_schema_read(lang, &schema, record);
}

static void read_methods(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct named_tables tables = {sizeof(struct pla_method), read_method};
    struct pla_policy_draft *draft = out;
    draft->p.methods = read_named(lang, key, &tables, &draft->p.method_count);
}

static void read_program(struct pla_lang *lang, struct pla_text name, void *record)
{
    static const struct pla_key keys[] = {
        PLA_KEY_NEEDED(struct pla_program_def, credits, "credits", pla_read_amount),
        {0},
    };
    static const struct pla_schema schema = {"a programme", keys};
    struct pla_program_def *program = record;
    *program = (struct pla_program_def){name, PLA_ZERO};
    pla_schema_read(lang, &schema, program);
}

static void read_programs(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct named_tables tables = {sizeof(struct pla_program_def), read_program};
    struct pla_policy_draft *draft = out;
    draft->p.programs = read_named(lang, key, &tables, &draft->p.program_count);
}

static void read_fee(struct pla_lang *lang, struct pla_text name, void *record)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct pla_fee, flat, "flat", pla_read_amount),
        PLA_KEY(struct pla_fee, per_claim, "per_claim", pla_read_amount),
        PLA_KEY(struct pla_fee, per_credit, "per_credit", pla_read_amount),
        PLA_KEY(struct pla_fee, currency, "currency", pla_read_id),
        {0},
    };
    static const struct pla_schema schema = {"a fee", keys};
    struct pla_fee *fee = record;
    *fee = (struct pla_fee){
        .method = name, .flat = PLA_ZERO, .per_claim = PLA_ZERO, .per_credit = PLA_ZERO};
    fee->place = (struct pla_place){lang->root.file, pla_fault_line(lang)};
    pla_schema_read(lang, &schema, fee);
}

static void read_fees(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct named_tables tables = {sizeof(struct pla_fee), read_fee};
    struct pla_policy_draft *draft = out;
    draft->p.fees = read_named(lang, key, &tables, &draft->p.fee_count);
}

struct cohort {
    struct pla_cohort_cap c;
    struct pla_given percent, max;
};

static void read_cohort_cap(struct pla_lang *lang, struct pla_text name, void *record)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct cohort, percent, "percent", pla_read_given),
        PLA_KEY(struct cohort, max, "max", pla_read_given),
        PLA_KEY(struct cohort, c.method, "method", pla_read_id),
        PLA_KEY(struct cohort, c.program, "program", pla_read_id),
        {0},
    };
    static const struct pla_schema schema = {"a cap on the cohort", keys};
    struct cohort read = {.percent = {.number = PLA_ZERO}, .max = {.number = PLA_ZERO}};
    pla_schema_read(lang, &schema, &read);
    if (read.percent.is_given == read.max.is_given)
        pla_fault(lang, "cohort = { rpl = { percent = 10 } }",
                  "a cap on the cohort needs either \"percent\" or \"max\"");
    struct pla_cohort_cap *cap = record;
    *cap = read.c;
    cap->id = name;
    cap->has_percent = read.percent.is_given;
    cap->percent = read.percent.number;
    cap->has_max = read.max.is_given;
    cap->max = read.max.number;
    cap->place = (struct pla_place){lang->root.file, pla_fault_line(lang)};
}

static void read_cohort(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct named_tables tables = {sizeof(struct pla_cohort_cap), read_cohort_cap};
    struct pla_policy_draft *draft = out;
    draft->p.cohort = read_named(lang, key, &tables, &draft->p.cohort_count);
}

/* ---- single tables ---- */

struct appeals {
    size_t days;
    struct pla_text to, text;
};

static void read_appeals(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct appeals, days, "days", pla_read_count),
        PLA_KEY(struct appeals, to, "to", pla_read_text),
        PLA_KEY(struct appeals, text, "text", pla_read_text),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct pla_policy_draft *draft = out;
    struct appeals appeals = {0};
    pla_schema_read(lang, &schema, &appeals);
    draft->p.appeal_days = (int)appeals.days;
    draft->p.appeal_to = appeals.to;
    draft->p.appeal_text = appeals.text;
}

static void read_loading(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct pla_policy_draft, p.load_approved, "approved_by", pla_read_boolean),
        PLA_KEY(struct pla_policy_draft, p.load_minute, "minute", pla_read_boolean),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    pla_schema_read(lang, &schema, out);
}

static void read_size(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    uint64_t *size = out;
    if (lua_isinteger(lang->L, -1) && lua_tointeger(lang->L, -1) > 0)
        *size = (uint64_t)lua_tointeger(lang->L, -1);
    else
        pla_fault(lang, NULL, "\"%s\" must be a whole number above 0", key->name);
}

struct limits {
    uint64_t budget, memory, string, source;
};

static void read_limits(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct limits, budget, "budget", read_size),
        PLA_KEY(struct limits, memory, "memory", read_size),
        PLA_KEY(struct limits, string, "string", read_size),
        PLA_KEY(struct limits, source, "source", read_size),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct pla_policy_draft *draft = out;
    struct limits limits = {0};
    pla_schema_read(lang, &schema, &limits);
    draft->p.limits = (struct pla_limit_settings){limits.budget, (size_t)limits.memory,
                                                  (size_t)limits.string, (size_t)limits.source};
}

static void read_fields(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_policy_draft *draft = out;
    pla_read_fields(lang, key, &draft->fields);
    lang->scope.fields = draft->fields.items;
    lang->scope.field_count = draft->fields.count;
}

/* ---- gates ---- */

struct gate {
    struct pla_gate g;
    int effect;
};

static const char *const effects[] = {"block", "refer", "hold", NULL};

static const struct pla_key gate_keys[] = {
    PLA_KEY_NEEDED(struct gate, g.id, "id", pla_read_id),
    PLA_KEY(struct gate, g.method, "method", pla_read_id),
    PLA_KEY_NEEDED(struct gate, g.when, "when", pla_read_cond),
    {.name = "effect",
     .read = pla_read_choice,
     .offset = offsetof(struct gate, effect),
     .more = effects,
     .is_required = true},
    PLA_KEY(struct gate, g.because, "because", pla_read_text),
    {0},
};
static const struct pla_schema gate_schema = {"a rule", gate_keys};

static void start_gate(struct pla_lang *lang, void *record, struct pla_place place)
{
    (void)lang;
    ((struct gate *)record)->g.place = place;
}

static void read_rules(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_records records = {&gate_schema, sizeof(struct gate), start_gate};
    static const enum pla_gate_effect order[] = {PLA_GATE_BLOCK, PLA_GATE_REFER, PLA_GATE_HOLD};
    struct pla_policy_draft *draft = out;
    size_t count;
    const struct gate *read = pla_records_read(lang, key->name, &records, &count);
    struct pla_gate *gates = PLA_LANG_NEW(lang, count, struct pla_gate);
    struct pla_place *places = PLA_LANG_NEW(lang, count, struct pla_place);
    for (size_t i = 0; i < count; i++) {
        gates[i] = read[i].g;
        gates[i].effect = order[read[i].effect];
        places[i] = gates[i].place;
    }
    pla_check_unique(lang, gates, count, sizeof *gates, "the rule", places);
    draft->p.gates = gates;
    draft->p.gate_count = count;
}

/* ---- the table ---- */

static void read_reuse(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const char *const names[] = {"free", "once", NULL};
    struct pla_key choice = {.name = key->name, .more = names};
    int chosen = 0;
    pla_read_choice(lang, &choice, &chosen);
    ((struct pla_policy_draft *)out)->p.reuse = chosen == 1 ? PLA_REUSE_ONCE : PLA_REUSE_FREE;
}

/** One way, or a list of keys to sort by. */
static void read_prefer(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const char *const names[] = {"choices", "most_credit", "listed", NULL};
    static const enum pla_prefer order[] = {PLA_PREFER_CHOICES, PLA_PREFER_MOST_CREDIT,
                                            PLA_PREFER_LISTED};
    /* In the order of enum pla_prefer_key. */
    static const char *const keys[] = {"choices",      "credit_level", "most_credit",
                                       "least_credit", "listed",       NULL};
    struct pla_policy *policy = &((struct pla_policy_draft *)out)->p;
    struct pla_key choice = {.name = key->name, .more = names};
    int chosen = 0;
    if (!lua_istable(lang->L, -1)) {
        pla_read_choice(lang, &choice, &chosen);
        policy->prefer = order[chosen];
        return;
    }
    int64_t count = pla_list_length(lang->L, -1);
    if (count < 1 || count > PLA_KEY_COUNT)
        pla_raise(lang, "prefer = { \"choices\", \"credit_level\", \"most_credit\" }",
                  "\"prefer\" must be a word or a list of 1 to %d keys", PLA_KEY_COUNT);
    choice.more = keys;
    policy->prefer = PLA_PREFER_KEYS;
    policy->prefer_key_count = (size_t)count;
    for (int64_t i = 0; i < count; i++) {
        lua_rawgeti(lang->L, -1, i + 1);
        pla_read_choice(lang, &choice, &chosen);
        lua_pop(lang->L, 1);
        policy->prefer_keys[i] = (enum pla_prefer_key)chosen;
    }
}

static const struct pla_key keys[] = {
    PLA_KEY_NEEDED(struct pla_policy_draft, p.id, "id", pla_read_id),
    PLA_KEY_NEEDED(struct pla_policy_draft, p.version, "version", pla_read_id),
    PLA_KEY(struct pla_policy_draft, effective, "effective", pla_read_effective),
    PLA_KEY(struct pla_policy_draft, p.institution, "institution", pla_read_text),
    PLA_KEY(struct pla_policy_draft, p.unit, "unit", pla_read_id),
    {.name = "units", .read = read_units},
    {.name = "round", .read = pla_read_round},
    PLA_KEY(struct pla_policy_draft, p.assessors, "assessors", pla_read_assessors),
    {.name = "methods", .read = read_methods},
    PLA_KEY(struct pla_policy_draft, p.grades, "grades", pla_read_ids),
    {.name = "programs", .read = read_programs},
    {.name = "caps", .read = pla_read_caps},
    {.name = "courses", .read = pla_read_courses},
    {.name = "fields", .read = read_fields},
    {.name = "rules", .read = read_rules},
    {.name = "reuse", .read = read_reuse},
    {.name = "prefer", .read = read_prefer},
    {.name = "fees", .read = read_fees},
    {.name = "cohort", .read = read_cohort},
    {.name = "appeals", .read = read_appeals},
    PLA_KEY(struct pla_policy_draft, p.approvals, "approvals", pla_read_ids),
    {.name = "loading", .read = read_loading},
    PLA_KEY(struct pla_policy_draft, p.residency, "residency", pla_read_text),
    PLA_KEY(struct pla_policy_draft, p.contact, "contact", pla_read_text),
    PLA_KEY(struct pla_policy_draft, p.standards, "standards", pla_read_text),
    {.name = "limits", .read = read_limits},
    {0},
};
static const struct pla_schema schema = {"the policy", keys};

static int policy(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    if (lang->root.line != 0)
        pla_raise(lang, NULL, "policy is called twice");
    if (!lua_istable(L, 1))
        pla_raise(lang, "policy { id = \"...\", version = \"2026.1\", ... }",
                  "policy needs a table, got %s", pla_lua_type(lang, 1));
    lua_settop(L, 1);
    lang->root = pla_lang_here(lang);
    lang->root_word = "policy";
    lang->policy = PLA_LANG_NEW(lang, 1, struct pla_policy_draft);
    *lang->policy = (struct pla_policy_draft){
        .p = {.assessors = {.minimum = 1, .differ = PLA_ZERO, .sample = PLA_ZERO},
              .round = {.step = PLA_WHOLE(1), .least = PLA_ZERO}}};
    pla_schema_read(lang, &schema, lang->policy);
    pla_handle_push(L, PLA_HANDLE_ROOT, 0);
    return 1;
}

void pla_policy_open(lua_State *L)
{
    lua_register(L, "policy", policy);
}

/* ---- once it is read ---- */

/** Names that differ, in a list where order means something. */
static void check_grades(struct pla_lang *lang, const struct pla_text_list *grades)
{
    pla_enter_key(lang, "grades");
    for (size_t i = 0; i < grades->count; i++) {
        struct pla_text_list earlier = {grades->items, i};
        pla_enter_index(lang, (int64_t)i + 1);
        if (pla_text_list_has(&earlier, grades->items[i]))
            pla_fault(lang, NULL, "grade \"%s\" is there twice", pla_shown(lang, grades->items[i]));
        pla_leave(lang);
    }
    pla_leave(lang);
}

void pla_policy_finish(struct pla_lang *lang, struct pla_policy *out)
{
    struct pla_policy_draft *draft = lang->policy;
    size_t before = lang->faults->count;
    pla_caps_check(lang);
    *out = draft->p;
    if (out->unit.at == NULL)
        out->unit = PLA_TEXT("semester");
    out->has_from = draft->effective.from.is_given;
    out->effective_from = draft->effective.from.day;
    out->has_to = draft->effective.to.is_given;
    out->effective_to = draft->effective.to.day;
    out->fields = draft->fields.items;
    out->field_count = draft->fields.count;
    check_grades(lang, &out->grades);
    for (size_t i = 0; i < out->method_count; i++)
        pla_resolve_cond(lang, out->methods[i].resident_when);
    for (size_t i = 0; i < out->gate_count; i++)
        pla_resolve_cond(lang, out->gates[i].when);
    if (before == 0 && lang->faults->count == 0)
        pla_resolve_orphans(lang);
    out->program = pla_resolve_number(lang);
}
