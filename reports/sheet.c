// SPDX-License-Identifier: Apache-2.0
/** The scoring workbook of one assessor. */
#include "sheet.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "xlsx.h"

/** Excel's longest sheet name, and rubric sheets it can tell apart here. */
enum { NAME_CHARACTERS = 31, MOST_RUBRICS = 100 };

enum { PORTFOLIO, ATTEMPT, CLAIM, CRITERION, TITLE, LEVEL, COMMENT, RATED, EVIDENCE, COLUMNS };
static const char *const headers[COLUMNS] = {"portfolio", "attempt", "claim", "criterion", "title",
                                             "level",     "comment", "rated", "evidence"};
static const int widths[COLUMNS] = {20, 9, 12, 22, 34, 18, 44, 13, 50};

enum {
    F_PORTFOLIO,
    F_ATTEMPT,
    F_EVIDENCE,
    F_TITLE,
    F_VALID,
    F_AUTHENTIC,
    F_CURRENT,
    F_SUFFICIENT,
    F_HOURS,
    F_OUTCOME,
    F_MET,
    F_WHY,
    F_COLUMNS
};
static const char *const finding_headers[F_COLUMNS] = {
    "portfolio",  "attempt", "evidence",         "title", "valid", "authentic", "current",
    "sufficient", "hours",   "learning_outcome", "met",   "why"};
static const int finding_widths[F_COLUMNS] = {20, 9, 12, 44, 9, 11, 9, 11, 9, 18, 10, 44};

/** Where a criterion's levels stand on the sheet Rubric. */
struct levels {
    uint32_t first, last; /**< rows; the last is "cannot judge" */
    struct pla_text message;
};

struct writing {
    const struct pla_sheet_job *job;
    struct pla_xlsx *xlsx;
    struct pla_arena arena;
    struct pla_xlsx_sheet *start, *rubric, *evidence, *hidden;
    struct pla_xlsx_sheet *sheets[MOST_RUBRICS]; /**< by rubric; NULL: no case */
    char names[MOST_RUBRICS][4 * NAME_CHARACTERS + 1];
    uint32_t rows[MOST_RUBRICS];         /**< last row with something to rate; 0: none */
    struct levels *levels[MOST_RUBRICS]; /**< by criterion */
    uint32_t rubric_row, hidden_row;
};

static struct pla_text z(const char *text)
{
    return pla_text_of(text);
}

static struct pla_text shown(const struct pla_sheet_portfolio *portfolio)
{
    return portfolio->code.at != NULL ? portfolio->code : portfolio->id;
}

static void put_headers(struct pla_xlsx_sheet *sheet, const char *const *names, size_t count,
                        size_t first_input, size_t last_input)
{
    for (size_t i = 0; i < count; i++)
        pla_xlsx_text(sheet, 0, (uint16_t)i, z(names[i]),
                      i >= first_input && i <= last_input ? PLA_XLSX_INPUT_HEADER
                                                          : PLA_XLSX_HEADER);
}

static void put_whole(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, int64_t value)
{
    pla_xlsx_number(sheet, row, column, PLA_WHOLE(value), PLA_XLSX_WHOLE);
}

/* ---- names of sheets ---- */

