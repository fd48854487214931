// SPDX-License-Identifier: Apache-2.0
/** What keeps a decision open, found by trying every level. */
#include "check/review.h"

#include "assess/run.h"
#include "batch/column.h"
#include "batch/score_task.h"
#include "model/json_put.h"

enum { MOST_OPEN = 24, MOST_TRIED = 64 };

/** An award of a decision, as far as trials compare it. */
struct stand {
    struct pla_text id;
    enum pla_award_status status;
    struct pla_rational credits;
};

/** A criterion that waits for ratings. */
struct open {
    const struct pla_criterion *criterion;
    const struct pla_criterion_result *result; /**< copied into the state's arena */
};

/** A decision as it stood before any trial; all of it lives in the state's arena. */
struct seen {
    struct pla_decision decision; /**< texts, status; its lists are not used */
    struct pla_date submitted;
    struct stand *stands;
    size_t stand_count;
    struct open open[MOST_OPEN];
    size_t open_count;
    struct referral {
        struct pla_text award, why;
        bool is_open; /**< undecided, not left to a person */
    } * referrals;
    size_t referral_count;
    size_t open_now; /**< awards (and the outcome) that are open as it stands */
    struct pla_text_list flags;
};

/** What a trial found for the decision it is about. */
struct trial {
    const struct seen *about;
    struct stand *stands;
    size_t open; /**< awards that are still undecided, and 1 more for the outcome */
    bool is_found;
};

struct pla_review_state {
    struct pla_scorer *scorer;
    struct pla_arena arena; /**< of one record */
    struct pla_observer observer;
    struct seen **seen;
    size_t seen_count, seen_capacity;
    struct trial *trial; /**< NULL: the record as it stands */
    struct pla_str scratch;
    const struct pla_record *record;
    bool failed;
};

/* ---- looking at decisions ---- */

static struct pla_text keep(struct pla_review_state *state, struct pla_text text)
{
    return text.at == NULL ? text : pla_text_copy(&state->arena, text);
}

static void note_open(struct pla_review_state *state, struct seen *seen,
                      const struct pla_criterion_result *result)
{
    struct pla_criterion_result *copy = PLA_NEW(&state->arena, struct pla_criterion_result);
    struct pla_used_rating *ratings =
        PLA_NEW_ARRAY(&state->arena, result->rating_count + 1, struct pla_used_rating);
    if (copy == NULL || ratings == NULL || seen->open_count == MOST_OPEN) {
        state->failed = state->failed || copy == NULL || ratings == NULL;
        return;
    }
    *copy = *result;
    copy->ratings = ratings;
    for (size_t i = 0; i < result->rating_count; i++) {
        ratings[i] = result->ratings[i];
        ratings[i].assessor = keep(state, ratings[i].assessor);
        ratings[i].source = NULL;
    }
    seen->open[seen->open_count++] = (struct open){result->criterion, copy};
}

/** The first reason that is not decided: a refer() if one is asked for, else one without parts. */
static const struct pla_reason *find_open(const struct pla_reason *reasons, size_t count,
                                          bool is_referral)
{
    for (size_t i = 0; i < count; i++) {
        const struct pla_reason *reason = &reasons[i];
        if (reason->state != PLA_UNDECIDED)
            continue;
        bool is_it = is_referral ? reason->cond != NULL && reason->cond->op == PLA_C_REFER
                                 : reason->part_count == 0;
        if (is_it)
            return reason;
        const struct pla_reason *inner = find_open(reason->parts, reason->part_count, is_referral);
        if (inner != NULL)
            return inner;
    }
    return NULL;
}

/** An award that is left to a person, or open: which, and by what. */
static void note_referral(struct pla_review_state *state, struct seen *seen,
                          const struct pla_award_result *award)
{
    bool is_referral = award->status == PLA_STATUS_REFERRED;
    const struct pla_reason *reason = find_open(award->reasons, award->reason_count, is_referral);
    struct pla_str words = {0};
    if (reason != NULL)
        pla_reason_put_text(reason, &words);
    struct referral *referral = &seen->referrals[seen->referral_count++];
    referral->award = keep(state, award->id);
    referral->is_open = !is_referral;
    referral->why = words.at != NULL && words.length > 0
                        ? keep(state, (struct pla_text){words.at, words.length})
                        : (struct pla_text){0};
    state->failed = state->failed || words.failed;
    pla_str_release(&words);
}

