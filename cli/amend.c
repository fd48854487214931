// SPDX-License-Identifier: Apache-2.0
/** Held credit, ratings and findings into a portfolio's text. */
#include "amend.h"

#include "base/json.h"
#include "base/rational.h"

/** Members that can be put in. */
enum member { HELD, RATINGS, FINDINGS, MEMBERS };
static const char *const member_names[MEMBERS] = {"held", "ratings", "findings"};

/** Where these members stand in a record; `end` is its closing bracket. */
struct places {
    struct pla_text arrays[MEMBERS]; /**< as written; absent if not there */
    const char *end;
    bool is_empty;
};

static bool is_array(struct pla_json *json)
{
    return pla_json_peek(json) == PLA_JSON_ARRAY;
}

/** The member of that name; MEMBERS if it is none of them. */
static enum member member_named(struct pla_text key)
{
    int member = HELD;
    while (member < MEMBERS && !pla_text_equal(key, pla_text_of(member_names[member])))
        member++;
    return (enum member)member;
}

static bool find_places(struct pla_text record, struct pla_arena *arena, struct places *out)
{
    struct pla_json json;
    struct pla_text key;
    *out = (struct places){.is_empty = true};
    pla_json_begin(&json, record, "portfolio", 1, arena);
    if (pla_json_peek(&json) != PLA_JSON_OBJECT || !pla_json_object(&json))
        return false;
    while (pla_json_member(&json, &key)) {
        out->is_empty = false;
        enum member member = member_named(key);
        if (member < MEMBERS && is_array(&json))
            (void)pla_json_raw(&json, &out->arrays[member]);
        else
            (void)pla_json_skip(&json);
    }
    out->end = json.at - 1;
    return pla_json_end(&json) == PLA_OK;
}

/** The elements of an array's text. */
static struct pla_text inside(struct pla_text array)
{
    if (array.at == NULL || array.length < 2)
        return (struct pla_text){0};
    array.at++;
    array.length -= 2;
    while (array.length > 0 && strchr(" \t\r\n", array.at[array.length - 1]) != NULL)
        array.length--;
    while (array.length > 0 && strchr(" \t\r\n", array.at[0]) != NULL) {
        array.at++;
        array.length--;
    }
    return array.length > 0 ? array : (struct pla_text){0};
}

struct pla_text cli_amend_member(struct pla_text more, const char *key, struct pla_arena *arena)
{
    struct places places;
    if (more.at == NULL || !find_places(more, arena, &places))
        return (struct pla_text){0};
    enum member member = member_named(pla_text_of(key));
    return member < MEMBERS ? inside(places.arrays[member]) : (struct pla_text){0};
}

/* ---- ratings ---- */

/** What tells two ratings apart; of a finding the item and the assessor. */
struct rating_key {
    struct pla_text rubric, claim, criterion, assessor, rated, evidence, whole;
};

static bool read_key(struct pla_text element, struct pla_arena *arena, struct rating_key *out)
{
    static const char *const names[] = {"rubric",   "claim", "criterion",
                                        "assessor", "rated", "evidence"};
    struct pla_text *const texts[] = {&out->rubric,   &out->claim, &out->criterion,
                                      &out->assessor, &out->rated, &out->evidence};
    struct pla_json json;
    struct pla_text key;
    *out = (struct rating_key){.whole = element};
    pla_json_begin(&json, element, "rating", 1, arena);
    if (pla_json_peek(&json) != PLA_JSON_OBJECT || !pla_json_object(&json))
        return false;
    while (pla_json_member(&json, &key)) {
        struct pla_text *text = NULL;
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
            if (pla_text_equal(key, pla_text_of(names[i])))
                text = texts[i];
        if (text != NULL && pla_json_peek(&json) == PLA_JSON_STRING)
            (void)pla_json_string(&json, text);
        else
            (void)pla_json_skip(&json);
    }
    return json.err.code == PLA_OK;
}

static bool is_same(struct pla_text a, struct pla_text b)
{
    return a.length == b.length && pla_bytes_equal(a.at, b.at, a.length);
}

static bool replaces(const struct rating_key *later, const struct rating_key *former)
{
    bool is_rubric = later->rubric.at == NULL || former->rubric.at == NULL ||
                     is_same(later->rubric, former->rubric);
    return is_rubric && is_same(later->criterion, former->criterion) &&
           is_same(later->assessor, former->assessor) && is_same(later->claim, former->claim) &&
           is_same(later->rated, former->rated) && is_same(later->evidence, former->evidence);
}

