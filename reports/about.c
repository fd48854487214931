// SPDX-License-Identifier: Apache-2.0
/** Reading the descriptions that travel beside decisions. */
#include "about.h"

#include "base/json_tree.h"

static struct pla_text text_of(const struct pla_json_node *node, const char *key,
                               struct pla_arena *arena)
{
    struct pla_text text = pla_json_node_text(pla_json_node_get(node, key));
    return pla_text_copy(arena, text);
}

/** Text, or a number as text. */
static struct pla_text bound_of(const struct pla_json_node *node, struct pla_arena *arena)
{
    struct pla_rational number;
    struct pla_text text = pla_json_node_text(node);
    if (text.at != NULL || !pla_json_node_rational(node, &number)) {
        return pla_text_copy(arena, text);
    }
    struct pla_str digits = {0};
    pla_rational_put(&digits, number);
    text = pla_text_copy(arena, (struct pla_text){digits.at, digits.length});
    arena->failed = arena->failed || digits.failed;
    pla_str_release(&digits);
    return text;
}

static bool number_of(const struct pla_json_node *node, const char *key, struct pla_rational *out)
{
    return pla_json_node_rational(pla_json_node_get(node, key), out);
}

/** Read every element of a list into an array of `size` bytes each. @return the array */
static void *read_list(const struct pla_json_node *list, struct pla_arena *arena, size_t size,
                       void (*read)(const struct pla_json_node *, struct pla_arena *, void *),
                       size_t *out_count)
{
    size_t count = pla_json_node_count(list), n = 0;
    char *items = pla_arena_array(arena, count, size);
    *out_count = 0;
    if (items == NULL) {
        return NULL;
    }
    for (const struct pla_json_node *at = pla_json_node_first(list); at != NULL && n < count;
         at = pla_json_node_next(at)) {
        read(at, arena, items + size * n++);
    }
    *out_count = n;
    return items;
}

static void read_text(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    *(struct pla_text *)out = pla_text_copy(arena, pla_json_node_text(node));
}

/** A list of texts, one slot an element; null stays absent. */
static struct pla_text_list list_of(const struct pla_json_node *list, struct pla_arena *arena)
{
    struct pla_text_list texts = {0};
    texts.items = read_list(list, arena, sizeof *texts.items, read_text, &texts.count);
    return texts;
}

static void read_criterion(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_about_criterion *criterion = out;
    criterion->id = text_of(node, "id", arena);
    criterion->title = text_of(node, "title", arena);
    criterion->area = text_of(node, "area", arena);
    criterion->description = text_of(node, "description", arena);
    criterion->levels = list_of(pla_json_node_get(node, "levels"), arena);
    criterion->descriptors = list_of(pla_json_node_get(node, "descriptors"), arena);
    criterion->minimum = bound_of(pla_json_node_get(node, "minimum"), arena);
    criterion->is_computed = pla_json_node_bool(pla_json_node_get(node, "computed"), false);
    const struct pla_json_node *bounds = pla_json_node_get(node, "number");
    criterion->has_bounds =
        number_of(bounds, "from", &criterion->from) && number_of(bounds, "to", &criterion->to);
    if (!number_of(node, "weight", &criterion->weight)) {
        criterion->weight = PLA_WHOLE(1);
    }
}

static void read_award(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_about_award *award = out;
    award->id = text_of(node, "id", arena);
    award->title = text_of(node, "title", arena);
}

static void read_rubric(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_about_rubric *rubric = out;
    rubric->id = text_of(node, "id", arena);
    rubric->version = text_of(node, "version", arena);
    rubric->title = text_of(node, "title", arena);
    rubric->authority = text_of(node, "authority", arena);
    rubric->source = text_of(node, "source", arena);
    rubric->method = text_of(node, "method", arena);
    rubric->description = text_of(node, "description", arena);
    rubric->fingerprint = text_of(node, "fingerprint", arena);
    rubric->criteria =
        read_list(pla_json_node_get(node, "criteria"), arena, sizeof(struct pla_about_criterion),
                  read_criterion, &rubric->criterion_count);
    rubric->awards = read_list(pla_json_node_get(node, "awards"), arena,
                               sizeof(struct pla_about_award), read_award, &rubric->award_count);
    rubric->outcomes =
        read_list(pla_json_node_get(node, "outcomes"), arena, sizeof(struct pla_about_award),
                  read_award, &rubric->outcome_count);
}

static void read_cohort(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_about_cohort *cap = out;
    cap->id = text_of(node, "id", arena);
    cap->method = text_of(node, "method", arena);
    cap->program = text_of(node, "program", arena);
    cap->has_max = number_of(node, "max", &cap->max);
    cap->has_percent = number_of(node, "percent", &cap->percent);
}

static void read_policy(const struct pla_json_node *policy, struct pla_arena *arena,
                        struct pla_about *out)
{
    out->policy = text_of(policy, "id", arena);
    out->policy_version = text_of(policy, "version", arena);
    out->institution = text_of(policy, "institution", arena);
    out->unit = text_of(policy, "unit", arena);
    out->standards = text_of(policy, "standards", arena);
    out->contact = text_of(policy, "contact", arena);
    out->residency = text_of(policy, "residency", arena);
    out->approvals = list_of(pla_json_node_get(policy, "approvals"), arena);
    out->cohort = read_list(pla_json_node_get(policy, "cohort"), arena,
                            sizeof(struct pla_about_cohort), read_cohort, &out->cohort_count);
    const struct pla_json_node *appeals = pla_json_node_get(policy, "appeals");
    struct pla_rational days;
    if (number_of(appeals, "days", &days) && days.den == 1 && days.num > 0 && days.num < 10000) {
        out->appeal_days = (int)days.num;
    }
    out->appeal_to = text_of(appeals, "to", arena);
    out->appeal_text = text_of(appeals, "text", arena);
}

