// SPDX-License-Identifier: Apache-2.0
/** A file in pieces: open, fill, forget, give records with their place. */
#include "batch/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 256 << 10, SLACK = 64 << 10, FILLS_AT_ONCE = 256 };

bool pla_feed_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

enum pla_read pla_feed_fault(const struct pla_feed *feed, struct pla_record *out,
                             struct pla_err *err, size_t line, size_t column)
{
    *out = (struct pla_record){.name = feed->name, .line = line, .column = column};
    if (line == 0)
        pla_err_prepend(err, "%s", feed->name);
    else
        pla_err_prepend(err, "%s:%zu:%zu", feed->name, line, column);
    return PLA_READ_FAULT;
}

/** What a file is that begins so and is no JSON at all: one message in place of one a line. */
static const struct {
    const char *begin, *what, *hint;
} others[] = {
    {"\xFF\xFE", "this is UTF-16 text", "save it as UTF-8"},
    {"\xFE\xFF", "this is UTF-16 text", "save it as UTF-8"},
    {"PK\x03\x04", "this is a workbook or another packed file, not portfolios", NULL},
    {"\xD0\xCF\x11\xE0", "this is an office document, not portfolios", NULL},
    {"%PDF", "this is a PDF document, not portfolios", NULL},
    {"\x1F\x8B", "this is a compressed file", "gzip -dc FILE | plaudit score - ..."},
};

static enum pla_code refuse_other(int fd, struct pla_err *err)
{
    char begin[4];
    ssize_t got = pread(fd, begin, sizeof begin, 0);
    for (size_t i = 0; got > 0 && i < sizeof others / sizeof *others; i++) {
        size_t length = strlen(others[i].begin);
        if (length > (size_t)got || memcmp(begin, others[i].begin, length) != 0)
            continue;
        pla_err_set(err, PLA_SYNTAX, "%s", others[i].what);
        if (others[i].hint != NULL)
            pla_err_hint(err, "%s", others[i].hint);
        return PLA_SYNTAX;
    }
    return PLA_OK;
}

enum pla_code pla_feed_open(struct pla_feed *feed, const struct pla_input *input,
                            struct pla_err *err)
{
    bool is_stdin = strcmp(input->path, "-") == 0;
    struct stat status;
    feed->name = input->name;
    int fd = is_stdin ? STDIN_FILENO : open(input->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 || fstat(fd, &status) != 0)
        return pla_err_set(err, PLA_MISSING, "cannot be opened: %s", strerror(errno));
    enum pla_code code = S_ISREG(status.st_mode) ? refuse_other(fd, err) : PLA_OK;
    if (code != PLA_OK) {
        if (!is_stdin)
            close(fd);
        return code;
    }
    feed->fd = fd;
    feed->is_open = true;
    feed->is_eof = feed->is_discarding = false;
    feed->is_regular = S_ISREG(status.st_mode);
    feed->failed = (struct pla_err){0};
    feed->begin = feed->scan = feed->end = 0;
    feed->base = feed->line_start = 0;
    feed->line = 1;
    return PLA_OK;
}

void pla_feed_close(struct pla_feed *feed)
{
    if (feed->is_open && feed->fd != STDIN_FILENO)
        close(feed->fd);
    feed->is_open = false;
}

/** Room behind `end`: move the rest to the front, or grow up to the limit. */
static enum pla_fill make_room(struct pla_feed *feed)
{
    if (feed->end < feed->capacity)
        return PLA_FILL_MORE;
    if (feed->begin > 0) {
        memmove(feed->bytes, feed->bytes + feed->begin, feed->end - feed->begin);
        feed->base += feed->begin;
        feed->scan -= feed->begin;
        feed->end -= feed->begin;
        feed->begin = 0;
        return PLA_FILL_MORE;
    }
    size_t most = feed->limit_bytes + SLACK;
    if (feed->capacity >= most)
        return PLA_FILL_FULL;
    size_t capacity = feed->capacity == 0 ? FIRST_CAPACITY : feed->capacity * 2;
    capacity = capacity < most ? capacity : most;
    char *bytes = pla_heap_resize(feed->bytes, capacity);
    if (bytes == NULL) {
        pla_err_memory(&feed->failed);
        return PLA_FILL_FAILED;
    }
    feed->bytes = bytes;
    feed->capacity = capacity;
    return PLA_FILL_MORE;
}

enum pla_fill pla_feed_fill(struct pla_feed *feed)
{
    if (feed->is_eof)
        return PLA_FILL_END;
    enum pla_fill room = make_room(feed);
    if (room != PLA_FILL_MORE)
        return room;
    if (++feed->fills > FILLS_AT_ONCE) { /* no record in all this: let the caller look around */
        feed->fills = 0;
        return PLA_FILL_AGAIN;
    }
    if (!feed->is_regular) {
        struct pollfd input = {.fd = feed->fd, .events = POLLIN};
        if (poll(&input, 1, 0) == 0)
            return PLA_FILL_AGAIN;
    }
    ssize_t got = read(feed->fd, feed->bytes + feed->end, feed->capacity - feed->end);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK))
        return PLA_FILL_AGAIN;
    if (got < 0) {
        pla_err_set(&feed->failed, PLA_MISSING, "cannot be read: %s", strerror(errno));
        return PLA_FILL_FAILED;
    }
    feed->is_eof = got == 0;
    feed->end += (size_t)got;
    feed->done_bytes += (uint64_t)got;
    return got == 0 ? PLA_FILL_END : PLA_FILL_MORE;
}

void pla_feed_discard(struct pla_feed *feed)
{
    feed->is_discarding = true;
    feed->begin = feed->scan;
}

void pla_feed_pass_line_end(struct pla_feed *feed)
{
    feed->line++;
    feed->line_start = feed->base + feed->scan + 1;
}

bool pla_feed_skip_space(struct pla_feed *feed)
{
    for (; feed->scan < feed->end; feed->scan++) {
        char c = feed->bytes[feed->scan];
        if (!pla_feed_is_space(c))
            return true;
        if (c == '\n')
            pla_feed_pass_line_end(feed);
    }
    return false;
}

size_t pla_feed_column(const struct pla_feed *feed, size_t offset)
{
    return (size_t)(feed->base + offset - feed->line_start) + 1;
}

enum pla_read pla_feed_yield(struct pla_feed *feed, size_t from, size_t to, struct pla_record *out,
                             struct pla_err *err)
{
    feed->fills = 0;
    if (feed->is_discarding || to - from > feed->limit_bytes) {
        feed->is_discarding = false;
        pla_err_set(err, PLA_PORTFOLIO, "a portfolio larger than %zu MiB is not read",
                    feed->limit_bytes >> 20);
        pla_err_hint(err, "documents stay beside a portfolio, named by url and sha256");
        return pla_feed_fault(feed, out, err, feed->start_line, feed->start_column);
    }
    *out = (struct pla_record){.text = {feed->bytes + from, to - from},
                               .name = feed->name,
                               .line = feed->start_line,
                               .column = feed->start_column};
    return PLA_READ_RECORD;
}
