// SPDX-License-Identifier: Apache-2.0
/** A badge's picture as SVG. */
#include "exchange/badge_draw.h"

#include "base/utf8.h"

enum { LINES = 4, TITLE_COLUMNS = 22, ISSUER_COLUMNS = 36, LINE_HEIGHT = 40, MIDDLE = 236 };

/** Text as XML: marks escaped, what XML may not hold left out. */
static void put_xml(struct pla_str *out, struct pla_text text)
{
    const char *at = text.at, *end = text.at != NULL ? text.at + text.length : NULL;
    while (text.at != NULL && at < end) {
        const char *begin = at;
        const uint32_t code = pla_utf8_next(&at, end);
        if (code == '&')
            PLA_PUT(out, "&amp;");
        else if (code == '<')
            PLA_PUT(out, "&lt;");
        else if (code == '>')
            PLA_PUT(out, "&gt;");
        else if (code == '"')
            PLA_PUT(out, "&quot;");
        else if (code >= ' ' && code != 0x7F && (code < 0xFFFE || code > 0xFFFF))
            pla_str_put(out, begin, (size_t)(at - begin));
    }
}

/** Cut a line off the front: at a blank if there is one, else where the width ends. */
static struct pla_text cut_line(struct pla_text *rest, size_t columns)
{
    size_t length = pla_utf8_cut(*rest, columns);
    struct pla_text line;
    if (length == 0)
        length = rest->length;
    if (length < rest->length) {
        size_t blank = length;
        while (blank > 0 && rest->at[blank] != ' ')
            blank--;
        length = blank > 0 ? blank : length;
    }
    line = (struct pla_text){rest->at, length};
    while (length < rest->length && rest->at[length] == ' ')
        length++;
    *rest = (struct pla_text){rest->at + length, rest->length - length};
    return line;
}

static void put_line(struct pla_str *out, struct pla_text text, int y, const char *style,
                     bool is_cut)
{
    pla_str_put_format(out, "  <text x=\"256\" y=\"%d\" %s>", y, style);
    put_xml(out, text);
    if (is_cut)
        PLA_PUT(out, "\xE2\x80\xA6");
    PLA_PUT(out, "</text>\n");
}

static void put_title(struct pla_str *out, struct pla_text title)
{
    struct pla_text lines[LINES], rest = title;
    int count = 0;
    while (count < LINES && rest.length > 0)
        lines[count++] = cut_line(&rest, TITLE_COLUMNS);
    for (int i = 0; i < count; i++)
        put_line(out, lines[i], MIDDLE + 12 - (count - 1) * LINE_HEIGHT / 2 + i * LINE_HEIGHT,
                 "font-size=\"32\" font-weight=\"bold\" fill=\"#ffffff\"",
                 i == count - 1 && rest.length > 0);
}

static void put_face(const struct pla_badge_face *face, struct pla_str *out)
{
    static const char small[] = "font-size=\"20\" fill=\"#dbe7f3\"";
    struct pla_text issuer = face->issuer;
    const struct pla_text first = cut_line(&issuer, ISSUER_COLUMNS);
    PLA_PUT(out, "  <circle cx=\"256\" cy=\"256\" r=\"248\" fill=\"#123a5c\"/>\n"
                 "  <circle cx=\"256\" cy=\"256\" r=\"228\" fill=\"none\" stroke=\"#f2b134\" "
                 "stroke-width=\"6\"/>\n"
                 "  <path d=\"M256 52l16 33 36 5-26 25 6 36-32-17-32 17 6-36-26-25 36-5z\" "
                 "fill=\"#f2b134\"/>\n");
    put_title(out, face->title);
    put_line(out, first, 372, small, issuer.length > 0);
    if (face->line.at != NULL)
        put_line(out, face->line, 404, small, false);
    if (!face->is_approved)
        PLA_PUT(out, "  <path d=\"M40 420h432v44H40z\" fill=\"#ffffff\" stroke=\"#8a1c1c\" "
                     "stroke-width=\"4\"/>\n"
                     "  <text x=\"256\" y=\"450\" font-size=\"24\" font-weight=\"bold\" "
                     "fill=\"#8a1c1c\">RECOMMENDED, NOT APPROVED</text>\n");
}

enum pla_code pla_badge_draw(const struct pla_badge_face *face, struct pla_text token,
                             struct pla_str *out, struct pla_err *err)
{
    PLA_PUT(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                 "xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" viewBox=\"0 0 512 512\" "
                 "role=\"img\" font-family=\"sans-serif\" text-anchor=\"middle\">\n"
                 "  <openbadges:credential verify=\"");
    put_xml(out, token);
    PLA_PUT(out, "\"></openbadges:credential>\n  <title>");
    put_xml(out, face->title);
    if (!face->is_approved)
        PLA_PUT(out, " (recommended, not approved)");
    PLA_PUT(out, "</title>\n  <desc>Open Badge by ");
    put_xml(out, face->issuer);
    PLA_PUT(out, "</desc>\n");
    put_face(face, out);
    PLA_PUT(out, "</svg>\n");
    return pla_str_check(out, err);
}
