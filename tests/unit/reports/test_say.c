// SPDX-License-Identifier: Apache-2.0
/** Tests of reports/say: reasons and gaps in other languages from a decision read back. */
#include "say.h"

#include "model/decision_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define HEX "0000000000000000000000000000000000000000000000000000000000000000"

/** A decision with these reasons and gaps. */
#define LINE(reasons, gaps)                                                                        \
    "{\"schema\":1,\"portfolio\":\"P\",\"attempt\":1,\"learner\":null,\"program\":null,"           \
    "\"term\":null,\"rubric\":\"r\",\"version\":\"1\",\"claim\":null,\"policy\":\"plain@1\","      \
    "\"as_of\":\"2026-11-01\",\"outcome\":null,\"status\":\"complete\",\"score\":null,"            \
    "\"criteria\":[],\"awards\":[{\"id\":\"A\",\"kind\":\"course\",\"course\":\"A 1\","            \
    "\"title\":null,\"status\":\"not_met\",\"method\":null,\"offered\":3,\"earned\":0,"            \
    "\"credits\":0,\"unit\":\"semester\",\"credit_level\":null,\"grade\":null,\"symbol\":null,"    \
    "\"resident\":false,\"toward\":{},\"hold\":[],\"expires\":null,\"cite\":null,"                 \
    "\"reasons\":[" reasons "],\"gaps\":[" gaps "],\"limits\":[]}],\"evidence\":[],\"credits\":0," \
    "\"flags\":[],\"fingerprint\":{\"engine\":\"e\",\"rubric\":\"" HEX "\",\"policy\":\"" HEX      \
    "\",\"portfolio\":\"" HEX "\",\"ratings\":\"" HEX "\",\"decision\":\"" HEX "\"}}"

#define HOURS                                                                                      \
    "{\"op\":\"at_least\",\"measure\":\"hours\",\"filter\":{\"kind\":[\"work\",\"community\"],"    \
    "\"since\":\"2024-01-02\"},\"have\":52.5,\"need\":60,\"state\":\"not_met\",\"evidence\":"      \
    "[\"e1\"],\"parts\":[],\"text\":\"52.5 hours, at least 60 needed\"}"
#define LEVEL                                                                                      \
    "{\"op\":\"at_least\",\"measure\":\"rating\",\"filter\":{\"criterion\":\"refl\"},\"have\":1,"  \
    "\"need\":\"meets\",\"state\":\"not_met\",\"evidence\":[],\"parts\":[],"                       \
    "\"text\":\"Reflection: meets needed, emerging reached\"}"
#define SHARE                                                                                      \
    "{\"op\":\"at_least\",\"measure\":\"covered\",\"filter\":{},\"have\":{\"low\":0.5,\"high\":"   \
    "null},\"need\":0.75,\"state\":\"undecided\",\"evidence\":[],\"parts\":[],\"text\":\"x\"}"
#define LATEST                                                                                     \
    "{\"op\":\"at_least\",\"measure\":\"latest\",\"filter\":{},\"have\":null,\"need\":"            \
    "\"2025-03-01\",\"state\":\"not_met\",\"evidence\":[],\"parts\":[],\"text\":\"x\"}"
#define CHECK                                                                                      \
    "{\"op\":\"check\",\"measure\":null,\"label\":\"Own work\",\"filter\":{},\"have\":null,"       \
    "\"need\":null,\"state\":\"not_met\",\"evidence\":[],\"parts\":[],\"text\":"                   \
    "\"Own work: not met\"}"
#define ANY                                                                                        \
    "{\"op\":\"any\",\"measure\":null,\"filter\":{},\"have\":0,\"need\":1,\"state\":\"not_met\","  \
    "\"evidence\":[],\"parts\":[" HOURS "," LEVEL "],\"text\":\"x\"}"

#define MET                                                                                        \
    "{\"op\":\"at_least\",\"measure\":\"count\",\"filter\":{},\"have\":3,\"need\":2,\"state\":"    \
    "\"met\",\"evidence\":[\"e1\"],\"parts\":[],\"text\":\"3 items, at least 2 needed\"}"
#define REFER                                                                                      \
    "{\"op\":\"refer\",\"measure\":null,\"label\":\"ask\",\"filter\":{},\"have\":null,\"need\":"   \
    "null,"                                                                                        \
    "\"state\":\"undecided\",\"evidence\":[],\"parts\":[],\"text\":\"left to a person: ask\"}"
