// SPDX-License-Identifier: Apache-2.0
/** Credentials into a folder. */
#include "issue.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "exchange/badge_draw.h"
#include "exchange/ids.h"
#include "keys.h"

enum { MOST_REGISTER_BYTES = 64 << 20, SLUG_BYTES = 40 };
static const char register_name[] = "register.ndjson", list_name[] = "status-list.jwt";

static enum pla_code tell(const struct cli_issue *issue, const struct pla_err *err)
{
    cli_out_error(issue->call->out, err, NULL);
    return err->code;
}

enum pla_code cli_issuer_id(const char *given, const struct pla_key *key, struct pla_arena *arena,
                            struct pla_text *out, struct pla_err *err)
{
    char id[sizeof PLA_ISSUER_OF_KEY + PLA_THUMBPRINT_TEXT] = PLA_ISSUER_OF_KEY;
    if (given != NULL) {
        *out = pla_text_of(given);
        return PLA_OK;
    }
    const enum pla_code code = pla_key_thumbprint(key, id + sizeof PLA_ISSUER_OF_KEY - 1, err);
    if (code != PLA_OK)
        return code;
    *out = pla_text_copy(arena, pla_text_of(id));
    return out->at != NULL ? PLA_OK : pla_err_memory(err);
}

/** An id is a URI: a scheme, a colon, no white space. */
static enum pla_code check_uri(const char *option, const char *text, struct pla_err *err)
{
    const char *colon = text != NULL ? strchr(text, ':') : NULL;
    if (text == NULL || (colon != NULL && colon > text && colon[1] != '\0' &&
                         strpbrk(text, " \t\r\n\"<>\\^`{|}") == NULL))
        return PLA_OK;
    pla_err_set(err, PLA_USAGE, "--%s needs an address like https://example.edu/badges", option);
    return PLA_USAGE;
}

static enum pla_code read_register(struct cli_issue *issue, struct pla_err *err)
{
    struct pla_arena *arena = issue->call->arena;
    struct pla_text text;
    if (issue->values->status_list == NULL)
        return PLA_OK;
    const char *path = pla_file_join(issue->folder, register_name, arena);
    enum pla_code code =
        path != NULL ? pla_register_begin(&issue->places, arena, err) : pla_err_memory(err);
    if (code != PLA_OK || !pla_file_exists(path))
        return code;
    code = pla_file_read(path, MOST_REGISTER_BYTES, arena, &text, err);
    return code == PLA_OK ? pla_register_read(&issue->places, text, path, err) : code;
}

/** A folder keeps one list: of one address, from one issuer, signed by one key. */
static enum pla_code check_list(struct cli_issue *issue, struct pla_err *err)
{
    struct pla_arena *arena = issue->call->arena;
    struct pla_key_set keys = {0};
    struct pla_status_list list;
    struct pla_status_credential about = {.url = {0}};
    struct pla_text pem;
    struct pla_key *key = NULL; /* the set owns its own */
    const char *path = pla_file_join(issue->folder, list_name, arena);
    if (path == NULL)
        return pla_err_memory(err);
    if (issue->values->status_list == NULL || !pla_file_exists(path))
        return PLA_OK;
    enum pla_code code = pla_file_read(issue->values->key, MOST_REGISTER_BYTES, arena, &pem, err);
    if (code == PLA_OK)
        code = pla_key_read_pem(pem, issue->values->key, &key, err);
    if (code == PLA_OK)
        code = pla_key_set_add(&keys, key, (struct pla_text){0}, arena, err);
    if (code == PLA_OK)
        code = cli_status_list_read(issue->call, path, &keys, &list, &about);
    if (code == PLA_OK && (!pla_text_equal(about.url, pla_text_of(issue->values->status_list)) ||
                           !pla_text_equal(about.issuer, issue->issuer))) {
        code = pla_err_set(err, PLA_NO, "this list has the address %.*s and the issuer %.*s",
                           (int)(about.url.length < 150 ? about.url.length : 150), about.url.at,
                           (int)(about.issuer.length < 150 ? about.issuer.length : 150),
                           about.issuer.at);
        pla_err_hint(err, "another list needs another folder");
        pla_err_prepend(err, "%s", path);
    }
    pla_key_set_release(&keys);
    return code;
}

static enum pla_code make_folder(const char *folder, struct pla_err *err)
{
    if (mkdir(folder, 0777) == 0 || pla_file_is_dir(folder))
        return PLA_OK;
    pla_err_set(err, PLA_OUTPUT, "the folder cannot be made: %s", strerror(errno));
    pla_err_prepend(err, "%s", folder);
    return PLA_OUTPUT;
}

