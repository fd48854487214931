// SPDX-License-Identifier: Apache-2.0
/** Decisions as xAPI statements. */
#include "exchange/xapi_write.h"

#include "exchange/ids.h"
#include "exchange/instant.h"

struct writing {
    const struct pla_json_node *decision, *rubric;
    const struct pla_xapi_terms *terms;
    struct pla_str *out;
    struct pla_err err;
};

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

/** The UUID of a thing of this decision. */
static void put_uuid(struct writing *w, const char *kind, struct pla_text id)
{
    char uuid[PLA_UUID_TEXT + 1];
    const struct pla_text parts[] = {
        pla_text_of(kind),
        w->terms->home,
        text_at(w->decision, "portfolio"),
        text_at(w->decision, "rubric"),
        text_at(w->decision, "claim"),
        id,
        text_at(pla_json_node_get(w->decision, "fingerprint"), "decision")};
    if (pla_uuid_of(parts, sizeof parts / sizeof parts[0], uuid, &w->err) == PLA_OK)
        pla_str_put_z(w->out, uuid);
    else
        w->out->failed = true;
}

struct statement {
    const char *kind, *verb;
    struct pla_text id, title;
    const char *type; /**< of the activity */
};

static void put_front(struct writing *w, const struct statement *s)
{
    struct pla_text learner = text_at(w->decision, "learner");
    if (learner.length == 0)
        learner = text_at(w->decision, "portfolio");
    PLA_PUT(w->out, "{\"id\":\"");
    put_uuid(w, s->kind, s->id);
    PLA_PUT(w->out, "\",\"actor\":{\"objectType\":\"Agent\",\"account\":{\"homePage\":");
    pla_str_put_json(w->out, w->terms->home);
    PLA_PUT(w->out, ",\"name\":");
    pla_str_put_json(w->out, learner);
    PLA_PUT(w->out, "}},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/");
    pla_str_put_z(w->out, s->verb);
    PLA_PUT(w->out, "\",\"display\":{\"en\":\"");
    pla_str_put_z(w->out, s->verb);
    PLA_PUT(w->out, "\"}},\"object\":{\"objectType\":\"Activity\",\"id\":\"urn:uuid:");
}

/** The activity: the same for every learner. */
static void put_activity(struct writing *w, const struct statement *s)
{
    char uuid[PLA_UUID_TEXT + 1];
    const bool is_criterion = strcmp(s->kind, "scored") == 0;
    const struct pla_text parts[] = {PLA_TEXT("award"), text_at(w->decision, "rubric"), s->id};
    const enum pla_code code = is_criterion ? pla_rubric_uuid(text_at(w->decision, "rubric"), s->id,
                                                              (struct pla_text){0}, uuid, &w->err)
                                            : pla_uuid_of(parts, 3, uuid, &w->err);
    if (code == PLA_OK)
        pla_str_put_z(w->out, uuid);
    else
        w->out->failed = true;
    PLA_PUT(w->out, "\",\"definition\":{\"name\":{\"und\":");
    pla_str_put_json(w->out, s->title.length > 0 ? s->title : s->id);
    PLA_PUT(w->out, "},\"type\":\"http://adlnet.gov/expapi/activities/");
    pla_str_put_z(w->out, s->type);
    PLA_PUT(w->out, "\"}}");
}

static void put_end(struct writing *w)
{
    const struct pla_text term = text_at(w->decision, "term");
    PLA_PUT(w->out, ",\"context\":{\"registration\":\"");
    put_uuid(w, "registration", (struct pla_text){0});
    PLA_PUT(w->out, "\",\"platform\":\"plaudit\"");
    PLA_PUT(w->out, ",\"extensions\":{\"urn:x-plaudit:terms#rubric\":");
    pla_str_put_json(w->out, text_at(w->decision, "rubric"));
    PLA_PUT(w->out, ",\"urn:x-plaudit:terms#version\":");
    pla_str_put_json(w->out, text_at(w->decision, "version"));
    if (term.at != NULL) {
        PLA_PUT(w->out, ",\"urn:x-plaudit:terms#term\":");
        pla_str_put_json(w->out, term);
    }
    PLA_PUT(w->out, "}},\"timestamp\":\"");
    pla_instant_put_first(w->out, w->terms->day);
    PLA_PUT(w->out, "\"}\n");
}

