// SPDX-License-Identifier: Apache-2.0
/** The learner's page and letter. */
#include "learner.h"

/** What the decisions of a record come to. */
struct sums {
    size_t by_status[PLA_STATUS_COUNT];
    size_t open, items, admitted;
    struct pla_rational credits;
    enum pla_decision_status worst;
    bool is_known; /**< the sum of credits is exact */
};

static struct sums sums_of(const struct pla_subject *one)
{
    struct sums sums = {.credits = PLA_ZERO, .worst = PLA_DECISION_COMPLETE, .is_known = true};
    for (size_t d = 0; d < one->decision_count; d++) {
        const struct pla_decision *decision = &one->decisions[d];
        for (size_t i = 0; i < decision->award_count; i++) {
            sums.by_status[decision->awards[i].status]++;
        }
        sums.items += decision->evidence_count;
        sums.admitted += pla_report_admitted(decision);
        sums.is_known =
            sums.is_known && pla_rational_add(sums.credits, decision->credits, &sums.credits);
        if (decision->status < sums.worst) {
            sums.worst = decision->status;
        }
    }
    sums.open = sums.by_status[PLA_STATUS_UNDECIDED] + sums.by_status[PLA_STATUS_REFERRED] +
                sums.by_status[PLA_STATUS_FAILED];
    return sums;
}

/* ---- the verdict ---- */

struct answer {
    enum pla_tone tone;
    enum pla_word word;
    struct pla_rational number;
};

static struct answer answer_of(const struct sums *sums)
{
    size_t recommended = sums->by_status[PLA_STATUS_RECOMMENDED];
    if (sums->credits.num > 0 && sums->is_known) {
        return (struct answer){PLA_TONE_GOOD, PLA_W_verdict_credits, sums->credits};
    }
    if (recommended > 0) {
        return (struct answer){PLA_TONE_GOOD, PLA_W_verdict_awards,
                               PLA_WHOLE((int64_t)recommended)};
    }
    if (sums->worst == PLA_DECISION_FAILED) {
        return (struct answer){PLA_TONE_FAILED, PLA_W_verdict_failed, PLA_ZERO};
    }
    if (sums->worst == PLA_DECISION_INCOMPLETE) {
        return (struct answer){PLA_TONE_OPEN, PLA_W_verdict_incomplete, PLA_ZERO};
    }
    if (sums->worst == PLA_DECISION_REFERRED) {
        return (struct answer){PLA_TONE_OPEN, PLA_W_verdict_referred, PLA_ZERO};
    }
    if (sums->worst == PLA_DECISION_UNDECIDED || sums->open > 0) {
        return (struct answer){PLA_TONE_OPEN, PLA_W_verdict_open, PLA_ZERO};
    }
    if (sums->by_status[PLA_STATUS_WITHHELD] > 0) {
        return (struct answer){PLA_TONE_PARTIAL, PLA_W_verdict_withheld, PLA_ZERO};
    }
    return (struct answer){PLA_TONE_BAD, PLA_W_verdict_none, PLA_ZERO};
}

/** Where a record has several decisions, each outcome says whose it is. */
static void put_outcome(struct pla_doc_node *verdict, const struct pla_report *report,
                        const struct pla_subject *one, const struct pla_decision *decision,
                        struct pla_text title)
{
    struct pla_doc_node *line = pla_doc_add(verdict, PLA_DOC_PARAGRAPH);
    if (line == NULL) {
        return;
    }
    if (one->decision_count > 1) {
        pla_report_put_rubric(line->doc, &line->runs, report, one, decision);
        pla_run_add(line->doc, &line->runs, PLA_RUN_PLAIN, PLA_TEXT(" – "));
    }
    pla_run_say(line->doc, &line->runs, PLA_W_verdict_outcome, &PLA_ARG_N(title), 1);
}

void pla_learner_put_verdict(struct pla_doc_node *parent, const struct pla_report *report,
                             const struct pla_subject *one)
{
    struct sums sums = sums_of(one);
    struct answer answer = answer_of(&sums);
    struct pla_doc_node *verdict = pla_doc_add(parent, PLA_DOC_VERDICT);
    if (verdict == NULL) {
        return;
    }
    struct pla_doc *doc = verdict->doc;
    verdict->tone = answer.tone;
    pla_run_say(doc, &verdict->title, answer.word, &PLA_ARG_R(answer.number), 1);
    for (size_t i = 0; i < one->decision_count; i++) {
        const struct pla_decision *decision = &one->decisions[i];
        if (decision->outcome.length > 0) {
            const struct pla_about_rubric *rubric =
                pla_about_rubric(report->about, decision->rubric, decision->version);
            put_outcome(verdict, report, one, decision,
                        pla_about_outcome_title(rubric, decision->outcome));
        }
    }
    if (sums.open > 0 && answer.word != PLA_W_verdict_open) {
        (void)pla_doc_paragraph(verdict, PLA_W_also_open, &PLA_ARG_I(sums.open), 1);
    }
    size_t missing = sums.by_status[PLA_STATUS_NOT_MET];
    if (missing > 0) {
        (void)pla_doc_paragraph(verdict, PLA_W_also_missing, &PLA_ARG_I(missing), 1);
    }
    if (answer.tone == PLA_TONE_GOOD) {
        (void)pla_doc_paragraph(verdict, PLA_W_recommendation_only, NULL, 0);
    }
}

