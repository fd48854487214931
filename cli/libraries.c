// SPDX-License-Identifier: Apache-2.0
/** What the program was built with. */
#include "libraries.h"

#include <cjson/cJSON.h>
#include <lua.h>
#include <openssl/crypto.h>
#include <seccomp.h>
#include <stdio.h>
#include <utf8proc.h>
#include <xlsxwriter.h>

const struct cli_library *cli_libraries(size_t *out_count)
{
    static char seccomp[32], utf8[32];
    static struct cli_library libraries[6];
    const struct scmp_version *filter = seccomp_version();
    (void)snprintf(seccomp, sizeof seccomp, "%u.%u.%u", filter->major, filter->minor,
                   filter->micro);
    (void)snprintf(utf8, sizeof utf8, "%s", utf8proc_version());
    libraries[0] = (struct cli_library){
        "Lua", LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE, "rubrics"};
    libraries[1] =
        (struct cli_library){"OpenSSL", OpenSSL_version(OPENSSL_VERSION_STRING), "fingerprints"};
    libraries[2] = (struct cli_library){"cJSON", cJSON_Version(), "small JSON"};
    libraries[3] = (struct cli_library){"utf8proc", utf8, "normal forms and widths"};
    libraries[4] = (struct cli_library){"libxlsxwriter", lxw_version(), "workbooks"};
    libraries[5] = (struct cli_library){"libseccomp", seccomp, "the wall around rubrics"};
    *out_count = sizeof libraries / sizeof libraries[0];
    return libraries;
}
