// SPDX-License-Identifier: Apache-2.0
/**
 * Agreement as statistics: a row over all criteria and a row a criterion, every number with its 95%
 * limits or the reason why there is none; below it the assessors and two charts.
 */
#include "book.h"

enum {
    CRITERION,
    PORTFOLIOS,
    ITEMS,
    SHARED,
    ASSESSORS,
    SAME,
    SAME_LOW,
    SAME_HIGH,
    NEAR,
    MEASURE,
    BEYOND,
    BEYOND_LOW,
    BEYOND_HIGH,
    VERDICT,
    DECISION,
    FLIPS,
    NOTE
};
/* columns of the assessors, under those of the table */
enum { WHO, SCORED, W_SHARED, TEAM, FAR, W_SAME, SEVERITY, SEVERITY_LOW, SEVERITY_HIGH, MARKED };
/* of the assessors' rows: more are told by number */
enum { MOST_ASSESSORS = 1000, MOST_BARS = 30 };

static const struct book_column columns[] = {
    [CRITERION] = {"criterion", 26, PLA_CELL_TEXT},
    [PORTFOLIOS] = {"portfolios", 11, PLA_CELL_WHOLE},
    [ITEMS] = {"items", 9, PLA_CELL_WHOLE},
    [SHARED] = {"scored by two or more", 11, PLA_CELL_WHOLE},
    [ASSESSORS] = {"assessors", 11, PLA_CELL_WHOLE},
    [SAME] = {"same level", 10, PLA_CELL_SHARE},
    [SAME_LOW] = {"same level from", 11, PLA_CELL_SHARE},
    [SAME_HIGH] = {"same level to", 11, PLA_CELL_SHARE},
    [NEAR] = {"within one level", 11, PLA_CELL_SHARE},
    [MEASURE] = {"measure", 18, PLA_CELL_TEXT},
    [BEYOND] = {"beyond chance", 10, PLA_CELL_STATISTIC},
    [BEYOND_LOW] = {"beyond chance from", 11, PLA_CELL_STATISTIC},
    [BEYOND_HIGH] = {"beyond chance to", 11, PLA_CELL_STATISTIC},
    [VERDICT] = {"verdict", 14, PLA_CELL_TEXT},
    [DECISION] = {"same side of the minimum", 12, PLA_CELL_SHARE},
    [FLIPS] = {"changed by severity", 11, PLA_CELL_WHOLE},
    [NOTE] = {"notes", 70, PLA_CELL_PROSE},
};

/* ---- assessors below the table ---- */

struct below {
    struct pla_workbook *book;
    struct pla_xlsx_sheet *sheet;
    uint32_t row;
};

static void put_line(struct below *below, const char *text, enum pla_xlsx_style style)
{
    pla_xlsx_text(below->sheet, below->row++, 0, book_said(below->book, text), style);
}

static void put_notes(struct below *below)
{
    const struct pla_workbook_agreement *given = below->book->agreement_given;
    struct pla_str *cell = &below->book->cell;
    if (given->is_part) {
        pla_word_put(below->book->words, PLA_W_agreement_part, &PLA_ARG_I(given->scores), 1, cell);
        pla_xlsx_text(below->sheet, below->row++, 0, book_text_of(cell), PLA_XLSX_NOTE);
        pla_str_empty(cell);
    }
    put_line(below,
             given->knows_roles ? "Ratings of moderators and joint ratings are left out."
                                : "The input does not tell who moderated: every rating counts.",
             PLA_XLSX_NOTE);
    struct pla_rational target = PLA_ZERO;
    (void)pla_rational_from_computed(given->report->target, &target);
    pla_word_put(below->book->words, PLA_W_book_limits, &PLA_ARG_R(target), 1, cell);
    pla_xlsx_text(below->sheet, below->row++, 0, book_text_of(cell), PLA_XLSX_NOTE);
    pla_str_empty(cell);
    put_line(below,
             "Severity: levels above (+) or below (-) the panel on the same portfolios. Changed by "
             "severity: items on the other side of the minimum when it is taken off.",
             PLA_XLSX_NOTE);
    if (given->report->groups > 1) {
        pla_word_put(below->book->words, PLA_W_severity_teams, &PLA_ARG_I(given->report->groups), 1,
                     cell);
        pla_xlsx_text(below->sheet, below->row++, 0, book_text_of(cell), PLA_XLSX_NOTE);
        pla_str_empty(cell);
    }
    below->row++;
}

