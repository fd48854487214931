// SPDX-License-Identifier: Apache-2.0
/**
 * Plaudit as a library: load rubrics and a policy, score portfolios, get explained decisions.
 *
 * The one installed header. Text goes in and out as JSON in the forms of plaudit-portfolio(5) and
 * plaudit-decision(5). Rubrics run in the calling process, inside the sandbox; the program
 * `plaudit` adds a second wall of worker processes. An engine may be used by one thread at a time.
 */
#ifndef PLAUDIT_H
#define PLAUDIT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An engine: rubrics and a policy, loaded. */
struct pla_engine;

/** What to load. Zero-initialise, then set. Strings are only read during pla_engine_new(). */
struct pla_engine_options {
    const char *const *rubrics; /**< folders or Lua files; ends with NULL */
    const char *policy;         /**< a policy file; NULL: the plain policy */
    const char *as_of;          /**< the date that rules look from, "2026-11-01"; required */
};

/** Version of the library: "0.1.0". */
const char *pla_version(void);

/**
 * Load rubrics and policy.
 *
 * @param options  what to load
 * @param out      the engine, to be freed with pla_engine_free(); untouched on failure
 * @param message  room for one message for people, "file:line: text (hint)"; may be NULL
 * @param size     bytes of `message`
 * @return 0, or the exit status the program would have: 2 usage, 4 rubric or policy, 5 limit, 8
 * memory
 */
int pla_engine_new(const struct pla_engine_options *options, struct pla_engine **out, char *message,
                   size_t size);
/** Free an engine; NULL is fine. */
void pla_engine_free(struct pla_engine *engine);

/**
 * Score one portfolio.
 *
 * @param json    the portfolio, strict JSON
 * @param length  its bytes
 * @param out     decisions, one JSON object a line, NUL-terminated; borrowed until the next call
 * @param message room for one message when the portfolio cannot be used; may be NULL
 * @param size    bytes of `message`
 * @return 0, 3 if the portfolio cannot be read or used, 8 memory
 */
int pla_engine_score(struct pla_engine *engine, const char *json, size_t length, const char **out,
                     char *message, size_t size);

#ifdef __cplusplus
}
#endif

#endif
