// SPDX-License-Identifier: Apache-2.0
/** From a folder to a version of the store. */
#include "accept.h"

#include "base/file.h"

/** Is this what `plaudit NAME ARGS` finds no fault with? Faults are told. */
static enum pla_code passes(struct cli_accept *accept, const struct cli_cmd *cmd)
{
    const char *args[3];
    size_t count = 0;
    struct cli_out *out = accept->call->out;
    struct cli_out kept = *out;
    if (accept->policy != NULL) {
        args[count++] = "--policy";
        args[count++] = accept->policy;
    }
    args[count++] = accept->path;
    out->is_quiet = true;
    out->is_mute = accept->is_quiet;
    out->worst = PLA_OK;
    enum pla_code code = cli_cmd_call(accept->call, cmd, args, count);
    code = pla_code_worst(code, out->worst);
    out->is_quiet = kept.is_quiet;
    out->is_mute = kept.is_mute;
    out->worst = pla_code_worst(kept.worst, out->worst);
    return code;
}

static bool has_cases(const struct cli_accept *accept)
{
    const char *cases = pla_file_join(accept->path, "cases.lua", accept->call->arena);
    return pla_file_is_dir(accept->path) && cases != NULL && pla_file_exists(cases);
}

static enum pla_code refuse(const struct cli_accept *accept, const char *what, const char *verb)
{
    struct pla_err err;
    pla_err_set(&err, PLA_NO, "%s, so it is not kept", what);
    pla_err_prepend(&err, "%s", accept->path);
    if (accept->is_quiet)
        pla_err_hint(&err, "plaudit %s %s tells more", verb, accept->path);
    return cli_tell(accept->call, &err);
}

/** Run the check, then the cases. */
static enum pla_code prove(struct cli_accept *accept)
{
    enum pla_code code = passes(accept, &cli_cmd_check);
    if (code != PLA_OK)
        return code == PLA_NO ? refuse(accept, "the check found errors", "check") : code;
    accept->has_cases = accept->kind == PLA_VERSION_RUBRIC && has_cases(accept);
    if (!accept->has_cases)
        return PLA_OK;
    code = passes(accept, &cli_cmd_test);
    return code == PLA_NO ? refuse(accept, "its cases fail", "test") : code;
}

/** The terms of the policy in the store that was loaded last and is not retired. */
static enum pla_code read_kept_policy(const struct cli_accept *accept, struct cli_use *use,
                                      bool *out_is_there, struct pla_err *err)
{
    struct pla_arena *arena = accept->call->arena;
    struct pla_stored_version *list, kept;
    size_t count;
    enum pla_code code = pla_store_version_list(accept->store, PLA_VERSION_POLICY,
                                                (struct pla_text){0}, arena, &list, &count, err);
    *out_is_there = false;
    while (code == PLA_OK && count > 0 && list[count - 1].is_retired)
        count--;
    if (code != PLA_OK || count == 0)
        return code;
    code = pla_store_version_get(accept->store, PLA_VERSION_POLICY, list[count - 1].id,
                                 list[count - 1].version, arena, &kept, err);
    if (code == PLA_OK)
        code = cli_stored_sources(&kept, arena, &use->policy, err);
    *out_is_there = use->has_policy = code == PLA_OK;
    return code;
}

static enum pla_code ask(const struct cli_accept *accept, const struct cli_terms *terms)
{
    struct pla_err err;
    const struct pla_text id = terms->policy.id;
    if (terms->load_approved && accept->approved_by == NULL)
        pla_err_set(&err, PLA_NO, "policy %.*s keeps no version that nobody approved",
                    (int)id.length, id.at);
    else if (terms->load_minute && accept->minute == NULL)
        pla_err_set(&err, PLA_NO, "policy %.*s keeps no version without the minute of its approval",
                    (int)id.length, id.at);
    else
        return PLA_OK;
    pla_err_prepend(&err, "%s", accept->path);
    if (accept->is_quiet)
        pla_err_hint(&err, "plaudit load %s --approved-by NAME --minute PLACE", accept->path);
    else
        pla_err_hint(&err, "--approved-by NAME says who approved it, --minute PLACE where it is "
                           "written");
    return cli_tell(accept->call, &err);
}

