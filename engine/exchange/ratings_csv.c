// SPDX-License-Identifier: Apache-2.0
/**
 * Ratings from a table.
 */
#include "exchange/ratings_private.h"

#include "base/utf8.h"

#include <stdlib.h>

enum column {
    PORTFOLIO,
    ATTEMPT,
    RUBRIC,
    CLAIM,
    CRITERION,
    ASSESSOR,
    ROLE,
    PANEL,
    LEVEL,
    RATED,
    COMMENT,
    COLUMN_COUNT
};

/** No such column in this table. */
enum { NOWHERE = -1 };

struct table {
    struct pla_table *rows;
    const struct pla_sheet_head *head; /**< NULL: a table that says everything itself */
    struct pla_arena *arena;
    struct pla_faults *faults;
    int at[COLUMN_COUNT]; /**< cell of each column, or NOWHERE */
};

static const char *const column_names[COLUMN_COUNT + 1] = {
    "portfolio", "attempt", "rubric", "claim", "criterion", "assessor",
    "role",      "panel",   "level",  "rated", "comment",   NULL};
static const bool is_required[COLUMN_COUNT] = {
    [PORTFOLIO] = true, [CRITERION] = true, [ASSESSOR] = true, [LEVEL] = true};

/* ---- faults ---- */

/** How much of a cell a message shows. */
static int shown(struct pla_text cell)
{
    enum { MOST = 60 };
    return (int)(cell.length < MOST ? cell.length : pla_utf8_cut(cell, MOST));
}

static void add_fault(struct table *table, size_t cell, struct pla_err *err)
{
    pla_table_place(table->rows, cell, err);
    pla_faults_add(table->faults, err);
}

/** "`cell` is not ...": the wrong cell of a column. */
static void wrong_cell(struct table *table, enum column column, const char *what, const char *hint)
{
    size_t cell = (size_t)table->at[column];
    struct pla_text text = table->rows->cells[cell];
    struct pla_err err = {0};
    pla_err_set(&err, PLA_PORTFOLIO, "%s \"%.*s\" is not %s", column_names[column], shown(text),
                text.at, what);
    if (hint != NULL) {
        pla_err_hint(&err, "%s", hint);
    }
    add_fault(table, cell, &err);
}

/* ---- the header ---- */

/** What some spreadsheets write where the comma is the decimal sign. */
static bool is_parted_by_semicolons(const struct table *table)
{
    return table->rows->count == 1 &&
           memchr(table->rows->cells[0].at, ';', table->rows->cells[0].length) != NULL;
}

static void unknown_column(struct table *table, size_t cell)
{
    struct pla_text text = table->rows->cells[cell];
    const char *nearest = pla_nearest(text.at, text.length, column_names);
    struct pla_err err = {0};
    pla_err_set(&err, PLA_SYNTAX, "unknown column \"%.*s\"", shown(text), text.at);
    if (nearest != NULL) {
        pla_err_hint(&err, "did you mean \"%s\"?", nearest);
    } else if (is_parted_by_semicolons(table)) {
        pla_err_hint(&err, "this table has ';' between its cells: save it with commas");
    } else {
        pla_err_hint(&err, "the columns are portfolio attempt rubric claim criterion assessor role "
                           "panel level rated comment");
    }
    add_fault(table, cell, &err);
}

static void read_column(struct table *table, size_t cell)
{
    struct pla_text text = table->rows->cells[cell];
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (!pla_text_equal(text, pla_text_of(column_names[i]))) {
            continue;
        }
        if (table->at[i] != NOWHERE) {
            struct pla_err err = {0};
            pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" stands twice", column_names[i]);
            add_fault(table, cell, &err);
        }
        table->at[i] = (int)cell;
        return;
    }
    if (table->head == NULL) { /* a scoring sheet has columns for its reader's eyes, too */
        unknown_column(table, cell);
    }
}

static void read_header(struct table *table)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        table->at[i] = NOWHERE;
    }
    for (size_t i = 0; i < table->rows->count; i++) {
        read_column(table, i);
    }
    for (int i = 0; i < COLUMN_COUNT && !is_parted_by_semicolons(table); i++) {
        bool is_given = i == ASSESSOR && table->head != NULL;
        if (is_required[i] && table->at[i] == NOWHERE && !is_given) {
            struct pla_err err = {0};
            pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" is missing", column_names[i]);
            add_fault(table, 0, &err);
        }
    }
}

/* ---- cells ---- */

