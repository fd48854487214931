// SPDX-License-Identifier: Apache-2.0
/** string.format without addresses: %p is refused and tables show as "table". */
#include "rubric/lib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

enum {
    SPEC_BYTES = 32,
    NUMBER_BYTES = 512, /* %99.99f of the largest double has 409 bytes */
    CALL_UNITS = 4,     /* of one printf conversion */
};

/* One conversion: "%-08.3f". */
struct spec {
    char text[SPEC_BYTES]; /* as printf takes it */
    const char *flags;     /* in the format, with flag_count of them */
    size_t flag_count;
    int precision; /* -1: none */
    char letter;
};

struct letter {
    char letter;
    const char *flags;
    bool has_precision;
};

static const struct letter letters[] = {
    {'c', "-", false},    {'d', "-+0 ", true},  {'i', "-+0 ", true},  {'x', "-#0", true},
    {'X', "-#0", true},   {'o', "-#0", true},   {'a', "-+#0 ", true}, {'A', "-+#0 ", true},
    {'e', "-+#0 ", true}, {'E', "-+#0 ", true}, {'f', "-+#0 ", true}, {'F', "-+#0 ", true},
    {'g', "-+#0 ", true}, {'G', "-+#0 ", true}, {'s', "-", true},     {'q', "", false},
};

static const char *skip_digits(const char *at, const char *end)
{
    for (int i = 0; i < 2 && at < end && *at >= '0' && *at <= '9'; i++)
        at++;
    return at;
}

static bool is_allowed(const struct spec *spec, bool has_width)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (letters[i].letter != spec->letter)
            continue;
        for (size_t f = 0; f < spec->flag_count; f++)
            if (strchr(letters[i].flags, spec->flags[f]) == NULL)
                return false;
        return (spec->precision < 0 || letters[i].has_precision) &&
               (!has_width || spec->letter != 'q');
    }
    return false;
}

/* Read the conversion behind "%"; @return what follows it. */
static const char *read_spec(lua_State *L, const char *at, const char *end, struct spec *spec)
{
    const char *from = at;
    *spec = (struct spec){.flags = at, .precision = -1};
    while (at < end && strchr("-+ #0", *at) != NULL && *at != '\0' && at - from < 6)
        at++;
    spec->flag_count = (size_t)(at - from);
    const char *width = at;
    at = skip_digits(at, end);
    bool has_width = at > width;
    if (at < end && *at == '.') {
        const char *digits = ++at;
        at = skip_digits(at, end);
        spec->precision = 0;
        for (; digits < at; digits++)
            spec->precision = spec->precision * 10 + (*digits - '0');
    }
    size_t length = (size_t)(at - from);
    spec->letter = at < end ? *at : '\0';
    if (!is_allowed(spec, has_width)) {
        lua_pushlstring(L, from, length + (at < end));
        luaL_error(L, "invalid conversion '%%%s' to 'format'", lua_tostring(L, -1));
    }
    bool is_whole = strchr("dixXo", spec->letter) != NULL;
    snprintf(spec->text, sizeof spec->text, "%%%.*s%s%c", (int)length, from, is_whole ? "ll" : "",
             spec->letter);
    return at + 1;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the conversion was read above */

static void put_number(lua_State *L, struct pla_buffer *b, const struct spec *spec, int arg)
{
    char *to = pla_buffer_reserve(b, NUMBER_BYTES);
    int length;
    if (spec->letter == 'c')
        length =
            snprintf(to, NUMBER_BYTES, spec->text, (int)(unsigned char)pla_arg_integer(L, arg));
    else if (strchr("dixXo", spec->letter) != NULL)
        length = snprintf(to, NUMBER_BYTES, spec->text, (long long)pla_arg_integer(L, arg));
    else
        length = snprintf(to, NUMBER_BYTES, spec->text, pla_arg_number(L, arg));
    pla_sandbox_charge(L, CALL_UNITS + (uint64_t)length);
    b->length += (size_t)length;
}

/* snprintf stops at NUL, so texts are padded by hand. */
static void put_text(lua_State *L, struct pla_buffer *b, const struct spec *spec, int arg)
{
    luaL_checkany(L, arg);
    pla_push_text(L, arg);
    struct pla_text text = pla_arg_text(L, -1);
    if (spec->precision >= 0 && (size_t)spec->precision < text.length)
        text.length = (size_t)spec->precision;
    bool is_left = memchr(spec->flags, '-', spec->flag_count) != NULL;
    size_t width = 0;
    for (const char *at = spec->flags + spec->flag_count; *at >= '0' && *at <= '9'; at++)
        width = width * 10 + (size_t)(*at - '0');
    size_t pad = width > text.length ? width - text.length : 0;
    pla_charge_bytes(L, text.length);
    for (size_t i = 0; i < pad && !is_left; i++)
        pla_buffer_put_c(b, ' ');
    pla_buffer_put(b, text.at, text.length);
    for (size_t i = 0; i < pad && is_left; i++)
        pla_buffer_put_c(b, ' ');
    lua_pop(L, 1);
}

#pragma GCC diagnostic pop

static void put_quoted_text(struct pla_buffer *b, struct pla_text text)
{
    pla_charge_bytes(b->L, text.length * 4);
    pla_buffer_put_c(b, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '"' || c == '\\' || c == '\n') {
            pla_buffer_put_c(b, '\\');
            pla_buffer_put_c(b, (char)c);
        } else if (c < 0x20 || c == 0x7F) {
            bool has_digit = i + 1 < text.length && text.at[i + 1] >= '0' && text.at[i + 1] <= '9';
            char *to = pla_buffer_reserve(b, 8);
            b->length += (size_t)snprintf(to, 8, has_digit ? "\\%03d" : "\\%d", (int)c);
        } else {
            pla_buffer_put_c(b, (char)c);
        }
    }
    pla_buffer_put_c(b, '"');
}

