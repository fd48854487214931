// SPDX-License-Identifier: Apache-2.0
/**
 * Agreement: how far assessors of one case agree, criterion by criterion. Where statistics are
 * given from outside, book_agreed.c shows them; else pairs of ratings that are equal, and at most
 * one level apart, are counted here. The sheet is there when any case was rated by two or more.
 */
#include "book.h"

#define LOW_AGREEMENT 0.7 /* below it a criterion is marked: a usual, not a proven, threshold */

enum { RUBRIC, CRITERION, TITLE, CASES, PAIRS, EXACT, ADJACENT, DISTANCE, DISPUTES };

/** Counts of one criterion. */
struct book_agreement {
    struct pla_text rubric, version, criterion;
    size_t cases, pairs, exact, adjacent, disputes;
    struct pla_rational distance; /**< sum over pairs */
    bool overflowed;
};

static const struct book_column columns[] = {
    [RUBRIC] = {"rubric", 22, PLA_CELL_TEXT},
    [CRITERION] = {"criterion", 20, PLA_CELL_TEXT},
    [TITLE] = {"title", 34, PLA_CELL_TEXT},
    [CASES] = {"cases", 9, PLA_CELL_WHOLE},
    [PAIRS] = {"pairs", 9, PLA_CELL_WHOLE},
    [EXACT] = {"exact", 9, PLA_CELL_SHARE},
    [ADJACENT] = {"adjacent", 11, PLA_CELL_SHARE},
    [DISTANCE] = {"mean difference", 12, PLA_CELL_STATISTIC},
    [DISPUTES] = {"disputes", 10, PLA_CELL_WHOLE},
};

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    pla_xlsx_low(sheet, book_column_range(EXACT, last), LOW_AGREEMENT);
    struct pla_xlsx_chart chart = {
        .kind = PLA_XLSX_BARS,
        .title = book_say(book, "Exact agreement by criterion"),
        .description = book_say(
            book, "Bar chart: share of pairs of ratings that are equal, by criterion; the same "
                  "numbers stand in the column exact."),
        .axis = book_say(book, "share of pairs that are equal"),
        .is_share = true,
        .header_row = 0,
        .first_row = 1,
        .last_row = last < 30 ? last : 30,
        .label_column = CRITERION,
        .first_column = EXACT,
        .last_column = EXACT,
    };
    (void)pla_xlsx_chart(sheet, last + 2, 1, &chart);
}

static const struct book_spec spec = {
    .name = "Agreement",
    .columns = columns,
    .count = sizeof(columns) / sizeof(columns[0]),
    .freeze_columns = 2,
    .dress = dress,
};

static struct book_agreement *
counts_of(struct pla_workbook *book, const struct pla_decision *decision, struct pla_text criterion)
{
    for (size_t i = 0; i < book->agreed_count; i++) {
        struct book_agreement *counts = &book->agreed[i];
        if (pla_text_equal(counts->criterion, criterion) &&
            pla_text_equal(counts->rubric, decision->rubric)) {
            return counts;
        }
    }
    struct book_agreement *items = pla_arena_grow(
        &book->arena, book->agreed, &book->agreed_capacity, book->agreed_count + 1, sizeof(*items));
    if (items == NULL) {
        return NULL;
    }
    book->agreed = items;
    items[book->agreed_count] =
        (struct book_agreement){.rubric = pla_text_copy(&book->arena, decision->rubric),
                                .version = pla_text_copy(&book->arena, decision->version),
                                .criterion = pla_text_copy(&book->arena, criterion),
                                .distance = PLA_ZERO};
    return &items[book->agreed_count++];
}

static void count_pair(struct book_agreement *counts, struct pla_rational a, struct pla_rational b)
{
    struct pla_rational more = pla_rational_max(a, b), less = pla_rational_min(a, b), apart;
    if (!pla_rational_sub(more, less, &apart)) {
        counts->overflowed = true;
        return;
    }
    counts->pairs++;
    counts->exact += pla_rational_is_zero(apart);
    counts->adjacent += pla_rational_compare(apart, PLA_WHOLE(1)) <= 0;
    counts->overflowed |= !pla_rational_add(counts->distance, apart, &counts->distance);
}

static bool is_independent(const struct pla_used_rating *rating)
{
    return !rating->cannot_judge && rating->role == PLA_ROLE_ASSESSOR;
}

static void count_case(struct pla_workbook *book, const struct pla_decision *decision,
                       const struct pla_criterion_result *criterion)
{
    size_t usable = 0;
    for (size_t i = 0; i < criterion->rating_count; i++) {
        usable += is_independent(&criterion->ratings[i]);
    }
    struct book_agreement *counts = usable >= 2 ? counts_of(book, decision, criterion->id) : NULL;
    if (counts == NULL) {
        return;
    }
    counts->cases++;
    counts->disputes += book_has_flag(decision, "dispute:", criterion->id);
    for (size_t i = 0; i < criterion->rating_count; i++) {
        for (size_t k = i + 1; k < criterion->rating_count; k++) {
            if (is_independent(&criterion->ratings[i]) && is_independent(&criterion->ratings[k])) {
                count_pair(counts, criterion->ratings[i].value, criterion->ratings[k].value);
            }
        }
    }
}

static void add(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context)
{
    (void)context;
    for (size_t i = 0; i < decision->criterion_count; i++) {
        count_case(book, decision, &decision->criteria[i]);
    }
}

static void put(struct pla_workbook *book, const struct book_agreement *counts)
{
    struct book_row row = book_row(book, &book->agreement);
    double pairs = counts->pairs > 0 && !counts->overflowed ? (double)counts->pairs : 0;
    book_text(&row, counts->rubric);
    book_text(&row, counts->criterion);
    book_text(&row, pla_about_criterion_title(book->about, counts->rubric, counts->version,
                                              counts->criterion));
    book_count(&row, counts->cases);
    book_count(&row, counts->pairs);
    book_double(&row, (double)counts->exact / pairs); /* no pairs: not a number, left empty */
    book_double(&row, (double)counts->adjacent / pairs);
    book_double(&row, pla_rational_to_double(counts->distance) / pairs);
    book_count(&row, counts->disputes);
    book_row_end(&row);
}

static void finish(struct pla_workbook *book)
{
    if (book->agreement_given != NULL) {
        book_agreed_put(book);
        return;
    }
    if (book->agreed_count == 0) {
        return;
    }
    book_list_begin(book, &book->agreement, &spec);
    for (size_t i = 0; i < book->agreed_count; i++) {
        put(book, &book->agreed[i]);
    }
    book_list_end(book, &book->agreement);
}

const struct book_part book_agreement_part = {NULL, add, finish};
