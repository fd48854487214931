// SPDX-License-Identifier: Apache-2.0
/** Runs that are killed, and runs at once: nothing lost, nothing doubled. */
#include "unit/store/fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { BLOCKS = 60, ITEMS = 12, KILLS = 50, WRITERS = 4 };

/** What `score --save` does: begin or resume, save what is missing, end. */
static void save_run(const char *name)
{
    struct pla_store *store = open_store(PLA_STORE_CREATE);
    const int64_t run = begin_run(store, name);
    for (uint64_t block = 0; block < BLOCKS; block++) {
        bool is_saved = false;
        assert_code(pla_store_block_is_saved(store, run, 0, block, &is_saved, &err), PLA_OK);
        if (!is_saved) {
            save_block(store, run, block, ITEMS);
        }
    }
    assert_code(pla_store_run_end(store, run, 0, &err), PLA_OK);
    pla_store_close(store);
}

static void verify(void)
{
    struct pla_audit_verdict verdict;
    struct pla_store_facts facts;
    struct pla_store *store = open_store(PLA_STORE_READ);
    assert_code(pla_store_facts(store, &facts, &err), PLA_OK);
    assert_true(facts.is_whole);
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    pla_store_close(store);
}

/** True if it ended by itself, and well; else it was killed. */
static bool is_done(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true((WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
                (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    return WIFEXITED(status);
}

/** Start saving and kill it after some time. True if it came to its end before. */
static bool save_and_kill(uint64_t random)
{
    const struct timespec until = {.tv_nsec = (long)(random % 6000) * 1000};
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        save_run("r");
        _exit(0);
    }
    (void)nanosleep(&until, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    return is_done(child);
}

/** What is there is that of an undisturbed run. */
static void compare(const char *undisturbed)
{
    verify();
    char *disturbed = dump(path);
    assert_string_equal(undisturbed, disturbed);
    free(disturbed);
}

static void test_killed(void **state)
{
    (void)state;
    uint64_t random = 20261123;
    save_run("r");
    char *undisturbed = dump(path);
    assert_int_equal(unlink(path), 0);
    for (int killed = 0; killed < KILLS;) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        if (save_and_kill(random >> 33)) { /* that run is through: the next begins from nothing */
            compare(undisturbed);
            assert_int_equal(unlink(path), 0);
        } else {
            killed++;
        }
    }
    save_run("r");
    compare(undisturbed);
    free(undisturbed);
}

static void save_at_once(bool is_same_run)
{
    pid_t children[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            char name[8];
            (void)snprintf(name, sizeof name, "r%d", is_same_run ? 0 : i);
            save_run(name);
            _exit(0);
        }
    }
    for (int i = 0; i < WRITERS; i++) {
        assert_true(is_done(children[i]));
    }
    verify();
}

static void test_same_run_at_once(void **state)
{
    (void)state;
    save_at_once(true);
    assert_int_equal(ask("SELECT count(*) FROM decision"), BLOCKS * ITEMS);
    assert_int_equal(ask("SELECT count(*) FROM block"), BLOCKS);
    assert_int_equal(ask("SELECT count(*) FROM record"), BLOCKS * ITEMS);
}

static void test_runs_at_once(void **state)
{
    (void)state;
    save_at_once(false);
    assert_int_equal(ask("SELECT count(*) FROM decision"), WRITERS * BLOCKS * ITEMS);
    assert_int_equal(ask("SELECT count(*) FROM record"), BLOCKS * ITEMS);
    assert_int_equal(ask("SELECT count(*) FROM run"), WRITERS);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_killed),
        TEST(test_same_run_at_once),
        TEST(test_runs_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
