// SPDX-License-Identifier: Apache-2.0
/**
 * Fingerprints of the input: what an auditor needs to know that the same was judged.
 */
#include <stdlib.h>

#include "assess/decide.h"

/** One member is cut out of a piece, if it lies there; what is behind it is the next piece. */
static struct pla_text cut_at(struct pla_sha256 *hash, struct pla_text rest, struct pla_text member)
{
    if (member.at == NULL)
        return rest;
    size_t before = (size_t)(member.at - rest.at);
    pla_sha256_add(hash, rest.at, before);
    return (struct pla_text){member.at + member.length, rest.length - before - member.length};
}

void pla_portfolio_print(const struct pla_portfolio *portfolio, struct pla_sha256 *hash,
                         char out_hex[PLA_SHA256_HEX + 1])
{
    struct pla_text first = portfolio->groups_bytes, second = portfolio->ratings_bytes;
    struct pla_text rest = portfolio->record;

    if (first.at != NULL && second.at != NULL && second.at < first.at) {
        first = portfolio->ratings_bytes;
        second = portfolio->groups_bytes;
    }
    pla_sha256_begin(hash);
    rest = cut_at(hash, rest, first);
    rest = cut_at(hash, rest, second);
    if (rest.length > 0)
        pla_sha256_add(hash, rest.at, rest.length);
    pla_sha256_end(hash, out_hex);
}

/* ---- ratings ---- */

enum { PREFIX = 8 };

static void put_prefix(struct pla_str *out, size_t at, size_t length)
{
    for (size_t i = 0; i < PREFIX && !out->failed; i++)
        out->at[at + i] = (char)(unsigned char)((uint64_t)length >> (8 * (PREFIX - 1 - i)));
}

static size_t begin_field(struct pla_str *out)
{
    static const char blank[PREFIX];
    size_t at = out->length;

    pla_str_put(out, blank, PREFIX);
    return at;
}

static void end_field(struct pla_str *out, size_t at)
{
    put_prefix(out, at, out->length - at - PREFIX);
}

static void put_field(struct pla_str *out, struct pla_text text)
{
    size_t at = begin_field(out);

    pla_str_put_text(out, text);
    end_field(out, at);
}

static void put_level(struct pla_str *out, const struct pla_rating *rating)
{
    size_t at = begin_field(out);

    if (rating->level.at != NULL)
        pla_str_put_text(out, rating->level);
    else if (rating->has_number)
        pla_rational_put_fraction(out, rating->number);
    end_field(out, at);
}

static void put_rated(struct pla_str *out, const struct pla_date *date)
{
    size_t at = begin_field(out);

    if (date->state == PLA_DATE_KNOWN)
        pla_date_put(out, *date);
    else if (date->state == PLA_DATE_UNKNOWN)
        PLA_PUT(out, "unknown");
    end_field(out, at);
}

static void put_rating(struct pla_str *out, const struct pla_rating *rating)
{
    put_field(out, rating->claim);
    put_field(out, rating->criterion);
    put_field(out, rating->assessor);
    put_field(out, pla_text_of(pla_role_name(rating->role)));
    put_field(out, rating->panel);
    put_level(out, rating);
    put_rated(out, &rating->rated);
}

static int by_bytes(const void *a, const void *b)
{
    return pla_text_compare(*(const struct pla_text *)a, *(const struct pla_text *)b);
}

static size_t count_used(const struct pla_run *run)
{
    size_t count = 0;

    for (size_t c = 0; c < run->rubric->criterion_count; c++)
        count += run->criteria[c].rating_count;
    return count;
}

/** All ratings as bytes, one behind the other; `lines` tells where each begins and ends. */
static void put_used(const struct pla_run *run, struct pla_str *bytes, struct pla_text *lines)
{
    size_t filled = 0;

    for (size_t c = 0; c < run->rubric->criterion_count; c++)
        for (size_t i = 0; i < run->criteria[c].rating_count; i++) {
            size_t from = bytes->length;
            put_rating(bytes, run->criteria[c].ratings[i].source);
            lines[filled++].length = bytes->length - from;
        }
    const char *at = bytes->at;
    for (size_t i = 0; i < filled && !bytes->failed; i++) {
        lines[i].at = at;
        at += lines[i].length;
    }
}

bool pla_run_ratings_print(const struct pla_run *run, struct pla_sha256 *hash,
                           char out_hex[PLA_SHA256_HEX + 1])
{
    enum { USUAL = 96 }; /* bytes of one rating with its prefixes */
    size_t count = count_used(run);
    struct pla_text *lines = PLA_NEW_ARRAY(run->arena, count, struct pla_text);
    struct pla_str bytes;

    if (lines == NULL)
        return false;
    pla_str_init(&bytes);
    pla_str_reserve(&bytes, count * USUAL);
    put_used(run, &bytes, lines);
    bool fits = !bytes.failed;
    pla_sha256_begin(hash);
    if (fits && count > 0) {
        qsort(lines, count, sizeof *lines, by_bytes);
        for (size_t i = 0; i < count; i++)
            pla_sha256_add(hash, lines[i].at, lines[i].length);
    }
    pla_sha256_end(hash, out_hex);
    pla_str_release(&bytes);
    return fits;
}
