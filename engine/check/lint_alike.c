// SPDX-License-Identifier: Apache-2.0
/**
 * Names that look like others: letters of two alphabets in one word, and names that differ only in
 * letters nobody can tell apart, in case, or in what separates their words.
 *
 * The pairs of letters are those of UTS 39 that a keyboard can produce by a wrong layout; a full
 * table of confusables would warn where nobody errs.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "check/lint_private.h"
#include "check/visit.h"

/** A name in a list of names that must differ. */
struct name {
    const char *space; /**< "criterion", "kind": names of one space are compared */
    struct pla_text text;
    struct pla_place place;
    struct pla_text look; /**< its skeleton, by the fold at hand */
};

struct names {
    struct pla_linter *linter;
    struct name *items;
    size_t count, capacity;
};

static void add(struct names *names, const char *space, struct pla_text text,
                struct pla_place place)
{
    if (text.at == NULL || text.length == 0)
        return;
    struct name *grown = pla_arena_grow(names->linter->arena, names->items, &names->capacity,
                                        names->count + 1, sizeof *grown);
    if (grown == NULL) {
        names->linter->out_of_memory = true;
        return;
    }
    names->items = grown;
    grown[names->count++] = (struct name){.space = space, .text = text, .place = place};
}

static void add_list(struct names *names, const char *space, const struct pla_text_list *list,
                     struct pla_place place)
{
    for (size_t i = 0; i < list->count; i++)
        add(names, space, list->items[i], place);
}

/* ---- skeletons ---- */

