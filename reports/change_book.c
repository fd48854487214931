// SPDX-License-Identifier: Apache-2.0
/** A comparison as a workbook, from its lines. */
#include "change_book.h"

#include <stdio.h>

#include "base/json_tree.h"
#include "xlsx.h"

enum { LAST_ROW = 1048575, COLUMNS = 14, TOTALS = 8, TITLE_POINTS = 24 };

struct pla_change_book {
    struct pla_xlsx *xlsx;
    const struct pla_change_about *about;
    struct pla_xlsx_sheet *summary, *changes;
    uint32_t next; /**< free row of `changes` */
    int part;
};

/** A column of the changes: where its value stands in a line. */
static const struct column {
    const char *title, *key, *inner; /**< inner: member of the object under `key` */
    int width;
    enum pla_xlsx_style style;
} columns[COLUMNS] = {
    {"portfolio", "portfolio", NULL, 16, PLA_XLSX_PLAIN},
    {"attempt", "attempt", NULL, 8, PLA_XLSX_WHOLE},
    {"program", "program", NULL, 12, PLA_XLSX_PLAIN},
    {"rubric", "rubric", NULL, 22, PLA_XLSX_PLAIN},
    {"claim", "claim", NULL, 8, PLA_XLSX_PLAIN},
    {"award", "award", NULL, 18, PLA_XLSX_PLAIN},
    {"course", "course", NULL, 14, PLA_XLSX_PLAIN},
    {"change", "change", NULL, 9, PLA_XLSX_PLAIN},
    {"status before", "before", "status", 14, PLA_XLSX_PLAIN},
    {"status after", "after", "status", 14, PLA_XLSX_PLAIN},
    {"credits before", "before", "credits", 12, PLA_XLSX_NUMBER},
    {"credits after", "after", "credits", 12, PLA_XLSX_NUMBER},
    {"difference", NULL, NULL, 11, PLA_XLSX_NUMBER},
    {"because of", "cause", NULL, 70, PLA_XLSX_WRAP},
};

/** A sheet of totals. */
static const struct view {
    const char *key, *name, *head, *each;
    bool has_chart;
} views[] = {
    {"courses", "Courses", "course", "awards", true},
    {"awards", "Awards", "award", "awards", false},
    {"programs", "Programmes", "programme", "portfolios", false},
    {"groups", "Groups", "group", "portfolios", false},
    {"causes", "Causes", "because of", "awards", false},
};
enum { VIEWS = sizeof views / sizeof views[0] };

/* ---- cells ---- */

static bool number_of(const struct pla_json_node *object, const char *key, struct pla_rational *out)
{
    *out = PLA_ZERO;
    return pla_json_node_rational(pla_json_node_get(object, key), out);
}

static void put_node(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t at,
                     const struct pla_json_node *node, enum pla_xlsx_style style)
{
    struct pla_rational number;
    bool is_number = style == PLA_XLSX_NUMBER || style == PLA_XLSX_WHOLE;
    if (is_number && pla_json_node_rational(node, &number))
        pla_xlsx_number(sheet, row, at, number, style);
    else
        pla_xlsx_text(sheet, row, at, pla_json_node_text(node), style);
}

static void put_difference(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t at,
                           struct pla_rational before, struct pla_rational after)
{
    struct pla_rational difference;
    if (pla_rational_sub(after, before, &difference))
        pla_xlsx_number(sheet, row, at, difference, PLA_XLSX_NUMBER);
}

/* ---- changes ---- */

static void open_changes(struct pla_change_book *book)
{
    char name[32];
    int widths[COLUMNS];
    book->part++;
    (void)snprintf(name, sizeof name, book->part > 1 ? "Changes %d" : "Changes", book->part);
    book->changes = pla_xlsx_sheet(book->xlsx, name);
    for (uint16_t i = 0; i < COLUMNS; i++) {
        widths[i] = columns[i].width;
        pla_xlsx_text(book->changes, 0, i, pla_text_of(columns[i].title), PLA_XLSX_HEADER);
    }
    struct pla_xlsx_layout layout = {.widths = widths,
                                     .column_count = COLUMNS,
                                     .freeze_rows = 1,
                                     .freeze_columns = 1,
                                     .is_landscape = true,
                                     .pages_wide = 2,
                                     .footer = "Changes"};
    pla_xlsx_layout(book->changes, &layout);
    book->next = 1;
}

