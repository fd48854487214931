// SPDX-License-Identifier: Apache-2.0
/** Runs over a task of the test: order, numbers of workers, ends of workers, lies, stops. */
#include "batch/batch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "worker/confine.h"

/** What the sink saw, written down. */
struct seen {
    struct pla_str text;
    size_t starts, answers, faults;
    size_t fail_at; /**< the answer at which the output fails; 0: never */
    uint32_t counted;
    size_t fail_alloc; /**< this allocation of the run fails; 0: none */
};

static char path[] = "/tmp/plaudit-batch-XXXXXX";

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_err err;
    if (ctx != NULL && strcmp(ctx, "refuse") == 0) {
        pla_err_set(&err, PLA_RUBRIC, "no such thing");
        pla_faults_add(faults, &err);
        return PLA_RUBRIC;
    }
    if (ctx != NULL && strcmp(ctx, "die") == 0)
        _exit(3);
    PLA_PUT(out, "started\n");
    return PLA_OK;
}

/** Give each record back; some words do harm. */
static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    struct pla_err err;
    (void)ctx;
    reply->counts[2] = 1;
    if (pla_text_equal(record->text, PLA_TEXT("{\"die\":1}"))) {
        pla_worker_mark(1);
        _exit(9);
    }
    if (pla_text_equal(record->text, PLA_TEXT("{\"lie\":1}")))
        PLA_PUT(&reply->lines, "\x1b[2J");
    if (pla_text_equal(record->text, PLA_TEXT("{\"wrong\":1}"))) {
        pla_err_set(&err, PLA_PORTFOLIO, "wrong");
        pla_faults_add(&reply->faults, &err);
        return PLA_PORTFOLIO;
    }
    if (pla_text_equal(record->text, PLA_TEXT("{\"long\":1}")))
        for (int i = 0; i < 6 << 20; i++)
            pla_str_put_c(&reply->lines, 'x');
    pla_str_put_text(&reply->lines, record->text);
    pla_str_put_c(&reply->lines, '\n');
    return PLA_OK;
}

static enum pla_code see_start(void *ctx, struct pla_text text)
{
    struct seen *seen = ctx;
    seen->starts++;
    assert_true(pla_text_equal(text, PLA_TEXT("started\n")));
    return PLA_OK;
}

static enum pla_code see_answer(void *ctx, const struct pla_record *record,
                                const struct pla_answer *answer)
{
    struct seen *seen = ctx;
    if (++seen->answers == seen->fail_at)
        return PLA_OUTPUT;
    seen->counted += answer->counts[2];
    pla_str_put_format(&seen->text, "%zu ", record->line);
    if (answer->lines.at != NULL && answer->lines.length > 1000)
        pla_str_put_format(&seen->text, "[%zu]\n", answer->lines.length);
    else if (answer->lines.at != NULL)
        pla_str_put_text(&seen->text, answer->lines);
    for (size_t i = 0; i < answer->faults->count; i++) {
        seen->faults++;
        pla_str_put_format(&seen->text, "%s\n", answer->faults->items[i].text);
    }
    return PLA_OK;
}

static const char *name_of(void *ctx, uint32_t mark)
{
    (void)ctx;
    return mark == 1 ? "one" : NULL;
}

static enum pla_code run_with(struct pla_batch batch, const char *text, char *ctx,
                              struct seen *seen, struct pla_faults *faults)
{
    struct pla_input input = {path, "in"};
    struct pla_sink sink = {
        .ctx = seen, .start = see_start, .answer = see_answer, .name_of = name_of};
    struct pla_task task = {.ctx = ctx, .start = start, .serve = serve};
    struct pla_err err;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    pla_str_clear(&seen->text);
    *faults = (struct pla_faults){0};
    assert_int_equal(pla_reader_new(&input, 1, 4 << 20, &batch.reader, &err), PLA_OK);
    batch.task = &task;
    batch.sink = &sink;
    batch.interrupt.fd = -1;
    pla_alloc_fail_at(seen->fail_alloc);
    enum pla_code code = pla_batch_run(&batch, faults);
    pla_alloc_fail_at(0);
    pla_reader_free(batch.reader);
    return code;
}

static enum pla_code run(size_t workers, const char *text, char *ctx, struct seen *seen,
                         struct pla_faults *faults)
{
    struct pla_batch batch = {.workers = workers};
    return run_with(batch, text, ctx, seen, faults);
}

