// SPDX-License-Identifier: Apache-2.0
/** Items of evidence from xAPI statements (IEEE 9274.1.1). */
#include "exchange/evidence.h"
#include "exchange/ids.h"

enum { MOST_STATEMENTS = 100000 };

struct reading {
    const char *name;
    struct pla_arena *arena;
    struct pla_found_list *out;
    struct pla_faults *faults;
    size_t skipped;
};

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

/** A language map's text: English if there is one, else its first. */
static struct pla_text map_text(const struct pla_json_node *map)
{
    static const char *const wanted[] = {"en", "en-US", "en-GB"};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (text_at(map, wanted[i]).at != NULL)
            return text_at(map, wanted[i]);
    return pla_json_node_text(pla_json_node_first(map));
}

/** Who did it: exactly one of these identifies an actor. */
static struct pla_text actor_id(const struct pla_json_node *actor)
{
    static const char *const members[] = {"mbox", "mbox_sha1sum", "openid"};
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
        if (text_at(actor, members[i]).length > 0)
            return text_at(actor, members[i]);
    return text_at(pla_json_node_get(actor, "account"), "name");
}

/** Last word of an IRI: "completed" of ".../verbs/completed". */
static struct pla_text last_word(struct pla_text iri)
{
    size_t at = iri.length;
    while (at > 0 && iri.at[at - 1] != '/' && iri.at[at - 1] != '#' && iri.at[at - 1] != ':')
        at--;
    return (struct pla_text){iri.at + at, iri.length - at};
}

/** A duration (ISO 8601, PnDTnHnMnS, whole or with decimals) in hours. */
static bool read_hours(struct pla_text text, struct pla_rational *out)
{
    static const struct {
        char unit;
        bool in_time;
        int64_t num, den;
    } units[] = {{'W', false, 168, 1},
                 {'D', false, 24, 1},
                 {'H', true, 1, 1},
                 {'M', true, 1, 60},
                 {'S', true, 1, 3600}};
    struct pla_rational sum = PLA_ZERO;
    bool in_time = false, has_part = false;
    if (text.length < 3 || text.at[0] != 'P')
        return false;
    for (size_t at = 1; at < text.length;) {
        if (text.at[at] == 'T') {
            in_time = true;
            at++;
            continue;
        }
        const size_t begin = at;
        while (at < text.length &&
               ((text.at[at] >= '0' && text.at[at] <= '9') || text.at[at] == '.'))
            at++;
        struct pla_rational number, part = PLA_ZERO, scale = PLA_ZERO;
        if (at == text.length ||
            !pla_rational_from_decimal((struct pla_text){text.at + begin, at - begin}, &number))
            return false;
        for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
            if (units[i].unit == text.at[at] && units[i].in_time == in_time)
                scale = (struct pla_rational){units[i].num, units[i].den};
        if (scale.num == 0 || !pla_rational_mul(number, scale, &part) ||
            !pla_rational_add(sum, part, &sum))
            return false; /* months and years have no fixed length */
        has_part = true;
        at++;
    }
    *out = sum;
    return has_part;
}

static struct pla_text copy(const struct reading *r, struct pla_text text)
{
    return pla_text_copy(r->arena, text);
}

