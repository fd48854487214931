// SPDX-License-Identifier: Apache-2.0
/** Lists of revoked badges as files. */
#include "base/file.h"
#include "issue.h"

static enum pla_code tell(const struct cli_call *call, const char *path, struct pla_err *err)
{
    if (err->where[0] == '\0')
        pla_err_prepend(err, "%s", path);
    cli_out_error(call->out, err, NULL);
    return err->code;
}

enum pla_code cli_status_list_read(const struct cli_call *call, const char *path,
                                   const struct pla_key_set *keys, struct pla_status_list *out,
                                   struct pla_status_credential *out_about)
{
    struct pla_err err = {0};
    struct pla_text text;
    struct pla_jwt jwt = {.jwk = NULL};
    enum pla_code code = pla_file_read(path, PLA_STATUS_MOST_BYTES, call->arena, &text, &err);
    if (code != PLA_OK)
        return tell(call, path, &err);
    while (text.length > 0 &&
           (text.at[text.length - 1] == '\n' || text.at[text.length - 1] == '\r'))
        text.length--;
    code = pla_jwt_read(text, path, call->arena, &jwt, &err);
    if (code == PLA_OK && pla_jwt_verify(&jwt, keys, &err) == NULL)
        code = PLA_NO;
    if (code == PLA_OK)
        code = pla_status_list_read(jwt.payload, path, call->arena, out, out_about, &err);
    pla_jwt_release(&jwt);
    return code == PLA_OK ? PLA_OK : tell(call, path, &err);
}

enum pla_code cli_status_list_write(const struct cli_call *call, const char *path,
                                    const struct pla_status_list *list,
                                    const struct pla_status_credential *about,
                                    const struct pla_jwt_signer *signer)
{
    struct pla_err err = {0};
    struct pla_str payload = {0}, token = {0};
    enum pla_code code = pla_status_list_write(list, about, &payload, &err);
    if (code == PLA_OK)
        code = pla_jwt_sign((struct pla_text){payload.at, payload.length}, signer, &token, &err);
    PLA_PUT(&token, "\n");
    if (code == PLA_OK)
        code = pla_str_check(&token, &err);
    if (code == PLA_OK)
        code = pla_file_write(path, (struct pla_text){token.at, token.length}, &err);
    pla_str_release(&payload);
    pla_str_release(&token);
    return code == PLA_OK ? PLA_OK : tell(call, path, &err);
}