static void note_awards(struct pla_review_state *state, struct seen *seen,
                        const struct pla_decision *decision)
{
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        seen->stands[i] = (struct stand){keep(state, award->id), award->status, award->credits};
        if (award->status == PLA_STATUS_REFERRED || award->status == PLA_STATUS_UNDECIDED)
            note_referral(state, seen, award);
    }
    seen->stand_count = decision->award_count;
}

/** How much of a decision is open. */
static size_t open_of(const struct pla_decision *decision)
{
    size_t open = decision->status == PLA_DECISION_UNDECIDED && decision->outcome.at == NULL;
    for (size_t i = 0; i < decision->award_count; i++)
        open += decision->awards[i].status == PLA_STATUS_UNDECIDED;
    return open;
}

static void note_flags(struct pla_review_state *state, struct seen *seen,
                       const struct pla_decision *decision)
{
    struct pla_text *flags =
        PLA_NEW_ARRAY(&state->arena, decision->flags.count + 1, struct pla_text);
    if (flags == NULL) {
        state->failed = true;
        return;
    }
    for (size_t i = 0; i < decision->flags.count; i++)
        flags[i] = keep(state, decision->flags.items[i]);
    seen->flags = (struct pla_text_list){flags, decision->flags.count};
}

static void note(struct pla_review_state *state, const struct pla_run *run,
                 const struct pla_decision *decision)
{
    struct seen *seen = PLA_NEW(&state->arena, struct seen);
    struct seen **all = pla_arena_grow(&state->arena, state->seen, &state->seen_capacity,
                                       state->seen_count + 1, sizeof *all);
    if (seen == NULL || all == NULL) {
        state->failed = true;
        return;
    }
    state->seen = all;
    all[state->seen_count++] = seen;
    memset(seen, 0, sizeof *seen);
    seen->decision = *decision;
    struct pla_text *texts[] = {&seen->decision.portfolio, &seen->decision.learner,
                                &seen->decision.rubric,    &seen->decision.version,
                                &seen->decision.claim,     &seen->decision.outcome};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i] = keep(state, *texts[i]);
    seen->submitted = run->portfolio->submitted;
    seen->stands = PLA_NEW_ARRAY(&state->arena, decision->award_count + 1, struct stand);
    seen->referrals = PLA_NEW_ARRAY(&state->arena, decision->award_count + 1, struct referral);
    if (seen->stands == NULL || seen->referrals == NULL) {
        state->failed = true;
        return;
    }
    note_awards(state, seen, decision);
    note_flags(state, seen, decision);
    seen->open_now = open_of(decision);
    for (size_t i = 0; i < decision->criterion_count; i++)
        if (decision->criteria[i].is_disputed || decision->criteria[i].missing > 0)
            note_open(state, seen, &decision->criteria[i]);
}

static void compare(struct trial *trial, const struct pla_decision *decision)
{
    const struct pla_decision *about = &trial->about->decision;
    if (!pla_text_equal(decision->rubric, about->rubric) ||
        !pla_text_equal(decision->claim, about->claim))
        return;
    trial->is_found = true;
    trial->open = open_of(decision);
    for (size_t i = 0; i < trial->about->stand_count && i < decision->award_count; i++)
        trial->stands[i] = (struct stand){trial->about->stands[i].id, decision->awards[i].status,
                                          decision->awards[i].credits};
}

static void look(void *ctx, const struct pla_run *run, const struct pla_decision *decision)
{
    struct pla_review_state *state = ctx;
    if (state->trial != NULL)
        compare(state->trial, decision);
    else
        note(state, run, decision);
}

/* ---- trials ---- */

/** A rating that is tried: a level of a scale, or a number. */
struct attempt {
    const struct pla_criterion *criterion;
    struct pla_rational value;
};

