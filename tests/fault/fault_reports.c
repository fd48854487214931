// SPDX-License-Identifier: Apache-2.0
/**
 * Allocations of writing what people read fail, each once: a failure is an error value, no file
 * appears, nothing leaks (run under the address sanitizer), and the next try gives what the first
 * gave.
 *
 * fault_reports FOLDER : where workbooks may be written
 */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "reports/assessor.h"
#include "reports/csv.h"
#include "reports/html.h"
#include "reports/learner.h"
#include "reports/pdf.h"
#include "reports/registrar.h"
#include "reports/sis.h"
#include "reports/text.h"
#include "reports/workbook.h"
#include "unit/reports/sample.h"

enum { TRIES_MOST = 20000, DECISIONS = 3, WIDTH = 80 };

static const char *const inputs[] = {"batch.ndjson", NULL};
static const struct pla_run_identity identity = {.engine = "plaudit 0.1.0",
                                                 .as_of = "2026-11-01",
                                                 .as_of_day = 20758,
                                                 .inputs = inputs,
                                                 .options = "--all",
                                                 .records = 3};
static const struct pla_about about = {.institution = TEXT("Example University"),
                                       .appeal_to = TEXT("appeals@example.edu"),
                                       .appeal_days = 30};

struct setup {
    const char *path; /**< of the workbook */
};

typedef enum pla_code way(const struct setup *setup, struct pla_arena *arena, struct pla_str *out,
                          struct pla_err *err);

static enum pla_code render(struct pla_doc *doc, struct pla_str *out, struct pla_err *err)
{
    enum pla_code code = pla_doc_check(doc, err);
    if (code == PLA_OK)
        code = pla_html_render(doc, out, err);
    if (code == PLA_OK)
        code = pla_text_render(doc, WIDTH, out, err);
    return code;
}

/** The learner's and the assessor's page. */
static enum pla_code go_page(const struct setup *setup, struct pla_arena *arena,
                             struct pla_str *out, struct pla_err *err)
{
    const struct pla_report report = {&about, &identity, pla_words_find("en")};
    const struct pla_decision decision = sample_decision();
    const struct pla_subject one = {&decision, 1, &sample_context};
    (void)setup;
    struct pla_doc *doc = pla_report_begin(arena, &report, PLA_W_title_learner, one.context->name);
    if (doc == NULL)
        return pla_err_memory(err);
    pla_learner_put(doc->root, &report, &one, 0);
    enum pla_code code = render(doc, out, err);
    if (code != PLA_OK)
        return code;
    doc = pla_report_begin(arena, &report, PLA_W_title_assessor, one.context->name);
    if (doc == NULL)
        return pla_err_memory(err);
    pla_assessor_put(doc->root, &report, &one, 0);
    return render(doc, out, err);
}

static enum pla_code go_csv(const struct setup *setup, struct pla_arena *arena, struct pla_str *out,
                            struct pla_err *err)
{
    const struct pla_decision decision = sample_decision();
    (void)setup;
    (void)arena;
    pla_csv_begin(out, true);
    for (int i = 0; i < DECISIONS; i++)
        pla_csv_add(&decision, &sample_context, out);
    return pla_str_check(out, err);
}

static enum pla_code go_workbook(const struct setup *setup, struct pla_arena *arena,
                                 struct pla_str *out, struct pla_err *err)
{
    const struct pla_workbook_job job = {
        .path = setup->path, .about = &about, .identity = &identity, .expected_rows = DECISIONS};
    const struct pla_decision decision = sample_decision();
    struct pla_workbook *book = NULL;
    struct pla_text bytes;
    (void)unlink(setup->path);
    enum pla_code code = pla_workbook_new(&job, &book, err);
    for (int i = 0; i < DECISIONS && code == PLA_OK; i++) {
        code = pla_workbook_add(book, &decision, &sample_context, err);
        if (code != PLA_OK)
            pla_workbook_abandon(book);
    }
    if (code == PLA_OK)
        code = pla_workbook_finish(book, err);
    if (code != PLA_OK && access(setup->path, F_OK) == 0)
        return pla_err_set(err, PLA_BUG, "a file appeared all the same");
    if (code == PLA_OK)
        code = pla_file_read(setup->path, 1 << 20, arena, &bytes, err);
    if (code == PLA_OK)
        pla_str_put(out, bytes.at, bytes.length);
    return code != PLA_OK ? code : pla_str_check(out, err);
}

/** A letter: its own allocations, not those of the libraries that draw it. */
static enum pla_code go_letter(const struct setup *setup, struct pla_arena *arena,
                               struct pla_str *out, struct pla_err *err)
{
    const struct pla_report report = {&about, &identity, pla_words_find("fr")};
    const struct pla_decision decision = sample_decision();
    const struct pla_subject one = {&decision, 1, &sample_context};
    (void)setup;
    struct pla_doc *doc = pla_report_begin(arena, &report, PLA_W_title_learner, one.context->name);
    if (doc == NULL)
        return pla_err_memory(err);
    pla_learner_put(doc->root, &report, &one, 0);
    enum pla_code code = pla_doc_check(doc, err);
    return code == PLA_OK ? pla_pdf_render(doc, out, NULL, err) : code;
}

