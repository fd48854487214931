// SPDX-License-Identifier: Apache-2.0
/**
 * Screening: what a learner can still reach before anybody has rated.
 *
 * Without ratings every rated level is open, so what is met is met whatever assessors say, and what
 * is not met lacks something else: what the learner can still bring, or what nobody can.
 */
#include "assess/decide.h"

static bool has_never(const struct pla_award_result *award)
{
    for (size_t i = 0; i < award->gap_count; i++)
        if (pla_gap_is_closed(&award->gaps[i]))
            return true;
    return false;
}

/** Does it build on an award, listed earlier, that is out of reach? */
static bool lacks_base(const struct pla_award_result *awards, size_t count)
{
    const struct pla_text_list *ids = &awards[count].award->requires_ids;

    for (size_t i = 0; i < ids->count; i++)
        for (size_t k = 0; k < count; k++)
            if (awards[k].status == PLA_STATUS_IMPOSSIBLE &&
                pla_text_equal(awards[k].award->id, ids->items[i]))
                return true;
    return false;
}

static enum pla_award_status screened(const struct pla_award_result *awards, size_t at)
{
    const struct pla_award_result *award = &awards[at];

    switch (award->status) {
    case PLA_STATUS_RECOMMENDED:
        return PLA_STATUS_ALREADY;
    case PLA_STATUS_WITHHELD:
        return PLA_STATUS_IMPOSSIBLE;
    case PLA_STATUS_NOT_MET:
    case PLA_STATUS_UNDECIDED:
    case PLA_STATUS_REFERRED:
        return award->is_barred || has_never(award) || lacks_base(awards, at)
                   ? PLA_STATUS_IMPOSSIBLE
                   : PLA_STATUS_POSSIBLE;
    default:
        return award->status;
    }
}

void pla_screen_name(struct pla_award_result *awards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        awards[i].status = screened(awards, i);
}
