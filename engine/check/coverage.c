// SPDX-License-Identifier: Apache-2.0
/** Counting states of conditions, levels, awards and outcomes over many runs. */
#include "check/coverage.h"

#include "assess/run.h"
#include "check/coverage_private.h"
#include "check/visit.h"
#include "check/words.h"

/* ---- memory ---- */

enum pla_code pla_coverage_new(struct pla_coverage **out, struct pla_err *err)
{
    struct pla_coverage *coverage = pla_heap_alloc(sizeof *coverage);
    if (coverage == NULL)
        return pla_err_memory(err);
    *coverage = (struct pla_coverage){0};
    pla_arena_init(&coverage->arena, 0);
    pla_arena_init(&coverage->scratch, 0);
    *out = coverage;
    return PLA_OK;
}

void pla_coverage_free(struct pla_coverage *coverage)
{
    if (coverage == NULL)
        return;
    pla_arena_release(&coverage->scratch);
    pla_arena_release(&coverage->arena);
    pla_heap_free(coverage);
}

/** A further zeroed element; NULL notes that memory is out. */
static void *push(struct pla_coverage *coverage, struct pla_cover_list *list, size_t size)
{
    void *grown =
        pla_arena_grow(&coverage->arena, list->items, &list->capacity, list->count + 1, size);
    if (grown == NULL) {
        coverage->out_of_memory = true;
        return NULL;
    }
    list->items = grown;
    return (char *)grown + size * list->count++;
}

/** Texts of a rubric die with it. */
static struct pla_text keep(struct pla_coverage *coverage, struct pla_text text)
{
    struct pla_text copy = pla_text_copy(&coverage->arena, text);
    if (copy.at == NULL && text.at != NULL)
        coverage->out_of_memory = true;
    return copy;
}

