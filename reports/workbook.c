// SPDX-License-Identifier: Apache-2.0
/** The registrar's workbook: rows as they come, sums at the end. */
#include "workbook.h"

#include <stdio.h>

#include "base/utf8.h"
#include "columns.h"
#include "totals.h"
#include "xlsx.h"

enum {
    LAST_ROW = 1048575,
    REVIEW_COLUMNS = 7,
    LEARNER_COLUMNS = 8,
    COLUMNS_MOST = 40,
    TITLE_POINTS = 24,
    LINE_POINTS = 15
};

/** A sheet of rows that goes on in a next one when Excel's rows end. */
struct rows {
    const char *name;
    const char *table;
    const char *const *headers;
    const int *widths;
    size_t columns;
    uint16_t freeze_columns;
    uint16_t status_column; /**< coloured by status; 0: none */
    uint16_t pages_wide;    /**< printed */
    struct pla_xlsx_sheet *sheet;
    uint32_t next; /**< next free row */
    int part;
};

struct pla_workbook {
    struct pla_xlsx *xlsx;
    const struct pla_about *about;
    const struct pla_run_identity *identity;
    struct pla_arena arena;
    struct pla_totals totals;
    struct pla_str cell;
    struct pla_xlsx_sheet *summary, *provenance;
    struct rows recommendations, learners, review;
    const char *headers[COLUMNS_MOST];
    int widths[COLUMNS_MOST];
    struct pla_text prints[4]; /**< engine, policy, and their fingerprints as first seen */
    struct pla_total_list rubric_prints;
};

static const char *const review_headers[REVIEW_COLUMNS] = {
    "portfolio", "learner", "name", "rubric", "what", "status", "why",
};
static const int review_widths[REVIEW_COLUMNS] = {16, 12, 24, 20, 20, 12, 70};
static const char *const learner_headers[LEARNER_COLUMNS] = {
    "learner", "name", "program", "decisions", "awards", "recommended", "open", "credits",
};
static const int learner_widths[LEARNER_COLUMNS] = {14, 26, 12, 11, 10, 14, 8, 10};

static struct pla_text cell_text(const struct pla_str *cell)
{
    return (struct pla_text){cell->at, cell->length};
}

/* Name, styles and width of a part's sheet, once its last row is known. */
static void close_part(struct pla_workbook *book, struct rows *rows)
{
    uint32_t last = rows->next - 1;
    char name[32];
    (void)snprintf(name, sizeof(name), rows->part > 1 ? "%s%d" : "%s", rows->table, rows->part);
    pla_xlsx_table(rows->sheet, name, 0, last, rows->headers, rows->columns);
    if (rows->status_column > 0) {
        pla_xlsx_status_colours(rows->sheet, rows->status_column, 1, last);
    }
    if (rows->columns == pla_recommendation_column_count()) {
        static const char *const words[] = {"approve", "deny", "override", NULL};
        for (size_t i = 0; i < rows->columns; i++) {
            if (strcmp(rows->headers[i], "Decision") == 0) {
                pla_xlsx_choice(rows->sheet, (uint16_t)i, 1, last, words);
            }
            if (strcmp(rows->headers[i], "credits") == 0 && rows->part == 1) {
                pla_xlsx_name(rows->sheet, "RecommendedCredits", (uint16_t)i, 1, last);
            }
        }
    }
    (void)book;
}

static void open_part(struct pla_workbook *book, struct rows *rows)
{
    rows->part++;
    char name[32];
    (void)snprintf(name, sizeof(name), rows->part > 1 ? "%s %d" : "%s", rows->name, rows->part);
    rows->sheet = pla_xlsx_sheet(book->xlsx, name);
    struct pla_xlsx_layout layout = {
        .widths = rows->widths,
        .column_count = rows->columns,
        .freeze_rows = 1,
        .freeze_columns = rows->freeze_columns,
        .is_landscape = true,
        .pages_wide = rows->pages_wide,
        .footer = rows->name,
    };
    pla_xlsx_layout(rows->sheet, &layout);
    for (size_t i = 0; i < rows->columns; i++) {
        pla_xlsx_text(rows->sheet, 0, (uint16_t)i, pla_text_of(rows->headers[i]), PLA_XLSX_HEADER);
    }
    rows->next = 1;
}

