// SPDX-License-Identifier: Apache-2.0
/** Tests of civil dates, partial dates, months and intervals. */
#include "base/date.h"

#include "unit/base/test.h"

static pla_day day(const char *text)
{
    pla_day out = PLA_DAY_MAX;

    if (!pla_day_parse(pla_text_of(text), &out)) {
        fail_msg("\"%s\" is no day", text);
    }
    return out;
}

/** ISO form, in one of two buffers that take turns. */
static const char *iso(pla_day d)
{
    static char texts[2][16];
    static int turn;
    struct pla_str s = {0};

    turn = !turn;
    pla_day_put(&s, d);
    (void)snprintf(texts[turn], sizeof texts[turn], "%s", s.at);
    pla_str_release(&s);
    return texts[turn];
}

static void known_days(void **state)
{
    (void)state;
    assert_int_equal(pla_day_of(1970, 1, 1), 0);
    assert_int_equal(pla_day_of(1969, 12, 31), -1);
    assert_int_equal(pla_day_of(2000, 3, 1), 11017);
    assert_int_equal(pla_day_of(1, 1, 1), PLA_DAY_MIN);
    assert_int_equal(pla_day_of(9999, 12, 31), PLA_DAY_MAX);
}

/** What is read is the day that arithmetic gives, for every day there is. */
static void every_day_is_read(void **state)
{
    (void)state;
    for (int year = 1; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= 31; day++) {
                char text[16];
                struct pla_date date = {0};
                const int length = snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                const pla_day want = pla_day_of(year, month, day);
                const struct pla_ymd back = pla_day_split(want);
                const bool is_day = back.month == month && back.day == day;
                const bool is_read = pla_date_parse((struct pla_text){text, (size_t)length}, &date);
                if (is_read != is_day || (is_day && (date.first != want || date.last != want))) {
                    fail_msg("%s", text);
                }
            }
        }
    }
}

static void every_day_splits_and_joins(void **state)
{
    struct pla_ymd last = {0, 12, 31};

    (void)state;
    for (pla_day d = PLA_DAY_MIN; d <= PLA_DAY_MAX; d++) {
        const struct pla_ymd now = pla_day_split(d);
        const bool is_next =
            (now.year == last.year && now.month == last.month && now.day == last.day + 1) ||
            (now.year == last.year && now.month == last.month + 1 && now.day == 1 &&
             last.day >= 28) ||
            (now.year == last.year + 1 && now.month == 1 && now.day == 1 && last.month == 12 &&
             last.day == 31);
        if (!is_next || pla_day_of(now.year, now.month, now.day) != d) {
            fail_msg("day %d is %d-%d-%d", d, now.year, now.month, now.day);
        }
        last = now;
    }
}

static void dates_read(void **state)
{
    static const struct {
        const char *text, *first, *last;
    } rows[] = {
        {"2024", "2024-01-01", "2024-12-31"},       {"2024-02", "2024-02-01", "2024-02-29"},
        {"2023-02", "2023-02-01", "2023-02-28"},    {"1900-02", "1900-02-01", "1900-02-28"},
        {"2000-02", "2000-02-01", "2000-02-29"},    {"2024-02-29", "2024-02-29", "2024-02-29"},
        {"0001-01-01", "0001-01-01", "0001-01-01"}, {"9999-12", "9999-12-01", "9999-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_date date = {0};
        assert_true(pla_date_parse(pla_text_of(rows[i].text), &date));
        assert_int_equal(date.state, PLA_DATE_KNOWN);
        assert_string_equal(iso(date.first), rows[i].first);
        assert_string_equal(iso(date.last), rows[i].last);
    }
}

static void no_dates_are_refused(void **state)
{
    static const char *const texts[] = {
        "",           "202",        "20244",      "2024-",       "2024-1",      "2024-13",
        "2024-00",    "2024-02-30", "2023-02-29", "1900-02-29",  "2024-04-31",  "2024-06-00",
        "2024-06-32", "2024/06/30", "2024-06 30", "2024-06-3a",  "0000",        "0000-01-01",
        "-024",       "+024",       "2024-6-30",  "2024-06-30T", "2024-06-30 ", " 2024",
        "20240630",   "2024-w01",   "unknown",    "2024-+1-01"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct pla_date date = {.state = PLA_DATE_UNKNOWN};
        if (pla_date_parse(pla_text_of(texts[i]), &date)) {
            fail_msg("\"%s\" was read", texts[i]);
        }
        assert_int_equal(date.state, PLA_DATE_UNKNOWN);
    }
    struct pla_date date;
    pla_day only;
    assert_false(pla_date_parse((struct pla_text){0}, &date));
    assert_false(pla_day_parse(PLA_TEXT("2024-06"), &only));
}

static void dates_write_their_shortest_form(void **state)
{
    static const char *const texts[] = {"2024", "2024-02", "2024-02-29", "0001", "9999-12-31"};
    struct pla_str s = {0};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct pla_date date;
        assert_true(pla_date_parse(pla_text_of(texts[i]), &date));
        pla_str_clear(&s);
        pla_date_put(&s, date);
        assert_string_equal(s.at, texts[i]);
    }
    pla_str_clear(&s);
    pla_date_put(&s, (struct pla_date){PLA_DATE_KNOWN, day("2024-01-15"), day("2024-01-31")});
    assert_string_equal(s.at, "2024-01-15/2024-01-31");
    pla_str_clear(&s);
    pla_date_put(&s, (struct pla_date){PLA_DATE_KNOWN, day("2023-01-01"), day("2024-12-31")});
    assert_string_equal(s.at, "2023-01-01/2024-12-31");
    pla_str_clear(&s);
    pla_date_put(&s, (struct pla_date){.state = PLA_DATE_UNKNOWN});
    assert_string_equal(s.at, "unknown");
    pla_str_clear(&s);
    pla_date_put(&s, (struct pla_date){.state = PLA_DATE_ABSENT});
    assert_string_equal(s.at, "");
    pla_str_release(&s);
}

