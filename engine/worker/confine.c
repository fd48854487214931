// SPDX-License-Identifier: Apache-2.0
/** What a worker process may do: descriptors, limits, allowed system calls. */
#include "worker/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(PLA_COVERAGE)
#define WALL_IS_WHOLE false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define WALL_IS_WHOLE false
#endif
#endif
#ifndef WALL_IS_WHOLE
#define WALL_IS_WHOLE true
#endif

bool pla_confine_is_whole(void)
{
    return WALL_IS_WHOLE;
}

/** Calls without conditions: memory, time, the end. futex: locks of libraries. */
static const int allowed_calls[] = {
    SCMP_SYS(exit_group),    SCMP_SYS(exit),         SCMP_SYS(brk),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(futex),         SCMP_SYS(setitimer),    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(restart_syscall),
};

static enum pla_code refuse(struct pla_err *err, const char *what, int reason)
{
    pla_err_set(err, PLA_LIMIT, "a rubric's process cannot be confined: %s: %s", what,
                strerror(reason));
    pla_err_hint(err, "--no-isolation runs rubrics that you trust in this process");
    return PLA_LIMIT;
}

/** Only `fd` stays, as PLA_CONFINE_FD. A sanitizer keeps standard error for its reports. */
static int keep_descriptor(int fd)
{
    if (fd != PLA_CONFINE_FD && dup2(fd, PLA_CONFINE_FD) < 0)
        return errno;
    if (close_range(PLA_CONFINE_FD + 1, UINT32_MAX, 0) != 0)
        return errno;
    int none = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (none < 0)
        return errno;
    int last = WALL_IS_WHOLE ? STDERR_FILENO : STDOUT_FILENO;
    for (int standard = STDIN_FILENO; standard <= last; standard++)
        if (dup2(none, standard) < 0)
            return errno;
    close(none);
    return 0;
}

/** Bytes of address space in use. Without /proc only the list of calls and the sandbox hold. */
static size_t mapped_bytes(void)
{
    FILE *statm = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;
    if (statm == NULL)
        return 0;
    if (fscanf(statm, "%lu", &pages) != 1) /* NOLINT(cert-err34-c): written by the kernel */
        pages = 0;
    (void)fclose(statm);
    return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

static int limit_resources(size_t memory_bytes)
{
    const struct {
        __rlimit_resource_t resource;
        rlim_t value;
    } limits[] = {
        {RLIMIT_CORE, 0},    {RLIMIT_NPROC, 0},
        {RLIMIT_MEMLOCK, 0},
#ifndef PLA_COVERAGE /* a process built for coverage writes its figures when it ends */
        {RLIMIT_FSIZE, 0},   {RLIMIT_NOFILE, PLA_CONFINE_FD + 1},
#endif
    };
    size_t mapped = WALL_IS_WHOLE ? mapped_bytes() : 0; /* while a file may be opened */
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        struct rlimit limit = {limits[i].value, limits[i].value};
        if (setrlimit(limits[i].resource, &limit) != 0)
            return errno;
    }
    if (mapped != 0) {
        rlim_t bytes = mapped + PLA_CONFINE_MEMORY + memory_bytes;
        struct rlimit limit = {bytes, bytes};
        if (setrlimit(RLIMIT_AS, &limit) != 0)
            return errno;
    }
    return 0;
}

/** Load the list. Anything not on it ends the process with SIGSYS. */
static int allow_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return ENOMEM;
    int failed = 0;
    for (size_t i = 0; i < sizeof allowed_calls / sizeof allowed_calls[0] && failed == 0; i++)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
    const struct scmp_arg_cmp wire = SCMP_A0_32(SCMP_CMP_EQ, PLA_CONFINE_FD, 0);
    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, wire);
    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, wire);
    /* Memory that holds data only, and no files. */
    const struct scmp_arg_cmp data = SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    const struct scmp_arg_cmp anonymous =
        SCMP_A3_64(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, data, anonymous);
    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, data);
    /* qsort asks for the machine's memory and does without. */
    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(sysinfo), 0);
    if (failed == 0)
        failed = seccomp_load(filter);
    seccomp_release(filter);
    return -failed;
}

enum pla_code pla_confine(int fd, pid_t parent, size_t memory_bytes, struct pla_err *err)
{
    /* A terminal's interrupt goes to all; the parent decides what becomes of the worker. */
    (void)signal(SIGINT, SIG_IGN);
    (void)signal(SIGTERM, SIG_DFL);
    (void)signal(SIGPIPE, SIG_DFL);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
        return refuse(err, "death with its parent", errno);
    int reason = keep_descriptor(fd);
    if (reason != 0)
        return refuse(err, "descriptors", reason);
    reason = limit_resources(memory_bytes);
    if (reason != 0)
        return refuse(err, "limits", reason);
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return refuse(err, "privileges", errno);
    reason = WALL_IS_WHOLE ? allow_calls() : 0;
    return reason == 0 ? PLA_OK : refuse(err, "system calls", reason);
}
