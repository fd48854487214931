// SPDX-License-Identifier: Apache-2.0
/** Load rubrics and a policy; score record by record. */
#include "batch/scorer.h"

#include "batch/describe.h"
#include "batch/trace.h"
#include "rubric/sandbox.h"
#include "worker/task.h"

/**
 * A rubric's functions with a mark around them, which rubric runs when the process ends, and a
 * trace behind them.
 */
struct guard {
    const struct pla_calls *calls;
    uint32_t mark;
    struct pla_text rubric;  /**< for the trace */
    struct pla_trace *trace; /**< NULL: nobody wants one */
};

struct pla_scorer {
    const struct pla_job *job;
    struct pla_arena arena;  /**< what lives as long as the scorer */
    struct pla_arena record; /**< what lives as long as a record */
    struct pla_loaded *policy, **rubrics;
    struct guard *guards, policy_guard;
    struct pla_calls *guarded, policy_guarded;
    struct pla_trace trace;
    struct pla_rule *rules;
    const struct pla_rubric **models;
    struct pla_field_decls fields;
    struct pla_terms terms;
    struct pla_sha256 *hash;
    const struct pla_rating *ratings;
    size_t rating_count;
    struct pla_str place; /**< "batch.ndjson:17" */
    struct pla_tally tally;
};

static enum pla_code invoke_guarded(void *ctx, pla_call call, const struct pla_call_input *input,
                                    struct pla_arena *arena, struct pla_call_result *out,
                                    struct pla_err *err)
{
    const struct guard *guard = ctx;
    pla_worker_mark(guard->mark);
    enum pla_code code = guard->calls->invoke(guard->calls->ctx, call, input, arena, out, err);
    pla_worker_mark(0);
    if (guard->trace != NULL)
        pla_trace_add(guard->trace,
                      &(struct pla_traced){.rubric = guard->rubric,
                                           .about = guard->calls->about(guard->calls->ctx, call),
                                           .input = input,
                                           .result = code == PLA_OK ? out : NULL,
                                           .err = err});
    return code;
}

/** Put a guard around functions. @return NULL if there are none */
static const struct pla_calls *guard_calls(struct pla_scorer *scorer, struct guard *guard,
                                           struct pla_calls *out)
{
    if (guard->calls == NULL)
        return NULL;
    guard->trace = scorer->job->want_trace ? &scorer->trace : NULL;
    *out = (struct pla_calls){.ctx = guard, .invoke = invoke_guarded};
    return out;
}

static enum pla_code add_fault(struct pla_faults *faults, const struct pla_err *err)
{
    pla_faults_add(faults, err);
    return err->code;
}

static enum pla_code no_memory(struct pla_faults *faults)
{
    struct pla_err err;
    pla_err_memory(&err);
    return add_fault(faults, &err);
}

/** Limits of the command line, else of the policy, else (0) the defaults. */
static struct pla_limits limits_of(const struct pla_scorer *scorer)
{
    struct pla_limits limits = {0};
    const struct pla_limit_settings *own = &scorer->terms.policy->limits;
    if (scorer->job->limits != NULL)
        limits = *scorer->job->limits;
    if (limits.budget == 0)
        limits.budget = own->budget;
    if (limits.memory_bytes == 0)
        limits.memory_bytes = own->memory_bytes;
    if (limits.string_bytes == 0)
        limits.string_bytes = own->string_bytes;
    if (limits.source_bytes == 0)
        limits.source_bytes = own->source_bytes;
    return limits;
}

static enum pla_code load_policy(struct pla_scorer *scorer, struct pla_faults *faults)
{
    const struct pla_job *job = scorer->job;
    scorer->terms.policy = pla_policy_plain();
    if (job->policy == NULL)
        return PLA_OK;
    enum pla_code code =
        pla_policy_load(job->policy, job->limits, job->as_of, &scorer->policy, faults);
    if (code != PLA_OK)
        return code;
    scorer->terms.policy = pla_loaded_policy(scorer->policy);
    scorer->policy_guard =
        (struct guard){.calls = pla_loaded_calls(scorer->policy), .rubric = PLA_TEXT("policy")};
    scorer->terms.policy_calls =
        guard_calls(scorer, &scorer->policy_guard, &scorer->policy_guarded);
    return PLA_OK;
}

