// SPDX-License-Identifier: Apache-2.0
/** Portfolios into xAPI statements. */
#include "xapi.h"

#include "base/file.h"
#include "decided.h"
#include "exchange/ids.h"
#include "exchange/xapi_write.h"
#include "lines.h"
#include "score_run.h"
#include "source.h"

struct statements {
    const struct cli_call *call;
    struct pla_xapi_terms terms;
    struct pla_json_tree *about;
    struct pla_file_out file;
    struct pla_str text;
    size_t dropped;
};

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

static enum pla_code start(void *ctx, struct pla_text description)
{
    struct statements *s = ctx;
    struct pla_err err;
    while (description.length > 0 && description.at[description.length - 1] == '\n')
        description.length--;
    const enum pla_code code = pla_json_tree_parse(description, "description", &s->about, &err);
    return code == PLA_OK ? code : tell(s->call, &err);
}

static enum pla_code add(void *ctx, const struct pla_record *record, struct pla_text lines,
                         struct pla_text notes)
{
    struct statements *s = ctx;
    struct pla_err err;
    struct pla_text line;
    enum pla_code code = PLA_OK;
    (void)record;
    (void)notes;
    pla_str_clear(&s->text);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        struct pla_json_tree *tree = NULL;
        code = pla_json_tree_parse(line, "decision", &tree, &err);
        if (code == PLA_OK)
            code = pla_xapi_write(pla_json_tree_root(tree), pla_json_tree_root(s->about), &s->terms,
                                  &s->text, &s->dropped, &err);
        pla_json_tree_free(tree);
    }
    if (code != PLA_OK)
        return tell(s->call, &err);
    return s->text.length == 0 ||
                   fwrite(s->text.at, 1, s->text.length, s->file.stream) == s->text.length
               ? PLA_OK
               : PLA_OUTPUT;
}

static enum pla_code end(struct statements *s, enum pla_code code)
{
    struct pla_err err = {0};
    if (code == PLA_OK || code == PLA_OUTPUT) {
        const enum pla_code written = pla_file_out_commit(&s->file, &err);
        code = written != PLA_OK ? tell(s->call, &err) : code;
    } else {
        pla_file_out_abandon(&s->file);
    }
    if (s->dropped > 0)
        cli_out_note(s->call->out,
                     "%zu awards are undecided, referred or failed and give no "
                     "statement",
                     s->dropped);
    cli_out_note(s->call->out, "reasons, gaps and limits are dropped: a statement holds results "
                               "only");
    pla_str_release(&s->text);
    pla_json_tree_free(s->about);
    return code;
}

enum pla_code cli_xapi_score(const struct cli_call *call, const struct cli_xapi_job *job)
{
    struct cli_use use;
    struct pla_err err = {0};
    struct statements s = {.call = call};
    if (job->home == NULL || !pla_is_web_address(pla_text_of(job->home))) {
        pla_err_set(&err, PLA_USAGE, "xAPI names learners by accounts of a home page");
        pla_err_hint(&err, "--issuer https://example.edu gives it");
        return tell(call, &err);
    }
    const bool is_stored = call->operand_count == 0;
    struct cli_source source = {.count = 0};
    enum pla_code code =
        is_stored ? PLA_OK : cli_source_open_portfolios(call, "statements", &source);
    if (code == PLA_OK)
        code =
            is_stored ? cli_decided_use(call, job->use, &use) : cli_use_read(call, job->use, &use);
    if (code != PLA_OK)
        return code;
    s.terms = (struct pla_xapi_terms){pla_text_of(job->home), use.as_of};
    if (pla_file_out_open(&s.file, job->output, &err) != PLA_OK)
        return tell(call, &err);
    struct cli_score_run run = {
        .call = call,
        .use = &use,
        .sink = {.ctx = &s, .start = start, .lines = add},
        .jobs = job->jobs,
        .want_description = true,
    };
    const struct cli_decided decided = {.stored = &job->use->stored, .rubrics = &job->use->rubrics};
    return end(&s, is_stored ? cli_decided_run(&decided, &run)
                             : cli_score_run(&run, source.paths, source.count));
}
