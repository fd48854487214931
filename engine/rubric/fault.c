// SPDX-License-Identifier: Apache-2.0
/** Saying what is wrong in a rubric, where, and which known name was perhaps meant. */
#include "rubric/fault.h"

#include "base/utf8.h"
#include "rubric/keyline.h"
#include "rubric/prescan.h"

#include <stdio.h>
#include <stdlib.h>

/* Bytes of text that are looked through for the price of one instruction. */
enum { SCANNED_PER_UNIT = 64, NAME_UNITS = 8 };

const char *pla_lua_type(struct pla_lang *lang, int at)
{
    static const char *const names[] = {
        [LUA_TNIL] = "nil",
        [LUA_TBOOLEAN] = "a boolean",
        [LUA_TLIGHTUSERDATA] = "a handle",
        [LUA_TNUMBER] = "a number",
        [LUA_TSTRING] = "a text",
        [LUA_TTABLE] = "a table",
        [LUA_TFUNCTION] = "a function",
        [LUA_TUSERDATA] = "a handle",
        [LUA_TTHREAD] = "a thread",
    };
    static const char *const handles[PLA_HANDLE_KINDS] = {
        [PLA_HANDLE_MEASURE] = "a measure", [PLA_HANDLE_COND] = "a condition",
        [PLA_HANDLE_BOUND] = "a bound",     [PLA_HANDLE_ROOT] = "a rubric or policy",
        [PLA_HANDLE_CASE] = "a case",       [PLA_HANDLE_NULL] = "null",
    };
    lua_State *L = lang->L;
    int type = lua_type(L, at);
    if (type == LUA_TUSERDATA)
        for (int kind = 0; kind < PLA_HANDLE_KINDS; kind++)
            if (pla_handle_get(L, at, (enum pla_handle_kind)kind, NULL))
                return handles[kind];
    if (type == LUA_TBOOLEAN)
        return lua_toboolean(L, at) ? "true" : "false";
    return type == LUA_TNONE ? "nothing" : names[type];
}

static const struct pla_source *source_of(const struct pla_lang *lang, const char *chunk)
{
    for (size_t i = 0; lang->sources != NULL && i < lang->chunk_count; i++)
        if (lang->chunks[i] == chunk)
            return &lang->sources->files[i];
    return NULL; /* the texts are not kept once the rubric is read */
}

/** Append ":12" unless the line is not known. */
static void put_place(struct pla_err *err, const char *file, int line)
{
    err->where[0] = '\0';
    if (line > 0)
        pla_err_prepend(err, "%s:%d", file, line);
    else
        pla_err_prepend(err, "%s", file);
}

int pla_fault_line(struct pla_lang *lang)
{
    int line = lang->root.line;
    size_t count = lang->step_count < PLA_STEPS ? lang->step_count : PLA_STEPS;
    const struct pla_source *source = source_of(lang, lang->root.file);
    if (source == NULL || line == 0 || count == 0)
        return line;
    pla_sandbox_charge(lang->L, source->text.length / SCANNED_PER_UNIT);
    return pla_key_line(source->text, lang->root_word, line, lang->steps, count);
}

const struct pla_place *pla_element_places(struct pla_lang *lang, size_t count,
                                           bool *out_is_written)
{
    struct pla_place *places = PLA_LANG_NEW(lang, count, struct pla_place);
    int *lines = PLA_LANG_NEW(lang, count, int);
    size_t steps = lang->step_count < PLA_STEPS ? lang->step_count : PLA_STEPS;
    const struct pla_source *source = source_of(lang, lang->root.file);
    *out_is_written =
        source != NULL && pla_key_lines(source->text, lang->root_word, lang->root.line, lang->steps,
                                        steps, lines, count);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct pla_place){lang->root.file, lines[i]};
    return places;
}

void pla_fault_locate(struct pla_lang *lang, struct pla_err *err)
{
    put_place(err, lang->root.file != NULL ? lang->root.file : lang->title, pla_fault_line(lang));
}

void pla_fault_add(struct pla_lang *lang, struct pla_err *err)
{
    if (lang->faults->count >= PLA_FAULTS_KEPT) {
        lang->faults->count++; /* finding its place would cost a walk over the text */
        return;
    }
    size_t length = strlen(err->text);
    if (lang->about != NULL)
        (void)snprintf(err->text + length, sizeof err->text - length, " (in \"%s\")", lang->about);
    err->code = lang->code;
    pla_fault_locate(lang, err);
    pla_faults_add(lang->faults, err);
}

__attribute__((format(printf, 4, 0))) static void fill(struct pla_lang *lang, struct pla_err *err,
                                                       const char *hint, const char *format,
                                                       va_list arguments)
{
    char text[sizeof err->text];
    (void)vsnprintf(text, sizeof text, format, arguments);
    pla_err_set(err, lang->code, "%s", text);
    if (hint != NULL && *hint != '\0')
        pla_err_hint(err, "%s", hint);
}