static void months_are_added(void **state)
{
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        {"2024-01-15", 1, "2024-02-15"},          {"2024-01-31", 1, "2024-02-29"},
        {"2023-01-31", 1, "2023-02-28"},          {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},         {"2024-03-31", -1, "2024-02-29"},
        {"2024-01-15", -1, "2023-12-15"},         {"2024-12-31", 2, "2025-02-28"},
        {"2024-05-05", 0, "2024-05-05"},          {"2024-01-01", -12, "2023-01-01"},
        {"9999-12-31", 1, "9999-12-31"},          {"0001-01-01", -1, "0001-01-01"},
        {"2024-01-01", 2147483647, "9999-12-31"}, {"2024-01-01", -2147483647, "0001-01-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_string_equal(iso(pla_day_plus_months(day(rows[i].from), rows[i].months)),
                            rows[i].to);
    }
}

static void months_between(void **state)
{
    static const struct {
        const char *first, *last;
        int64_t num, den;
    } rows[] = {
        {"2024-01-15", "2024-02-14", 1, 1}, /* inclusive end */
        {"2024-01-01", "2024-12-31", 12, 1},  {"2024-01-01", "2024-01-31", 1, 1},
        {"2024-02-01", "2024-02-29", 1, 1},   {"2023-02-01", "2023-02-28", 1, 1},
        {"2024-02-01", "2024-02-28", 28, 29}, {"2024-01-15", "2024-02-15", 30, 29},
        {"2024-01-01", "2024-01-01", 1, 31},  {"2024-01-31", "2024-02-28", 1, 1},
        {"2024-01-31", "2024-02-29", 32, 31}, {"2020-03-01", "2024-02-29", 48, 1},
        {"9999-12-01", "9999-12-31", 1, 1},   {"0001-01-01", "9999-12-31", 119988, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_rational got = PLA_ZERO;
        assert_true(pla_interval_months(
            (struct pla_interval){day(rows[i].first), day(rows[i].last)}, &got));
        if (got.num != rows[i].num || got.den != rows[i].den) {
            fail_msg("%s..%s is %lld/%lld", rows[i].first, rows[i].last, (long long)got.num,
                     (long long)got.den);
        }
    }
    struct pla_rational untouched = {5, 1};
    assert_false(pla_interval_months((struct pla_interval){1, 0}, &untouched));
    assert_int_equal(untouched.num, 5);
}

static void months_never_fall_as_days_pass(void **state)
{
    const pla_day first = day("2023-10-31");
    struct pla_rational last = PLA_ZERO;

    (void)state;
    for (int n = 0; n < 900; n++) {
        struct pla_rational now;
        assert_true(pla_interval_months((struct pla_interval){first, first + n}, &now));
        assert_true(pla_rational_compare(now, last) > 0);
        last = now;
    }
}

static void union_merges_what_overlaps_or_touches(void **state)
{
    struct pla_interval list[] = {{50, 60}, {1, 10},  {11, 12}, {5, 8},
                                  {14, 20}, {20, 25}, {50, 55}};

    (void)state;
    assert_int_equal(pla_interval_union(list, sizeof list / sizeof list[0]), 3);
    assert_int_equal(list[0].first, 1);
    assert_int_equal(list[0].last, 12);
    assert_int_equal(list[1].first, 14); /* 13 lies between */
    assert_int_equal(list[1].last, 25);
    assert_int_equal(list[2].first, 50);
    assert_int_equal(list[2].last, 60);
    assert_int_equal(pla_interval_union(list, 1), 1);
    assert_int_equal(pla_interval_union(NULL, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(every_day_is_read),
        cmocka_unit_test(every_day_splits_and_joins),
        cmocka_unit_test(dates_read),
        cmocka_unit_test(no_dates_are_refused),
        cmocka_unit_test(dates_write_their_shortest_form),
        cmocka_unit_test(months_are_added),
        cmocka_unit_test(months_between),
        cmocka_unit_test(months_never_fall_as_days_pass),
        cmocka_unit_test(union_merges_what_overlaps_or_touches),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