static bool same_file(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static struct pla_place keep_place(struct pla_coverage *coverage, struct pla_place place)
{
    for (size_t i = 0; i < coverage->files.count; i++) {
        const char *file = ((const char **)coverage->files.items)[i];
        if (same_file(file, place.file))
            return (struct pla_place){file, place.line};
    }
    const char **slot = place.file != NULL ? push(coverage, &coverage->files, sizeof *slot) : NULL;
    if (slot == NULL)
        return (struct pla_place){NULL, place.line};
    struct pla_text copy = keep(coverage, pla_text_of(place.file));
    *slot = copy.at != NULL ? copy.at : "";
    return (struct pla_place){*slot, place.line};
}

/* ---- what can happen ---- */

/** What is looked for in a condition. */
struct unknown {
    const struct pla_rubric *rubric;
    bool can_be;
};

/** A field that intake requires is known, or nothing is judged at all. */
static bool is_required(const struct pla_rubric *rubric, const struct pla_measure *m)
{
    const struct pla_text_list *require = &rubric->intake.require;
    for (size_t i = 0; i < require->count; i++)
        if ((m->op == PLA_M_LEARNER || m->op == PLA_M_PORTFOLIO) &&
            pla_text_equal(require->items[i], m->name))
            return true;
    return false;
}

static void see_unknown(void *ctx, const struct pla_measure *m)
{
    struct unknown *unknown = ctx;
    unknown->can_be =
        unknown->can_be || !(is_required(unknown->rubric, m) || m->op == PLA_M_CONST ||
                             m->op == PLA_M_AS_OF || m->op == PLA_M_AGO || m->op == PLA_M_ATTEMPT ||
                             m->op == PLA_M_LATER || (m->op >= PLA_M_ADD && m->op <= PLA_M_MAX));
}

/** States a condition can have, one bit a state. */
static unsigned states_of(struct pla_linter *linter, struct pla_visit *visit,
                          const struct pla_cond *cond)
{
    unsigned can = pla_lint_state(linter, cond), states = 0;
    struct unknown *unknown = visit->ctx;
    if ((can & PLA_CAN_MEET) != 0)
        states |= 1U << PLA_MET;
    if ((can & PLA_CAN_MISS) != 0)
        states |= 1U << PLA_NOT_MET;
    unknown->can_be = cond->op == PLA_C_REFER;
    pla_visit_again(visit);
    pla_visit_cond(visit, cond);
    bool is_open = (states & (1U << PLA_MET)) != 0 && (states & (1U << PLA_NOT_MET)) != 0;
    if (cond->op == PLA_C_REFER || (unknown->can_be && is_open))
        states |= 1U << PLA_UNDECIDED;
    return states;
}

/** Joins are covered by their parts. */
static bool is_counted(const struct pla_cond *cond)
{
    return cond->op <= PLA_C_ALL_MET || cond->op == PLA_C_CHECK || cond->op == PLA_C_REFER;
}

static void mark_seen(void *ctx, const struct pla_cond *cond)
{
    bool *is_left_out = ctx;
    is_left_out[cond->id] = true;
}

/** Conditions the engine made: an award over a table applies where there is such evidence. */
static bool *find_made(struct pla_coverage *coverage, const struct pla_rubric *rubric)
{
    struct pla_arena *arena = &coverage->scratch;
    bool *is_made = PLA_NEW_ARRAY(arena, rubric->program.cond_count, bool);
    struct pla_visit visit = {.ctx = is_made, .cond = mark_seen};
    if (is_made == NULL || !pla_visit_begin(&visit, &rubric->program, arena)) {
        coverage->out_of_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < rubric->award_count; i++) {
        const struct pla_award *award = &rubric->awards[i];
        if (award->applies != NULL && award->applies->place.line == award->place.line &&
            same_file(award->applies->place.file, award->place.file) &&
            (award->applies->op == PLA_C_OR || award->applies->op == PLA_C_AT_LEAST))
            pla_visit_cond(&visit, award->applies);
    }
    return is_made;
}

/** True if awards of the rubric are of the method; an absent one stands for all. */
static bool has_method(const struct pla_rubric *rubric, struct pla_text method)
{
    for (size_t i = 0; i < rubric->award_count; i++) {
        struct pla_text own = rubric->awards[i].method;
        if (method.at == NULL || pla_text_equal(own.at != NULL ? own : rubric->method, method))
            return true;
    }
    return false;
}

/** Conditions of a policy that are asked about awards of the rubric. */
static bool *find_asked(struct pla_coverage *coverage, const struct pla_policy *policy,
                        const struct pla_rubric *rubric)
{
    struct pla_arena *arena = &coverage->scratch;
    bool *is_asked = PLA_NEW_ARRAY(arena, policy->program.cond_count, bool);
    struct pla_visit visit = {.ctx = is_asked, .cond = mark_seen};
    if (is_asked == NULL || !pla_visit_begin(&visit, &policy->program, arena)) {
        coverage->out_of_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < policy->gate_count; i++)
        if (has_method(rubric, policy->gates[i].method))
            pla_visit_cond(&visit, policy->gates[i].when);
    for (size_t i = 0; i < policy->method_count; i++)
        if (has_method(rubric, policy->methods[i].name))
            pla_visit_cond(&visit, policy->methods[i].resident_when);
    return is_asked;
}

/* ---- rows: what stands at the same place is the same ---- */

/** The row of a condition: the n-th of its operator on its line. */
static struct pla_cover_cond *find_cond(struct pla_coverage *coverage, const struct pla_cond *cond,
                                        size_t guess, size_t nth)
{
    struct pla_cover_cond *rows = coverage->conds.items;
    for (size_t n = 0; n < coverage->conds.count; n++) {
        struct pla_cover_cond *row = &rows[(guess + n) % coverage->conds.count];
        if (row->op == cond->op && row->place.line == cond->place.line && row->nth == nth &&
            same_file(row->place.file, cond->place.file))
            return row;
    }
    return NULL;
}

static void set_words(struct pla_coverage *coverage, const struct pla_cond *cond,
                      struct pla_text *out)
{
    struct pla_str s = {0};
    pla_cond_put(cond, &s);
    if (s.failed)
        coverage->out_of_memory = true;
    else
        *out = keep(coverage, (struct pla_text){s.at != NULL ? s.at : "", s.length});
    pla_str_release(&s);
}

/** How many conditions of its operator stand before it on its line. */
static size_t count_before(const struct pla_program *program, size_t index)
{
    const struct pla_cond *cond = program->conds[index];
    size_t count = 0;
    for (size_t i = index; i > 0; i--) {
        const struct pla_cond *other = program->conds[i - 1];
        count += other->op == cond->op && other->place.line == cond->place.line &&
                 same_file(other->place.file, cond->place.file);
    }
    return count;
}

/** Rows for the conditions that are marked (or for those that are not); which row is whose. */
static size_t *map_conds(struct pla_coverage *coverage, struct pla_linter *linter,
                         const bool *is_marked, bool wanted)
{
    const struct pla_program *program = linter->program;
    struct unknown unknown = {.rubric = linter->rubric};
    struct pla_visit visit = {.ctx = &unknown, .measure = see_unknown};
    size_t *map = PLA_NEW_ARRAY(&coverage->scratch, program->cond_count, size_t);
    size_t guess = 0;
    if (is_marked == NULL || map == NULL || !pla_visit_begin(&visit, program, &coverage->scratch)) {
        coverage->out_of_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < program->cond_count; i++) {
        const struct pla_cond *cond = program->conds[i];
        if (!is_counted(cond) || is_marked[i] != wanted)
            continue;
        size_t nth = count_before(program, i);
        struct pla_cover_cond *row = find_cond(coverage, cond, guess, nth);
        if (row == NULL) {
            row = push(coverage, &coverage->conds, sizeof *row);
            if (row == NULL)
                return NULL;
            *row = (struct pla_cover_cond){
                .op = cond->op, .place = keep_place(coverage, cond->place), .nth = nth};
            set_words(coverage, cond, &row->text);
        }
        row->states |= states_of(linter, &visit, cond);
        size_t index = (size_t)(row - (struct pla_cover_cond *)coverage->conds.items);
        map[i] = index + 1;
        guess = index + 1;
    }
    return map;
}

/* ---- criteria, awards, outcomes ---- */

static bool is_given(struct pla_linter *linter, const struct pla_criterion *criterion, size_t index,
                     size_t level)
{
    struct pla_value value = pla_lint_criterion(linter, index);
    struct pla_rational number = PLA_WHOLE((int64_t)level);
    const struct pla_measure *steps = criterion->level;
    if (pla_rational_compare(number, value.low) < 0 || pla_rational_compare(number, value.high) > 0)
        return false;
    if (steps == NULL || steps->op != PLA_M_STEPS || level == 0)
        return true;
    for (size_t i = 0; i < steps->row_count; i++)
        if (steps->rows[i].level == (int)level)
            return true;
    return false;
}

static struct pla_cover_level *find_level(struct pla_coverage *coverage, struct pla_text criterion,
                                          struct pla_text level)
{
    struct pla_cover_level *rows = coverage->levels.items;
    for (size_t i = 0; i < coverage->levels.count; i++)
        if (pla_text_equal(rows[i].criterion, criterion) && pla_text_equal(rows[i].level, level))
            return &rows[i];
    return NULL;
}

static void map_levels(struct pla_coverage *coverage, struct pla_linter *linter,
                       const struct pla_rubric *rubric)
{
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        const struct pla_criterion *criterion = &rubric->criteria[i];
        size_t count = criterion->scale != NULL ? criterion->scale->levels.count : 0;
        for (size_t k = 0; k < count; k++) {
            struct pla_text name = criterion->scale->levels.items[k];
            struct pla_cover_level *row = find_level(coverage, criterion->id, name);
            if (row == NULL) {
                row = push(coverage, &coverage->levels, sizeof *row);
                if (row == NULL)
                    return;
                *row = (struct pla_cover_level){.place = keep_place(coverage, criterion->place),
                                                .criterion = keep(coverage, criterion->id),
                                                .level = keep(coverage, name)};
            }
            row->can_be = row->can_be || is_given(linter, criterion, i, k);
        }
    }
}

