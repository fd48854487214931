// SPDX-License-Identifier: Apache-2.0
/** One-shot work in a worker process. */
#include "worker/run.h"

#include <errno.h>
#include <poll.h>

#include "worker/process.h"

/** Check the copy of the answer and add it to what the caller has. */
static enum pla_code take(const struct pla_str *copy, enum pla_event event, struct pla_str *out,
                          struct pla_faults *faults)
{
    struct pla_answer_in in = {.at = (const unsigned char *)copy->at, .left = copy->length};
    struct pla_answer answer;
    bool is_end;
    if (!pla_answer_next(&in, &answer, &is_end) || is_end || in.left != 0 || answer.is_skipped ||
        (answer.code == PLA_OK) != (event == PLA_EVENT_READY))
        return PLA_BUG;
    if (answer.lines.at != NULL)
        pla_str_put_text(out, answer.lines);
    for (size_t i = 0; i < answer.faults->count && i < PLA_FAULTS_KEPT; i++)
        pla_faults_add(faults, &answer.faults->items[i]);
    return answer.code;
}

static enum pla_event wait_for(struct pla_process *process, struct pla_event_of *out)
{
    for (;;) {
        struct pollfd wire = {.fd = process->fd, .events = POLLIN};
        if (poll(&wire, 1, -1) < 0 && errno != EINTR)
            return PLA_EVENT_ENDED;
        enum pla_event event = pla_process_receive(process, out);
        if (event != PLA_EVENT_NONE)
            return event;
    }
}

enum pla_code pla_worker_run(const struct pla_task *task, size_t memory_bytes, struct pla_str *out,
                             struct pla_faults *faults)
{
    struct pla_process process = {0};
    struct pla_event_of event = {0};
    struct pla_str copy = {0}, how = {0};
    struct pla_err err;
    enum pla_code code = pla_process_start(&process, task, memory_bytes, &err);
    if (code != PLA_OK) {
        pla_faults_add(faults, &err);
        goto done;
    }
    enum pla_event what = wait_for(&process, &event);
    code = PLA_BUG;
    if (what == PLA_EVENT_READY || what == PLA_EVENT_REFUSED) {
        pla_process_copy(&process, &event, &copy);
        code = copy.failed ? pla_err_memory(&err) : take(&copy, what, out, faults);
        PLA_PUT(&how, PLA_SENT_WRONG); /* used only if it did */
    }
    pla_process_end(&process, how.length == 0 ? &how : NULL);
    if (code == PLA_BUG) {
        code = pla_err_set(&err, PLA_LIMIT, "the rubric's process ended %s",
                           how.at != NULL ? how.at : "early");
        pla_faults_add(faults, &err);
    } else if (copy.failed) {
        pla_faults_add(faults, &err);
    }
done:
    pla_process_release(&process);
    pla_str_release(&copy);
    pla_str_release(&how);
    return code;
}

enum pla_code pla_worker_run_here(const struct pla_task *task, struct pla_str *out,
                                  struct pla_faults *faults)
{
    struct pla_err err;
    enum pla_code code = task->prepare != NULL ? task->prepare(task->ctx, &err) : PLA_OK;
    if (code != PLA_OK) {
        pla_faults_add(faults, &err);
        return code;
    }
    code = task->start(task->ctx, out, faults);
    if (code == PLA_OK && out->failed) {
        code = pla_err_memory(&err);
        pla_faults_add(faults, &err);
    }
    if (task->end != NULL)
        task->end(task->ctx);
    return code;
}
