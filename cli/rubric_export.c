// SPDX-License-Identifier: Apache-2.0
/** Rubrics into formats of other systems. */
#include "rubric_export.h"

#include "base/file.h"
#include "exchange/outline.h"
#include "worker/run.h"

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

/** Load in a worker; its description comes back as a line of JSON. */
static enum pla_code describe(const struct cli_call *call, const struct cli_use *use,
                              struct pla_str *out)
{
    struct pla_faults faults = {0};
    struct pla_score_task score = {.job = cli_use_job(use), .want_description = true};
    struct pla_task task = pla_score_task(&score);
    const enum pla_code code = use->is_isolated
                                   ? pla_worker_run(&task, cli_use_memory(use), out, &faults)
                                   : pla_worker_run_here(&task, out, &faults);
    cli_use_tell(call, use, &faults);
    return code;
}

static enum pla_code read_outlines(const struct cli_call *call, const struct pla_json_node *about,
                                   struct pla_outlines *out, struct pla_err *err)
{
    const struct pla_json_node *list = pla_json_node_get(about, "rubrics");
    out->items = PLA_NEW_ARRAY(call->arena, pla_json_node_count(list), struct pla_outline);
    if (out->items == NULL)
        return pla_err_memory(err);
    enum pla_code code = PLA_OK;
    for (list = pla_json_node_first(list); list != NULL && code == PLA_OK;
         list = pla_json_node_next(list)) {
        code = pla_outline_describe(list, call->arena, &out->items[out->count], err);
        if (code != PLA_OK)
            return code;
        if (out->items[out->count].criterion_count == 0) {
            const struct pla_text id = out->items[out->count].id;
            code = pla_err_set(err, PLA_NO, "the rubric %.*s has no criteria to export",
                               (int)id.length, id.at);
        }
        out->count++;
    }
    return code;
}

static enum pla_code write_out(const struct cli_call *call, const struct cli_rubric_export_job *job,
                               const struct cli_use *use, const struct pla_outlines *outlines,
                               struct pla_err *err)
{
    struct pla_notes dropped = {0};
    struct pla_str text = {0};
    enum pla_code code =
        job->form == CLI_RUBRIC_CANVAS
            ? pla_canvas_write(outlines->items, outlines->count, call->arena, &dropped, &text, err)
            : pla_case_write(outlines->items, outlines->count, use->as_of, call->arena, &dropped,
                             &text, err);
    const bool is_stream = job->output == NULL || strcmp(job->output, "-") == 0;
    const struct pla_text bytes = {text.at, text.length};
    if (code == PLA_OK && is_stream)
        code = cli_out_put(call->out, bytes) ? PLA_OK : PLA_OUTPUT;
    else if (code == PLA_OK)
        code = pla_file_write(job->output, bytes, err);
    for (size_t i = 0; code == PLA_OK && i < dropped.count; i++)
        cli_out_note(call->out, "%s", dropped.items[i].at);
    pla_str_release(&text);
    return code;
}

static enum pla_code export_all(const struct cli_call *call,
                                const struct cli_rubric_export_job *job, const struct cli_use *use,
                                struct pla_text description)
{
    struct pla_err err = {0};
    struct pla_json_tree *tree = NULL;
    struct pla_outlines outlines = {0};
    while (description.length > 0 && description.at[description.length - 1] == '\n')
        description.length--;
    enum pla_code code = pla_json_tree_parse(description, "description", &tree, &err);
    if (code == PLA_OK)
        code = read_outlines(call, pla_json_tree_root(tree), &outlines, &err);
    if (code == PLA_OK)
        code = write_out(call, job, use, &outlines, &err);
    pla_json_tree_free(tree);
    return err.code != PLA_OK ? tell(call, &err) : code;
}

enum pla_code cli_rubric_export(const struct cli_call *call,
                                const struct cli_rubric_export_job *job)
{
    struct cli_use use;
    struct cli_use_values values = *job->use;
    struct pla_str description = {0};
    /* The operands are the rubrics; --rubric names further ones. */
    for (size_t i = 0; i < call->operand_count; i++) {
        if (!cli_list_add(&values.rubrics, call->operands[i], call->arena)) {
            struct pla_err err;
            pla_err_memory(&err);
            return tell(call, &err);
        }
    }
    enum pla_code code = cli_use_read(call, &values, &use);
    if (code == PLA_OK)
        code = describe(call, &use, &description);
    if (code == PLA_OK)
        code = export_all(call, job, &use, (struct pla_text){description.at, description.length});
    pla_str_release(&description);
    return code;
}
