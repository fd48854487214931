// SPDX-License-Identifier: Apache-2.0
/** `rubric { ... }`: reading its table, then checking it as a whole. */
#include "rubric/draft.h"
#include "rubric/fault.h"
#include "rubric/resolve.h"
#include "rubric/tables.h"

/* ---- admit and intake ---- */

static void read_kind_months(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_currency *currency = out;
    struct pla_amounts years = {0};
    pla_read_amounts(lang, key, &years);
    struct pla_table_row *rows = PLA_LANG_NEW(lang, years.count, struct pla_table_row);
    for (size_t i = 0; i < years.count; i++) {
        rows[i].key = years.rows[i].name;
        if (!pla_rational_mul(years.rows[i].number, PLA_WHOLE(12), &rows[i].value) ||
            rows[i].value.den != 1 || rows[i].value.num < 1)
            pla_fault(lang, "kinds = { certificate = 3 }",
                      "the years of \"%s\" must be a number of whole months above 0",
                      pla_shown(lang, rows[i].key));
    }
    currency->kinds = rows;
    currency->kind_count = years.count;
}

struct current {
    struct pla_currency currency;
    struct pla_given years, months;
    int at, by;
};

static void read_current(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const char *const at[] = {"as_of", "submitted", NULL};
    static const char *const by[] = {"item", "learning_outcome", NULL};
    static const struct pla_key keys[] = {
        PLA_KEY(struct current, years, "years", pla_read_given),
        PLA_KEY(struct current, months, "months", pla_read_given),
        PLA_KEY(struct current, currency, "kinds", read_kind_months),
        PLA_KEY_MORE(struct current, at, "at", pla_read_choice, at),
        PLA_KEY_MORE(struct current, by, "by", pla_read_choice, by),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct current current = {.years = {.number = PLA_ZERO}, .months = {.number = PLA_ZERO}};
    struct pla_currency *currency = out;
    struct pla_rational months;
    if (!pla_schema_read(lang, &schema, &current))
        return;
    *currency = current.currency;
    currency->is_set = true;
    currency->at_submitted = current.at == 1;
    currency->by_learning_outcome = current.by == 1;
    if (!current.years.is_given && !current.months.is_given) {
        if (currency->kind_count == 0)
            pla_fault(lang, "current = { years = 5 }", "\"%s\" does not say how long", key->name);
        return;
    }
    if (pla_rational_mul(current.years.number, PLA_WHOLE(12), &months) &&
        pla_rational_add(months, current.months.number, &months) && months.den == 1 &&
        months.num > 0 && months.num <= 120000)
        currency->months = (int)months.num;
    else
        pla_fault(lang, "current = { years = 5 } or { months = 18 }",
                  "\"%s\" must be a number of whole months above 0", key->name);
}

static void read_where(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    pla_call *call = out;
    if (lua_isfunction(lang->L, -1))
        *call = pla_call_keep(lang, -1, PLA_CALL_OF_WHERE, PLA_TEXT("admit.where"));
    else
        pla_fault(lang, "where = function(item, portfolio) return item.hours ~= nil end",
                  "\"%s\" must be a function, not %s", key->name, pla_lua_type(lang, -1));
}

void pla_read_admit(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct pla_admit_rule, kinds, "kinds", pla_read_ids),
        PLA_KEY(struct pla_admit_rule, verified, "verified", pla_read_boolean),
        PLA_KEY(struct pla_admit_rule, current, "current", read_current),
        PLA_KEY(struct pla_admit_rule, where, "where", read_where),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct pla_admit_rule *rule = out;
    pla_schema_read(lang, &schema, rule);
    rule->has_kinds = rule->kinds.items != NULL;
}

/** Members a portfolio, its learner, a claim or an item may say. */
static const char *const members[] = {
    "evidence", "claims",       "held",         "findings",
    "choices",  "submitted",    "catalog",      "term",
    "learner",  "name",         "program",      "course",
    "unit",     "credit_level", "credits",      "learning_outcomes",
    "kind",     "title",        "description",  "role",
    "issuer",   "url",          "sha256",       "reflection",
    "exam",     "started",      "ended",        "hours",
    "tags",     "parts",        "endorsements", "verified",
    NULL};

