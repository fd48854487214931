// SPDX-License-Identifier: Apache-2.0
/** The evidence a function of the rubric sees, and the call itself. */
#include "assess/call.h"

static bool is_seen(const struct pla_item *item, enum pla_view view)
{
    switch (view) {
    case PLA_VIEW_SURE:
        return item->admitted == PLA_MET;
    case PLA_VIEW_ALL:
        return item->admitted == PLA_MET || item->admitted == PLA_UNDECIDED;
    case PLA_VIEW_OFFERED:
        break;
    }
    return true;
}

static bool same_number(struct pla_rational a, struct pla_rational b)
{
    return a.num == b.num && a.den == b.den;
}

/** The item as the learner gave it, or a copy with the hours that were accepted. */
static const struct pla_evidence *as_seen(struct pla_run *run, const struct pla_item *item)
{
    const struct pla_evidence *given = item->evidence;
    bool is_split = item->has_hours && !same_number(item->hours, item->hours_high);
    if (given->has_hours == item->has_hours && given->hours_unknown == item->hours_unknown &&
        (!item->has_hours || (!is_split && same_number(given->hours, item->hours))))
        return given;
    struct pla_evidence *copy = PLA_NEW(run->arena, struct pla_evidence);
    if (copy == NULL)
        return NULL;
    *copy = *given;
    copy->has_hours = item->has_hours && !is_split;
    copy->hours_unknown = item->hours_unknown || is_split;
    copy->hours = item->hours;
    return copy;
}

static bool build_view(struct pla_run *run, enum pla_view view)
{
    const struct pla_evidence **seen =
        PLA_NEW_ARRAY(run->arena, run->item_count, const struct pla_evidence *);
    if (seen == NULL)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < run->item_count; i++) {
        if (!is_seen(&run->items[i], view))
            continue;
        seen[count] = as_seen(run, &run->items[i]);
        if (seen[count++] == NULL)
            return false;
    }
    run->views[view] = seen;
    run->view_counts[view] = count;
    return true;
}

/** "place: message" on the arena. */
static struct pla_text describe(struct pla_run *run, const struct pla_err *err)
{
    size_t where = strlen(err->where), text = strlen(err->text);
    char *line = (char *)pla_arena_alloc(run->arena, where + text + 3);
    if (line == NULL)
        return PLA_TEXT("memory is exhausted");
    memcpy(line, err->where, where);
    size_t at = where;
    if (where > 0) {
        line[at++] = ':';
        line[at++] = ' ';
    }
    memcpy(line + at, err->text, text);
    return (struct pla_text){line, at + text};
}

bool pla_run_call(struct pla_run *run, pla_call call, enum pla_view view,
                  const struct pla_item *item, struct pla_call_result *out,
                  struct pla_text *out_failure)
{
    struct pla_err err = {0};
    if (view == PLA_VIEW_ALL && !run->has_doubt)
        view = PLA_VIEW_SURE;
    if (run->calls == NULL) {
        *out_failure = PLA_TEXT("the functions of the rubric are not there");
        return false;
    }
    if (run->views[view] == NULL && !build_view(run, view)) {
        run->out_of_memory = true;
        *out_failure = PLA_TEXT("memory is exhausted");
        return false;
    }
    struct pla_call_input input = {
        .portfolio = run->portfolio,
        .claim = run->claim,
        .evidence = run->views[view],
        .evidence_count = run->view_counts[view],
        .item = item != NULL ? as_seen(run, item) : NULL,
        .as_of = run->terms->as_of,
        /* Tables are built anew when this differs, and the views differ. */
        .serial = run->serial | (uint64_t)view << 62,
    };
    struct pla_call_result result = {0};
    if (run->calls->invoke(run->calls->ctx, call, &input, run->arena, &result, &err) == PLA_OK) {
        *out = result;
        return true;
    }
    run->out_of_memory = run->out_of_memory || err.code == PLA_MEMORY;
    *out_failure = describe(run, &err);
    return false;
}
