// SPDX-License-Identifier: Apache-2.0
/**
 * One record from the first step to the last: which rubric judges which claim, then admit, rate,
 * award for each, limits once over all, and the decisions.
 */
#include "assess/assess.h"

#include <stdatomic.h>

#include "assess/decide.h"

/** What judging one record needs in every step. */
struct record {
    const struct pla_terms *terms;
    const struct pla_portfolio *portfolio;
    const struct pla_rating *ratings;
    size_t rating_count;
    const char *name;
    struct pla_arena *arena;
    struct pla_run **runs;
    size_t run_count, run_capacity;
};

/**
 * Tells a rubric's functions that another portfolio is on. It counts over the whole process, as
 * nothing else tells two equal records apart; it never reaches a decision.
 */
static uint64_t next_serial(void)
{
    static _Atomic uint64_t last;
    return atomic_fetch_add_explicit(&last, 1, memory_order_relaxed) + 1;
}

/* ---- which rubric for which claim ---- */

static bool is_for(const struct pla_claim *claim, const struct pla_rubric *rubric)
{
    return claim->rubric.at == NULL || pla_text_equal(claim->rubric, rubric->id);
}

/** True if some claim is for some rubric in use; else each rubric judges the whole portfolio. */
static bool has_claim(const struct record *record)
{
    for (size_t c = 0; c < record->portfolio->claim_count; c++)
        for (size_t r = 0; r < record->terms->rule_count; r++)
            if (is_for(&record->portfolio->claims[c], record->terms->rules[r].rubric))
                return true;
    return false;
}

/** @return false if memory is exhausted */
static bool add_run(struct record *record, const struct pla_rule *rule,
                    const struct pla_claim *claim)
{
    struct pla_run **runs = pla_arena_grow(record->arena, record->runs, &record->run_capacity,
                                           record->run_count + 1, sizeof(struct pla_run *));
    struct pla_run *run = PLA_NEW(record->arena, struct pla_run);

    if (runs == NULL || run == NULL)
        return false;
    *run = (struct pla_run){.terms = record->terms,
                            .rubric = rule->rubric,
                            .program = &rule->rubric->program,
                            .calls = rule->calls,
                            .stock = rule->stock,
                            .portfolio = record->portfolio,
                            .claim = claim,
                            .ratings = record->ratings,
                            .rating_count = record->rating_count,
                            .name = record->name,
                            .arena = record->arena,
                            .serial = next_serial()};
    record->runs = runs;
    runs[record->run_count++] = run;
    return pla_run_begin(run);
}

static bool is_in_effect(const struct record *record, const struct pla_rule *rule)
{
    return pla_rubric_in_effect(rule->rubric, record->portfolio, record->terms->as_of);
}

/** Of several versions of one rubric only those in force judge, if any is. */
static bool is_replaced(const struct record *record, const struct pla_rule *rule)
{
    const struct pla_terms *terms = record->terms;

    if (is_in_effect(record, rule))
        return false;
    for (size_t r = 0; r < terms->rule_count; r++)
        if (pla_text_equal(terms->rules[r].rubric->id, rule->rubric->id) &&
            is_in_effect(record, &terms->rules[r]))
            return true;
    return false;
}

static bool plan(struct record *record)
{
    bool by_claim = has_claim(record);

    for (size_t r = 0; r < record->terms->rule_count; r++) {
        const struct pla_rule *rule = &record->terms->rules[r];
        if (is_replaced(record, rule))
            continue;
        if (!by_claim && !add_run(record, rule, NULL))
            return false;
        for (size_t c = 0; c < record->portfolio->claim_count && by_claim; c++)
            if (is_for(&record->portfolio->claims[c], rule->rubric) &&
                !add_run(record, rule, &record->portfolio->claims[c]))
                return false;
    }
    return true;
}

/* ---- ratings ---- */

