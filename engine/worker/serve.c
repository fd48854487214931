// SPDX-License-Identifier: Apache-2.0
/** A worker's life: confine, start, serve block after block, end. */
#include "worker/serve.h"

#include <unistd.h>

#include "worker/answer.h"
#include "worker/confine.h"
#include "worker/watchdog.h"

enum { EXIT_DONE = 0, EXIT_LOST = 113 };

/* The task's way to say where it is (pla_worker_mark, _beat): absent outside a worker. */
static struct pla_progress *progress;

struct server {
    const struct pla_serve *with;
    struct pla_reply reply;
    struct pla_frame queued; /**< a block that came while a part waited; kind 0: none */
};

#ifdef PLA_COVERAGE
void __gcov_dump(void); /* NOLINT: the compiler's run-time */
#endif

static _Noreturn void leave(int status)
{
#ifdef PLA_COVERAGE
    __gcov_dump();
#endif
    _exit(status);
}

void pla_worker_mark(uint32_t mark)
{
    if (progress != NULL)
        atomic_store_explicit(&progress->mark, mark, memory_order_relaxed);
}

void pla_worker_beat(void)
{
    if (progress != NULL)
        atomic_fetch_add_explicit(&progress->at, 1, memory_order_relaxed);
}

static void send(const struct pla_frame *frame)
{
    if (write(PLA_CONFINE_FD, frame, sizeof *frame) != (ssize_t)sizeof *frame)
        leave(EXIT_LOST);
}

/** Next frame; the process ends here when the parent has closed. */
static struct pla_frame receive(void)
{
    struct pla_frame frame;
    ssize_t got = read(PLA_CONFINE_FD, &frame, sizeof frame);
    if (got != (ssize_t)sizeof frame)
        leave(got == 0 ? EXIT_DONE : EXIT_LOST);
    return frame;
}

/** Give the output away and wait until it may be written again. */
static void send_part(struct server *server, const struct pla_frame *block, uint32_t upto,
                      struct pla_answer_out *out)
{
    struct pla_frame part = *block;
    part.kind = PLA_FRAME_PART;
    part.to = upto;
    part.bytes = (uint32_t)out->used;
    send(&part);
    out->used = 0;
    for (;;) {
        struct pla_frame frame = receive();
        if (frame.kind == PLA_FRAME_RESUME)
            return;
        server->queued = frame;
    }
}

/**
 * Text that lacked memory is no answer; a code without faults, or faults without a code, would be a
 * riddle for the parent.
 */
static enum pla_code settle(enum pla_code code, struct pla_reply *reply)
{
    struct pla_faults *faults = &reply->faults;
    struct pla_err err;
    if (code == PLA_OK && (reply->lines.failed || reply->notes.failed)) {
        pla_str_clear(&reply->lines);
        pla_str_clear(&reply->notes);
        code = pla_err_memory(&err);
        pla_faults_add(faults, &err);
    }
    if (code == PLA_OK && faults->count > 0)
        return faults->items[0].code;
    if (code != PLA_OK && faults->count == 0) {
        pla_err_set(&err, code, "%s", pla_code_sentence(code));
        pla_faults_add(faults, &err);
    }
    return code;
}

/** An answer that fits nowhere becomes a fault of its record. */
static enum pla_code refuse_size(struct pla_reply *reply, const struct pla_record *record)
{
    struct pla_err err;
    pla_reply_clear(reply);
    pla_err_set(&err, PLA_PORTFOLIO, "its decisions are larger than %d MiB",
                PLA_OUTPUT_BYTES >> 20);
    pla_err_prepend(&err, "%s:%zu", record->name, record->line);
    pla_faults_add(&reply->faults, &err);
    return PLA_PORTFOLIO;
}

static void serve_record(struct server *server, const struct pla_frame *block, uint32_t index,
                         struct pla_answer_out *out)
{
    const struct pla_slot *slot = &server->with->area.slots[block->slot];
    struct pla_reply *reply = &server->reply;
    bool is_skipped = slot->records[index].is_skipped;
    struct pla_record record = pla_slot_get(slot, index);
    enum pla_code code = PLA_OK;
    if (!is_skipped) {
        pla_reply_clear(reply);
        code = server->with->task->serve(server->with->task->ctx, &record, reply);
        code = settle(code, reply);
    }
    for (int attempt = 0;; attempt++) {
        bool is_put =
            is_skipped ? pla_answer_put_skip(out, index) : pla_answer_put(out, index, code, reply);
        if (is_put)
            return;
        if (attempt == 0 && out->used > 0)
            send_part(server, block, index, out);
        else
            code = refuse_size(reply, &record);
    }
}

static void serve_block(struct server *server, const struct pla_frame *block)
{
    if (block->slot >= PLA_AREA_SLOTS || block->to > PLA_BLOCK_RECORDS)
        leave(EXIT_LOST);
    struct pla_output *output = server->with->area.output;
    struct pla_answer_out out = {output->bytes[block->slot], PLA_OUTPUT_BYTES, 0};
    for (uint32_t i = block->from; i < block->to; i++) {
        atomic_store_explicit(&progress->at, (uint64_t)block->block << 32 | i,
                              memory_order_relaxed);
        serve_record(server, block, i, &out);
    }
    struct pla_frame done = *block;
    done.kind = PLA_FRAME_DONE;
    done.bytes = (uint32_t)out.used;
    send(&done);
}

/** Build the wall and start the task; tell the parent how it went. */
static void start(struct server *server)
{
    const struct pla_serve *with = server->with;
    struct pla_reply *reply = &server->reply;
    struct pla_err err = {0};
    enum pla_code code = PLA_OK;
    int fd = with->fd;
    if (with->task->prepare != NULL)
        code = with->task->prepare(with->task->ctx, &err);
    if (code == PLA_OK)
        code = pla_watchdog_start(&progress->at, &err);
    if (code == PLA_OK) {
        code = pla_confine(fd, with->parent, with->memory_bytes, &err);
        fd = PLA_CONFINE_FD;
    }
    if (code != PLA_OK)
        pla_faults_add(&reply->faults, &err);
    else
        code = with->task->start(with->task->ctx, &reply->lines, &reply->faults);
    code = settle(code, reply);

    struct pla_answer_out out = {with->area.output->bytes[PLA_OUTPUT_START], PLA_OUTPUT_BYTES, 0};
    if (!pla_answer_put(&out, 0, code, reply))
        leave(EXIT_LOST);
    struct pla_frame frame = {.kind = code == PLA_OK ? PLA_FRAME_READY : PLA_FRAME_REFUSED,
                              .slot = PLA_OUTPUT_START,
                              .bytes = (uint32_t)out.used};
    if (write(fd, &frame, sizeof frame) != (ssize_t)sizeof frame || code != PLA_OK)
        leave(code == PLA_OK ? EXIT_LOST : EXIT_DONE);
}

_Noreturn void pla_serve(struct pla_serve *serve)
{
    struct server server = {.with = serve};
    progress = &serve->area.output->progress;
    if (!pla_area_enter(&serve->area))
        leave(EXIT_LOST);
    start(&server);
    for (;;) {
        struct pla_frame frame = server.queued;
        server.queued.kind = 0;
        if (frame.kind == 0)
            frame = receive();
        if (frame.kind == PLA_FRAME_BLOCK)
            serve_block(&server, &frame);
    }
}
