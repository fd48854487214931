// SPDX-License-Identifier: Apache-2.0
/** A run as a whole, gathered decision by decision. */
#include "cohort.h"

#include <stdlib.h>

enum pla_code pla_cohort_new(struct pla_arena *arena, const struct pla_report *report,
                             struct pla_cohort **out, struct pla_err *err)
{
    struct pla_cohort *cohort = PLA_NEW(arena, struct pla_cohort);
    if (cohort == NULL) {
        return pla_err_memory(err);
    }
    cohort->arena = arena;
    cohort->report = report;
    pla_totals_init(&cohort->totals, arena);
    *out = cohort;
    return PLA_OK;
}

static struct pla_text copy(const struct pla_cohort *cohort, struct pla_text text)
{
    return pla_text_copy(cohort->arena, text);
}

/** Room for one more element of an array: its zeroed place, or NULL. */
#define ADD(cohort, items, count, capacity)                                                        \
    (((cohort)->grown = pla_arena_grow((cohort)->arena, (items), &(capacity), (count) + 1,         \
                                       sizeof(*(items)))) == NULL                                  \
         ? NULL                                                                                    \
         : ((items) = (cohort)->grown, memset(&(items)[(count)], 0, sizeof(*(items))),             \
            &(items)[(count)++]))

static struct pla_text name_of(const struct pla_context *context)
{
    return context != NULL ? context->name : (struct pla_text){0};
}

/* ---- rubrics ---- */

static struct pla_cohort_rubric *rubric_of(struct pla_cohort *cohort,
                                           const struct pla_decision *decision)
{
    for (size_t i = 0; i < cohort->rubric_count; i++) {
        struct pla_cohort_rubric *rubric = &cohort->rubrics[i];
        if (pla_text_equal(rubric->id, decision->rubric) &&
            pla_text_equal(rubric->version, decision->version)) {
            return rubric;
        }
    }
    struct pla_cohort_rubric *rubric =
        ADD(cohort, cohort->rubrics, cohort->rubric_count, cohort->rubric_capacity);
    if (rubric != NULL) {
        const struct pla_about_rubric *about =
            pla_about_rubric(cohort->report->about, decision->rubric, decision->version);
        rubric->id = copy(cohort, decision->rubric);
        rubric->version = copy(cohort, decision->version);
        rubric->title = about != NULL && about->title.length > 0 ? about->title : rubric->id;
    }
    return rubric;
}

static void add_threshold(struct pla_cohort *cohort, struct pla_cohort_rubric *rubric,
                          struct pla_rational at)
{
    size_t place = 0;
    while (place < rubric->threshold_count) {
        int order = pla_rational_compare(rubric->thresholds[place], at);
        if (order == 0) {
            return;
        }
        if (order > 0) {
            break;
        }
        place++;
    }
    if (ADD(cohort, rubric->thresholds, rubric->threshold_count, rubric->threshold_capacity) ==
        NULL) {
        return;
    }
    memmove(rubric->thresholds + place + 1, rubric->thresholds + place,
            (rubric->threshold_count - 1 - place) * sizeof(rubric->thresholds[0]));
    rubric->thresholds[place] = at;
}

/** What reasons ask of the score. */
static void find_thresholds(struct pla_cohort *cohort, struct pla_cohort_rubric *rubric,
                            const struct pla_reason *reasons, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pla_reason_words *words = reasons[i].words;
        if (words != NULL && pla_text_equal(words->measure, PLA_TEXT("score")) &&
            pla_text_equal(words->op, PLA_TEXT("at_least")) &&
            reasons[i].need.kind == PLA_KIND_NUMBER && reasons[i].need.state == PLA_VALUE_KNOWN) {
            add_threshold(cohort, rubric, reasons[i].need.low);
        }
        find_thresholds(cohort, rubric, reasons[i].parts, reasons[i].part_count);
    }
}

static struct pla_cohort_criterion *
criterion_of(struct pla_cohort *cohort, struct pla_cohort_rubric *rubric, struct pla_text id)
{
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        if (pla_text_equal(rubric->criteria[i].id, id)) {
            return &rubric->criteria[i];
        }
    }
    struct pla_cohort_criterion *criterion =
        ADD(cohort, rubric->criteria, rubric->criterion_count, rubric->criterion_capacity);
    if (criterion != NULL) {
        criterion->id = copy(cohort, id);
        criterion->title = pla_about_criterion_title(cohort->report->about, rubric->id,
                                                     rubric->version, criterion->id);
    }
    return criterion;
}

