// SPDX-License-Identifier: Apache-2.0
/** Awards of portfolios as they were decided last. */
#include "case.h"

#include "model/decision_read.h"
#include "store/decision.h"
#include "store/rating.h"
#include "store/run.h"

struct cli_case_terms {
    struct pla_text run;
    struct cli_terms terms;
    struct cli_case_terms *next;
};

enum { SHOWN = 60 };

static int shown(struct pla_text text)
{
    return (int)(text.length < SHOWN ? text.length : SHOWN);
}

enum pla_code cli_case_terms_of(struct cli_cases *cases, struct pla_text run,
                                const struct cli_terms **out, struct pla_err *err)
{
    struct pla_stored_run stored;
    for (struct cli_case_terms *at = cases->terms; at != NULL; at = at->next)
        if (pla_text_equal(at->run, run)) {
            *out = &at->terms;
            return PLA_OK;
        }
    struct cli_case_terms *item = PLA_NEW(cases->arena, struct cli_case_terms);
    if (item == NULL)
        return pla_err_memory(err);
    enum pla_code code = pla_store_run_get(cases->store, run, cases->arena, &stored, err);
    if (code == PLA_OK && stored.description.at == NULL)
        return pla_err_set(err, PLA_STORE, "run %.*s says nothing of its rubrics", shown(run),
                           run.at);
    if (code == PLA_OK)
        code = cli_terms_read(stored.description, cases->arena, &item->terms, err);
    if (code != PLA_OK)
        return code;
    item->run = pla_text_copy(cases->arena, run);
    item->next = cases->terms;
    cases->terms = item;
    *out = &item->terms;
    return PLA_OK;
}

/* ---- finding ---- */

/** What was seen of a portfolio while looking for one case. */
struct search {
    const struct cli_case_query *query;
    struct cli_cases *cases;
    struct cli_case best;
    size_t found;           /**< of the best attempt */
    const char **award_ids; /**< of all decisions seen, for the nearest */
    size_t id_count, id_capacity;
    bool has_other; /**< decisions of other rubrics, claims or attempts were seen */
};

static bool is_meant(const struct cli_case_query *query, const struct pla_stored_decision *decision)
{
    return (query->attempt == 0 || (int64_t)query->attempt == decision->attempt) &&
           (query->rubric.at == NULL || pla_text_equal(query->rubric, decision->rubric)) &&
           (query->claim.at == NULL ||
            (decision->claim.at != NULL && pla_text_equal(query->claim, decision->claim)));
}

static const struct pla_award_result *find_award(struct search *search,
                                                 const struct pla_decision *decision)
{
    const struct pla_award_result *found = NULL;
    for (size_t i = 0; i < decision->award_count; i++) {
        struct pla_text id = decision->awards[i].id;
        if (pla_text_equal(id, search->query->award))
            found = &decision->awards[i];
        const char **ids = pla_arena_grow(search->cases->arena, search->award_ids,
                                          &search->id_capacity, search->id_count + 2, sizeof *ids);
        if (ids == NULL)
            return found;
        search->award_ids = ids;
        ids[search->id_count++] = pla_arena_copy(search->cases->arena, id.at, id.length);
        ids[search->id_count] = NULL;
    }
    return found;
}

static enum pla_code look_at(struct search *search, const struct pla_stored_decision *stored,
                             struct pla_err *err)
{
    struct pla_arena *arena = search->cases->arena;
    struct pla_decision decision;
    if (stored->line.at == NULL)
        return PLA_OK;
    struct pla_text line = pla_text_copy(arena, stored->line);
    if (line.at == NULL)
        return pla_err_memory(err);
    enum pla_code code = pla_decision_read(line, "decision", 1, arena, &decision, err);
    if (code != PLA_OK)
        return code;
    const struct pla_award_result *award = find_award(search, &decision);
    if (award == NULL || stored->attempt < search->best.key.attempt)
        return PLA_OK;
    if (stored->attempt > search->best.key.attempt)
        search->found = 0;
    search->found++;
    search->best = (struct cli_case){
        .key = {.portfolio = decision.portfolio,
                .attempt = stored->attempt,
                .rubric = decision.rubric,
                .claim = decision.claim,
                .award = award->id},
        .number = stored->number,
        .run = pla_text_copy(arena, stored->run),
        .decision = decision,
        .award = award,
    };
    return PLA_OK;
}

static enum pla_code look_through(struct search *search, struct pla_err *err)
{
    struct pla_store_filter filter = {.portfolio = search->query->portfolio, .is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_decision stored;
    enum pla_code code = pla_store_decisions_open(search->cases->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_decisions_next(cursor, &stored, err)) == PLA_OK) {
        if (!is_meant(search->query, &stored)) {
            search->has_other = true;
            continue;
        }
        code = look_at(search, &stored, err);
        if (code != PLA_OK)
            break;
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

static enum pla_code not_found(const struct search *search, struct pla_err *err)
{
    const struct cli_case_query *query = search->query;
    pla_err_set(err, PLA_MISSING, "portfolio %.*s has no award %.*s%s", shown(query->portfolio),
                query->portfolio.at, shown(query->award), query->award.at,
                search->has_other && search->id_count == 0 ? " by that rubric, claim and attempt"
                                                           : "");
    const char *nearest = search->id_count > 0
                              ? pla_nearest(query->award.at, query->award.length, search->award_ids)
                              : NULL;
    if (nearest != NULL)
        pla_err_hint(err, "did you mean %s?", nearest);
    return PLA_MISSING;
}

enum pla_code cli_case_find(struct cli_cases *cases, const struct cli_case_query *query,
                            struct cli_case *out, struct pla_err *err)
{
    struct search search = {.query = query, .cases = cases};
    enum pla_code code = look_through(&search, err);
    if (code != PLA_OK)
        return code;
    if (search.found == 0)
        return not_found(&search, err);
    if (search.found > 1) {
        pla_err_set(err, PLA_USAGE, "portfolio %.*s has more than one award %.*s",
                    shown(query->portfolio), query->portfolio.at, shown(query->award),
                    query->award.at);
        pla_err_hint(err, "its rubric, and its claim if there are claims, say which is meant");
        return PLA_USAGE;
    }
    code = cli_case_terms_of(cases, search.best.run, &search.best.terms, err);
    if (code == PLA_OK)
        *out = search.best;
    return code;
}

/* ---- who has rated it ---- */

static bool is_in_decision(const struct pla_decision *decision, struct pla_text person)
{
    for (size_t i = 0; i < decision->criterion_count; i++)
        for (size_t k = 0; k < decision->criteria[i].rating_count; k++)
            if (pla_text_equal(decision->criteria[i].ratings[k].assessor, person))
                return true;
    return false;
}

enum pla_code cli_case_is_rated_by(struct cli_cases *cases, const struct cli_case *found,
                                   struct pla_text person, bool *out, struct pla_err *err)
{
    struct pla_store_filter filter = {.portfolio = found->key.portfolio, .is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_rating rating;
    bool is_rated = is_in_decision(&found->decision, person);
    enum pla_code code = pla_store_ratings_open(cases->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_ratings_next(cursor, &rating, err)) == PLA_OK)
        is_rated = is_rated || pla_text_equal(rating.assessor, person);
    pla_store_cursor_close(cursor);
    *out = is_rated;
    return code == PLA_MISSING ? PLA_OK : code;
}
