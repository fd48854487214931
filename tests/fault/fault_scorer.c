// SPDX-License-Identifier: Apache-2.0
/**
 * Every allocation from loading a rubric to a written decision fails once: each failure is an error
 * value, nothing leaks (run under the address sanitizer), and the next try works.
 *
 * fault_scorer FOLDER PORTFOLIO : a rubric's folder and a file with one portfolio a line.
 */
#include <stdio.h>

#include "base/file.h"
#include "batch/scorer.h"

enum { SOURCE_BYTES = 64 << 10, FILE_BYTES = 16 << 20, TRIES_MOST = 20000 };

struct setup {
    struct pla_sources rubric;
    struct pla_text record;
};

/* One whole way. @return PLA_OK, or the code of the first failure */
static enum pla_code run(const struct setup *setup, struct pla_str *lines,
                         struct pla_faults *faults)
{
    struct pla_job job = {
        .rubrics = &setup->rubric,
        .rubric_count = 1,
        .as_of = 20758,
        .want_context = true,
    };
    struct pla_scorer *scorer = NULL;
    enum pla_code code = pla_scorer_new(&job, &scorer, faults);
    if (code == PLA_OK) {
        struct pla_str context = {0};
        code = pla_scorer_record(scorer, setup->record, "one.ndjson", 1, lines, &context, faults);
        pla_str_release(&context);
    }
    pla_scorer_free(scorer);
    return code;
}

static bool is_told(enum pla_code code, const struct pla_faults *faults)
{
    return (code == PLA_MEMORY || code == PLA_LIMIT) && faults->count > 0 &&
           faults->items[0].text[0] != '\0';
}

/* Fail the n-th allocation for every n until none fails. @return the number of tries, or 0 */
static size_t exhaust(const struct setup *setup, const struct pla_str *expected)
{
    size_t bad = 0;
    for (size_t n = 1; n < TRIES_MOST; n++) {
        struct pla_str lines = {0};
        struct pla_faults faults = {0};
        pla_alloc_fail_at(n);
        enum pla_code code = run(setup, &lines, &faults);
        bool was_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        bool is_same =
            lines.length == expected->length && memcmp(lines.at, expected->at, lines.length) == 0;
        bool is_right = code == PLA_OK ? is_same : is_told(code, &faults);
        if (!is_right) {
            fprintf(stderr, "allocation %zu: code %s, text \"%s\"%s\n", n, pla_code_name(code),
                    faults.items[0].text, code == PLA_OK ? ", another decision" : "");
            pla_str_release(&lines);
            bad++;
            if (bad > 5) {
                return 0;
            }
            continue;
        }
        pla_str_release(&lines);
        if (!was_reached) {
            return bad == 0 ? n : 0;
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: fault_scorer FOLDER PORTFOLIO\n");
        return 2;
    }
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    struct setup setup = {0};
    struct pla_err err = {0};
    struct pla_text file;
    if (pla_sources_read(argv[1], "rubric.lua", SOURCE_BYTES, &arena, &setup.rubric, &err) !=
            PLA_OK ||
        pla_file_read(argv[2], FILE_BYTES, &arena, &file, &err) != PLA_OK) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 2;
    }
    size_t failed = 0, records = 0, tries = 0;
    for (const char *at = file.at; at < file.at + file.length && records < 6; records++) {
        const char *end = memchr(at, '\n', (size_t)(file.at + file.length - at));
        end = end != NULL ? end : file.at + file.length;
        setup.record = (struct pla_text){at, (size_t)(end - at)};
        struct pla_str expected = {0};
        struct pla_faults faults = {0};
        if (run(&setup, &expected, &faults) != PLA_OK) {
            fprintf(stderr, "record %zu does not score: %s\n", records, faults.items[0].text);
            failed++;
        } else {
            size_t n = exhaust(&setup, &expected);
            failed += n == 0 ? 1 : 0;
            tries += n;
        }
        pla_str_release(&expected);
        at = end + 1;
    }
    pla_arena_release(&arena);
    printf("%zu records, %zu failing allocations tried, %zu failed\n", records, tries, failed);
    return failed == 0 ? 0 : 1;
}
