// SPDX-License-Identifier: Apache-2.0
/** Days from received to posted. */
#include "turnaround.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static int64_t days_between(pla_day from, pla_day to)
{
    return to > from ? (int64_t)to - from : 0;
}

static void sum_up(const int64_t *days, size_t count, struct pla_turnaround *out)
{
    enum { PERCENT = 90, ALL = 100 };
    size_t middle = count / 2;
    struct pla_rational sum = PLA_WHOLE(days[middle]);
    if (count % 2 == 0) {
        sum = PLA_WHOLE(days[middle - 1] + days[middle]);
        (void)pla_rational_make(sum.num, 2, &sum);
    }
    out->median = sum;
    out->p90 = days[(count * PERCENT + ALL - 1) / ALL - 1];
}

/** Did it reach a step behind that one? Then it never had that one, and does not wait for it. */
static bool is_beyond(const struct pla_case_days *one, enum pla_step step)
{
    for (int i = (int)step + 1; i < PLA_STEP_COUNT; i++) {
        if (one->has[i]) {
            return true;
        }
    }
    return false;
}

/* NOLINTNEXTLINE(readability-function-size): what is measured, where to, and where it may fail */
enum pla_code pla_turnaround_of(const struct pla_case_days *cases, size_t count, enum pla_step from,
                                enum pla_step to, pla_day as_of, struct pla_arena *scratch,
                                struct pla_turnaround *out, struct pla_err *err)
{
    int64_t *days = PLA_NEW_ARRAY(scratch, count, int64_t);
    struct pla_turnaround result = {.median = PLA_ZERO};
    if (days == NULL) {
        return pla_err_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        const struct pla_case_days *one = &cases[i];
        if (!one->has[from]) {
            continue;
        }
        if (one->has[to]) {
            days[result.done++] = days_between(one->day[from], one->day[to]);
            continue;
        }
        if (is_beyond(one, to)) {
            continue;
        }
        int64_t waited = days_between(one->day[from], as_of);
        result.oldest = waited > result.oldest ? waited : result.oldest;
        result.waiting++;
    }
    if (result.done > 0) {
        qsort(days, result.done, sizeof(days[0]), compare);
        sum_up(days, result.done, &result);
    }
    *out = result;
    return PLA_OK;
}
