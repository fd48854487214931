// SPDX-License-Identifier: Apache-2.0
/**
 * Admission: which evidence counts, for sure or perhaps, and the first reason against the rest.
 *
 * An item is held to every check in the order of the table below. One that fails a check is
 * refused; one that fails none but cannot be judged on some yet is doubtful.
 */
#include "assess/admit.h"

#include "assess/call.h"
#include "assess/item.h"
#include "assess/range.h"
#include "assess/resolve.h"

/** Find the item of an evidence; items stand in portfolio order. NULL if it is not of the claim. */
static struct pla_item *item_of(const struct pla_run *run, const struct pla_evidence *evidence)
{
    size_t low = 0, high = run->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (run->items[middle].evidence < evidence)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < run->item_count && run->items[low].evidence == evidence;
    return is_found ? &run->items[low] : NULL;
}

/* ---- the items and what was found about them ---- */

/** Mark the evidence a claim names; NULL if memory is exhausted. */
static const bool *marks_of(struct pla_run *run)
{
    const struct pla_portfolio *portfolio = run->portfolio;
    bool *marks = PLA_NEW_ARRAY(run->arena, portfolio->evidence_count, bool);
    for (size_t i = 0; marks != NULL && i < run->claim->evidence.count; i++) {
        const struct pla_evidence *evidence =
            pla_portfolio_evidence(portfolio, run->claim->evidence.items[i]);
        if (evidence != NULL)
            marks[evidence - portfolio->evidence] = true;
    }
    return marks;
}

static bool list_items(struct pla_run *run)
{
    const struct pla_portfolio *portfolio = run->portfolio;
    bool is_part = run->claim != NULL && run->claim->has_evidence;
    const bool *marks = is_part ? marks_of(run) : NULL;
    run->item_count = 0;
    run->items = PLA_NEW_ARRAY(run->arena, portfolio->evidence_count, struct pla_item);
    if (run->items == NULL || (is_part && marks == NULL))
        return false;
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        if (marks != NULL && !marks[i])
            continue;
        struct pla_item *item = &run->items[run->item_count++];
        item->evidence = &portfolio->evidence[i];
        item->has_hours = item->evidence->has_hours;
        item->hours_unknown = item->evidence->hours_unknown;
        item->hours = item->hours_high = item->has_hours ? item->evidence->hours : PLA_ZERO;
        pla_item_set_days(item, run->terms->as_of);
    }
    return true;
}

/** Chain the findings of each item, in their order. */
static bool list_findings(struct pla_run *run)
{
    const struct pla_portfolio *portfolio = run->portfolio;
    run->finding_next = PLA_NEW_ARRAY(run->arena, portfolio->finding_count, size_t);
    if (run->finding_next == NULL)
        return false;
    for (size_t i = portfolio->finding_count; i-- > 0;) {
        const struct pla_evidence *evidence =
            pla_portfolio_evidence(portfolio, portfolio->findings[i].evidence);
        struct pla_item *item = evidence != NULL ? item_of(run, evidence) : NULL;
        if (item == NULL)
            continue;
        run->finding_next[i] = item->finding;
        item->finding = i + 1;
    }
    return true;
}

/** Hours that assessors accepted stand in place of the learner's own, resolved as ratings are. */
static bool accept_hours(struct pla_run *run, struct pla_item *item)
{
    const struct pla_finding *findings = run->portfolio->findings;
    struct pla_rational few[8], *hours = few;
    size_t count = 0, at = 0;
    for (size_t i = item->finding; i != 0; i = run->finding_next[i - 1])
        count += findings[i - 1].has_hours ? 1 : 0;
    if (count == 0)
        return true;
    if (count > sizeof few / sizeof *few)
        hours = PLA_NEW_ARRAY(run->arena, count, struct pla_rational);
    if (hours == NULL)
        return false;
    for (size_t i = item->finding; i != 0; i = run->finding_next[i - 1]) {
        if (findings[i - 1].has_hours)
            hours[at++] = findings[i - 1].hours;
    }
    pla_resolve_sort(hours, count);
    struct pla_pool pool = {hours, count, 0, PLA_ZERO, PLA_ZERO};
    item->has_hours =
        pla_resolve_range(pla_run_assessors(run)->resolve, &pool, &item->hours, &item->hours_high);
    item->hours_unknown = !item->has_hours;
    return true;
}

/* ---- the checks ---- */

/** One member of the findings about an item: valid, authentic, current or sufficient. */
struct judged {
    bool yes, no, unknown;
};

