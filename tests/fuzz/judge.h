// SPDX-License-Identifier: Apache-2.0
/** For targets that score: one rubric and one policy as texts, and what every decision must hold.
 */
#pragma once

#include "base/utf8.h"
#include "batch/scorer.h"
#include "model/decision_read.h"

#include "fuzz/fuzz.h"

/** A rubric, a policy and the job over them; `job` borrows the others. */
struct judge {
    struct pla_source files[2];
    struct pla_sources rubric, policy;
    struct pla_job job;
};

static inline void judge_set(struct judge *judge, struct pla_text rubric, struct pla_text policy,
                             const struct pla_limits *limits)
{
    judge->files[0] = (struct pla_source){PLA_TEXT("rubric.lua"), rubric};
    judge->files[1] = (struct pla_source){PLA_TEXT("policy.lua"), policy};
    judge->rubric = (struct pla_sources){
        .title = "t", .entry = "rubric.lua", .path = "t", .files = &judge->files[0], .count = 1};
    judge->policy = (struct pla_sources){
        .title = "t", .entry = "policy.lua", .path = "t", .files = &judge->files[1], .count = 1};
    judge->job = (struct pla_job){.rubrics = &judge->rubric,
                                  .rubric_count = 1,
                                  .policy = &judge->policy,
                                  .limits = limits,
                                  .as_of = 20758,
                                  .all_awards = true,
                                  .want_context = true};
}

static inline void judge_faults(const struct pla_faults *faults, enum pla_code code)
{
    FUZZ_CHECK((code == PLA_OK) == (faults->count == 0));
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        const struct pla_err *err = &faults->items[i];
        FUZZ_CHECK(err->code != PLA_OK && err->code != PLA_BUG && err->code != PLA_MEMORY);
        FUZZ_CHECK(err->text[0] != '\0');
    }
}

/** One line: read back, written again to the same bytes, no award below zero, no part above all. */
static inline void judge_line(struct pla_text line, struct pla_arena *arena)
{
    struct pla_sha256 *hash = pla_sha256_new();
    struct pla_rational sum = PLA_ZERO;
    struct pla_decision decision;
    struct pla_str again = {0};
    struct pla_err err;
    FUZZ_CHECK(hash != NULL && pla_utf8_is_valid(line));
    FUZZ_CHECK(pla_decision_read(line, "t", 1, arena, &decision, &err) == PLA_OK);
    FUZZ_CHECK(pla_decision_write(&decision, hash, &again, NULL) == PLA_OK);
    FUZZ_CHECK(pla_text_equal((struct pla_text){again.at, again.length - 1}, line));
    for (size_t i = 0; i < decision.award_count; i++) {
        const struct pla_award_result *award = &decision.awards[i];
        FUZZ_CHECK(award->credits.num >= 0);
        FUZZ_CHECK(award->status == PLA_STATUS_RECOMMENDED || award->credits.num == 0);
        FUZZ_CHECK(pla_rational_add(sum, award->credits, &sum));
    }
    FUZZ_CHECK(pla_rational_compare(sum, decision.credits) == 0);
    pla_str_release(&again);
    pla_sha256_free(hash);
}

/** Score a record twice: the same code and bytes; every line holds what it must. */
static inline void judge_record(struct pla_scorer *scorer, struct pla_text record)
{
    struct pla_str lines[2] = {{0}, {0}}, context = {0};
    enum pla_code codes[2];
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    for (int i = 0; i < 2; i++) {
        struct pla_faults faults = {0};
        codes[i] = pla_scorer_record(scorer, record, "t", 1, &lines[i], &context, &faults);
        judge_faults(&faults, codes[i]);
        FUZZ_CHECK(codes[i] == PLA_OK || lines[i].length == 0);
    }
    FUZZ_CHECK(codes[0] == codes[1] && lines[0].length == lines[1].length);
    FUZZ_CHECK(lines[0].length == 0 || memcmp(lines[0].at, lines[1].at, lines[0].length) == 0);
    for (size_t from = 0; from < lines[0].length;) {
        const char *at = lines[0].at + from, *stop = memchr(at, '\n', lines[0].length - from);
        FUZZ_CHECK(stop != NULL);
        judge_line((struct pla_text){at, (size_t)(stop - at)}, &arena);
        from += (size_t)(stop - at) + 1;
    }
    pla_str_release(&context);
    pla_str_release(&lines[0]);
    pla_str_release(&lines[1]);
    pla_arena_release(&arena);
}
