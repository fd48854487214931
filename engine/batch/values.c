// SPDX-License-Identifier: Apache-2.0
/** Array elements and values one after another, as records. */
#include "batch/values.h"

/** A value that begins further right than this is not looked for again by its column. */
enum { MOST_INDENT = 4096 };

/** What a phase wants next. */
enum step { STEP_ON, STEP_FILL, STEP_RECORD, STEP_FAULT, STEP_END };

/** What every phase works on. */
struct work {
    struct pla_values *values;
    struct pla_feed *feed;
    struct pla_record *out;
    struct pla_err *err;
};

void pla_values_start(struct pla_values *values, bool is_array)
{
    *values = (struct pla_values){.is_array = is_array, .is_line_blank = !is_array};
}

static bool opens(const struct pla_feed *feed)
{
    return feed->scan < feed->end &&
           (feed->bytes[feed->scan] == '{' || feed->bytes[feed->scan] == '[');
}

void pla_values_start_inside(struct pla_values *values, struct pla_feed *feed)
{
    pla_values_start(values, false);
    feed->start_line = feed->start_column = 1;
    values->starts_line = true;
    values->phase = opens(feed) ? PLA_VALUES_INSIDE : PLA_VALUES_SCALAR;
}

static enum step yield(struct work *work, size_t from, size_t to)
{
    enum pla_read what = pla_feed_yield(work->feed, from, to, work->out, work->err);
    return what == PLA_READ_RECORD ? STEP_RECORD : STEP_FAULT;
}

static enum step fault(struct work *work, const char *text)
{
    struct pla_feed *feed = work->feed;
    pla_err_set(work->err, PLA_SYNTAX, "%s", text);
    pla_feed_fault(feed, work->out, work->err, feed->line, pla_feed_column(feed, feed->scan));
    return STEP_FAULT;
}

/** Over white space between values; a line end makes the line blank again. */
static bool skip_space(struct work *work)
{
    size_t line = work->feed->line;
    bool is_text = pla_feed_skip_space(work->feed);
    work->values->is_line_blank = work->values->is_line_blank || work->feed->line != line;
    work->feed->begin = work->feed->scan;
    return is_text;
}

/** Take the byte at `scan`, which belongs to no value. */
static void consume(struct work *work)
{
    work->feed->begin = ++work->feed->scan;
    work->values->is_line_blank = false;
}

/** The value ended at `scan`; it began at `begin`. */
static enum step end_value(struct work *work, size_t to)
{
    size_t from = work->feed->begin;
    work->feed->begin = work->feed->scan;
    work->values->is_line_blank = false;
    work->values->phase = work->values->is_array ? PLA_VALUES_AFTER : PLA_VALUES_BEFORE;
    return yield(work, from, to);
}

static size_t trimmed(const struct pla_feed *feed, size_t to)
{
    while (to > feed->begin && pla_feed_is_space(feed->bytes[to - 1]))
        to--;
    return to;
}

static enum step array_is_open(struct work *work)
{
    work->values->phase = PLA_VALUES_DROP;
    return fault(work, "the array does not end");
}

static enum step step_before(struct work *work)
{
    struct pla_values *values = work->values;
    struct pla_feed *feed = work->feed;
    if (!skip_space(work)) {
        if (!feed->is_eof)
            return STEP_FILL;
        return values->is_array ? array_is_open(work) : STEP_END;
    }
    char c = feed->bytes[feed->scan];
    if (values->is_array && (c == ',' || c == ']')) {
        bool is_missing = c == ',' || values->after_comma;
        enum step step = is_missing ? fault(work, "a value is missing") : STEP_ON;
        values->phase = c == ']' ? PLA_VALUES_TAIL : PLA_VALUES_BEFORE;
        values->after_comma = c == ',';
        consume(work);
        return step;
    }
    feed->start_line = feed->line;
    feed->start_column = pla_feed_column(feed, feed->scan);
    values->starts_line = values->is_line_blank && feed->start_column <= MOST_INDENT;
    values->split = (struct pla_split){0};
    values->phase = opens(feed) ? PLA_VALUES_INSIDE : PLA_VALUES_SCALAR;
    return STEP_ON;
}

/** The brackets failed: look again from the value's first line, if it is still there. */
static enum step give_up(struct work *work)
{
    struct pla_feed *feed = work->feed;
    work->values->phase = PLA_VALUES_RECOVER;
    if (feed->is_discarding)
        return STEP_ON;
    feed->scan = feed->begin;
    feed->line = feed->start_line;
    feed->line_start = feed->base + feed->begin - (feed->start_column - 1);
    return STEP_ON;
}

static enum step step_inside(struct work *work)
{
    struct pla_feed *feed = work->feed;
    const char *at = feed->bytes + feed->scan, *line = NULL;
    size_t lines = 0;
    enum pla_split_end end =
        pla_split_value(&work->values->split, &at, feed->bytes + feed->end, &lines, &line);
    feed->scan = (size_t)(at - feed->bytes);
    if (lines > 0) {
        feed->line += lines;
        feed->line_start = feed->base + (uint64_t)(line - feed->bytes);
    }
    if (end == PLA_SPLIT_END)
        return end_value(work, feed->scan);
    if (end == PLA_SPLIT_MORE && !feed->is_eof)
        return STEP_FILL;
    return give_up(work);
}

