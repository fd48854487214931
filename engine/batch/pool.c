// SPDX-License-Identifier: Apache-2.0
/** Blocks of records to worker processes, answers back in input order. */
#include "batch/pool.h"

#include <poll.h>
#include <string.h>

#include "batch/lane.h"

enum { SILENCE_MS = 60000 };

// From the input into slots
// -------------------------------------------------------------------------

/** A lane with room: an idle one, else a new one, else one that has work but a free slot. */
static struct pla_lane *choose_lane(struct pla_pool *pool)
{
    struct pla_lane *best = NULL;
    for (size_t i = 0; i < pool->started; i++) {
        struct pla_lane *lane = &pool->lanes[i];
        if (pla_lane_free_slots(lane) == PLA_AREA_SLOTS)
            return lane;
        if (pla_lane_free_slots(lane) > 0 && best == NULL)
            best = lane;
    }
    if (pool->started == pool->lane_count)
        return best;
    struct pla_err err;
    struct pla_lane *lane = &pool->lanes[pool->started];
    if (pla_lane_start(pool, lane, &err) != PLA_OK) {
        pool->lane_count = pool->started; /* the system gives no more: go on with what runs */
        return best;
    }
    pool->started++;
    return lane;
}

/** The block that takes records now, or NULL if every slot is in use. */
static struct pla_block *open_block(struct pla_pool *pool, struct pla_lane **out_lane)
{
    for (size_t i = 0; i < pool->started; i++)
        for (size_t k = 0; k < PLA_AREA_SLOTS; k++)
            if (pool->lanes[i].blocks[k].state == PLA_BLOCK_FILLING) {
                *out_lane = &pool->lanes[i];
                return &pool->lanes[i].blocks[k];
            }
    struct pla_lane *lane = choose_lane(pool);
    if (lane == NULL)
        return NULL;
    struct pla_block *block = &lane->blocks[lane->blocks[0].state != PLA_BLOCK_FREE];
    block->state = PLA_BLOCK_FILLING;
    block->number = pool->next_number++;
    block->from = block->to = block->ends = 0;
    block->own_count = 0;
    block->is_excused = false;
    pla_slot_clear(pla_lane_slot(lane, block));
    *out_lane = lane;
    return block;
}

static void close_block(struct pla_pool *pool)
{
    for (size_t i = 0; i < pool->started; i++)
        for (size_t k = 0; k < PLA_AREA_SLOTS; k++) {
            struct pla_block *block = &pool->lanes[i].blocks[k];
            if (block->state == PLA_BLOCK_FILLING && block->to > 0)
                pla_lane_send(&pool->lanes[i], block);
        }
}

/** Put the pending record into a block. @return false if there is no room in any */
static bool place_pending(struct pla_pool *pool)
{
    struct pla_lane *lane;
    struct pla_block *block = open_block(pool, &lane);
    if (block == NULL)
        return false;
    struct pla_slot *slot = pla_lane_slot(lane, block);
    if (!pla_slot_put(slot, &pool->pending)) {
        pla_lane_send(lane, block);
        return place_pending(pool); /* once: an empty block takes any record */
    }
    if (pool->is_pending_fault) {
        slot->records[block->to].is_skipped = true;
        pla_block_own(pool, block, block->to, false, &pool->pending_err);
    }
    block->to++;
    pool->has_pending = false;
    return true;
}

/** Read on until there is no room, or nothing to read. */
static void feed(struct pla_pool *pool)
{
    pool->is_input_dry = false;
    while (pool->code == PLA_OK && !pool->is_input_over && !pla_batch_is_interrupted(pool->batch)) {
        if (pool->has_pending && !place_pending(pool))
            return;
        enum pla_read what =
            pla_reader_next(pool->batch->reader, &pool->pending, &pool->pending_err);
        pool->is_input_dry = what == PLA_READ_AGAIN;
        pool->is_input_over = what == PLA_READ_END;
        if (pool->is_input_dry || pool->is_input_over) {
            close_block(pool);
            return;
        }
        pool->is_pending_fault = what == PLA_READ_FAULT;
        pool->has_pending = pla_batch_takes(pool->batch, pool->pending.position);
    }
}

// From the workers to the sink
// ----------------------------------------------------------------------

static const struct pla_own_fault *find_own(const struct pla_block *block, uint32_t index)
{
    for (size_t i = 0; i < block->own_count; i++)
        if (block->own[i].index == index)
            return &block->own[i];
    return NULL;
}

static void give_own(struct pla_pool *pool, struct pla_record *record,
                     const struct pla_own_fault *own)
{
    if (!own->is_end)
        record->text = (struct pla_text){0}; /* it was never read */
    pla_pool_stop(pool, pla_batch_answer_fault(pool->batch, record, &own->err));
    pool->ends_out += own->is_end;
    if (!own->is_end || pool->ends_out < PLA_MOST_ENDS)
        return;
    struct pla_err err;
    pla_err_set(&err, PLA_LIMIT, "stopped: two portfolios ended the process that scored them");
    pla_err_hint(&err,
                 "what stands before the second one is scored; see which rubric it was above");
    pla_pool_stop_with(pool, &err);
}

