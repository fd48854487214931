// SPDX-License-Identifier: Apache-2.0
/** Reading ratings against a rubric, with faults that name the place and the nearest name. */
#include "assess/ballot.h"

#include <stdlib.h>

#include "base/utf8.h"

/* ---- faults ---- */

/** A text of the input made safe and short for a message; never NULL. */
static const char *shown(struct pla_run *run, struct pla_text text)
{
    struct pla_str s;
    pla_str_init(&s);
    pla_utf8_put_safe(&s, (struct pla_text){text.at, pla_utf8_cut(text, 60)});
    const char *copy = s.failed ? NULL : pla_arena_copy(run->arena, s.at, s.length);
    pla_str_release(&s);
    if (copy == NULL)
        run->out_of_memory = true;
    return copy != NULL ? copy : "";
}

static const char *shown_number(struct pla_run *run, struct pla_rational number)
{
    struct pla_str s;
    pla_str_init(&s);
    pla_rational_put(&s, number);
    const char *copy = s.failed ? NULL : pla_arena_copy(run->arena, s.at, s.length);
    pla_str_release(&s);
    if (copy == NULL)
        run->out_of_memory = true;
    return copy != NULL ? copy : "";
}

/** Texts as a NULL-terminated list for pla_nearest; NULL if memory is exhausted. */
static const char **name_list(struct pla_run *run, size_t count)
{
    const char **names = PLA_NEW_ARRAY(run->arena, count + 1, const char *);
    if (names == NULL)
        run->out_of_memory = true;
    return names;
}

/** Add a fault at a rating, once: two rubrics or claims may meet the same rating. */
static void add_fault(struct pla_run *run, const struct pla_rating *rating, struct pla_err *err,
                      struct pla_faults *faults)
{
    if (rating->place.at != NULL)
        pla_err_prepend(err, "%.*s", (int)rating->place.length, rating->place.at);
    else
        pla_err_prepend(err, "%s#/ratings/%zu", run->name, rating->index);
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        if (strcmp(faults->items[i].where, err->where) == 0 &&
            strcmp(faults->items[i].text, err->text) == 0)
            return;
    }
    pla_faults_add(faults, err);
}

static void fault_unknown_criterion(struct pla_run *run, const struct pla_rating *rating,
                                    struct pla_err *err)
{
    const struct pla_rubric *rubric = run->rubric;
    const char *id = shown(run, rating->criterion);
    if (rating->rubric.at != NULL)
        pla_err_set(err, PLA_PORTFOLIO, "rubric \"%s\" has no criterion \"%s\"",
                    shown(run, rubric->id), id);
    else
        pla_err_set(err, PLA_PORTFOLIO, "no rubric in use has a criterion \"%s\"", id);
    const char **names = name_list(run, rubric->criterion_count);
    for (size_t i = 0; names != NULL && i < rubric->criterion_count; i++)
        names[i] = shown(run, rubric->criteria[i].id);
    const char *nearest =
        names != NULL ? pla_nearest(rating->criterion.at, rating->criterion.length, names) : NULL;
    if (nearest != NULL)
        pla_err_hint(err, "did you mean \"%s\"?", nearest);
}

