// SPDX-License-Identifier: Apache-2.0
/** Command line to values, by the options' table. */
#include "opt.h"

#include <string.h>

enum { MOST_OPTIONS = 64 };

static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const error_formats[] = {"text", "json", NULL};

const struct cli_opt cli_common_options[] = {
    {"help", 'h', CLI_FLAG, offsetof(struct cli_common, help), NULL, "show this help", NULL},
    {"quiet", 'q', CLI_FLAG, offsetof(struct cli_common, quiet), NULL, "tell errors only", NULL},
    {"verbose", 'v', CLI_FLAG, offsetof(struct cli_common, verbose), NULL, "tell what is used, too",
     NULL},
    {"color", 0, CLI_CHOICE, offsetof(struct cli_common, color), "WHEN",
     "colour: auto (a terminal without NO_COLOR), always, never", colors},
    {"error-format", 0, CLI_CHOICE, offsetof(struct cli_common, error_format), "FORM",
     "messages: text, or json (one object a line on standard error)", error_formats},
    {"plain", 0, CLI_FLAG, offsetof(struct cli_common, plain), NULL,
     "words in place of marks, no colour, no progress bar: for screen readers and logs", NULL},
    {0},
};

/** What is being read. */
struct parse {
    const struct cli_opt *tables[2];
    const char *const *args;
    size_t count, at;
    struct pla_arena *arena;
    char *values;
    struct cli_list *operands;
    struct pla_err *err;
};

