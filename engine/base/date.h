// SPDX-License-Identifier: Apache-2.0
/**
 * Civil dates without zone: ISO 8601 calendar dates from year 1 to 9999, and partial ones.
 *
 * A date is a day number (1970-01-01 is 0). A partial date ("2024", "2024-06") is the range of
 * days it may mean. Nothing here reads a clock.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rational.h"
#include "base/str.h"

/** Days since 1970-01-01. */
typedef int32_t pla_day;

enum { PLA_DAY_MIN = -719162 /* 0001-01-01 */, PLA_DAY_MAX = 2932896 /* 9999-12-31 */ };

enum pla_date_state {
    PLA_DATE_ABSENT,  /**< not given */
    PLA_DATE_KNOWN,   /**< first..last, equal for a full date */
    PLA_DATE_UNKNOWN, /**< given as null or "unknown" */
};

/** A date as given: a day, the range a partial date means, unknown, or not given. */
struct pla_date {
    enum pla_date_state state;
    pla_day first;
    pla_day last;
};

struct pla_ymd {
    int year, month, day;
};

pla_day pla_day_of(int year, int month, int day);
struct pla_ymd pla_day_split(pla_day day);
/** "YYYY", "YYYY-MM" or "YYYY-MM-DD"; false if not such a date of the calendar. */
bool pla_date_parse(struct pla_text text, struct pla_date *out);
/** As pla_date_parse but only a full date. */
bool pla_day_parse(struct pla_text text, pla_day *out);
/** "2026-11-01". */
void pla_day_put(struct pla_str *s, pla_day day);
/** The shortest ISO form that means the range: "2024", "2024-06", "2024-06-30", or "a/b". */
void pla_date_put(struct pla_str *s, struct pla_date date);

/**
 * The same day `months` (any sign) later; a day the month does not have becomes its last day
 * (2024-02-29 plus 12 months is 2025-02-28). Clamped to the calendar's ends.
 */
pla_day pla_day_plus_months(pla_day day, int months);

/** Closed interval of days, first <= last. */
struct pla_interval {
    pla_day first, last;
};
/** Sort and merge in place so that overlapping or touching intervals are one. @return new count */
size_t pla_interval_union(struct pla_interval *intervals, size_t count);
/**
 * Length in months: whole calendar months counted from the first day with the last day included,
 * plus the rest by days as a fraction of the month they fall in
 * (2024-01-15..2024-02-14 is 1; 2024-01-01..2024-12-31 is 12).
 */
bool pla_interval_months(struct pla_interval interval, struct pla_rational *out);
