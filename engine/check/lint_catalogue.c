// SPDX-License-Identifier: Apache-2.0
/** A rubric against the policy it stands under: courses, methods, units, grades, caps. */
#include "check/lint_private.h"

static bool brings_credit(const struct pla_award *award)
{
    return award->kind == PLA_AWARD_COURSE || award->kind == PLA_AWARD_ELECTIVE ||
           award->kind == PLA_AWARD_BLOCK;
}

static const char *id_of(struct pla_linter *linter, const struct pla_award *award)
{
    return pla_lint_shown(linter, award->id);
}

/* ---- courses ---- */

static void look_at_course(struct pla_linter *linter, struct pla_place place, const char *who,
                           struct pla_text code)
{
    const struct pla_policy *policy = linter->policy;
    if (code.at == NULL || policy->course_count == 0 || pla_policy_course(policy, code) != NULL)
        return;
    struct pla_text *codes = PLA_LINT_NEW(linter, policy->course_count, struct pla_text);
    for (size_t i = 0; codes != NULL && i < policy->course_count; i++)
        codes[i] = policy->courses[i].code;
    pla_lint_add(linter, PLA_LINT_COURSE_UNKNOWN, place,
                 codes != NULL ? pla_lint_nearest(linter, code, codes, policy->course_count) : NULL,
                 "%s names the course \"%s\", which is not in the catalogue", who,
                 pla_lint_shown(linter, code));
}

/** Tables give one course by many rows: the first of a line speaks for all. */
static bool is_first(const struct pla_linter *linter, const struct pla_award *award)
{
    for (const struct pla_award *other = linter->rubric->awards; other < award; other++)
        if (other->kind == PLA_AWARD_COURSE && other->place.line == award->place.line &&
            pla_text_equal(other->name, award->name))
            return false;
    return true;
}

static void look_at_courses(struct pla_linter *linter, const struct pla_award *award)
{
    const char *who = pla_lint_format(linter, "award \"%s\"", id_of(linter, award));
    if (award->kind == PLA_AWARD_COURSE && award->course_count == 0 && is_first(linter, award))
        look_at_course(linter, award->place, who, award->name);
    for (size_t i = 0; i < award->course_count; i++)
        look_at_course(linter, award->place, who, award->courses[i].place);
    for (size_t i = 0; i < award->tier_count; i++)
        look_at_course(linter, award->place, who, award->tiers[i].course);
}

/** The catalogue says how much a course is and on which level. */
static void look_at_difference(struct pla_linter *linter, const struct pla_award *award)
{
    const struct pla_policy *policy = linter->policy;
    const struct pla_course *course =
        award->kind == PLA_AWARD_COURSE && award->course_count == 0 && award->name.at != NULL
            ? pla_policy_course(policy, award->name)
            : NULL;
    if (course == NULL)
        return;
    struct pla_text unit = award->unit.at != NULL ? award->unit : policy->unit;
    struct pla_text listed = course->unit.at != NULL ? course->unit : policy->unit;
    bool is_fixed = award->tier_count == 0 && award->credits != NULL &&
                    award->credits->op == PLA_M_CONST && pla_text_equal(unit, listed);
    if (is_fixed && course->has_credits &&
        pla_rational_compare(award->credits->value, course->credits) != 0)
        pla_lint_add(linter, PLA_LINT_COURSE_DIFFERS, award->place, NULL,
                     "award \"%s\" gives %s credits for \"%s\", which has %s in the catalogue",
                     id_of(linter, award), pla_lint_number(linter, award->credits->value),
                     pla_lint_shown(linter, award->name), pla_lint_number(linter, course->credits));
    if (award->credit_level.at != NULL && course->credit_level.at != NULL &&
        !pla_text_equal(award->credit_level, course->credit_level))
        pla_lint_add(linter, PLA_LINT_COURSE_DIFFERS, award->place, NULL,
                     "award \"%s\" is of level \"%s\", but \"%s\" of level \"%s\" in the catalogue",
                     id_of(linter, award), pla_lint_shown(linter, award->credit_level),
                     pla_lint_shown(linter, award->name),
                     pla_lint_shown(linter, course->credit_level));
}

/* ---- methods, units, grades, programmes ---- */

static void look_at_method(struct pla_linter *linter, struct pla_place place,
                           struct pla_text method)
{
    const struct pla_policy *policy = linter->policy;
    if (method.at == NULL || policy->method_count == 0 || pla_policy_method(policy, method) != NULL)
        return;
    struct pla_text *names = PLA_LINT_NEW(linter, policy->method_count, struct pla_text);
    for (size_t i = 0; names != NULL && i < policy->method_count; i++)
        names[i] = policy->methods[i].name;
    pla_lint_add(linter, PLA_LINT_METHOD_UNKNOWN, place,
                 names != NULL ? pla_lint_nearest(linter, method, names, policy->method_count)
                               : NULL,
                 "the policy knows no method \"%s\"", pla_lint_shown(linter, method));
}

static void look_at_unit(struct pla_linter *linter, const struct pla_award *award)
{
    struct pla_rational worth;
    if (brings_credit(award) && award->unit.at != NULL &&
        !pla_policy_worth(linter->policy, award->unit, &worth))
        pla_lint_add(linter, PLA_LINT_UNIT_UNKNOWN, award->place, NULL,
                     "award \"%s\" fails: the policy does not say what a credit of \"%s\" is worth",
                     id_of(linter, award), pla_lint_shown(linter, award->unit));
}

static void look_at_grade(struct pla_linter *linter, struct pla_place place, struct pla_text grade)
{
    const struct pla_text_list *grades = &linter->policy->grades;
    if (grade.at != NULL && grades->count > 0 && !pla_text_list_has(grades, grade))
        pla_lint_add(linter, PLA_LINT_GRADE_UNKNOWN, place, NULL,
                     "the policy's grades do not list \"%s\"", pla_lint_shown(linter, grade));
}

