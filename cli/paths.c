// SPDX-License-Identifier: Apache-2.0
/** Paths to kinds. */
#include "paths.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "batch/inputs.h"

enum { MOST_DEPTH = 2, MOST_LUA_BYTES = 1 << 20, MOST_MAP_BYTES = 1 << 16 };

static enum pla_code add(struct cli_path_list *list, enum cli_path_kind kind, const char *path,
                         struct pla_arena *arena, struct pla_err *err)
{
    struct cli_path *items = path != NULL ? pla_arena_grow(arena, list->items, &list->capacity,
                                                           list->count + 1, sizeof *items)
                                          : NULL;
    if (items == NULL)
        return pla_err_memory(err);
    list->items = items;
    items[list->count++] = (struct cli_path){kind, path};
    return PLA_OK;
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), end_length = strlen(end);
    return length >= end_length && strcmp(name + length - end_length, end) == 0;
}

static bool holds_file(const char *dir, const char *name, struct pla_arena *arena)
{
    const char *path = pla_file_join(dir, name, arena);
    return path != NULL && pla_file_exists(path) && !pla_file_is_dir(path);
}

/** Folder of a file: its path without the last part. */
static const char *folder_of(const char *path, struct pla_arena *arena)
{
    const char *base = pla_file_base(path);
    return base == path ? "." : pla_arena_copy(arena, path, (size_t)(base - path));
}

/** Is this Lua file a policy? By its name, else by what its text returns. */
static bool is_policy(const char *path, struct pla_arena *arena)
{
    struct pla_text text;
    struct pla_err err;
    if (strcmp(pla_file_base(path), "policy.lua") == 0)
        return true;
    if (pla_file_read(path, MOST_LUA_BYTES, arena, &text, &err) != PLA_OK)
        return false;
    return strstr(text.at, "return policy") != NULL;
}

/** Is this JSON file a map of columns for `plaudit export`? It stands in folders, and is no
 * portfolio. */
static bool is_map(const char *path, struct pla_arena *arena)
{
    struct pla_text text;
    struct pla_err err;
    if (!ends_with(path, ".json") ||
        pla_file_read(path, MOST_MAP_BYTES, arena, &text, &err) != PLA_OK)
        return false;
    return strstr(text.at, "\"columns\"") != NULL && strstr(text.at, "\"evidence\"") == NULL;
}

/** Has the first line of a table this cell? */
static bool has_column(const char *line, const char *name)
{
    size_t length = strlen(name);
    while (*line != '\0') {
        size_t cell = strcspn(line, ",");
        size_t quote = *line == '"';
        if (cell == length + 2 * quote && strncmp(line + quote, name, length) == 0)
            return true;
        line += cell + (line[cell] == ',');
    }
    return false;
}

/** What a table is, by the columns in its first line. */
static enum { TABLE_OTHER, TABLE_RATINGS, TABLE_ASSESSORS } see_table(const char *path)
{
    char line[1024] = "", *begin = line;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return TABLE_RATINGS; /* its reader tells why it cannot be read */
    if (fgets(line, sizeof line, file) == NULL)
        line[0] = '\0';
    (void)fclose(file);
    if (strncmp(begin, "\xef\xbb\xbf", 3) == 0)
        begin += 3;
    begin[strcspn(begin, "\r\n")] = '\0';
    if (has_column(begin, "criterion") || has_column(begin, "assessor"))
        return TABLE_RATINGS;
    return has_column(begin, "id") && !has_column(begin, "portfolio") ? TABLE_ASSESSORS
                                                                      : TABLE_OTHER;
}

static enum pla_code add_file(struct cli_path_list *list, const char *path, struct pla_arena *arena,
                              struct pla_err *err)
{
    if (pla_input_is_portfolio(path) || strcmp(path, "-") == 0)
        return add(list, CLI_PATH_PORTFOLIOS, path, arena, err);
    if (ends_with(path, ".csv") && see_table(path) == TABLE_ASSESSORS)
        return add(list, CLI_PATH_ASSESSORS, path, arena, err);
    if (ends_with(path, ".csv") || ends_with(path, ".xlsx"))
        return add(list, CLI_PATH_RATINGS, path, arena, err);
    if (ends_with(path, ".lua")) {
        if (strcmp(pla_file_base(path), "cases.lua") == 0)
            return add(list, CLI_PATH_RUBRIC, folder_of(path, arena), arena, err);
        return add(list, is_policy(path, arena) ? CLI_PATH_POLICY : CLI_PATH_RUBRIC, path, arena,
                   err);
    }
    pla_err_set(err, PLA_MISSING, "this is no rubric, policy, portfolio or table of ratings");
    pla_err_prepend(err, "%s", path);
    pla_err_hint(err, "known are .lua, .json, .ndjson, .jsonl, .csv and .xlsx files");
    return PLA_MISSING;
}

static enum pla_code add_folder(struct cli_path_list *list, const char *dir, int depth,
                                struct pla_arena *arena, struct pla_err *err)
{
    char **names;
    size_t name_count;
    bool has_portfolios = false;
    if (holds_file(dir, "rubric.lua", arena))
        return add(list, CLI_PATH_RUBRIC, dir, arena, err);
    if (holds_file(dir, "policy.lua", arena)) {
        enum pla_code code =
            add(list, CLI_PATH_POLICY, pla_file_join(dir, "policy.lua", arena), arena, err);
        if (code != PLA_OK || depth == MOST_DEPTH)
            return code;
    }
    enum pla_code code = pla_file_list(dir, arena, &names, &name_count, err);
    for (size_t i = 0; i < name_count && code == PLA_OK; i++) {
        const char *path = pla_file_join(dir, names[i], arena);
        if (path == NULL)
            return pla_err_memory(err);
        if (pla_file_is_dir(path) && depth < MOST_DEPTH)
            code = add_folder(list, path, depth + 1, arena, err);
        else if (ends_with(path, ".csv") && see_table(path) != TABLE_OTHER)
            code = add_file(list, path, arena, err);
        else
            has_portfolios =
                has_portfolios || (pla_input_is_portfolio(names[i]) && !is_map(path, arena));
    }
    if (code == PLA_OK && has_portfolios)
        code = add(list, CLI_PATH_PORTFOLIOS, dir, arena, err);
    return code;
}

enum pla_code cli_paths_add(struct cli_path_list *list, const char *path, struct pla_arena *arena,
                            struct pla_err *err)
{
    if (strcmp(path, "-") != 0 && !pla_file_exists(path)) {
        pla_err_set(err, PLA_MISSING, "no such file or folder");
        pla_err_prepend(err, "%s", path);
        return PLA_MISSING;
    }
    if (strcmp(path, "-") == 0 || !pla_file_is_dir(path))
        return add_file(list, path, arena, err);
    size_t before = list->count;
    enum pla_code code = add_folder(list, path, 0, arena, err);
    if (code != PLA_OK || list->count > before)
        return code;
    pla_err_set(err, PLA_MISSING, "the folder holds no rubric, policy, portfolio or ratings");
    pla_err_prepend(err, "%s", path);
    return PLA_MISSING;
}
