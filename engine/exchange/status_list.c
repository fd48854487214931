// SPDX-License-Identifier: Apache-2.0
/** Lists of revoked credentials. */
#include "exchange/status_list.h"

#include "base/base64.h"
#include "base/json_tree.h"
#include "exchange/instant.h"

#define ZLIB_CONST /* its input is only read */
#include <zlib.h>

enum { GZIP = 16 + MAX_WBITS, MEMORY_LEVEL = 8 };

enum pla_code pla_status_list_new(struct pla_arena *arena, struct pla_status_list *out,
                                  struct pla_err *err)
{
    unsigned char *bytes = PLA_NEW_ARRAY(arena, PLA_STATUS_BITS / 8, unsigned char);
    if (bytes == NULL)
        return pla_err_memory(err);
    *out = (struct pla_status_list){bytes, PLA_STATUS_BITS};
    return PLA_OK;
}

static void *take(void *context, unsigned count, unsigned size)
{
    (void)context;
    return pla_heap_alloc((size_t)count * size);
}

static void give_back(void *context, void *memory)
{
    (void)context;
    pla_heap_free(memory);
}

/** Unpack into at most PLA_STATUS_MOST_BYTES. */
static enum pla_code unpack(struct pla_text packed, struct pla_arena *arena,
                            struct pla_status_list *out, struct pla_err *err)
{
    z_stream stream = {.zalloc = take, .zfree = give_back};
    unsigned char *bytes = NULL;
    size_t capacity = PLA_STATUS_BITS / 8 + 1, length = 0;
    if (inflateInit2(&stream, GZIP) != Z_OK)
        return pla_err_memory(err);
    stream.next_in = (const unsigned char *)packed.at;
    stream.avail_in = (unsigned)packed.length;
    int status = Z_OK;
    enum pla_code code = PLA_OK;
    while (status == Z_OK && code == PLA_OK) {
        unsigned char *more = pla_arena_raw(arena, capacity);
        if (more == NULL) {
            code = pla_err_memory(err);
            break;
        }
        if (length > 0)
            memcpy(more, bytes, length);
        bytes = more;
        stream.next_out = bytes + length;
        stream.avail_out = (unsigned)(capacity - length);
        status = inflate(&stream, Z_NO_FLUSH);
        length = capacity - stream.avail_out;
        if (status == Z_OK && stream.avail_out > 0)
            status = Z_BUF_ERROR; /* the input ended */
        if (capacity >= PLA_STATUS_MOST_BYTES)
            status = status == Z_OK ? Z_BUF_ERROR : status;
        capacity = 2 * capacity < PLA_STATUS_MOST_BYTES ? 2 * capacity : PLA_STATUS_MOST_BYTES;
    }
    (void)inflateEnd(&stream);
    if (code != PLA_OK)
        return code;
    if (status == Z_MEM_ERROR)
        return pla_err_memory(err);
    if (status != Z_STREAM_END)
        return pla_err_set(err, PLA_SYNTAX, "the status list does not unpack to at most %d MiB",
                           PLA_STATUS_MOST_BYTES >> 20);
    *out = (struct pla_status_list){bytes, length * 8};
    return PLA_OK;
}

enum pla_code pla_status_list_decode(struct pla_text encoded, struct pla_arena *arena,
                                     struct pla_status_list *out, struct pla_err *err)
{
    struct pla_text packed;
    if (encoded.length < 2 || encoded.length > PLA_STATUS_MOST_BYTES || encoded.at[0] != 'u' ||
        !pla_base64url_read((struct pla_text){encoded.at + 1, encoded.length - 1}, arena, &packed))
        return arena->failed
                   ? pla_err_memory(err)
                   : pla_err_set(err, PLA_SYNTAX, "the status list is not \"u\" and base64url");
    return unpack(packed, arena, out, err);
}