#define CHOICE(state, parts)                                                                       \
    "{\"op\":\"any\",\"measure\":null,\"filter\":{},\"have\":1,\"need\":1,\"state\":\"" state      \
    "\","                                                                                          \
    "\"evidence\":[],\"parts\":[" parts "],\"text\":\"x\"}"

static const struct pla_text levels[] = {{"absent", 6}, {"emerging", 8}, {"meets", 5}};
static const struct pla_about_criterion criteria[] = {
    {.id = {"refl", 4}, .title = {"Reflection", 10}, .levels = {levels, 3}}};
static const struct pla_about_rubric rubric = {
    .id = {"r", 1}, .version = {"1", 1}, .criteria = criteria, .criterion_count = 1};

struct told {
    struct pla_arena arena;
    struct pla_decision decision;
    struct pla_doc *doc;
    struct pla_str text;
};

static void begin(struct told *told, const char *language, const char *line)
{
    struct pla_err err;
    *told = (struct told){0};
    pla_arena_init(&told->arena, 0);
    if (pla_decision_read(pla_text_of(line), "d", 1, &told->arena, &told->decision, &err) != PLA_OK)
        fail_msg("%s: %s", err.where, err.text);
    told->doc = pla_doc_new(&told->arena, pla_words_find(language));
}

static void end(struct told *told)
{
    pla_str_release(&told->text);
    pla_arena_release(&told->arena);
}

static void assert_reason(const char *language, const char *line, const char *want)
{
    struct told told;
    struct pla_runs runs = {0};
    begin(&told, language, line);
    pla_say_reason(told.doc, &runs, &rubric, &told.decision.awards[0].reasons[0]);
    pla_runs_put(&runs, &told.text);
    assert_string_equal(told.text.at, want);
    end(&told);
}

static void assert_gap(const char *language, const char *line, const char *want)
{
    struct told told;
    struct pla_runs runs = {0};
    begin(&told, language, line);
    pla_say_gap(told.doc, &runs, &rubric, &told.decision.awards[0],
                &told.decision.awards[0].gaps[0]);
    pla_runs_put(&runs, &told.text);
    assert_string_equal(told.text.at, want);
    end(&told);
}

#define NBSP "\xC2\xA0"

static void english_is_the_engines_own(void **state)
{
    (void)state;
    assert_reason("en", LINE(HOURS, ""), "52.5 hours, at least 60 needed");
}

static void reasons_are_said_from_their_members(void **state)
{
    (void)state;
    assert_reason("fr", LINE(HOURS, ""),
                  "heures (Type work / community, depuis le 2 janvier 2024)" NBSP
                  ": 52,5, au moins 60 requis");
    assert_reason("es", LINE(LEVEL, ""), "Reflection: emerging, se pide el nivel meets");
    assert_reason("ar", LINE(LEVEL, ""), "Reflection: emerging، المستوى المطلوب meets");
    assert_reason("es", LINE(SHARE, ""),
                  "resultados de aprendizaje cumplidos: 50" NBSP "% o más, al menos 75" NBSP "%");
    assert_reason("fr", LINE(LATEST, ""),
                  "pièce la plus récente" NBSP ": aucun, 1er mars 2025 ou plus tard requis");
    assert_reason("es", LINE(CHECK, ""), "Own work: no se cumple");
    assert_reason("es", LINE(ANY, ""), "0 de 2 condiciones cumplidas, basta una");
    /* what is left to a person is not counted where nobody needs to be asked */
    assert_reason("fr", LINE(CHOICE("met", MET "," REFER), ""),
                  "pièces" NBSP ": 3, au moins 2 requis");
    assert_reason("es", LINE(CHOICE("met", MET "," HOURS "," REFER), ""),
                  "1 de 2 condiciones cumplidas, basta una");
    assert_reason("es", LINE(CHOICE("undecided", HOURS "," REFER), ""),
                  "0 de 2 condiciones cumplidas, basta una");
}

static void gaps_take_the_filter_of_their_reason(void **state)
{
    (void)state;
    assert_gap("fr",
               LINE(ANY, "{\"kind\":\"more\",\"measure\":\"hours\",\"by\":7.5,\"to\":60,"
                         "\"text\":\"7.5 more hours\"}"),
               "encore 7,5" NBSP ": heures (Type work / community, depuis le 2 janvier 2024)");
    assert_gap("es",
               LINE(LEVEL, "{\"kind\":\"level\",\"measure\":\"rating\",\"name\":\"refl\",\"by\":1,"
                           "\"to\":\"meets\",\"text\":\"x\"}"),
               "Reflection: nivel meets");
    assert_gap("fr",
               LINE(LATEST, "{\"kind\":\"wait\",\"measure\":\"as_of\",\"by\":3,\"to\":"
                            "\"2026-12-01\",\"text\":\"x\"}"),
               "attendre jusqu'au 1er décembre 2026");
    assert_gap("es",
               LINE(CHECK, "{\"kind\":\"never\",\"measure\":null,\"by\":null,\"to\":null,"
                           "\"text\":\"x\"}"),
               "el candidato no puede cumplirlo");
}

