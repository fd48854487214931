// SPDX-License-Identifier: Apache-2.0
/** What every test of base includes: cmocka with the headers it wants before itself, and texts. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/** Compare a slice with a literal, showing both. */
#define assert_text_equal(text, literal)                                                           \
    do {                                                                                           \
        char shown_[1024];                                                                         \
        (void)snprintf(shown_, sizeof shown_, "%.*s", (int)(text).length, (text).at);              \
        assert_string_equal(shown_, (literal));                                                    \
    } while (0)
