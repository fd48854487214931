// SPDX-License-Identifier: Apache-2.0
/** The registrar's page. */
#include "registrar.h"

#include "agreed.h"

/** Rows from which a table offers sort and search. */
enum { LIVE_ROWS = 8 };

/** Columns by their words, in the document's arena. */
struct column_plan {
    enum pla_word title;
    enum pla_column_kind kind;
    bool is_header;
    int share;
};

static struct pla_doc_node *put_table(struct pla_doc_node *parent, enum pla_word caption,
                                      const struct column_plan *plan, size_t count)
{
    struct pla_doc_column *columns =
        parent != NULL ? PLA_NEW_ARRAY(parent->doc->arena, count, struct pla_doc_column) : NULL;
    if (columns == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i] = (struct pla_doc_column){.title = pla_word(parent->doc->words, plan[i].title),
                                             .kind = plan[i].kind,
                                             .is_header = plan[i].is_header,
                                             .share = plan[i].share};
    }
    struct pla_doc_node *table = pla_doc_table(parent, columns, count);
    if (table != NULL) {
        pla_run_say(table->doc, &table->title, caption, NULL, 0);
        table->is_titled = true;
    }
    return table;
}

/** Name and id of a learner in one cell. */
static void put_person(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text name,
                       struct pla_text id)
{
    if (name.length == 0 && id.length == 0) {
        pla_run_say(doc, &cell->runs, PLA_W_not_known, NULL, 0);
    }
    pla_cell_name(doc, cell, name);
    if (name.length > 0) {
        pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
    }
    pla_cell_code(doc, cell, id);
}

static void put_left_out(struct pla_doc_node *section, size_t count)
{
    if (count > 0 && section != NULL) {
        struct pla_doc_node *note = pla_doc_add(section, PLA_DOC_NOTE);
        if (note != NULL) {
            pla_run_say(note->doc, &note->runs, PLA_W_rows_left_out, &PLA_ARG_I(count), 1);
        }
    }
}

static void mark_live(struct pla_doc_node *table)
{
    if (table != NULL) {
        table->table->is_live = table->table->row_count >= LIVE_ROWS;
    }
}

/* ---- tables ---- */

static void put_recommendations(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { LEARNER, PORTFOLIO, AWARD, STATUS, CREDITS, METHOD, REASON, COLUMNS };
    static const struct column_plan plan[COLUMNS] = {
        [LEARNER] = {PLA_W_learner, PLA_COLUMN_TEXT, true, 2},
        [PORTFOLIO] = {PLA_W_portfolio, PLA_COLUMN_CODE, false, 0},
        [AWARD] = {PLA_W_award, PLA_COLUMN_TEXT, false, 3},
        [STATUS] = {PLA_W_status, PLA_COLUMN_STATUS, false, 0},
        [CREDITS] = {PLA_W_credits, PLA_COLUMN_NUMBER, false, 0},
        [METHOD] = {PLA_W_method, PLA_COLUMN_TEXT, false, 0},
        [REASON] = {PLA_W_reason, PLA_COLUMN_TEXT, false, 4},
    };
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_recommendations);
    struct pla_doc_node *table = put_table(section, PLA_W_recommendations, plan, COLUMNS);
    for (size_t i = 0; table != NULL && i < cohort->row_count; i++) {
        const struct pla_cohort_row *from = &cohort->rows[i];
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        struct pla_doc *doc = table->doc;
        put_person(doc, &row->cells[LEARNER], from->name, from->learner);
        pla_cell_code(doc, &row->cells[PORTFOLIO], from->portfolio);
        pla_cell_name(doc, &row->cells[AWARD],
                      from->course.length > 0 ? from->course : from->award);
        if (from->title.length > 0) {
            pla_run_add(doc, &row->cells[AWARD].runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_cell_name(doc, &row->cells[AWARD], from->title);
        }
        pla_cell_status(doc, &row->cells[STATUS], pla_tone_of_award(from->status),
                        pla_word(doc->words, pla_word_of_award(from->status)));
        pla_cell_number(doc, &row->cells[CREDITS], from->credits);
        pla_cell_name(doc, &row->cells[METHOD], pla_say_method(doc->words, from->method));
        row->cells[REASON].runs = from->why;
    }
    mark_live(table);
    put_left_out(section, cohort->rows_left_out);
}

