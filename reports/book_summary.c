// SPDX-License-Identifier: Apache-2.0
/** Summary: counts and sums of the run, charts beside their numbers, and what is still to decide.
 */
#include "book.h"
#include "say.h"

enum {
    TITLE_POINTS = 24,
    CHART_COLUMN = 11,
    MOST_METHODS = 6,
    CHART_ROWS = 15, /* most bars of a chart; the table beside has all */
    SHARED = 4       /* label, credits, recommended, considered */
};

/** Cursor over the sheet: tables on the left, charts on the right. */
struct cursor {
    struct pla_workbook *book;
    struct pla_xlsx_sheet *sheet;
    uint32_t row, chart_row;
};

static void put_label(struct cursor *at, const char *label)
{
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, label), PLA_XLSX_PLAIN);
}

static void put_pair(struct cursor *at, const char *label, struct pla_text value)
{
    put_label(at, label);
    pla_xlsx_text(at->sheet, at->row++, 1, value, PLA_XLSX_PLAIN);
}

static void put_count(struct cursor *at, const char *label, size_t count)
{
    put_label(at, label);
    pla_xlsx_number(at->sheet, at->row++, 1, PLA_WHOLE((int64_t)count), PLA_XLSX_WHOLE);
}

static void put_header(struct cursor *at, uint16_t column, struct pla_text text)
{
    const char *header = pla_xlsx_header(at->book->xlsx, text);
    pla_xlsx_text(at->sheet, at->row, column, pla_text_of(header), PLA_XLSX_HEADER_NUMBER);
}

static void draw(struct cursor *at, struct pla_xlsx_chart chart)
{
    chart.title = book_say(at->book, chart.title);
    chart.description = book_say(at->book, chart.description);
    chart.axis = chart.axis != NULL ? book_say(at->book, chart.axis) : NULL;
    at->chart_row += pla_xlsx_chart(at->sheet, at->chart_row, CHART_COLUMN, &chart);
}

static uint32_t chart_end(uint32_t first, size_t count)
{
    return first + (uint32_t)(count < CHART_ROWS ? count : CHART_ROWS) - 1;
}

/* ---- what is still to decide ---- */

/* =COUNTIF(range,"approve") over all sheets of the recommendations, or COUNTA without a word. */
static void put_tally(struct cursor *at, const char *label, const char *word, double value)
{
    const struct book_list *list = &at->book->recommendations;
    struct pla_str formula = {0};
    PLA_PUT(&formula, "=");
    if (word == NULL) {
        pla_str_put_format(&formula, "%zu", list->rows);
    }
    for (size_t i = 0; i < list->done_count; i++) {
        const struct book_sheet *done = &list->done[i];
        struct pla_xlsx_range range = book_column_range(list->spec->table_count, done->last_row);
        if (done->last_row == 0) {
            continue;
        }
        pla_str_put_z(&formula, word == NULL         ? "-COUNTA("
                                : formula.length > 1 ? "+COUNTIF("
                                                     : "COUNTIF(");
        pla_xlsx_put_range(done->sheet, range, &formula);
        if (word != NULL) {
            pla_str_put_format(&formula, ",\"%s\"", word);
        }
        PLA_PUT(&formula, ")");
    }
    put_label(at, label);
    if (!formula.failed && formula.length > 1) {
        pla_xlsx_formula(at->sheet, at->row, 1, formula.at, value, PLA_XLSX_WHOLE);
    }
    at->row++;
    at->book->cell.failed |= formula.failed;
    pla_str_release(&formula);
}

static void put_progress(struct cursor *at)
{
    pla_xlsx_text(at->sheet, at->row++, 0, book_said(at->book, "Decided in this workbook"),
                  PLA_XLSX_HEADING);
    if (at->book->recommendations.rows > 0) {
        put_tally(at, "approve", "approve", 0);
        put_tally(at, "deny", "deny", 0);
        put_tally(at, "override", "override", 0);
        put_tally(at, "still to decide", NULL, (double)at->book->recommendations.rows);
    }
    at->row++;
}