/** By id; awards and outcomes. */
static struct pla_cover_entry *find_entry(struct pla_cover_list *list, struct pla_text id)
{
    struct pla_cover_entry *rows = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (pla_text_equal(rows[i].id, id))
            return &rows[i];
    return NULL;
}

static struct pla_cover_entry *need_entry(struct pla_coverage *coverage,
                                          struct pla_cover_list *list, struct pla_text id,
                                          struct pla_place place)
{
    struct pla_cover_entry *row = find_entry(list, id);
    if (row != NULL)
        return row;
    row = push(coverage, list, sizeof *row);
    if (row != NULL)
        *row = (struct pla_cover_entry){.place = keep_place(coverage, place),
                                        .id = keep(coverage, id)};
    return row;
}

static bool can_miss(struct pla_linter *linter, const struct pla_cond *cond)
{
    return cond != NULL && (pla_lint_state(linter, cond) & PLA_CAN_MISS) != 0;
}

static void map_awards(struct pla_coverage *coverage, struct pla_linter *linter,
                       const struct pla_rubric *rubric)
{
    for (size_t i = 0; i < rubric->award_count; i++) {
        const struct pla_award *award = &rubric->awards[i];
        struct pla_cover_entry *row =
            need_entry(coverage, &coverage->awards, award->id, award->place);
        if (row == NULL)
            return;
        bool is_computed = award->tier_count > 0 || award->by != NULL ||
                           (award->credits != NULL && award->credits->op != PLA_M_CONST);
        row->can_be = row->can_be || pla_lint_can_earn(linter, award);
        row->is_left =
            award->when != NULL && (pla_lint_state(linter, award->when) & PLA_CAN_MEET) == 0;
        row->can_not_be = row->can_not_be || can_miss(linter, award->when) ||
                          can_miss(linter, award->applies) || award->requires_ids.count > 0 ||
                          is_computed;
    }
}

