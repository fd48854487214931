// SPDX-License-Identifier: Apache-2.0
/**
 * Versions of rubrics and policies, kept whole and never changed.
 */
#pragma once

#include "base/date.h"
#include "store/store.h"

enum pla_version_kind { PLA_VERSION_RUBRIC, PLA_VERSION_POLICY };
const char *pla_version_kind_name(enum pla_version_kind kind); /**< "rubric", "policy" */

struct pla_stored_file {
    struct pla_text name; /**< "rubric.lua" */
    struct pla_text text;
};

struct pla_stored_version {
    enum pla_version_kind kind;
    struct pla_text id, version, title;
    bool has_from, has_to;
    pla_day from, to;
    struct pla_text by; /**< which date `from` and `to` are about: "submitted"; or absent */
    struct pla_text fingerprint; /**< of the loaded files, as decisions carry it */
    struct pla_text approved_by,
        minute; /**< who approved it, and where that is written; or absent */
    const struct pla_stored_file *files; /**< in the order of the fingerprint */
    size_t file_count;

    /* given back, not taken */
    struct pla_text actor; /**< who loaded it */
    int64_t at;            /**< when; seconds */
    bool is_retired;
    struct pla_text retired_by, retired_why; /**< absent unless retired */
    int64_t retired_at;
};

/**
 * Keep a version. The same id and version with the same files changes nothing.
 * @param out_is_new  false: it was there
 * @return PLA_NO if that id and version is there with other text: `err->where` is the first file
 *         that differs with its line, the hint shows both lines; PLA_STORE, PLA_MEMORY
 */
enum pla_code pla_store_version_put(struct pla_store *store,
                                    const struct pla_stored_version *version, bool *out_is_new,
                                    struct pla_err *err);
/** One version with its files. PLA_MISSING, with the nearest id as hint, if it is not there. */
enum pla_code pla_store_version_get(struct pla_store *store, enum pla_version_kind kind,
                                    struct pla_text id, struct pla_text version,
                                    struct pla_arena *arena, struct pla_stored_version *out,
                                    struct pla_err *err);
/** The version with this fingerprint, with its files: what a decision was made by. PLA_MISSING. */
enum pla_code pla_store_version_of_print(struct pla_store *store, enum pla_version_kind kind,
                                         struct pla_text fingerprint, struct pla_arena *arena,
                                         struct pla_stored_version *out, struct pla_err *err);
/**
 * The version in force on a day, with its files: not retired, from <= day <= to, the latest `from`
 * of them, the one loaded last of equals. PLA_MISSING says what there is instead.
 */
enum pla_code pla_store_version_in_force(struct pla_store *store, enum pla_version_kind kind,
                                         struct pla_text id, pla_day day, struct pla_arena *arena,
                                         struct pla_stored_version *out, struct pla_err *err);
/** All versions, without files, by kind, id, order of loading. `id` absent: of every id. */
enum pla_code pla_store_version_list(struct pla_store *store, enum pla_version_kind kind,
                                     struct pla_text id, struct pla_arena *arena,
                                     struct pla_stored_version **out, size_t *out_count,
                                     struct pla_err *err);
/**
 * Say that a version is not to be used any more. PLA_MISSING; PLA_NO if it is retired already.
 * @param why  may be absent
 */
enum pla_code pla_store_version_retire(struct pla_store *store, enum pla_version_kind kind,
                                       struct pla_text id, struct pla_text version,
                                       struct pla_text why, struct pla_err *err);
