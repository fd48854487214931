// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a program and tells what it took: measure PROCESSORS COMMAND...
 *
 * PROCESSORS is a list like 0 or 0,1: the program and all its processes stay on these. Standard
 * output of the program goes nowhere. One line is printed: exit status, user and system seconds of
 * all its processes together, wall seconds, and the peak of the largest process in KiB. Small, so
 * that what it hands down to the program at fork does not count as the program's memory.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int pin(const char *list)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const char *at = list; *at != '\0';) {
        char *end;
        long processor = strtol(at, &end, 10);
        if (end == at || processor < 0 || processor >= CPU_SETSIZE) {
            return -1;
        }
        CPU_SET((size_t)processor, &set);
        at = *end == ',' ? end + 1 : end;
    }
    return sched_setaffinity(0, sizeof(set), &set);
}

int main(int argc, char **argv)
{
    if (argc < 3 || pin(argv[1]) != 0) {
        fprintf(stderr, "usage: measure PROCESSORS COMMAND...\n");
        return 2;
    }
    double started = now();
    pid_t child = fork();
    if (child < 0) {
        perror("measure: fork");
        return 70;
    }
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0) {
            (void)execvp(argv[2], argv + 2);
        }
        perror(argv[2]);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child) {
        perror("measure: wait4");
        return 70;
    }
    printf("%d %.6f %.6f %.6f %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128,
           seconds(usage.ru_utime), seconds(usage.ru_stime), now() - started, usage.ru_maxrss);
    return 0;
}
