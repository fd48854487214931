// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons and gaps read back from a decision's line.
 *
 * What JSON does not tell apart is told by the measure: a string is a date where the measure
 * yields dates, a text where it asks for a fact, else a fraction or the name of a level.
 */
#include "model/reason_read.h"

#include "model/decision_names.h"
#include "model/reason_json.h"

/* ---- values ---- */

static bool is_fact(struct pla_text word)
{
    return pla_text_equal(word, PLA_TEXT("learner")) ||
           pla_text_equal(word, PLA_TEXT("portfolio")) || pla_text_equal(word, PLA_TEXT("claim"));
}

static void set_text(struct pla_value *value, struct pla_text text, struct pla_text word)
{
    pla_day day;
    if (pla_word_is_date(word) && pla_day_parse(text, &day)) {
        value->kind = PLA_KIND_DATE;
        value->low = value->high = PLA_WHOLE(day);
    } else if (is_fact(word) || !pla_rational_from_text(text, &value->low)) {
        value->kind = PLA_KIND_TEXT;
        value->text = text;
    } else {
        value->high = value->low;
    }
}

static void read_value(struct pla_json *json, struct pla_text word, struct pla_value *out);

/** {"low": , "high": }; null leaves that side open. */
static void read_range(struct pla_json *json, struct pla_text word, struct pla_value *out)
{
    struct pla_text key;
    out->state = PLA_VALUE_RANGE;
    if (!pla_json_object(json)) {
        return;
    }
    while (pla_json_member(json, &key)) {
        struct pla_value end = {.low = PLA_ZERO, .high = PLA_ZERO};
        read_value(json, word, &end);
        out->kind = end.state == PLA_VALUE_KNOWN ? end.kind : out->kind;
        if (pla_text_equal(key, PLA_TEXT("low"))) {
            out->low = end.low;
            out->no_low = end.state != PLA_VALUE_KNOWN;
        } else {
            out->high = end.low;
            out->no_high = end.state != PLA_VALUE_KNOWN;
        }
    }
}

static void read_value(struct pla_json *json, struct pla_text word, struct pla_value *out)
{
    struct pla_text text = {0};
    bool truth = false;
    switch (pla_json_peek(json)) {
    case PLA_JSON_NUMBER:
        pla_json_number(json, &out->low);
        out->high = out->low;
        break;
    case PLA_JSON_STRING:
        pla_json_string(json, &text);
        set_text(out, text, word);
        break;
    case PLA_JSON_TRUE:
    case PLA_JSON_FALSE:
        pla_json_bool(json, &truth);
        out->kind = PLA_KIND_BOOLEAN;
        out->low = out->high = PLA_WHOLE(truth);
        break;
    case PLA_JSON_OBJECT:
        read_range(json, word, out);
        break;
    default:
        pla_json_skip(json);
        out->state = PLA_VALUE_UNKNOWN;
        break;
    }
}

/** The value (or the two of `within`) that `raw` says; it has been scanned already. */
static void parse_value(struct pla_text raw, struct pla_text word, struct pla_arena *arena,
                        struct pla_value *out, struct pla_value *out_high)
{
    struct pla_json json;
    *out = (struct pla_value){.low = PLA_ZERO, .high = PLA_ZERO};
    *out_high = *out;
    pla_json_begin(&json, raw, "", 1, arena);
    if (pla_json_peek(&json) != PLA_JSON_ARRAY) {
        read_value(&json, word, out);
        return;
    }
    pla_json_array(&json);
    for (int i = 0; pla_json_element(&json); i++) {
        read_value(&json, word, i == 0 ? out : out_high);
    }
}

/* ---- reasons ---- */

/** A reason with its words, while it is read. */
struct reason_row {
    struct pla_reason reason;
    struct pla_reason_words words;
};

static void read_raw(struct pla_reader *reader, void *at)
{
    pla_json_raw(&reader->json, at);
}

static void read_state(struct pla_reader *reader, void *at)
{
    struct reason_row *row = at;
    int state = pla_reader_word(reader, "state", pla_state_names);
    row->reason.state = state < 0 ? PLA_FAILED : (enum pla_state)state;
}

static void read_evidence(struct pla_reader *reader, void *at)
{
    struct reason_row *row = at;
    struct pla_text_list *list = &row->reason.evidence;
    list->items = pla_reader_rows(reader, sizeof(struct pla_text), pla_reader_text, &list->count);
}

