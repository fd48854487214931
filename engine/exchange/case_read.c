// SPDX-License-Identifier: Apache-2.0
/** Rubrics of a CASE 1.1 package, or its statements where it has none. */
#include "exchange/outline.h"

enum { MOST_CRITERIA = 200, MOST_LEVELS = 100, MOST_RUBRICS = 100, MOST_OUTCOMES = 1000 };

struct reading {
    const char *name;
    struct pla_arena *arena;
    struct pla_outlines *out;
    struct pla_err *err;
};

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

static const struct pla_json_node *own(const struct pla_json_node *node)
{
    return pla_json_node_get(pla_json_node_get(node, "extensions"), "plaudit");
}

static struct pla_text copy_at(const struct reading *r, const struct pla_json_node *node,
                               const char *key)
{
    return pla_text_copy(r->arena, text_at(node, key));
}

/** Children in the order of their position; equal ones keep theirs. */
static size_t in_order(const struct pla_json_node *list, const struct pla_json_node **out,
                       size_t most)
{
    struct pla_rational place[MOST_CRITERIA];
    size_t count = 0;
    for (list = pla_json_node_first(list); list != NULL && count < most;
         list = pla_json_node_next(list)) {
        struct pla_rational position = PLA_WHOLE((int64_t)count + 1);
        (void)pla_json_node_rational(pla_json_node_get(list, "position"), &position);
        size_t at = count++;
        for (; at > 0 && pla_rational_compare(place[at - 1], position) > 0; at--) {
            place[at] = place[at - 1];
            out[at] = out[at - 1];
        }
        place[at] = position;
        out[at] = list;
    }
    return count;
}

static bool read_levels(struct reading *r, const struct pla_json_node *node,
                        struct pla_outline *outline, struct pla_outline_criterion *criterion)
{
    const struct pla_json_node *nodes[MOST_LEVELS];
    const size_t count =
        in_order(pla_json_node_get(node, "CFRubricCriterionLevels"), nodes, MOST_LEVELS);
    struct pla_outline_level *levels = PLA_NEW_ARRAY(r->arena, count, struct pla_outline_level);
    bool has_scores = count > 0;
    if (levels == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        has_scores = has_scores && pla_json_node_rational(pla_json_node_get(nodes[i], "score"),
                                                          &levels[i].points);
    for (size_t i = 0; i < count; i++) {
        levels[i].name = pla_outline_name(text_at(nodes[i], "quality"), r->arena);
        levels[i].description = copy_at(r, nodes[i], "description");
        if (!has_scores)
            levels[i].points = PLA_WHOLE((int64_t)i);
    }
    if (count > 0 && !has_scores)
        pla_notes_add(&outline->notes, r->arena,
                      "%.*s: not every level has a usable score; they count 0, 1, 2 ... "
                      "by position",
                      (int)criterion->id.length, criterion->id.at);
    criterion->levels = levels;
    criterion->level_count = count;
    return true;
}

/** Is the id one that rubrics may hold, and of no criterion before? */
static bool is_free(const struct pla_outline_criterion *criteria, size_t count, struct pla_text id)
{
    for (size_t i = 0; i < count; i++)
        if (pla_text_equal(criteria[i].id, id))
            return false;
    return id.length > 0;
}

static struct pla_text make_id(struct reading *r, const struct pla_outline_criterion *criteria,
                               size_t count, const struct pla_json_node *node,
                               struct pla_text title)
{
    struct pla_text id = pla_outline_name(text_at(own(node), "id"), r->arena);
    if (is_free(criteria, count, id))
        return id;
    id = pla_outline_slug(title, "criterion", count + 1, r->arena);
    if (!is_free(criteria, count, id))
        id = pla_outline_slug((struct pla_text){0}, "criterion", count + 1, r->arena);
    return id;
}

static bool read_criterion(struct reading *r, const struct pla_json_node *node,
                           struct pla_outline *outline, struct pla_outline_criterion *criteria,
                           size_t index)
{
    struct pla_outline_criterion *criterion = &criteria[index];
    const struct pla_text description = text_at(node, "description");
    struct pla_text title = text_at(own(node), "title");
    *criterion = (struct pla_outline_criterion){.weight = PLA_WHOLE(1), .minimum = -1};
    if (title.length == 0)
        title = text_at(pla_json_node_get(node, "CFItemURI"), "title");
    if (title.length == 0)
        title = description;
    criterion->title = pla_outline_name(title, r->arena);
    if (!pla_text_equal(description, title))
        criterion->description = pla_text_copy(r->arena, description);
    criterion->area = pla_outline_name(text_at(node, "category"), r->arena);
    criterion->id = make_id(r, criteria, index, node, criterion->title);
    criterion->is_range = pla_json_node_bool(pla_json_node_get(own(node), "range"), false);
    const struct pla_json_node *weight = pla_json_node_get(node, "weight");
    if (weight == NULL)
        pla_notes_add(&outline->notes, r->arena, "criteria without a weight weigh 1");
    else if (!pla_json_node_rational(weight, &criterion->weight) || criterion->weight.num <= 0)
        criterion->weight = PLA_WHOLE(1);
    if (!read_levels(r, node, outline, criterion))
        return false;
    const struct pla_text minimum = text_at(own(node), "minimum");
    for (size_t i = 0; minimum.length > 0 && i < criterion->level_count; i++)
        if (pla_text_equal(criterion->levels[i].name, minimum))
            criterion->minimum = (int)i;
    criterion->is_open =
        !pla_json_node_bool(pla_json_node_get(own(node), "minimum"), true); /* "minimum":false */
    return pla_outline_settle(outline, criterion, r->arena);
}

static struct pla_outline *add_outline(struct reading *r)
{
    struct pla_outlines *out = r->out;
    struct pla_outline *items =
        pla_arena_grow(r->arena, out->items, &out->capacity, out->count + 1, sizeof *items);
    if (items == NULL)
        return NULL;
    out->items = items;
    items[out->count] = (struct pla_outline){.origin = pla_text_of(r->name),
                                             .format = PLA_TEXT("CASE 1.1 CFRubric")};
    return &items[out->count++];
}

static bool read_criteria(struct reading *r, const struct pla_json_node *node,
                          struct pla_outline *outline)
{
    const struct pla_json_node *nodes[MOST_CRITERIA];
    const size_t count =
        in_order(pla_json_node_get(node, "CFRubricCriteria"), nodes, MOST_CRITERIA);
    struct pla_outline_criterion *criteria =
        PLA_NEW_ARRAY(r->arena, count, struct pla_outline_criterion);
    size_t n = 0;
    if (criteria == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!read_criterion(r, nodes[i], outline, criteria, n))
            return false;
        if (criteria[n].level_count > 0)
            n++;
        else
            pla_notes_add(&outline->notes, r->arena, "%.*s has no levels and is left out",
                          (int)criteria[n].title.length, criteria[n].title.at);
    }
    outline->criteria = criteria;
    outline->criterion_count = n;
    return true;
}

