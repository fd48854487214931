// SPDX-License-Identifier: Apache-2.0
/**
 * A badge's picture: an SVG drawn here, with the credential baked into it.
 */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct pla_badge_face {
    struct pla_text title, issuer;
    struct pla_text line; /**< one more line: "3 credits", a date; may be absent */
    bool is_approved;     /**< else "not approved" stands across it */
};

/** Append the picture with the token in it (Open Badges 3.0, section 5: baking an SVG). */
enum pla_code pla_badge_draw(const struct pla_badge_face *face, struct pla_text token,
                             struct pla_str *out, struct pla_err *err);
