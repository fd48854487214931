// SPDX-License-Identifier: Apache-2.0
/**
 * Taking a rubric or policy into the store: checked, its cases run, approved where the policy asks
 * for it, then kept as a version that never changes.
 */
#pragma once

#include "storing.h"
#include "terms.h"

struct cli_accept {
    const struct cli_call *call;
    struct pla_store *store;
    enum pla_version_kind kind;
    const char *path;        /**< of a rubric's folder, or a policy's file */
    const char *policy;      /**< file; NULL: none was named */
    const char *approved_by; /**< NULL: nobody was named */
    const char *minute;      /**< where the approval is written; NULL: nowhere */
    bool is_quiet;           /**< results of the check and the cases are not shown */

    /* found */
    struct pla_text id, version;
    bool is_new;
    bool has_cases;
};

/**
 * Take it in. What is wrong is told.
 * @return PLA_OK (is_new: it was not there), else the code of what was told
 */
enum pla_code cli_accept(struct cli_accept *accept);
/** The files of `sources` that the fingerprint is over, as a version to keep. */
enum pla_code cli_version_of(enum pla_version_kind kind, const struct cli_term *term,
                             const struct pla_sources *sources, struct pla_arena *arena,
                             struct pla_stored_version *out, struct pla_err *err);
