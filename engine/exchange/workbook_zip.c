// SPDX-License-Identifier: Apache-2.0
/**
 * The archive of a workbook, through libzip. What a member claims about its size is checked before
 * a byte is unpacked, and what it gives is held against the claim.
 */
#include "exchange/workbook_private.h"

#include <zip.h>

enum { MOST_MEMBERS = 10000, FREE_BYTES = 1 << 20 };

static enum pla_code refuse(struct pla_book_file *file, const char *part, const char *why)
{
    pla_err_set(file->err, PLA_SYNTAX, "%s", why);
    if (part != NULL) {
        pla_err_prepend(file->err, "%s!%.100s", file->name, part);
    } else {
        pla_err_prepend(file->err, "%s", file->name);
    }
    return PLA_SYNTAX;
}

static enum pla_code too_large(struct pla_book_file *file, const char *part)
{
    pla_err_set(file->err, PLA_LIMIT, "the workbook unpacks to more than it may");
    pla_err_prepend(file->err, "%s!%.100s", file->name, part);
    pla_err_hint(file->err, "a scoring workbook is small; this one may be made to fill memory");
    return PLA_LIMIT;
}

static enum pla_code check_member(struct pla_book_file *file, const zip_stat_t *stat)
{
    zip_uint64_t known = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if ((stat->valid & known) != known) {
        return refuse(file, NULL, "the archive does not tell what is in it");
    }
    if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat->encryption_method != ZIP_EM_NONE) {
        return refuse(file, stat->name, "the workbook is encrypted");
    }
    if (stat->size > PLA_BOOK_MEMBER_BYTES ||
        (stat->size > FREE_BYTES &&
         stat->size - FREE_BYTES > stat->comp_size * (zip_uint64_t)PLA_BOOK_RATIO)) {
        return too_large(file, stat->name);
    }
    return PLA_OK;
}

static enum pla_code check_members(struct pla_book_file *file)
{
    zip_int64_t count = zip_get_num_entries(file->zip, 0);
    if (count > MOST_MEMBERS) {
        return refuse(file, NULL, "the archive holds too many parts for a workbook");
    }
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t stat;
        if (zip_stat_index(file->zip, (zip_uint64_t)i, 0, &stat) != 0) {
            return refuse(file, NULL, "the archive is damaged");
        }
        enum pla_code code = check_member(file, &stat);
        if (code != PLA_OK) {
            return code;
        }
        if (zip_name_locate(file->zip, stat.name, 0) != i) {
            return refuse(file, stat.name, "the archive holds this part twice");
        }
    }
    return PLA_OK;
}

enum pla_code pla_book_open(struct pla_book_file *file, struct pla_text bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.length, 0, &error);
    if (source == NULL) {
        zip_error_fini(&error);
        return pla_err_memory(file->err);
    }
    file->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (file->zip == NULL) {
        bool is_memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
        zip_source_free(source);
        zip_error_fini(&error);
        if (is_memory) {
            return pla_err_memory(file->err);
        }
        enum pla_code code = refuse(file, NULL, "this is no workbook (.xlsx)");
        pla_err_hint(file->err, "save it as Excel workbook (.xlsx) or as CSV");
        return code;
    }
    zip_error_fini(&error);
    return check_members(file);
}

void pla_book_close(struct pla_book_file *file)
{
    if (file->zip != NULL) {
        zip_discard(file->zip);
    }
    file->zip = NULL;
}

/** Read exactly what the member claims; more or less is damage. */
static bool read_all(zip_file_t *member, char *at, uint64_t size)
{
    uint64_t done = 0;
    char extra;
    while (done < size) {
        zip_int64_t got = zip_fread(member, at + done, size - done);
        if (got <= 0) {
            return false;
        }
        done += (uint64_t)got;
    }
    return zip_fread(member, &extra, 1) == 0;
}

enum pla_code pla_book_part(struct pla_book_file *file, const char *path, struct pla_text *out)
{
    zip_stat_t stat;
    zip_int64_t index = zip_name_locate(file->zip, path, 0);
    if (index < 0 || zip_stat_index(file->zip, (zip_uint64_t)index, 0, &stat) != 0) {
        return PLA_MISSING;
    }
    file->unpacked += stat.size;
    if (file->unpacked > PLA_BOOK_ALL_BYTES) {
        return too_large(file, path);
    }
    char *at = pla_arena_raw(file->arena, (size_t)stat.size + 1);
    if (at == NULL) {
        return pla_err_memory(file->err);
    }
    zip_file_t *member = zip_fopen_index(file->zip, (zip_uint64_t)index, 0);
    bool is_read = member != NULL && read_all(member, at, stat.size);
    if (member != NULL) {
        is_read = zip_fclose(member) == 0 && is_read;
    }
    if (!is_read) {
        return refuse(file, path, "the archive is damaged");
    }
    at[stat.size] = '\0';
    *out = (struct pla_text){at, (size_t)stat.size};
    return PLA_OK;
}
