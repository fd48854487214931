// SPDX-License-Identifier: Apache-2.0
/** Entries in an output area: written by a worker, read by a parent that trusts none of it. */
#include "worker/answer.h"

#include <string.h>

#include "base/utf8.h"

enum kind { KIND_LINES = 1, KIND_NOTES, KIND_FAULT, KIND_END, KIND_SKIP };

struct head {
    uint32_t kind, index, code, length;
};

/** What stands in a KIND_END entry. */
struct tail {
    uint64_t fault_count;
    uint64_t peaks[PLA_REPLY_PEAKS];
    uint32_t counts[PLA_REPLY_COUNTS];
};

static size_t padded(size_t length)
{
    return (length + 7U) & ~(size_t)7U;
}

void pla_reply_clear(struct pla_reply *reply)
{
    pla_str_clear(&reply->lines);
    pla_str_clear(&reply->notes);
    reply->faults.count = 0; /* the items are only read up to the count */
    memset(reply->counts, 0, sizeof reply->counts);
    memset(reply->peaks, 0, sizeof reply->peaks);
}

void pla_reply_release(struct pla_reply *reply)
{
    pla_str_release(&reply->lines);
    pla_str_release(&reply->notes);
}

static size_t kept_faults(const struct pla_faults *faults)
{
    return faults->count < PLA_FAULTS_KEPT ? faults->count : PLA_FAULTS_KEPT;
}

static void put(struct pla_answer_out *out, const struct head *head, const void *bytes)
{
    memcpy(out->at + out->used, head, sizeof *head);
    out->used += sizeof *head;
    if (head->length > 0)
        memcpy(out->at + out->used, bytes, head->length);
    out->used += padded(head->length);
}

/** The numbers go straight to their place: a struct in between would be copied twice. */
static void put_end(struct pla_answer_out *out, const struct head *head,
                    const struct pla_reply *reply)
{
    unsigned char *at = out->at + out->used;
    uint64_t fault_count = reply->faults.count;
    memcpy(at, head, sizeof *head);
    at += sizeof *head;
    memset(at, 0, sizeof(struct tail));
    memcpy(at + offsetof(struct tail, fault_count), &fault_count, sizeof fault_count);
    memcpy(at + offsetof(struct tail, counts), reply->counts, sizeof reply->counts);
    memcpy(at + offsetof(struct tail, peaks), reply->peaks, sizeof reply->peaks);
    out->used += sizeof *head + padded(head->length);
}

bool pla_answer_put(struct pla_answer_out *out, uint32_t index, enum pla_code code,
                    const struct pla_reply *reply)
{
    size_t faults = kept_faults(&reply->faults), lines = reply->lines.length;
    size_t notes = reply->notes.length, left = out->capacity - out->used;
    if (lines > out->capacity || notes > out->capacity)
        return false;
    size_t need = 3 * sizeof(struct head) + padded(lines) + padded(notes) +
                  padded(sizeof(struct tail)) +
                  faults * (sizeof(struct head) + padded(sizeof(struct pla_err)));
    if (need > left)
        return false;

    if (lines > 0)
        put(out, &(struct head){KIND_LINES, index, 0, (uint32_t)lines}, reply->lines.at);
    if (notes > 0)
        put(out, &(struct head){KIND_NOTES, index, 0, (uint32_t)notes}, reply->notes.at);
    for (size_t i = 0; i < faults; i++)
        put(out, &(struct head){KIND_FAULT, index, 0, sizeof(struct pla_err)},
            &reply->faults.items[i]);
    put_end(out, &(struct head){KIND_END, index, (uint32_t)code, sizeof(struct tail)}, reply);
    return true;
}

bool pla_answer_put_skip(struct pla_answer_out *out, uint32_t index)
{
    if (out->capacity - out->used < sizeof(struct head))
        return false;
    put(out, &(struct head){KIND_SKIP, index, PLA_OK, 0}, "");
    return true;
}

/**
 * Whole lines of valid UTF-8 without control characters: what may go to a terminal or a file. All
 * bytes are looked at, without an early end, so that compilers take many at once.
 */
