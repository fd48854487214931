// SPDX-License-Identifier: Apache-2.0
/**
 * Every allocation of reading, verifying, drawing and writing formats of others fails once: each
 * failure is an error value, nothing leaks (run under the address sanitizer), and the next try
 * gives what the first gave.
 *
 * fault_exchange FOLDER : badge.pem assertion.jws canvas.csv marks.csv case.json statements.json
 * evidence.csv
 */
#include <stdio.h>

#include "base/file.h"
#include "exchange/badge_draw.h"
#include "exchange/evidence.h"
#include "exchange/outline.h"
#include "exchange/register.h"

enum { FILE_BYTES = 1 << 20, TRIES_MOST = 20000 };

static const char *const names[] = {"badge.pem", "assertion.jws",   "canvas.csv",   "marks.csv",
                                    "case.json", "statements.json", "evidence.csv", NULL};
enum { KEY, BADGE, CANVAS, MARKS, CASE, STATEMENTS, EVIDENCE, FILES };

struct setup {
    struct pla_text files[FILES];
};

typedef enum pla_code way(const struct setup *setup, struct pla_arena *arena, struct pla_str *out,
                          struct pla_err *err);

static enum pla_code first(const struct pla_faults *faults, enum pla_code code, struct pla_err *err)
{
    if (code != PLA_OK && faults->count > 0)
        *err = faults->items[0];
    return code;
}

/** Key, token, picture, baked and read again, verified, evidence. */
static enum pla_code go_badge(const struct setup *setup, struct pla_arena *arena,
                              struct pla_str *out, struct pla_err *err)
{
    struct pla_key *key = NULL;
    struct pla_key_set keys = {0};
    struct pla_badge badge = {0};
    struct pla_badge_verdict verdict;
    struct pla_found_list found = {0};
    const struct pla_badge_face face = {.title = PLA_TEXT("Title"), .issuer = PLA_TEXT("Issuer")};
    enum pla_code code = pla_key_read_pem(setup->files[KEY], "key", &key, err);
    if (code == PLA_OK)
        code = pla_key_set_add(&keys, key, (struct pla_text){0}, arena, err);
    if (code == PLA_OK) {
        struct pla_text token = setup->files[BADGE];
        token.length--; /* the line end */
        code = pla_badge_draw(&face, token, out, err);
    }
    if (code == PLA_OK)
        code = pla_badge_read((struct pla_text){out->at, out->length}, "badge", arena, &badge, err);
    if (code == PLA_OK) {
        const struct pla_badge_check check = {.keys = &keys, .as_of = 20758};
        code = pla_badge_verify(&badge, &check, arena, &verdict);
        if (code == PLA_NO) {
            *err = verdict.faults.items[0];
            err->code = code = PLA_MEMORY; /* a hash or signature that could not be made */
        } else if (code == PLA_MEMORY) {
            pla_err_memory(err);
        }
    }
    if (code == PLA_OK)
        code = pla_evidence_of_badge(&badge, &verdict, 20758, arena, &found, err);
    if (code == PLA_OK)
        code = pla_evidence_put(&found, arena, out, err);
    pla_badge_release(&badge);
    pla_key_set_release(&keys);
    return code;
}

/** A status list: made, written, signed, read. */
static enum pla_code go_list(const struct setup *setup, struct pla_arena *arena,
                             struct pla_str *out, struct pla_err *err)
{
    struct pla_register reg;
    struct pla_status_list list;
    struct pla_status_credential about = {PLA_TEXT("https://e/1"), PLA_TEXT("https://e"), 20758};
    size_t index;
    (void)setup;
    enum pla_code code = pla_register_begin(&reg, arena, err);
    if (code == PLA_OK)
        code = pla_register_place(&reg, PLA_TEXT("urn:a"), PLA_TEXT("a"), &index, err);
    if (code == PLA_OK) {
        pla_register_put(&reg, out);
        code = pla_str_check(out, err);
    }
    if (code == PLA_OK) {
        pla_str_clear(out);
        code = pla_status_list_write(&reg.taken, &about, out, err);
    }
    if (code == PLA_OK)
        code = pla_status_list_read((struct pla_text){out->at, out->length}, "list", arena, &list,
                                    &about, err);
    if (code == PLA_OK && !pla_status_list_get(&list, index))
        code = pla_err_set(err, PLA_BUG, "the bit was lost");
    return code;
}

