// SPDX-License-Identifier: Apache-2.0
/** Appeals answered. */
#include "appeal.h"

#include "amend.h"
#include "base/file.h"
#include "base/json.h"
#include "batch/batch.h"
#include "exchange/ratings_csv.h"
#include "known.h"
#include "lines.h"
#include "rating_line.h"
#include "replay_use.h"
#include "store/decision.h"
#include "store/run.h"

enum { MOST_BYTES = 256 << 20 };

/** What scoring again gives. */
struct again {
    struct cli_appeal *appeal;
    struct pla_text record; /**< without its ratings */
    struct pla_text more;   /**< what was put in: held credit, the new ratings */
    struct pla_text input;  /**< both together */
    struct pla_str lines;
    bool is_given;
};

static enum pla_code read_ratings(struct cli_appeal *appeal, struct pla_ratings *out)
{
    const struct cli_call *call = appeal->call;
    struct pla_text text;
    struct pla_faults faults = {0};
    struct pla_err err;
    if (pla_file_read(appeal->ratings, MOST_BYTES, call->arena, &text, &err) != PLA_OK)
        return cli_tell(call, &err);
    enum pla_code code = pla_ratings_read(text, appeal->ratings, call->arena, out, &faults);
    struct cli_origin origin = {.text = text, .name = appeal->ratings};
    for (size_t i = 0; i < faults.count && i < PLA_FAULTS_KEPT; i++)
        faults.items[i].code = faults.items[i].code == PLA_MEMORY ? PLA_MEMORY : PLA_NO;
    cli_out_faults(call->out, &faults, &origin);
    return code == PLA_OK || code == PLA_MEMORY ? code : PLA_NO;
}

/** Only this portfolio may be rated here, and nobody who rated it before. */
static enum pla_code check_ratings(struct cli_appeal *appeal, const struct pla_ratings *ratings)
{
    struct pla_err err = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < ratings->count; i++) {
        const struct pla_rating *rating = &ratings->items[i];
        bool is_former = false;
        if (!pla_text_equal(rating->portfolio, appeal->found->key.portfolio)) {
            pla_err_set(&err, PLA_NO, "this rates another portfolio");
        } else if (cli_case_is_rated_by(appeal->cases, appeal->found, rating->assessor, &is_former,
                                        &err) != PLA_OK) {
            return cli_tell(appeal->call, &err);
        } else if (is_former) {
            pla_err_set(&err, PLA_NO, "%.*s has rated this portfolio before",
                        (int)rating->assessor.length, rating->assessor.at);
            pla_err_hint(&err, "an appeal is rated by others");
        } else {
            continue;
        }
        pla_err_prepend(&err, "%.*s", (int)rating->place.length, rating->place.at);
        cli_tell(appeal->call, &err);
        wrong++;
    }
    if (wrong == 0 && ratings->count == 0) {
        pla_err_set(&err, PLA_NO, "the table holds no rating");
        pla_err_prepend(&err, "%s", appeal->ratings);
        return cli_tell(appeal->call, &err);
    }
    return wrong == 0 ? PLA_OK : PLA_NO;
}

/* ---- the input ---- */

/** The record that the decision was made of, with its ratings taken out. */
static enum pla_code read_record(struct again *again, struct pla_text *out_former,
                                 struct pla_err *err)
{
    struct cli_appeal *appeal = again->appeal;
    struct pla_store_filter filter = {.run = appeal->found->run,
                                      .portfolio = appeal->found->key.portfolio};
    struct pla_store_cursor *cursor;
    struct pla_stored_record record;
    struct pla_arena *arena = appeal->call->arena;
    enum pla_code code = pla_store_records_open(appeal->cases->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_records_next(cursor, &record, err)) == PLA_OK) {
        if (record.attempt != appeal->found->key.attempt || record.record.at == NULL)
            continue;
        again->record = pla_text_copy(arena, record.record);
        *out_former = pla_text_copy(arena, record.ratings);
    }
    pla_store_cursor_close(cursor);
    if (code != PLA_MISSING)
        return code;
    if (again->record.at == NULL)
        return pla_err_set(err, PLA_NO, "the portfolio's text is not in the store any more");
    return PLA_OK;
}

/** `{"held":[...],"ratings":[...],"after":N}`: ratings up to number N of the store count no more.
 */