static bool read_rubric(struct reading *r, const struct pla_json_node *node,
                        const struct pla_json_node *document)
{
    struct pla_outline *outline = add_outline(r);
    if (outline == NULL)
        return false;
    struct pla_text title = text_at(node, "title");
    title = title.length > 0 ? title : text_at(document, "title");
    outline->title = pla_outline_name(title, r->arena);
    outline->id = pla_outline_name(text_at(own(node), "id"), r->arena);
    if (outline->id.length == 0)
        outline->id = pla_outline_slug(outline->title, "rubric", r->out->count, r->arena);
    outline->version = pla_outline_name(text_at(own(node), "version"), r->arena);
    outline->description = copy_at(r, node, "description");
    outline->authority = copy_at(r, own(node), "authority");
    if (outline->authority.length == 0)
        outline->authority = copy_at(r, document, "creator");
    outline->source = copy_at(r, own(node), "source");
    if (outline->source.length == 0)
        outline->source = copy_at(r, document, "officialSourceURL");
    if (!read_criteria(r, node, outline) || !pla_outline_finish(outline, r->arena))
        return false;
    pla_notes_add(&outline->notes, r->arena,
                  "CASE has no awards: the points are recorded, and the verdict says whether every "
                  "criterion is at its required level");
    return !r->arena->failed;
}

/** A framework without rubrics: its statements that nothing is part of. */
static bool read_items(struct reading *r, const struct pla_json_node *items,
                       const struct pla_json_node *document)
{
    struct pla_outline *outline = add_outline(r);
    struct pla_text *outcomes =
        PLA_NEW_ARRAY(r->arena, pla_json_node_count(items), struct pla_text);
    if (outline == NULL || outcomes == NULL)
        return false;
    outline->format = PLA_TEXT("CASE 1.1 framework without rubrics");
    outline->title = pla_outline_name(text_at(document, "title"), r->arena);
    outline->id = pla_outline_slug(outline->title, "framework", r->out->count, r->arena);
    outline->authority = copy_at(r, document, "creator");
    outline->description = copy_at(r, document, "description");
    for (const struct pla_json_node *at = pla_json_node_first(items); at != NULL;
         at = pla_json_node_next(at)) {
        const struct pla_text text = pla_outline_name(text_at(at, "fullStatement"), r->arena);
        bool is_new = text.length > 0;
        for (size_t i = 0; is_new && i < outline->outcome_count; i++)
            is_new = !pla_text_equal(outcomes[i], text);
        if (is_new)
            outcomes[outline->outcome_count++] = text;
    }
    outline->outcomes = outcomes;
    pla_notes_add(
        &outline->notes, r->arena,
        "the framework has no rubric: every statement becomes a learning outcome that must "
        "be found met");
    return !r->arena->failed;
}

