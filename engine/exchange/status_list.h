// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of revoked credentials: a bit each (W3C Bitstring Status List 1.0).
 *
 * The list is published as a signed credential, so that whoever verifies can fetch or be given it
 * without anyone learning which credential is looked at.
 */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

enum {
    PLA_STATUS_BITS = 1 << 17,      /**< the least the standard allows: a herd to hide in */
    PLA_STATUS_MOST_BYTES = 4 << 20 /**< an unpacked list beyond it is refused */
};

struct pla_status_list {
    unsigned char *bytes; /**< bit 0 is the highest of byte 0; lives in an arena */
    size_t bits;
};

/** A list without any bit set. */
enum pla_code pla_status_list_new(struct pla_arena *arena, struct pla_status_list *out,
                                  struct pla_err *err);
/** Read "u" + base64url of gzip. PLA_SYNTAX if it is not that or unpacks to too much. */
enum pla_code pla_status_list_decode(struct pla_text encoded, struct pla_arena *arena,
                                     struct pla_status_list *out, struct pla_err *err);
/** Append that form. */
enum pla_code pla_status_list_encode(const struct pla_status_list *list, struct pla_str *out,
                                     struct pla_err *err);
bool pla_status_list_get(const struct pla_status_list *list, size_t index);
/** False if the list is not so long. */
bool pla_status_list_set(struct pla_status_list *list, size_t index);

/** A list's credential. */
struct pla_status_credential {
    struct pla_text url;    /**< its address, also its id */
    struct pla_text issuer; /**< id of who publishes it */
    pla_day from;
};
/** Append the credential around a list, without signature. */
enum pla_code pla_status_list_write(const struct pla_status_list *list,
                                    const struct pla_status_credential *about, struct pla_str *out,
                                    struct pla_err *err);
/** Read list and members of such a credential's JSON. PLA_SYNTAX. */
enum pla_code pla_status_list_read(struct pla_text json, const char *name, struct pla_arena *arena,
                                   struct pla_status_list *out,
                                   struct pla_status_credential *out_about, struct pla_err *err);
