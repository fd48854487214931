// SPDX-License-Identifier: Apache-2.0
/** The installed interface (include/plaudit/plaudit.h) over the scorer of this room. */
#include "plaudit/plaudit.h"

#include <stdio.h>

#include "batch/scorer.h"

#define PUBLIC __attribute__((visibility("default")))

struct pla_engine {
    struct pla_arena arena; /**< sources and what the job points to */
    struct pla_job job;
    struct pla_scorer *scorer;
    struct pla_str lines, context;
};

PUBLIC const char *pla_version(void)
{
    return PLA_VERSION;
}

static void tell(const struct pla_err *err, char *message, size_t size)
{
    if (message == NULL || size == 0) {
        return;
    }
    (void)snprintf(message, size, "%s%s%s%s%s%s", err->where, err->where[0] != '\0' ? ": " : "",
                   err->text, err->hint[0] != '\0' ? " (" : "", err->hint,
                   err->hint[0] != '\0' ? ")" : "");
}

static enum pla_code read_sources(struct pla_engine *engine,
                                  const struct pla_engine_options *options, struct pla_err *err)
{
    size_t count = 0;
    while (options->rubrics[count] != NULL) {
        count++;
    }
    struct pla_sources *rubrics = PLA_NEW_ARRAY(&engine->arena, count, struct pla_sources);
    struct pla_sources *policy = PLA_NEW(&engine->arena, struct pla_sources);
    if (rubrics == NULL || policy == NULL) {
        return pla_err_memory(err);
    }
    enum pla_code code = PLA_OK;
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        code = pla_sources_read(options->rubrics[i], "rubric.lua", 0, &engine->arena, &rubrics[i],
                                err);
    }
    if (code == PLA_OK && options->policy != NULL) {
        code = pla_sources_read(options->policy, "policy.lua", 0, &engine->arena, policy, err);
        engine->job.policy = policy;
    }
    engine->job.rubrics = rubrics;
    engine->job.rubric_count = count;
    return code;
}

static enum pla_code load(struct pla_engine *engine, const struct pla_engine_options *options,
                          struct pla_err *err)
{
    if (options->rubrics == NULL || options->rubrics[0] == NULL || options->as_of == NULL ||
        !pla_day_parse(pla_text_of(options->as_of), &engine->job.as_of)) {
        return pla_err_set(err, PLA_USAGE, "rubrics and a date like 2026-11-01 are needed");
    }
    enum pla_code code = read_sources(engine, options, err);
    if (code != PLA_OK) {
        return code;
    }
    struct pla_faults *faults = PLA_NEW(&engine->arena, struct pla_faults);
    if (faults == NULL) {
        return pla_err_memory(err);
    }
    code = pla_scorer_new(&engine->job, &engine->scorer, faults);
    if (code != PLA_OK && faults->count > 0) {
        *err = faults->items[0];
    }
    return code;
}

PUBLIC int pla_engine_new(const struct pla_engine_options *options, struct pla_engine **out,
                          char *message, size_t size)
{
    struct pla_err err = {0};
    struct pla_engine *engine = pla_heap_alloc(sizeof(*engine));
    if (engine == NULL) {
        enum pla_code code = pla_err_memory(&err);
        tell(&err, message, size);
        return pla_code_exit(code);
    }
    *engine = (struct pla_engine){0};
    pla_arena_init(&engine->arena, 0);
    enum pla_code code = load(engine, options, &err);
    if (code != PLA_OK) {
        tell(&err, message, size);
        pla_engine_free(engine);
        return pla_code_exit(code);
    }
    *out = engine;
    return 0;
}

PUBLIC void pla_engine_free(struct pla_engine *engine)
{
    if (engine == NULL) {
        return;
    }
    pla_scorer_free(engine->scorer);
    pla_str_release(&engine->lines);
    pla_str_release(&engine->context);
    pla_arena_release(&engine->arena);
    pla_heap_free(engine);
}

PUBLIC int pla_engine_score(struct pla_engine *engine, const char *json, size_t length,
                            const char **out, char *message, size_t size)
{
    struct pla_faults faults = {0};
    pla_str_clear(&engine->lines);
    pla_str_clear(&engine->context);
    struct pla_text record = {json, length};
    enum pla_code code = pla_scorer_record(engine->scorer, record, "portfolio", 1, &engine->lines,
                                           &engine->context, &faults);
    if (code != PLA_OK) {
        tell(&faults.items[0], message, size);
        return pla_code_exit(code);
    }
    *out = engine->lines.at != NULL ? engine->lines.at : "";
    return 0;
}
