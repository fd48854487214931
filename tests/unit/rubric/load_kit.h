// SPDX-License-Identifier: Apache-2.0
/** Loading rubrics, policies and cases from texts, for the tests of the language. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rubric/load.h"
#include "rubric/sandbox.h"

enum { KIT_FILES = 6 };

/** A folder "demo" in memory. */
struct kit {
    struct pla_source files[KIT_FILES];
    struct pla_sources sources;
    struct pla_faults faults;
    struct pla_loaded *loaded;
};

static inline pla_day kit_day(const char *text)
{
    pla_day day = 0;
    assert_true(pla_day_parse(pla_text_of(text), &day));
    return day;
}

static inline void kit_add(struct kit *kit, const char *name, const char *text)
{
    assert_true(kit->sources.count < KIT_FILES);
    kit->files[kit->sources.count++] = (struct pla_source){pla_text_of(name), pla_text_of(text)};
    kit->sources.files = kit->files;
}

static inline struct kit kit_of(const char *entry, const char *text)
{
    struct kit kit = {.sources = {.title = "demo", .entry = entry, .path = "demo"}};
    kit.files[0] = (struct pla_source){pla_text_of(entry), pla_text_of(text)};
    kit.sources.count = 1;
    return kit;
}

static inline void kit_show(const struct pla_faults *faults)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++)
        print_error("%s: %s\n  help: %s\n", faults->items[i].where, faults->items[i].text,
                    faults->items[i].hint);
}

static inline enum pla_code kit_load(struct kit *kit, const struct pla_limits *limits)
{
    kit->sources.files = kit->files;
    kit->faults = (struct pla_faults){0};
    bool is_policy = strcmp(kit->sources.entry, "policy.lua") == 0;
    return (is_policy ? pla_policy_load : pla_rubric_load)(
        &kit->sources, limits, kit_day("2026-11-01"), &kit->loaded, &kit->faults);
}

/** Load a rubric that must load. */
static inline const struct pla_rubric *kit_rubric(struct kit *kit)
{
    enum pla_code code = kit_load(kit, NULL);
    kit_show(&kit->faults);
    assert_int_equal(code, PLA_OK);
    assert_null(pla_loaded_policy(kit->loaded));
    return pla_loaded_rubric(kit->loaded);
}

static inline void kit_free(struct kit *kit)
{
    pla_loaded_free(kit->loaded);
    kit->loaded = NULL;
}

static inline void kit_text(struct pla_text have, const char *want)
{
    if (want == NULL) {
        assert_null(have.at);
        return;
    }
    assert_non_null(have.at);
    assert_int_equal(have.length, strlen(want));
    assert_memory_equal(have.at, want, have.length);
}

static inline void kit_number(struct pla_rational have, const char *want)
{
    struct pla_rational number;
    assert_true(pla_rational_from_text(pla_text_of(want), &number));
    assert_int_equal(have.num, number.num);
    assert_int_equal(have.den, number.den);
}
