// SPDX-License-Identifier: Apache-2.0
/** The assessor's page. */
#include "assessor.h"

#include "learner.h"

/** One decision of a record on the page. */
struct scene {
    const struct pla_report *report;
    const struct pla_subject *one;
    const struct pla_decision *decision;
    const struct pla_about_rubric *rubric;
    size_t record, index;
};

static struct pla_runs *item_of(struct pla_doc_node *list, enum pla_tone tone)
{
    struct pla_doc_node *item = pla_doc_add(list, PLA_DOC_ITEM);
    if (item == NULL) {
        return NULL;
    }
    item->tone = tone;
    return &item->runs;
}

/* ---- what a person must do ---- */

static void put_open_awards(struct pla_doc_node *list, const struct pla_decision *decision)
{
    for (size_t i = 0; list != NULL && i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        enum pla_tone tone = pla_tone_of_award(award->status);
        if (tone != PLA_TONE_OPEN && tone != PLA_TONE_FAILED) {
            continue;
        }
        struct pla_runs *runs = item_of(list, tone);
        if (runs != NULL) {
            struct pla_doc *doc = list->doc;
            pla_run_add(doc, runs, PLA_RUN_CODE, award->id);
            pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_run_status(doc, runs, tone, pla_word(doc->words, pla_word_of_award(award->status)));
        }
    }
}

static void put_to_do(struct pla_doc_node *parent, const struct pla_report *report,
                      const struct pla_subject *one)
{
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_to_do);
    struct pla_doc_node *list = pla_doc_add(section, PLA_DOC_LIST);
    for (size_t d = 0; list != NULL && d < one->decision_count; d++) {
        const struct pla_decision *decision = &one->decisions[d];
        const struct pla_about_rubric *rubric =
            pla_about_rubric(report->about, decision->rubric, decision->version);
        for (size_t group = 0; group < PLA_FLAG_GROUPS; group++) {
            struct pla_runs said = {0};
            struct pla_runs *runs =
                pla_say_flags(list->doc, &said, rubric, decision, group, SIZE_MAX)
                    ? item_of(list, PLA_TONE_OPEN)
                    : NULL;
            if (runs != NULL) {
                *runs = said;
            }
        }
        put_open_awards(list, decision);
    }
    if (list != NULL && list->first == NULL) {
        struct pla_runs *runs = item_of(list, PLA_TONE_GOOD);
        if (runs != NULL) {
            pla_run_say(list->doc, runs, PLA_W_nothing_to_do, NULL, 0);
        }
    }
}

/* ---- ratings side by side ---- */

/** The assessors of a decision in order of first appearance. */
static const struct pla_text *assessors_of(struct pla_doc *doc, const struct pla_decision *decision,
                                           size_t *out_count)
{
    struct pla_text *names = NULL;
    size_t count = 0, capacity = 0;
    for (size_t c = 0; c < decision->criterion_count; c++) {
        for (size_t r = 0; r < decision->criteria[c].rating_count; r++) {
            struct pla_text name = decision->criteria[c].ratings[r].assessor;
            struct pla_text_list known = {names, count};
            if (pla_text_list_has(&known, name)) {
                continue;
            }
            names = pla_arena_grow(doc->arena, names, &capacity, count + 1, sizeof(*names));
            if (names == NULL) {
                *out_count = 0;
                return NULL;
            }
            names[count++] = name;
        }
    }
    *out_count = count;
    return names;
}

enum { CRITERION, MINIMUM, FIRST_ASSESSOR };

static const struct pla_doc_column *rating_columns(struct pla_doc *doc,
                                                   const struct pla_text *assessors, size_t count)
{
    size_t column_count = FIRST_ASSESSOR + count + 2;
    struct pla_doc_column *columns = PLA_NEW_ARRAY(doc->arena, column_count, struct pla_doc_column);
    if (columns == NULL) {
        return NULL;
    }
    columns[CRITERION] = (struct pla_doc_column){
        .title = pla_word(doc->words, PLA_W_criterion), .is_header = true, .share = 3};
    columns[MINIMUM] = (struct pla_doc_column){.title = pla_word(doc->words, PLA_W_minimum)};
    for (size_t i = 0; i < count; i++) {
        columns[FIRST_ASSESSOR + i] = (struct pla_doc_column){.title = assessors[i]};
    }
    columns[FIRST_ASSESSOR + count] =
        (struct pla_doc_column){.title = pla_word(doc->words, PLA_W_resolved)};
    columns[FIRST_ASSESSOR + count + 1] = (struct pla_doc_column){
        .title = pla_word(doc->words, PLA_W_status), .kind = PLA_COLUMN_STATUS};
    return columns;
}

