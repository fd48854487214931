// SPDX-License-Identifier: Apache-2.0
/** Reading the Lua files of a rubric's folder; no Lua runs here. */
#include "rubric/load.h"

#include "base/file.h"

enum { FILES_MOST = 256 };

/** What a path stands for: the folder and the entry in it. */
struct target {
    const char *folder, *entry, *title;
};

static bool is_lua(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && memcmp(name + length - 4, ".lua", 4) == 0;
}

/** Name of a folder for messages: its last part, or the path where that says nothing. */
static const char *folder_title(const char *folder, struct pla_arena *arena)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    const char *copy = pla_arena_copy(arena, folder, length);
    if (copy == NULL)
        return NULL;
    const char *base = pla_file_base(copy);
    if (*base == '\0' || strcmp(base, ".") == 0 || strcmp(base, "..") == 0)
        return copy;
    return base;
}

static const char *parent_of(const char *path, struct pla_arena *arena)
{
    const char *base = pla_file_base(path);
    if (base == path)
        return ".";
    return pla_arena_copy(arena, path, (size_t)(base - path));
}

static enum pla_code find_target(const char *path, const char *entry, struct pla_arena *arena,
                                 struct target *out, struct pla_err *err)
{
    if (pla_file_is_dir(path)) {
        *out = (struct target){path, entry, folder_title(path, arena)};
    } else {
        const char *folder = parent_of(path, arena);
        *out = (struct target){folder, pla_file_base(path),
                               folder != NULL ? folder_title(folder, arena) : NULL};
        if (!pla_file_exists(path)) {
            pla_err_set(err, PLA_MISSING, "there is no such file or folder");
            pla_err_prepend(err, "%s", path);
            return PLA_MISSING;
        }
        if (!is_lua(path)) {
            pla_err_set(err, PLA_MISSING, "this is neither a folder nor a Lua file");
            pla_err_prepend(err, "%s", path);
            return PLA_MISSING;
        }
    }
    return out->folder == NULL || out->title == NULL ? pla_err_memory(err) : PLA_OK;
}

static enum pla_code read_files(const struct target *target, size_t source_bytes,
                                struct pla_arena *arena, struct pla_sources *sources,
                                struct pla_err *err)
{
    char **names;
    size_t count, kept = 0;
    enum pla_code code = pla_file_list(target->folder, arena, &names, &count, err);
    if (code != PLA_OK)
        return code;
    struct pla_source *files = PLA_NEW_ARRAY(arena, count, struct pla_source);
    if (files == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < count; i++) {
        char *path = pla_file_join(target->folder, names[i], arena);
        if (path == NULL)
            return pla_err_memory(err);
        if (!is_lua(names[i]) || pla_file_is_dir(path))
            continue;
        if (kept == FILES_MOST) {
            pla_err_set(err, PLA_RUBRIC, "the folder holds more than %d Lua files", FILES_MOST);
            pla_err_prepend(err, "%s", target->folder);
            return PLA_RUBRIC;
        }
        files[kept].name = pla_text_of(names[i]);
        code = pla_file_read(path, source_bytes, arena, &files[kept].text, err);
        if (code == PLA_LIMIT) {
            pla_err_set(err, PLA_RUBRIC, "the file is larger than %zu bytes", source_bytes);
            pla_err_hint(err, "split it into files read by include, or raise the limit source");
            pla_err_prepend(err, "%s/%s", target->title, names[i]);
            return PLA_RUBRIC;
        }
        if (code != PLA_OK)
            return code;
        kept++;
    }
    sources->files = files;
    sources->count = kept;
    return PLA_OK;
}

static bool has_entry(const struct pla_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (pla_text_equal(sources->files[i].name, pla_text_of(sources->entry)))
            return true;
    return false;
}

enum pla_code pla_sources_read(const char *path, const char *entry, size_t source_bytes,
                               struct pla_arena *arena, struct pla_sources *out,
                               struct pla_err *err)
{
    struct target target;
    enum pla_code code = find_target(path, entry, arena, &target, err);
    if (code != PLA_OK)
        return code;
    struct pla_sources sources = {.title = target.title,
                                  .entry =
                                      pla_arena_copy(arena, target.entry, strlen(target.entry)),
                                  .path = pla_arena_copy(arena, path, strlen(path))};
    if (sources.entry == NULL || sources.path == NULL)
        return pla_err_memory(err);
    code = read_files(&target, source_bytes != 0 ? source_bytes : (size_t)64 << 10, arena, &sources,
                      err);
    if (code != PLA_OK)
        return code;
    if (!has_entry(&sources)) {
        pla_err_set(err, PLA_MISSING, "the folder holds no %s", entry);
        pla_err_prepend(err, "%s", path);
        return PLA_MISSING;
    }
    *out = sources;
    return PLA_OK;
}
