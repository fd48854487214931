// SPDX-License-Identifier: Apache-2.0
/** Ratings beside portfolios, what people did about awards, and where that leaves them. */
#include "unit/store/fixture.h"

#include <string.h>

static struct pla_store *store;
static struct pla_arena arena;

static int open_it(void **state)
{
    if (set_up(state) != 0) {
        return -1;
    }
    store = open_store(PLA_STORE_CREATE);
    return 0;
}

static int close_it(void **state)
{
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    pla_store_close(store);
    pla_arena_release(&arena);
    return tear_down(state);
}

static void at_time(int64_t now)
{
    const struct pla_store_hand hand = steady_hand("registrar", now);
    assert_code(pla_store_set_hand(store, &hand, &err), PLA_OK);
}

/* ---- ratings ---- */

static struct pla_stored_rating rating_of(const char *portfolio, const char *assessor,
                                          const char *rated, const char *body)
{
    return (struct pla_stored_rating){.portfolio = pla_text_of(portfolio),
                                      .attempt = 1,
                                      .item = PLA_TEXT("reflection"),
                                      .assessor = pla_text_of(assessor),
                                      .rated = pla_text_of(rated),
                                      .body = pla_text_of(body)};
}

static void put_ratings(const struct pla_stored_rating *ratings, size_t count, size_t added,
                        size_t changed, size_t same)
{
    struct pla_rating_counts counts;
    assert_code(pla_store_ratings_put(store, ratings, count, &counts, &err), PLA_OK);
    assert_int_equal(counts.added, added);
    assert_int_equal(counts.changed, changed);
    assert_int_equal(counts.same, same);
}

static size_t count_ratings(const struct pla_store_filter *filter)
{
    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_rating rating;
    size_t count = 0;
    assert_code(pla_store_ratings_open(store, filter, &cursor, &err), PLA_OK);
    for (; pla_store_ratings_next(cursor, &rating, &err) == PLA_OK; count++) {
        assert_true(rating.rubric.at == NULL && rating.claim.at == NULL);
        assert_true(filter == NULL || !filter->is_latest || rating.is_latest);
        assert_true(pla_text_equal(rating.item, PLA_TEXT("reflection")));
    }
    pla_store_cursor_close(cursor);
    return count;
}

static void test_ratings(void **state)
{
    (void)state;
    struct pla_stored_rating ratings[] = {rating_of("P2", "a1", "2026-02-01", "{\"level\":1}"),
                                          rating_of("P1", "a1", "2026-02-01", "{\"level\":2}"),
                                          rating_of("P1", "a1", "2026-03-01", "{\"level\":3}"),
                                          rating_of("P1", "a2", NULL, "{\"level\":2}")};
    put_ratings(ratings, 4, 3, 1, 0); /* a1 looked at P1 again in March */
    assert_int_equal(ask("SELECT count(*) FROM audit WHERE action = 'rate'"), 2);
    put_ratings(ratings, 4, 0, 0, 4); /* the same file again */
    assert_int_equal(ask("SELECT count(*) FROM audit WHERE action = 'rate'"), 2);
    ratings[1].body = PLA_TEXT("{\"level\":0}");
    put_ratings(ratings, 4, 0, 1, 3);
    assert_int_equal(count_ratings(NULL), 5);
    struct pla_store_filter filter = {.is_latest = true};
    assert_int_equal(count_ratings(&filter), 4);
    filter.portfolio = PLA_TEXT("P1");
    assert_int_equal(count_ratings(&filter), 3);
    filter = (struct pla_store_filter){.since = 1001};
    assert_int_equal(count_ratings(&filter), 0);
    at_time(1001);
    ratings[0].kind = PLA_RATING_FINDING; /* another thing with the same names */
    put_ratings(ratings, 1, 1, 0, 0);
    assert_int_equal(count_ratings(&filter), 1);
    put_ratings(ratings, 0, 0, 0, 0);
}

