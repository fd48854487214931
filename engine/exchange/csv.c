// SPDX-License-Identifier: Apache-2.0
/**
 * Tables as CSV (RFC 4180), read strictly.
 */
#include "exchange/csv.h"

#include "base/utf8.h"

/* ---- places and failures ---- */

/** name:line:column of a byte that does not stand before `from`, which begins line `line`. */
static void place_from(const struct pla_csv *csv, const char *from, size_t line, const char *at,
                       struct pla_err *err)
{
    const char *line_end;
    while ((line_end = memchr(from, '\n', (size_t)(at - from))) != NULL) {
        from = line_end + 1;
        line++;
    }
    size_t column = pla_utf8_count((struct pla_text){from, (size_t)(at - from)}) + 1;
    err->where[0] = '\0';
    pla_err_prepend(err, "%s:%zu:%zu", csv->name, line, column);
}

static bool fail(struct pla_csv *csv, const char *at, const char *text, const char *hint)
{
    pla_err_set(&csv->err, PLA_SYNTAX, "%s", text);
    pla_err_hint(&csv->err, "%s", hint);
    place_from(csv, csv->row, csv->line, at, &csv->err);
    csv->at = csv->end;
    return false;
}

void pla_csv_place(const struct pla_csv *csv, size_t cell, struct pla_err *err)
{
    const char *at = cell < csv->count ? csv->starts[cell] : csv->row;
    place_from(csv, csv->row, csv->line, at, err);
}

bool pla_csv_is_ragged(const struct pla_csv *csv, struct pla_err *err)
{
    if (csv->count == csv->columns) {
        return false;
    }
    if (csv->count == 1 && csv->cells[0].length == 0) {
        pla_err_set(err, PLA_SYNTAX, "this line is empty");
    } else {
        pla_err_set(err, PLA_SYNTAX, "this row has %zu cell%s, the first row has %zu", csv->count,
                    csv->count == 1 ? "" : "s", csv->columns);
        pla_err_hint(err, "a cell with a comma in it must stand in double quotes");
    }
    pla_csv_place(csv, 0, err);
    return true;
}

/* ---- cells ---- */

static bool push_cell(struct pla_csv *csv, const char *start, struct pla_text cell)
{
    if (csv->count == csv->limits.columns) {
        return fail(csv, start, "a row has too many cells", "are lines and quotes as they should?");
    }
    if ((size_t)(csv->at - start) > csv->limits.cell_bytes) {
        return fail(csv, start, "a cell is too long", "is a closing quote missing?");
    }
    size_t capacity = csv->capacity;
    struct pla_text *cells =
        pla_arena_grow(csv->arena, csv->cells, &capacity, csv->count + 1, sizeof(*csv->cells));
    const char **starts = pla_arena_grow(csv->arena, csv->starts, &csv->capacity, csv->count + 1,
                                         sizeof(*csv->starts));
    if (cells == NULL || starts == NULL) {
        pla_err_memory(&csv->err);
        csv->at = csv->end;
        return false;
    }
    csv->cells = cells;
    csv->starts = starts;
    csv->starts[csv->count] = start;
    csv->cells[csv->count++] = cell;
    return true;
}

/** What may stand behind a cell. */
static bool ends_cell(const struct pla_csv *csv)
{
    return csv->at == csv->end || *csv->at == ',' || *csv->at == '\n' || *csv->at == '\r';
}

static bool read_plain(struct pla_csv *csv)
{
    const char *start = csv->at;
    while (!ends_cell(csv)) {
        if (*csv->at == '"') {
            return fail(csv, csv->at, "a quote stands inside a cell that does not begin with one",
                        "put the whole cell in quotes and double the quote inside");
        }
        csv->at++;
    }
    return push_cell(csv, start, (struct pla_text){start, (size_t)(csv->at - start)});
}

/** The inside of a quoted cell with its doubled quotes made single. */
static struct pla_text undouble(struct pla_csv *csv, struct pla_text inside)
{
    char *copy = pla_arena_raw(csv->arena, inside.length);
    size_t length = 0;
    for (size_t i = 0; copy != NULL && i < inside.length; i++) {
        copy[length++] = inside.at[i];
        i += inside.at[i] == '"';
    }
    return (struct pla_text){copy, length};
}

