// SPDX-License-Identifier: Apache-2.0
/** The registrar's workbook: each sheet in its own file; here is their order. */
#include "book.h"

/* Sheets stand in the order in which they are opened; the last two are written at the end. */
static const struct book_part *const parts[] = {
    &book_summary,  &book_recommendations, &book_learners,       &book_criteria,   &book_review,
    &book_evidence, &book_reasons,         &book_agreement_part, &book_provenance,
};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static struct pla_workbook *new_empty(const struct pla_workbook_job *job)
{
    struct pla_workbook *book = pla_heap_alloc(sizeof(*book));
    if (book == NULL) {
        return NULL;
    }
    *book = (struct pla_workbook){.about = job->about, .identity = job->identity};
    book->words = job->words != NULL ? job->words : pla_words_english();
    bool is_limited = job->most_rows > 1 && job->most_rows <= PLA_XLSX_LAST_ROW;
    book->last_row = is_limited ? job->most_rows - 1 : PLA_XLSX_LAST_ROW;
    pla_arena_init(&book->arena, 0);
    pla_str_init(&book->cell);
    pla_totals_init(&book->totals, &book->arena);
    pla_scores_init(&book->scores, &book->arena);
    return book;
}

enum pla_code pla_workbook_probe(const char *path, struct pla_err *err)
{
    return pla_xlsx_probe(path, err);
}

enum pla_code pla_workbook_new(const struct pla_workbook_job *job, struct pla_workbook **out,
                               struct pla_err *err)
{
    struct pla_workbook *book = new_empty(job);
    if (book == NULL) {
        return pla_err_memory(err);
    }
    struct pla_arg page[] = {PLA_ARG_T(pla_text_of("&P")), PLA_ARG_T(pla_text_of("&N"))};
    pla_word_put(book->words, PLA_W_page_of, page, 2, &book->cell);
    struct pla_text page_of = pla_text_copy(&book->arena, book_text_of(&book->cell));
    pla_str_empty(&book->cell);
    struct pla_text institution = pla_text_copy(&book->arena, job->about->institution);
    struct pla_xlsx_properties properties = {
        .title = book_say(book, "Credit recommendations"),
        .subject = "Prior learning assessment",
        .author = institution.at != NULL ? institution.at : "",
        .company = institution.at != NULL ? institution.at : "",
        .keywords = "prior learning assessment, credit recommendation",
        .comments = job->identity->engine,
        .paper = job->paper,
        .is_rtl = pla_words_is_rtl(book->words),
        .page_of = page_of.at,
        .created_day = job->identity->as_of_day,
    };
    bool is_bulk = job->expected_rows > PLA_WORKBOOK_TABLE_ROWS;
    enum pla_code code = pla_xlsx_new(job->path, &properties, is_bulk, &book->xlsx, err);
    if (code != PLA_OK) {
        pla_workbook_abandon(book);
        return code;
    }
    for (size_t i = 0; i < PARTS; i++) {
        if (parts[i]->open != NULL) {
            parts[i]->open(book);
        }
    }
    *out = book;
    return PLA_OK;
}

enum pla_code pla_workbook_add(struct pla_workbook *book, const struct pla_decision *decision,
                               const struct pla_context *context, struct pla_err *err)
{
    enum pla_code code = pla_totals_add(&book->totals, decision, context, err);
    if (code == PLA_OK) {
        code = pla_scores_add(&book->scores, book->about, decision, err);
    }
    for (size_t i = 0; i < PARTS && code == PLA_OK; i++) {
        if (parts[i]->add != NULL) {
            parts[i]->add(book, decision, context);
        }
    }
    if (code == PLA_OK && (book->cell.failed || book->arena.failed)) {
        code = pla_err_memory(err);
    }
    return code;
}

void pla_workbook_agree(struct pla_workbook *book, const struct pla_workbook_agreement *agreement)
{
    book->agreement_given = agreement;
}

static void free_shell(struct pla_workbook *book)
{
    pla_str_release(&book->cell);
    pla_arena_release(&book->arena);
    pla_heap_free(book);
}

enum pla_code pla_workbook_finish(struct pla_workbook *book, struct pla_err *err)
{
    /* The Summary stands first and tells of all others: it is written last. */
    for (size_t i = 1; i <= PARTS; i++) {
        if (parts[i % PARTS]->finish != NULL) {
            parts[i % PARTS]->finish(book);
        }
    }
    enum pla_code code = book->cell.failed || book->arena.failed ? pla_err_memory(err) : PLA_OK;
    if (code != PLA_OK) {
        pla_xlsx_abandon(book->xlsx);
    } else {
        code = pla_xlsx_close(book->xlsx, err);
    }
    free_shell(book);
    return code;
}

void pla_workbook_abandon(struct pla_workbook *book)
{
    if (book == NULL) {
        return;
    }
    pla_xlsx_abandon(book->xlsx);
    free_shell(book);
}