static enum pla_code make_more(struct again *again, const struct pla_ratings *ratings,
                               struct pla_text former, struct pla_err *err)
{
    struct cli_appeal *appeal = again->appeal;
    struct pla_arena *arena = appeal->call->arena;
    struct pla_str s = {0};
    struct cli_known known;
    enum pla_code code = cli_known_read(appeal->cases->store, arena, &known, err);
    if (code != PLA_OK)
        return code;
    struct pla_text held = cli_amend_member(former, "held", arena);
    PLA_PUT(&s, "{\"held\":[");
    if (held.at != NULL)
        pla_str_put_text(&s, held);
    PLA_PUT(&s, "],\"ratings\":[");
    for (size_t i = 0; i < ratings->count; i++) {
        if (i > 0)
            pla_str_put_c(&s, ',');
        cli_put_rating(&s, &ratings->items[i], appeal->found->terms);
    }
    pla_str_put_format(&s, "],\"after\":%lld}", (long long)known.last_rating);
    again->more = pla_text_copy(arena, (struct pla_text){s.at, s.length});
    bool is_failed = s.failed || again->more.at == NULL;
    pla_str_release(&s);
    return is_failed ? pla_err_memory(err) : PLA_OK;
}

static enum pla_code make_input(struct again *again, const struct pla_ratings *ratings,
                                struct pla_err *err)
{
    struct pla_arena *arena = again->appeal->call->arena;
    struct pla_text former = {0};
    struct pla_str s = {0};
    enum pla_code code = read_record(again, &former, err);
    if (code == PLA_OK)
        code = cli_amend_clear(again->record, arena, &s, err);
    if (code == PLA_OK)
        again->record = pla_text_copy(arena, (struct pla_text){s.at, s.length});
    if (code == PLA_OK)
        code = make_more(again, ratings, former, err);
    pla_str_clear(&s);
    if (code == PLA_OK)
        code = cli_amend(again->record, again->more, arena, &s, err);
    if (code == PLA_OK)
        again->input = pla_text_copy(arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return code == PLA_OK && arena->failed ? pla_err_memory(err) : code;
}

/* ---- scoring ---- */

static enum pla_read give_input(void *ctx, struct pla_record *out, struct pla_err *err)
{
    struct again *again = ctx;
    (void)err;
    if (again->is_given)
        return PLA_READ_END;
    again->is_given = true;
    *out = (struct pla_record){.text = again->input, .name = "appeal", .line = 1, .column = 1};
    return PLA_READ_RECORD;
}

static enum pla_code take_answer(void *ctx, const struct pla_record *record,
                                 const struct pla_answer *answer)
{
    struct again *again = ctx;
    struct cli_origin origin = {record->text, 1, 1, record->name};
    cli_out_faults(again->appeal->call->out, answer->faults, &origin);
    if (answer->lines.length > 0)
        pla_str_put_text(&again->lines, answer->lines);
    return answer->code;
}

static enum pla_code score(struct again *again, const struct cli_use *use, bool all)
{
    const struct cli_call *call = again->appeal->call;
    struct pla_record_source source = {again, NULL, give_input};
    struct pla_score_task task_of = {.job = cli_use_job(use)};
    struct pla_faults faults = {0};
    struct pla_reader *reader;
    struct pla_err err;
    if (pla_reader_over(&source, &reader, &err) != PLA_OK)
        return cli_tell(call, &err);
    task_of.job.all_awards = all;
    struct pla_task task = pla_score_task(&task_of);
    struct pla_sink sink = {.ctx = again, .answer = take_answer};
    struct pla_batch batch = {.task = &task,
                              .reader = reader,
                              .sink = &sink,
                              .interrupt = {NULL, -1},
                              .workers = use->is_isolated ? 1 : 0,
                              .memory_bytes = cli_use_memory(use)};
    enum pla_code code = pla_batch_run(&batch, &faults);
    cli_use_tell(call, use, &faults);
    pla_reader_free(reader);
    return code == PLA_OK && again->lines.length == 0 ? PLA_PORTFOLIO : code;
}

/* ---- recording ---- */

/** The new decision as a run of its own, of the same versions and date. */
static enum pla_code save(struct again *again, const struct pla_stored_run *former,
                          struct pla_err *err)
{
    struct cli_appeal *appeal = again->appeal;
    struct pla_str name = {0};
    struct pla_stored_run run = *former;
    int64_t number;
    bool is_resumed, is_saved;
    pla_str_put_format(&name, "appeal-%lld", (long long)appeal->opening->number);
    run.name = pla_text_copy(appeal->call->arena, (struct pla_text){name.at, name.length});
    pla_str_release(&name);
    run.inputs = PLA_TEXT("appeal\n");
    run.engine = PLA_TEXT("plaudit/" PLA_VERSION);
    run.shards = 1;
    struct pla_block_item item = {.record = again->record,
                                  .lines = {again->lines.at, again->lines.length},
                                  .ratings = again->more};
    enum pla_code code = pla_store_run_begin(appeal->cases->store, &run, &number, &is_resumed, err);
    if (code == PLA_OK)
        code = pla_store_block_save(appeal->cases->store, number, 0, 0, &item, 1, &is_saved, err);
    if (code == PLA_OK)
        code = pla_store_run_end(appeal->cases->store, number, 0, err);
    return code;
}

static enum pla_code close_it(struct cli_appeal *appeal, int64_t decision, struct pla_err *err)
{
    struct pla_stored_action action = {
        .kind = PLA_ACTION_CLOSE,
        .key = appeal->found->key,
        .reason = appeal->reason,
        .decision = decision,
        .about = appeal->opening->number,
    };
    return pla_store_actions_put(appeal->cases->store, &action, 1, NULL, err);
}

/** Save the run and close the appeal, both or neither. */
static enum pla_code record(struct again *again, const struct pla_stored_run *former,
                            struct cli_case *out_found)
{
    struct cli_appeal *appeal = again->appeal;
    struct cli_case_query query = {.portfolio = appeal->found->key.portfolio,
                                   .rubric = appeal->found->key.rubric,
                                   .claim = appeal->found->key.claim,
                                   .award = appeal->found->key.award,
                                   .attempt = (size_t)appeal->found->key.attempt};
    struct pla_err err = {0};
    enum pla_code code = pla_store_begin(appeal->cases->store, &err);
    if (code == PLA_OK)
        code = save(again, former, &err);
    if (code == PLA_OK)
        code = cli_case_find(appeal->cases, &query, out_found, &err);
    if (code == PLA_OK)
        code = close_it(appeal, out_found->number, &err);
    if (code == PLA_OK)
        code = pla_store_commit(appeal->cases->store, &err);
    else
        pla_store_rollback(appeal->cases->store);
    return code == PLA_OK ? PLA_OK : cli_tell(appeal->call, &err);
}

static void put_award(struct pla_str *s, const char *what, const struct cli_case *found)
{
    pla_str_put_z(s, what);
    pla_str_put_z(s, pla_award_status_name(found->award->status));
    PLA_PUT(s, ", credits ");
    pla_rational_put(s, found->award->credits);
}

static enum pla_code show(struct cli_appeal *appeal, const struct cli_case *now)
{
    struct pla_str text = {0};
    put_award(&text, "appeal answered: it was ", appeal->found);
    put_award(&text, "; scored again it is ", now);
    PLA_PUT(&text, "\n");
    return cli_print(appeal->call, &text);
}

static enum pla_code score_again(struct again *again)
{
    struct cli_appeal *appeal = again->appeal;
    struct pla_ratings ratings = {0};
    struct pla_stored_run run;
    struct cli_use use;
    struct cli_case now;
    struct pla_err err = {0};
    bool all;
    enum pla_code code = read_ratings(appeal, &ratings);
    if (code == PLA_OK)
        code = check_ratings(appeal, &ratings);
    if (code != PLA_OK)
        return code;
    code = make_input(again, &ratings, &err);
    if (code == PLA_OK)
        code = pla_store_run_get(appeal->cases->store, appeal->found->run, appeal->call->arena,
                                 &run, &err);
    if (code == PLA_OK)
        code = cli_replay_use(appeal->call, appeal->cases->store, &run, appeal->is_isolated, &use,
                              &all, &err);
    if (code != PLA_OK)
        return cli_tell(appeal->call, &err);
    code = score(again, &use, all);
    if (code == PLA_OK)
        code = record(again, &run, &now);
    return code == PLA_OK ? show(appeal, &now) : code;
}

enum pla_code cli_appeal_answer(struct cli_appeal *appeal)
{
    struct again again = {.appeal = appeal};
    struct pla_err err = {0};
    if (appeal->ratings == NULL) {
        if (close_it(appeal, appeal->found->number, &err) != PLA_OK)
            return cli_tell(appeal->call, &err);
        cli_out_note(appeal->call->out, "appeal closed; the decision stays as it is");
        return PLA_OK;
    }
    enum pla_code code = score_again(&again);
    pla_str_release(&again.lines);
    return code;
}
