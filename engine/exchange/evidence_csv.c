// SPDX-License-Identifier: Apache-2.0
/** Items of evidence from a table. */
#include "base/utf8.h"
#include "exchange/csv.h"
#include "exchange/evidence.h"

enum cell { TEXT, ID, DATE, NUMBER, LIST };

#define AT(member) offsetof(struct pla_found, member)
static const struct column {
    const char *name;
    enum cell cell;
    size_t offset, has; /**< has: of the flag that says it is there; 0: none */
} columns[] = {
    {"portfolio", ID, AT(portfolio), 0},
    {"learner", ID, AT(learner), 0},
    {"name", TEXT, AT(name), 0},
    {"program", TEXT, AT(program), 0},
    {"id", ID, AT(id), 0},
    {"kind", TEXT, AT(kind), 0},
    {"title", TEXT, AT(title), 0},
    {"description", TEXT, AT(description), 0},
    {"role", TEXT, AT(role), 0},
    {"issuer", TEXT, AT(issuer), 0},
    {"url", TEXT, AT(url), 0},
    {"started", DATE, AT(started), 0},
    {"ended", DATE, AT(ended), 0},
    {"hours", NUMBER, AT(hours), AT(has_hours)},
    {"verified_by", TEXT, AT(verified_by), 0},
    {"verified_on", DATE, AT(verified_on), 0},
    {"verified_how", TEXT, AT(verified_how), 0},
    {"learning_outcomes", LIST, AT(learning_outcomes), 0},
    {"tags", LIST, AT(tags), 0},
    {"parts", LIST, AT(parts), 0},
    {"course", TEXT, AT(course), 0},
    {"exam", TEXT, AT(exam), 0},
    {"score", NUMBER, AT(score), AT(has_score)},
    {"taken", DATE, AT(taken), 0},
    {"reflection", TEXT, AT(reflection), 0},
};
enum { COLUMNS = sizeof columns / sizeof columns[0], NOWHERE = -1 };

struct table {
    struct pla_csv csv;
    struct pla_arena *arena;
    struct pla_faults *faults;
    struct pla_found_list *out;
    int at[COLUMNS]; /**< cell of each column, or NOWHERE */
};

static int shown(struct pla_text cell)
{
    enum { MOST = 60 };
    return (int)(cell.length < MOST ? cell.length : pla_utf8_cut(cell, MOST));
}

static void add_fault(struct table *table, size_t cell, struct pla_err *err)
{
    pla_csv_place(&table->csv, cell, err);
    pla_faults_add(table->faults, err);
}

static void read_column(struct table *table, size_t cell)
{
    const char *names[COLUMNS + 1] = {NULL};
    const struct pla_text text = table->csv.cells[cell];
    struct pla_err err = {0};
    for (int i = 0; i < COLUMNS; i++) {
        names[i] = columns[i].name;
        if (!pla_text_equal(text, pla_text_of(names[i])))
            continue;
        if (table->at[i] != NOWHERE) {
            pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" stands twice", names[i]);
            add_fault(table, cell, &err);
        }
        table->at[i] = (int)cell;
        return;
    }
    const char *nearest = pla_nearest(text.at, text.length, names);
    pla_err_set(&err, PLA_SYNTAX, "unknown column \"%.*s\"", shown(text), text.at);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean \"%s\"?", nearest);
    else
        pla_err_hint(&err, "plaudit import --help lists the columns");
    add_fault(table, cell, &err);
}

static bool read_header(struct table *table)
{
    static const char *const required[] = {"kind", "title"};
    const size_t before = table->faults->count;
    for (int i = 0; i < COLUMNS; i++)
        table->at[i] = NOWHERE;
    for (size_t i = 0; i < table->csv.count; i++)
        read_column(table, i);
    for (int i = 0; i < COLUMNS; i++) {
        struct pla_err err = {0};
        const bool is_required =
            strcmp(columns[i].name, required[0]) == 0 || strcmp(columns[i].name, required[1]) == 0;
        if (!is_required || table->at[i] != NOWHERE)
            continue;
        pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" is missing", columns[i].name);
        add_fault(table, 0, &err);
    }
    return table->faults->count == before;
}

static void wrong(struct table *table, int column, const char *what, const char *hint)
{
    struct pla_err err = {0};
    const struct pla_text text = table->csv.cells[table->at[column]];
    pla_err_set(&err, PLA_PORTFOLIO, "%s \"%.*s\" is not %s", columns[column].name, shown(text),
                text.at, what);
    if (hint != NULL)
        pla_err_hint(&err, "%s", hint);
    add_fault(table, (size_t)table->at[column], &err);
}

