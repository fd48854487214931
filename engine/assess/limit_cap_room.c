// SPDX-License-Identifier: Apache-2.0
/**
 * The room under each cap: how caps nest, what their bound is, and what credit held takes of it.
 *
 * Credit held counts under a cap by its method: those of the cap and of the caps within it, or, for
 * a cap that names none, any method the policy lists. A course passed twice counts once, with the
 * most credit.
 */
#include "assess/limit_cap.h"

static struct pla_text say(struct pla_caps *caps, struct pla_text before, struct pla_text name,
                           struct pla_text after)
{
    struct pla_arena *arena = caps->limiter->arena;
    return pla_text_join(arena, pla_text_join(arena, before, name), after);
}

static void leave_open(struct pla_cap_count *count, struct pla_text why)
{
    count->is_open = true;
    count->why = why;
}

/* ---- nesting ---- */

static size_t find_cap(const struct pla_caps *caps, struct pla_text id)
{
    for (size_t c = 0; id.at != NULL && c < caps->count; c++)
        if (pla_text_equal(caps->items[c].cap->id, id))
            return c;
    return PLA_NO_CAP;
}

static void nest(struct pla_caps *caps)
{
    for (size_t c = 0; c < caps->count; c++)
        caps->items[c].outer = find_cap(caps, caps->items[c].cap->within);
    for (size_t c = 0; c < caps->count; c++)
        for (size_t at = caps->items[c].outer;
             at != PLA_NO_CAP && caps->items[c].depth < caps->count; at = caps->items[at].outer)
            caps->items[c].depth++;
    size_t filled = 0;
    for (size_t depth = caps->count + 1; depth > 0; depth--)
        for (size_t c = 0; c < caps->count; c++)
            if (caps->items[c].depth == depth - 1)
                caps->inner_first[filled++] = c;
}

/* ---- the bound ---- */

static const struct pla_program_def *program_of(const struct pla_policy *policy, struct pla_text id)
{
    for (size_t i = 0; i < policy->program_count; i++)
        if (pla_text_equal(policy->programs[i].id, id))
            return &policy->programs[i];
    return NULL;
}

static const struct pla_rational *max_by_program(const struct pla_cap *cap, struct pla_text program)
{
    for (size_t i = 0; i < cap->by_program_count; i++)
        if (pla_text_equal(cap->by_program[i].program, program))
            return &cap->by_program[i].max;
    return cap->has_max ? &cap->max : NULL;
}

/** @return false on overflow */
static bool set_bound(struct pla_caps *caps, struct pla_cap_count *count)
{
    const struct pla_cap *cap = count->cap;
    struct pla_text program = caps->limiter->portfolio->learner.program;

    count->room = cap->has_max ? cap->max : PLA_WHOLE(INT64_MAX);
    if (!cap->has_percent && cap->by_program_count == 0)
        return true;
    if (program.at == NULL) {
        leave_open(count, PLA_TEXT("the learner's programme is not known"));
        return true;
    }
    const struct pla_rational *max = max_by_program(cap, program);
    const struct pla_program_def *def = program_of(caps->limiter->policy, program);
    if (cap->by_program_count > 0 && max != NULL) {
        count->room = *max;
    } else if (cap->by_program_count > 0 || def == NULL) {
        leave_open(count, say(caps, PLA_TEXT("the policy does not list the programme "), program,
                              (struct pla_text){0}));
    } else {
        struct pla_rational share;
        if (!pla_rational_div(cap->percent, PLA_WHOLE(100), &share) ||
            !pla_rational_mul(share, def->credits, &share))
            return false;
        count->room = pla_rational_min(count->room, share);
    }
    return true;
}

/* ---- credit held ---- */

