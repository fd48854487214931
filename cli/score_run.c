// SPDX-License-Identifier: Apache-2.0
/** Scoring inputs over workers, with messages. */
#include "score_run.h"

#include <sched.h>

#include "batch/batch.h"
#include "check/review.h"
#include "holdings.h"
#include "intake.h"
#include "saving.h"
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
    if (run->saving != NULL) {
        enum pla_code code = cli_saving_show(run->saving, record->position, run);
        if (code == PLA_OK)
            code = cli_saving_add(run->saving, record, answer);
        if (code != PLA_OK)
            return code;
    }
    if (!run->want_times)
        return run->sink.lines(run->sink.ctx, record, answer->lines, answer->notes);
    cli_spent_write_begin(&run->spent);
    enum pla_code code = run->sink.lines(run->sink.ctx, record, answer->lines, answer->notes);
    cli_spent_write_end(&run->spent);
    return code;
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
    struct pla_review_task review = {.job = score.job};
    struct pla_task task = run->review ? pla_review_task(&review) : pla_score_task(&score);
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

/** What a run reads: files, or what the store holds, with what the store knows put in. */
struct intake_parts {
    struct pla_store *store;
    struct cli_known known;
    struct cli_intake intake;
    struct pla_reader *reader;
};

void cli_name_files(struct pla_input *files, size_t file_count, const char *const *inputs,
                    const char *const *names, size_t count)
{
    for (size_t f = 0; f < file_count; f++)
        for (size_t i = 0; i < count; i++)
            if (strcmp(inputs[i], names[i]) != 0 && strcmp(files[f].path, inputs[i]) == 0)
                files[f].name = names[i];
}

static enum pla_code open_files(struct cli_score_run *run, const char *const *inputs, size_t count,
                                struct intake_parts *parts)
{
    struct pla_input *files;
    struct pla_err err;
    size_t file_count;
    uint64_t done;
    enum pla_code code =
        pla_inputs_expand(inputs, count, run->call->arena, &files, &file_count, &err);
    if (code == PLA_OK && run->names != NULL)
        cli_name_files(files, file_count, inputs, run->names, count);
    if (code == PLA_OK)
        code = pla_reader_new(files, file_count, PLA_RECORD_BYTES, &parts->intake.files, &err);
    if (code != PLA_OK)
        return cli_tell(run->call, &err);
    pla_reader_progress(parts->intake.files, &done, &run->input_bytes);
    return PLA_OK;
}

/** Names of the inputs, one a line; of a store what tells one state of it from another. */
static struct pla_text name_inputs(const struct cli_score_run *run, const char *const *inputs,
                                   size_t count, const struct intake_parts *parts)
{
    struct pla_str s = {0};
    for (size_t i = 0; i < count; i++)
        pla_str_put_format(&s, "%s\n", inputs[i]);
    if (parts->intake.holdings != NULL)
        pla_str_put_format(&s, "store: %zu portfolios, ratings to %lld, awards to %lld\n",
                           cli_holdings_count(parts->intake.holdings),
                           (long long)parts->known.last_rating,
                           (long long)parts->known.last_granted);
    struct pla_text text = pla_text_copy(run->call->arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return text;
}

static enum pla_code open_store(struct cli_score_run *run, const char *const *inputs, size_t count,
                                struct intake_parts *parts)
{
    const struct cli_stored_values *stored = run->use->stored;
    struct pla_err err = {0};
    enum pla_code code = cli_store_open(
        run->call, &stored->store, stored->save ? PLA_STORE_CREATE : PLA_STORE_READ, &parts->store);
    if (code != PLA_OK)
        return code;
    code = cli_known_read(parts->store, run->call->arena, &parts->known, &err);
    if (code != PLA_OK)
        return cli_tell(run->call, &err);
    parts->intake.known = &parts->known;
    if (!stored->save)
        return PLA_OK;
    code =
        cli_saving_begin(run, parts->store, name_inputs(run, inputs, count, parts), &run->saving);
    parts->intake.saving = run->saving;
    return code;
}

static enum pla_code open_intake(struct cli_score_run *run, const char *const *inputs, size_t count,
                                 struct intake_parts *parts)
{
    const struct cli_stored_values *stored = run->use->stored;
    struct pla_err err;
    enum pla_code code = count > 0 ? open_files(run, inputs, count, parts)
                                   : cli_holdings_open(run->call, stored, &parts->intake.holdings);
    parts->intake.shard = run->shard;
    if (code == PLA_OK && (count == 0 || stored->save))
        code = open_store(run, inputs, count, parts);
    if (code == PLA_OK && cli_intake_begin(&parts->intake, &parts->reader, &err) != PLA_OK)
        code = cli_tell(run->call, &err);
    return code;
}

enum pla_code cli_score_run(struct cli_score_run *run, const char *const *inputs, size_t count)
{
    struct intake_parts parts = {0};
    enum pla_code code = open_intake(run, inputs, count, &parts);
    if (code == PLA_OK) {
        cli_progress_begin(&run->progress, run->call->out);
        cli_spent_begin(&run->spent);
        code = run_batch(run, parts.reader);
        cli_spent_end(&run->spent);
    }
    code = cli_saving_end(run->saving, code, run);
    run->saving = NULL;
    pla_reader_free(parts.reader);
    cli_intake_end(&parts.intake);
    pla_reader_free(parts.intake.files);
    cli_holdings_close(parts.intake.holdings);
    pla_store_close(parts.store);
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
    if (run->want_times)
        cli_spent_tell(&run->spent, run->use->is_isolated, run->call->out);
}
