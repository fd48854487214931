// SPDX-License-Identifier: Apache-2.0
/** The achievement of a credential: what is recognised, by which criteria, for how much credit. */
#include "exchange/badge_private.h"

struct pla_text pla_badge_title(const struct pla_badge_writer *w)
{
    const struct pla_text title = pla_node_text(w->facts->award, "title");
    return title.length > 0 ? title : pla_node_text(w->facts->award, "id");
}

/* ---- the European standard elements of a micro-credential ---- */

/** Elements a cited row may say, by the names rubrics use (Council Recommendation 2022/C 243/02).
 */
static const struct {
    const char *key, *words;
} elements[] = {
    {"title", "Title"},
    {"country", "Country of the issuer"},
    {"body", "Awarding body"},
    {"outcomes", "Learning outcomes"},
    {"workload", "Workload in hours"},
    {"eqf", "Level of the European Qualifications Framework"},
    {"assessment", "Type of assessment"},
    {"participation", "Form of participation"},
    {"quality", "Quality assurance"},
    {"prerequisites", "Prerequisites"},
    {"supervision", "Supervision and identity"},
    {"grade", "Grade"},
    {"stackability", "Stacking"},
    {"further", "Further information"},
};
enum { ELEMENTS = sizeof elements / sizeof elements[0] };

const struct pla_json_node *pla_badge_elements(const struct pla_badge_writer *w)
{
    const struct pla_json_node *row =
        pla_json_node_get(pla_json_node_get(w->facts->award, "cite"), "row");
    return pla_json_node_get(row, "workload") != NULL && pla_json_node_get(row, "outcomes") != NULL
               ? row
               : NULL;
}

/** A value of an element as JSON; nothing is deeper than the tree it is read from. */
static void put_element(struct pla_str *out, const struct pla_json_node *node)
{
    struct pla_rational number;
    switch (pla_json_node_type(node)) {
    case PLA_JSON_STRING:
        pla_str_put_json(out, pla_json_node_text(node));
        break;
    case PLA_JSON_NUMBER:
        if (pla_json_node_rational(node, &number))
            pla_rational_put_json(out, number);
        else
            PLA_PUT(out, "null");
        break;
    case PLA_JSON_ARRAY:
        PLA_PUT(out, "[");
        for (const struct pla_json_node *at = pla_json_node_first(node); at != NULL;
             at = pla_json_node_next(at)) {
            if (at != pla_json_node_first(node))
                PLA_PUT(out, ",");
            put_element(out, at);
        }
        PLA_PUT(out, "]");
        break;
    case PLA_JSON_OBJECT:
        PLA_PUT(out, "{");
        for (const struct pla_json_node *at = pla_json_node_first(node); at != NULL;
             at = pla_json_node_next(at)) {
            if (at != pla_json_node_first(node))
                PLA_PUT(out, ",");
            pla_str_put_json(out, pla_text_of(pla_json_node_key(at)));
            PLA_PUT(out, ":");
            put_element(out, at);
        }
        PLA_PUT(out, "}");
        break;
    case PLA_JSON_NULL:
        PLA_PUT(out, "null");
        break;
    default:
        pla_str_put_z(out, pla_json_node_bool(node, false) ? "true" : "false");
        break;
    }
}

void pla_badge_put_elements(struct pla_badge_writer *w)
{
    const struct pla_json_node *row = pla_badge_elements(w);
    bool is_first = true;
    if (row == NULL)
        return;
    PLA_PUT(w->out, ",\"microcredential\":{");
    for (int i = 0; i < ELEMENTS; i++) {
        const struct pla_json_node *value = pla_json_node_get(row, elements[i].key);
        if (value == NULL)
            continue;
        pla_str_put_z(w->out, is_first ? "\"" : ",\"");
        pla_str_put_z(w->out, elements[i].key);
        PLA_PUT(w->out, "\":");
        put_element(w->out, value);
        is_first = false;
    }
    PLA_PUT(w->out, "}");
}

