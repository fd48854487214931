// SPDX-License-Identifier: Apache-2.0
/** A badge as an item of evidence. */
#include "exchange/evidence.h"
#include "exchange/ids.h"

static struct pla_text day_text(pla_day day, struct pla_arena *arena)
{
    struct pla_str s = {0};
    struct pla_text text = {0};
    pla_day_put(&s, day);
    if (s.failed)
        arena->failed = true;
    else
        text = pla_text_copy(arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return text;
}

/** Names of the outcomes a 3.0 achievement is aligned to. */
static struct pla_text_list outcomes_of(const struct pla_badge *badge, struct pla_arena *arena)
{
    const struct pla_json_node *subject = pla_json_node_get(badge->root, "credentialSubject");
    if (pla_json_node_type(subject) == PLA_JSON_ARRAY)
        subject = pla_json_node_first(subject);
    const struct pla_json_node *list =
        pla_json_node_get(badge->version == PLA_BADGE_V3 ? pla_json_node_get(subject, "achievement")
                                                         : pla_json_node_get(badge->root, "badge"),
                          "alignment");
    struct pla_text *items = PLA_NEW_ARRAY(arena, pla_json_node_count(list), struct pla_text);
    size_t count = 0;
    for (list = pla_json_node_first(list); list != NULL && items != NULL;
         list = pla_json_node_next(list)) {
        const struct pla_text type = pla_json_node_text(pla_json_node_get(list, "targetType"));
        const struct pla_text name = pla_json_node_text(pla_json_node_get(list, "targetName"));
        const bool is_outcome = type.at == NULL || pla_text_equal(type, PLA_TEXT("CFItem")) ||
                                pla_text_equal(type, PLA_TEXT("ceasn:Competency"));
        if (name.length > 0 && is_outcome)
            items[count++] = pla_text_copy(arena, name);
    }
    return (struct pla_text_list){items, count};
}

enum pla_code pla_evidence_of_badge(const struct pla_badge *badge,
                                    const struct pla_badge_verdict *verified, pla_day as_of,
                                    struct pla_arena *arena, struct pla_found_list *out,
                                    struct pla_err *err)
{
    struct pla_found *found = pla_found_add(out, arena);
    if (found == NULL)
        return pla_err_memory(err);
    const struct pla_text issuer =
        badge->issuer_name.length > 0 ? badge->issuer_name : badge->issuer;
    found->portfolio = found->learner = pla_text_copy(arena, badge->subject);
    found->id = pla_text_copy(arena, badge->id);
    found->kind = PLA_TEXT("badge");
    found->title = pla_text_copy(arena, badge->name.length > 0 ? badge->name : badge->id);
    found->description =
        pla_text_copy(arena, badge->description.length > 0 ? badge->description : badge->criteria);
    found->issuer = pla_text_copy(arena, issuer);
    if (pla_is_web_address(badge->id))
        found->url = pla_text_copy(arena, badge->id);
    if (badge->has_from)
        found->started = found->ended = day_text(pla_instant_day(badge->from_seconds), arena);
    found->learning_outcomes = outcomes_of(badge, arena);
    if (verified != NULL && verified->faults.count == 0 && !badge->is_provisional) {
        found->is_verified = true;
        found->verified_by = found->issuer;
        found->verified_on = day_text(as_of, arena);
        found->verified_how = PLA_TEXT("signed badge");
    }
    return arena->failed ? pla_err_memory(err) : PLA_OK;
}