/** Which values to try: every level; of numbers the ends and both sides of the minimum. */
static size_t values_of(const struct pla_criterion *criterion, struct pla_rational *out)
{
    size_t count = 0;
    if (!criterion->is_number) {
        for (size_t i = 0; i < criterion->scale->levels.count && count < MOST_TRIED; i++)
            out[count++] = PLA_WHOLE((int64_t)i);
        return count;
    }
    struct pla_rational below;
    out[count++] = criterion->from;
    if (criterion->has_minimum && pla_rational_compare(criterion->minimum, criterion->from) > 0) {
        bool has_below = pla_rational_sub(criterion->minimum, criterion->step, &below) &&
                         pla_rational_compare(below, criterion->from) > 0;
        if (has_below && !pla_rational_is_zero(criterion->step))
            out[count++] = below;
        out[count++] = criterion->minimum;
    }
    if (pla_rational_compare(criterion->to, out[count - 1]) > 0)
        out[count++] = criterion->to;
    return count;
}

/** Ratings of this portfolio from the table, with those that are tried in front. */
static struct pla_rating *with_tried(struct pla_review_state *state, const struct pla_job *job,
                                     const struct seen *seen, const struct attempt *tried,
                                     size_t tried_count, size_t *out_count)
{
    const struct pla_rating *given;
    size_t mine;
    if (pla_ratings_for(job->ratings, job->rating_count, seen->decision.portfolio,
                        seen->decision.attempt, &state->arena, &given, &mine) != PLA_OK)
        return NULL;
    struct pla_rating *ratings =
        PLA_NEW_ARRAY(&state->arena, mine + tried_count, struct pla_rating);
    if (ratings == NULL)
        return NULL;
    for (size_t i = 0; i < tried_count; i++) {
        const struct pla_criterion *criterion = tried[i].criterion;
        ratings[i] = (struct pla_rating){.portfolio = seen->decision.portfolio,
                                         .assessor = PLA_TEXT("?"),
                                         .rubric = seen->decision.rubric,
                                         .claim = seen->decision.claim,
                                         .criterion = criterion->id,
                                         .number = tried[i].value,
                                         .has_number = criterion->is_number,
                                         .role = PLA_ROLE_MODERATOR,
                                         .place = PLA_TEXT("trial"),
                                         .index = i};
        if (!criterion->is_number)
            ratings[i].level = criterion->scale->levels.items[tried[i].value.num];
    }
    if (mine > 0)
        memcpy(ratings + tried_count, given, mine * sizeof *ratings);
    *out_count = tried_count + mine;
    return ratings;
}

/** Score the record as if these ratings were there. */
static bool try_ratings(struct pla_review_state *state, const struct pla_job *job,
                        struct trial *trial, const struct attempt *tried, size_t tried_count)
{
    struct pla_faults faults = {0};
    size_t count;
    struct pla_rating *ratings = with_tried(state, job, trial->about, tried, tried_count, &count);
    trial->is_found = false;
    if (ratings == NULL)
        return false;
    state->trial = trial;
    pla_scorer_set_ratings(state->scorer, ratings, count);
    pla_str_clear(&state->scratch);
    enum pla_code code = pla_scorer_record(state->scorer, state->record->text, state->record->name,
                                           state->record->line, &state->scratch, NULL, &faults);
    pla_scorer_set_ratings(state->scorer, job->ratings, job->rating_count);
    state->trial = NULL;
    return code == PLA_OK && trial->is_found;
}

static bool same_stands(const struct stand *a, const struct stand *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i].status != b[i].status || pla_rational_compare(a[i].credits, b[i].credits) != 0)
            return false;
    return true;
}

/* ---- writing ---- */

static void put_value(const struct pla_criterion *criterion, struct pla_rational value,
                      struct pla_str *out)
{
    bool is_level = !criterion->is_number && value.den == 1 && value.num >= 0 &&
                    (size_t)value.num < criterion->scale->levels.count;
    if (is_level)
        pla_put_text(out, criterion->scale->levels.items[value.num]);
    else
        pla_put_number(out, value);
}

