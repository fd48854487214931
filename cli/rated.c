// SPDX-License-Identifier: Apache-2.0
/** Ratings of a table that met a portfolio. */
#include "rated.h"

#include "base/json.h"
#include "base/utf8.h"

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

/**
 * Read a portfolio's id and its attempt: of a decision, where they stand near the begin, so little
 * is read, or of the portfolio itself, where the attempt may be missing.
 */
static bool read_subject(struct pla_text text, const char *id, struct pla_arena *arena,
                         struct pla_text *portfolio, struct pla_rational *attempt)
{
    struct pla_json json;
    struct pla_text key;
    bool has_id = false, has_attempt = false;
    pla_json_begin(&json, text, "record", 1, arena);
    if (!pla_json_object(&json))
        return false;
    while (!(has_id && has_attempt) && pla_json_member(&json, &key)) {
        if (pla_text_equal(key, pla_text_of(id)))
            has_id = pla_json_string(&json, portfolio);
        else if (pla_text_equal(key, PLA_TEXT("attempt")))
            has_attempt = pla_json_number(&json, attempt);
        else
            (void)pla_json_skip(&json);
    }
    return has_id;
}

static void see(struct cli_rated *rated, struct pla_text text, const char *id,
                struct pla_arena *arena)
{
    const struct pla_ratings *ratings = rated->ratings;
    struct pla_text portfolio = {0};
    struct pla_rational attempt = {1, 1};
    if (rated->seen == NULL || text.length == 0 ||
        !read_subject(text, id, arena, &portfolio, &attempt))
        return;
    portfolio = pla_utf8_nfc(portfolio, arena);
    for (size_t i = first_of(ratings, portfolio);
         i < ratings->count && pla_text_equal(ratings->items[i].portfolio, portfolio); i++) {
        size_t wanted = ratings->items[i].attempt;
        rated->seen[i] = rated->seen[i] || wanted == 0 || (int64_t)wanted == attempt.num;
    }
}

void cli_rated_see(struct cli_rated *rated, struct pla_text lines, struct pla_arena *arena)
{
    see(rated, lines, "portfolio", arena);
}

void cli_rated_see_portfolio(struct cli_rated *rated, struct pla_text record,
                             struct pla_arena *arena)
{
    see(rated, record, "id", arena);
}

/** Is this the first rating of its portfolio and attempt? */
static bool is_first(const struct pla_ratings *ratings, size_t i)
{
    const struct pla_rating *this = &ratings->items[i], *before = this - 1;
    return i == 0 || this->attempt != before->attempt ||
           !pla_text_equal(this->portfolio, before->portfolio);
}

const struct pla_rating *cli_rated_next_unmet(const struct cli_rated *rated, size_t *at)
{
    const struct pla_ratings *ratings = rated->ratings;
    while (rated->seen != NULL && *at < ratings->count) {
        size_t i = (*at)++;
        if (!rated->seen[i] && is_first(ratings, i))
            return &ratings->items[i];
    }
    return NULL;
}

void cli_rated_set(const struct pla_rating *rating, const char *what, struct pla_err *err)
{
    char attempt[40] = "";
    if (rating->attempt > 0)
        (void)snprintf(attempt, sizeof attempt, ", attempt %zu,", rating->attempt);
    pla_err_set(err, PLA_PORTFOLIO, "portfolio \"%.*s\"%s is rated here and %s",
                (int)rating->portfolio.length, rating->portfolio.at, attempt, what);
    pla_err_prepend(err, "%.*s", (int)rating->place.length, rating->place.at);
}

void cli_rated_tell(const struct cli_rated *rated, struct cli_out *out)
{
    const struct pla_rating *rating;
    size_t unmet = 0, at = 0;
    while ((rating = cli_rated_next_unmet(rated, &at)) != NULL) {
        struct pla_err err;
        if (++unmet > MOST_TOLD)
            continue;
        cli_rated_set(rating, "was not scored", &err);
        cli_out_warning(out, &err, NULL);
    }
    if (unmet > MOST_TOLD)
        cli_out_note(out, "%zu more portfolios are rated and were not scored", unmet - MOST_TOLD);
}
