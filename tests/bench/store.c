// SPDX-License-Identifier: Apache-2.0
/**
 * What saving costs: decisions and their portfolios into a new store, in processor time a decision,
 * and the size of the store a decision.
 *
 * store PORTFOLIOS DECISIONS STORE : NDJSON in, one decision a portfolio, lines in the same
 * order; STORE is made and overwritten.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/run.h"

enum { FILE_BYTES = 1 << 30 };

static bool salt(void *ctx, uint64_t number, unsigned char out[PLA_STORE_SALT_BYTES])
{
    struct pla_sha256 *hash = ctx;
    unsigned char digest[PLA_SHA256_BYTES];

    pla_sha256_begin(hash);
    pla_sha256_add(hash, &number, sizeof number);
    pla_sha256_end_bytes(hash, digest);
    memcpy(out, digest, PLA_STORE_SALT_BYTES);
    return true;
}

static double processor_seconds(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static bool next_line(struct pla_text *rest, struct pla_text *out)
{
    const char *end = rest->length > 0 ? memchr(rest->at, '\n', rest->length) : NULL;

    if (end == NULL) {
        return false;
    }
    *out = (struct pla_text){rest->at, (size_t)(end - rest->at)};
    *rest = (struct pla_text){end + 1, rest->length - out->length - 1};
    return true;
}

struct bench {
    struct pla_store *store;
    struct pla_text portfolios, decisions;
    int64_t run;
    uint64_t position, blocks, bytes;
    struct pla_err err;
};

/** One block from where the texts stand. False at their end. */
static bool save_block(struct bench *bench, struct pla_text *portfolios, struct pla_text *decisions)
{
    struct pla_block_item items[PLA_STORE_BLOCK];
    size_t count = 0;
    bool was_saved = false;

    while (count < PLA_STORE_BLOCK) {
        struct pla_block_item *item = &items[count];
        *item = (struct pla_block_item){.position = bench->position};
        if (!next_line(portfolios, &item->record) || !next_line(decisions, &item->lines)) {
            break;
        }
        bench->bytes += item->record.length + item->lines.length;
        bench->position++;
        count++;
    }
    if (count == 0) {
        return false;
    }
    const enum pla_code code = pla_store_block_save(bench->store, bench->run, 0, bench->blocks++,
                                                    items, count, &was_saved, &bench->err);
    return code == PLA_OK && was_saved && count == PLA_STORE_BLOCK;
}

static enum pla_code open_all(struct bench *bench, char **argv, struct pla_arena *arena,
                              struct pla_sha256 *hash)
{
    const struct pla_store_hand hand = {
        .actor = PLA_TEXT("bench"), .now = 1, .salt = salt, .ctx = hash};
    const struct pla_stored_run run = {
        .name = PLA_TEXT("bench"), .engine = PLA_TEXT("bench"), .inputs = PLA_TEXT("bench\n")};
    bool was_resumed = false;
    enum pla_code code = pla_file_read(argv[1], FILE_BYTES, arena, &bench->portfolios, &bench->err);

    if (code == PLA_OK) {
        code = pla_file_read(argv[2], FILE_BYTES, arena, &bench->decisions, &bench->err);
    }
    (void)unlink(argv[3]);
    if (code == PLA_OK) {
        code = pla_store_open(argv[3], PLA_STORE_CREATE, 1000, &hand, &bench->store, &bench->err);
    }
    if (code == PLA_OK) {
        code = pla_store_run_begin(bench->store, &run, &bench->run, &was_resumed, &bench->err);
    }
    return code;
}

int main(int argc, char **argv)
{
    struct bench bench = {0};
    struct pla_arena arena = {0};
    struct pla_store_facts facts = {0};
    struct pla_audit_verdict verdict = {0};
    struct pla_sha256 *hash = pla_sha256_new();

    if (argc != 4 || hash == NULL) {
        (void)fprintf(stderr, "usage: store PORTFOLIOS DECISIONS STORE\n");
        return 2;
    }
    enum pla_code code = open_all(&bench, argv, &arena, hash);
    const double before = processor_seconds();
    struct pla_text portfolios = bench.portfolios, decisions = bench.decisions;
    while (code == PLA_OK && save_block(&bench, &portfolios, &decisions)) {
    }
    const double saved = processor_seconds();
    code = code == PLA_OK ? bench.err.code : code;
    if (code == PLA_OK) {
        code = pla_audit_verify(bench.store, NULL, NULL, NULL, &verdict, &bench.err);
    }
    const double verified = processor_seconds();
    if (code == PLA_OK) {
        code = pla_store_facts(bench.store, &facts, &bench.err);
    }
    pla_store_close(bench.store);
    pla_sha256_free(hash);
    pla_arena_release(&arena);
    if (code != PLA_OK || facts.decisions == 0) {
        (void)fprintf(stderr, "store: %s: %s\n", bench.err.where, bench.err.text);
        return pla_code_exit(code == PLA_OK ? PLA_MISSING : code);
    }
    const double n = (double)facts.decisions;
    (void)printf("%lld decisions: saved in %.1f us of processor time each, verified in %.1f us, "
                 "%.0f bytes each in the store for %.0f of text\n",
                 (long long)facts.decisions, 1e6 * (saved - before) / n,
                 1e6 * (verified - saved) / n, (double)facts.bytes / n, (double)bench.bytes / n);
    return 0;
}
