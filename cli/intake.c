// SPDX-License-Identifier: Apache-2.0
/** Portfolios on their way to be scored. */
#include "intake.h"

#include "holdings.h"
#include "saving.h"

static enum pla_read read_next(struct cli_intake *intake, struct pla_record *out,
                               struct pla_text *former, struct pla_err *err)
{
    *former = (struct pla_text){0};
    if (intake->holdings != NULL)
        return cli_holdings_next(intake->holdings, out, former, err);
    return pla_reader_next(intake->files, out, err);
}

static bool is_ours(const struct cli_intake *intake, uint64_t position)
{
    return intake->shard.count == 0 || position % intake->shard.count == intake->shard.index;
}

/** Put into the record what is known; what was put in is kept for the saving. */
static enum pla_code amend(struct cli_intake *intake, struct pla_record *record,
                           struct pla_text former, struct pla_err *err)
{
    struct cli_subject subject;
    struct pla_text given = record->text;
    if (cli_known_is_empty(intake->known) && former.at == NULL)
        return PLA_OK;
    pla_arena_reset(&intake->arena);
    pla_str_clear(&intake->text);
    if (!cli_subject_read(given, &intake->arena, &subject))
        return PLA_OK; /* whoever reads it strictly says why */
    struct pla_text more =
        cli_known_more(intake->known, &subject, former, &intake->arena, &intake->more);
    if (intake->more.failed || intake->arena.failed)
        return pla_err_memory(err);
    if (more.at == NULL)
        return PLA_OK;
    enum pla_code code = cli_amend(given, more, &intake->arena, &intake->text, err);
    if (code == PLA_OK && intake->saving != NULL)
        code = cli_saving_note(intake->saving, record->position, given, more);
    if (code == PLA_OK)
        record->text = (struct pla_text){intake->text.at, intake->text.length};
    return code;
}

static enum pla_read next(void *ctx, struct pla_record *out, struct pla_err *err)
{
    struct cli_intake *intake = ctx;
    struct pla_text former;
    for (;;) {
        enum pla_read what = read_next(intake, out, &former, err);
        if (what == PLA_READ_AGAIN || what == PLA_READ_END || !is_ours(intake, out->position))
            return what;
        if (intake->saving != NULL && cli_saving_has(intake->saving, out))
            continue;
        if (what != PLA_READ_RECORD || intake->known == NULL)
            return what;
        return amend(intake, out, former, err) == PLA_OK ? PLA_READ_RECORD : PLA_READ_FAULT;
    }
}

enum pla_code cli_intake_begin(struct cli_intake *intake, struct pla_reader **out,
                               struct pla_err *err)
{
    pla_arena_init(&intake->arena, 0);
    intake->source = (struct pla_record_source){intake, intake->files, next};
    return pla_reader_over(&intake->source, out, err);
}

void cli_intake_end(struct cli_intake *intake)
{
    pla_arena_release(&intake->arena);
    pla_str_release(&intake->more);
    pla_str_release(&intake->text);
}

enum pla_code cli_stored_intake_open(const struct cli_call *call,
                                     const struct cli_stored_values *values,
                                     struct cli_stored_intake *out)
{
    struct pla_err err = {0};
    *out = (struct cli_stored_intake){0};
    enum pla_code code = cli_holdings_open(call, values, &out->intake.holdings);
    if (code == PLA_OK)
        code = cli_store_open(call, &values->store, PLA_STORE_READ, &out->store);
    if (code != PLA_OK)
        return code;
    code = cli_known_read(out->store, call->arena, &out->known, &err);
    out->intake.known = &out->known;
    if (code == PLA_OK)
        code = cli_intake_begin(&out->intake, &out->reader, &err);
    return code == PLA_OK ? PLA_OK : cli_tell(call, &err);
}

void cli_stored_intake_close(struct cli_stored_intake *stored)
{
    pla_reader_free(stored->reader);
    cli_intake_end(&stored->intake);
    cli_holdings_close(stored->intake.holdings);
    pla_store_close(stored->store);
}