static bool takes_method(const struct pla_caps *caps, size_t c, struct pla_text method)
{
    const struct pla_text_list *own = &caps->items[c].cap->methods;

    if (own->count == 0)
        return pla_policy_method(caps->limiter->policy, method) != NULL;
    if (pla_text_list_has(own, method))
        return true;
    for (size_t i = 0; i < caps->count; i++)
        if (caps->items[i].outer == c && caps->items[i].depth > caps->items[c].depth &&
            takes_method(caps, i, method))
            return true;
    return false;
}

static bool counts_held(const struct pla_caps *caps, size_t c, const struct pla_held *held)
{
    const struct pla_cap *cap = caps->items[c].cap;

    return held->status == PLA_HELD_PASSED && held->method.at != NULL &&
           (cap->credit_level.at == NULL ||
            pla_text_equal(cap->credit_level, held->credit_level)) &&
           takes_method(caps, c, held->method);
}

/** Its own credits, else the catalogue's, in the policy's unit. */
static bool held_credits(const struct pla_policy *policy, const struct pla_held *held,
                         struct pla_rational *out)
{
    struct pla_rational credits = held->credits, worth;
    struct pla_text unit = held->unit;

    if (!held->has_credits) {
        const struct pla_course *course = pla_policy_course(policy, held->course);
        if (course == NULL || !course->has_credits)
            return false;
        credits = course->credits;
        unit = course->unit;
    }
    return pla_policy_worth(policy, unit, &worth) && pla_rational_mul(credits, worth, out);
}

/** Of a course held once or several times, what counts under a cap; false if that is not known. */
static bool record_credits(struct pla_caps *caps, size_t c, const struct pla_record *record,
                           struct pla_rational *out)
{
    const struct pla_portfolio *portfolio = caps->limiter->portfolio;
    const struct pla_cap *cap = caps->items[c].cap;
    struct pla_rational credits;

    *out = PLA_ZERO;
    for (size_t i = 0; i < record->count; i++) {
        const struct pla_held *held = record->held[i];
        if (!counts_held(caps, c, held))
            continue;
        if (cap->per_term && (held->term.at == NULL || portfolio->term.at == NULL))
            return false;
        if (cap->per_term && !pla_text_equal(held->term, portfolio->term))
            continue;
        if (!held_credits(caps->limiter->policy, held, &credits))
            return false;
        *out = pla_rational_max(*out, credits);
    }
    return true;
}

/** @return false on overflow */
static bool take_held(struct pla_caps *caps, size_t c)
{
    const struct pla_limiter *limiter = caps->limiter;
    struct pla_cap_count *count = &caps->items[c];

    for (size_t i = 0; i < limiter->record_count && !count->is_open; i++) {
        const struct pla_record *record = &limiter->records[i];
        struct pla_rational credits;
        if (!record->is_passed)
            continue;
        if (!record_credits(caps, c, record, &credits))
            leave_open(count, say(caps, PLA_TEXT("how much of "), record->held[0]->course,
                                  PLA_TEXT(" counts against it is not known")));
        else if (!pla_rational_sub(count->room, credits, &count->room))
            return false;
    }
    count->room = pla_rational_max(count->room, PLA_ZERO);
    return true;
}

bool pla_caps_open(struct pla_limiter *limiter, struct pla_caps *out)
{
    const struct pla_policy *policy = limiter->policy;
    bool fits = true;

    *out = (struct pla_caps){.limiter = limiter, .count = policy->cap_count};
    out->items = PLA_NEW_ARRAY(limiter->arena, out->count, struct pla_cap_count);
    out->inner_first = PLA_NEW_ARRAY(limiter->arena, out->count, size_t);
    if (out->items == NULL || out->inner_first == NULL)
        return false;
    for (size_t c = 0; c < out->count; c++)
        out->items[c] = (struct pla_cap_count){.cap = &policy->caps[c], .sum = PLA_ZERO};
    nest(out);
    for (size_t c = 0; c < out->count; c++) {
        fits = fits && set_bound(out, &out->items[c]);
        if (policy->caps[c].held && fits && !out->items[c].is_open)
            fits = take_held(out, c);
    }
    return fits;
}