static void test_ratings_all_or_none(void **state)
{
    (void)state;
    struct pla_rating_counts counts;
    const struct pla_stored_rating ratings[] = {rating_of("P1", "a1", "2026-02-01", "{}"),
                                                rating_of("P2", "a1", "2026-02-01", "{}")};
    change("CREATE TRIGGER no BEFORE INSERT ON rating WHEN new.id = 2"
           " BEGIN SELECT raise(ABORT, 'no'); END");
    assert_code(pla_store_ratings_put(store, ratings, 2, &counts, &err), PLA_STORE);
    assert_int_equal(ask("SELECT count(*) FROM rating"), 0);
    assert_int_equal(ask("SELECT count(*) FROM portfolio"), 0);
    change("DROP TRIGGER no");
    put_ratings(ratings, 2, 2, 0, 0);
}

/* ---- actions ---- */

static const struct pla_award_key key = {
    .portfolio = {"P1", 2}, .attempt = 1, .rubric = {"nl", 2}, .award = {"EDU301", 6}};

static int64_t act(enum pla_action_kind kind, const char *step, int64_t decision, int64_t about)
{
    const struct pla_stored_action action = {.kind = kind,
                                             .key = key,
                                             .step = pla_text_of(step),
                                             .credits = PLA_TEXT("8/3"),
                                             .reason = PLA_TEXT("because"),
                                             .has_due = kind == PLA_ACTION_APPEAL,
                                             .due = 20800,
                                             .decision = decision,
                                             .about = about};
    int64_t number = 0;
    assert_code(pla_store_actions_put(store, &action, 1, &number, &err), PLA_OK);
    return number;
}

static struct pla_standing stand(void)
{
    struct pla_standing standing;
    assert_code(pla_store_standing(store, &key, &arena, &standing, &err), PLA_OK);
    return standing;
}

static size_t count_granted(struct pla_store_filter filter)
{
    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_action action;
    size_t count = 0;
    assert_code(pla_store_granted_open(store, &filter, &cursor, &err), PLA_OK);
    for (; pla_store_actions_next(cursor, &action, &err) == PLA_OK; count++) {
        assert_true(action.kind == PLA_ACTION_APPROVE || action.kind == PLA_ACTION_OVERRIDE);
        assert_true(pla_text_equal(action.learner, PLA_TEXT("S1")));
        assert_true(pla_text_equal(action.credits, PLA_TEXT("8/3")));
    }
    pla_store_cursor_close(cursor);
    return count;
}

static void test_standing(void **state)
{
    (void)state;
    const struct pla_store_filter hers = {.learner = PLA_TEXT("S1")};
    assert_false(stand().has_settled);
    save_one(store, "r1", "P1", "S1", "nl", "x");
    assert_false(stand().has_settled);
    act(PLA_ACTION_STEP, "lead", 1, 0);
    struct pla_standing now = stand();
    assert_int_equal(now.step_count, 1);
    assert_true(pla_text_equal(now.steps[0].step, PLA_TEXT("lead")));
    assert_int_equal(count_granted(hers), 0);
    const int64_t approval = act(PLA_ACTION_APPROVE, "dean", 1, 0);
    now = stand();
    assert_true(now.has_settled);
    assert_int_equal(now.settled.number, approval);
    assert_int_equal(now.settled.decision, 1);
    assert_int_equal(now.step_count, 0);
    assert_int_equal(count_granted(hers), 1);
    assert_int_equal(count_granted((struct pla_store_filter){.portfolio = PLA_TEXT("P1")}), 1);
    assert_int_equal(count_granted((struct pla_store_filter){.rubric = PLA_TEXT("nl")}), 1);
    assert_int_equal(count_granted((struct pla_store_filter){.since = 1001}), 0);

    /* appeal: opened, scored again, denied */
    const int64_t appeal = act(PLA_ACTION_APPEAL, NULL, 1, 0);
    now = stand();
    assert_true(now.has_appeal && now.appeal.has_due && now.appeal.due == 20800);
    assert_true(now.has_settled);
    save_one(store, "r2", "P1", "S1", "nl", "y");
    act(PLA_ACTION_STEP, "lead", 1, 0); /* about the decision before: counts no more */
    assert_int_equal(stand().step_count, 0);
    act(PLA_ACTION_STEP, "lead", 2, 0);
    assert_int_equal(stand().step_count, 1);
    act(PLA_ACTION_CLOSE, NULL, 2, appeal);
    assert_false(stand().has_appeal);
    act(PLA_ACTION_DENY, NULL, 2, 0);
    assert_int_equal(stand().settled.kind, PLA_ACTION_DENY);
    assert_int_equal(count_granted(hers), 0);
    act(PLA_ACTION_OVERRIDE, NULL, 2, 0);
    assert_int_equal(count_granted(hers), 1);

    act(PLA_ACTION_EXPORT, NULL, 2, 0);
    assert_int_equal(stand().posting.kind, PLA_ACTION_EXPORT);
    act(PLA_ACTION_POSTED, NULL, 2, 0);
    assert_int_equal(stand().posting.kind, PLA_ACTION_POSTED);
    act(PLA_ACTION_REVERSE, NULL, 2, 0);
    assert_int_equal(stand().posting.kind, PLA_ACTION_REVERSE);
    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_action action;
    size_t count = 0;
    assert_code(pla_store_actions_open(store, &hers, &cursor, &err), PLA_OK);
    for (; pla_store_actions_next(cursor, &action, &err) == PLA_OK; count++) {
        assert_true(pla_text_equal(action.reason, PLA_TEXT("because")));
    }
    assert_int_equal(count, 11);
    pla_store_cursor_close(cursor);
}

