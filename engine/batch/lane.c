// SPDX-License-Identifier: Apache-2.0
/** Workers of a run: start, end, blame, start again. */
#include "batch/lane.h"

void pla_pool_stop(struct pla_pool *pool, enum pla_code code)
{
    if (pool->code == PLA_OK)
        pool->code = code;
}

void pla_pool_stop_with(struct pla_pool *pool, const struct pla_err *err)
{
    pla_faults_add(pool->faults, err);
    pla_pool_stop(pool, err->code);
}

struct pla_slot *pla_lane_slot(struct pla_lane *lane, const struct pla_block *block)
{
    return &lane->process.area.slots[block - lane->blocks];
}

size_t pla_lane_free_slots(const struct pla_lane *lane)
{
    size_t count = 0;
    for (size_t i = 0; i < PLA_AREA_SLOTS; i++)
        count += lane->blocks[i].state == PLA_BLOCK_FREE;
    return count;
}

enum pla_code pla_lane_start(struct pla_pool *pool, struct pla_lane *lane, struct pla_err *err)
{
    lane->is_ready = lane->was_silent = false;
    return pla_process_start(&lane->process, pool->batch->task, pool->batch->memory_bytes, err);
}

void pla_lane_send(struct pla_lane *lane, struct pla_block *block)
{
    block->state = PLA_BLOCK_SENT;
    pla_process_send(&lane->process, (uint32_t)(block - lane->blocks), block->number, block->from,
                     block->to);
}

void pla_block_own(struct pla_pool *pool, struct pla_block *block, uint32_t index, bool is_end,
                   const struct pla_err *err)
{
    if (block->own_count == block->own_capacity) {
        size_t capacity = block->own_capacity == 0 ? 4 : block->own_capacity * 2;
        struct pla_own_fault *own = pla_heap_resize(block->own, capacity * sizeof *own);
        if (own == NULL) {
            struct pla_err memory;
            pla_err_memory(&memory);
            pla_pool_stop_with(pool, &memory);
            return;
        }
        block->own = own;
        block->own_capacity = capacity;
    }
    block->own[block->own_count++] = (struct pla_own_fault){index, is_end, *err};
}

static void put_rubric(const struct pla_pool *pool, uint32_t mark, struct pla_str *out)
{
    const struct pla_sink *sink = pool->batch->sink;
    const char *name = mark != 0 && sink->name_of != NULL ? sink->name_of(sink->ctx, mark) : NULL;
    if (name != NULL)
        pla_str_put_format(out, "the process of rubric %s", name);
    else
        PLA_PUT(out, "the rubric's process");
}

/** The record at `index` ended its worker: the parent answers for it from now on. */
static void blame(struct pla_pool *pool, struct pla_lane *lane, struct pla_block *block,
                  uint32_t index, uint32_t mark, const char *how)
{
    struct pla_slot *slot = pla_lane_slot(lane, block);
    struct pla_record record = pla_slot_get(slot, index);
    struct pla_str text = {0};
    struct pla_err err;
    put_rubric(pool, mark, &text);
    pla_err_set(&err, PLA_LIMIT, "%s ended %s while it scored this portfolio",
                text.at != NULL ? text.at : "the process", how);
    pla_err_prepend(&err, "%s:%zu", record.name, record.line);
    pla_err_hint(&err, "the portfolio is left out; a second one like it stops the run");
    pla_str_release(&text);
    slot->records[index].is_skipped = true;
    pla_block_own(pool, block, index, true, &err);
    /* A run stops at its second such record, so what follows it in this block is not needed. */
    if (++block->ends == PLA_MOST_ENDS)
        block->to = index + 1;
}

/** Did the worker say that it was at a record of the block, and can it have been there? */
static bool is_possible(struct pla_lane *lane, const struct pla_block *block,
                        const struct pla_whereabouts *where)
{
    return where->block == block->number && where->record >= block->from &&
           where->record < block->to &&
           !pla_lane_slot(lane, block)->records[where->record].is_skipped;
}

