// SPDX-License-Identifier: Apache-2.0
/**
 * What the own functions of rubrics and the policy were asked and what they answered, call by call,
 * as one line of JSON a record.
 */
#pragma once

#include "model/calls.h"

/** A record's calls; zero-initialise. */
struct pla_trace {
    struct pla_str text; /**< members of the array so far */
    size_t count;        /**< of all calls; only the first PLA_TRACE_CALLS are kept */
};

/** Calls kept of one record: a filter's `where` is called for every item. */
enum { PLA_TRACE_CALLS = 1000 };

/** One call, once it has returned. */
struct pla_traced {
    struct pla_text rubric; /**< its id, or "policy" */
    struct pla_call_about about;
    const struct pla_call_input *input;
    const struct pla_call_result *result; /**< NULL: it failed */
    const struct pla_err *err;            /**< why it failed */
};

void pla_trace_clear(struct pla_trace *trace);
void pla_trace_add(struct pla_trace *trace, const struct pla_traced *call);
/**
 * Append {"schema":1,"portfolio":ID,"trace":[{"rubric","claim","function","kind","at","evidence",
 * "item","result","why","named","units","failed"}...],"more":N} and a line end. `evidence` is what
 * the function was given (null for a filter's `where`, which is asked about one item), `named` the
 * items a measure gave back, `units` its work, `more` the calls that are not kept.
 */
void pla_trace_put(const struct pla_trace *trace, struct pla_text portfolio, struct pla_str *out);
void pla_trace_release(struct pla_trace *trace);
