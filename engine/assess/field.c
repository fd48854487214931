// SPDX-License-Identifier: Apache-2.0
/** Fields of an evidence item by name: a table of where each stands. */
#include "assess/field.h"

/** How a field is kept in struct pla_evidence. */
enum form { FORM_TEXT, FORM_LIST, FORM_VERIFIED, FORM_HOURS, FORM_OWN };

static const struct place {
    size_t offset;
    enum form form;
    const char *word, *plural; /**< as a rubric writes it */
} places[] = {
    [PLA_FK_ID] = {offsetof(struct pla_evidence, id), FORM_TEXT, "id", NULL},
    [PLA_FK_KIND] = {offsetof(struct pla_evidence, kind), FORM_TEXT, "kind", NULL},
    [PLA_FK_ROLE] = {offsetof(struct pla_evidence, role), FORM_TEXT, "role", NULL},
    [PLA_FK_ISSUER] = {offsetof(struct pla_evidence, issuer), FORM_TEXT, "issuer", NULL},
    [PLA_FK_COURSE] = {offsetof(struct pla_evidence, course), FORM_TEXT, "course", NULL},
    [PLA_FK_TITLE] = {offsetof(struct pla_evidence, title), FORM_TEXT, "title", NULL},
    [PLA_FK_URL] = {offsetof(struct pla_evidence, url), FORM_TEXT, "url", NULL},
    [PLA_FK_TAG] = {offsetof(struct pla_evidence, tags), FORM_LIST, "tag", "tags"},
    [PLA_FK_PART] = {offsetof(struct pla_evidence, parts), FORM_LIST, "part", "parts"},
    [PLA_FK_LEARNING_OUTCOME] = {offsetof(struct pla_evidence, learning_outcomes), FORM_LIST,
                                 "learning_outcome", "learning_outcomes"},
    [PLA_FK_EXAM] = {offsetof(struct pla_evidence, exam.name), FORM_TEXT, "exam", NULL},
    [PLA_FK_VERIFIED] = {0, FORM_VERIFIED, "verified", NULL},
    [PLA_FK_HOURS] = {0, FORM_HOURS, "hours", NULL},
    [PLA_FK_OWN] = {0, FORM_OWN, NULL, NULL},
};

static bool is_word(struct pla_text text, const char *word)
{
    return word != NULL && pla_text_equal(text, pla_text_of(word));
}

struct pla_field_name pla_field_named(struct pla_text word)
{
    for (size_t i = 0; i < PLA_FK_OWN; i++) {
        if (is_word(word, places[i].word) || is_word(word, places[i].plural))
            return (struct pla_field_name){(enum pla_filter_key)i, {NULL, 0}};
    }
    return (struct pla_field_name){PLA_FK_OWN, word};
}

static struct pla_field_value texts_of(const struct pla_text *texts, size_t count)
{
    bool is_absent = count == 0 || texts->at == NULL;
    return (struct pla_field_value){.shape = is_absent ? PLA_SHAPE_ABSENT : PLA_SHAPE_TEXTS,
                                    .texts = texts,
                                    .text_count = is_absent ? 0 : count};
}

static struct pla_field_value range_of(struct pla_rational low, struct pla_rational high)
{
    return (struct pla_field_value){.shape = PLA_SHAPE_RANGE, .low = low, .high = high};
}

static struct pla_field_value boolean_of(bool value)
{
    return (struct pla_field_value){.shape = PLA_SHAPE_BOOLEAN, .boolean = value};
}

static struct pla_field_value unknown(void)
{
    return (struct pla_field_value){.shape = PLA_SHAPE_UNKNOWN};
}

static struct pla_field_value own_field(const struct pla_evidence *evidence, struct pla_text name)
{
    const struct pla_field *field = pla_field_find(&evidence->fields, name);
    if (field == NULL)
        return (struct pla_field_value){.shape = PLA_SHAPE_ABSENT};
    if (field->is_unknown)
        return unknown();
    switch (field->type) {
    case PLA_TYPE_NUMBER:
        return range_of(field->number, field->number);
    case PLA_TYPE_TEXT:
        return texts_of(&field->text, 1);
    case PLA_TYPE_BOOLEAN:
        return boolean_of(field->boolean);
    case PLA_TYPE_DATE:
        break;
    }
    return range_of(PLA_WHOLE(field->date.first), PLA_WHOLE(field->date.last));
}

static struct pla_field_value hours(const struct pla_item *item)
{
    if (item->hours_unknown)
        return unknown();
    if (!item->has_hours)
        return (struct pla_field_value){.shape = PLA_SHAPE_ABSENT};
    return range_of(item->hours, item->hours_high);
}

const struct pla_text *pla_item_text(const struct pla_item *item, enum pla_filter_key key)
{
    const char *base = (const char *)item->evidence;
    const void *at = base + places[key].offset;
    return places[key].form == FORM_TEXT ? at : NULL;
}

struct pla_field_value pla_item_field(const struct pla_item *item, struct pla_field_name name)
{
    const struct place *place = &places[name.key];
    const char *base = (const char *)item->evidence;
    const void *at = base + place->offset;
    const struct pla_text_list *list = at;
    switch (place->form) {
    case FORM_TEXT:
        return texts_of(at, 1);
    case FORM_LIST:
        return texts_of(list->items, list->count);
    case FORM_VERIFIED:
        return item->evidence->verified == PLA_KNOWN_NOT
                   ? unknown()
                   : boolean_of(item->evidence->verified == PLA_KNOWN_YES);
    case FORM_HOURS:
        return hours(item);
    case FORM_OWN:
        break;
    }
    return own_field(item->evidence, name.own);
}
