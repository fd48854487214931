// SPDX-License-Identifier: Apache-2.0
/** Loading a rubric or a policy: run its text, check what it gave, keep what its functions need. */
#include "rubric/load.h"

#include "base/crypto.h"
#include "rubric/build.h"
#include "rubric/calls.h"
#include "rubric/draft.h"
#include "rubric/fault.h"
#include "rubric/keyline.h"
#include "rubric/policy_draft.h"
#include "rubric/tables.h"

/* What the host keeps of a rubric: no more than some ten thousand nodes and their texts. */
enum { ARENA_BYTES = 96 << 20 };

struct pla_loaded {
    struct pla_arena arena;
    struct pla_lang lang;
    struct pla_rubric rubric;
    struct pla_policy policy;
    bool is_policy;
    struct pla_caller caller;
    struct pla_calls calls;
    struct pla_limits limits;
    struct pla_usage usage; /**< of loading, once there is no sandbox any more */
};

/* ---- a loader ---- */

enum pla_code pla_lang_init(struct pla_lang *lang, const struct pla_sources *sources,
                            struct pla_arena *arena, struct pla_faults *faults, enum pla_code code)
{
    const char **chunks = PLA_NEW_ARRAY(arena, sources->count, const char *);
    struct pla_text title = pla_text_copy(arena, pla_text_of(sources->title));
    bool *is_read = PLA_NEW_ARRAY(arena, sources->count, bool);
    if (chunks == NULL || title.at == NULL || is_read == NULL)
        return PLA_MEMORY;
    for (size_t i = 0; i < sources->count; i++) {
        size_t length = title.length + 1 + sources->files[i].name.length;
        char *chunk = pla_arena_alloc(arena, length + 1);
        if (chunk == NULL)
            return PLA_MEMORY;
        memcpy(chunk, title.at, title.length);
        chunk[title.length] = '/';
        memcpy(chunk + title.length + 1, sources->files[i].name.at, sources->files[i].name.length);
        chunks[i] = chunk;
    }
    *lang = (struct pla_lang){.arena = arena,
                              .faults = faults,
                              .code = code,
                              .title = title.at,
                              .sources = sources,
                              .chunks = chunks,
                              .chunk_count = sources->count,
                              .is_read = is_read};
    return PLA_OK;
}

void pla_lang_run_file(struct pla_lang *lang, const char *name)
{
    for (size_t i = 0; i < lang->sources->count; i++) {
        if (!pla_text_equal(lang->sources->files[i].name, pla_text_of(name)))
            continue;
        *(size_t *)pla_list_add(lang, &lang->including, sizeof i) = i;
        lang->is_read[i] = true;
        lang->main = lang->chunks[i];
        pla_sandbox_push_source(lang->L, lang->chunks[i], lang->sources->files[i].text);
        pla_logic_check(lang, i);
        lua_call(lang->L, 0, 1);
        return;
    }
    pla_raise(lang, NULL, "there is no %s", name);
}

enum pla_code pla_lang_end(struct pla_lang *lang, enum pla_code code, struct pla_err *err)
{
    if (lang->arena->failed && code != PLA_LIMIT)
        code = pla_err_memory(err); /* whatever a script made of it */
    if (code == PLA_MEMORY)
        lang->faults->count = 0; /* they may be no more than its echo */
    if (code != PLA_OK) {
        if (code == PLA_RUBRIC || code == PLA_NO)
            code = err->code = lang->code;
        if (err->where[0] == '\0')
            pla_err_prepend(err, "%s", lang->main != NULL ? lang->main : lang->title);
        pla_faults_add(lang->faults, err);
    } else if (lang->faults->count > 0) {
        code = lang->code;
    }
    return code;
}

/* ---- running the entry ---- */

static void open_language(lua_State *L, bool is_policy)
{
    pla_value_open(L);
    pla_measures_open(L);
    pla_conditions_open(L);
    pla_include_open(L);
    pla_param_open(L);
    pla_dates_open(L);
    if (is_policy)
        pla_policy_open(L);
    else
        pla_rubric_open(L);
    pla_names_open(L);
}

