// SPDX-License-Identifier: Apache-2.0
/**
 * Documents for people: from decisions to pages, letters and text, in a file, a folder or a stream.
 */
#pragma once

#include "reports/doc.h"
#include "use.h"

/** Who reads it. */
enum cli_reader { CLI_FOR_REGISTRAR, CLI_FOR_LEARNER, CLI_FOR_ASSESSOR, CLI_FOR_BOARD };
extern const char *const cli_reader_names[]; /**< in the order of the enum, NULL at the end */

/** A form that documents can have. */
struct cli_renderer {
    const char *name;   /**< of --as */
    const char *ending; /**< of its files: ".html" */
    bool is_text;       /**< may go to a terminal */
    /** `messages`: for what is made and yet not as it should be. */
    enum pla_code (*render)(const struct pla_doc *doc, struct cli_out *messages,
                            struct pla_str *out, struct pla_err *err);
};
/** By name; NULL if there is none. */
const struct cli_renderer *cli_renderer_find(const char *name);

struct cli_pages_job {
    const struct cli_use_values *use;
    const struct cli_list *portfolios; /**< where names of decisions are from */
    const struct cli_renderer *renderer;
    enum cli_reader reader;
    const char *language; /**< NULL: English */
    const char *output;   /**< NULL or "-": standard output; a folder gets a file a record */
    enum pla_paper paper;
    size_t jobs;
    bool all_awards;
};

/** Read the call's operands and write the documents. What is wrong is told. */
enum pla_code cli_pages_write(const struct cli_call *call, const struct cli_pages_job *job);
