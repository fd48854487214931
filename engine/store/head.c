// SPDX-License-Identifier: Apache-2.0
/** The front of decision lines and records. */
#include "store/head.h"

#include "base/json.h"
#include "base/utf8.h"

static enum pla_code wrong(struct pla_json *json, const char *what, struct pla_err *err)
{
    if (json->err.code == PLA_MEMORY) {
        return pla_err_memory(err);
    }
    pla_err_set(err, PLA_BUG, "what is to be saved is no %s", what);
    return PLA_BUG;
}

static bool read_text(struct pla_json *json, struct pla_text *out)
{
    const enum pla_json_type type = pla_json_peek(json);

    return type == PLA_JSON_STRING ? pla_json_string(json, out) : pla_json_skip(json);
}

static bool read_attempt(struct pla_json *json, int64_t *out)
{
    struct pla_rational number = PLA_ZERO;

    if (pla_json_peek(json) != PLA_JSON_NUMBER || !pla_json_number(json, &number)) {
        return false;
    }
    *out = number.num;
    return number.den == 1;
}

enum pla_code pla_line_head_read(struct pla_text line, struct pla_arena *arena,
                                 struct pla_line_head *out, struct pla_err *err)
{
    struct pla_line_head head = {.attempt = 1};
    const struct {
        struct pla_text key;
        struct pla_text *text;
    } texts[] = {{PLA_TEXT("portfolio"), &head.portfolio}, {PLA_TEXT("learner"), &head.learner},
                 {PLA_TEXT("rubric"), &head.rubric},       {PLA_TEXT("version"), &head.version},
                 {PLA_TEXT("claim"), &head.claim},         {PLA_TEXT("status"), &head.status}};
    struct pla_json json;
    struct pla_text key;
    bool is_right = true;

    pla_json_begin(&json, line, "decision", 1, arena);
    is_right = pla_json_object(&json);
    /* the status stands last of what is wanted: the long rest is not looked at */
    while (is_right && head.status.at == NULL && pla_json_member(&json, &key)) {
        struct pla_text *text = NULL;
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            text = pla_text_equal(key, texts[i].key) ? texts[i].text : text;
        }
        if (text != NULL) {
            is_right = read_text(&json, text);
        } else if (pla_text_equal(key, PLA_TEXT("attempt"))) {
            is_right = read_attempt(&json, &head.attempt);
        } else {
            is_right = pla_json_skip(&json);
        }
    }
    if (!is_right || json.err.code != PLA_OK || head.portfolio.at == NULL ||
        head.rubric.at == NULL || head.version.at == NULL || head.status.at == NULL) {
        return wrong(&json, "decision", err);
    }
    *out = head;
    return PLA_OK;
}

static bool read_learner(struct pla_json *json, struct pla_text *out)
{
    struct pla_text key;

    if (pla_json_peek(json) != PLA_JSON_OBJECT) {
        return pla_json_skip(json);
    }
    if (!pla_json_object(json)) {
        return false;
    }
    while (pla_json_member(json, &key)) {
        if (!(pla_text_equal(key, PLA_TEXT("id")) ? read_text(json, out) : pla_json_skip(json))) {
            return false;
        }
    }
    return true;
}

enum pla_code pla_record_head_read(struct pla_text record, struct pla_arena *arena,
                                   struct pla_line_head *out, struct pla_err *err)
{
    struct pla_line_head head = {.attempt = 1};
    struct pla_json json;
    struct pla_text key;
    bool is_right = true;

    pla_json_begin(&json, record, "portfolio", 1, arena);
    is_right = pla_json_object(&json);
    while (is_right && pla_json_member(&json, &key)) {
        if (pla_text_equal(key, PLA_TEXT("id"))) {
            is_right = read_text(&json, &head.portfolio);
        } else if (pla_text_equal(key, PLA_TEXT("attempt"))) {
            is_right = read_attempt(&json, &head.attempt);
        } else if (pla_text_equal(key, PLA_TEXT("learner"))) {
            is_right = read_learner(&json, &head.learner);
        } else {
            is_right = pla_json_skip(&json);
        }
    }
    if (!is_right || json.err.code != PLA_OK || head.portfolio.at == NULL) {
        return wrong(&json, "portfolio", err);
    }
    /* decisions have their ids in normal form C */
    head.portfolio = pla_utf8_nfc(head.portfolio, arena);
    if (head.learner.at != NULL) {
        head.learner = pla_utf8_nfc(head.learner, arena);
        if (head.learner.at == NULL) {
            return pla_err_memory(err);
        }
    }
    if (head.portfolio.at == NULL) {
        return pla_err_memory(err);
    }
    *out = head;
    return PLA_OK;
}
