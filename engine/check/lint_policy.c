// SPDX-License-Identifier: Apache-2.0
/** A policy by itself: names it does not list, caps that never bite, circles, fees. */
#include "check/lint_private.h"

/* ---- names ---- */

static void look_at_method(struct pla_linter *linter, struct pla_place place, const char *who,
                           struct pla_text method)
{
    const struct pla_policy *policy = linter->policy;
    if (method.at != NULL && policy->method_count > 0 && pla_policy_method(policy, method) == NULL)
        pla_lint_add(linter, PLA_LINT_METHOD_UNKNOWN, place, NULL,
                     "%s names the method \"%s\", which \"methods\" does not list", who,
                     pla_lint_shown(linter, method));
}

static void look_at_program(struct pla_linter *linter, struct pla_place place, const char *who,
                            struct pla_text program)
{
    const struct pla_policy *policy = linter->policy;
    struct pla_text *ids = PLA_LINT_NEW(linter, policy->program_count, struct pla_text);
    if (program.at == NULL || policy->program_count == 0 || ids == NULL)
        return;
    for (size_t i = 0; i < policy->program_count; i++) {
        ids[i] = policy->programs[i].id;
        if (pla_text_equal(ids[i], program))
            return;
    }
    pla_lint_add(linter, PLA_LINT_PROGRAM_UNKNOWN, place,
                 pla_lint_nearest(linter, program, ids, policy->program_count),
                 "%s names the programme \"%s\", which \"programs\" does not list", who,
                 pla_lint_shown(linter, program));
}

static void look_at_names(struct pla_linter *linter)
{
    const struct pla_policy *policy = linter->policy;
    for (size_t i = 0; i < policy->gate_count; i++)
        look_at_method(linter, policy->gates[i].place, "a rule", policy->gates[i].method);
    for (size_t i = 0; i < policy->fee_count; i++)
        look_at_method(linter, policy->fees[i].place, "a fee", policy->fees[i].method);
    for (size_t i = 0; i < policy->cohort_count; i++) {
        const struct pla_cohort_cap *cap = &policy->cohort[i];
        look_at_method(linter, cap->place, "a cap on the cohort", cap->method);
        look_at_program(linter, cap->place, "a cap on the cohort", cap->program);
    }
}

/* ---- caps ---- */

static const struct pla_cap *outer_of(const struct pla_policy *policy, const struct pla_cap *cap)
{
    for (size_t i = 0; i < policy->cap_count && cap->within.at != NULL; i++)
        if (pla_text_equal(policy->caps[i].id, cap->within))
            return &policy->caps[i];
    return NULL;
}

/** The most a plain cap lets pass, over all programmes; false for shares of a programme. */
static bool most_of(const struct pla_cap *cap, struct pla_rational *out)
{
    *out = cap->has_max ? cap->max : PLA_ZERO;
    for (size_t i = 0; i < cap->by_program_count; i++)
        *out = pla_rational_max(*out, cap->by_program[i].max);
    return !cap->has_percent;
}

static bool least_of(const struct pla_cap *cap, struct pla_rational *out)
{
    *out = cap->has_max ? cap->max : PLA_ZERO;
    for (size_t i = 0; i < cap->by_program_count; i++)
        *out = i == 0 ? cap->by_program[i].max : pla_rational_min(*out, cap->by_program[i].max);
    return !cap->has_percent;
}

static void look_at_cap(struct pla_linter *linter, const struct pla_cap *cap)
{
    const struct pla_policy *policy = linter->policy;
    const struct pla_cap *outer = outer_of(policy, cap);
    struct pla_rational least, most;
    for (size_t i = 0; i < cap->methods.count; i++)
        look_at_method(linter, cap->place, "a cap", cap->methods.items[i]);
    for (size_t i = 0; i < cap->by_program_count; i++)
        look_at_program(linter, cap->place, "a cap", cap->by_program[i].program);
    if (cap->has_percent && policy->program_count == 0)
        pla_lint_add(linter, PLA_LINT_PROGRAM_UNKNOWN, cap->place,
                     "programs = { BA4 = { credits = 120 } }",
                     "cap \"%s\" is a share of the programme, but no programme is listed",
                     pla_lint_shown(linter, cap->id));
    if (outer == NULL || !least_of(cap, &least) || !most_of(outer, &most) ||
        pla_rational_compare(least, most) < 0 || (outer->per_term && !cap->per_term))
        return;
    pla_lint_add(linter, PLA_LINT_CAP_IDLE, cap->place, NULL,
                 "cap \"%s\" of %s never bites within \"%s\" of %s",
                 pla_lint_shown(linter, cap->id), pla_lint_number(linter, least),
                 pla_lint_shown(linter, outer->id), pla_lint_number(linter, most));
}

/* ---- courses ---- */

static size_t index_of(const struct pla_policy *policy, struct pla_text code)
{
    const struct pla_course *course = pla_policy_course(policy, code);
    return course != NULL ? (size_t)(course - policy->courses) : policy->course_count;
}

