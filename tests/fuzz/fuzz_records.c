// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as an input file: cut into records by brackets alone, in the parent. Places grow, no
 * record is above the limit, every byte of a record is of the file; of an array or lines of objects
 * that the strict scanner accepts exactly its elements come out.
 */
#include "base/json.h"
#include "batch/reader.h"

#include "fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

enum { LIMIT = 512 };

/** How many objects a right array or right single value has; -1: not right, or not all objects. */
static long objects_of(struct pla_text text)
{
    struct pla_json s;
    struct pla_arena arena;
    long count = 0;
    bool is_plain = true;
    pla_arena_init(&arena, 0);
    pla_json_begin(&s, text, "t", 1, &arena);
    if (pla_json_peek(&s) == PLA_JSON_ARRAY) {
        (void)pla_json_array(&s);
        while (pla_json_element(&s)) {
            const char *from = s.at;
            is_plain = is_plain && pla_json_peek(&s) == PLA_JSON_OBJECT;
            pla_json_skip(&s);
            is_plain = is_plain && s.at - from <= LIMIT;
            count++;
        }
    } else {
        is_plain = pla_json_peek(&s) == PLA_JSON_OBJECT && text.length <= LIMIT;
        pla_json_skip(&s);
        count = 1;
    }
    bool is_right = pla_json_end(&s) == PLA_OK;
    pla_arena_release(&arena);
    return is_right && is_plain ? count : -1;
}

static bool is_part(struct pla_text record, struct pla_text text)
{
    return memmem(text.at, text.length, record.at, record.length) != NULL;
}

/** Read all; @return how many records came, or -1 if there was a fault */
static long read_all(struct pla_reader *reader, struct pla_text text)
{
    struct pla_record record;
    struct pla_err err;
    size_t line = 0, column = 0;
    long count = 0;
    bool is_whole = true;
    uint64_t position = 0;
    for (;;) {
        enum pla_read what = pla_reader_next(reader, &record, &err);
        if (what == PLA_READ_END)
            return is_whole ? count : -1;
        if (what == PLA_READ_AGAIN)
            continue;
        FUZZ_CHECK(record.position == position++);
        if (what == PLA_READ_FAULT) {
            FUZZ_CHECK(err.code != PLA_OK && err.code != PLA_MEMORY && err.text[0] != '\0');
            is_whole = false;
            continue;
        }
        FUZZ_CHECK(record.text.length > 0 && record.text.length <= LIMIT);
        FUZZ_CHECK(is_part(record.text, text));
        FUZZ_CHECK(record.line > line || (record.line == line && record.column > column));
        line = record.line;
        column = record.column;
        count++;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"t.json", "t.ndjson"};
    const struct pla_text text = {(const char *)data, size};
    char path[64];
    int fd = memfd_create("t", 0);
    FUZZ_CHECK(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    for (int i = 0; i < 2; i++) {
        struct pla_input input = {path, names[i]};
        struct pla_reader *reader;
        struct pla_err err;
        FUZZ_CHECK(pla_reader_new(&input, 1, LIMIT, &reader, &err) == PLA_OK);
        long count = read_all(reader, text);
        long objects = i == 0 && size > 0 ? objects_of(text) : -1;
        FUZZ_CHECK(objects <= 0 || count == objects);
        pla_reader_free(reader);
    }
    FUZZ_CHECK(close(fd) == 0);
    return 0;
}
