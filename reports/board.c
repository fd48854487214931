// SPDX-License-Identifier: Apache-2.0
/** The summary for the board. */
#include "board.h"

#include "agreed.h"
#include "registrar.h"

/** A column for a table: its word, kind, and whether it names the rows. */
static struct pla_doc_column column(const struct pla_doc *doc, enum pla_word title,
                                    enum pla_column_kind kind, bool is_header)
{
    return (struct pla_doc_column){
        .title = pla_word(doc->words, title), .kind = kind, .is_header = is_header};
}

static void put_whole(struct pla_doc_node *table, struct pla_doc_cell *cell, size_t number)
{
    pla_cell_number(table->doc, cell, PLA_WHOLE((int64_t)number));
}

/** Titles of a table of numbers: the first names the row. */
static struct pla_doc_node *number_table(struct pla_doc_node *parent, enum pla_word caption,
                                         const enum pla_word *titles, size_t count)
{
    struct pla_doc_column *columns =
        parent != NULL ? PLA_NEW_ARRAY(parent->doc->arena, count, struct pla_doc_column) : NULL;
    if (columns == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i] =
            column(parent->doc, titles[i], i == 0 ? PLA_COLUMN_TEXT : PLA_COLUMN_NUMBER, i == 0);
    }
    struct pla_doc_node *table = pla_doc_table(parent, columns, count);
    if (table != NULL) {
        pla_run_say(table->doc, &table->title, caption, NULL, 0);
        table->is_titled = true;
    }
    return table;
}

/* ---- turnaround ---- */

static void put_step(struct pla_doc_node *table, enum pla_word name,
                     const struct pla_turnaround *turnaround)
{
    enum { STEP, DONE, MEDIAN, P90, WAITING, OLDEST };
    struct pla_doc_row *row = pla_doc_row(table);
    if (row == NULL) {
        return;
    }
    pla_run_say(table->doc, &row->cells[STEP].runs, name, NULL, 0);
    put_whole(table, &row->cells[DONE], turnaround->done);
    if (turnaround->done > 0) {
        pla_cell_number(table->doc, &row->cells[MEDIAN], turnaround->median);
        pla_cell_number(table->doc, &row->cells[P90], PLA_WHOLE(turnaround->p90));
    }
    put_whole(table, &row->cells[WAITING], turnaround->waiting);
    if (turnaround->waiting > 0) {
        pla_cell_number(table->doc, &row->cells[OLDEST], PLA_WHOLE(turnaround->oldest));
    }
}

static void put_turnaround(struct pla_doc_node *parent, const struct pla_board_facts *facts,
                           pla_day as_of)
{
    static const struct {
        enum pla_step from, to;
        enum pla_word name;
    } steps[] = {
        {PLA_STEP_RECEIVED, PLA_STEP_ASSIGNED, PLA_W_step_assigned},
        {PLA_STEP_ASSIGNED, PLA_STEP_RATED, PLA_W_step_rated},
        {PLA_STEP_RATED, PLA_STEP_DECIDED, PLA_W_step_decided},
        {PLA_STEP_DECIDED, PLA_STEP_APPROVED, PLA_W_step_approved},
        {PLA_STEP_APPROVED, PLA_STEP_POSTED, PLA_W_step_posted},
        {PLA_STEP_RECEIVED, PLA_STEP_POSTED, PLA_W_step_all},
    };
    static const enum pla_word titles[] = {PLA_W_step,          PLA_W_cases_done,
                                           PLA_W_days_median,   PLA_W_days_p90,
                                           PLA_W_cases_waiting, PLA_W_oldest_waiting};
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_turnaround);
    if (section == NULL) {
        return;
    }
    if (facts == NULL) {
        (void)pla_doc_paragraph(section, PLA_W_turnaround_missing, NULL, 0);
        return;
    }
    struct pla_doc_node *table =
        number_table(section, PLA_W_turnaround, titles, sizeof(titles) / sizeof(titles[0]));
    for (size_t i = 0; table != NULL && i < sizeof(steps) / sizeof(steps[0]); i++) {
        struct pla_turnaround turnaround;
        struct pla_err err;
        if (pla_turnaround_of(facts->cases, facts->case_count, steps[i].from, steps[i].to, as_of,
                              section->doc->arena, &turnaround, &err) == PLA_OK) {
            put_step(table, steps[i].name, &turnaround);
        }
    }
}

/* ---- limits on the cohort ---- */

static bool is_under(const struct pla_about_cohort *cap, const struct pla_cohort_person *person)
{
    return (cap->method.length == 0 || pla_text_equal(cap->method, person->method)) &&
           (cap->program.length == 0 || pla_text_equal(cap->program, person->program));
}

