// SPDX-License-Identifier: Apache-2.0
/**
 * Typed reading of Lua tables: a table of known keys, one row each, fills a struct.
 *
 * Faults are collected, each at the line of its key. Values that stay unread after a fault keep
 * what the struct held before.
 */
#pragma once

#include "rubric/lang.h"

struct pla_key;
/** Read the value on top of the stack into `out`; leaves the stack as it was. */
typedef void (*pla_key_read)(struct pla_lang *lang, const struct pla_key *key, void *out);

struct pla_key {
    const char *name;
    pla_key_read read;
    size_t offset;    /**< of the member in the struct */
    const void *more; /**< for the reader: NULL-terminated names, a nested schema, ... */
    bool is_required;
};

/** A table's keys and what it is called: "a criterion". A NULL name ends the keys. */
struct pla_schema {
    const char *what;
    const struct pla_key *keys;
};

/** Row of a key table. */
#define PLA_KEY(type, member, key_name, reader)                                                    \
    {                                                                                              \
        .name = (key_name), .read = (reader), .offset = offsetof(type, member)                     \
    }
#define PLA_KEY_MORE(type, member, key_name, reader, extra)                                        \
    {                                                                                              \
        .name = (key_name), .read = (reader), .offset = offsetof(type, member), .more = (extra)    \
    }
#define PLA_KEY_NEEDED(type, member, key_name, reader)                                             \
    {                                                                                              \
        .name = (key_name), .read = (reader), .offset = offsetof(type, member),                    \
        .is_required = true                                                                        \
    }

/** Read the table on top of the stack. @return false if it is no table (a fault then) */
bool pla_schema_read(struct pla_lang *lang, const struct pla_schema *schema, void *out);

/** Go into an entry while it is read: faults name its line. */
void pla_enter_key(struct pla_lang *lang, const char *key);
void pla_enter_index(struct pla_lang *lang, int64_t index);
void pla_leave(struct pla_lang *lang);

/** For each element of the list on top of the stack: its number, element on top. */
typedef void (*pla_element_read)(struct pla_lang *lang, size_t index, void *ctx);
/** Walk over a list; not a list: a fault. @return its length, 0 after a fault */
size_t pla_list_length_here(struct pla_lang *lang, const char *what);
void pla_list_read(struct pla_lang *lang, size_t count, pla_element_read read, void *ctx);
/** Names of the table on top of the stack, sorted; no table or unnamed entries: a fault, none. */
const struct pla_text *pla_names_here(struct pla_lang *lang, const char *what, size_t *out_count);
/** Push the value of a name of the table on top, and go into it. */
void pla_name_enter(struct pla_lang *lang, struct pla_text name);
/** Pop it and leave. */
void pla_name_leave(struct pla_lang *lang);

/** Readers; `out` is what the comment says. */
void pla_read_text(struct pla_lang *lang, const struct pla_key *key, void *out); /**< text */
void pla_read_id(struct pla_lang *lang, const struct pla_key *key, void *out);   /**< text */
void pla_read_texts(struct pla_lang *lang, const struct pla_key *key,
                    void *out); /**< text_list; one text is a list */
void pla_read_ids(struct pla_lang *lang, const struct pla_key *key,
                  void *out); /**< the same, each an id */
void pla_read_number(struct pla_lang *lang, const struct pla_key *key, void *out); /**< rational */
void pla_read_amount(struct pla_lang *lang, const struct pla_key *key,
                     void *out); /**< rational, not negative */
void pla_read_boolean(struct pla_lang *lang, const struct pla_key *key, void *out); /**< bool */
void pla_read_count(struct pla_lang *lang, const struct pla_key *key,
                    void *out); /**< size_t, 1 to 1000 */
void pla_read_choice(struct pla_lang *lang, const struct pla_key *key,
                     void *out); /**< int, index in `more` */
void pla_read_raw(struct pla_lang *lang, const struct pla_key *key, void *out); /**< pla_raw */
/** A number with a flag in front: the struct member is of this type. */
struct pla_given {
    bool is_given;
    struct pla_rational number;
};
void pla_read_given(struct pla_lang *lang, const struct pla_key *key,
                    void *out); /**< pla_given, not negative */
struct pla_given_day {
    bool is_given;
    pla_day day;
};
void pla_read_day(struct pla_lang *lang, const struct pla_key *key,
                  void *out); /**< pla_given_day */
/** A condition, or a boolean measure: const struct pla_cond *. */
void pla_read_cond(struct pla_lang *lang, const struct pla_key *key, void *out);
/** A measure: const struct pla_measure *. */
void pla_read_measure(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ name = number, ... }`, not negative: struct pla_amounts. */
struct pla_amount_row {
    struct pla_text name;
    struct pla_rational number;
};
struct pla_amounts {
    const struct pla_amount_row *rows; /**< sorted by name */
    size_t count;
};
void pla_read_amounts(struct pla_lang *lang, const struct pla_key *key, void *out);

/** Fault unless the text may be an id: not empty, nothing invisible in it. */
void pla_check_id(struct pla_lang *lang, struct pla_text id);
/**
 * Fault `the award "x" is there twice` for every repeat.
 * @param records  `count` structs, `stride` bytes apart, that begin with their id
 * @param places   of each
 */
void pla_check_unique(struct pla_lang *lang, const void *records, size_t count, size_t stride,
                      const char *what, const struct pla_place *places);
/** `{ years = 3 }` or `{ months = 6 }`, whole months above 0: int. */
void pla_read_span(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ "low", "high" }`: const struct pla_scale *, at least two different names. */
void pla_read_scale(struct pla_lang *lang, const struct pla_key *key, void *out);
/** Moderation rules: struct pla_assessor_rule. */
void pla_read_assessors(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ science = { "a1", "a2" } }`: struct pla_panel_list. */
void pla_read_panels(struct pla_lang *lang, const struct pla_key *key, void *out);
/** "10%" or a number from 0 to 1: rational. */
void pla_read_share(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ from = "2026-01-01", to = ..., by = "submitted" }`. */
struct pla_effective {
    struct pla_given_day from, to;
    int by; /**< as in struct pla_rubric */
};
void pla_read_effective(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ name = "number" }`: struct pla_field_decls, sorted. */
void pla_read_fields(struct pla_lang *lang, const struct pla_key *key, void *out);

/** A list of tables with ids, each read by `schema` into `size` bytes. */
struct pla_records {
    const struct pla_schema *schema;
    size_t size;
    void (*start)(struct pla_lang *lang, void *record, struct pla_place place); /**< or NULL */
};
/** Read the list on top of the stack. @return the records, `*out_count` of them */
void *pla_records_read(struct pla_lang *lang, const char *what, const struct pla_records *records,
                       size_t *out_count);
