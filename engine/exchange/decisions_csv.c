// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions of people from a table.
 */
#include "exchange/decisions_csv.h"

#include "base/utf8.h"
#include "exchange/table.h"

const char *const pla_verdict_names[] = {"approve", "deny", "override", NULL};

enum column { PORTFOLIO, ATTEMPT, RUBRIC, CLAIM, AWARD, DECISION, CREDITS, REASON, COLUMN_COUNT };

enum { NOWHERE = -1 };

/** Names of a table made by hand, and of the registrar's, where they differ. */
static const char *const plain_names[COLUMN_COUNT] = {"portfolio", "attempt",  "rubric",  "claim",
                                                      "award",     "decision", "credits", "reason"};
static const char *const registrar_names[COLUMN_COUNT] = {
    "portfolio", "attempt", "rubric", "claim", "award", "Decision", "Credits", "Reason"};

struct table {
    struct pla_table rows;
    const char *const *names;
    struct pla_arena *arena;
    struct pla_faults *faults;
    int at[COLUMN_COUNT]; /**< cell of each column, or NOWHERE */
};

static void add_fault(struct table *table, size_t cell, struct pla_err *err)
{
    pla_table_place(&table->rows, cell, err);
    pla_faults_add(table->faults, err);
}

/** A fault of a column's cell: "`column` `what`". */
static void wrong(struct table *table, enum column column, const char *what, const char *hint)
{
    struct pla_err err = {0};
    pla_err_set(&err, PLA_PORTFOLIO, "%s %s", table->names[column], what);
    if (hint != NULL)
        pla_err_hint(&err, "%s", hint);
    add_fault(table, table->at[column] == NOWHERE ? 0 : (size_t)table->at[column], &err);
}

static void need_column(struct table *table, enum column column)
{
    struct pla_err err = {0};
    const char *name = plain_names[column];
    if (table->at[column] != NOWHERE)
        return;
    pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" is missing", name);
    pla_err_hint(&err, "the columns are portfolio attempt rubric claim award decision credits "
                       "reason; the registrar's table has Decision Credits Reason");
    add_fault(table, 0, &err);
}

static void read_header(struct table *table)
{
    bool is_registrars = pla_table_find(&table->rows, registrar_names[DECISION]) != NOWHERE;
    table->names = is_registrars ? registrar_names : plain_names;
    for (int i = 0; i < COLUMN_COUNT; i++)
        table->at[i] = pla_table_find(&table->rows, table->names[i]);
    need_column(table, PORTFOLIO);
    need_column(table, AWARD);
    need_column(table, DECISION);
}

/** The cell of a column; absent if it is empty or the table has no such column. */
static struct pla_text cell_of(const struct table *table, enum column column)
{
    if (table->at[column] == NOWHERE)
        return (struct pla_text){0};
    struct pla_text cell = table->rows.cells[table->at[column]];
    return cell.length == 0 ? (struct pla_text){0} : cell;
}

static struct pla_text read_id(struct table *table, enum column column, bool is_needed)
{
    struct pla_text cell = cell_of(table, column);
    if (cell.at == NULL) {
        if (is_needed)
            wrong(table, column, "is empty", NULL);
        return cell;
    }
    if (pla_utf8_bad_in_id(cell) != 0) {
        wrong(table, column, "holds a character that cannot be seen",
              "type it again; copied text can carry such characters");
        return (struct pla_text){0};
    }
    return pla_utf8_nfc(cell, table->arena);
}

static void read_attempt(struct table *table, struct pla_ruling *ruling)
{
    struct pla_text cell = cell_of(table, ATTEMPT);
    struct pla_rational number;
    if (cell.at == NULL)
        return;
    if (!pla_rational_from_text(cell, &number) || number.den != 1 || number.num < 1)
        wrong(table, ATTEMPT, "is not a whole number from 1 up", NULL);
    else
        ruling->attempt = (size_t)number.num;
}

static void read_verdict(struct table *table, struct pla_ruling *ruling)
{
    struct pla_text cell = cell_of(table, DECISION);
    for (int i = 0; pla_verdict_names[i] != NULL; i++)
        if (pla_text_equal(cell, pla_text_of(pla_verdict_names[i]))) {
            ruling->verdict = (enum pla_verdict)i;
            return;
        }
    const char *nearest = pla_nearest(cell.at, cell.length, pla_verdict_names);
    struct pla_err err = {0};
    pla_err_set(&err, PLA_PORTFOLIO, "%s \"%.*s\" is not approve, deny or override",
                table->names[DECISION], (int)(cell.length < 60 ? cell.length : 60), cell.at);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean \"%s\"?", nearest);
    add_fault(table, (size_t)table->at[DECISION], &err);
}

static void read_credits(struct table *table, struct pla_ruling *ruling)
{
    struct pla_text cell = cell_of(table, CREDITS);
    if (cell.at == NULL) {
        if (ruling->verdict == PLA_VERDICT_OVERRIDE)
            wrong(table, CREDITS, "is empty, and an override says how many credits", NULL);
        return;
    }
    if (!pla_rational_from_text(cell, &ruling->credits) || ruling->credits.num < 0) {
        wrong(table, CREDITS, "is not a number from 0 up", "write 3, 1.5 or 3/2");
        return;
    }
    ruling->has_credits = true;
}