/* ---- sums ---- */

static void put_statuses(struct cursor *at)
{
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, "Awards by status"), PLA_XLSX_HEADING);
    put_header(at, 1, book_said(at->book, "awards"));
    uint32_t header = at->row++, first = at->row;
    for (int i = 0; i < PLA_STATUS_COUNT; i++) {
        if (i >= PLA_STATUS_JUDGED && at->book->totals.by_award_status[i] == 0) {
            continue;
        }
        put_count(at, pla_award_status_name((enum pla_award_status)i),
                  at->book->totals.by_award_status[i]);
    }
    struct pla_xlsx_range range = {first, at->row - 1, 0, 0};
    book_word_colours(at->book, at->sheet, range, pla_xlsx_statuses);
    draw(at, (struct pla_xlsx_chart){
                 .kind = PLA_XLSX_BARS,
                 .title = "Awards by status",
                 .description = "Bar chart: number of awards by status; the same numbers stand in "
                                "the table beside it.",
                 .header_row = header,
                 .first_row = first,
                 .last_row = at->row - 1,
                 .label_column = 0,
                 .first_column = 1,
                 .last_column = 1,
             });
    at->row++;
}

/* Heading and the columns that all sums have. */
static uint32_t begin_sums(struct cursor *at, const char *heading)
{
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, heading), PLA_XLSX_HEADING);
    put_header(at, 1, book_said(at->book, "credits"));
    put_header(at, 2, book_said(at->book, "recommended"));
    put_header(at, 3, book_said(at->book, "considered"));
    return at->row;
}

/* A key as a person reads it: a usual method, a limit, or none have words of the language. */
static struct pla_text key_of(struct pla_workbook *book, struct pla_text key)
{
    if (book->words == pla_words_english()) {
        return key;
    }
    key = pla_text_equal(key, PLA_TEXT("(none)")) ? book_said(book, "(none)") : key;
    key = pla_say_method(book->words, key);
    return pla_say_limit_name(book->words, key, &book->arena);
}

static void put_sum(struct cursor *at, const struct pla_total *total)
{
    pla_xlsx_text(at->sheet, at->row, 0, key_of(at->book, total->key), PLA_XLSX_PLAIN);
    pla_xlsx_number(at->sheet, at->row, 1, total->credits, PLA_XLSX_NUMBER);
    pla_xlsx_number(at->sheet, at->row, 2, PLA_WHOLE((int64_t)total->recommended), PLA_XLSX_WHOLE);
    pla_xlsx_number(at->sheet, at->row, 3, PLA_WHOLE((int64_t)total->awards), PLA_XLSX_WHOLE);
}

/* The methods that bring credit, most first; one at least, for the chart. */
static size_t count_methods(struct pla_total_list *list)
{
    size_t count = 0;
    pla_total_list_rank(list);
    while (count < list->count && count < MOST_METHODS && list->items[count].credits.num > 0) {
        count++;
    }
    return count > 0 ? count : 1;
}