static bool are_clean_lines(struct pla_text text)
{
    unsigned char control = 0, all = 0;
    if (text.length == 0 || text.at[text.length - 1] != '\n')
        return false;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        control |= (unsigned char)((c < 0x20) & (c != '\n'));
        all |= c;
    }
    return control == 0 && (all < 0x80 || pla_utf8_is_valid(text));
}

/** A fault is a struct of a process that may be hostile: end its texts, refuse a wrong code. */
static bool take_fault(struct pla_faults *faults, const unsigned char *bytes)
{
    if (faults->count == PLA_FAULTS_KEPT)
        return false;
    struct pla_err *err = &faults->items[faults->count];
    memcpy(err, bytes, sizeof *err);
    uint32_t code;
    memcpy(&code, &err->code, sizeof code);
    if (code == PLA_OK || code >= PLA_CODE_COUNT)
        return false;
    err->where[sizeof err->where - 1] = '\0';
    err->text[sizeof err->text - 1] = '\0';
    err->hint[sizeof err->hint - 1] = '\0';
    faults->count++;
    return true;
}

static bool take_end(struct pla_answer_in *in, const struct head *head, const unsigned char *bytes,
                     struct pla_answer *answer)
{
    struct tail tail;
    memcpy(&tail, bytes, sizeof tail);
    size_t kept = in->faults.count;
    bool is_count_right =
        kept < PLA_FAULTS_KEPT ? tail.fault_count == kept : tail.fault_count >= kept;
    if (head->code >= PLA_CODE_COUNT || !is_count_right || tail.fault_count > UINT32_MAX)
        return false;
    if ((head->code == PLA_OK) != (kept == 0))
        return false;
    in->faults.count = (size_t)tail.fault_count;
    answer->code = (enum pla_code)head->code;
    answer->faults = &in->faults;
    memcpy(answer->counts, tail.counts, sizeof tail.counts);
    memcpy(answer->peaks, tail.peaks, sizeof tail.peaks);
    return true;
}

/** Length an entry of this kind must have, or 0 if it is free. */
static size_t fixed_length(uint32_t kind)
{
    return kind == KIND_FAULT ? sizeof(struct pla_err) : kind == KIND_END ? sizeof(struct tail) : 0;
}

/** Take one entry into the answer. @return false if it may not stand here */
static bool take(struct pla_answer_in *in, const struct head *head, const unsigned char *bytes,
                 struct pla_answer *answer)
{
    size_t fixed = fixed_length(head->kind);
    if (fixed != 0 && head->length != fixed)
        return false;
    struct pla_text text = {(const char *)bytes, head->length};
    switch (head->kind) {
    case KIND_LINES:
        if (answer->lines.at != NULL || !are_clean_lines(text))
            return false;
        answer->lines = text;
        return true;
    case KIND_NOTES:
        if (answer->notes.at != NULL || !are_clean_lines(text))
            return false;
        answer->notes = text;
        return true;
    case KIND_FAULT:
        return take_fault(&in->faults, bytes);
    case KIND_END:
        return take_end(in, head, bytes, answer);
    case KIND_SKIP:
        answer->is_skipped = true;
        return head->length == 0 && answer->lines.at == NULL && answer->notes.at == NULL &&
               in->faults.count == 0;
    default:
        return false;
    }
}

bool pla_answer_next(struct pla_answer_in *in, struct pla_answer *out, bool *out_end)
{
    struct pla_answer answer = {.index = in->next_index};
    in->faults.count = 0;
    *out_end = in->left == 0;
    if (*out_end)
        return true;
    for (;;) {
        struct head head;
        if (in->left < sizeof head)
            return false;
        memcpy(&head, in->at, sizeof head);
        size_t size = padded(head.length);
        if (head.index != in->next_index || size < head.length || size > in->left - sizeof head)
            return false;
        if (!take(in, &head, in->at + sizeof head, &answer))
            return false;
        in->at += sizeof head + size;
        in->left -= sizeof head + size;
        if (head.kind == KIND_END || head.kind == KIND_SKIP)
            break;
    }
    in->next_index++;
    *out = answer;
    return true;
}