static void put_effect(const struct seen *seen, const struct pla_criterion *criterion,
                       struct pla_rational from, struct pla_rational to, const struct stand *stands,
                       struct pla_str *out)
{
    bool is_first = true;
    PLA_PUT(out, "{\"from\":");
    put_value(criterion, from, out);
    PLA_PUT(out, ",\"to\":");
    put_value(criterion, to, out);
    PLA_PUT(out, ",\"awards\":[");
    for (size_t i = 0; i < seen->stand_count; i++) {
        if (same_stands(&stands[i], &seen->stands[i], 1))
            continue;
        pla_str_put_z(out, is_first ? "{\"id\":" : ",{\"id\":");
        pla_put_text(out, stands[i].id);
        PLA_PUT(out, ",\"status\":");
        pla_put_text(out, pla_text_of(pla_award_status_name(stands[i].status)));
        PLA_PUT(out, ",\"credits\":");
        pla_put_number(out, stands[i].credits);
        PLA_PUT(out, "}");
        is_first = false;
    }
    PLA_PUT(out, "]}");
}

/** One criterion: who gave what, and what each level would do. */
static bool put_effects(struct pla_review_state *state, const struct pla_job *job,
                        const struct seen *seen, const struct open *open, struct pla_str *out)
{
    struct pla_rational values[MOST_TRIED];
    size_t count = values_of(open->criterion, values), from = 0;
    struct stand *before = PLA_NEW_ARRAY(&state->arena, seen->stand_count + 1, struct stand);
    struct stand *now = PLA_NEW_ARRAY(&state->arena, seen->stand_count + 1, struct stand);
    if (before == NULL || now == NULL)
        return false;
    PLA_PUT(out, ",\"effects\":[");
    for (size_t i = 0; i < count; i++) {
        struct attempt tried = {open->criterion, values[i]};
        struct trial trial = {.about = seen, .stands = now};
        if (!try_ratings(state, job, &trial, &tried, 1))
            return false;
        if (i > 0 && !same_stands(before, now, seen->stand_count)) {
            put_effect(seen, open->criterion, values[from], values[i - 1], before, out);
            PLA_PUT(out, ",");
            from = i;
        }
        memcpy(before, now, seen->stand_count * sizeof *now);
    }
    if (count > 0)
        put_effect(seen, open->criterion, values[from], values[count - 1], before, out);
    PLA_PUT(out, "]");
    return true;
}

static bool put_criterion(struct pla_review_state *state, const struct pla_job *job,
                          const struct seen *seen, const struct open *open, struct pla_str *out)
{
    const struct pla_criterion_result *result = open->result;
    PLA_PUT(out, "{\"id\":");
    pla_put_text(out, open->criterion->id);
    PLA_PUT(out, ",\"title\":");
    pla_put_text(out, open->criterion->title);
    PLA_PUT(out, ",\"why\":");
    pla_str_put_z(out, result->is_disputed ? "\"dispute\"" : "\"missing\"");
    pla_str_put_format(out, ",\"missing\":%zu,\"ratings\":[", result->missing);
    for (size_t i = 0; i < result->rating_count; i++) {
        pla_str_put_z(out, i > 0 ? ",[" : "[");
        pla_put_text(out, result->ratings[i].assessor);
        PLA_PUT(out, ",");
        if (result->ratings[i].cannot_judge)
            PLA_PUT(out, "null");
        else
            put_value(open->criterion, result->ratings[i].value, out);
        PLA_PUT(out, "]");
    }
    PLA_PUT(out, "]");
    bool is_done = put_effects(state, job, seen, open, out);
    PLA_PUT(out, "}");
    return is_done;
}

/* ---- the least work ---- */

/** Ratings that are settled so far, each at its worst level. */
struct plan {
    struct attempt fixed[MOST_OPEN];
    bool is_taken[MOST_OPEN];
    size_t count;
    size_t open; /**< at the worst */
};

