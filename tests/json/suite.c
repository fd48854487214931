// SPDX-License-Identifier: Apache-2.0
/**
 * JSON texts, one a file, named as the public suite of N. Seriot (JSONTestSuite) names its kinds:
 * y_ the standard accepts, n_ it refuses, i_ it leaves open and `yes` or `no` is this program's
 * choice, x_ it accepts and this program refuses (duplicate keys, \u0000).
 *
 * suite FOLDER : each file by the scanner and by the tree; a refusal has a place and words.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/json_tree.h"

enum { FILE_BYTES = 64 << 10, LEAST = 300 };

static bool is_named(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

/** @return true if the file gave what its name says */
static bool try_file(const char *name, struct pla_text text)
{
    struct pla_json_tree *tree = NULL;
    struct pla_err scanned = {0}, parsed = {0};
    bool is_good = is_named(name, "y_") || is_named(name, "i_yes_");
    bool is_accepted = pla_json_check(text, name, &scanned) == PLA_OK;
    bool is_tree = pla_json_tree_parse(text, name, &tree, &parsed) == PLA_OK;
    pla_json_tree_free(tree);
    bool is_told = is_accepted || (scanned.code == PLA_SYNTAX && scanned.text[0] != '\0' &&
                                   is_named(scanned.where, name));
    if (is_accepted == is_good && is_tree == is_good && is_told)
        return true;
    fprintf(stderr, "%s: %s by the scanner, %s by the tree: %s\n", name,
            is_accepted ? "accepted" : "refused", is_tree ? "accepted" : "refused", scanned.text);
    return false;
}

int main(int argc, char **argv)
{
    struct pla_arena arena;
    struct pla_err err;
    char **names;
    size_t count, tried = 0, failed = 0;
    if (argc != 2)
        return 2;
    pla_arena_init(&arena, 0);
    if (pla_file_list(argv[1], &arena, &names, &count, &err) != PLA_OK) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 2;
    }
    for (size_t i = 0; i < count; i++) {
        struct pla_text text;
        if (strstr(names[i], ".json") == NULL)
            continue;
        const char *path = pla_file_join(argv[1], names[i], &arena);
        if (path == NULL || pla_file_read(path, FILE_BYTES, &arena, &text, &err) != PLA_OK) {
            fprintf(stderr, "%s cannot be read\n", names[i]);
            failed++;
            continue;
        }
        tried++;
        failed += !try_file(names[i], text);
    }
    pla_arena_release(&arena);
    printf("%zu texts, %zu wrong\n", tried, failed);
    return failed == 0 && tried >= LEAST ? 0 : 1;
}