/** Persons are sorted by method, then learner: neighbours of one learner count once a method. */
static size_t learners_under(const struct pla_cohort *cohort, const struct pla_about_cohort *cap)
{
    const struct pla_cohort_person *last = NULL;
    size_t count = 0;
    for (size_t i = 0; i < cohort->person_count; i++) {
        const struct pla_cohort_person *person = &cohort->people[i];
        if (!person->is_recommended || !is_under(cap, person)) {
            continue;
        }
        bool is_same = last != NULL && pla_text_equal(last->learner, person->learner) &&
                       pla_text_equal(last->method, person->method);
        count += !is_same;
        last = person;
    }
    return count;
}

/** What a limit allows: the smaller of its number and its share of all learners. */
static struct pla_rational allowed_by(const struct pla_cohort *cohort,
                                      const struct pla_about_cohort *cap)
{
    struct pla_rational all = PLA_WHOLE((int64_t)cohort->totals.learners.count), share = all;
    if (cap->program.length > 0) {
        int64_t count = 0;
        for (size_t i = 0; i < cohort->totals.learners.count; i++) {
            count += pla_text_equal(cohort->totals.learners.items[i].program, cap->program);
        }
        all = PLA_WHOLE(count);
    }
    if (cap->has_percent) {
        struct pla_rational part;
        if (pla_rational_div(cap->percent, PLA_WHOLE(100), &part)) {
            (void)pla_rational_mul(all, part, &share);
        }
        return cap->has_max ? pla_rational_min(cap->max, share) : share;
    }
    return cap->has_max ? cap->max : all;
}

static void put_cohort_caps(struct pla_doc_node *parent, const struct pla_about *about,
                            const struct pla_cohort *cohort)
{
    enum { CAP, SCOPE, COUNTED, ALLOWED, STATUS, COLUMNS };
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_cohort_caps);
    if (section == NULL) {
        return;
    }
    struct pla_doc *doc = section->doc;
    (void)pla_doc_paragraph(
        section, about->cohort_count > 0 ? PLA_W_cohort_caps_note : PLA_W_cohort_caps_none, NULL,
        0);
    struct pla_doc_column *columns =
        about->cohort_count > 0 ? PLA_NEW_ARRAY(doc->arena, COLUMNS, struct pla_doc_column) : NULL;
    if (columns == NULL) {
        return;
    }
    columns[CAP] = column(doc, PLA_W_cap, PLA_COLUMN_CODE, true);
    columns[SCOPE] = column(doc, PLA_W_cohort_of, PLA_COLUMN_TEXT, false);
    columns[COUNTED] = column(doc, PLA_W_cohort_reached, PLA_COLUMN_NUMBER, false);
    columns[ALLOWED] = column(doc, PLA_W_cohort_allowed, PLA_COLUMN_NUMBER, false);
    columns[STATUS] = column(doc, PLA_W_status, PLA_COLUMN_STATUS, false);
    struct pla_doc_node *table = pla_doc_table(section, columns, COLUMNS);
    for (size_t i = 0; table != NULL && i < about->cohort_count; i++) {
        const struct pla_about_cohort *cap = &about->cohort[i];
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        size_t counted = learners_under(cohort, cap);
        struct pla_rational allowed = allowed_by(cohort, cap);
        bool is_over = pla_rational_compare(PLA_WHOLE((int64_t)counted), allowed) > 0;
        bool is_all = cap->method.length == 0 && cap->program.length == 0;
        pla_cell_code(doc, &row->cells[CAP], cap->id);
        pla_cell_name(doc, &row->cells[SCOPE],
                      is_all ? pla_word(doc->words, PLA_W_all)
                             : pla_say_method(doc->words, cap->method));
        if (cap->program.length > 0) {
            pla_run_add(doc, &row->cells[SCOPE].runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_cell_code(doc, &row->cells[SCOPE], cap->program);
        }
        put_whole(table, &row->cells[COUNTED], counted);
        pla_cell_number(doc, &row->cells[ALLOWED], allowed);
        pla_cell_status(doc, &row->cells[STATUS], is_over ? PLA_TONE_OPEN : PLA_TONE_GOOD,
                        pla_word(doc->words, is_over ? PLA_W_cohort_over : PLA_W_cohort_within));
    }
    if (table != NULL) {
        pla_run_say(doc, &table->title, PLA_W_cohort_caps, NULL, 0);
        table->is_titled = true;
    }
}

/* ---- appeals, methods, agreement ---- */

static void put_appeals(struct pla_doc_node *parent, const struct pla_board_facts *facts)
{
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_appeals);
    if (section == NULL) {
        return;
    }
    if (facts == NULL) {
        (void)pla_doc_paragraph(section, PLA_W_appeals_missing, NULL, 0);
        return;
    }
    const struct {
        enum pla_word label;
        size_t count;
    } shown[] = {
        {PLA_W_appeals_opened, facts->appeals_opened},
        {PLA_W_appeals_decided, facts->appeals_decided},
        {PLA_W_appeals_changed, facts->appeals_changed},
        {PLA_W_appeals_waiting, facts->appeals_waiting},
        {PLA_W_appeals_late, facts->appeals_late},
    };
    struct pla_doc_node *figures = pla_doc_add(section, PLA_DOC_FIGURES);
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        pla_report_put_figure(figures, shown[i].label, PLA_WHOLE((int64_t)shown[i].count));
    }
}

