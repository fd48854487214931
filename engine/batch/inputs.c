// SPDX-License-Identifier: Apache-2.0
/** Paths and folders to a list of files. */
#include "batch/inputs.h"

#include <string.h>

#include "base/file.h"

struct list {
    struct pla_arena *arena;
    struct pla_input *items;
    size_t count, capacity;
};

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), end_length = strlen(end);
    return length > end_length && strcmp(name + length - end_length, end) == 0;
}

bool pla_input_is_lines(const char *name)
{
    return ends_with(name, ".ndjson") || ends_with(name, ".jsonl");
}

bool pla_input_is_portfolio(const char *name)
{
    return ends_with(name, ".json") || pla_input_is_lines(name);
}

static enum pla_code add(struct list *list, const char *path, struct pla_err *err)
{
    struct pla_input *items =
        pla_arena_grow(list->arena, list->items, &list->capacity, list->count + 1, sizeof *items);
    if (items == NULL || path == NULL)
        return pla_err_memory(err);
    bool is_stdin = strcmp(path, "-") == 0;
    items[list->count++] = (struct pla_input){path, is_stdin ? "stdin" : path};
    list->items = items;
    return PLA_OK;
}

static enum pla_code add_folder(struct list *list, const char *dir, struct pla_err *err)
{
    char **names;
    size_t name_count, before = list->count;
    enum pla_code code = pla_file_list(dir, list->arena, &names, &name_count, err);
    for (size_t i = 0; i < name_count && code == PLA_OK; i++) {
        if (!pla_input_is_portfolio(names[i]))
            continue;
        const char *path = pla_file_join(dir, names[i], list->arena);
        if (path == NULL || !pla_file_is_dir(path))
            code = add(list, path, err);
    }
    if (code != PLA_OK || list->count > before)
        return code;
    pla_err_set(err, PLA_MISSING, "the folder holds no portfolios");
    pla_err_prepend(err, "%s", dir);
    pla_err_hint(err, "portfolios are .json, .ndjson or .jsonl files directly in the folder");
    return PLA_MISSING;
}

/** Files that are given in the wrong place, by the end of their name. */
static const struct {
    const char *end, *what, *hint;
} others[] = {
    {".lua", "this is a rubric or a policy, not portfolios", "--rubric or --policy names it"},
    {".csv", "this is a table, not portfolios", "--ratings names a table of ratings"},
};

static enum pla_code refuse_other(const char *path, struct pla_err *err)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!ends_with(path, others[i].end))
            continue;
        pla_err_set(err, PLA_USAGE, "%s", others[i].what);
        pla_err_hint(err, "%s", others[i].hint);
        pla_err_prepend(err, "%s", path);
        return PLA_USAGE;
    }
    return PLA_OK;
}

static enum pla_code add_path(struct list *list, const char *path, struct pla_err *err)
{
    if (strcmp(path, "-") == 0)
        return add(list, path, err);
    if (pla_file_is_dir(path))
        return add_folder(list, path, err);
    if (pla_file_exists(path)) {
        enum pla_code code = refuse_other(path, err);
        return code == PLA_OK ? add(list, path, err) : code;
    }
    pla_err_set(err, PLA_MISSING, "no such file or folder");
    pla_err_prepend(err, "%s", path);
    return PLA_MISSING;
}

enum pla_code pla_inputs_expand(const char *const *paths, size_t count, struct pla_arena *arena,
                                struct pla_input **out, size_t *out_count, struct pla_err *err)
{
    struct list list = {.arena = arena};
    if (count == 0)
        return pla_err_set(err, PLA_MISSING, "no input is given");
    for (size_t i = 0; i < count; i++) {
        enum pla_code code = add_path(&list, paths[i], err);
        if (code != PLA_OK)
            return code;
    }
    *out = list.items;
    *out_count = list.count;
    return PLA_OK;
}
