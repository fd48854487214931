// SPDX-License-Identifier: Apache-2.0
/**
 * Badges baked into images: the credential inside an SVG or PNG file (Open Badges 3.0, section 5;
 * 2.0 baking). Nothing is drawn here and no picture is decoded.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
    PLA_IMAGE_BYTES = 8 << 20, /**< a larger file is no badge */
    PLA_IMAGE_DEPTH = 256      /**< elements inside each other */
};

bool pla_image_is_png(struct pla_text bytes);
/** Does it begin like XML? */
bool pla_image_is_svg(struct pla_text bytes);

/**
 * Take the credential out of an SVG: the attribute `verify` or the text of
 * `<openbadges:credential>` (3.0) or `<openbadges:assertion>` (2.0). A document type is refused,
 * because it can declare entities that grow without end; so are two credentials in one file.
 * @return PLA_OK; PLA_SYNTAX if it is no such file; PLA_MEMORY
 */
enum pla_code pla_image_read_svg(struct pla_text bytes, const char *name, struct pla_arena *arena,
                                 struct pla_text *out, struct pla_err *err);
/** The same from a PNG: its chunk iTXt `openbadgecredential` (3.0) or iTXt, tEXt `openbadges`. */
enum pla_code pla_image_read_png(struct pla_text bytes, const char *name, struct pla_arena *arena,
                                 struct pla_text *out, struct pla_err *err);
