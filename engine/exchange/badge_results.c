// SPDX-License-Identifier: Apache-2.0
/** The results of a credential: a description for every criterion and level, and what was reached.
 */
#include "exchange/badge_private.h"

/* ---- which criteria count ---- */

struct reads {
    bool all;                 /**< a measure over all criteria */
    struct pla_text areas[8]; /**< measures over an area */
    size_t area_count;
    struct pla_text ids[PLA_BADGE_CRITERIA];
    size_t id_count;
    bool has_score;
};

static bool is_one_of(struct pla_text word, const char *const *list)
{
    for (size_t i = 0; list[i] != NULL; i++)
        if (pla_text_equal(word, pla_text_of(list[i])))
            return true;
    return false;
}

static void look(struct reads *reads, const struct pla_json_node *reasons)
{
    static const char *const overall[] = {"score", "total", "lowest", "reaching", "met", NULL};
    static const char *const scores[] = {"score", "total", NULL};
    for (const struct pla_json_node *r = pla_json_node_first(reasons); r != NULL;
         r = pla_json_node_next(r)) {
        const struct pla_text measure = pla_node_text(r, "measure");
        const struct pla_json_node *filter = pla_json_node_get(r, "filter");
        const struct pla_text id = pla_node_text(filter, "criterion");
        const struct pla_text area = pla_node_text(filter, "area");
        const bool has_parts = pla_json_node_count(pla_json_node_get(r, "parts")) > 0;
        if (id.at != NULL && reads->id_count < PLA_BADGE_CRITERIA)
            reads->ids[reads->id_count++] = id;
        if (is_one_of(measure, overall) && !has_parts) {
            if (area.at != NULL && reads->area_count < 8)
                reads->areas[reads->area_count++] = area;
            else
                reads->all = true;
        }
        reads->has_score |= is_one_of(measure, scores) && area.at == NULL;
        look(reads, pla_json_node_get(r, "parts"));
    }
}

static bool is_read(const struct reads *reads, struct pla_text id, struct pla_text area)
{
    bool is = reads->all;
    for (size_t i = 0; !is && i < reads->id_count; i++)
        is = pla_text_equal(reads->ids[i], id);
    for (size_t i = 0; !is && i < reads->area_count; i++)
        is = pla_text_equal(reads->areas[i], area);
    return is;
}

const struct pla_json_node *pla_badge_criterion(const struct pla_badge_writer *w,
                                                struct pla_text id)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(w->rubric, "criteria"));
    while (at != NULL && !pla_text_equal(pla_node_text(at, "id"), id))
        at = pla_json_node_next(at);
    return at;
}

void pla_badge_find_criteria(struct pla_badge_writer *w)
{
    struct reads reads = {.all = false};
    look(&reads, pla_json_node_get(w->facts->award, "reasons"));
    const struct pla_json_node *score = pla_json_node_get(w->facts->decision, "score");
    w->has_score = reads.has_score && pla_json_node_type(score) == PLA_JSON_OBJECT;
    for (const struct pla_json_node *at =
             pla_json_node_first(pla_json_node_get(w->facts->decision, "criteria"));
         at != NULL && w->criterion_count < PLA_BADGE_CRITERIA; at = pla_json_node_next(at)) {
        const struct pla_text id = pla_node_text(at, "id");
        const struct pla_json_node *about = pla_badge_criterion(w, id);
        const bool has_value = pla_json_node_type(pla_json_node_get(at, "value")) != PLA_JSON_NULL;
        if (has_value && is_read(&reads, id, pla_node_text(about, "area")))
            w->criteria[w->criterion_count++] = at;
    }
}

/* ---- ids ---- */

enum part { OF_CRITERION, OF_LEVEL, OF_SCORE, OF_STATUS };