/** The day of the timestamp, as text. */
static struct pla_text day_of(const struct reading *r, struct pla_text timestamp)
{
    struct pla_str s = {0};
    int64_t seconds;
    struct pla_text day = {0};
    if (!pla_instant_read(timestamp, &seconds))
        return day;
    pla_day_put(&s, pla_instant_day(seconds));
    if (s.failed)
        r->arena->failed = true;
    else
        day = copy(r, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return day;
}

static void add_tag(const struct reading *r, struct pla_found *found, struct pla_text tag)
{
    struct pla_text *items = PLA_NEW_ARRAY(r->arena, 1, struct pla_text);
    if (items == NULL || tag.length == 0)
        return;
    items[0] = copy(r, tag);
    found->tags = (struct pla_text_list){items, 1};
}

static void fill(const struct reading *r, const struct pla_json_node *statement,
                 struct pla_found *found)
{
    const struct pla_json_node *object = pla_json_node_get(statement, "object");
    const struct pla_json_node *definition = pla_json_node_get(object, "definition");
    const struct pla_json_node *actor = pla_json_node_get(statement, "actor");
    const struct pla_json_node *context = pla_json_node_get(statement, "context");
    const struct pla_json_node *result = pla_json_node_get(statement, "result");
    const struct pla_text id = text_at(object, "id");
    struct pla_text title = map_text(pla_json_node_get(definition, "name"));
    found->learner = found->portfolio = copy(r, actor_id(actor));
    found->name = copy(r, text_at(actor, "name"));
    found->id = copy(r, text_at(statement, "id"));
    found->kind = PLA_TEXT("online activity");
    found->title = copy(r, title.length > 0 ? title : id);
    found->description = copy(r, map_text(pla_json_node_get(definition, "description")));
    found->url = pla_is_web_address(id) ? copy(r, id) : (struct pla_text){0};
    found->issuer = copy(r, text_at(context, "platform"));
    if (found->issuer.length == 0)
        found->issuer = copy(r, text_at(pla_json_node_get(statement, "authority"), "name"));
    found->started = found->ended = day_of(r, text_at(statement, "timestamp"));
    found->has_hours = read_hours(text_at(result, "duration"), &found->hours);
    found->reflection = copy(r, text_at(result, "response"));
    add_tag(r, found, last_word(text_at(pla_json_node_get(statement, "verb"), "id")));
}

static void refuse(struct reading *r, size_t number, const char *what)
{
    struct pla_err err;
    pla_err_set(&err, PLA_SYNTAX, "statement %zu has no %s", number, what);
    pla_err_prepend(&err, "%s", r->name);
    pla_faults_add(r->faults, &err);
}

static void read_statement(struct reading *r, const struct pla_json_node *statement, size_t number)
{
    const struct pla_text verb = text_at(pla_json_node_get(statement, "verb"), "id");
    const struct pla_json_node *object = pla_json_node_get(statement, "object");
    if (verb.length == 0) {
        refuse(r, number, "verb with an id");
        return;
    }
    if (actor_id(pla_json_node_get(statement, "actor")).length == 0) {
        refuse(r, number, "actor with mbox, mbox_sha1sum, openid or account");
        return;
    }
    const bool is_activity = text_at(object, "objectType").at == NULL ||
                             pla_text_equal(text_at(object, "objectType"), PLA_TEXT("Activity"));
    if (pla_text_equal(last_word(verb), PLA_TEXT("voided")) || !is_activity) {
        r->skipped++;
        return;
    }
    if (text_at(object, "id").length == 0) {
        refuse(r, number, "object with an id");
        return;
    }
    struct pla_found *found = pla_found_add(r->out, r->arena);
    if (found != NULL)
        fill(r, statement, found);
}

static void read_root(struct reading *r, const struct pla_json_node *root, size_t *number)
{
    const struct pla_json_node *list = pla_json_node_get(root, "statements");
    if (list == NULL && pla_json_node_type(root) == PLA_JSON_ARRAY)
        list = root;
    if (list == NULL) {
        read_statement(r, root, ++*number);
        return;
    }
    for (list = pla_json_node_first(list); list != NULL && *number <= MOST_STATEMENTS;
         list = pla_json_node_next(list))
        read_statement(r, list, ++*number);
}

/** Nothing is left out in silence: what is too much is refused. */
static enum pla_code check_count(const struct reading *r, size_t number, struct pla_err *err)
{
    if (number <= MOST_STATEMENTS)
        return PLA_OK;
    pla_err_set(err, PLA_SYNTAX, "more than %d statements are refused", MOST_STATEMENTS);
    pla_err_hint(err, "split the file");
    pla_err_prepend(err, "%s", r->name);
    return PLA_SYNTAX;
}

/** What is wrong with a line, with its number. */
static void find_line(struct reading *r, struct pla_text text, size_t line, struct pla_err *err)
{
    struct pla_json scan;
    pla_json_begin(&scan, text, r->name, line, r->arena);
    if (!pla_json_skip(&scan) || pla_json_end(&scan) != PLA_OK)
        *err = scan.err;
}

/** One JSON text, or one a line: a text that is whole is not tried by lines. */
static enum pla_code read_text(struct reading *r, struct pla_text text, struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    size_t number = 0;
    enum pla_code code = pla_json_tree_parse(text, r->name, &tree, err);
    if (code == PLA_OK) {
        read_root(r, pla_json_tree_root(tree), &number);
        pla_json_tree_free(tree);
        return check_count(r, number, err);
    }
    const struct pla_err whole = *err;
    for (size_t line = 1; text.length > 0 && code != PLA_MEMORY && number <= MOST_STATEMENTS;
         line++) {
        const char *end = memchr(text.at, '\n', text.length);
        const size_t length = end != NULL ? (size_t)(end - text.at) : text.length;
        code = length > 1
                   ? pla_json_tree_parse((struct pla_text){text.at, length}, r->name, &tree, err)
                   : PLA_NO;
        if (code == PLA_OK) {
            read_root(r, pla_json_tree_root(tree), &number);
            pla_json_tree_free(tree);
            tree = NULL;
        } else if (code == PLA_SYNTAX) {
            if (line == 1)
                *err = whole;
            else
                find_line(r, (struct pla_text){text.at, length}, line, err);
            return code;
        }
        const size_t step = length + (end != NULL);
        text = (struct pla_text){text.at + step, text.length - step};
    }
    return code == PLA_MEMORY ? code : check_count(r, number, err);
}

enum pla_code pla_evidence_read_xapi(struct pla_text text, const char *name,
                                     struct pla_arena *arena, struct pla_found_list *out,
                                     size_t *out_skipped, struct pla_faults *faults)
{
    struct reading r = {.name = name, .arena = arena, .out = out, .faults = faults};
    const size_t before = faults->count;
    struct pla_err err = {0};
    enum pla_code code = read_text(&r, text, &err);
    if (code == PLA_OK && arena->failed)
        code = pla_err_memory(&err);
    if (code != PLA_OK)
        pla_faults_add(faults, &err);
    *out_skipped = r.skipped;
    if (code != PLA_OK)
        return code;
    return faults->count == before ? PLA_OK : PLA_SYNTAX;
}
