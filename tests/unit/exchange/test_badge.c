// SPDX-License-Identifier: Apache-2.0
/** Badges issued, read back and verified; each reason why one is not valid, on both sides. */
#include "exchange/badge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "exchange/badge_write.h"
#include "exchange/evidence.h"
#include "exchange/status_list.h"

enum { FROM = 20758 /* 2026-11-01 */ };

static const char decision[] =
    "{\"schema\":1,\"portfolio\":\"P1\",\"attempt\":1,\"learner\":\"S1\",\"rubric\":\"r\","
    "\"version\":\"1\",\"claim\":null,"
    "\"criteria\":[{\"id\":\"c\",\"level\":\"good\",\"value\":1,\"state\":\"met\",\"ratings\":[]}],"
    "\"awards\":[{\"id\":\"a\",\"kind\":\"badge\",\"course\":null,\"title\":\"A "
    "\\\"title\\\"\",\"status\":\"recommended\",\"hold\":[],"
    "\"expires\":\"2027-10-31\",\"offered\":0,\"earned\":0,\"unit\":null,\"cite\":null,\"reasons\":"
    "[{\"op\":\"at_least\","
    "\"measure\":\"rating\",\"filter\":{\"criterion\":\"c\"},\"evidence\":[\"e1\"],\"parts\":[],"
    "\"text\":\"good needed\"}]},"
    "{\"id\":\"b\",\"kind\":\"course\",\"status\":\"recommended\",\"hold\":[]},"
    "{\"id\":\"d\",\"kind\":\"badge\",\"status\":\"not_met\",\"hold\":[]},"
    "{\"id\":\"h\",\"kind\":\"badge\",\"status\":\"recommended\",\"hold\":[\"post_when\"]}]}";

struct world {
    struct pla_arena arena;
    struct pla_key_set keys;
    struct pla_text token, list;
};

static struct pla_json_tree *parse(const char *json)
{
    struct pla_json_tree *tree;
    struct pla_err err;
    assert_int_equal(pla_json_tree_parse(pla_text_of(json), "j", &tree, &err), PLA_OK);
    return tree;
}

static struct pla_text sign(struct world *w, struct pla_text payload)
{
    struct pla_str token = {0};
    struct pla_err err;
    const struct pla_jwt_signer signer = {w->keys.items[0].key, {0}};
    assert_int_equal(pla_jwt_sign(payload, &signer, &token, &err), PLA_OK);
    const struct pla_text copy =
        pla_text_copy(&w->arena, (struct pla_text){token.at, token.length});
    pla_str_release(&token);
    return copy;
}

static struct pla_text issue(struct world *w, const struct pla_badge_terms *terms)
{
    struct pla_json_tree *tree = parse(decision);
    struct pla_str credential = {0}, payload = {0};
    struct pla_err err;
    struct pla_badge_facts facts = {.decision = pla_json_tree_root(tree)};
    facts.award = pla_json_node_first(pla_json_node_get(facts.decision, "awards"));
    assert_int_equal(pla_badge_write(&facts, terms, &credential, &err), PLA_OK);
    assert_int_equal(pla_json_check((struct pla_text){credential.at, credential.length}, "c", &err),
                     PLA_OK);
    assert_int_equal(
        pla_badge_put_payload((struct pla_text){credential.at, credential.length}, &payload, &err),
        PLA_OK);
    const struct pla_text token = sign(w, (struct pla_text){payload.at, payload.length});
    pla_str_release(&credential);
    pla_str_release(&payload);
    pla_json_tree_free(tree);
    return token;
}

static int set_up(void **state)
{
    static struct world w;
    struct pla_key *key;
    struct pla_err err;
    w = (struct world){0};
    pla_arena_init(&w.arena, 0);
    assert_int_equal(pla_key_generate(PLA_KEY_EDDSA, &key, &err), PLA_OK);
    assert_int_equal(pla_key_set_add(&w.keys, key, (struct pla_text){0}, &w.arena, &err), PLA_OK);
    w.token = issue(&w, &(struct pla_badge_terms){.issuer = PLA_TEXT("https://e.edu"),
                                                  .is_approved = true,
                                                  .from = FROM,
                                                  .with_evidence = true,
                                                  .status_list = PLA_TEXT("https://e.edu/s"),
                                                  .status_index = 7});
    *state = &w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    pla_key_set_release(&w->keys);
    pla_arena_release(&w->arena);
    return 0;
}

