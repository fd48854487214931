// SPDX-License-Identifier: Apache-2.0
/**
 * Words for measures and their values; private to `model`.
 *
 * One table says how each measure is spoken of and which JSON keys its own parameters have.
 */
#pragma once

#include "model/decision.h"

/** How a measure and its value make a phrase. */
enum pla_form {
    PLA_FORM_COUNTED, /**< "52 hours (kind community)" */
    PLA_FORM_NAMED,   /**< "score in CLEP/Algebra: 57" */
    PLA_FORM_LEVEL,   /**< "reflection: meets needed, emerging reached" */
    PLA_FORM_SHARE,   /**< "75% of the learning outcomes found met" */
    PLA_FORM_HELD,    /**< "EDU 101 is held" */
};

struct pla_phrase {
    const char *one, *many; /**< COUNTED: singular and plural; else `one` is the subject */
    const char *none;       /**< said where there is nothing; NULL: "none" */
    const char *name_key;   /**< JSON key of the measure's `name` in its filter; NULL: not shown */
    const char *words_key;  /**< of `words` */
    const char *text_key;   /**< of `text` */
    const char *from_key;   /**< of `day` */
    enum pla_form form;
    bool names;      /**< the name follows the subject in words */
    bool is_leveled; /**< values are levels of the measure's scale */
};
const struct pla_phrase *pla_measure_phrase(const struct pla_measure *measure);

/** Form of a measure: `held` with a label is NAMED by it. */
enum pla_form pla_measure_form(const struct pla_measure *measure);
/** Scale its values are levels of; NULL if they are plain numbers. */
const struct pla_scale *pla_measure_scale(const struct pla_measure *measure);

/** JSON key of a filter test: "kind", "tag", an own field's name. */
struct pla_text pla_filter_key_name(const struct pla_filter_test *test);

/** Name of a whole level, or absent. */
struct pla_text pla_scale_level(const struct pla_scale *scale, struct pla_rational value);

/** One end of a value; a whole level of `scale` by its name. */
void pla_scalar_put(const struct pla_value *value, struct pla_rational end,
                    const struct pla_scale *scale, struct pla_str *out);
/** A field's name as words: "credit level". */
void pla_field_put(struct pla_text name, struct pla_str *out);
/** What a measure is limited to: " (kind community, since 2024-01-01)", or nothing. */
void pla_limits_put(const struct pla_measure *measure, struct pla_str *out);

/** What the measure is, `title` standing for its name if it is not absent. */
void pla_measure_put_titled(const struct pla_measure *measure, struct pla_text title,
                            struct pla_str *out);
/** The unit of a COUNTED (or SHARE) measure: "hour (kind community)", "hours (hosting)". */
void pla_measure_put_unit(const struct pla_measure *measure, struct pla_text title, bool is_one,
                          struct pla_str *out);

/**
 * A number for people: exact if at most 4 decimals say it, else "about 2.67", else (where rounding
 * would hide on which side of `against` it is) "8/3".
 * @param against  NULL: nothing to compare with
 */
void pla_number_put(struct pla_rational number, const struct pla_rational *against,
                    struct pla_str *out);
/** "a, b and c" or with another last word. */
void pla_list_put(const struct pla_text_list *list, const char *last_word, struct pla_str *out);
