// SPDX-License-Identifier: Apache-2.0
/** Mean, median, lowest, highest and agreed, with the missing numbers put at one end. */
#include "assess/resolve.h"

#include <stdlib.h>

/** Numbers in order without a copy: `pad` stands `before` times in front and `after` times behind.
 */
struct row {
    const struct pla_rational *sorted;
    size_t count, before, after;
    struct pla_rational pad;
};

static size_t row_length(const struct row *row)
{
    return row->before + row->count + row->after;
}

static struct pla_rational row_at(const struct row *row, size_t i)
{
    bool is_given = i >= row->before && i - row->before < row->count;
    return is_given ? row->sorted[i - row->before] : row->pad;
}

static bool divide(struct pla_rational sum, size_t count, struct pla_rational *out)
{
    return count <= INT64_MAX && pla_rational_div(sum, PLA_WHOLE((int64_t)count), out);
}

static bool mean(const struct row *row, struct pla_rational *out)
{
    struct pla_rational sum;
    size_t pads = row->before + row->after;
    if (pads > INT64_MAX || !pla_rational_mul(row->pad, PLA_WHOLE((int64_t)pads), &sum))
        return false;
    for (size_t i = 0; i < row->count; i++) {
        if (!pla_rational_add(sum, row->sorted[i], &sum))
            return false;
    }
    return divide(sum, row_length(row), out);
}

static bool median(const struct row *row, struct pla_rational *out)
{
    struct pla_rational sum;
    size_t n = row_length(row);
    return pla_rational_add(row_at(row, (n - 1) / 2), row_at(row, n / 2), &sum) &&
           divide(sum, 2, out);
}

static bool lowest(const struct row *row, struct pla_rational *out)
{
    *out = row_at(row, 0);
    return true;
}

static bool highest(const struct row *row, struct pla_rational *out)
{
    *out = row_at(row, row_length(row) - 1);
    return true;
}

static bool (*const resolvers[])(const struct row *, struct pla_rational *) = {
    [PLA_RESOLVE_MEAN] = mean,       [PLA_RESOLVE_MEDIAN] = median, [PLA_RESOLVE_LOWEST] = lowest,
    [PLA_RESOLVE_HIGHEST] = highest, [PLA_RESOLVE_AGREED] = lowest,
};

static bool resolve_agreed(const struct pla_pool *pool, struct pla_rational *out_low,
                           struct pla_rational *out_high)
{
    bool is_open = pool->missing > 0;
    *out_low = is_open ? pool->bottom : pool->sorted[0];
    *out_high = is_open ? pool->top : pool->sorted[pool->count - 1];
    return true;
}

bool pla_resolve_range(enum pla_resolve how, const struct pla_pool *pool,
                       struct pla_rational *out_low, struct pla_rational *out_high)
{
    if (how == PLA_RESOLVE_AGREED)
        return resolve_agreed(pool, out_low, out_high);
    struct pla_rational low, high;
    struct row at_bottom = {pool->sorted, pool->count, pool->missing, 0, pool->bottom};
    struct row at_top = {pool->sorted, pool->count, 0, pool->missing, pool->top};
    if (!resolvers[how](&at_bottom, &low) || !resolvers[how](&at_top, &high))
        return false;
    *out_low = low;
    *out_high = high;
    return true;
}

bool pla_resolve_one(enum pla_resolve how, const struct pla_rational *sorted, size_t count,
                     struct pla_rational *out)
{
    struct row row = {sorted, count, 0, 0, PLA_ZERO};
    struct pla_rational result;
    if (!resolvers[how](&row, &result))
        return false;
    *out = result;
    return true;
}

static int by_number(const void *a, const void *b)
{
    return pla_rational_compare(*(const struct pla_rational *)a, *(const struct pla_rational *)b);
}

void pla_resolve_sort(struct pla_rational *numbers, size_t count)
{
    enum { FEW = 8 };
    if (count > FEW) {
        qsort(numbers, count, sizeof *numbers, by_number);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        struct pla_rational moving = numbers[i];
        size_t at = i;
        for (; at > 0 && pla_rational_compare(numbers[at - 1], moving) > 0; at--)
            numbers[at] = numbers[at - 1];
        numbers[at] = moving;
    }
}