/** Verify; @return the first reason, "" if it is valid */
static const char *verdict(struct world *w, struct pla_text token, struct pla_badge_check check)
{
    static char reason[480];
    struct pla_badge badge;
    struct pla_badge_verdict out;
    struct pla_err err;
    if (check.keys == NULL)
        check.keys = &w->keys;
    assert_int_equal(pla_badge_read(token, "b", &w->arena, &badge, &err), PLA_OK);
    const enum pla_code code = pla_badge_verify(&badge, &check, &w->arena, &out);
    assert_int_equal(code, out.faults.count == 0 ? PLA_OK : PLA_NO);
    (void)snprintf(reason, sizeof reason, "%s",
                   out.faults.count > 0 ? out.faults.items[0].text : "");
    pla_badge_release(&badge);
    return reason;
}

static void dates_hold_on_both_sides(void **state)
{
    struct world *w = *state;
    const pla_day until = pla_day_of(2027, 10, 31);
    assert_string_equal(verdict(w, w->token, (struct pla_badge_check){.as_of = FROM}), "");
    assert_string_equal(verdict(w, w->token, (struct pla_badge_check){.as_of = until}), "");
    assert_non_null(
        strstr(verdict(w, w->token, (struct pla_badge_check){.as_of = FROM - 1}), "not valid yet"));
    assert_non_null(
        strstr(verdict(w, w->token, (struct pla_badge_check){.as_of = until + 1}), "expired"));
}

