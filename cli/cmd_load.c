// SPDX-License-Identifier: Apache-2.0
/** plaudit load: take versions of rubrics and policies into the store. */
#include "accept.h"
#include "paths.h"

struct load_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *policy, *approved_by, *minute;
    bool json;
};

static const struct cli_opt options[] = {
    {"policy", 'p', CLI_TEXT, offsetof(struct load_values, policy), "FILE",
     "run the cases under this policy (default: ./policy.lua, else a plain one)", NULL},
    {"approved-by", 0, CLI_TEXT, offsetof(struct load_values, approved_by), "NAME",
     "who approved it; a policy may demand it", NULL},
    {"minute", 0, CLI_TEXT, offsetof(struct load_values, minute), "PLACE",
     "where the approval is written; a policy may demand it", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct load_values, json), NULL, "a line of JSON a version",
     NULL},
    CLI_STORE_OPTION(struct load_values),
    CLI_ACTOR_OPTION(struct load_values),
    {0},
};

static const char *const examples[] = {
    "Take a rubric that a committee approved:",
    "plaudit load rubrics/networked-learning --approved-by Senate --minute 2026-03-04/7",
    "The policy and all rubrics of a folder:",
    "plaudit load policy.lua rubrics",
    NULL,
};

static const char about_load[] =
    "RUBRIC is a rubric's folder or file, a policy, or a folder of such. Each is checked and its "
    "cases are run first. A version that is kept never changes: the same id and version with other "
    "text is refused. The store is made if it is not there.";
static const char *const notes[] = {about_load, NULL};

static void put_json(struct pla_str *s, const struct cli_accept *accept)
{
    PLA_PUT(s, "{\"schema\":1,\"kind\":\"");
    pla_str_put_z(s, pla_version_kind_name(accept->kind));
    PLA_PUT(s, "\",\"id\":");
    pla_str_put_json(s, accept->id);
    PLA_PUT(s, ",\"version\":");
    pla_str_put_json(s, accept->version);
    pla_str_put_format(s, ",\"new\":%s,\"cases\":%s}\n", accept->is_new ? "true" : "false",
                       accept->has_cases ? "true" : "false");
}

static void put_line(struct pla_str *s, const struct cli_accept *accept)
{
    pla_str_put_z(s, accept->is_new ? "loaded " : "there already: ");
    pla_str_put_z(s, pla_version_kind_name(accept->kind));
    pla_str_put_c(s, ' ');
    pla_str_put_text(s, accept->id);
    pla_str_put_c(s, '@');
    pla_str_put_text(s, accept->version);
    if (accept->kind == PLA_VERSION_RUBRIC && !accept->has_cases)
        PLA_PUT(s, " (it has no cases)");
    PLA_PUT(s, "\n");
}

static enum pla_code load_one(const struct cli_call *call, struct pla_store *store,
                              const struct cli_path *path)
{
    const struct load_values *values = call->values;
    struct cli_accept accept = {
        .call = call,
        .store = store,
        .kind = path->kind == CLI_PATH_RUBRIC ? PLA_VERSION_RUBRIC : PLA_VERSION_POLICY,
        .path = path->path,
        .policy = values->policy,
        .approved_by = values->approved_by,
        .minute = values->minute,
    };
    struct pla_str text = {0};
    enum pla_code code = cli_accept(&accept);
    if (code != PLA_OK)
        return code;
    if (values->json)
        put_json(&text, &accept);
    else if (!call->out->is_quiet)
        put_line(&text, &accept);
    return cli_print(call, &text);
}

/** Policies first, so that what they ask of rubrics holds; portfolios and ratings are left. */
static enum pla_code load_all(const struct cli_call *call, const struct cli_path_list *list,
                              struct pla_store *store)
{
    static const enum cli_path_kind order[] = {CLI_PATH_POLICY, CLI_PATH_RUBRIC};
    enum pla_code code = PLA_OK;
    size_t found = 0;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < list->count; i++)
            if (list->items[i].kind == order[k]) {
                code = pla_code_worst(code, load_one(call, store, &list->items[i]));
                found++;
            }
    if (found > 0)
        return code;
    struct pla_err err;
    pla_err_set(&err, PLA_MISSING, "there is no rubric and no policy");
    return cli_tell(call, &err);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct load_values *values = call->values;
    struct cli_path_list list = {0};
    struct pla_store *store;
    struct pla_err err;
    for (size_t i = 0; i < call->operand_count; i++)
        if (cli_paths_add(&list, call->operands[i], call->arena, &err) != PLA_OK)
            return cli_tell(call, &err);
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_CREATE, &store);
    if (code != PLA_OK)
        return code;
    code = load_all(call, &list, store);
    pla_store_close(store);
    return code;
}

const struct cli_cmd cli_cmd_load = {
    .name = "load",
    .summary = "take versions of rubrics and policies into the store",
    .operands = "RUBRIC...",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct load_values),
    .run = run,
};
