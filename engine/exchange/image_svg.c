// SPDX-License-Identifier: Apache-2.0
/** The credential inside an SVG, by expat. */
#include "exchange/image.h"

#include <expat.h>

#define V3_SPACE "https://purl.imsglobal.org/ob/v3p0"
#define V2_SPACE "http://openbadges.org"

/**
 * Expat hands no context to its memory, and calls some failures of it by other names: so that a
 * lack of memory is told as one, it is noted here, for the parser of this thread.
 */
static _Thread_local bool is_memory_out;

static void *take_memory(size_t size)
{
    void *memory = pla_heap_alloc(size);
    is_memory_out |= memory == NULL;
    return memory;
}

static void *resize_memory(void *old, size_t size)
{
    void *memory = pla_heap_resize(old, size);
    is_memory_out |= memory == NULL;
    return memory;
}

struct reading {
    XML_Parser parser;
    struct pla_arena *arena;
    struct pla_str text;    /**< inside the element */
    struct pla_text verify; /**< its attribute */
    int depth, inside;      /**< inside: depth of the element that is open; 0: none */
    int count;              /**< elements found */
    const char *refused;    /**< why reading was stopped; NULL: it was not */
};

static void stop(struct reading *reading, const char *why)
{
    reading->refused = why;
    (void)XML_StopParser(reading->parser, XML_FALSE);
}

static bool is_credential(const char *name)
{
    return strcmp(name, V3_SPACE "|credential") == 0 || strcmp(name, V2_SPACE "|assertion") == 0;
}

static void XMLCALL begin_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = data;
    if (++reading->depth > PLA_IMAGE_DEPTH) {
        stop(reading, "elements are nested too deeply");
        return;
    }
    if (reading->depth == 1 && strcmp(name, "http://www.w3.org/2000/svg|svg") != 0) {
        stop(reading, "it is XML, but no SVG image");
        return;
    }
    if (!is_credential(name))
        return;
    if (++reading->count > 1) {
        stop(reading, "it holds more than one credential");
        return;
    }
    reading->inside = reading->depth;
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(attributes[0], "verify") == 0)
            reading->verify = pla_text_copy(reading->arena, pla_text_of(attributes[1]));
}

static void XMLCALL end_element(void *data, const XML_Char *name)
{
    struct reading *reading = data;
    (void)name;
    if (reading->depth == reading->inside)
        reading->inside = 0;
    reading->depth--;
}

static void XMLCALL take_text(void *data, const XML_Char *bytes, int length)
{
    struct reading *reading = data;
    if (reading->inside > 0 && length > 0)
        pla_str_put(&reading->text, bytes, (size_t)length);
}

static void XMLCALL refuse_type(void *data, const XML_Char *name, const XML_Char *system,
                                const XML_Char *public_id, int has_subset)
{
    (void)name;
    (void)system;
    (void)public_id;
    (void)has_subset;
    stop(data, "a document type is refused: it can declare entities that grow without end");
}

static enum pla_code fail(const struct reading *reading, struct pla_err *err)
{
    const enum XML_Error error = XML_GetErrorCode(reading->parser);
    if (reading->text.failed || reading->arena->failed || is_memory_out ||
        error == XML_ERROR_NO_MEMORY)
        return pla_err_memory(err);
    if (reading->refused != NULL)
        return pla_err_set(err, PLA_SYNTAX, "%s", reading->refused);
    return pla_err_set(err, PLA_SYNTAX, "the image is not well-formed: %s", XML_ErrorString(error));
}

static struct pla_text trim(struct pla_text text)
{
    while (text.length > 0 && strchr(" \t\r\n", text.at[0]) != NULL)
        text = (struct pla_text){text.at + 1, text.length - 1};
    while (text.length > 0 && strchr(" \t\r\n", text.at[text.length - 1]) != NULL)
        text.length--;
    return text;
}

static enum pla_code take(struct reading *reading, struct pla_text bytes, struct pla_text *out,
                          struct pla_err *err)
{
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(reading->parser, take_text);
    XML_SetStartDoctypeDeclHandler(reading->parser, refuse_type);
    const enum XML_Status status =
        XML_Parse(reading->parser, bytes.at, (int)bytes.length, XML_TRUE);
    if (status != XML_STATUS_OK || reading->text.failed || reading->arena->failed)
        return fail(reading, err);
    struct pla_text text = {reading->text.at, reading->text.length};
    text = trim(reading->verify.at != NULL ? reading->verify : text);
    if (text.length == 0)
        return pla_err_set(err, PLA_SYNTAX, "no badge is baked into this image");
    text = pla_text_copy(reading->arena, text);
    if (text.at == NULL)
        return pla_err_memory(err);
    *out = text;
    return PLA_OK;
}

bool pla_image_is_svg(struct pla_text bytes)
{
    const char *at = bytes.at;
    size_t left = bytes.length;
    if (left >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) {
        at += 3;
        left -= 3;
    }
    for (; left > 0 && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'); left--)
        at++;
    return left > 0 && *at == '<';
}

enum pla_code pla_image_read_svg(struct pla_text bytes, const char *name, struct pla_arena *arena,
                                 struct pla_text *out, struct pla_err *err)
{
    static const XML_Memory_Handling_Suite memory = {take_memory, resize_memory, pla_heap_free};
    struct pla_err local = {0};
    err = err != NULL ? err : &local;
    struct reading reading = {.arena = arena};
    is_memory_out = false;
    enum pla_code code;
    if (bytes.length > PLA_IMAGE_BYTES) {
        code = pla_err_set(err, PLA_SYNTAX, "an image of more than %d MiB is refused",
                           PLA_IMAGE_BYTES >> 20);
    } else {
        reading.parser = XML_ParserCreate_MM("UTF-8", &memory, "|");
        code = reading.parser != NULL ? take(&reading, bytes, out, err) : pla_err_memory(err);
    }
    XML_ParserFree(reading.parser);
    pla_str_release(&reading.text);
    if (code != PLA_OK)
        pla_err_prepend(err, "%s", name);
    return code;
}
