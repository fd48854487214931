// SPDX-License-Identifier: Apache-2.0
/** What all documents for people share. */
#include "report.h"

struct pla_text pla_report_institution(const struct pla_report *report)
{
    return report->about->institution;
}

struct pla_text pla_subject_name(const struct pla_subject *one)
{
    if (one->context != NULL && one->context->name.length > 0) {
        return one->context->name;
    }
    const struct pla_decision *first = one->decision_count > 0 ? &one->decisions[0] : NULL;
    if (first == NULL) {
        return one->context != NULL ? one->context->portfolio : (struct pla_text){0};
    }
    return first->learner.length > 0 ? first->learner : first->portfolio;
}

/** What was built, kept in the document's arena. */
static struct pla_text keep(struct pla_doc *doc, struct pla_str *text)
{
    struct pla_text kept = {0};
    if (text->failed) {
        doc->arena->failed = true;
    } else if (text->length > 0) {
        kept = pla_text_copy(doc->arena, (struct pla_text){text->at, text->length});
    }
    pla_str_release(text);
    return kept;
}

struct pla_doc *pla_report_begin(struct pla_arena *arena, const struct pla_report *report,
                                 enum pla_word title, struct pla_text name)
{
    struct pla_doc *doc = pla_doc_new(arena, report->words);
    struct pla_str text = {0};
    if (doc == NULL) {
        return NULL;
    }
    struct pla_arg args[] = {PLA_ARG_T(pla_word(report->words, title)), PLA_ARG_N(name)};
    if (name.length > 0) {
        pla_run_say(doc, &doc->root->title, PLA_W_title_of, args, 2);
    } else {
        pla_run_say(doc, &doc->root->title, title, NULL, 0);
    }
    pla_runs_put(&doc->root->title, &text);
    doc->title = keep(doc, &text);
    doc->institution = pla_report_institution(report);
    doc->author = doc->institution;
    doc->subject = pla_word(report->words, title);
    doc->day = (pla_day)report->identity->as_of_day;
    struct pla_arg made[] = {PLA_ARG_T(pla_text_of(report->identity->engine)), PLA_ARG_D(doc->day)};
    pla_word_put(report->words, PLA_W_foot_made, made, 2, &text);
    doc->foot = keep(doc, &text);
    return doc;
}

struct pla_text pla_report_anchor(struct pla_doc *doc, size_t record, size_t decision,
                                  const char *kind, struct pla_text id)
{
    struct pla_str prefix = {0};
    if (record > 0) {
        pla_str_put_format(&prefix, "p%zu-", record);
    }
    if (decision > 0) {
        pla_str_put_format(&prefix, "d%zu-", decision);
    }
    pla_str_put_z(&prefix, kind);
    struct pla_text anchor = {0};
    if (prefix.failed) {
        doc->arena->failed = true;
    } else {
        anchor = pla_doc_anchor(doc, prefix.at, id);
    }
    pla_str_release(&prefix);
    return anchor;
}

static const struct pla_about_rubric *rubric_of(const struct pla_report *report,
                                                const struct pla_decision *decision)
{
    return pla_about_rubric(report->about, decision->rubric, decision->version);
}

static struct pla_text claimed_course(const struct pla_subject *one, struct pla_text claim)
{
    for (size_t i = 0; one->context != NULL && i < one->context->claim_count; i++) {
        if (pla_text_equal(one->context->claims[i].id, claim)) {
            return one->context->claims[i].course;
        }
    }
    return (struct pla_text){0};
}

/** Is there another decision by the same rubric? */
static bool has_other_claim(const struct pla_subject *one, const struct pla_decision *decision)
{
    for (size_t i = 0; i < one->decision_count; i++) {
        const struct pla_decision *other = &one->decisions[i];
        if (other != decision && pla_text_equal(other->rubric, decision->rubric)) {
            return true;
        }
    }
    return false;
}

void pla_report_put_rubric(struct pla_doc *doc, struct pla_runs *runs,
                           const struct pla_report *report, const struct pla_subject *one,
                           const struct pla_decision *decision)
{
    const struct pla_about_rubric *rubric = rubric_of(report, decision);
    bool has_title = rubric != NULL && rubric->title.length > 0;
    pla_run_add(doc, runs, PLA_RUN_ISOLATE, has_title ? rubric->title : decision->rubric);
    if (decision->claim.length == 0) {
        return;
    }
    struct pla_text course = claimed_course(one, decision->claim);
    if (course.length == 0 && !has_other_claim(one, decision)) {
        return; /* an id that tells nothing apart */
    }
    pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" – "));
    pla_run_add(doc, runs, PLA_RUN_ISOLATE, course.length > 0 ? course : decision->claim);
}

