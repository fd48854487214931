// SPDX-License-Identifier: Apache-2.0
/**
 * Linting of rubrics and policies written as Lua in a test.
 */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "check/lint.h"

/** A loaded rubric or policy, and a policy beside it. */
struct trial {
    struct pla_arena arena;
    struct pla_source file;
    struct pla_sources sources;
    struct pla_loaded *loaded, *policy;
    struct pla_lint_list found;
};

static inline struct pla_loaded *try_load(struct trial *trial, const char *text, bool is_policy)
{
    struct pla_faults faults = {0};
    struct pla_loaded *loaded = NULL;
    const char *name = is_policy ? "policy.lua" : "rubric.lua";
    trial->file = (struct pla_source){pla_text_of(name), pla_text_of(text)};
    trial->sources = (struct pla_sources){"try", name, name, &trial->file, 1};
    enum pla_code code = (is_policy ? pla_policy_load : pla_rubric_load)(
        &trial->sources, NULL, pla_day_of(2026, 11, 1), &loaded, &faults);
    for (size_t i = 0; i < faults.count && i < PLA_FAULTS_KEPT; i++)
        print_error("%s: %s\n", faults.items[i].where, faults.items[i].text);
    if (code != PLA_OK)
        print_error("%s\n", text);
    assert_int_equal(code, PLA_OK);
    return loaded;
}

/** Load and lint `text` (a policy if it says so), under `policy` unless NULL; as of 2026-11-01. */
static inline void try_begin(struct trial *trial, const char *text, const char *policy)
{
    struct pla_err err;
    bool is_policy = strstr(text, "return policy") != NULL;
    *trial = (struct trial){0};
    pla_arena_init(&trial->arena, 0);
    if (policy != NULL)
        trial->policy = try_load(trial, policy, true);
    trial->loaded = try_load(trial, text, is_policy);
    struct pla_lint_subject subject = {.rubric =
                                           is_policy ? NULL : pla_loaded_rubric(trial->loaded),
                                       .policy = is_policy        ? pla_loaded_policy(trial->loaded)
                                                 : policy != NULL ? pla_loaded_policy(trial->policy)
                                                                  : NULL,
                                       .sources = &trial->sources,
                                       .as_of = pla_day_of(2026, 11, 1)};
    assert_int_equal(pla_lint(&subject, &trial->arena, &trial->found, &err), PLA_OK);
}

static inline void try_end(struct trial *trial)
{
    pla_loaded_free(trial->loaded);
    pla_loaded_free(trial->policy);
    pla_arena_release(&trial->arena);
}

/** How often a lint was found. */
static inline size_t try_count(const struct trial *trial, enum pla_lint_id id)
{
    size_t count = 0;
    for (size_t i = 0; i < trial->found.count; i++)
        count += trial->found.items[i].id == id;
    return count;
}

/** The first finding of a lint; fails if there is none. */
static inline const struct pla_lint *try_first(const struct trial *trial, enum pla_lint_id id)
{
    for (size_t i = 0; i < trial->found.count; i++)
        if (trial->found.items[i].id == id)
            return &trial->found.items[i];
    print_error("%s is not found\n", pla_lint_kinds[id].id);
    fail();
    return NULL;
}

static inline void try_print(const struct trial *trial)
{
    for (size_t i = 0; i < trial->found.count; i++) {
        const struct pla_lint *lint = &trial->found.items[i];
        print_error("  %s:%d: %s: %.*s\n", lint->place.file, lint->place.line,
                    pla_lint_kinds[lint->id].id, (int)lint->text.length, lint->text.at);
    }
}