static void put_figures(struct pla_doc_node *parent, const struct pla_subject *one)
{
    static const struct {
        enum pla_award_status status;
        enum pla_word label;
    } shown[] = {
        {PLA_STATUS_RECOMMENDED, PLA_W_figure_recommended},
        {PLA_STATUS_WITHHELD, PLA_W_figure_withheld},
        {PLA_STATUS_NOT_MET, PLA_W_figure_not_met},
    };
    struct sums sums = sums_of(one);
    struct pla_doc_node *figures = pla_doc_add(parent, PLA_DOC_FIGURES);
    if (sums.is_known) {
        pla_report_put_figure(figures, PLA_W_figure_credits, sums.credits);
    }
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        size_t count = sums.by_status[shown[i].status];
        if (count > 0 || i == 0) {
            pla_report_put_figure(figures, shown[i].label, PLA_WHOLE((int64_t)count));
        }
    }
    if (sums.open > 0) {
        pla_report_put_figure(figures, PLA_W_figure_open, PLA_WHOLE((int64_t)sums.open));
    }
    if (one->decision_count == 1) {
        pla_report_put_figure(figures, PLA_W_figure_evidence, PLA_WHOLE((int64_t)sums.admitted));
    }
}

/* ---- one award ---- */

/** A paragraph with no words yet. */
static struct pla_runs *line(struct pla_doc_node *parent)
{
    struct pla_doc_node *paragraph = pla_doc_add(parent, PLA_DOC_PARAGRAPH);
    return paragraph != NULL ? &paragraph->runs : NULL;
}

static void put_standing(struct pla_doc_node *section, const struct pla_award_result *award)
{
    struct pla_doc *doc = section->doc;
    struct pla_runs *runs = line(section);
    if (runs == NULL) {
        return;
    }
    pla_run_status(doc, runs, pla_tone_of_award(award->status),
                   pla_word(doc->words, pla_word_of_award(award->status)));
    bool has_credit = award->offered.num > 0 && award->unit.length > 0;
    if (has_credit) {
        bool is_points = award->kind == PLA_AWARD_POINTS;
        struct pla_rational counted = is_points ? award->earned : award->credits;
        struct pla_arg args[] = {PLA_ARG_R(counted), PLA_ARG_R(award->offered),
                                 PLA_ARG_N(award->unit)};
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        /* Foreign units are converted: what is counted stands in the institution's own. */
        bool is_converted = pla_rational_compare(counted, award->offered) > 0;
        pla_run_say(doc, runs,
                    is_converted ? PLA_W_credits_counted
                    : is_points  ? PLA_W_points_of
                                 : PLA_W_credits_of,
                    args, 3);
    }
    struct pla_text more[] = {award->credit_level, award->grade, award->symbol};
    for (size_t i = 0; i < sizeof(more) / sizeof(more[0]) && has_credit; i++) {
        if (more[i].length > 0) {
            pla_run_add(doc, runs, PLA_RUN_PLAIN, pla_word(doc->words, PLA_W_list_comma));
            pla_run_add(doc, runs, PLA_RUN_ISOLATE, more[i]);
        }
    }
}

static void put_cite(struct pla_doc_node *section, const struct pla_cite *cite)
{
    struct pla_arg args[] = {PLA_ARG_N(cite->source), PLA_ARG_N(cite->edition)};
    if (cite->source.length > 0) {
        (void)pla_doc_paragraph(
            section, cite->edition.length > 0 ? PLA_W_cites_edition : PLA_W_cites, args, 2);
    }
    if (cite->unverified) {
        (void)pla_doc_paragraph(section, PLA_W_cites_unverified, NULL, 0);
    }
}

static void put_conditions(struct pla_doc_node *section, const struct pla_award_result *award)
{
    struct pla_doc *doc = section->doc;
    for (size_t i = 0; i < award->limit_count; i++) {
        if (!pla_rational_is_zero(award->limits[i].cut)) {
            struct pla_runs *runs = line(section);
            if (runs != NULL) {
                pla_say_limit(doc, runs, &award->limits[i]);
            }
        }
    }
    for (size_t i = 0; i < award->hold.count; i++) {
        (void)pla_doc_paragraph(section, PLA_W_held_back, &PLA_ARG_C(award->hold.items[i]), 1);
    }
    if (award->has_expires) {
        (void)pla_doc_paragraph(section, PLA_W_expires_on, &PLA_ARG_D(award->expires), 1);
    }
    if (award->cite != NULL) {
        put_cite(section, award->cite);
    }
}

