// SPDX-License-Identifier: Apache-2.0
/** The time, or the one that stands for it. */
#include "clock.h"

#include <stdlib.h>
#include <time.h>

enum { DAY_SECONDS = 86400 };

bool cli_clock_is_fixed(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    return fixed != NULL && fixed[0] != '\0';
}

int64_t cli_clock_seconds(void)
{
    if (cli_clock_is_fixed())
        return (int64_t)strtoll(getenv("SOURCE_DATE_EPOCH"), NULL, 10);
    return (int64_t)time(NULL);
}

pla_day cli_clock_today(void)
{
    return (pla_day)(cli_clock_seconds() / DAY_SECONDS);
}

void cli_clock_put(struct pla_str *s, int64_t seconds)
{
    int64_t rest = seconds % DAY_SECONDS, day = seconds / DAY_SECONDS;
    if (rest < 0) {
        rest += DAY_SECONDS;
        day--;
    }
    if (day < PLA_DAY_MIN || day > PLA_DAY_MAX) {
        pla_str_put_int(s, seconds);
        return;
    }
    pla_day_put(s, (pla_day)day);
    pla_str_put_format(s, "T%02d:%02d:%02dZ", (int)(rest / 3600), (int)(rest / 60 % 60),
                       (int)(rest % 60));
}