/** Does a policy, the one named or the one kept last, ask for an approval that was not given? */
static enum pla_code check_approval(struct cli_accept *accept, const struct cli_terms *own,
                                    const struct cli_use *own_use)
{
    struct cli_use use = *own_use;
    struct cli_terms terms;
    struct pla_err err = {0};
    bool is_there;
    enum pla_code code = ask(accept, own);
    if (code != PLA_OK)
        return code;
    use.rubric_count = 0;
    code = read_kept_policy(accept, &use, &is_there, &err);
    if (code != PLA_OK)
        return cli_tell(accept->call, &err);
    if (!is_there)
        return PLA_OK;
    code = cli_terms_of(accept->call, &use, &terms);
    return code == PLA_OK ? ask(accept, &terms) : code;
}

enum pla_code cli_version_of(enum pla_version_kind kind, const struct cli_term *term,
                             const struct pla_sources *sources, struct pla_arena *arena,
                             struct pla_stored_version *out, struct pla_err *err)
{
    struct pla_stored_file *files = PLA_NEW_ARRAY(arena, term->files.count, struct pla_stored_file);
    size_t count = 0;
    for (size_t i = 0; files != NULL && i < sources->count; i++)
        if (pla_text_list_has(&term->files, sources->files[i].name) && count < term->files.count)
            files[count++] =
                (struct pla_stored_file){sources->files[i].name, sources->files[i].text};
    if (arena->failed)
        return pla_err_memory(err);
    *out = (struct pla_stored_version){
        .kind = kind,
        .id = term->id,
        .version = term->version,
        .title = term->title,
        .has_from = term->has_from,
        .from = term->from,
        .has_to = term->has_to,
        .to = term->to,
        .by = term->by,
        .fingerprint = term->fingerprint,
        .files = files,
        .file_count = count,
    };
    return PLA_OK;
}

static enum pla_code keep(struct cli_accept *accept, const struct cli_term *term,
                          const struct pla_sources *sources)
{
    struct pla_stored_version version;
    struct pla_err err;
    enum pla_code code =
        cli_version_of(accept->kind, term, sources, accept->call->arena, &version, &err);
    version.approved_by = pla_text_of(accept->approved_by);
    version.minute = pla_text_of(accept->minute);
    if (code == PLA_OK)
        code = pla_store_version_put(accept->store, &version, &accept->is_new, &err);
    accept->id = term->id;
    accept->version = term->version;
    return code == PLA_OK ? PLA_OK : cli_tell(accept->call, &err);
}

enum pla_code cli_accept(struct cli_accept *accept)
{
    struct pla_arena *arena = accept->call->arena;
    bool is_rubric = accept->kind == PLA_VERSION_RUBRIC;
    struct cli_use_values values = {.policy = is_rubric ? accept->policy : accept->path};
    struct cli_use use;
    struct cli_terms terms;
    bool was_quiet = accept->call->out->is_quiet;
    if (is_rubric && !cli_list_add(&values.rubrics, accept->path, arena))
        return PLA_MEMORY;
    enum pla_code code = prove(accept);
    if (code != PLA_OK)
        return code;
    accept->call->out->is_quiet = true; /* the date is of no account here */
    code = cli_use_read_shared(accept->call, &values, &use);
    accept->call->out->is_quiet = was_quiet;
    if (code == PLA_OK)
        code = cli_terms_of(accept->call, &use, &terms);
    if (code == PLA_OK)
        code = check_approval(accept, &terms, &use);
    if (code != PLA_OK)
        return code;
    return is_rubric ? keep(accept, &terms.rubrics[0], &use.rubrics[0])
                     : keep(accept, &terms.policy, &use.policy);
}