static struct judged judged_at(const struct pla_run *run, const struct pla_item *item,
                               size_t known_at, size_t has_at)
{
    struct judged judged = {false, false, false};
    for (size_t i = item->finding; i != 0; i = run->finding_next[i - 1]) {
        const char *finding = (const char *)&run->portfolio->findings[i - 1];
        if (!*(const bool *)(finding + has_at))
            continue;
        enum pla_known known = *(const enum pla_known *)(const void *)(finding + known_at);
        judged.yes = judged.yes || known == PLA_KNOWN_YES;
        judged.no = judged.no || known == PLA_KNOWN_NO;
        judged.unknown = judged.unknown || known == PLA_KNOWN_NOT;
    }
    return judged;
}
#define JUDGED(run, item, member)                                                                  \
    judged_at(run, item, offsetof(struct pla_finding, member),                                     \
              offsetof(struct pla_finding, has_##member))

/** Assessors who contradict each other leave it open; what nobody judged speaks not against it. */
static enum pla_state verdict(struct judged judged)
{
    if (judged.no)
        return judged.yes ? PLA_UNDECIDED : PLA_NOT_MET;
    return judged.unknown && !judged.yes ? PLA_UNDECIDED : PLA_MET;
}

static enum pla_state check_kind(struct pla_run *run, struct pla_item *item)
{
    const struct pla_admit_rule *rule = &run->rubric->admit;
    bool is_taken = !rule->has_kinds || pla_text_list_has(&rule->kinds, item->evidence->kind);
    return is_taken ? PLA_MET : PLA_NOT_MET;
}

static enum pla_state check_future(struct pla_run *run, struct pla_item *item)
{
    return pla_item_is_after(item->evidence, run->terms->as_of) ? PLA_NOT_MET : PLA_MET;
}

static enum pla_state check_verified(struct pla_run *run, struct pla_item *item)
{
    static const enum pla_state states[] = {
        [PLA_KNOWN_NO] = PLA_NOT_MET, [PLA_KNOWN_YES] = PLA_MET, [PLA_KNOWN_NOT] = PLA_UNDECIDED};
    return run->rubric->admit.verified ? states[item->evidence->verified] : PLA_MET;
}

static enum pla_state check_valid(struct pla_run *run, struct pla_item *item)
{
    return verdict(JUDGED(run, item, valid));
}

static enum pla_state check_authentic(struct pla_run *run, struct pla_item *item)
{
    return verdict(JUDGED(run, item, authentic));
}

static enum pla_state check_sufficient(struct pla_run *run, struct pla_item *item)
{
    return verdict(JUDGED(run, item, sufficient));
}

/** The rubric's bound and the assessors' word; their yes settles what dates leave open. */
static enum pla_state join_currency(const struct pla_run *run, const struct pla_item *item,
                                    enum pla_state by_date)
{
    struct judged judged = JUDGED(run, item, current);
    enum pla_state found = verdict(judged);
    bool is_vouched = judged.yes && found == PLA_MET && by_date == PLA_UNDECIDED;
    return is_vouched ? PLA_MET : pla_state_and(by_date, found);
}

static enum pla_state check_where(struct pla_run *run, struct pla_item *item)
{
    struct pla_call_result result;
    if (run->rubric->admit.where == PLA_NO_CALL)
        return PLA_MET;
    if (!pla_run_call(run, run->rubric->admit.where, PLA_VIEW_OFFERED, item, &result,
                      &item->failure))
        return PLA_FAILED;
    if (result.kind == PLA_CALL_NUMBER) {
        item->failure = PLA_TEXT("admit.where must return true, false or nil");
        return PLA_FAILED;
    }
    if (result.kind == PLA_CALL_TRUE)
        return PLA_MET;
    item->said = result.why;
    return result.kind == PLA_CALL_UNKNOWN ? PLA_UNDECIDED : PLA_NOT_MET;
}

/** In the order in which reasons against an item are named; `current` has a row of its own kind. */
static const struct check {
    const char *why;
    enum pla_state (*judge)(struct pla_run *run, struct pla_item *item); /**< NULL: by currency */
} checks[] = {
    {"kind", check_kind},
    {"future", check_future},
    {"verified", check_verified},
    {"current", NULL},
    {"valid", check_valid},
    {"authentic", check_authentic},
    {"sufficient", check_sufficient},
    {"where", check_where},
};
enum { CHECK_COUNT = sizeof checks / sizeof *checks, CHECK_WHERE = CHECK_COUNT - 1 };

/** Good but for its age, as far as can be told without the rubric's code. */
static enum pla_state judge_but_age(struct pla_run *run, struct pla_item *item)
{
    enum pla_state state = PLA_MET;
    for (size_t i = 0; i < CHECK_WHERE && state != PLA_NOT_MET; i++) {
        if (checks[i].judge != NULL)
            state = pla_state_and(state, checks[i].judge(run, item));
    }
    return state;
}

/** Currency of all items by their dates; NULL if memory is exhausted. */
static const enum pla_state *judge_ages(struct pla_run *run)
{
    enum pla_state *states = PLA_NEW_ARRAY(run->arena, run->item_count, enum pla_state);
    if (states != NULL)
        pla_currency_judge(run, states);
    if (states == NULL || !run->rubric->admit.current.by_learning_outcome)
        return states;
    enum pla_state *lends = PLA_NEW_ARRAY(run->arena, run->item_count, enum pla_state);
    for (size_t i = 0; lends != NULL && i < run->item_count; i++)
        lends[i] = judge_but_age(run, &run->items[i]);
    return lends != NULL && pla_currency_share(run, lends, states) ? states : NULL;
}

static void judge(struct pla_run *run, struct pla_item *item, enum pla_state by_date)
{
    item->admitted = PLA_MET;
    for (size_t i = 0; i < CHECK_COUNT; i++) {
        enum pla_state state = checks[i].judge != NULL ? checks[i].judge(run, item)
                                                       : join_currency(run, item, by_date);
        if (state == PLA_MET || (state == PLA_UNDECIDED && item->admitted == PLA_UNDECIDED))
            continue;
        item->admitted = state;
        item->why =
            i == CHECK_WHERE && item->said.length > 0 ? item->said : pla_text_of(checks[i].why);
        if (state != PLA_UNDECIDED)
            return;
    }
    run->has_doubt = run->has_doubt || item->admitted == PLA_UNDECIDED;
}

enum pla_code pla_run_admit(struct pla_run *run, struct pla_err *err)
{
    if (!pla_run_intake(run) || !list_items(run) || !list_findings(run))
        return pla_err_memory(err);
    for (size_t i = 0; i < run->item_count; i++) {
        if (!accept_hours(run, &run->items[i]))
            return pla_err_memory(err);
    }
    const enum pla_state *ages = judge_ages(run);
    if (ages == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < run->item_count; i++)
        judge(run, &run->items[i], ages[i]);
    return run->out_of_memory ? pla_err_memory(err) : PLA_OK;
}
