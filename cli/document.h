// SPDX-License-Identifier: Apache-2.0
/**
 * What a scoring command writes: decision lines in some form, or the registrar's workbook. A file
 * appears only when it is complete; a stream keeps what was written.
 */
#pragma once

#include "lines.h"
#include "reports/paper.h"
#include "use.h"

/** What to score and where it goes: the options score, report and export share. */
struct cli_document_job {
    const struct cli_use_values *use;
    const struct cli_list *portfolios; /**< where names of decisions are from; NULL: nowhere */
    enum cli_form form;
    const char *output;   /**< NULL or "-": standard output; a workbook needs a path */
    enum pla_paper paper; /**< of a workbook */
    const char *language; /**< of a workbook; NULL: English */
    size_t jobs;          /**< 0: one per processor */
    struct cli_shard shard;
    bool all_awards, screen, show_stats;
    bool excel;             /**< CSV begins with a byte order mark */
    const char *pseudonyms; /**< file of a key; NULL: ids as they are */
    bool is_shown; /**< INPUT may be decisions, or without operands the store: shown as they are */
};

/** Score the call's operands and write the document. What is wrong is told. */
enum pla_code cli_document_score(const struct cli_call *call, const struct cli_document_job *job);
