// SPDX-License-Identifier: Apache-2.0
/**
 * The floor under any scorer of the same portfolios: floor INPUT DECISIONS > FILE
 *
 * Reads INPUT in blocks, scans each line as strictly as the program does without keeping anything,
 * and writes as many bytes a line as DECISIONS has on average, copied line by line from its first
 * block: no struct, no rule, no sentence, no fingerprint, one process.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"

enum { BLOCK = 1 << 20 };

static char input[2 * BLOCK], decisions[BLOCK], output[2 * BLOCK];
static size_t filled;

static void stop(const char *what)
{
    perror(what);
    exit(7);
}

static void flush(void)
{
    for (size_t done = 0; done < filled;) {
        ssize_t written = write(STDOUT_FILENO, output + done, filled - done);
        if (written <= 0) {
            stop("floor: write");
        }
        done += (size_t)written;
    }
    filled = 0;
}

/** Whole lines of the decisions, one after another and round again. */
struct lines {
    size_t length, at;
};

static void copy_line(struct lines *lines)
{
    const char *from = decisions + lines->at;
    const char *end = memchr(from, '\n', lines->length - lines->at);
    size_t length = (size_t)(end - from) + 1;
    memcpy(output + filled, from, length);
    filled += length;
    lines->at = lines->at + length < lines->length ? lines->at + length : 0;
    if (filled >= BLOCK) {
        flush();
    }
}

static struct lines open_lines(const char *path)
{
    int fd = open(path, O_RDONLY);
    ssize_t got = fd >= 0 ? read(fd, decisions, sizeof(decisions)) : -1;
    const char *last = got > 0 ? memrchr(decisions, '\n', (size_t)got) : NULL;
    if (last == NULL) {
        stop(path);
    }
    (void)close(fd);
    return (struct lines){(size_t)(last - decisions) + 1, 0};
}

/** Scan the whole lines of input[0..length); @return how many bytes they are */
static size_t scan(size_t length, struct pla_arena *arena, struct lines *lines)
{
    size_t at = 0;
    const char *end;
    while ((end = memchr(input + at, '\n', length - at)) != NULL) {
        struct pla_json json;
        struct pla_text line = {input + at, (size_t)(end - input) - at};
        pla_arena_reset(arena);
        pla_json_begin(&json, line, "input", 1, arena);
        pla_json_skip(&json);
        if (pla_json_end(&json) != PLA_OK) {
            fprintf(stderr, "floor: %s: %s\n", json.err.where, json.err.text);
            exit(3);
        }
        copy_line(lines);
        at = (size_t)(end - input) + 1;
    }
    return at;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: floor INPUT DECISIONS > FILE\n");
        return 2;
    }
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    struct lines lines = open_lines(argv[2]);
    int fd = open(argv[1], O_RDONLY);
    if (fd < 0) {
        stop(argv[1]);
    }
    size_t length = 0;
    for (ssize_t got; (got = read(fd, input + length, BLOCK)) > 0;) {
        length += (size_t)got;
        size_t done = scan(length, &arena, &lines);
        memmove(input, input + done, length - done);
        length -= done;
        if (length > BLOCK) {
            fprintf(stderr, "floor: a line is too long\n");
            return 3;
        }
    }
    flush();
    pla_arena_release(&arena);
    return 0;
}
