// SPDX-License-Identifier: Apache-2.0
/** Portfolios to rate, and their assignment. */
#include "sheets.h"

#include <stdlib.h>

#include "base/json_tree.h"
#include "lines.h"
#include "model/decision_read.h"

static enum pla_code tell(const struct cli_sheets *sheets, const struct pla_err *err)
{
    cli_out_error(sheets->call->out, err, NULL);
    return err->code;
}

static enum pla_code no_memory(const struct cli_sheets *sheets)
{
    struct pla_err err;
    pla_err_memory(&err);
    return tell(sheets, &err);
}

enum pla_code cli_sheets_start(void *ctx, struct pla_text description)
{
    struct cli_sheets *sheets = ctx;
    struct pla_err err;
    struct pla_text text = pla_text_copy(sheets->arena, description);
    while (text.length > 0 && text.at[text.length - 1] == '\n')
        text.length--;
    enum pla_code code = pla_about_read(text, sheets->arena, &sheets->about, &err);
    return code == PLA_OK ? code : tell(sheets, &err);
}

/* ---- what a record says ---- */

static struct pla_text text_of(const struct cli_sheets *sheets, const struct pla_json_node *node,
                               const char *key)
{
    struct pla_text text = pla_json_node_text(pla_json_node_get(node, key));
    return text.at != NULL ? pla_text_copy(sheets->arena, text) : (struct pla_text){0};
}

static struct pla_text_list list_of(const struct cli_sheets *sheets,
                                    const struct pla_json_node *node)
{
    size_t count = pla_json_node_count(node), used = 0;
    struct pla_text *items = PLA_NEW_ARRAY(sheets->arena, count, struct pla_text);
    for (const struct pla_json_node *one = pla_json_node_first(node); one != NULL && items != NULL;
         one = pla_json_node_next(one)) {
        struct pla_text text = pla_json_node_text(one);
        if (text.at != NULL)
            items[used++] = pla_text_copy(sheets->arena, text);
    }
    return (struct pla_text_list){items, used};
}

/** The text without a learner's name in it. */
static void put_without(struct pla_str *out, struct pla_text text, struct pla_text name)
{
    size_t i = 0;
    while (i < text.length) {
        if (name.length > 0 && text.length - i >= name.length &&
            pla_bytes_equal(text.at + i, name.at, name.length)) {
            PLA_PUT(out, "(learner)");
            i += name.length;
        } else {
            pla_str_put_c(out, text.at[i++]);
        }
    }
}

/** "A talk, Virtually Connecting <https://...>"; blind: the title alone, without the name. */
static struct pla_text title_of(const struct cli_sheets *sheets, const struct pla_json_node *item,
                                struct pla_text name)
{
    struct pla_str s = {0};
    struct pla_text kind = pla_json_node_text(pla_json_node_get(item, "kind"));
    struct pla_text title = pla_json_node_text(pla_json_node_get(item, "title"));
    struct pla_text url = pla_json_node_text(pla_json_node_get(item, "url"));
    put_without(&s, title.length > 0 ? title : kind,
                sheets->is_blind ? name : (struct pla_text){0});
    if (url.length > 0 && !sheets->is_blind) {
        PLA_PUT(&s, " <");
        pla_str_put_text(&s, url);
        PLA_PUT(&s, ">");
    }
    struct pla_text copy = s.length > 0
                               ? pla_text_copy(sheets->arena, (struct pla_text){s.at, s.length})
                               : (struct pla_text){0};
    if (s.failed)
        sheets->arena->failed = true;
    pla_str_release(&s);
    return copy;
}

static void read_evidence(const struct cli_sheets *sheets, const struct pla_json_node *root,
                          struct pla_sheet_portfolio *out)
{
    const struct pla_json_node *list = pla_json_node_get(root, "evidence");
    struct pla_text name =
        pla_json_node_text(pla_json_node_get(pla_json_node_get(root, "learner"), "name"));
    size_t count = pla_json_node_count(list), used = 0;
    struct pla_sheet_evidence *items =
        PLA_NEW_ARRAY(sheets->arena, count, struct pla_sheet_evidence);
    for (const struct pla_json_node *item = pla_json_node_first(list);
         item != NULL && items != NULL; item = pla_json_node_next(item)) {
        items[used++] = (struct pla_sheet_evidence){
            .id = text_of(sheets, item, "id"),
            .title = title_of(sheets, item, name),
            .outcomes = list_of(sheets, pla_json_node_get(item, "learning_outcomes"))};
    }
    out->evidence = items;
    out->evidence_count = used;
}

static const struct pla_json_node *claim_of(const struct pla_json_node *root, struct pla_text id)
{
    const struct pla_json_node *claim = pla_json_node_first(pla_json_node_get(root, "claims"));
    while (claim != NULL && !pla_text_equal(pla_json_node_text(pla_json_node_get(claim, "id")), id))
        claim = pla_json_node_next(claim);
    return claim;
}

