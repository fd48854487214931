// SPDX-License-Identifier: Apache-2.0
/**
 * Ratings from a workbook: a scoring workbook that says on a hidden sheet what it is, or any
 * workbook whose first sheet has the columns of a table of ratings.
 *
 * The hidden sheet `_plaudit` holds pairs: `format`, `assessor`, `role`, `panel`, `batch`, one
 * `sheet:NAME` = `rubric@version@fingerprint` for each sheet of ratings, and, where portfolios go
 * by codes, one `code:CODE` = portfolio each.
 */
#include "exchange/ratings_private.h"

#include <string.h>

static const char identity[] = "_plaudit", format[] = "plaudit-sheet/1";

struct book_reading {
    const struct pla_book *book;
    const char *name;
    struct pla_arena *arena;
    struct pla_faults *faults;
    struct pla_ratings *out;
    size_t capacity, origin_capacity, code_capacity;
    struct pla_sheet_head head;
    struct pla_sheet_code *codes;
};

static bool begins(struct pla_text text, const char *with, struct pla_text *rest)
{
    size_t length = strlen(with);
    if (text.length < length || memcmp(text.at, with, length) != 0) {
        return false;
    }
    *rest = (struct pla_text){text.at + length, text.length - length};
    return true;
}

static enum pla_code refuse(struct book_reading *reading, const char *text, const char *hint)
{
    struct pla_err err;
    pla_err_set(&err, PLA_SYNTAX, "%s", text);
    pla_err_hint(&err, "%s", hint);
    pla_err_prepend(&err, "%s", reading->name);
    pla_faults_add(reading->faults, &err);
    return PLA_SYNTAX;
}

/* ---- the hidden sheet ---- */

/** Up to the next '@' of `rest`, which is moved behind it. */
static struct pla_text take_part(struct pla_text *rest)
{
    const char *at = rest->length > 0 ? memchr(rest->at, '@', rest->length) : NULL;
    size_t length = at != NULL ? (size_t)(at - rest->at) : rest->length;
    struct pla_text part = {rest->at, length};
    size_t skip = at != NULL ? length + 1 : length;
    *rest = (struct pla_text){rest->at + skip, rest->length - skip};
    return part;
}

static bool add_origin(struct book_reading *reading, struct pla_text sheet, struct pla_text value)
{
    struct pla_ratings *out = reading->out;
    struct pla_sheet_origin *origins =
        pla_arena_grow(reading->arena, out->origins, &reading->origin_capacity,
                       out->origin_count + 1, sizeof *origins);
    if (origins == NULL) {
        return false;
    }
    struct pla_text rubric = take_part(&value), version = take_part(&value);
    out->origins = origins;
    origins[out->origin_count++] = (struct pla_sheet_origin){sheet, rubric, version, value};
    return true;
}

static bool add_code(struct book_reading *reading, struct pla_text code, struct pla_text portfolio)
{
    struct pla_sheet_code *codes =
        pla_arena_grow(reading->arena, reading->codes, &reading->code_capacity,
                       reading->head.code_count + 1, sizeof *codes);
    if (codes == NULL) {
        return false;
    }
    reading->head.codes = reading->codes = codes;
    codes[reading->head.code_count++] = (struct pla_sheet_code){code, portfolio};
    return true;
}

static bool take_pair(struct book_reading *reading, struct pla_text key, struct pla_text value)
{
    struct pla_sheet_head *head = &reading->head;
    struct pla_text rest;
    if (pla_text_equal(key, PLA_TEXT("assessor"))) {
        head->assessor = reading->out->assessor = value;
    } else if (pla_text_equal(key, PLA_TEXT("batch"))) {
        reading->out->batch = value;
    } else if (pla_text_equal(key, PLA_TEXT("panel"))) {
        head->panel = value;
    } else if (pla_text_equal(key, PLA_TEXT("role"))) {
        for (int i = 0; pla_role_names[i] != NULL; i++) {
            if (pla_text_equal(value, pla_text_of(pla_role_names[i]))) {
                head->role = (enum pla_role)i;
            }
        }
    } else if (begins(key, "sheet:", &rest)) {
        return add_origin(reading, rest, value);
    } else if (begins(key, "code:", &rest)) {
        return add_code(reading, rest, value);
    }
    return true;
}

