// SPDX-License-Identifier: Apache-2.0
/** Keys from files. */
#include "keys.h"

#include <sys/stat.h>

#include "base/file.h"

enum { MOST_KEY_BYTES = 1 << 20 };

/** A private key that others may read is no secret. */
static void check_mode(const struct cli_call *call, const char *path)
{
    struct stat about;
    struct pla_err err = {0};
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || (about.st_mode & 077) == 0)
        return;
    pla_err_set(&err, PLA_NO, "others than its owner may read this private key");
    pla_err_hint(&err, "chmod 600 takes that away");
    pla_err_prepend(&err, "%s", path);
    cli_out_warning(call->out, &err, NULL);
}

enum pla_code cli_key_read(const struct cli_call *call, const char *path, bool must_sign,
                           struct pla_key **out)
{
    struct pla_err err = {0};
    struct pla_text text;
    enum pla_code code = pla_file_read(path, MOST_KEY_BYTES, call->arena, &text, &err);
    if (code == PLA_OK)
        code = pla_key_read_pem(text, path, out, &err);
    if (code == PLA_OK && must_sign && !pla_key_is_private(*out)) {
        pla_key_free(*out);
        *out = NULL;
        code = pla_err_set(&err, PLA_SYNTAX, "this is a public key, and only a private one signs");
        pla_err_prepend(&err, "%s", path);
    }
    if (code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    else if (must_sign)
        check_mode(call, path);
    return code;
}

enum pla_code cli_keys_read(const struct cli_call *call, const struct cli_list *paths,
                            struct pla_key_set *out)
{
    struct pla_err err = {0};
    for (size_t i = 0; i < paths->count; i++) {
        struct pla_text text;
        enum pla_code code =
            pla_file_read(paths->items[i], MOST_KEY_BYTES, call->arena, &text, &err);
        if (code == PLA_OK)
            code = pla_key_set_read(text, paths->items[i], call->arena, out, &err);
        if (code != PLA_OK) {
            cli_out_error(call->out, &err, NULL);
            return code;
        }
    }
    return PLA_OK;
}
