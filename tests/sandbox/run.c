// SPDX-License-Identifier: Apache-2.0
/**
 * Runs every hostile script of a folder under small limits and checks what became of it.
 *
 * The first line of a script says what must happen: `-- expect: ok TEXT` (its result),
 * `-- expect: error PART` (in the message), `-- expect: limit NAME`, or `-- expect: watchdog` (no
 * limit sees it; a CPU timer must be able to end it). Each runs in a fresh state and in one that is
 * put back between scripts, with the same outcome; after each an innocent script must answer as
 * before. A second process, in another environment, must report the same bytes.
 *
 * usage: run FOLDER [--report]
 */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lauxlib.h>

#include "rubric/sandbox.h"

enum { MOST_FILES = 1000, SECONDS_PER_FILE = 60, WATCHDOG_MS = 300 };

static const struct pla_limits limits = {
    .budget = 200000, .memory_bytes = 2U << 20, .string_bytes = 16U << 10};

struct file {
    char *name;
    char *text;
    size_t length;
};

/** What became of a script. */
struct outcome {
    enum pla_code code;
    enum pla_stop stop;
    char text[1024]; /**< result, or place and message */
};

static int failures;
static bool is_report;
static const char *current = "";

static void complain(const struct file *file, const char *what, const char *got)
{
    failures++;
    if (!is_report)
        printf("%s: %s: %s\n", file->name, what, got);
}

/* ---- files ---- */

static char *read_file(const char *folder, const char *name, size_t *out_length)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *stream = fopen(path, "rb");
    if (stream == NULL)
        return NULL;
    char *text = malloc(1U << 17);
    *out_length = text != NULL ? fread(text, 1, (1U << 17) - 1, stream) : 0;
    if (text != NULL)
        text[*out_length] = '\0';
    fclose(stream);
    return text;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static size_t read_folder(const char *folder, struct file *files)
{
    DIR *stream = opendir(folder);
    size_t count = 0;
    if (stream == NULL)
        return 0;
    for (struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream)) {
        size_t length = strlen(entry->d_name);
        if (length < 5 || strcmp(entry->d_name + length - 4, ".lua") != 0 || count == MOST_FILES)
            continue;
        files[count].name = strdup(entry->d_name);
        files[count].text = read_file(folder, entry->d_name, &files[count].length);
        count += files[count].text != NULL;
    }
    closedir(stream);
    qsort(files, count, sizeof *files, by_name);
    return count;
}

/* What the first line expects, without "-- expect: ". */
static const char *expectation(const struct file *file, size_t *out_length)
{
    static const char head[] = "-- expect: ";
    if (strncmp(file->text, head, sizeof head - 1) != 0)
        return NULL;
    const char *from = file->text + sizeof head - 1;
    *out_length = strcspn(from, "\n");
    return from;
}

/* ---- running ---- */

struct job {
    const struct file *file;
    struct outcome *outcome;
};

static int run_file(lua_State *L)
{
    const struct job *job = lua_touserdata(L, 1);
    struct pla_text text = {job->file->text, job->file->length};
    pla_sandbox_push_source(L, job->file->name, text);
    lua_call(L, 0, 1);
    int type = lua_type(L, -1);
    bool is_text = type == LUA_TSTRING || type == LUA_TNUMBER;
    snprintf(job->outcome->text, sizeof job->outcome->text, "%s",
             is_text ? lua_tostring(L, -1) : lua_typename(L, type));
    return 0;
}

static void run_in(struct pla_sandbox *sandbox, const struct file *file, struct outcome *outcome)
{
    struct pla_err err = {0};
    struct job job = {file, outcome};
    *outcome = (struct outcome){0};
    outcome->code = pla_sandbox_run(sandbox, run_file, &job, &err);
    outcome->stop = pla_sandbox_stop(sandbox);
    if (outcome->code != PLA_OK)
        snprintf(outcome->text, sizeof outcome->text, "%s: %s", err.where, err.text);
}

static struct pla_sandbox *make_sandbox(void)
{
    struct pla_sandbox *sandbox = NULL;
    struct pla_err err = {0};
    if (pla_sandbox_new(&limits, &sandbox, &err) != PLA_OK) {
        printf("no sandbox: %s\n", err.text);
        exit(2);
    }
    return sandbox;
}

static bool is_expected(const struct file *file, const struct outcome *outcome)
{
    size_t length = 0;
    char wanted[512];
    const char *from = expectation(file, &length);
    if (from == NULL || length >= sizeof wanted)
        return false;
    memcpy(wanted, from, length);
    wanted[length] = '\0';
    if (strncmp(wanted, "ok ", 3) == 0)
        return outcome->code == PLA_OK && strcmp(outcome->text, wanted + 3) == 0;
    if (strncmp(wanted, "error ", 6) == 0)
        return outcome->code == PLA_RUBRIC && outcome->stop == PLA_STOP_ERROR &&
               strstr(outcome->text, wanted + 6) != NULL;
    if (strncmp(wanted, "limit ", 6) == 0)
        return outcome->code == PLA_LIMIT && strcmp(pla_stop_name(outcome->stop), wanted + 6) == 0;
    return false;
}

static bool is_same(const struct outcome *a, const struct outcome *b)
{
    return a->code == b->code && a->stop == b->stop && strcmp(a->text, b->text) == 0;
}

