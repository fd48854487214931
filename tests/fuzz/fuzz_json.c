// SPDX-License-Identifier: Apache-2.0
/**
 * The JSON scanner on any bytes: skipping, reading and the tree must agree on what is accepted, and
 * a string that was read must survive being written and read again.
 */
#include "base/json.h"
#include "base/json_tree.h"
#include "base/utf8.h"

#include "fuzz/fuzz.h"

static void check_string(struct pla_text text, struct pla_arena *arena)
{
    struct pla_str written = {0};
    struct pla_json s;
    struct pla_text again;

    FUZZ_CHECK(text.at != NULL);
    FUZZ_CHECK(pla_utf8_is_valid(text));
    FUZZ_CHECK(memchr(text.at, '\0', text.length) == NULL);
    pla_str_put_json(&written, text);
    pla_json_begin(&s, (struct pla_text){written.at, written.length}, NULL, 1, arena);
    FUZZ_CHECK(pla_json_string(&s, &again));
    FUZZ_CHECK(pla_json_end(&s) == PLA_OK);
    FUZZ_CHECK(pla_text_equal(text, again));
    pla_str_release(&written);
}

/** Read one value with all it holds, by the call for its type. */
static void walk(struct pla_json *s)
{
    struct pla_text text;
    bool flag;

    switch (pla_json_peek(s)) {
    case PLA_JSON_OBJECT:
        (void)pla_json_object(s);
        while (pla_json_member(s, &text)) {
            check_string(text, s->arena);
            walk(s);
        }
        break;
    case PLA_JSON_ARRAY:
        (void)pla_json_array(s);
        while (pla_json_element(s)) {
            walk(s);
        }
        break;
    case PLA_JSON_STRING:
        if (pla_json_string(s, &text)) {
            check_string(text, s->arena);
        }
        break;
    case PLA_JSON_NUMBER:
        if (pla_json_number_text(s, &text)) {
            struct pla_rational q;
            if (pla_rational_from_decimal(text, &q)) {
                FUZZ_CHECK(q.den > 0);
            }
        }
        break;
    case PLA_JSON_TRUE:
    case PLA_JSON_FALSE:
        (void)pla_json_bool(s, &flag);
        break;
    case PLA_JSON_NULL:
        (void)pla_json_null(s);
        break;
    case PLA_JSON_FAILED:
        FUZZ_CHECK(s->err.code != PLA_OK);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    struct pla_json_tree *tree = NULL;
    struct pla_err checked = {0}, parsed = {0}, fault;
    struct pla_arena arena;
    struct pla_json s;

    pla_arena_init(&arena, 0);
    const enum pla_code code = pla_json_check(text, "t", &checked);
    FUZZ_CHECK(code == PLA_OK || code == PLA_SYNTAX);
    pla_json_begin(&s, text, "t", 1, &arena);
    walk(&s);
    FUZZ_CHECK(pla_json_end(&s) == code);
    FUZZ_CHECK(code == PLA_OK || strcmp(s.err.where, checked.where) == 0);
    FUZZ_CHECK(pla_json_tree_parse(text, "t", &tree, &parsed) == code);
    FUZZ_CHECK(code == PLA_OK || strcmp(parsed.where, checked.where) == 0);
    pla_json_tree_free(tree);
    pla_json_begin(&s, text, "t", 1, &arena);
    pla_json_wrong(&s, "nothing", &fault);
    FUZZ_CHECK(pla_json_end(&s) == code);
    pla_arena_release(&arena);
    return 0;
}