static void put_whole(struct below *below, uint16_t column, size_t number)
{
    pla_xlsx_number(below->sheet, below->row, column, PLA_WHOLE((int64_t)number), PLA_XLSX_WHOLE);
}

static void put_assessor(struct below *below, const struct pla_agreement_assessor *one)
{
    struct pla_xlsx_sheet *sheet = below->sheet;
    pla_xlsx_text(sheet, below->row, WHO, one->id, PLA_XLSX_PLAIN);
    put_whole(below, SCORED, one->scored);
    put_whole(below, W_SHARED, one->shared);
    put_whole(below, TEAM, one->group + 1);
    put_whole(below, FAR, one->far);
    if (one->same.has_value) {
        pla_xlsx_double(sheet, below->row, W_SAME, one->same.value, PLA_XLSX_SHARE);
    }
    if (one->severity.has_value) {
        pla_xlsx_double(sheet, below->row, SEVERITY, one->severity.value, PLA_XLSX_STATISTIC);
    }
    if (one->severity.has_limits) {
        pla_xlsx_double(sheet, below->row, SEVERITY_LOW, one->severity.low, PLA_XLSX_STATISTIC);
        pla_xlsx_double(sheet, below->row, SEVERITY_HIGH, one->severity.high, PLA_XLSX_STATISTIC);
    }
    const char *why = one->severity.why != NULL ? one->severity.why
                      : one->same.why != NULL   ? one->same.why
                                                : "";
    pla_xlsx_text(sheet, below->row, MARKED,
                  book_said(below->book, one->is_flagged ? "look at" : why), PLA_XLSX_PLAIN);
    below->row++;
}

static void put_assessors(struct below *below)
{
    static const char *const titles[] = {
        [WHO] = "assessor",
        [SCORED] = "scored",
        [W_SHARED] = "with others",
        [TEAM] = "team",
        [FAR] = "two levels off",
        [W_SAME] = "same level",
        [SEVERITY] = "severity",
        [SEVERITY_LOW] = "severity from",
        [SEVERITY_HIGH] = "severity to",
        [MARKED] = "marked, or why not known",
    };
    const struct pla_agreement_report *report = below->book->agreement_given->report;
    size_t count =
        report->assessor_count < MOST_ASSESSORS ? report->assessor_count : MOST_ASSESSORS;
    put_line(below, "Assessors", PLA_XLSX_HEADING);
    for (int i = 0; i <= MARKED; i++) {
        bool is_text = i == WHO || i == MARKED;
        pla_xlsx_text(below->sheet, below->row, (uint16_t)i, book_said(below->book, titles[i]),
                      is_text ? PLA_XLSX_HEADER : PLA_XLSX_HEADER_NUMBER);
    }
    pla_xlsx_row_height(below->sheet, below->row, 30);
    below->row++;
    for (size_t i = 0; i < count; i++) {
        put_assessor(below, &report->assessors[i]);
    }
    if (count < report->assessor_count) {
        pla_word_put(below->book->words, PLA_W_book_more,
                     &PLA_ARG_I(report->assessor_count - count), 1, &below->book->cell);
        pla_xlsx_text(below->sheet, below->row++, 0, book_text_of(&below->book->cell),
                      PLA_XLSX_NOTE);
        pla_str_empty(&below->book->cell);
    }
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    const struct pla_agreement_report *report = book->agreement_given->report;
    struct below below = {book, sheet, last + 2};
    put_notes(&below);
    uint32_t head = below.row + 1;
    put_assessors(&below);
    pla_xlsx_low(sheet, book_column_range(BEYOND, last), report->target);
    struct pla_xlsx_chart agreement = {
        .kind = PLA_XLSX_BARS,
        .title = book_say(book, "Same level by criterion"),
        .description = book_say(
            book, "Bar chart: share of pairs of scores that are the same level, by criterion; "
                  "the same numbers stand in the column same level."),
        .axis = book_say(book, "share of pairs that are the same level"),
        .is_share = true,
        .first_row = last > 1 ? 2 : 1, /* the first is over all criteria */
        .last_row = least(last, MOST_BARS + 1),
        .label_column = CRITERION,
        .first_column = SAME,
        .last_column = SAME,
    };
    struct pla_xlsx_chart severity = {
        .kind = PLA_XLSX_BARS,
        .title = book_say(book, "Severity of assessors"),
        .description =
            book_say(book, "Bar chart: levels above or below the panel on the same portfolios, by "
                           "assessor; the same numbers stand in the column severity."),
        .axis = book_say(book, "levels above (+) or below (-) the panel"),
        .header_row = head,
        .first_row = head + 1,
        .last_row = head + least((uint32_t)report->assessor_count, MOST_BARS),
        .label_column = WHO,
        .first_column = SEVERITY,
        .last_column = SEVERITY,
    };
    uint32_t row = below.row + 1;
    row += pla_xlsx_chart(sheet, row, 1, &agreement);
    (void)pla_xlsx_chart(sheet, row, 1, &severity);
}

