// SPDX-License-Identifier: Apache-2.0
/**
 * The only place that prints: results to standard output, messages to standard error.
 *
 * Messages look like a good compiler's: "file:line:column: error: what is wrong", the line with a
 * caret where there is one, "help: what to do". Text from outside is made safe for a terminal.
 */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct cli_out {
    bool is_quiet, is_verbose;
    bool is_plain;       /**< words in place of marks, no excerpts, no progress bar */
    bool is_json;        /**< messages as JSON, one object a line */
    bool is_mute;        /**< results are not wanted: a command that another one calls */
    bool has_color;      /**< on standard error */
    bool has_color_out;  /**< on standard output */
    bool is_progress_on; /**< a progress bar stands on the last line of standard error */
    enum pla_code worst; /**< of all errors told */
};

/** Colours, by meaning. */
enum cli_color { CLI_PLAIN, CLI_STRONG, CLI_BAD, CLI_GOOD, CLI_UNSURE, CLI_FAINT };

struct cli_common;
/** Set what the common options and the terminal say; the worst code so far stays. */
void cli_out_begin(struct cli_out *out, const struct cli_common *common);

/** Where the text of a message can be found; all members may be absent. */
struct cli_origin {
    struct pla_text text; /**< bytes the message is about */
    size_t first_line;    /**< line of its first byte in the file; 0 counts as 1 */
    size_t first_column;  /**< column of its first byte; 0 counts as 1 */
    const char *name;     /**< file it is from; NULL: the one that the message names */
};

/** Tell an error; `origin` may be NULL. Remembers its code. */
void cli_out_error(struct cli_out *out, const struct pla_err *err, const struct cli_origin *origin);
/** The same as a warning, or as a mere note: the code is not remembered. Not when quiet. */
void cli_out_warning(struct cli_out *out, const struct pla_err *err,
                     const struct cli_origin *origin);
void cli_out_remark(struct cli_out *out, const struct pla_err *err,
                    const struct cli_origin *origin);
/** Every fault of a list, and how many more there are. */
void cli_out_faults(struct cli_out *out, const struct pla_faults *faults,
                    const struct cli_origin *origin);
/** "note: ..." (printf form), not when quiet. */
void cli_out_note(struct cli_out *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Write text to standard output as it is. False when it cannot be written (told once). */
bool cli_out_put(struct cli_out *out, struct pla_text text);
/** Append `text` made safe, in a colour if standard output has colours. */
void cli_put_color(const struct cli_out *out, struct pla_str *s, enum cli_color color,
                   struct pla_text text);

/** Replace the progress line; an empty text takes it away. */
void cli_out_progress(struct cli_out *out, const char *text);
/** Is standard error a terminal? */
bool cli_err_is_terminal(void);
/** Columns of the terminal on standard output; 0 if it is none. */
size_t cli_out_width(void);