/** `count` lines of about 2 kB with their number; every 97th is wrong. */
static char *many_lines(size_t count)
{
    struct pla_str text = {0};
    for (size_t i = 0; i < count; i++) {
        if (i % 97 == 13) {
            PLA_PUT(&text, "{\"wrong\":1}\n");
            continue;
        }
        pla_str_put_format(&text, "{\"n\":%zu,\"fill\":\"%*s\"}\n", i, (int)(i % 800), "");
    }
    assert_false(text.failed);
    return text.at;
}

static void any_number_of_workers_gives_the_same(void **state)
{
    struct seen here = {0}, there = {0};
    struct pla_faults faults;
    char *text = many_lines(3000);
    (void)state;
    assert_int_equal(run(0, text, NULL, &here, &faults), PLA_OK);
    assert_int_equal(here.answers, 3000);
    assert_int_equal(here.faults, 31);
    for (size_t workers = 1; workers <= 4; workers++) {
        there = (struct seen){.text = there.text};
        assert_int_equal(run(workers, text, NULL, &there, &faults), PLA_OK);
        assert_int_equal(there.starts, 1);
        assert_int_equal(there.counted, here.counted);
        assert_string_equal(there.text.at, here.text.at);
    }
    pla_str_release(&here.text);
    pla_str_release(&there.text);
    pla_heap_free(text);
}

static void shards_take_turns(void **state)
{
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    for (size_t workers = 0; workers < 2; workers++) {
        struct pla_batch batch = {.workers = workers, .shard = 1, .shards = 3};
        assert_int_equal(run_with(batch, "{}\n{}\n{}\n{}\n{}\n", NULL, &seen, &faults), PLA_OK);
        assert_string_equal(seen.text.at, "2 {}\n5 {}\n");
    }
    pla_str_release(&seen.text);
}

static void a_start_that_fails_says_why(void **state)
{
    struct seen seen = {0};
    struct pla_faults faults;
    char refuse[] = "refuse", die[] = "die";
    (void)state;
    for (size_t workers = 0; workers < 3; workers++) {
        assert_int_equal(run(workers, "{}\n", refuse, &seen, &faults), PLA_RUBRIC);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.items[0].text, "no such thing");
    }
    assert_int_equal(run(2, "{}\n", die, &seen, &faults), PLA_LIMIT);
    assert_string_equal(faults.items[0].text,
                        "the rubric's process ended with status 3 while it loaded");
    assert_int_equal(seen.starts, 0);
    assert_int_equal(seen.answers, 0);
}

#define ENDED "the process of rubric one ended with status 9 while it scored this portfolio\n"

static void one_end_is_a_fault_and_the_run_goes_on(void **state)
{
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    for (size_t workers = 1; workers <= 3; workers++) {
        assert_int_equal(run(workers, "{\"a\":1}\n{\"die\":1}\n{\"b\":1}\n", NULL, &seen, &faults),
                         PLA_OK);
        assert_string_equal(seen.text.at, "1 {\"a\":1}\n2 " ENDED "3 {\"b\":1}\n");
        assert_int_equal(faults.count, 0);
    }
    pla_str_release(&seen.text);
}

static void a_second_end_stops_the_run_there(void **state)
{
    static const char *const texts[] = {
        "{}\n{\"die\":1}\n{}\n{\"die\":1}\n{\"c\":1}\n{\"die\":1}\n",
        "{}\n{\"die\":1}\n{}\n{\"die\":1}\n{\"die\":1}\n{\"die\":1}\n",
    };
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    for (size_t workers = 1; workers <= 3; workers++)
        for (size_t i = 0; i < 2; i++) {
            assert_int_equal(run(workers, texts[i], NULL, &seen, &faults), PLA_LIMIT);
            assert_string_equal(seen.text.at, "1 {}\n2 " ENDED "3 {}\n4 " ENDED);
            assert_int_equal(faults.count, 1);
        }
    pla_str_release(&seen.text);
}

/** Ends far apart, in other blocks: where the run stops depends on the order of input only. */
static void ends_in_many_blocks_stop_at_the_same_place(void **state)
{
    struct seen first = {0}, seen = {0};
    struct pla_faults faults;
    struct pla_str text = {0};
    (void)state;
    for (size_t i = 0; i < 1500; i++)
        if (i == 150 || i == 900 || i == 1000)
            PLA_PUT(&text, "{\"die\":1}\n");
        else
            pla_str_put_format(&text, "{\"n\":%zu,\"fill\":\"%*s\"}\n", i, 500, "");
    assert_int_equal(run(1, text.at, NULL, &first, &faults), PLA_LIMIT);
    assert_int_equal(first.answers, 901);
    for (size_t workers = 2; workers <= 4; workers++) {
        seen = (struct seen){.text = seen.text};
        assert_int_equal(run(workers, text.at, NULL, &seen, &faults), PLA_LIMIT);
        assert_string_equal(seen.text.at, first.text.at);
    }
    pla_str_release(&text);
    pla_str_release(&first.text);
    pla_str_release(&seen.text);
}