static enum pla_code check_values(const struct cli_issue_values *values, const char *folder,
                                  struct pla_err *err)
{
    if (values->key == NULL || folder == NULL) {
        pla_err_set(err, PLA_USAGE, "badges need %s", values->key == NULL ? "a key" : "a folder");
        pla_err_hint(err, "--key KEY.pem -o FOLDER; plaudit key new KEY.pem makes a key");
        return PLA_USAGE;
    }
    if (strcmp(folder, "-") == 0)
        return pla_err_set(err, PLA_USAGE, "badges are files in a folder, and - is not one");
    enum pla_code code = check_uri("issuer", values->issuer, err);
    if (code == PLA_OK)
        code = check_uri("kid", values->kid, err);
    return code == PLA_OK ? check_uri("status-list", values->status_list, err) : code;
}

enum pla_code cli_issue_begin(struct cli_issue *issue, const struct cli_call *call,
                              const struct cli_issue_values *values, const char *folder)
{
    struct pla_err err = {0};
    *issue = (struct cli_issue){.call = call, .values = values, .folder = folder};
    pla_arena_init(&issue->arena, 0);
    enum pla_code code = check_values(values, folder, &err);
    if (code == PLA_OK)
        code = cli_key_read(call, values->key, true, &issue->key);
    if (code == PLA_OK)
        code = cli_issuer_id(values->issuer, issue->key, call->arena, &issue->issuer, &err);
    if (code == PLA_OK)
        code = make_folder(folder, &err);
    if (code == PLA_OK)
        code = read_register(issue, &err);
    if (code == PLA_OK)
        code = check_list(issue, &err);
    if (err.code != PLA_OK)
        (void)tell(issue, &err);
    return code;
}

/* ---- one credential ---- */

static enum pla_code write_file(struct cli_issue *issue, const char *name, const char *ending,
                                struct pla_text text, struct pla_err *err)
{
    struct pla_str path = {0};
    pla_str_put_format(&path, "%s/%s%s", issue->folder, name, ending);
    enum pla_code code = pla_str_check(&path, err);
    if (code == PLA_OK)
        code = pla_file_write(path.at, text, err);
    pla_str_release(&path);
    return code;
}

