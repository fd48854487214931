// SPDX-License-Identifier: Apache-2.0
/**
 * The store of a command: which file, opened by whom. `--store`, else PLAUDIT_STORE, else
 * ./plaudit.db.
 */
#pragma once

#include "cmd.h"
#include "rubric/load.h"
#include "store/version.h"

/** Values of the options; a member `store` of a command's struct. */
struct cli_store_values {
    const char *path, *actor;
};

#define CLI_STORE_OPTION(type)                                                                     \
    {                                                                                              \
        "store", 0, CLI_TEXT, offsetof(type, store.path), "FILE",                                  \
            "the store (default: PLAUDIT_STORE, else ./plaudit.db)", NULL                          \
    }
#define CLI_ACTOR_OPTION(type)                                                                     \
    {                                                                                              \
        "actor", 0, CLI_TEXT, offsetof(type, store.actor), "NAME",                                 \
            "who does it, for the audit trail (default: the login name)", NULL                     \
    }

/** Values of the options of a command that takes the store as INPUT, and of one that saves. */
struct cli_stored_values {
    struct cli_store_values store;
    const char *run; /**< the run to take; with `save` the run to make */
    struct cli_date since;
    bool save;
};

/** The rows for a command whose struct `type` has the member `use` of use.h. */
#define CLI_STORED_OPTIONS(type)                                                                   \
    {"store",  0,                                                                                  \
     CLI_TEXT, offsetof(type, use.stored.store.path),                                              \
     "FILE",   "take what this store holds (default: PLAUDIT_STORE, else ./plaudit.db)",           \
     NULL},                                                                                        \
        {"run", 0, CLI_TEXT, offsetof(type, use.stored.run), "ID", "this run of the store only",   \
         NULL},                                                                                    \
    {                                                                                              \
        "since", 0, CLI_DATE, offsetof(type, use.stored.since), "DATE",                            \
            "what was stored on that day (UTC) or later", NULL                                     \
    }

/** The path that counts: `given`, the environment's, or the one in this folder. */
const char *cli_store_path(const char *given);
/** Is there a store without anybody having named a file: the environment's or this folder's? */
bool cli_store_is_there(void);
/** Is a store meant, where there is no other input: one is named, or there? */
bool cli_stored_is_meant(const struct cli_stored_values *values);
/** Is INPUT the store: no operands, and one is meant? */
bool cli_stored_is_input(const struct cli_call *call, const struct cli_stored_values *values);
/** Tell that INPUT is missing, as for a command that needs one. */
enum pla_code cli_tell_no_input(const struct cli_call *call);
/** Open it; what is wrong is told. The actor is asked for only where something is written. */
enum pla_code cli_store_open(const struct cli_call *call, const struct cli_store_values *values,
                             enum pla_store_mode mode, struct pla_store **out);
/** Tell an error and give its code back. */
enum pla_code cli_tell(const struct cli_call *call, const struct pla_err *err);
/** Print a result and release it: PLA_OK, PLA_MEMORY or PLA_OUTPUT. */
enum pla_code cli_print(const struct cli_call *call, struct pla_str *text);

/** "id@version" in two; the version is absent if there is no '@'. */
void cli_split_version(const char *word, struct pla_text *out_id, struct pla_text *out_version);
/** The sources of a kept version, as the loader wants them. */
enum pla_code cli_stored_sources(const struct pla_stored_version *version, struct pla_arena *arena,
                                 struct pla_sources *out, struct pla_err *err);
