// SPDX-License-Identifier: Apache-2.0
/** Ratings against the store. */
#include "rate_check.h"

#include <stdlib.h>

#include "base/json_tree.h"
#include "exchange/csv.h"
#include "exchange/workbook.h"
#include "store/decision.h"

enum { SHOWN = 60, MOST_RUBRICS = 64 };

/** The rubrics that have decided a portfolio, and the attempts there are. */
struct subject {
    struct pla_text portfolio;
    const struct cli_terms *terms; /**< of the last run */
    const struct cli_term *rubrics[MOST_RUBRICS];
    int64_t attempts[MOST_RUBRICS];
    size_t count;
};

struct check {
    struct cli_cases *cases;
    const struct cli_rate_table *table;
    struct pla_faults *faults;
    struct subject subject;
};

static int shown(struct pla_text text)
{
    return (int)(text.length < SHOWN ? text.length : SHOWN);
}

/** "file:line" of a rating into "file:line:column" of the cell of that column. */
static void place(const struct check *check, const struct pla_rating *rating, const char *column,
                  struct pla_err *err)
{
    struct pla_csv csv;
    struct pla_arena arena;
    const char *colon = memrchr(rating->place.at, ':', rating->place.length);
    size_t line = colon != NULL ? strtoul(colon + 1, NULL, 10) : 0, cell = 0;
    pla_err_prepend(err, "%.*s", (int)rating->place.length, rating->place.at);
    if (check->table->text.at == NULL || line == 0)
        return;
    pla_arena_init(&arena, 0);
    pla_csv_open(&csv, check->table->text, check->table->path, NULL, &arena);
    if (pla_csv_row(&csv))
        while (cell < csv.count && !pla_text_equal(csv.cells[cell], pla_text_of(column)))
            cell++;
    while (pla_csv_row(&csv))
        if (csv.line == line) {
            err->where[0] = '\0';
            pla_csv_place(&csv, cell, err);
            break;
        }
    pla_arena_release(&arena);
}

/** If the row stands on this sheet: the place of its cell in the column of that name. */
static bool place_in_sheet(const struct pla_book_sheet *sheet, const char *file,
                           struct pla_text row, const char *column, struct pla_err *err)
{
    struct pla_str place = {0};
    bool is_found = false;
    for (size_t i = 1; i < sheet->row_count && !is_found; i++) {
        const struct pla_book_row *head = &sheet->rows[0];
        pla_str_clear(&place);
        pla_str_put_format(&place, "%s!", file);
        pla_book_put_place(&place, sheet->name, sheet->rows[i].number, 0);
        if (!pla_text_equal(row, (struct pla_text){place.at, place.length}))
            continue;
        for (size_t k = 0; k < head->cell_count && !is_found; k++) {
            if (!pla_text_equal(head->cells[k].text, pla_text_of(column)))
                continue;
            pla_str_clear(&place);
            pla_str_put_format(&place, "%s!", file);
            pla_book_put_place(&place, sheet->name, sheet->rows[i].number, head->cells[k].column);
            pla_err_prepend(err, "%s", place.at != NULL ? place.at : "");
            is_found = true;
        }
    }
    pla_str_release(&place);
    return is_found;
}

/** "file!Sheet!A7" of a row into the place of its cell in a column of that name. */
static bool place_in_book(const struct check *check, struct pla_text row, const char *column,
                          struct pla_err *err)
{
    struct pla_arena arena;
    struct pla_book book = {0};
    struct pla_err unused;
    bool is_found = false;
    pla_arena_init(&arena, 0);
    if (pla_book_read(check->table->text, check->table->path, &arena, &book, &unused) == PLA_OK)
        for (size_t i = 0; i < book.sheet_count && !is_found; i++)
            is_found = place_in_sheet(&book.sheets[i], check->table->path, row, column, err);
    pla_arena_release(&arena);
    return is_found;
}

