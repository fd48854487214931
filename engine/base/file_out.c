// SPDX-License-Identifier: Apache-2.0
/** Output files: a temporary file beside the target that takes its place when all is written. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_BYTES = 64 * 1024, NAMES_TRIED = 1000 };

/** The descriptor behind a stream: every write passes sink_write, so that tests can make it fail.
 */
struct pla_file_sink {
    int fd;
    int error; /**< errno of the first failure, 0 if none */
    char buffer[BUFFER_BYTES];
};

static atomic_size_t step_count;
static atomic_size_t step_fail_at;

void pla_file_fail_at(size_t n)
{
    atomic_store(&step_count, 0);
    atomic_store(&step_fail_at, n);
}

/** Count one write, flush, sync or rename; true (errno ENOSPC) if it is the one to fail. */
static bool step_fails(void)
{
    const size_t n = atomic_fetch_add_explicit(&step_count, 1, memory_order_relaxed) + 1;

    if (n != atomic_load_explicit(&step_fail_at, memory_order_relaxed)) {
        return false;
    }
    errno = ENOSPC;
    return true;
}

static enum pla_code fail(struct pla_err *err, const char *path, const char *what, int reason)
{
    pla_err_set(err, PLA_OUTPUT, "%s: %s", what, strerror(reason));
    pla_err_prepend(err, "%s", path);
    return PLA_OUTPUT;
}

static ssize_t sink_write(void *cookie, const char *bytes, size_t length)
{
    struct pla_file_sink *sink = cookie;
    size_t written = 0;

    while (written < length) {
        const ssize_t n = step_fails() ? -1 : write(sink->fd, bytes + written, length - written);
        if (n > 0) {
            written += (size_t)n;
        } else if (n == 0 || errno != EINTR) {
            sink->error = sink->error != 0 ? sink->error : errno;
            return 0; /* what fopencookie takes for an error */
        }
    }
    return (ssize_t)written;
}

static int sink_close(void *cookie)
{
    const struct pla_file_sink *sink = cookie;

    return close(sink->fd);
}

/** A stream over `fd`, which it owns from here on, also on failure. */
static bool open_stream(struct pla_file_out *out, int fd)
{
    struct pla_file_sink *sink = pla_heap_alloc(sizeof *sink);

    if (sink != NULL) {
        sink->fd = fd;
        sink->error = 0;
        out->stream = fopencookie(
            sink, "w", (cookie_io_functions_t){.write = sink_write, .close = sink_close});
    }
    if (sink == NULL || out->stream == NULL) {
        pla_heap_free(sink);
        (void)close(fd);
        errno = ENOMEM;
        return false;
    }
    (void)setvbuf(out->stream, sink->buffer, _IOFBF, sizeof sink->buffer);
    out->sink = sink;
    return true;
}

static char *copy_of(const char *text)
{
    const size_t size = strlen(text) + 1;
    char *copy = pla_heap_alloc(size);

    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

/**
 * Create "folder/.name.PID-N" beside the target. The leading dot hides it from listings; no random
 * name, so that the mode follows the user's umask (mkstemp does not) and runs repeat.
 */
static int open_temporary(struct pla_file_out *out, const char *target)
{
    const char *base = pla_file_base(target);
    const size_t size = strlen(target) + 48;
    char *path = pla_heap_alloc(size);
    int fd = -1;

    if (path == NULL) {
        errno = ENOMEM;
        return -1;
    }
    for (int n = 0; fd < 0 && n < NAMES_TRIED; n++) {
        (void)snprintf(path, size, "%.*s.%s.%ld-%d", (int)(base - target), target, base,
                       (long)getpid(), n);
        fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST) {
            break;
        }
    }
    if (fd < 0) {
        const int reason = errno;
        pla_heap_free(path);
        errno = reason;
        return -1;
    }
    out->temporary = path;
    return fd;
}

