// SPDX-License-Identifier: Apache-2.0
/**
 * What Lua says about an error, in the words of somebody who writes rubrics: `attempt to index a
 * nil value (local 't')` becomes `"t" is nil: it has no members`, with what to do about it. A text
 * of another form stays as it is; nothing is decided here, for scripts can raise any text.
 */
#include "rubric/sandbox_inside.h"

#include <string.h>

/** "table" of "a table value", "t" of "(local 't')"; absent if it is not named. */
struct culprit {
    struct pla_text type, name;
};

static const struct {
    const char *lua, *words;
} operations[] = {
    {"index", "it has no members"},
    {"call", "it is not a function"},
    {"perform arithmetic on", "nothing can be computed from it"},
    {"concatenate", "it cannot be joined to a text"},
    {"get length of", "it has no length"},
    {"perform bitwise operation on", "&, | and ~ join measures and conditions"},
};

static const char nil_hint[] =
    "what was given no value is nil, as is what a portfolio does not say: test it first, as in "
    "\"if x then\", or write (x or 0), (list or {})";

static bool is_text(struct pla_text text, const char *z)
{
    return pla_text_equal(text, pla_text_of(z));
}

/** Cut `prefix` off the front. */
static bool skip(struct pla_text *text, const char *prefix)
{
    size_t length = strlen(prefix);
    if (text->length < length || memcmp(text->at, prefix, length) != 0)
        return false;
    *text = (struct pla_text){text->at + length, text->length - length};
    return true;
}

/** Cut off what stands before `end`, and `end`. */
static bool take(struct pla_text *text, const char *end, struct pla_text *out)
{
    const char *at = text->length > 0 ? memmem(text->at, text->length, end, strlen(end)) : NULL;
    if (at == NULL)
        return false;
    *out = (struct pla_text){text->at, (size_t)(at - text->at)};
    *text = (struct pla_text){at, text->length - out->length};
    return skip(text, end);
}

/** `number`, `nil`, `string` with its article, as the house says it. */
static void put_type(struct pla_str *out, struct pla_text type)
{
    if (is_text(type, "no value"))
        PLA_PUT(out, "nothing");
    else if (is_text(type, "string"))
        PLA_PUT(out, "a text");
    else if (is_text(type, "nil"))
        PLA_PUT(out, "nil");
    else if (is_text(type, "userdata"))
        PLA_PUT(out, "a measure, a condition or a date");
    else {
        PLA_PUT(out, "a ");
        pla_str_put_text(out, type);
    }
}

/** ` a nil value (local 't')` behind the operation. */
static bool read_culprit(struct pla_text text, struct culprit *out)
{
    struct pla_text kind;
    *out = (struct culprit){0};
    if (!skip(&text, " a ") || !take(&text, " value", &out->type))
        return false;
    if (text.length == 0)
        return true;
    if (!skip(&text, " (") || !take(&text, " '", &kind) || !take(&text, "')", &out->name))
        return false;
    if (is_text(out->name, "?") || is_text(out->name, "integer index") ||
        is_text(kind, "metamethod") || is_text(kind, "constant"))
        out->name = (struct pla_text){0};
    return text.length == 0;
}

static bool say_operation(struct pla_text text, struct pla_str *out, const char **out_hint)
{
    struct culprit culprit;
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
        struct pla_text rest = text;
        if (!skip(&rest, operations[i].lua) || !read_culprit(rest, &culprit))
            continue;
        bool is_nil = is_text(culprit.type, "nil");
        bool is_call = is_text(pla_text_of(operations[i].lua), "call");
        if (is_nil && is_call && culprit.name.at != NULL) {
            PLA_PUT(out, "there is no function \"");
            pla_str_put_text(out, culprit.name);
            PLA_PUT(out, "\"");
            return true;
        }
        if (culprit.name.at != NULL) {
            PLA_PUT(out, "\"");
            pla_str_put_text(out, culprit.name);
            PLA_PUT(out, "\"");
        } else {
            PLA_PUT(out, "a value");
        }
        PLA_PUT(out, " is ");
        put_type(out, culprit.type);
        PLA_PUT(out, ": ");
        pla_str_put_z(out, operations[i].words);
        *out_hint = is_nil && !is_call ? nil_hint : NULL;
        return true;
    }
    return false;
}

/** `compare two table values`, `compare number with nil` */
static bool say_comparison(struct pla_text text, struct pla_str *out, const char **out_hint)
{
    struct pla_text a, b = {0};
    if (!skip(&text, "compare "))
        return false;
    if (skip(&text, "two ")) {
        if (!take(&text, " values", &a) || text.length > 0)
            return false;
        b = a;
    } else if (take(&text, " with ", &a)) {
        b = text;
    } else {
        return false;
    }
    put_type(out, a);
    PLA_PUT(out, " and ");
    put_type(out, b);
    PLA_PUT(out, " cannot be put in order");
    *out_hint = is_text(a, "nil") || is_text(b, "nil") ? nil_hint : NULL;
    return true;
}

/** `bad argument #1 to 'ipairs' (table expected, got nil)` */
static bool say_argument(struct pla_text text, struct pla_str *out, const char **out_hint)
{
    struct pla_text number, function, wanted, got;
    if (!skip(&text, "bad argument #") || !take(&text, " to '", &number) ||
        !take(&text, "' (", &function) || !take(&text, " expected, got ", &wanted) ||
        !take(&text, ")", &got) || text.length > 0)
        return false;
    pla_str_put_text(out, function);
    PLA_PUT(out, ": argument ");
    pla_str_put_text(out, number);
    PLA_PUT(out, " must be ");
    put_type(out, wanted);
    PLA_PUT(out, ", not ");
    put_type(out, got);
    *out_hint = is_text(got, "nil") ? nil_hint : NULL;
    return true;
}

/** What the parser says stays; what is mostly behind it is told. */
static const char *syntax_hint(const char *text)
{
    const char *near = strstr(text, " near ");
    if (near == NULL)
        return NULL;
    if (strcmp(near, " near <eof>") == 0)
        return "the file ends too early: a bracket, a quote or an \"end\" is missing";
    if (strcmp(near, " near 'until'") == 0)
        return "until is a word of Lua's own: as a key write [\"until\"] = ...";
    if (strncmp(text, "'}' expected", strlen("'}' expected")) == 0)
        return "is a comma missing before it?";
    if (strncmp(text, "<eof> expected", strlen("<eof> expected")) == 0)
        return strpbrk(near, "})]") != NULL || strcmp(near, " near 'end'") == 0
                   ? "it closes nothing that is open"
                   : "return ends the file: nothing may follow it";
    return NULL;
}

void pla_sandbox_reword(struct pla_err *err)
{
    struct pla_text text = pla_text_of(err->text), rest = text;
    struct pla_str out;
    const char *hint = NULL;
    pla_str_init(&out);
    bool is_said = skip(&rest, "attempt to ")
                       ? say_operation(rest, &out, &hint) || say_comparison(rest, &out, &hint)
                       : say_argument(text, &out, &hint);
    if (is_said && !out.failed && out.length > 0 && out.length < sizeof err->text) {
        memcpy(err->text, out.at, out.length);
        err->text[out.length] = '\0';
    }
    pla_str_release(&out);
    if (!is_said)
        hint = syntax_hint(err->text);
    if (hint != NULL && err->hint[0] == '\0')
        pla_err_hint(err, "%s", hint);
}