static void close_changes(struct pla_change_book *book)
{
    const char *titles[COLUMNS];
    char name[32];
    for (size_t i = 0; i < COLUMNS; i++)
        titles[i] = columns[i].title;
    (void)snprintf(name, sizeof name, book->part > 1 ? "Changes%d" : "Changes", book->part);
    struct pla_xlsx_range table = {0, book->next - 1, 0, COLUMNS - 1};
    struct pla_xlsx_range statuses = {1, book->next - 1, 8, 9};
    pla_xlsx_table(book->changes, name, table, titles);
    pla_xlsx_word_colours(book->changes, statuses, pla_xlsx_statuses);
}

static void put_change(struct pla_change_book *book, const struct pla_json_node *change)
{
    struct pla_rational before, after;
    if (book->next > LAST_ROW) {
        close_changes(book);
        open_changes(book);
    }
    (void)number_of(pla_json_node_get(change, "before"), "credits", &before);
    (void)number_of(pla_json_node_get(change, "after"), "credits", &after);
    for (uint16_t i = 0; i < COLUMNS; i++) {
        const struct column *column = &columns[i];
        if (column->key == NULL) {
            put_difference(book->changes, book->next, i, before, after);
            continue;
        }
        const struct pla_json_node *node = pla_json_node_get(change, column->key);
        if (column->inner != NULL)
            node = pla_json_node_get(node, column->inner);
        put_node(book->changes, book->next, i, node, column->style);
    }
    book->next++;
}

/* ---- totals ---- */

static void put_total(struct pla_xlsx_sheet *sheet, uint32_t row, const struct pla_json_node *total)
{
    static const char *const counts[] = {"count", "gains", "losses", "changes"};
    struct pla_rational before, after;
    pla_xlsx_text(sheet, row, 0, pla_json_node_text(pla_json_node_get(total, "name")),
                  PLA_XLSX_WRAP);
    for (uint16_t i = 0; i < 4; i++)
        put_node(sheet, row, (uint16_t)(i + 1), pla_json_node_get(total, counts[i]),
                 PLA_XLSX_WHOLE);
    (void)number_of(total, "before", &before);
    (void)number_of(total, "after", &after);
    pla_xlsx_number(sheet, row, 5, before, PLA_XLSX_NUMBER);
    pla_xlsx_number(sheet, row, 6, after, PLA_XLSX_NUMBER);
    put_difference(sheet, row, 7, before, after);
}

static void put_chart(struct pla_xlsx_sheet *sheet, const struct view *view, uint32_t last)
{
    struct pla_xlsx_chart chart = {
        .title = "Change of credits by course",
        .description = "Bar chart: credits after less credits before, by course; the same numbers "
                       "stand in the table beside it.",
        .label_column = 0,
        .first_column = TOTALS - 1,
        .last_column = TOTALS - 1,
        .first_row = 1,
        .last_row = last};
    if (view->has_chart && last > 0)
        (void)pla_xlsx_chart(sheet, 1, TOTALS + 1, &chart);
}

