// SPDX-License-Identifier: Apache-2.0
/** Lines of a worker back to decisions, and a learner's groups from the record. */
#include "base/json.h"
#include "base/json_tree.h"
#include "check/compare_task.h"
#include "model/decision_read.h"

/* ---- decisions ---- */

static bool next_line(struct pla_text *rest, struct pla_text *out)
{
    const char *end = rest->length > 0 ? memchr(rest->at, '\n', rest->length) : NULL;
    if (end == NULL)
        return false;
    *out = (struct pla_text){rest->at, (size_t)(end - rest->at)};
    *rest = (struct pla_text){end + 1, rest->length - out->length - 1};
    return true;
}

static size_t count_lines(struct pla_text lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines.length; i++)
        count += lines.at[i] == '\n';
    return count;
}

static bool is_refusal(struct pla_text lines)
{
    static const struct pla_text start = {"{\"refused\":", 11};
    return lines.length > start.length && memcmp(lines.at, start.at, start.length) == 0;
}

static void copy_member(const struct pla_json_node *node, const char *key, char *out, size_t size)
{
    struct pla_text text = pla_json_node_text(pla_json_node_get(node, key));
    size_t length = text.length < size ? text.length : size - 1;
    if (length > 0)
        memcpy(out, text.at, length);
    out[length] = '\0';
}

static enum pla_code read_refusal(struct pla_text line, struct pla_refusal *out,
                                  struct pla_err *err)
{
    struct pla_json_tree *tree;
    enum pla_code code = pla_json_tree_parse(line, "refusal", &tree, err);
    if (code != PLA_OK)
        return code == PLA_MEMORY ? code : (err->code = PLA_BUG);
    const struct pla_json_node *node = pla_json_node_get(pla_json_tree_root(tree), "refused");
    *out = (struct pla_refusal){.is_set = true, .err = {.code = PLA_PORTFOLIO}};
    copy_member(node, "where", out->err.where, sizeof out->err.where);
    copy_member(node, "text", out->err.text, sizeof out->err.text);
    copy_member(node, "help", out->err.hint, sizeof out->err.hint);
    pla_json_tree_free(tree);
    return PLA_OK;
}

static enum pla_code read_side(struct pla_text lines, struct pla_arena *arena,
                               const struct pla_decision **out, size_t *out_count,
                               bool *out_refused, struct pla_refusal *refusal, struct pla_err *err)
{
    struct pla_text line = {0};
    size_t count = 0;
    if (is_refusal(lines)) {
        *out_refused = next_line(&lines, &line);
        return read_refusal(line, refusal, err);
    }
    struct pla_decision *decisions = PLA_NEW_ARRAY(arena, count_lines(lines), struct pla_decision);
    if (decisions == NULL)
        return pla_err_memory(err);
    while (next_line(&lines, &line)) {
        enum pla_code code =
            pla_decision_read(line, "decision", 1, arena, &decisions[count++], err);
        if (code != PLA_OK)
            return code == PLA_MEMORY ? code : (err->code = PLA_BUG);
    }
    *out = decisions;
    *out_count = count;
    return PLA_OK;
}

/* ---- groups ---- */

/** A value as a group's name: a text as it is, all else as written. */
static bool read_value(struct pla_json *json, struct pla_text *out)
{
    if (pla_json_peek(json) == PLA_JSON_STRING)
        return pla_json_string(json, out);
    return pla_json_raw(json, out);
}

static void read_groups(struct pla_json *json, struct pla_compare_record *out)
{
    struct pla_group *groups = NULL;
    size_t capacity = 0;
    struct pla_text key;
    if (pla_json_peek(json) != PLA_JSON_OBJECT) {
        pla_json_skip(json);
        return;
    }
    pla_json_object(json);
    while (pla_json_member(json, &key)) {
        struct pla_group *grown =
            pla_arena_grow(json->arena, groups, &capacity, out->group_count + 1, sizeof *grown);
        struct pla_text value;
        if (grown == NULL || !read_value(json, &value))
            return;
        groups = grown;
        groups[out->group_count++] = (struct pla_group){key, value};
    }
    out->groups = groups;
}

/** Go into a member; all others are passed over. */
static bool enter(struct pla_json *json, const char *name)
{
    struct pla_text key;
    if (pla_json_peek(json) != PLA_JSON_OBJECT || !pla_json_object(json))
        return false;
    while (pla_json_member(json, &key)) {
        if (pla_text_equal(key, pla_text_of(name)))
            return true;
        pla_json_skip(json);
    }
    return false;
}

/** A record that was scored is right JSON; what follows the groups need not be read. */
static enum pla_code find_groups(const struct pla_record *record, struct pla_arena *arena,
                                 struct pla_compare_record *out, struct pla_err *err)
{
    struct pla_json json;
    pla_json_begin(&json, record->text, record->name, record->line, arena);
    if (enter(&json, "learner") && enter(&json, "groups"))
        read_groups(&json, out);
    if (json.err.code == PLA_MEMORY || arena->failed)
        return pla_err_memory(err);
    if (json.err.code != PLA_OK)
        out->group_count = 0;
    return PLA_OK;
}

enum pla_code pla_compare_read(const struct pla_record *record, const struct pla_answer *answer,
                               struct pla_arena *arena, struct pla_compare_record *out,
                               struct pla_refusal *out_refusal, struct pla_err *err)
{
    *out = (struct pla_compare_record){0};
    *out_refusal = (struct pla_refusal){0};
    if (answer->code != PLA_OK) {
        out->before_refused = out->after_refused = true;
        return PLA_OK;
    }
    enum pla_code code = read_side(answer->lines, arena, &out->before, &out->before_count,
                                   &out->before_refused, out_refusal, err);
    if (code == PLA_OK)
        code = read_side(answer->notes, arena, &out->after, &out->after_count, &out->after_refused,
                         out_refusal, err);
    if (code != PLA_OK)
        return code;
    const struct pla_decision *any = out->after_count > 0    ? &out->after[0]
                                     : out->before_count > 0 ? &out->before[0]
                                                             : NULL;
    if (any != NULL) {
        out->portfolio = any->portfolio;
        out->attempt = any->attempt;
        out->program = any->program;
    }
    return find_groups(record, arena, out, err);
}
