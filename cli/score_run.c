// SPDX-License-Identifier: Apache-2.0
/** Scoring inputs over workers, with messages. */
#include "score_run.h"

#include <sched.h>

#include "batch/batch.h"
#include "stop.h"
#include "worker/area.h"

/** Workers beyond this would only cost memory. */
enum { MOST_WORKERS = 1024 };

static size_t processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (size_t)count : 1;
}

size_t cli_workers(const struct cli_use *use, size_t jobs)
{
    jobs = jobs > 0 ? jobs : processors();
    if (!use->is_isolated)
        return 0;
    return jobs < MOST_WORKERS ? jobs : MOST_WORKERS;
}

static enum pla_code see_start(void *ctx, struct pla_text text)
{
    struct cli_score_run *run = ctx;
    return run->sink.start != NULL ? run->sink.start(run->sink.ctx, text) : PLA_OK;
}

static enum pla_code see_answer(void *ctx, const struct pla_record *record,
                                const struct pla_answer *answer)
{
    struct cli_score_run *run = ctx;
    struct cli_out *out = run->call->out;
    /* A fault of a file, or between records, is about no portfolio. */
    bool is_record = record->text.at != NULL || answer->code == PLA_PORTFOLIO;
    run->records += is_record;
    run->refused += is_record && answer->code != PLA_OK;
    for (size_t i = 0; i < PLA_REPLY_COUNTS; i++)
        run->counts[i] += answer->counts[i];
    for (size_t i = 0; i < PLA_REPLY_PEAKS; i++)
        if (answer->peaks[i] > run->peaks[i])
            run->peaks[i] = answer->peaks[i];
    if (answer->counts[PLA_COUNT_DECISIONS + PLA_DECISION_FAILED] > 0)
        out->worst = pla_code_worst(out->worst, PLA_PORTFOLIO);
    struct cli_origin origin = {record->text, record->line, record->column, record->name};
    cli_use_tell_record(run->call, run->use, answer->faults, &origin);
    return run->sink.lines(run->sink.ctx, record, answer->lines, answer->notes);
}

static enum pla_code see_flush(void *ctx)
{
    struct cli_score_run *run = ctx;
    return run->sink.flush != NULL ? run->sink.flush(run->sink.ctx) : PLA_OK;
}

static void see_progress(void *ctx, uint64_t bytes_done, uint64_t bytes_all)
{
    struct cli_score_run *run = ctx;
    cli_progress_update(&run->progress, bytes_done, bytes_all, run->records, run->refused);
}

static const char *name_of(void *ctx, uint32_t mark)
{
    const struct cli_score_run *run = ctx;
    return mark <= run->use->rubric_count ? run->use->rubrics[mark - 1].title : NULL;
}

static enum pla_code run_batch(struct cli_score_run *run, struct pla_reader *reader)
{
    const struct cli_use *use = run->use;
    struct pla_faults faults = {0};
    struct pla_score_task score = {.job = cli_use_job(use),
                                   .want_description = run->want_description};
    score.job.all_awards = run->all_awards;
    score.job.screen = run->screen;
    score.job.want_trace = run->want_trace;
    score.job.want_context = run->want_names;
    struct pla_task task = pla_score_task(&score);
    struct pla_sink sink = {run, see_start, see_answer, see_flush, see_progress, name_of};
    struct pla_batch batch = {
        .task = &task,
        .reader = reader,
        .sink = &sink,
        .interrupt = cli_stop_begin(),
        .workers = cli_workers(use, run->jobs),
        .memory_bytes = cli_use_memory(use),
        .shard = run->shard.index,
        .shards = run->shard.count,
    };
    enum pla_code code = pla_batch_run(&batch, &faults);
    cli_progress_end(&run->progress);
    cli_use_tell(run->call, use, &faults);
    return code;
}

enum pla_code cli_score_run(struct cli_score_run *run, const char *const *inputs, size_t count)
{
    struct pla_input *files;
    struct pla_reader *reader;
    struct pla_err err;
    size_t file_count;
    enum pla_code code =
        pla_inputs_expand(inputs, count, run->call->arena, &files, &file_count, &err);
    if (code == PLA_OK)
        code = pla_reader_new(files, file_count, PLA_RECORD_BYTES, &reader, &err);
    if (code != PLA_OK) {
        cli_out_error(run->call->out, &err, NULL);
        return code;
    }
    uint64_t done;
    pla_reader_progress(reader, &done, &run->input_bytes);
    cli_progress_begin(&run->progress, run->call->out);
    code = run_batch(run, reader);
    pla_reader_free(reader);
    return code;
}

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

void cli_score_summary(const struct cli_score_run *run)
{
    struct pla_str text = {0};
    uint64_t scored = run->records - run->refused;
    pla_str_put_format(&text, "scored %llu portfolio%s", (unsigned long long)scored,
                       plural(scored));
    uint64_t decisions = 0;
    for (int status = PLA_DECISION_FAILED; status <= PLA_DECISION_COMPLETE; status++)
        decisions += run->counts[PLA_COUNT_DECISIONS + status];
    if (decisions != scored)
        pla_str_put_format(&text, ", %llu decision%s", (unsigned long long)decisions,
                           plural(decisions));
    const char *separator = ": ";
    for (int status = PLA_DECISION_COMPLETE; status >= PLA_DECISION_FAILED; status--) {
        uint64_t number = run->counts[PLA_COUNT_DECISIONS + status];
        if (number == 0)
            continue;
        pla_str_put_format(&text, "%s%llu %s", separator, (unsigned long long)number,
                           pla_decision_status_name((enum pla_decision_status)status));
        separator = ", ";
    }
    if (run->refused > 0)
        pla_str_put_format(&text, "; %llu not scored", (unsigned long long)run->refused);
    if (text.at != NULL)
        cli_out_note(run->call->out, "%s", text.at);
    pla_str_release(&text);
}

void cli_score_stats(const struct cli_score_run *run)
{
    const uint64_t *peaks = run->peaks;
    cli_out_note(run->call->out, "budget: at most %llu of %llu work units",
                 (unsigned long long)peaks[PLA_PEAK_BUDGET],
                 (unsigned long long)peaks[PLA_PEAK_BUDGET_LIMIT]);
    cli_out_note(run->call->out, "memory: at most %llu of %llu KiB",
                 (unsigned long long)(peaks[PLA_PEAK_MEMORY] >> 10),
                 (unsigned long long)(peaks[PLA_PEAK_MEMORY_LIMIT] >> 10));
    int from = run->screen ? PLA_STATUS_JUDGED : 0;
    int to = run->screen ? PLA_STATUS_COUNT : PLA_STATUS_JUDGED;
    for (int status = from; status < to; status++)
        cli_out_note(run->call->out, "awards %s: %llu",
                     pla_award_status_name((enum pla_award_status)status),
                     (unsigned long long)run->counts[PLA_COUNT_AWARDS + status]);
}
