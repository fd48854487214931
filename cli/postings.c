// SPDX-License-Identifier: Apache-2.0
/** What became of awards. */
#include "postings.h"

enum { SECONDS_A_DAY = 86400 };

static struct pla_text posted_word(const struct pla_standing *standing)
{
    if (!standing->has_posting)
        return (struct pla_text){NULL, 0};
    switch (standing->posting.kind) {
    case PLA_ACTION_POSTED:
        return PLA_TEXT("yes");
    case PLA_ACTION_EXPORT:
        return PLA_TEXT("exported");
    case PLA_ACTION_REFUSED:
        return PLA_TEXT("refused");
    default:
        return PLA_TEXT("taken back");
    }
}

static enum pla_code read_posting(struct pla_store *store, const struct pla_decision *decision,
                                  struct pla_text award, struct pla_arena *arena,
                                  struct pla_context_posting *out, struct pla_err *err)
{
    struct pla_award_key key = {decision->portfolio, decision->attempt, decision->rubric,
                                decision->claim, award};
    struct pla_standing standing;
    enum pla_code code = pla_store_standing(store, &key, arena, &standing, err);
    if (code != PLA_OK)
        return code;
    bool is_granted = standing.has_settled && standing.settled.kind != PLA_ACTION_DENY;
    *out = (struct pla_context_posting){.rubric = decision->rubric,
                                        .claim = decision->claim,
                                        .award = award,
                                        .posted = posted_word(&standing)};
    if (is_granted) {
        out->approved_by = standing.settled.actor;
        out->has_approved_on = true;
        out->approved_on = (pla_day)(standing.settled.at / SECONDS_A_DAY);
    }
    return PLA_OK;
}

enum pla_code cli_postings_add(struct pla_store *store, const struct pla_decision *decision,
                               struct pla_arena *arena, struct pla_context *context,
                               struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    size_t count = decision->award_count;
    struct pla_context_posting *items = PLA_NEW_ARRAY(arena, count, struct pla_context_posting);
    if (items == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < count && code == PLA_OK; i++)
        code = read_posting(store, decision, decision->awards[i].id, arena, &items[i], err);
    if (code == PLA_OK) {
        context->postings = items;
        context->posting_count = count;
    }
    return code;
}
