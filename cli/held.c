// SPDX-License-Identifier: Apache-2.0
/** Records held back until their rows are counted. */
#include "held.h"

#include <errno.h>
#include <string.h>

/** In front of every record in the file. */
struct size {
    size_t lines, notes;
};

void cli_held_begin(struct cli_held *held, const struct cli_held_taker *taker, void *ctx,
                    size_t most)
{
    *held = (struct cli_held){.taker = taker, .ctx = ctx, .most = most};
}

static enum pla_code no_room(struct pla_err *err)
{
    return pla_err_set(err, PLA_OUTPUT, "decisions cannot be kept in a file on the way: %s",
                       strerrordesc_np(errno));
}

static enum pla_code hold(struct cli_held *held, struct pla_text lines, struct pla_text notes,
                          struct pla_err *err)
{
    const struct size size = {lines.length, notes.length};
    if (held->file == NULL)
        held->file = tmpfile();
    if (held->file == NULL || fwrite(&size, sizeof size, 1, held->file) != 1 ||
        fwrite(lines.at, 1, lines.length, held->file) != lines.length ||
        (notes.length > 0 && fwrite(notes.at, 1, notes.length, held->file) != notes.length))
        return no_room(err);
    return PLA_OK;
}

/** The next record of the file into `bytes`; false at its end. */
static bool next(struct cli_held *held, struct size *size, struct pla_err *err)
{
    static const char blank[4096];
    if (fread(size, sizeof *size, 1, held->file) != 1)
        return false;
    size_t length = size->lines + size->notes;
    pla_str_empty(&held->bytes);
    for (size_t i = 0; i < length; i += sizeof blank) /* room for it */
        pla_str_put(&held->bytes, blank, length - i < sizeof blank ? length - i : sizeof blank);
    if (held->bytes.failed)
        (void)pla_err_memory(err);
    else if (fread(held->bytes.at, 1, length, held->file) != length)
        (void)no_room(err);
    return err->code == PLA_OK;
}

static enum pla_code let_go(struct cli_held *held, bool are_many, struct pla_err *err)
{
    struct size size;
    enum pla_code code = held->taker->open(held->ctx, are_many, err);
    held->is_open = true;
    if (code != PLA_OK || held->file == NULL)
        return code;
    if (fseek(held->file, 0, SEEK_SET) != 0) /* writes what is buffered, too */
        return no_room(err);
    err->code = PLA_OK;
    while (code == PLA_OK && next(held, &size, err)) {
        struct pla_text lines = {held->bytes.at, size.lines};
        struct pla_text notes = {held->bytes.at + size.lines, size.notes};
        code = held->taker->take(held->ctx, lines, notes, err);
    }
    if (code == PLA_OK && ferror(held->file))
        code = no_room(err);
    cli_held_release(held);
    return code != PLA_OK ? code : err->code;
}

enum pla_code cli_held_add(struct cli_held *held, struct pla_text lines, struct pla_text notes,
                           size_t rows, struct pla_err *err)
{
    if (lines.length == 0)
        return PLA_OK;
    if (held->is_open)
        return held->taker->take(held->ctx, lines, notes, err);
    enum pla_code code = hold(held, lines, notes, err);
    held->rows += rows;
    return code == PLA_OK && held->rows > held->most ? let_go(held, true, err) : code;
}

enum pla_code cli_held_end(struct cli_held *held, struct pla_err *err)
{
    return held->is_open ? PLA_OK : let_go(held, false, err);
}

void cli_held_release(struct cli_held *held)
{
    if (held->file != NULL)
        (void)fclose(held->file);
    held->file = NULL;
    pla_str_release(&held->bytes);
}