/** The level of a criterion that leaves most open, beside what is fixed. */
static bool worst_level(struct pla_review_state *state, const struct pla_job *job,
                        const struct seen *seen, struct plan *plan, size_t which,
                        struct pla_rational *out_value, size_t *out_open)
{
    struct pla_rational values[MOST_TRIED];
    const struct pla_criterion *criterion = seen->open[which].criterion;
    size_t count = values_of(criterion, values);
    struct stand *stands = PLA_NEW_ARRAY(&state->arena, seen->stand_count + 1, struct stand);
    *out_open = 0;
    for (size_t i = 0; i < count && stands != NULL; i++) {
        struct trial trial = {.about = seen, .stands = stands};
        plan->fixed[plan->count] = (struct attempt){criterion, values[i]};
        if (!try_ratings(state, job, &trial, plan->fixed, plan->count + 1))
            return false;
        if (i == 0 || trial.open > *out_open) {
            *out_open = trial.open;
            *out_value = values[i];
        }
    }
    return stands != NULL;
}

/** Take one criterion more: the one that leaves the fewest open at its worst. */
static bool extend(struct pla_review_state *state, const struct pla_job *job,
                   const struct seen *seen, struct plan *plan)
{
    size_t best = seen->open_count, best_open = SIZE_MAX;
    struct pla_rational best_value = PLA_ZERO;
    for (size_t i = 0; i < seen->open_count; i++) {
        struct pla_rational value = PLA_ZERO;
        size_t open;
        if (plan->is_taken[i])
            continue;
        if (!worst_level(state, job, seen, plan, i, &value, &open))
            return false;
        if (open < best_open) {
            best = i;
            best_open = open;
            best_value = value;
        }
    }
    plan->is_taken[best] = true;
    plan->fixed[plan->count++] = (struct attempt){seen->open[best].criterion, best_value};
    plan->open = best_open;
    return true;
}

static bool put_least(struct pla_review_state *state, const struct pla_job *job,
                      const struct seen *seen, struct pla_str *out)
{
    struct plan plan = {.open = seen->open_now};
    while (seen->open_count > plan.count && plan.open > 0)
        if (!extend(state, job, seen, &plan))
            return false;
    PLA_PUT(out, ",\"least\":[");
    for (size_t i = 0; i < plan.count; i++) {
        pla_str_put_z(out, i > 0 ? "," : "");
        pla_put_text(out, plan.fixed[i].criterion->id);
    }
    pla_str_put_z(out, plan.open == 0 ? "],\"settles\":true" : "],\"settles\":false");
    return true;
}

/* ---- a decision ---- */

static void put_kinds(const struct seen *seen, struct pla_str *out)
{
    bool has_dispute = false, has_missing = false, has_referral = false;
    for (size_t i = 0; i < seen->referral_count; i++)
        has_referral = has_referral || !seen->referrals[i].is_open;
    for (size_t i = 0; i < seen->open_count; i++) {
        has_dispute = has_dispute || seen->open[i].result->is_disputed;
        has_missing = has_missing || seen->open[i].result->missing > 0;
    }
    const struct {
        bool is;
        const char *name;
    } kinds[] = {
        {seen->decision.status == PLA_DECISION_FAILED, "failed"},
        {seen->decision.status == PLA_DECISION_INCOMPLETE, "incomplete"},
        {has_referral || seen->decision.status == PLA_DECISION_REFERRED, "referred"},
        {has_dispute, "dispute"},
        {has_missing, "missing"},
        {seen->decision.status == PLA_DECISION_UNDECIDED && !has_dispute && !has_missing,
         "undecided"},
    };
    bool is_first = true;
    PLA_PUT(out, ",\"kinds\":[");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!kinds[i].is)
            continue;
        pla_str_put_format(out, "%s\"%s\"", is_first ? "" : ",", kinds[i].name);
        is_first = false;
    }
    PLA_PUT(out, "]");
}

static void put_head(const struct seen *seen, struct pla_str *out)
{
    const struct pla_decision *decision = &seen->decision;
    const struct {
        const char *name;
        struct pla_text text;
    } texts[] = {{",\"learner\":", decision->learner},
                 {",\"rubric\":", decision->rubric},
                 {",\"version\":", decision->version},
                 {",\"claim\":", decision->claim},
                 {",\"status\":", pla_text_of(pla_decision_status_name(decision->status))},
                 {",\"outcome\":", decision->outcome}};
    PLA_PUT(out, "{\"portfolio\":");
    pla_put_text(out, decision->portfolio);
    pla_str_put_format(out, ",\"attempt\":%lld", (long long)decision->attempt);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        pla_str_put_z(out, texts[i].name);
        pla_put_text(out, texts[i].text);
    }
    PLA_PUT(out, ",\"submitted\":");
    if (seen->submitted.state == PLA_DATE_KNOWN)
        pla_put_day(out, seen->submitted.first);
    else
        PLA_PUT(out, "null");
}

