// SPDX-License-Identifier: Apache-2.0
/** plaudit doctor: versions, limits, and whether this machine can put a wall around rubrics. */
#include <stdlib.h>
#include <unistd.h>

#include "cmd.h"
#include "libraries.h"
#include "rubric/sandbox.h"
#include "store/backup.h"
#include "storing.h"
#include "worker/confine.h"
#include "worker/run.h"
#include "worker/watchdog.h"

struct doctor_values {
    struct cli_common common;
    struct cli_store_values store;
};

static const struct cli_opt options[] = {CLI_STORE_OPTION(struct doctor_values), {0}};

/** In a worker: reaching this at all is the answer. */
static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    PLA_PUT(out, "confined\n");
    return PLA_OK;
}

/** In a worker: try what no rubric may do. */
static enum pla_code reach_out(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    if (access("/", F_OK) == 0)
        PLA_PUT(out, "reached\n");
    return PLA_OK;
}

/** Does the wall stand? Says what does not. */
static enum pla_code check_wall(const struct cli_call *call, struct pla_str *text)
{
    struct pla_str out = {0};
    struct pla_faults faults = {0}, expected = {0};
    struct pla_task task = {.start = start}, breaker = {.start = reach_out};
    enum pla_code code = pla_worker_run(&task, 0, &out, &faults);
    cli_out_faults(call->out, &faults, NULL);
    bool is_held = code == PLA_OK && pla_confine_is_whole() &&
                   pla_worker_run(&breaker, 0, &out, &expected) == PLA_LIMIT;
    if (code != PLA_OK)
        PLA_PUT(text, "workers       cannot be confined on this machine\n");
    else if (!pla_confine_is_whole())
        PLA_PUT(text, "workers       confined, without the list of calls (a build for tests)\n");
    else if (is_held)
        PLA_PUT(text, "workers       confined: no files, no network, no processes\n");
    else
        PLA_PUT(text, "workers       NOT confined: a call that is forbidden went through\n");
    pla_str_release(&out);
    return is_held || (code == PLA_OK && !pla_confine_is_whole()) ? PLA_OK : PLA_NO;
}

/** The store, where one is named or there. */
static enum pla_code check_store(const struct cli_call *call, struct pla_str *text)
{
    const struct doctor_values *values = call->values;
    struct pla_store_facts facts;
    struct pla_store *store;
    struct pla_err err;
    if (values->store.path == NULL && !cli_store_is_there())
        return PLA_OK;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = pla_store_facts(store, &facts, &err);
    if (code != PLA_OK)
        cli_tell(call, &err);
    if (code == PLA_OK)
        pla_str_put_format(
            text,
            "store         %s: schema %lld, %lld KiB, %s\n"
            "              %lld versions, %lld runs, %lld portfolios, %lld decisions, %lld "
            "ratings, "
            "%lld actions, %lld redacted\n",
            pla_store_path(store), (long long)facts.schema, (long long)facts.bytes / 1024,
            facts.is_whole ? "whole" : facts.broken, (long long)facts.versions,
            (long long)facts.runs, (long long)facts.portfolios, (long long)facts.decisions,
            (long long)facts.ratings, (long long)facts.actions, (long long)facts.redacted);
    if (code == PLA_OK && !facts.is_whole)
        code = PLA_NO;
    pla_store_close(store);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    struct pla_str text = {0};
    struct pla_limits limits = pla_limits_fill((struct pla_limits){0});
    size_t count;
    const struct cli_library *libraries = cli_libraries(&count);
    PLA_PUT(&text, "plaudit       " PLA_VERSION "\n");
    for (size_t i = 0; i < count; i++)
        pla_str_put_format(&text, "%-13s %s (%s)\n", libraries[i].name, libraries[i].version,
                           libraries[i].purpose);
    pla_str_put_format(&text, "processors    %ld\n", sysconf(_SC_NPROCESSORS_ONLN));
    enum pla_code code = check_wall(call, &text);
    pla_str_put_format(&text, "watchdog      %d seconds of processor time a portfolio\n",
                       PLA_WATCHDOG_SECONDS);
    pla_str_put_format(&text, "budget        %llu work units\n", (unsigned long long)limits.budget);
    pla_str_put_format(&text, "memory        %zu MiB a rubric\n", limits.memory_bytes >> 20);
    pla_str_put_format(&text, "string        %zu KiB\n", limits.string_bytes >> 10);
    pla_str_put_format(&text, "source        %zu KiB a file\n", limits.source_bytes >> 10);
    pla_str_put_format(&text, "result        depth %zu, %zu values, %zu KiB of text\n",
                       limits.result_depth, limits.result_nodes, limits.result_bytes >> 10);
    code = pla_code_worst(code, check_store(call, &text));
    bool is_put = cli_out_put(call->out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return is_put ? code : PLA_OUTPUT;
}

const struct cli_cmd cli_cmd_doctor = {
    .name = "doctor",
    .summary = "show versions, limits, whether rubrics are walled in and the store whole",
    .operands = "",
    .options = options,
    .values_size = sizeof(struct doctor_values),
    .run = run,
};
