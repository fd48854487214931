// SPDX-License-Identifier: Apache-2.0
/** UTF-8 on any bytes: the fast check agrees with a plain one, and results keep their promises. */
#include "base/utf8.h"

#include "fuzz/fuzz.h"

/** The definition of RFC 3629 by arithmetic: decode, then refuse what is not the shortest form. */
static size_t plain_valid_length(const uint8_t *data, size_t size)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t i = 0;

    while (i < size) {
        const uint8_t lead = data[i];
        const size_t length = lead < 0x80       ? 1
                              : lead >> 5 == 6  ? 2
                              : lead >> 4 == 14 ? 3
                              : lead >> 3 == 30 ? 4
                                                : 0;
        if (length == 0 || size - i < length) {
            return i;
        }
        uint32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (size_t k = 1; k < length; k++) {
            if (data[i + k] >> 6 != 2) {
                return i;
            }
            code = code << 6 | (data[i + k] & 0x3FU);
        }
        if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
            return i;
        }
        i += length;
    }
    return i;
}

static void check_valid(struct pla_text text)
{
    struct pla_arena arena;
    char bytes[4];
    size_t count = 0;

    for (const char *at = text.at, *end = text.at + text.length; at < end; count++) {
        const char *from = at;
        const size_t length = pla_utf8_encode(pla_utf8_next(&at, end), bytes);
        FUZZ_CHECK(length == (size_t)(at - from) && memcmp(from, bytes, length) == 0);
    }
    FUZZ_CHECK(pla_utf8_count(text) == count);
    pla_arena_init(&arena, 0);
    const struct pla_text nfc = pla_utf8_nfc(text, &arena);
    FUZZ_CHECK(nfc.at != NULL && pla_utf8_is_valid(nfc));
    FUZZ_CHECK(pla_text_equal(nfc, pla_utf8_nfc(nfc, &arena)));
    pla_arena_release(&arena);
    const size_t width = pla_utf8_width(text);
    FUZZ_CHECK(pla_utf8_cut(text, width) == text.length);
    for (size_t columns = 0; columns < 10; columns++) {
        const struct pla_text front = {text.at, pla_utf8_cut(text, columns)};
        FUZZ_CHECK(front.length <= text.length && pla_utf8_is_valid(front));
        FUZZ_CHECK(pla_utf8_width(front) <= columns);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    const size_t valid = pla_utf8_valid_length(text.at, text.length);
    struct pla_str safe = {0};

    FUZZ_CHECK(valid == plain_valid_length(data, size));
    if (size == 0) {
        return 0;
    }
    check_valid((struct pla_text){text.at, valid});
    (void)pla_utf8_bad_in_id(text);
    (void)pla_utf8_width(text);
    pla_utf8_put_safe(&safe, text);
    const struct pla_text shown = {safe.at, safe.length};
    FUZZ_CHECK(pla_utf8_is_valid(shown));
    for (size_t i = 0; i < shown.length; i++) {
        FUZZ_CHECK((unsigned char)shown.at[i] >= 0x20 && shown.at[i] != 0x7F);
    }
    pla_str_release(&safe);
    return 0;
}