/* Number of the row to write next; opens a continuation sheet where Excel's rows end. */
static uint32_t next_row(struct pla_workbook *book, struct rows *rows)
{
    if (rows->next > LAST_ROW) {
        close_part(book, rows);
        open_part(book, rows);
    }
    return rows->next++;
}

static void open_sheets(struct pla_workbook *book)
{
    size_t count = pla_recommendation_column_count();
    for (size_t i = 0; i < count; i++) {
        book->headers[i] = pla_recommendation_columns[i].title;
        book->widths[i] = pla_recommendation_columns[i].width;
        /* A table's headers differ without regard to case: "credits" stands there already. */
        if (strcmp(book->headers[i], "Credits") == 0) {
            book->headers[i] = "Credits decided";
        }
    }
    book->summary = pla_xlsx_sheet(book->xlsx, "Summary");
    book->recommendations = (struct rows){.name = "Recommendations",
                                          .table = "Recommendations",
                                          .headers = book->headers,
                                          .widths = book->widths,
                                          .columns = count,
                                          .freeze_columns = 2,
                                          .status_column = 11,
                                          .pages_wide = 4};
    book->learners = (struct rows){.name = "Learners",
                                   .table = "Learners",
                                   .headers = learner_headers,
                                   .widths = learner_widths,
                                   .columns = LEARNER_COLUMNS,
                                   .freeze_columns = 2};
    book->review = (struct rows){.name = "Review",
                                 .table = "Review",
                                 .headers = review_headers,
                                 .widths = review_widths,
                                 .columns = REVIEW_COLUMNS,
                                 .freeze_columns = 1,
                                 .status_column = 5};
    open_part(book, &book->recommendations);
    open_part(book, &book->learners);
    open_part(book, &book->review);
    book->provenance = pla_xlsx_sheet(book->xlsx, "Provenance");
}

enum pla_code pla_workbook_new(const char *path, const struct pla_about *about,
                               const struct pla_run_identity *identity, size_t expected_rows,
                               struct pla_workbook **out, struct pla_err *err)
{
    struct pla_workbook *book = pla_heap_alloc(sizeof(*book));
    if (book == NULL) {
        return pla_err_memory(err);
    }
    *book = (struct pla_workbook){.about = about, .identity = identity};
    pla_arena_init(&book->arena, 0);
    pla_str_init(&book->cell);
    pla_totals_init(&book->totals, &book->arena);
    struct pla_text institution = pla_text_copy(&book->arena, about->institution);
    struct pla_xlsx_properties properties = {
        .title = "Credit recommendations",
        .subject = "Prior learning assessment",
        .company = institution.at != NULL ? institution.at : "",
        .comments = identity->engine,
        .created_day = identity->as_of_day,
    };
    enum pla_code code =
        pla_xlsx_new(path, &properties, expected_rows > PLA_WORKBOOK_TABLE_ROWS, &book->xlsx, err);
    if (code != PLA_OK) {
        pla_workbook_abandon(book);
        return code;
    }
    open_sheets(book);
    *out = book;
    return PLA_OK;
}

static enum pla_xlsx_style style_of(enum pla_cell cell)
{
    static const enum pla_xlsx_style styles[] = {
        [PLA_CELL_TEXT] = PLA_XLSX_PLAIN,  [PLA_CELL_NUMBER] = PLA_XLSX_NUMBER,
        [PLA_CELL_WHOLE] = PLA_XLSX_WHOLE, [PLA_CELL_DATE] = PLA_XLSX_DATE,
        [PLA_CELL_INPUT] = PLA_XLSX_INPUT, [PLA_CELL_PROSE] = PLA_XLSX_WRAP,
    };
    return styles[cell];
}

/* Not every program finds the height of a wrapped row by itself; words break a little early. */
static void set_height(struct pla_xlsx_sheet *sheet, uint32_t row, size_t lines)
{
    if (lines > 1) {
        pla_xlsx_row_height(sheet, row, (double)(lines < 27 ? lines : 27) * LINE_POINTS);
    }
}