static void put_referrals(const struct seen *seen, bool is_open, struct pla_str *out)
{
    bool is_first = true;
    pla_str_put_z(out, is_open ? ",\"undecided\":[" : ",\"referred\":[");
    for (size_t i = 0; i < seen->referral_count; i++) {
        if (seen->referrals[i].is_open != is_open)
            continue;
        pla_str_put_z(out, is_first ? "{\"award\":" : ",{\"award\":");
        pla_put_text(out, seen->referrals[i].award);
        PLA_PUT(out, ",\"why\":");
        pla_put_text(out, seen->referrals[i].why);
        PLA_PUT(out, "}");
        is_first = false;
    }
    PLA_PUT(out, "]");
}

static bool put_seen(struct pla_review_state *state, const struct pla_job *job,
                     const struct seen *seen, struct pla_str *out)
{
    put_head(seen, out);
    put_kinds(seen, out);
    PLA_PUT(out, ",\"criteria\":[");
    for (size_t i = 0; i < seen->open_count; i++) {
        pla_str_put_z(out, i > 0 ? "," : "");
        if (!put_criterion(state, job, seen, &seen->open[i], out))
            return false;
    }
    PLA_PUT(out, "]");
    if (!put_least(state, job, seen, out))
        return false;
    put_referrals(seen, false, out);
    put_referrals(seen, true, out);
    PLA_PUT(out, ",\"flags\":");
    pla_put_list(out, &seen->flags);
    PLA_PUT(out, "}\n");
    return true;
}

static bool needs_person(const struct seen *seen)
{
    return seen->decision.status != PLA_DECISION_COMPLETE || seen->open_count > 0;
}

/* ---- the task ---- */

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_review_task *review = ctx;
    struct pla_err err;
    (void)out;
    struct pla_review_state *state = review->state = pla_heap_alloc(sizeof *state);
    if (state == NULL) {
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return PLA_MEMORY;
    }
    memset(state, 0, sizeof *state);
    pla_arena_init(&state->arena, 0);
    state->observer = (struct pla_observer){.ctx = state, .decided = look};
    enum pla_code code = pla_scorer_new(&review->job, &state->scorer, faults);
    if (code == PLA_OK)
        pla_scorer_observe(state->scorer, &state->observer);
    return code;
}

static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    struct pla_review_task *review = ctx;
    struct pla_review_state *state = review->state;
    pla_arena_reset(&state->arena);
    pla_str_clear(&state->scratch);
    state->seen = NULL;
    state->seen_count = state->seen_capacity = 0;
    state->record = record;
    state->failed = false;
    enum pla_code code = pla_scorer_record(state->scorer, record->text, record->name, record->line,
                                           &state->scratch, NULL, &reply->faults);
    pla_faults_shift_columns(&reply->faults, record);
    for (size_t i = 0; i < state->seen_count && code == PLA_OK && !state->failed; i++)
        if (needs_person(state->seen[i]))
            state->failed = !put_seen(state, &review->job, state->seen[i], &reply->lines);
    if (code == PLA_OK && (state->failed || state->scratch.failed || reply->lines.failed)) {
        struct pla_err err;
        code = pla_err_memory(&err);
        pla_faults_add(&reply->faults, &err);
    }
    return code;
}

static void end(void *ctx)
{
    struct pla_review_task *review = ctx;
    struct pla_review_state *state = review->state;
    if (state == NULL)
        return;
    pla_scorer_free(state->scorer);
    pla_arena_release(&state->arena);
    pla_str_release(&state->scratch);
    pla_heap_free(state);
    review->state = NULL;
}

struct pla_task pla_review_task(struct pla_review_task *review)
{
    return (struct pla_task){
        .ctx = review, .prepare = pla_score_prepare, .start = start, .serve = serve, .end = end};
}
