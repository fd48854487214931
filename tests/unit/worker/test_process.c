// SPDX-License-Identifier: Apache-2.0
/** A worker serves blocks, gives parts when its output is full, and says where it ended. */
#include "worker/process.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    PLA_PUT(out, "ready\n");
    return PLA_OK;
}

/** Echo; "big" gives 6 MiB, "die" ends the process, "huge" more than an output holds. */
static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    (void)ctx;
    pla_worker_mark(5);
    if (pla_text_equal(record->text, PLA_TEXT("die")))
        _exit(9);
    size_t times = 1;
    if (pla_text_equal(record->text, PLA_TEXT("big")))
        times = 6U << 18;
    if (pla_text_equal(record->text, PLA_TEXT("huge")))
        times = 17U << 18;
    for (size_t i = 0; i < times; i++)
        pla_str_put_text(&reply->lines, record->text);
    if (times > 1)
        for (size_t i = record->text.length; i < reply->lines.length; i += 4096)
            reply->lines.at[i] = '\n';
    PLA_PUT(&reply->lines, "\n");
    reply->counts[0] = 1;
    return PLA_OK;
}

static const struct pla_task task = {.start = start, .serve = serve};

static void put(struct pla_process *process, uint32_t slot, const char *const *texts)
{
    pla_slot_clear(&process->area.slots[slot]);
    for (; *texts != NULL; texts++) {
        struct pla_record record = {.text = pla_text_of(*texts), .name = "n", .line = 1};
        assert_true(pla_slot_put(&process->area.slots[slot], &record));
    }
}

static enum pla_event wait_for(struct pla_process *process, struct pla_event_of *of)
{
    struct pollfd wire = {.fd = process->fd, .events = POLLIN};
    assert_int_equal(poll(&wire, 1, 60000), 1);
    return pla_process_receive(process, of);
}

/** Text of the next answer of an event's output. */
static struct pla_answer_in in;
static struct pla_str copy;

static void take(struct pla_process *process, const struct pla_event_of *of, uint32_t from)
{
    pla_str_clear(&copy);
    pla_process_copy(process, of, &copy);
    memset(&in, 0, sizeof in);
    in.at = (const unsigned char *)copy.at;
    in.left = copy.length;
    in.next_index = from;
}

static struct pla_answer next(void)
{
    struct pla_answer answer;
    bool is_end;
    assert_true(pla_answer_next(&in, &answer, &is_end));
    assert_false(is_end);
    return answer;
}

static void begin(struct pla_process *process)
{
    struct pla_event_of of;
    struct pla_err err;
    assert_int_equal(pla_process_start(process, &task, 0, &err), PLA_OK);
    assert_int_equal(wait_for(process, &of), PLA_EVENT_READY);
    take(process, &of, 0);
    assert_true(pla_text_equal(next().lines, PLA_TEXT("ready\n")));
}

static void serves_two_blocks_in_order(void **state)
{
    struct pla_process process = {0};
    struct pla_event_of of;
    (void)state;
    begin(&process);
    put(&process, 0, (const char *[]){"a", "b", NULL});
    put(&process, 1, (const char *[]){"c", NULL});
    process.area.slots[0].records[0].is_skipped = true;
    pla_process_send(&process, 0, 1, 0, 2);
    pla_process_send(&process, 1, 2, 0, 1);
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_DONE);
    assert_int_equal(of.slot, 0);
    assert_int_equal(of.block, 1);
    assert_int_equal(of.to, 2);
    take(&process, &of, 0);
    assert_true(next().is_skipped);
    struct pla_answer answer = next();
    assert_true(pla_text_equal(answer.lines, PLA_TEXT("b\n")));
    assert_int_equal(answer.counts[0], 1);
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_DONE);
    assert_int_equal(of.block, 2);
    take(&process, &of, 0);
    assert_true(pla_text_equal(next().lines, PLA_TEXT("c\n")));
    pla_process_release(&process);
}

static void gives_parts_when_full(void **state)
{
    struct pla_process process = {0};
    struct pla_event_of of;
    (void)state;
    begin(&process);
    put(&process, 0, (const char *[]){"big", "big", "huge", "a", "big", NULL});
    put(&process, 1, (const char *[]){"z", NULL});
    pla_process_send(&process, 0, 1, 0, 5);
    pla_process_send(&process, 1, 2, 0, 1); /* waits in the socket before the resume */
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_PART);
    assert_int_equal(of.to, 2);
    take(&process, &of, 0);
    assert_true(next().lines.length > (4 << 20));
    next();
    pla_process_resume(&process, 0, 1);
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_DONE);
    take(&process, &of, 2);
    struct pla_answer answer = next();
    assert_int_equal(answer.code, PLA_PORTFOLIO);
    assert_string_equal(answer.faults->items[0].text, "its decisions are larger than 16 MiB");
    assert_string_equal(answer.faults->items[0].where, "n:1");
    assert_true(pla_text_equal(next().lines, PLA_TEXT("a\n")));
    assert_true(next().lines.length > (4 << 20));
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_DONE);
    assert_int_equal(of.block, 2);
    pla_process_release(&process);
}

static void says_where_it_ended_and_starts_again(void **state)
{
    struct pla_process process = {0};
    struct pla_event_of of;
    struct pla_str how = {0};
    (void)state;
    begin(&process);
    put(&process, 1, (const char *[]){"a", "die", "b", NULL});
    pla_process_send(&process, 1, 77, 0, 3);
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_ENDED);
    struct pla_whereabouts where = pla_process_whereabouts(&process);
    assert_int_equal(where.block, 77);
    assert_int_equal(where.record, 1);
    assert_int_equal(where.mark, 5);
    pla_process_end(&process, &how);
    assert_string_equal(how.at, "with status 9");
    assert_int_equal(pla_process_receive(&process, &of), PLA_EVENT_ENDED);
    begin(&process); /* the area serves again */
    pla_process_send(&process, 1, 78, 2, 3);
    assert_int_equal(wait_for(&process, &of), PLA_EVENT_DONE);
    take(&process, &of, 2);
    assert_true(pla_text_equal(next().lines, PLA_TEXT("b\n")));
    pla_process_release(&process);
    pla_str_release(&how);
    pla_str_release(&copy);
}

/** A task that writes what no worker may: the frames of an attacker. */
static enum pla_code forge(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    static const unsigned char bytes[64];
    const size_t *length = ctx;
    (void)out;
    (void)faults;
    (void)!write(3, bytes, *length);
    for (volatile bool is_waiting = true; is_waiting;)
        pla_worker_beat();
    return PLA_OK;
}

static void a_forged_frame_is_an_end(void **state)
{
    (void)state;
    for (size_t length = 23; length <= 25; length++) { /* a frame has 24 bytes; kind 0 is none */
        struct pla_process process = {0};
        struct pla_event_of of;
        struct pla_err err;
        struct pla_task forger = {.ctx = &length, .start = forge};
        assert_int_equal(pla_process_start(&process, &forger, 0, &err), PLA_OK);
        assert_int_equal(wait_for(&process, &of), PLA_EVENT_ENDED);
        pla_process_release(&process);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(serves_two_blocks_in_order),
        cmocka_unit_test(gives_parts_when_full),
        cmocka_unit_test(says_where_it_ended_and_starts_again),
        cmocka_unit_test(a_forged_frame_is_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