/** The cell of a column; absent if it is empty or the table has no such column. */
static struct pla_text cell_of(const struct table *table, enum column column)
{
    if (table->at[column] == NOWHERE) {
        return (struct pla_text){0};
    }
    struct pla_text cell = table->rows->cells[table->at[column]];
    return cell.length == 0 ? (struct pla_text){0} : cell;
}

/** Text that rules compare: normal form C. */
static struct pla_text read_name(const struct table *table, enum column column)
{
    struct pla_text cell = cell_of(table, column);
    return cell.at == NULL ? cell : pla_utf8_nfc(cell, table->arena);
}

static struct pla_text read_id(struct table *table, enum column column)
{
    struct pla_text cell = cell_of(table, column);
    if (cell.at == NULL) {
        if (is_required[column] && table->at[column] != NOWHERE) {
            struct pla_err err = {0};
            pla_err_set(&err, PLA_PORTFOLIO, "the cell of %s is empty", column_names[column]);
            add_fault(table, (size_t)table->at[column], &err);
        }
        return cell;
    }
    uint32_t bad = pla_utf8_bad_in_id(cell);
    if (bad != 0) {
        struct pla_err err = {0};
        pla_err_set(&err, PLA_PORTFOLIO, "%s holds the character U+%04X, which cannot be seen",
                    column_names[column], (unsigned)bad);
        pla_err_hint(&err, "type it again; copied text can carry such characters");
        add_fault(table, (size_t)table->at[column], &err);
        return (struct pla_text){0};
    }
    return pla_utf8_nfc(cell, table->arena);
}

static void read_attempt(struct table *table, struct pla_rating *rating)
{
    struct pla_text cell = cell_of(table, ATTEMPT);
    struct pla_rational number;
    if (cell.at == NULL) {
        return;
    }
    if (!pla_rational_from_text(cell, &number) || number.den != 1 || number.num < 1) {
        wrong_cell(table, ATTEMPT, "a whole number from 1 up", NULL);
        return;
    }
    rating->attempt = (size_t)number.num;
}

static void read_role(struct table *table, struct pla_rating *rating)
{
    struct pla_text cell = cell_of(table, ROLE);
    if (cell.at == NULL) {
        return;
    }
    for (int i = 0; pla_role_names[i] != NULL; i++) {
        if (pla_text_equal(cell, pla_text_of(pla_role_names[i]))) {
            rating->role = (enum pla_role)i;
            return;
        }
    }
    wrong_cell(table, ROLE, "assessor, moderator or joint", NULL);
}

static void read_level(struct table *table, struct pla_rating *rating)
{
    struct pla_text cell = read_name(table, LEVEL);
    rating->cannot_judge = cell.at == NULL || pla_text_equal(cell, PLA_TEXT("null"));
    if (!rating->cannot_judge) {
        rating->level = cell;
        rating->has_number = pla_rational_from_text(cell, &rating->number);
    }
}

static void read_rated(struct table *table, struct pla_rating *rating)
{
    struct pla_text cell = cell_of(table, RATED);
    if (cell.at == NULL) {
        return;
    }
    if (pla_text_equal(cell, PLA_TEXT("unknown"))) {
        rating->rated.state = PLA_DATE_UNKNOWN;
    } else if (!pla_date_parse(cell, &rating->rated)) {
        wrong_cell(table, RATED, "a date of the calendar", "write 2026-01-31, 2026-01 or 2026");
    }
}

static void read_row(struct table *table, struct pla_rating *rating)
{
    *rating = (struct pla_rating){.number = PLA_ZERO};
    rating->portfolio = read_id(table, PORTFOLIO);
    rating->criterion = read_id(table, CRITERION);
    rating->assessor = read_id(table, ASSESSOR);
    rating->claim = read_id(table, CLAIM);
    rating->rubric = read_name(table, RUBRIC);
    rating->panel = read_name(table, PANEL);
    rating->comment = cell_of(table, COMMENT);
    read_attempt(table, rating);
    read_role(table, rating);
    read_level(table, rating);
    read_rated(table, rating);
    rating->place = pla_table_row_place(table->rows);
}

/** What a scoring sheet says once for all its rows. */
static void take_head(struct table *table, struct pla_rating *rating)
{
    const struct pla_sheet_head *head = table->head;
    rating->rubric = head->rubric;
    rating->assessor = head->assessor;
    rating->role = head->role;
    rating->panel = head->panel;
    rating->portfolio = pla_sheet_decode(head, rating->portfolio);
    if (pla_text_equal(rating->level, PLA_TEXT("cannot judge"))) {
        rating->level = (struct pla_text){0};
        rating->has_number = false;
        rating->cannot_judge = true;
    }
    if (rating->cannot_judge && rating->comment.at == NULL) {
        struct pla_err err = {0};
        pla_err_set(&err, PLA_PORTFOLIO, "who cannot judge says why in the comment");
        add_fault(table, (size_t)table->at[LEVEL], &err);
    }
}

