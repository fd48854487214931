// SPDX-License-Identifier: Apache-2.0
/** XML of a workbook's parts, through expat: no document types, no entities of the file's own. */
#include "exchange/workbook_private.h"

#include <expat.h>
#include <string.h>

enum { MOST_DEPTH = 64 };

struct parse {
    XML_Parser parser;
    const struct pla_xml_handler *handler;
    int depth;
    const char *why; /**< why the reading was stopped here; NULL: by the handler */
};

/** "http://...|row" to "row". */
static const char *local_name(const char *name)
{
    const char *bar = strrchr(name, '|');
    return bar != NULL ? bar + 1 : name;
}

const char *pla_xml_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(local_name(attributes[i]), name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}

static void stop(struct parse *parse, const char *why)
{
    if (parse->why == NULL) {
        parse->why = why;
    }
    (void)XML_StopParser(parse->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct parse *parse = data;
    if (++parse->depth > MOST_DEPTH) {
        stop(parse, "its elements nest too deep");
    } else if (!parse->handler->start(parse->handler->ctx, local_name(name),
                                      (const char *const *)attributes)) {
        stop(parse, NULL);
    }
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    struct parse *parse = data;
    parse->depth--;
    if (!parse->handler->end(parse->handler->ctx, local_name(name))) {
        stop(parse, NULL);
    }
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length)
{
    struct parse *parse = data;
    if (!parse->handler->text(parse->handler->ctx, text, (size_t)length)) {
        stop(parse, NULL);
    }
}

/** Entities are how a small document becomes a large one; no spreadsheet program writes any. */
static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_internal;
    stop(data, "it brings a document type, which no workbook has");
}

enum pla_code pla_xml_parse(struct pla_book_file *file, struct pla_text xml, const char *part,
                            const struct pla_xml_handler *handler)
{
    struct parse parse = {.parser = XML_ParserCreateNS(NULL, '|'), .handler = handler};
    if (parse.parser == NULL) {
        return pla_err_memory(file->err);
    }
    XML_SetUserData(parse.parser, &parse);
    XML_SetElementHandler(parse.parser, on_start, on_end);
    if (handler->text != NULL) {
        XML_SetCharacterDataHandler(parse.parser, on_text);
    }
    XML_SetStartDoctypeDeclHandler(parse.parser, on_doctype);
    enum pla_code code = PLA_OK;
    if (XML_Parse(parse.parser, xml.at, (int)xml.length, XML_TRUE) != XML_STATUS_OK) {
        enum XML_Error error = XML_GetErrorCode(parse.parser);
        if (error == XML_ERROR_NO_MEMORY) {
            code = pla_err_memory(file->err);
        } else if (error == XML_ERROR_ABORTED && parse.why == NULL) {
            code = file->err->code; /* the handler said why */
        } else {
            const char *why = parse.why != NULL ? parse.why : XML_ErrorString(error);
            code = pla_err_set(file->err, PLA_SYNTAX, "the workbook is damaged: %s", why);
            pla_err_prepend(file->err, "%s!%.100s:%llu", file->name, part,
                            (unsigned long long)XML_GetCurrentLineNumber(parse.parser));
        }
    }
    XML_ParserFree(parse.parser);
    return code;
}
