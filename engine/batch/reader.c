// SPDX-License-Identifier: Apache-2.0
/** Files to records: which kind a file is, lines, and from one file to the next. */
#include "batch/reader.h"

#include <string.h>
#include <sys/stat.h>

#include "batch/feed.h"
#include "batch/split.h"
#include "batch/values.h"

enum mode { MODE_DETECT, MODE_LINES, MODE_ARRAY, MODE_VALUES };

static const char byte_order_mark[] = "\xEF\xBB\xBF";
enum { MARK_BYTES = 3 };

struct pla_reader {
    const struct pla_input *inputs;
    size_t input_count, next_input;
    uint64_t position, all_bytes;
    bool is_over;

    struct pla_feed feed;
    enum mode mode;
    struct pla_values values;
    bool is_lines_by_name, has_mark;
    uint64_t yielded; /**< records and faults of the open file */

    const struct pla_record_source *source; /**< instead of files */
};

enum pla_code pla_reader_new(const struct pla_input *inputs, size_t count, size_t limit_bytes,
                             struct pla_reader **out, struct pla_err *err)
{
    struct pla_reader *reader = pla_heap_alloc(sizeof *reader);
    if (reader == NULL)
        return pla_err_memory(err);
    *reader = (struct pla_reader){
        .inputs = inputs, .input_count = count, .feed = {.limit_bytes = limit_bytes}};
    bool is_known = true;
    for (size_t i = 0; i < count; i++) {
        struct stat status;
        bool is_file = strcmp(inputs[i].path, "-") != 0 && stat(inputs[i].path, &status) == 0 &&
                       S_ISREG(status.st_mode);
        if (is_file)
            reader->all_bytes += (uint64_t)status.st_size;
        is_known = is_known && is_file;
    }
    if (!is_known)
        reader->all_bytes = 0;
    *out = reader;
    return PLA_OK;
}

enum pla_code pla_reader_over(const struct pla_record_source *source, struct pla_reader **out,
                              struct pla_err *err)
{
    struct pla_reader *reader = pla_heap_alloc(sizeof *reader);
    if (reader == NULL)
        return pla_err_memory(err);
    *reader = (struct pla_reader){.source = source, .feed = {.fd = -1}};
    *out = reader;
    return PLA_OK;
}

void pla_reader_free(struct pla_reader *reader)
{
    if (reader == NULL)
        return;
    pla_feed_close(&reader->feed);
    pla_heap_free(reader->feed.bytes);
    pla_heap_free(reader);
}

/** The reader that reads files, at the end of a chain of sources; NULL if there is none. */
static const struct pla_reader *innermost(const struct pla_reader *reader)
{
    while (reader != NULL && reader->source != NULL)
        reader = reader->source->inner;
    return reader;
}

int pla_reader_fd(const struct pla_reader *reader)
{
    reader = innermost(reader);
    if (reader == NULL)
        return -1;
    return reader->feed.fd;
}

void pla_reader_progress(const struct pla_reader *reader, uint64_t *out_done, uint64_t *out_all)
{
    reader = innermost(reader);
    *out_done = reader != NULL ? reader->feed.done_bytes : 0;
    *out_all = reader != NULL ? reader->all_bytes : 0;
}

/** The line begin..stop, consumed with its end; PLA_READ_AGAIN if it is blank. */
static enum pla_read yield_line(struct pla_feed *feed, size_t stop, struct pla_record *out,
                                struct pla_err *err)
{
    size_t from = feed->begin, to = stop;
    while (to > from && pla_feed_is_space(feed->bytes[to - 1]))
        to--;
    while (from < to && pla_feed_is_space(feed->bytes[from]))
        from++;
    feed->start_line = feed->line++;
    feed->start_column = feed->is_discarding ? 1 : from - feed->begin + 1;
    feed->scan = feed->begin = stop < feed->end ? stop + 1 : stop;
    if (from == to && !feed->is_discarding)
        return PLA_READ_AGAIN;
    return pla_feed_yield(feed, from, to, out, err);
}

