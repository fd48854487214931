// SPDX-License-Identifier: Apache-2.0
/** Ratings of a table that met a portfolio. */
#include "rated.h"

#include "base/json.h"

#include <stdio.h>

enum { MOST_TOLD = 5 };

enum pla_code cli_rated_begin(struct cli_rated *rated, const struct pla_ratings *ratings,
                              struct pla_arena *arena)
{
    *rated = (struct cli_rated){.ratings = ratings};
    if (ratings->count == 0)
        return PLA_OK;
    rated->seen = PLA_NEW_ARRAY(arena, ratings->count, bool);
    return rated->seen != NULL ? PLA_OK : PLA_MEMORY;
}

/** First rating that is not before this portfolio. */
static size_t first_of(const struct pla_ratings *ratings, struct pla_text portfolio)
{
    size_t low = 0, high = ratings->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pla_text_compare(ratings->items[middle].portfolio, portfolio) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Portfolio and attempt of a decision; they stand near its begin, so little is read. */
static bool read_subject(struct pla_text line, struct pla_arena *arena, struct pla_text *portfolio,
                         struct pla_rational *attempt)
{
    struct pla_json json;
    struct pla_text key;
    pla_json_begin(&json, line, "decision", 1, arena);
    if (!pla_json_object(&json))
        return false;
    while (pla_json_member(&json, &key)) {
        if (pla_text_equal(key, PLA_TEXT("portfolio")))
            (void)pla_json_string(&json, portfolio);
        else if (pla_text_equal(key, PLA_TEXT("attempt")))
            return pla_json_number(&json, attempt);
        else
            (void)pla_json_skip(&json);
    }
    return false;
}

void cli_rated_see(struct cli_rated *rated, struct pla_text lines, struct pla_arena *arena)
{
    const struct pla_ratings *ratings = rated->ratings;
    struct pla_text portfolio = {0};
    struct pla_rational attempt;
    if (rated->seen == NULL || lines.length == 0 ||
        !read_subject(lines, arena, &portfolio, &attempt))
        return;
    for (size_t i = first_of(ratings, portfolio);
         i < ratings->count && pla_text_equal(ratings->items[i].portfolio, portfolio); i++) {
        size_t wanted = ratings->items[i].attempt;
        rated->seen[i] = rated->seen[i] || wanted == 0 || (int64_t)wanted == attempt.num;
    }
}

/** Is this the first rating of its portfolio and attempt? */
static bool is_first(const struct pla_ratings *ratings, size_t i)
{
    const struct pla_rating *this = &ratings->items[i], *before = this - 1;
    return i == 0 || this->attempt != before->attempt ||
           !pla_text_equal(this->portfolio, before->portfolio);
}

static void tell_one(const struct pla_rating *rating, struct cli_out *out)
{
    struct pla_err err;
    char attempt[40] = "";
    if (rating->attempt > 0)
        (void)snprintf(attempt, sizeof attempt, ", attempt %zu,", rating->attempt);
    pla_err_set(&err, PLA_PORTFOLIO, "portfolio \"%.*s\"%s is rated here and was not scored",
                (int)rating->portfolio.length, rating->portfolio.at, attempt);
    pla_err_prepend(&err, "%.*s", (int)rating->place.length, rating->place.at);
    cli_out_warning(out, &err, NULL);
}

void cli_rated_tell(const struct cli_rated *rated, struct cli_out *out)
{
    const struct pla_ratings *ratings = rated->ratings;
    size_t unmet = 0;
    for (size_t i = 0; rated->seen != NULL && i < ratings->count; i++) {
        if (rated->seen[i] || !is_first(ratings, i))
            continue;
        if (++unmet <= MOST_TOLD)
            tell_one(&ratings->items[i], out);
    }
    if (unmet > MOST_TOLD)
        cli_out_note(out, "%zu more portfolios are rated and were not scored", unmet - MOST_TOLD);
}
