// SPDX-License-Identifier: Apache-2.0
/** Tables with named columns. */
#include "rows.h"

#include "base/file.h"
#include "base/utf8.h"

enum { TABLE_BYTES = 64 << 20, NOWHERE = -1, SHOWN = 60 };

static void tell(struct cli_rows *rows, size_t cell, struct pla_err *err)
{
    pla_csv_place(&rows->csv, cell, err);
    cli_out_error(rows->call->out, err, &rows->origin);
    rows->faults++;
}

static int shown(struct pla_text text)
{
    return (int)(text.length < SHOWN ? text.length : pla_utf8_cut(text, SHOWN));
}

static void read_column(struct cli_rows *rows, size_t cell)
{
    struct pla_text text = rows->csv.cells[cell];
    struct pla_err err;
    size_t column = 0;
    while (rows->names[column] != NULL && !pla_text_equal(text, pla_text_of(rows->names[column])))
        column++;
    if (rows->names[column] != NULL && rows->at[column] == NOWHERE) {
        rows->at[column] = (int)cell;
        return;
    }
    if (rows->names[column] != NULL) {
        pla_err_set(&err, PLA_SYNTAX, "the column \"%.*s\" stands twice", shown(text), text.at);
    } else {
        const char *nearest = pla_nearest(text.at, text.length, rows->names);
        pla_err_set(&err, PLA_SYNTAX, "unknown column \"%.*s\"", shown(text), text.at);
        if (nearest != NULL)
            pla_err_hint(&err, "did you mean \"%s\"?", nearest);
    }
    tell(rows, cell, &err);
}

enum pla_code cli_rows_open(struct cli_rows *rows, const struct cli_call *call, const char *path,
                            const char *const *names, size_t required)
{
    struct pla_text text;
    struct pla_err err;
    *rows = (struct cli_rows){.call = call, .names = names};
    enum pla_code code = pla_file_read(path, TABLE_BYTES, call->arena, &text, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    rows->origin = (struct cli_origin){.text = text, .first_line = 1, .name = path};
    for (size_t i = 0; i < CLI_ROWS_COLUMNS; i++)
        rows->at[i] = NOWHERE;
    if (pla_csv_open(&rows->csv, text, path, NULL, call->arena) != PLA_OK ||
        !pla_csv_row(&rows->csv)) {
        if (rows->csv.err.code == PLA_OK) {
            pla_err_set(&err, PLA_MISSING, "this table is empty");
            pla_err_prepend(&err, "%s", path);
            cli_out_error(call->out, &err, NULL);
            return PLA_MISSING;
        }
        return cli_rows_end(rows);
    }
    for (size_t cell = 0; cell < rows->csv.count; cell++)
        read_column(rows, cell);
    for (size_t i = 0; i < required; i++) {
        if (rows->at[i] != NOWHERE)
            continue;
        pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" is missing", names[i]);
        tell(rows, 0, &err);
    }
    return rows->faults == 0 ? PLA_OK : PLA_SYNTAX;
}

bool cli_rows_next(struct cli_rows *rows)
{
    struct pla_err err;
    while (pla_csv_row(&rows->csv)) {
        if (!pla_csv_is_ragged(&rows->csv, &err))
            return true;
        err.code = PLA_NO;
        cli_out_error(rows->call->out, &err, &rows->origin);
        rows->faults++;
    }
    return false;
}

struct pla_text cli_rows_cell(const struct cli_rows *rows, size_t column)
{
    if (rows->at[column] == NOWHERE)
        return (struct pla_text){0};
    struct pla_text cell = rows->csv.cells[rows->at[column]];
    return cell.length > 0 ? cell : (struct pla_text){0};
}

void cli_rows_wrong(struct cli_rows *rows, size_t column, const char *what, const char *hint)
{
    struct pla_text text = cli_rows_cell(rows, column);
    struct pla_err err;
    if (text.at == NULL)
        pla_err_set(&err, PLA_NO, "the cell of %s is empty", rows->names[column]);
    else
        pla_err_set(&err, PLA_NO, "%s \"%.*s\" %s", rows->names[column], shown(text), text.at,
                    what);
    if (hint != NULL)
        pla_err_hint(&err, "%s", hint);
    tell(rows, rows->at[column] == NOWHERE ? 0 : (size_t)rows->at[column], &err);
}

enum pla_code cli_rows_end(struct cli_rows *rows)
{
    if (rows->csv.err.code != PLA_OK) {
        cli_out_error(rows->call->out, &rows->csv.err, &rows->origin);
        return rows->csv.err.code;
    }
    return rows->faults > 0 ? PLA_NO : PLA_OK;
}
