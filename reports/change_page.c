// SPDX-License-Identifier: Apache-2.0
/** A comparison as a document. */
#include "change_page.h"

#include "base/json_tree.h"
#include "model/decision_names.h"
#include "report.h"

enum { LIVE_ROWS = 8, MOST_COURSES = 20 };

/** An award that differs. */
struct change {
    struct pla_text portfolio, award, course, kind, cause;
    struct pla_text status_before, status_after;
    struct pla_rational before, after;
    struct change *next;
};

struct pla_change_page {
    struct pla_arena *arena;
    const struct pla_change_about *about;
    const struct pla_words *words;
    struct change *first, *last;
    size_t count, left_out;
};

struct pla_change_page *pla_change_page_new(struct pla_arena *arena,
                                            const struct pla_change_about *about,
                                            const struct pla_words *words)
{
    struct pla_change_page *page = PLA_NEW(arena, struct pla_change_page);
    if (page != NULL) {
        *page = (struct pla_change_page){.arena = arena, .about = about, .words = words};
    }
    return page;
}

static enum pla_code parse(struct pla_text line, struct pla_json_tree **out, struct pla_err *err)
{
    enum pla_code code = pla_json_tree_parse(line, "change", out, err);
    if (code != PLA_OK && code != PLA_MEMORY) {
        code = err->code = PLA_BUG;
    }
    return code;
}

static struct pla_text text_of(const struct pla_change_page *page,
                               const struct pla_json_node *object, const char *key)
{
    return pla_text_copy(page->arena, pla_json_node_text(pla_json_node_get(object, key)));
}

static struct pla_rational number_of(const struct pla_json_node *object, const char *key)
{
    struct pla_rational number = PLA_ZERO;
    (void)pla_json_node_rational(pla_json_node_get(object, key), &number);
    return number;
}

enum pla_code pla_change_page_add(struct pla_change_page *page, struct pla_text line,
                                  struct pla_err *err)
{
    struct pla_json_tree *tree;
    if (page->count >= PLA_CHANGE_ROWS) {
        page->left_out++;
        return PLA_OK;
    }
    enum pla_code code = parse(line, &tree, err);
    struct change *change = code == PLA_OK ? PLA_NEW(page->arena, struct change) : NULL;
    if (code == PLA_OK && change == NULL) {
        code = pla_err_memory(err);
        pla_json_tree_free(tree);
    }
    if (code != PLA_OK) {
        return code;
    }
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *before = pla_json_node_get(root, "before");
    const struct pla_json_node *after = pla_json_node_get(root, "after");
    *change = (struct change){
        .portfolio = text_of(page, root, "portfolio"),
        .award = text_of(page, root, "award"),
        .course = text_of(page, root, "course"),
        .kind = text_of(page, root, "change"),
        .cause = text_of(page, root, "cause"),
        .status_before = text_of(page, before, "status"),
        .status_after = text_of(page, after, "status"),
        .before = number_of(before, "credits"),
        .after = number_of(after, "credits"),
    };
    *(page->last != NULL ? &page->last->next : &page->first) = change;
    page->last = change;
    page->count++;
    pla_json_tree_free(tree);
    return page->arena->failed ? pla_err_memory(err) : PLA_OK;
}

/* ---- tables ---- */

/** A table; the first column names the rows, columns from `numbers` on are numbers. */
static struct pla_doc_node *put_table(struct pla_doc_node *parent, enum pla_word caption,
                                      const enum pla_word *titles, size_t count, size_t numbers)
{
    struct pla_doc_column *columns =
        parent != NULL ? PLA_NEW_ARRAY(parent->doc->arena, count, struct pla_doc_column) : NULL;
    if (columns == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i] =
            (struct pla_doc_column){.title = pla_word(parent->doc->words, titles[i]),
                                    .kind = i >= numbers ? PLA_COLUMN_NUMBER : PLA_COLUMN_TEXT,
                                    .is_header = i == 0};
    }
    struct pla_doc_node *table = pla_doc_table(parent, columns, count);
    if (table != NULL) {
        pla_run_say(table->doc, &table->title, caption, NULL, 0);
        table->is_titled = true;
    }
    return table;
}

