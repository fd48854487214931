// SPDX-License-Identifier: Apache-2.0
/** Files read whole, folders listed by name. Writing is in file_out.c. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum pla_code fail(struct pla_err *err, enum pla_code code, const char *path,
                          const char *what)
{
    pla_err_set(err, code, "%s", what);
    pla_err_prepend(err, "%s", path);
    return code;
}

/** Read up to `size` bytes; fewer if the file ends. False with errno set on an error. */
static bool read_all(int fd, char *out, size_t size, size_t *out_length)
{
    size_t length = 0;

    while (length < size) {
        const ssize_t n = read(fd, out + length, size - length);
        if (n == 0) {
            break;
        }
        if (n > 0) {
            length += (size_t)n;
        } else if (errno != EINTR) {
            return false;
        }
    }
    *out_length = length;
    return true;
}

static enum pla_code read_open(int fd, const char *path, size_t limit_bytes,
                               struct pla_arena *arena, struct pla_text *out_text,
                               struct pla_err *err)
{
    struct stat about;
    size_t length;

    if (fstat(fd, &about) != 0) {
        return fail(err, PLA_MISSING, path, strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return fail(err, PLA_MISSING, path,
                    S_ISDIR(about.st_mode) ? "this is a folder, not a file" : "not a regular file");
    }
    const size_t size = (size_t)about.st_size;
    if (size > limit_bytes) {
        pla_err_set(err, PLA_LIMIT, "the file has %zu bytes, at most %zu are read", size,
                    limit_bytes);
        pla_err_prepend(err, "%s", path);
        return PLA_LIMIT;
    }
    char *bytes = size < SIZE_MAX ? pla_arena_raw(arena, size + 1) : NULL;
    if (bytes == NULL) {
        pla_err_memory(err);
        pla_err_prepend(err, "%s", path);
        return PLA_MEMORY;
    }
    if (!read_all(fd, bytes, size, &length)) {
        return fail(err, PLA_MISSING, path, strerror(errno));
    }
    bytes[length] = '\0';
    *out_text = (struct pla_text){bytes, length};
    return PLA_OK;
}

enum pla_code pla_file_read(const char *path, size_t limit_bytes, struct pla_arena *arena,
                            struct pla_text *out_text, struct pla_err *err)
{
    /* O_NONBLOCK: a named pipe is refused below instead of waited for */
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0) {
        return fail(err, PLA_MISSING, path, strerror(errno));
    }
    const enum pla_code code = read_open(fd, path, limit_bytes, arena, out_text, err);
    (void)close(fd);
    return code;
}

bool pla_file_is_dir(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool pla_file_exists(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static enum pla_code list_open(DIR *folder, const char *dir, struct pla_arena *arena,
                               char ***out_names, size_t *out_count, struct pla_err *err)
{
    char **names = NULL;
    size_t count = 0, capacity = 0;

    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL && errno != 0) {
            return fail(err, PLA_MISSING, dir, strerror(errno));
        }
        names = pla_arena_grow(arena, names, &capacity, count + 1, sizeof *names);
        if (names == NULL) {
            return pla_err_memory(err);
        }
        if (entry == NULL) {
            names[count] = NULL;
            break;
        }
        if (entry->d_name[0] == '.') {
            continue;
        }
        names[count] = pla_arena_copy(arena, entry->d_name, strlen(entry->d_name));
        if (names[count++] == NULL) {
            return pla_err_memory(err);
        }
    }
    qsort(names, count, sizeof *names, compare_names);
    *out_names = names;
    *out_count = count;
    return PLA_OK;
}

enum pla_code pla_file_list(const char *dir, struct pla_arena *arena, char ***out_names,
                            size_t *out_count, struct pla_err *err)
{
    DIR *folder = opendir(dir);

    if (folder == NULL) {
        return fail(err, PLA_MISSING, dir, strerror(errno));
    }
    const enum pla_code code = list_open(folder, dir, arena, out_names, out_count, err);
    (void)closedir(folder);
    return code;
}

char *pla_file_join(const char *dir, const char *name, struct pla_arena *arena)
{
    const size_t front = strlen(dir), back = strlen(name);
    const bool has_slash = front > 0 && dir[front - 1] == '/';
    char *path = pla_arena_raw(arena, front + back + 2);

    if (path == NULL) {
        return NULL;
    }
    memcpy(path, dir, front);
    path[front] = '/';
    memcpy(path + front + !has_slash, name, back);
    path[front + !has_slash + back] = '\0';
    return path;
}

const char *pla_file_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}