static void put_term(struct pla_doc_node *terms, enum pla_word term, enum pla_run_style style,
                     struct pla_text text)
{
    struct pla_doc_node *node = text.length > 0 ? pla_doc_term(terms, term) : NULL;
    if (node != NULL) {
        pla_run_add(node->doc, &node->runs, style, text);
    }
}

void pla_report_put_case(struct pla_doc_node *parent, const struct pla_report *report,
                         const struct pla_subject *one)
{
    struct pla_doc_node *terms = pla_doc_add(parent, PLA_DOC_TERMS);
    const struct pla_decision *first = one->decision_count > 0 ? &one->decisions[0] : NULL;
    if (terms == NULL || first == NULL) {
        return;
    }
    struct pla_doc *doc = terms->doc;
    if (one->context != NULL) {
        put_term(terms, PLA_W_learner, PLA_RUN_ISOLATE, one->context->name);
    }
    put_term(terms, PLA_W_learner_id, PLA_RUN_CODE, first->learner);
    put_term(terms, PLA_W_portfolio, PLA_RUN_CODE, first->portfolio);
    if (first->attempt > 1) {
        struct pla_doc_node *attempt = pla_doc_term(terms, PLA_W_attempt);
        if (attempt != NULL) {
            pla_run_number(doc, &attempt->runs, PLA_WHOLE(first->attempt));
        }
    }
    put_term(terms, PLA_W_program, PLA_RUN_CODE, first->program);
    put_term(terms, PLA_W_term, PLA_RUN_CODE, first->term);
    struct pla_doc_node *day = pla_doc_term(terms, PLA_W_as_of);
    if (day != NULL) {
        pla_run_day(doc, &day->runs, first->as_of);
    }
    (void)report;
}

/* ---- proof ---- */

/** A list of few ids in brackets, so that a reader finds what a reason rests on. */
static void put_ids(struct pla_doc *doc, struct pla_runs *runs, const struct pla_text_list *ids)
{
    enum { MOST = 8 };
    if (ids->count == 0 || ids->count > MOST) {
        return;
    }
    pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" ["));
    for (size_t i = 0; i < ids->count; i++) {
        pla_run_add(doc, runs, PLA_RUN_PLAIN, i > 0 ? PLA_TEXT(" ") : (struct pla_text){0});
        pla_run_add(doc, runs, PLA_RUN_CODE, ids->items[i]);
    }
    pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT("]"));
}

static bool is_not(const struct pla_reason *reason)
{
    return reason->words != NULL && pla_text_equal(reason->words->op, PLA_TEXT("not"));
}

static void put_step(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                     const struct pla_reason *reason)
{
    const struct pla_reason *settled = pla_say_settled(reason);
    struct pla_doc_node *step = pla_doc_add(parent, PLA_DOC_STEP);
    if (step == NULL) {
        return;
    }
    if (settled != NULL) { /* its sentence is that of the join */
        reason = settled;
    }
    step->tone = pla_tone_of_state(reason->state);
    pla_say_reason(step->doc, &step->runs, rubric, reason);
    if (reason->part_count == 0) {
        put_ids(step->doc, &step->runs, &reason->evidence);
    }
    /* Its sentence says what is under a "not"; the part's own sign would say the opposite. */
    for (size_t i = 0; i < reason->part_count && !is_not(reason); i++) {
        if (!pla_say_is_spared(reason, &reason->parts[i])) {
            put_step(step, rubric, &reason->parts[i]);
        }
    }
}

void pla_report_put_proof(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                          const struct pla_reason *reasons, size_t count)
{
    struct pla_doc_node *proof = count > 0 ? pla_doc_add(parent, PLA_DOC_PROOF) : NULL;
    for (size_t i = 0; i < count && proof != NULL; i++) {
        put_step(proof, rubric, &reasons[i]);
    }
}

/* ---- evidence ---- */

struct pla_text pla_report_item(const struct pla_subject *one, struct pla_text id)
{
    const struct pla_context_item *item = pla_context_item(one->context, id);
    return item != NULL && item->title.length > 0 ? item->title : id;
}

size_t pla_report_admitted(const struct pla_decision *decision)
{
    size_t count = 0;
    for (size_t i = 0; i < decision->evidence_count; i++) {
        count += decision->evidence[i].admitted == PLA_MET;
    }
    return count;
}