/** Is there a flag "dispute:" of this criterion? */
static bool is_disputed(const struct pla_decision *decision, struct pla_text criterion)
{
    struct pla_str flag = {0};
    PLA_PUT(&flag, "dispute:");
    pla_str_put_text(&flag, criterion);
    bool is_there = !flag.failed &&
                    pla_text_list_has(&decision->flags, (struct pla_text){flag.at, flag.length});
    pla_str_release(&flag);
    return is_there;
}

static void add_agreement(struct pla_cohort *cohort, struct pla_cohort_rubric *rubric,
                          const struct pla_decision *decision)
{
    for (size_t i = 0; i < decision->criterion_count; i++) {
        const struct pla_criterion_result *result = &decision->criteria[i];
        const struct pla_used_rating *first = NULL;
        size_t usable = 0, same = 0;
        for (size_t r = 0; r < result->rating_count; r++) {
            const struct pla_used_rating *rating = &result->ratings[r];
            if (rating->cannot_judge) {
                continue;
            }
            first = first != NULL ? first : rating;
            usable++;
            same += pla_rational_compare(first->value, rating->value) == 0;
        }
        struct pla_cohort_criterion *criterion =
            usable > 1 ? criterion_of(cohort, rubric, result->id) : NULL;
        if (criterion != NULL) {
            criterion->rated_twice++;
            criterion->same += same == usable;
            criterion->disputed += is_disputed(decision, result->id);
        }
    }
}

static void add_rubric(struct pla_cohort *cohort, const struct pla_decision *decision)
{
    struct pla_cohort_rubric *rubric = rubric_of(cohort, decision);
    if (rubric == NULL) {
        return;
    }
    rubric->decisions++;
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        rubric->by_status[award->status]++;
        find_thresholds(cohort, rubric, award->reasons, award->reason_count);
    }
    if (decision->has_score) {
        struct pla_rational *score =
            ADD(cohort, rubric->scores, rubric->score_count, rubric->score_capacity);
        if (score != NULL) {
            *score = decision->score;
        }
    }
    add_agreement(cohort, rubric, decision);
}

/* ---- limits and persons ---- */

static void add_cap(struct pla_cohort *cohort, const struct pla_limit *limit)
{
    struct pla_cohort_cut *cap = NULL;
    for (size_t i = 0; i < cohort->cap_count && cap == NULL; i++) {
        cap = pla_text_equal(cohort->caps[i].by, limit->by) ? &cohort->caps[i] : NULL;
    }
    if (cap == NULL) {
        cap = ADD(cohort, cohort->caps, cohort->cap_count, cohort->cap_capacity);
        if (cap == NULL) {
            return;
        }
        cap->by = copy(cohort, limit->by);
        cap->credits = PLA_ZERO;
    }
    cap->awards++;
    (void)pla_rational_add(cap->credits, limit->cut, &cap->credits);
}

/** "cap:pla", not "round" or a rule that cut nothing. */
static bool is_pressure(const struct pla_limit *limit)
{
    return limit->cut.num > 0 && !pla_text_equal(limit->by, PLA_TEXT("round"));
}

static void add_person(struct pla_cohort *cohort, const struct pla_decision *decision,
                       const struct pla_award_result *award)
{
    struct pla_cohort_person *last =
        cohort->person_count > 0 ? &cohort->people[cohort->person_count - 1] : NULL;
    struct pla_text id = decision->learner.length > 0 ? decision->learner : decision->portfolio;
    bool is_recommended = award->status == PLA_STATUS_RECOMMENDED;
    bool is_same = last != NULL && pla_text_equal(last->learner, id) &&
                   pla_text_equal(last->method, award->method) &&
                   pla_text_equal(last->program, decision->program);
    if (!is_same) {
        last = ADD(cohort, cohort->people, cohort->person_count, cohort->person_capacity);
        if (last == NULL) {
            return;
        }
        *last = (struct pla_cohort_person){.learner = copy(cohort, id),
                                           .method = copy(cohort, award->method),
                                           .program = copy(cohort, decision->program),
                                           .credits = PLA_ZERO};
    }
    last->is_recommended = last->is_recommended || is_recommended;
    if (is_recommended) {
        (void)pla_rational_add(last->credits, award->credits, &last->credits);
    }
}

/* ---- rows ---- */