/** A rating's value: a whole level by its name. */
static void put_value(struct pla_doc *doc, struct pla_doc_cell *cell,
                      const struct pla_about_criterion *about, const struct pla_used_rating *rating)
{
    struct pla_rational value = rating->value;
    if (rating->cannot_judge) {
        pla_run_say(doc, &cell->runs, PLA_W_cannot_judge, NULL, 0);
    } else if (about != NULL && value.den == 1 && value.num >= 0 &&
               (uint64_t)value.num < about->levels.count) {
        pla_cell_name(doc, cell, about->levels.items[value.num]);
        pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN, PLA_TEXT(" ("));
        pla_run_number(doc, &cell->runs, value);
        pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN, PLA_TEXT(")"));
    } else {
        pla_cell_number(doc, cell, value);
    }
}

static bool is_disputed(const struct pla_decision *decision, struct pla_text criterion)
{
    static const struct pla_text prefix = {"dispute:", 8};
    for (size_t i = 0; i < decision->flags.count; i++) {
        struct pla_text flag = decision->flags.items[i];
        if (flag.length == prefix.length + criterion.length &&
            memcmp(flag.at, prefix.at, prefix.length) == 0 &&
            memcmp(flag.at + prefix.length, criterion.at, criterion.length) == 0) {
            return true;
        }
    }
    return false;
}

static void put_rating_row(struct pla_doc_node *table, const struct scene *scene,
                           const struct pla_text *assessors, size_t count,
                           const struct pla_criterion_result *criterion)
{
    struct pla_doc_row *row = pla_doc_row(table);
    if (row == NULL) {
        return;
    }
    struct pla_doc *doc = table->doc;
    const struct pla_about_criterion *about = pla_about_criterion(scene->rubric, criterion->id);
    bool has_title = about != NULL && about->title.length > 0;
    row->id = pla_report_anchor(doc, scene->record, scene->index, "criterion", criterion->id);
    pla_cell_name(doc, &row->cells[CRITERION], has_title ? about->title : criterion->id);
    if (about != NULL && about->is_computed) {
        pla_run_add(doc, &row->cells[CRITERION].runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_run_add(doc, &row->cells[CRITERION].runs, PLA_RUN_QUIET,
                    pla_word(doc->words, PLA_W_computed));
    }
    if (about != NULL) {
        pla_cell_name(doc, &row->cells[MINIMUM], about->minimum);
    }
    for (size_t r = 0; r < criterion->rating_count; r++) {
        for (size_t i = 0; i < count; i++) {
            if (pla_text_equal(assessors[i], criterion->ratings[r].assessor)) {
                put_value(doc, &row->cells[FIRST_ASSESSOR + i], about, &criterion->ratings[r]);
            }
        }
    }
    pla_say_level(doc, &row->cells[FIRST_ASSESSOR + count].runs, criterion);
    struct pla_doc_cell *state = &row->cells[FIRST_ASSESSOR + count + 1];
    bool in_dispute = is_disputed(scene->decision, criterion->id);
    pla_cell_status(
        doc, state, in_dispute ? PLA_TONE_OPEN : pla_tone_of_state(criterion->state),
        pla_word(doc->words, in_dispute ? PLA_W_dispute : pla_word_of_state(criterion->state)));
}

static void put_comments(struct pla_doc_node *section, const struct scene *scene)
{
    const struct pla_context *context = scene->one->context;
    struct pla_doc_node *list = NULL;
    for (size_t i = 0; context != NULL && i < context->comment_count; i++) {
        const struct pla_context_comment *comment = &context->comments[i];
        bool is_other =
            (comment->rubric.length > 0 &&
             !pla_text_equal(comment->rubric, scene->decision->rubric)) ||
            (comment->claim.length > 0 && !pla_text_equal(comment->claim, scene->decision->claim));
        if (is_other) {
            continue;
        }
        list = list != NULL ? list : pla_doc_add(section, PLA_DOC_LIST);
        struct pla_runs *runs = item_of(list, PLA_TONE_NONE);
        if (runs == NULL) {
            return;
        }
        struct pla_doc *doc = section->doc;
        pla_run_add(doc, runs, PLA_RUN_STRONG, comment->assessor);
        pla_run_add(doc, runs, PLA_RUN_PLAIN, pla_word(doc->words, PLA_W_list_comma));
        pla_run_add(doc, runs, PLA_RUN_ISOLATE,
                    pla_about_criterion_title(scene->report->about, scene->decision->rubric,
                                              scene->decision->version, comment->criterion));
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(": "));
        pla_run_add(doc, runs, PLA_RUN_ISOLATE, comment->text);
    }
}

