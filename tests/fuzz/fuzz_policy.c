// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a policy: it says what is wrong, or it loads, and then a portfolio is scored under
 * it twice with the same decision, whose credits are the sum of its awards and nowhere below zero.
 */
#include "fuzz/judge.h"
#include "rubric/sandbox.h"

static const struct pla_limits limits = {
    .budget = 50000, .memory_bytes = 4U << 20, .string_bytes = 16U << 10};

/* Awards of several kinds, units, courses and methods, all earned, for the rules to cut. */
static const char rubric[] =
    "return rubric { id = 'r', version = '1', title = 'R', scale = { 'no', 'yes' },\n"
    "  awards = {\n"
    "    { id = 'A', course = 'A 1', credits = 3, method = 'portfolio', credit_level = 'upper',\n"
    "      when = count {}:at_least(1), uses = { 'work' } },\n"
    "    { id = 'B', course = 'B 1', credits = '5/2', unit = 'quarter', method = 'exam',\n"
    "      credit_level = 'lower', when = count {}:at_least(1), uses = { 'work' } },\n"
    "    { id = 'C', course = 'A 0', credits = 4, exclusive = 'g', when = hours {}:at_least(4) },\n"
    "    { id = 'D', course = 'C 1', credits = 6, exclusive = 'g', when = hours {}:at_least(50) "
    "},\n"
    "    { id = 'E', badge = 'E', when = count {}:at_least(1) } } }";

static const char record[] =
    "{\"id\":\"P1\",\"submitted\":\"2026-05-01\",\"term\":\"2026-FA\",\"learner\":{\"id\":\"S1\","
    "\"program\":\"BA4\"},\"evidence\":[{\"id\":\"e1\",\"kind\":\"work\",\"hours\":40,\"started\":"
    "\"2022-03\",\"ended\":\"2024-03-31\",\"verified\":true},{\"id\":\"e2\",\"kind\":\"blog\"}],"
    "\"held\":[{\"course\":\"A 0\",\"credits\":3,\"unit\":\"semester\",\"grade\":\"B\",\"status\":"
    "\"passed\",\"method\":\"exam\",\"here\":true},{\"course\":\"B 0\",\"credits\":12,\"unit\":"
    "\"quarter\",\"status\":\"failed\",\"method\":\"portfolio\"}],\"choices\":[\"B\",\"A\"]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pla_scorer *scorer = NULL;
    struct pla_faults faults = {0};
    struct judge judge;
    judge_set(&judge, PLA_TEXT(rubric), (struct pla_text){(const char *)data, size}, &limits);
    enum pla_code code = pla_scorer_new(&judge.job, &scorer, &faults);
    judge_faults(&faults, code);
    if (code == PLA_OK)
        judge_record(scorer, PLA_TEXT(record));
    pla_scorer_free(scorer);
    return 0;
}
