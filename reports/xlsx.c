// SPDX-License-Identifier: Apache-2.0
/** Workbooks through libxlsxwriter: opening, properties, sheets, closing. */
#include "xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "xlsx_private.h"
#include "xlsx_whole.h"

enum { SECONDS_A_DAY = 86400 };

char *pla_xlsx_copy(struct pla_xlsx *xlsx, const char *text)
{
    return text != NULL ? pla_arena_copy(&xlsx->arena, text, strlen(text)) : NULL;
}

static void set_properties(struct pla_xlsx *xlsx, const struct pla_xlsx_properties *properties)
{
    /* The library copies the strings; its struct only lacks const. */
    lxw_doc_properties doc = {
        .title = pla_xlsx_copy(xlsx, properties->title),
        .subject = pla_xlsx_copy(xlsx, properties->subject),
        .author = pla_xlsx_copy(xlsx, properties->author),
        .company = pla_xlsx_copy(xlsx, properties->company),
        .keywords = pla_xlsx_copy(xlsx, properties->keywords),
        .comments = pla_xlsx_copy(xlsx, properties->comments),
        .created = (time_t)(properties->created_day * SECONDS_A_DAY),
    };
    if (doc.created == 0) {
        doc.created = 1; /* 0 means now to the library */
    }
    pla_xlsx_keep(xlsx, workbook_set_properties(xlsx->book, &doc));
}

static struct pla_xlsx *new_empty(const char *path)
{
    struct pla_xlsx *xlsx = pla_heap_alloc(sizeof(*xlsx));
    if (xlsx == NULL) {
        return NULL;
    }
    *xlsx = (struct pla_xlsx){0};
    pla_arena_init(&xlsx->arena, 0);
    pla_str_init(&xlsx->cell);
    xlsx->path = pla_arena_copy(&xlsx->arena, path, strlen(path));
    xlsx->temporary = pla_arena_alloc(&xlsx->arena, strlen(path) + 32);
    if (xlsx->path == NULL || xlsx->temporary == NULL) {
        pla_xlsx_abandon(xlsx);
        return NULL;
    }
    (void)snprintf(xlsx->temporary, strlen(path) + 32, "%s.%ld.part", path, (long)getpid());
    return xlsx;
}

/* The library prints to standard error when it cannot create its file, and only at the end. */
static enum pla_code probe(const struct pla_xlsx *xlsx, struct pla_err *err)
{
    FILE *file = fopen(xlsx->temporary, "wb");
    if (file != NULL && fclose(file) == 0) {
        return PLA_OK;
    }
    pla_err_set(err, PLA_OUTPUT, "the workbook cannot be written: %s", strerrordesc_np(errno));
    pla_err_prepend(err, "%s", xlsx->path);
    pla_err_hint(err, "check that the folder exists, can be written and has room");
    return PLA_OUTPUT;
}

enum pla_code pla_xlsx_probe(const char *path, struct pla_err *err)
{
    struct pla_xlsx *xlsx = new_empty(path);
    enum pla_code code = xlsx != NULL ? probe(xlsx, err) : pla_err_memory(err);
    pla_xlsx_abandon(xlsx);
    return code;
}

enum pla_code pla_xlsx_new(const char *path, const struct pla_xlsx_properties *properties,
                           bool is_bulk, struct pla_xlsx **out, struct pla_err *err)
{
    struct pla_xlsx *xlsx = new_empty(path);
    if (xlsx == NULL) {
        return pla_err_memory(err);
    }
    enum pla_code code = probe(xlsx, err);
    if (code != PLA_OK) {
        pla_xlsx_abandon(xlsx);
        return code;
    }
    lxw_workbook_options options = {.constant_memory = is_bulk, .use_zip64 = LXW_TRUE};
    xlsx->is_bulk = is_bulk;
    xlsx->paper = properties->paper;
    xlsx->is_rtl = properties->is_rtl;
    xlsx->page_of =
        properties->page_of != NULL ? pla_xlsx_copy(xlsx, properties->page_of) : "Page &P of &N";
    xlsx->book = workbook_new_opt(xlsx->temporary, &options);
    if (xlsx->book == NULL || !pla_xlsx_make_styles(xlsx)) {
        pla_xlsx_abandon(xlsx);
        return pla_err_memory(err);
    }
    set_properties(xlsx, properties);
    if (xlsx->page_of == NULL) {
        pla_xlsx_abandon(xlsx);
        return pla_err_memory(err);
    }
    *out = xlsx;
    return PLA_OK;
}

static void free_shell(struct pla_xlsx *xlsx)
{
    pla_str_release(&xlsx->cell);
    pla_arena_release(&xlsx->arena);
    pla_heap_free(xlsx);
}

void pla_xlsx_abandon(struct pla_xlsx *xlsx)
{
    if (xlsx == NULL) {
        return;
    }
    if (xlsx->book != NULL) {
        lxw_workbook_free(xlsx->book);
    }
    if (xlsx->temporary != NULL) {
        (void)unlink(xlsx->temporary);
    }
    free_shell(xlsx);
}

enum pla_code pla_xlsx_close(struct pla_xlsx *xlsx, struct pla_err *err)
{
    if (xlsx->cell.failed || xlsx->arena.failed) {
        pla_xlsx_abandon(xlsx);
        return pla_err_memory(err);
    }
    enum pla_code code = PLA_OK;
    lxw_error closed = workbook_close(xlsx->book);
    xlsx->book = NULL;
    if (xlsx->failure != LXW_NO_ERROR) {
        closed = xlsx->failure;
    }
    if (closed != LXW_NO_ERROR) {
        code = pla_err_set(err, PLA_OUTPUT, "the workbook cannot be written: %s",
                           lxw_strerror(closed));
    } else {
        code = pla_xlsx_check_whole(xlsx->temporary, err);
    }
    if (code == PLA_OK && rename(xlsx->temporary, xlsx->path) != 0) {
        code = pla_err_set(err, PLA_OUTPUT, "the workbook cannot be moved into place: %s",
                           strerrordesc_np(errno));
    }
    if (code != PLA_OK) {
        (void)unlink(xlsx->temporary);
        pla_err_prepend(err, "%s", xlsx->path);
        pla_err_hint(err, "check that the folder exists, can be written and has room");
    }
    free_shell(xlsx);
    return code;
}

bool pla_xlsx_is_bulk(const struct pla_xlsx *xlsx)
{
    return xlsx->is_bulk;
}

struct pla_xlsx_sheet *pla_xlsx_sheet(struct pla_xlsx *xlsx, const char *name)
{
    struct pla_xlsx_sheet *sheet = PLA_NEW(&xlsx->arena, struct pla_xlsx_sheet);
    char *copy = pla_arena_copy(&xlsx->arena, name, strlen(name));
    if (sheet == NULL || copy == NULL) {
        return NULL;
    }
    sheet->xlsx = xlsx;
    sheet->name = copy;
    sheet->sheet = workbook_add_worksheet(xlsx->book, copy);
    if (sheet->sheet == NULL) {
        pla_xlsx_keep(xlsx, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return NULL;
    }
    return sheet;
}
