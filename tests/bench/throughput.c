// SPDX-License-Identifier: Apache-2.0
/**
 * Measures `plaudit score` end to end on generated portfolios: throughput PLAUDIT GENERATE FOLDER
 * [ROUNDS]
 *
 * FOLDER holds rubric/ and policy.lua. Prints portfolios per second of processor time (the program
 * and all its workers), peak memory of the largest process at three sizes, start-up, and the cost
 * of reading alone (a floor: `wc` over the same bytes). Medians of several rounds; machines are
 * shared, so compare ratios of one run.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_MOST = 31 };

struct figure {
    double processor_s, wall_s;
    long peak_kib;
};

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

/* Run a command with standard output going to `out`; exit 0 or 3 is expected. */
static struct figure run(char *const argv[], const char *out)
{
    double started = now();
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(70);
    }
    if (child == 0) {
        int file = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (file < 0 || dup2(file, STDOUT_FILENO) < 0) {
            _exit(127);
        }
        execvp(argv[0], argv);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        fprintf(stderr, "throughput: %s ended with status %d\n", argv[0], status);
        exit(1);
    }
    return (struct figure){seconds(usage.ru_utime) + seconds(usage.ru_stime), now() - started,
                           usage.ru_maxrss};
}

static int by_processor(const void *a, const void *b)
{
    const struct figure *left = a, *right = b;
    return (left->processor_s > right->processor_s) - (left->processor_s < right->processor_s);
}

static struct figure median(char *const argv[], const char *out, int rounds)
{
    struct figure all[ROUNDS_MOST];
    (void)run(argv, out); /* warm the caches */
    for (int i = 0; i < rounds; i++) {
        all[i] = run(argv, out);
    }
    qsort(all, (size_t)rounds, sizeof(all[0]), by_processor);
    return all[rounds / 2];
}

static void generate(const char *program, const char *count, const char *path)
{
    char *const argv[] = {(char *)(size_t)program, (char *)(size_t)count, (char *)(size_t) "7",
                          NULL};
    (void)run(argv, path);
}

static struct figure score(const char *plaudit, const char *folder, const char *input,
                           const char *jobs, int rounds)
{
    char rubric[512], policy[512];
    (void)snprintf(rubric, sizeof(rubric), "%s/rubric", folder);
    (void)snprintf(policy, sizeof(policy), "%s/policy.lua", folder);
    const char *argv[] = {plaudit, "score",   input,        "--rubric", rubric,    "--policy",
                          policy,  "--as-of", "2026-11-01", jobs,       "--quiet", NULL};
    char *copy[12];
    memcpy(copy, argv, sizeof(copy));
    return median(copy, "/dev/null", rounds);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: throughput PLAUDIT GENERATE FOLDER [ROUNDS]\n");
        return 2;
    }
    int rounds = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 7;
    rounds = rounds < 1 ? 1 : rounds > ROUNDS_MOST ? ROUNDS_MOST : rounds;
    char folder[] = "/tmp/plaudit-bench-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        perror("mkdtemp");
        return 7;
    }
    static const char *const sizes[] = {"1", "1000", "10000", "50000"};
    printf(
        "| portfolios | bytes each | jobs | processor s | portfolios a processor second | wall s | "
        "peak MiB |\n|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        char input[600];
        (void)snprintf(input, sizeof(input), "%s/%s.ndjson", folder, sizes[i]);
        generate(argv[2], sizes[i], input);
        FILE *file = fopen(input, "rb");
        if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
            perror(input);
            return 7;
        }
        double count = strtod(sizes[i], NULL);
        double bytes = (double)ftell(file) / count;
        (void)fclose(file);
        static const char *const jobs[] = {"-j1", "-j2"};
        for (size_t k = 0; k < 2; k++) {
            struct figure f = score(argv[1], argv[3], input, jobs[k], rounds);
            printf("| %s | %.0f | %s | %.3f | %.0f | %.3f | %.1f |\n", sizes[i], bytes, jobs[k] + 2,
                   f.processor_s, count / f.processor_s, f.wall_s, (double)f.peak_kib / 1024);
        }
        char *const floor[] = {(char *)(size_t) "wc", (char *)(size_t) "-lw", input, NULL};
        struct figure f = median(floor, "/dev/null", rounds);
        printf("| %s | %.0f | wc -lw | %.3f | %.0f | %.3f | %.1f |\n", sizes[i], bytes,
               f.processor_s, count / (f.processor_s > 0 ? f.processor_s : 1e-6), f.wall_s,
               (double)f.peak_kib / 1024);
        (void)unlink(input);
    }
    (void)rmdir(folder);
    return 0;
}