static struct pla_rational difference(struct pla_rational before, struct pla_rational after)
{
    struct pla_rational result = PLA_ZERO;
    (void)pla_rational_sub(after, before, &result);
    return result;
}

/** Totals by course, programme or group, one a row. */
static void put_totals(struct pla_doc_node *parent, enum pla_word title, enum pla_word head,
                       const struct pla_json_node *list)
{
    enum { NAME, COUNT, GAINS, LOSSES, BEFORE, AFTER, DIFFERENCE, COLUMNS };
    const enum pla_word titles[COLUMNS] = {
        head,
        PLA_W_number,
        PLA_W_change_gain_short,
        PLA_W_change_lose_short,
        PLA_W_change_credits_before,
        PLA_W_change_credits_after,
        PLA_W_change_difference,
    };
    const struct pla_json_node *one = pla_json_node_first(list);
    struct pla_doc_node *section = one != NULL ? pla_doc_section(parent, title) : NULL;
    struct pla_doc_node *table = put_table(section, title, titles, COLUMNS, COUNT);
    for (; table != NULL && one != NULL; one = pla_json_node_next(one)) {
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        struct pla_doc *doc = table->doc;
        struct pla_rational before = number_of(one, "before"), after = number_of(one, "after");
        pla_run_copy(doc, &row->cells[NAME].runs, PLA_RUN_ISOLATE,
                     pla_json_node_text(pla_json_node_get(one, "name")));
        pla_cell_number(doc, &row->cells[COUNT], number_of(one, "count"));
        pla_cell_number(doc, &row->cells[GAINS], number_of(one, "gains"));
        pla_cell_number(doc, &row->cells[LOSSES], number_of(one, "losses"));
        pla_cell_number(doc, &row->cells[BEFORE], before);
        pla_cell_number(doc, &row->cells[AFTER], after);
        pla_cell_number(doc, &row->cells[DIFFERENCE], difference(before, after));
    }
    if (table != NULL) {
        table->table->is_live = table->table->row_count >= LIVE_ROWS;
    }
}

/** The word of a status that stands in JSON by its name. */
static void put_status(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text name)
{
    for (int i = 0; i < PLA_STATUS_COUNT; i++) {
        enum pla_award_status status = (enum pla_award_status)i;
        if (pla_text_equal(name, pla_text_of(pla_award_status_name(status)))) {
            pla_cell_status(doc, cell, pla_tone_of_award(status),
                            pla_word(doc->words, pla_word_of_award(status)));
            return;
        }
    }
    pla_run_copy(doc, &cell->runs, PLA_RUN_PLAIN, name); /* an award that one side does not have */
}

static void put_statuses(struct pla_doc_node *parent, const struct pla_json_node *list)
{
    enum { BEFORE, AFTER, COUNT, COLUMNS };
    static const enum pla_word titles[COLUMNS] = {PLA_W_change_before, PLA_W_change_after,
                                                  PLA_W_awards};
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_change_statuses);
    struct pla_doc_node *table = put_table(section, PLA_W_change_statuses, titles, COLUMNS, COUNT);
    for (const struct pla_json_node *one = pla_json_node_first(list); table != NULL && one != NULL;
         one = pla_json_node_next(one)) {
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        put_status(table->doc, &row->cells[BEFORE],
                   pla_json_node_text(pla_json_node_get(one, "before")));
        put_status(table->doc, &row->cells[AFTER],
                   pla_json_node_text(pla_json_node_get(one, "after")));
        pla_cell_number(table->doc, &row->cells[COUNT], number_of(one, "count"));
    }
}

