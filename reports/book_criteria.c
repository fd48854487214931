// SPDX-License-Identifier: Apache-2.0
/**
 * Criteria: one row a decision, one column a criterion of the rubrics in use; a level's number in a
 * shade of its scale, underlined where it is below its minimum. A decision of a rubric that was not
 * known before begins a next sheet with the columns of that one, too.
 */
#include "book.h"

enum { FIXED = 8, STATUS_COLUMN = 6, MOST_COLUMNS = 300, WIDTH = 15 };

/** A column of the heat map. */
struct book_heat {
    struct pla_text rubric, criterion;
    const struct pla_about_criterion *about; /**< NULL: not known */
    const char *title;
    struct pla_rational top; /**< the highest value of its scale or seen */
};

static const struct book_column fixed[FIXED] = {
    {"learner", 12, PLA_CELL_TEXT},   {"name", 24, PLA_CELL_TEXT},
    {"portfolio", 16, PLA_CELL_TEXT}, {"attempt", 9, PLA_CELL_WHOLE},
    {"rubric", 20, PLA_CELL_TEXT},    {"claim", 8, PLA_CELL_TEXT},
    {"status", 12, PLA_CELL_TEXT},    {"score", 8, PLA_CELL_STATISTIC},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Equal to a spreadsheet, as far as ASCII goes: the columns of a table must differ. */
static bool is_same_title(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

static bool is_taken(const struct pla_workbook *book, const char *title)
{
    for (size_t i = 0; i < FIXED; i++) {
        if (is_same_title(book_say(book, fixed[i].title), title)) {
            return true;
        }
    }
    for (size_t i = 0; i < book->heat_count; i++) {
        if (is_same_title(book->heat[i].title, title)) {
            return true;
        }
    }
    return false;
}

/* "Reflection on practice", or with its rubric, or with a number, whatever is free first. */
static const char *new_title(struct pla_workbook *book, const struct book_heat *heat)
{
    struct pla_text title =
        heat->about != NULL && heat->about->title.length > 0 ? heat->about->title : heat->criterion;
    const char *header = pla_xlsx_header(book->xlsx, title);
    for (size_t try = 1; header != NULL && is_taken(book, header); try++) {
        pla_str_empty(&book->cell);
        pla_str_put(&book->cell, title.at, title.length < 120 ? title.length : 120);
        PLA_PUT(&book->cell, " (");
        pla_str_put_text(&book->cell, heat->rubric);
        if (try > 1) {
            pla_str_put_format(&book->cell, " %zu", try);
        }
        PLA_PUT(&book->cell, ")");
        if (book->cell.failed) {
            return NULL;
        }
        header = pla_xlsx_header(book->xlsx, book_text_of(&book->cell));
    }
    pla_str_empty(&book->cell);
    return header;
}

static struct book_heat *find(const struct pla_workbook *book, const struct pla_decision *decision,
                              struct pla_text criterion)
{
    for (size_t i = 0; i < book->heat_count; i++) {
        struct book_heat *heat = &book->heat[i];
        if (pla_text_equal(heat->criterion, criterion) &&
            pla_text_equal(heat->rubric, decision->rubric)) {
            return heat;
        }
    }
    return NULL;
}

static void add_column(struct pla_workbook *book, const struct pla_about_rubric *rubric,
                       struct book_heat heat)
{
    struct book_heat *columns = pla_arena_grow(&book->arena, book->heat, &book->heat_capacity,
                                               book->heat_count + 1, sizeof(*columns));
    if (columns == NULL || book->heat_count >= MOST_COLUMNS) {
        return;
    }
    book->heat = columns;
    heat.about = pla_about_criterion(rubric, heat.criterion);
    heat.title = new_title(book, &heat);
    size_t levels = heat.about != NULL ? heat.about->levels.count : 0;
    heat.top = PLA_WHOLE(levels > 1 ? (int64_t)levels - 1 : 0);
    if (heat.title != NULL) {
        columns[book->heat_count++] = heat;
    }
}

static void put_scale(struct pla_workbook *book, const struct pla_about_criterion *about)
{
    struct pla_str *out = &book->cell;
    for (size_t i = 0; i < about->levels.count; i++) {
        pla_str_put_format(out, "%s%zu ", i > 0 ? ", " : "", i);
        pla_str_put_text(out, about->levels.items[i]);
    }
    if (about->minimum.length > 0) {
        pla_str_put_z(out, about->levels.count > 0 ? "; " : "");
        pla_str_put_z(out, book_say(book, "minimum"));
        pla_str_put_c(out, ' ');
        pla_str_put_text(out, about->minimum);
    }
}

static void comment(struct pla_workbook *book)
{
    for (size_t i = 0; i < book->heat_count; i++) {
        if (book->heat[i].about != NULL) {
            put_scale(book, book->heat[i].about);
            pla_xlsx_comment(book->criteria.sheet, 0, (uint16_t)(FIXED + i),
                             book_text_of(&book->cell));
            pla_str_empty(&book->cell);
        }
    }
}

static bool find_minimum(const struct pla_about_criterion *about, struct pla_rational *out)
{
    for (size_t i = 0; i < about->levels.count; i++) {
        if (pla_text_equal(about->levels.items[i], about->minimum)) {
            *out = PLA_WHOLE((int64_t)i);
            return true;
        }
    }
    return about->minimum.length > 0 && pla_rational_from_text(about->minimum, out);
}

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    size_t count = book->criteria.spec->count - FIXED;
    book_word_colours(book, sheet, book_column_range(STATUS_COLUMN, last), pla_xlsx_statuses);
    for (size_t i = 0; i < count && i < book->heat_count; i++) {
        const struct book_heat *heat = &book->heat[i];
        struct pla_xlsx_range range = book_column_range(FIXED + i, last);
        struct pla_rational minimum;
        double top = pla_rational_to_double(heat->top);
        if (heat->about != NULL && find_minimum(heat->about, &minimum)) {
            pla_xlsx_below(sheet, range, pla_rational_to_double(minimum));
        }
        pla_xlsx_shades(sheet, range, 0, top > 0 ? top : 1);
    }
}

/* The columns of a sheet as they are now; it lives until the workbook ends. */
static const struct book_spec *new_spec(struct pla_workbook *book)
{
    struct book_spec *spec = PLA_NEW(&book->arena, struct book_spec);
    struct book_column *columns =
        PLA_NEW_ARRAY(&book->arena, FIXED + book->heat_count, struct book_column);
    if (spec == NULL || columns == NULL) {
        return NULL;
    }
    memcpy(columns, fixed, sizeof(fixed));
    for (size_t i = 0; i < book->heat_count; i++) {
        columns[FIXED + i] = (struct book_column){book->heat[i].title, WIDTH, PLA_CELL_MARK};
    }
    *spec = (struct book_spec){.name = "Criteria",
                               .columns = columns,
                               .count = FIXED + book->heat_count,
                               .freeze_columns = 3,
                               .pages_wide = book->heat_count > 10 ? 2 : 1,
                               .dress = dress};
    return spec;
}

static void open(struct pla_workbook *book)
{
    const struct pla_about *about = book->about;
    for (size_t i = 0; i < about->rubric_count; i++) {
        const struct pla_about_rubric *rubric = &about->rubrics[i];
        for (size_t k = 0; k < rubric->criterion_count; k++) {
            add_column(
                book, rubric,
                (struct book_heat){.rubric = rubric->id, .criterion = rubric->criteria[k].id});
        }
    }
    const struct book_spec *spec = new_spec(book);
    if (spec != NULL) {
        book_list_begin(book, &book->criteria, spec);
        comment(book);
    }
}

/* Columns for what the decision has and no column yet. */
static void learn(struct pla_workbook *book, const struct pla_decision *decision)
{
    size_t before = book->heat_count;
    for (size_t i = 0; i < decision->criterion_count; i++) {
        if (find(book, decision, decision->criteria[i].id) == NULL) {
            add_column(book, pla_about_rubric(book->about, decision->rubric, decision->version),
                       (struct book_heat){
                           .rubric = pla_text_copy(&book->arena, decision->rubric),
                           .criterion = pla_text_copy(&book->arena, decision->criteria[i].id),
                       });
        }
    }
    const struct book_spec *spec = book->heat_count > before ? new_spec(book) : NULL;
    if (spec == NULL) {
        return;
    }
    if (book->criteria.rows == 0) {
        /* nothing stands below the header yet: the sheet takes the columns as they are */
        book_list_widen(book, &book->criteria, spec);
    } else {
        book_list_change(book, &book->criteria, spec);
    }
    comment(book);
}

static void put_value(struct book_row *row, struct book_heat *heat,
                      const struct pla_criterion_result *criterion)
{
    const struct pla_value *value = &criterion->value;
    if (value->state == PLA_VALUE_KNOWN) {
        heat->top = pla_rational_max(heat->top, value->low);
        book_number(row, value->low);
        return;
    }
    if (value->state == PLA_VALUE_RANGE && !value->no_low && !value->no_high) {
        struct pla_arg ends[] = {PLA_ARG_R(value->low), PLA_ARG_R(value->high)};
        pla_word_put(row->book->words, PLA_W_range_to, ends, 2, &row->book->cell);
    } else {
        PLA_PUT(&row->book->cell, "?");
    }
    book_cell(row);
}

static const struct pla_criterion_result *result_of(const struct pla_decision *decision,
                                                    const struct book_heat *heat)
{
    for (size_t i = 0; i < decision->criterion_count; i++) {
        if (pla_text_equal(decision->criteria[i].id, heat->criterion)) {
            return &decision->criteria[i];
        }
    }
    return NULL;
}

static void add(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context)
{
    learn(book, decision);
    if (decision->criterion_count == 0 || book->criteria.spec == NULL) {
        return;
    }
    struct book_row row = book_row(book, &book->criteria);
    book_text(&row, decision->learner);
    book_text(&row, book_name(context));
    book_text(&row, decision->portfolio);
    book_number(&row, PLA_WHOLE(decision->attempt));
    book_text(&row, decision->rubric);
    book_text(&row, decision->claim);
    book_text(&row, book_said(book, pla_decision_status_name(decision->status)));
    if (decision->has_score) {
        book_number(&row, decision->score);
    } else {
        book_skip(&row);
    }
    for (size_t i = 0; i < book->heat_count; i++) {
        struct book_heat *heat = &book->heat[i];
        bool is_of = pla_text_equal(heat->rubric, decision->rubric);
        const struct pla_criterion_result *found = is_of ? result_of(decision, heat) : NULL;
        if (found != NULL) {
            put_value(&row, heat, found);
        } else {
            book_skip(&row);
        }
    }
    book_row_end(&row);
}

static void finish(struct pla_workbook *book)
{
    if (book->criteria.spec != NULL) {
        book_list_end(book, &book->criteria);
    }
}

const struct book_part book_criteria = {open, add, finish};