/** Two rubrics of one id and version would give decisions that cannot be told apart. */
static enum pla_code check_id(const struct pla_scorer *scorer, size_t index,
                              struct pla_faults *faults)
{
    struct pla_err err;
    struct pla_text id = scorer->models[index]->id, version = scorer->models[index]->version;
    for (size_t i = 0; i < index; i++) {
        if (!pla_text_equal(scorer->models[i]->id, id) ||
            !pla_text_equal(scorer->models[i]->version, version))
            continue;
        pla_err_set(&err, PLA_RUBRIC, "rubric \"%.*s\" is used already, from %s", (int)id.length,
                    id.at, scorer->job->rubrics[i].path);
        pla_err_prepend(&err, "%s", scorer->job->rubrics[index].path);
        return add_fault(faults, &err);
    }
    return PLA_OK;
}

static enum pla_code load_rubric(struct pla_scorer *scorer, size_t index,
                                 const struct pla_limits *limits, struct pla_faults *faults)
{
    const struct pla_job *job = scorer->job;
    pla_worker_mark((uint32_t)index + 1);
    enum pla_code code =
        pla_rubric_load(&job->rubrics[index], limits, job->as_of, &scorer->rubrics[index], faults);
    pla_worker_mark(0);
    if (code != PLA_OK)
        return code;
    scorer->models[index] = pla_loaded_rubric(scorer->rubrics[index]);
    scorer->rules[index].rubric = scorer->models[index];
    scorer->rules[index].stock = pla_stock_new(scorer->models[index], &scorer->arena);
    if (scorer->rules[index].stock == NULL)
        return no_memory(faults);
    scorer->guards[index] = (struct guard){.calls = pla_loaded_calls(scorer->rubrics[index]),
                                           .mark = (uint32_t)index + 1,
                                           .rubric = scorer->models[index]->id};
    scorer->rules[index].calls =
        guard_calls(scorer, &scorer->guards[index], &scorer->guarded[index]);
    return check_id(scorer, index, faults);
}

/** Put one list of declared fields into the sorted list of all; one name, one type. */
static enum pla_code merge_fields(struct pla_scorer *scorer, const struct pla_field_decl *more,
                                  size_t count, const char *title, struct pla_faults *faults)
{
    struct pla_field_decl *all =
        PLA_NEW_ARRAY(&scorer->arena, scorer->fields.count + count, struct pla_field_decl);
    size_t n = 0, i = 0, k = 0, known = scorer->fields.count;
    if (all == NULL)
        return no_memory(faults);
    if (more == NULL || count == 0)
        return PLA_OK;
    while (i < known || k < count) {
        const struct pla_field_decl *a = i < known ? &scorer->fields.items[i] : NULL;
        const struct pla_field_decl *b = k < count ? &more[k] : NULL;
        int order = a == NULL ? 1 : b == NULL ? -1 : pla_text_compare(a->name, b->name);
        if (order == 0 && a->type != b->type) {
            struct pla_err err;
            pla_err_set(&err, PLA_RUBRIC,
                        "field \"%.*s\" is a %s here, but a %s in another rubric or the policy",
                        (int)b->name.length, b->name.at, pla_type_name(b->type),
                        pla_type_name(a->type));
            pla_err_prepend(&err, "%s", title);
            return add_fault(faults, &err);
        }
        const struct pla_field_decl *next = order <= 0 ? a : b;
        if (next != NULL)
            all[n++] = *next;
        i += order <= 0;
        k += order >= 0;
    }
    scorer->fields = (struct pla_field_decls){all, n};
    return PLA_OK;
}

static enum pla_code merge_all_fields(struct pla_scorer *scorer, struct pla_faults *faults)
{
    const struct pla_policy *policy = scorer->terms.policy;
    enum pla_code code =
        merge_fields(scorer, policy->fields, policy->field_count, "policy.lua", faults);
    for (size_t i = 0; i < scorer->job->rubric_count && code == PLA_OK; i++)
        code = merge_fields(scorer, scorer->models[i]->fields, scorer->models[i]->field_count,
                            scorer->job->rubrics[i].title, faults);
    return code;
}