/** A value that is no object or array ends with its line, in an array also before ',' and ']'. */
static enum step step_scalar(struct work *work)
{
    struct pla_feed *feed = work->feed;
    struct pla_split *split = &work->values->split;
    for (; feed->scan < feed->end; feed->scan++) {
        char c = feed->bytes[feed->scan];
        bool is_bracket = work->values->is_array && !split->in_string && (c == ',' || c == ']');
        if (c == '\n' || is_bracket)
            break;
        if (split->is_escaped)
            split->is_escaped = false;
        else if (c == '\\')
            split->is_escaped = split->in_string;
        else if (c == '"')
            split->in_string = !split->in_string;
    }
    if (feed->scan == feed->end && !feed->is_eof)
        return STEP_FILL;
    return end_value(work, trimmed(feed, feed->scan));
}

/**
 * Does the next value begin on the line at `from`? Then it stands in the column of the broken one,
 * and in an array behind a comma.
 * @param out_to  where the broken value ends
 */
static bool begins_next(const struct work *work, size_t from, size_t *out_to)
{
    const struct pla_feed *feed = work->feed;
    size_t at = from + feed->start_column - 1;
    if (at >= feed->end || feed->bytes[at] != '{')
        return false;
    for (size_t i = from; i < at; i++)
        if (feed->bytes[i] != ' ' && feed->bytes[i] != '\t')
            return false;
    *out_to = trimmed(feed, from);
    if (!work->values->is_array)
        return true;
    bool is_comma = *out_to > feed->begin && feed->bytes[*out_to - 1] == ',';
    *out_to -= is_comma;
    return is_comma;
}

static enum step step_recover(struct work *work)
{
    struct pla_values *values = work->values;
    struct pla_feed *feed = work->feed;
    for (; feed->scan < feed->end; feed->scan++) {
        if (feed->bytes[feed->scan] != '\n')
            continue;
        size_t next = feed->scan + 1, to;
        if (next + feed->start_column > feed->end && !feed->is_eof)
            return STEP_FILL; /* the byte that decides is not there yet */
        if (values->starts_line && begins_next(work, next, &to)) {
            size_t from = feed->begin;
            pla_feed_pass_line_end(feed);
            feed->begin = feed->scan = next;
            values->phase = PLA_VALUES_BEFORE;
            values->is_line_blank = values->after_comma = true;
            return yield(work, from, to);
        }
        pla_feed_pass_line_end(feed);
    }
    if (!feed->is_eof)
        return STEP_FILL;
    size_t from = feed->begin, to = trimmed(feed, feed->scan);
    feed->begin = feed->scan;
    values->phase = PLA_VALUES_DROP;
    return yield(work, from, to);
}

/** Behind a value of an array. A missing comma is a fault, but what follows is read. */
static enum step step_after(struct work *work)
{
    struct pla_values *values = work->values;
    struct pla_feed *feed = work->feed;
    if (!skip_space(work))
        return feed->is_eof ? array_is_open(work) : STEP_FILL;
    char c = feed->bytes[feed->scan];
    if (c == ',' || c == ']') {
        values->phase = c == ',' ? PLA_VALUES_BEFORE : PLA_VALUES_TAIL;
        values->after_comma = c == ',';
        consume(work);
        return STEP_ON;
    }
    enum step step = fault(work, "expected ',' or ']' behind a portfolio");
    for (; feed->scan < feed->end; feed->scan++) {
        c = feed->bytes[feed->scan];
        if (c == ',' || c == ']' || c == '{' || c == '\n')
            break;
    }
    feed->begin = feed->scan;
    if (opens(feed))
        values->phase = PLA_VALUES_BEFORE;
    return step;
}

static enum step step_tail(struct work *work)
{
    if (!skip_space(work))
        return work->feed->is_eof ? STEP_END : STEP_FILL;
    work->values->phase = PLA_VALUES_DROP;
    return fault(work, "text follows the end of the array");
}

static enum step step_drop(struct work *work)
{
    (void)work;
    return STEP_END;
}

static enum step (*const steps[])(struct work *) = {
    [PLA_VALUES_BEFORE] = step_before, [PLA_VALUES_INSIDE] = step_inside,
    [PLA_VALUES_SCALAR] = step_scalar, [PLA_VALUES_RECOVER] = step_recover,
    [PLA_VALUES_AFTER] = step_after,   [PLA_VALUES_TAIL] = step_tail,
    [PLA_VALUES_DROP] = step_drop,
};

enum pla_read pla_values_next(struct pla_values *values, struct pla_feed *feed,
                              struct pla_record *out, struct pla_err *err)
{
    struct work work = {values, feed, out, err};
    for (;;) {
        enum step step = steps[values->phase](&work);
        if (step == STEP_RECORD || step == STEP_FAULT)
            return step == STEP_RECORD ? PLA_READ_RECORD : PLA_READ_FAULT;
        if (step == STEP_END)
            return PLA_READ_END;
        if (step == STEP_ON)
            continue;
        enum pla_fill filled = pla_feed_fill(feed);
        if (filled == PLA_FILL_FULL)
            pla_feed_discard(feed);
        else if (filled == PLA_FILL_AGAIN)
            return PLA_READ_AGAIN;
        else if (filled == PLA_FILL_FAILED)
            return PLA_READ_END;
    }
}
