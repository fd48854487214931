// SPDX-License-Identifier: Apache-2.0
/** Calls of own functions as lines. */
#include "trace.h"

#include "base/json_tree.h"

struct trace {
    const struct cli_out *out;
    struct pla_str *s;
};

static void put(const struct trace *trace, enum cli_color color, struct pla_text text)
{
    cli_put_color(trace->out, trace->s, color, text);
}

/** "e1, e2 and e3", at most MOST of them. */
static void put_ids(const struct trace *trace, const struct pla_json_node *ids)
{
    enum { MOST = 8 };
    size_t count = pla_json_node_count(ids), shown = 0;
    const struct pla_json_node *id = pla_json_node_first(ids);
    for (; id != NULL && shown < MOST; id = pla_json_node_next(id)) {
        pla_str_put_z(trace->s, shown++ > 0 ? ", " : "");
        put(trace, CLI_FAINT, pla_json_node_text(id));
    }
    if (count > shown)
        pla_str_put_format(trace->s, " and %zu more", count - shown);
}

/** "given 3 items [e1, e2, e3]", "given item e1" */
static void put_given(const struct trace *trace, const struct pla_json_node *call)
{
    const struct pla_json_node *evidence = pla_json_node_get(call, "evidence");
    struct pla_text item = pla_json_node_text(pla_json_node_get(call, "item"));
    struct pla_text claim = pla_json_node_text(pla_json_node_get(call, "claim"));
    PLA_PUT(trace->s, "given ");
    if (item.at != NULL) {
        PLA_PUT(trace->s, "item ");
        put(trace, CLI_FAINT, item);
    } else {
        size_t count = pla_json_node_count(evidence);
        pla_str_put_format(trace->s, "%zu item%s", count, count == 1 ? "" : "s");
        if (count > 0) {
            PLA_PUT(trace->s, " [");
            put_ids(trace, evidence);
            PLA_PUT(trace->s, "]");
        }
    }
    if (claim.at != NULL) {
        PLA_PUT(trace->s, " of claim ");
        put(trace, CLI_PLAIN, claim);
    }
}

static void put_value(const struct trace *trace, const struct pla_json_node *result)
{
    struct pla_rational number;
    if (pla_json_node_rational(result, &number))
        pla_rational_put(trace->s, number);
    else if (pla_json_node_type(result) == PLA_JSON_NULL)
        PLA_PUT(trace->s, "nil");
    else
        pla_str_put_z(trace->s, pla_json_node_bool(result, false) ? "true" : "false");
}

/** "gave 4, for e1 and e2", "gave false, \"only two\"", "failed: ..." */
static void put_answer(const struct trace *trace, const struct pla_json_node *call)
{
    struct pla_text failed = pla_json_node_text(pla_json_node_get(call, "failed"));
    struct pla_text why = pla_json_node_text(pla_json_node_get(call, "why"));
    const struct pla_json_node *named = pla_json_node_get(call, "named");
    if (failed.at != NULL) {
        PLA_PUT(trace->s, "failed: ");
        put(trace, CLI_BAD, failed);
        return;
    }
    PLA_PUT(trace->s, "gave ");
    put_value(trace, pla_json_node_get(call, "result"));
    if (why.at != NULL) {
        PLA_PUT(trace->s, ", \"");
        put(trace, CLI_PLAIN, why);
        PLA_PUT(trace->s, "\"");
    }
    if (pla_json_node_count(named) > 0) {
        PLA_PUT(trace->s, ", for ");
        put_ids(trace, named);
    }
}

static void put_call(const struct trace *trace, const struct pla_json_node *call)
{
    struct pla_rational units = PLA_ZERO;
    struct pla_text kind = pla_json_node_text(pla_json_node_get(call, "kind"));
    struct pla_text label = pla_json_node_text(pla_json_node_get(call, "function"));
    (void)pla_json_node_rational(pla_json_node_get(call, "units"), &units);
    PLA_PUT(trace->s, "  ");
    put(trace, CLI_PLAIN, kind);
    if (!pla_text_equal(kind, label)) {
        PLA_PUT(trace->s, " \"");
        put(trace, CLI_STRONG, label);
        PLA_PUT(trace->s, "\"");
    }
    PLA_PUT(trace->s, " (");
    put(trace, CLI_FAINT, pla_json_node_text(pla_json_node_get(call, "at")));
    PLA_PUT(trace->s, "): ");
    put_given(trace, call);
    PLA_PUT(trace->s, ", ");
    put_answer(trace, call);
    PLA_PUT(trace->s, "; ");
    pla_rational_put(trace->s, units);
    pla_str_put_z(trace->s, units.num == 1 ? " unit of work\n" : " units of work\n");
}

enum pla_code cli_put_trace(const struct cli_out *out, struct pla_text line, struct pla_str *s,
                            struct pla_err *err)
{
    const struct trace trace = {out, s};
    struct pla_json_tree *tree;
    enum pla_code code = pla_json_tree_parse(line, "trace", &tree, err);
    if (code != PLA_OK)
        return code == PLA_MEMORY ? code : (err->code = PLA_BUG);
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *calls = pla_json_node_get(root, "trace");
    struct pla_rational more = PLA_ZERO;
    pla_str_put_z(s, pla_json_node_count(calls) > 0 ? "calls of own functions\n"
                                                    : "no own function was called\n");
    for (const struct pla_json_node *call = pla_json_node_first(calls); call != NULL;
         call = pla_json_node_next(call))
        put_call(&trace, call);
    if (pla_json_node_rational(pla_json_node_get(root, "more"), &more) && more.num > 0) {
        PLA_PUT(s, "  and ");
        pla_rational_put(s, more);
        PLA_PUT(s, " more\n");
    }
    pla_json_tree_free(tree);
    return PLA_OK;
}
