// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a rubric of another system, or as evidence: either faults with words, or outlines
 * whose criteria have levels in order, and which every writer can write; items that make JSON.
 */
#include "exchange/evidence.h"
#include "exchange/outline.h"

#include "fuzz/fuzz.h"

static void check_outline(const struct pla_outline *outline, struct pla_arena *arena)
{
    struct pla_notes dropped = {.count = 0};
    struct pla_str text = {0};
    struct pla_err err;
    for (size_t i = 0; i < outline->criterion_count; i++) {
        const struct pla_outline_criterion *c = &outline->criteria[i];
        FUZZ_CHECK(c->id.length > 0 && c->level_count > 1 && c->minimum < (int)c->level_count);
        for (size_t k = 1; k < c->level_count; k++)
            FUZZ_CHECK(pla_rational_compare(c->levels[k - 1].points, c->levels[k].points) <= 0 &&
                       !pla_text_equal(c->levels[k - 1].name, c->levels[k].name));
    }
    FUZZ_CHECK(pla_outline_write_rubric(outline, &text, &err) == PLA_OK);
    FUZZ_CHECK(pla_outline_write_cases(outline, NULL, 0, &text, &err) == PLA_OK);
    FUZZ_CHECK(pla_canvas_write(outline, 1, arena, &dropped, &text, &err) == PLA_OK);
    pla_str_clear(&text);
    FUZZ_CHECK(pla_case_write(outline, 1, 20758, arena, &dropped, &text, &err) == PLA_OK);
    FUZZ_CHECK(pla_json_check((struct pla_text){text.at, text.length - 1}, "t", &err) == PLA_OK);
    pla_str_release(&text);
}

static void check_found(struct pla_found_list *found, struct pla_arena *arena)
{
    struct pla_str text = {0};
    struct pla_err err = {0};
    size_t repeats = 0;
    const size_t count = found->count;
    const enum pla_code code = pla_evidence_settle(found, arena, &repeats, &err);
    FUZZ_CHECK(code == PLA_OK || (code == PLA_PORTFOLIO && err.text[0] != '\0'));
    FUZZ_CHECK(code != PLA_OK || found->count + repeats == count);
    FUZZ_CHECK(pla_evidence_put(found, arena, &text, &err) == PLA_OK);
    pla_str_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    struct pla_arena arena;
    struct pla_faults faults = {0};
    struct pla_err err = {0};
    size_t skipped;

    pla_arena_init(&arena, 0);
    struct pla_outlines canvas = {.count = 0}, package = {.count = 0};
    enum pla_code code = pla_canvas_read(text, "t", &arena, &canvas, &faults);
    FUZZ_CHECK((code == PLA_OK) == (faults.count == 0));
    for (size_t i = 0; code == PLA_OK && i < canvas.count; i++)
        check_outline(&canvas.items[i], &arena);
    code = pla_case_read(text, "t", &arena, &package, &err);
    FUZZ_CHECK(code == PLA_OK || err.text[0] != '\0');
    for (size_t i = 0; code == PLA_OK && i < package.count; i++)
        check_outline(&package.items[i], &arena);
    struct pla_found_list table = {.count = 0}, statements = {.count = 0};
    faults = (struct pla_faults){0};
    if (pla_evidence_read_csv(text, "t", &arena, &table, &faults) == PLA_OK)
        check_found(&table, &arena);
    faults = (struct pla_faults){0};
    if (pla_evidence_read_xapi(text, "t", &arena, &statements, &skipped, &faults) == PLA_OK)
        check_found(&statements, &arena);
    pla_arena_release(&arena);
    return 0;
}