static void test_all_or_none(void **state)
{
    (void)state;
    save_one(store, "r1", "P1", "S1", "nl", "x");
    struct pla_stored_action actions[] = {{.kind = PLA_ACTION_APPROVE, .key = key},
                                          {.kind = PLA_ACTION_APPROVE, .key = key}};
    const int64_t rows = ask("SELECT count(*) FROM audit");
    actions[1].key.portfolio = PLA_TEXT("P2");
    assert_code(pla_store_actions_put(store, actions, 2, NULL, &err), PLA_MISSING);
    assert_true(has(err.text, "no portfolio \"P2\""));
    actions[1].key.portfolio = key.portfolio;
    actions[1].decision = 2;
    assert_code(pla_store_actions_put(store, actions, 2, NULL, &err), PLA_MISSING);
    assert_true(has(err.text, "no decision 2"));
    actions[1].decision = 1;
    actions[1].about = 9;
    assert_code(pla_store_actions_put(store, actions, 2, NULL, &err), PLA_MISSING);
    assert_true(has(err.text, "no action 9"));
    assert_int_equal(ask("SELECT count(*) FROM action"), 0);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);
    actions[1].about = 1; /* the first of the same list */
    int64_t numbers[2] = {0};
    assert_code(pla_store_actions_put(store, actions, 2, numbers, &err), PLA_OK);
    assert_int_equal(numbers[1], 2);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows + 2);
}

static void test_stages(void **state)
{
    (void)state;
    struct pla_stages stages;
    assert_code(pla_store_stages(store, PLA_TEXT("P1"), 1, &stages, &err), PLA_MISSING);
    const struct pla_stored_rating rating = rating_of("P1", "a1", "2026-02-01", "{}");
    put_ratings(&rating, 1, 1, 0, 0);
    at_time(2000);
    save_one(store, "r1", "P1", "S1", "nl", "x");
    at_time(3000);
    act(PLA_ACTION_ASSIGN, NULL, 0, 0);
    at_time(4000);
    act(PLA_ACTION_APPROVE, NULL, 1, 0);
    assert_code(pla_store_stages(store, PLA_TEXT("P1"), 1, &stages, &err), PLA_OK);
    assert_int_equal(stages.received, 2000);
    assert_int_equal(stages.rated, 1000);
    assert_int_equal(stages.decided, 2000);
    assert_int_equal(stages.assigned, 3000);
    assert_int_equal(stages.settled, 4000);
    assert_int_equal(stages.posted, 0);
    at_time(5000);
    act(PLA_ACTION_POSTED, NULL, 1, 0);
    assert_code(pla_store_stages(store, PLA_TEXT("P1"), 2, &stages, &err), PLA_OK);
    assert_int_equal(stages.posted, 0);
    assert_code(pla_store_stages(store, PLA_TEXT("P1"), 0, &stages, &err), PLA_OK);
    assert_int_equal(stages.posted, 5000);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_it, close_it)
    const struct CMUnitTest tests[] = {
        TEST(test_ratings),  TEST(test_ratings_all_or_none),
        TEST(test_standing), TEST(test_all_or_none),
        TEST(test_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
