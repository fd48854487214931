// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a table of ratings: either faults with places, or ratings in order of which each is
 * found again under its portfolio.
 */
#include "exchange/ratings_csv.h"

#include "fuzz/fuzz.h"

static void check_found(const struct pla_ratings *ratings, const struct pla_rating *rating,
                        struct pla_arena *arena)
{
    const struct pla_rating *slice;
    size_t count;
    bool found = false;
    FUZZ_CHECK(pla_ratings_for(ratings->items, ratings->count, rating->portfolio,
                               (int64_t)rating->attempt, arena, &slice, &count) == PLA_OK);
    for (size_t i = 0; i < count; i++) {
        FUZZ_CHECK(pla_text_equal(slice[i].portfolio, rating->portfolio));
        FUZZ_CHECK(slice[i].attempt == 0 || slice[i].attempt == rating->attempt ||
                   rating->attempt == 0);
        found |= slice[i].index == rating->index;
    }
    FUZZ_CHECK(found);
}

static void check_good(const struct pla_ratings *ratings, struct pla_arena *arena)
{
    for (size_t i = 0; i < ratings->count; i++) {
        const struct pla_rating *rating = &ratings->items[i];
        FUZZ_CHECK(rating->portfolio.length > 0 && rating->criterion.length > 0);
        FUZZ_CHECK(rating->assessor.length > 0 && rating->place.length > 0);
        FUZZ_CHECK(rating->cannot_judge == (rating->level.at == NULL));
        FUZZ_CHECK(i == 0 || pla_text_compare(rating[-1].portfolio, rating->portfolio) <= 0);
        check_found(ratings, rating, arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    struct pla_ratings ratings;
    struct pla_faults faults = {0};
    struct pla_arena arena;

    pla_arena_init(&arena, 0);
    const enum pla_code code = pla_ratings_read(text, "t", &arena, &ratings, &faults);
    FUZZ_CHECK((code == PLA_OK) == (faults.count == 0));
    for (size_t i = 0; i < faults.count && i < PLA_FAULTS_KEPT; i++) {
        FUZZ_CHECK(faults.items[i].text[0] != '\0' && faults.items[i].where[0] == 't');
    }
    if (code == PLA_OK) {
        check_good(&ratings, &arena);
    }
    pla_arena_release(&arena);
    return 0;
}
