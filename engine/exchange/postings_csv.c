// SPDX-License-Identifier: Apache-2.0
/**
 * Answers of a student system from a table.
 */
#include "exchange/postings_csv.h"

#include "base/utf8.h"
#include "exchange/table.h"

enum column { PORTFOLIO, ATTEMPT, RUBRIC, CLAIM, AWARD, STATUS, ON, REFERENCE, REASON, COLUMNS };

enum { NOWHERE = -1 };

static const char *const names[COLUMNS] = {"portfolio", "attempt", "rubric",    "claim", "award",
                                           "status",    "on",      "reference", "reason"};

struct reading {
    struct pla_table rows;
    struct pla_arena *arena;
    struct pla_faults *faults;
    int at[COLUMNS];
};

static void wrong(struct reading *reading, enum column column, enum pla_code code, const char *what)
{
    struct pla_err err = {0};
    int at = reading->at[column];
    pla_err_set(&err, code, "%s %s", names[column], what);
    pla_table_place(&reading->rows, at == NOWHERE ? 0 : (size_t)at, &err);
    pla_faults_add(reading->faults, &err);
}

static void read_header(struct reading *reading)
{
    static const enum column needed[] = {PORTFOLIO, AWARD, STATUS};
    for (int i = 0; i < COLUMNS; i++)
        reading->at[i] = pla_table_find(&reading->rows, names[i]);
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (reading->at[needed[i]] == NOWHERE)
            wrong(reading, needed[i], PLA_SYNTAX, "is a column that is missing");
}

static struct pla_text cell_of(const struct reading *reading, enum column column)
{
    int at = reading->at[column];
    struct pla_text cell = at == NOWHERE ? (struct pla_text){0} : reading->rows.cells[at];
    return cell.length == 0 ? (struct pla_text){0} : cell;
}

static struct pla_text read_id(struct reading *reading, enum column column, bool is_needed)
{
    struct pla_text cell = cell_of(reading, column);
    if (cell.at == NULL && is_needed)
        wrong(reading, column, PLA_PORTFOLIO, "is empty");
    if (cell.at == NULL)
        return cell;
    if (pla_utf8_bad_in_id(cell) != 0) {
        wrong(reading, column, PLA_PORTFOLIO, "holds a character that cannot be seen");
        return (struct pla_text){0};
    }
    return pla_utf8_nfc(cell, reading->arena);
}

static void read_attempt(struct reading *reading, struct pla_posting *posting)
{
    struct pla_text cell = cell_of(reading, ATTEMPT);
    struct pla_rational number;
    if (cell.at == NULL)
        return;
    if (!pla_rational_from_text(cell, &number) || number.den != 1 || number.num < 1)
        wrong(reading, ATTEMPT, PLA_PORTFOLIO, "is not a whole number from 1 up");
    else
        posting->attempt = (size_t)number.num;
}

static void read_row(struct reading *reading, struct pla_posting *posting)
{
    struct pla_text status = cell_of(reading, STATUS), on = cell_of(reading, ON);
    struct pla_err err = {0};
    *posting = (struct pla_posting){.portfolio = read_id(reading, PORTFOLIO, true),
                                    .rubric = read_id(reading, RUBRIC, false),
                                    .claim = read_id(reading, CLAIM, false),
                                    .award = read_id(reading, AWARD, true),
                                    .reference = cell_of(reading, REFERENCE),
                                    .reason = cell_of(reading, REASON)};
    read_attempt(reading, posting);
    posting->is_refused = pla_text_equal(status, PLA_TEXT("refused"));
    if (!posting->is_refused && !pla_text_equal(status, PLA_TEXT("posted")))
        wrong(reading, STATUS, PLA_PORTFOLIO, "is not posted or refused");
    posting->has_on = on.at != NULL && pla_day_parse(on, &posting->on);
    if (on.at != NULL && !posting->has_on)
        wrong(reading, ON, PLA_PORTFOLIO, "is not a date like 2026-01-31");
    pla_table_place(&reading->rows, (size_t)reading->at[STATUS], &err);
    posting->place = pla_text_copy(reading->arena, pla_text_of(err.where));
}

static void read_rows(struct reading *reading, struct pla_postings *out)
{
    size_t capacity = 0;
    struct pla_err err = {0};
    while (pla_table_row(&reading->rows)) {
        if (pla_table_is_ragged(&reading->rows, &err)) {
            pla_faults_add(reading->faults, &err);
            continue;
        }
        struct pla_posting *items =
            pla_arena_grow(reading->arena, out->items, &capacity, out->count + 1, sizeof *items);
        if (items == NULL)
            return;
        out->items = items;
        read_row(reading, &items[out->count++]);
    }
}

enum pla_code pla_postings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                                struct pla_postings *out, struct pla_faults *faults)
{
    struct reading reading = {.arena = arena, .faults = faults};
    struct pla_postings postings = {0};
    size_t before = faults->count;
    pla_table_open_csv(&reading.rows, text, name, arena);
    if (pla_table_row(&reading.rows)) {
        read_header(&reading);
        if (faults->count > before)
            return PLA_SYNTAX;
        read_rows(&reading, &postings);
    } else if (reading.rows.err.code == PLA_OK) {
        pla_err_set(&reading.rows.err, PLA_SYNTAX, "the table is empty");
        pla_err_prepend(&reading.rows.err, "%s", name);
    }
    if (arena->failed)
        pla_err_memory(&reading.rows.err);
    if (reading.rows.err.code != PLA_OK) {
        pla_faults_add(faults, &reading.rows.err);
        return reading.rows.err.code;
    }
    if (faults->count > before)
        return PLA_PORTFOLIO;
    *out = postings;
    return PLA_OK;
}