static void put_ratings(struct pla_doc_node *parent, const struct scene *scene)
{
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_criteria_ratings);
    if (section == NULL) {
        return;
    }
    if (scene->decision->criterion_count == 0) {
        (void)pla_doc_paragraph(section, PLA_W_no_ratings, NULL, 0);
        return;
    }
    size_t count;
    const struct pla_text *assessors = assessors_of(section->doc, scene->decision, &count);
    const struct pla_doc_column *columns = rating_columns(section->doc, assessors, count);
    struct pla_doc_node *table =
        columns != NULL ? pla_doc_table(section, columns, FIRST_ASSESSOR + count + 2) : NULL;
    if (table == NULL) {
        return;
    }
    pla_run_say(table->doc, &table->title, PLA_W_ratings_side, NULL, 0);
    for (size_t i = 0; i < scene->decision->criterion_count; i++) {
        put_rating_row(table, scene, assessors, count, &scene->decision->criteria[i]);
    }
    put_comments(section, scene);
}

/* ---- evidence against awards ---- */

static bool rests_on(const struct pla_reason *reasons, size_t count, struct pla_text id)
{
    for (size_t i = 0; i < count; i++) {
        if (pla_text_list_has(&reasons[i].evidence, id) ||
            rests_on(reasons[i].parts, reasons[i].part_count, id)) {
            return true;
        }
    }
    return false;
}

static void put_mark(struct pla_doc *doc, struct pla_doc_cell *cell,
                     const struct pla_award_result *award, const struct pla_evidence_result *item)
{
    bool is_used = rests_on(award->reasons, award->reason_count, item->id);
    bool is_refused = item->admitted == PLA_NOT_MET;
    bool is_sure = item->admitted == PLA_MET;
    pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN,
                is_refused ? PLA_TEXT("✗")
                : !is_used ? PLA_TEXT("·")
                : is_sure  ? PLA_TEXT("✓")
                           : PLA_TEXT("?"));
}

static void put_matrix(struct pla_doc_node *parent, const struct scene *scene)
{
    enum { MOST_AWARDS = 24 };
    const struct pla_decision *decision = scene->decision;
    size_t awards = decision->award_count < MOST_AWARDS ? decision->award_count : MOST_AWARDS;
    if (parent == NULL || awards == 0 || decision->evidence_count == 0) {
        return;
    }
    struct pla_doc *doc = parent->doc;
    struct pla_doc_node *section = pla_doc_section(parent, PLA_W_matrix);
    struct pla_doc_column *columns = PLA_NEW_ARRAY(doc->arena, awards + 1, struct pla_doc_column);
    if (columns == NULL) {
        return;
    }
    columns[0] = (struct pla_doc_column){
        .title = pla_word(doc->words, PLA_W_evidence_item), .is_header = true, .share = 3};
    for (size_t i = 0; i < awards; i++) {
        columns[i + 1] =
            (struct pla_doc_column){.title = decision->awards[i].id, .kind = PLA_COLUMN_CODE};
    }
    struct pla_doc_node *note = pla_doc_add(section, PLA_DOC_NOTE);
    struct pla_doc_node *table = pla_doc_table(section, columns, awards + 1);
    if (table == NULL || note == NULL) {
        return;
    }
    pla_run_say(doc, &note->runs, PLA_W_matrix_note, NULL, 0);
    table->table->is_matrix = true;
    table->is_titled = true;
    pla_run_say(doc, &table->title, PLA_W_matrix, NULL, 0);
    for (size_t i = 0; i < decision->evidence_count; i++) {
        const struct pla_evidence_result *item = &decision->evidence[i];
        struct pla_doc_row *row = pla_doc_row(table);
        if (row == NULL) {
            return;
        }
        struct pla_text anchor =
            pla_report_anchor(doc, scene->record, scene->index, "evidence", item->id);
        pla_run_anchor(doc, &row->cells[0].runs, pla_report_item(scene->one, item->id), anchor);
        for (size_t a = 0; a < awards; a++) {
            put_mark(doc, &row->cells[a + 1], &decision->awards[a], item);
        }
    }
}

/* ---- proof ---- */