static enum pla_code write_all(const struct pla_outlines *outlines,
                               const struct pla_outline_case *cases, size_t count,
                               struct pla_arena *arena, struct pla_str *out, struct pla_err *err)
{
    struct pla_notes dropped = {0};
    enum pla_code code = pla_outline_write_rubric(&outlines->items[0], out, err);
    if (code == PLA_OK)
        code = pla_outline_write_cases(&outlines->items[0], cases, count, out, err);
    if (code == PLA_OK)
        code = pla_canvas_write(outlines->items, outlines->count, arena, &dropped, out, err);
    if (code == PLA_OK)
        code = pla_case_write(outlines->items, outlines->count, 20758, arena, &dropped, out, err);
    return code;
}

static enum pla_code go_canvas(const struct setup *setup, struct pla_arena *arena,
                               struct pla_str *out, struct pla_err *err)
{
    struct pla_outlines outlines = {0};
    struct pla_outline_case *cases = NULL;
    struct pla_faults faults = {0};
    size_t count = 0;
    enum pla_code code = pla_canvas_read(setup->files[CANVAS], "c", arena, &outlines, &faults);
    if (code == PLA_OK)
        code = pla_canvas_read_marks(setup->files[MARKS], "m", &outlines.items[0], arena, &cases,
                                     &count, &faults);
    if (code != PLA_OK)
        return first(&faults, code, err);
    return write_all(&outlines, cases, count, arena, out, err);
}

static enum pla_code go_case(const struct setup *setup, struct pla_arena *arena,
                             struct pla_str *out, struct pla_err *err)
{
    struct pla_outlines outlines = {0};
    enum pla_code code = pla_case_read(setup->files[CASE], "c", arena, &outlines, err);
    return code == PLA_OK ? write_all(&outlines, NULL, 0, arena, out, err) : code;
}

static enum pla_code go_evidence(const struct setup *setup, struct pla_arena *arena,
                                 struct pla_str *out, struct pla_err *err)
{
    struct pla_found_list found = {0};
    struct pla_faults faults = {0};
    size_t skipped, repeats;
    enum pla_code code = pla_evidence_read_csv(setup->files[EVIDENCE], "e", arena, &found, &faults);
    for (int i = 0; i < 2 && code == PLA_OK; i++) /* the second time they are repeats */
        code =
            pla_evidence_read_xapi(setup->files[STATEMENTS], "s", arena, &found, &skipped, &faults);
    if (code != PLA_OK)
        return first(&faults, code, err);
    code = pla_evidence_settle(&found, arena, &repeats, err);
    return code == PLA_OK ? pla_evidence_put(&found, arena, out, err) : code;
}

/** Fail the n-th allocation for every n until none fails. @return failures that were not told */
static size_t exhaust(const char *name, way *run, const struct setup *setup)
{
    struct pla_str expected = {0};
    struct pla_arena arena;
    struct pla_err err = {0};
    size_t bad = 0, n = 1;
    pla_arena_init(&arena, 0);
    if (run(setup, &arena, &expected, &err) != PLA_OK) {
        (void)printf("%s does not work at all: %s\n", name, err.text);
        bad = 1;
    }
    pla_arena_release(&arena);
    for (; bad == 0 && n < TRIES_MOST; n++) {
        struct pla_str out = {0};
        err = (struct pla_err){0};
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        const enum pla_code code = run(setup, &arena, &out, &err);
        const bool was_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        const bool is_same =
            out.length == expected.length && memcmp(out.at, expected.at, out.length) == 0;
        const bool is_told = code == PLA_MEMORY && err.text[0] != '\0';
        if (code == PLA_OK ? !is_same : !is_told) {
            (void)printf("%s: allocation %zu: code %d, \"%s\"\n", name, n, (int)code, err.text);
            bad++;
        }
        pla_str_release(&out);
        pla_arena_release(&arena);
        if (!was_reached)
            break;
    }
    (void)printf("%s: %zu allocations\n", name, n - 1);
    pla_str_release(&expected);
    return bad;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        way *run;
    } ways[] = {{"badge", go_badge},
                {"status list", go_list},
                {"canvas", go_canvas},
                {"case", go_case},
                {"evidence", go_evidence}};
    struct setup setup;
    struct pla_arena arena;
    struct pla_err err;
    size_t bad = 0;
    pla_arena_init(&arena, 0);
    for (int i = 0; argc == 2 && names[i] != NULL; i++) {
        const char *path = pla_file_join(argv[1], names[i], &arena);
        if (pla_file_read(path, FILE_BYTES, &arena, &setup.files[i], &err) != PLA_OK) {
            (void)printf("%s: %s\n", err.where, err.text);
            return 1;
        }
    }
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        bad += exhaust(ways[i].name, ways[i].run, &setup);
    pla_arena_release(&arena);
    return bad == 0 && argc == 2 ? 0 : 1;
}