/** The page of a run: charts, tables, what a person must do. */
static enum pla_code go_cohort(const struct setup *setup, struct pla_arena *arena,
                               struct pla_str *out, struct pla_err *err)
{
    const struct pla_report report = {&about, &identity, pla_words_find("es")};
    const struct pla_decision decision = sample_decision();
    struct pla_cohort *cohort = NULL;
    (void)setup;
    enum pla_code code = pla_cohort_new(arena, &report, &cohort, err);
    for (int i = 0; i < DECISIONS && code == PLA_OK; i++)
        code = pla_cohort_add(cohort, &decision, &sample_context, err);
    if (code != PLA_OK)
        return code;
    struct pla_doc *doc =
        pla_report_begin(arena, &report, PLA_W_title_registrar, (struct pla_text){0});
    if (doc == NULL)
        return pla_err_memory(err);
    pla_registrar_put(doc->root, &report, cohort);
    return render(doc, out, err);
}

/** Rows for a student system: the map, then a row an award. */
static enum pla_code go_sis(const struct setup *setup, struct pla_arena *arena, struct pla_str *out,
                            struct pla_err *err)
{
    static const char json[] =
        "{\"title\":\"Staging\",\"columns\":["
        "{\"column\":\"ID\",\"from\":\"learner\",\"width\":9,\"required\":true},"
        "{\"column\":\"BASIS\",\"from\":\"method\",\"default\":\"LifeExperience\","
        "\"codes\":{\"exam\":\"CreditByExam\",\"portfolio\":\"LifeExperience\"}},"
        "{\"column\":\"CREDITS\",\"from\":\"credits\",\"places\":2}]}";
    const struct pla_decision decision = sample_decision();
    const struct pla_sis_map *map = NULL;
    struct pla_faults faults = {0};
    (void)setup;
    enum pla_code code = pla_sis_map_read(pla_text_of(json), "map.json", arena, &map, &faults);
    if (code == PLA_OK)
        pla_sis_begin(map, true, true, out);
    for (size_t i = 0; code == PLA_OK && i < decision.award_count; i++) {
        const struct pla_sis_row row = {.decision = &decision,
                                        .award = &decision.awards[i],
                                        .context = &sample_context,
                                        .about = &about};
        if (!pla_sis_put(map, &row, true, out, &faults))
            code = faults.items[0].code;
    }
    if (code != PLA_OK && faults.count > 0)
        *err = faults.items[0];
    else if (code != PLA_OK)
        return pla_err_memory(err);
    return code != PLA_OK ? code : pla_str_check(out, err);
}

static const struct {
    const char *name;
    way *go;
} ways[] = {{"pages", go_page},   {"a run's page", go_cohort}, {"csv", go_csv},
            {"sis rows", go_sis}, {"workbook", go_workbook},   {"letter", go_letter}};

static enum pla_code try(way *go, const struct setup *setup, struct pla_str *out,
                         struct pla_err *err)
{
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    enum pla_code code = go(setup, &arena, out, err);
    pla_arena_release(&arena);
    return code;
}

/** @return the number of tries, 0 if one was wrong */
static size_t exhaust(size_t which, const struct setup *setup, const struct pla_str *expected)
{
    size_t bad = 0, tries = 0;
    for (size_t n = 1; n < TRIES_MOST && bad < 5; n++, tries++) {
        struct pla_str out = {0};
        struct pla_err err = {0};
        pla_alloc_fail_at(n);
        enum pla_code code = try(ways[which].go, setup, &out, &err);
        bool was_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        bool is_same = out.length == expected->length &&
                       (out.length == 0 || memcmp(out.at, expected->at, out.length) == 0);
        bool is_told = (code == PLA_MEMORY || code == PLA_OUTPUT) && err.text[0] != '\0';
        if (code == PLA_OK ? !is_same : !is_told) {
            fprintf(stderr, "%s, allocation %zu: %s \"%s\"%s\n", ways[which].name, n,
                    pla_code_name(code), err.text, code == PLA_OK ? ", other bytes" : "");
            bad++;
        }
        pla_str_release(&out);
        if (!was_reached)
            return bad == 0 ? tries + 1 : 0;
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: fault_reports FOLDER\n");
        return 2;
    }
    char path[1024];
    const struct setup setup = {.path = path};
    size_t failed = 0;
    (void)snprintf(path, sizeof path, "%s/fault_reports.xlsx", argv[1]);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct pla_str expected = {0};
        struct pla_err err = {0};
        size_t tries = 0;
        if (try(ways[i].go, &setup, &expected, &err) != PLA_OK)
            fprintf(stderr, "%s: %s: %s\n", ways[i].name, err.where, err.text);
        else
            tries = exhaust(i, &setup, &expected);
        failed += tries == 0;
        printf("%s: %zu failing allocations tried\n", ways[i].name, tries);
        pla_str_release(&expected);
    }
    pla_pdf_end();
    (void)unlink(path);
    return failed == 0 ? 0 : 1;
}