void pla_fault(struct pla_lang *lang, const char *hint, const char *format, ...)
{
    struct pla_err err;
    va_list arguments;
    va_start(arguments, format);
    fill(lang, &err, hint, format, arguments);
    va_end(arguments);
    pla_fault_add(lang, &err);
}

void pla_fault_at(struct pla_lang *lang, struct pla_place place, const char *hint,
                  const char *format, ...)
{
    struct pla_err err;
    va_list arguments;
    va_start(arguments, format);
    fill(lang, &err, hint, format, arguments);
    va_end(arguments);
    put_place(&err, place.file, place.line);
    pla_faults_add(lang->faults, &err);
}

void pla_raise_memory(lua_State *L)
{
    struct pla_err err;
    pla_err_memory(&err);
    pla_sandbox_raise(L, &err);
    abort();
}

void pla_raise_err(struct pla_lang *lang, struct pla_err *err)
{
    struct pla_place here = pla_lang_here(lang);
    err->code = lang->code;
    put_place(err, here.file, here.line);
    pla_sandbox_raise(lang->L, err);
    abort(); /* pla_sandbox_raise does not return */
}

void pla_raise_inside(struct pla_lang *lang, const char *word, struct pla_text key,
                      struct pla_err *err)
{
    /* A table in a call may be long; a line far off is some other call's. */
    enum { LINES = 60 };
    struct pla_place here = pla_lang_here(lang);
    struct pla_text name = pla_text_copy(lang->arena, key);
    const struct pla_source *source = source_of(lang, here.file);
    if (source != NULL && name.at != NULL) {
        struct pla_step step = {name.at, 0};
        int line = pla_key_line(source->text, word, here.line, &step, 1);
        if (line == here.line)
            line = pla_prescan_key_line(source->text, name.at, here.line);
        if (line > here.line && line < here.line + LINES)
            here.line = line;
    }
    err->code = lang->code;
    put_place(err, here.file, here.line);
    pla_sandbox_raise(lang->L, err);
    abort();
}

void pla_raise(struct pla_lang *lang, const char *hint, const char *format, ...)
{
    struct pla_err err;
    va_list arguments;
    va_start(arguments, format);
    fill(lang, &err, hint, format, arguments);
    va_end(arguments);
    pla_raise_err(lang, &err);
}

const char *const *pla_names_of_texts(struct pla_lang *lang, const struct pla_text *texts,
                                      size_t count)
{
    const char **names = PLA_LANG_NEW(lang, count + 1, const char *);
    pla_sandbox_charge(lang->L, count * NAME_UNITS); /* each will be compared letter by letter */
    for (size_t i = 0; i < count; i++) {
        pla_sandbox_charge(lang->L, texts[i].length / 16);
        names[i] = pla_text_copy(lang->arena, texts[i]).at;
    }
    return names;
}

void pla_hint_nearest(char hint[320], struct pla_text word, const char *const *names)
{
    const char *near = pla_nearest(word.at, word.length, names);
    static const char more[] = ", ...";
    struct pla_str s = {0};
    hint[0] = '\0';
    if (near != NULL) {
        PLA_PUT(&s, "did you mean \"");
        pla_utf8_put_safe(&s, pla_text_of(near));
        PLA_PUT(&s, "\"?");
        if (!s.failed && s.length < 320)
            memcpy(hint, s.at, s.length + 1);
        pla_str_release(&s);
        return;
    }
    for (size_t i = 0, kept = 0; names[i] != NULL; i++, kept = s.length) {
        pla_str_put_z(&s, i == 0 ? "known: " : ", ");
        pla_utf8_put_safe(&s, pla_text_of(names[i]));
        if (s.failed)
            break;
        bool fits = s.length + sizeof more <= 320;
        size_t length = fits ? s.length : kept;
        memcpy(hint, s.at, length);
        memcpy(hint + length, fits ? "" : more, fits ? 1 : sizeof more);
        if (!fits)
            break;
    }
    pla_str_release(&s);
}

const char *pla_shown(struct pla_lang *lang, struct pla_text text)
{
    enum { COLUMNS = 60 };
    struct pla_str s = {0};
    size_t valid = pla_utf8_valid_length(text.at, text.length);
    struct pla_text head = {text.at, valid};
    size_t cut = pla_utf8_cut(head, COLUMNS);
    pla_utf8_put_safe(&s, (struct pla_text){text.at, cut});
    if (cut < text.length)
        PLA_PUT(&s, "...");
    const char *shown =
        s.failed ? NULL : pla_arena_copy(lang->arena, s.length > 0 ? s.at : "", s.length);
    pla_str_release(&s);
    return shown != NULL ? shown : "?";
}
