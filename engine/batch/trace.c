// SPDX-License-Identifier: Apache-2.0
/** Calls of own functions as JSON. */
#include "batch/trace.h"

static void put_key(struct pla_str *out, const char *key)
{
    pla_str_put_format(out, ",\"%s\":", key);
}

static void put_text(struct pla_str *out, const char *key, struct pla_text text)
{
    put_key(out, key);
    if (text.at != NULL)
        pla_str_put_json(out, text);
    else
        PLA_PUT(out, "null");
}

static void put_evidence(struct pla_str *out, const struct pla_call_input *input)
{
    put_key(out, "evidence");
    if (input->item != NULL) {
        PLA_PUT(out, "null");
        return;
    }
    PLA_PUT(out, "[");
    for (size_t i = 0; i < input->evidence_count; i++) {
        pla_str_put_z(out, i > 0 ? "," : "");
        pla_str_put_json(out, input->evidence[i]->id);
    }
    PLA_PUT(out, "]");
}

static void put_result(struct pla_str *out, const struct pla_call_result *result)
{
    static const char *const words[] = {
        [PLA_CALL_UNKNOWN] = "null", [PLA_CALL_TRUE] = "true", [PLA_CALL_FALSE] = "false"};
    put_key(out, "result");
    if (result != NULL && result->kind == PLA_CALL_NUMBER)
        pla_rational_put_json(out, result->number);
    else
        pla_str_put_z(out, result != NULL ? words[result->kind] : "null");
    put_text(out, "why", result != NULL ? result->why : (struct pla_text){0});
    put_key(out, "named");
    PLA_PUT(out, "[");
    for (size_t i = 0; result != NULL && i < result->items.count; i++) {
        pla_str_put_z(out, i > 0 ? "," : "");
        pla_str_put_json(out, result->items.items[i]);
    }
    PLA_PUT(out, "]");
}

static void put_failure(struct pla_str *out, const struct pla_traced *call)
{
    struct pla_str text = {0};
    if (call->result == NULL) {
        pla_str_put_z(&text, call->err->where);
        pla_str_put_z(&text, call->err->where[0] != '\0' ? ": " : "");
        pla_str_put_z(&text, call->err->text);
    }
    put_text(out, "failed", (struct pla_text){text.at, text.length});
    out->failed = out->failed || text.failed;
    pla_str_release(&text);
}

void pla_trace_clear(struct pla_trace *trace)
{
    pla_str_clear(&trace->text);
    trace->count = 0;
}

void pla_trace_add(struct pla_trace *trace, const struct pla_traced *call)
{
    struct pla_str *out = &trace->text;
    const struct pla_call_input *input = call->input;
    if (trace->count++ >= PLA_TRACE_CALLS)
        return;
    pla_str_put_z(out, trace->count > 1 ? ",{" : "{");
    PLA_PUT(out, "\"rubric\":");
    pla_str_put_json(out, call->rubric);
    put_text(out, "claim", input->claim != NULL ? input->claim->id : (struct pla_text){0});
    put_text(out, "function", call->about.label);
    put_text(out, "kind", pla_text_of(call->about.kind));
    put_key(out, "at");
    pla_str_put_format(out, "\"%s:%d\"", call->about.place.file, call->about.place.line);
    put_evidence(out, input);
    put_text(out, "item", input->item != NULL ? input->item->id : (struct pla_text){0});
    put_result(out, call->result);
    pla_str_put_format(out, ",\"units\":%llu", (unsigned long long)call->about.units);
    put_failure(out, call);
    PLA_PUT(out, "}");
}

void pla_trace_put(const struct pla_trace *trace, struct pla_text portfolio, struct pla_str *out)
{
    size_t more = trace->count > PLA_TRACE_CALLS ? trace->count - PLA_TRACE_CALLS : 0;
    PLA_PUT(out, "{\"schema\":1,\"portfolio\":");
    pla_str_put_json(out, portfolio);
    PLA_PUT(out, ",\"trace\":[");
    pla_str_put(out, trace->text.at, trace->text.length);
    pla_str_put_format(out, "],\"more\":%zu}\n", more);
    out->failed = out->failed || trace->text.failed;
}

void pla_trace_release(struct pla_trace *trace)
{
    pla_str_release(&trace->text);
}