/** What is searched for circles: `prerequisite` or `supersedes`. */
struct search {
    const struct pla_policy *policy;
    bool by_prerequisite;
    uint8_t *seen; /**< 1 on the way, 2 done */
    size_t *way;   /**< indexes from the start */
    size_t *next;  /**< of each on the way: which of its relations comes next */
    size_t length;
};

static const struct pla_text_list *relations_of(const struct search *search, size_t index)
{
    const struct pla_course *course = &search->policy->courses[index];
    return search->by_prerequisite ? &course->prerequisite : &course->supersedes;
}

static void enter(struct search *search, size_t index)
{
    search->seen[index] = 1;
    search->way[search->length] = index;
    search->next[search->length++] = 0;
}

/** Go on from the last course of the way. @return the course that closes a circle, or count */
static size_t advance(struct search *search)
{
    const struct pla_policy *policy = search->policy;
    size_t last = search->way[search->length - 1];
    const struct pla_text_list *list = relations_of(search, last);
    size_t *next = &search->next[search->length - 1];
    if (*next == list->count) {
        search->seen[last] = 2;
        search->length--;
        return policy->course_count;
    }
    size_t to = index_of(policy, list->items[(*next)++]);
    if (to < policy->course_count && search->seen[to] == 1)
        return to;
    if (to < policy->course_count && search->seen[to] == 0)
        enter(search, to);
    return policy->course_count;
}

static void look_for_circles(struct pla_linter *linter, bool by_prerequisite)
{
    const struct pla_policy *policy = linter->policy;
    size_t count = policy->course_count;
    struct search search = {.policy = policy,
                            .by_prerequisite = by_prerequisite,
                            .seen = PLA_LINT_NEW(linter, count, uint8_t),
                            .way = PLA_LINT_NEW(linter, count, size_t),
                            .next = PLA_LINT_NEW(linter, count, size_t)};
    for (size_t i = 0; i < count && !linter->out_of_memory; i++) {
        if (search.seen[i] == 0)
            enter(&search, i);
        while (search.length > 0) {
            size_t from = search.way[search.length - 1], to = advance(&search);
            if (to == count)
                continue;
            pla_lint_add(linter, PLA_LINT_COURSE_CYCLE, policy->courses[from].place, NULL,
                         "\"%s\" names \"%s\" in \"%s\", which leads back to it",
                         pla_lint_shown(linter, policy->courses[from].code),
                         pla_lint_shown(linter, policy->courses[to].code),
                         by_prerequisite ? "prerequisite" : "supersedes");
        }
    }
}

static void look_at_relation(struct pla_linter *linter, const struct pla_course *course,
                             const char *relation, struct pla_text code)
{
    const struct pla_policy *policy = linter->policy;
    if (pla_policy_course(policy, code) != NULL)
        return;
    struct pla_text *codes = PLA_LINT_NEW(linter, policy->course_count, struct pla_text);
    for (size_t i = 0; codes != NULL && i < policy->course_count; i++)
        codes[i] = policy->courses[i].code;
    pla_lint_add(linter, PLA_LINT_COURSE_UNKNOWN, course->place,
                 codes != NULL ? pla_lint_nearest(linter, code, codes, policy->course_count) : NULL,
                 "\"%s\" names \"%s\" in \"%s\", which is not in the catalogue",
                 pla_lint_shown(linter, course->code), pla_lint_shown(linter, code), relation);
}

/** Equivalents may be courses of elsewhere or of earlier; the others are taught here. */
static void look_at_course(struct pla_linter *linter, const struct pla_course *course)
{
    for (size_t i = 0; i < course->prerequisite.count; i++)
        look_at_relation(linter, course, "prerequisite", course->prerequisite.items[i]);
    for (size_t i = 0; i < course->exclusive.count; i++)
        look_at_relation(linter, course, "exclusive", course->exclusive.items[i]);
    for (size_t i = 0; i < course->overlap_count; i++)
        look_at_relation(linter, course, "overlaps", course->overlaps[i].course);
}

/* ---- fees ---- */

/** Paying by credit awarded makes the assessor's yes the institution's income. */
static void look_at_fee(struct pla_linter *linter, const struct pla_fee *fee)
{
    if (fee->per_credit.num > 0)
        pla_lint_add(linter, PLA_LINT_FEE_READS_AWARD, fee->place,
                     "charge for the work of assessing: flat or per_claim",
                     "the fee of \"%s\" depends on the credit awarded, and is never charged",
                     pla_lint_shown(linter, fee->method));
}

void pla_lint_policy(struct pla_linter *linter)
{
    const struct pla_policy *policy = linter->policy;
    look_at_names(linter);
    for (size_t i = 0; i < policy->cap_count; i++)
        look_at_cap(linter, &policy->caps[i]);
    for (size_t i = 0; i < policy->course_count; i++)
        look_at_course(linter, &policy->courses[i]);
    look_for_circles(linter, true);
    look_for_circles(linter, false);
    for (size_t i = 0; i < policy->fee_count; i++)
        look_at_fee(linter, &policy->fees[i]);
}