bool cli_list_add(struct cli_list *list, const char *item, struct pla_arena *arena)
{
    const char **items =
        pla_arena_grow(arena, list->items, &list->capacity, list->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    list->items = items;
    items[list->count++] = item;
    return true;
}

static const struct cli_opt *find_name(const struct parse *parse, const char *name, size_t length)
{
    for (size_t t = 0; t < 2; t++)
        for (const struct cli_opt *opt = parse->tables[t]; opt->name != NULL; opt++)
            if (strlen(opt->name) == length && memcmp(opt->name, name, length) == 0)
                return opt;
    return NULL;
}

static const struct cli_opt *find_letter(const struct parse *parse, char letter)
{
    for (size_t t = 0; t < 2; t++)
        for (const struct cli_opt *opt = parse->tables[t]; opt->name != NULL; opt++)
            if (opt->letter == letter)
                return opt;
    return NULL;
}

static enum pla_code unknown(const struct parse *parse, const char *name, size_t length)
{
    const char *names[MOST_OPTIONS];
    size_t count = 0;
    for (size_t t = 0; t < 2; t++)
        for (const struct cli_opt *opt = parse->tables[t]; opt->name != NULL; opt++)
            if (count + 1 < MOST_OPTIONS)
                names[count++] = opt->name;
    names[count] = NULL;
    pla_err_set(parse->err, PLA_USAGE, "unknown option '--%.*s'", (int)length, name);
    const char *nearest = pla_nearest(name, length, names);
    if (nearest != NULL)
        pla_err_hint(parse->err, "did you mean '--%s'?", nearest);
    return PLA_USAGE;
}

/** A whole number from 1 to a million at `*text`, which is moved on. */
static bool read_number(const char **text, size_t *out)
{
    size_t number = 0;
    const char *at = *text;
    for (; *at >= '0' && *at <= '9'; at++) {
        number = number * 10 + (size_t)(*at - '0');
        if (number > 1000000)
            return false;
    }
    if (at == *text || number == 0)
        return false;
    *text = at;
    *out = number;
    return true;
}

static bool set_number(const struct cli_opt *opt, const char *text, void *value)
{
    (void)opt;
    return read_number(&text, value) && *text == '\0';
}

static bool set_date(const struct cli_opt *opt, const char *text, void *value)
{
    struct cli_date date = {.is_set = true};
    (void)opt;
    if (!pla_day_parse(pla_text_of(text), &date.day))
        return false;
    memcpy(value, &date, sizeof date);
    return true;
}

static bool set_shard(const struct cli_opt *opt, const char *text, void *value)
{
    size_t index, count;
    (void)opt;
    if (!read_number(&text, &index) || *text++ != '/' || !read_number(&text, &count))
        return false;
    if (*text != '\0' || index > count)
        return false;
    struct cli_shard shard = {index - 1, count};
    memcpy(value, &shard, sizeof shard);
    return true;
}

static bool set_choice(const struct cli_opt *opt, const char *text, void *value)
{
    for (int i = 0; opt->choices[i] != NULL; i++)
        if (strcmp(opt->choices[i], text) == 0) {
            memcpy(value, &i, sizeof i);
            return true;
        }
    return false;
}

/** Types whose value may be wrong: how it is read, and what it must be. */
static const struct {
    bool (*set)(const struct cli_opt *, const char *, void *);
    const char *expected;
} readers[] = {
    [CLI_NUMBER] = {set_number, "a whole number from 1"},
    [CLI_DATE] = {set_date, "a date like 2026-11-01"},
    [CLI_SHARD] = {set_shard, "a shard like 2/8"},
    [CLI_CHOICE] = {set_choice, "one of the names"},
};

static enum pla_code wrong_value(const struct parse *parse, const struct cli_opt *opt,
                                 const char *text)
{
    pla_err_set(parse->err, PLA_USAGE, "--%s needs %s, not '%s'", opt->name,
                readers[opt->type].expected, text);
    if (opt->type != CLI_CHOICE)
        return PLA_USAGE;
    struct pla_str names = {0};
    for (size_t i = 0; opt->choices[i] != NULL; i++)
        pla_str_put_format(&names, "%s%s", i > 0 ? ", " : "", opt->choices[i]);
    pla_err_hint(parse->err, "%s", names.at != NULL ? names.at : "");
    pla_str_release(&names);
    return PLA_USAGE;
}

/** Store a value; `text` is NULL for a flag. */
static enum pla_code set(struct parse *parse, const struct cli_opt *opt, const char *text)
{
    char *value = parse->values + opt->offset;
    if (opt->type == CLI_FLAG) {
        bool yes = true;
        memcpy(value, &yes, sizeof yes);
    } else if (opt->type == CLI_TEXT) {
        memcpy(value, &text, sizeof text);
    } else if (opt->type == CLI_LIST) {
        struct cli_list list;
        memcpy(&list, value, sizeof list);
        if (!cli_list_add(&list, text, parse->arena))
            return pla_err_memory(parse->err);
        memcpy(value, &list, sizeof list);
    } else if (!readers[opt->type].set(opt, text, value)) {
        return wrong_value(parse, opt, text);
    }
    return PLA_OK;
}

/** The value that belongs to an option: behind its '=' or its letter, or the next argument. */
static enum pla_code set_with_value(struct parse *parse, const struct cli_opt *opt,
                                    const char *attached)
{
    if (attached == NULL && parse->at == parse->count) {
        pla_err_set(parse->err, PLA_USAGE, "--%s needs a value", opt->name);
        pla_err_hint(parse->err, "--%s %s", opt->name, opt->value);
        return PLA_USAGE;
    }
    return set(parse, opt, attached != NULL ? attached : parse->args[parse->at++]);
}

static enum pla_code parse_long(struct parse *parse, const char *name)
{
    const char *equals = strchr(name, '=');
    size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const struct cli_opt *opt = find_name(parse, name, length);
    if (opt == NULL)
        return unknown(parse, name, length);
    if (opt->type != CLI_FLAG)
        return set_with_value(parse, opt, equals != NULL ? equals + 1 : NULL);
    if (equals != NULL)
        return pla_err_set(parse->err, PLA_USAGE, "--%s takes no value", opt->name);
    return set(parse, opt, NULL);
}

/** "-q", "-qv", "-j4", "-qj4". */
static enum pla_code parse_letters(struct parse *parse, const char *letters)
{
    for (; *letters != '\0'; letters++) {
        const struct cli_opt *opt = find_letter(parse, *letters);
        if (opt == NULL)
            return pla_err_set(parse->err, PLA_USAGE, "unknown option '-%c'", *letters);
        if (opt->type != CLI_FLAG)
            return set_with_value(parse, opt, letters[1] != '\0' ? letters + 1 : NULL);
        enum pla_code code = set(parse, opt, NULL);
        if (code != PLA_OK)
            return code;
    }
    return PLA_OK;
}

enum pla_code cli_opt_parse(const struct cli_opt *options, const char *const *args, size_t count,
                            struct pla_arena *arena, void *values, struct cli_list *out_operands,
                            struct pla_err *err)
{
    struct parse parse = {
        {options, cli_common_options}, args, count, 0, arena, values, out_operands, err};
    bool is_over = false;
    while (parse.at < count) {
        const char *arg = args[parse.at++];
        enum pla_code code = PLA_OK;
        if (is_over || arg[0] != '-' || arg[1] == '\0')
            code = cli_list_add(out_operands, arg, arena) ? PLA_OK : pla_err_memory(err);
        else if (strcmp(arg, "--") == 0)
            is_over = true;
        else if (arg[1] == '-')
            code = parse_long(&parse, arg + 2);
        else
            code = parse_letters(&parse, arg + 1);
        if (code != PLA_OK)
            return code;
    }
    return PLA_OK;
}
