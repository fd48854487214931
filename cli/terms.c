// SPDX-License-Identifier: Apache-2.0
/** Descriptions of rubrics and policies, made by a worker and read here. */
#include "terms.h"

#include "base/json_tree.h"
#include "worker/run.h"

static struct pla_text text_of(const struct pla_json_node *node, const char *key,
                               struct pla_arena *arena)
{
    return pla_text_copy(arena, pla_json_node_text(pla_json_node_get(node, key)));
}

static struct pla_text_list list_of(const struct pla_json_node *node, const char *key,
                                    struct pla_arena *arena)
{
    const struct pla_json_node *list = pla_json_node_get(node, key);
    struct pla_text *items = PLA_NEW_ARRAY(arena, pla_json_node_count(list), struct pla_text);
    size_t count = 0;
    for (const struct pla_json_node *at = pla_json_node_first(list); items != NULL && at != NULL;
         at = pla_json_node_next(at))
        items[count++] = pla_text_copy(arena, pla_json_node_text(at));
    return (struct pla_text_list){items, count};
}

static bool day_of(const struct pla_json_node *node, const char *key, pla_day *out)
{
    struct pla_text text = pla_json_node_text(pla_json_node_get(node, key));
    return text.at != NULL && pla_day_parse(text, out);
}

static void read_criterion(const struct pla_json_node *node, struct pla_arena *arena,
                           struct cli_term_criterion *out)
{
    const struct pla_json_node *number = pla_json_node_get(node, "number");
    out->id = text_of(node, "id", arena);
    out->levels = list_of(node, "levels", arena);
    out->is_computed = pla_json_node_bool(pla_json_node_get(node, "computed"), false);
    out->is_number = pla_json_node_rational(pla_json_node_get(number, "from"), &out->from) &&
                     pla_json_node_rational(pla_json_node_get(number, "to"), &out->to) &&
                     pla_json_node_rational(pla_json_node_get(number, "step"), &out->step);
}

static void read_term(const struct pla_json_node *node, struct pla_arena *arena,
                      struct cli_term *out)
{
    const struct pla_json_node *list = pla_json_node_get(node, "criteria");
    struct cli_term_criterion *criteria =
        PLA_NEW_ARRAY(arena, pla_json_node_count(list), struct cli_term_criterion);
    out->id = text_of(node, "id", arena);
    out->version = text_of(node, "version", arena);
    out->title = text_of(node, "title", arena);
    out->fingerprint = text_of(node, "fingerprint", arena);
    out->by = text_of(node, "by", arena);
    out->has_from = day_of(node, "from", &out->from);
    out->has_to = day_of(node, "to", &out->to);
    out->files = list_of(node, "files", arena);
    for (const struct pla_json_node *at = pla_json_node_first(list); criteria != NULL && at != NULL;
         at = pla_json_node_next(at))
        read_criterion(at, arena, &criteria[out->criterion_count++]);
    out->criteria = criteria;
}

static void read_policy(const struct pla_json_node *node, struct pla_arena *arena,
                        struct cli_terms *out)
{
    const struct pla_json_node *appeals = pla_json_node_get(node, "appeals");
    const struct pla_json_node *loading = pla_json_node_get(node, "loading");
    struct pla_rational days;
    read_term(node, arena, &out->policy);
    out->is_plain = out->policy.fingerprint.length == 0 || out->policy.files.count == 0;
    out->approvals = list_of(node, "approvals", arena);
    out->unit = text_of(node, "unit", arena);
    out->appeal_to = text_of(appeals, "to", arena);
    if (pla_json_node_rational(pla_json_node_get(appeals, "days"), &days) && days.den == 1)
        out->appeal_days = (int)days.num;
    out->load_approved = pla_json_node_bool(pla_json_node_get(loading, "approved_by"), false);
    out->load_minute = pla_json_node_bool(pla_json_node_get(loading, "minute"), false);
}

enum pla_code cli_terms_read(struct pla_text description, struct pla_arena *arena,
                             struct cli_terms *out, struct pla_err *err)
{
    struct pla_json_tree *tree;
    while (description.length > 0 && description.at[description.length - 1] == '\n')
        description.length--;
    if (pla_json_tree_parse(description, "description", &tree, err) != PLA_OK)
        return err->code == PLA_MEMORY ? PLA_MEMORY : (err->code = PLA_BUG);
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *list = pla_json_node_get(root, "rubrics");
    struct cli_term *rubrics = PLA_NEW_ARRAY(arena, pla_json_node_count(list), struct cli_term);
    struct cli_terms terms = {.description = pla_text_copy(arena, description)};
    read_policy(pla_json_node_get(root, "policy"), arena, &terms);
    for (const struct pla_json_node *at = pla_json_node_first(list); rubrics != NULL && at != NULL;
         at = pla_json_node_next(at))
        read_term(at, arena, &rubrics[terms.rubric_count++]);
    terms.rubrics = rubrics;
    pla_json_tree_free(tree);
    if (arena->failed)
        return pla_err_memory(err);
    *out = terms;
    return PLA_OK;
}

enum pla_code cli_terms_of(const struct cli_call *call, const struct cli_use *use,
                           struct cli_terms *out)
{
    struct pla_score_task score = {.job = cli_use_job(use), .want_description = true};
    struct pla_task task = pla_score_task(&score);
    struct pla_faults faults = {0};
    struct pla_str line = {0};
    struct pla_err err = {0};
    enum pla_code code = use->is_isolated
                             ? pla_worker_run(&task, cli_use_memory(use), &line, &faults)
                             : pla_worker_run_here(&task, &line, &faults);
    cli_use_tell(call, use, &faults);
    if (code == PLA_OK) {
        code = cli_terms_read((struct pla_text){line.at, line.length}, call->arena, out, &err);
        if (code != PLA_OK)
            cli_out_error(call->out, &err, NULL);
    }
    pla_str_release(&line);
    return code;
}

const struct cli_term *cli_terms_rubric(const struct cli_terms *terms, struct pla_text id,
                                        struct pla_text version)
{
    for (size_t i = 0; i < terms->rubric_count; i++) {
        const struct cli_term *term = &terms->rubrics[i];
        if (pla_text_equal(term->id, id) &&
            (version.at == NULL || pla_text_equal(term->version, version)))
            return term;
    }
    return NULL;
}

const struct cli_term_criterion *cli_term_criterion(const struct cli_term *term, struct pla_text id)
{
    for (size_t i = 0; i < term->criterion_count; i++)
        if (pla_text_equal(term->criteria[i].id, id))
            return &term->criteria[i];
    return NULL;
}