static void limits_and_flags_are_said(void **state)
{
    struct told told;
    struct pla_runs runs = {0};
    struct pla_limit limit = {.by = PLA_TEXT("cap:pla"), .cut = {1, 1}};
    (void)state;
    begin(&told, "fr", LINE("", ""));
    pla_say_limit(told.doc, &runs, &limit);
    pla_run_add(told.doc, &runs, PLA_RUN_PLAIN, PLA_TEXT("|"));
    const struct pla_text flags[] = {{"dispute:refl", 12}};
    const struct pla_decision decision = {.flags = {flags, 1}};
    assert_true(pla_say_flags(told.doc, &runs, &rubric, &decision, 0, 3));
    assert_false(pla_say_flags(told.doc, &runs, &rubric, &decision, 1, 3));
    pla_run_add(told.doc, &runs, PLA_RUN_PLAIN, PLA_TEXT("|"));
    pla_say_why(told.doc, &runs, PLA_TEXT("current"));
    pla_run_add(told.doc, &runs, PLA_RUN_PLAIN, PLA_TEXT("|"));
    pla_say_why(told.doc, &runs, PLA_TEXT("a word nobody knows"));
    pla_runs_put(&runs, &told.text);
    assert_string_equal(told.text.at,
                        "Le plafond pla laisse moins" NBSP ": 1 crédit n'est pas appliqué.|"
                        "Les évaluateurs ne sont pas d'accord sur Reflection.|"
                        "elle est trop ancienne|a word nobody knows");
    end(&told);
}

static void assert_flags(const char *language, const struct pla_decision *decision, size_t most,
                         const char *expected)
{
    struct told told;
    struct pla_runs runs = {0};
    begin(&told, language, LINE("", ""));
    for (size_t group = 0; group < PLA_FLAG_GROUPS; group++)
        (void)pla_say_flags(told.doc, &runs, &rubric, decision, group, most);
    pla_runs_put(&runs, &told.text);
    assert_string_equal(told.text.at, expected);
    end(&told);
}

static void flags_are_gathered(void **state)
{
    const struct pla_text flags[] = {
        {"missing:a", 9}, {"missing:b", 9}, {"missing:refl", 12}, {"odd", 3}};
    struct pla_decision decision = {.status = PLA_DECISION_UNDECIDED, .flags = {flags, 3}};
    (void)state;
    assert_flags("en", &decision, 3, "Ratings are missing: a; b; Reflection.");
    assert_flags("en", &decision, 2, "Ratings are missing: a; b and 1 other.");
    assert_flags("en", &decision, 1, "Ratings are missing: a and 2 others.");
    decision.status = PLA_DECISION_INCOMPLETE;
    decision.flags.count = 1;
    assert_flags("en", &decision, 3, "Missing from the portfolio: a.");
    decision.flags = (struct pla_text_list){flags + 3, 1};
    assert_flags("en", &decision, 3, "odd");
}

static void limits_and_methods_have_names(void **state)
{
    struct told told;
    (void)state;
    begin(&told, "fr", LINE("", ""));
    struct pla_text name =
        pla_say_limit_name(told.doc->words, PLA_TEXT("exclusive:Spanish"), told.doc->arena);
    assert_true(pla_text_equal(name, PLA_TEXT("une seule du groupe Spanish")));
    name = pla_say_limit_name(told.doc->words, PLA_TEXT("odd:thing"), told.doc->arena);
    assert_true(pla_text_equal(name, PLA_TEXT("odd:thing")));
    name = pla_say_method(told.doc->words, PLA_TEXT("exam"));
    assert_true(pla_text_equal(name, PLA_TEXT("examen")));
    name = pla_say_method(told.doc->words, PLA_TEXT("interview"));
    assert_true(pla_text_equal(name, PLA_TEXT("interview")));
    end(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_the_engines_own),
        cmocka_unit_test(reasons_are_said_from_their_members),
        cmocka_unit_test(gaps_take_the_filter_of_their_reason),
        cmocka_unit_test(limits_and_flags_are_said),
        cmocka_unit_test(flags_are_gathered),
        cmocka_unit_test(limits_and_methods_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
