// SPDX-License-Identifier: Apache-2.0
/**
 * How long all statistics of agreement take: agree [ITEMS [RATERS]]; prints milliseconds and steps
 * for the number of items and twice as many.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "stats/agreement.h"

static const double levels[] = {0, 1, 2, 3, 4};

static double now(void)
{
    struct timespec at;
    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static int measure(size_t items, size_t raters)
{
    struct pla_arena arena;
    struct pla_scores scores;
    struct pla_agreement agreement;
    struct pla_err err;
    uint64_t work = 0;
    pla_arena_init(&arena, 0);
    struct pla_score *all = PLA_NEW_ARRAY(&arena, items * raters, struct pla_score);
    struct pla_score_list list = {all, items * raters, levels, 5};
    for (size_t i = 0; all != NULL && i < items * raters; i++)
        all[i] = (struct pla_score){(uint32_t)(i / raters), (uint32_t)(i / raters),
                                    (uint32_t)(i % raters), (uint32_t)((i * 2654435761U >> 8) % 5)};
    double begin = now();
    if (all == NULL || pla_scores_make(&list, &arena, &scores, &err) != PLA_OK)
        return 1;
    scores.work = &work;
    if (pla_agreement_estimate(&scores, &arena, &agreement, &err) != PLA_OK)
        return 1;
    printf("%zu items x %zu raters: %.0f ms, %.1f million steps\n", items, raters, now() - begin,
           (double)work / 1e6);
    pla_arena_release(&arena);
    return 0;
}

int main(int argc, char **argv)
{
    size_t items = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
    size_t raters = argc > 2 ? strtoul(argv[2], NULL, 10) : 50;
    return measure(items, raters) != 0 || measure(2 * items, raters) != 0;
}