static struct pla_text text_at(const struct pla_book_row *row, uint32_t column)
{
    const struct pla_book_cell *cell = pla_book_cell(row, column);
    return cell != NULL ? cell->text : (struct pla_text){0};
}

static enum pla_code read_identity(struct book_reading *reading, const struct pla_book_sheet *sheet)
{
    bool is_ours = false;
    for (size_t i = 0; i < sheet->row_count; i++) {
        struct pla_text key = text_at(&sheet->rows[i], 0), value = text_at(&sheet->rows[i], 1);
        if (pla_text_equal(key, PLA_TEXT("format"))) {
            is_ours = pla_text_equal(value, pla_text_of(format));
        } else if (key.at != NULL && value.at != NULL && !take_pair(reading, key, value)) {
            return PLA_MEMORY;
        }
    }
    if (!is_ours) {
        return refuse(reading, "the workbook is of another format than plaudit-sheet/1",
                      "write the sheets again with this version of plaudit sheet");
    }
    if (reading->head.assessor.at == NULL || reading->out->origin_count == 0) {
        return refuse(reading, "the hidden sheet does not say whose ratings these are",
                      "fill in a fresh copy of the workbook that plaudit sheet wrote");
    }
    return PLA_OK;
}

struct pla_text pla_sheet_decode(const struct pla_sheet_head *head, struct pla_text portfolio)
{
    for (size_t i = 0; i < head->code_count; i++) {
        if (pla_text_equal(head->codes[i].code, portfolio)) {
            return head->codes[i].portfolio;
        }
    }
    return portfolio;
}

/* ---- findings ---- */

enum finding_column {
    PORTFOLIO,
    ATTEMPT,
    EVIDENCE,
    VALID,
    AUTHENTIC,
    CURRENT,
    SUFFICIENT,
    HOURS,
    OUTCOME,
    MET,
    WHY,
    FINDING_COLUMNS
};
static const char *const finding_names[FINDING_COLUMNS] = {
    "portfolio",  "attempt", "evidence",         "valid", "authentic", "current",
    "sufficient", "hours",   "learning_outcome", "met",   "why"};

struct findings {
    struct book_reading *reading;
    struct pla_table rows;
    int at[FINDING_COLUMNS];
    size_t capacity, outcome_capacity;
    struct pla_outcome_finding *outcomes; /**< of the item that is being read */
};

static struct pla_text cell_of(const struct findings *findings, enum finding_column column)
{
    int at = findings->at[column];
    struct pla_text cell = at >= 0 ? findings->rows.cells[at] : (struct pla_text){0};
    return cell.length > 0 ? cell : (struct pla_text){0};
}

static void wrong(struct findings *findings, enum finding_column column, const char *what)
{
    struct pla_text cell = cell_of(findings, column);
    struct pla_err err;
    pla_err_set(&err, PLA_PORTFOLIO, "%s \"%.*s\" is not %s", finding_names[column],
                (int)(cell.length < 60 ? cell.length : 60), cell.at, what);
    pla_table_place(&findings->rows, (size_t)findings->at[column], &err);
    pla_faults_add(findings->reading->faults, &err);
}

/** yes, no or unknown; an empty cell says nothing. */
static void read_known(struct findings *findings, enum finding_column column, bool *has,
                       enum pla_known *out)
{
    struct pla_text cell = cell_of(findings, column);
    *has = cell.at != NULL;
    if (pla_text_equal(cell, PLA_TEXT("yes")) || pla_text_equal(cell, PLA_TEXT("true"))) {
        *out = PLA_KNOWN_YES;
    } else if (pla_text_equal(cell, PLA_TEXT("no")) || pla_text_equal(cell, PLA_TEXT("false"))) {
        *out = PLA_KNOWN_NO;
    } else if (*has && !pla_text_equal(cell, PLA_TEXT("unknown"))) {
        wrong(findings, column, "yes, no or unknown");
    }
}

