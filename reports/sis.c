// SPDX-License-Identifier: Apache-2.0
/** Rows for a student system. */
#include "sis.h"

#include "base/utf8.h"
#include "csv.h"
#include "sis_private.h"

static const char *const months[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                     "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

/* YYYY, YY, MM, MON and DD stand for their parts; everything else for itself. */
static void put_date(struct pla_str *out, pla_day day, struct pla_text form)
{
    struct pla_ymd date = pla_day_split(day);
    struct pla_text rest = form.at != NULL ? form : PLA_TEXT("YYYY-MM-DD");
    while (rest.length > 0) {
        size_t taken = 1;
        if (rest.length >= 4 && memcmp(rest.at, "YYYY", 4) == 0) {
            pla_str_put_format(out, "%04d", date.year);
            taken = 4;
        } else if (rest.length >= 3 && memcmp(rest.at, "MON", 3) == 0) {
            pla_str_put_z(out, months[date.month - 1]);
            taken = 3;
        } else if (rest.length >= 2 && memcmp(rest.at, "YY", 2) == 0) {
            pla_str_put_format(out, "%02d", date.year % 100);
            taken = 2;
        } else if (rest.length >= 2 && memcmp(rest.at, "MM", 2) == 0) {
            pla_str_put_format(out, "%02d", date.month);
            taken = 2;
        } else if (rest.length >= 2 && memcmp(rest.at, "DD", 2) == 0) {
            pla_str_put_format(out, "%02d", date.day);
            taken = 2;
        } else {
            pla_str_put_c(out, rest.at[0]);
        }
        rest.at += taken;
        rest.length -= taken;
    }
}

static void fault(const struct pla_sis_row *row, const struct sis_column *column,
                  struct pla_faults *faults, const struct pla_str *what, const char *hint)
{
    struct pla_err err;
    pla_err_set(&err, PLA_NO, "column %.*s %s", (int)column->name.length, column->name.at,
                what->at != NULL ? what->at : "");
    pla_err_hint(&err, "%s", hint);
    pla_err_prepend(&err, "%.*s, award %.*s", (int)row->decision->portfolio.length,
                    row->decision->portfolio.at, (int)row->award->id.length, row->award->id.at);
    pla_faults_add(faults, &err);
}

/* "3" as "3.00": a column of two places shows both. */
static void put_fixed(struct pla_str *out, struct pla_rational number, int places)
{
    size_t from = out->length;
    pla_rational_put_decimal(out, number, places);
    if (out->failed || places == 0) {
        return;
    }
    const char *point = memchr(out->at + from, '.', out->length - from);
    int shown = point != NULL ? (int)(out->at + out->length - point) - 1 : 0;
    if (point == NULL) {
        pla_str_put_c(out, '.');
    }
    for (; shown < places; shown++) {
        pla_str_put_c(out, '0');
    }
}

static void put_value(const struct sis_column *column, const struct pla_sis_row *row,
                      struct pla_str *out)
{
    struct pla_rational number;
    pla_day day;
    if (column->source == NULL) {
        return;
    }
    switch (column->source->kind) {
    case SIS_TEXT:
        column->source->put(row, out);
        break;
    case SIS_NUMBER:
        if (column->source->number(row, &number) && column->places >= 0) {
            put_fixed(out, number, column->places);
        } else if (column->source->number(row, &number)) {
            pla_rational_put(out, number);
        }
        break;
    case SIS_DATE:
        if (column->source->day(row, &day)) {
            put_date(out, day, column->date);
        }
        break;
    }
}

/* A number that the column's places do not hold would be another number there. */
static bool is_exact(const struct sis_column *column, const struct pla_sis_row *row)
{
    struct pla_rational number;
    if (column->source == NULL || column->source->kind != SIS_NUMBER || column->places < 0 ||
        !column->source->number(row, &number)) {
        return true;
    }
    return pla_rational_is_decimal(number, column->places);
}

static const struct sis_code *find_code(const struct sis_column *column, struct pla_text value)
{
    for (size_t i = 0; i < column->code_count; i++) {
        if (pla_text_equal(column->codes[i].from, value)) {
            return &column->codes[i];
        }
    }
    return NULL;
}

/* The value as the column takes it, in `cell`; a sentence in `what` if it does not. */
static const char *fill(const struct sis_column *column, const struct pla_sis_row *row,
                        struct pla_str *cell, struct pla_str *what)
{
    put_value(column, row, cell);
    struct pla_text value = {cell->at, cell->length};
    const struct sis_code *code = find_code(column, value);
    bool is_coded = column->code_count > 0 && value.length > 0;
    struct pla_rational number;
    if (!is_exact(column, row) && column->source->number(row, &number)) {
        pla_str_put_format(what, "takes %d decimals, and ", column->places);
        pla_rational_put(what, number);
        PLA_PUT(what, " has more");
        return "give the column more places, or round in the policy";
    }
    if (is_coded && code == NULL && column->fallback.at == NULL) {
        pla_str_put_format(what, "has no code for \"%.*s\"",
                           (int)(value.length < 80 ? value.length : 80), value.at);
        return "add it to the column's codes, or a default";
    }
    if (code != NULL || value.length == 0 || is_coded) {
        pla_str_empty(cell);
        pla_str_put_text(cell, code != NULL ? code->to : column->fallback);
    }
    value = (struct pla_text){cell->at, cell->length};
    if (value.length == 0 && column->is_required) {
        PLA_PUT(what, "is required and has no value");
        return "give the value, or the column a default";
    }
    size_t width = value.at != NULL ? pla_utf8_count(value) : 0;
    if (column->width > 0 && width > column->width) {
        pla_str_put_format(what, "takes %zu characters, and \"%.*s\" has %zu", column->width,
                           (int)(value.length < 80 ? value.length : 80), value.at, width);
        return "nothing is cut: shorten the value, or use a code";
    }
    return NULL;
}

static void put_cell(const struct pla_sis_map *map, size_t index, struct pla_text text,
                     struct pla_str *out)
{
    if (index > 0) {
        pla_str_put_c(out, map->delimiter);
    }
    pla_csv_put_delimited(out, text, map->delimiter);
}

void pla_sis_begin(const struct pla_sis_map *map, bool excel, bool is_marked, struct pla_str *out)
{
    if (excel) {
        PLA_PUT(out, "\xEF\xBB\xBF");
    }
    if (!map->has_header) {
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        put_cell(map, i, map->columns[i].name, out);
    }
    if (is_marked) {
        put_cell(map, map->count, PLA_TEXT("approval"), out);
    }
    PLA_PUT(out, "\r\n");
}

bool pla_sis_put(const struct pla_sis_map *map, const struct pla_sis_row *row, bool is_marked,
                 struct pla_str *out, struct pla_faults *faults)
{
    struct pla_str cell = {0}, what = {0};
    size_t from = out->length;
    bool is_right = true;
    for (size_t i = 0; i < map->count; i++) {
        pla_str_empty(&cell);
        pla_str_empty(&what);
        const char *hint = fill(&map->columns[i], row, &cell, &what);
        if (hint != NULL && !cell.failed && !what.failed) { /* else it is memory that is missing */
            fault(row, &map->columns[i], faults, &what, hint);
            is_right = false;
        }
        put_cell(map, i, (struct pla_text){cell.at, cell.length}, out);
    }
    if (is_marked) {
        put_cell(map, map->count,
                 row->approved_by.at != NULL ? PLA_TEXT("approved") : PLA_TEXT("UNAPPROVED"), out);
    }
    PLA_PUT(out, "\r\n");
    out->failed = out->failed || cell.failed || what.failed;
    if (!is_right && !out->failed) {
        out->length = from;
        out->at[from] = '\0';
    }
    pla_str_release(&cell);
    pla_str_release(&what);
    return is_right;
}