static void put_view(struct pla_change_book *book, const struct view *view,
                     const struct pla_json_node *totals)
{
    const char *heads[TOTALS] = {view->head, view->each,       "gain",          "lose",
                                 "change",   "credits before", "credits after", "difference"};
    static const int widths[TOTALS] = {40, 11, 9, 9, 9, 14, 14, 12};
    const struct pla_json_node *total = pla_json_node_first(pla_json_node_get(totals, view->key));
    struct pla_xlsx_sheet *sheet = pla_xlsx_sheet(book->xlsx, view->name);
    struct pla_xlsx_layout layout = {.widths = widths,
                                     .column_count = TOTALS,
                                     .freeze_rows = 1,
                                     .is_landscape = true,
                                     .footer = view->name};
    uint32_t row = 0;
    pla_xlsx_layout(sheet, &layout);
    for (uint16_t i = 0; i < TOTALS; i++)
        pla_xlsx_text(sheet, 0, i, pla_text_of(heads[i]), PLA_XLSX_HEADER);
    for (; total != NULL; total = pla_json_node_next(total))
        put_total(sheet, ++row, total);
    pla_xlsx_table(sheet, view->name, (struct pla_xlsx_range){0, row, 0, TOTALS - 1}, heads);
    put_chart(sheet, view, row);
}

/* ---- summary ---- */

struct cursor {
    struct pla_xlsx_sheet *sheet;
    uint32_t row;
};

static void put_pair(struct cursor *at, const char *label, struct pla_text text)
{
    pla_xlsx_text(at->sheet, at->row, 0, pla_text_of(label), PLA_XLSX_PLAIN);
    pla_xlsx_text(at->sheet, at->row++, 1, text, PLA_XLSX_PLAIN);
}

static void put_figure(struct cursor *at, const char *label, const struct pla_json_node *node,
                       enum pla_xlsx_style style)
{
    pla_xlsx_text(at->sheet, at->row, 0, pla_text_of(label), PLA_XLSX_PLAIN);
    put_node(at->sheet, at->row++, 1, node, style);
}

static void put_heading(struct cursor *at, const char *text)
{
    at->row++;
    pla_xlsx_text(at->sheet, at->row++, 0, pla_text_of(text), PLA_XLSX_HEADING);
}

static void put_portfolios(struct cursor *at, const struct pla_json_node *totals)
{
    static const struct {
        const char *label, *key;
    } rows[] = {{"compared", "compared"},
                {"gain", "gaining"},
                {"lose", "losing"},
                {"change without credit", "changed_without_credit"},
                {"stay", "same"},
                {"not scored under either", "not_scored"},
                {"not scored before", "not_scored_before"},
                {"not scored after", "not_scored_after"}};
    const struct pla_json_node *portfolios = pla_json_node_get(totals, "portfolios");
    put_heading(at, "Portfolios");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        put_figure(at, rows[i].label, pla_json_node_get(portfolios, rows[i].key), PLA_XLSX_WHOLE);
}

static void put_credits(struct cursor *at, const struct pla_json_node *totals)
{
    const struct pla_json_node *credits = pla_json_node_get(totals, "credits");
    struct pla_rational before, after;
    (void)number_of(credits, "before", &before);
    (void)number_of(credits, "after", &after);
    put_heading(at, "Credits");
    put_figure(at, "before", pla_json_node_get(credits, "before"), PLA_XLSX_NUMBER);
    put_figure(at, "after", pla_json_node_get(credits, "after"), PLA_XLSX_NUMBER);
    pla_xlsx_text(at->sheet, at->row, 0, PLA_TEXT("difference"), PLA_XLSX_PLAIN);
    put_difference(at->sheet, at->row++, 1, before, after);
}

static void put_statuses(struct cursor *at, const struct pla_json_node *totals)
{
    const struct pla_json_node *one = pla_json_node_first(pla_json_node_get(totals, "statuses"));
    put_heading(at, "Awards by status: before, after, how many");
    for (; one != NULL; one = pla_json_node_next(one)) {
        pla_xlsx_text(at->sheet, at->row, 0, pla_json_node_text(pla_json_node_get(one, "before")),
                      PLA_XLSX_PLAIN);
        pla_xlsx_text(at->sheet, at->row, 1, pla_json_node_text(pla_json_node_get(one, "after")),
                      PLA_XLSX_PLAIN);
        put_node(at->sheet, at->row++, 2, pla_json_node_get(one, "count"), PLA_XLSX_WHOLE);
    }
}