/** Give back what the struct holds; the stream must be closed. */
static void forget(struct pla_file_out *out)
{
    pla_heap_free(out->target);
    pla_heap_free(out->temporary);
    pla_heap_free(out->sink);
    *out = (struct pla_file_out){0};
}

/** Where a write to `path` ends: through symbolic links if it exists. NULL for lack of memory. */
static char *resolve(const char *path)
{
    char real[PATH_MAX];

    return copy_of(realpath(path, real) != NULL ? real : path);
}

/** A second descriptor of standard output: to close it leaves the stream of the process open. */
static bool open_standard(struct pla_file_out *out)
{
    out->target = copy_of("standard output");
    if (out->target == NULL) {
        errno = ENOMEM;
        return false;
    }
    const int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    return fd >= 0 && open_stream(out, fd);
}

static bool open_parts(struct pla_file_out *out, const char *path)
{
    struct stat about;
    const bool exists = stat(path, &about) == 0;
    int fd;

    if (exists && S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return false;
    }
    out->target = resolve(path);
    if (out->target == NULL) {
        errno = ENOMEM;
        return false;
    }
    if (exists && !S_ISREG(about.st_mode)) { /* /dev/null, a pipe: never replaced by a file */
        fd = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        fd = open_temporary(out, out->target);
        if (fd >= 0 && exists) {
            (void)fchmod(fd, about.st_mode & 0777);
        }
    }
    return fd >= 0 && open_stream(out, fd);
}

enum pla_code pla_file_out_open(struct pla_file_out *out, const char *path, struct pla_err *err)
{
    const bool is_standard = path == NULL || strcmp(path, "-") == 0;

    *out = (struct pla_file_out){0};
    if (is_standard ? open_standard(out) : open_parts(out, path)) {
        return PLA_OK;
    }
    const int reason = errno;
    if (out->temporary != NULL) {
        (void)unlink(out->temporary);
    }
    forget(out);
    return fail(err, is_standard ? "standard output" : path, "cannot open for writing", reason);
}

/** Flush, sync, close, rename. @return errno of the step that failed, 0 if none did */
static int finish(struct pla_file_out *out)
{
    struct pla_file_sink *sink = out->sink;
    int reason = 0;

    if (step_fails() || fflush(out->stream) != 0) {
        reason = errno != 0 ? errno : EIO;
    }
    if (reason == 0 && ferror(out->stream)) {
        reason = EIO;
    }
    if (out->temporary != NULL && reason == 0 && (step_fails() || fsync(sink->fd) != 0)) {
        reason = errno;
    }
    if (fclose(out->stream) != 0 && reason == 0) {
        reason = errno != 0 ? errno : EIO;
    }
    out->stream = NULL;
    if (sink->error != 0) {
        reason = sink->error;
    }
    if (out->temporary != NULL && reason == 0 &&
        (step_fails() || rename(out->temporary, out->target) != 0)) {
        reason = errno;
    }
    return reason;
}

enum pla_code pla_file_out_commit(struct pla_file_out *out, struct pla_err *err)
{
    enum pla_code code = PLA_OK;

    const int reason = finish(out);
    if (reason != 0) {
        code = fail(err, out->target, "cannot write", reason);
        if (out->temporary != NULL) {
            (void)unlink(out->temporary);
        }
    }
    forget(out);
    return code;
}

void pla_file_out_abandon(struct pla_file_out *out)
{
    if (out->sink != NULL) {
        (void)fclose(out->stream);
        if (out->temporary != NULL) {
            (void)unlink(out->temporary);
        }
    }
    forget(out);
}

enum pla_code pla_file_write(const char *path, struct pla_text text, struct pla_err *err)
{
    struct pla_file_out out;
    const enum pla_code code = pla_file_out_open(&out, path, err);

    if (code != PLA_OK) {
        return code;
    }
    /* a failed write is found and told by the commit */
    (void)fwrite(text.at, 1, text.length, out.stream);
    return pla_file_out_commit(&out, err);
}
