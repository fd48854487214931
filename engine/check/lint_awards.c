// SPDX-License-Identifier: Apache-2.0
/** Awards that nobody can get, that never stand, or whose tiers are not meant so. */
#include "check/lint_private.h"
#include "check/same.h"

static const char *id_of(struct pla_linter *linter, const struct pla_award *award)
{
    return pla_lint_shown(linter, award->id);
}

/* ---- unreachable ---- */

static bool is_never(struct pla_linter *linter, const struct pla_cond *cond)
{
    return cond != NULL && pla_lint_state(linter, cond) == PLA_CAN_MISS;
}

static const struct pla_award *impossible_requirement(struct pla_linter *linter,
                                                      const struct pla_award *award)
{
    for (size_t i = 0; i < award->requires_ids.count; i++) {
        const struct pla_award *other =
            pla_rubric_award(linter->rubric, award->requires_ids.items[i]);
        if (other != NULL && !pla_lint_can_earn(linter, other))
            return other;
    }
    return NULL;
}

static void look_at_reach(struct pla_linter *linter, const struct pla_award *award)
{
    if (pla_lint_can_earn(linter, award))
        return;
    const struct pla_award *required = impossible_requirement(linter, award);
    const char *why = "it never brings any credit";
    if (required != NULL)
        why = pla_lint_format(linter, "it requires \"%s\", which nobody can earn",
                              id_of(linter, required));
    else if (is_never(linter, award->when) || is_never(linter, award->applies))
        why = "its condition is never met";
    pla_lint_add(linter, PLA_LINT_AWARD_UNREACHABLE, award->place, NULL,
                 "nobody can earn award \"%s\": %s", id_of(linter, award), why);
}

/* ---- shadowed ---- */

/** Credits that do not depend on the portfolio. */
static bool fixed_credits(const struct pla_award *award, struct pla_rational *out)
{
    *out = PLA_ZERO;
    for (size_t i = 0; i < award->course_count; i++)
        if (!pla_rational_add(*out, award->courses[i].credits, out))
            return false;
    if (award->tier_count > 0 || (award->credits == NULL && award->by != NULL))
        return false;
    if (award->credits != NULL && award->credits->op == PLA_M_CONST)
        *out = award->credits->value;
    return award->credits == NULL || award->credits->op == PLA_M_CONST;
}

/** Whoever earns `award` earns `other`, too. */
static bool earns_too(const struct pla_award *award, const struct pla_award *other)
{
    bool applies = pla_cond_implies(award->applies, other->applies) ||
                   pla_cond_implies(award->when, other->applies);
    return applies && other->requires_ids.count == 0 && other->per_claim == award->per_claim &&
           pla_cond_implies(award->when, other->when);
}

static bool is_preferred(const struct pla_award *other, const struct pla_award *award)
{
    struct pla_rational a, b;
    if (!fixed_credits(other, &a) || !fixed_credits(award, &b) ||
        !pla_text_equal(other->unit, award->unit))
        return false;
    int order = pla_rational_compare(a, b);
    return order > 0 || (order == 0 && other < award);
}

static void look_at_shadow(struct pla_linter *linter, const struct pla_award *award)
{
    for (size_t i = 0; i < linter->rubric->award_count && award->exclusive.at != NULL; i++) {
        const struct pla_award *other = &linter->rubric->awards[i];
        if (other == award || !pla_text_equal(other->exclusive, award->exclusive) ||
            other->exclusive.at == NULL || !is_preferred(other, award) ||
            !earns_too(award, other) || !pla_lint_can_earn(linter, other))
            continue;
        pla_lint_add(linter, PLA_LINT_AWARD_SHADOWED, award->place,
                     "of equal credit the one listed first stands: list the harder one first",
                     "award \"%s\" never stands: whoever earns it earns \"%s\", too, which is "
                     "kept instead",
                     id_of(linter, award), id_of(linter, other));
        return;
    }
}

/* ---- tiers ---- */

static bool gives_same(const struct pla_tier *a, const struct pla_tier *b)
{
    return pla_rational_compare(a->credits, b->credits) == 0 &&
           pla_text_equal(a->course, b->course) && pla_text_equal(a->elective, b->elective) &&
           pla_text_equal(a->grade, b->grade);
}

