// SPDX-License-Identifier: Apache-2.0
/**
 * Credentials into a folder: signed, drawn, and with a place on a list of revoked ones.
 */
#pragma once

#include "cmd.h"
#include "exchange/badge.h"
#include "exchange/badge_write.h"
#include "exchange/instant.h"
#include "exchange/jwt.h"
#include "exchange/register.h"

/** Options of issuing; NULL where not given. */
struct cli_issue_values {
    const char *key, *issuer, *issuer_name, *kid, *status_list;
    bool credit, no_evidence, unapproved;
};

/** The rows for a command's struct `type` with a member `issue`. */
#define CLI_ISSUE_OPTIONS(type)                                                                    \
    {"key", 'k', CLI_TEXT, offsetof(type, issue.key), "FILE", "the private key that signs badges", \
     NULL},                                                                                        \
        {"issuer", 0,                                                                              \
         CLI_TEXT, offsetof(type, issue.issuer),                                                   \
         "URI",    "the issuer's id in badges (default: the key's thumbprint)",                    \
         NULL},                                                                                    \
        {"issuer-name", 0,                                                                         \
         CLI_TEXT,      offsetof(type, issue.issuer_name),                                         \
         "NAME",        "the issuer's name in badges (default: the policy's institution)",         \
         NULL},                                                                                    \
        {"kid",    0,                                                                              \
         CLI_TEXT, offsetof(type, issue.kid),                                                      \
         "URI",    "where the public key stands (default: the key itself is in the badge)",        \
         NULL},                                                                                    \
        {"status-list", 0,                                                                         \
         CLI_TEXT,      offsetof(type, issue.status_list),                                         \
         "URI",         "where the list of revoked badges will be published",                      \
         NULL},                                                                                    \
        {"credit", 0,                                                                              \
         CLI_FLAG, offsetof(type, issue.credit),                                                   \
         NULL,     "badges for awards of credit, too",                                             \
         NULL},                                                                                    \
        {"unapproved", 0,                                                                          \
         CLI_FLAG,     offsetof(type, issue.unapproved),                                           \
         NULL,         "of a store: badges for what nobody approved yet, too, marked so",          \
         NULL},                                                                                    \
    {                                                                                              \
        "no-evidence", 0, CLI_FLAG, offsetof(type, issue.no_evidence), NULL,                       \
            "leave out of badges what the learner handed in", NULL                                 \
    }

struct cli_issue {
    const struct cli_call *call;
    const struct cli_issue_values *values;
    const char *folder;
    struct pla_key *key;
    struct pla_text issuer;
    struct pla_register places; /**< used with --status-list only */
    struct pla_arena arena;     /**< of one credential */
    bool approved_only;
    size_t written, held_back, waiting, marked;
};

/** Read the key, make the folder, read its register. What is wrong is told. */
enum pla_code cli_issue_begin(struct cli_issue *issue, const struct cli_call *call,
                              const struct cli_issue_values *values, const char *folder);
/** Where an award stands with those who approve. */
struct cli_issue_standing {
    bool is_approved, is_refused;
    bool is_override;        /**< granted whatever was recommended */
    pla_day from;            /**< date of issue */
    struct pla_text credits; /**< granted; absent: as recommended */
};
/** Asked for every award of a decision. What is wrong is told. */
struct cli_issue_ruling {
    void *ctx;
    enum pla_code (*ask)(void *ctx, const struct pla_json_node *decision,
                         const struct pla_json_node *award, struct cli_issue_standing *out);
};
/**
 * Write the credentials of one decision: NAME.json, NAME.jwt and NAME.svg each. What was refused
 * gives none; what nobody approved is marked, or gives none if only approved ones are wanted.
 * @param about  the description of rubrics and policy; NULL: ids instead of titles
 * @param record the portfolio's bytes; absent: ids of evidence only
 */
enum pla_code cli_issue_decision(struct cli_issue *issue, const struct pla_json_node *about,
                                 struct pla_text record, struct pla_text line,
                                 const struct cli_issue_ruling *ruling);
/** Sign and write one credential that is made already; `face` is drawn from it. */
enum pla_code cli_issue_credential(struct cli_issue *issue, struct pla_text credential,
                                   const char *name);
/** Issue a badge again: a new id, from `from` to `until`, with a place of its own. */
enum pla_code cli_issue_renewal(struct cli_issue *issue, const struct pla_badge *badge,
                                pla_day from, pla_day until);
/** Write register and status list. On a failure before, give back memory only. */
enum pla_code cli_issue_end(struct cli_issue *issue, enum pla_code code, pla_day today);
/**
 * Read a status list that `keys` signed. What is wrong is told.
 * @param out_about  its address and issuer
 */
enum pla_code cli_status_list_read(const struct cli_call *call, const char *path,
                                   const struct pla_key_set *keys, struct pla_status_list *out,
                                   struct pla_status_credential *out_about);
/** Sign and write a status list. What is wrong is told. */
enum pla_code cli_status_list_write(const struct cli_call *call, const char *path,
                                    const struct pla_status_list *list,
                                    const struct pla_status_credential *about,
                                    const struct pla_jwt_signer *signer);
/** The id of an issuer: as given, else made from its key; in the arena. */
enum pla_code cli_issuer_id(const char *given, const struct pla_key *key, struct pla_arena *arena,
                            struct pla_text *out, struct pla_err *err);