static size_t lines_of(struct pla_text text, int width)
{
    size_t room = (size_t)width * 9 / 10;
    return (pla_utf8_width(text) + room) / (room + 1);
}

static void add_recommendation(struct pla_workbook *book, const struct pla_row *row)
{
    uint32_t at = next_row(book, &book->recommendations);
    size_t lines = 1;
    for (size_t i = 0; i < book->recommendations.columns; i++) {
        const struct pla_column *column = &pla_recommendation_columns[i];
        struct pla_rational number;
        if (column->number != NULL && column->number(row, &number)) {
            pla_xlsx_number(book->recommendations.sheet, at, (uint16_t)i, number,
                            style_of(column->cell));
            continue;
        }
        pla_str_clear(&book->cell);
        column->put(row, &book->cell);
        pla_xlsx_text(book->recommendations.sheet, at, (uint16_t)i, cell_text(&book->cell),
                      style_of(column->cell));
        if (column->cell == PLA_CELL_PROSE) {
            size_t needed = lines_of(cell_text(&book->cell), column->width);
            lines = needed > lines ? needed : lines;
        }
    }
    set_height(book->recommendations.sheet, at, lines);
}

/** What a person must look at. */
struct review {
    struct pla_text what, status, why;
};

static void add_review(struct pla_workbook *book, const struct pla_decision *decision,
                       const struct pla_context *context, const struct review *review)
{
    const struct pla_text cells[REVIEW_COLUMNS] = {
        decision->portfolio,
        decision->learner,
        context != NULL ? context->name : (struct pla_text){NULL, 0},
        decision->rubric,
        review->what,
        review->status,
        review->why,
    };
    uint32_t at = next_row(book, &book->review);
    for (size_t i = 0; i < REVIEW_COLUMNS; i++) {
        pla_xlsx_text(book->review.sheet, at, (uint16_t)i, cells[i],
                      i + 1 == REVIEW_COLUMNS ? PLA_XLSX_WRAP : PLA_XLSX_PLAIN);
    }
    set_height(book->review.sheet, at,
               lines_of(cells[REVIEW_COLUMNS - 1], review_widths[REVIEW_COLUMNS - 1]));
}

static void review_awards(struct pla_workbook *book, const struct pla_decision *decision,
                          const struct pla_context *context)
{
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        if (award->status != PLA_STATUS_UNDECIDED && award->status != PLA_STATUS_REFERRED &&
            award->status != PLA_STATUS_FAILED) {
            continue;
        }
        pla_str_clear(&book->cell);
        pla_award_put_why(award, &book->cell);
        struct review review = {award->id, pla_text_of(pla_award_status_name(award->status)),
                                cell_text(&book->cell)};
        add_review(book, decision, context, &review);
    }
}

static void put_ratings(const struct pla_criterion_result *criterion, struct pla_str *out)
{
    if (criterion->rating_count == 0) {
        PLA_PUT(out, "no rating yet");
        return;
    }
    for (size_t i = 0; i < criterion->rating_count; i++) {
        const struct pla_used_rating *rating = &criterion->ratings[i];
        if (i > 0) {
            PLA_PUT(out, ", ");
        }
        pla_str_put_text(out, rating->assessor);
        PLA_PUT(out, " gave ");
        if (rating->cannot_judge) {
            PLA_PUT(out, "no judgement");
        } else {
            pla_rational_put(out, rating->value);
        }
    }
}

static bool has_flag(const struct pla_decision *decision, const char *front, struct pla_text id)
{
    size_t length = strlen(front);
    for (size_t i = 0; i < decision->flags.count; i++) {
        struct pla_text flag = decision->flags.items[i];
        if (flag.length == length + id.length && memcmp(flag.at, front, length) == 0 &&
            (id.length == 0 || memcmp(flag.at + length, id.at, id.length) == 0)) {
            return true;
        }
    }
    return false;
}