static void read_reason(struct table *table, struct pla_ruling *ruling)
{
    ruling->reason = cell_of(table, REASON);
    if (ruling->reason.at != NULL || ruling->verdict == PLA_VERDICT_APPROVE)
        return;
    wrong(table, REASON,
          ruling->verdict == PLA_VERDICT_DENY ? "is empty, and a denial needs one"
                                              : "is empty, and an override needs one",
          NULL);
}

/** "file:line:column" of the row's decision. */
static struct pla_text place_of(const struct table *table)
{
    struct pla_err err = {0};
    pla_table_place(&table->rows, (size_t)table->at[DECISION], &err);
    return pla_text_copy(table->arena, pla_text_of(err.where));
}

static void read_row(struct table *table, struct pla_ruling *ruling)
{
    *ruling = (struct pla_ruling){.credits = PLA_ZERO};
    ruling->portfolio = read_id(table, PORTFOLIO, true);
    ruling->award = read_id(table, AWARD, true);
    ruling->rubric = read_id(table, RUBRIC, false);
    ruling->claim = read_id(table, CLAIM, false);
    read_attempt(table, ruling);
    read_verdict(table, ruling);
    read_credits(table, ruling);
    read_reason(table, ruling);
    ruling->place = place_of(table);
}

static void read_rows(struct table *table, struct pla_rulings *out, size_t *capacity)
{
    while (pla_table_row(&table->rows)) {
        struct pla_err err = {0};
        if (pla_table_is_ragged(&table->rows, &err)) {
            pla_faults_add(table->faults, &err);
            continue;
        }
        if (cell_of(table, DECISION).at == NULL)
            continue;
        struct pla_ruling *items =
            pla_arena_grow(table->arena, out->items, capacity, out->count + 1, sizeof(*items));
        if (items == NULL)
            return;
        out->items = items;
        read_row(table, &items[out->count++]);
    }
}

/** One table from its first row to its last. */
static enum pla_code read_table(struct table *table, struct pla_rulings *out, size_t *capacity)
{
    size_t before = table->faults->count;
    if (pla_table_row(&table->rows)) {
        read_header(table);
        if (table->faults->count > before)
            return PLA_SYNTAX;
        read_rows(table, out, capacity);
    } else if (table->rows.err.code == PLA_OK) {
        pla_err_set(&table->rows.err, PLA_SYNTAX, "the table is empty");
        pla_table_place(&table->rows, 0, &table->rows.err);
    }
    if (table->rows.err.code != PLA_OK && !table->arena->failed)
        pla_faults_add(table->faults, &table->rows.err);
    return table->rows.err.code;
}

/** The registrar's sheet and those that continue it: "Recommendations", "Recommendations 2". */
static bool is_registrars(const struct pla_book_sheet *sheet)
{
    static const char name[] = "Recommendations";
    size_t length = sizeof name - 1;
    return sheet->name.length >= length && memcmp(sheet->name.at, name, length) == 0 &&
           (sheet->name.length == length || sheet->name.at[length] == ' ');
}

static enum pla_code read_book(struct table *table, struct pla_text bytes, const char *name,
                               struct pla_rulings *out)
{
    struct pla_book book;
    struct pla_err err;
    size_t capacity = 0, found = 0;
    enum pla_code code = pla_book_read(bytes, name, table->arena, &book, &err);
    if (code != PLA_OK) {
        pla_faults_add(table->faults, &err);
        return code;
    }
    for (size_t i = 0; i < book.sheet_count && code == PLA_OK; i++) {
        if (!is_registrars(&book.sheets[i]))
            continue;
        found++;
        pla_table_open_sheet(&table->rows, &book.sheets[i], name, table->arena);
        code = read_table(table, out, &capacity);
    }
    if (found == 0) {
        code = pla_err_set(&err, PLA_SYNTAX, "the workbook has no sheet \"Recommendations\"");
        pla_err_prepend(&err, "%s", name);
        pla_faults_add(table->faults, &err);
    }
    return code;
}

enum pla_code pla_rulings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_rulings *out, struct pla_faults *faults)
{
    struct table table = {.arena = arena, .faults = faults};
    struct pla_rulings rulings = {0};
    size_t before = faults->count, capacity = 0;
    enum pla_code code;
    if (pla_book_is(text)) {
        code = read_book(&table, text, name, &rulings);
    } else {
        pla_table_open_csv(&table.rows, text, name, arena);
        code = read_table(&table, &rulings, &capacity);
    }
    if (arena->failed) {
        struct pla_err err;
        code = pla_err_memory(&err);
        pla_faults_add(faults, &err);
    }
    if (code != PLA_OK)
        return code;
    if (faults->count > before)
        return PLA_PORTFOLIO;
    *out = rulings;
    return PLA_OK;
}