/** Runs that outlive the document they were said in: names keep a direction of their own. */
static struct pla_runs keep_runs(struct pla_cohort *cohort, const struct pla_runs *runs)
{
    struct pla_runs kept = {0};
    for (const struct pla_run *run = runs->first; run != NULL; run = run->next) {
        struct pla_run *one = PLA_NEW(cohort->arena, struct pla_run);
        if (one == NULL) {
            break; /* the arena remembers */
        }
        *one = *run;
        one->text = pla_text_copy(cohort->arena, run->text);
        one->link = pla_text_copy(cohort->arena, run->link);
        one->next = NULL;
        *(kept.last != NULL ? &kept.last->next : &kept.first) = one;
        kept.last = one;
    }
    return kept;
}

/** Why an award stands as it does, in the language: cuts, gaps, else what is open. */
static struct pla_runs say_why(struct pla_cohort *cohort, const struct pla_decision *decision,
                               const struct pla_award_result *award)
{
    enum { MOST = 3 };
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    struct pla_doc *doc = pla_doc_new(&arena, cohort->report->words);
    const struct pla_about_rubric *rubric =
        pla_about_rubric(cohort->report->about, decision->rubric, decision->version);
    struct pla_runs runs = {0};
    size_t said = 0;
    for (size_t i = 0; doc != NULL && i < award->limit_count && said < MOST; i++) {
        if (!pla_rational_is_zero(award->limits[i].cut)) {
            pla_run_add(doc, &runs, PLA_RUN_PLAIN, said++ > 0 ? PLA_TEXT(" ") : PLA_TEXT(""));
            pla_say_limit(doc, &runs, &award->limits[i]);
        }
    }
    for (size_t i = 0; doc != NULL && i < award->gap_count && said < MOST; i++) {
        pla_run_add(doc, &runs, PLA_RUN_PLAIN, said++ > 0 ? PLA_TEXT("; ") : PLA_TEXT(""));
        pla_say_gap(doc, &runs, rubric, award, &award->gaps[i]);
    }
    for (size_t i = 0; doc != NULL && i < award->reason_count && said < MOST; i++) {
        if (award->reasons[i].state == PLA_UNDECIDED || award->reasons[i].state == PLA_FAILED) {
            pla_run_add(doc, &runs, PLA_RUN_PLAIN, said++ > 0 ? PLA_TEXT("; ") : PLA_TEXT(""));
            pla_say_reason(doc, &runs, rubric, &award->reasons[i]);
        }
    }
    struct pla_runs why = keep_runs(cohort, &runs);
    cohort->arena->failed = cohort->arena->failed || arena.failed;
    pla_arena_release(&arena);
    return why;
}

static void add_row(struct pla_cohort *cohort, const struct pla_decision *decision,
                    const struct pla_award_result *award, const struct pla_context *context)
{
    if (cohort->row_count >= PLA_COHORT_ROWS) {
        cohort->rows_left_out++;
        return;
    }
    struct pla_cohort_row *row = ADD(cohort, cohort->rows, cohort->row_count, cohort->row_capacity);
    if (row == NULL) {
        return;
    }
    *row = (struct pla_cohort_row){
        .learner = copy(cohort, decision->learner),
        .name = copy(cohort, name_of(context)),
        .portfolio = copy(cohort, decision->portfolio),
        .rubric = copy(cohort, decision->rubric),
        .award = copy(cohort, award->id),
        .course = copy(cohort, award->course),
        .title = copy(cohort, award->title),
        .method = copy(cohort, award->method),
        .status = award->status,
        .credits = award->credits,
    };
    row->why = say_why(cohort, decision, award);
}

/** Awards that are not decided, by their ids. */
static void say_open_awards(struct pla_doc *doc, struct pla_runs *runs,
                            const struct pla_decision *decision)
{
    bool has_some = false;
    for (size_t i = 0; doc != NULL && i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        enum pla_tone tone = pla_tone_of_award(award->status);
        if (tone != PLA_TONE_OPEN && tone != PLA_TONE_FAILED) {
            continue;
        }
        struct pla_text before = has_some              ? pla_word(doc->words, PLA_W_list_comma)
                                 : runs->first != NULL ? PLA_TEXT(" ")
                                                       : (struct pla_text){0};
        pla_run_add(doc, runs, PLA_RUN_PLAIN, before);
        pla_run_add(doc, runs, PLA_RUN_CODE, award->id);
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(": "));
        pla_run_add(doc, runs, PLA_RUN_PLAIN,
                    pla_word(doc->words, pla_word_of_award(award->status)));
        has_some = true;
    }
}