/** An element for people: a list with commas. */
static void put_plain(struct pla_str *out, const struct pla_json_node *node)
{
    struct pla_rational number;
    const struct pla_text text = pla_json_node_text(node);
    if (pla_json_node_type(node) == PLA_JSON_ARRAY) {
        for (const struct pla_json_node *at = pla_json_node_first(node); at != NULL;
             at = pla_json_node_next(at)) {
            if (at != pla_json_node_first(node))
                PLA_PUT(out, "; ");
            if (pla_json_node_type(at) != PLA_JSON_ARRAY)
                put_plain(out, at);
        }
    } else if (text.at != NULL) {
        pla_str_put_text(out, text);
    } else if (pla_json_node_rational(node, &number)) {
        pla_rational_put(out, number);
    }
}

/* ---- criteria in words ---- */

static void put_criterion_words(struct pla_badge_writer *w, struct pla_text id,
                                struct pla_str *text)
{
    const struct pla_json_node *about = pla_badge_criterion(w, id);
    const struct pla_text title = pla_node_text(about, "title");
    const struct pla_text minimum = pla_node_text(about, "minimum");
    const struct pla_json_node *level = pla_json_node_first(pla_json_node_get(about, "levels"));
    const struct pla_json_node *words =
        pla_json_node_first(pla_json_node_get(about, "descriptors"));
    PLA_PUT(text, "- ");
    pla_str_put_text(text, title.at != NULL ? title : id);
    if (minimum.at != NULL) {
        PLA_PUT(text, ": at least ");
        pla_str_put_text(text, minimum);
    }
    while (level != NULL && !pla_text_equal(pla_json_node_text(level), minimum)) {
        level = pla_json_node_next(level);
        words = pla_json_node_next(words);
    }
    const struct pla_text descriptor = pla_json_node_text(words);
    if (level != NULL && minimum.at != NULL && descriptor.at != NULL) {
        PLA_PUT(text, ". ");
        pla_str_put_text(text, descriptor);
    }
    PLA_PUT(text, "\n");
}

/** What everyone must show for it, the same for every learner. */
static void put_criteria(struct pla_badge_writer *w)
{
    struct pla_str text = {0};
    const struct pla_text source = pla_node_text(w->rubric, "source");
    const struct pla_text title = pla_node_text(w->rubric, "title");
    const struct pla_json_node *row = pla_badge_elements(w);
    PLA_PUT(&text, "Rubric: ");
    pla_str_put_text(&text, title.at != NULL ? title : pla_node_text(w->facts->decision, "rubric"));
    PLA_PUT(&text, ", version ");
    pla_str_put_text(&text, pla_node_text(w->facts->decision, "version"));
    PLA_PUT(&text, ".\n");
    for (size_t i = 0; i < w->criterion_count; i++)
        put_criterion_words(w, pla_node_text(w->criteria[i], "id"), &text);
    for (int i = 0; row != NULL && i < ELEMENTS; i++) {
        const struct pla_json_node *value = pla_json_node_get(row, elements[i].key);
        if (value == NULL)
            continue;
        PLA_PUT(&text, "- ");
        pla_str_put_z(&text, elements[i].words);
        PLA_PUT(&text, ": ");
        put_plain(&text, value);
        PLA_PUT(&text, "\n");
    }
    PLA_PUT(w->out, ",\"criteria\":{");
    if (pla_is_web_address(source)) {
        PLA_PUT(w->out, "\"id\":");
        pla_str_put_json(w->out, source);
        PLA_PUT(w->out, ",");
    }
    PLA_PUT(w->out, "\"narrative\":");
    pla_str_put_json(w->out, (struct pla_text){text.at, text.length > 0 ? text.length - 1 : 0});
    PLA_PUT(w->out, "}");
    w->out->failed |= text.failed;
    pla_str_release(&text);
}

/* ---- alignment ---- */