static void issuer_and_person_are_looked_at(void **state)
{
    struct world *w = *state;
    struct pla_badge_check check = {.as_of = FROM, .issuer = "https://e.edu", .recipient = "S1"};
    assert_string_equal(verdict(w, w->token, check), "");
    check.recipient = "S2";
    assert_non_null(strstr(verdict(w, w->token, check), "not for S2"));
    check = (struct pla_badge_check){.as_of = FROM, .issuer = "https://e.com"};
    assert_non_null(strstr(verdict(w, w->token, check), "another issuer"));
    /* an issuer named after a key must have signed with it */
    const struct pla_badge_terms terms = {
        .issuer = PLA_TEXT(PLA_ISSUER_OF_KEY "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
        .is_approved = true,
        .from = FROM};
    check = (struct pla_badge_check){.as_of = FROM};
    assert_non_null(strstr(verdict(w, issue(w, &terms), check), "named after"));
    struct pla_key_set none = {0};
    check.keys = &none;
    assert_non_null(strstr(verdict(w, w->token, check), "no key"));
}

/** The payload with `from` changed to `to`, signed again. */
static struct pla_text changed(struct world *w, const char *from, const char *to)
{
    struct pla_jwt jwt;
    struct pla_str text = {0};
    struct pla_err err;
    assert_int_equal(pla_jwt_read(w->token, "t", &w->arena, &jwt, &err), PLA_OK);
    const char *at = strstr(jwt.payload.at, from);
    assert_non_null(at);
    pla_str_put(&text, jwt.payload.at, (size_t)(at - jwt.payload.at));
    pla_str_put_z(&text, to);
    pla_str_put_z(&text, at + strlen(from));
    pla_jwt_release(&jwt);
    const struct pla_text token = sign(w, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return token;
}

static void claims_and_structure_are_looked_at(void **state)
{
    static const char *const changes[][3] = {
        {"\"iss\":\"https://e.edu\"", "\"iss\":\"https://e.com\"", "iss"},
        {"\"jti\":\"urn:uuid:", "\"jti\":\"urn:uuid:0", "jti"},
        {"\"sub\":\"urn:uuid:", "\"sub\":\"urn:uuid:0", "sub"},
        {"\"nbf\":1", "\"nbf\":2", "nbf"},
        {"\"exp\":1", "\"exp\":2", "exp"},
        {"\"OpenBadgeCredential\"", "\"Credential\"", "type"},
        {"\"AchievementSubject\"", "\"Subject\"", "AchievementSubject"},
        {"\"type\":[\"Achievement\"]", "\"type\":[\"Badge\"]", "no achievement"},
        {"\"criteria\":{", "\"criterion\":{", "criteria"},
        {"https://www.w3.org/ns/credentials/v2", "https://example.org", "context"},
        {"2026-11-01T00:00:00Z", "2026-11-01", "date of issue"},
    };
    struct world *w = *state;
    const struct pla_badge_check check = {.as_of = FROM};
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++)
        assert_non_null(
            strstr(verdict(w, changed(w, changes[i][0], changes[i][1]), check), changes[i][2]));
    const struct pla_text token = w->token;
    w->token = changed(w, "\"sub\":", "\"sub\":\"urn:a\",\"old\":");
    const struct pla_text several = changed(
        w, "\"credentialSubject\":{", "\"credentialSubject\":[{\"id\":\"urn:a\"},{}],\"older\":{");
    assert_non_null(strstr(verdict(w, several, check), "several subjects"));
    w->token = token;
}

static void status_is_looked_at(void **state)
{
    struct world *w = *state;
    struct pla_status_list list;
    struct pla_status_credential about = {PLA_TEXT("https://e.edu/s"), PLA_TEXT("https://e.edu"),
                                          FROM};
    struct pla_err err;
    assert_int_equal(pla_status_list_new(&w->arena, &list, &err), PLA_OK);
    /* several entries: the one about revocation counts */
    const struct pla_text tokens[] = {
        w->token,
        changed(w, "\"credentialStatus\":{",
                "\"credentialStatus\":[{\"id\":\"urn:x\",\"type\":\"T\",\"statusPurpose\":"
                "\"suspension\",\"statusListIndex\":\"7\",\"statusListCredential\":"
                "\"https://e.edu/other\"},{\"id\":\"urn:y\",\"type\":\"T\",\"statusPurpose\":"
                "\"revocation\",\"statusListIndex\":\"7\",\"statusListCredential\":"
                "\"https://e.edu/s\"}],\"old\":{"),
    };
    for (int round = 0; round < 4; round++) {
        struct pla_str text = {0};
        static const char *const want[] = {"", "revoked", "not the one it names", "another issuer"};
        if (round == 1)
            (void)pla_status_list_set(&list, 7);
        about.url = round == 2 ? PLA_TEXT("https://e.edu/t") : PLA_TEXT("https://e.edu/s");
        about.issuer = round == 3 ? PLA_TEXT("https://e.com") : PLA_TEXT("https://e.edu");
        assert_int_equal(pla_status_list_write(&list, &about, &text, &err), PLA_OK);
        const struct pla_badge_check check = {.as_of = FROM,
                                              .status_list =
                                                  sign(w, (struct pla_text){text.at, text.length}),
                                              .status_name = "l"};
        for (size_t i = 0; i < 2; i++) {
            const char *have = verdict(w, tokens[i], check);
            if (round == 0)
                assert_string_equal(have, "");
            else
                assert_non_null(strstr(have, want[round]));
        }
        pla_str_release(&text);
    }
}

/** Does the credential of this award say that? `granted` may be NULL. */
static bool says(const char *award, const char *granted, const char *words)
{
    static const char about[] = "{\"policy\":{\"unit\":\"ects\"}}";
    const struct pla_badge_terms terms = {
        .issuer = PLA_TEXT("https://e.edu"), .is_approved = true, .from = FROM};
    struct pla_json_tree *trees[] = {parse("{\"portfolio\":\"P\",\"rubric\":\"r\"}"), parse(about),
                                     parse(award)};
    struct pla_str out = {0};
    struct pla_err err;
    const struct pla_badge_facts facts = {.decision = pla_json_tree_root(trees[0]),
                                          .about = pla_json_tree_root(trees[1]),
                                          .award = pla_json_tree_root(trees[2]),
                                          .credits = pla_text_of(granted)};
    assert_int_equal(pla_badge_write(&facts, &terms, &out, &err), PLA_OK);
    assert_int_equal(pla_json_check((struct pla_text){out.at, out.length}, "c", &err), PLA_OK);
    const bool is = memmem(out.at, out.length, words, strlen(words)) != NULL;
    pla_str_release(&out);
    for (size_t i = 0; i < 3; i++)
        pla_json_tree_free(trees[i]);
    return is;
}

#define AWARD "{\"id\":\"a\",\"kind\":\"course\",\"offered\":3,\"earned\":3,"
#define CUT   "\"limits\":[{\"by\":\"cap:all\",\"cut\":2}]}"

static void credit_is_what_was_granted_in_one_unit(void **state)
{
    static const char whole[] = AWARD "\"unit\":\"ects\",\"credits\":3,\"limits\":[]}";
    static const char same[] = AWARD "\"unit\":\"ects\",\"credits\":1," CUT;
    static const char other[] = AWARD "\"unit\":\"semester\",\"credits\":4," CUT;
    static const char rounded[] =
        AWARD "\"unit\":\"cats\",\"credits\":1,\"limits\":[{\"by\":\"round\",\"cut\":\"1/2\"}]}";
    static const char none[] = "{\"id\":\"a\",\"kind\":\"course\",\"offered\":3,\"earned\":0,"
                               "\"unit\":\"semester\",\"credits\":0,\"limits\":[]}";
    (void)state;
    assert_true(says(whole, NULL, "\"creditsEarned\":3") && !says(whole, NULL, "Counted"));
    assert_true(says(same, NULL, "\"creditsEarned\":1,"));
    assert_true(says(same, NULL, "Counted: 1 ects credit of 3."));
    assert_true(says(other, NULL, "\"creditsEarned\":2,"));
    assert_true(says(other, NULL, "Counted: 4 ects credits of 6."));
    /* rounding is the institution's: the award's own number stands */
    assert_true(says(rounded, NULL, "\"creditsEarned\":3,"));
    assert_true(says(rounded, NULL, "Counted as 1 ects credit."));
    assert_true(says(whole, "2.5", "\"creditsEarned\":2.5"));
    assert_true(says(whole, "2.5", "Granted against the recommendation: 2.5 ects credits."));
    assert_true(says(other, "1", "\"creditsEarned\":0.5"));
    assert_true(!says(none, "1", "creditsEarned")); /* nothing tells what its unit is worth */
    assert_true(says(none, "1", "recommendation: 1 ects credit."));
}

static void elements_keep_their_form(void **state)
{
    static const char award[] = AWARD "\"cite\":{\"row\":{\"workload\":{\"hours\":25,\"of\":[\"a\","
                                      "true]},\"outcomes\":[\"x\"]}}}";
    (void)state;
    assert_true(says(award, NULL, "\"workload\":{\"hours\":25,\"of\":[\"a\",true]}"));
}

static void only_what_was_earned_becomes_a_badge(void **state)
{
    struct pla_json_tree *tree = parse(decision);
    const struct pla_json_node *award =
        pla_json_node_first(pla_json_node_get(pla_json_tree_root(tree), "awards"));
    static const bool due[][3] = {
        {true, true, true}, {false, true, true}, {false, false, false}, {false, false, false}};
    (void)state;
    for (int i = 0; i < 4; i++, award = pla_json_node_next(award)) {
        assert_int_equal(pla_badge_is_due(award, false, false), due[i][0]);
        assert_int_equal(pla_badge_is_due(award, true, false), due[i][1]);
    }
    /* granted against the recommendation: "not_met" is due, what is held back is not */
    award = pla_json_node_first(pla_json_node_get(pla_json_tree_root(tree), "awards"));
    award = pla_json_node_next(pla_json_node_next(award));
    assert_true(pla_badge_is_due(award, false, true));
    assert_false(pla_badge_is_due(pla_json_node_next(award), false, true));
    pla_json_tree_free(tree);
}

static void evidence_is_verified_only_by_a_verdict(void **state)
{
    struct world *w = *state;
    struct pla_found_list found = {0};
    struct pla_badge badge;
    struct pla_badge_verdict out;
    struct pla_err err;
    const struct pla_badge_check check = {.keys = &w->keys, .as_of = FROM};
    const struct pla_badge_terms marked = {.issuer = PLA_TEXT("https://e.edu"), .from = FROM};
    const struct pla_text tokens[] = {w->token, w->token, issue(w, &marked)};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(pla_badge_read(tokens[i], "b", &w->arena, &badge, &err), PLA_OK);
        assert_int_equal(pla_badge_verify(&badge, &check, &w->arena, &out), PLA_OK);
        assert_int_equal(
            pla_evidence_of_badge(&badge, i == 0 ? NULL : &out, FROM, &w->arena, &found, &err),
            PLA_OK);
        pla_badge_release(&badge);
    }
    assert_false(found.items[0].is_verified); /* nobody looked */
    assert_true(found.items[1].is_verified);
    assert_false(found.items[2].is_verified); /* recommended, not approved */
    assert_true(pla_text_equal(found.items[1].title, PLA_TEXT("A \"title\"")));
    assert_true(pla_text_equal(found.items[1].started, PLA_TEXT("2026-11-01")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(dates_hold_on_both_sides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(issuer_and_person_are_looked_at, set_up, tear_down),
        cmocka_unit_test_setup_teardown(claims_and_structure_are_looked_at, set_up, tear_down),
        cmocka_unit_test_setup_teardown(status_is_looked_at, set_up, tear_down),
        cmocka_unit_test(credit_is_what_was_granted_in_one_unit),
        cmocka_unit_test(elements_keep_their_form),
        cmocka_unit_test(only_what_was_earned_becomes_a_badge),
        cmocka_unit_test_setup_teardown(evidence_is_verified_only_by_a_verdict, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
