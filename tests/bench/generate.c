// SPDX-License-Identifier: Apache-2.0
/**
 * Writes seeded portfolios for measurements: generate COUNT [SEED] > FILE
 *
 * One object a line, 2 to 4 kB (3 kB on average): 6 to 12 items of evidence, two assessors times
 * six criteria, held courses, endorsements and reflections. The same count and seed give the same
 * bytes.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

/* SplitMix64 (Steele, Lea, Flood 2014): one multiplication chain a number, good enough to spread.
 */
static uint64_t next_random(void)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static unsigned below(unsigned bound)
{
    return (unsigned)(next_random() % bound);
}

static const char *pick(const char *const *list, unsigned count)
{
    return list[below(count)];
}

#define PICK(list) pick((list), sizeof(list) / sizeof((list)[0]))

static const char *const kinds[] = {"work", "community", "mooc", "volunteer", "mentoring", "blog"};
static const char *const roles[] = {"participant", "author", "facilitator", "moderator"};
static const char *const issuers[] = {"Riverside Library", "Open Maps Circle", "Repair Hub North",
                                      "Parents' Council",  "Coastal Museum",   "Language Tandem"};
static const char *const programs[] = {"BA4", "AA2", "BSC"};
static const char *const criteria[] = {"sources",     "demonstration", "evidence",
                                       "application", "reflection",    "presentation"};
static const char *const levels[] = {"absent", "partial", "meets", "exceeds"};
static const char *const outcomes[] = {"o1", "o2", "o3", "o4"};
static const char *const courses[] = {"EDU 101", "EDU 105", "EDU 201", "EDU 210", "HIS 110"};
static const char *const methods[] = {"course", "portfolio"};
static const char *const statuses[] = {"passed", "passed", "passed", "failed"};
static const char *const sentences[] = {
    "I planned the weekly sessions and kept notes on what worked for newcomers.",
    "The group grew slowly, so I changed how we welcomed people and wrote it down.",
    "Reading the literature afterwards showed me why our first plan had failed.",
    "We compared two ways of giving feedback and kept the one that people used.",
    "A colleague questioned my data, and checking it again taught me to be careful.",
    "Looking back, I would have asked for help earlier and shared drafts sooner.",
};

static void put_prose(unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        printf("%s%s", i > 0 ? " " : "", PICK(sentences));
    }
}

static void put_dates(void)
{
    unsigned year = 2016 + below(9), month = 1 + below(12);
    printf("\"started\":\"%u-%02u-%02u\"", year, month, 1 + below(28));
    if (below(10) > 0) { /* one in ten is still going */
        printf(",\"ended\":\"%u-%02u-%02u\"", year + 1 + below(2), 1 + below(12), 1 + below(28));
    }
}

static void put_item(unsigned index)
{
    printf("{\"id\":\"e%u\",\"kind\":\"%s\",\"title\":\"%s, season %u\",\"role\":\"%s\",", index,
           PICK(kinds), PICK(issuers), 1 + below(9), PICK(roles));
    printf("\"issuer\":\"%s\",", PICK(issuers));
    put_dates();
    printf(",\"hours\":%u", 4 + below(400));
    if (below(4) > 0) {
        printf(",\"verified\":{\"by\":\"%s\",\"on\":\"2026-0%u-11\"}", PICK(issuers), 1 + below(9));
    }
    printf(",\"learning_outcomes\":[\"%s\"]", PICK(outcomes));
    if (below(3) == 0) {
        printf(",\"reflection\":\"");
        put_prose(1);
        printf("\"");
    }
    printf("}");
}

static void put_ratings(void)
{
    printf("\"ratings\":[");
    unsigned ability = below(4);
    for (unsigned assessor = 0; assessor < 2; assessor++) {
        for (unsigned i = 0; i < 6; i++) {
            unsigned level = (ability + below(5) / 2 + below(2)) / 2 + below(2);
            printf("%s{\"assessor\":\"a%u\",\"criterion\":\"%s\",\"level\":\"%s\"}",
                   assessor + i > 0 ? "," : "", assessor + 1, criteria[i],
                   levels[level > 3 ? 3 : level]);
        }
    }
    printf("]");
}

static void put_held(void)
{
    printf("\"held\":[");
    unsigned count = below(2) * (1 + below(2));
    for (unsigned i = 0; i < count; i++) {
        printf("%s{\"course\":\"%s\",\"credits\":%u,\"unit\":\"semester\",\"grade\":\"B\",",
               i > 0 ? "," : "", PICK(courses), 3 + 3 * below(2));
        printf("\"status\":\"%s\",\"method\":\"%s\",\"here\":true}", PICK(statuses), PICK(methods));
    }
    printf("],");
}

static void put_portfolio(uint64_t index)
{
    printf("{\"id\":\"P-%07" PRIu64 "\",\"attempt\":1,\"submitted\":\"2026-%02u-%02u\",", index,
           1 + below(9), 1 + below(28));
    printf("\"learner\":{\"id\":\"S%07" PRIu64 "\",\"name\":\"Learner %" PRIu64
           "\",\"program\":\"%s\"},",
           index, index, PICK(programs));
    printf("\"evidence\":[");
    unsigned items = 6 + below(7);
    for (unsigned i = 0; i < items; i++) {
        if (i > 0) {
            printf(",");
        }
        put_item(i + 1);
    }
    printf("],");
    put_held();
    put_ratings();
    printf("}\n");
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: generate COUNT [SEED] > FILE\n");
        return 2;
    }
    uint64_t count = strtoull(argv[1], NULL, 10);
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    static char buffer[1 << 20];
    (void)setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
    for (uint64_t i = 1; i <= count; i++) {
        put_portfolio(i);
    }
    return fflush(stdout) == 0 ? 0 : 7;
}
