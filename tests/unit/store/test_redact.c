// SPDX-License-Identifier: Apache-2.0
/** Erasing a learner: nothing of her is left in the file, and the chain says so. */
#include "unit/store/fixture.h"

#include <string.h>

static struct pla_store *store;

static void verify(uint64_t redacted)
{
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    assert_int_equal(verdict.redacted, redacted);
}

/** Do these bytes stand anywhere in the file or its log? */
static bool is_in_file(const char *text)
{
    static const char *const parts[] = {"", "-wal"};
    bool is_there = false;
    for (int i = 0; i < 2; i++) {
        char name[200];
        (void)snprintf(name, sizeof name, "%s%s", path, parts[i]);
        FILE *file = fopen(name, "rb");
        if (file == NULL) {
            continue;
        }
        char *bytes = NULL;
        size_t length = 0;
        FILE *to = open_memstream(&bytes, &length);
        for (int c = fgetc(file); c != EOF; c = fgetc(file)) {
            (void)fputc(c, to);
        }
        (void)fclose(to);
        (void)fclose(file);
        is_there = is_there || memmem(bytes, length, text, strlen(text)) != NULL;
        free(bytes);
    }
    return is_there;
}

static void fill(void)
{
    struct pla_rating_counts counts;
    save_one(store, "r1", "PF-alpha", "L-alpha", "nl", "mark-alpha");
    save_one(store, "r2", "PF-alpha", "L-alpha", "nl", "mark-alpha-2");
    save_one(store, "r3", "PF-beta", "L-beta", "nl", "mark-beta");
    const struct pla_stored_rating rating = {.portfolio = PLA_TEXT("PF-alpha"),
                                             .attempt = 1,
                                             .item = PLA_TEXT("reflection"),
                                             .assessor = PLA_TEXT("a1"),
                                             .body = PLA_TEXT("{\"comment\":\"said-alpha\"}")};
    assert_code(pla_store_ratings_put(store, &rating, 1, &counts, &err), PLA_OK);
    const struct pla_stored_action action = {
        .kind = PLA_ACTION_APPROVE,
        .key = {.portfolio = PLA_TEXT("PF-alpha"), .attempt = 1, .award = PLA_TEXT("A")},
        .reason = PLA_TEXT("reason-alpha"),
        .facts = PLA_TEXT("{\"course\":\"facts-alpha\"}")};
    assert_code(pla_store_actions_put(store, &action, 1, NULL, &err), PLA_OK);
}

static void test_learner(void **state)
{
    (void)state;
    struct pla_redaction redaction;
    store = open_store(PLA_STORE_CREATE);
    fill();
    assert_true(is_in_file("alpha"));
    assert_code(pla_store_redact_learner(store, PLA_TEXT("L-gamma"), (struct pla_text){0},
                                         &redaction, &err),
                PLA_MISSING);
    assert_code(pla_store_redact_learner(store, PLA_TEXT("L-alpha"), PLA_TEXT("her wish"),
                                         &redaction, &err),
                PLA_OK);
    assert_int_equal(redaction.portfolios, 1);
    /* ids 2, records 2, names 2, ratings of runs 2, lines 2, a rating, reason, facts */
    assert_int_equal(redaction.texts, 13);
    verify(13);
    assert_false(is_in_file("alpha"));
    assert_true(is_in_file("L-beta"));
    assert_int_equal(ask("SELECT count(*) FROM content WHERE bytes IS NULL AND salt IS NULL"), 13);
    assert_int_equal(ask("SELECT count(*) FROM audit WHERE action = 'redact' AND subject ="
                         " 'learner 1, 13 texts: her wish'"),
                     1);

    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_decision decision;
    struct pla_store_filter filter = {.run = PLA_TEXT("r1")};
    assert_code(pla_store_decisions_open(store, &filter, &cursor, &err), PLA_OK);
    assert_code(pla_store_decisions_next(cursor, &decision, &err), PLA_OK);
    assert_true(decision.is_redacted && decision.line.at == NULL && decision.portfolio.at == NULL);
    pla_store_cursor_close(cursor);
    struct pla_stored_record record;
    assert_code(pla_store_records_open(store, &filter, &cursor, &err), PLA_OK);
    assert_code(pla_store_records_next(cursor, &record, &err), PLA_OK);
    assert_true(record.is_redacted && record.learner.at == NULL);
    pla_store_cursor_close(cursor);
    struct pla_audit_row row;
    bool saw_redacted = false;
    assert_code(pla_audit_open(store, NULL, &cursor, &err), PLA_OK);
    while (pla_audit_next(cursor, &row, &err) == PLA_OK) {
        saw_redacted = saw_redacted || row.is_redacted;
    }
    pla_store_cursor_close(cursor);
    assert_true(saw_redacted);
    assert_code(pla_store_redact_learner(store, PLA_TEXT("L-alpha"), (struct pla_text){0},
                                         &redaction, &err),
                PLA_MISSING);

    /* she comes back: a new learner, a new portfolio */
    save_one(store, "r4", "PF-alpha", "L-alpha", "nl", "again");
    verify(13);
    assert_int_equal(ask("SELECT count(*) FROM learner"), 3);
    pla_store_close(store);
}

static void test_other_learner(void **state)
{
    (void)state;
    struct pla_redaction redaction;
    store = open_store(PLA_STORE_CREATE);
    /* the first try named somebody else */
    save_one(store, "r1", "PF", "L-wrong", "nl", "one");
    save_one(store, "r2", "PF", "L-right", "nl", "two");
    save_one(store, "r3", "PF-own", "L-wrong", "nl", "three");
    assert_code(pla_store_redact_learner(store, PLA_TEXT("L-wrong"), (struct pla_text){0},
                                         &redaction, &err),
                PLA_OK);
    assert_false(is_in_file("L-wrong"));
    assert_false(is_in_file("PF-own"));
    assert_true(is_in_file("L-right"));
    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_decision decision;
    const struct pla_store_filter filter = {.portfolio = PLA_TEXT("PF")};
    assert_code(pla_store_decisions_open(store, &filter, &cursor, &err), PLA_OK);
    assert_code(pla_store_decisions_next(cursor, &decision, &err), PLA_OK);
    assert_true(decision.is_redacted);
    assert_code(pla_store_decisions_next(cursor, &decision, &err), PLA_OK);
    assert_false(decision.is_redacted);
    pla_store_cursor_close(cursor);
    verify(redaction.texts);
    pla_store_close(store);
}

static void test_portfolio(void **state)
{
    (void)state;
    struct pla_redaction redaction;
    store = open_store(PLA_STORE_CREATE);
    fill();
    assert_code(pla_store_redact_portfolio(store, PLA_TEXT("PF-alpha"), (struct pla_text){0},
                                           &redaction, &err),
                PLA_OK);
    assert_int_equal(redaction.texts, 12); /* the learner's id stays */
    assert_true(is_in_file("L-alpha"));
    assert_false(is_in_file("mark-alpha"));
    verify(12);
    assert_code(pla_store_redact_portfolio(store, PLA_TEXT("PF-alpha"), (struct pla_text){0},
                                           &redaction, &err),
                PLA_MISSING);
    pla_store_close(store);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_learner),
        TEST(test_other_learner),
        TEST(test_portfolio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