enum pla_code pla_about_read(struct pla_text json, struct pla_arena *arena, struct pla_about *out,
                             struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    enum pla_code code = pla_json_tree_parse(json, "description", &tree, err);
    if (code != PLA_OK) {
        return code;
    }
    struct pla_about about = {0};
    const struct pla_json_node *root = pla_json_tree_root(tree);
    read_policy(pla_json_node_get(root, "policy"), arena, &about);
    about.rubrics = read_list(pla_json_node_get(root, "rubrics"), arena,
                              sizeof(struct pla_about_rubric), read_rubric, &about.rubric_count);
    pla_json_tree_free(tree);
    if (arena->failed) {
        return pla_err_memory(err);
    }
    *out = about;
    return PLA_OK;
}

static void read_item(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_context_item *item = out;
    item->id = text_of(node, "id", arena);
    item->title = text_of(node, "title", arena);
    item->kind = text_of(node, "kind", arena);
    item->issuer = text_of(node, "issuer", arena);
    item->url = text_of(node, "url", arena);
    item->started = text_of(node, "started", arena);
    item->ended = text_of(node, "ended", arena);
}

static void read_claim(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_context_claim *claim = out;
    claim->id = text_of(node, "id", arena);
    claim->course = text_of(node, "course", arena);
}

static void read_comment(const struct pla_json_node *node, struct pla_arena *arena, void *out)
{
    struct pla_context_comment *comment = out;
    comment->assessor = text_of(node, "assessor", arena);
    comment->rubric = text_of(node, "rubric", arena);
    comment->claim = text_of(node, "claim", arena);
    comment->criterion = text_of(node, "criterion", arena);
    comment->rated = text_of(node, "rated", arena);
    comment->text = text_of(node, "comment", arena);
}

enum pla_code pla_context_read(struct pla_text json, struct pla_arena *arena,
                               struct pla_context *out, struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    enum pla_code code = pla_json_tree_parse(json, "context", &tree, err);
    if (code != PLA_OK) {
        return code;
    }
    const struct pla_json_node *root = pla_json_tree_root(tree);
    struct pla_context context = {
        .portfolio = text_of(root, "portfolio", arena),
        .name = text_of(root, "name", arena),
        .submitted = text_of(root, "submitted", arena),
    };
    context.evidence =
        read_list(pla_json_node_get(root, "evidence"), arena, sizeof(struct pla_context_item),
                  read_item, &context.evidence_count);
    context.claims = read_list(pla_json_node_get(root, "claims"), arena,
                               sizeof(struct pla_context_claim), read_claim, &context.claim_count);
    context.comments =
        read_list(pla_json_node_get(root, "ratings"), arena, sizeof(struct pla_context_comment),
                  read_comment, &context.comment_count);
    pla_json_tree_free(tree);
    if (arena->failed) {
        return pla_err_memory(err);
    }
    *out = context;
    return PLA_OK;
}

const struct pla_about_rubric *pla_about_rubric(const struct pla_about *about, struct pla_text id,
                                                struct pla_text version)
{
    for (size_t i = 0; about != NULL && i < about->rubric_count; i++) {
        const struct pla_about_rubric *rubric = &about->rubrics[i];
        if (pla_text_equal(rubric->id, id) && pla_text_equal(rubric->version, version)) {
            return rubric;
        }
    }
    return NULL;
}

const struct pla_about_criterion *pla_about_criterion(const struct pla_about_rubric *rubric,
                                                      struct pla_text id)
{
    for (size_t i = 0; rubric != NULL && i < rubric->criterion_count; i++) {
        if (pla_text_equal(rubric->criteria[i].id, id)) {
            return &rubric->criteria[i];
        }
    }
    return NULL;
}

struct pla_text pla_about_criterion_title(const struct pla_about *about, struct pla_text rubric,
                                          struct pla_text version, struct pla_text criterion)
{
    const struct pla_about_criterion *found =
        pla_about_criterion(pla_about_rubric(about, rubric, version), criterion);
    return found != NULL && found->title.length > 0 ? found->title : criterion;
}

struct pla_text pla_about_outcome_title(const struct pla_about_rubric *rubric,
                                        struct pla_text outcome)
{
    for (size_t i = 0; rubric != NULL && i < rubric->outcome_count; i++) {
        if (pla_text_equal(rubric->outcomes[i].id, outcome) &&
            rubric->outcomes[i].title.length > 0) {
            return rubric->outcomes[i].title;
        }
    }
    return outcome;
}

const struct pla_context_item *pla_context_item(const struct pla_context *context,
                                                struct pla_text id)
{
    for (size_t i = 0; context != NULL && i < context->evidence_count; i++) {
        if (pla_text_equal(context->evidence[i].id, id)) {
            return &context->evidence[i];
        }
    }
    return NULL;
}

const struct pla_context_posting *pla_context_posting(const struct pla_context *context,
                                                      struct pla_text rubric, struct pla_text claim,
                                                      struct pla_text award)
{
    for (size_t i = 0; context != NULL && i < context->posting_count; i++) {
        const struct pla_context_posting *posting = &context->postings[i];
        if (pla_text_equal(posting->rubric, rubric) && pla_text_equal(posting->claim, claim) &&
            pla_text_equal(posting->award, award)) {
            return posting;
        }
    }
    return NULL;
}