static void put_changes(struct pla_doc_node *parent, const struct pla_change_page *page)
{
    enum { PORTFOLIO, AWARD, FROM, TO, CAUSE, BEFORE, AFTER, COLUMNS };
    static const enum pla_word titles[COLUMNS] = {
        PLA_W_portfolio,           PLA_W_award,        PLA_W_change_before,
        PLA_W_change_after,        PLA_W_change_cause, PLA_W_change_credits_before,
        PLA_W_change_credits_after};
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_change_list);
    if (section == NULL) {
        return;
    }
    if (page->count == 0) {
        (void)pla_doc_paragraph(section, PLA_W_change_none, NULL, 0);
        return;
    }
    struct pla_doc_node *table = put_table(section, PLA_W_change_list, titles, COLUMNS, BEFORE);
    for (const struct change *one = page->first; table != NULL && one != NULL; one = one->next) {
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        struct pla_doc *doc = table->doc;
        pla_cell_code(doc, &row->cells[PORTFOLIO], one->portfolio);
        pla_cell_name(doc, &row->cells[AWARD], one->course.length > 0 ? one->course : one->award);
        put_status(doc, &row->cells[FROM], one->status_before);
        put_status(doc, &row->cells[TO], one->status_after);
        pla_cell_text(doc, &row->cells[CAUSE], one->cause);
        pla_cell_number(doc, &row->cells[BEFORE], one->before);
        pla_cell_number(doc, &row->cells[AFTER], one->after);
    }
    if (table != NULL) {
        table->table->is_live = table->table->row_count >= LIVE_ROWS;
    }
    struct pla_doc_node *note = page->left_out > 0 ? pla_doc_add(section, PLA_DOC_NOTE) : NULL;
    if (note != NULL) {
        pla_run_say(note->doc, &note->runs, PLA_W_rows_left_out, &PLA_ARG_I(page->left_out), 1);
    }
}

/* ---- the chart ---- */

/** The change of credits by course, those without one left out. */
static void put_chart(struct pla_doc_node *parent, const struct pla_json_node *list)
{
    struct pla_doc *doc = parent->doc;
    struct pla_chart *chart = PLA_NEW(doc->arena, struct pla_chart);
    struct pla_chart_series *series = PLA_NEW(doc->arena, struct pla_chart_series);
    struct pla_text *names = PLA_NEW_ARRAY(doc->arena, MOST_COURSES, struct pla_text);
    struct pla_chart_value *values =
        PLA_NEW_ARRAY(doc->arena, MOST_COURSES, struct pla_chart_value);
    struct pla_str summary = {0};
    size_t count = 0;
    if (chart == NULL || series == NULL || names == NULL || values == NULL) {
        return;
    }
    for (const struct pla_json_node *one = pla_json_node_first(list);
         one != NULL && count < MOST_COURSES; one = pla_json_node_next(one)) {
        struct pla_rational change = difference(number_of(one, "before"), number_of(one, "after"));
        if (change.num != 0) {
            names[count] =
                pla_text_copy(doc->arena, pla_json_node_text(pla_json_node_get(one, "name")));
            values[count++].number = change;
        }
    }
    struct pla_text title = pla_word(doc->words, PLA_W_change_by_course);
    pla_word_put(doc->words, PLA_W_chart_summary, &PLA_ARG_T(title), 1, &summary);
    *series = (struct pla_chart_series){pla_word(doc->words, PLA_W_change_difference), values};
    *chart = (struct pla_chart){
        .kind = PLA_CHART_BARS,
        .title = title,
        .summary = pla_text_copy(doc->arena, (struct pla_text){summary.at, summary.length}),
        .category = pla_word(doc->words, PLA_W_course),
        .unit = series->name,
        .names = names,
        .category_count = count,
        .series = series,
        .series_count = 1,
        .places = 2,
    };
    doc->arena->failed = doc->arena->failed || summary.failed;
    pla_str_release(&summary);
    if (count > 0) {
        (void)pla_doc_chart(parent, chart);
    }
}

/* ---- the whole ---- */