/** The entry must return what rubric{} or policy{} gave it. */
static bool check_root(struct pla_loaded *loaded)
{
    struct pla_lang *lang = &loaded->lang;
    const char *word = loaded->is_policy ? "policy" : "rubric";
    const char *hint = loaded->is_policy ? "end the file with return policy { ... }"
                                         : "end the file with return rubric { ... }";
    if (pla_handle_get(lang->L, -1, PLA_HANDLE_ROOT, NULL))
        return true;
    if (lang->faults->count > 0)
        return false;
    struct pla_err err;
    if (lang->root.line != 0)
        pla_err_set(&err, lang->code, "the file does not return what %s { ... } gave it", word);
    else
        pla_err_set(&err, lang->code, "the file must return %s { ... }, not %s", word,
                    pla_lua_type(lang, -1));
    pla_err_hint(&err, "%s", hint);
    pla_err_prepend(&err, "%s/%s", lang->title, lang->sources->entry);
    pla_faults_add(lang->faults, &err);
    return false;
}

static int load_body(lua_State *L)
{
    struct pla_loaded *loaded = lua_touserdata(L, 1);
    struct pla_lang *lang = &loaded->lang;
    lang->L = L;
    pla_lang_attach(L, lang);
    open_language(L, loaded->is_policy);
    pla_lang_run_file(lang, lang->sources->entry);
    if (!check_root(loaded))
        return 0;
    if (loaded->is_policy)
        pla_policy_finish(lang, &loaded->policy);
    else
        pla_rubric_finish(lang, &loaded->rubric);
    return 0;
}

/* ---- what is kept ---- */

/** Over the files that were read, not over cases or what else lies in the folder. */
static enum pla_code fingerprint(const struct pla_sources *sources, const bool *is_read,
                                 char out[65])
{
    struct pla_sha256 *hash = pla_sha256_new();
    if (hash == NULL)
        return PLA_MEMORY;
    pla_sha256_begin(hash);
    for (size_t i = 0; i < sources->count; i++) {
        if (!is_read[i])
            continue;
        pla_sha256_add_field(hash, sources->files[i].name);
        pla_sha256_add_field(hash, sources->files[i].text);
    }
    pla_sha256_end(hash, out);
    pla_sha256_free(hash);
    return PLA_OK;
}

/** Freeze the state if functions will run in it; else it is not needed any more. */
static enum pla_code settle(struct pla_loaded *loaded, struct pla_err *err)
{
    struct pla_lang *lang = &loaded->lang;
    enum pla_code code = PLA_OK;
    loaded->usage = *pla_sandbox_usage(lang->sandbox);
    lang->sources = NULL;
    lang->faults = NULL;
    lang->is_open = false;
    lang->code = PLA_RUBRIC;
    pla_str_release(&lang->scratch);
    if (lang->calls.count > 0) {
        code = pla_sandbox_freeze(lang->sandbox, err);
    } else {
        pla_sandbox_free(lang->sandbox);
        lang->sandbox = NULL;
    }
    return code;
}

/** The names of the files that were read, in the order of the fingerprint. */
static enum pla_code list_files(const struct pla_sources *sources, const bool *is_read,
                                struct pla_arena *arena, struct pla_text_list *out)
{
    struct pla_text *names = PLA_NEW_ARRAY(arena, sources->count, struct pla_text);
    size_t count = 0;
    for (size_t i = 0; names != NULL && i < sources->count; i++)
        if (is_read[i])
            names[count++] = pla_text_copy(arena, sources->files[i].name);
    *out = (struct pla_text_list){names, count};
    return arena->failed ? PLA_MEMORY : PLA_OK;
}

