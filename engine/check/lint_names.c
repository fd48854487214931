// SPDX-License-Identifier: Apache-2.0
/** Names that are declared and files that lie there, and that nothing uses. */
#include "check/lint_private.h"
#include "rubric/prescan.h"
#include "rubric/token.h"

/* ---- fields ---- */

static bool reads_field(const struct pla_measure *m, struct pla_text name)
{
    static const enum pla_measure_op by_name[] = {PLA_M_SUM,       PLA_M_LARGEST, PLA_M_SMALLEST,
                                                  PLA_M_DISTINCT,  PLA_M_BEST,    PLA_M_LEARNER,
                                                  PLA_M_PORTFOLIO, PLA_M_CLAIM};
    for (size_t i = 0; i < sizeof by_name / sizeof by_name[0]; i++)
        if (m->op == by_name[i] && pla_text_equal(m->name, name))
            return true;
    for (size_t i = 0; m->filter != NULL && i < m->filter->test_count; i++)
        if (m->filter->tests[i].key == PLA_FK_OWN &&
            pla_text_equal(m->filter->tests[i].own.name, name))
            return true;
    return false;
}

/** The word itself, or a text of it in quotes. */
static bool says(const struct pla_token *token, struct pla_text word)
{
    if (token->kind == PLA_TOKEN_NAME)
        return pla_text_equal(token->text, word);
    struct pla_text inside = {token->text.at + 1, token->text.length - 2};
    return token->kind == PLA_TOKEN_STRING && token->text.length >= 2 &&
           pla_text_equal(inside, word);
}

/** How often the texts of the folder say a word, cases left out. */
static size_t count_word(const struct pla_linter *linter, struct pla_text word)
{
    const struct pla_sources *sources = linter->subject->sources;
    size_t count = 0;
    for (size_t i = 0; sources != NULL && i < sources->count; i++) {
        struct pla_tokens tokens = pla_tokens_of(sources->files[i].text);
        if (pla_text_equal(sources->files[i].name, PLA_TEXT("cases.lua")))
            continue;
        for (struct pla_token token = pla_token_next(&tokens); token.kind != PLA_TOKEN_END;
             token = pla_token_next(&tokens))
            count += says(&token, word);
    }
    return count;
}

/** Functions read fields in ways that no struct shows: there the text is asked. */
static bool is_field_read(const struct pla_linter *linter, struct pla_text name)
{
    for (size_t i = 0; i < linter->program->measure_count; i++)
        if (reads_field(linter->program->measures[i], name))
            return true;
    if (pla_text_list_has(&linter->rubric->intake.require, name))
        return true;
    return linter->has_function &&
           (linter->subject->sources == NULL || count_word(linter, name) > 1);
}

static void look_at_fields(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->subject->rubric;
    const struct pla_field_decl *fields = rubric != NULL ? rubric->fields : linter->policy->fields;
    size_t count = rubric != NULL ? rubric->field_count : linter->policy->field_count;
    struct pla_place place = pla_lint_key(linter, "fields");
    for (size_t i = 0; i < count; i++) {
        struct pla_place at = place;
        struct pla_text text = pla_lint_text(linter, place);
        struct pla_text name = pla_text_copy(linter->arena, fields[i].name);
        if (is_field_read(linter, fields[i].name))
            continue;
        int line =
            name.at != NULL && place.line > 0 ? pla_prescan_key_line(text, name.at, place.line) : 0;
        if (line > 0)
            at.line = line;
        pla_lint_add(linter, PLA_LINT_FIELD_UNREAD, at, NULL,
                     "field \"%s\" is declared, but nothing reads it",
                     pla_lint_shown(linter, fields[i].name));
    }
}

/* ---- files ---- */

/** `include "moocs"` or `include("moocs.lua")`. */
static bool names_file(const struct pla_token *token, struct pla_text file)
{
    struct pla_text stem = {file.at, file.length - 4};
    return token->kind == PLA_TOKEN_STRING && (says(token, stem) || says(token, file));
}

static bool is_included(const struct pla_linter *linter, struct pla_text file)
{
    const struct pla_sources *sources = linter->subject->sources;
    for (size_t i = 0; i < sources->count; i++) {
        struct pla_tokens tokens = pla_tokens_of(sources->files[i].text);
        if (pla_text_equal(sources->files[i].name, file))
            continue;
        for (struct pla_token token = pla_token_next(&tokens); token.kind != PLA_TOKEN_END;
             token = pla_token_next(&tokens))
            if (names_file(&token, file))
                return true;
    }
    return false;
}

/** A name that is put together may mean any file. */
static bool has_made_names(const struct pla_linter *linter)
{
    const struct pla_sources *sources = linter->subject->sources;
    for (size_t i = 0; i < sources->count; i++) {
        struct pla_tokens tokens = pla_tokens_of(sources->files[i].text);
        bool is_name = false;
        for (struct pla_token token = pla_token_next(&tokens); token.kind != PLA_TOKEN_END;
             token = pla_token_next(&tokens)) {
            if (is_name && token.kind != PLA_TOKEN_STRING && !PLA_TOKEN_IS(&token, "("))
                return true;
            is_name =
                (token.kind == PLA_TOKEN_NAME && pla_text_equal(token.text, PLA_TEXT("include"))) ||
                (is_name && PLA_TOKEN_IS(&token, "("));
        }
    }
    return false;
}

static void look_at_files(struct pla_linter *linter)
{
    static const char *const known[] = {"rubric.lua", "policy.lua", "cases.lua", "params.lua"};
    const struct pla_sources *sources = linter->subject->sources;
    if (sources == NULL || linter->subject->rubric == NULL || has_made_names(linter))
        return;
    for (size_t i = 0; i < sources->count; i++) {
        struct pla_text file = sources->files[i].name;
        bool is_known = file.length <= 4 || pla_text_equal(file, pla_text_of(sources->entry));
        for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
            is_known = is_known || pla_text_equal(file, pla_text_of(known[k]));
        if (is_known || is_included(linter, file))
            continue;
        struct pla_place place = {
            pla_lint_format(linter, "%s/%s", sources->title, pla_lint_shown(linter, file)), 1};
        pla_lint_add(linter, PLA_LINT_FILE_UNREAD, place,
                     "include it, or move it out of the folder",
                     "nothing includes this file, but it is part of the rubric's fingerprint");
    }
}

void pla_lint_names(struct pla_linter *linter)
{
    look_at_fields(linter);
    look_at_files(linter);
}