static void review_criteria(struct pla_workbook *book, const struct pla_decision *decision,
                            const struct pla_context *context)
{
    for (size_t i = 0; i < decision->criterion_count; i++) {
        const struct pla_criterion_result *criterion = &decision->criteria[i];
        bool is_disputed = has_flag(decision, "dispute:", criterion->id);
        if (!is_disputed && !has_flag(decision, "missing:", criterion->id)) {
            continue;
        }
        pla_str_clear(&book->cell);
        put_ratings(criterion, &book->cell);
        struct review review = {
            pla_about_criterion_title(book->about, decision->rubric, decision->version,
                                      criterion->id),
            pla_text_of(is_disputed ? "dispute" : "rating missing"),
            cell_text(&book->cell),
        };
        add_review(book, decision, context, &review);
    }
}

static enum pla_code remember_prints(struct pla_workbook *book, const struct pla_decision *decision,
                                     struct pla_err *err)
{
    if (book->prints[0].at == NULL) {
        book->prints[0] = pla_text_copy(&book->arena, decision->prints.engine);
        book->prints[1] = pla_text_copy(&book->arena, decision->policy);
        book->prints[2] = pla_text_copy(&book->arena, pla_text_of(decision->prints.policy));
    }
    struct pla_total_list *list = &book->rubric_prints;
    for (size_t i = 0; i < list->count; i++) {
        if (pla_text_equal(list->items[i].key, decision->rubric) &&
            pla_text_equal(list->items[i].name, decision->version)) {
            return PLA_OK;
        }
    }
    struct pla_total *items =
        pla_arena_grow(&book->arena, list->items, &list->capacity, list->count + 1, sizeof(*items));
    if (items == NULL) {
        return pla_err_memory(err);
    }
    list->items = items;
    items[list->count++] = (struct pla_total){
        .key = pla_text_copy(&book->arena, decision->rubric),
        .name = pla_text_copy(&book->arena, decision->version),
        .program = pla_text_copy(&book->arena, pla_text_of(decision->prints.rubric)),
    };
    return book->arena.failed ? pla_err_memory(err) : PLA_OK;
}

