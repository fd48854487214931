// SPDX-License-Identifier: Apache-2.0
/** Answers survive the way; whatever a hostile worker writes instead is refused. */
#include "worker/answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The layout a worker writes (answer.c), to forge entries. */
enum { LINES = 1, NOTES, FAULT, END, SKIP };
struct head {
    uint32_t kind, index, code, length;
};
enum { TAIL_BYTES = 8 + 8 * PLA_REPLY_PEAKS + 4 * PLA_REPLY_COUNTS };

static unsigned char area[64 << 10];

static struct pla_answer_out begin(size_t capacity)
{
    memset(area, 0, sizeof area);
    return (struct pla_answer_out){area, capacity, 0};
}

static struct pla_answer_in in;

static bool read_next(size_t length, struct pla_answer *out)
{
    bool is_end;
    memset(&in, 0, sizeof in);
    in.at = area;
    in.left = length;
    return pla_answer_next(&in, out, &is_end) && !is_end;
}

static void carries_lines_notes_and_numbers(void **state)
{
    struct pla_reply reply = {.counts = {3, 4}, .peaks = {9}};
    struct pla_answer answer;
    bool is_end;
    (void)state;
    PLA_PUT(&reply.lines, "{\"a\":1}\n{\"b\":\"\xC3\xA9\"}\n");
    PLA_PUT(&reply.notes, "{}\n");
    struct pla_answer_out out = begin(sizeof area);
    assert_true(pla_answer_put(&out, 0, PLA_OK, &reply));
    assert_true(pla_answer_put_skip(&out, 1));
    assert_true(read_next(out.used, &answer));
    assert_int_equal(answer.index, 0);
    assert_int_equal(answer.code, PLA_OK);
    assert_false(answer.is_skipped);
    assert_true(
        pla_text_equal(answer.lines, (struct pla_text){reply.lines.at, reply.lines.length}));
    assert_true(pla_text_equal(answer.notes, PLA_TEXT("{}\n")));
    assert_int_equal(answer.counts[1], 4);
    assert_int_equal(answer.peaks[0], 9);
    assert_int_equal(answer.faults->count, 0);
    assert_true(pla_answer_next(&in, &answer, &is_end));
    assert_false(is_end);
    assert_true(answer.is_skipped);
    assert_int_equal(answer.index, 1);
    assert_true(pla_answer_next(&in, &answer, &is_end));
    assert_true(is_end);
    pla_reply_release(&reply);
}

static void carries_faults_beyond_those_kept(void **state)
{
    struct pla_reply reply = {0};
    struct pla_answer answer;
    struct pla_err err;
    (void)state;
    for (int i = 0; i < PLA_FAULTS_KEPT + 2; i++) {
        pla_err_set(&err, PLA_PORTFOLIO, "fault %d", i);
        pla_faults_add(&reply.faults, &err);
    }
    struct pla_answer_out out = begin(sizeof area);
    assert_true(pla_answer_put(&out, 0, PLA_PORTFOLIO, &reply));
    assert_true(read_next(out.used, &answer));
    assert_int_equal(answer.code, PLA_PORTFOLIO);
    assert_int_equal(answer.faults->count, PLA_FAULTS_KEPT + 2);
    assert_string_equal(answer.faults->items[PLA_FAULTS_KEPT - 1].text, "fault 19");
}

static void writes_all_or_nothing(void **state)
{
    struct pla_reply reply = {0};
    (void)state;
    PLA_PUT(&reply.lines, "12345678\n");
    struct pla_answer_out out = begin(sizeof area);
    assert_true(pla_answer_put(&out, 0, PLA_OK, &reply));
    size_t need = out.used;
    /* One head is reserved for notes that are not there. */
    out = begin(need + sizeof(struct head) - 1);
    assert_false(pla_answer_put(&out, 0, PLA_OK, &reply));
    assert_int_equal(out.used, 0);
    out = begin(need + sizeof(struct head));
    assert_true(pla_answer_put(&out, 0, PLA_OK, &reply));
    out = begin(sizeof(struct head) - 1);
    assert_false(pla_answer_put_skip(&out, 0));
    pla_reply_release(&reply);
}

/** Append a forged entry whose length word may lie. */
static size_t forge(size_t at, struct head head, const void *bytes, size_t length)
{
    memcpy(area + at, &head, sizeof head);
    if (length > 0)
        memcpy(area + at + sizeof head, bytes, length);
    return at + sizeof head + ((length + 7) & ~(size_t)7);
}

/** A good end for record 0 whose tail says `faults` faults. */
static size_t forge_end(size_t at, uint32_t code, uint64_t faults)
{
    unsigned char tail[TAIL_BYTES] = {0};
    memcpy(tail, &faults, sizeof faults);
    return forge(at, (struct head){END, 0, code, sizeof tail}, tail, sizeof tail);
}

static bool accepts_lines(const char *text, size_t length)
{
    struct pla_answer answer;
    begin(sizeof area);
    size_t at = forge(0, (struct head){LINES, 0, 0, (uint32_t)length}, text, length);
    return read_next(forge_end(at, PLA_OK, 0), &answer);
}