/** Parts of a list with ";" between them, blanks around them cut. */
static void read_list(struct table *table, struct pla_text cell, struct pla_text_list *out)
{
    size_t most = 1, count = 0;
    for (size_t i = 0; i < cell.length; i++)
        most += cell.at[i] == ';';
    struct pla_text *items = PLA_NEW_ARRAY(table->arena, most, struct pla_text);
    while (items != NULL && cell.length > 0) {
        const char *end = memchr(cell.at, ';', cell.length);
        struct pla_text part = {cell.at, end != NULL ? (size_t)(end - cell.at) : cell.length};
        cell = end != NULL ? (struct pla_text){end + 1, cell.length - part.length - 1}
                           : (struct pla_text){0};
        for (; part.length > 0 && part.at[0] == ' '; part.length--)
            part.at++;
        while (part.length > 0 && part.at[part.length - 1] == ' ')
            part.length--;
        if (part.length > 0)
            items[count++] = part;
    }
    *out = (struct pla_text_list){items, count};
}

static void read_cell(struct table *table, int column, struct pla_found *found)
{
    const struct column *c = &columns[column];
    const struct pla_text cell = table->csv.cells[table->at[column]];
    struct pla_date date;
    struct pla_rational number;
    char *to = (char *)found + c->offset;
    if (cell.length == 0)
        return;
    switch (c->cell) {
    case ID:
        if (pla_utf8_bad_in_id(cell) != 0) {
            wrong(table, column, "an id: it holds a character that cannot be seen", NULL);
            break;
        }
        memcpy(to, &cell, sizeof cell);
        break;
    case DATE:
        if (!pla_date_parse(cell, &date) && !pla_text_equal(cell, PLA_TEXT("unknown")))
            wrong(table, column, "a date of the calendar", "write 2026-01-31, 2026-01 or 2026");
        memcpy(to, &cell, sizeof cell);
        break;
    case NUMBER:
        if (!pla_rational_from_text(cell, &number) || number.num < 0) {
            wrong(table, column, "a number from 0 up", NULL);
            break;
        }
        memcpy(to, &number, sizeof number);
        *((bool *)(void *)((char *)found + c->has)) = true;
        break;
    case LIST:
        read_list(table, cell, (struct pla_text_list *)(void *)to);
        break;
    case TEXT:
        memcpy(to, &cell, sizeof cell);
        break;
    }
}

static void read_row(struct table *table)
{
    struct pla_found *found = pla_found_add(table->out, table->arena);
    struct pla_err err = {0};
    if (found == NULL)
        return;
    if (pla_csv_is_ragged(&table->csv, &err)) {
        pla_faults_add(table->faults, &err);
        return;
    }
    for (int i = 0; i < COLUMNS; i++)
        if (table->at[i] != NOWHERE)
            read_cell(table, i, found);
    found->is_verified = found->verified_by.length > 0;
    if (found->kind.length == 0 || found->title.length == 0) {
        pla_err_set(&err, PLA_PORTFOLIO, "the cell of %s is empty",
                    found->kind.length == 0 ? "kind" : "title");
        add_fault(table, 0, &err);
    }
}

enum pla_code pla_evidence_read_csv(struct pla_text text, const char *name, struct pla_arena *arena,
                                    struct pla_found_list *out, struct pla_faults *faults)
{
    struct table table = {.arena = arena, .faults = faults, .out = out};
    const size_t before = faults->count;
    pla_csv_open(&table.csv, text, name, NULL, arena);
    bool has_header = false;
    if (pla_csv_row(&table.csv)) {
        has_header = read_header(&table);
        while (has_header && pla_csv_row(&table.csv))
            read_row(&table);
    } else if (table.csv.err.code == PLA_OK) {
        pla_err_set(&table.csv.err, PLA_SYNTAX, "the table is empty");
        pla_csv_place(&table.csv, 0, &table.csv.err);
    }
    if (arena->failed) {
        struct pla_err err;
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return PLA_MEMORY;
    }
    if (table.csv.err.code != PLA_OK)
        pla_faults_add(faults, &table.csv.err);
    if (!has_header || table.csv.err.code != PLA_OK)
        return PLA_SYNTAX;
    return faults->count == before ? PLA_OK : PLA_PORTFOLIO;
}