enum pla_code pla_workbook_add(struct pla_workbook *book, const struct pla_decision *decision,
                               const struct pla_context *context, struct pla_err *err)
{
    enum pla_code code = pla_totals_add(&book->totals, decision, context, err);
    if (code == PLA_OK) {
        code = remember_prints(book, decision, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    for (size_t i = 0; i < decision->award_count; i++) {
        struct pla_row row = {decision, &decision->awards[i], context};
        add_recommendation(book, &row);
    }
    if (decision->status == PLA_DECISION_INCOMPLETE) {
        struct review review = {PLA_TEXT("portfolio"), PLA_TEXT("incomplete"),
                                PLA_TEXT("the portfolio lacks what the rubric asks for")};
        add_review(book, decision, context, &review);
    }
    review_criteria(book, decision, context);
    review_awards(book, decision, context);
    return book->cell.failed ? pla_err_memory(err) : PLA_OK;
}

static void write_learners(struct pla_workbook *book)
{
    struct pla_total_list *list = &book->totals.learners;
    pla_total_list_sort(list);
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_total *total = &list->items[i];
        uint32_t at = next_row(book, &book->learners);
        struct pla_xlsx_sheet *sheet = book->learners.sheet;
        pla_xlsx_text(sheet, at, 0, total->key, PLA_XLSX_PLAIN);
        pla_xlsx_text(sheet, at, 1, total->name, PLA_XLSX_PLAIN);
        pla_xlsx_text(sheet, at, 2, total->program, PLA_XLSX_PLAIN);
        const size_t counts[] = {total->decisions, total->awards, total->recommended, total->open};
        for (size_t k = 0; k < 4; k++) {
            pla_xlsx_number(sheet, at, (uint16_t)(3 + k), PLA_WHOLE((int64_t)counts[k]),
                            PLA_XLSX_WHOLE);
        }
        pla_xlsx_number(sheet, at, 7, total->credits, PLA_XLSX_NUMBER);
    }
}

/** Cursor over the Summary sheet. */
struct cursor {
    struct pla_xlsx_sheet *sheet;
    uint32_t row;
};

static void put_pair(struct cursor *at, const char *label, struct pla_text value)
{
    pla_xlsx_text(at->sheet, at->row, 0, pla_text_of(label), PLA_XLSX_PLAIN);
    pla_xlsx_text(at->sheet, at->row, 1, value, PLA_XLSX_PLAIN);
    at->row++;
}

static void put_count(struct cursor *at, const char *label, size_t count)
{
    pla_xlsx_text(at->sheet, at->row, 0, pla_text_of(label), PLA_XLSX_PLAIN);
    pla_xlsx_number(at->sheet, at->row, 1, PLA_WHOLE((int64_t)count), PLA_XLSX_WHOLE);
    at->row++;
}

static void put_statuses(struct pla_workbook *book, struct cursor *at)
{
    pla_xlsx_text(at->sheet, at->row++, 0, PLA_TEXT("Awards by status"), PLA_XLSX_HEADING);
    uint32_t first = at->row;
    for (int i = 0; i < PLA_STATUS_COUNT; i++) {
        if (i >= PLA_STATUS_JUDGED && book->totals.by_award_status[i] == 0) {
            continue;
        }
        put_count(at, pla_award_status_name((enum pla_award_status)i),
                  book->totals.by_award_status[i]);
    }
    struct pla_xlsx_chart chart = {"Awards by status",
                                   "Bar chart: number of awards by status; the same numbers stand "
                                   "in the table beside it.",
                                   0,
                                   1,
                                   first,
                                   at->row - 1};
    pla_xlsx_bar_chart(at->sheet, 2, 5, &chart);
    at->row++;
}

static void put_sums(struct pla_workbook *book, struct cursor *at, const char *heading,
                     struct pla_total_list *list, bool has_chart)
{
    pla_total_list_sort(list);
    pla_xlsx_text(at->sheet, at->row, 0, pla_text_of(heading), PLA_XLSX_HEADING);
    pla_xlsx_text(at->sheet, at->row, 1, PLA_TEXT("credits"), PLA_XLSX_HEADER);
    pla_xlsx_text(at->sheet, at->row, 2, PLA_TEXT("recommended"), PLA_XLSX_HEADER);
    pla_xlsx_text(at->sheet, at->row++, 3, PLA_TEXT("considered"), PLA_XLSX_HEADER);
    uint32_t first = at->row;
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_total *total = &list->items[i];
        pla_xlsx_text(at->sheet, at->row, 0, total->key, PLA_XLSX_PLAIN);
        pla_xlsx_number(at->sheet, at->row, 1, total->credits, PLA_XLSX_NUMBER);
        pla_xlsx_number(at->sheet, at->row, 2, PLA_WHOLE((int64_t)total->recommended),
                        PLA_XLSX_WHOLE);
        pla_xlsx_number(at->sheet, at->row, 3, PLA_WHOLE((int64_t)total->awards), PLA_XLSX_WHOLE);
        at->row++;
    }
    if (has_chart && list->count > 0) {
        struct pla_xlsx_chart chart = {"Recommended credits by course",
                                       "Bar chart: recommended credits by course; the same numbers "
                                       "stand in the table beside it.",
                                       0,
                                       1,
                                       first,
                                       at->row - 1};
        pla_xlsx_bar_chart(at->sheet, 18, 5, &chart);
    }
    at->row++;
    (void)book;
}

