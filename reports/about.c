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

static void read_criteria(const struct pla_json_node *list, struct pla_arena *arena,
                          struct pla_about_rubric *out)
{
    size_t count = pla_json_node_count(list);
    struct pla_about_criterion *items = PLA_NEW_ARRAY(arena, count, struct pla_about_criterion);
    if (items == NULL) {
        return;
    }
    size_t n = 0;
    for (const struct pla_json_node *at = pla_json_node_first(list); at != NULL && n < count;
         at = pla_json_node_next(at)) {
        items[n].id = text_of(at, "id", arena);
        items[n].title = text_of(at, "title", arena);
        n++;
    }
    out->criteria = items;
    out->criterion_count = n;
}

static void read_rubrics(const struct pla_json_node *list, struct pla_arena *arena,
                         struct pla_about *out)
{
    size_t count = pla_json_node_count(list);
    struct pla_about_rubric *items = PLA_NEW_ARRAY(arena, count, struct pla_about_rubric);
    if (items == NULL) {
        return;
    }
    size_t n = 0;
    for (const struct pla_json_node *at = pla_json_node_first(list); at != NULL && n < count;
         at = pla_json_node_next(at)) {
        struct pla_about_rubric *rubric = &items[n++];
        rubric->id = text_of(at, "id", arena);
        rubric->version = text_of(at, "version", arena);
        rubric->title = text_of(at, "title", arena);
        rubric->authority = text_of(at, "authority", arena);
        rubric->source = text_of(at, "source", arena);
        read_criteria(pla_json_node_get(at, "criteria"), arena, rubric);
    }
    out->rubrics = items;
    out->rubric_count = n;
}

static void read_policy(const struct pla_json_node *policy, struct pla_arena *arena,
                        struct pla_about *out)
{
    out->policy = text_of(policy, "id", arena);
    out->institution = text_of(policy, "institution", arena);
    out->unit = text_of(policy, "unit", arena);
    const struct pla_json_node *appeals = pla_json_node_get(policy, "appeals");
    struct pla_rational days;
    if (pla_json_node_rational(pla_json_node_get(appeals, "days"), &days) && days.den == 1 &&
        days.num > 0 && days.num < 10000) {
        out->appeal_days = (int)days.num;
    }
    out->appeal_to = text_of(appeals, "to", arena);
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
    read_rubrics(pla_json_node_get(root, "rubrics"), arena, &about);
    pla_json_tree_free(tree);
    if (arena->failed) {
        return pla_err_memory(err);
    }
    *out = about;
    return PLA_OK;
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
    };
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

struct pla_text pla_about_criterion_title(const struct pla_about *about, struct pla_text rubric,
                                          struct pla_text version, struct pla_text criterion)
{
    const struct pla_about_rubric *found = pla_about_rubric(about, rubric, version);
    for (size_t i = 0; found != NULL && i < found->criterion_count; i++) {
        if (pla_text_equal(found->criteria[i].id, criterion) &&
            found->criteria[i].title.length > 0) {
            return found->criteria[i].title;
        }
    }
    return criterion;
}