static bool read_quoted(struct pla_csv *csv)
{
    const char *start = csv->at;
    const char *quote = start;
    bool has_doubled = false;
    for (;;) {
        quote = memchr(quote + 1, '"', (size_t)(csv->end - quote - 1));
        if (quote == NULL) {
            return fail(csv, start, "a quote is never closed",
                        "a cell that begins with a quote must end with one");
        }
        if (quote + 1 == csv->end || quote[1] != '"') {
            break;
        }
        has_doubled = true;
        quote++;
    }
    csv->at = quote + 1;
    if (!ends_cell(csv)) {
        return fail(csv, csv->at, "text stands behind a closing quote",
                    "double the quotes that belong to the cell");
    }
    struct pla_text inside = {start + 1, (size_t)(quote - start - 1)};
    return push_cell(csv, start, has_doubled ? undouble(csv, inside) : inside);
}

/* ---- rows ---- */

/** Over the line end; false if a carriage return stands alone. */
static bool end_row(struct pla_csv *csv)
{
    if (csv->at < csv->end && *csv->at == '\r') {
        if (csv->at + 1 == csv->end || csv->at[1] != '\n') {
            return fail(csv, csv->at, "a carriage return stands without a line feed",
                        "save the table with line ends of Unix or Windows");
        }
        csv->at++;
    }
    if (csv->at < csv->end) {
        csv->at++;
    }
    return true;
}

static size_t count_lines(const char *from, const char *to)
{
    size_t lines = 0;
    while (from < to && (from = memchr(from, '\n', (size_t)(to - from))) != NULL) {
        lines++;
        from++;
    }
    return lines;
}

bool pla_csv_row(struct pla_csv *csv)
{
    if (csv->err.code != PLA_OK || csv->at == csv->end) {
        return false;
    }
    csv->row = csv->at;
    csv->line = csv->next_line;
    csv->count = 0;
    for (;;) {
        bool is_quoted = csv->at < csv->end && *csv->at == '"';
        if (!(is_quoted ? read_quoted(csv) : read_plain(csv))) {
            return false;
        }
        if (csv->at == csv->end || *csv->at != ',') {
            break;
        }
        csv->at++;
    }
    if (!end_row(csv)) {
        return false;
    }
    if (csv->arena->failed) {
        pla_err_memory(&csv->err);
        return false;
    }
    csv->next_line += count_lines(csv->row, csv->at);
    csv->columns = csv->columns == 0 ? csv->count : csv->columns;
    return true;
}

enum pla_code pla_csv_open(struct pla_csv *csv, struct pla_text text, const char *name,
                           const struct pla_csv_limits *limits, struct pla_arena *arena)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const char *begin = text.at != NULL ? text.at : "";
    *csv = (struct pla_csv){.begin = begin,
                            .at = begin,
                            .end = begin + text.length,
                            .row = begin,
                            .line = 1,
                            .next_line = 1,
                            .name = name,
                            .arena = arena};
    csv->limits = limits != NULL ? *limits : (struct pla_csv_limits){0};
    csv->limits.text_bytes += csv->limits.text_bytes == 0 ? (size_t)256 << 20 : 0;
    csv->limits.cell_bytes += csv->limits.cell_bytes == 0 ? (size_t)64 << 10 : 0;
    csv->limits.columns += csv->limits.columns == 0 ? 256 : 0;

    if (text.length > csv->limits.text_bytes) {
        fail(csv, begin, "the table is too large", "split it into several files");
        return csv->err.code;
    }
    size_t valid = pla_utf8_valid_length(begin, text.length);
    if (valid < text.length) {
        fail(csv, begin + valid, "the text is not UTF-8", "save the table as \"CSV UTF-8\"");
        return csv->err.code;
    }
    const char *nul = memchr(begin, '\0', text.length);
    if (nul != NULL) {
        fail(csv, nul, "a byte 0 stands in the text", "save the table as \"CSV UTF-8\"");
        return csv->err.code;
    }
    if (text.length >= sizeof(mark) - 1 && memcmp(begin, mark, sizeof(mark) - 1) == 0) {
        csv->at = csv->row = begin + sizeof(mark) - 1;
    }
    return PLA_OK;
}