static void add_fault(struct check *check, const struct pla_rating *rating, const char *column,
                      struct pla_err *err)
{
    bool is_book = check->table->text.at != NULL && pla_book_is(check->table->text);
    if (!is_book || !place_in_book(check, rating->place, column, err))
        place(check, rating, column, err);
    pla_faults_add(check->faults, err);
}

/* ---- the portfolio ---- */

static enum pla_code add_decision(struct check *check, const struct pla_stored_decision *stored,
                                  struct pla_err *err)
{
    struct subject *subject = &check->subject;
    enum pla_code code = cli_case_terms_of(check->cases, stored->run, &subject->terms, err);
    if (code != PLA_OK || subject->count == MOST_RUBRICS)
        return code;
    const struct cli_term *term = cli_terms_rubric(subject->terms, stored->rubric, stored->version);
    if (term != NULL) {
        subject->rubrics[subject->count] = term;
        subject->attempts[subject->count++] = stored->attempt;
    }
    return PLA_OK;
}

/** Rows of one portfolio follow each other: it is looked up once. */
static enum pla_code find_subject(struct check *check, const struct pla_rating *rating,
                                  struct pla_err *err)
{
    struct subject *subject = &check->subject;
    struct pla_store_filter filter = {.portfolio = rating->portfolio, .is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_decision stored;
    if (subject->portfolio.at != NULL && pla_text_equal(subject->portfolio, rating->portfolio))
        return PLA_OK;
    *subject = (struct subject){.portfolio = rating->portfolio};
    enum pla_code code = pla_store_decisions_open(check->cases->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code == PLA_MISSING ? PLA_OK : code;
    while ((code = pla_store_decisions_next(cursor, &stored, err)) == PLA_OK)
        if ((code = add_decision(check, &stored, err)) != PLA_OK)
            break;
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

static bool check_portfolio(struct check *check, const struct pla_rating *rating)
{
    const struct subject *subject = &check->subject;
    struct pla_err err = {0};
    bool has_attempt = rating->attempt == 0;
    for (size_t i = 0; i < subject->count; i++)
        has_attempt = has_attempt || subject->attempts[i] == (int64_t)rating->attempt;
    if (subject->count > 0 && has_attempt)
        return true;
    if (subject->count == 0) {
        pla_err_set(&err, PLA_PORTFOLIO, "the store has decided no portfolio \"%.*s\"",
                    shown(rating->portfolio), rating->portfolio.at);
        pla_err_hint(&err, "plaudit score --save takes portfolios into the store");
        add_fault(check, rating, "portfolio", &err);
    } else {
        pla_err_set(&err, PLA_PORTFOLIO, "portfolio \"%.*s\" has no attempt %zu",
                    shown(rating->portfolio), rating->portfolio.at, rating->attempt);
        add_fault(check, rating, "attempt", &err);
    }
    return false;
}

/* ---- the criterion and its level ---- */

/** Append names, for the nearest one. */
static void add_name(struct check *check, const char **names, size_t *count, struct pla_text name)
{
    if (*count + 1 >= (size_t)MOST_RUBRICS * 4)
        return;
    names[(*count)++] = pla_arena_copy(check->cases->arena, name.at, name.length);
    names[*count] = NULL;
}

static void unknown(struct check *check, const struct pla_rating *rating, const char *column,
                    struct pla_text word, const char **names)
{
    struct pla_err err = {0};
    const char *nearest = pla_nearest(word.at, word.length, names);
    pla_err_set(&err, PLA_PORTFOLIO, "no rubric that decided \"%.*s\" has the %s \"%.*s\"",
                shown(rating->portfolio), rating->portfolio.at,
                strcmp(column, "rubric") == 0 ? "id" : column, shown(word), word.at);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean \"%s\"?", nearest);
    add_fault(check, rating, column, &err);
}

/** The criterion meant; a fault and NULL if there is none. */
static const struct cli_term_criterion *find_criterion(struct check *check,
                                                       const struct pla_rating *rating)
{
    const char *rubrics[MOST_RUBRICS * 4] = {NULL}, *criteria[MOST_RUBRICS * 4] = {NULL};
    size_t rubric_count = 0, criterion_count = 0;
    bool has_rubric = rating->rubric.at == NULL;
    for (size_t i = 0; i < check->subject.count; i++) {
        const struct cli_term *term = check->subject.rubrics[i];
        add_name(check, rubrics, &rubric_count, term->id);
        if (rating->rubric.at != NULL && !pla_text_equal(rating->rubric, term->id))
            continue;
        has_rubric = true;
        const struct cli_term_criterion *found = cli_term_criterion(term, rating->criterion);
        if (found != NULL)
            return found;
        for (size_t k = 0; k < term->criterion_count; k++)
            add_name(check, criteria, &criterion_count, term->criteria[k].id);
    }
    if (!has_rubric)
        unknown(check, rating, "rubric", rating->rubric, rubrics);
    else
        unknown(check, rating, "criterion", rating->criterion, criteria);
    return NULL;
}

/** A whole number of levels, or of steps from where a number begins. */
static bool is_on(const struct cli_term_criterion *criterion, struct pla_rational number)
{
    struct pla_rational offset, steps;
    if (!criterion->is_number)
        return number.den == 1 && number.num >= 0 && (uint64_t)number.num < criterion->levels.count;
    return pla_rational_compare(number, criterion->from) >= 0 &&
           pla_rational_compare(number, criterion->to) <= 0 &&
           pla_rational_sub(number, criterion->from, &offset) &&
           pla_rational_div(offset, criterion->step, &steps) && steps.den == 1;
}

static void check_level(struct check *check, const struct pla_rating *rating,
                        const struct cli_term_criterion *criterion)
{
    struct pla_err err = {0};
    struct pla_str names = {0};
    if (criterion->is_computed) {
        pla_err_set(&err, PLA_PORTFOLIO,
                    "criterion \"%.*s\" follows from evidence and is not rated",
                    shown(rating->criterion), rating->criterion.at);
        add_fault(check, rating, "criterion", &err);
        return;
    }
    bool is_right = rating->cannot_judge || pla_text_list_has(&criterion->levels, rating->level) ||
                    (rating->has_number && is_on(criterion, rating->number));
    if (is_right)
        return;
    if (criterion->is_number) {
        PLA_PUT(&names, "from ");
        pla_rational_put(&names, criterion->from);
        PLA_PUT(&names, " to ");
        pla_rational_put(&names, criterion->to);
        PLA_PUT(&names, " in steps of ");
        pla_rational_put(&names, criterion->step);
    }
    for (size_t i = 0; i < criterion->levels.count; i++) {
        pla_str_put_z(&names, i > 0 ? ", " : "");
        pla_str_put_text(&names, criterion->levels.items[i]);
    }
    pla_err_set(&err, PLA_PORTFOLIO, "\"%.*s\" is no level of \"%.*s\"", shown(rating->level),
                rating->level.at, shown(rating->criterion), rating->criterion.at);
    pla_err_hint(&err, "%s", names.at != NULL ? names.at : "");
    pla_str_release(&names);
    add_fault(check, rating, "level", &err);
}

/* ---- twice the same ---- */

static bool is_twice(const struct pla_rating *a, const struct pla_rating *b)
{
    return a->attempt == b->attempt && pla_text_equal(a->portfolio, b->portfolio) &&
           pla_text_equal(a->criterion, b->criterion) && pla_text_equal(a->assessor, b->assessor) &&
           pla_text_equal(a->claim, b->claim) && pla_text_equal(a->rubric, b->rubric) &&
           a->rated.state == b->rated.state && a->rated.first == b->rated.first &&
           a->rated.last == b->rated.last;
}

static void check_twice(struct check *check, size_t index)
{
    const struct pla_rating *items = check->table->ratings.items, *this = &items[index];
    for (size_t i = index; i > 0 && pla_text_equal(items[i - 1].portfolio, this->portfolio); i--) {
        struct pla_err err = {0};
        if (!is_twice(&items[i - 1], this))
            continue;
        pla_err_set(&err, PLA_PORTFOLIO, "%.*s rates \"%.*s\" of this portfolio twice",
                    shown(this->assessor), this->assessor.at, shown(this->criterion),
                    this->criterion.at);
        pla_err_hint(&err, "%.*s has the other one; a later `rated` would replace it",
                     (int)items[i - 1].place.length, items[i - 1].place.at);
        add_fault(check, this, "level", &err);
        return;
    }
}

/* ---- findings ---- */

/** Does a decision's line list the item among its evidence? */
static bool lists_item(struct pla_text line, struct pla_text id)
{
    struct pla_json_tree *tree;
    struct pla_err unused;
    bool is_found = false;
    if (pla_json_tree_parse(line, "decision", &tree, &unused) != PLA_OK)
        return false;
    const struct pla_json_node *at =
        pla_json_node_first(pla_json_node_get(pla_json_tree_root(tree), "evidence"));
    for (; at != NULL && !is_found; at = pla_json_node_next(at))
        is_found = pla_text_equal(pla_json_node_text(pla_json_node_get(at, "id")), id);
    pla_json_tree_free(tree);
    return is_found;
}

/** Does one of the portfolio's latest decisions list the item? */
static enum pla_code has_item(struct check *check, const struct pla_table_finding *row, bool *out,
                              struct pla_err *err)
{
    struct pla_store_filter filter = {.portfolio = row->portfolio, .is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_decision stored;
    *out = false;
    enum pla_code code = pla_store_decisions_open(check->cases->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code == PLA_MISSING ? PLA_OK : code;
    while (!*out && (code = pla_store_decisions_next(cursor, &stored, err)) == PLA_OK)
        *out = stored.line.at != NULL && lists_item(stored.line, row->finding.evidence);
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

static enum pla_code check_finding(struct check *check, const struct pla_table_finding *row,
                                   struct pla_err *err)
{
    struct pla_rating like = {
        .portfolio = row->portfolio, .attempt = row->attempt, .place = row->place};
    bool has = true;
    enum pla_code code = find_subject(check, &like, err);
    if (code != PLA_OK || !check_portfolio(check, &like))
        return code;
    code = has_item(check, row, &has, err);
    if (code == PLA_OK && !has) {
        struct pla_err fault = {0};
        pla_err_set(&fault, PLA_PORTFOLIO, "portfolio \"%.*s\" has no evidence \"%.*s\"",
                    shown(row->portfolio), row->portfolio.at, shown(row->finding.evidence),
                    row->finding.evidence.at);
        add_fault(check, &like, "evidence", &fault);
    }
    return code;
}

enum pla_code cli_rate_check(struct cli_cases *cases, const struct cli_rate_table *table,
                             const struct cli_terms ***out_terms, struct pla_faults *faults)
{
    struct check check = {.cases = cases, .table = table, .faults = faults};
    struct pla_err err = {0};
    size_t count = table->ratings.count;
    const struct cli_terms **terms = PLA_NEW_ARRAY(cases->arena, count, const struct cli_terms *);
    enum pla_code code = terms == NULL ? pla_err_memory(&err) : PLA_OK;
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        const struct pla_rating *rating = &table->ratings.items[i];
        code = find_subject(&check, rating, &err);
        if (code != PLA_OK || !check_portfolio(&check, rating))
            continue;
        const struct cli_term_criterion *criterion = find_criterion(&check, rating);
        if (criterion != NULL)
            check_level(&check, rating, criterion);
        check_twice(&check, i);
        terms[i] = check.subject.terms;
    }
    for (size_t i = 0; i < table->ratings.finding_count && code == PLA_OK; i++)
        code = check_finding(&check, &table->ratings.findings[i], &err);
    if (code != PLA_OK) {
        pla_faults_add(faults, &err);
        return code;
    }
    *out_terms = terms;
    return faults->count == 0 ? PLA_OK : PLA_PORTFOLIO;
}
