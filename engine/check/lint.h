// SPDX-License-Identifier: Apache-2.0
/**
 * Lint: what a rubric or policy says that cannot be meant.
 *
 * It looks at the loaded structs, never runs anything, and knows of every measure which values it
 * can have. A finding is silenced by a comment on its line or the line above:
 * `-- plaudit: allow LINT: reason`. The reason is required; a comment that silences nothing is
 * found itself.
 */
#pragma once

#include "rubric/load.h"

enum pla_lint_id {
#define PLA_LINT(name, id, severity, flags, sentence) PLA_LINT_##name,
#include "check/lints.def"
#undef PLA_LINT
    PLA_LINT_COUNT
};

enum pla_severity {
    PLA_SEVERITY_ERROR,   /**< it does not do what it says: the check fails */
    PLA_SEVERITY_WARNING, /**< it is hardly meant so */
    PLA_SEVERITY_NOTE     /**< worth knowing */
};
const char *pla_severity_name(enum pla_severity severity); /**< "error" "warning" "note" */

/** Flags of a lint: what decides, beside the text, whether it is found. */
enum { PLA_LINT_BY_DATE = 1, PLA_LINT_BY_POLICY = 2 };

/** A row of the one table of lints. */
struct pla_lint_kind {
    const char *id; /**< "never-met"; stable */
    enum pla_severity severity;
    unsigned flags;
    const char *sentence; /**< what it finds */
};
extern const struct pla_lint_kind pla_lint_kinds[PLA_LINT_COUNT];

/** One finding. */
struct pla_lint {
    enum pla_lint_id id;
    struct pla_place place; /**< line 0 if it is not known */
    struct pla_text text;   /**< one sentence, lower case, no full stop */
    struct pla_text hint;   /**< what to do; may be absent */
};
struct pla_lint_list {
    const struct pla_lint *items; /**< by file, line, id, text; each once */
    size_t count;
};

/** What to look at. Everything is borrowed. */
struct pla_lint_subject {
    const struct pla_rubric *rubric; /**< NULL: the policy itself is looked at */
    const struct pla_policy *policy; /**< with a rubric: what it stands under; NULL: not known */
    const struct pla_sources
        *sources; /**< texts of what is looked at; NULL: no comments are read */
    pla_day as_of;
};

/**
 * Find what is suspicious.
 *
 * @param arena  where the findings live; places borrow from the rubric or policy
 * @param out    filled on PLA_OK
 * @return PLA_OK whatever was found; PLA_MEMORY
 */
enum pla_code pla_lint(const struct pla_lint_subject *subject, struct pla_arena *arena,
                       struct pla_lint_list *out, struct pla_err *err);

/**
 * Append findings, a line of JSON each:
 * {"lint","severity","file","line","text","help"}; file, line and help may be null.
 */
void pla_lint_put_json(const struct pla_lint_list *list, struct pla_str *out);
