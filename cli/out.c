// SPDX-License-Identifier: Apache-2.0
/** Printing. */
#include "out.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "excerpt.h"
#include "opt.h"

static const char *const codes[] = {
    [CLI_PLAIN] = "",        [CLI_STRONG] = "\x1b[1m",  [CLI_BAD] = "\x1b[1;31m",
    [CLI_GOOD] = "\x1b[32m", [CLI_UNSURE] = "\x1b[33m", [CLI_FAINT] = "\x1b[2m",
};
static const char reset[] = "\x1b[0m";

static bool wants_color(int fd, int color)
{
    if (color != CLI_COLOR_AUTO)
        return color == CLI_COLOR_ALWAYS;
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (no != NULL && no[0] != '\0')
        return false;
    return isatty(fd) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void cli_out_begin(struct cli_out *out, const struct cli_common *common)
{
    int color = common->plain ? CLI_COLOR_NEVER : common->color;
    out->is_quiet = common->quiet;
    out->is_verbose = common->verbose;
    out->is_plain = common->plain;
    out->is_json = common->error_format == CLI_ERRORS_JSON;
    out->has_color = wants_color(STDERR_FILENO, color);
    out->has_color_out = wants_color(STDOUT_FILENO, color);
}

bool cli_err_is_terminal(void)
{
    return isatty(STDERR_FILENO) == 1;
}

size_t cli_out_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

static void put_colored(bool has_color, struct pla_str *s, enum cli_color color,
                        struct pla_text text)
{
    if (has_color)
        pla_str_put_z(s, codes[color]);
    pla_utf8_put_safe(s, text);
    if (has_color && color != CLI_PLAIN)
        pla_str_put_z(s, reset);
}

void cli_put_color(const struct cli_out *out, struct pla_str *s, enum cli_color color,
                   struct pla_text text)
{
    put_colored(out->has_color_out, s, color, text);
}

/** One write, so that messages of several programs do not mix inside a line. */
static void tell(struct cli_out *out, struct pla_str *s)
{
    cli_out_progress(out, "");
    if (s->at != NULL)
        (void)!fwrite(s->at, 1, s->length, stderr);
    pla_str_release(s);
}

static void put_member(struct pla_str *s, const char *name, struct pla_text value)
{
    pla_str_put_format(s, ",\"%s\":", name);
    if (value.length > 0)
        pla_str_put_json(s, value);
    else
        PLA_PUT(s, "null");
}

static void put_whole(struct pla_str *s, const char *name, size_t number)
{
    if (number > 0)
        pla_str_put_format(s, ",\"%s\":%zu", name, number);
    else
        pla_str_put_format(s, ",\"%s\":null", name);
}

/** A message for programs; every key is always there, null where nothing is known. */
static void tell_json(struct cli_out *out, const struct pla_err *err, const struct cli_place *place,
                      const char *label)
{
    struct pla_str s = {0};
    PLA_PUT(&s, "{\"severity\":");
    pla_str_put_json(&s, pla_text_of(label));
    put_member(&s, "code", pla_text_of(pla_code_name(err->code)));
    put_member(&s, "file", place->file);
    put_whole(&s, "line", place->line);
    put_whole(&s, "column", place->column);
    put_member(&s, "pointer", place->pointer);
    put_member(&s, "text", pla_text_of(err->text));
    put_member(&s, "help", pla_text_of(err->hint));
    PLA_PUT(&s, "}\n");
    tell(out, &s);
}

static void tell_err(struct cli_out *out, const struct pla_err *err,
                     const struct cli_origin *origin, enum cli_color color, const char *label)
{
    struct pla_str s = {0};
    struct cli_place place = cli_place_split(err->where);
    if (out->is_json) {
        tell_json(out, err, &place, label);
        return;
    }
    if (place.name.length > 0) {
        put_colored(out->has_color, &s, CLI_STRONG, place.name);
        PLA_PUT(&s, ": ");
    }
    put_colored(out->has_color, &s, color, pla_text_of(label));
    PLA_PUT(&s, ": ");
    put_colored(out->has_color, &s, CLI_STRONG, pla_text_of(err->text));
    if (place.pointer.at != NULL) {
        PLA_PUT(&s, " (at ");
        pla_utf8_put_safe(&s, place.pointer);
        PLA_PUT(&s, ")");
    }
    PLA_PUT(&s, "\n");
    if (origin != NULL && !out->is_plain)
        cli_put_excerpt(&s, origin, &place);
    if (err->hint[0] != '\0') {
        put_colored(out->has_color, &s, CLI_GOOD, PLA_TEXT("help"));
        PLA_PUT(&s, ": ");
        pla_utf8_put_safe(&s, pla_text_of(err->hint));
        PLA_PUT(&s, "\n");
    }
    tell(out, &s);
}

void cli_out_error(struct cli_out *out, const struct pla_err *err, const struct cli_origin *origin)
{
    out->worst = pla_code_worst(out->worst, err->code);
    tell_err(out, err, origin, CLI_BAD, "error");
}

void cli_out_warning(struct cli_out *out, const struct pla_err *err,
                     const struct cli_origin *origin)
{
    if (!out->is_quiet)
        tell_err(out, err, origin, CLI_UNSURE, "warning");
}

void cli_out_remark(struct cli_out *out, const struct pla_err *err, const struct cli_origin *origin)
{
    if (!out->is_quiet)
        tell_err(out, err, origin, CLI_FAINT, "note");
}

void cli_out_faults(struct cli_out *out, const struct pla_faults *faults,
                    const struct cli_origin *origin)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++)
        cli_out_error(out, &faults->items[i], origin);
    if (faults->count > PLA_FAULTS_KEPT)
        cli_out_note(out, "%zu more errors there", faults->count - PLA_FAULTS_KEPT);
}

void cli_out_note(struct cli_out *out, const char *format, ...)
{
    struct pla_str s = {0};
    char text[1024];
    va_list args;
    if (out->is_quiet)
        return;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (out->is_json) {
        struct pla_err note;
        struct cli_place nowhere = {0};
        pla_err_set(&note, PLA_OK, "%s", text);
        tell_json(out, &note, &nowhere, "note");
        return;
    }
    put_colored(out->has_color, &s, CLI_FAINT, PLA_TEXT("note"));
    PLA_PUT(&s, ": ");
    pla_utf8_put_safe(&s, pla_text_of(text));
    PLA_PUT(&s, "\n");
    tell(out, &s);
}

bool cli_out_put(struct cli_out *out, struct pla_text text)
{
    if (out->is_mute)
        return true;
    struct pla_err err;
    if (fwrite(text.at, 1, text.length, stdout) == text.length && fflush(stdout) == 0)
        return true;
    if (out->worst != PLA_OUTPUT) {
        pla_err_set(&err, PLA_OUTPUT, "standard output cannot be written: %s", strerror(errno));
        cli_out_error(out, &err, NULL);
    }
    return false;
}

void cli_out_progress(struct cli_out *out, const char *text)
{
    if (text[0] == '\0' && !out->is_progress_on)
        return;
    (void)fprintf(stderr, "\r\x1b[K%s", text);
    (void)fflush(stderr);
    out->is_progress_on = text[0] != '\0';
}