static enum pla_read next_line(struct pla_feed *feed, struct pla_record *out, struct pla_err *err)
{
    for (;;) {
        size_t unseen = feed->end - feed->scan;
        const char *stop = unseen > 0 ? memchr(feed->bytes + feed->scan, '\n', unseen) : NULL;
        bool is_last = feed->is_eof && (feed->end > feed->begin || feed->is_discarding);
        if (stop != NULL || is_last) {
            size_t offset = stop != NULL ? (size_t)(stop - feed->bytes) : feed->end;
            enum pla_read what = yield_line(feed, offset, out, err);
            if (what != PLA_READ_AGAIN)
                return what;
            continue;
        }
        if (feed->is_eof)
            return PLA_READ_END;
        feed->scan = feed->end;
        enum pla_fill filled = pla_feed_fill(feed);
        if (filled == PLA_FILL_FULL)
            pla_feed_discard(feed);
        else if (filled == PLA_FILL_AGAIN)
            return PLA_READ_AGAIN;
        else if (filled == PLA_FILL_FAILED)
            return PLA_READ_END;
    }
}

/** Does a line that ends with this leave a value open that goes on in the next? */
static bool goes_on(char last)
{
    return last == '{' || last == '[' || last == ',' || last == ':';
}

static bool is_whole_object(const char *at, const char *end)
{
    struct pla_split split = {0};
    return *at == '{' && pla_split_value(&split, &at, end, NULL, NULL) == PLA_SPLIT_END &&
           at == end;
}

/**
 * Tell lines from values by the first line from..to: it is a whole object, or it is broken (it does
 * not end where a value goes on) and an object follows at the start of the next text.
 * @return false when more must be read to tell
 */
static bool detect_lines(struct pla_reader *reader, size_t from)
{
    const struct pla_feed *feed = &reader->feed;
    const char *line = feed->bytes + from, *end = feed->bytes + feed->end;
    const char *stop = memchr(line, '\n', feed->end - from);
    if (stop == NULL)
        return feed->is_eof;
    const char *next = stop;
    while (pla_feed_is_space(stop[-1])) /* the line holds text, so this ends inside it */
        stop--;
    if (is_whole_object(line, stop)) {
        reader->mode = MODE_LINES;
        return true;
    }
    while (next < end && pla_feed_is_space(*next))
        next++;
    if (next == end)
        return feed->is_eof;
    if (*next == '{' && !goes_on(stop[-1]))
        reader->mode = MODE_LINES;
    return true;
}

/** Decide the mode. @return false when more must be read first */
static bool detect(struct pla_reader *reader)
{
    const struct pla_feed *feed = &reader->feed;
    size_t from = 0;
    bool is_all = feed->is_eof || feed->end >= feed->limit_bytes;
    reader->mode = MODE_VALUES;
    if (feed->end < MARK_BYTES && !is_all)
        return false;
    reader->has_mark =
        feed->end >= MARK_BYTES && memcmp(feed->bytes, byte_order_mark, MARK_BYTES) == 0;
    if (reader->has_mark)
        from = MARK_BYTES;
    while (from < feed->end && pla_feed_is_space(feed->bytes[from]))
        from++;
    if (from == feed->end)
        return is_all;
    if (feed->bytes[from] == '[')
        reader->mode = MODE_ARRAY;
    else
        return detect_lines(reader, from) || is_all;
    return true;
}

/** Step into an array, or over a mark, which the strict scanner is to see as part of a value. */
static enum pla_read enter(struct pla_reader *reader, struct pla_record *out, struct pla_err *err)
{
    struct pla_feed *feed = &reader->feed;
    pla_values_start(&reader->values, reader->mode == MODE_ARRAY);
    if (reader->has_mark && reader->mode != MODE_LINES)
        feed->scan = MARK_BYTES;
    if (reader->mode == MODE_VALUES && reader->has_mark)
        pla_values_start_inside(&reader->values, feed);
    if (reader->mode != MODE_ARRAY)
        return PLA_READ_RECORD;
    pla_feed_skip_space(feed);
    feed->begin = ++feed->scan;
    if (!reader->has_mark)
        return PLA_READ_RECORD;
    pla_err_set(err, PLA_SYNTAX, "a byte order mark stands before the text");
    pla_err_hint(err, "save the file as UTF-8 without one");
    return pla_feed_fault(feed, out, err, 1, 1);
}

