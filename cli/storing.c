// SPDX-License-Identifier: Apache-2.0
/** Opening the store, and small things every command with a store does. */
#include "storing.h"

#include <stdlib.h>

#include "actor.h"
#include "base/file.h"
#include "clock.h"
#include "rubric/load.h"
#include "salt.h"

/** A block is saved in a few milliseconds; a backup or a merge may take longer. */
enum { WAIT_SECONDS = 10, MOST_WAIT_SECONDS = 3600 };

/** How long a busy store is waited for: PLAUDIT_STORE_WAIT in seconds. */
static int wait_ms(void)
{
    const char *text = getenv("PLAUDIT_STORE_WAIT");
    long seconds = text != NULL && text[0] != '\0' ? strtol(text, NULL, 10) : WAIT_SECONDS;
    if (seconds < 0 || seconds > MOST_WAIT_SECONDS)
        seconds = WAIT_SECONDS;
    return (int)seconds * 1000;
}

static const char default_path[] = "plaudit.db";

static const char *environment_path(void)
{
    const char *path = getenv("PLAUDIT_STORE");
    return path != NULL && path[0] != '\0' ? path : NULL;
}

const char *cli_store_path(const char *given)
{
    const char *path = given != NULL ? given : environment_path();
    return path != NULL ? path : default_path;
}

bool cli_store_is_there(void)
{
    return environment_path() != NULL || pla_file_exists(default_path);
}

bool cli_stored_is_meant(const struct cli_stored_values *values)
{
    return values->store.path != NULL || values->since.is_set ||
           (values->run != NULL && !values->save) || cli_store_is_there();
}

bool cli_stored_is_input(const struct cli_call *call, const struct cli_stored_values *values)
{
    return call->operand_count == 0 && cli_stored_is_meant(values);
}

enum pla_code cli_tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

enum pla_code cli_tell_no_input(const struct cli_call *call)
{
    struct pla_err err;
    pla_err_set(&err, PLA_USAGE, "%s needs INPUT: files, or a store", call->cmd->name);
    pla_err_hint(&err, "plaudit %s --help tells more", call->cmd->name);
    return cli_tell(call, &err);
}

enum pla_code cli_print(const struct cli_call *call, struct pla_str *text)
{
    struct pla_err err;
    enum pla_code code = pla_str_check(text, &err);
    if (code != PLA_OK)
        cli_tell(call, &err);
    else if (text->length > 0 && !cli_out_put(call->out, (struct pla_text){text->at, text->length}))
        code = PLA_OUTPUT;
    pla_str_release(text);
    return code;
}

enum pla_code cli_store_open(const struct cli_call *call, const struct cli_store_values *values,
                             enum pla_store_mode mode, struct pla_store **out)
{
    struct pla_err err = {0};
    struct pla_store_hand hand = {.now = cli_clock_seconds(), .salt = cli_salt_make};
    const char *path = cli_store_path(values->path);
    enum pla_code code = PLA_OK;
    if (mode != PLA_STORE_READ)
        code = cli_actor_read(values->actor, call->arena, &hand.actor, &err);
    if (code == PLA_OK)
        code =
            pla_store_open(path, mode, wait_ms(), mode != PLA_STORE_READ ? &hand : NULL, out, &err);
    if (code == PLA_MISSING && values->path == NULL && err.hint[0] == '\0')
        pla_err_hint(&err, "--store FILE names another; plaudit init DIR makes one");
    return code == PLA_OK ? PLA_OK : cli_tell(call, &err);
}

void cli_split_version(const char *word, struct pla_text *out_id, struct pla_text *out_version)
{
    const char *at = strrchr(word, '@');
    *out_version = (struct pla_text){0};
    *out_id = pla_text_of(word);
    if (at == NULL || at == word || at[1] == '\0')
        return;
    out_id->length = (size_t)(at - word);
    *out_version = pla_text_of(at + 1);
}

/** The file to run: by its usual name, else the one that returns what it must. */
static const char *entry_of(const struct pla_stored_version *version, struct pla_arena *arena)
{
    bool is_rubric = version->kind == PLA_VERSION_RUBRIC;
    const char *usual = is_rubric ? "rubric.lua" : "policy.lua";
    const char *word = is_rubric ? "return rubric" : "return policy";
    const struct pla_stored_file *found = NULL;
    for (size_t i = 0; i < version->file_count; i++) {
        const struct pla_stored_file *file = &version->files[i];
        if (pla_text_equal(file->name, pla_text_of(usual)))
            return usual;
        if (found == NULL && memmem(file->text.at, file->text.length, word, strlen(word)) != NULL)
            found = file;
    }
    if (found == NULL)
        return usual;
    return pla_arena_copy(arena, found->name.at, found->name.length);
}

enum pla_code cli_stored_sources(const struct pla_stored_version *version, struct pla_arena *arena,
                                 struct pla_sources *out, struct pla_err *err)
{
    struct pla_source *files = PLA_NEW_ARRAY(arena, version->file_count, struct pla_source);
    struct pla_str path = {0};
    if (files == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < version->file_count; i++)
        files[i] = (struct pla_source){pla_text_copy(arena, version->files[i].name),
                                       pla_text_copy(arena, version->files[i].text)};
    pla_str_put_text(&path, version->id);
    pla_str_put_c(&path, '@');
    pla_str_put_text(&path, version->version);
    *out = (struct pla_sources){
        .title = pla_arena_copy(arena, version->id.at, version->id.length),
        .entry = entry_of(version, arena),
        .path = path.at != NULL ? pla_arena_copy(arena, path.at, path.length) : "",
        .files = files,
        .count = version->file_count,
    };
    pla_str_release(&path);
    return arena->failed ? pla_err_memory(err) : PLA_OK;
}