static void put_id(struct pla_badge_writer *w, enum part part, struct pla_text criterion,
                   struct pla_text level)
{
    static const char *const kinds[] = {"result", "result level", "score", "status"};
    const struct pla_text parts[] = {
        pla_text_of(kinds[part]),
        w->terms->issuer,
        pla_node_text(w->facts->decision, "rubric"),
        pla_node_text(w->facts->decision, "version"),
        pla_node_text(w->facts->award, "id"),
        criterion,
        level,
    };
    PLA_PUT(w->out, "\"");
    pla_badge_put_urn(w, parts, sizeof parts / sizeof parts[0]);
    PLA_PUT(w->out, "\"");
}

/* ---- descriptions, inside the achievement ---- */

/** The same criterion in the framework that `export --as case` writes. */
static void put_alignment(struct pla_badge_writer *w, struct pla_text id, struct pla_text title)
{
    char uuid[PLA_UUID_TEXT + 1];
    struct pla_err err;
    if (pla_rubric_uuid(pla_node_text(w->facts->decision, "rubric"), id, (struct pla_text){0}, uuid,
                        &err) != PLA_OK) {
        w->out->failed = true;
        return;
    }
    PLA_PUT(w->out, ",\"alignment\":[{\"type\":[\"Alignment\"]");
    pla_put_pair(w->out, "targetName", title);
    PLA_PUT(w->out, ",\"targetUrl\":\"urn:uuid:");
    pla_str_put_z(w->out, uuid);
    PLA_PUT(w->out, "\",\"targetType\":\"CFRubricCriterion\"}]");
}

static void put_level(struct pla_badge_writer *w, struct pla_text criterion,
                      const struct pla_json_node *level, const struct pla_json_node *descriptor,
                      int64_t index)
{
    const struct pla_text name = pla_json_node_text(level);
    struct pla_str number = {0};
    pla_str_put_int(&number, index);
    const struct pla_text points = {number.at, number.length};
    PLA_PUT(w->out, "{\"id\":");
    put_id(w, OF_LEVEL, criterion, name);
    PLA_PUT(w->out, ",\"type\":[\"RubricCriterionLevel\"]");
    pla_put_pair(w->out, "name", name);
    pla_put_pair(w->out, "description", pla_json_node_text(descriptor));
    pla_put_pair(w->out, "level", points);
    pla_put_pair(w->out, "points", points);
    PLA_PUT(w->out, "}");
    w->out->failed |= number.failed;
    pla_str_release(&number);
}

static void put_levels(struct pla_badge_writer *w, struct pla_text id,
                       const struct pla_json_node *about)
{
    const struct pla_json_node *level = pla_json_node_first(pla_json_node_get(about, "levels"));
    const struct pla_json_node *words =
        pla_json_node_first(pla_json_node_get(about, "descriptors"));
    const struct pla_text required = pla_node_text(about, "minimum");
    PLA_PUT(w->out, ",\"rubricCriterionLevel\":[");
    for (int64_t i = 0; level != NULL; i++) {
        if (i > 0)
            PLA_PUT(w->out, ",");
        put_level(w, id, level, words, i);
        level = pla_json_node_next(level);
        words = pla_json_node_next(words);
    }
    PLA_PUT(w->out, "]");
    if (required.at != NULL) {
        PLA_PUT(w->out, ",\"requiredLevel\":");
        put_id(w, OF_LEVEL, id, required);
    }
}

/** A number as text, which is how the standard wants values. */
static void put_value(struct pla_badge_writer *w, const char *key, const struct pla_json_node *node)
{
    struct pla_rational number;
    struct pla_str text = {0};
    if (!pla_json_node_rational(node, &number))
        return;
    pla_rational_put(&text, number);
    pla_put_pair(w->out, key, (struct pla_text){text.at, text.length});
    w->out->failed |= text.failed;
    pla_str_release(&text);
}

