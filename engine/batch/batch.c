// SPDX-License-Identifier: Apache-2.0
/** A run in this process, and what every run shares. */
#include "batch/batch.h"

#include <poll.h>
#include <string.h>

#include "batch/pool.h"

bool pla_batch_takes(const struct pla_batch *batch, uint64_t position)
{
    return batch->shards == 0 || position % batch->shards == batch->shard;
}

bool pla_batch_is_interrupted(const struct pla_batch *batch)
{
    return batch->interrupt.is_set != NULL && *batch->interrupt.is_set != 0;
}

enum pla_code pla_batch_answer_fault(const struct pla_batch *batch, const struct pla_record *record,
                                     const struct pla_err *err)
{
    struct pla_faults faults = {0};
    pla_faults_add(&faults, err);
    struct pla_answer answer = {.code = err->code, .faults = &faults};
    return batch->sink->answer(batch->sink->ctx, record, &answer);
}

/** Nothing can be read right now: show what is there and wait for more. */
static enum pla_code wait_for_input(const struct pla_batch *batch)
{
    enum pla_code code = batch->sink->flush != NULL ? batch->sink->flush(batch->sink->ctx) : PLA_OK;
    struct pollfd wait[] = {{.fd = pla_reader_fd(batch->reader), .events = POLLIN},
                            {.fd = batch->interrupt.fd, .events = POLLIN}};
    if (code == PLA_OK)
        (void)poll(wait, batch->interrupt.fd >= 0 ? 2 : 1, -1);
    return code;
}

static enum pla_code serve_here(const struct pla_batch *batch, const struct pla_record *record,
                                struct pla_reply *reply)
{
    pla_reply_clear(reply);
    struct pla_answer answer = {.code = batch->task->serve(batch->task->ctx, record, reply),
                                .faults = &reply->faults};
    if (reply->lines.failed || reply->notes.failed)
        return PLA_MEMORY;
    if (reply->lines.length > 0)
        answer.lines = (struct pla_text){reply->lines.at, reply->lines.length};
    if (reply->notes.length > 0)
        answer.notes = (struct pla_text){reply->notes.at, reply->notes.length};
    memcpy(answer.counts, reply->counts, sizeof answer.counts);
    memcpy(answer.peaks, reply->peaks, sizeof answer.peaks);
    return batch->sink->answer(batch->sink->ctx, record, &answer);
}

static enum pla_code serve_all_here(const struct pla_batch *batch, struct pla_reply *reply)
{
    enum { PROGRESS_EVERY = 64 };
    enum pla_code code = PLA_OK;
    uint64_t done = 0, bytes, all;
    while (code == PLA_OK) {
        struct pla_record record;
        struct pla_err err;
        if (pla_batch_is_interrupted(batch))
            return PLA_INTERRUPTED;
        enum pla_read what = pla_reader_next(batch->reader, &record, &err);
        if (what == PLA_READ_END)
            break;
        if (what == PLA_READ_AGAIN)
            code = wait_for_input(batch);
        else if (!pla_batch_takes(batch, record.position))
            continue;
        else if (what == PLA_READ_FAULT)
            code = pla_batch_answer_fault(batch, &record, &err);
        else
            code = serve_here(batch, &record, reply);
        pla_reader_progress(batch->reader, &bytes, &all);
        if (batch->sink->progress != NULL && ++done % PROGRESS_EVERY == 0)
            batch->sink->progress(batch->sink->ctx, bytes, all);
    }
    return code;
}

static enum pla_code run_here(const struct pla_batch *batch, struct pla_faults *faults)
{
    const struct pla_task *task = batch->task;
    struct pla_reply reply = {0};
    struct pla_err err;
    enum pla_code code = task->prepare != NULL ? task->prepare(task->ctx, &err) : PLA_OK;
    if (code != PLA_OK) {
        pla_faults_add(faults, &err);
        return code;
    }
    code = task->start(task->ctx, &reply.lines, faults);
    if (code == PLA_OK && reply.lines.failed)
        code = PLA_MEMORY;
    if (code == PLA_OK && batch->sink->start != NULL)
        code = batch->sink->start(batch->sink->ctx,
                                  (struct pla_text){reply.lines.at, reply.lines.length});
    if (code == PLA_OK)
        code = serve_all_here(batch, &reply);
    if (code == PLA_MEMORY && faults->count == 0) {
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
    }
    pla_reply_release(&reply);
    if (task->end != NULL)
        task->end(task->ctx);
    return code;
}

enum pla_code pla_batch_run(const struct pla_batch *batch, struct pla_faults *faults)
{
    return batch->workers == 0 ? run_here(batch, faults) : pla_pool_run(batch, faults);
}
