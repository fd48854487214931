// SPDX-License-Identifier: Apache-2.0
/** Points in time with a zone. */
#include "exchange/instant.h"

/** Two digits, at most `most`. */
static bool two(const char *at, int most, int *out)
{
    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return false;
    *out = (at[0] - '0') * 10 + at[1] - '0';
    return *out <= most;
}

/** The zone behind the time: "Z" or "+02:00". */
static bool read_zone(struct pla_text rest, int64_t *out)
{
    int hours, minutes;
    *out = 0;
    if (rest.length == 1 && (rest.at[0] == 'Z' || rest.at[0] == 'z'))
        return true;
    if (rest.length != 6 || (rest.at[0] != '+' && rest.at[0] != '-') || rest.at[3] != ':' ||
        !two(rest.at + 1, 23, &hours) || !two(rest.at + 4, 59, &minutes))
        return false;
    *out = (int64_t)(hours * 60 + minutes) * (rest.at[0] == '-' ? -60 : 60);
    return true;
}

bool pla_instant_read(struct pla_text text, int64_t *out_seconds)
{
    enum { LEAST = 20, TIME_AT = 11, REST_AT = 19 };
    int hour, minute, second;
    int64_t zone;
    pla_day day;
    if (text.length < LEAST || !pla_day_parse((struct pla_text){text.at, 10}, &day) ||
        (text.at[10] != 'T' && text.at[10] != 't') || !two(text.at + TIME_AT, 23, &hour) ||
        text.at[13] != ':' || !two(text.at + 14, 59, &minute) || text.at[16] != ':' ||
        !two(text.at + 17, 60, &second))
        return false;
    struct pla_text rest = {text.at + REST_AT, text.length - REST_AT};
    if (rest.at[0] == '.') {
        size_t n = 1;
        while (n < rest.length && rest.at[n] >= '0' && rest.at[n] <= '9')
            n++;
        if (n == 1)
            return false;
        rest = (struct pla_text){rest.at + n, rest.length - n};
    }
    if (!read_zone(rest, &zone))
        return false;
    *out_seconds = (int64_t)day * PLA_DAY_SECONDS + (int64_t)hour * 3600 + (int64_t)minute * 60 +
                   second - zone;
    return true;
}

pla_day pla_instant_day(int64_t seconds)
{
    const int64_t day = seconds / PLA_DAY_SECONDS - (seconds % PLA_DAY_SECONDS < 0);
    return (pla_day)(day < PLA_DAY_MIN ? PLA_DAY_MIN : day > PLA_DAY_MAX ? PLA_DAY_MAX : day);
}

void pla_instant_put_first(struct pla_str *s, pla_day day)
{
    pla_day_put(s, day);
    PLA_PUT(s, "T00:00:00Z");
}

void pla_instant_put_last(struct pla_str *s, pla_day day)
{
    pla_day_put(s, day);
    PLA_PUT(s, "T23:59:59Z");
}
