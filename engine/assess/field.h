// SPDX-License-Identifier: Apache-2.0
/**
 * What an evidence item says under one name: a text, a list of texts, a number, a date, yes or no,
 * nothing, or that it is not known.
 */
#pragma once

#include "assess/run.h"

enum pla_shape {
    PLA_SHAPE_ABSENT,  /**< the item does not say */
    PLA_SHAPE_UNKNOWN, /**< given as null or "unknown" */
    PLA_SHAPE_TEXTS,   /**< one or several */
    PLA_SHAPE_RANGE,   /**< a number, or the days a date may mean: low..high */
    PLA_SHAPE_BOOLEAN,
};

struct pla_field_value {
    enum pla_shape shape;
    const struct pla_text *texts; /**< borrowed from the item */
    size_t text_count;
    struct pla_rational low, high;
    bool boolean;
};

/** What a filter or a measure looks at. */
struct pla_field_name {
    enum pla_filter_key key;
    struct pla_text own; /**< for PLA_FK_OWN */
};

/** A field by the word a rubric writes ("issuer", "tag" or "tags"); other words are own fields. */
struct pla_field_name pla_field_named(struct pla_text word);

/**
 * The text an item has under a key, as most filters ask for; its `at` is NULL if the item does not
 * say. NULL if what stands under that key is no single text: pla_item_field() tells.
 */
const struct pla_text *pla_item_text(const struct pla_item *item, enum pla_filter_key key);

/** Read a field. Hours are the accepted ones; an exam is its name. */
struct pla_field_value pla_item_field(const struct pla_item *item, struct pla_field_name name);
