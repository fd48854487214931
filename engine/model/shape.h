// SPDX-License-Identifier: Apache-2.0
/**
 * JSON objects read straight into structs, by tables of members; private to `model`.
 *
 * A shape is a table: member name, where it goes, how it is read. A value of the wrong type or
 * form is a fault that is collected while the reading goes on; a text that is not JSON ends it
 * (json.err is set and stays). Members usually come in the order of their table, so each search
 * starts behind the last hit.
 */
#pragma once

#include "base/json.h"
#include "model/portfolio.h"

struct pla_reader {
    struct pla_json json;
    struct pla_arena *arena;
    const struct pla_field_decls *fields; /**< own fields; NULL: none */
    struct pla_faults *faults;
    enum pla_code code;  /**< of a fault */
    bool refuse_unknown; /**< an unknown member is a fault; else it is skipped */
    const char *before;  /**< where the scan stood before the member that was begun last */
    void *whole;         /**< for readers of inner members: the struct of the top object */
    uint64_t seen;       /**< members of the object that ended last: bit n is its shape's n-th */
};

/** Reads the next value into `at`: the struct's start plus the member's offset. */
typedef void pla_read(struct pla_reader *reader, void *at);

/** Bytes of the longest name of a member: a table with a longer one does not compile. */
enum { PLA_MEMBER_LONGEST = 23 };

struct pla_member {
    char name[PLA_MEMBER_LONGEST + 1];
    size_t length;
    size_t offset;
    pla_read *read;
};
/** A member of the same name in JSON and in C. */
#define PLA_MEMBER(type, member, read)                                                             \
    {                                                                                              \
#member, sizeof(#member) - 1, offsetof(type, member), (read)                               \
    }
/** A member whose reader takes the whole struct. */
#define PLA_MEMBER_OF(name, read)                                                                  \
    {                                                                                              \
        name, sizeof(name) - 1, 0, (read)                                                          \
    }

struct pla_shape {
    const struct pla_member *members;
    size_t count;
};
#define PLA_SHAPE(members)                                                                         \
    {                                                                                              \
        (members), sizeof(members) / sizeof((members)[0])                                          \
    }

/** Start on a text; faults get `code`. */
void pla_reader_begin(struct pla_reader *reader, struct pla_text text, const char *name,
                      size_t first_line, struct pla_arena *arena, struct pla_faults *faults);

/**
 * Read one object.
 * @param object  zeroed struct to fill
 * @param own     where declared own fields go; NULL: this object has none
 * @return false if the value is not an object (a fault, skipped) or the scan has failed
 */
bool pla_reader_object(struct pla_reader *reader, const struct pla_shape *shape, void *object,
                       struct pla_field_list *own);
/**
 * Read an array, one struct an element.
 * @param read_row   reads an element into its zeroed struct
 * @param out_count  elements read
 * @return the structs in the arena; NULL if there are none
 */
void *pla_reader_rows(struct pla_reader *reader, size_t size, pla_read *read_row,
                      size_t *out_count);
/** Next element of an array that grows in the arena, zeroed; NULL (and the scan fails) without
 * memory. */
void *pla_reader_push(struct pla_reader *reader, void **items, size_t *count, size_t *capacity,
                      size_t size);

/** End the scan: there is no memory. */
void pla_reader_no_memory(struct pla_reader *reader) __attribute__((cold));

/** The next value has a wrong type: collect the fault and skip the value. "a string" */
void pla_reader_wrong(struct pla_reader *reader, const char *expected) __attribute__((cold));
/** The value read last is wrong: collect the fault with an optional hint. */
void pla_reader_fault(struct pla_reader *reader, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));
/** Bytes of a value that a message shows, for `%.*s`. */
int pla_reader_shown(struct pla_text value);
/** As pla_reader_fault: "`value` is not one of", with the names and the nearest of them. */
void pla_reader_not_one_of(struct pla_reader *reader, struct pla_text value, const char *what,
                           const char *const *names);

/** Normal form C of a text; the scan fails if there is no memory for it. */
struct pla_text pla_reader_normal(struct pla_reader *reader, struct pla_text text);

/**
 * The bytes of the member just read with one comma: the one before it, else the one after it.
 * @param before  `reader->before` as it was when the member's reader was called
 */
struct pla_text pla_reader_member_bytes(const struct pla_reader *reader, const char *before);

/** What came where a text, a number or "unknown" may stand. */
enum pla_given {
    PLA_GIVEN_UNKNOWN, /**< null or the text "unknown"; consumed */
    PLA_GIVEN_TEXT,    /**< another text; consumed */
    PLA_GIVEN_OTHER,   /**< any other value; it still comes next */
};
enum pla_given pla_reader_given(struct pla_reader *reader, struct pla_text *out_text);
/** As pla_reader_name, but null or "unknown" gives an absent text and true. */
bool pla_reader_fact(struct pla_reader *reader, struct pla_text *out);
/** All members of its shape must stand in the object read last, but those of the bit set. */
void pla_reader_require_all(struct pla_reader *reader, const struct pla_shape *shape,
                            uint64_t optional);
/** A string; null leaves the text absent. */
pla_read pla_reader_text_or_null;
/** The object read last must have had a member: "the id of the claim". */
void pla_reader_require(struct pla_reader *reader, bool is_there, const char *what);
/** One word of a list that ends with NULL; @return its index, or -1 after a fault. */
int pla_reader_word(struct pla_reader *reader, const char *what, const char *const *names);
/** A number from 0 up; null or "unknown" only sets `unknown`. `what` is for its fault: "hours" */
void pla_reader_amount(struct pla_reader *reader, const char *what, struct pla_rational *out,
                       bool *has, bool *unknown);
/** A number, "1/3" or "2.5"; false after a fault. */
bool pla_reader_number(struct pla_reader *reader, struct pla_rational *out);

/* Readers of one member; `at` is what each comment says. */
pla_read pla_reader_text;  /**< struct pla_text, as given */
pla_read pla_reader_name;  /**< struct pla_text in normal form C: text that rules compare */
pla_read pla_reader_id;    /**< as name; not empty, nothing invisible; "" after a fault */
pla_read pla_reader_names; /**< struct pla_text_list of names */
pla_read pla_reader_date;  /**< struct pla_date; null or "unknown" is unknown */
pla_read pla_reader_bool;  /**< bool */
pla_read pla_reader_known; /**< enum pla_known; null or "unknown" is not known */