static struct pla_text_list courses_of(const struct cli_sheets *sheets,
                                       const struct pla_json_node *root)
{
    const struct pla_json_node *claims = pla_json_node_get(root, "claims");
    struct pla_text *items =
        PLA_NEW_ARRAY(sheets->arena, pla_json_node_count(claims), struct pla_text);
    size_t used = 0;
    for (const struct pla_json_node *claim = pla_json_node_first(claims);
         claim != NULL && items != NULL; claim = pla_json_node_next(claim)) {
        struct pla_text course = text_of(sheets, claim, "course");
        if (course.at != NULL)
            items[used++] = course;
    }
    return (struct pla_text_list){items, used};
}

/* ---- cases ---- */

static size_t rubric_of(const struct cli_sheets *sheets, const struct pla_decision *decision)
{
    size_t r = 0;
    while (r < sheets->about.rubric_count &&
           !(pla_text_equal(sheets->about.rubrics[r].id, decision->rubric) &&
             pla_text_equal(sheets->about.rubrics[r].version, decision->version)))
        r++;
    return r;
}

static bool add_case(struct cli_sheets *sheets, const struct pla_decision *decision,
                     const struct pla_json_node *root)
{
    struct pla_sheet_case *cases =
        pla_arena_grow(sheets->arena, sheets->cases, &sheets->case_capacity, sheets->case_count + 1,
                       sizeof *cases);
    size_t rubric = rubric_of(sheets, decision);
    if (cases == NULL)
        return false;
    sheets->cases = cases;
    if (rubric == sheets->about.rubric_count)
        return true;
    struct pla_sheet_case *one = &cases[sheets->case_count++];
    *one = (struct pla_sheet_case){.portfolio = sheets->portfolio_count, .rubric = rubric};
    if (decision->claim.at != NULL) {
        one->claim = pla_text_copy(sheets->arena, decision->claim);
        one->evidence =
            list_of(sheets, pla_json_node_get(claim_of(root, decision->claim), "evidence"));
    }
    return true;
}

static enum pla_code add_cases(struct cli_sheets *sheets, const struct pla_json_node *root,
                               struct pla_text lines, struct cli_sheet_portfolio *portfolio)
{
    struct pla_arena own;
    struct pla_text line;
    struct pla_err err;
    enum pla_code code = PLA_OK;
    size_t first = sheets->case_count;
    pla_arena_init(&own, 0);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        struct pla_decision decision;
        code = pla_decision_read(line, "decision", 1, &own, &decision, &err);
        if (code == PLA_OK && !add_case(sheets, &decision, root))
            code = pla_err_memory(&err);
    }
    pla_arena_release(&own);
    if (code != PLA_OK)
        return tell(sheets, &err);
    struct pla_text *rubrics =
        PLA_NEW_ARRAY(sheets->arena, sheets->case_count - first, struct pla_text);
    for (size_t i = first; i < sheets->case_count && rubrics != NULL; i++)
        rubrics[i - first] = sheets->about.rubrics[sheets->cases[i].rubric].id;
    portfolio->rubrics = (struct pla_text_list){rubrics, sheets->case_count - first};
    portfolio->first_case = first;
    portfolio->case_count = sheets->case_count - first;
    return rubrics != NULL ? PLA_OK : no_memory(sheets);
}