/** "absent, emerging, meets" */
static const char *level_list(struct pla_run *run, const struct pla_text_list *levels)
{
    struct pla_str s;
    pla_str_init(&s);
    for (size_t i = 0; i < levels->count; i++) {
        if (i > 0)
            PLA_PUT(&s, ", ");
        pla_str_put_text(&s, levels->items[i]);
    }
    const char *list = shown(run, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return list;
}

static void fault_level(struct pla_run *run, const struct pla_criterion *criterion,
                        struct pla_text level, struct pla_err *err)
{
    pla_err_set(err, PLA_PORTFOLIO, "\"%s\" is not a level of criterion \"%s\"", shown(run, level),
                shown(run, criterion->id));
    if (criterion->scale == NULL) {
        pla_err_hint(err, "give a number from %s to %s", shown_number(run, criterion->from),
                     shown_number(run, criterion->to));
        return;
    }
    const struct pla_text_list *levels = &criterion->scale->levels;
    const char **names = name_list(run, levels->count);
    for (size_t i = 0; names != NULL && i < levels->count; i++)
        names[i] = shown(run, levels->items[i]);
    const char *nearest = names != NULL ? pla_nearest(level.at, level.length, names) : NULL;
    if (nearest != NULL)
        pla_err_hint(err, "did you mean \"%s\"? the levels are %s", nearest,
                     level_list(run, levels));
    else
        pla_err_hint(err, "the levels are %s", level_list(run, levels));
}

/* ---- one rating ---- */

void pla_criterion_bounds(const struct pla_criterion *criterion, struct pla_rational *out_bottom,
                          struct pla_rational *out_top)
{
    size_t levels = criterion->scale != NULL ? criterion->scale->levels.count : 0;
    *out_bottom = criterion->is_number ? criterion->from : PLA_ZERO;
    *out_top =
        criterion->is_number ? criterion->to : PLA_WHOLE(levels > 0 ? (int64_t)levels - 1 : 0);
}

/** A number of steps from the first value; a criterion without a step takes every number. */
static bool is_on_step(const struct pla_criterion *criterion, struct pla_rational value)
{
    struct pla_rational steps;
    if (!criterion->is_number || criterion->step.den == 0 || criterion->step.num <= 0)
        return true;
    return pla_rational_sub(value, criterion->from, &steps) &&
           pla_rational_div(steps, criterion->step, &steps) && steps.den == 1;
}

static bool check_value(struct pla_run *run, const struct pla_criterion *criterion,
                        struct pla_rational value, struct pla_err *err)
{
    struct pla_rational bottom, top;
    pla_criterion_bounds(criterion, &bottom, &top);
    if (pla_rational_compare(value, bottom) < 0 || pla_rational_compare(value, top) > 0) {
        pla_err_set(err, PLA_PORTFOLIO, "%s is outside %s to %s of criterion \"%s\"",
                    shown_number(run, value), shown_number(run, bottom), shown_number(run, top),
                    shown(run, criterion->id));
        return false;
    }
    if (is_on_step(criterion, value))
        return true;
    pla_err_set(err, PLA_PORTFOLIO, "%s is not on a step of %s from %s of criterion \"%s\"",
                shown_number(run, value), shown_number(run, criterion->step),
                shown_number(run, criterion->from), shown(run, criterion->id));
    return false;
}

static bool read_value(struct pla_run *run, const struct pla_criterion *criterion,
                       const struct pla_rating *rating, struct pla_rational *out,
                       struct pla_err *err)
{
    *out = PLA_ZERO;
    if (criterion->level != NULL) {
        pla_err_set(err, PLA_PORTFOLIO, "criterion \"%s\" is computed from evidence",
                    shown(run, criterion->id));
        pla_err_hint(err, "leave its rating out");
        return false;
    }
    if (rating->cannot_judge)
        return true;
    int level = rating->level.at != NULL && criterion->scale != NULL
                    ? pla_scale_find(criterion->scale, rating->level)
                    : -1;
    if (level >= 0) {
        *out = PLA_WHOLE(level);
        return true;
    }
    if (rating->has_number)
        *out = rating->number;
    else if (!pla_rational_from_text(rating->level, out)) {
        fault_level(run, criterion, rating->level, err);
        return false;
    }
    return check_value(run, criterion, *out, err);
}

static bool is_claim(const struct pla_portfolio *portfolio, struct pla_text id)
{
    for (size_t i = 0; i < portfolio->claim_count; i++) {
        if (pla_text_equal(portfolio->claims[i].id, id))
            return true;
    }
    return false;
}

/** True if the rating is about this run's rubric, claim and attempt. */
static bool concerns(const struct pla_run *run, const struct pla_rating *rating)
{
    bool is_rubric = rating->rubric.at == NULL || pla_text_equal(rating->rubric, run->rubric->id);
    bool is_claim_of = rating->claim.at == NULL ||
                       (run->claim != NULL && pla_text_equal(rating->claim, run->claim->id));
    bool is_attempt = rating->attempt == 0 || rating->attempt == (uint64_t)run->portfolio->attempt;
    return is_rubric && is_claim_of && is_attempt;
}

static bool is_known_elsewhere(const struct pla_run *run, struct pla_text criterion)
{
    for (size_t i = 0; i < run->terms->rule_count; i++) {
        if (pla_rubric_criterion(run->terms->rules[i].rubric, criterion) != NULL)
            return true;
    }
    return false;
}

/** Index of a criterion, looked for from `from` on: ratings mostly come in the rubric's order. */
static bool find_criterion(const struct pla_rubric *rubric, struct pla_text id, size_t from,
                           size_t *out)
{
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        size_t at = (from + i) % rubric->criterion_count;
        if (pla_text_equal(rubric->criteria[at].id, id)) {
            *out = at;
            return true;
        }
    }
    return false;
}

