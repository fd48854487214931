// SPDX-License-Identifier: Apache-2.0
/** Dates on any text and any day numbers: forms read back, months and unions keep their order. */
#include "base/date.h"

#include "fuzz/fuzz.h"

enum { INTERVALS = 16 };

static pla_day day_of_bytes(const uint8_t *data)
{
    uint32_t n;

    memcpy(&n, data, sizeof n);
    return (pla_day)(n % (uint32_t)(PLA_DAY_MAX - PLA_DAY_MIN + 1)) + PLA_DAY_MIN;
}

static void check_day(pla_day day, int months)
{
    const struct pla_ymd d = pla_day_split(day);
    struct pla_str s = {0};
    pla_day again;

    FUZZ_CHECK(pla_day_of(d.year, d.month, d.day) == day);
    pla_day_put(&s, day);
    FUZZ_CHECK(pla_day_parse((struct pla_text){s.at, s.length}, &again) && again == day);
    pla_str_release(&s);
    const pla_day moved = pla_day_plus_months(day, months);
    FUZZ_CHECK(moved >= PLA_DAY_MIN && moved <= PLA_DAY_MAX);
    FUZZ_CHECK(months < 0 ? moved <= day : moved >= day);
    FUZZ_CHECK(moved <= pla_day_plus_months(day, months < 1000000 ? months + 1 : months));
}

static void check_union(struct pla_interval *list, size_t count)
{
    struct pla_rational months, last = PLA_ZERO;
    const size_t kept = pla_interval_union(list, count);

    FUZZ_CHECK(kept <= count && (kept > 0) == (count > 0));
    for (size_t i = 0; i < kept; i++) {
        FUZZ_CHECK(list[i].first <= list[i].last);
        FUZZ_CHECK(i == 0 || list[i].first > list[i - 1].last + 1);
        FUZZ_CHECK(pla_interval_months(list[i], &months));
        FUZZ_CHECK(months.num > 0);
    }
    for (int n = 0; n < 70 && kept > 0; n++) {
        const struct pla_interval grown = {list[0].first, list[0].first + n};
        FUZZ_CHECK(pla_interval_months(grown, &months));
        FUZZ_CHECK(pla_rational_compare(months, last) > 0);
        last = months;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    struct pla_interval list[INTERVALS];
    struct pla_date date, again;
    size_t count = 0;

    if (pla_date_parse(text, &date)) {
        struct pla_str s = {0};
        FUZZ_CHECK(date.state == PLA_DATE_KNOWN && date.first <= date.last);
        pla_date_put(&s, date);
        FUZZ_CHECK(pla_date_parse((struct pla_text){s.at, s.length}, &again));
        FUZZ_CHECK(again.first == date.first && again.last == date.last);
        pla_str_release(&s);
    }
    for (; size >= 8 && count < INTERVALS; data += 8, size -= 8) {
        const pla_day a = day_of_bytes(data), b = day_of_bytes(data + 4);
        check_day(a, b);
        list[count++] = a < b ? (struct pla_interval){a, b} : (struct pla_interval){b, a};
    }
    check_union(list, count);
    return 0;
}
