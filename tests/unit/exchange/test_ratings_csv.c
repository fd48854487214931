// SPDX-License-Identifier: Apache-2.0
/** Ratings from a table: columns, cells, order, and finding a portfolio's rows. */
#include "exchange/ratings_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pla_arena arena;
static struct pla_faults faults;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static enum pla_code read_table(const char *text, struct pla_ratings *out)
{
    faults = (struct pla_faults){0};
    enum pla_code code = pla_ratings_read(pla_text_of(text), "r.csv", &arena, out, &faults);
    assert_true((code == PLA_OK) == (faults.count == 0));
    return code;
}

static struct pla_ratings read_good(const char *text)
{
    struct pla_ratings ratings = {0};
    if (read_table(text, &ratings) != PLA_OK) {
        print_error("%s: %s\n", faults.items[0].where, faults.items[0].text);
    }
    assert_int_equal(faults.count, 0);
    return ratings;
}

static void assert_fault(const char *text, enum pla_code code, const char *where, const char *part)
{
    struct pla_ratings ratings = {.count = 77};
    assert_int_equal(read_table(text, &ratings), code);
    if (code == PLA_PORTFOLIO) /* else the rows without a wrong cell are there */
        assert_true(ratings.count <= 1);
    else
        assert_int_equal(ratings.count, 77);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].where, where);
    if (strstr(faults.items[0].text, part) == NULL) {
        print_error("%s\n", faults.items[0].text);
    }
    assert_non_null(strstr(faults.items[0].text, part));
}

static void assert_text(struct pla_text have, const char *want)
{
    if (want == NULL) {
        assert_null(have.at);
        return;
    }
    assert_int_equal(have.length, strlen(want));
    assert_memory_equal(have.at, want, have.length);
}

#define HEAD "portfolio,criterion,assessor,level\n"

static void test_all_columns(void **state)
{
    (void)state;
    struct pla_ratings all = read_good(
        "portfolio,attempt,rubric,claim,criterion,assessor,role,panel,level,rated,comment\r\n"
        "P1,2,nl,c1,reflection,a1,moderator,A,meets,2026-02-01,\"good, I think\"\r\n");
    assert_int_equal(all.count, 1);
    const struct pla_rating *r = all.items;
    assert_text(r->portfolio, "P1");
    assert_int_equal(r->attempt, 2);
    assert_text(r->rubric, "nl");
    assert_text(r->claim, "c1");
    assert_text(r->criterion, "reflection");
    assert_text(r->assessor, "a1");
    assert_int_equal(r->role, PLA_ROLE_MODERATOR);
    assert_text(r->panel, "A");
    assert_text(r->level, "meets");
    assert_false(r->has_number || r->cannot_judge);
    assert_int_equal(r->rated.state, PLA_DATE_KNOWN);
    assert_int_equal(r->rated.first, pla_day_of(2026, 2, 1));
    assert_text(r->comment, "good, I think");
    assert_text(r->place, "r.csv:2");
}

static void test_any_order_and_empty_cells(void **state)
{
    (void)state;
    struct pla_ratings all = read_good("level,rated,assessor,claim,criterion,attempt,portfolio,"
                                       "rubric,panel,role,comment\nmeets,,a,,c,,p,,,,\n");
    const struct pla_rating *r = all.items;
    assert_text(r->portfolio, "p");
    assert_int_equal(r->attempt, 0);
    assert_text(r->rubric, NULL);
    assert_text(r->claim, NULL);
    assert_text(r->panel, NULL);
    assert_text(r->comment, NULL);
    assert_int_equal(r->role, PLA_ROLE_ASSESSOR);
    assert_int_equal(r->rated.state, PLA_DATE_ABSENT);
}

static void test_levels(void **state)
{
    (void)state;
    struct pla_ratings all = read_good(HEAD "p,c,a,meets\np,c,b,2\np,c,d,2.5\np,c,e,1/3\np,c,f,\n"
                                            "p,c,g,null\np,c,h,\"\"\np,c,i,e\xCC\x81\n");
    const struct pla_rating *r = all.items;
    assert_int_equal(all.count, 8);
    assert_true(!r[0].has_number && !r[0].cannot_judge);
    assert_true(r[1].has_number);
    assert_int_equal(r[1].number.num, 2);
    assert_text(r[1].level, "2");
    assert_int_equal(r[2].number.num, 5);
    assert_int_equal(r[3].number.den, 3);
    for (int i = 4; i < 7; i++) {
        assert_true(r[i].cannot_judge && !r[i].has_number);
        assert_text(r[i].level, NULL);
    }
    assert_text(r[7].level, "\xC3\xA9");
}

static void test_wrong_headers(void **state)
{
    (void)state;
    assert_fault("", PLA_SYNTAX, "r.csv:1:1", "the table is empty");
    assert_fault("portfolio,criterion,assessor,level,crit\n", PLA_SYNTAX, "r.csv:1:36",
                 "unknown column \"crit\"");
    assert_fault("portfolio,criterion,assesor,level,assessor\n", PLA_SYNTAX, "r.csv:1:21",
                 "unknown column \"assesor\"");
    assert_string_equal(faults.items[0].hint, "did you mean \"assessor\"?");
    assert_fault("portfolio,criterion,assessor,level,level\n", PLA_SYNTAX, "r.csv:1:36",
                 "the column \"level\" stands twice");
    assert_fault("portfolio,criterion,level\n", PLA_SYNTAX, "r.csv:1:1",
                 "the column \"assessor\" is missing");
    struct pla_ratings none;
    assert_int_equal(read_table("portfolio;level\n", &none), PLA_SYNTAX);
    assert_int_equal(faults.count, 1); /* that columns are missing would say nothing more */
    assert_non_null(strstr(faults.items[0].hint, "commas"));
}