static void put_summary(struct pla_change_book *book, const struct pla_json_node *totals)
{
    static const int widths[] = {30, 30, 12};
    const struct pla_change_about *about = book->about;
    struct cursor at = {book->summary, 0};
    struct pla_rational hidden;
    struct pla_xlsx_layout layout = {.widths = widths, .column_count = 3, .footer = "Summary"};
    pla_xlsx_layout(at.sheet, &layout);
    pla_xlsx_text(at.sheet, at.row, 0, PLA_TEXT("What a change would change"), PLA_XLSX_TITLE);
    pla_xlsx_row_height(at.sheet, at.row++, TITLE_POINTS);
    put_pair(&at, "Before", pla_text_of(about->before));
    put_pair(&at, "After", pla_text_of(about->after));
    put_pair(&at, "As of", pla_text_of(about->as_of));
    put_pair(&at, "Engine", pla_text_of(about->engine));
    for (size_t i = 0; about->inputs[i] != NULL; i++)
        put_pair(&at, "Input", pla_text_of(about->inputs[i]));
    put_portfolios(&at, totals);
    put_credits(&at, totals);
    put_statuses(&at, totals);
    at.row++;
    if (number_of(totals, "small_groups", &hidden) && hidden.num > 0) {
        put_figure(&at, "groups too small to be shown", pla_json_node_get(totals, "small_groups"),
                   PLA_XLSX_WHOLE);
        at.row++;
    }
    pla_xlsx_text(at.sheet, at.row, 0,
                  PLA_TEXT("Groups never reach scoring; they are counted here only."),
                  PLA_XLSX_NOTE);
}

/* ---- the book ---- */

enum pla_code pla_change_book_new(const char *path, const struct pla_change_about *about,
                                  bool is_bulk, struct pla_change_book **out, struct pla_err *err)
{
    struct pla_change_book *book = pla_heap_alloc(sizeof *book);
    if (book == NULL)
        return pla_err_memory(err);
    *book = (struct pla_change_book){.about = about};
    struct pla_xlsx_properties properties = {.title = "What a change would change",
                                             .subject = "Prior learning assessment",
                                             .company = "",
                                             .comments = about->engine,
                                             .paper = about->paper,
                                             .created_day = about->as_of_day};
    enum pla_code code = pla_xlsx_new(path, &properties, is_bulk, &book->xlsx, err);
    if (code != PLA_OK) {
        pla_heap_free(book);
        return code;
    }
    book->summary = pla_xlsx_sheet(book->xlsx, "Summary");
    open_changes(book);
    *out = book;
    return PLA_OK;
}

static enum pla_code parse(struct pla_text line, struct pla_json_tree **out, struct pla_err *err)
{
    enum pla_code code = pla_json_tree_parse(line, "change", out, err);
    if (code != PLA_OK && code != PLA_MEMORY)
        code = err->code = PLA_BUG;
    return code;
}

enum pla_code pla_change_book_add(struct pla_change_book *book, struct pla_text line,
                                  struct pla_err *err)
{
    struct pla_json_tree *tree;
    enum pla_code code = parse(line, &tree, err);
    if (code != PLA_OK)
        return code;
    put_change(book, pla_json_tree_root(tree));
    pla_json_tree_free(tree);
    return PLA_OK;
}

enum pla_code pla_change_book_finish(struct pla_change_book *book, struct pla_text totals,
                                     struct pla_err *err)
{
    struct pla_json_tree *tree;
    enum pla_code code = parse(totals, &tree, err);
    if (code != PLA_OK) {
        pla_change_book_abandon(book);
        return code;
    }
    const struct pla_json_node *root = pla_json_node_get(pla_json_tree_root(tree), "totals");
    close_changes(book);
    for (size_t i = 0; i < VIEWS; i++)
        put_view(book, &views[i], root);
    put_summary(book, root);
    pla_json_tree_free(tree);
    code = pla_xlsx_close(book->xlsx, err);
    pla_heap_free(book);
    return code;
}

void pla_change_book_abandon(struct pla_change_book *book)
{
    if (book == NULL)
        return;
    pla_xlsx_abandon(book->xlsx);
    pla_heap_free(book);
}