static void check_required(struct pla_lang *lang, const struct pla_text_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        bool is_known = pla_scope_field(&lang->scope, list->items[i]) != NULL;
        for (size_t k = 0; members[k] != NULL && !is_known; k++)
            is_known = pla_text_equal(list->items[i], pla_text_of(members[k]));
        if (is_known)
            continue;
        char hint[320];
        pla_hint_nearest(hint, list->items[i], members);
        pla_enter_index(lang, (int64_t)i + 1);
        pla_fault(lang, hint, "\"%s\" is neither a member of portfolios nor a declared field",
                  pla_shown(lang, list->items[i]));
        pla_leave(lang);
    }
}

static void read_required(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    pla_read_texts(lang, key, out);
    check_required(lang, out);
}

struct most {
    struct pla_given items, claims;
};

static void read_max(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct most, claims, "claims", pla_read_given),
        PLA_KEY(struct most, items, "items", pla_read_given),
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    struct pla_intake_rule *rule = out;
    struct most most = {0};
    struct pla_table_row *rows = PLA_LANG_NEW(lang, 2, struct pla_table_row);
    pla_schema_read(lang, &schema, &most);
    rule->max = rows;
    if (most.claims.is_given)
        rows[rule->max_count++] =
            (struct pla_table_row){.key = PLA_TEXT("claims"), .value = most.claims.number};
    if (most.items.is_given)
        rows[rule->max_count++] =
            (struct pla_table_row){.key = PLA_TEXT("items"), .value = most.items.number};
}

void pla_read_intake(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_key keys[] = {
        PLA_KEY(struct pla_intake_rule, require, "require", read_required),
        {.name = "max", .read = read_max},
        {0},
    };
    struct pla_schema schema = {key->name, keys};
    pla_schema_read(lang, &schema, out);
}

/* ---- outcomes ---- */

static const struct pla_key outcome_keys[] = {
    PLA_KEY_NEEDED(struct pla_outcome, id, "id", pla_read_id),
    PLA_KEY(struct pla_outcome, title, "title", pla_read_text),
    PLA_KEY(struct pla_outcome, when, "when", pla_read_cond),
    {0},
};
static const struct pla_schema outcome_schema = {"an outcome", outcome_keys};

static void start_outcome(struct pla_lang *lang, void *record, struct pla_place place)
{
    (void)lang;
    ((struct pla_outcome *)record)->place = place;
}

static void read_outcomes(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_records records = {&outcome_schema, sizeof(struct pla_outcome),
                                               start_outcome};
    struct pla_rubric_draft *rubric = out;
    rubric->outcomes = pla_records_read(lang, key->name, &records, &rubric->r.outcome_count);
}

static void finish_outcomes(struct pla_lang *lang, struct pla_rubric *out)
{
    struct pla_outcome *outcomes = lang->rubric->outcomes;
    size_t count = out->outcome_count;
    struct pla_place *places = PLA_LANG_NEW(lang, count, struct pla_place);
    for (size_t i = 0; i < count; i++) {
        if (outcomes[i].title.at == NULL)
            outcomes[i].title = outcomes[i].id;
        if (outcomes[i].when == NULL && i + 1 < count)
            pla_fault_at(lang, outcomes[i].place, "an outcome without \"when\" stands last",
                         "outcome \"%s\" always holds, so those after it are never reached",
                         pla_shown(lang, outcomes[i].id));
        pla_resolve_cond(lang, outcomes[i].when);
        places[i] = outcomes[i].place;
    }
    pla_check_unique(lang, outcomes, count, sizeof *outcomes, "the outcome", places);
    out->outcomes = outcomes;
}

/* ---- the table ---- */

static void read_fields(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_field_decls *fields = out;
    pla_read_fields(lang, key, fields);
    lang->scope.fields = fields->items;
    lang->scope.field_count = fields->count;
}