/** Give out the answers that wait in a block. @return false if they are not what they must be */
static bool give_answers(struct pla_pool *pool, struct pla_lane *lane, struct pla_block *block)
{
    const struct pla_slot *slot = pla_lane_slot(lane, block);
    const struct pla_sink *sink = pool->batch->sink;
    pla_str_clear(&pool->copy);
    pla_process_copy(&lane->process, &block->event, &pool->copy);
    if (pool->copy.failed) {
        pla_pool_stop(pool, PLA_MEMORY);
        return true;
    }
    pool->in.at = (const unsigned char *)pool->copy.at;
    pool->in.left = pool->copy.length;
    while (block->from < block->event.to && pool->code == PLA_OK) {
        struct pla_answer answer;
        bool is_end;
        pool->in.next_index = block->from;
        if (!pla_answer_next(&pool->in, &answer, &is_end) || is_end ||
            answer.is_skipped != slot->records[block->from].is_skipped)
            return false;
        struct pla_record record = pla_slot_get(slot, block->from);
        if (answer.is_skipped)
            give_own(pool, &record, find_own(block, block->from));
        else
            pla_pool_stop(pool, sink->answer(sink->ctx, &record, &answer));
        block->from++;
    }
    return pool->in.left == 0 || pool->code != PLA_OK;
}

static struct pla_block *find_block(struct pla_pool *pool, uint32_t number,
                                    struct pla_lane **out_lane)
{
    for (size_t i = 0; i < pool->started; i++)
        for (size_t k = 0; k < PLA_AREA_SLOTS; k++) {
            struct pla_block *block = &pool->lanes[i].blocks[k];
            if (block->state != PLA_BLOCK_FREE && block->number == number) {
                *out_lane = &pool->lanes[i];
                return block;
            }
        }
    return NULL;
}

/** Give out all whose turn it is. */
static void give_out(struct pla_pool *pool)
{
    const struct pla_sink *sink = pool->batch->sink;
    struct pla_lane *lane;
    while (pool->code == PLA_OK) {
        struct pla_block *block = find_block(pool, pool->next_out, &lane);
        if (block == NULL || (block->state != PLA_BLOCK_PART && block->state != PLA_BLOCK_DONE))
            return;
        bool is_done = block->state == PLA_BLOCK_DONE;
        if (!give_answers(pool, lane, block)) {
            pla_lane_disbelieve(pool, lane, block);
            continue;
        }
        if (is_done) {
            block->state = PLA_BLOCK_FREE;
            pool->next_out++;
        } else {
            block->state = PLA_BLOCK_SENT;
            pla_process_resume(&lane->process, block->event.slot, block->number);
        }
        uint64_t bytes, all;
        pla_reader_progress(pool->batch->reader, &bytes, &all);
        if (sink->progress != NULL)
            sink->progress(sink->ctx, bytes, all);
    }
}

/** Text of a start: hand it on, or stop with the faults in it. */
static void take_start(struct pla_pool *pool, struct pla_lane *lane,
                       const struct pla_event_of *event, bool is_refused)
{
    const struct pla_sink *sink = pool->batch->sink;
    struct pla_answer answer;
    bool is_end;
    pla_str_clear(&pool->copy);
    pla_process_copy(&lane->process, event, &pool->copy);
    if (pool->copy.failed) {
        pla_pool_stop(pool, PLA_MEMORY);
        return;
    }
    pool->in.at = (const unsigned char *)pool->copy.at;
    pool->in.left = pool->copy.length;
    pool->in.next_index = 0;
    if (!pla_answer_next(&pool->in, &answer, &is_end) || is_end || answer.is_skipped ||
        (answer.code != PLA_OK) != is_refused) {
        pla_lane_end(pool, lane, PLA_SENT_WRONG);
        return;
    }
    lane->is_ready = !is_refused;
    for (size_t i = 0; i < answer.faults->count && i < PLA_FAULTS_KEPT; i++)
        pla_faults_add(pool->faults, &answer.faults->items[i]);
    if (is_refused)
        pla_pool_stop(pool, answer.code);
    else if (!pool->is_started && sink->start != NULL)
        pla_pool_stop(pool, sink->start(sink->ctx, answer.lines));
    pool->is_started = true;
}

/** Note which answers wait. @return false if no worker may say so */
static bool take_answers(struct pla_lane *lane, const struct pla_event_of *event, bool is_done)
{
    struct pla_block *block = &lane->blocks[event->slot];
    bool is_right =
        lane->is_ready && block->state == PLA_BLOCK_SENT && event->block == block->number &&
        (is_done ? event->to == block->to : event->to > block->from && event->to < block->to);
    if (!is_right)
        return false;
    block->event = *event;
    block->state = is_done ? PLA_BLOCK_DONE : PLA_BLOCK_PART;
    return true;
}

