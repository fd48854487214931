// SPDX-License-Identifier: Apache-2.0
/** Ids for other systems. */
#include "exchange/ids.h"

enum pla_code pla_urn_of(const struct pla_text *parts, size_t count, char out[PLA_URN_TEXT + 1],
                         struct pla_err *err)
{
    static const char front[] = "urn:uuid:";
    char uuid[PLA_UUID_TEXT + 1];
    const enum pla_code code = pla_uuid_of(parts, count, uuid, err);
    if (code != PLA_OK)
        return code;
    memcpy(out, front, sizeof front - 1);
    memcpy(out + sizeof front - 1, uuid, sizeof uuid);
    return PLA_OK;
}

enum pla_code pla_rubric_uuid(struct pla_text rubric, struct pla_text criterion,
                              struct pla_text level, char out[PLA_UUID_TEXT + 1],
                              struct pla_err *err)
{
    const struct pla_text parts[] = {PLA_TEXT("rubric"), rubric, criterion, level};
    const size_t count = criterion.at == NULL ? 2 : level.at == NULL ? 3 : 4;
    return pla_uuid_of(parts, count, out, err);
}

enum pla_code pla_outcome_uuid(struct pla_text rubric, struct pla_text outcome,
                               char out[PLA_UUID_TEXT + 1], struct pla_err *err)
{
    const struct pla_text parts[] = {PLA_TEXT("learning outcome"), rubric, outcome};
    return pla_uuid_of(parts, 3, out, err);
}

void pla_slug_put(struct pla_str *s, struct pla_text id, size_t most)
{
    for (size_t i = 0; i < id.length && i < most; i++) {
        const char c = id.at[i];
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || (c == '-' && i > 0) || c == '_';
        pla_str_put_c(s, is_plain ? c : '_');
    }
}

bool pla_is_web_address(struct pla_text text)
{
    static const char *const fronts[] = {"https://", "http://"};
    bool is_web = false;
    for (size_t i = 0; i < 2; i++) {
        const size_t length = strlen(fronts[i]);
        is_web |= text.length > length && memcmp(text.at, fronts[i], length) == 0;
    }
    for (size_t i = 0; is_web && i < text.length; i++) {
        const unsigned char c = (unsigned char)text.at[i];
        is_web = c > ' ' && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' &&
                 c != '{' && c != '|' && c != '}' && c < 0x7F;
    }
    return is_web;
}