static void write_summary(struct pla_workbook *book)
{
    static const int widths[] = {30, 22, 14, 14, 3};
    struct pla_xlsx_layout layout = {.widths = widths, .column_count = 5, .footer = "Summary"};
    struct cursor at = {book->summary, 0};
    pla_xlsx_layout(at.sheet, &layout);
    pla_xlsx_row_height(at.sheet, at.row, TITLE_POINTS);
    pla_xlsx_text(at.sheet, at.row++, 0, PLA_TEXT("Credit recommendations"), PLA_XLSX_TITLE);
    put_pair(&at, "Institution", book->about->institution);
    put_pair(&at, "Policy", book->prints[1]);
    put_pair(&at, "As of", pla_text_of(book->identity->as_of));
    put_count(&at, "Portfolios read", book->identity->records);
    put_count(&at, "Portfolios not readable", book->identity->unreadable);
    put_count(&at, "Decisions", book->totals.decisions);
    put_count(&at, "Items for review", book->review.next - 1);
    pla_xlsx_text(at.sheet, at.row, 0, PLA_TEXT("Credits recommended"), PLA_XLSX_PLAIN);
    if (book->totals.overflowed) {
        pla_xlsx_text(at.sheet, at.row++, 1, PLA_TEXT("too large to add up"), PLA_XLSX_PLAIN);
    } else {
        pla_xlsx_number(at.sheet, at.row, 1, book->totals.credits, PLA_XLSX_NUMBER);
        pla_xlsx_text(at.sheet, at.row++, 2, book->about->unit, PLA_XLSX_PLAIN);
    }
    pla_xlsx_link(at.sheet, at.row++, 0, "internal:'Recommendations'!A1", "Recommendations");
    pla_xlsx_link(at.sheet, at.row++, 0, "internal:'Review'!A1", "Review");
    at.row++;
    put_statuses(book, &at);
    put_sums(book, &at, "By course", &book->totals.courses, true);
    if (book->totals.others.count > 0) {
        put_sums(book, &at, "Badges and others", &book->totals.others, false);
    }
    put_sums(book, &at, "By method", &book->totals.methods, false);
    put_sums(book, &at, "By rubric", &book->totals.rubrics, false);
}

static void write_provenance(struct pla_workbook *book)
{
    static const int widths[] = {30, 70};
    struct pla_xlsx_layout layout = {.widths = widths, .column_count = 2, .footer = "Provenance"};
    struct cursor at = {book->provenance, 0};
    pla_xlsx_layout(at.sheet, &layout);
    pla_xlsx_row_height(at.sheet, at.row, TITLE_POINTS);
    pla_xlsx_text(at.sheet, at.row++, 0, PLA_TEXT("What made these recommendations"),
                  PLA_XLSX_TITLE);
    put_pair(&at, "Program", pla_text_of(book->identity->engine));
    put_pair(&at, "Engine", book->prints[0]);
    put_pair(&at, "As of", pla_text_of(book->identity->as_of));
    put_pair(&at, "Options", pla_text_of(book->identity->options));
    put_pair(&at, "Policy", book->prints[1]);
    put_pair(&at, "Policy fingerprint (SHA-256)", book->prints[2]);
    for (size_t i = 0; i < book->rubric_prints.count; i++) {
        const struct pla_total *rubric = &book->rubric_prints.items[i];
        const struct pla_about_rubric *about =
            pla_about_rubric(book->about, rubric->key, rubric->name);
        pla_str_clear(&book->cell);
        pla_str_put_text(&book->cell, rubric->key);
        pla_str_put_c(&book->cell, '@');
        pla_str_put_text(&book->cell, rubric->name);
        put_pair(&at, "Rubric", cell_text(&book->cell));
        if (about != NULL) {
            put_pair(&at, "  title", about->title);
            put_pair(&at, "  authority", about->authority);
            put_pair(&at, "  source", about->source);
        }
        put_pair(&at, "  fingerprint (SHA-256)", rubric->program);
    }
    for (size_t i = 0; book->identity->inputs[i] != NULL; i++) {
        put_pair(&at, "Input", pla_text_of(book->identity->inputs[i]));
    }
    at.row++;
    pla_xlsx_text(at.sheet, at.row++, 0,
                  PLA_TEXT("A recommendation is not an award: the registrar decides."),
                  PLA_XLSX_NOTE);
}

static void free_shell(struct pla_workbook *book)
{
    pla_str_release(&book->cell);
    pla_arena_release(&book->arena);
    pla_heap_free(book);
}

enum pla_code pla_workbook_finish(struct pla_workbook *book, struct pla_err *err)
{
    write_learners(book);
    close_part(book, &book->recommendations);
    close_part(book, &book->learners);
    close_part(book, &book->review);
    write_summary(book);
    write_provenance(book);
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
