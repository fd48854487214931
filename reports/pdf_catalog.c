// SPDX-License-Identifier: Apache-2.0
/**
 * What cairo 1.16 cannot say of a PDF: its language, and that a viewer shows its title. Said in an
 * incremental update (ISO 32000-1, 7.5.6): the catalog once more, a cross-reference section for it,
 * and a trailer that points back.
 */
#include <stdio.h>
#include <stdlib.h>

#include "pdf_private.h"

/* The last place of `word` in the file, from `start` on; NULL if there is none. */
static const char *find_last(const struct pla_str *file, size_t start, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = file->length; at >= start + length; at--) {
        if (memcmp(file->at + at - length, word, length) == 0) {
            return file->at + at - length;
        }
    }
    return NULL;
}

static bool read_number(const char *trailer, const char *key, long *out)
{
    const char *at = strstr(trailer, key);
    if (at == NULL) {
        return false;
    }
    *out = strtol(at + strlen(key), NULL, 10);
    return *out > 0;
}

/* The dictionary of an object: between "N 0 obj" and "endobj", without the last ">>". */
static struct pla_text find_object(const struct pla_str *file, size_t start, long number)
{
    char head[40];
    (void)snprintf(head, sizeof(head), "\n%ld 0 obj\n", number);
    const char *from = find_last(file, start, head);
    const char *end = from != NULL ? strstr(from, "endobj") : NULL;
    if (end == NULL) {
        return (struct pla_text){NULL, 0};
    }
    from += strlen(head);
    while (end > from + 1 && !(end[-1] == '>' && end[-2] == '>')) {
        end--;
    }
    return end > from + 1 ? (struct pla_text){from, (size_t)(end - 2 - from)}
                          : (struct pla_text){NULL, 0};
}

bool pdf_put_catalog(struct pla_str *file, size_t start, const char *language)
{
    const char *trailer = file->at != NULL ? find_last(file, start, "\ntrailer") : NULL;
    long root, info, size, previous;
    if (trailer == NULL || !read_number(trailer, "/Root ", &root) ||
        !read_number(trailer, "/Info ", &info) || !read_number(trailer, "/Size ", &size) ||
        !read_number(trailer, "startxref", &previous)) {
        return false;
    }
    struct pla_text found = find_object(file, start, root);
    struct pla_str catalog = {0};
    pla_str_put_text(&catalog, found); /* the file may move while it grows */
    if (found.at == NULL || catalog.failed) {
        pla_str_release(&catalog);
        return false;
    }
    size_t object = file->length - start;
    pla_str_put_format(file, "%ld 0 obj\n", root);
    pla_str_put(file, catalog.at, catalog.length);
    pla_str_put_format(file,
                       "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\n"
                       "endobj\n",
                       language);
    size_t table = file->length - start;
    pla_str_put_format(file, "xref\n%ld 1\n%010zu 00000 n \n", root, object);
    pla_str_put_format(file,
                       "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %ld\n"
                       ">>\nstartxref\n%zu\n%%%%EOF\n",
                       size, root, info, previous, table);
    pla_str_release(&catalog);
    return !file->failed;
}