static void look_at_program(struct pla_linter *linter, const struct pla_cond *cond)
{
    const struct pla_policy *policy = linter->policy;
    if (cond->op != PLA_C_IS || cond->measure->op != PLA_M_LEARNER || cond->low == NULL ||
        cond->low->op != PLA_M_CONST || policy->program_count == 0 ||
        !pla_text_equal(cond->measure->name, PLA_TEXT("program")))
        return;
    struct pla_text *ids = PLA_LINT_NEW(linter, policy->program_count, struct pla_text);
    for (size_t i = 0; ids != NULL && i < policy->program_count; i++) {
        ids[i] = policy->programs[i].id;
        if (pla_text_equal(ids[i], cond->low->text))
            return;
    }
    pla_lint_add(linter, PLA_LINT_PROGRAM_UNKNOWN, cond->place,
                 ids != NULL ? pla_lint_nearest(linter, cond->low->text, ids, policy->program_count)
                             : NULL,
                 "the policy lists no programme \"%s\"", pla_lint_shown(linter, cond->low->text));
}

/* ---- caps ---- */

/** The most an award may bring, in the policy's unit; false if it is not fixed. */
static bool most_credits(const struct pla_linter *linter, const struct pla_award *award,
                         struct pla_rational *out)
{
    struct pla_rational most = PLA_ZERO, worth = PLA_WHOLE(1);
    if (award->tier_count == 0 && award->course_count == 0 &&
        (award->credits == NULL || award->credits->op != PLA_M_CONST))
        return false;
    if (award->credits != NULL && award->credits->op == PLA_M_CONST)
        most = award->credits->value;
    for (size_t i = 0; i < award->tier_count; i++)
        most = pla_rational_max(most, award->tiers[i].credits);
    for (size_t i = 0; i < award->course_count; i++)
        if (!pla_rational_add(most, award->courses[i].credits, &most))
            return false;
    if (award->unit.at != NULL && !pla_policy_worth(linter->policy, award->unit, &worth))
        return false;
    return pla_rational_mul(most, worth, out);
}

/** The most a cap lets pass in any programme. */
static bool most_of_cap(const struct pla_policy *policy, const struct pla_cap *cap,
                        struct pla_rational *out)
{
    struct pla_rational share;
    *out = cap->has_max ? cap->max : PLA_ZERO;
    for (size_t i = 0; i < cap->by_program_count; i++)
        *out = pla_rational_max(*out, cap->by_program[i].max);
    for (size_t i = 0; cap->has_percent && i < policy->program_count; i++) {
        if (!pla_rational_mul(policy->programs[i].credits, cap->percent, &share) ||
            !pla_rational_div(share, PLA_WHOLE(100), &share))
            return false;
        *out = pla_rational_max(*out, share);
    }
    return cap->has_max || cap->by_program_count > 0 ||
           (cap->has_percent && policy->program_count > 0);
}

static bool is_under(const struct pla_linter *linter, const struct pla_cap *cap,
                     const struct pla_award *award)
{
    struct pla_text method = award->method.at != NULL ? award->method : linter->rubric->method;
    return (cap->methods.count == 0 || pla_text_list_has(&cap->methods, method)) &&
           (cap->credit_level.at == NULL || pla_text_equal(cap->credit_level, award->credit_level));
}

static void look_at_caps(struct pla_linter *linter, const struct pla_award *award)
{
    struct pla_rational credits, most;
    if (!brings_credit(award) || !most_credits(linter, award, &credits))
        return;
    for (size_t i = 0; i < linter->policy->cap_count; i++) {
        const struct pla_cap *cap = &linter->policy->caps[i];
        if (!is_under(linter, cap, award) || !most_of_cap(linter->policy, cap, &most) ||
            pla_rational_compare(credits, most) <= 0)
            continue;
        pla_lint_add(linter, PLA_LINT_BEYOND_CAP, award->place, NULL,
                     "award \"%s\" offers %s credits, but the cap \"%s\" lets at most %s pass",
                     id_of(linter, award), pla_lint_number(linter, credits),
                     pla_lint_shown(linter, cap->id), pla_lint_number(linter, most));
    }
}

static void look_at_held(struct pla_linter *linter, const struct pla_measure *m)
{
    if (m->op == PLA_M_HELD) {
        look_at_course(linter, m->place, "held", m->name);
        look_at_grade(linter, m->place, m->text);
    } else if (m->op == PLA_M_HELD_CREDITS) {
        look_at_method(linter, m->place, m->method);
    }
}

void pla_lint_catalogue(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    if (linter->policy == NULL || linter->policy->is_plain)
        return;
    look_at_method(linter, pla_lint_key(linter, "method"), rubric->method);
    for (size_t i = 0; i < rubric->award_count; i++) {
        const struct pla_award *award = &rubric->awards[i];
        look_at_courses(linter, award);
        look_at_difference(linter, award);
        if (!pla_text_equal(award->method, rubric->method))
            look_at_method(linter, award->place, award->method);
        look_at_unit(linter, award);
        look_at_grade(linter, award->place, award->grade);
        for (size_t k = 0; k < award->tier_count; k++)
            look_at_grade(linter, award->place, award->tiers[k].grade);
        look_at_caps(linter, award);
    }
    for (size_t i = 0; i < linter->program->measure_count; i++)
        look_at_held(linter, linter->program->measures[i]);
    for (size_t i = 0; i < linter->program->cond_count; i++)
        look_at_program(linter, linter->program->conds[i]);
}