static void map_outcomes(struct pla_coverage *coverage, struct pla_linter *linter,
                         const struct pla_rubric *rubric)
{
    for (size_t i = 0; i < rubric->outcome_count; i++) {
        const struct pla_outcome *outcome = &rubric->outcomes[i];
        struct pla_cover_entry *row =
            need_entry(coverage, &coverage->outcomes, outcome->id, outcome->place);
        if (row == NULL)
            return;
        row->can_be = row->can_be || outcome->when == NULL ||
                      (pla_lint_state(linter, outcome->when) & PLA_CAN_MEET) != 0;
    }
}

static void map_policy(struct pla_coverage *coverage, const struct pla_terms *terms,
                       const struct pla_rubric *rubric)
{
    struct pla_lint_subject subject = {.policy = terms->policy, .as_of = terms->as_of};
    struct pla_linter linter;
    if (!pla_linter_begin(&linter, &subject, &coverage->scratch)) {
        coverage->out_of_memory = true;
        return;
    }
    coverage->policy_map =
        map_conds(coverage, &linter, find_asked(coverage, terms->policy, rubric), true);
}

static void map_rubric(struct pla_coverage *coverage, const struct pla_terms *terms,
                       const struct pla_rubric *rubric)
{
    struct pla_lint_subject subject = {
        .rubric = rubric, .policy = terms->policy, .as_of = terms->as_of};
    struct pla_linter linter;
    if (!pla_linter_begin(&linter, &subject, &coverage->scratch)) {
        coverage->out_of_memory = true;
        return;
    }
    coverage->map = map_conds(coverage, &linter, find_made(coverage, rubric), false);
    map_levels(coverage, &linter, rubric);
    map_awards(coverage, &linter, rubric);
    map_outcomes(coverage, &linter, rubric);
}