static const struct book_spec spec = {
    .name = "Agreement",
    .columns = columns,
    .count = sizeof(columns) / sizeof(columns[0]),
    .freeze_columns = 1,
    .pages_wide = 2,
    .dress = dress,
};

/* ---- the table ---- */

static void put_value(struct book_row *row, const struct pla_figure *figure)
{
    figure->has_value ? book_double(row, figure->value) : book_skip(row);
}

static void put_figure(struct book_row *row, const struct pla_figure *figure)
{
    put_value(row, figure);
    figure->has_limits ? book_double(row, figure->low) : book_skip(row);
    figure->has_limits ? book_double(row, figure->high) : book_skip(row);
}

/* Why a statistic is not known is English: who computed it says it. */
static void put_why(const struct pla_workbook *book, struct pla_str *cell, const char *what,
                    const struct pla_figure *figure)
{
    if (figure->why != NULL) {
        pla_str_put_format(cell, "%s%s%s%s: %s.", cell->length > 0 ? " " : "", book_say(book, what),
                           figure->has_value ? ", " : "",
                           figure->has_value ? book_say(book, "limits") : "", figure->why);
    }
}

static void gather_notes(struct pla_workbook *book, const struct pla_agreement_row *from)
{
    struct pla_str *cell = &book->cell;
    put_why(book, cell, "Same level", &from->same);
    put_why(book, cell, "Beyond chance", &from->beyond_chance);
    put_why(book, cell, "Same side", &from->decision);
    const char *blank = cell->length > 0 ? " " : "";
    if (from->is_bunched) {
        pla_str_put_z(cell, blank);
        pla_str_put_z(cell,
                      book_say(book, "Nearly all scores are one level: read the percentages."));
        blank = " ";
    }
    if (from->has_more && from->more > 0) {
        pla_str_put_z(cell, blank);
        pla_word_put(book->words, PLA_W_book_settle, &PLA_ARG_I(from->more), 1, cell);
    }
}

static void put(struct pla_workbook *book, const struct pla_agreement_row *from)
{
    struct book_row row = book_row(book, &book->agreement);
    bool is_all = from->criterion.at == NULL;
    book_text(&row, is_all ? book_said(book, "all criteria") : from->criterion);
    book_count(&row, from->portfolios);
    book_count(&row, from->items);
    book_count(&row, from->shared);
    book_count(&row, from->assessors);
    put_figure(&row, &from->same);
    put_value(&row, &from->near);
    book_text(&row, book_said(book, from->measure));
    put_figure(&row, &from->beyond_chance);
    from->verdict != NULL ? book_text(&row, book_said(book, from->verdict)) : book_skip(&row);
    put_value(&row, &from->decision);
    from->decision.has_value ? book_count(&row, from->flips) : book_skip(&row);
    gather_notes(book, from);
    book_cell(&row);
    book_row_end(&row);
}

void book_agreed_put(struct pla_workbook *book)
{
    const struct pla_agreement_report *report = book->agreement_given->report;
    book_list_begin(book, &book->agreement, &spec);
    for (size_t i = 0; i < report->row_count; i++) {
        put(book, &report->rows[i]);
    }
    book_list_end(book, &book->agreement);
}