/** Read until the mode is clear. PLA_READ_RECORD: it is. */
static enum pla_read start(struct pla_reader *reader, struct pla_record *out, struct pla_err *err)
{
    if (reader->is_lines_by_name) {
        reader->mode = MODE_LINES;
        return PLA_READ_RECORD;
    }
    while (!detect(reader)) {
        reader->mode = MODE_DETECT;
        enum pla_fill filled = pla_feed_fill(&reader->feed);
        if (filled == PLA_FILL_AGAIN)
            return PLA_READ_AGAIN;
        if (filled == PLA_FILL_FAILED)
            return PLA_READ_END;
    }
    return enter(reader, out, err);
}

/** Next of the open file; PLA_READ_END at its end or when it cannot be read on. */
static enum pla_read next_of_file(struct pla_reader *reader, struct pla_record *out,
                                  struct pla_err *err)
{
    if (reader->mode == MODE_DETECT) {
        enum pla_read what = start(reader, out, err);
        if (what != PLA_READ_RECORD)
            return what;
    }
    return reader->mode == MODE_LINES ? next_line(&reader->feed, out, err)
                                      : pla_values_next(&reader->values, &reader->feed, out, err);
}

static enum pla_read open_next(struct pla_reader *reader, struct pla_record *out,
                               struct pla_err *err)
{
    const struct pla_input *input = &reader->inputs[reader->next_input++];
    if (pla_feed_open(&reader->feed, input, err) != PLA_OK)
        return pla_feed_fault(&reader->feed, out, err, 0, 0);
    reader->mode = MODE_DETECT;
    reader->is_lines_by_name = pla_input_is_lines(input->name);
    reader->yielded = 0;
    return PLA_READ_RECORD;
}

/** The open file is done: a fault if it could not be read to its end or held nothing. */
static enum pla_read finish(struct pla_reader *reader, struct pla_record *out, struct pla_err *err)
{
    struct pla_feed *feed = &reader->feed;
    pla_feed_close(feed);
    if (feed->failed.code != PLA_OK) {
        *err = feed->failed;
        reader->is_over = err->code == PLA_MEMORY;
        return pla_feed_fault(feed, out, err, 0, 0);
    }
    if (reader->yielded > 0)
        return PLA_READ_RECORD;
    pla_err_set(err, PLA_MISSING, "holds no portfolio");
    return pla_feed_fault(feed, out, err, 0, 0);
}

static enum pla_read next(struct pla_reader *reader, struct pla_record *out, struct pla_err *err)
{
    for (;;) {
        if (!reader->feed.is_open) {
            if (reader->is_over || reader->next_input == reader->input_count)
                return PLA_READ_END;
            if (open_next(reader, out, err) == PLA_READ_FAULT)
                return PLA_READ_FAULT;
        }
        enum pla_read what = next_of_file(reader, out, err);
        if (what != PLA_READ_END) {
            reader->yielded += what != PLA_READ_AGAIN;
            return what;
        }
        if (finish(reader, out, err) == PLA_READ_FAULT)
            return PLA_READ_FAULT;
    }
}

enum pla_read pla_reader_next(struct pla_reader *reader, struct pla_record *out,
                              struct pla_err *err)
{
    if (reader->source != NULL)
        return reader->source->next(reader->source->ctx, out, err);
    enum pla_read what = next(reader, out, err);
    if (what == PLA_READ_RECORD || what == PLA_READ_FAULT)
        out->position = reader->position++;
    return what;
}