static void test_wrong_cells(void **state)
{
    (void)state;
    assert_fault(HEAD "p,c,a,meets\n,c,a,meets\n", PLA_PORTFOLIO, "r.csv:3:1",
                 "the cell of portfolio is empty");
    struct pla_ratings others;
    assert_int_equal(read_table(HEAD "p,c,a,meets\n,c,a,meets\nq,c,a,meets\n", &others),
                     PLA_PORTFOLIO);
    assert_int_equal(others.count, 2); /* for a look at what else is wrong */
    assert_text(others.items[1].portfolio, "q");
    assert_fault(HEAD "p,c,,meets\n", PLA_PORTFOLIO, "r.csv:2:5", "the cell of assessor is empty");
    assert_fault(HEAD "p\xE2\x80\x8B,c,a,meets\n", PLA_PORTFOLIO, "r.csv:2:1", "U+200B");
    assert_fault(HEAD "p,c,a\n", PLA_PORTFOLIO, "r.csv:2:1", "this row has 3 cells");
    assert_fault("portfolio,criterion,assessor,level,attempt\np,c,a,m,0\n", PLA_PORTFOLIO,
                 "r.csv:2:9", "attempt \"0\" is not a whole number");
    assert_fault("portfolio,criterion,assessor,level,attempt\np,c,a,m,1.5\n", PLA_PORTFOLIO,
                 "r.csv:2:9", "attempt \"1.5\"");
    assert_fault("portfolio,criterion,assessor,level,role\np,c,a,m,boss\n", PLA_PORTFOLIO,
                 "r.csv:2:9", "role \"boss\" is not assessor, moderator or joint");
    assert_fault("portfolio,criterion,assessor,level,rated\np,c,a,m,1.2.2026\n", PLA_PORTFOLIO,
                 "r.csv:2:9", "rated \"1.2.2026\" is not a date");
    assert_fault(HEAD "p,c,a,\"meets\n", PLA_SYNTAX, "r.csv:2:7", "never closed");
}

static void test_all_faults_are_named(void **state)
{
    (void)state;
    struct pla_ratings none;
    assert_int_equal(read_table(HEAD ",,a,x\np,c\np,c,a,\"x\"y\n", &none), PLA_SYNTAX);
    assert_int_equal(faults.count, 4);
    assert_string_equal(faults.items[0].where, "r.csv:2:1");
    assert_string_equal(faults.items[1].where, "r.csv:2:2");
    assert_string_equal(faults.items[2].where, "r.csv:3:1");
    assert_string_equal(faults.items[3].where, "r.csv:4:10");
}

static void test_order_and_slices(void **state)
{
    (void)state;
    struct pla_ratings all = read_good("portfolio,attempt,criterion,assessor,level\n"
                                       "P2,1,c,a1,m\nP1,2,c,a2,m\nP1,,c,a3,m\nP1,1,c,a4,m\n"
                                       "P1,2,c,a5,m\nP3,,c,a6,m\nP1,1,c,a7,m\n");
    static const char *const order[] = {"a3", "a4", "a7", "a2", "a5", "a1", "a6"};
    for (size_t i = 0; i < all.count; i++) {
        assert_text(all.items[i].assessor, order[i]);
    }
    static const struct {
        const char *portfolio;
        int64_t attempt;
        const char *want; /* assessors' last letters */
    } asked[] = {
        {"P1", 1, "347"}, {"P1", 2, "325"}, {"P1", 3, "3"}, {"P2", 1, "1"}, {"P2", 2, ""},
        {"P3", 5, "6"},   {"P0", 1, ""},    {"P4", 1, ""},  {"P", 1, ""},
    };
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        const struct pla_rating *found = NULL;
        size_t count = 99;
        assert_int_equal(pla_ratings_for(all.items, all.count, pla_text_of(asked[i].portfolio),
                                         asked[i].attempt, &arena, &found, &count),
                         PLA_OK);
        assert_int_equal(count, strlen(asked[i].want));
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(found[j].assessor.at[1], asked[i].want[j]);
        }
    }
    const struct pla_rating *found = NULL;
    size_t count = 99;
    assert_int_equal(pla_ratings_for(NULL, 0, PLA_TEXT("P1"), 1, &arena, &found, &count), PLA_OK);
    assert_int_equal(count, 0);
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    for (size_t n = 1; n < 50; n++) {
        struct pla_arena own = {0};
        struct pla_faults found = {0};
        struct pla_ratings ratings;
        pla_arena_init(&own, 0);
        pla_alloc_fail_at(n);
        enum pla_code code = pla_ratings_read(pla_text_of(HEAD "p,c,\"a\"\"\",e\xCC\x81\n"),
                                              "r.csv", &own, &ratings, &found);
        bool done = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        pla_arena_release(&own);
        assert_int_equal(code, done ? PLA_OK : PLA_MEMORY);
        assert_int_equal(found.count, done ? 0 : 1);
        if (done) {
            return;
        }
    }
    fail_msg("reading never succeeded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_columns),      cmocka_unit_test(test_any_order_and_empty_cells),
        cmocka_unit_test(test_levels),           cmocka_unit_test(test_wrong_headers),
        cmocka_unit_test(test_wrong_cells),      cmocka_unit_test(test_all_faults_are_named),
        cmocka_unit_test(test_order_and_slices), cmocka_unit_test(test_memory_runs_out),
    };
    pla_arena_init(&arena, 0);
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