static void read_hours(struct findings *findings, struct pla_finding *finding)
{
    struct pla_text cell = cell_of(findings, HOURS);
    finding->has_hours = cell.at != NULL;
    if (cell.at != NULL &&
        (!pla_rational_from_text(cell, &finding->hours) || finding->hours.num < 0)) {
        wrong(findings, HOURS, "a number from 0 up");
    }
}

static void read_attempt(struct findings *findings, struct pla_table_finding *row)
{
    struct pla_text cell = cell_of(findings, ATTEMPT);
    struct pla_rational number;
    if (cell.at == NULL) {
        return;
    }
    if (pla_rational_from_text(cell, &number) && number.den == 1 && number.num >= 1) {
        row->attempt = (size_t)number.num;
    } else {
        wrong(findings, ATTEMPT, "a whole number from 1 up");
    }
}

/** A verdict on a learning outcome belongs to the item of its row. */
static bool read_outcome(struct findings *findings, struct pla_finding *finding)
{
    static const char *const words[] = {"not_met", "partly", "met"};
    struct pla_text outcome = cell_of(findings, OUTCOME), met = cell_of(findings, MET);
    if (met.at == NULL) {
        return true;
    }
    if (outcome.at == NULL) {
        wrong(findings, MET, "of any use without a learning_outcome");
        return true;
    }
    struct pla_outcome_finding *items =
        pla_arena_grow(findings->reading->arena, findings->outcomes, &findings->outcome_capacity,
                       finding->outcome_count + 1, sizeof *items);
    if (items == NULL) {
        return false;
    }
    findings->outcomes = items;
    finding->outcomes = items;
    for (int i = 0; i < 3; i++) {
        if (pla_text_equal(met, pla_text_of(words[i]))) {
            items[finding->outcome_count++] =
                (struct pla_outcome_finding){outcome, (enum pla_met)i};
            return true;
        }
    }
    wrong(findings, MET, "met, partly or not_met");
    return true;
}

/** The finding that a row goes on with: the last one, if it is about the same item. */
static struct pla_table_finding *last_of(struct findings *findings, struct pla_text portfolio,
                                         struct pla_text evidence)
{
    struct pla_ratings *out = findings->reading->out;
    struct pla_table_finding *last =
        out->finding_count > 0 ? &out->findings[out->finding_count - 1] : NULL;
    bool is_same = last != NULL && pla_text_equal(last->portfolio, portfolio) &&
                   pla_text_equal(last->finding.evidence, evidence);
    return is_same ? last : NULL;
}

static struct pla_table_finding *add_finding(struct findings *findings)
{
    struct pla_ratings *out = findings->reading->out;
    struct pla_table_finding *items =
        pla_arena_grow(findings->reading->arena, out->findings, &findings->capacity,
                       out->finding_count + 1, sizeof *items);
    if (items == NULL) {
        return NULL;
    }
    out->findings = items;
    findings->outcomes = NULL;
    findings->outcome_capacity = 0;
    items[out->finding_count] =
        (struct pla_table_finding){.finding = {.hours = PLA_ZERO,
                                               .valid = PLA_KNOWN_NOT,
                                               .authentic = PLA_KNOWN_NOT,
                                               .current = PLA_KNOWN_NOT,
                                               .sufficient = PLA_KNOWN_NOT}};
    return &items[out->finding_count++];
}

static bool says_nothing(const struct findings *findings)
{
    for (int column = VALID; column < FINDING_COLUMNS; column++) {
        if (column != OUTCOME && cell_of(findings, (enum finding_column)column).at != NULL) {
            return false;
        }
    }
    return true;
}