struct key_list {
    struct rating_key *items;
    size_t count, capacity;
};

static void read_keys(struct pla_text elements, struct pla_arena *arena, struct key_list *out)
{
    struct pla_json json;
    struct pla_str array = {0};
    struct pla_text element;
    *out = (struct key_list){0};
    if (elements.at == NULL)
        return;
    pla_str_put_c(&array, '[');
    pla_str_put_text(&array, elements);
    pla_str_put_c(&array, ']');
    struct pla_text text = pla_text_copy(arena, (struct pla_text){array.at, array.length});
    pla_str_release(&array);
    if (text.at == NULL)
        return;
    pla_json_begin(&json, text, "ratings", 1, arena);
    if (!pla_json_array(&json))
        return;
    while (pla_json_element(&json) && pla_json_raw(&json, &element)) {
        struct rating_key *items =
            pla_arena_grow(arena, out->items, &out->capacity, out->count + 1, sizeof *items);
        if (items == NULL)
            return;
        out->items = items;
        (void)read_key(element, arena, &items[out->count++]);
    }
}

static void put_element(struct pla_str *out, size_t from, struct pla_text element)
{
    if (out->length > from)
        pla_str_put_c(out, ',');
    pla_str_put_text(out, element);
}

void cli_amend_join(struct pla_text former, struct pla_text later, struct pla_arena *arena,
                    struct pla_str *out)
{
    struct key_list old, new;
    size_t from = out->length;
    read_keys(former, arena, &old);
    read_keys(later, arena, &new);
    for (size_t i = 0; i < old.count; i++) {
        bool is_replaced = false;
        for (size_t k = 0; k < new.count && !is_replaced; k++)
            is_replaced = replaces(&new.items[k], &old.items[i]);
        if (!is_replaced)
            put_element(out, from, old.items[i].whole);
    }
    for (size_t k = 0; k < new.count; k++)
        put_element(out, from, new.items[k].whole);
    out->failed = out->failed || arena->failed;
}

/* ---- the record ---- */

/** `"key":[...]` in place of the array that is there, or behind all else. */
struct splice {
    const char *key;
    struct pla_text there; /**< the array as written, or absent */
    struct pla_str array;
};

/** In the order in which they stand in the record; what is not there goes last. */
static void order(struct splice *splices, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i;
             k > 0 && splices[k].there.at != NULL &&
             (splices[k - 1].there.at == NULL || splices[k - 1].there.at > splices[k].there.at);
             k--) {
            struct splice moved = splices[k];
            splices[k] = splices[k - 1];
            splices[k - 1] = moved;
        }
}

static void put_spliced(struct pla_str *out, struct pla_text record, const struct places *places,
                        struct splice *splices, size_t count)
{
    const char *at = record.at;
    bool is_empty = places->is_empty;
    order(splices, count);
    for (size_t i = 0; i < count && splices[i].there.at != NULL; i++) {
        pla_str_put(out, at, (size_t)(splices[i].there.at - at));
        pla_str_put(out, splices[i].array.at, splices[i].array.length);
        at = splices[i].there.at + splices[i].there.length;
    }
    pla_str_put(out, at, (size_t)(places->end - at));
    for (size_t i = 0; i < count; i++)
        if (splices[i].there.at == NULL) {
            pla_str_put_format(out, "%s\"%s\":", is_empty ? "" : ",", splices[i].key);
            pla_str_put(out, splices[i].array.at, splices[i].array.length);
            is_empty = false;
        }
    pla_str_put(out, places->end, (size_t)(record.at + record.length - places->end));
}

/** The array of a member with what is put in. */
static void make_splice(enum member member, struct pla_text there, struct pla_text more,
                        struct pla_arena *arena, struct splice *out)
{
    struct pla_text former = inside(there);
    *out = (struct splice){.key = member_names[member], .there = there};
    pla_str_put_c(&out->array, '[');
    if (member == HELD) {
        put_element(&out->array, 1, former.at != NULL ? former : more);
        if (former.at != NULL)
            put_element(&out->array, 1, more);
    } else {
        cli_amend_join(former, more, arena, &out->array);
    }
    pla_str_put_c(&out->array, ']');
}

