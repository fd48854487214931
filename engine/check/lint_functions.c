// SPDX-License-Identifier: Apache-2.0
/**
 * Functions: what each costs, and the plain value that says the same where its text shows one.
 *
 * Texts that are recognised: `where` functions that compare members of the item with constants, and
 * own measures that count, or add up a member of, the items.
 */
#include "check/lint_private.h"
#include "rubric/token.h"

/** A way through the tokens of a function. */
struct reader {
    struct pla_linter *linter;
    struct pla_tokens tokens;
    struct pla_token token; /**< the next one */
};

static void step(struct reader *reader)
{
    reader->token = pla_token_next(&reader->tokens);
}

/** Take a keyword, mark or name. */
static bool take(struct reader *reader, const char *word)
{
    if (!pla_text_equal(reader->token.text, pla_text_of(word)))
        return false;
    step(reader);
    return true;
}

/** Take all words, which are separated by single blanks. */
static bool take_all(struct reader *reader, const char *words)
{
    char word[24];
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        if (length >= sizeof word)
            return false;
        memcpy(word, words, length);
        word[length] = '\0';
        if (!take(reader, word))
            return false;
        words += length + (words[length] == ' ');
    }
    return true;
}

static bool take_name(struct reader *reader, struct pla_text *out)
{
    if (reader->token.kind != PLA_TOKEN_NAME)
        return false;
    *out = reader->token.text;
    step(reader);
    return true;
}

static bool take_this(struct reader *reader, struct pla_text name)
{
    return reader->token.kind == PLA_TOKEN_NAME && pla_text_equal(reader->token.text, name) &&
           (step(reader), true);
}

static bool take_constant(struct reader *reader, struct pla_text *out)
{
    enum pla_token_kind kind = reader->token.kind;
    bool is_word = PLA_TOKEN_IS(&reader->token, "true") || PLA_TOKEN_IS(&reader->token, "false");
    if (kind != PLA_TOKEN_NUMBER && kind != PLA_TOKEN_STRING && !is_word)
        return false;
    *out = reader->token.text;
    step(reader);
    return true;
}

/** Go to the next `function` at or after a line, and take its parameters. */
static bool enter_function(struct reader *reader, struct pla_place place, struct pla_text *out_name)
{
    enum { LINES = 3 }; /* a function farther off is some other's */
    struct pla_text other;
    *reader = (struct reader){.linter = reader->linter,
                              .tokens = pla_tokens_of(pla_lint_text(reader->linter, place))};
    for (step(reader); reader->token.kind != PLA_TOKEN_END; step(reader))
        if (reader->token.line >= place.line && PLA_TOKEN_IS(&reader->token, "function"))
            break;
    if (place.line <= 0 || reader->token.line > place.line + LINES ||
        !take_all(reader, "function (") || !take_name(reader, out_name))
        return false;
    while (take(reader, ","))
        if (!take_name(reader, &other))
            return false;
    return take(reader, ")");
}

/* ---- what an item is asked ---- */

/** `item.role == "author" and item.hours >= 10` as parts of a filter. */
struct wish {
    struct pla_str filter; /**< `role = "author", hours = at_least(10)` */
    struct pla_text last;  /**< member asked last */
    bool is_list;          /**< `==` joined by `or`: one list of values is open */
};

static const char *bound_of(struct pla_text mark)
{
    static const struct {
        const char *mark, *bound;
    } bounds[] = {{"==", ""}, {">=", "at_least("}, {"<=", "at_most("}};
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++)
        if (pla_text_equal(mark, pla_text_of(bounds[i].mark)))
            return bounds[i].bound;
    return NULL;
}

/** What stands between two comparisons. */
enum joint { JOINT_NONE, JOINT_AND, JOINT_OR };

/** One comparison, with what stood before it. */
static bool take_comparison(struct reader *reader, struct pla_text item, struct wish *wish,
                            enum joint joint)
{
    struct pla_text member, constant;
    if (!take_this(reader, item) || !take(reader, ".") || !take_name(reader, &member))
        return false;
    const char *bound = bound_of(reader->token.text);
    if (bound == NULL)
        return false;
    step(reader);
    if (!take_constant(reader, &constant))
        return false;
    bool is_more = joint == JOINT_OR;
    if (is_more && (!pla_text_equal(member, wish->last) || *bound != '\0'))
        return false;
    if (is_more) {
        pla_str_put_format(&wish->filter, ", %.*s", (int)constant.length, constant.at);
        wish->is_list = true;
    } else {
        pla_str_put_format(&wish->filter, "%s%.*s = %s%.*s%s", joint == JOINT_AND ? ", " : "",
                           (int)member.length, member.at, bound, (int)constant.length, constant.at,
                           *bound != '\0' ? ")" : "");
    }
    wish->last = member;
    return true;
}

static bool take_wish(struct reader *reader, struct pla_text item, struct wish *wish)
{
    enum joint joint = JOINT_NONE;
    bool has_and = false;
    do {
        if (!take_comparison(reader, item, wish, joint))
            return false;
        joint = take(reader, "and") ? JOINT_AND : take(reader, "or") ? JOINT_OR : JOINT_NONE;
        has_and = has_and || joint == JOINT_AND;
    } while (joint != JOINT_NONE);
    if (!wish->is_list)
        return true;
    /* `role = "a", "b"` becomes a list; with `and` beside it the text no longer says which. */
    struct pla_text equals = PLA_TEXT(" = ");
    char *at = wish->filter.length > 0
                   ? memmem(wish->filter.at, wish->filter.length, equals.at, equals.length)
                   : NULL;
    if (has_and || at == NULL)
        return false;
    struct pla_str list = {0};
    size_t head = (size_t)(at - wish->filter.at) + equals.length;
    pla_str_put(&list, wish->filter.at, head);
    PLA_PUT(&list, "{ ");
    pla_str_put(&list, wish->filter.at + head, wish->filter.length - head);
    PLA_PUT(&list, " }");
    pla_str_release(&wish->filter);
    wish->filter = list;
    return !list.failed;
}