static bool is_taken(const struct writing *w, size_t rubric, const char *name)
{
    static const char *const own[] = {"Start", "Evidence", "Rubric", "_plaudit", "Long text"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (strcasecmp(own[i], name) == 0)
            return true;
    for (size_t i = 0; i < rubric; i++)
        if (strcasecmp(w->names[i], name) == 0)
            return true;
    return false;
}

/** A rubric's title as Excel takes it: 31 characters, none of []:*?/\ and no quote at an end. */
static void name_sheet(struct writing *w, size_t rubric)
{
    const struct pla_about_rubric *about = &w->job->about->rubrics[rubric];
    bool is_long = pla_utf8_count(about->title) > NAME_CHARACTERS;
    struct pla_text title = about->title.length > 0 && !is_long ? about->title : about->id;
    const char *at = title.at, *end = title.at + title.length;
    char *to = w->names[rubric];
    size_t length = 0, characters = 0;
    while (at < end && characters < NAME_CHARACTERS) {
        const char *from = at;
        uint32_t code = pla_utf8_next(&at, end);
        bool is_bad =
            code < 0x20 || code == 0xFFFD || (code < 0x80 && strchr("[]:*?/\\'", (int)code));
        size_t bytes = is_bad ? 1 : (size_t)(at - from);
        memcpy(to + length, is_bad ? " " : from, bytes);
        length += bytes;
        characters += code >= 0x10000 ? 2 : 1; /* Excel counts UTF-16 */
    }
    while (length > 0 && to[length - 1] == ' ')
        length--;
    if (length == 0)
        length = (size_t)snprintf(to, NAME_CHARACTERS, "Sheet");
    to[length] = '\0';
    /* what comes behind has room: an id or title of the full length is cut for it */
    size_t room = length > NAME_CHARACTERS - 4 ? NAME_CHARACTERS - 4 : length;
    room = pla_utf8_valid_length(to, room);
    for (int number = 2; is_taken(w, rubric, to); number++)
        (void)snprintf(to + room, 5, " %d", number % 1000);
}

/* ---- Rubric ---- */

/** Rows are as high as their longest text needs in a column of so many characters. */
static void set_height(struct pla_xlsx_sheet *sheet, uint32_t row, struct pla_text text,
                       size_t columns)
{
    enum { LINE_POINTS = 15, MOST_LINES = 12 };
    size_t lines = text.length > 0 ? pla_utf8_width(text) / columns + 1 : 1;
    if (lines > 1)
        pla_xlsx_row_height(sheet, row,
                            LINE_POINTS * (double)(lines < MOST_LINES ? lines : MOST_LINES));
}

static struct pla_text descriptor_of(const struct pla_about_criterion *criterion, size_t level)
{
    return level < criterion->descriptors.count ? criterion->descriptors.items[level]
                                                : (struct pla_text){0};
}

/** "emerging: ...": what shows beside the cell. */
static struct pla_text message_of(struct writing *w, const struct pla_about_criterion *criterion)
{
    struct pla_str s = {0};
    for (size_t i = 0; i < criterion->levels.count; i++) {
        struct pla_text descriptor = descriptor_of(criterion, i);
        if (i > 0)
            PLA_PUT(&s, "\n");
        pla_str_put_text(&s, criterion->levels.items[i]);
        if (descriptor.length > 0) {
            PLA_PUT(&s, ": ");
            pla_str_put_text(&s, descriptor);
        }
    }
    if (criterion->levels.count == 0) {
        PLA_PUT(&s, "a number");
        if (criterion->has_bounds) {
            PLA_PUT(&s, " from ");
            pla_rational_put(&s, criterion->from);
            PLA_PUT(&s, " to ");
            pla_rational_put(&s, criterion->to);
        }
    }
    struct pla_text copy = pla_text_copy(&w->arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return copy;
}

static void put_levels(struct writing *w, const struct pla_about_rubric *rubric,
                       const struct pla_about_criterion *criterion, struct levels *levels)
{
    levels->first = w->rubric_row;
    for (size_t i = 0; i <= criterion->levels.count; i++) {
        bool is_last = i == criterion->levels.count;
        uint32_t row = w->rubric_row++;
        pla_xlsx_text(w->rubric, row, 0, rubric->title.length > 0 ? rubric->title : rubric->id,
                      PLA_XLSX_PLAIN);
        pla_xlsx_text(w->rubric, row, 1, criterion->id, PLA_XLSX_PLAIN);
        pla_xlsx_text(w->rubric, row, 2, criterion->title, PLA_XLSX_WRAP);
        pla_xlsx_text(w->rubric, row, 3, is_last ? z("cannot judge") : criterion->levels.items[i],
                      PLA_XLSX_PLAIN);
        set_height(w->rubric, row, is_last ? (struct pla_text){0} : descriptor_of(criterion, i),
                   84);
        pla_xlsx_text(w->rubric, row, 4,
                      is_last ? z("The evidence does not let you say; write why as a comment.")
                              : descriptor_of(criterion, i),
                      PLA_XLSX_WRAP);
    }
    levels->last = w->rubric_row - 1;
    levels->message = message_of(w, criterion);
}

static enum pla_code put_rubrics(struct writing *w, struct pla_err *err)
{
    static const char *const names[] = {"rubric", "criterion", "title", "level", "descriptor"};
    static const int columns[] = {28, 22, 34, 18, 90};
    const struct pla_about *about = w->job->about;
    put_headers(w->rubric, names, 5, 9, 9);
    w->rubric_row = 1;
    for (size_t r = 0; r < about->rubric_count; r++) {
        const struct pla_about_rubric *rubric = &about->rubrics[r];
        if (w->sheets[r] == NULL)
            continue;
        w->levels[r] = PLA_NEW_ARRAY(&w->arena, rubric->criterion_count, struct levels);
        if (w->levels[r] == NULL)
            return pla_err_memory(err);
        for (size_t c = 0; c < rubric->criterion_count; c++)
            if (!rubric->criteria[c].is_computed)
                put_levels(w, rubric, &rubric->criteria[c], &w->levels[r][c]);
    }
    struct pla_xlsx_layout layout = {.widths = columns,
                                     .column_count = 5,
                                     .freeze_rows = 1,
                                     .is_landscape = true,
                                     .footer = "Rubric",
                                     .is_protected = true};
    pla_xlsx_layout(w->rubric, &layout);
    return PLA_OK;
}

/* ---- rows to rate ---- */

static bool is_of_case(const struct pla_sheet_case *one, struct pla_text evidence)
{
    return one->evidence.count == 0 || pla_text_list_has(&one->evidence, evidence);
}

static struct pla_text list_evidence(struct writing *w, const struct pla_sheet_case *one)
{
    const struct pla_sheet_portfolio *portfolio = &w->job->portfolios[one->portfolio];
    struct pla_str s = {0};
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        const struct pla_sheet_evidence *item = &portfolio->evidence[i];
        if (!is_of_case(one, item->id))
            continue;
        if (s.length > 0)
            PLA_PUT(&s, "; ");
        pla_str_put_text(&s, item->id);
        if (item->title.length > 0) {
            PLA_PUT(&s, " ");
            pla_str_put_text(&s, item->title);
        }
    }
    struct pla_text copy = s.length > 0
                               ? pla_text_copy(&w->arena, (struct pla_text){s.at, s.length})
                               : (struct pla_text){0};
    pla_str_release(&s);
    return copy;
}

static void put_row(struct writing *w, const struct pla_sheet_case *one, size_t c,
                    struct pla_text evidence)
{
    const struct pla_sheet_portfolio *portfolio = &w->job->portfolios[one->portfolio];
    const struct pla_about_criterion *criterion = &w->job->about->rubrics[one->rubric].criteria[c];
    const struct levels *levels = &w->levels[one->rubric][c];
    struct pla_xlsx_sheet *sheet = w->sheets[one->rubric];
    uint32_t row = ++w->rows[one->rubric];
    pla_xlsx_text(sheet, row, PORTFOLIO, shown(portfolio), PLA_XLSX_PLAIN);
    put_whole(sheet, row, ATTEMPT, portfolio->attempt);
    pla_xlsx_text(sheet, row, CLAIM, one->claim, PLA_XLSX_PLAIN);
    pla_xlsx_text(sheet, row, CRITERION, criterion->id, PLA_XLSX_PLAIN);
    pla_xlsx_text(sheet, row, TITLE, criterion->title, PLA_XLSX_WRAP);
    pla_xlsx_text(sheet, row, LEVEL, z(""), PLA_XLSX_INPUT);
    pla_xlsx_text(sheet, row, COMMENT, z(""), PLA_XLSX_INPUT);
    pla_xlsx_text(sheet, row, RATED, z(""), PLA_XLSX_INPUT);
    pla_xlsx_text(sheet, row, EVIDENCE, evidence, PLA_XLSX_WRAP);
    set_height(sheet, row, evidence, (size_t)widths[EVIDENCE] - 4);
    bool is_number = criterion->levels.count == 0;
    struct pla_xlsx_offer offer = {
        .from = is_number ? NULL : w->rubric,
        .words = {levels->first, levels->last, 3, 3},
        .least = criterion->has_bounds ? pla_rational_to_double(criterion->from) : 0,
        .most = criterion->has_bounds ? pla_rational_to_double(criterion->to) : 1e9,
        .title = criterion->title.length > 0 ? criterion->title : criterion->id,
        .text = levels->message,
        .advice = "Choose one of the levels on the sheet Rubric."};
    pla_xlsx_offer(sheet, (struct pla_xlsx_range){row, row, LEVEL, LEVEL}, &offer);
}

static void put_cases(struct writing *w)
{
    for (size_t i = 0; i < w->job->case_count; i++) {
        const struct pla_sheet_case *one = &w->job->cases[i];
        const struct pla_about_rubric *rubric = &w->job->about->rubrics[one->rubric];
        struct pla_text evidence = list_evidence(w, one);
        for (size_t c = 0; c < rubric->criterion_count; c++)
            if (!rubric->criteria[c].is_computed)
                put_row(w, one, c, evidence);
    }
    for (size_t r = 0; r < w->job->about->rubric_count; r++) {
        char name[24];
        if (w->sheets[r] == NULL)
            continue;
        put_headers(w->sheets[r], headers, COLUMNS, LEVEL, RATED);
        (void)snprintf(name, sizeof name, "Ratings%zu", r + 1);
        pla_xlsx_table(w->sheets[r], name, (struct pla_xlsx_range){0, w->rows[r], 0, COLUMNS - 1},
                       headers);
        struct pla_xlsx_layout layout = {.widths = widths,
                                         .column_count = COLUMNS,
                                         .freeze_rows = 1,
                                         .freeze_columns = 1,
                                         .is_landscape = true,
                                         .footer = "Ratings",
                                         .is_protected = true};
        pla_xlsx_layout(w->sheets[r], &layout);
    }
}

/* ---- findings ---- */

static void put_finding_row(struct writing *w, uint32_t row,
                            const struct pla_sheet_portfolio *portfolio,
                            const struct pla_sheet_evidence *item, size_t outcome)
{
    struct pla_xlsx_sheet *sheet = w->evidence;
    bool is_item = outcome == SIZE_MAX;
    pla_xlsx_text(sheet, row, F_PORTFOLIO, shown(portfolio), PLA_XLSX_PLAIN);
    put_whole(sheet, row, F_ATTEMPT, portfolio->attempt);
    pla_xlsx_text(sheet, row, F_EVIDENCE, item->id, PLA_XLSX_PLAIN);
    if (is_item)
        pla_xlsx_text(sheet, row, F_TITLE, item->title, PLA_XLSX_WRAP);
    for (uint16_t column = F_VALID; column <= F_HOURS && is_item; column++)
        pla_xlsx_text(sheet, row, column, z(""), PLA_XLSX_INPUT);
    if (!is_item) {
        pla_xlsx_text(sheet, row, F_OUTCOME, item->outcomes.items[outcome], PLA_XLSX_PLAIN);
        pla_xlsx_text(sheet, row, F_MET, z(""), PLA_XLSX_INPUT);
    } else {
        pla_xlsx_text(sheet, row, F_WHY, z(""), PLA_XLSX_INPUT);
    }
}

static void put_findings(struct writing *w)
{
    static const char *const known[] = {"yes", "no", "unknown", NULL};
    static const char *const met[] = {"met", "partly", "not_met", NULL};
    uint32_t row = 0;
    put_headers(w->evidence, finding_headers, F_COLUMNS, F_VALID, F_WHY);
    for (size_t p = 0; p < w->job->portfolio_count; p++) {
        const struct pla_sheet_portfolio *portfolio = &w->job->portfolios[p];
        for (size_t i = 0; i < portfolio->evidence_count; i++) {
            const struct pla_sheet_evidence *item = &portfolio->evidence[i];
            put_finding_row(w, ++row, portfolio, item, SIZE_MAX);
            for (size_t o = 0; o < item->outcomes.count; o++)
                put_finding_row(w, ++row, portfolio, item, o);
        }
    }
    if (row > 0) {
        pla_xlsx_choice(w->evidence, (struct pla_xlsx_range){1, row, F_VALID, F_SUFFICIENT}, known,
                        "Choose yes, no or unknown, or leave it empty.");
        pla_xlsx_choice(w->evidence, (struct pla_xlsx_range){1, row, F_MET, F_MET}, met,
                        "Choose met, partly or not_met, or leave it empty.");
        pla_xlsx_amount(w->evidence, (struct pla_xlsx_range){1, row, F_HOURS, F_HOURS},
                        "Hours that you accept, 0 or more.");
    }
    pla_xlsx_table(w->evidence, "Findings", (struct pla_xlsx_range){0, row, 0, F_COLUMNS - 1},
                   finding_headers);
    struct pla_xlsx_layout layout = {.widths = finding_widths,
                                     .column_count = F_COLUMNS,
                                     .freeze_rows = 1,
                                     .freeze_columns = 1,
                                     .is_landscape = true,
                                     .footer = "Evidence",
                                     .is_protected = true};
    pla_xlsx_layout(w->evidence, &layout);
}

/* ---- Start ---- */

static const char *const instructions[] = {
    "1. Read the descriptors on the sheet Rubric.",
    "2. On each sheet of ratings choose a level in every yellow cell of the column level. The "
    "descriptors show beside the cell.",
    "3. Choose \"cannot judge\" if the evidence does not let you say, and write why as a comment.",
    "4. On the sheet Evidence say, where you looked at an item, whether it is valid, authentic, "
    "current and sufficient, and how many hours you accept. Empty rows say nothing.",
    "5. Save the workbook under any name and send it back. Do not rename its sheets.",
    NULL};

static void put_fact(struct writing *w, uint32_t *row, const char *name, struct pla_text value)
{
    if (value.at == NULL || value.length == 0)
        return;
    pla_xlsx_text(w->start, *row, 0, z(name), PLA_XLSX_PLAIN);
    pla_xlsx_text(w->start, *row, 1, value, PLA_XLSX_PLAIN);
    (*row)++;
}

static void put_progress(struct writing *w, uint32_t row)
{
    static const char *const names[] = {"sheet", "to rate", "rated"};
    for (uint16_t i = 0; i < 3; i++)
        pla_xlsx_text(w->start, row, i, z(names[i]),
                      i == 0 ? PLA_XLSX_HEADER : PLA_XLSX_HEADER_NUMBER);
    for (size_t r = 0; r < w->job->about->rubric_count; r++) {
        struct pla_str formula = {0};
        if (w->sheets[r] == NULL)
            continue;
        row++;
        PLA_PUT(&formula, "=COUNTA(");
        pla_xlsx_put_range(w->sheets[r], (struct pla_xlsx_range){1, w->rows[r], LEVEL, LEVEL},
                           &formula);
        PLA_PUT(&formula, ")");
        pla_xlsx_go(w->start, row, 0, w->sheets[r], w->names[r]);
        put_whole(w->start, row, 1, w->rows[r]);
        if (!formula.failed)
            pla_xlsx_formula(w->start, row, 2, formula.at, 0, PLA_XLSX_WHOLE);
        pla_str_release(&formula);
    }
}

static void put_start(struct writing *w)
{
    static const int columns[] = {34, 40, 12};
    const struct pla_sheet_job *job = w->job;
    uint32_t row = 0;
    pla_xlsx_row_height(w->start, row, 26);
    pla_xlsx_text(w->start, row++, 0, z("Ratings of portfolios"), PLA_XLSX_TITLE);
    put_fact(w, &row, "Institution", job->about->institution);
    put_fact(w, &row, "Assessor", job->name.length > 0 ? job->name : job->assessor);
    put_fact(w, &row, "Batch", job->batch);
    put_fact(w, &row, "Send back by", job->due);
    put_fact(w, &row, "Date of the rules", z(job->identity->as_of));
    row++;
    for (size_t i = 0; instructions[i] != NULL; i++)
        pla_xlsx_text(w->start, row++, 0, z(instructions[i]), PLA_XLSX_PLAIN);
    put_progress(w, row + 1);
    struct pla_xlsx_layout layout = {.widths = columns,
                                     .column_count = 3,
                                     .is_landscape = true,
                                     .footer = "Start",
                                     .is_protected = true};
    pla_xlsx_layout(w->start, &layout);
}

/* ---- the hidden sheet ---- */

static void put_pair(struct writing *w, struct pla_text key, struct pla_text value)
{
    pla_xlsx_text(w->hidden, w->hidden_row, 0, key, PLA_XLSX_PLAIN);
    pla_xlsx_text(w->hidden, w->hidden_row++, 1, value, PLA_XLSX_PLAIN);
}

static void put_made_pair(struct writing *w, const char *prefix, struct pla_text name,
                          struct pla_text value)
{
    struct pla_str key = {0};
    pla_str_put_z(&key, prefix);
    pla_str_put_text(&key, name);
    if (key.failed)
        w->arena.failed = true;
    else
        put_pair(w, (struct pla_text){key.at, key.length}, value);
    pla_str_release(&key);
}

static void put_identity(struct writing *w)
{
    const struct pla_sheet_job *job = w->job;
    put_pair(w, z("format"), z("plaudit-sheet/1"));
    put_pair(w, z("assessor"), job->assessor);
    put_pair(w, z("role"), z(job->role));
    put_pair(w, z("panel"), job->panel);
    put_pair(w, z("batch"), job->batch);
    put_pair(w, z("as_of"), z(job->identity->as_of));
    for (size_t r = 0; r < job->about->rubric_count; r++) {
        const struct pla_about_rubric *rubric = &job->about->rubrics[r];
        struct pla_str value = {0};
        if (w->sheets[r] == NULL)
            continue;
        pla_str_put_text(&value, rubric->id);
        PLA_PUT(&value, "@");
        pla_str_put_text(&value, rubric->version);
        PLA_PUT(&value, "@");
        pla_str_put_text(&value, rubric->fingerprint);
        w->arena.failed |= value.failed;
        put_made_pair(w, "sheet:", z(w->names[r]), (struct pla_text){value.at, value.length});
        pla_str_release(&value);
    }
    for (size_t p = 0; p < job->portfolio_count; p++)
        if (job->portfolios[p].code.at != NULL)
            put_made_pair(w, "code:", job->portfolios[p].code, job->portfolios[p].id);
    pla_xlsx_hide(w->hidden);
}

/* ---- all of it ---- */

static bool has_rated_criterion(const struct pla_about_rubric *rubric)
{
    for (size_t c = 0; c < rubric->criterion_count; c++)
        if (!rubric->criteria[c].is_computed)
            return true;
    return false;
}

/** A sheet for every rubric that has something to rate here. */
static bool make_sheets(struct writing *w)
{
    bool has_any = false;
    w->start = pla_xlsx_sheet(w->xlsx, "Start");
    for (size_t r = 0; r < w->job->about->rubric_count; r++) {
        bool is_used = false;
        for (size_t i = 0; i < w->job->case_count; i++)
            is_used |= w->job->cases[i].rubric == r;
        if (!is_used || !has_rated_criterion(&w->job->about->rubrics[r]))
            continue;
        name_sheet(w, r);
        w->sheets[r] = pla_xlsx_sheet(w->xlsx, w->names[r]);
        has_any = true;
    }
    w->evidence = pla_xlsx_sheet(w->xlsx, "Evidence");
    w->rubric = pla_xlsx_sheet(w->xlsx, "Rubric");
    w->hidden = pla_xlsx_sheet(w->xlsx, "_plaudit");
    return has_any;
}

static enum pla_code write_sheets(struct writing *w, struct pla_err *err)
{
    if (w->job->about->rubric_count > MOST_RUBRICS) {
        pla_err_set(err, PLA_NO, "a scoring workbook takes at most %d rubrics", MOST_RUBRICS);
        return PLA_NO;
    }
    if (!make_sheets(w)) {
        pla_err_set(err, PLA_NO, "nothing is left for an assessor to rate");
        pla_err_hint(err, "all criteria of these rubrics are computed from evidence");
        return PLA_NO;
    }
    enum pla_code code = put_rubrics(w, err);
    if (code != PLA_OK)
        return code;
    put_cases(w);
    put_findings(w);
    put_start(w);
    put_identity(w);
    return w->arena.failed ? pla_err_memory(err) : PLA_OK;
}

enum pla_code pla_sheet_write(const struct pla_sheet_job *job, struct pla_err *err)
{
    struct pla_xlsx_properties properties = {.title = "Ratings of portfolios",
                                             .author = job->identity->engine,
                                             .paper = job->paper,
                                             .created_day = job->identity->as_of_day};
    struct writing *w = pla_heap_alloc(sizeof *w);
    if (w == NULL)
        return pla_err_memory(err);
    memset(w, 0, sizeof *w);
    w->job = job;
    pla_arena_init(&w->arena, 0);
    enum pla_code code = pla_xlsx_new(job->path, &properties, false, &w->xlsx, err);
    if (code == PLA_OK) {
        code = write_sheets(w, err);
        if (code == PLA_OK)
            code = pla_xlsx_close(w->xlsx, err);
        else
            pla_xlsx_abandon(w->xlsx);
    }
    pla_arena_release(&w->arena);
    pla_heap_free(w);
    return code;
}