static void put_dates(struct pla_doc *doc, struct pla_doc_cell *cell,
                      const struct pla_context_item *item)
{
    bool both = item->started.length > 0 && item->ended.length > 0 &&
                !pla_text_equal(item->started, item->ended);
    pla_cell_code(doc, cell, item->started.length > 0 ? item->started : item->ended);
    if (both) {
        pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN, PLA_TEXT(" – "));
        pla_cell_code(doc, cell, item->ended);
    }
}

static void put_admission(struct pla_doc *doc, struct pla_doc_cell *cell,
                          const struct pla_evidence_result *result)
{
    static const enum pla_word words[] = {[PLA_NOT_MET] = PLA_W_refused,
                                          [PLA_UNDECIDED] = PLA_W_doubtful,
                                          [PLA_MET] = PLA_W_admitted};
    enum pla_state state = result->admitted <= PLA_MET ? result->admitted : PLA_UNDECIDED;
    pla_cell_status(doc, cell, pla_tone_of_state(state), pla_word(doc->words, words[state]));
    if (result->why.length > 0) {
        pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_say_why(doc, &cell->runs, result->why);
    }
}

void pla_report_put_evidence(struct pla_doc_node *parent, const struct pla_subject *one,
                             const struct pla_decision *decision, size_t record, size_t index)
{
    enum { ITEM, KIND, DATES, STATUS, COLUMNS };
    if (parent == NULL || decision->evidence_count == 0) {
        return;
    }
    struct pla_doc *doc = parent->doc;
    struct pla_doc_column *columns = PLA_NEW_ARRAY(doc->arena, COLUMNS, struct pla_doc_column);
    if (columns == NULL) {
        return;
    }
    columns[ITEM] = (struct pla_doc_column){
        .title = pla_word(doc->words, PLA_W_evidence_item), .is_header = true, .share = 3};
    columns[KIND] = (struct pla_doc_column){.title = pla_word(doc->words, PLA_W_kind)};
    columns[DATES] = (struct pla_doc_column){.title = pla_word(doc->words, PLA_W_dates),
                                             .kind = PLA_COLUMN_DATE};
    columns[STATUS] = (struct pla_doc_column){
        .title = pla_word(doc->words, PLA_W_status), .kind = PLA_COLUMN_STATUS, .share = 2};
    struct pla_doc_node *table = pla_doc_table(parent, columns, COLUMNS);
    if (table == NULL) {
        return;
    }
    struct pla_arg counts[] = {PLA_ARG_I(pla_report_admitted(decision)),
                               PLA_ARG_I(decision->evidence_count)};
    pla_run_say(doc, &table->title, PLA_W_evidence_counts, counts, 2);
    for (size_t i = 0; i < decision->evidence_count; i++) {
        const struct pla_evidence_result *result = &decision->evidence[i];
        const struct pla_context_item *item = pla_context_item(one->context, result->id);
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        row->id = pla_report_anchor(doc, record, index, "evidence", result->id);
        if (item != NULL && item->title.length > 0) {
            pla_run_link(doc, &row->cells[ITEM].runs, item->title,
                         pla_link_is_safe(item->url) ? item->url : (struct pla_text){0});
            row->cells[ITEM].runs.last->style =
                pla_link_is_safe(item->url) ? PLA_RUN_LINK : PLA_RUN_ISOLATE;
            pla_run_add(doc, &row->cells[ITEM].runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        }
        pla_run_add(doc, &row->cells[ITEM].runs, PLA_RUN_CODE, result->id);
        if (item != NULL) {
            pla_cell_name(doc, &row->cells[KIND], item->kind);
            put_dates(doc, &row->cells[DATES], item);
        }
        put_admission(doc, &row->cells[STATUS], result);
    }
}

/* ---- about, appeal, signatures ---- */

static void put_print(struct pla_doc_node *terms, enum pla_word term, const char *print)
{
    put_term(terms, term, PLA_RUN_CODE, pla_text_of(print));
}

static void put_rubric_terms(struct pla_doc_node *terms, const struct pla_report *report,
                             const struct pla_decision *decision)
{
    const struct pla_about_rubric *rubric = rubric_of(report, decision);
    struct pla_doc_node *term = pla_doc_term(terms, PLA_W_rubric);
    if (term == NULL) {
        return;
    }
    struct pla_doc *doc = term->doc;
    if (rubric != NULL && rubric->title.length > 0) {
        pla_run_add(doc, &term->runs, PLA_RUN_ISOLATE, rubric->title);
        pla_run_add(doc, &term->runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
    }
    pla_run_add(doc, &term->runs, PLA_RUN_CODE, decision->rubric);
    pla_run_add(doc, &term->runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
    pla_run_add(doc, &term->runs, PLA_RUN_CODE, decision->version);
    if (rubric != NULL) {
        put_term(terms, PLA_W_authority, PLA_RUN_ISOLATE, rubric->authority);
        struct pla_doc_node *source =
            rubric->source.length > 0 ? pla_doc_term(terms, PLA_W_source) : NULL;
        if (source != NULL) {
            pla_run_link(doc, &source->runs, rubric->source, rubric->source);
        }
    }
    put_print(terms, PLA_W_fingerprint_rubric, decision->prints.rubric);
    put_print(terms, PLA_W_fingerprint_decision, decision->prints.decision);
}

void pla_report_put_about(struct pla_doc_node *parent, const struct pla_report *report,
                          const struct pla_subject *one)
{
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_about_document);
    if (section == NULL) {
        return;
    }
    section->is_folded = true;
    for (size_t i = 0; i < one->decision_count; i++) {
        const struct pla_decision *decision = &one->decisions[i];
        bool is_repeated = i > 0 && pla_text_equal(decision->rubric, decision[-1].rubric);
        if (rubric_of(report, decision) == NULL && !is_repeated) {
            (void)pla_doc_paragraph(section, PLA_W_missing_rubric, &PLA_ARG_C(decision->rubric), 1);
        }
    }
    if (one->context == NULL) {
        (void)pla_doc_paragraph(section, PLA_W_missing_names, NULL, 0);
    }
    struct pla_doc_node *terms = pla_doc_add(section, PLA_DOC_TERMS);
    for (size_t i = 0; i < one->decision_count; i++) {
        put_rubric_terms(terms, report, &one->decisions[i]);
    }
    if (one->decision_count > 0) {
        const struct pla_fingerprints *prints = &one->decisions[0].prints;
        put_term(terms, PLA_W_policy, PLA_RUN_CODE, one->decisions[0].policy);
        put_print(terms, PLA_W_fingerprint_policy, prints->policy);
        put_print(terms, PLA_W_fingerprint_portfolio, prints->portfolio);
        put_term(terms, PLA_W_engine, PLA_RUN_CODE, prints->engine);
    }
}

void pla_report_put_appeal(struct pla_doc_node *parent, const struct pla_report *report)
{
    const struct pla_about *about = report->about;
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_how_to_appeal);
    if (section == NULL) {
        return;
    }
    bool says_nothing =
        about->appeal_days == 0 && about->appeal_to.length == 0 && about->appeal_text.length == 0;
    if (about->appeal_text.length > 0) {
        struct pla_doc_node *text = pla_doc_add(section, PLA_DOC_PARAGRAPH);
        if (text != NULL) {
            pla_run_add(text->doc, &text->runs, PLA_RUN_ISOLATE, about->appeal_text);
        }
    }
    if (about->appeal_days > 0) {
        (void)pla_doc_paragraph(section, PLA_W_appeal_days, &PLA_ARG_I(about->appeal_days), 1);
    }
    if (about->appeal_to.length > 0) {
        (void)pla_doc_paragraph(section, PLA_W_appeal_to, &PLA_ARG_N(about->appeal_to), 1);
    }
    if (says_nothing) {
        (void)pla_doc_paragraph(section, PLA_W_appeal_none, NULL, 0);
    }
    bool has_terms = about->contact.length > 0 || about->residency.length > 0;
    struct pla_doc_node *terms = has_terms ? pla_doc_add(section, PLA_DOC_TERMS) : NULL;
    put_term(terms, PLA_W_contact, PLA_RUN_CODE, about->contact);
    put_term(terms, PLA_W_residency, PLA_RUN_ISOLATE, about->residency);
}

void pla_report_put_signatures(struct pla_doc_node *parent, const struct pla_report *report)
{
    const struct pla_text_list *roles = &report->about->approvals;
    struct pla_doc_node *section =
        roles->count > 0 ? pla_doc_section(parent, PLA_W_signatures) : NULL;
    struct pla_doc_node *signatures =
        section != NULL ? pla_doc_add(section, PLA_DOC_SIGNATURES) : NULL;
    for (size_t i = 0; signatures != NULL && i < roles->count; i++) {
        struct pla_doc_node *role = pla_doc_add(signatures, PLA_DOC_TERM);
        if (role != NULL) {
            pla_run_add(role->doc, &role->title, PLA_RUN_ISOLATE, roles->items[i]);
        }
    }
}

void pla_report_put_figure(struct pla_doc_node *figures, enum pla_word label,
                           struct pla_rational number)
{
    struct pla_doc_node *term = pla_doc_term(figures, label);
    if (term != NULL) {
        pla_run_number(term->doc, &term->runs, number);
    }
}
