// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a rubric, a policy and a list of cases: each loads or says what is wrong, within its
 * limits. Of a rubric that loads every function is called for a portfolio, twice with the same
 * answer; the look at its text before the parser agrees to any key.
 */
#include "rubric/load.h"
#include "rubric/prescan.h"
#include "rubric/sandbox.h"

#include "fuzz/fuzz.h"

static const struct pla_limits limits = {
    .budget = 50000, .memory_bytes = 4U << 20, .string_bytes = 16U << 10};
static const pla_day today = 20000;

static const char record[] =
    "{\"id\":\"P1\",\"submitted\":\"2024-05-01\",\"learner\":{\"id\":\"S1\",\"program\":\"BA4\"},"
    "\"evidence\":[{\"id\":\"e1\",\"kind\":\"community\",\"hours\":40,\"started\":\"2022-03\","
    "\"ended\":\"2024-03-31\",\"verified\":true,\"tags\":[\"a\"]},{\"id\":\"e2\",\"kind\":\"work\"}"
    "],"
    "\"ratings\":[{\"assessor\":\"a1\",\"criterion\":\"c\",\"level\":2}]}";

static void check_faults(const struct pla_faults *faults, enum pla_code code)
{
    FUZZ_CHECK((code == PLA_OK) == (faults->count == 0));
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        const struct pla_err *err = &faults->items[i];
        FUZZ_CHECK(err->code != PLA_OK && err->code != PLA_BUG);
        FUZZ_CHECK(err->text[0] != '\0');
        for (const char *at = err->text; *at != '\0'; at++)
            FUZZ_CHECK((unsigned char)*at >= 0x20 && *at != 0x7F);
    }
}

/* ---- functions of a rubric ---- */

struct calling {
    const struct pla_calls *calls;
    struct pla_call_input input;
    struct pla_arena *arena;
};

static enum pla_code call_once(struct calling *calling, pla_call call,
                               struct pla_call_result *result)
{
    struct pla_err err = {0};
    calling->input.serial++;
    *result = (struct pla_call_result){.kind = PLA_CALL_UNKNOWN};
    enum pla_code code = calling->calls->invoke(calling->calls->ctx, call, &calling->input,
                                                calling->arena, result, &err);
    FUZZ_CHECK(code == PLA_OK || code == PLA_RUBRIC || code == PLA_LIMIT || code == PLA_MEMORY);
    FUZZ_CHECK(code == PLA_OK || err.text[0] != '\0');
    return code;
}

static void call_twice(struct calling *calling, pla_call call)
{
    struct pla_call_result first;
    struct pla_call_result second;
    if (call == PLA_NO_CALL)
        return;
    enum pla_code code = call_once(calling, call, &first);
    FUZZ_CHECK(call_once(calling, call, &second) == code);
    FUZZ_CHECK(first.kind == second.kind);
    FUZZ_CHECK(first.kind != PLA_CALL_NUMBER ||
               pla_rational_compare(first.number, second.number) == 0);
    FUZZ_CHECK(pla_text_equal(first.why, second.why));
    FUZZ_CHECK(first.items.count == second.items.count);
}

static void call_all(const struct pla_rubric *rubric, struct calling *calling)
{
    for (size_t i = 0; i < rubric->program.measure_count; i++) {
        const struct pla_measure *measure = rubric->program.measures[i];
        if (measure->op == PLA_M_CALL)
            call_twice(calling, measure->call);
        if (measure->filter != NULL)
            call_twice(calling, measure->filter->where);
    }
    for (size_t i = 0; i < rubric->program.cond_count; i++)
        if (rubric->program.conds[i]->op == PLA_C_CHECK)
            call_twice(calling, rubric->program.conds[i]->call);
}

static void check_loaded(const struct pla_loaded *loaded, struct pla_arena *arena)
{
    const struct pla_rubric *rubric = pla_loaded_rubric(loaded);
    struct pla_field_decls fields = {rubric->fields, rubric->field_count};
    struct pla_faults faults = {0};
    struct pla_portfolio portfolio;
    FUZZ_CHECK(rubric->id.length > 0);
    if (pla_portfolio_read(PLA_TEXT(record), "p", 1, &fields, arena, &portfolio, &faults) != PLA_OK)
        return; /* a field of the rubric may have a name and another type than the record */
    const struct pla_evidence *items[] = {&portfolio.evidence[0], &portfolio.evidence[1]};
    struct calling calling = {
        .calls = pla_loaded_calls(loaded),
        .input = {.portfolio = &portfolio,
                  .evidence = items,
                  .evidence_count = 2,
                  .item = items[0],
                  .as_of = today},
        .arena = arena,
    };
    call_all(rubric, &calling);
}

/* ---- the three kinds of text ---- */

static void try_loading(const struct pla_sources *sources, bool is_policy, struct pla_arena *arena)
{
    struct pla_faults faults = {0};
    struct pla_loaded *loaded = NULL;
    enum pla_code code = is_policy ? pla_policy_load(sources, &limits, today, &loaded, &faults)
                                   : pla_rubric_load(sources, &limits, today, &loaded, &faults);
    check_faults(&faults, code);
    if (code == PLA_OK && is_policy)
        FUZZ_CHECK(pla_loaded_policy(loaded)->id.length > 0);
    else if (code == PLA_OK)
        check_loaded(loaded, arena);
    if (code == PLA_OK)
        pla_loaded_free(loaded);
}

static void try_cases(const struct pla_sources *sources, struct pla_arena *arena)
{
    struct pla_faults faults = {0};
    struct pla_case *cases = NULL;
    size_t count = 0;
    enum pla_code code = pla_cases_load(sources, &limits, arena, &cases, &count, &faults);
    check_faults(&faults, code);
    for (size_t i = 0; code == PLA_OK && i < count; i++)
        FUZZ_CHECK(cases[i].json.at != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pla_text text = {(const char *)data, size};
    struct pla_source file = {PLA_TEXT("rubric.lua"), text};
    struct pla_sources sources = {
        .title = "fuzz", .entry = "rubric.lua", .path = "fuzz", .files = &file, .count = 1};
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    try_loading(&sources, false, &arena);
    file.name = PLA_TEXT("policy.lua");
    sources.entry = "policy.lua";
    try_loading(&sources, true, &arena);
    file.name = PLA_TEXT("cases.lua");
    sources.entry = "rubric.lua";
    try_cases(&sources, &arena);
    FUZZ_CHECK(pla_prescan_key_line(text, "id", 1) >= 0);
    pla_arena_release(&arena);
    return 0;
}