/** Read one rating. @return true if it counts; with `err` set it is a fault, else passed over */
static bool read_rating(struct pla_run *run, const struct pla_rating *rating,
                        struct pla_ballot *ballot, struct pla_err *err)
{
    /* The portfolio's own ratings were held to its claims when it was read. */
    bool is_of_table = rating->place.at != NULL;
    if (is_of_table && rating->claim.at != NULL && !is_claim(run->portfolio, rating->claim)) {
        pla_err_set(err, PLA_PORTFOLIO, "there is no claim \"%s\" in this portfolio",
                    shown(run, rating->claim));
        return false;
    }
    if (!concerns(run, rating))
        return false;
    if (find_criterion(run->rubric, rating->criterion, ballot->criterion, &ballot->criterion))
        return read_value(run, &run->rubric->criteria[ballot->criterion], rating, &ballot->value,
                          err);
    if (rating->rubric.at != NULL || !is_known_elsewhere(run, rating->criterion))
        fault_unknown_criterion(run, rating, err);
    return false;
}

/** @return how many ratings count */
static size_t read_ratings(struct pla_run *run, struct pla_ballot *ballots,
                           struct pla_faults *faults)
{
    struct pla_ballot ballot = {.stands = true};
    struct pla_err err; /* large, and mostly nothing is put in it */
    size_t count = 0;
    err.code = PLA_OK;
    for (size_t i = 0; i < run->rating_count; i++) {
        const struct pla_rating *rating = &run->ratings[i];
        ballot.source = rating;
        ballot.position = i;
        if (read_rating(run, rating, &ballot, &err))
            ballots[count++] = ballot;
        if (err.code == PLA_OK)
            continue;
        add_fault(run, rating, &err, faults);
        err.code = PLA_OK;
    }
    return count;
}

/* ---- order and repeats ---- */

/** Put ballots criterion by criterion without changing their order otherwise. */
static void sort_ballots(const struct pla_ballot *given, struct pla_ballots *out,
                         size_t criterion_count)
{
    /* begins[c + 1] runs from the first place of criterion c to the one behind its last. */
    for (size_t i = 0; i < out->count; i++)
        out->begins[given[i].criterion + 2]++;
    for (size_t c = 2; c <= criterion_count; c++)
        out->begins[c] += out->begins[c - 1];
    for (size_t i = 0; i < out->count; i++)
        out->items[out->begins[given[i].criterion + 1]++] = given[i];
}

