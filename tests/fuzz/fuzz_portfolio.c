// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a portfolio: either faults or a portfolio whose ids are found, and whose record
 * without the bytes that its fingerprint leaves out is still the same portfolio without them.
 */
#include "base/utf8.h"
#include "model/portfolio.h"

#include "fuzz/fuzz.h"

static const struct pla_field_decl declared[] = {
    {{"assessed", 8}, PLA_TYPE_BOOLEAN},
    {{"country", 7}, PLA_TYPE_TEXT},
    {{"followers", 9}, PLA_TYPE_NUMBER},
    {{"granted", 7}, PLA_TYPE_DATE},
};
static const struct pla_field_decls fields = {declared, 4};

static enum pla_code read_record(struct pla_text record, struct pla_arena *arena,
                                 struct pla_portfolio *out, struct pla_faults *faults)
{
    *faults = (struct pla_faults){0};
    return pla_portfolio_read(record, "t", 1, &fields, arena, out, faults);
}

/** The record without its ratings and groups. */
static struct pla_text cut(const struct pla_portfolio *portfolio, struct pla_str *out)
{
    struct pla_text record = portfolio->record;
    struct pla_text parts[2] = {portfolio->ratings_bytes, portfolio->groups_bytes};
    const char *at = record.at;
    if (parts[0].at == NULL || (parts[1].at != NULL && parts[1].at < parts[0].at)) {
        parts[0] = portfolio->groups_bytes;
        parts[1] = portfolio->ratings_bytes;
    }
    for (int i = 0; i < 2; i++) {
        if (parts[i].at != NULL) {
            FUZZ_CHECK(parts[i].at >= at);
            FUZZ_CHECK(parts[i].at + parts[i].length <= record.at + record.length);
            pla_str_put(out, at, (size_t)(parts[i].at - at));
            at = parts[i].at + parts[i].length;
        }
    }
    pla_str_put(out, at, (size_t)(record.at + record.length - at));
    return (struct pla_text){out->at, out->length};
}

static void check_item(const struct pla_portfolio *portfolio, const struct pla_evidence *item)
{
    FUZZ_CHECK(item->id.length > 0);
    FUZZ_CHECK(pla_utf8_bad_in_id(item->id) == 0);
    FUZZ_CHECK(pla_portfolio_evidence(portfolio, item->id) == item);
    FUZZ_CHECK(item->hours.den > 0 && item->hours.num >= 0);
    FUZZ_CHECK(!item->has_hours || !item->hours_unknown);
    FUZZ_CHECK(item->fields.count <= fields.count);
}

static void check_good(const struct pla_portfolio *portfolio, struct pla_arena *arena)
{
    struct pla_portfolio bare;
    struct pla_faults faults;
    struct pla_str text = {0};
    FUZZ_CHECK(portfolio->id.length > 0 && portfolio->attempt >= 1);
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        check_item(portfolio, &portfolio->evidence[i]);
    }
    for (size_t i = 0; i < portfolio->rating_count; i++) {
        const struct pla_rating *rating = &portfolio->ratings[i];
        FUZZ_CHECK(rating->assessor.length > 0 && rating->criterion.length > 0);
        FUZZ_CHECK((rating->level.at != NULL) + rating->has_number + rating->cannot_judge == 1);
    }
    FUZZ_CHECK(read_record(cut(portfolio, &text), arena, &bare, &faults) == PLA_OK);
    FUZZ_CHECK(pla_text_equal(bare.id, portfolio->id));
    FUZZ_CHECK(bare.evidence_count == portfolio->evidence_count);
    FUZZ_CHECK(bare.rating_count == 0);
    FUZZ_CHECK(bare.ratings_bytes.at == NULL && bare.groups_bytes.at == NULL);
    pla_str_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text record = {(const char *)data, size};
    struct pla_portfolio portfolio;
    struct pla_faults faults;
    struct pla_arena arena;

    pla_arena_init(&arena, 0);
    const enum pla_code code = read_record(record, &arena, &portfolio, &faults);
    FUZZ_CHECK((code == PLA_OK) == (faults.count == 0));
    for (size_t i = 0; i < faults.count && i < PLA_FAULTS_KEPT; i++) {
        FUZZ_CHECK(faults.items[i].code != PLA_OK);
        FUZZ_CHECK(faults.items[i].text[0] != '\0' && faults.items[i].where[0] == 't');
    }
    if (code == PLA_OK) {
        check_good(&portfolio, &arena);
    }
    pla_arena_release(&arena);
    return 0;
}
