// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as what a worker sends: refused, or answers in order whose texts are clean lines and
 * whose faults are ended texts.
 */
#include "base/utf8.h"
#include "worker/answer.h"

#include "fuzz/fuzz.h"

static void check_lines(struct pla_text text, const unsigned char *from, size_t length)
{
    if (text.at == NULL)
        return;
    FUZZ_CHECK((const unsigned char *)text.at >= from);
    FUZZ_CHECK((const unsigned char *)text.at + text.length <= from + length);
    FUZZ_CHECK(text.length > 0 && text.at[text.length - 1] == '\n' && pla_utf8_is_valid(text));
    for (size_t i = 0; i < text.length; i++)
        FUZZ_CHECK((unsigned char)text.at[i] >= 0x20 || text.at[i] == '\n');
}

static void check_faults(const struct pla_faults *faults)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        const struct pla_err *err = &faults->items[i];
        FUZZ_CHECK(err->code > PLA_OK && err->code < PLA_CODE_COUNT);
        FUZZ_CHECK(memchr(err->where, '\0', sizeof err->where) != NULL);
        FUZZ_CHECK(memchr(err->text, '\0', sizeof err->text) != NULL);
        FUZZ_CHECK(memchr(err->hint, '\0', sizeof err->hint) != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pla_answer_in in = {.at = data, .left = size};
    struct pla_answer answer;
    bool is_end = false;
    for (uint32_t index = 0; pla_answer_next(&in, &answer, &is_end) && !is_end; index++) {
        FUZZ_CHECK(answer.index == index);
        FUZZ_CHECK(in.left <= size && in.at + in.left == data + size);
        check_lines(answer.lines, data, size);
        check_lines(answer.notes, data, size);
        if (answer.is_skipped)
            continue;
        FUZZ_CHECK((answer.code == PLA_OK) == (answer.faults->count == 0));
        check_faults(answer.faults);
    }
    return 0;
}