static void put_learners(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { LEARNER, PROGRAM, DECISIONS, RECOMMENDED, OPEN, CREDITS, COLUMNS };
    static const struct column_plan plan[COLUMNS] = {
        [LEARNER] = {PLA_W_learner, PLA_COLUMN_TEXT, true, 2},
        [PROGRAM] = {PLA_W_program, PLA_COLUMN_CODE, false, 0},
        [DECISIONS] = {PLA_W_decisions, PLA_COLUMN_NUMBER, false, 0},
        [RECOMMENDED] = {PLA_W_figure_recommended, PLA_COLUMN_NUMBER, false, 0},
        [OPEN] = {PLA_W_figure_open, PLA_COLUMN_NUMBER, false, 0},
        [CREDITS] = {PLA_W_credits, PLA_COLUMN_NUMBER, false, 0},
    };
    const struct pla_total_list *learners = &cohort->totals.learners;
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_by_learner);
    struct pla_doc_node *table = put_table(section, PLA_W_by_learner, plan, COLUMNS);
    for (size_t i = 0; table != NULL && i < learners->count && i < PLA_COHORT_ROWS; i++) {
        const struct pla_total *total = &learners->items[i];
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        struct pla_doc *doc = table->doc;
        put_person(doc, &row->cells[LEARNER], total->name, total->key);
        pla_cell_code(doc, &row->cells[PROGRAM], total->program);
        pla_cell_number(doc, &row->cells[DECISIONS], PLA_WHOLE((int64_t)total->decisions));
        pla_cell_number(doc, &row->cells[RECOMMENDED], PLA_WHOLE((int64_t)total->recommended));
        pla_cell_number(doc, &row->cells[OPEN], PLA_WHOLE((int64_t)total->open));
        pla_cell_number(doc, &row->cells[CREDITS], total->credits);
    }
    mark_live(table);
    put_left_out(section,
                 learners->count > PLA_COHORT_ROWS ? learners->count - PLA_COHORT_ROWS : 0);
}

static void put_reviews(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { LEARNER, PORTFOLIO, RUBRIC, STATUS, FLAGS, COLUMNS };
    static const struct column_plan plan[COLUMNS] = {
        [LEARNER] = {PLA_W_learner, PLA_COLUMN_TEXT, true, 2},
        [PORTFOLIO] = {PLA_W_portfolio, PLA_COLUMN_CODE, false, 0},
        [RUBRIC] = {PLA_W_rubric, PLA_COLUMN_CODE, false, 0},
        [STATUS] = {PLA_W_status, PLA_COLUMN_STATUS, false, 0},
        [FLAGS] = {PLA_W_flags, PLA_COLUMN_TEXT, false, 4},
    };
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_review);
    if (section == NULL) {
        return;
    }
    if (cohort->review_count == 0) {
        (void)pla_doc_paragraph(section, PLA_W_nothing_to_do, NULL, 0);
        return;
    }
    struct pla_doc_node *table = put_table(section, PLA_W_review, plan, COLUMNS);
    for (int decided = 0; table != NULL && decided <= 1; decided++) { /* what is open goes first */
        for (size_t i = 0; i < cohort->review_count; i++) {
            const struct pla_cohort_review *from = &cohort->reviews[i];
            bool is_now = (from->status == PLA_DECISION_COMPLETE) == (decided == 1);
            struct pla_doc_row *row = is_now ? pla_doc_row(table) : NULL;
            if (row == NULL) {
                continue;
            }
            struct pla_doc *doc = table->doc;
            put_person(doc, &row->cells[LEARNER], from->name, from->learner);
            pla_cell_code(doc, &row->cells[PORTFOLIO], from->portfolio);
            pla_cell_code(doc, &row->cells[RUBRIC], from->rubric);
            pla_cell_status(doc, &row->cells[STATUS], pla_tone_of_decision(from->status),
                            pla_word(doc->words, pla_word_of_decision(from->status)));
            row->cells[FLAGS].runs = from->flags;
        }
    }
    mark_live(table);
    put_left_out(section, cohort->reviews_left_out);
}

/* ---- figures and provenance ---- */