static int date_order(const struct pla_date *a, const struct pla_date *b)
{
    bool a_known = a->state == PLA_DATE_KNOWN, b_known = b->state == PLA_DATE_KNOWN;
    if (!a_known || !b_known)
        return (int)a_known - (int)b_known;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

bool pla_ballot_is_later(const struct pla_ballot *a, const struct pla_ballot *b)
{
    int order = date_order(&a->source->rated, &b->source->rated);
    return order > 0 || (order == 0 && a->position > b->position);
}

/** A ballot in an order of its own. */
struct seat {
    struct pla_ballot *ballot;
};

static int by_assessor(const void *a, const void *b)
{
    const struct pla_ballot *x = ((const struct seat *)a)->ballot;
    const struct pla_ballot *y = ((const struct seat *)b)->ballot;
    int order = pla_text_compare(x->source->assessor, y->source->assessor);
    if (order == 0)
        order = (int)x->source->role - (int)y->source->role;
    if (order == 0)
        order = x->position < y->position ? -1 : x->position > y->position;
    return order;
}

static bool is_same_assessor(const struct pla_ballot *a, const struct pla_ballot *b)
{
    return a->source->role == b->source->role &&
           pla_text_equal(a->source->assessor, b->source->assessor);
}

/** Which of two ratings of one assessor stands; a fault if that cannot be told. */
static struct pla_ballot *replace(struct pla_run *run, struct pla_ballot *first,
                                  struct pla_ballot *second, struct pla_faults *faults)
{
    bool first_is_own = first->source->claim.at != NULL;
    bool second_is_own = second->source->claim.at != NULL;
    int order = date_order(&second->source->rated, &first->source->rated);
    if (first_is_own != second_is_own) {
        order = second_is_own ? 1 : -1; /* a rating of the claim goes before one of all claims */
    } else if (order == 0) {
        struct pla_err err;
        pla_err_set(&err, PLA_PORTFOLIO, "assessor \"%s\" rates criterion \"%s\" a second time",
                    shown(run, second->source->assessor), shown(run, second->source->criterion));
        pla_err_hint(&err, "leave one out, or give the later one a later date in \"rated\"");
        add_fault(run, second->source, &err, faults);
    }
    (order > 0 ? first : second)->stands = false;
    return order > 0 ? second : first;
}

/** Leave one rating per assessor and role standing among the ballots of one criterion. */
static void settle_repeats(struct pla_run *run, struct pla_ballot *ballots, size_t count,
                           struct seat *order, struct pla_faults *faults)
{
    for (size_t i = 0; i < count; i++)
        order[i].ballot = &ballots[i];
    if (count > 2 || by_assessor(&order[0], &order[1]) > 0)
        qsort(order, count, sizeof *order, by_assessor);
    struct pla_ballot *stands = order[0].ballot;
    for (size_t i = 1; i < count; i++) {
        struct pla_ballot *next = order[i].ballot;
        stands = is_same_assessor(stands, next) ? replace(run, stands, next, faults) : next;
    }
}

bool pla_ballots_read(struct pla_run *run, struct pla_ballots *out, struct pla_faults *faults)
{
    size_t criteria = run->rubric->criterion_count;
    struct pla_ballots ballots = {
        .items = PLA_NEW_ARRAY(run->arena, run->rating_count, struct pla_ballot),
        .begins = PLA_NEW_ARRAY(run->arena, criteria + 2, size_t)};
    struct pla_ballot *given = PLA_NEW_ARRAY(run->arena, run->rating_count, struct pla_ballot);
    struct seat *order = PLA_NEW_ARRAY(run->arena, run->rating_count, struct seat);
    if (ballots.items == NULL || ballots.begins == NULL || given == NULL || order == NULL)
        return false;
    ballots.count = read_ratings(run, given, faults);
    sort_ballots(given, &ballots, criteria);
    for (size_t c = 0; c < criteria; c++) {
        size_t count = ballots.begins[c + 1] - ballots.begins[c];
        if (count > 1)
            settle_repeats(run, &ballots.items[ballots.begins[c]], count, order, faults);
    }
    *out = ballots;
    return !run->out_of_memory;
}