static void read_parts(struct pla_reader *reader, void *at)
{
    struct reason_row *row = at;
    row->reason.parts = pla_reader_rows(reader, sizeof(struct pla_reason), pla_reason_read,
                                        &row->reason.part_count);
}

void pla_reason_read(struct pla_reader *reader, void *at)
{
    enum { LABEL = 2 };
    static const struct pla_member members[] = {
        {"op", 2, offsetof(struct reason_row, words.op), pla_reader_text},
        {"measure", 7, offsetof(struct reason_row, words.measure), pla_reader_text_or_null},
        {"label", 5, offsetof(struct reason_row, words.label), pla_reader_text},
        {"filter", 6, offsetof(struct reason_row, words.filter), read_raw},
        {"have", 4, offsetof(struct reason_row, words.have), read_raw},
        {"need", 4, offsetof(struct reason_row, words.need), read_raw},
        PLA_MEMBER_OF("state", read_state),
        PLA_MEMBER_OF("evidence", read_evidence),
        PLA_MEMBER_OF("parts", read_parts),
        {"text", 4, offsetof(struct reason_row, reason.text), pla_reader_text},
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct reason_row row = {0};
    if (!pla_reader_object(reader, &shape, &row, NULL)) {
        return;
    }
    pla_reader_require_all(reader, &shape, 1U << LABEL);
    struct pla_reason_words *words = PLA_NEW(reader->arena, struct pla_reason_words);
    if (words == NULL) {
        pla_reader_no_memory(reader);
        return;
    }
    *words = row.words;
    row.reason.words = words;
    struct pla_value unused;
    parse_value(words->have, words->measure, reader->arena, &row.reason.have, &unused);
    parse_value(words->need, words->measure, reader->arena, &row.reason.need,
                &row.reason.need_high);
    *(struct pla_reason *)at = row.reason;
}

/* ---- gaps ---- */

/** A gap while it is read: what `to` means is known when all members are. */
struct gap_row {
    struct pla_gap gap;
    struct pla_text to;
    bool has_to;
};

static void read_kind(struct pla_reader *reader, void *at)
{
    struct gap_row *row = at;
    int kind = pla_reader_word(reader, "kind of gap", pla_gap_kind_names);
    row->gap.kind = kind < 0 ? PLA_GAP_NEVER : (enum pla_gap_kind)kind;
}

static void read_by(struct pla_reader *reader, void *at)
{
    struct gap_row *row = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
    } else {
        pla_reader_number(reader, &row->gap.by);
    }
}

static void read_to(struct pla_reader *reader, void *at)
{
    struct gap_row *row = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NUMBER) {
        pla_reader_number(reader, &row->gap.to);
    } else {
        pla_reader_text_or_null(reader, &row->to);
    }
}

/** A date, a fraction or a level's name. */
static void settle_goal(struct gap_row *row)
{
    struct pla_gap *gap = &row->gap;
    pla_day day;
    bool is_date = gap->kind == PLA_GAP_WAIT || pla_word_is_date(gap->measure_word);
    if (row->to.at == NULL) {
        return;
    }
    if (is_date && pla_day_parse(row->to, &day)) {
        gap->to = PLA_WHOLE(day);
    } else if (gap->kind == PLA_GAP_LEVEL || !pla_rational_from_text(row->to, &gap->to)) {
        gap->to_level = row->to;
    }
}

void pla_gap_read(struct pla_reader *reader, void *at)
{
    enum { NAME = 2 };
    static const struct pla_member members[] = {
        PLA_MEMBER_OF("kind", read_kind),
        {"measure", 7, offsetof(struct gap_row, gap.measure_word), pla_reader_text_or_null},
        {"name", 4, offsetof(struct gap_row, gap.name), pla_reader_text},
        PLA_MEMBER_OF("by", read_by),
        PLA_MEMBER_OF("to", read_to),
        {"text", 4, offsetof(struct gap_row, gap.text), pla_reader_text},
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct gap_row row = {.gap = {.by = PLA_ZERO, .to = PLA_ZERO}};
    if (pla_reader_object(reader, &shape, &row, NULL)) {
        pla_reader_require_all(reader, &shape, 1U << NAME);
        settle_goal(&row);
        *(struct pla_gap *)at = row.gap;
    }
}
