// SPDX-License-Identifier: Apache-2.0
/** Recommendations as lines for a terminal. */
#include "table.h"

#include "base/utf8.h"

/** Columns with a fixed width; the reasons take what is left, or a line of their own. */
static const struct {
    const char *title;
    size_t width;
    bool is_right;
} layout[] = {
    {"portfolio", 14, false}, {"learner", 10, false}, {"award", 18, false},
    {"status", 11, false},    {"credits", 7, true},
};
enum { FIXED = sizeof(layout) / sizeof(layout[0]), GAP = 2 };

/** Fewer columns than this say nothing useful of a reason. */
enum { LEAST_ROOM = 40 };

static void put_padding(struct pla_str *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pla_str_put_c(out, ' ');
    }
}

/* A cell that does not fit is cut and ends in "~", so that columns stay aligned. */
static void put_cell(struct pla_str *out, struct pla_text text, size_t width, bool is_right)
{
    size_t columns = pla_utf8_width(text);
    if (columns > width) {
        size_t bytes = pla_utf8_cut(text, width - 1);
        struct pla_text kept = {text.at, bytes};
        pla_str_put_text(out, kept);
        pla_str_put_c(out, '~');
        put_padding(out, width - 1 - pla_utf8_width(kept));
        return;
    }
    if (is_right) {
        put_padding(out, width - columns);
    }
    pla_str_put_text(out, text);
    if (!is_right) {
        put_padding(out, width - columns);
    }
}

static void put_last(struct pla_str *out, struct pla_text text, size_t room)
{
    if (room > 0 && pla_utf8_width(text) > room) {
        pla_str_put_text(out, (struct pla_text){text.at, pla_utf8_cut(text, room - 1)});
        pla_str_put_c(out, '~');
        return;
    }
    pla_str_put_text(out, text);
}

/** A cell of a fixed column and the gap behind it, which a line that ends there does without. */
static void put_fixed(struct pla_str *out, size_t i, struct pla_text text, bool is_end)
{
    put_cell(out, text, layout[i].width, layout[i].is_right);
    if (!is_end) {
        put_padding(out, GAP);
    }
}

static size_t fixed_width(void)
{
    size_t sum = 0;
    for (size_t i = 0; i < FIXED; i++) {
        sum += layout[i].width + GAP;
    }
    return sum;
}

/** Is the terminal too narrow for the reasons beside the rest? */
static bool is_narrow(const struct pla_table *table)
{
    return table->width > 0 && table->width < fixed_width() + LEAST_ROOM;
}

/** Too narrow even for the columns before them, so that each award is a few short lines? */
static bool is_stacked(const struct pla_table *table)
{
    return table->width > 0 && table->width < fixed_width() - GAP;
}

/** Bytes of the next line of a text: up to a space, or within a word that is longer than a line. */
static size_t line_of(struct pla_text text, size_t room)
{
    size_t fits = pla_utf8_cut(text, room), end = fits;
    if (fits == text.length)
        return fits;
    while (end > 0 && text.at[end] != ' ')
        end--;
    return end > 0 ? end : fits;
}

/** Lines below, moved in, broken between words. */
static void put_below(const struct pla_table *table, struct pla_text text, struct pla_str *out)
{
    size_t room = table->width > GAP ? table->width - GAP : 1;
    while (text.length > 0) {
        size_t bytes = line_of(text, room);
        if (bytes == 0) /* not even one character fits */
            bytes = text.length;
        PLA_PUT(out, "\n  ");
        pla_str_put(out, text.at, bytes);
        bytes += bytes < text.length && text.at[bytes] == ' ';
        text = (struct pla_text){text.at + bytes, text.length - bytes};
    }
}

/** The reasons, behind the other columns or on the next lines. */
static void put_why(const struct pla_table *table, struct pla_text why, struct pla_str *out)
{
    if (is_narrow(table))
        put_below(table, why, out);
    else
        put_last(out, why, table->width > 0 ? table->width - fixed_width() : 0);
    pla_str_put_c(out, '\n');
}

static void put_header(const struct pla_table *table, struct pla_str *out)
{
    if (is_stacked(table))
        return; /* each award says what it is */
    for (size_t i = 0; i < FIXED; i++) {
        put_fixed(out, i, pla_text_of(layout[i].title), is_narrow(table) && i + 1 == FIXED);
    }
    put_why(table, PLA_TEXT("why"), out);
}