static void put_criterion(struct pla_badge_writer *w, const struct pla_json_node *result)
{
    const struct pla_text id = pla_node_text(result, "id");
    const struct pla_json_node *about = pla_badge_criterion(w, id);
    const struct pla_json_node *number = pla_json_node_get(about, "number");
    const bool has_levels = pla_json_node_count(pla_json_node_get(about, "levels")) > 0;
    const struct pla_text title = pla_node_text(about, "title");
    PLA_PUT(w->out, "{\"id\":");
    put_id(w, OF_CRITERION, id, (struct pla_text){0});
    PLA_PUT(w->out, ",\"type\":[\"ResultDescription\"]");
    pla_put_pair(w->out, "name", title.at != NULL ? title : id);
    put_alignment(w, id, title.at != NULL ? title : id);
    if (has_levels) {
        PLA_PUT(w->out, ",\"resultType\":\"RubricCriterionLevel\"");
        put_levels(w, id, about);
    } else {
        PLA_PUT(w->out, ",\"resultType\":\"RawScore\"");
        put_value(w, "valueMin", pla_json_node_get(number, "from"));
        put_value(w, "valueMax", pla_json_node_get(number, "to"));
        put_value(w, "requiredValue", pla_json_node_get(about, "minimum"));
    }
    PLA_PUT(w->out, "}");
}

/** The highest score there can be: the longest scale of the criteria. */
static int64_t top_score(const struct pla_badge_writer *w)
{
    int64_t top = 0;
    for (const struct pla_json_node *at =
             pla_json_node_first(pla_json_node_get(w->rubric, "criteria"));
         at != NULL; at = pla_json_node_next(at)) {
        const int64_t levels = (int64_t)pla_json_node_count(pla_json_node_get(at, "levels"));
        top = levels - 1 > top ? levels - 1 : top;
    }
    return top;
}

void pla_badge_put_result_descriptions(struct pla_badge_writer *w)
{
    const struct pla_text none = {0};
    PLA_PUT(w->out, ",\"resultDescription\":[");
    for (size_t i = 0; i < w->criterion_count; i++) {
        put_criterion(w, w->criteria[i]);
        PLA_PUT(w->out, ",");
    }
    if (w->has_score) {
        PLA_PUT(w->out, "{\"id\":");
        put_id(w, OF_SCORE, none, none);
        pla_str_put_format(w->out,
                           ",\"type\":[\"ResultDescription\"],\"name\":\"Score\",\"resultType\":"
                           "\"RubricScore\",\"valueMin\":\"0\",\"valueMax\":\"%lld\"},",
                           (long long)top_score(w));
    }
    PLA_PUT(w->out, "{\"id\":");
    put_id(w, OF_STATUS, none, none);
    PLA_PUT(w->out,
            ",\"type\":[\"ResultDescription\"],\"name\":\"Status\",\"resultType\":\"Status\""
            "}]");
}

/* ---- results ---- */

static void put_result(struct pla_badge_writer *w, const struct pla_json_node *result)
{
    const struct pla_text id = pla_node_text(result, "id");
    const struct pla_text level = pla_node_text(result, "level");
    PLA_PUT(w->out, "{\"type\":[\"Result\"],\"resultDescription\":");
    put_id(w, OF_CRITERION, id, (struct pla_text){0});
    if (level.at != NULL) {
        PLA_PUT(w->out, ",\"achievedLevel\":");
        put_id(w, OF_LEVEL, id, level);
    }
    put_value(w, "value", pla_json_node_get(result, "value"));
    PLA_PUT(w->out, "}");
}

void pla_badge_put_results(struct pla_badge_writer *w)
{
    const struct pla_text none = {0};
    PLA_PUT(w->out, ",\"result\":[");
    for (size_t i = 0; i < w->criterion_count; i++) {
        put_result(w, w->criteria[i]);
        PLA_PUT(w->out, ",");
    }
    if (w->has_score) {
        PLA_PUT(w->out, "{\"type\":[\"Result\"],\"resultDescription\":");
        put_id(w, OF_SCORE, none, none);
        put_value(w, "value",
                  pla_json_node_get(pla_json_node_get(w->facts->decision, "score"), "exact"));
        PLA_PUT(w->out, "},");
    }
    PLA_PUT(w->out, "{\"type\":[\"Result\"],\"resultDescription\":");
    put_id(w, OF_STATUS, none, none);
    pla_str_put_z(w->out, w->terms->is_approved ? ",\"status\":\"Completed\"}]"
                                                : ",\"status\":\"InProgress\"}]");
}