static enum pla_code load(struct pla_scorer *scorer, struct pla_faults *faults)
{
    size_t count = scorer->job->rubric_count;
    struct pla_arena *arena = &scorer->arena;
    scorer->rubrics = PLA_NEW_ARRAY(arena, count, struct pla_loaded *);
    scorer->guards = PLA_NEW_ARRAY(arena, count, struct guard);
    scorer->guarded = PLA_NEW_ARRAY(arena, count, struct pla_calls);
    scorer->rules = PLA_NEW_ARRAY(arena, count, struct pla_rule);
    scorer->models = PLA_NEW_ARRAY(arena, count, const struct pla_rubric *);
    scorer->hash = pla_sha256_new();
    if (arena->failed || scorer->hash == NULL)
        return no_memory(faults);
    enum pla_code code = load_policy(scorer, faults);
    if (code != PLA_OK)
        return code;
    struct pla_limits limits = limits_of(scorer);
    for (size_t i = 0; i < count; i++) {
        /* Every rubric is tried, so that one run shows all that is wrong. */
        enum pla_code one = load_rubric(scorer, i, &limits, faults);
        if (one == PLA_MEMORY)
            return one;
        code = pla_code_worst(code, one);
    }
    if (code == PLA_OK)
        code = merge_all_fields(scorer, faults);
    if (code != PLA_OK)
        return code;
    scorer->terms.rules = scorer->rules;
    scorer->terms.rule_count = count;
    scorer->terms.as_of = scorer->job->as_of;
    scorer->terms.all_awards = scorer->job->all_awards;
    scorer->terms.screen = scorer->job->screen;
    scorer->terms.engine = PLA_TEXT("plaudit/" PLA_VERSION);
    scorer->terms.graph = pla_course_graph_new(scorer->terms.policy, arena);
    return scorer->terms.graph != NULL ? PLA_OK : no_memory(faults);
}

enum pla_code pla_scorer_new(const struct pla_job *job, struct pla_scorer **out,
                             struct pla_faults *faults)
{
    struct pla_scorer *scorer = pla_heap_alloc(sizeof *scorer);
    if (scorer == NULL)
        return no_memory(faults);
    *scorer =
        (struct pla_scorer){.job = job, .ratings = job->ratings, .rating_count = job->rating_count};
    pla_arena_init(&scorer->arena, 0);
    pla_arena_init(&scorer->record, 0);
    enum pla_code code = load(scorer, faults);
    if (code != PLA_OK) {
        pla_scorer_free(scorer);
        return code;
    }
    *out = scorer;
    return PLA_OK;
}

void pla_scorer_free(struct pla_scorer *scorer)
{
    if (scorer == NULL)
        return;
    for (size_t i = 0; scorer->rubrics != NULL && i < scorer->job->rubric_count; i++)
        pla_loaded_free(scorer->rubrics[i]);
    pla_loaded_free(scorer->policy);
    pla_sha256_free(scorer->hash);
    pla_trace_release(&scorer->trace);
    pla_str_release(&scorer->place);
    pla_arena_release(&scorer->record);
    pla_arena_release(&scorer->arena);
    pla_heap_free(scorer);
}

void pla_scorer_observe(struct pla_scorer *scorer, const struct pla_observer *observer)
{
    scorer->terms.observer = observer;
}

void pla_scorer_set_ratings(struct pla_scorer *scorer, const struct pla_rating *ratings,
                            size_t count)
{
    scorer->ratings = ratings;
    scorer->rating_count = count;
}

const struct pla_assessor_rule *pla_scorer_assessors(const struct pla_scorer *scorer, size_t rubric)
{
    const struct pla_assessor_rule *own = &scorer->models[rubric]->assessors;
    return own->is_set ? own : &scorer->terms.policy->assessors;
}

