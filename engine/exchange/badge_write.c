// SPDX-License-Identifier: Apache-2.0
/** An award as an Open Badges 3.0 credential. */
#include "exchange/badge_write.h"

#include "base/crypto.h"
#include "exchange/badge_private.h"
#include "exchange/instant.h"

/* ---- what the parts of a credential share ---- */

struct pla_text pla_node_text(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

void pla_put_pair(struct pla_str *out, const char *key, struct pla_text text)
{
    if (text.at == NULL)
        return;
    PLA_PUT(out, ",\"");
    pla_str_put_z(out, key);
    PLA_PUT(out, "\":");
    pla_str_put_json(out, text);
}

void pla_badge_put_urn(struct pla_badge_writer *w, const struct pla_text *parts, size_t count)
{
    char urn[PLA_URN_TEXT + 1];
    struct pla_err err;
    if (pla_urn_of(parts, count, urn, &err) == PLA_OK)
        pla_str_put_z(w->out, urn);
    else
        w->out->failed = true;
}

/** The description of the decision's rubric; NULL if it is not there. */
static const struct pla_json_node *find_rubric(const struct pla_badge_facts *facts)
{
    const struct pla_text id = pla_node_text(facts->decision, "rubric");
    const struct pla_text version = pla_node_text(facts->decision, "version");
    const struct pla_json_node *at =
        pla_json_node_first(pla_json_node_get(facts->about, "rubrics"));
    while (at != NULL && !(pla_text_equal(pla_node_text(at, "id"), id) &&
                           pla_text_equal(pla_node_text(at, "version"), version)))
        at = pla_json_node_next(at);
    return at;
}

bool pla_badge_is_due(const struct pla_json_node *award, bool with_credit, bool is_granted)
{
    const struct pla_text kind = pla_node_text(award, "kind");
    const struct pla_text status = pla_node_text(award, "status");
    return (is_granted || pla_text_equal(status, PLA_TEXT("recommended"))) &&
           pla_json_node_count(pla_json_node_get(award, "hold")) == 0 &&
           (with_credit || pla_text_equal(kind, PLA_TEXT("badge")));
}

enum pla_code pla_badge_id(const struct pla_badge_facts *facts, const struct pla_badge_terms *terms,
                           char *out, struct pla_err *err)
{
    struct pla_rational attempt = PLA_WHOLE(1);
    struct pla_str number = {0};
    (void)pla_json_node_rational(pla_json_node_get(facts->decision, "attempt"), &attempt);
    pla_str_put_int(&number, attempt.num);
    const struct pla_text parts[] = {
        PLA_TEXT("credential"),
        terms->issuer,
        pla_node_text(facts->decision, "portfolio"),
        {number.at, number.length},
        pla_node_text(facts->decision, "rubric"),
        pla_node_text(facts->decision, "claim"),
        pla_node_text(facts->award, "id"),
        /* what nobody approved is another credential than the one that may follow it */
        pla_text_of(terms->is_approved ? NULL : "not approved"),
    };
    enum pla_code code = pla_str_check(&number, err);
    if (code == PLA_OK)
        code = pla_urn_of(parts, sizeof parts / sizeof parts[0], out, err);
    pla_str_release(&number);
    return code;
}

/* ---- issuer, subject ---- */

struct pla_text pla_badge_issuer_name(const struct pla_badge_writer *w)
{
    struct pla_text name = w->terms->issuer_name;
    if (name.at == NULL)
        name = pla_node_text(pla_json_node_get(w->facts->about, "policy"), "institution");
    if (name.at == NULL)
        name = pla_node_text(w->rubric, "authority");
    return name.at != NULL ? name : w->terms->issuer;
}

static void put_issuer(struct pla_badge_writer *w)
{
    PLA_PUT(w->out, ",\"issuer\":{\"id\":");
    pla_str_put_json(w->out, w->terms->issuer);
    PLA_PUT(w->out, ",\"type\":[\"Profile\"]");
    pla_put_pair(w->out, "name", pla_badge_issuer_name(w));
    PLA_PUT(w->out, "}");
}

/** The learner's number, hashed with a salt so that lists of numbers do not meet by chance. */
static void put_identity(struct pla_badge_writer *w, struct pla_text learner)
{
    char hex[PLA_SHA256_HEX + 1];
    struct pla_sha256 *hash = pla_sha256_new();
    if (hash == NULL) {
        w->out->failed = true;
        return;
    }
    pla_sha256_begin(hash);
    pla_sha256_add(hash, learner.at, learner.length);
    pla_sha256_add(hash, w->id, PLA_URN_TEXT);
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
    PLA_PUT(w->out, "{\"type\":\"IdentityObject\",\"hashed\":true,\"identityHash\":\"sha256$");
    pla_str_put_z(w->out, hex);
    PLA_PUT(w->out, "\",\"identityType\":\"systemId\",\"salt\":\"");
    pla_str_put_z(w->out, w->id);
    PLA_PUT(w->out, "\"}");
}

static void put_subject(struct pla_badge_writer *w)
{
    const struct pla_text learner = pla_node_text(w->facts->decision, "learner");
    const struct pla_text portfolio = pla_node_text(w->facts->decision, "portfolio");
    const struct pla_text name =
        pla_node_text(pla_json_node_get(w->facts->record, "learner"), "name");
    const struct pla_text parts[] = {PLA_TEXT("learner"), w->terms->issuer,
                                     learner.at != NULL ? learner : portfolio};
    PLA_PUT(w->out, "\"id\":\"");
    pla_badge_put_urn(w, parts, 3);
    PLA_PUT(w->out, "\",\"type\":[\"AchievementSubject\"]");
    if (name.at == NULL && learner.at == NULL)
        return;
    PLA_PUT(w->out, ",\"identifier\":[");
    if (name.at != NULL) {
        PLA_PUT(w->out, "{\"type\":\"IdentityObject\",\"hashed\":false,\"identityHash\":");
        pla_str_put_json(w->out, name);
        PLA_PUT(w->out, ",\"identityType\":\"name\"}");
    }
    if (name.at != NULL && learner.at != NULL)
        PLA_PUT(w->out, ",");
    if (learner.at != NULL)
        put_identity(w, learner);
    PLA_PUT(w->out, "]");
}

/* ---- why: reasons and evidence ---- */

/** "Recommended, not approved." and the reasons, a line each. */
static void put_narrative(struct pla_badge_writer *w)
{
    struct pla_str text = {0};
    const struct pla_json_node *reason =
        pla_json_node_first(pla_json_node_get(w->facts->award, "reasons"));
    if (!w->terms->is_approved)
        PLA_PUT(&text, "A recommendation that nobody has approved yet.\n");
    pla_badge_put_credit_words(w, &text);
    for (; reason != NULL; reason = pla_json_node_next(reason)) {
        const struct pla_text words = pla_node_text(reason, "text");
        if (words.at == NULL)
            continue;
        PLA_PUT(&text, "- ");
        pla_str_put_text(&text, words);
        PLA_PUT(&text, "\n");
    }
    if (text.length > 0)
        pla_put_pair(w->out, "narrative", (struct pla_text){text.at, text.length - 1});
    w->out->failed |= text.failed;
    pla_str_release(&text);
}

/** The item of the portfolio, NULL if there is no portfolio. */
static const struct pla_json_node *find_item(const struct pla_badge_writer *w, struct pla_text id)
{
    const struct pla_json_node *at =
        pla_json_node_first(pla_json_node_get(w->facts->record, "evidence"));
    while (at != NULL && !pla_text_equal(pla_node_text(at, "id"), id))
        at = pla_json_node_next(at);
    return at;
}

static void put_item(struct pla_badge_writer *w, struct pla_text id)
{
    const struct pla_json_node *item = find_item(w, id);
    const struct pla_text url = pla_node_text(item, "url");
    const struct pla_text title = pla_node_text(item, "title");
    const struct pla_text parts[] = {PLA_TEXT("evidence"),
                                     pla_node_text(w->facts->decision, "portfolio"), id};
    struct pla_text narrative = pla_node_text(item, "description");
    if (narrative.at == NULL)
        narrative = pla_node_text(item, "reflection");
    PLA_PUT(w->out, "{\"id\":");
    if (pla_is_web_address(url)) {
        pla_str_put_json(w->out, url);
    } else {
        PLA_PUT(w->out, "\"");
        pla_badge_put_urn(w, parts, 3);
        PLA_PUT(w->out, "\"");
    }
    PLA_PUT(w->out, ",\"type\":[\"Evidence\"]");
    pla_put_pair(w->out, "name", title.at != NULL ? title : id);
    pla_put_pair(w->out, "narrative", narrative);
    pla_put_pair(w->out, "genre", pla_node_text(item, "kind"));
    PLA_PUT(w->out, "}");
}

/** Ids of evidence named by reasons, each once, in order. */
struct ids {
    struct pla_text items[64]; /**< a badge that rests on more lists the first of them */
    size_t count;
};

static void add_ids(struct ids *ids, const struct pla_json_node *reasons)
{
    for (const struct pla_json_node *r = pla_json_node_first(reasons); r != NULL;
         r = pla_json_node_next(r)) {
        for (const struct pla_json_node *e = pla_json_node_first(pla_json_node_get(r, "evidence"));
             e != NULL; e = pla_json_node_next(e)) {
            const struct pla_text id = pla_json_node_text(e);
            size_t at = 0;
            while (at < ids->count && !pla_text_equal(ids->items[at], id))
                at++;
            if (at == ids->count && at < sizeof ids->items / sizeof ids->items[0])
                ids->items[ids->count++] = id;
        }
        add_ids(ids, pla_json_node_get(r, "parts")); /* as deep as JSON may be: bounded */
    }
}

static void put_evidence(struct pla_badge_writer *w)
{
    struct ids ids = {.count = 0};
    if (!w->terms->with_evidence)
        return;
    add_ids(&ids, pla_json_node_get(w->facts->award, "reasons"));
    if (ids.count == 0)
        return;
    PLA_PUT(w->out, ",\"evidence\":[");
    for (size_t i = 0; i < ids.count; i++) {
        if (i > 0)
            PLA_PUT(w->out, ",");
        put_item(w, ids.items[i]);
    }
    PLA_PUT(w->out, "]");
}

/* ---- status, provenance ---- */

static void put_status(struct pla_badge_writer *w)
{
    struct pla_str number = {0}, id = {0};
    if (w->terms->status_list.at == NULL)
        return;
    pla_str_put_int(&number, (int64_t)w->terms->status_index);
    pla_str_put_text(&id, w->terms->status_list);
    PLA_PUT(&id, "#");
    pla_str_put_text(&id, (struct pla_text){number.at, number.length});
    PLA_PUT(w->out, ",\"credentialStatus\":{\"id\":");
    pla_str_put_json(w->out, (struct pla_text){id.at, id.length});
    PLA_PUT(w->out, ",\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"revocation\"");
    pla_put_pair(w->out, "statusListIndex", (struct pla_text){number.at, number.length});
    pla_put_pair(w->out, "statusListCredential", w->terms->status_list);
    PLA_PUT(w->out, "}");
    w->out->failed |= number.failed || id.failed;
    pla_str_release(&number);
    pla_str_release(&id);
}

/** What the decision was made with, so that it can be found and replayed. */
static void put_provenance(struct pla_badge_writer *w)
{
    static const char *const prints[] = {"engine", "rubric", "policy", "decision"};
    const struct pla_json_node *fingerprint = pla_json_node_get(w->facts->decision, "fingerprint");
    pla_str_put_z(w->out, w->terms->is_approved ? ",\"provenance\":{\"approved\":true"
                                                : ",\"provenance\":{\"approved\":false");
    pla_put_pair(w->out, "portfolio", pla_node_text(w->facts->decision, "portfolio"));
    pla_put_pair(w->out, "award", pla_node_text(w->facts->award, "id"));
    pla_put_pair(w->out, "rubric", pla_node_text(w->facts->decision, "rubric"));
    pla_put_pair(w->out, "version", pla_node_text(w->facts->decision, "version"));
    pla_put_pair(w->out, "policy", pla_node_text(w->facts->decision, "policy"));
    pla_put_pair(w->out, "asOf", pla_node_text(w->facts->decision, "as_of"));
    PLA_PUT(w->out, ",\"fingerprint\":{\"kind\":\"sha256\"");
    for (size_t i = 0; i < sizeof prints / sizeof prints[0]; i++)
        pla_put_pair(w->out, prints[i], pla_node_text(fingerprint, prints[i]));
    PLA_PUT(w->out, "}}");
}

/* ---- the credential ---- */

/** Own terms: JSON values that JSON-LD carries as they are. */
static const char context[] =
    "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
    "\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\","
    "{\"microcredential\":{\"@id\":\"urn:x-plaudit:terms#microcredential\",\"@type\":\"@json\"},"
    "\"provenance\":{\"@id\":\"urn:x-plaudit:terms#provenance\",\"@type\":\"@json\"}}]";

static void put_dates(struct pla_badge_writer *w)
{
    pla_day until;
    PLA_PUT(w->out, ",\"validFrom\":\"");
    pla_instant_put_first(w->out, w->terms->from);
    PLA_PUT(w->out, "\"");
    if (!pla_day_parse(pla_node_text(w->facts->award, "expires"), &until))
        return;
    PLA_PUT(w->out, ",\"validUntil\":\"");
    pla_instant_put_last(w->out, until);
    PLA_PUT(w->out, "\"");
}

static void put_credential(struct pla_badge_writer *w)
{
    const struct pla_text title = pla_badge_title(w);
    struct pla_str name = {0};
    pla_str_put_text(&name, title);
    if (!w->terms->is_approved)
        PLA_PUT(&name, " (recommended, not approved)");
    pla_str_put_z(w->out, context);
    PLA_PUT(w->out, ",\"id\":\"");
    pla_str_put_z(w->out, w->id);
    PLA_PUT(w->out, "\",\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"]");
    pla_put_pair(w->out, "name", (struct pla_text){name.at, name.length});
    put_issuer(w);
    put_dates(w);
    PLA_PUT(w->out, ",\"credentialSubject\":{");
    put_subject(w);
    pla_badge_put_achievement(w);
    put_narrative(w);
    pla_badge_put_results(w);
    PLA_PUT(w->out, "}");
    put_evidence(w);
    put_status(w);
    put_provenance(w);
    PLA_PUT(w->out, "}");
    w->out->failed |= name.failed;
    pla_str_release(&name);
}

enum pla_code pla_badge_write(const struct pla_badge_facts *facts,
                              const struct pla_badge_terms *terms, struct pla_str *out,
                              struct pla_err *err)
{
    struct pla_badge_writer w = {.facts = facts, .terms = terms, .out = out};
    w.rubric = find_rubric(facts);
    const enum pla_code code = pla_badge_id(facts, terms, w.id, err);
    if (code != PLA_OK)
        return code;
    pla_badge_find_criteria(&w);
    pla_badge_find_credit(&w);
    put_credential(&w);
    return pla_str_check(out, err);
}

enum pla_code pla_badge_put_payload(struct pla_text credential, struct pla_str *out,
                                    struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    int64_t seconds;
    const enum pla_code code = pla_json_tree_parse(credential, "credential", &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    pla_str_put(out, credential.at, credential.length - 1);
    pla_put_pair(out, "iss", pla_node_text(pla_json_node_get(root, "issuer"), "id"));
    pla_put_pair(out, "jti", pla_node_text(root, "id"));
    pla_put_pair(out, "sub", pla_node_text(pla_json_node_get(root, "credentialSubject"), "id"));
    if (pla_instant_read(pla_node_text(root, "validFrom"), &seconds))
        pla_str_put_format(out, ",\"nbf\":%lld", (long long)seconds);
    if (pla_instant_read(pla_node_text(root, "validUntil"), &seconds))
        pla_str_put_format(out, ",\"exp\":%lld", (long long)seconds);
    PLA_PUT(out, "}");
    pla_json_tree_free(tree);
    return pla_str_check(out, err);
}