static struct pla_text code_of(const struct cli_sheets *sheets)
{
    struct pla_str s = {0};
    pla_str_put_format(&s, "C%04zu", sheets->portfolio_count + 1);
    struct pla_text copy = pla_text_copy(sheets->arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return copy;
}

enum pla_code cli_sheets_lines(void *ctx, const struct pla_record *record, struct pla_text lines,
                               struct pla_text notes)
{
    struct cli_sheets *sheets = ctx;
    struct pla_json_tree *tree;
    struct pla_err err;
    (void)notes;
    if (lines.length == 0)
        return PLA_OK;
    struct cli_sheet_portfolio *portfolios =
        pla_arena_grow(sheets->arena, sheets->portfolios, &sheets->portfolio_capacity,
                       sheets->portfolio_count + 1, sizeof *portfolios);
    if (portfolios == NULL)
        return no_memory(sheets);
    sheets->portfolios = portfolios;
    enum pla_code code = pla_json_tree_parse(record->text, record->name, &tree, &err);
    if (code != PLA_OK)
        return tell(sheets, &err);
    const struct pla_json_node *root = pla_json_tree_root(tree);
    struct pla_rational attempt = PLA_WHOLE(1);
    (void)pla_json_node_rational(pla_json_node_get(root, "attempt"), &attempt);
    struct cli_sheet_portfolio *portfolio = &portfolios[sheets->portfolio_count];
    *portfolio = (struct cli_sheet_portfolio){
        .shown = {.id = text_of(sheets, root, "id"), .attempt = attempt.num},
        .learner = text_of(sheets, pla_json_node_get(root, "learner"), "id"),
        .courses = courses_of(sheets, root)};
    if (sheets->is_blind)
        portfolio->shown.code = code_of(sheets);
    read_evidence(sheets, root, &portfolio->shown);
    code = add_cases(sheets, root, lines, portfolio);
    pla_json_tree_free(tree);
    if (code == PLA_OK)
        sheets->portfolio_count++;
    return code == PLA_OK && sheets->arena->failed ? no_memory(sheets) : code;
}

/* ---- assignment ---- */

static struct pla_bar_case bar_case(const struct cli_sheet_portfolio *portfolio, pla_day day)
{
    return (struct pla_bar_case){.portfolio = portfolio->shown.id,
                                 .learner = portfolio->learner,
                                 .rubrics = portfolio->rubrics,
                                 .courses = portfolio->courses,
                                 .day = day};
}

/** "P-7 has 1 of 2 assessors: too few may ...", and why each of the others may not. */
static void tell_short(const struct cli_sheets *sheets, const struct pla_assessors *assessors,
                       const struct cli_sheets_assigned *assigned, size_t p, pla_day day)
{
    const struct cli_sheet_portfolio *portfolio = &sheets->portfolios[p];
    struct pla_bar_case one = bar_case(portfolio, day);
    struct pla_str why = {0};
    struct pla_err err;
    for (size_t a = 0; a < assessors->count; a++) {
        enum pla_bar bar = pla_assessor_bar(&assessors->items[a], &one);
        if (bar == PLA_BAR_NONE)
            continue;
        if (why.length > 0)
            PLA_PUT(&why, ", ");
        pla_str_put_text(&why, assessors->items[a].id);
        PLA_PUT(&why, " ");
        pla_str_put_z(&why, pla_bar_words(bar));
    }
    pla_err_set(&err, PLA_NO, "%.*s has %zu of %zu assessors: %s", (int)portfolio->shown.id.length,
                portfolio->shown.id.at, assigned->made.counts[p], assigned->each,
                pla_assign_words(assigned->made.whys[p]));
    if (why.length > 0)
        pla_err_hint(&err, "%s", why.at);
    cli_out_error(sheets->call->out, &err, NULL);
    pla_str_release(&why);
}

enum pla_code cli_sheets_assign(const struct cli_sheets *sheets,
                                const struct pla_assessors *assessors, size_t each, uint64_t seed,
                                pla_day day, struct cli_sheets_assigned *out)
{
    size_t portfolios = sheets->portfolio_count, count = assessors->count;
    bool *may = pla_arena_array(sheets->arena, portfolios, count * sizeof(bool));
    size_t *most = PLA_NEW_ARRAY(sheets->arena, count, size_t);
    struct pla_err err;
    if (may == NULL || most == NULL)
        return no_memory(sheets);
    for (size_t a = 0; a < count; a++)
        most[a] = assessors->items[a].most;
    for (size_t p = 0; p < portfolios; p++) {
        struct pla_bar_case one = bar_case(&sheets->portfolios[p], day);
        for (size_t a = 0; a < count; a++)
            may[p * count + a] = pla_assessor_bar(&assessors->items[a], &one) == PLA_BAR_NONE;
    }
    struct pla_assign assign = {.portfolios = portfolios,
                                .assessors = count,
                                .each = each,
                                .may = may,
                                .most = most,
                                .seed = seed};
    out->each = each;
    enum pla_code code = pla_assign_make(&assign, sheets->arena, &out->made, &err);
    if (code != PLA_OK)
        return tell(sheets, &err);
    for (size_t p = 0; p < portfolios; p++)
        if (out->made.whys[p] != PLA_ASSIGN_DONE)
            tell_short(sheets, assessors, out, p, day);
    if (out->made.groups > 1)
        cli_out_note(sheets->call->out,
                     "the assessors are %zu teams that share no portfolio; their severity cannot "
                     "be compared",
                     out->made.groups);
    return PLA_OK;
}

/* ---- one assessor's share ---- */

static bool is_for(const struct cli_sheets_assigned *assigned, size_t portfolio, size_t assessor)
{
    if (assigned == NULL)
        return true;
    for (size_t i = 0; i < assigned->made.counts[portfolio]; i++)
        if (assigned->made.chosen[portfolio * assigned->each + i] == assessor)
            return true;
    return false;
}

enum pla_code cli_sheets_pick(const struct cli_sheets *sheets,
                              const struct cli_sheets_assigned *assigned, size_t assessor,
                              struct pla_sheet_job *job, struct pla_err *err)
{
    struct pla_sheet_portfolio *portfolios =
        PLA_NEW_ARRAY(sheets->arena, sheets->portfolio_count, struct pla_sheet_portfolio);
    struct pla_sheet_case *cases =
        PLA_NEW_ARRAY(sheets->arena, sheets->case_count, struct pla_sheet_case);
    if (portfolios == NULL || cases == NULL)
        return pla_err_memory(err);
    job->portfolio_count = job->case_count = 0;
    for (size_t p = 0; p < sheets->portfolio_count; p++) {
        const struct cli_sheet_portfolio *portfolio = &sheets->portfolios[p];
        if (!is_for(assigned, p, assessor))
            continue;
        for (size_t i = 0; i < portfolio->case_count; i++) {
            cases[job->case_count] = sheets->cases[portfolio->first_case + i];
            cases[job->case_count++].portfolio = job->portfolio_count;
        }
        portfolios[job->portfolio_count++] = portfolio->shown;
    }
    job->portfolios = portfolios;
    job->cases = cases;
    return PLA_OK;
}