static void refuses_lines_that_are_not_clean(void **state)
{
    (void)state;
    assert_true(accepts_lines("ok\n", 3));
    assert_true(accepts_lines("\n", 1));
    assert_true(accepts_lines("del\x7f\n", 5));
    assert_false(accepts_lines("", 0));
    assert_false(accepts_lines("no end", 6));
    assert_false(accepts_lines("esc\x1b[2J\n", 8));
    assert_false(accepts_lines("tab\t\n", 5));
    assert_false(accepts_lines("nul\0\n", 5));
    assert_false(accepts_lines("bad \xff\n", 6));
    assert_false(accepts_lines("cut \xC3\n", 6));
}

static void refuses_wrong_frames(void **state)
{
    struct pla_answer answer;
    (void)state;
    /* A good one, as a control of the forger itself. */
    begin(sizeof area);
    assert_true(read_next(forge_end(0, PLA_OK, 0), &answer));
    /* Unknown kinds, wrong index, a length beyond what is there, an end of another size. */
    begin(sizeof area);
    assert_false(read_next(forge(0, (struct head){0, 0, 0, 0}, NULL, 0), &answer));
    assert_false(read_next(forge(0, (struct head){6, 0, 0, 0}, NULL, 0), &answer));
    assert_false(read_next(forge(0, (struct head){SKIP, 1, 0, 0}, NULL, 0), &answer));
    assert_false(read_next(forge(0, (struct head){SKIP, 0, 0, 8}, NULL, 0), &answer));
    assert_false(read_next(forge(0, (struct head){LINES, 0, 0, UINT32_MAX}, "a\n", 2), &answer));
    assert_false(
        read_next(forge(0, (struct head){LINES, 0, 0, UINT32_MAX - 6}, "a\n", 2), &answer));
    assert_false(read_next(forge(0, (struct head){END, 0, 0, TAIL_BYTES - 8}, NULL, 0), &answer));
    /* Cut short inside a head, and lines without an end. */
    assert_false(read_next(sizeof(struct head) - 1, &answer));
    size_t at = forge(0, (struct head){LINES, 0, 0, 2}, "a\n", 2);
    assert_false(read_next(at, &answer));
    /* Lines twice. */
    at = forge(at, (struct head){LINES, 0, 0, 2}, "a\n", 2);
    assert_false(read_next(forge_end(at, PLA_OK, 0), &answer));
    /* A skip that also answers. */
    at = forge(0, (struct head){LINES, 0, 0, 2}, "a\n", 2);
    assert_false(read_next(forge(at, (struct head){SKIP, 0, 0, 0}, NULL, 0), &answer));
}

static void refuses_codes_that_do_not_fit_faults(void **state)
{
    struct pla_answer answer;
    struct pla_err err;
    (void)state;
    begin(sizeof area);
    assert_false(read_next(forge_end(0, PLA_CODE_COUNT, 0), &answer));
    assert_false(read_next(forge_end(0, PLA_PORTFOLIO, 0), &answer));
    assert_false(read_next(forge_end(0, PLA_OK, 1), &answer));
    pla_err_set(&err, PLA_PORTFOLIO, "x");
    size_t at = forge(0, (struct head){FAULT, 0, 0, sizeof err}, &err, sizeof err);
    assert_true(read_next(forge_end(at, PLA_PORTFOLIO, 1), &answer));
    assert_false(read_next(forge_end(at, PLA_OK, 1), &answer));
    assert_false(read_next(forge_end(at, PLA_PORTFOLIO, 2), &answer));
}

static void ends_the_texts_of_a_forged_fault(void **state)
{
    struct pla_answer answer;
    struct pla_err err;
    (void)state;
    memset(&err, 'A', sizeof err);
    err.code = PLA_PORTFOLIO;
    begin(sizeof area);
    size_t at = forge(0, (struct head){FAULT, 0, 0, sizeof err}, &err, sizeof err);
    assert_true(read_next(forge_end(at, PLA_PORTFOLIO, 1), &answer));
    assert_int_equal(strlen(answer.faults->items[0].where), sizeof err.where - 1);
    assert_int_equal(strlen(answer.faults->items[0].hint), sizeof err.hint - 1);

    uint32_t bad = PLA_CODE_COUNT;
    memcpy(&err.code, &bad, sizeof bad);
    at = forge(0, (struct head){FAULT, 0, 0, sizeof err}, &err, sizeof err);
    assert_false(read_next(forge_end(at, PLA_PORTFOLIO, 1), &answer));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carries_lines_notes_and_numbers),
        cmocka_unit_test(carries_faults_beyond_those_kept),
        cmocka_unit_test(writes_all_or_nothing),
        cmocka_unit_test(refuses_lines_that_are_not_clean),
        cmocka_unit_test(refuses_wrong_frames),
        cmocka_unit_test(refuses_codes_that_do_not_fit_faults),
        cmocka_unit_test(ends_the_texts_of_a_forged_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