/** The wording of the level a gap asks for; absent if the rubric has none. */
static struct pla_text wording_of(const struct pla_about_rubric *rubric, const struct pla_gap *gap)
{
    const struct pla_about_criterion *criterion = pla_about_criterion(rubric, gap->name);
    for (size_t i = 0; criterion != NULL && i < criterion->levels.count; i++) {
        if (i < criterion->descriptors.count &&
            pla_text_equal(criterion->levels.items[i], gap->to_level)) {
            return criterion->descriptors.items[i];
        }
    }
    return (struct pla_text){0};
}

static void put_gaps(struct pla_doc_node *section, const struct pla_about_rubric *rubric,
                     const struct pla_award_result *award)
{
    struct pla_doc *doc = section->doc;
    if (award->gap_count == 0) {
        return;
    }
    struct pla_doc_node *missing = pla_doc_section(section, PLA_W_what_is_missing);
    struct pla_doc_node *list = pla_doc_add(missing, PLA_DOC_LIST);
    for (size_t i = 0; i < award->gap_count; i++) {
        const struct pla_gap *gap = &award->gaps[i];
        struct pla_doc_node *item = pla_doc_add(list, PLA_DOC_ITEM);
        if (item == NULL) {
            return;
        }
        pla_say_gap(doc, &item->runs, rubric, award, gap);
        struct pla_text wording = wording_of(rubric, gap);
        struct pla_runs *runs = wording.length > 0 ? line(item) : NULL;
        if (runs != NULL) {
            pla_run_say(doc, runs, PLA_W_needed_level, &PLA_ARG_N(gap->to_level), 1);
            pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
            pla_run_add(doc, runs, PLA_RUN_ISOLATE, wording);
        }
    }
}