/** Letters of other alphabets that look like the Latin letter beside them. */
static const struct {
    uint32_t code;
    char looks;
} confusables[] = {
    {0x0391, 'A'},  {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'},
    {0x039A, 'K'},  {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'},
    {0x03A5, 'Y'},  {0x03A7, 'X'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03BD, 'v'}, {0x0405, 'S'},
    {0x0406, 'I'},  {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'},
    {0x041C, 'M'},  {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'},
    {0x0423, 'Y'},  {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'},
    {0x0441, 'c'},  {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
    {0x0501, 'd'},  {0x04CF, 'l'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x00A0, ' '}, {0x2007, ' '},
    {0x202F, ' '},  {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2212, '-'},
    {0x2019, '\''},
};

static uint32_t latin_of(uint32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E) /* full width */
        return code - 0xFF01 + '!';
    for (size_t i = 0; i < sizeof confusables / sizeof confusables[0]; i++)
        if (confusables[i].code == code)
            return (uint32_t)confusables[i].looks;
    return code;
}

/** By eye: 0 and O, 1, l and I are one. */
static uint32_t fold_look(uint32_t code)
{
    code = latin_of(code);
    if (code == '0')
        return 'O';
    return code == '1' || code == 'l' || code == '|' ? 'I' : code;
}

/** By ear: neither case nor what stands between words is heard. */
static uint32_t fold_sound(uint32_t code)
{
    code = latin_of(code);
    if (code >= 'A' && code <= 'Z')
        return code - 'A' + 'a';
    return code == ' ' || code == '_' ? '-' : code;
}

static struct pla_text skeleton(struct pla_linter *linter, struct pla_text text,
                                uint32_t (*fold)(uint32_t))
{
    char *out = pla_arena_alloc(linter->arena, 4 * text.length + 1), four[4];
    struct pla_text folded = {out, 0};
    const char *at = text.at, *end = at + text.length;
    if (out == NULL) {
        linter->out_of_memory = true;
        return folded;
    }
    while (at < end) {
        size_t length = pla_utf8_encode(fold(pla_utf8_next(&at, end)), four);
        memcpy(out + folded.length, four, length);
        folded.length += length;
    }
    return folded;
}

static int by_look(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = strcmp(x->space, y->space);
    if (order == 0)
        order = pla_text_compare(x->look, y->look);
    if (order == 0)
        order = pla_text_compare(x->text, y->text);
    if (order == 0)
        order = (x->place.line > y->place.line) - (x->place.line < y->place.line);
    return order;
}

static void compare_all(struct names *names, uint32_t (*fold)(uint32_t), const char *how)
{
    for (size_t i = 0; i < names->count; i++)
        names->items[i].look = skeleton(names->linter, names->items[i].text, fold);
    if (names->linter->out_of_memory || names->count < 2)
        return;
    qsort(names->items, names->count, sizeof *names->items, by_look);
    for (size_t i = 1; i < names->count; i++) {
        const struct name *a = &names->items[i - 1], *b = &names->items[i];
        if (strcmp(a->space, b->space) != 0 || !pla_text_equal(a->look, b->look) ||
            pla_text_equal(a->text, b->text))
            continue;
        pla_lint_add(names->linter, PLA_LINT_LOOK_ALIKE, b->place, NULL,
                     "%s \"%s\" %s as %s \"%s\", but is another", b->space,
                     pla_lint_shown(names->linter, b->text), how, a->space,
                     pla_lint_shown(names->linter, a->text));
    }
}

/* ---- alphabets ---- */

enum alphabet { NO_LETTER, OTHER, LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE };

static enum alphabet alphabet_of(uint32_t code)
{
    static const struct {
        uint32_t from, to;
        enum alphabet alphabet;
    } blocks[] = {
        {'A', 'Z', LATIN},          {'a', 'z', LATIN},          {0x00C0, 0x024F, LATIN},
        {0x0370, 0x03FF, GREEK},    {0x0400, 0x052F, CYRILLIC}, {0x0531, 0x058F, ARMENIAN},
        {0x13A0, 0x13FF, CHEROKEE}, {0x1C80, 0x1C8F, CYRILLIC}, {0x1E00, 0x1EFF, LATIN},
        {0x1F00, 0x1FFF, GREEK},    {0x2DE0, 0x2DFF, CYRILLIC}, {0xA640, 0xA69F, CYRILLIC},
        {0xA720, 0xA7FF, LATIN},    {0xFF21, 0xFF5A, LATIN},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        if (code >= blocks[i].from && code <= blocks[i].to)
            return blocks[i].alphabet;
    return code < 0x80 ? NO_LETTER : OTHER;
}

/** Two alphabets within one word: "β-test" is two words. */
static bool is_mixed(struct pla_text text)
{
    enum alphabet first = NO_LETTER;
    const char *at = text.at, *end = at + text.length;
    while (at < end) {
        enum alphabet one = alphabet_of(pla_utf8_next(&at, end));
        if (one == NO_LETTER)
            first = NO_LETTER;
        if (one == NO_LETTER || one == OTHER)
            continue;
        if (first != NO_LETTER && one != first)
            return true;
        first = one;
    }
    return false;
}

static void look_at_alphabets(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (is_mixed(names->items[i].text))
            pla_lint_add(names->linter, PLA_LINT_LOOK_ALIKE, names->items[i].place,
                         "type it again on one keyboard",
                         "the %s \"%s\" mixes letters of two alphabets in one word",
                         names->items[i].space,
                         pla_lint_shown(names->linter, names->items[i].text));
}

/* ---- gathering ---- */

/** Names that filters ask of items. */
static void gather_filter(struct names *names, const struct pla_measure *m)
{
    static const char *const spaces[] = {
        [PLA_FK_KIND] = "kind",     [PLA_FK_ROLE] = "role", [PLA_FK_TAG] = "tag",
        [PLA_FK_PART] = "part",     [PLA_FK_EXAM] = "exam", [PLA_FK_OWN] = NULL,
        [PLA_FK_COURSE] = "course",
    };
    for (size_t i = 0; m->filter != NULL && i < m->filter->test_count; i++) {
        const struct pla_filter_test *test = &m->filter->tests[i];
        for (size_t k = 0; k < test->value_count && spaces[test->key] != NULL; k++)
            if (test->values[k].op == PLA_FV_TEXT)
                add(names, spaces[test->key], test->values[k].text, m->place);
    }
    if (m->op == PLA_M_EXAM)
        add(names, "exam", m->name, m->place);
    else if (m->op == PLA_M_PARTS || m->op == PLA_M_HELD)
        add(names, "course", m->name, m->place);
}

static void gather_awards(struct names *names)
{
    const struct pla_rubric *rubric = names->linter->rubric;
    for (size_t i = 0; i < rubric->award_count; i++) {
        const struct pla_award *award = &rubric->awards[i];
        add(names, "award", award->id, award->place);
        add(names, "exclusive group", award->exclusive, award->place);
        add_list(names, "kind", &award->uses, award->place);
        if (award->kind == PLA_AWARD_COURSE)
            add(names, "course", award->name, award->place);
        for (size_t k = 0; k < award->course_count; k++)
            add(names, "course", award->courses[k].place, award->place);
        for (size_t k = 0; k < award->tier_count; k++)
            add(names, "course", award->tiers[k].course, award->place);
    }
}

static void gather_rubric(struct names *names)
{
    const struct pla_rubric *rubric = names->linter->rubric;
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        add(names, "criterion", rubric->criteria[i].id, rubric->criteria[i].place);
        add(names, "area", rubric->criteria[i].area, rubric->criteria[i].place);
    }
    if (rubric->scale != NULL)
        add_list(names, "level", &rubric->scale->levels, pla_lint_key(names->linter, "scale"));
    add_list(names, "kind", &rubric->admit.kinds, pla_lint_key(names->linter, "admit"));
    for (size_t i = 0; i < rubric->field_count; i++)
        add(names, "field", rubric->fields[i].name, pla_lint_key(names->linter, "fields"));
    for (size_t i = 0; i < rubric->outcome_count; i++)
        add(names, "outcome", rubric->outcomes[i].id, rubric->outcomes[i].place);
    gather_awards(names);
    for (size_t i = 0; i < names->linter->program->measure_count; i++)
        gather_filter(names, names->linter->program->measures[i]);
}

static void gather_policy(struct names *names)
{
    const struct pla_policy *policy = names->linter->policy;
    for (size_t i = 0; i < policy->course_count; i++)
        add(names, "course", policy->courses[i].code, policy->courses[i].place);
    for (size_t i = 0; i < policy->cap_count; i++)
        add(names, "cap", policy->caps[i].id, policy->caps[i].place);
    for (size_t i = 0; i < policy->gate_count; i++)
        add(names, "rule", policy->gates[i].id, policy->gates[i].place);
    for (size_t i = 0; i < policy->method_count; i++)
        add(names, "method", policy->methods[i].name, pla_lint_key(names->linter, "methods"));
    for (size_t i = 0; i < policy->program_count; i++)
        add(names, "programme", policy->programs[i].id, pla_lint_key(names->linter, "programs"));
    for (size_t i = 0; i < policy->unit_count; i++)
        add(names, "unit", policy->units[i].name, pla_lint_key(names->linter, "units"));
}

void pla_lint_alike(struct pla_linter *linter)
{
    struct names names = {.linter = linter};
    if (linter->subject->rubric != NULL)
        gather_rubric(&names);
    else
        gather_policy(&names);
    look_at_alphabets(&names);
    compare_all(&names, fold_look, "looks the same");
    compare_all(&names, fold_sound, "reads the same");
}