static void add_review(struct pla_cohort *cohort, const struct pla_decision *decision,
                       const struct pla_context *context)
{
    enum { MOST_NAMES = 3 };
    bool is_open = decision->status != PLA_DECISION_COMPLETE || decision->flags.count > 0;
    if (!is_open) {
        return;
    }
    if (cohort->review_count >= PLA_COHORT_ROWS) {
        cohort->reviews_left_out++;
        return;
    }
    struct pla_cohort_review *review =
        ADD(cohort, cohort->reviews, cohort->review_count, cohort->review_capacity);
    if (review == NULL) {
        return;
    }
    struct pla_arena arena;
    struct pla_runs runs = {0};
    pla_arena_init(&arena, 0);
    struct pla_doc *doc = pla_doc_new(&arena, cohort->report->words);
    const struct pla_about_rubric *rubric =
        pla_about_rubric(cohort->report->about, decision->rubric, decision->version);
    for (size_t group = 0; doc != NULL && group < PLA_FLAG_GROUPS; group++) {
        struct pla_runs said = {0};
        if (!pla_say_flags(doc, &said, rubric, decision, group, MOST_NAMES)) {
            continue;
        }
        pla_run_add(doc, &runs, PLA_RUN_PLAIN, runs.first != NULL ? PLA_TEXT(" ") : PLA_TEXT(""));
        if (runs.first == NULL) {
            runs.first = said.first;
        } else {
            runs.last->next = said.first;
        }
        runs.last = said.last;
    }
    say_open_awards(doc, &runs, decision);
    cohort->arena->failed = cohort->arena->failed || arena.failed;
    *review = (struct pla_cohort_review){
        .learner = copy(cohort, decision->learner),
        .name = copy(cohort, name_of(context)),
        .portfolio = copy(cohort, decision->portfolio),
        .rubric = copy(cohort, decision->rubric),
        .status = decision->status,
    };
    review->flags = keep_runs(cohort, &runs);
    pla_arena_release(&arena);
}

enum pla_code pla_cohort_add(struct pla_cohort *cohort, const struct pla_decision *decision,
                             const struct pla_context *context, struct pla_err *err)
{
    enum pla_code code = pla_totals_add(&cohort->totals, decision, context, err);
    if (code != PLA_OK) {
        return code;
    }
    add_rubric(cohort, decision);
    add_review(cohort, decision, context);
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        add_row(cohort, decision, award, context);
        add_person(cohort, decision, award);
        for (size_t l = 0; l < award->limit_count; l++) {
            if (is_pressure(&award->limits[l])) {
                add_cap(cohort, &award->limits[l]);
            }
        }
    }
    return cohort->arena->failed ? pla_err_memory(err) : PLA_OK;
}

/* ---- the end ---- */

static int by_person(const void *a, const void *b)
{
    const struct pla_cohort_person *left = a, *right = b;
    int order = pla_text_compare(left->method, right->method);
    if (order == 0) {
        order = pla_text_compare(left->learner, right->learner);
    }
    return order != 0 ? order : pla_text_compare(left->program, right->program);
}

static int by_cap(const void *a, const void *b)
{
    const struct pla_cohort_cut *left = a, *right = b;
    int order = pla_rational_compare(right->credits, left->credits);
    return order != 0 ? order : pla_text_compare(left->by, right->by);
}

/** One entry a learner, method and program. */
static void join_people(struct pla_cohort *cohort)
{
    size_t kept = 0;
    for (size_t i = 0; i < cohort->person_count; i++) {
        struct pla_cohort_person *person = &cohort->people[i];
        struct pla_cohort_person *last = kept > 0 ? &cohort->people[kept - 1] : NULL;
        if (last != NULL && by_person(last, person) == 0) {
            last->is_recommended = last->is_recommended || person->is_recommended;
            (void)pla_rational_add(last->credits, person->credits, &last->credits);
        } else {
            cohort->people[kept++] = *person;
        }
    }
    cohort->person_count = kept;
}

void pla_cohort_close(struct pla_cohort *cohort)
{
    if (cohort->person_count > 1) {
        qsort(cohort->people, cohort->person_count, sizeof(cohort->people[0]), by_person);
    }
    join_people(cohort);
    if (cohort->cap_count > 1) {
        qsort(cohort->caps, cohort->cap_count, sizeof(cohort->caps[0]), by_cap);
    }
}