void pla_cohort_put_figures(struct pla_doc_node *parent, const struct pla_report *report,
                            const struct pla_cohort *cohort)
{
    const struct pla_totals *totals = &cohort->totals;
    const size_t *by_status = totals->by_award_status;
    struct pla_doc_node *figures = pla_doc_add(parent, PLA_DOC_FIGURES);
    size_t open = by_status[PLA_STATUS_UNDECIDED] + by_status[PLA_STATUS_REFERRED] +
                  by_status[PLA_STATUS_FAILED];
    const struct {
        enum pla_word label;
        size_t count;
    } shown[] = {
        {PLA_W_figure_portfolios, report->identity->records},
        {PLA_W_figure_learners, totals->learners.count},
        {PLA_W_figure_recommended, by_status[PLA_STATUS_RECOMMENDED]},
        {PLA_W_figure_withheld, by_status[PLA_STATUS_WITHHELD]},
        {PLA_W_figure_not_met, by_status[PLA_STATUS_NOT_MET]},
        {PLA_W_figure_open, open},
    };
    if (!totals->overflowed) {
        pla_report_put_figure(figures, PLA_W_figure_credits, totals->credits);
    }
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        pla_report_put_figure(figures, shown[i].label, PLA_WHOLE((int64_t)shown[i].count));
    }
    if (report->identity->unreadable > 0) {
        pla_report_put_figure(figures, PLA_W_figure_unreadable,
                              PLA_WHOLE((int64_t)report->identity->unreadable));
    }
}

static struct pla_runs *meaning_of(struct pla_doc_node *terms, enum pla_word term)
{
    struct pla_doc_node *node = pla_doc_term(terms, term);
    return node != NULL ? &node->runs : NULL;
}

static void put_term(struct pla_doc_node *terms, enum pla_word term, struct pla_text text)
{
    struct pla_runs *runs = text.length > 0 ? meaning_of(terms, term) : NULL;
    if (runs != NULL) {
        pla_run_add(terms->doc, runs, PLA_RUN_CODE, text);
    }
}

void pla_cohort_put_provenance(struct pla_doc_node *parent, const struct pla_report *report,
                               const struct pla_cohort *cohort)
{
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_provenance);
    struct pla_doc_node *terms = pla_doc_add(section, PLA_DOC_TERMS);
    if (terms == NULL) {
        return;
    }
    const struct pla_run_identity *identity = report->identity;
    struct pla_runs *runs = meaning_of(terms, PLA_W_as_of);
    if (runs != NULL) {
        pla_run_day(terms->doc, runs, (pla_day)identity->as_of_day);
    }
    put_term(terms, PLA_W_engine, pla_text_of(identity->engine));
    for (size_t i = 0; i < cohort->rubric_count; i++) {
        const struct pla_cohort_rubric *rubric = &cohort->rubrics[i];
        runs = meaning_of(terms, PLA_W_rubric);
        if (runs != NULL) {
            pla_run_add(terms->doc, runs, PLA_RUN_ISOLATE, rubric->title);
            pla_run_add(terms->doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_run_add(terms->doc, runs, PLA_RUN_CODE, rubric->id);
            pla_run_add(terms->doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_run_add(terms->doc, runs, PLA_RUN_CODE, rubric->version);
        }
    }
    put_term(terms, PLA_W_policy, report->about->policy);
    for (size_t i = 0; identity->inputs != NULL && identity->inputs[i] != NULL; i++) {
        put_term(terms, PLA_W_inputs, pla_text_of(identity->inputs[i]));
    }
    put_term(terms, PLA_W_options, pla_text_of(identity->options));
}

void pla_registrar_put(struct pla_doc_node *parent, const struct pla_report *report,
                       struct pla_cohort *cohort)
{
    pla_cohort_close(cohort);
    pla_cohort_put_figures(parent, report, cohort);
    put_reviews(parent, cohort);
    struct pla_doc_node *charts = pla_doc_section(parent, PLA_W_overview);
    pla_cohort_put_statuses(charts, cohort);
    pla_cohort_put_courses(charts, cohort);
    pla_cohort_put_methods(charts, cohort);
    pla_cohort_put_scores(charts, cohort);
    pla_cohort_put_caps(charts, cohort);
    if (cohort->agreement != NULL) {
        pla_agreed_put(pla_doc_section(parent, PLA_W_agreement), cohort);
    }
    put_recommendations(parent, cohort);
    put_learners(parent, cohort);
    pla_cohort_put_provenance(parent, report, cohort);
}