static const struct pla_json_node *find(const struct pla_json_node *list, struct pla_text id)
{
    for (list = pla_json_node_first(list); list != NULL; list = pla_json_node_next(list))
        if (pla_text_equal(text_at(list, "id"), id))
            return list;
    return NULL;
}

static void put_criterion(struct writing *w, const struct pla_json_node *criterion)
{
    struct pla_rational value, top;
    const struct pla_text id = text_at(criterion, "id");
    const struct pla_json_node *about = find(pla_json_node_get(w->rubric, "criteria"), id);
    const size_t levels = pla_json_node_count(pla_json_node_get(about, "levels"));
    const struct statement s = {"scored", "scored", id, text_at(about, "title"), "question"};
    if (!pla_json_node_rational(pla_json_node_get(criterion, "value"), &value))
        return;
    put_front(w, &s);
    put_activity(w, &s);
    PLA_PUT(w->out, ",\"result\":{\"score\":{\"raw\":");
    pla_rational_put_decimal(w->out, value, 6);
    if (levels > 1 && value.num >= 0) {
        pla_str_put_format(w->out, ",\"min\":0,\"max\":%zu", levels - 1);
        if (pla_rational_div(value, PLA_WHOLE((int64_t)levels - 1), &top)) {
            PLA_PUT(w->out, ",\"scaled\":");
            pla_rational_put_decimal(w->out, top, 6);
        }
    }
    PLA_PUT(w->out, "}");
    const struct pla_text level = text_at(criterion, "level");
    if (level.at != NULL) {
        PLA_PUT(w->out, ",\"response\":");
        pla_str_put_json(w->out, level);
    }
    PLA_PUT(w->out, "}");
    put_end(w);
}

/** True if the award gave a statement. */
static bool put_award(struct writing *w, const struct pla_json_node *award)
{
    const struct pla_text status = text_at(award, "status");
    const bool is_passed = pla_text_equal(status, PLA_TEXT("recommended")) ||
                           pla_text_equal(status, PLA_TEXT("withheld"));
    const char *verb = is_passed ? "passed" : "failed";
    const struct statement s = {"award", verb, text_at(award, "id"), text_at(award, "title"),
                                "assessment"};
    struct pla_rational credits;
    if (!is_passed && !pla_text_equal(status, PLA_TEXT("not_met")))
        return false;
    put_front(w, &s);
    put_activity(w, &s);
    pla_str_put_z(w->out, is_passed ? ",\"result\":{\"success\":true,\"completion\":true"
                                    : ",\"result\":{\"success\":false,\"completion\":true");
    if (pla_json_node_rational(pla_json_node_get(award, "credits"), &credits)) {
        PLA_PUT(w->out, ",\"extensions\":{\"urn:x-plaudit:terms#credits\":");
        pla_rational_put_decimal(w->out, credits, 6);
        PLA_PUT(w->out, ",\"urn:x-plaudit:terms#status\":");
        pla_str_put_json(w->out, status);
        PLA_PUT(w->out, "}");
    }
    PLA_PUT(w->out, "}");
    put_end(w);
    return true;
}

enum pla_code pla_xapi_write(const struct pla_json_node *decision,
                             const struct pla_json_node *about, const struct pla_xapi_terms *terms,
                             struct pla_str *out, size_t *out_dropped, struct pla_err *err)
{
    struct writing w = {.decision = decision, .terms = terms, .out = out};
    w.rubric = find(pla_json_node_get(about, "rubrics"), text_at(decision, "rubric"));
    for (const struct pla_json_node *at =
             pla_json_node_first(pla_json_node_get(decision, "criteria"));
         at != NULL; at = pla_json_node_next(at))
        put_criterion(&w, at);
    for (const struct pla_json_node *at =
             pla_json_node_first(pla_json_node_get(decision, "awards"));
         at != NULL; at = pla_json_node_next(at))
        *out_dropped += !put_award(&w, at);
    return pla_str_check(out, err);
}
