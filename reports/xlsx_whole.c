// SPDX-License-Identifier: Apache-2.0
/** Read a finished workbook back: nothing of it may be cut. */
#include "xlsx_whole.h"

#include <string.h>

#include <zip.h>

enum { PIECE_BYTES = 32 << 10, HEAD_BYTES = 512, TAIL_BYTES = 64, NAME_BYTES = 48 };

/** What is kept of a part while it is read. */
struct part {
    char head[HEAD_BYTES + 1], tail[TAIL_BYTES + 1];
    size_t head_length, tail_length;
    bool is_read; /**< to its end, with its checksum */
};

static void keep(struct part *part, const char *piece, size_t length)
{
    size_t more = HEAD_BYTES - part->head_length;
    more = more < length ? more : length;
    memcpy(part->head + part->head_length, piece, more);
    part->head_length += more;
    if (length >= TAIL_BYTES) {
        memcpy(part->tail, piece + length - TAIL_BYTES, TAIL_BYTES);
        part->tail_length = TAIL_BYTES;
        return;
    }
    size_t old = part->tail_length < TAIL_BYTES - length ? part->tail_length : TAIL_BYTES - length;
    memmove(part->tail, part->tail + part->tail_length - old, old);
    memcpy(part->tail + old, piece, length);
    part->tail_length = old + length;
}

static void read_part(zip_t *archive, zip_uint64_t index, struct part *part)
{
    char piece[PIECE_BYTES];
    zip_int64_t length = -1;
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    *part = (struct part){0};
    while (file != NULL && (length = zip_fread(file, piece, sizeof(piece))) > 0) {
        keep(part, piece, (size_t)length);
    }
    part->is_read = file != NULL && zip_fclose(file) == 0 && length == 0;
    part->head[part->head_length] = '\0';
    part->tail[part->tail_length] = '\0';
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

/** Does the text end with the end of its first element? */
static bool is_closed(struct part *part)
{
    char end[NAME_BYTES + 4] = "</";
    const char *root = part->head;
    if (strncmp(root, "<?xml", 5) == 0) {
        root = strchr(root + 1, '<');
    }
    size_t length = root != NULL && *root == '<' ? strcspn(root + 1, " \t\r\n/>") : 0;
    while (part->tail_length > 0 && strchr(" \t\r\n", part->tail[part->tail_length - 1]) != NULL) {
        part->tail[--part->tail_length] = '\0';
    }
    if (length == 0 || length > NAME_BYTES) {
        return false;
    }
    memcpy(end + 2, root + 1, length);
    memcpy(end + 2 + length, ">", 2);
    bool is_alone = strchr(root + 1, '<') == NULL && part->head_length < HEAD_BYTES;
    return ends_with(part->tail, end) || (is_alone && ends_with(part->tail, "/>"));
}

static bool is_xml(const char *name)
{
    return ends_with(name, ".xml") || ends_with(name, ".rels") || ends_with(name, ".vml");
}

enum pla_code pla_xlsx_check_whole(const char *path, struct pla_err *err)
{
    static const char words[] = "the workbook cannot be written: %s is cut";
    struct part part;
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    if (archive == NULL) {
        return pla_err_set(err, PLA_OUTPUT, words, "its archive");
    }
    enum pla_code code = PLA_OK;
    zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count && code == PLA_OK; i++) {
        const char *name = zip_get_name(archive, (zip_uint64_t)i, 0);
        read_part(archive, (zip_uint64_t)i, &part);
        if (name == NULL || !part.is_read || (is_xml(name) && !is_closed(&part))) {
            code = pla_err_set(err, PLA_OUTPUT, words, name != NULL ? name : "a part");
        }
    }
    if (count <= 0) {
        code = pla_err_set(err, PLA_OUTPUT, words, "its archive");
    }
    (void)zip_discard(archive);
    return code;
}