static enum pla_code run(struct pla_loaded *loaded, const struct pla_sources *sources,
                         struct pla_faults *faults)
{
    struct pla_err err = {0};
    char *print = loaded->is_policy ? loaded->policy.fingerprint : loaded->rubric.fingerprint;
    char kept[65];
    enum pla_code code = pla_sandbox_new(&loaded->limits, &loaded->lang.sandbox, &err);
    if (code == PLA_OK)
        code = pla_sandbox_run(loaded->lang.sandbox, load_body, loaded, &err);
    code = pla_lang_end(&loaded->lang, code, &err);
    if (code != PLA_OK)
        return code;
    code = fingerprint(sources, loaded->lang.is_read, kept);
    if (code == PLA_OK)
        code = list_files(sources, loaded->lang.is_read, loaded->lang.arena,
                          loaded->is_policy ? &loaded->policy.files : &loaded->rubric.files);
    if (code == PLA_OK) {
        memcpy(print, kept, sizeof kept);
        code = settle(loaded, &err);
    } else {
        pla_err_memory(&err);
    }
    if (code != PLA_OK)
        pla_faults_add(faults, &err);
    return code;
}

static enum pla_code load(const struct pla_sources *sources, const struct pla_limits *limits,
                          pla_day as_of, bool is_policy, struct pla_loaded **out,
                          struct pla_faults *faults)
{
    struct pla_err err;
    struct pla_faults own = {0};
    struct pla_loaded *loaded = pla_heap_alloc(sizeof *loaded);
    enum pla_code code = loaded != NULL ? PLA_OK : PLA_MEMORY;
    if (code == PLA_OK) {
        *loaded = (struct pla_loaded){.is_policy = is_policy};
        pla_arena_init(&loaded->arena, ARENA_BYTES);
        code = pla_lang_init(&loaded->lang, sources, &loaded->arena, &own,
                             is_policy ? PLA_POLICY : PLA_RUBRIC);
    }
    if (code != PLA_OK) {
        pla_err_memory(&err);
        pla_faults_add(&own, &err);
    } else {
        loaded->lang.as_of = as_of;
        loaded->lang.is_open = true;
        loaded->limits = pla_limits_fill(limits != NULL ? *limits : (struct pla_limits){0});
        pla_caller_init(&loaded->caller, &loaded->lang, &loaded->calls);
        code = run(loaded, sources, &own);
    }
    for (size_t i = 0; i < own.count && i < PLA_FAULTS_KEPT; i++)
        pla_faults_add(faults, &own.items[i]);
    if (own.count > PLA_FAULTS_KEPT)
        faults->count += own.count - PLA_FAULTS_KEPT;
    if (code != PLA_OK) {
        pla_loaded_free(loaded);
        return code;
    }
    *out = loaded;
    return PLA_OK;
}

enum pla_code pla_rubric_load(const struct pla_sources *sources, const struct pla_limits *limits,
                              pla_day as_of, struct pla_loaded **out, struct pla_faults *faults)
{
    return load(sources, limits, as_of, false, out, faults);
}

enum pla_code pla_policy_load(const struct pla_sources *sources, const struct pla_limits *limits,
                              pla_day as_of, struct pla_loaded **out, struct pla_faults *faults)
{
    return load(sources, limits, as_of, true, out, faults);
}

void pla_loaded_free(struct pla_loaded *loaded)
{
    if (loaded == NULL)
        return;
    pla_sandbox_free(loaded->lang.sandbox);
    pla_str_release(&loaded->lang.scratch);
    pla_caller_release(&loaded->caller);
    pla_arena_release(&loaded->arena);
    pla_heap_free(loaded);
}

const struct pla_rubric *pla_loaded_rubric(const struct pla_loaded *loaded)
{
    return loaded->is_policy ? NULL : &loaded->rubric;
}

const struct pla_policy *pla_loaded_policy(const struct pla_loaded *loaded)
{
    return loaded->is_policy ? &loaded->policy : NULL;
}

const struct pla_calls *pla_loaded_calls(const struct pla_loaded *loaded)
{
    return &loaded->calls;
}

struct pla_load_stats pla_loaded_stats(const struct pla_loaded *loaded)
{
    const struct pla_usage *usage =
        loaded->lang.sandbox != NULL ? pla_sandbox_usage(loaded->lang.sandbox) : &loaded->usage;
    return (struct pla_load_stats){.budget_used = usage->budget_used,
                                   .budget_peak = usage->budget_peak,
                                   .budget_limit = loaded->limits.budget,
                                   .memory_used = usage->memory_used,
                                   .memory_peak = usage->memory_peak,
                                   .memory_limit = loaded->limits.memory_bytes};
}
