// SPDX-License-Identifier: Apache-2.0
/** Small tables of scores for the tests of this room. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>

#include "stats/agreement.h"

static struct pla_arena arena;
static const double ranks[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

/** Not scored. */
enum { NONE = -1 };

static inline int release(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

/** A matrix of levels, items in rows, each its own unit. */
static inline struct pla_scores make(const int *cells, size_t items, size_t raters,
                                     const double *levels, size_t level_count)
{
    struct pla_score *scores = PLA_NEW_ARRAY(&arena, items * raters, struct pla_score);
    struct pla_score_list list = {scores, 0, levels, level_count};
    struct pla_scores out;
    struct pla_err err;
    for (size_t i = 0; i < items; i++)
        for (size_t j = 0; j < raters; j++)
            if (cells[i * raters + j] != NONE)
                scores[list.count++] = (struct pla_score){(uint32_t)i, (uint32_t)i, (uint32_t)j,
                                                          (uint32_t)cells[i * raters + j]};
    assert_int_equal(pla_scores_make(&list, &arena, &out, &err), PLA_OK);
    return out;
}

/** A square table of counts as scores of two raters: one item a count. */
static inline struct pla_scores make_pairs(const int *counts, size_t q)
{
    size_t items = 0, at = 0;
    for (size_t i = 0; i < q * q; i++)
        items += (size_t)counts[i];
    int *cells = PLA_NEW_ARRAY(&arena, items * 2, int);
    for (size_t k = 0; k < q; k++) {
        for (size_t l = 0; l < q; l++) {
            for (int n = 0; n < counts[k * q + l]; n++) {
                cells[at++] = (int)k;
                cells[at++] = (int)l;
            }
        }
    }
    return make(cells, items, 2, ranks, q);
}

static inline struct pla_agreement agree(const struct pla_scores *scores)
{
    struct pla_agreement out;
    struct pla_err err;
    assert_int_equal(pla_agreement_estimate(scores, &arena, &out, &err), PLA_OK);
    return out;
}

static inline void assert_near_at(double have, double want, double reach, const char *file,
                                  int line)
{
    if (!(fabs(have - want) <= reach)) {
        print_error("%.12f is not %.12f\n", have, want);
        _fail(file, line);
    }
}
#define assert_near(have, want, reach) assert_near_at((have), (want), (reach), __FILE__, __LINE__)
/** Equal to six decimals. */
#define assert_six(have, want) assert_near((have), (want), 6e-7)

static inline void assert_value_at(const struct pla_estimate *have, double want, const char *file,
                                   int line)
{
    if (!have->has_value) {
        print_error("no value: %s\n", have->why);
        _fail(file, line);
    }
    assert_near_at(have->value, want, 6e-7, file, line);
}
#define assert_value(have, want) assert_value_at(&(have), (want), __FILE__, __LINE__)
