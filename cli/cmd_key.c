// SPDX-License-Identifier: Apache-2.0
/** plaudit key: make a signing key, and show the public half of one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "keys.h"

struct key_values {
    struct cli_common common;
    int algorithm;
};

static const char *const algorithms[] = {"rs256", "eddsa", NULL};

static const struct cli_opt options[] = {
    {"algorithm", 0, CLI_CHOICE, offsetof(struct key_values, algorithm), "NAME",
     "rs256 (default: every verifier takes it) or eddsa", algorithms},
    {0},
};

static const char *const examples[] = {
    "A key to sign badges with; keep the file to yourself, and keep a copy:",
    "plaudit key new badges.pem",
    "Its public half for those who verify, as a JSON Web Key Set:",
    "plaudit key public badges.pem > jwks.json",
    NULL,
};

static const char *const notes[] = {
    "A new key file can be read by its owner only, and a file that is there is never overwritten: "
    "a key that is lost cannot be made again. RS256 keys have 3072 bits.",
    NULL,
};

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

static enum pla_code fail_write(const char *path, struct pla_err *err)
{
    const bool is_there = errno == EEXIST;
    const int reason = errno;
    if (is_there) {
        pla_err_set(err, PLA_OUTPUT, "the file is there, and a key is never overwritten");
        pla_err_hint(err, "choose another name");
    } else {
        pla_err_set(err, PLA_OUTPUT, "cannot be written: %s", strerror(reason));
    }
    pla_err_prepend(err, "%s", path);
    return PLA_OUTPUT;
}

/** Write a file that was not there, for its owner only, and see it to the disk. */
static enum pla_code write_private(const char *path, struct pla_text text, struct pla_err *err)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return fail_write(path, err);
    bool is_right = fchmod(fd, 0600) == 0;
    for (size_t done = 0; is_right && done < text.length;) {
        const ssize_t n = write(fd, text.at + done, text.length - done);
        is_right = n > 0;
        done += is_right ? (size_t)n : 0;
    }
    is_right = is_right && fsync(fd) == 0;
    if (close(fd) == 0 && is_right)
        return PLA_OK;
    (void)fail_write(path, err);
    (void)unlink(path);
    return PLA_OUTPUT;
}

static enum pla_code make_new(const struct cli_call *call, const char *path)
{
    const struct key_values *values = call->values;
    const enum pla_key_kind kind = values->algorithm == 0 ? PLA_KEY_RS256 : PLA_KEY_EDDSA;
    struct pla_err err = {0};
    struct pla_str pem = {0};
    struct pla_key *key = NULL;
    enum pla_code code = pla_key_generate(kind, &key, &err);
    if (code == PLA_OK)
        code = pla_key_put_pem(key, &pem, &err);
    if (code == PLA_OK)
        code = write_private(path, (struct pla_text){pem.at, pem.length}, &err);
    char thumbprint[PLA_THUMBPRINT_TEXT + 1];
    if (code == PLA_OK)
        code = pla_key_thumbprint(key, thumbprint, &err);
    if (pem.at != NULL)
        explicit_bzero(pem.at, pem.capacity);
    pla_str_release(&pem);
    pla_key_free(key);
    if (code != PLA_OK)
        return tell(call, &err);
    cli_out_note(call->out, "%s: a new %s key, thumbprint %s", path, pla_key_kind_name(kind),
                 thumbprint);
    return PLA_OK;
}

/** A JSON Web Key Set with one key (RFC 7517): its members, use, algorithm and name. */
static enum pla_code put_set(const struct pla_key *key, struct pla_str *out, struct pla_err *err)
{
    char thumbprint[PLA_THUMBPRINT_TEXT + 1];
    enum pla_code code = pla_key_thumbprint(key, thumbprint, err);
    if (code != PLA_OK)
        return code;
    PLA_PUT(out, "{\"keys\":[");
    code = pla_key_put_jwk(key, out, err);
    if (code != PLA_OK)
        return code;
    out->length--; /* the closing brace */
    pla_str_put_format(out, ",\"use\":\"sig\",\"alg\":\"%s\",\"kid\":\"%s\"}]}\n",
                       pla_key_kind_name(pla_key_kind(key)), thumbprint);
    return pla_str_check(out, err);
}

static enum pla_code show_public(const struct cli_call *call, const char *path)
{
    struct pla_err err = {0};
    struct pla_str text = {0};
    struct pla_key *key = NULL;
    enum pla_code code = cli_key_read(call, path, false, &key);
    if (code != PLA_OK)
        return code;
    code = put_set(key, &text, &err);
    pla_key_free(key);
    if (code != PLA_OK)
        (void)tell(call, &err);
    else if (!cli_out_put(call->out, (struct pla_text){text.at, text.length}))
        code = PLA_OUTPUT;
    pla_str_release(&text);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    static const char *const verbs[] = {"new", "public", NULL};
    const char *verb = call->operands[0], *path = call->operands[1];
    struct pla_err err;
    if (strcmp(verb, "new") == 0)
        return make_new(call, path);
    if (strcmp(verb, "public") == 0)
        return show_public(call, path);
    const char *nearest = pla_nearest(verb, strlen(verb), verbs);
    pla_err_set(&err, PLA_USAGE, "key does not know '%s'", verb);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean '%s'?", nearest);
    else
        pla_err_hint(&err, "key new FILE makes a key, key public FILE shows its public half");
    return tell(call, &err);
}

const struct cli_cmd cli_cmd_key = {
    .name = "key",
    .summary = "make a key to sign badges with, or show its public half",
    .operands = "new|public FILE",
    .least_operands = 2,
    .most_operands = 2,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct key_values),
    .run = run,
};