static void a_lie_is_an_end(void **state)
{
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    assert_int_equal(run(2, "{\"a\":1}\n{\"lie\":1}\n{\"b\":1}\n", NULL, &seen, &faults), PLA_OK);
    assert_string_equal(seen.text.at,
                        "1 {\"a\":1}\n2 the rubric's process ended because it sent what "
                        "it must not while it scored this portfolio\n3 {\"b\":1}\n");
    pla_str_release(&seen.text);
}

static void long_answers_come_in_parts(void **state)
{
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    assert_int_equal(
        run(2, "{\"long\":1}\n{\"long\":1}\n{}\n{\"long\":1}\n{\"long\":1}\n{\"die\":1}\n{}", NULL,
            &seen, &faults),
        PLA_OK);
    assert_string_equal(seen.text.at,
                        "1 [6291467]\n2 [6291467]\n3 {}\n4 [6291467]\n5 [6291467]\n6 " ENDED
                        "7 {}\n");
    pla_str_release(&seen.text);
}

static void an_output_that_fails_stops_the_run(void **state)
{
    struct pla_faults faults;
    char *text = many_lines(2000);
    (void)state;
    for (size_t workers = 0; workers < 3; workers++) {
        struct seen seen = {.fail_at = 700};
        assert_int_equal(run(workers, text, NULL, &seen, &faults), PLA_OUTPUT);
        assert_int_equal(seen.answers, 700);
        pla_str_release(&seen.text);
    }
    pla_heap_free(text);
}

static void the_user_can_stop_it(void **state)
{
    volatile sig_atomic_t is_set = 1;
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    for (size_t workers = 0; workers < 3; workers++) {
        struct pla_batch batch = {.workers = workers, .interrupt = {.is_set = &is_set, .fd = -1}};
        assert_int_equal(run_with(batch, "{}\n", NULL, &seen, &faults), PLA_INTERRUPTED);
        assert_int_equal(seen.answers, 0);
    }
}

static void faults_of_the_reader_keep_their_place(void **state)
{
    struct seen seen = {0};
    struct pla_faults faults;
    (void)state;
    for (size_t workers = 0; workers < 3; workers++) {
        assert_int_equal(run(workers, "[{},,{\"a\":1}", NULL, &seen, &faults), PLA_OK);
        assert_string_equal(seen.text.at,
                            "1 {}\n1 a value is missing\n1 {\"a\":1}\n1 the array does not end\n");
        assert_int_equal(run(workers, "", NULL, &seen, &faults), PLA_OK);
        assert_string_equal(seen.text.at, "0 holds no portfolio\n");
    }
    pla_str_release(&seen.text);
}

/** Every allocation fails once: an error or a fault in its place, never a crash or a wrong answer.
 */
static void memory_may_fail(void **state)
{
    static const char text[] = "{\"a\":1}\n{\"wrong\":1}\n{\"b\":1}\n";
    struct pla_faults faults;
    (void)state;
    for (size_t workers = 0; workers < 3; workers++)
        for (size_t n = 1; n < 30; n++) {
            struct seen seen = {.fail_alloc = n};
            enum pla_code code = run(workers, text, NULL, &seen, &faults);
            assert_true(code == PLA_OK || code == PLA_MEMORY);
            if (code == PLA_MEMORY)
                assert_true(faults.count > 0);
            else if (!seen.text.failed && seen.answers == 3 && seen.faults == 1)
                assert_string_equal(seen.text.at, "1 {\"a\":1}\n2 wrong\n3 {\"b\":1}\n");
            pla_str_release(&seen.text);
        }
}

static int make_file(void **state)
{
    int fd = mkstemp(path);
    (void)state;
    return fd < 0 || close(fd) != 0;
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_workers_gives_the_same),
        cmocka_unit_test(shards_take_turns),
        cmocka_unit_test(a_start_that_fails_says_why),
        cmocka_unit_test(one_end_is_a_fault_and_the_run_goes_on),
        cmocka_unit_test(a_second_end_stops_the_run_there),
        cmocka_unit_test(ends_in_many_blocks_stop_at_the_same_place),
        cmocka_unit_test(a_lie_is_an_end),
        cmocka_unit_test(long_answers_come_in_parts),
        cmocka_unit_test(an_output_that_fails_stops_the_run),
        cmocka_unit_test(the_user_can_stop_it),
        cmocka_unit_test(faults_of_the_reader_keep_their_place),
        cmocka_unit_test(memory_may_fail),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