/** Have learned where the parts of a loaded rubric and policy are counted; false: no memory. */
static bool learn(struct pla_coverage *coverage, const struct pla_terms *terms,
                  const struct pla_rubric *rubric)
{
    if (coverage->rubric != rubric || coverage->as_of != terms->as_of || coverage->map == NULL) {
        pla_arena_reset(&coverage->scratch);
        coverage->rubric = rubric;
        coverage->as_of = terms->as_of;
        coverage->map = coverage->policy_map = NULL;
        if (coverage->rubric_id.at == NULL)
            coverage->rubric_id = keep(coverage, rubric->id);
        map_rubric(coverage, terms, rubric);
        map_policy(coverage, terms, rubric);
    }
    return !coverage->out_of_memory;
}

/* ---- counting ---- */

static void count_conds(struct pla_coverage *coverage, const struct pla_run *run, const size_t *map)
{
    struct pla_cover_cond *rows = coverage->conds.items;
    for (size_t i = 0; i < run->program->cond_count; i++)
        if (map[i] != 0 && run->state_known[i])
            rows[map[i] - 1].counts[run->states[i]]++;
}

static void count_levels(struct pla_coverage *coverage, const struct pla_decision *decision)
{
    for (size_t i = 0; i < decision->criterion_count; i++) {
        const struct pla_criterion_result *result = &decision->criteria[i];
        struct pla_cover_level *row =
            result->level.at != NULL ? find_level(coverage, result->id, result->level) : NULL;
        if (row != NULL)
            row->count++;
    }
}

static void count_awards(struct pla_coverage *coverage, const struct pla_run *run,
                         const struct pla_decision *decision)
{
    for (size_t i = 0; i < run->rubric->award_count; i++) {
        const struct pla_award *award = &run->rubric->awards[i];
        struct pla_cover_entry *row = find_entry(&coverage->awards, award->id);
        bool is_listed = false;
        for (size_t k = 0; k < decision->award_count && row != NULL; k++)
            if (decision->awards[k].award == award) {
                row->counts[decision->awards[k].status]++;
                is_listed = true;
            }
        if (!is_listed && row != NULL)
            row->counts[PLA_COVER_LEFT_OUT]++;
    }
}

void pla_coverage_add(struct pla_coverage *coverage, const struct pla_run *run,
                      const struct pla_decision *decision)
{
    if (!learn(coverage, run->terms, run->rubric))
        return;
    count_conds(coverage, run, coverage->map);
    if (!run->is_complete) /* nothing was judged */
        return;
    count_levels(coverage, decision);
    count_awards(coverage, run, decision);
    struct pla_cover_entry *outcome =
        decision->outcome.at != NULL ? find_entry(&coverage->outcomes, decision->outcome) : NULL;
    if (outcome != NULL)
        outcome->counts[PLA_COVER_GIVEN]++;
}

static void decided(void *ctx, const struct pla_run *run, const struct pla_decision *decision)
{
    pla_coverage_add(ctx, run, decision);
}

/** Runs of a policy know no rubric; cases run one. */
static void asked(void *ctx, const struct pla_run *run)
{
    struct pla_coverage *coverage = ctx;
    const struct pla_rubric *rubric =
        run->terms->rule_count > 0 ? run->terms->rules[0].rubric : NULL;
    if (rubric != NULL && learn(coverage, run->terms, rubric))
        count_conds(coverage, run, coverage->policy_map);
}

struct pla_observer pla_coverage_observer(struct pla_coverage *coverage)
{
    return (struct pla_observer){.ctx = coverage, .decided = decided, .asked = asked};
}