static void put_figures(struct pla_doc_node *parent, const struct pla_json_node *totals)
{
    static const struct {
        enum pla_word label;
        const char *key;
    } shown[] = {
        {PLA_W_change_compared, "compared"}, {PLA_W_change_gain, "gaining"},
        {PLA_W_change_lose, "losing"},       {PLA_W_change_other, "changed_without_credit"},
        {PLA_W_change_same, "same"},         {PLA_W_figure_unreadable, "not_scored"},
    };
    const struct pla_json_node *portfolios = pla_json_node_get(totals, "portfolios");
    const struct pla_json_node *credits = pla_json_node_get(totals, "credits");
    struct pla_doc_node *figures = pla_doc_add(parent, PLA_DOC_FIGURES);
    pla_report_put_figure(figures, PLA_W_change_credits_before, number_of(credits, "before"));
    pla_report_put_figure(figures, PLA_W_change_credits_after, number_of(credits, "after"));
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        struct pla_rational number = number_of(portfolios, shown[i].key);
        if (number.num != 0 || i + 1 < sizeof(shown) / sizeof(shown[0])) {
            pla_report_put_figure(figures, shown[i].label, number);
        }
    }
}

static void put_term(struct pla_doc_node *terms, enum pla_word term, const char *text)
{
    struct pla_doc_node *node = pla_doc_term(terms, term);
    if (node != NULL) {
        pla_run_add(node->doc, &node->runs, PLA_RUN_CODE, pla_text_of(text));
    }
}

static void put_provenance(struct pla_doc_node *parent, const struct pla_change_about *about)
{
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_provenance);
    struct pla_doc_node *terms = section != NULL ? pla_doc_add(section, PLA_DOC_TERMS) : NULL;
    if (terms == NULL) {
        return;
    }
    put_term(terms, PLA_W_engine, about->engine);
    for (size_t i = 0; about->inputs[i] != NULL; i++) {
        put_term(terms, PLA_W_inputs, about->inputs[i]);
    }
    (void)pla_doc_paragraph(section, PLA_W_change_groups_note, NULL, 0);
}

static void put_all(struct pla_doc_node *root, const struct pla_change_page *page,
                    const struct pla_json_node *totals)
{
    struct pla_doc_node *terms = pla_doc_add(root, PLA_DOC_TERMS);
    if (terms == NULL) {
        return;
    }
    put_term(terms, PLA_W_change_before, page->about->before);
    put_term(terms, PLA_W_change_after, page->about->after);
    put_figures(root, totals);
    put_chart(root, pla_json_node_get(totals, "courses"));
    put_changes(root, page);
    put_statuses(root, pla_json_node_get(totals, "statuses"));
    put_totals(root, PLA_W_change_courses, PLA_W_course, pla_json_node_get(totals, "courses"));
    put_totals(root, PLA_W_change_programs, PLA_W_program, pla_json_node_get(totals, "programs"));
    put_totals(root, PLA_W_change_groups, PLA_W_change_group, pla_json_node_get(totals, "groups"));
    put_provenance(root, page->about);
}

enum pla_code pla_change_page_finish(struct pla_change_page *page, struct pla_text totals,
                                     struct pla_doc **out, struct pla_err *err)
{
    static const struct pla_about nothing;
    const struct pla_run_identity identity = {.engine = page->about->engine,
                                              .as_of = page->about->as_of,
                                              .as_of_day = page->about->as_of_day};
    const struct pla_report report = {&nothing, &identity, page->words};
    struct pla_json_tree *tree;
    enum pla_code code = parse(totals, &tree, err);
    if (code != PLA_OK) {
        return code;
    }
    struct pla_doc *doc =
        pla_report_begin(page->arena, &report, PLA_W_change_title, (struct pla_text){0});
    if (doc != NULL) {
        put_all(doc->root, page, pla_json_node_get(pla_json_tree_root(tree), "totals"));
    }
    pla_json_tree_free(tree);
    code = doc != NULL ? pla_doc_check(doc, err) : pla_err_memory(err);
    if (code == PLA_OK) {
        doc->paper = page->about->paper;
        *out = doc;
    }
    return code;
}