static void receive(struct pla_pool *pool, struct pla_lane *lane)
{
    while (pool->code == PLA_OK) {
        struct pla_event_of event;
        enum pla_event what = pla_process_receive(&lane->process, &event);
        if (what == PLA_EVENT_NONE)
            return;
        lane->was_silent = false;
        if (what == PLA_EVENT_READY || what == PLA_EVENT_REFUSED) {
            if (lane->is_ready)
                pla_lane_end(pool, lane, PLA_SENT_WRONG);
            else
                take_start(pool, lane, &event, what == PLA_EVENT_REFUSED);
        } else if (what == PLA_EVENT_ENDED) {
            pla_lane_end(pool, lane, NULL);
        } else if (!take_answers(lane, &event, what == PLA_EVENT_DONE)) {
            pla_lane_end(pool, lane, PLA_SENT_WRONG);
        }
    }
}

static bool is_idle(const struct pla_pool *pool)
{
    for (size_t i = 0; i < pool->started; i++)
        if (pla_lane_free_slots(&pool->lanes[i]) < PLA_AREA_SLOTS || !pool->lanes[i].is_ready)
            return false;
    return true;
}

/** Wait for a worker, for input where it ran dry, or for the user. */
static void wait_for_more(struct pla_pool *pool, struct pollfd *waits)
{
    const struct pla_batch *batch = pool->batch;
    nfds_t count = 0;
    bool is_quiet = is_idle(pool);
    for (size_t i = 0; i < pool->started; i++)
        waits[count++] = (struct pollfd){.fd = pool->lanes[i].process.fd, .events = POLLIN};
    if (batch->interrupt.fd >= 0)
        waits[count++] = (struct pollfd){.fd = batch->interrupt.fd, .events = POLLIN};
    if (pool->is_input_dry)
        waits[count++] = (struct pollfd){.fd = pla_reader_fd(batch->reader), .events = POLLIN};
    if (pool->is_input_dry && is_quiet && batch->sink->flush != NULL)
        pla_pool_stop(pool, batch->sink->flush(batch->sink->ctx));
    if (pool->code == PLA_OK && poll(waits, count, is_quiet ? -1 : SILENCE_MS) == 0)
        pla_pool_check_silence(pool);
}

static void run(struct pla_pool *pool, struct pollfd *waits)
{
    struct pla_err err;
    if (pla_lane_start(pool, &pool->lanes[0], &err) != PLA_OK)
        pla_pool_stop_with(pool, &err);
    pool->started = 1; /* it loads while the first block is read */
    while (pool->code == PLA_OK) {
        if (pla_batch_is_interrupted(pool->batch))
            pla_pool_stop(pool, PLA_INTERRUPTED);
        else
            feed(pool);
        if (pool->code != PLA_OK || (pool->is_input_over && is_idle(pool)))
            return;
        wait_for_more(pool, waits);
        for (size_t i = 0; i < pool->started && pool->code == PLA_OK; i++)
            receive(pool, &pool->lanes[i]);
        give_out(pool);
    }
}

static void release(struct pla_pool *pool, struct pollfd *waits)
{
    for (size_t i = 0; pool->lanes != NULL && i < pool->started; i++) {
        struct pla_lane *lane = &pool->lanes[i];
        pla_process_release(&lane->process);
        for (size_t k = 0; k < PLA_AREA_SLOTS; k++)
            pla_heap_free(lane->blocks[k].own);
    }
    pla_heap_free(pool->lanes);
    pla_heap_free(waits);
    pla_str_release(&pool->copy);
    pla_heap_free(pool);
}

enum pla_code pla_pool_run(const struct pla_batch *batch, struct pla_faults *faults)
{
    struct pla_err err;
    struct pla_pool *pool = pla_heap_alloc(sizeof *pool);
    struct pla_lane *lanes = pla_heap_alloc(batch->workers * sizeof *lanes);
    struct pollfd *waits = pla_heap_alloc((batch->workers + 2) * sizeof *waits);
    if (pool == NULL || lanes == NULL || waits == NULL) {
        pla_heap_free(pool);
        pla_heap_free(lanes);
        pla_heap_free(waits);
        enum pla_code code = pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return code;
    }
    memset(lanes, 0, batch->workers * sizeof *lanes);
    *pool = (struct pla_pool){
        .batch = batch, .faults = faults, .lanes = lanes, .lane_count = batch->workers};
    run(pool, waits);
    enum pla_code code = pool->code;
    if (code == PLA_MEMORY && faults->count == 0) {
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
    }
    release(pool, waits);
    return code;
}