static void put_award(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                      const struct pla_award_result *award, struct pla_text anchor)
{
    struct pla_doc_node *section = pla_doc_add(parent, PLA_DOC_SECTION);
    if (section == NULL) {
        return;
    }
    struct pla_doc *doc = section->doc;
    struct pla_text code = award->course.length > 0 ? award->course : award->id;
    section->id = anchor;
    pla_run_add(doc, &section->title, PLA_RUN_ISOLATE, code);
    if (award->title.length > 0 && !pla_text_equal(award->title, code)) {
        pla_run_add(doc, &section->title, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_run_add(doc, &section->title, PLA_RUN_ISOLATE, award->title);
    }
    put_standing(section, award);
    put_conditions(section, award);
    put_gaps(section, rubric, award);
    if (award->reason_count > 0) {
        struct pla_doc_node *why = pla_doc_section(section, PLA_W_why);
        if (why != NULL) {
            why->is_folded = award->status != PLA_STATUS_RECOMMENDED;
            pla_report_put_proof(why, rubric, award->reasons, award->reason_count);
        }
    }
}

/** Awards by what they mean for the learner: recognised first, then open, then missing. */
static void put_awards(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                       const struct pla_decision *decision, size_t record, size_t index)
{
    static const enum pla_award_status order[] = {
        PLA_STATUS_RECOMMENDED, PLA_STATUS_WITHHELD, PLA_STATUS_REFERRED,
        PLA_STATUS_UNDECIDED,   PLA_STATUS_FAILED,   PLA_STATUS_NOT_MET,
        PLA_STATUS_ALREADY,     PLA_STATUS_POSSIBLE, PLA_STATUS_IMPOSSIBLE,
    };
    for (size_t s = 0; parent != NULL && s < sizeof(order) / sizeof(order[0]); s++) {
        for (size_t i = 0; i < decision->award_count; i++) {
            const struct pla_award_result *award = &decision->awards[i];
            if (award->status == order[s]) {
                put_award(parent, rubric, award,
                          pla_report_anchor(parent->doc, record, index, "award", award->id));
            }
        }
    }
}

/* ---- levels ---- */

/** Index of a level name on a criterion's scale; the count of levels if it is not one. */
static size_t level_index(const struct pla_about_criterion *about, struct pla_text level)
{
    size_t i = 0;
    while (i < about->levels.count && !pla_text_equal(about->levels.items[i], level)) {
        i++;
    }
    return i;
}

static void put_wording(struct pla_doc_node *item, enum pla_word word,
                        const struct pla_about_criterion *about, size_t level)
{
    struct pla_text text =
        level < about->descriptors.count ? about->descriptors.items[level] : (struct pla_text){0};
    struct pla_runs *runs = text.length > 0 ? line(item) : NULL;
    if (runs != NULL) {
        pla_run_say(item->doc, runs, word, &PLA_ARG_N(about->levels.items[level]), 1);
        pla_run_add(item->doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_run_add(item->doc, runs, PLA_RUN_ISOLATE, text);
    }
}

static void put_level(struct pla_doc_node *list, const struct pla_about_rubric *rubric,
                      const struct pla_criterion_result *criterion, struct pla_text anchor)
{
    struct pla_doc_node *item = pla_doc_add(list, PLA_DOC_ITEM);
    if (item == NULL) {
        return;
    }
    struct pla_doc *doc = item->doc;
    const struct pla_about_criterion *about = pla_about_criterion(rubric, criterion->id);
    bool has_title = about != NULL && about->title.length > 0;
    item->tone = pla_tone_of_state(criterion->state);
    item->id = anchor;
    pla_run_add(doc, &item->runs, PLA_RUN_STRONG, has_title ? about->title : criterion->id);
    pla_run_add(doc, &item->runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
    pla_say_level(doc, &item->runs, criterion);
    if (about == NULL) {
        return;
    }
    if (about->minimum.length > 0) {
        pla_run_add(doc, &item->runs, PLA_RUN_PLAIN, PLA_TEXT(" ("));
        pla_run_say(doc, &item->runs, PLA_W_threshold_of, &PLA_ARG_N(about->minimum), 1);
        pla_run_add(doc, &item->runs, PLA_RUN_PLAIN, PLA_TEXT(")"));
    }
    size_t level = level_index(about, criterion->level);
    if (level < about->levels.count) {
        put_wording(item, PLA_W_reached_level, about, level);
        if (criterion->state == PLA_NOT_MET && level + 1 < about->levels.count) {
            put_wording(item, PLA_W_next_level, about, level + 1);
        }
    }
}

static void put_levels(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                       const struct pla_decision *decision, size_t record, size_t index)
{
    struct pla_doc_node *section =
        decision->criterion_count > 0 ? pla_doc_section(parent, PLA_W_your_levels) : NULL;
    struct pla_doc_node *list = pla_doc_add(section, PLA_DOC_LIST);
    for (size_t i = 0; list != NULL && i < decision->criterion_count; i++) {
        const struct pla_criterion_result *criterion = &decision->criteria[i];
        put_level(list, rubric, criterion,
                  pla_report_anchor(parent->doc, record, index, "criterion", criterion->id));
    }
}

/* ---- the whole ---- */

static void put_flags(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                      const struct pla_decision *decision)
{
    enum { MOST_NAMES = 5 };
    struct pla_doc_node *list =
        decision->flags.count > 0 ? pla_doc_add(parent, PLA_DOC_LIST) : NULL;
    for (size_t group = 0; list != NULL && group < PLA_FLAG_GROUPS; group++) {
        struct pla_runs runs = {0};
        struct pla_doc_node *item =
            pla_say_flags(list->doc, &runs, rubric, decision, group, MOST_NAMES)
                ? pla_doc_add(list, PLA_DOC_ITEM)
                : NULL;
        if (item != NULL) {
            item->tone = PLA_TONE_OPEN;
            item->runs = runs;
        }
    }
}

static void put_decision(struct pla_doc_node *parent, const struct pla_report *report,
                         const struct pla_subject *one, size_t record, size_t index)
{
    const struct pla_decision *decision = &one->decisions[index];
    const struct pla_about_rubric *rubric =
        pla_about_rubric(report->about, decision->rubric, decision->version);
    struct pla_doc_node *section = pla_doc_add(parent, PLA_DOC_SECTION);
    if (section == NULL) {
        return;
    }
    pla_report_put_rubric(section->doc, &section->title, report, one, decision);
    put_flags(section, rubric, decision);
    put_awards(section, rubric, decision, record, index);
    put_levels(section, rubric, decision, record, index);
    if (decision->evidence_count > 0) {
        struct pla_doc_node *evidence = pla_doc_section(section, PLA_W_your_evidence);
        pla_report_put_evidence(evidence, one, decision, record, index);
    }
}

void pla_learner_put(struct pla_doc_node *parent, const struct pla_report *report,
                     const struct pla_subject *one, size_t record)
{
    pla_report_put_case(parent, report, one);
    pla_learner_put_verdict(parent, report, one);
    put_figures(parent, one);
    for (size_t i = 0; i < one->decision_count; i++) {
        put_decision(parent, report, one, record, i);
    }
    pla_report_put_appeal(parent, report);
    pla_report_put_signatures(parent, report);
    pla_report_put_about(parent, report, one);
}