static void put_award(struct pla_doc_node *parent, const struct scene *scene,
                      const struct pla_award_result *award)
{
    struct pla_doc_node *section = pla_doc_add(parent, PLA_DOC_SECTION);
    if (section == NULL) {
        return;
    }
    struct pla_doc *doc = section->doc;
    section->id = pla_report_anchor(doc, scene->record, scene->index, "award", award->id);
    pla_run_add(doc, &section->title, PLA_RUN_CODE, award->id);
    if (award->title.length > 0) {
        pla_run_add(doc, &section->title, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_run_add(doc, &section->title, PLA_RUN_ISOLATE, award->title);
    }
    struct pla_doc_node *line = pla_doc_add(section, PLA_DOC_PARAGRAPH);
    if (line != NULL) {
        struct pla_arg args[] = {PLA_ARG_R(award->credits), PLA_ARG_R(award->offered),
                                 PLA_ARG_N(award->unit)};
        pla_run_status(doc, &line->runs, pla_tone_of_award(award->status),
                       pla_word(doc->words, pla_word_of_award(award->status)));
        pla_run_add(doc, &line->runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_run_say(doc, &line->runs, PLA_W_credits_of, args, 3);
    }
    pla_report_put_proof(section, scene->rubric, award->reasons, award->reason_count);
    struct pla_doc_node *list = NULL;
    for (size_t i = 0; i < award->gap_count; i++) {
        list = list != NULL ? list : pla_doc_add(section, PLA_DOC_LIST);
        struct pla_runs *runs = item_of(list, PLA_TONE_BAD);
        if (runs != NULL) {
            pla_say_gap(doc, runs, scene->rubric, award, &award->gaps[i]);
        }
    }
    for (size_t i = 0; i < award->limit_count; i++) {
        list = list != NULL ? list : pla_doc_add(section, PLA_DOC_LIST);
        struct pla_runs *runs = item_of(list, PLA_TONE_PARTIAL);
        if (runs != NULL) {
            pla_say_limit(doc, runs, &award->limits[i]);
        }
    }
}

static void put_proof(struct pla_doc_node *parent, const struct scene *scene)
{
    struct pla_doc_node *section =
        scene->decision->award_count > 0 ? pla_doc_section(parent, PLA_W_proof) : NULL;
    for (size_t i = 0; section != NULL && i < scene->decision->award_count; i++) {
        put_award(section, scene, &scene->decision->awards[i]);
    }
}

/* ---- wording ---- */

static void put_levels(struct pla_doc_node *parent, const struct pla_about_criterion *criterion)
{
    struct pla_doc_node *section = pla_doc_add(parent, PLA_DOC_SECTION);
    struct pla_doc_node *terms = pla_doc_add(section, PLA_DOC_TERMS);
    if (terms == NULL) {
        return;
    }
    bool has_title = criterion->title.length > 0;
    pla_run_add(section->doc, &section->title, PLA_RUN_ISOLATE,
                has_title ? criterion->title : criterion->id);
    for (size_t i = 0; i < criterion->levels.count && i < criterion->descriptors.count; i++) {
        struct pla_doc_node *term =
            criterion->descriptors.items[i].length > 0 ? pla_doc_add(terms, PLA_DOC_TERM) : NULL;
        if (term != NULL) {
            pla_run_add(term->doc, &term->title, PLA_RUN_ISOLATE, criterion->levels.items[i]);
            pla_run_add(term->doc, &term->runs, PLA_RUN_ISOLATE, criterion->descriptors.items[i]);
        }
    }
}

static bool has_wording(const struct pla_about_criterion *criterion)
{
    for (size_t i = 0; i < criterion->descriptors.count; i++) {
        if (criterion->descriptors.items[i].length > 0) {
            return true;
        }
    }
    return false;
}

static void put_wording(struct pla_doc_node *parent, const struct pla_about_rubric *rubric)
{
    struct pla_doc_node *section = NULL;
    for (size_t i = 0; rubric != NULL && i < rubric->criterion_count; i++) {
        if (!has_wording(&rubric->criteria[i])) {
            continue;
        }
        if (section == NULL) {
            section = pla_doc_section(parent, PLA_W_wording);
            if (section == NULL) {
                return;
            }
            section->is_folded = true;
        }
        put_levels(section, &rubric->criteria[i]);
    }
}

/* ---- the whole ---- */

static void put_decision(struct pla_doc_node *parent, const struct scene *scene)
{
    struct pla_doc_node *section = pla_doc_add(parent, PLA_DOC_SECTION);
    if (section == NULL) {
        return;
    }
    pla_report_put_rubric(section->doc, &section->title, scene->report, scene->one,
                          scene->decision);
    put_ratings(section, scene);
    put_matrix(section, scene);
    put_proof(section, scene);
    if (scene->decision->evidence_count > 0) {
        pla_report_put_evidence(pla_doc_section(section, PLA_W_evidence), scene->one,
                                scene->decision, scene->record, scene->index);
    }
    put_wording(section, scene->rubric);
}

void pla_assessor_put(struct pla_doc_node *parent, const struct pla_report *report,
                      const struct pla_subject *one, size_t record)
{
    pla_report_put_case(parent, report, one);
    pla_learner_put_verdict(parent, report, one);
    put_to_do(parent, report, one);
    for (size_t i = 0; i < one->decision_count; i++) {
        const struct pla_decision *decision = &one->decisions[i];
        struct scene scene = {
            .report = report,
            .one = one,
            .decision = decision,
            .rubric = pla_about_rubric(report->about, decision->rubric, decision->version),
            .record = record,
            .index = i};
        put_decision(parent, &scene);
    }
    pla_report_put_about(parent, report, one);
}