/* A message is one line of printable bytes, cut. */
static bool is_clean(const struct outcome *outcome)
{
    if (outcome->code == PLA_OK)
        return true;
    for (const char *at = outcome->text; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            return false;
    return strlen(outcome->text) <= 410;
}

/* ---- the second wall ---- */

static void check_watchdog(const struct file *file)
{
    pid_t child = fork();
    if (child == 0) {
        struct itimerval timer = {.it_value = {0, WATCHDOG_MS * 1000}};
        struct outcome outcome;
        signal(SIGPROF, SIG_DFL);
        setitimer(ITIMER_PROF, &timer, NULL);
        run_in(make_sandbox(), file, &outcome);
        _exit(outcome.code == PLA_LIMIT ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    bool is_ended = (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) ||
                    (WIFEXITED(status) && WEXITSTATUS(status) == 0);
    if (!is_ended)
        complain(file, "expected the watchdog", "something else");
}

static bool is_for_watchdog(const struct file *file)
{
    size_t length = 0;
    const char *wanted = expectation(file, &length);
    return wanted != NULL && length == 8 && memcmp(wanted, "watchdog", 8) == 0;
}

/* ---- the run ---- */

static void report(FILE *out, const struct file *file, const struct outcome *outcome)
{
    fprintf(out, "%s %s %s %s\n", file->name, pla_code_name(outcome->code),
            pla_stop_name(outcome->stop), outcome->text);
}

static void check_file(const struct file *file, struct pla_sandbox *kept,
                       const struct file *innocent, const struct outcome *before, FILE *out)
{
    struct outcome fresh;
    struct outcome again;
    struct outcome after;
    struct pla_sandbox *sandbox = make_sandbox();
    run_in(sandbox, file, &fresh);
    pla_sandbox_free(sandbox);
    if (!is_expected(file, &fresh)) {
        char got[1200];
        snprintf(got, sizeof got, "%s %s %s", pla_code_name(fresh.code), pla_stop_name(fresh.stop),
                 fresh.text);
        complain(file, "not as expected", got);
    }
    if (!is_clean(&fresh))
        complain(file, "an unclean message", fresh.text);
    pla_sandbox_restore(kept);
    run_in(kept, file, &again);
    if (!is_same(&fresh, &again))
        complain(file, "another outcome in a kept state", again.text);
    pla_sandbox_restore(kept);
    run_in(kept, innocent, &after);
    if (!is_same(before, &after))
        complain(file, "the innocent script changed", after.text);
    report(out, file, &fresh);
}

static void time_is_up(int signal_number)
{
    (void)signal_number;
    /* Only to say which file it was. */
    if (write(STDOUT_FILENO, current, strlen(current)) > 0)
        _exit(3);
    _exit(3);
}

static void check_all(struct file *files, size_t count, FILE *out)
{
    struct pla_sandbox *kept = make_sandbox();
    struct pla_err err = {0};
    const struct file *innocent = NULL;
    struct outcome before;
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].name, "innocent.lua") == 0)
            innocent = &files[i];
    if (innocent == NULL || pla_sandbox_freeze(kept, &err) != PLA_OK) {
        printf("no innocent.lua, or no frozen state\n");
        exit(2);
    }
    run_in(kept, innocent, &before);
    signal(SIGALRM, time_is_up);
    for (size_t i = 0; i < count; i++) {
        current = files[i].name;
        alarm(SECONDS_PER_FILE);
        if (!is_for_watchdog(&files[i]))
            check_file(&files[i], kept, innocent, &before, out);
        else if (!is_report)
            check_watchdog(&files[i]);
        alarm(0);
    }
    pla_sandbox_free(kept);
}

/* The report of another process with another address space, language and time zone. */
static char *report_of_other(const char *program, const char *folder)
{
    char command[2200];
    snprintf(command, sizeof command, "LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo '%s' '%s' --report",
             program, folder);
    FILE *stream = popen(command, "r");
    char *text = calloc(1, 1U << 20);
    if (stream == NULL || text == NULL)
        exit(2);
    if (fread(text, 1, (1U << 20) - 1, stream) == 0)
        printf("the second process says nothing\n");
    pclose(stream);
    return text;
}

int main(int argc, char **argv)
{
    static struct file files[MOST_FILES];
    if (argc < 2)
        return 2;
    size_t count = read_folder(argv[1], files);
    char *own = NULL;
    size_t own_length = 0;
    FILE *out = open_memstream(&own, &own_length);
    is_report = argc > 2 && strcmp(argv[2], "--report") == 0;
    if (out == NULL || count == 0)
        return 2;
    check_all(files, count, out);
    fclose(out);
    if (is_report) {
        fputs(own, stdout);
    } else {
        char *other = report_of_other(argv[0], argv[1]);
        if (strcmp(own, other) != 0) {
            failures++;
            size_t at = 0;
            while (own[at] == other[at])
                at++;
            while (at > 0 && own[at - 1] != '\n')
                at--;
            printf("two processes differ:\n  %.*s\n  %.*s\n", (int)strcspn(own + at, "\n"),
                   own + at, (int)strcspn(other + at, "\n"), other + at);
        }
        printf("%zu scripts, %d failures\n", count, failures);
        free(other);
    }
    for (size_t i = 0; i < count; i++) {
        free(files[i].name);
        free(files[i].text);
    }
    free(own);
    return failures == 0 ? 0 : 1;
}