static void put_courses(struct cursor *at)
{
    struct pla_totals *totals = &at->book->totals;
    if (totals->courses.count == 0) {
        return;
    }
    size_t methods = count_methods(&totals->methods);
    pla_total_list_rank(&totals->courses);
    uint32_t header = begin_sums(at, "By course");
    for (size_t i = 0; i < methods; i++) {
        put_header(at, (uint16_t)(SHARED + i), key_of(at->book, totals->methods.items[i].key));
    }
    uint32_t first = ++at->row;
    for (size_t i = 0; i < totals->courses.count; i++) {
        const struct pla_total *course = &totals->courses.items[i];
        put_sum(at, course);
        for (size_t k = 0; k < methods; k++) {
            struct pla_rational credits =
                pla_totals_pair(totals, course->key, totals->methods.items[k].key);
            pla_xlsx_number(at->sheet, at->row, (uint16_t)(SHARED + k), credits, PLA_XLSX_NUMBER);
        }
        at->row++;
    }
    bool is_cut = totals->courses.count > CHART_ROWS;
    draw(at, (struct pla_xlsx_chart){
                 .kind = PLA_XLSX_STACKED,
                 .title = is_cut ? "Recommended credits: the courses with most, by method"
                                 : "Recommended credits by course and method",
                 .description = "Bar chart: recommended credits by course, each bar parted by "
                                "method; the same numbers stand in the table beside it.",
                 .header_row = header,
                 .first_row = first,
                 .last_row = chart_end(first, totals->courses.count),
                 .label_column = 0,
                 .first_column = SHARED,
                 .last_column = (uint16_t)(SHARED + methods - 1),
             });
    at->row++;
}

static void put_sums(struct cursor *at, const char *heading, struct pla_total_list *list)
{
    if (list->count == 0) {
        return;
    }
    (void)begin_sums(at, heading);
    at->row++;
    for (size_t i = 0; i < list->count; i++) {
        put_sum(at, &list->items[i]);
        at->row++;
    }
    at->row++;
}

static void put_rubrics(struct cursor *at)
{
    struct pla_total_list *list = &at->book->totals.rubrics;
    if (list->count == 0) {
        return;
    }
    pla_total_list_sort(list);
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, "By rubric"), PLA_XLSX_HEADING);
    put_header(at, 1, book_said(at->book, "credits"));
    uint16_t statuses = PLA_STATUS_JUDGED; /* and those of a screening, if it was one */
    for (uint16_t i = PLA_STATUS_JUDGED; i < PLA_STATUS_COUNT; i++) {
        statuses = at->book->totals.by_award_status[i] > 0 ? PLA_STATUS_COUNT : statuses;
    }
    for (uint16_t i = 0; i < statuses; i++) {
        put_header(at, (uint16_t)(2 + i),
                   book_said(at->book, pla_award_status_name((enum pla_award_status)i)));
    }
    uint32_t header = at->row++, first = at->row;
    for (size_t i = 0; i < list->count; i++, at->row++) {
        const struct pla_total *rubric = &list->items[i];
        pla_xlsx_text(at->sheet, at->row, 0, rubric->key, PLA_XLSX_PLAIN);
        pla_xlsx_number(at->sheet, at->row, 1, rubric->credits, PLA_XLSX_NUMBER);
        for (uint16_t k = 0; k < statuses; k++) {
            pla_xlsx_number(at->sheet, at->row, (uint16_t)(2 + k), PLA_WHOLE(rubric->by_status[k]),
                            PLA_XLSX_WHOLE);
        }
    }
    draw(at, (struct pla_xlsx_chart){
                 .kind = PLA_XLSX_STACKED,
                 .title = "Awards by rubric and status",
                 .description = "Bar chart: number of awards by rubric, each bar parted by status; "
                                "the same numbers stand in the table beside it.",
                 .header_row = header,
                 .first_row = first,
                 .last_row = chart_end(first, list->count),
                 .label_column = 0,
                 .first_column = 2,
                 .last_column = (uint16_t)(2 + statuses - 1),
             });
    at->row++;
}

