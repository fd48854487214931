// SPDX-License-Identifier: Apache-2.0
/** Slots fill up to their bounds and give back what was put in; a worker cannot write them. */
#include "worker/area.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct pla_record record_of(const char *text, size_t length, const char *name)
{
    return (struct pla_record){
        .text = {text, length}, .name = name, .line = 7, .column = 3, .position = 11};
}

static void gives_back_what_was_put(void **state)
{
    struct pla_area area = {0};
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_area_map(&area, &err), PLA_OK);
    struct pla_slot *slot = &area.slots[1];
    struct pla_record first = record_of("{\"id\":1}", 8, "a.ndjson");
    struct pla_record second = record_of("{}", 2, "b.json");
    pla_slot_clear(slot);
    assert_true(pla_slot_put(slot, &first));
    assert_true(pla_slot_put(slot, &second));
    assert_int_equal(slot->count, 2);
    struct pla_record back = pla_slot_get(slot, 0);
    assert_true(pla_text_equal(back.text, first.text));
    assert_string_equal(back.name, "a.ndjson");
    assert_int_equal(back.line, 7);
    assert_int_equal(back.column, 3);
    assert_int_equal(back.position, 11);
    assert_string_equal(pla_slot_get(slot, 1).name, "b.json");
    pla_area_unmap(&area);
    pla_area_unmap(&area); /* twice is fine */
}

static void writes_a_name_once(void **state)
{
    struct pla_area area = {0};
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_area_map(&area, &err), PLA_OK);
    struct pla_slot *slot = &area.slots[0];
    struct pla_record record = record_of("{}", 2, "a.ndjson");
    pla_slot_clear(slot);
    assert_true(pla_slot_put(slot, &record));
    uint32_t used = slot->used;
    assert_true(pla_slot_put(slot, &record));
    assert_int_equal(slot->used, used + 2);
    pla_area_unmap(&area);
}

static void a_block_ends_at_its_bounds(void **state)
{
    struct pla_area area = {0};
    struct pla_err err;
    (void)state;
    char *text = pla_heap_alloc(PLA_RECORD_BYTES + 1);
    memset(text, ' ', PLA_RECORD_BYTES + 1);
    assert_int_equal(pla_area_map(&area, &err), PLA_OK);
    struct pla_slot *slot = &area.slots[0];

    /* By count. */
    struct pla_record tiny = record_of(text, 1, "a");
    pla_slot_clear(slot);
    for (int i = 0; i < PLA_BLOCK_RECORDS; i++)
        assert_true(pla_slot_put(slot, &tiny));
    assert_false(pla_slot_put(slot, &tiny));

    /* By bytes: the name takes two. */
    struct pla_record most = record_of(text, PLA_BLOCK_BYTES - 3, "a");
    pla_slot_clear(slot);
    assert_true(pla_slot_put(slot, &most));
    assert_true(pla_slot_put(slot, &tiny));
    assert_false(pla_slot_put(slot, &tiny));

    /* A longest record stands alone; a longer one stands nowhere. */
    struct pla_record longest = record_of(text, PLA_RECORD_BYTES, "a");
    struct pla_record longer = record_of(text, PLA_RECORD_BYTES + 1, "a");
    pla_slot_clear(slot);
    assert_false(pla_slot_put(slot, &longer));
    assert_true(pla_slot_put(slot, &longest));
    assert_false(pla_slot_put(slot, &tiny));
    assert_int_equal(slot->count, 1);
    pla_area_unmap(&area);
    pla_heap_free(text);
}

/** Try to get a writable view of the slots; the status says how far it came. */
static _Noreturn void attack(struct pla_area *area)
{
    size_t bytes = PLA_AREA_SLOTS * sizeof(struct pla_slot);
    if (!pla_area_enter(area) || area->slots[0].bytes[1] != 'x')
        _exit(1);
    if (mprotect(area->slots, bytes, PROT_READ | PROT_WRITE) == 0)
        _exit(2);
    if (mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, area->fd, 0) != MAP_FAILED)
        _exit(3);
    if (write(area->fd, "evil", 4) == 4)
        _exit(4);
    _exit(0);
}

static void a_worker_reads_but_cannot_write(void **state)
{
    struct pla_area area = {0};
    struct pla_err err;
    int status;
    (void)state;
    assert_int_equal(pla_area_map(&area, &err), PLA_OK);
    memcpy(area.slots[0].bytes, "-x", 2);
    pid_t child = fork();
    if (child == 0)
        attack(&area);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    area.slots[0].bytes[1] = 'y'; /* the parent still can */
    pla_area_unmap(&area);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_was_put),
        cmocka_unit_test(writes_a_name_once),
        cmocka_unit_test(a_block_ends_at_its_bounds),
        cmocka_unit_test(a_worker_reads_but_cannot_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