/** A row of a scoring sheet that nobody has filled in; a comment alone is told, not lost. */
static bool is_open(struct table *table)
{
    struct pla_err err = {0};
    if (table->head == NULL || cell_of(table, LEVEL).at != NULL) {
        return false;
    }
    if (cell_of(table, COMMENT).at != NULL) {
        pla_err_set(&err, PLA_PORTFOLIO, "there is a comment but no level");
        pla_err_hint(&err, "choose a level, or \"cannot judge\", or clear the comment");
        add_fault(table, (size_t)table->at[LEVEL], &err);
    }
    return true;
}

/* ---- the table ---- */

static enum pla_code read_rows(struct table *table, struct pla_ratings *out, size_t *capacity)
{
    while (pla_table_row(table->rows)) {
        struct pla_err err = {0};
        if (pla_table_is_ragged(table->rows, &err)) {
            pla_faults_add(table->faults, &err);
            continue;
        }
        if (is_open(table)) {
            continue;
        }
        enum { FIRST = 64 };
        size_t need = out->count < FIRST ? FIRST : out->count + 1;
        struct pla_rating *items =
            pla_arena_grow(table->arena, out->items, capacity, need, sizeof(*items));
        if (items == NULL) {
            return PLA_MEMORY;
        }
        out->items = items;
        size_t before = table->faults->count;
        read_row(table, &items[out->count]);
        if (table->head != NULL) {
            take_head(table, &items[out->count]);
        }
        items[out->count].index = out->count;
        out->count += table->faults->count == before;
    }
    return table->rows->err.code;
}

enum pla_code pla_ratings_rows(struct pla_table *rows, const struct pla_sheet_head *head,
                               struct pla_arena *arena, struct pla_ratings *out, size_t *capacity,
                               struct pla_faults *faults)
{
    struct table table = {.rows = rows, .head = head, .arena = arena, .faults = faults};
    size_t before = faults->count;
    if (pla_table_row(rows)) {
        read_header(&table);
        if (faults->count > before) {
            return PLA_SYNTAX;
        }
        read_rows(&table, out, capacity);
    } else if (rows->err.code == PLA_OK) {
        pla_err_set(&rows->err, PLA_SYNTAX, "the table is empty");
        pla_table_place(rows, 0, &rows->err);
    }
    if (rows->err.code != PLA_OK && !arena->failed) {
        pla_faults_add(faults, &rows->err);
    }
    return rows->err.code;
}

static int by_portfolio(const void *a, const void *b)
{
    const struct pla_rating *left = a;
    const struct pla_rating *right = b;
    int order = pla_text_compare(left->portfolio, right->portfolio);
    if (order != 0) {
        return order;
    }
    if (left->attempt != right->attempt) {
        return left->attempt < right->attempt ? -1 : 1;
    }
    if (left->index != right->index) {
        return left->index < right->index ? -1 : 1;
    }
    return pla_text_compare(left->place, right->place);
}

void pla_ratings_sort(struct pla_rating *items, size_t count)
{
    if (count > 1) {
        qsort(items, count, sizeof(*items), by_portfolio);
    }
}

static enum pla_code fail_memory(struct pla_faults *faults)
{
    struct pla_err err;
    pla_err_memory(&err);
    pla_faults_add(faults, &err);
    return PLA_MEMORY;
}

enum pla_code pla_ratings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_ratings *out, struct pla_faults *faults)
{
    struct pla_ratings ratings = {0};
    size_t before = faults->count, capacity = 0;
    enum pla_code code;
    if (pla_book_is(text)) {
        code = pla_ratings_book(text, name, arena, &ratings, faults);
    } else {
        struct pla_table rows;
        pla_table_open_csv(&rows, text, name, arena);
        code = pla_ratings_rows(&rows, NULL, arena, &ratings, &capacity, faults);
    }
    if (arena->failed) {
        return fail_memory(faults);
    }
    if (code != PLA_OK) {
        return code;
    }
    pla_ratings_sort(ratings.items, ratings.count);
    *out = ratings;
    return faults->count > before ? PLA_PORTFOLIO : PLA_OK;
}