/** First rating of the table that is not before this portfolio. */
static size_t first_rating(const struct pla_scorer *scorer, struct pla_text portfolio)
{
    size_t low = 0, high = scorer->rating_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pla_text_compare(scorer->ratings[middle].portfolio, portfolio) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Ratings of the table for this portfolio and attempt; a row without attempt is for any. */
static enum pla_code find_ratings(struct pla_scorer *scorer, const struct pla_portfolio *portfolio,
                                  const struct pla_rating **out, size_t *out_count)
{
    size_t from = first_rating(scorer, portfolio->id), to = from, count = 0;
    while (to < scorer->rating_count &&
           pla_text_equal(scorer->ratings[to].portfolio, portfolio->id))
        to++;
    struct pla_rating *own = PLA_NEW_ARRAY(&scorer->record, to - from, struct pla_rating);
    if (own == NULL)
        return PLA_MEMORY;
    for (size_t i = from; i < to; i++) {
        size_t attempt = scorer->ratings[i].attempt;
        if (attempt == 0 || (int64_t)attempt == portfolio->attempt)
            own[count++] = scorer->ratings[i];
    }
    *out = own;
    *out_count = count;
    return PLA_OK;
}

static enum pla_code write_lines(struct pla_scorer *scorer, const struct pla_decision *decisions,
                                 size_t count, struct pla_str *out_lines, struct pla_faults *faults)
{
    struct pla_err err;
    size_t before = out_lines->length;
    for (size_t i = 0; i < count; i++) {
        const struct pla_decision *decision = &decisions[i];
        enum pla_code code = pla_decision_write(decision, scorer->hash, out_lines, &err);
        if (code != PLA_OK) {
            out_lines->length = before;
            return add_fault(faults, &err);
        }
        scorer->tally.decisions[decision->status]++;
        for (size_t k = 0; k < decision->award_count; k++)
            scorer->tally.awards[decision->awards[k].status]++;
    }
    return PLA_OK;
}

enum pla_code pla_scorer_record(struct pla_scorer *scorer, struct pla_text record, const char *name,
                                size_t first_line, struct pla_str *out_lines,
                                struct pla_str *out_context, struct pla_faults *faults)
{
    struct pla_portfolio portfolio;
    const struct pla_rating *ratings = NULL;
    struct pla_decision *decisions;
    struct pla_str *place = &scorer->place;
    size_t rating_count = 0, count, before = out_lines->length, known = faults->count;
    scorer->tally = (struct pla_tally){0};
    pla_trace_clear(&scorer->trace);
    pla_arena_reset(&scorer->record);
    enum pla_code code = pla_portfolio_read(record, name, first_line, &scorer->fields,
                                            &scorer->record, &portfolio, faults);
    if (code != PLA_OK)
        return code;
    if (scorer->rating_count > 0 &&
        find_ratings(scorer, &portfolio, &ratings, &rating_count) != PLA_OK)
        return no_memory(faults);
    pla_str_clear(place);
    pla_str_put_z(place, name);
    pla_str_put_c(place, ':');
    pla_str_put_int(place, (int64_t)first_line);
    if (place->failed)
        return no_memory(faults);
    code = pla_assess(&scorer->terms, &portfolio, ratings, rating_count, place->at, scorer->hash,
                      &scorer->record, &decisions, &count, faults);
    if (code == PLA_OK)
        code = write_lines(scorer, decisions, count, out_lines, faults);
    if (code == PLA_OK && scorer->job->want_context) {
        pla_describe_portfolio(&portfolio, out_context);
        code = out_context->failed ? PLA_MEMORY : PLA_OK;
    }
    if (code == PLA_OK && scorer->job->want_trace) {
        pla_trace_put(&scorer->trace, portfolio.id, out_context);
        code = out_context->failed ? PLA_MEMORY : PLA_OK;
    }
    if (code != PLA_OK)
        out_lines->length = before;
    return code == PLA_MEMORY && faults->count == known ? no_memory(faults) : code;
}

struct pla_tally pla_scorer_tally(const struct pla_scorer *scorer)
{
    return scorer->tally;
}

/** The fuller one of two, by the share of the budget and then of the memory. */
static struct pla_load_stats fuller(struct pla_load_stats a, struct pla_load_stats b)
{
    if (b.budget_peak > a.budget_peak) {
        a.budget_used = b.budget_used;
        a.budget_peak = b.budget_peak;
        a.budget_limit = b.budget_limit;
    }
    if (b.memory_peak > a.memory_peak) {
        a.memory_used = b.memory_used;
        a.memory_peak = b.memory_peak;
        a.memory_limit = b.memory_limit;
    }
    return a;
}

struct pla_load_stats pla_scorer_stats(const struct pla_scorer *scorer)
{
    struct pla_load_stats most = {0};
    if (scorer->policy != NULL)
        most = pla_loaded_stats(scorer->policy);
    for (size_t i = 0; i < scorer->job->rubric_count; i++)
        most = fuller(most, pla_loaded_stats(scorer->rubrics[i]));
    return most;
}

enum pla_code pla_scorer_describe(const struct pla_scorer *scorer, struct pla_str *out,
                                  struct pla_err *err)
{
    pla_describe_terms(scorer->terms.policy, scorer->models, scorer->job->rubric_count, out);
    return pla_str_check(out, err);
}