static void put_limits(struct cursor *at)
{
    struct pla_total_list *list = &at->book->totals.limits;
    if (list->count == 0) {
        return;
    }
    pla_total_list_rank(list);
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, "What limits cut"), PLA_XLSX_HEADING);
    put_header(at, 1, book_said(at->book, "credits cut"));
    put_header(at, 2, book_said(at->book, "awards"));
    uint32_t header = at->row++, first = at->row;
    for (size_t i = 0; i < list->count; i++) {
        pla_xlsx_text(at->sheet, at->row, 0, key_of(at->book, list->items[i].key), PLA_XLSX_PLAIN);
        pla_xlsx_number(at->sheet, at->row, 1, list->items[i].credits, PLA_XLSX_NUMBER);
        pla_xlsx_number(at->sheet, at->row++, 2, PLA_WHOLE((int64_t)list->items[i].awards),
                        PLA_XLSX_WHOLE);
    }
    draw(at, (struct pla_xlsx_chart){
                 .kind = PLA_XLSX_BARS,
                 .title = "Credits cut by caps and other limits",
                 .description = "Bar chart: credits that each limit cut; the same numbers stand in "
                                "the table beside it.",
                 .header_row = header,
                 .first_row = first,
                 .last_row = chart_end(first, list->count),
                 .label_column = 0,
                 .first_column = 1,
                 .last_column = 1,
             });
    at->row++;
}

/* ---- the spread of scores ---- */

/* In which part of the spread a class lies: 0 below the first threshold. */
static size_t part_of(const struct pla_score_spread *spread, struct pla_rational low)
{
    size_t part = 0;
    while (part < spread->threshold_count &&
           pla_rational_compare(spread->thresholds[part], low) <= 0) {
        part++;
    }
    return part;
}

static void put_part_headers(struct cursor *at, const struct pla_score_spread *spread)
{
    for (size_t i = 0; i <= spread->threshold_count; i++) {
        struct pla_str *cell = &at->book->cell;
        if (spread->threshold_count == 0) {
            pla_str_put_z(cell, book_say(at->book, "decisions"));
        } else if (i == 0) {
            pla_word_put(at->book->words, PLA_W_book_below_n, &PLA_ARG_R(spread->thresholds[0]), 1,
                         cell);
        } else {
            pla_word_put(at->book->words, PLA_W_book_from_n, &PLA_ARG_R(spread->thresholds[i - 1]),
                         1, cell);
        }
        put_header(at, (uint16_t)(1 + i), book_text_of(cell));
        pla_str_empty(cell);
    }
}

static void put_class(struct cursor *at, const struct pla_score_spread *spread, size_t class)
{
    struct pla_rational low, high;
    struct pla_str *cell = &at->book->cell;
    if (!pla_rational_mul(spread->width, PLA_WHOLE((int64_t) class), &low) ||
        !pla_rational_add(low, spread->width, &high)) {
        return;
    }
    struct pla_arg ends[] = {PLA_ARG_R(low), PLA_ARG_R(high)};
    pla_word_put(at->book->words, PLA_W_range_to, ends, 2, cell);
    pla_xlsx_text(at->sheet, at->row, 0, book_text_of(cell), PLA_XLSX_PLAIN);
    pla_str_empty(cell);
    pla_xlsx_number(at->sheet, at->row, (uint16_t)(1 + part_of(spread, low)),
                    PLA_WHOLE((int64_t)spread->counts[class]), PLA_XLSX_WHOLE);
    at->row++;
}

/* The columns of a class change their pattern where a threshold lies: it is seen without colour. */
static void put_spread(struct cursor *at, const struct pla_score_spread *spread)
{
    struct pla_str *cell = &at->book->cell;
    pla_word_put(at->book->words, PLA_W_book_scores_of, &PLA_ARG_T(spread->rubric), 1, cell);
    const char *title = pla_xlsx_header(at->book->xlsx, book_text_of(cell));
    pla_xlsx_text(at->sheet, at->row, 0, book_text_of(cell), PLA_XLSX_HEADING);
    pla_str_empty(cell);
    put_part_headers(at, spread);
    uint32_t header = at->row++, first = at->row;
    for (size_t i = 0; i < spread->class_count; i++) {
        put_class(at, spread, i);
    }
    draw(at, (struct pla_xlsx_chart){
                 .kind = PLA_XLSX_CLASSES,
                 .title = title != NULL ? title : "Scores",
                 .description = "Column chart: number of decisions by score; the pattern changes "
                                "where a threshold lies; the same numbers stand in the table "
                                "beside it.",
                 .axis = "decisions",
                 .header_row = header,
                 .first_row = first,
                 .last_row = at->row - 1,
                 .label_column = 0,
                 .first_column = 1,
                 .last_column = (uint16_t)(1 + spread->threshold_count),
             });
    at->row++;
}

