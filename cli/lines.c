// SPDX-License-Identifier: Apache-2.0
/** Decision lines as NDJSON, a JSON array, CSV or a table. */
#include "lines.h"

#include "model/decision_read.h"
#include "reports/csv.h"

void cli_lines_begin(struct cli_lines *lines, enum cli_form form, FILE *stream, size_t width)
{
    *lines = (struct cli_lines){.form = form, .stream = stream, .table = {.width = width}};
    pla_arena_init(&lines->arena, 0);
}

bool cli_next_line(struct pla_text *rest, struct pla_text *out)
{
    if (rest->length == 0)
        return false;
    const char *end = memchr(rest->at, '\n', rest->length);
    size_t length = end != NULL ? (size_t)(end - rest->at) : rest->length;
    size_t taken = length + (end != NULL);
    *out = (struct pla_text){rest->at, length};
    *rest = (struct pla_text){rest->at + taken, rest->length - taken};
    return true;
}

static void put_array_elements(struct cli_lines *lines, struct pla_text text)
{
    struct pla_text line;
    while (cli_next_line(&text, &line)) {
        (void)fputs(lines->is_begun ? ",\n" : "[\n", lines->stream);
        (void)fwrite(line.at, 1, line.length, lines->stream);
        lines->is_begun = true;
    }
}

static enum pla_code put_rows(struct cli_lines *lines, struct pla_text text, struct pla_text notes,
                              struct pla_err *err)
{
    struct pla_context context = {0};
    struct pla_text line;
    enum pla_code code = PLA_OK;
    pla_arena_reset(&lines->arena);
    pla_str_clear(&lines->text);
    if (!lines->is_begun && lines->form == CLI_CSV)
        pla_csv_begin(&lines->text, lines->excel);
    lines->is_begun = true;
    if (cli_next_line(&notes, &line))
        code = pla_context_read(line, &lines->arena, &context, err);
    while (code == PLA_OK && cli_next_line(&text, &line)) {
        struct pla_decision decision;
        code = pla_decision_read(line, "decision", 1, &lines->arena, &decision, err);
        if (code != PLA_OK)
            break;
        if (lines->form == CLI_CSV)
            pla_csv_add(&decision, &context, &lines->text);
        else
            pla_table_add(&lines->table, &decision, &context, &lines->text);
    }
    if (code == PLA_OK)
        code = pla_str_check(&lines->text, err);
    if (code == PLA_OK && lines->text.length > 0)
        (void)fwrite(lines->text.at, 1, lines->text.length, lines->stream);
    return code == PLA_SYNTAX || code == PLA_PORTFOLIO ? (err->code = PLA_BUG) : code;
}

enum pla_code cli_lines_add(struct cli_lines *lines, struct pla_text text, struct pla_text notes,
                            struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    if (text.length == 0)
        return PLA_OK;
    if (lines->form == CLI_NDJSON)
        (void)fwrite(text.at, 1, text.length, lines->stream);
    else if (lines->form == CLI_JSON)
        put_array_elements(lines, text);
    else
        code = put_rows(lines, text, notes, err);
    return code == PLA_OK && ferror(lines->stream) ? PLA_OUTPUT : code;
}

enum pla_code cli_lines_end(struct cli_lines *lines, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    if (lines->form == CLI_JSON)
        (void)fputs(lines->is_begun ? "\n]\n" : "[]\n", lines->stream);
    else if (lines->form == CLI_CSV && !lines->is_begun)
        code = put_rows(lines, (struct pla_text){0}, (struct pla_text){0}, err);
    pla_arena_release(&lines->arena);
    pla_str_release(&lines->text);
    return code;
}