static void put_learners_by_method(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { METHOD, LEARNERS, RECOMMENDED, CREDITS };
    static const enum pla_word titles[] = {PLA_W_method, PLA_W_learners, PLA_W_learners_recommended,
                                           PLA_W_credits};
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_learners_by_method);
    struct pla_doc_node *table =
        number_table(section, PLA_W_learners_by_method, titles, sizeof(titles) / sizeof(titles[0]));
    for (size_t i = 0; table != NULL && i < cohort->person_count;) {
        const struct pla_cohort_person *first = &cohort->people[i];
        size_t learners = 0, recommended = 0;
        struct pla_rational credits = PLA_ZERO;
        for (; i < cohort->person_count && pla_text_equal(cohort->people[i].method, first->method);
             i++) {
            const struct pla_cohort_person *person = &cohort->people[i];
            bool is_new = person == first || !pla_text_equal(person->learner, person[-1].learner);
            learners += is_new;
            recommended += person->is_recommended && (is_new || !person[-1].is_recommended);
            (void)pla_rational_add(credits, person->credits, &credits);
        }
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        pla_cell_name(table->doc, &row->cells[METHOD],
                      first->method.length > 0 ? pla_say_method(table->doc->words, first->method)
                                               : pla_word(table->doc->words, PLA_W_none));
        put_whole(table, &row->cells[LEARNERS], learners);
        put_whole(table, &row->cells[RECOMMENDED], recommended);
        pla_cell_number(table->doc, &row->cells[CREDITS], credits);
    }
    struct pla_doc_node *note = pla_doc_add(section, PLA_DOC_NOTE);
    if (note != NULL) {
        pla_run_say(note->doc, &note->runs, PLA_W_learners_by_method_note, NULL, 0);
    }
}

static void put_agreement(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { CRITERION, RATED, SAME, DISPUTED };
    static const enum pla_word titles[] = {PLA_W_criterion, PLA_W_rated_twice, PLA_W_same_level,
                                           PLA_W_disputes};
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_agreement);
    struct pla_doc_node *table = NULL;
    pla_agreed_put(section, cohort);
    for (size_t r = 0; section != NULL && r < cohort->rubric_count; r++) {
        const struct pla_cohort_rubric *rubric = &cohort->rubrics[r];
        for (size_t i = 0; i < rubric->criterion_count; i++) {
            const struct pla_cohort_criterion *from = &rubric->criteria[i];
            if (table == NULL) {
                table = number_table(section, PLA_W_agreement, titles,
                                     sizeof(titles) / sizeof(titles[0]));
            }
            struct pla_doc_row *row = pla_doc_row(table);
            if (row == NULL) {
                return;
            }
            pla_cell_name(table->doc, &row->cells[CRITERION], from->title);
            pla_run_add(table->doc, &row->cells[CRITERION].runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_cell_code(table->doc, &row->cells[CRITERION], rubric->id);
            put_whole(table, &row->cells[RATED], from->rated_twice);
            put_whole(table, &row->cells[SAME], from->same);
            put_whole(table, &row->cells[DISPUTED], from->disputed);
        }
    }
    if (section != NULL && table == NULL) {
        (void)pla_doc_paragraph(section, PLA_W_agreement_none, NULL, 0);
    }
}

void pla_board_put(struct pla_doc_node *parent, const struct pla_report *report,
                   struct pla_cohort *cohort, const struct pla_board_facts *facts)
{
    pla_cohort_close(cohort);
    pla_cohort_put_figures(parent, report, cohort);
    put_turnaround(parent, facts, (pla_day)report->identity->as_of_day);
    struct pla_doc_node *charts = pla_doc_section(parent, PLA_W_overview);
    pla_cohort_put_statuses(charts, cohort);
    pla_cohort_put_courses(charts, cohort);
    pla_cohort_put_methods(charts, cohort);
    put_learners_by_method(parent, cohort);
    put_cohort_caps(parent, report->about, cohort);
    pla_cohort_put_caps(parent, cohort);
    put_appeals(parent, facts);
    put_agreement(parent, cohort);
    struct pla_doc_node *fairness = pla_doc_section(parent, PLA_W_fairness);
    if (fairness != NULL) {
        (void)pla_doc_paragraph(fairness, PLA_W_fairness_missing, NULL, 0);
    }
    pla_report_put_signatures(parent, report);
    pla_cohort_put_provenance(parent, report, cohort);
}