static void look_at_tiers(struct pla_linter *linter, const struct pla_award *award)
{
    if (award->tier_count == 0 || award->by == NULL)
        return;
    const struct pla_value *value = pla_lint_value(linter, award->by);
    bool has_high = value->state != PLA_VALUE_UNKNOWN && value->state != PLA_VALUE_FAILED &&
                    !value->no_high && !value->is_none;
    for (size_t i = 0; i < award->tier_count; i++) {
        const struct pla_tier *tier = &award->tiers[i];
        const char *bound = pla_lint_number(linter, tier->at_least);
        if (has_high && pla_rational_compare(tier->at_least, value->high) > 0)
            pla_lint_add(linter, PLA_LINT_TIER_UNREACHABLE, award->place, NULL,
                         "the tier of \"%s\" at %s is never reached: \"%s\" is at most %s",
                         id_of(linter, award), bound, pla_lint_measure(linter, award->by),
                         pla_lint_number(linter, value->high));
        if (i == 0)
            continue;
        if (pla_rational_compare(tier->credits, tier[-1].credits) < 0)
            pla_lint_add(linter, PLA_LINT_TIER_FALLS, award->place, NULL,
                         "the tier of \"%s\" at %s pays %s, less than the %s of the one below",
                         id_of(linter, award), bound, pla_lint_number(linter, tier->credits),
                         pla_lint_number(linter, tier[-1].credits));
        else if (gives_same(tier, &tier[-1]))
            pla_lint_add(linter, PLA_LINT_TIER_SAME, award->place, NULL,
                         "the tier of \"%s\" at %s gives what the one below it gives",
                         id_of(linter, award), bound);
    }
}

/* ---- names of awards ---- */

/** A course of an award here, or of the catalogue, may be held. */
static bool is_course(const struct pla_linter *linter, struct pla_text name)
{
    for (size_t i = 0; i < linter->rubric->award_count; i++) {
        const struct pla_award *award = &linter->rubric->awards[i];
        if (award->kind == PLA_AWARD_COURSE && pla_text_equal(award->name, name))
            return true;
        for (size_t k = 0; k < award->course_count; k++)
            if (pla_text_equal(award->courses[k].place, name))
                return true;
    }
    return linter->policy != NULL && pla_policy_course(linter->policy, name) != NULL;
}

/** "course:c1" is the award "course" of claim c1. */
static bool is_award(const struct pla_rubric *rubric, struct pla_text name)
{
    const char *colon = memchr(name.at, ':', name.length);
    if (pla_rubric_award(rubric, name) != NULL)
        return true;
    struct pla_text head = {name.at, colon != NULL ? (size_t)(colon - name.at) : 0};
    const struct pla_award *award = colon != NULL ? pla_rubric_award(rubric, head) : NULL;
    return award != NULL && award->per_claim;
}

static void look_at_name(struct pla_linter *linter, const struct pla_measure *m,
                         struct pla_text name)
{
    const struct pla_rubric *rubric = linter->rubric;
    if (is_award(rubric, name) || is_course(linter, name))
        return;
    struct pla_text *ids = PLA_LINT_NEW(linter, rubric->award_count, struct pla_text);
    for (size_t i = 0; ids != NULL && i < rubric->award_count; i++)
        ids[i] = rubric->awards[i].id;
    const char *hint =
        ids != NULL ? pla_lint_nearest(linter, name, ids, rubric->award_count) : NULL;
    bool has_catalogue = linter->policy != NULL && linter->policy->course_count > 0;
    if (hint != NULL || has_catalogue)
        pla_lint_add(linter, PLA_LINT_AWARD_UNKNOWN, m->place, hint,
                     "\"%s\" is no award of this rubric%s", pla_lint_shown(linter, name),
                     has_catalogue ? " and no course of the catalogue" : "");
}

void pla_lint_awards(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    for (size_t i = 0; i < rubric->award_count; i++) {
        look_at_reach(linter, &rubric->awards[i]);
        look_at_shadow(linter, &rubric->awards[i]);
        look_at_tiers(linter, &rubric->awards[i]);
    }
    for (size_t i = 0; i < linter->program->measure_count; i++) {
        const struct pla_measure *m = linter->program->measures[i];
        for (size_t k = 0; m->op == PLA_M_AWARDED && k < m->words.count; k++)
            look_at_name(linter, m, m->words.items[k]);
    }
}
