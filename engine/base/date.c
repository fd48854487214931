// SPDX-License-Identifier: Apache-2.0
/** Civil dates: day numbers, partial dates, months, and intervals with their union. */
#include "base/date.h"

#include <stdlib.h>

enum { MONTHS_MAX = 120000 /* more than from year 1 to 9999 */ };

/**
 * Day number in the proleptic Gregorian calendar by the arithmetic of Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms" (days_from_civil): years begin in March.
 */
pla_day pla_day_of(int year, int month, int day)
{
    const int y = year - (month <= 2);
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

struct pla_ymd pla_day_split(pla_day day)
{
    const int z = day + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int day_of_era = z - era * 146097;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted = (5 * day_of_year + 2) / 153;
    const int month = shifted + (shifted < 10 ? 3 : -9);

    return (struct pla_ymd){.year = year_of_era + era * 400 + (month <= 2),
                            .month = month,
                            .day = day_of_year - (153 * shifted + 2) / 5 + 1};
}

static int days_in(int year, int month)
{
    static const int days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && is_leap ? 29 : days[month];
}

/** Two digits as a number; more than 99 if one is not a digit. */
static inline unsigned two_digits(const char *at)
{
    const unsigned tens = (unsigned char)at[0] - (unsigned)'0';
    const unsigned ones = (unsigned char)at[1] - (unsigned)'0';

    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/** Day of a date whose year is 1 or later: less to do than for every year. */
static inline pla_day day_of_common(int year, int month, int day)
{
    static const int16_t before[13] = {0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};
    const unsigned y = (unsigned)(year - (month <= 2)); /* years begin with March */

    return (pla_day)(y * 365 + y / 4 - y / 100 + y / 400) + before[month] + day - 719469;
}

bool pla_date_parse(struct pla_text text, struct pla_date *out)
{
    if (text.length != 4 && text.length != 7 && text.length != 10) {
        return false;
    }
    const bool has_month = text.length >= 7, has_day = text.length == 10;
    const unsigned century = two_digits(text.at), of_century = two_digits(text.at + 2);
    const int year = (int)(century * 100 + of_century);
    const int month = has_month ? (int)two_digits(text.at + 5) : 1;
    const int day = has_day ? (int)two_digits(text.at + 8) : 1;
    if (century > 99 || of_century > 99 || year < 1 || month < 1 || month > 12 || day < 1 ||
        (day > 28 && day > days_in(year, month)) || (has_month && text.at[4] != '-') ||
        (has_day && text.at[7] != '-')) {
        return false;
    }
    const pla_day first = day_of_common(year, month, day);
    const int last_month = has_month ? month : 12;
    const pla_day last =
        has_day ? first : day_of_common(year, last_month, days_in(year, last_month));
    *out = (struct pla_date){PLA_DATE_KNOWN, first, last};
    return true;
}

bool pla_day_parse(struct pla_text text, pla_day *out)
{
    struct pla_date date;

    if (text.length != 10 || !pla_date_parse(text, &date)) {
        return false;
    }
    *out = date.first;
    return true;
}

/** The first `length` characters of the day's ISO form: 4, 7 or 10. */
static void put_front(struct pla_str *s, pla_day day, size_t length)
{
    const struct pla_ymd d = pla_day_split(day);
    const char text[10] = {(char)('0' + d.year / 1000 % 10),
                           (char)('0' + d.year / 100 % 10),
                           (char)('0' + d.year / 10 % 10),
                           (char)('0' + d.year % 10),
                           '-',
                           (char)('0' + d.month / 10),
                           (char)('0' + d.month % 10),
                           '-',
                           (char)('0' + d.day / 10),
                           (char)('0' + d.day % 10)};

    pla_str_put(s, text, length);
}

void pla_day_put(struct pla_str *s, pla_day day)
{
    put_front(s, day, 10);
}

void pla_date_put(struct pla_str *s, struct pla_date date)
{
    if (date.state == PLA_DATE_ABSENT) {
        return;
    }
    if (date.state == PLA_DATE_UNKNOWN) {
        PLA_PUT(s, "unknown");
        return;
    }
    const struct pla_ymd a = pla_day_split(date.first), b = pla_day_split(date.last);
    const bool ends_month = a.year == b.year && a.day == 1 && b.day == days_in(b.year, b.month);
    if (date.first == date.last) {
        put_front(s, date.first, 10);
    } else if (ends_month && a.month == 1 && b.month == 12) {
        put_front(s, date.first, 4);
    } else if (ends_month && a.month == b.month) {
        put_front(s, date.first, 7);
    } else {
        put_front(s, date.first, 10);
        pla_str_put_c(s, '/');
        put_front(s, date.last, 10);
    }
}

/** plus_months that may leave the calendar's ends (years 0 and 10000 occur). */
static pla_day shift_months(struct pla_ymd from, int months)
{
    const int total = from.year * 12 + from.month - 1 + months;
    const int year = total / 12 - (total % 12 < 0);
    const int month = total - year * 12 + 1;
    const int most = days_in(year, month);

    return pla_day_of(year, month, from.day < most ? from.day : most);
}

pla_day pla_day_plus_months(pla_day day, int months)
{
    months = months > MONTHS_MAX ? MONTHS_MAX : months < -MONTHS_MAX ? -MONTHS_MAX : months;
    const pla_day shifted = shift_months(pla_day_split(day), months);

    return shifted < PLA_DAY_MIN ? PLA_DAY_MIN : shifted > PLA_DAY_MAX ? PLA_DAY_MAX : shifted;
}

static int compare_intervals(const void *left, const void *right)
{
    const struct pla_interval *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return (a->last > b->last) - (a->last < b->last);
}

size_t pla_interval_union(struct pla_interval *intervals, size_t count)
{
    size_t kept = 0;

    if (count > 1) {
        qsort(intervals, count, sizeof *intervals, compare_intervals);
    }
    for (size_t i = 0; i < count; i++) {
        struct pla_interval *last = kept > 0 ? &intervals[kept - 1] : NULL;
        if (last == NULL || intervals[i].first > last->last + 1) {
            intervals[kept++] = intervals[i];
        } else if (intervals[i].last > last->last) {
            last->last = intervals[i].last;
        }
    }
    return kept;
}

bool pla_interval_months(struct pla_interval interval, struct pla_rational *out)
{
    if (interval.first > interval.last) {
        return false;
    }
    const pla_day end = interval.last + 1;
    const struct pla_ymd from = pla_day_split(interval.first), to = pla_day_split(end);
    int months = (to.year - from.year) * 12 + to.month - from.month;
    if (shift_months(from, months) > end) {
        months--;
    }
    const pla_day whole = shift_months(from, months);
    const int64_t length = shift_months(from, months + 1) - whole;
    return pla_rational_make(months * length + (end - whole), length, out);
}
