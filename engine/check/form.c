// SPDX-License-Identifier: Apache-2.0
/** The form of portfolios and decisions. */
#include "check/form.h"

#include <string.h>

#include "base/crypto.h"
#include "batch/score_task.h"
#include "check/schema.h"

struct pla_form_state {
    struct pla_schema *portfolio, *decision;
    struct pla_sha256 *hash;
};

static void release(struct pla_form *form)
{
    struct pla_form_state *state = form->state;
    if (state != NULL) {
        pla_schema_free(state->portfolio);
        pla_schema_free(state->decision);
        pla_sha256_free(state->hash);
        pla_heap_free(state);
    }
    form->state = NULL;
}

static enum pla_code load(struct pla_form *form, struct pla_err *err)
{
    struct pla_form_state *state = form->state = pla_heap_alloc(sizeof *state);
    if (state == NULL) {
        return pla_err_memory(err);
    }
    *state = (struct pla_form_state){.hash = pla_sha256_new()};
    if (state->hash == NULL) {
        return pla_err_memory(err);
    }
    enum pla_code code = pla_schema_new(pla_text_of(pla_schema_portfolio), &state->portfolio, err);
    if (code == PLA_OK) {
        code = pla_schema_new(pla_text_of(pla_schema_decision), &state->decision, err);
    }
    return code;
}

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_form *form = ctx;
    struct pla_err err;
    enum pla_code code = form->inner->start(form->inner->ctx, out, faults);
    if (code != PLA_OK) {
        return code;
    }
    code = load(form, &err);
    if (code != PLA_OK) {
        pla_faults_add(faults, &err);
        release(form);
    }
    return code;
}

/** The last place of `,"decision":"` in a line; NULL if there is none. */
static const char *find_own_print(struct pla_text line)
{
    static const char member[] = ",\"decision\":\"";
    size_t length = sizeof member - 1;
    for (size_t at = line.length; at >= length; at--) {
        if (memcmp(line.at + at - length, member, length) == 0) {
            return line.at + at - length;
        }
    }
    return NULL;
}

/** The fingerprint of a decision is over its line without that member, which stands last. */
static void check_print(struct pla_form_state *state, const struct pla_record *record,
                        struct pla_text told, struct pla_faults *faults)
{
    char own[PLA_SHA256_HEX + 1];
    struct pla_err err;
    const char *cut = find_own_print(record->text);
    if (told.at == NULL || cut == NULL) {
        return;
    }
    pla_sha256_begin(state->hash);
    pla_sha256_add(state->hash, record->text.at, (size_t)(cut - record->text.at));
    pla_sha256_add(state->hash, "}}", 2);
    pla_sha256_end(state->hash, own);
    if (!pla_text_equal(told, pla_text_of(own))) {
        pla_err_set(&err, PLA_PORTFOLIO,
                    "the line was changed after it was written: its "
                    "fingerprint does not fit");
        pla_err_hint(&err, "score the portfolio again, or take the line as it was written");
        pla_err_prepend(&err, "%s:%zu#/fingerprint/decision", record->name, record->line);
        pla_faults_add(faults, &err);
    }
}

static enum pla_code serve_decision(struct pla_form_state *state, const struct pla_record *record,
                                    const struct pla_json_node *root, struct pla_reply *reply)
{
    const struct pla_json_node *prints = pla_json_node_get(root, "fingerprint");
    PLA_PUT(&reply->notes, "{\"form\":\"decision\"}\n");
    pla_schema_check(state->decision, root, record->name, record->line, &reply->faults);
    if (reply->faults.count == 0) {
        check_print(state, record, pla_json_node_text(pla_json_node_get(prints, "decision")),
                    &reply->faults);
    }
    return reply->faults.count == 0 ? PLA_OK : PLA_PORTFOLIO;
}

static void put_near(const struct pla_err *err, struct pla_str *out)
{
    PLA_PUT(out, "{\"where\":");
    pla_str_put_json(out, pla_text_of(err->where));
    PLA_PUT(out, ",\"text\":");
    pla_str_put_json(out, pla_text_of(err->text));
    PLA_PUT(out, ",\"help\":");
    pla_str_put_json(out, pla_text_of(err->hint));
    PLA_PUT(out, "}\n");
}

static enum pla_code serve_portfolio(struct pla_form *form, const struct pla_record *record,
                                     const struct pla_json_node *root, struct pla_reply *reply)
{
    enum pla_code code = form->inner->serve(form->inner->ctx, record, reply);
    if (root != NULL && code == PLA_OK) {
        struct pla_faults near = {0};
        pla_schema_near(form->state->portfolio, root, record->name, record->line, &near);
        for (size_t i = 0; i < near.count && i < PLA_FAULTS_KEPT; i++) {
            put_near(&near.items[i], &reply->notes);
        }
    }
    return code;
}

static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    struct pla_form *form = ctx;
    struct pla_json_tree *tree = NULL;
    struct pla_err err;
    const struct pla_json_node *root = NULL;
    if (pla_json_tree_parse(record->text, record->name, &tree, &err) == PLA_OK) {
        root = pla_json_tree_root(tree);
    }
    bool is_decision =
        pla_json_node_get(root, "fingerprint") != NULL && pla_json_node_get(root, "schema") != NULL;
    enum pla_code code = is_decision ? serve_decision(form->state, record, root, reply)
                                     : serve_portfolio(form, record, root, reply);
    pla_json_tree_free(tree);
    return code;
}

static void end(void *ctx)
{
    struct pla_form *form = ctx;
    if (form->inner->end != NULL) {
        form->inner->end(form->inner->ctx);
    }
    release(form);
}

struct pla_task pla_form_task(struct pla_form *form)
{
    return (struct pla_task){
        .ctx = form, .prepare = pla_score_prepare, .start = start, .serve = serve, .end = end};
}