/** The portfolio's own ratings and those of a table as one list. @return false: no memory */
static bool join_ratings(struct record *record, const struct pla_rating *table, size_t table_count)
{
    const struct pla_portfolio *portfolio = record->portfolio;

    if (record->terms->screen) /* none counts, so none can be wrong */
        return true;
    record->ratings = table_count == 0 ? portfolio->ratings : table;
    record->rating_count = portfolio->rating_count + table_count;
    if (table_count == 0 || portfolio->rating_count == 0)
        return true;
    struct pla_rating *both = PLA_NEW_ARRAY(record->arena, record->rating_count, struct pla_rating);
    if (both == NULL)
        return false;
    memcpy(both, portfolio->ratings, portfolio->rating_count * sizeof *both);
    memcpy(both + portfolio->rating_count, table, table_count * sizeof *both);
    record->ratings = both;
    return true;
}

/* ---- the steps ---- */

/** Up to the awards, before any limit. Bad ratings are faults; an incomplete portfolio is not. */
static enum pla_code judge(struct pla_run *run, struct pla_faults *faults, struct pla_err *err)
{
    enum pla_code code = pla_run_admit(run, err);

    if (code == PLA_OK)
        code = pla_run_rate(run, faults);
    if (code == PLA_OK && run->is_complete)
        code = pla_run_award(run, err);
    return code;
}

static enum pla_code decide(struct record *record, struct pla_sha256 *hash,
                            struct pla_decision **out)
{
    struct pla_decision *decisions =
        PLA_NEW_ARRAY(record->arena, record->run_count, struct pla_decision);
    char portfolio[PLA_SHA256_HEX + 1];

    if (decisions == NULL)
        return PLA_MEMORY;
    pla_portfolio_print(record->portfolio, hash, portfolio);
    for (size_t i = 0; i < record->run_count; i++) {
        struct pla_run *run = record->runs[i];
        struct pla_fingerprints *prints = &decisions[i].prints;
        pla_run_decide(run, &decisions[i]);
        prints->engine = record->terms->engine;
        memcpy(prints->rubric, run->rubric->fingerprint, sizeof prints->rubric);
        memcpy(prints->policy, record->terms->policy->fingerprint, sizeof prints->policy);
        memcpy(prints->portfolio, portfolio, sizeof prints->portfolio);
        if (!pla_run_ratings_print(run, hash, prints->ratings) || run->out_of_memory)
            return PLA_MEMORY;
        if (record->terms->observer != NULL)
            record->terms->observer->decided(record->terms->observer->ctx, run, &decisions[i]);
    }
    *out = decisions;
    return record->arena->failed ? PLA_MEMORY : PLA_OK;
}

/* NOLINTNEXTLINE(readability-function-size): a record is this much, and callers are three */
enum pla_code pla_assess(const struct pla_terms *terms, const struct pla_portfolio *portfolio,
                         const struct pla_rating *ratings, size_t rating_count, const char *name,
                         struct pla_sha256 *hash, struct pla_arena *arena,
                         struct pla_decision **out, size_t *out_count, struct pla_faults *faults)
{
    struct record record = {.terms = terms, .portfolio = portfolio, .name = name, .arena = arena};
    struct pla_decision *decisions = NULL;
    struct pla_err err; /* written where something fails, and read nowhere */
    size_t before = faults->count;

    if (!join_ratings(&record, ratings, rating_count) || !plan(&record))
        return PLA_MEMORY;
    for (size_t i = 0; i < record.run_count; i++)
        if (judge(record.runs[i], faults, &err) == PLA_MEMORY)
            return PLA_MEMORY;
    if (faults->count > before)
        return PLA_PORTFOLIO;
    enum pla_code code = pla_limit(terms, portfolio, record.runs, record.run_count, arena, &err);
    if (code == PLA_OK && terms->screen)
        code = pla_limit_reach(terms, portfolio, record.runs, record.run_count, arena, &err);
    if (code == PLA_OK)
        code = decide(&record, hash, &decisions);
    if (code != PLA_OK)
        return code;
    *out = decisions;
    *out_count = record.run_count;
    return PLA_OK;
}
