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

enum {
    PREFIX = 8, /**< big-endian length before each field */
    FIELDS = 7,
    NUMBER_OR_DATE = 48, /**< more than the longest number, or date, takes */
};

/** Where bytes go next; the room was reckoned before. */
struct pen {
    char *at;
    struct pla_str scratch; /**< numbers and dates are made here */
    bool failed;            /**< memory ended while something was formatted */
    struct pla_date date;   /**< the last one: ratings of one day come in rows */
    struct pla_text dated;  /**< its bytes */
    struct pla_text roles[PLA_ROLE_JOINT + 1];
};

static void put_field(struct pen *pen, struct pla_text text)
{
    uint64_t length = text.length;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    length = __builtin_bswap64(length);
#endif
    memcpy(pen->at, &length, PREFIX);
    pen->at += PREFIX;
    pla_bytes_copy(pen->at, text.at, text.length);
    pen->at += text.length;
}

static void put_scratch(struct pen *pen)
{
    put_field(pen, (struct pla_text){pen->scratch.at, pen->scratch.length});
    pen->failed |= pen->scratch.failed; /* clearing forgets it */
    pla_str_clear(&pen->scratch);
}

static void put_level(struct pen *pen, const struct pla_rating *rating)
{
    if (rating->level.at != NULL || !rating->has_number) {
        put_field(pen, rating->level);
        return;
    }
    pla_rational_put_fraction(&pen->scratch, rating->number);
    put_scratch(pen);
}

static void put_rated(struct pen *pen, const struct pla_date *date)
{
    bool is_last = pen->dated.at != NULL && date->state == PLA_DATE_KNOWN &&
                   pen->date.first == date->first && pen->date.last == date->last;

    if (is_last) {
        put_field(pen, pen->dated);
        return;
    }
    if (date->state == PLA_DATE_KNOWN)
        pla_date_put(&pen->scratch, *date);
    else if (date->state == PLA_DATE_UNKNOWN)
        PLA_PUT(&pen->scratch, "unknown");
    size_t length = pen->scratch.length;
    put_scratch(pen);
    if (date->state == PLA_DATE_KNOWN) {
        pen->date = *date;
        pen->dated = (struct pla_text){pen->at - length, length};
    }
}

static void put_rating(struct pen *pen, const struct pla_rating *rating)
{
    put_field(pen, rating->claim);
    put_field(pen, rating->criterion);
    put_field(pen, rating->assessor);
    put_field(pen, pen->roles[rating->role]);
    put_field(pen, rating->panel);
    put_level(pen, rating);
    put_rated(pen, &rating->rated);
}

static size_t most_bytes(const struct pen *pen, const struct pla_rating *rating)
{
    return FIELDS * PREFIX + NUMBER_OR_DATE * 2 + rating->claim.length + rating->criterion.length +
           rating->assessor.length + pen->roles[rating->role].length + rating->panel.length +
           rating->level.length;
}

static int by_bytes(const void *a, const void *b)
{
    return pla_text_compare(*(const struct pla_text *)a, *(const struct pla_text *)b);
}

/** The ratings as bytes, sorted. */
struct lines {
    struct pla_text *items;
    size_t count, bytes;
};

static void sort(struct lines *lines)
{
    enum { FEW = 24 }; /* beyond, moving one by one takes longer */
    if (lines->count > FEW) {
        qsort(lines->items, lines->count, sizeof *lines->items, by_bytes);
        return;
    }
    for (size_t i = 1; i < lines->count; i++) {
        struct pla_text moving = lines->items[i];
        size_t at = i;
        for (; at > 0 && pla_text_compare(lines->items[at - 1], moving) > 0; at--)
            lines->items[at] = lines->items[at - 1];
        lines->items[at] = moving;
    }
}

/** @return false if memory is exhausted */
static bool write_lines(const struct pla_run *run, struct lines *out)
{
    const struct pla_criterion_result *criteria = run->criteria;
    struct pen pen = {.at = NULL};
    size_t most = 0;

    *out = (struct lines){.count = 0};
    for (int role = 0; role <= PLA_ROLE_JOINT; role++)
        pen.roles[role] = pla_text_of(pla_role_name((enum pla_role)role));
    for (size_t c = 0; c < run->rubric->criterion_count; c++) {
        out->count += criteria[c].rating_count;
        for (size_t i = 0; i < criteria[c].rating_count; i++)
            most += most_bytes(&pen, criteria[c].ratings[i].source);
    }
    char *bytes = pla_arena_raw(run->arena, most);
    out->items = PLA_NEW_ARRAY(run->arena, out->count, struct pla_text);
    if (bytes == NULL || out->items == NULL)
        return false;
    pla_str_init(&pen.scratch);
    pen.at = bytes;
    struct pla_text *line = out->items;
    for (size_t c = 0; c < run->rubric->criterion_count; c++)
        for (size_t i = 0; i < criteria[c].rating_count; i++, line++) {
            line->at = pen.at;
            put_rating(&pen, criteria[c].ratings[i].source);
            line->length = (size_t)(pen.at - line->at);
        }
    out->bytes = (size_t)(pen.at - bytes);
    bool fits = !pen.failed;
    pla_str_release(&pen.scratch);
    sort(out);
    return fits;
}

bool pla_run_ratings_print(const struct pla_run *run, struct pla_sha256 *hash,
                           char out_hex[PLA_SHA256_HEX + 1])
{
    struct lines lines;

    if (!write_lines(run, &lines))
        return false;
    char *bytes = pla_arena_raw(run->arena, lines.bytes);
    if (bytes == NULL)
        return false;
    char *at = bytes;
    for (size_t i = 0; i < lines.count; i++) {
        memcpy(at, lines.items[i].at, lines.items[i].length);
        at += lines.items[i].length;
    }
    pla_sha256_begin(hash);
    pla_sha256_add(hash, bytes, lines.bytes);
    pla_sha256_end(hash, out_hex);
    return true;
}
