// SPDX-License-Identifier: Apache-2.0
/** Runs a fuzz target without libFuzzer: on every file of the folders named, and on its prefixes.
 */
#include "base/file.h"

#include "fuzz/fuzz.h"

enum { FILE_LIMIT = 1 << 20, PREFIX_LIMIT = 4096 };

/** Try an exact copy on the heap, so that a sanitizer sees a byte read beyond the end. */
static void try_copy(const char *bytes, size_t length)
{
    uint8_t *copy = malloc(length != 0 ? length : 1);

    FUZZ_CHECK(copy != NULL);
    if (length != 0) {
        memcpy(copy, bytes, length);
    }
    (void)LLVMFuzzerTestOneInput(copy, length);
    free(copy);
}

/** @return files tried, 0 if there are none or one cannot be read */
static size_t run_folder(const char *folder, struct pla_arena *arena)
{
    struct pla_err err;
    char **names;
    size_t count;

    if (pla_file_list(folder, arena, &names, &count, &err) != PLA_OK) {
        (void)fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        struct pla_text text;
        const char *path = pla_file_join(folder, names[i], arena);
        if (path == NULL || pla_file_read(path, FILE_LIMIT, arena, &text, &err) != PLA_OK) {
            (void)fprintf(stderr, "%s: cannot be read\n", names[i]);
            return 0;
        }
        const size_t prefixes = text.length < PREFIX_LIMIT ? text.length : PREFIX_LIMIT;
        for (size_t length = 0; length < prefixes; length++) {
            try_copy(text.at, length);
        }
        try_copy(text.at, text.length);
    }
    return count;
}

int main(int argc, char **argv)
{
    struct pla_arena arena;
    size_t files = 0;

    pla_arena_init(&arena, 0);
    for (int i = 1; i < argc; i++) {
        const size_t count = run_folder(argv[i], &arena);
        if (count == 0) {
            return EXIT_FAILURE;
        }
        files += count;
    }
    pla_arena_release(&arena);
    return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