struct alignment {
    struct pla_text name, framework, code;
    const char *url, *type;
};

static void put_alignment(struct pla_badge_writer *w, const struct alignment *alignment,
                          bool *is_first)
{
    pla_str_put_z(w->out, *is_first ? ",\"alignment\":[" : ",");
    *is_first = false;
    PLA_PUT(w->out, "{\"type\":[\"Alignment\"]");
    pla_put_pair(w->out, "targetName", alignment->name);
    pla_put_pair(w->out, "targetUrl", pla_text_of(alignment->url));
    pla_put_pair(w->out, "targetFramework", alignment->framework);
    pla_put_pair(w->out, "targetCode", alignment->code);
    pla_put_pair(w->out, "targetType", pla_text_of(alignment->type));
    PLA_PUT(w->out, "}");
}

/** Was this outcome named before in the same list? */
static bool is_repeat(const struct pla_json_node *list, const struct pla_json_node *outcome)
{
    for (const struct pla_json_node *at = pla_json_node_first(list); at != outcome;
         at = pla_json_node_next(at))
        if (pla_text_equal(pla_json_node_text(at), pla_json_node_text(outcome)))
            return true;
    return false;
}

static void put_outcomes(struct pla_badge_writer *w, const struct pla_json_node *list,
                         bool *is_first)
{
    const struct pla_text rubric = pla_node_text(w->facts->decision, "rubric");
    const struct pla_text title = pla_node_text(w->rubric, "title");
    for (const struct pla_json_node *at = pla_json_node_first(list); at != NULL;
         at = pla_json_node_next(at)) {
        char urn[PLA_URN_TEXT + 1] = "urn:uuid:";
        struct pla_err err;
        const struct pla_text outcome = pla_json_node_text(at);
        if (outcome.length == 0 || is_repeat(list, at))
            continue;
        if (pla_outcome_uuid(rubric, outcome, urn + 9, &err) != PLA_OK) {
            w->out->failed = true;
            return;
        }
        const struct alignment alignment = {
            .name = outcome, .framework = title, .url = urn, .type = "CFItem"};
        put_alignment(w, &alignment, is_first);
    }
}

/** Outcomes that the award's reasons look for in the evidence. */
static const struct pla_json_node *find_outcomes(const struct pla_json_node *reasons)
{
    for (const struct pla_json_node *r = pla_json_node_first(reasons); r != NULL;
         r = pla_json_node_next(r)) {
        const struct pla_json_node *list =
            pla_json_node_get(pla_json_node_get(r, "filter"), "learning_outcomes");
        if (list == NULL)
            list = find_outcomes(pla_json_node_get(r, "parts"));
        if (list != NULL)
            return list;
    }
    return NULL;
}

static void put_eqf(struct pla_badge_writer *w, bool *is_first)
{
    struct pla_rational level;
    const struct pla_json_node *eqf = pla_json_node_get(pla_badge_elements(w), "eqf");
    if (!pla_json_node_rational(eqf, &level) || level.den != 1 || level.num < 1 || level.num > 8)
        return;
    char url[48] = "http://data.europa.eu/snb/eqf/0", name[] = "EQF level 0";
    url[strlen(url) - 1] = name[sizeof name - 2] = (char)('0' + level.num);
    const struct alignment alignment = {.name = pla_text_of(name),
                                        .framework = PLA_TEXT("European Qualifications Framework"),
                                        .code = pla_text_of(name + sizeof name - 2),
                                        .url = url,
                                        .type = "ext:eqf"};
    put_alignment(w, &alignment, is_first);
}

