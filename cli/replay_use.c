// SPDX-License-Identifier: Apache-2.0
/** Versions, date and limits of a stored run. */
#include "replay_use.h"

#include "base/json_tree.h"

/** Options that the run was saved with: {"all":false,...,"limits":[...]}. */
static enum pla_code read_options(const struct pla_stored_run *run, bool *out_all,
                                  struct pla_limits *limits, struct pla_err *err)
{
    struct pla_json_tree *tree;
    uint64_t numbers[7] = {0};
    size_t count = 0;
    *out_all = false;
    if (run->options.at == NULL)
        return PLA_OK;
    enum pla_code code = pla_json_tree_parse(run->options, "options", &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    *out_all = pla_json_node_bool(pla_json_node_get(root, "all"), false);
    for (const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(root, "limits"));
         at != NULL && count < 7; at = pla_json_node_next(at)) {
        struct pla_rational number = PLA_ZERO;
        (void)pla_json_node_rational(at, &number);
        numbers[count++] = (uint64_t)number.num;
    }
    pla_json_tree_free(tree);
    *limits = (struct pla_limits){.budget = numbers[0],
                                  .memory_bytes = (size_t)numbers[1],
                                  .string_bytes = (size_t)numbers[2],
                                  .source_bytes = (size_t)numbers[3],
                                  .result_depth = (size_t)numbers[4],
                                  .result_nodes = (size_t)numbers[5],
                                  .result_bytes = (size_t)numbers[6]};
    return PLA_OK;
}

/** The versions the run used, by their fingerprints. */
static enum pla_code read_versions(struct pla_store *store, const struct pla_stored_run *run,
                                   struct pla_arena *arena, struct cli_use *use,
                                   struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    use->rubrics = PLA_NEW_ARRAY(arena, run->version_count, struct pla_sources);
    if (use->rubrics == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < run->version_count && code == PLA_OK; i++) {
        const struct pla_run_version *used = &run->versions[i];
        bool is_rubric = used->kind == PLA_VERSION_RUBRIC;
        struct pla_sources *out = is_rubric ? &use->rubrics[use->rubric_count++] : &use->policy;
        struct pla_stored_version kept;
        code = pla_store_version_of_print(store, used->kind, used->fingerprint, arena, &kept, err);
        if (code == PLA_OK)
            code = cli_stored_sources(&kept, arena, out, err);
        use->has_policy = use->has_policy || !is_rubric;
    }
    return code;
}

enum pla_code cli_replay_use(const struct cli_call *call, struct pla_store *store,
                             const struct pla_stored_run *run, bool is_isolated,
                             struct cli_use *out, bool *out_all, struct pla_err *err)
{
    struct cli_use_values values = {.as_of = {true, run->as_of}, .no_isolation = !is_isolated};
    enum pla_code code = cli_use_begin(call, &values, out);
    out->stored = NULL; /* it does not live on */
    out->named = NULL;
    if (code == PLA_OK)
        code = read_options(run, out_all, &out->limits, err);
    if (code == PLA_OK)
        code = read_versions(store, run, call->arena, out, err);
    return code;
}