enum pla_code pla_status_list_encode(const struct pla_status_list *list, struct pla_str *out,
                                     struct pla_err *err)
{
    z_stream stream = {.zalloc = take, .zfree = give_back};
    struct pla_str packed = {0};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return pla_err_memory(err);
    const size_t bytes = list->bits / 8, bound = deflateBound(&stream, bytes);
    bool is_right = pla_str_reserve(&packed, bound);
    if (is_right) {
        stream.next_in = list->bytes;
        stream.avail_in = (unsigned)bytes;
        stream.next_out = (unsigned char *)packed.at;
        stream.avail_out = (unsigned)bound;
        is_right = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    }
    (void)deflateEnd(&stream);
    if (is_right) {
        pla_str_put_c(out, 'u');
        pla_base64url_put(out, packed.at, bound - stream.avail_out);
    }
    pla_str_release(&packed);
    return is_right ? pla_str_check(out, err) : pla_err_memory(err);
}

bool pla_status_list_get(const struct pla_status_list *list, size_t index)
{
    return index < list->bits && (list->bytes[index / 8] >> (7 - index % 8) & 1) != 0;
}

bool pla_status_list_set(struct pla_status_list *list, size_t index)
{
    if (index >= list->bits)
        return false;
    list->bytes[index / 8] |= (unsigned char)(1U << (7 - index % 8));
    return true;
}

enum pla_code pla_status_list_write(const struct pla_status_list *list,
                                    const struct pla_status_credential *about, struct pla_str *out,
                                    struct pla_err *err)
{
    PLA_PUT(out, "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"id\":");
    pla_str_put_json(out, about->url);
    PLA_PUT(out, ",\"type\":[\"VerifiableCredential\",\"BitstringStatusListCredential\"],"
                 "\"issuer\":");
    pla_str_put_json(out, about->issuer);
    PLA_PUT(out, ",\"validFrom\":\"");
    pla_instant_put_first(out, about->from);
    PLA_PUT(out, "\",\"credentialSubject\":{\"id\":");
    struct pla_str id = {0};
    pla_str_put_text(&id, about->url);
    PLA_PUT(&id, "#list");
    if (pla_str_check(&id, err) != PLA_OK)
        return PLA_MEMORY;
    pla_str_put_json(out, (struct pla_text){id.at, id.length});
    pla_str_release(&id);
    PLA_PUT(out, ",\"type\":\"BitstringStatusList\",\"statusPurpose\":\"revocation\","
                 "\"encodedList\":\"");
    const enum pla_code code = pla_status_list_encode(list, out, err);
    PLA_PUT(out, "\"}");
    PLA_PUT(out, ",\"iss\":");
    pla_str_put_json(out, about->issuer);
    PLA_PUT(out, ",\"jti\":");
    pla_str_put_json(out, about->url);
    pla_str_put_format(out, ",\"nbf\":%lld}", (long long)about->from * PLA_DAY_SECONDS);
    return code == PLA_OK ? pla_str_check(out, err) : code;
}

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

enum pla_code pla_status_list_read(struct pla_text json, const char *name, struct pla_arena *arena,
                                   struct pla_status_list *out,
                                   struct pla_status_credential *out_about, struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    struct pla_status_credential about = {0};
    struct pla_status_list list;
    int64_t seconds = 0;
    enum pla_code code = pla_json_tree_parse(json, name, &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *subject = pla_json_node_get(root, "credentialSubject");
    const struct pla_json_node *issuer = pla_json_node_get(root, "issuer");
    const struct pla_text issuer_text = pla_json_node_text(issuer);
    about.url = pla_text_copy(arena, text_at(root, "id"));
    about.issuer = pla_text_copy(arena, issuer_text.at ? issuer_text : text_at(issuer, "id"));
    if (pla_instant_read(text_at(root, "validFrom"), &seconds))
        about.from = pla_instant_day(seconds);
    if (!pla_text_equal(text_at(subject, "type"), PLA_TEXT("BitstringStatusList")))
        code = pla_err_set(err, PLA_SYNTAX, "this is no Bitstring Status List credential");
    else if (!pla_text_equal(text_at(subject, "statusPurpose"), PLA_TEXT("revocation")))
        code = pla_err_set(err, PLA_SYNTAX, "the purpose of this status list is not revocation");
    else
        code = pla_status_list_decode(text_at(subject, "encodedList"), arena, &list, err);
    pla_json_tree_free(tree);
    if (code == PLA_OK && arena->failed)
        code = pla_err_memory(err);
    if (code != PLA_OK) {
        pla_err_prepend(err, "%s", name);
        return code;
    }
    *out = list;
    *out_about = about;
    return PLA_OK;
}