/** Nothing is left out in silence: what is too much is refused. */
static bool is_too_much(struct reading *r, const struct pla_json_node *list, size_t most,
                        const char *of_what)
{
    if (pla_json_node_count(list) <= most)
        return false;
    pla_err_set(r->err, PLA_SYNTAX, "%s is refused: it has %zu, and %zu is the most", of_what,
                pla_json_node_count(list), most);
    return true;
}

static bool is_too_large(struct reading *r, const struct pla_json_node *rubric)
{
    const struct pla_json_node *criteria = pla_json_node_get(rubric, "CFRubricCriteria");
    if (is_too_much(r, criteria, MOST_CRITERIA, "a rubric of so many criteria"))
        return true;
    for (criteria = pla_json_node_first(criteria); criteria != NULL;
         criteria = pla_json_node_next(criteria))
        if (is_too_much(r, pla_json_node_get(criteria, "CFRubricCriterionLevels"), MOST_LEVELS,
                        "a criterion of so many levels"))
            return true;
    return false;
}

static enum pla_code check_sizes(struct reading *r, const struct pla_json_node *root)
{
    const struct pla_json_node *rubrics = pla_json_node_get(root, "CFRubrics");
    if (is_too_large(r, root) ||
        is_too_much(r, rubrics, MOST_RUBRICS, "a package of so many rubrics"))
        return PLA_SYNTAX;
    if (pla_json_node_count(rubrics) == 0 &&
        is_too_much(r, pla_json_node_get(root, "CFItems"), MOST_OUTCOMES,
                    "a framework of so many statements"))
        return PLA_SYNTAX;
    for (rubrics = pla_json_node_first(rubrics); rubrics != NULL;
         rubrics = pla_json_node_next(rubrics))
        if (is_too_large(r, rubrics))
            return PLA_SYNTAX;
    return PLA_OK;
}

static enum pla_code read_root(struct reading *r, const struct pla_json_node *root)
{
    const struct pla_json_node *document = pla_json_node_get(root, "CFDocument");
    const struct pla_json_node *rubrics = pla_json_node_get(root, "CFRubrics");
    const struct pla_json_node *items = pla_json_node_get(root, "CFItems");
    const bool is_lone = pla_json_node_get(root, "CFRubricCriteria") != NULL;
    bool is_right = true;
    if (check_sizes(r, root) != PLA_OK)
        return PLA_SYNTAX;
    if (is_lone) {
        is_right = read_rubric(r, root, NULL);
    } else if (pla_json_node_count(rubrics) > 0) {
        for (rubrics = pla_json_node_first(rubrics); rubrics != NULL && is_right;
             rubrics = pla_json_node_next(rubrics))
            is_right = read_rubric(r, rubrics, document);
    } else if (pla_json_node_count(items) > 0) {
        is_right = read_items(r, items, document);
    } else {
        return pla_err_set(r->err, PLA_SYNTAX,
                           "this is no CASE package: it has no CFRubrics and no "
                           "CFItems");
    }
    if (!is_right || r->arena->failed)
        return pla_err_memory(r->err);
    for (size_t i = 0; i < r->out->count; i++)
        if (r->out->items[i].criterion_count == 0 && r->out->items[i].outcome_count == 0)
            return pla_err_set(r->err, PLA_SYNTAX,
                               "a rubric of this package has no criteria with "
                               "levels");
    return PLA_OK;
}

enum pla_code pla_case_read(struct pla_text text, const char *name, struct pla_arena *arena,
                            struct pla_outlines *out, struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    struct pla_err local = {0};
    struct reading r = {name, arena, out, err != NULL ? err : &local};
    if (text.length > 16 << 20) {
        pla_err_set(r.err, PLA_SYNTAX, "a package of more than 16 MiB is refused");
        pla_err_prepend(r.err, "%s", name);
        return PLA_SYNTAX;
    }
    enum pla_code code = pla_json_tree_parse(text, name, &tree, r.err);
    if (code != PLA_OK)
        return code;
    code = read_root(&r, pla_json_tree_root(tree));
    pla_json_tree_free(tree);
    if (code != PLA_OK)
        pla_err_prepend(r.err, "%s", name);
    return code;
}
