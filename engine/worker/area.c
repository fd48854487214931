// SPDX-License-Identifier: Apache-2.0
/** Shared memory of one worker: map, hide, protect; fill and read input slots. */
#include "worker/area.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const size_t slots_bytes = PLA_AREA_SLOTS * sizeof(struct pla_slot);

/** Memory of which this process holds the only writable view, ever. */
static enum pla_code map_slots(struct pla_area *area, struct pla_err *err)
{
    area->fd = memfd_create("plaudit-input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (area->fd < 0 || ftruncate(area->fd, (off_t)slots_bytes) != 0)
        return pla_err_memory(err);
    void *slots = mmap(NULL, slots_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, area->fd, 0);
    if (slots == MAP_FAILED)
        return pla_err_memory(err);
    area->slots = slots;
    if (fcntl(area->fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE | F_SEAL_SHRINK | F_SEAL_GROW) != 0 ||
        madvise(slots, slots_bytes, MADV_DONTFORK) != 0)
        goto refused;
    return PLA_OK;
refused:
    pla_err_set(err, PLA_LIMIT, "input cannot be protected from a worker: %s", strerror(errno));
    pla_err_hint(err, "--no-isolation runs rubrics that you trust in this process");
    return PLA_LIMIT;
}

enum pla_code pla_area_map(struct pla_area *area, struct pla_err *err)
{
    struct pla_area mapped = {.fd = -1};
    enum pla_code code = map_slots(&mapped, err);
    if (code == PLA_OK) {
        void *output = mmap(NULL, sizeof(struct pla_output), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (output == MAP_FAILED)
            code = pla_err_memory(err);
        else
            mapped.output = output;
    }
    if (code != PLA_OK) {
        pla_area_unmap(&mapped);
        return code;
    }
    *area = mapped;
    return PLA_OK;
}

void pla_area_unmap(struct pla_area *area)
{
    if (area->slots != NULL)
        munmap(area->slots, slots_bytes);
    if (area->output != NULL)
        munmap(area->output, sizeof(struct pla_output));
    if (area->fd > 0)
        close(area->fd);
    *area = (struct pla_area){0};
}

void pla_area_inherit(const struct pla_area *area, bool is_inherited)
{
    madvise(area->output, sizeof(struct pla_output), is_inherited ? MADV_DOFORK : MADV_DONTFORK);
}

bool pla_area_enter(struct pla_area *area)
{
    void *slots = mmap(NULL, slots_bytes, PROT_READ, MAP_SHARED, area->fd, 0);
    area->slots = slots == MAP_FAILED ? NULL : slots;
    return area->slots != NULL;
}

void pla_slot_clear(struct pla_slot *slot)
{
    slot->count = 0;
    slot->used = 0;
}

/** Where the name stands: written once for records of one file that follow each other. */
static bool put_name(struct pla_slot *slot, const char *name, uint32_t *out_offset)
{
    if (slot->count > 0) {
        uint32_t last = slot->records[slot->count - 1].name_offset;
        if (strcmp(slot->bytes + last, name) == 0) {
            *out_offset = last;
            return true;
        }
    }
    size_t size = strlen(name) + 1;
    if (size > sizeof slot->bytes - slot->used)
        return false;
    memcpy(slot->bytes + slot->used, name, size);
    *out_offset = slot->used;
    slot->used += (uint32_t)size;
    return true;
}

bool pla_slot_put(struct pla_slot *slot, const struct pla_record *record)
{
    size_t length = record->text.length;
    if (length > PLA_RECORD_BYTES || slot->count == PLA_BLOCK_RECORDS)
        return false;
    if (slot->count > 0 && slot->used + length > PLA_BLOCK_BYTES)
        return false;
    uint32_t used = slot->used, name_offset;
    if (!put_name(slot, record->name, &name_offset) || length > sizeof slot->bytes - slot->used) {
        slot->used = used;
        return false;
    }
    if (length > 0)
        memcpy(slot->bytes + slot->used, record->text.at, length);
    slot->records[slot->count++] = (struct pla_slot_record){
        .offset = slot->used,
        .length = (uint32_t)length,
        .name_offset = name_offset,
        .line = record->line,
        .column = record->column,
        .position = record->position,
    };
    slot->used += (uint32_t)length;
    return true;
}

struct pla_record pla_slot_get(const struct pla_slot *slot, size_t index)
{
    const struct pla_slot_record *record = &slot->records[index];
    return (struct pla_record){
        .text = {slot->bytes + record->offset, record->length},
        .name = slot->bytes + record->name_offset,
        .line = (size_t)record->line,
        .column = (size_t)record->column,
        .position = record->position,
    };
}
