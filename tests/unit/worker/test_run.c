// SPDX-License-Identifier: Apache-2.0
/** One-shot work behind the wall: answers, faults, and what a process may not do. */
#include "worker/run.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "worker/confine.h"

typedef enum pla_code (*start_function)(void *, struct pla_str *, struct pla_faults *);

struct result {
    enum pla_code code;
    struct pla_str out;
    struct pla_faults faults;
};

static struct result run(start_function start, void *ctx)
{
    struct result result = {0};
    struct pla_task task = {.ctx = ctx, .start = start};
    result.code = pla_worker_run(&task, 0, &result.out, &result.faults);
    return result;
}

static enum pla_code greet(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)faults;
    pla_str_put_format(out, "hello %s\n", (const char *)ctx);
    return PLA_OK;
}

static enum pla_code complain(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_err err;
    (void)ctx;
    PLA_PUT(out, "before it failed\n");
    pla_err_set(&err, PLA_RUBRIC, "unknown key");
    pla_err_prepend(&err, "a/rubric.lua:%d", 3);
    pla_faults_add(faults, &err);
    return PLA_RUBRIC;
}

static void brings_an_answer_home(void **state)
{
    char name[] = "parent";
    (void)state;
    struct result result = run(greet, name);
    assert_int_equal(result.code, PLA_OK);
    assert_string_equal(result.out.at, "hello parent\n");
    pla_str_release(&result.out);
}

static void brings_faults_home(void **state)
{
    (void)state;
    struct result result = run(complain, NULL);
    assert_int_equal(result.code, PLA_RUBRIC);
    assert_int_equal(result.faults.count, 1);
    assert_string_equal(result.faults.items[0].where, "a/rubric.lua:3");
    assert_string_equal(result.out.at, "before it failed\n");
    pla_str_release(&result.out);
}

static void runs_here_alike(void **state)
{
    char name[] = "here";
    struct pla_str out = {0};
    struct pla_faults faults = {0};
    struct pla_task task = {.ctx = name, .start = greet};
    (void)state;
    assert_int_equal(pla_worker_run_here(&task, &out, &faults), PLA_OK);
    assert_string_equal(out.at, "hello here\n");
    pla_str_release(&out);
}

static enum pla_code refuse_to_prepare(void *ctx, struct pla_err *err)
{
    (void)ctx;
    return pla_err_set(err, PLA_MEMORY, "no library");
}

static void a_failed_preparation_is_a_fault(void **state)
{
    struct pla_faults faults = {0};
    struct pla_str out = {0};
    struct pla_task task = {.prepare = refuse_to_prepare, .start = complain};
    (void)state;
    assert_int_equal(pla_worker_run(&task, 0, &out, &faults), PLA_MEMORY);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].text, "no library");
}

static enum pla_code crash(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)out;
    (void)faults;
    signal(SIGSEGV, SIG_DFL); /* a sanitizer would report it */
    kill(getpid(), SIGSEGV);
    return PLA_OK;
}

static enum pla_code spin(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    for (volatile unsigned long i = 0; i != ~0UL; i++)
        if (i == ~1UL)
            PLA_PUT(out, "never\n");
    return PLA_OK;
}

static enum pla_code lie(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    PLA_PUT(out, "\x1b[2J\n");
    return PLA_OK;
}

static enum pla_code leave(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)out;
    (void)faults;
    _exit(7);
}

static void an_end_is_a_limit_with_its_reason(void **state)
{
    static const struct {
        start_function start;
        const char *text;
    } ends[] = {
        {spin, "the rubric's process ended after 2 seconds of processor time"},
        {leave, "the rubric's process ended with status 7"},
        {lie, "the rubric's process ended because it sent what it must not"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct result result = run(ends[i].start, NULL);
        assert_int_equal(result.code, PLA_LIMIT);
        assert_int_equal(result.faults.count, 1);
        assert_string_equal(result.faults.items[0].text, ends[i].text);
        assert_null(result.out.at);
    }
}

/* What a process behind the wall must not do, one attempt each. The list of calls ends it. */
static enum pla_code open_file(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    if (open("/etc/passwd", O_RDONLY) >= 0)
        PLA_PUT(out, "opened\n");
    return PLA_OK;
}

static enum pla_code start_process(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    if (fork() >= 0)
        PLA_PUT(out, "forked\n");
    return PLA_OK;
}

static enum pla_code use_network(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        PLA_PUT(out, "socket\n");
    return PLA_OK;
}

static enum pla_code write_elsewhere(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    if (write(STDERR_FILENO, "x", 1) == 1)
        PLA_PUT(out, "wrote\n");
    return PLA_OK;
}

static enum pla_code map_code(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    void *code = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (code != MAP_FAILED)
        PLA_PUT(out, "mapped\n");
    return PLA_OK;
}

static enum pla_code kill_parent(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    if (kill(getppid(), 0) == 0)
        PLA_PUT(out, "killed\n");
    return PLA_OK;
}

static void the_wall_holds(void **state)
{
    static const start_function attempts[] = {
        open_file, start_process, use_network, write_elsewhere, map_code, kill_parent, crash};
    (void)state;
    if (!pla_confine_is_whole())
        skip();
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++) {
        struct result result = run(attempts[i], NULL);
        assert_int_equal(result.code, PLA_LIMIT);
        assert_int_equal(result.faults.count, 1);
        assert_string_equal(result.faults.items[0].text,
                            "the rubric's process ended by signal 31 (SYS), a system call that no "
                            "rubric needs");
    }
}

static enum pla_code take_memory(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    (void)ctx;
    (void)faults;
    size_t got = 0, step = 16 << 20;
    while (got < (size_t)8 << 30 && pla_heap_alloc(step) != NULL)
        got += step;
    pla_str_put_format(out, "%s\n", got < (size_t)1 << 30 ? "stopped" : "too much");
    return PLA_OK;
}

static void memory_has_an_end(void **state)
{
    (void)state;
    if (!pla_confine_is_whole())
        skip();
    struct result result = run(take_memory, NULL);
    assert_int_equal(result.code, PLA_OK);
    assert_string_equal(result.out.at, "stopped\n");
    pla_str_release(&result.out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brings_an_answer_home),
        cmocka_unit_test(brings_faults_home),
        cmocka_unit_test(runs_here_alike),
        cmocka_unit_test(a_failed_preparation_is_a_fault),
        cmocka_unit_test(an_end_is_a_limit_with_its_reason),
        cmocka_unit_test(the_wall_holds),
        cmocka_unit_test(memory_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
