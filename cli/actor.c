// SPDX-License-Identifier: Apache-2.0
/** The name of who does it. */
#include "actor.h"

#include <pwd.h>
#include <unistd.h>

#include "base/utf8.h"

/** The login name: of the user the process runs as, not of a variable that anybody can set. */
static const char *login_name(void)
{
    const struct passwd *user = getpwuid(geteuid());
    return user != NULL && user->pw_name[0] != '\0' ? user->pw_name : NULL;
}

enum pla_code cli_actor_read(const char *given, struct pla_arena *arena, struct pla_text *out,
                             struct pla_err *err)
{
    const char *name = given != NULL ? given : login_name();
    if (name == NULL) {
        pla_err_set(err, PLA_USAGE, "this user has no login name");
        pla_err_hint(err, "--actor NAME says who does it");
        return PLA_USAGE;
    }
    struct pla_text text = pla_text_of(name);
    if (text.length == 0 || pla_utf8_valid_length(text.at, text.length) != text.length)
        return pla_err_set(err, PLA_USAGE, "--actor needs a name in UTF-8");
    uint32_t bad = pla_utf8_bad_in_id(text);
    if (bad != 0)
        return pla_err_set(err, PLA_USAGE,
                           "--actor holds the character U+%04X, which cannot be seen",
                           (unsigned)bad);
    struct pla_text copy = pla_utf8_nfc(text, arena);
    if (copy.at == NULL)
        return pla_err_memory(err);
    *out = copy;
    return PLA_OK;
}
