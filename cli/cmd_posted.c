// SPDX-License-Identifier: Apache-2.0
/** plaudit posted: book what the student system confirmed or refused. */
#include "base/file.h"
#include "case.h"
#include "exchange/postings_csv.h"
#include "storing.h"

struct posted_values {
    struct cli_common common;
    struct cli_store_values store;
};

static const struct cli_opt options[] = {
    CLI_STORE_OPTION(struct posted_values), CLI_ACTOR_OPTION(struct posted_values), {0}};

static const char *const examples[] = {
    "Book the answer of the student system:",
    "plaudit posted answer.csv",
    NULL,
};
static const char about_posted[] =
    "FILE is a table with the columns portfolio, award, status (posted or refused), and as far as "
    "needed attempt, rubric, claim, on, reference, reason. Only awards that were granted can be "
    "posted. A file is taken whole or not at all; a row that is booked already changes nothing.";
static const char *const notes[] = {about_posted, NULL};

enum { MOST_BYTES = 256 << 20 };

static struct pla_text make_facts(struct pla_arena *arena, const struct pla_posting *posting)
{
    struct pla_str s = {0};
    if (posting->reference.at == NULL)
        return (struct pla_text){0};
    PLA_PUT(&s, "{\"reference\":");
    pla_str_put_json(&s, posting->reference);
    pla_str_put_c(&s, '}');
    struct pla_text text = pla_text_copy(arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return text;
}

static bool is_booked(const struct pla_standing *standing, const struct pla_posting *posting)
{
    return standing->has_posting && standing->posting.about == standing->settled.number &&
           standing->posting.kind == (posting->is_refused ? PLA_ACTION_REFUSED : PLA_ACTION_POSTED);
}

static enum pla_code book(struct cli_cases *cases, const struct pla_posting *posting,
                          size_t *booked, struct pla_err *err)
{
    struct cli_case_query query = {.portfolio = posting->portfolio,
                                   .rubric = posting->rubric,
                                   .claim = posting->claim,
                                   .award = posting->award,
                                   .attempt = posting->attempt};
    struct cli_case found;
    struct pla_standing standing;
    enum pla_code code = cli_case_find(cases, &query, &found, err);
    if (code == PLA_OK)
        code = pla_store_standing(cases->store, &found.key, cases->arena, &standing, err);
    if (code != PLA_OK)
        return code;
    if (!standing.has_settled || standing.settled.kind == PLA_ACTION_DENY) {
        pla_err_set(err, PLA_NO, "award %.*s of portfolio %.*s is not granted",
                    (int)posting->award.length, posting->award.at, (int)posting->portfolio.length,
                    posting->portfolio.at);
        pla_err_hint(err, "plaudit decide grants it");
        return PLA_NO;
    }
    if (is_booked(&standing, posting))
        return PLA_OK;
    struct pla_stored_action action = {
        .kind = posting->is_refused ? PLA_ACTION_REFUSED : PLA_ACTION_POSTED,
        .key = found.key,
        .credits = standing.settled.credits,
        .reason = posting->reason,
        .facts = make_facts(cases->arena, posting),
        .has_due = posting->has_on,
        .due = posting->on,
        .decision = standing.settled.decision,
        .about = standing.settled.number,
    };
    ++*booked;
    return pla_store_actions_put(cases->store, &action, 1, NULL, err);
}

static enum pla_code book_all(const struct cli_call *call, struct cli_cases *cases,
                              const struct pla_postings *postings)
{
    struct pla_err err = {0};
    enum pla_code worst = PLA_OK, code = pla_store_begin(cases->store, &err);
    size_t booked = 0;
    if (code != PLA_OK)
        return cli_tell(call, &err);
    for (size_t i = 0; i < postings->count && worst != PLA_STORE; i++) {
        code = book(cases, &postings->items[i], &booked, &err);
        if (code == PLA_OK)
            continue;
        if (code != PLA_STORE && code != PLA_MEMORY) {
            err.where[0] = '\0';
            pla_err_prepend(&err, "%.*s", (int)postings->items[i].place.length,
                            postings->items[i].place.at);
            err.code = PLA_NO;
        }
        worst = pla_code_worst(worst, cli_tell(call, &err));
    }
    if (worst != PLA_OK) {
        pla_store_rollback(cases->store);
        cli_out_note(call->out, "nothing was booked");
        return worst;
    }
    if (pla_store_commit(cases->store, &err) != PLA_OK)
        return cli_tell(call, &err);
    cli_out_note(call->out, "booked %zu of %zu rows%s", booked, postings->count,
                 booked < postings->count ? "; the others were booked before" : "");
    return PLA_OK;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct posted_values *values = call->values;
    const char *path = call->operands[0];
    struct cli_cases cases = {.arena = call->arena};
    struct pla_postings postings;
    struct pla_faults faults = {0};
    struct pla_text text;
    struct pla_err err;
    if (pla_file_read(path, MOST_BYTES, call->arena, &text, &err) != PLA_OK)
        return cli_tell(call, &err);
    enum pla_code code = pla_postings_read(text, path, call->arena, &postings, &faults);
    struct cli_origin origin = {.text = text, .name = path};
    for (size_t i = 0; i < faults.count && i < PLA_FAULTS_KEPT; i++)
        faults.items[i].code = faults.items[i].code == PLA_MEMORY ? PLA_MEMORY : PLA_NO;
    cli_out_faults(call->out, &faults, &origin);
    if (code != PLA_OK)
        return code == PLA_MEMORY ? code : PLA_NO;
    code = cli_store_open(call, &values->store, PLA_STORE_WRITE, &cases.store);
    if (code != PLA_OK)
        return code;
    code = book_all(call, &cases, &postings);
    pla_store_close(cases.store);
    return code;
}

const struct cli_cmd cli_cmd_posted = {
    .name = "posted",
    .summary = "book what the student system confirmed or refused",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct posted_values),
    .run = run,
};