static void put_quoted_float(struct pla_buffer *b, lua_Number n)
{
    char *to = pla_buffer_reserve(b, NUMBER_BYTES);
    const char *text = isinf(n) ? (n > 0 ? "1e9999" : "-1e9999") : "(0/0)";
    bool is_special = isinf(n) || isnan(n);
    int length =
        is_special ? snprintf(to, NUMBER_BYTES, "%s", text) : snprintf(to, NUMBER_BYTES, "%a", n);
    b->length += (size_t)length;
}

/* %q: a text Lua reads back as the same value. */
static void put_quoted(lua_State *L, struct pla_buffer *b, int arg)
{
    switch (lua_type(L, arg)) {
    case LUA_TSTRING:
        put_quoted_text(b, pla_arg_text(L, arg));
        return;
    case LUA_TNUMBER:
        if (!lua_isinteger(L, arg)) {
            put_quoted_float(b, lua_tonumber(L, arg));
            return;
        }
        if (lua_tointeger(L, arg) == LUA_MININTEGER) {
            pla_buffer_put(b, "0x8000000000000000", 18);
            return;
        }
        break;
    case LUA_TNIL:
    case LUA_TBOOLEAN:
        break;
    default:
        luaL_argerror(L, arg, "value has no literal form");
    }
    luaL_checkany(L, arg);
    pla_push_text(L, arg);
    struct pla_text text = pla_arg_text(L, -1);
    pla_buffer_put(b, text.at, text.length);
    lua_pop(L, 1);
}

/* format(template, ...) --> text */
int pla_lib_format(lua_State *L)
{
    struct pla_text format = pla_arg_text(L, 1);
    const char *at = format.at;
    const char *end = at + format.length;
    int top = lua_gettop(L);
    int arg = 1;
    struct pla_buffer b;
    pla_buffer_init(&b, L, 0);
    pla_charge_bytes(L, format.length);
    while (at < end) {
        if (*at != '%') {
            pla_buffer_put_c(&b, *at++);
            continue;
        }
        if (++at < end && *at == '%') {
            pla_buffer_put_c(&b, *at++);
            continue;
        }
        struct spec spec;
        at = read_spec(L, at, end, &spec);
        if (++arg > top)
            return luaL_argerror(L, arg, "no value");
        if (spec.letter == 's')
            put_text(L, &b, &spec, arg);
        else if (spec.letter == 'q')
            put_quoted(L, &b, arg);
        else
            put_number(L, &b, &spec, arg);
    }
    pla_charge_bytes(L, b.length);
    pla_buffer_push(&b);
    return 1;
}
