// SPDX-License-Identifier: Apache-2.0
/**
 * The rubric's own sentence for an award, with its numbers put in: "{done} micro-courses so far".
 */
#include "assess/award.h"

static const struct pla_measure *named(const struct pla_award *award, struct pla_text label)
{
    for (size_t i = 0; i < award->because_count; i++)
        if (pla_text_equal(award->because_measures[i]->label, label))
            return award->because_measures[i];
    return NULL;
}

/** Append up to and with one "{label}"; a name of no measure stays as it is written. */
static size_t put_piece(struct pla_run *run, const struct pla_award *award, struct pla_text rest,
                        struct pla_str *out)
{
    const char *open = memchr(rest.at, '{', rest.length);
    const char *close =
        open != NULL ? memchr(open, '}', rest.length - (size_t)(open - rest.at)) : NULL;

    if (close == NULL) {
        pla_str_put(out, rest.at, rest.length);
        return rest.length;
    }
    struct pla_text label = {open + 1, (size_t)(close - open) - 1};
    const struct pla_measure *measure = named(award, label);
    pla_str_put(out, rest.at, (size_t)(open - rest.at));
    if (measure != NULL)
        pla_value_put(pla_run_value(run, measure), measure->scale, out);
    else
        pla_str_put(out, open, (size_t)(close - open) + 1);
    return (size_t)(close - rest.at) + 1;
}

struct pla_text pla_award_because(struct pla_run *run, const struct pla_award *award)
{
    struct pla_text rest = award->because;
    struct pla_str words;

    if (rest.at == NULL || award->because_count == 0)
        return rest;
    pla_str_init(&words);
    while (rest.length > 0) {
        size_t taken = put_piece(run, award, rest, &words);
        rest.at += taken;
        rest.length -= taken;
    }
    struct pla_text text = {pla_arena_copy(run->arena, words.at, words.length), words.length};
    if (words.failed || text.at == NULL) {
        run->out_of_memory = true;
        text = (struct pla_text){0};
    }
    pla_str_release(&words);
    return text;
}
