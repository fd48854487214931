// SPDX-License-Identifier: Apache-2.0
/** The credential inside a PNG: a look at its chunks, nothing more. */
#include "exchange/image.h"

static const unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

bool pla_image_is_png(struct pla_text bytes)
{
    return bytes.length >= sizeof signature && memcmp(bytes.at, signature, sizeof signature) == 0;
}

/** Cut the text up to a NUL off the front. */
static bool cut(struct pla_text *rest, struct pla_text *out)
{
    const char *end = rest->length > 0 ? memchr(rest->at, '\0', rest->length) : NULL;
    if (end == NULL)
        return false;
    *out = (struct pla_text){rest->at, (size_t)(end - rest->at)};
    *rest = (struct pla_text){end + 1, rest->length - out->length - 1};
    return true;
}

/** The credential of a chunk, absent if it holds none. */
static enum pla_code look(const char *type, struct pla_text data, struct pla_text *out,
                          struct pla_err *err)
{
    const bool is_international = memcmp(type, "iTXt", 4) == 0;
    struct pla_text keyword, skipped;
    if ((!is_international && memcmp(type, "tEXt", 4) != 0) || !cut(&data, &keyword))
        return PLA_OK;
    const bool is_v3 = pla_text_equal(keyword, PLA_TEXT("openbadgecredential"));
    if (!is_v3 && !pla_text_equal(keyword, PLA_TEXT("openbadges")))
        return PLA_OK;
    if (is_international) {
        if (data.length < 2 || data.at[0] != 0)
            return pla_err_set(err, PLA_SYNTAX,
                               "the credential in the image is compressed, which "
                               "the standard forbids");
        data = (struct pla_text){data.at + 2, data.length - 2};
        const bool has_language = cut(&data, &skipped), has_translation = cut(&data, &skipped);
        if (!has_language || !has_translation)
            return pla_err_set(err, PLA_SYNTAX, "the image's text chunk is cut off");
    }
    if (out->at != NULL)
        return pla_err_set(err, PLA_SYNTAX, "it holds more than one credential");
    *out = data;
    return PLA_OK;
}

static size_t length_of(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

static enum pla_code walk(struct pla_text bytes, struct pla_text *out, struct pla_err *err)
{
    enum { FRAME = 12 }; /* length, type, checksum */
    size_t at = sizeof signature;
    while (bytes.length - at >= FRAME) {
        const size_t length = length_of(bytes.at + at);
        const char *type = bytes.at + at + 4;
        if (length > bytes.length - at - FRAME)
            return pla_err_set(err, PLA_SYNTAX, "the image is cut off");
        if (memcmp(type, "IEND", 4) == 0)
            break;
        const enum pla_code code = look(type, (struct pla_text){type + 4, length}, out, err);
        if (code != PLA_OK)
            return code;
        at += length + FRAME;
    }
    if (out->length == 0)
        return pla_err_set(err, PLA_SYNTAX, "no badge is baked into this image");
    return PLA_OK;
}

enum pla_code pla_image_read_png(struct pla_text bytes, const char *name, struct pla_arena *arena,
                                 struct pla_text *out, struct pla_err *err)
{
    struct pla_err local = {0};
    struct pla_text found = {0};
    err = err != NULL ? err : &local;
    enum pla_code code =
        bytes.length > PLA_IMAGE_BYTES
            ? pla_err_set(err, PLA_SYNTAX, "an image of more than %d MiB is refused",
                          PLA_IMAGE_BYTES >> 20)
            : walk(bytes, &found, err);
    if (code == PLA_OK) {
        found = pla_text_copy(arena, found);
        code = found.at != NULL ? PLA_OK : pla_err_memory(err);
    }
    if (code != PLA_OK)
        pla_err_prepend(err, "%s", name);
    else
        *out = found;
    return code;
}
