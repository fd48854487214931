// SPDX-License-Identifier: Apache-2.0
/** A lint run: every look in turn, comments last, findings in order. */
#include "check/lint.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "check/lint_private.h"
#include "check/words.h"

const struct pla_lint_kind pla_lint_kinds[PLA_LINT_COUNT] = {
#define PLA_LINT(name, id, severity, flags, sentence)                                              \
    {(id), PLA_SEVERITY_##severity, (flags), (sentence)},
#include "check/lints.def"
#undef PLA_LINT
};

const char *pla_severity_name(enum pla_severity severity)
{
    static const char *const names[] = {"error", "warning", "note"};
    return names[severity];
}

/* ---- memory and words ---- */

void *pla_lint_alloc(struct pla_linter *linter, size_t count, size_t size)
{
    void *memory = pla_arena_array(linter->arena, count, size);
    if (memory == NULL)
        linter->out_of_memory = true;
    return memory;
}

/** One line, safe for a terminal, cut at a width for messages. */
static const char *keep_shown(struct pla_linter *linter, struct pla_text text, size_t columns)
{
    struct pla_str s = {0};
    size_t valid = pla_utf8_valid_length(text.at, text.length);
    size_t cut = pla_utf8_cut((struct pla_text){text.at, valid}, columns);
    pla_utf8_put_safe(&s, (struct pla_text){text.at, cut});
    if (cut < text.length)
        PLA_PUT(&s, "...");
    const char *copy =
        s.failed ? NULL : pla_arena_copy(linter->arena, s.length > 0 ? s.at : "", s.length);
    pla_str_release(&s);
    if (copy == NULL)
        linter->out_of_memory = true;
    return copy != NULL ? copy : "";
}

const char *pla_lint_shown(struct pla_linter *linter, struct pla_text text)
{
    enum { COLUMNS = 60 };
    return text.at != NULL ? keep_shown(linter, text, COLUMNS) : "";
}

const char *pla_lint_built(struct pla_linter *linter, struct pla_str *s)
{
    enum { COLUMNS = 120 };
    struct pla_text text = {s->length > 0 ? s->at : "", s->length};
    const char *shown = s->failed ? "" : keep_shown(linter, text, COLUMNS);
    linter->out_of_memory = linter->out_of_memory || s->failed;
    pla_str_release(s);
    return shown;
}

const char *pla_lint_measure(struct pla_linter *linter, const struct pla_measure *measure)
{
    struct pla_str s = {0};
    pla_measure_put(measure, &s);
    return pla_lint_built(linter, &s);
}

const char *pla_lint_cond(struct pla_linter *linter, const struct pla_cond *cond)
{
    struct pla_str s = {0};
    pla_cond_put(cond, &s);
    return pla_lint_built(linter, &s);
}

const char *pla_lint_number(struct pla_linter *linter, struct pla_rational number)
{
    struct pla_str s = {0};
    pla_rational_put(&s, number);
    return pla_lint_built(linter, &s);
}

const char *pla_lint_nearest(struct pla_linter *linter, struct pla_text word,
                             const struct pla_text *names, size_t count)
{
    const char **list = PLA_LINT_NEW(linter, count + 1, const char *);
    for (size_t i = 0; list != NULL && i < count; i++) {
        struct pla_text copy = pla_text_copy(linter->arena, names[i]);
        list[i] = copy.at != NULL ? copy.at : "";
    }
    const char *near = list != NULL ? pla_nearest(word.at, word.length, list) : NULL;
    if (near == NULL)
        return NULL;
    return pla_lint_format(linter, "did you mean \"%s\"?", near);
}

/* ---- findings ---- */

const char *pla_lint_format(struct pla_linter *linter, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = length >= 0 ? pla_arena_alloc(linter->arena, (size_t)length + 1) : NULL;
    if (text != NULL)
        (void)vsnprintf(text, (size_t)length + 1, format, arguments);
    else
        linter->out_of_memory = true;
    va_end(arguments);
    return text != NULL ? text : "";
}

void pla_lint_add(struct pla_linter *linter, enum pla_lint_id id, struct pla_place place,
                  const char *hint, const char *format, ...)
{
    char text[480];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct pla_lint *grown = pla_arena_grow(linter->arena, linter->items, &linter->capacity,
                                            linter->count + 1, sizeof *grown);
    struct pla_text whole = {text, length < 0 ? 0 : strlen(text)};
    whole.length = pla_utf8_valid_length(whole.at, whole.length); /* it may be cut within one */
    struct pla_text copy = pla_text_copy(linter->arena, whole);
    if (grown == NULL || copy.at == NULL) {
        linter->out_of_memory = true;
        return;
    }
    if (place.file == NULL && linter->entry != NULL)
        place.file = linter->entry;
    grown[linter->count++] = (struct pla_lint){id, place, copy, pla_text_of(hint)};
    linter->items = grown;
}

static int compare_findings(const void *a, const void *b)
{
    const struct pla_lint *x = a, *y = b;
    int order = pla_text_compare(pla_text_of(x->place.file), pla_text_of(y->place.file));
    if (order == 0)
        order = (x->place.line > y->place.line) - (x->place.line < y->place.line);
    if (order == 0)
        order = (int)x->id - (int)y->id;
    return order != 0 ? order : pla_text_compare(x->text, y->text);
}

/** Loops write one line many times: what is said twice of a line is said once. */
static void sort_findings(struct pla_linter *linter)
{
    size_t kept = 0;
    if (linter->count > 1)
        qsort(linter->items, linter->count, sizeof *linter->items, compare_findings);
    for (size_t i = 0; i < linter->count; i++)
        if (kept == 0 || compare_findings(&linter->items[kept - 1], &linter->items[i]) != 0)
            linter->items[kept++] = linter->items[i];
    linter->count = kept;
}

/* ---- the run ---- */

static bool has_function(const struct pla_rubric *rubric, const struct pla_program *program)
{
    bool found = rubric->admit.where != PLA_NO_CALL;
    for (size_t i = 0; i < program->measure_count && !found; i++) {
        const struct pla_filter *filter = program->measures[i]->filter;
        found = program->measures[i]->op == PLA_M_CALL ||
                (filter != NULL && filter->where != PLA_NO_CALL);
    }
    for (size_t i = 0; i < program->cond_count && !found; i++)
        found = program->conds[i]->op == PLA_C_CHECK;
    return found;
}

bool pla_linter_begin(struct pla_linter *linter, const struct pla_lint_subject *subject,
                      struct pla_arena *arena)
{
    static const struct pla_rubric nothing = {.admit = {.where = PLA_NO_CALL}};
    *linter = (struct pla_linter){.subject = subject, .arena = arena};
    linter->rubric = subject->rubric != NULL ? subject->rubric : &nothing;
    linter->policy = subject->policy;
    linter->program =
        subject->rubric != NULL ? &subject->rubric->program : &subject->policy->program;
    if (subject->sources != NULL)
        linter->entry =
            pla_lint_format(linter, "%s/%s", subject->sources->title, subject->sources->entry);
    linter->values = PLA_LINT_NEW(linter, linter->program->measure_count, struct pla_value);
    linter->value_known = PLA_LINT_NEW(linter, linter->program->measure_count, uint8_t);
    linter->states = PLA_LINT_NEW(linter, linter->program->cond_count, uint8_t);
    linter->award_states = PLA_LINT_NEW(linter, linter->rubric->award_count, uint8_t);
    linter->has_function = has_function(linter->rubric, linter->program);
    return !linter->out_of_memory;
}

enum pla_code pla_lint(const struct pla_lint_subject *subject, struct pla_arena *arena,
                       struct pla_lint_list *out, struct pla_err *err)
{
    static void (*const of_rubric[])(struct pla_linter *) = {
        pla_lint_weights, pla_lint_criteria,  pla_lint_levels,   pla_lint_conditions,
        pla_lint_awards,  pla_lint_bands,     pla_lint_outcomes, pla_lint_evidence,
        pla_lint_names,   pla_lint_functions, pla_lint_rows,     pla_lint_dates,
        pla_lint_alike,   pla_lint_catalogue};
    static void (*const of_policy[])(struct pla_linter *) = {pla_lint_conditions, pla_lint_names,
                                                             pla_lint_functions,  pla_lint_dates,
                                                             pla_lint_alike,      pla_lint_policy};
    bool is_rubric = subject->rubric != NULL;
    size_t looks =
        is_rubric ? sizeof of_rubric / sizeof of_rubric[0] : sizeof of_policy / sizeof of_policy[0];
    struct pla_linter linter;
    if (!pla_linter_begin(&linter, subject, arena))
        return pla_err_memory(err);
    for (size_t i = 0; i < looks; i++)
        (is_rubric ? of_rubric[i] : of_policy[i])(&linter);
    sort_findings(&linter);
    pla_lint_allow(&linter);
    sort_findings(&linter);
    if (linter.out_of_memory || arena->failed)
        return pla_err_memory(err);
    *out = (struct pla_lint_list){linter.items, linter.count};
    return PLA_OK;
}

/* ---- writing ---- */

static void put_or_null(struct pla_text text, struct pla_str *out)
{
    if (text.at != NULL)
        pla_str_put_json(out, text);
    else
        PLA_PUT(out, "null");
}

void pla_lint_put_json(const struct pla_lint_list *list, struct pla_str *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_lint *lint = &list->items[i];
        const struct pla_lint_kind *kind = &pla_lint_kinds[lint->id];
        PLA_PUT(out, "{\"lint\":");
        pla_str_put_json(out, pla_text_of(kind->id));
        PLA_PUT(out, ",\"severity\":");
        pla_str_put_json(out, pla_text_of(pla_severity_name(kind->severity)));
        PLA_PUT(out, ",\"file\":");
        put_or_null(pla_text_of(lint->place.file), out);
        PLA_PUT(out, ",\"line\":");
        if (lint->place.line > 0)
            pla_str_put_int(out, lint->place.line);
        else
            PLA_PUT(out, "null");
        PLA_PUT(out, ",\"text\":");
        pla_str_put_json(out, lint->text);
        PLA_PUT(out, ",\"help\":");
        put_or_null(lint->hint, out);
        PLA_PUT(out, "}\n");
    }
}