enum pla_code cli_amend(struct pla_text record, struct pla_text more, struct pla_arena *arena,
                        struct pla_str *out, struct pla_err *err)
{
    struct places places;
    struct splice splices[MEMBERS] = {0};
    size_t count = 0;
    if (more.at == NULL || !find_places(record, arena, &places)) {
        pla_str_put_text(out, record);
        return arena->failed ? pla_err_memory(err) : pla_str_check(out, err);
    }
    for (int member = HELD; member < MEMBERS; member++) {
        struct pla_text elements = cli_amend_member(more, member_names[member], arena);
        if (elements.at != NULL)
            make_splice((enum member)member, places.arrays[member], elements, arena,
                        &splices[count++]);
    }
    bool is_failed = arena->failed;
    for (size_t i = 0; i < count; i++)
        is_failed = is_failed || splices[i].array.failed;
    if (!is_failed)
        put_spliced(out, record, &places, splices, count);
    for (size_t i = 0; i < count; i++)
        pla_str_release(&splices[i].array);
    return is_failed ? pla_err_memory(err) : pla_str_check(out, err);
}

enum pla_code cli_amend_clear(struct pla_text record, struct pla_arena *arena, struct pla_str *out,
                              struct pla_err *err)
{
    struct places places;
    struct pla_text ratings = {0};
    if (find_places(record, arena, &places))
        ratings = places.arrays[RATINGS];
    if (ratings.at == NULL) {
        pla_str_put_text(out, record);
        return pla_str_check(out, err);
    }
    const char *behind = ratings.at + ratings.length;
    pla_str_put(out, record.at, (size_t)(ratings.at - record.at));
    PLA_PUT(out, "[]");
    pla_str_put(out, behind, (size_t)(record.at + record.length - behind));
    return pla_str_check(out, err);
}

int64_t cli_amend_number(struct pla_text more, const char *key, struct pla_arena *arena)
{
    struct pla_json json;
    struct pla_text name;
    struct pla_rational number = PLA_ZERO;
    if (more.at == NULL)
        return 0;
    pla_json_begin(&json, more, "more", 1, arena);
    if (pla_json_peek(&json) != PLA_JSON_OBJECT || !pla_json_object(&json))
        return 0;
    while (pla_json_member(&json, &name)) {
        if (pla_text_equal(name, pla_text_of(key)) && pla_json_peek(&json) == PLA_JSON_NUMBER)
            (void)pla_json_number(&json, &number);
        else
            (void)pla_json_skip(&json);
    }
    return number.den == 1 ? number.num : 0;
}

static void read_learner(struct pla_json *json, struct cli_subject *out)
{
    struct pla_text key;
    if (pla_json_peek(json) != PLA_JSON_OBJECT) {
        (void)pla_json_skip(json);
        return;
    }
    if (!pla_json_object(json))
        return;
    while (pla_json_member(json, &key)) {
        if (pla_text_equal(key, PLA_TEXT("id")) && pla_json_peek(json) == PLA_JSON_STRING)
            (void)pla_json_string(json, &out->learner);
        else
            (void)pla_json_skip(json);
    }
}

bool cli_subject_read(struct pla_text record, struct pla_arena *arena, struct cli_subject *out)
{
    struct pla_json json;
    struct pla_text key;
    struct pla_rational attempt = PLA_WHOLE(1);
    *out = (struct cli_subject){.attempt = 1};
    pla_json_begin(&json, record, "portfolio", 1, arena);
    if (pla_json_peek(&json) != PLA_JSON_OBJECT || !pla_json_object(&json))
        return false;
    while (pla_json_member(&json, &key)) {
        if (pla_text_equal(key, PLA_TEXT("id")) && pla_json_peek(&json) == PLA_JSON_STRING)
            (void)pla_json_string(&json, &out->portfolio);
        else if (pla_text_equal(key, PLA_TEXT("attempt")) &&
                 pla_json_peek(&json) == PLA_JSON_NUMBER)
            (void)pla_json_number(&json, &attempt);
        else if (pla_text_equal(key, PLA_TEXT("learner")))
            read_learner(&json, out);
        else
            (void)pla_json_skip(&json);
    }
    if (attempt.den == 1 && attempt.num > 0)
        out->attempt = attempt.num;
    return json.err.code == PLA_OK && out->portfolio.at != NULL;
}
