// SPDX-License-Identifier: Apache-2.0
/** plaudit init: a folder in which an institution can begin. */
#include <errno.h>
#include <sys/stat.h>

#include "accept.h"
#include "base/file.h"
#include "template.h"

struct init_values {
    struct cli_common common;
    struct cli_store_values store;
};

static const struct cli_opt options[] = {CLI_ACTOR_OPTION(struct init_values), {0}};

static const char *const examples[] = {
    "Begin:",
    "plaudit init our-college",
    NULL,
};
static const char about_init[] =
    "DIR gets a policy, a rubric with its cases, portfolios and ratings to try, a store that keeps "
    "the rubric and the policy, and a README.md whose commands run as they stand. DIR is made if "
    "it is not there; one that holds anything is left alone.";
static const char *const notes[] = {about_init, NULL};

static enum pla_code fail(const struct cli_call *call, const char *path, const char *what)
{
    struct pla_err err;
    pla_err_set(&err, PLA_OUTPUT, "%s: %s", what, strerror(errno));
    pla_err_prepend(&err, "%s", path);
    return cli_tell(call, &err);
}

/** Every folder on the way to a file. */
static enum pla_code make_folders(const struct cli_call *call, const char *path)
{
    char *copy = pla_arena_copy(call->arena, path, strlen(path));
    if (copy == NULL)
        return PLA_MEMORY;
    for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST)
            return fail(call, copy, "the folder cannot be made");
        *slash = '/';
    }
    return PLA_OK;
}

/** Only a folder that is new or empty; files that begin with a dot may be there. */
static enum pla_code check_folder(const struct cli_call *call, const char *dir)
{
    struct pla_err err;
    char **names;
    size_t count = 0;
    if (!pla_file_exists(dir))
        return PLA_OK;
    if (!pla_file_is_dir(dir)) {
        pla_err_set(&err, PLA_USAGE, "this is no folder");
    } else if (pla_file_list(dir, call->arena, &names, &count, &err) != PLA_OK) {
        return cli_tell(call, &err);
    } else if (count == 0) {
        return PLA_OK;
    } else {
        pla_err_set(&err, PLA_USAGE, "the folder is not empty");
        pla_err_hint(&err, "name one that is not there yet");
    }
    pla_err_prepend(&err, "%s", dir);
    return cli_tell(call, &err);
}

static enum pla_code write_files(const struct cli_call *call, const char *dir)
{
    struct pla_err err;
    for (const struct cli_template_file *file = cli_template_files; file->name != NULL; file++) {
        const char *path = pla_file_join(dir, file->name, call->arena);
        if (path == NULL) {
            pla_err_memory(&err);
            return cli_tell(call, &err);
        }
        enum pla_code code = make_folders(call, path);
        if (code != PLA_OK)
            return code;
        if (pla_file_write(path, (struct pla_text){file->bytes, file->length}, &err) != PLA_OK)
            return cli_tell(call, &err);
    }
    return PLA_OK;
}

/** The store, with the policy and the rubric in it. */
static enum pla_code make_store(const struct cli_call *call, const char *dir)
{
    const struct init_values *values = call->values;
    const char *policy = pla_file_join(dir, "policy.lua", call->arena);
    const char *rubric = pla_file_join(dir, "rubrics/mentoring", call->arena);
    struct cli_store_values store_values = {.path = pla_file_join(dir, "plaudit.db", call->arena),
                                            .actor = values->store.actor};
    struct pla_store *store;
    if (policy == NULL || rubric == NULL || store_values.path == NULL)
        return PLA_MEMORY;
    enum pla_code code = cli_store_open(call, &store_values, PLA_STORE_CREATE, &store);
    if (code != PLA_OK)
        return code;
    struct cli_accept accept = {
        .call = call, .store = store, .kind = PLA_VERSION_POLICY, .path = policy, .is_quiet = true};
    code = cli_accept(&accept);
    accept.kind = PLA_VERSION_RUBRIC;
    accept.path = rubric;
    accept.policy = policy;
    if (code == PLA_OK)
        code = cli_accept(&accept);
    pla_store_close(store);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    const char *dir = call->operands[0];
    struct pla_str text = {0};
    enum pla_code code = check_folder(call, dir);
    if (code == PLA_OK)
        code = write_files(call, dir);
    if (code == PLA_OK)
        code = make_store(call, dir);
    if (code != PLA_OK || call->out->is_quiet)
        return code;
    pla_str_put_z(&text, dir);
    PLA_PUT(&text, "/\n");
    for (const struct cli_template_file *file = cli_template_files; file->name != NULL; file++)
        pla_str_put_format(&text, "  %s\n", file->name);
    PLA_PUT(&text, "  plaudit.db\nREADME.md there says how to go on\n");
    return cli_print(call, &text);
}

const struct cli_cmd cli_cmd_init = {
    .name = "init",
    .summary = "make a folder in which an institution can begin",
    .operands = "DIR",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct init_values),
    .run = run,
};
