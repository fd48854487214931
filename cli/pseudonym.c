// SPDX-License-Identifier: Apache-2.0
/** Ids to keyed hashes. */
#include "pseudonym.h"

#include "base/file.h"
#include "lines.h"
#include "model/decision_read.h"

enum { LEAST_BYTES = 16, MOST_BYTES = 1 << 16, KEY_BYTES = 64, DIGITS = 20 };

static enum pla_code read_key(struct cli_pseudonyms *pseudonyms, const char *path,
                              struct pla_err *err)
{
    struct pla_text key;
    enum pla_code code = pla_file_read(path, MOST_BYTES, &pseudonyms->arena, &key, err);
    if (code != PLA_OK)
        return code;
    if (key.length < LEAST_BYTES) {
        pla_err_set(err, PLA_USAGE, "a key has at least %d bytes", LEAST_BYTES);
        pla_err_prepend(err, "%s", path);
        pla_err_hint(err, "head -c 32 /dev/urandom > %s makes one", path);
        return PLA_USAGE;
    }
    pseudonyms->hash = pla_sha256_new();
    if (pseudonyms->hash == NULL)
        return pla_err_memory(err);
    if (key.length <= KEY_BYTES) {
        memcpy(pseudonyms->key, key.at, key.length);
        return PLA_OK;
    }
    pla_sha256_begin(pseudonyms->hash);
    pla_sha256_add(pseudonyms->hash, key.at, key.length);
    pla_sha256_end_bytes(pseudonyms->hash, pseudonyms->key);
    return PLA_OK;
}

enum pla_code cli_pseudonyms_begin(struct cli_pseudonyms *pseudonyms, const char *path,
                                   struct pla_err *err)
{
    *pseudonyms = (struct cli_pseudonyms){.is_on = path != NULL};
    pla_arena_init(&pseudonyms->arena, 0);
    enum pla_code code = path != NULL ? read_key(pseudonyms, path, err) : PLA_OK;
    if (code != PLA_OK) {
        cli_pseudonyms_end(pseudonyms);
        *pseudonyms = (struct cli_pseudonyms){0};
    }
    return code;
}

/** Half of an HMAC (RFC 2104): the key mixed with a byte, then the text. */
static void half(struct cli_pseudonyms *pseudonyms, unsigned char mix, const void *text,
                 size_t length)
{
    unsigned char block[KEY_BYTES];
    for (size_t i = 0; i < KEY_BYTES; i++)
        block[i] = (unsigned char)(pseudonyms->key[i] ^ mix);
    pla_sha256_begin(pseudonyms->hash);
    pla_sha256_add(pseudonyms->hash, block, KEY_BYTES);
    pla_sha256_add(pseudonyms->hash, text, length);
}

/** "~" and the first digits of the hash; an absent id stays absent. */
static struct pla_text name(struct cli_pseudonyms *pseudonyms, struct pla_text id)
{
    unsigned char inner[PLA_SHA256_BYTES];
    char hex[PLA_SHA256_HEX + 1], text[DIGITS + 2] = "~";
    if (id.at == NULL)
        return id;
    half(pseudonyms, 0x36, id.at, id.length);
    pla_sha256_end_bytes(pseudonyms->hash, inner);
    half(pseudonyms, 0x5c, inner, sizeof inner);
    pla_sha256_end(pseudonyms->hash, hex);
    memcpy(text + 1, hex, DIGITS);
    return pla_text_copy(&pseudonyms->arena, (struct pla_text){text, DIGITS + 1});
}

static bool rename_assessors(struct cli_pseudonyms *pseudonyms, struct pla_decision *decision)
{
    struct pla_criterion_result *criteria =
        PLA_NEW_ARRAY(&pseudonyms->arena, decision->criterion_count, struct pla_criterion_result);
    for (size_t i = 0; criteria != NULL && i < decision->criterion_count; i++) {
        criteria[i] = decision->criteria[i];
        struct pla_used_rating *ratings =
            PLA_NEW_ARRAY(&pseudonyms->arena, criteria[i].rating_count, struct pla_used_rating);
        if (ratings == NULL)
            return false;
        for (size_t k = 0; k < criteria[i].rating_count; k++) {
            ratings[k] = criteria[i].ratings[k];
            ratings[k].assessor = name(pseudonyms, ratings[k].assessor);
        }
        criteria[i].ratings = ratings;
    }
    decision->criteria = criteria;
    return criteria != NULL;
}

enum pla_code cli_pseudonyms_put(struct cli_pseudonyms *pseudonyms, struct pla_text lines,
                                 struct pla_text *out, struct pla_err *err)
{
    struct pla_text line;
    enum pla_code code = PLA_OK;
    if (!pseudonyms->is_on) {
        *out = lines;
        return PLA_OK;
    }
    pla_arena_reset(&pseudonyms->arena);
    pla_str_clear(&pseudonyms->lines);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        struct pla_decision decision;
        code = pla_decision_read(line, "decision", 1, &pseudonyms->arena, &decision, err);
        if (code != PLA_OK)
            break;
        decision.portfolio = name(pseudonyms, decision.portfolio);
        decision.learner = name(pseudonyms, decision.learner);
        if (!rename_assessors(pseudonyms, &decision) || pseudonyms->arena.failed)
            code = pla_err_memory(err);
        else
            code = pla_decision_write(&decision, pseudonyms->hash, &pseudonyms->lines, err);
    }
    *out = (struct pla_text){pseudonyms->lines.at, pseudonyms->lines.length};
    return code;
}

void cli_pseudonyms_end(struct cli_pseudonyms *pseudonyms)
{
    pla_sha256_free(pseudonyms->hash);
    pla_arena_release(&pseudonyms->arena);
    pla_str_release(&pseudonyms->lines);
}