/** Whose award it is, then what became of it: two lines in place of columns. */
static void put_stacked(const struct pla_table *table, const struct pla_str cells[FIXED],
                        struct pla_str *out)
{
    struct pla_str line = {0};
    pla_str_put(&line, cells[0].at, cells[0].length);
    for (size_t i = 1; i + 2 < FIXED; i++) {
        PLA_PUT(&line, "  ");
        pla_str_put(&line, cells[i].at, cells[i].length);
    }
    put_last(out, (struct pla_text){line.at, line.length}, table->width);
    pla_str_empty(&line);
    pla_str_put(&line, cells[FIXED - 2].at, cells[FIXED - 2].length);
    PLA_PUT(&line, ", credits ");
    pla_str_put(&line, cells[FIXED - 1].at, cells[FIXED - 1].length);
    put_below(table, (struct pla_text){line.at, line.length}, out);
    out->failed = out->failed || line.failed;
    pla_str_release(&line);
}

static void put_row(const struct pla_table *table, const struct pla_decision *decision,
                    const struct pla_award_result *award, struct pla_str cells[FIXED + 1],
                    struct pla_str *out)
{
    struct pla_text texts[FIXED] = {
        decision->portfolio, decision->learner,
        award->id,           pla_text_of(pla_award_status_name(award->status)),
        {NULL, 0},
    };
    for (size_t i = 0; i < FIXED; i++) {
        pla_str_empty(&cells[i]);
        pla_utf8_put_safe(&cells[i], texts[i]);
    }
    if (award->kind == PLA_AWARD_POINTS &&
        (award->status == PLA_STATUS_RECOMMENDED || award->status == PLA_STATUS_ALREADY)) {
        pla_rational_put(&cells[FIXED - 1], award->earned);
        PLA_PUT(&cells[FIXED - 1], " pt");
    } else {
        pla_rational_put(&cells[FIXED - 1], award->credits);
    }
    struct pla_str *why = &cells[FIXED];
    struct pla_str raw;
    pla_str_init(&raw);
    pla_award_put_cuts(award, &raw);
    size_t cuts = raw.length;
    if (cuts > 0) {
        PLA_PUT(&raw, "; ");
    }
    pla_award_put_why(award, &raw);
    if (cuts > 0 && raw.length == cuts + 2) {
        raw.length = cuts; /* nothing follows */
    }
    pla_str_empty(why);
    pla_utf8_put_safe(why, (struct pla_text){raw.at, raw.length});
    out->failed = out->failed || raw.failed;
    pla_str_release(&raw);
    if (is_stacked(table))
        put_stacked(table, cells, out);
    for (size_t i = 0; i < FIXED && !is_stacked(table); i++) {
        put_fixed(out, i, (struct pla_text){cells[i].at, cells[i].length},
                  is_narrow(table) && i + 1 == FIXED);
    }
    put_why(table, (struct pla_text){why->at, why->length}, out);
}

/** A decision without awards; its cells are cut to fit where there are columns. */
static void put_empty(const struct pla_table *table, const struct pla_decision *decision,
                      struct pla_str *out)
{
    struct pla_str line = {0}, safe = {0};
    struct pla_text ids[] = {decision->portfolio, decision->learner};
    for (size_t i = 0; i < 2; i++) {
        pla_str_empty(&safe);
        pla_utf8_put_safe(&safe, ids[i]);
        struct pla_text cell = {safe.at, safe.length};
        if (is_stacked(table))
            pla_str_put_text(&line, cell);
        else
            put_cell(&line, cell, layout[i].width, false);
        PLA_PUT(&line, "  ");
    }
    PLA_PUT(&line, "no award of ");
    pla_str_put_text(&line, decision->rubric);
    pla_str_put_format(&line, " (%s)", pla_decision_status_name(decision->status));
    put_last(out, (struct pla_text){line.at, line.length}, table->width);
    pla_str_put_c(out, '\n');
    out->failed = out->failed || line.failed || safe.failed;
    pla_str_release(&line);
    pla_str_release(&safe);
}

void pla_table_add(struct pla_table *table, const struct pla_decision *decision,
                   const struct pla_context *context, struct pla_str *out)
{
    (void)context;
    if (!table->begun) {
        put_header(table, out);
        table->begun = true;
    }
    if (decision->award_count == 0) {
        put_empty(table, decision, out);
        return;
    }
    struct pla_str cells[FIXED + 1];
    for (size_t i = 0; i <= FIXED; i++) {
        pla_str_init(&cells[i]);
    }
    for (size_t i = 0; i < decision->award_count; i++) {
        put_row(table, decision, &decision->awards[i], cells, out);
    }
    for (size_t i = 0; i <= FIXED; i++) {
        out->failed = out->failed || cells[i].failed;
        pla_str_release(&cells[i]);
    }
}