static enum pla_code draw(struct cli_issue *issue, struct pla_text token, struct pla_str *out,
                          struct pla_err *err)
{
    struct pla_badge badge;
    struct pla_str line = {0};
    enum pla_code code = pla_badge_read(token, "badge", &issue->arena, &badge, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *provenance = pla_json_node_get(badge.root, "provenance");
    pla_day_put(&line, pla_instant_day(badge.from_seconds));
    const struct pla_badge_face face = {
        .title = badge.name,
        .issuer = badge.issuer_name,
        .line = {line.at, line.length},
        .is_approved = pla_json_node_bool(pla_json_node_get(provenance, "approved"), false),
    };
    code = pla_str_check(&line, err);
    if (code == PLA_OK)
        code = pla_badge_draw(&face, token, out, err);
    pla_str_release(&line);
    pla_badge_release(&badge);
    return code;
}

enum pla_code cli_issue_credential(struct cli_issue *issue, struct pla_text credential,
                                   const char *name)
{
    struct pla_err err = {0};
    struct pla_str payload = {0}, token = {0}, picture = {0}, json = {0};
    const struct pla_jwt_signer signer = {issue->key, pla_text_of(issue->values->kid)};
    enum pla_code code = pla_badge_put_payload(credential, &payload, &err);
    if (code == PLA_OK)
        code = pla_jwt_sign((struct pla_text){payload.at, payload.length}, &signer, &token, &err);
    if (code == PLA_OK)
        code = draw(issue, (struct pla_text){token.at, token.length}, &picture, &err);
    pla_str_put_text(&json, credential);
    PLA_PUT(&json, "\n");
    PLA_PUT(&token, "\n");
    if (code == PLA_OK && (json.failed || token.failed))
        code = pla_err_memory(&err);
    if (code == PLA_OK)
        code = write_file(issue, name, ".json", (struct pla_text){json.at, json.length}, &err);
    if (code == PLA_OK)
        code = write_file(issue, name, ".jwt", (struct pla_text){token.at, token.length}, &err);
    if (code == PLA_OK)
        code = write_file(issue, name, ".svg", (struct pla_text){picture.at, picture.length}, &err);
    pla_str_release(&payload);
    pla_str_release(&token);
    pla_str_release(&picture);
    pla_str_release(&json);
    issue->written += code == PLA_OK;
    return code == PLA_OK ? PLA_OK : tell(issue, &err);
}

/** "P-2026-0003.EDU301.1b9d6bcd-...": made of the ids' plain characters and the credential's id. */
static void put_name(struct pla_str *out, const struct pla_badge_facts *facts, const char *id)
{
    const struct pla_text portfolio =
        pla_json_node_text(pla_json_node_get(facts->decision, "portfolio"));
    const struct pla_text award = pla_json_node_text(pla_json_node_get(facts->award, "id"));
    pla_slug_put(out, portfolio, SLUG_BYTES);
    PLA_PUT(out, ".");
    pla_slug_put(out, award, SLUG_BYTES);
    PLA_PUT(out, ".");
    pla_str_put_z(out, id + sizeof "urn:uuid:" - 1);
}

static enum pla_code issue_award(struct cli_issue *issue, const struct pla_badge_facts *facts,
                                 const struct cli_issue_standing *standing)
{
    char id[PLA_URN_TEXT + 1];
    struct pla_err err = {0};
    struct pla_str name = {0}, credential = {0};
    struct pla_badge_terms terms = {
        .issuer = issue->issuer,
        .issuer_name = pla_text_of(issue->values->issuer_name),
        .is_approved = standing->is_approved,
        .from = standing->from,
        .with_evidence = !issue->values->no_evidence,
        .status_list = pla_text_of(issue->values->status_list),
    };
    enum pla_code code = pla_badge_id(facts, &terms, id, &err);
    if (code == PLA_OK) {
        put_name(&name, facts, id);
        code = pla_str_check(&name, &err);
    }
    if (code == PLA_OK && terms.status_list.at != NULL)
        code =
            pla_register_place(&issue->places, pla_text_of(id),
                               (struct pla_text){name.at, name.length}, &terms.status_index, &err);
    if (code == PLA_OK)
        code = pla_badge_write(facts, &terms, &credential, &err);
    if (code != PLA_OK)
        (void)tell(issue, &err);
    else
        code = cli_issue_credential(issue, (struct pla_text){credential.at, credential.length},
                                    name.at);
    pla_str_release(&name);
    pla_str_release(&credential);
    return code;
}

static enum pla_code consider(struct cli_issue *issue, struct pla_badge_facts *facts,
                              const struct cli_issue_ruling *ruling)
{
    struct cli_issue_standing standing = {0};
    const bool with_credit = issue->values->credit;
    const bool has_hold = pla_json_node_count(pla_json_node_get(facts->award, "hold")) > 0;
    enum pla_code code = ruling->ask(ruling->ctx, facts->decision, facts->award, &standing);
    if (code != PLA_OK || standing.is_refused)
        return code;
    issue->held_back += has_hold;
    if (!pla_badge_is_due(facts->award, with_credit, standing.is_override))
        return PLA_OK;
    if (!standing.is_approved && issue->approved_only) {
        issue->waiting++;
        return PLA_OK;
    }
    issue->marked += !standing.is_approved;
    facts->credits = standing.credits;
    return issue_award(issue, facts, &standing);
}

enum pla_code cli_issue_decision(struct cli_issue *issue, const struct pla_json_node *about,
                                 struct pla_text record, struct pla_text line,
                                 const struct cli_issue_ruling *ruling)
{
    struct pla_err err = {0};
    struct pla_json_tree *decision = NULL, *portfolio = NULL;
    enum pla_code code = pla_json_tree_parse(line, "decision", &decision, &err);
    pla_arena_reset(&issue->arena);
    if (code == PLA_OK && record.at != NULL)
        code = pla_json_tree_parse(record, "portfolio", &portfolio, &err);
    if (code != PLA_OK)
        (void)tell(issue, &err);
    struct pla_badge_facts facts = {.decision = pla_json_tree_root(decision),
                                    .about = about,
                                    .record = pla_json_tree_root(portfolio)};
    facts.award = pla_json_node_first(pla_json_node_get(facts.decision, "awards"));
    for (; facts.award != NULL && code == PLA_OK; facts.award = pla_json_node_next(facts.award))
        code = consider(issue, &facts, ruling);
    pla_json_tree_free(decision);
    pla_json_tree_free(portfolio);
    return code;
}

enum pla_code cli_issue_renewal(struct cli_issue *issue, const struct pla_badge *badge,
                                pla_day from, pla_day until)
{
    char id[PLA_URN_TEXT + 1];
    struct pla_err err = {0};
    struct pla_str name = {0}, credential = {0};
    struct pla_badge_renewal renewal = {
        .old_id = badge->id,
        .from = from,
        .until = until,
        .status_list = pla_text_of(issue->values->status_list),
    };
    /* A list has one register: without it, places would be given out twice. */
    if (renewal.status_list.at != NULL && badge->status.is_set &&
        pla_text_equal(badge->status.list, renewal.status_list) &&
        !pla_register_has(&issue->places, badge->id)) {
        pla_err_set(&err, PLA_NO, "\"%.*s\" is on this list already, and not in the register here",
                    (int)(badge->name.length < 150 ? badge->name.length : 150),
                    badge->name.at != NULL ? badge->name.at : "");
        pla_err_hint(&err, "renew into the folder with its register.ndjson, or name another list");
        pla_err_prepend(&err, "%s", issue->folder);
        return tell(issue, &err);
    }
    enum pla_code code = pla_badge_renewed_id(badge->id, from, id, &err);
    if (code == PLA_OK) {
        renewal.id = pla_text_of(id);
        pla_slug_put(&name, badge->name, SLUG_BYTES);
        PLA_PUT(&name, ".");
        pla_str_put_z(&name, id + sizeof "urn:uuid:" - 1);
        code = pla_str_check(&name, &err);
    }
    if (code == PLA_OK && renewal.status_list.at != NULL)
        code =
            pla_register_place(&issue->places, renewal.id, (struct pla_text){name.at, name.length},
                               &renewal.status_index, &err);
    if (code == PLA_OK)
        code = pla_badge_renew(badge->json, &renewal, &credential, &err);
    if (code != PLA_OK)
        (void)tell(issue, &err);
    else
        code = cli_issue_credential(issue, (struct pla_text){credential.at, credential.length},
                                    name.at);
    pla_str_release(&name);
    pla_str_release(&credential);
    return code;
}

/* ---- the end ---- */

/** A list without any revoked badge, where none is there yet. */
static enum pla_code write_list(struct cli_issue *issue, pla_day today, struct pla_err *err)
{
    struct pla_status_list list;
    const struct pla_status_credential about = {
        .url = pla_text_of(issue->values->status_list), .issuer = issue->issuer, .from = today};
    const struct pla_jwt_signer signer = {issue->key, pla_text_of(issue->values->kid)};
    const char *path = pla_file_join(issue->folder, list_name, issue->call->arena);
    if (path == NULL)
        return pla_err_memory(err);
    if (pla_file_exists(path))
        return PLA_OK;
    const enum pla_code code = pla_status_list_new(issue->call->arena, &list, err);
    return code == PLA_OK ? cli_status_list_write(issue->call, path, &list, &about, &signer) : code;
}

static enum pla_code write_register(struct cli_issue *issue, struct pla_err *err)
{
    struct pla_str text = {0};
    const char *path = pla_file_join(issue->folder, register_name, issue->call->arena);
    pla_register_put(&issue->places, &text);
    enum pla_code code = path != NULL ? pla_str_check(&text, err) : pla_err_memory(err);
    if (code == PLA_OK)
        code = pla_file_write(path, (struct pla_text){text.at, text.length}, err);
    pla_str_release(&text);
    return code;
}

enum pla_code cli_issue_end(struct cli_issue *issue, enum pla_code code, pla_day today)
{
    struct pla_err err = {0};
    /* Places that were given out are kept even if the run ended early: their badges are there. */
    if (issue->key != NULL && issue->values->status_list != NULL && issue->written > 0) {
        enum pla_code end = write_register(issue, &err);
        if (end == PLA_OK)
            end = write_list(issue, today, &err);
        if (err.code != PLA_OK)
            (void)tell(issue, &err);
        code = pla_code_worst(code, end);
    }
    if (issue->marked > 0)
        cli_out_note(issue->call->out, "marked as recommended, not approved: %zu", issue->marked);
    if (issue->waiting > 0)
        cli_out_note(issue->call->out, "awards nobody approved yet, which give no badge: %zu",
                     issue->waiting);
    if (issue->held_back > 0)
        cli_out_note(issue->call->out, "awards held back, which give no badge: %zu",
                     issue->held_back);
    pla_key_free(issue->key);
    pla_arena_release(&issue->arena);
    return code;
}
