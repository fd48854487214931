// SPDX-License-Identifier: Apache-2.0
/** Provenance: what made the recommendations, and how to read the workbook. */
#include "book.h"

enum { TITLE_POINTS = 24 };

/** Cursor over a sheet of pairs. */
struct cursor {
    const struct pla_workbook *book;
    struct pla_xlsx_sheet *sheet;
    uint32_t row;
};

static void put_pair(struct cursor *at, const char *label, struct pla_text value)
{
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, label), PLA_XLSX_PLAIN);
    pla_xlsx_text(at->sheet, at->row, 1, value, PLA_XLSX_WRAP);
    at->row++;
}

static void remember(struct pla_workbook *book, const struct pla_decision *decision,
                     const struct pla_context *context)
{
    (void)context;
    if (book->prints[0].at == NULL) {
        book->prints[0] = pla_text_copy(&book->arena, decision->prints.engine);
        book->prints[1] = pla_text_copy(&book->arena, decision->policy);
        book->prints[2] = pla_text_copy(&book->arena, pla_text_of(decision->prints.policy));
    }
    struct pla_total_list *list = &book->rubric_prints;
    for (size_t i = 0; i < list->count; i++) {
        if (pla_text_equal(list->items[i].key, decision->rubric) &&
            pla_text_equal(list->items[i].name, decision->version)) {
            return;
        }
    }
    struct pla_total *items =
        pla_arena_grow(&book->arena, list->items, &list->capacity, list->count + 1, sizeof(*items));
    if (items == NULL) {
        return; /* the arena remembers */
    }
    list->items = items;
    items[list->count++] = (struct pla_total){
        .key = pla_text_copy(&book->arena, decision->rubric),
        .name = pla_text_copy(&book->arena, decision->version),
        .program = pla_text_copy(&book->arena, pla_text_of(decision->prints.rubric)),
    };
}

static void put_rubrics(struct pla_workbook *book, struct cursor *at)
{
    for (size_t i = 0; i < book->rubric_prints.count; i++) {
        const struct pla_total *rubric = &book->rubric_prints.items[i];
        const struct pla_about_rubric *about =
            pla_about_rubric(book->about, rubric->key, rubric->name);
        pla_str_put_text(&book->cell, rubric->key);
        pla_str_put_c(&book->cell, '@');
        pla_str_put_text(&book->cell, rubric->name);
        put_pair(at, "Rubric", book_text_of(&book->cell));
        pla_str_empty(&book->cell);
        if (about != NULL) {
            put_pair(at, "  title", about->title);
            put_pair(at, "  authority", about->authority);
            put_pair(at, "  source", about->source);
        } else {
            put_pair(at, "  title", book_said(book, "not known: the rubric was not given"));
        }
        put_pair(at, "  fingerprint (SHA-256)", rubric->program);
    }
}

static void put_notes(struct cursor *at)
{
    static const char *const notes[] = {
        "A recommendation is not an award: the registrar decides.",
        "Fill Decision (approve, deny, override), Credits and Reason in Recommendations; then "
        "plaudit decide --file takes them, all or nothing. The sheets are protected against slips, "
        "without a password.",
        "Numbers are exact fractions in the program; a spreadsheet shows 15 digits of them.",
        "A text too long for a cell stands whole in the sheet Long text; the cell says so.",
        "A sheet that reaches Excel's last row goes on in the next one of the same name.",
    };
    at->row++;
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
        pla_xlsx_text(at->sheet, at->row++, 0, book_said(at->book, notes[i]), PLA_XLSX_NOTE);
    }
}

static void finish(struct pla_workbook *book)
{
    static const int widths[] = {30, 90};
    struct pla_xlsx_layout layout = {.widths = widths,
                                     .column_count = 2,
                                     .footer = book_say(book, "Provenance"),
                                     .is_landscape = true};
    struct cursor at = {book, pla_xlsx_sheet(book->xlsx, book_say(book, "Provenance")), 0};
    pla_xlsx_layout(at.sheet, &layout);
    pla_xlsx_row_height(at.sheet, at.row, TITLE_POINTS);
    pla_xlsx_text(at.sheet, at.row++, 0, book_said(book, "What made these recommendations"),
                  PLA_XLSX_TITLE);
    put_pair(&at, "Program", pla_text_of(book->identity->engine));
    put_pair(&at, "Engine", book->prints[0]);
    put_pair(&at, "As of", pla_text_of(book->identity->as_of));
    put_pair(&at, "Options", pla_text_of(book->identity->options));
    put_pair(&at, "Policy", book->prints[1]);
    put_pair(&at, "Policy fingerprint (SHA-256)", book->prints[2]);
    put_rubrics(book, &at);
    for (size_t i = 0; book->identity->inputs != NULL && book->identity->inputs[i] != NULL; i++) {
        put_pair(&at, "Input", pla_text_of(book->identity->inputs[i]));
    }
    put_notes(&at);
}

const struct book_part book_provenance = {NULL, remember, finish};