/** `return item.role == "author" end` */
static const char *plain_where(struct pla_linter *linter, struct pla_place place)
{
    struct reader reader = {.linter = linter};
    struct wish wish = {0};
    struct pla_text item;
    const char *plain = NULL;
    if (enter_function(&reader, place, &item) && take(&reader, "return") &&
        take_wish(&reader, item, &wish) && take(&reader, "end") && !wish.filter.failed)
        plain = pla_lint_format(linter, "write { %s }", wish.filter.at);
    linter->out_of_memory = linter->out_of_memory || wish.filter.failed;
    pla_str_release(&wish.filter);
    return plain;
}

/* ---- what a measure adds up ---- */

/** `local n = 0 for _, item in ipairs(p.evidence) do` */
static bool take_loop(struct reader *reader, struct pla_text portfolio, struct pla_text *out_sum,
                      struct pla_text *out_item)
{
    struct pla_text index;
    return take(reader, "local") && take_name(reader, out_sum) && take_all(reader, "= 0 for") &&
           take_name(reader, &index) && take(reader, ",") && take_name(reader, out_item) &&
           take_all(reader, "in ipairs (") && take_this(reader, portfolio) &&
           take_all(reader, ". evidence ) do");
}

/** `n = n + 1`, `n = n + item.hours` or `n = n + (item.hours or 0)` */
static bool take_sum(struct reader *reader, struct pla_text sum, struct pla_text item,
                     struct pla_text *out_member)
{
    *out_member = (struct pla_text){0};
    if (!take_this(reader, sum) || !take(reader, "=") || !take_this(reader, sum) ||
        !take(reader, "+"))
        return false;
    if (take(reader, "1"))
        return true;
    bool is_bracket = take(reader, "(");
    return take_this(reader, item) && take(reader, ".") && take_name(reader, out_member) &&
           (!is_bracket || take_all(reader, "or 0 )"));
}

static const char *plain_loop(struct reader *reader, struct pla_text portfolio, struct wish *wish)
{
    struct pla_text sum, item, member;
    if (!take_loop(reader, portfolio, &sum, &item))
        return NULL;
    bool is_choosing = take(reader, "if");
    if (is_choosing && (!take_wish(reader, item, wish) || !take(reader, "then")))
        return NULL;
    if (!take_sum(reader, sum, item, &member) || (is_choosing && !take(reader, "end")) ||
        !take_all(reader, "end return") || !take_this(reader, sum) || !take(reader, "end"))
        return NULL;
    const char *filter = wish->filter.length > 0 ? wish->filter.at : "";
    const char *blank = wish->filter.length > 0 ? " " : "";
    if (member.at == NULL)
        return pla_lint_format(reader->linter, "write count {%s%s%s}", blank, filter, blank);
    if (pla_text_equal(member, PLA_TEXT("hours")))
        return pla_lint_format(reader->linter, "write hours {%s%s%s}", blank, filter, blank);
    return pla_lint_format(reader->linter, "write sum(\"%.*s\", {%s%s%s})", (int)member.length,
                           member.at, blank, filter, blank);
}

static const char *plain_measure(struct pla_linter *linter, struct pla_place place)
{
    struct reader reader = {.linter = linter};
    struct pla_text portfolio;
    struct wish wish = {0};
    const char *plain = NULL;
    if (enter_function(&reader, place, &portfolio)) {
        struct reader start = reader;
        if (take_all(&reader, "return #") && take_this(&reader, portfolio) &&
            take_all(&reader, ". evidence end"))
            plain = "write count {}";
        reader = start;
        if (plain == NULL)
            plain = plain_loop(&reader, portfolio, &wish);
    }
    linter->out_of_memory = linter->out_of_memory || wish.filter.failed;
    pla_str_release(&wish.filter);
    return plain;
}

/* ---- the look ---- */

static void say(struct pla_linter *linter, struct pla_place place, const char *what,
                const char *plain)
{
    if (plain != NULL)
        pla_lint_add(linter, PLA_LINT_FUNCTION_PLAIN, place, plain,
                     "%s is a function that a plain value says better", what);
    else
        pla_lint_add(linter, PLA_LINT_FUNCTION, place, NULL,
                     "%s is a function: no gap is computed for it, and no lint looks inside", what);
}

void pla_lint_functions(struct pla_linter *linter)
{
    const struct pla_program *program = linter->program;
    for (size_t i = 0; i < program->measure_count; i++) {
        const struct pla_measure *m = program->measures[i];
        if (m->op == PLA_M_CALL)
            say(linter, m->place,
                pla_lint_format(linter, "measure \"%s\"", pla_lint_shown(linter, m->label)),
                plain_measure(linter, m->place));
        if (m->filter != NULL && m->filter->where != PLA_NO_CALL)
            say(linter, m->place,
                pla_lint_format(linter, "the where of %s", pla_measure_word(m->op)),
                plain_where(linter, m->place));
    }
    for (size_t i = 0; i < program->cond_count; i++)
        if (program->conds[i]->op == PLA_C_CHECK)
            say(linter, program->conds[i]->place,
                pla_lint_format(linter, "check \"%s\"",
                                pla_lint_shown(linter, program->conds[i]->label)),
                NULL);
    if (linter->rubric->admit.where != PLA_NO_CALL)
        say(linter, pla_lint_key(linter, "where"), "the where of admit", NULL);
}
