// SPDX-License-Identifier: Apache-2.0
/** Sentences of the workbook in its language: English is the engine's own. */
#include "book.h"
#include "say.h"

/** Runs being said, in a document that lives as long as one cell. */
struct saying {
    struct pla_workbook *book;
    struct pla_arena arena;
    struct pla_doc *doc;
    struct pla_runs runs;
};

static void begin(struct saying *saying, struct pla_workbook *book)
{
    *saying = (struct saying){.book = book};
    pla_arena_init(&saying->arena, 0);
    saying->doc = pla_doc_new(&saying->arena, book->words);
}

static void part(struct saying *saying, const char *between)
{
    if (saying->runs.first != NULL) {
        pla_run_add(saying->doc, &saying->runs, PLA_RUN_PLAIN, pla_text_of(between));
    }
}

static void end(struct saying *saying)
{
    pla_runs_put(&saying->runs, &saying->book->cell);
    saying->book->cell.failed |= saying->arena.failed || saying->doc == NULL;
    pla_arena_release(&saying->arena);
}

static bool is_english(const struct pla_workbook *book)
{
    return book->words == pla_words_english();
}

static const struct pla_about_rubric *rubric_of(const struct pla_workbook *book,
                                                const struct pla_decision *decision)
{
    return pla_about_rubric(book->about, decision->rubric, decision->version);
}

static void say_reasons(struct saying *saying, const struct pla_about_rubric *rubric,
                        const struct pla_award_result *award)
{
    bool is_earned =
        award->status == PLA_STATUS_RECOMMENDED || award->status == PLA_STATUS_WITHHELD;
    for (size_t i = 0; i < award->reason_count; i++) {
        if (is_earned || award->reasons[i].state != PLA_MET) {
            part(saying, "; ");
            pla_say_reason(saying->doc, &saying->runs, rubric, &award->reasons[i]);
        }
    }
}

void book_put_why(struct pla_workbook *book, const struct pla_decision *decision,
                  const struct pla_award_result *award)
{
    struct saying saying;
    if (is_english(book)) {
        pla_award_put_why(award, &book->cell);
        return;
    }
    begin(&saying, book);
    if (saying.doc != NULL) {
        const struct pla_about_rubric *rubric = rubric_of(book, decision);
        bool is_missing =
            award->status == PLA_STATUS_NOT_MET || award->status == PLA_STATUS_POSSIBLE;
        pla_run_add(saying.doc, &saying.runs, PLA_RUN_PLAIN, award->because);
        for (size_t i = 0; is_missing && i < award->gap_count; i++) {
            part(&saying, i > 0 ? "; " : ". ");
            pla_say_gap(saying.doc, &saying.runs, rubric, award, &award->gaps[i]);
        }
        if (!is_missing || award->gap_count == 0) {
            say_reasons(&saying, rubric, award);
        }
    }
    end(&saying);
}

void book_put_cuts(struct pla_workbook *book, const struct pla_award_result *award)
{
    struct saying saying;
    if (is_english(book)) {
        pla_award_put_cuts(award, &book->cell);
        return;
    }
    begin(&saying, book);
    for (size_t i = 0; saying.doc != NULL && i < award->limit_count; i++) {
        if (!pla_rational_is_zero(award->limits[i].cut) || award->limits[i].why.length > 0) {
            part(&saying, " ");
            pla_say_limit(saying.doc, &saying.runs, &award->limits[i]);
        }
    }
    for (size_t i = 0; saying.doc != NULL && i < award->hold.count; i++) {
        part(&saying, " ");
        pla_run_say(saying.doc, &saying.runs, PLA_W_held_back, &PLA_ARG_C(award->hold.items[i]), 1);
    }
    end(&saying);
}

void book_put_reason(struct pla_workbook *book, const struct pla_decision *decision,
                     const struct pla_reason *reason)
{
    struct saying saying;
    if (is_english(book)) {
        pla_reason_put_text(reason, &book->cell);
        return;
    }
    begin(&saying, book);
    if (saying.doc != NULL) {
        pla_say_reason(saying.doc, &saying.runs, rubric_of(book, decision), reason);
    }
    end(&saying);
}

void book_put_gap(struct pla_workbook *book, const struct pla_decision *decision,
                  const struct pla_award_result *award, const struct pla_gap *gap)
{
    struct saying saying;
    if (is_english(book)) {
        pla_gap_put_text(gap, &book->cell);
        return;
    }
    begin(&saying, book);
    if (saying.doc != NULL) {
        pla_say_gap(saying.doc, &saying.runs, rubric_of(book, decision), award, gap);
    }
    end(&saying);
}