/**
 * A worker ended with this block in its hands: blame the record it was at. If it was at none (it
 * was killed from outside, between records) the block goes to the next worker once; a second time
 * its first record is to blame, so that a run always comes to its end.
 */
static void find_blame(struct pla_pool *pool, struct pla_lane *lane, struct pla_block *block,
                       const struct pla_whereabouts *where, const char *how)
{
    uint32_t index = where->record;
    if (!is_possible(lane, block, where)) {
        if (!block->is_excused) {
            block->is_excused = true;
            return;
        }
        index = block->from;
        while (index < block->to && pla_lane_slot(lane, block)->records[index].is_skipped)
            index++;
    }
    if (index < block->to)
        blame(pool, lane, block, index, where->mark, how);
}

/** The lane's block the worker is at: the oldest it has not finished. */
static struct pla_block *current_block(struct pla_lane *lane)
{
    struct pla_block *oldest = NULL;
    for (size_t i = 0; i < PLA_AREA_SLOTS; i++) {
        struct pla_block *block = &lane->blocks[i];
        bool is_open = block->state == PLA_BLOCK_SENT || block->state == PLA_BLOCK_PART;
        if (is_open && (oldest == NULL || block->number < oldest->number))
            oldest = block;
    }
    return oldest;
}

/** Start a new worker on what the old one left. */
static void revive(struct pla_pool *pool, struct pla_lane *lane)
{
    struct pla_err err;
    if (pla_lane_start(pool, lane, &err) != PLA_OK) {
        pla_pool_stop_with(pool, &err);
        return;
    }
    struct pla_block *first = current_block(lane);
    if (first == NULL)
        return;
    pla_lane_send(lane, first);
    struct pla_block *other = &lane->blocks[first == &lane->blocks[0]];
    if (other->state == PLA_BLOCK_SENT || other->state == PLA_BLOCK_PART)
        pla_lane_send(lane, other);
}

void pla_lane_end(struct pla_pool *pool, struct pla_lane *lane, const char *why)
{
    struct pla_str how = {0}, text = {0};
    struct pla_whereabouts where = pla_process_whereabouts(&lane->process);
    pla_process_end(&lane->process, &how);
    const char *reason = why != NULL ? why : how.at != NULL ? how.at : "early";
    if (!lane->is_ready) {
        struct pla_err err;
        put_rubric(pool, where.mark, &text);
        pla_err_set(&err, PLA_LIMIT, "%s ended %s while it loaded",
                    text.at != NULL ? text.at : "the process", reason);
        pla_pool_stop_with(pool, &err);
    } else {
        struct pla_block *block = current_block(lane);
        if (block != NULL)
            find_blame(pool, lane, block, &where, reason);
        revive(pool, lane);
    }
    pla_str_release(&how);
    pla_str_release(&text);
}

void pla_lane_disbelieve(struct pla_pool *pool, struct pla_lane *lane, struct pla_block *block)
{
    pla_process_end(&lane->process, NULL);
    block->state = PLA_BLOCK_SENT;
    if (block->from < block->to) /* else only something behind its last answer was wrong */
        blame(pool, lane, block, block->from, 0, PLA_SENT_WRONG);
    revive(pool, lane);
}

/**
 * A long wait passed in silence. The watchdog counts processor time; a worker that neither computes
 * nor answers (it was taken over) shows by standing at the same record after a second such wait.
 */
void pla_pool_check_silence(struct pla_pool *pool)
{
    for (size_t i = 0; i < pool->started; i++) {
        struct pla_lane *lane = &pool->lanes[i];
        struct pla_block *block = current_block(lane);
        if (lane->is_ready && (block == NULL || block->state != PLA_BLOCK_SENT))
            continue;
        struct pla_whereabouts where = pla_process_whereabouts(&lane->process);
        bool is_same = where.block == lane->last.block && where.record == lane->last.record;
        if (lane->was_silent && is_same)
            pla_lane_end(pool, lane, "because it did not answer");
        else
            lane->was_silent = true;
        lane->last = where;
    }
}