/* Order matters: what later keys are checked against is read first. */
static const struct pla_key keys[] = {
    PLA_KEY_NEEDED(struct pla_rubric_draft, r.id, "id", pla_read_id),
    PLA_KEY_NEEDED(struct pla_rubric_draft, r.version, "version", pla_read_id),
    PLA_KEY(struct pla_rubric_draft, r.title, "title", pla_read_text),
    PLA_KEY(struct pla_rubric_draft, r.authority, "authority", pla_read_text),
    PLA_KEY(struct pla_rubric_draft, r.source, "source", pla_read_text),
    PLA_KEY(struct pla_rubric_draft, r.description, "description", pla_read_text),
    PLA_KEY(struct pla_rubric_draft, effective, "effective", pla_read_effective),
    PLA_KEY(struct pla_rubric_draft, r.method, "method", pla_read_id),
    PLA_KEY(struct pla_rubric_draft, r.scale, "scale", pla_read_scale),
    PLA_KEY(struct pla_rubric_draft, minimum, "minimum", pla_read_raw),
    PLA_KEY(struct pla_rubric_draft, fields, "fields", read_fields),
    PLA_KEY(struct pla_rubric_draft, r.intake, "intake", pla_read_intake),
    PLA_KEY(struct pla_rubric_draft, r.admit, "admit", pla_read_admit),
    PLA_KEY(struct pla_rubric_draft, r.assessors, "assessors", pla_read_assessors),
    {.name = "criteria", .read = pla_read_criteria},
    {.name = "awards", .read = pla_read_awards},
    {.name = "outcomes", .read = read_outcomes},
    {0},
};
static const struct pla_schema schema = {"the rubric", keys};

static int rubric(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    if (lang->root.line != 0)
        pla_raise(lang, NULL, "rubric is called twice");
    if (!lua_istable(L, 1))
        pla_raise(lang, "rubric { id = \"...\", version = \"1.0.0\", ... }",
                  "rubric needs a table, got %s", pla_lua_type(lang, 1));
    lua_settop(L, 1);
    lang->root = pla_lang_here(lang);
    lang->root_word = "rubric";
    lang->rubric = PLA_LANG_NEW(lang, 1, struct pla_rubric_draft);
    lang->rubric->r.admit.where = PLA_NO_CALL;
    lang->rubric->faults_before_awards = SIZE_MAX;
    pla_schema_read(lang, &schema, lang->rubric);
    if (lang->rubric->faults_before_awards == SIZE_MAX)
        lang->rubric->faults_before_awards = lang->faults->count;
    pla_handle_push(L, PLA_HANDLE_ROOT, 0);
    return 1;
}

void pla_rubric_open(lua_State *L)
{
    lua_register(L, "rubric", rubric);
    pla_awards_open(L);
}

/* ---- once it is read ---- */

/** Levels of criteria come first: awards read them, and steps take the criterion's scale. */
static void resolve_levels(struct pla_lang *lang)
{
    for (size_t i = 0; i < lang->scope.criterion_count; i++) {
        const struct pla_criterion *c = &lang->scope.criteria[i];
        if (c->level == NULL)
            continue;
        if (c->scale != NULL)
            pla_measure_set_scale(lang, c->level, c->scale);
        pla_resolve_measure(lang, c->level);
    }
    pla_criteria_check_levels(lang);
}

void pla_rubric_finish(struct pla_lang *lang, struct pla_rubric *out)
{
    struct pla_rubric_draft *draft = lang->rubric;
    if (draft->faults_before_awards > 0)
        return; /* without scale or criteria every level would be a fault of its own */
    size_t before = lang->faults->count;
    *out = draft->r;
    out->has_from = draft->effective.from.is_given;
    out->effective_from = draft->effective.from.day;
    out->has_to = draft->effective.to.is_given;
    out->effective_to = draft->effective.to.day;
    out->effective_by = draft->effective.by == 1   ? PLA_BY_CATALOG
                        : draft->effective.by == 2 ? PLA_BY_AS_OF
                                                   : PLA_BY_SUBMITTED;
    out->fields = draft->fields.items;
    out->field_count = draft->fields.count;
    if (out->title.at == NULL)
        out->title = out->id;
    lang->scope.scale = out->scale;
    pla_criteria_finish(lang, out);
    resolve_levels(lang);
    pla_awards_finish(lang, out);
    finish_outcomes(lang, out);
    if (before == 0 && lang->faults->count == 0)
        pla_resolve_orphans(lang);
    out->program = pla_resolve_number(lang);
}