static void put_alignments(struct pla_badge_writer *w)
{
    bool is_first = true;
    char urn[PLA_URN_TEXT + 1] = "urn:uuid:";
    struct pla_err err;
    const struct pla_json_node *outcomes = pla_json_node_get(pla_badge_elements(w), "outcomes");
    const struct pla_text rubric = pla_node_text(w->facts->decision, "rubric"), none = {0};
    const struct pla_text title = pla_node_text(w->rubric, "title");
    if (outcomes == NULL)
        outcomes = find_outcomes(pla_json_node_get(w->facts->award, "reasons"));
    put_outcomes(w, outcomes, &is_first);
    put_eqf(w, &is_first);
    if (pla_rubric_uuid(rubric, none, none, urn + 9, &err) != PLA_OK) {
        w->out->failed = true;
        return;
    }
    const struct alignment alignment = {
        .name = title.at != NULL ? title : rubric, .url = urn, .type = "CFRubric"};
    put_alignment(w, &alignment, &is_first);
    PLA_PUT(w->out, "]");
}

/* ---- the achievement ---- */

static const char *achievement_type(const struct pla_badge_writer *w)
{
    const struct pla_text kind = pla_node_text(w->facts->award, "kind");
    if (pla_text_equal(kind, PLA_TEXT("course")))
        return "Course";
    if (!pla_text_equal(kind, PLA_TEXT("badge")))
        return "Achievement";
    return pla_badge_elements(w) != NULL ? "MicroCredential" : "Badge";
}

static void put_creator(struct pla_badge_writer *w)
{
    const struct pla_json_node *row = pla_badge_elements(w);
    const struct pla_text body = pla_node_text(row, "body");
    const struct pla_text country = pla_node_text(row, "country");
    const struct pla_text parts[] = {PLA_TEXT("body"), body, country};
    if (body.at == NULL)
        return;
    PLA_PUT(w->out, ",\"creator\":{\"id\":\"");
    pla_badge_put_urn(w, parts, 3);
    PLA_PUT(w->out, "\",\"type\":[\"Profile\"]");
    pla_put_pair(w->out, "name", body);
    if (country.length == 2) {
        PLA_PUT(w->out, ",\"address\":{\"type\":[\"Address\"]");
        pla_put_pair(w->out, "addressCountryCode", country);
        PLA_PUT(w->out, "}");
    }
    PLA_PUT(w->out, "}");
}

void pla_badge_put_achievement(struct pla_badge_writer *w)
{
    const struct pla_text parts[] = {
        PLA_TEXT("achievement"), w->terms->issuer, pla_node_text(w->facts->decision, "rubric"),
        pla_node_text(w->facts->decision, "version"), pla_node_text(w->facts->award, "id")};
    const struct pla_text title = pla_badge_title(w);
    const struct pla_text description = pla_node_text(w->rubric, "description");
    const struct pla_text unit = pla_node_text(w->facts->award, "unit");
    PLA_PUT(w->out, ",\"achievement\":{\"id\":\"");
    pla_badge_put_urn(w, parts, sizeof parts / sizeof parts[0]);
    PLA_PUT(w->out, "\",\"type\":[\"Achievement\"]");
    pla_put_pair(w->out, "name", title);
    pla_put_pair(w->out, "description", description.length > 0 ? description : title);
    pla_put_pair(w->out, "achievementType", pla_text_of(achievement_type(w)));
    pla_put_pair(w->out, "humanCode", pla_node_text(w->facts->award, "course"));
    pla_put_pair(w->out, "version", pla_node_text(w->facts->decision, "version"));
    put_creator(w);
    put_criteria(w);
    pla_badge_put_credit(w, "creditsAvailable", w->credit.offered);
    if (unit.length > 0 && !pla_text_equal(unit, PLA_TEXT("points"))) {
        PLA_PUT(w->out, ",\"tag\":[");
        pla_str_put_json(w->out, unit);
        PLA_PUT(w->out, "]");
    }
    put_alignments(w);
    pla_badge_put_result_descriptions(w);
    pla_badge_put_elements(w);
    PLA_PUT(w->out, "}");
    pla_badge_put_credit(w, "creditsEarned", w->credit.earned);
    pla_put_pair(w->out, "term", pla_node_text(w->facts->decision, "term"));
}