/* ---- the sheet ---- */

static void open(struct pla_workbook *book)
{
    book->summary = pla_xlsx_sheet(book->xlsx, book_say(book, "Summary"));
}

static void put_identity(struct cursor *at)
{
    const struct pla_workbook *book = at->book;
    put_pair(at, "Institution", book->about->institution);
    put_pair(at, "Policy", book->prints[1]);
    put_pair(at, "As of", pla_text_of(book->identity->as_of));
    put_count(at, "Portfolios read", book->identity->records);
    put_count(at, "Portfolios not readable", book->identity->unreadable);
    put_count(at, "Decisions", book->totals.decisions);
    put_count(at, "Awards considered", book->recommendations.rows);
    put_count(at, "Items for review", book->review.rows);
    put_label(at, "Credits recommended");
    if (book->totals.overflowed) {
        pla_xlsx_text(at->sheet, at->row++, 1, book_said(at->book, "too large to add up"),
                      PLA_XLSX_PLAIN);
    } else {
        pla_xlsx_number(at->sheet, at->row, 1, book->totals.credits, PLA_XLSX_NUMBER);
        pla_xlsx_text(at->sheet, at->row++, 2, book->about->unit, PLA_XLSX_PLAIN);
    }
    at->row++;
}

static void put_contents(struct cursor *at)
{
    const struct book_list *lists[] = {
        &at->book->recommendations, &at->book->learners, &at->book->criteria,  &at->book->review,
        &at->book->evidence,        &at->book->reasons,  &at->book->agreement,
    };
    pla_xlsx_text(at->sheet, at->row, 0, book_said(at->book, "Sheets"), PLA_XLSX_HEADING);
    put_header(at, 1, book_said(at->book, "rows"));
    at->row++;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        for (size_t k = 0; k < lists[i]->done_count; k++) {
            const struct book_sheet *done = &lists[i]->done[k];
            char name[BOOK_NAME];
            book_sheet_name(at->book, lists[i]->spec, k + 1, name);
            pla_xlsx_go(at->sheet, at->row, 0, done->sheet, name);
            pla_xlsx_number(at->sheet, at->row++, 1, PLA_WHOLE(done->last_row), PLA_XLSX_WHOLE);
        }
    }
    at->row++;
}

static void finish(struct pla_workbook *book)
{
    static const int widths[] = {34, 14, 15, 13, 13, 13, 13, 13, 13, 13, 3};
    struct pla_xlsx_layout layout = {.widths = widths,
                                     .column_count = sizeof(widths) / sizeof(widths[0]),
                                     .is_landscape = true,
                                     .footer = book_say(book, "Summary")};
    struct cursor at = {book, book->summary, 0, 2};
    pla_xlsx_layout(at.sheet, &layout);
    pla_xlsx_row_height(at.sheet, at.row, TITLE_POINTS);
    pla_xlsx_text(at.sheet, at.row++, 0, book_said(book, "Credit recommendations"), PLA_XLSX_TITLE);
    put_identity(&at);
    put_progress(&at);
    put_contents(&at);
    put_statuses(&at);
    put_courses(&at);
    pla_total_list_rank(&book->totals.others);
    put_sums(&at, "Badges and others", &book->totals.others);
    pla_total_list_rank(&book->totals.methods);
    put_sums(&at, "By method", &book->totals.methods);
    put_rubrics(&at);
    put_limits(&at);
    for (size_t i = 0; i < book->scores.count; i++) {
        put_spread(&at, &book->scores.items[i]);
    }
}

const struct book_part book_summary = {open, NULL, finish};