static bool read_finding(struct findings *findings)
{
    const struct pla_sheet_head *head = &findings->reading->head;
    struct pla_text portfolio = pla_sheet_decode(head, cell_of(findings, PORTFOLIO));
    struct pla_text evidence = cell_of(findings, EVIDENCE);
    if (says_nothing(findings)) {
        return true;
    }
    struct pla_table_finding *row = last_of(findings, portfolio, evidence);
    if (row != NULL) {
        return read_outcome(findings, &row->finding);
    }
    if (portfolio.at == NULL || evidence.at == NULL) {
        struct pla_err err;
        pla_err_set(&err, PLA_PORTFOLIO, "the row does not say which portfolio and item it means");
        pla_table_place(&findings->rows, (size_t)findings->at[PORTFOLIO], &err);
        pla_faults_add(findings->reading->faults, &err);
        return true;
    }
    row = add_finding(findings);
    if (row == NULL) {
        return false;
    }
    row->portfolio = portfolio;
    row->place = pla_table_row_place(&findings->rows);
    row->finding.evidence = evidence;
    row->finding.assessor = head->assessor;
    row->finding.why = cell_of(findings, WHY);
    read_attempt(findings, row);
    read_known(findings, VALID, &row->finding.has_valid, &row->finding.valid);
    read_known(findings, AUTHENTIC, &row->finding.has_authentic, &row->finding.authentic);
    read_known(findings, CURRENT, &row->finding.has_current, &row->finding.current);
    read_known(findings, SUFFICIENT, &row->finding.has_sufficient, &row->finding.sufficient);
    read_hours(findings, &row->finding);
    return read_outcome(findings, &row->finding);
}

static enum pla_code read_findings(struct book_reading *reading, const struct pla_book_sheet *sheet)
{
    struct findings findings = {.reading = reading};
    pla_table_open_sheet(&findings.rows, sheet, reading->name, reading->arena);
    if (!pla_table_row(&findings.rows)) {
        return findings.rows.err.code;
    }
    for (int i = 0; i < FINDING_COLUMNS; i++) {
        findings.at[i] = pla_table_find(&findings.rows, finding_names[i]);
    }
    if (findings.at[PORTFOLIO] < 0 || findings.at[EVIDENCE] < 0) {
        return refuse(reading, "the sheet of findings has lost its columns",
                      "fill in a fresh copy of the workbook that plaudit sheet wrote");
    }
    while (pla_table_row(&findings.rows)) {
        if (!read_finding(&findings)) {
            return PLA_MEMORY;
        }
    }
    return findings.rows.err.code;
}

/* ---- the workbook ---- */

static enum pla_code read_scored(struct book_reading *reading)
{
    const struct pla_ratings *out = reading->out;
    enum pla_code code = PLA_OK;
    for (size_t i = 0; i < out->origin_count && code == PLA_OK; i++) {
        const struct pla_book_sheet *sheet = pla_book_sheet(reading->book, out->origins[i].sheet);
        struct pla_table rows;
        if (sheet == NULL) {
            return refuse(reading, "a sheet of ratings was taken out or renamed",
                          "fill in a fresh copy of the workbook that plaudit sheet wrote");
        }
        reading->head.rubric = out->origins[i].rubric;
        pla_table_open_sheet(&rows, sheet, reading->name, reading->arena);
        code = pla_ratings_rows(&rows, &reading->head, reading->arena, reading->out,
                                &reading->capacity, reading->faults);
    }
    const struct pla_book_sheet *findings = pla_book_sheet(reading->book, PLA_TEXT("Evidence"));
    return code == PLA_OK && findings != NULL ? read_findings(reading, findings) : code;
}

enum pla_code pla_ratings_book(struct pla_text bytes, const char *name, struct pla_arena *arena,
                               struct pla_ratings *out, struct pla_faults *faults)
{
    struct pla_book book;
    struct pla_err err;
    struct book_reading reading = {
        .book = &book, .name = name, .arena = arena, .faults = faults, .out = out};
    enum pla_code code = pla_book_read(bytes, name, arena, &book, &err);
    if (code != PLA_OK) {
        pla_faults_add(faults, &err);
        return code;
    }
    const struct pla_book_sheet *hidden = pla_book_sheet(&book, pla_text_of(identity));
    if (hidden != NULL) {
        code = read_identity(&reading, hidden);
        return code == PLA_OK ? read_scored(&reading) : code;
    }
    if (book.sheet_count == 0) {
        return refuse(&reading, "the workbook has no sheet", "save it again");
    }
    struct pla_table rows;
    pla_table_open_sheet(&rows, &book.sheets[0], name, arena);
    return pla_ratings_rows(&rows, NULL, arena, out, &reading.capacity, faults);
}
