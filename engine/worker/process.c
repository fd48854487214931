// SPDX-License-Identifier: Apache-2.0
/** The parent's side of a worker process. */
#include "worker/process.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "worker/serve.h"
#include "worker/watchdog.h"

enum pla_code pla_process_start(struct pla_process *process, const struct pla_task *task,
                                size_t memory_bytes, struct pla_err *err)
{
    int ends[2];
    if (process->area.output == NULL) {
        enum pla_code code = pla_area_map(&process->area, err);
        if (code != PLA_OK)
            return code;
    }
    struct pla_progress *progress = &process->area.output->progress;
    atomic_store(&progress->at, 0);
    atomic_store(&progress->mark, 0);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return pla_err_set(err, PLA_MEMORY, "no channel to a worker: %s", strerror(errno));
    struct pla_serve serve = {.task = task,
                              .area = process->area,
                              .fd = ends[1],
                              .parent = getpid(),
                              .memory_bytes = memory_bytes};
    pla_area_inherit(&process->area, true);
    pid_t pid = fork();
    if (pid == 0)
        pla_serve(&serve);
    int reason = errno;
    pla_area_inherit(&process->area, false);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return pla_err_set(err, PLA_MEMORY, "no process for a worker: %s", strerror(reason));
    }
    process->pid = pid;
    process->fd = ends[0];
    return PLA_OK;
}

/** Two blocks and two resumes fit any socket buffer, so this neither waits nor fails by itself. */
static void send_frame(struct pla_process *process, const struct pla_frame *frame)
{
    if (process->pid != 0)
        (void)!send(process->fd, frame, sizeof *frame, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void pla_process_send(struct pla_process *process, uint32_t slot, uint32_t block, uint32_t from,
                      uint32_t to)
{
    struct pla_frame frame = {
        .kind = PLA_FRAME_BLOCK, .slot = slot, .block = block, .from = from, .to = to};
    send_frame(process, &frame);
}

void pla_process_resume(struct pla_process *process, uint32_t slot, uint32_t block)
{
    struct pla_frame frame = {.kind = PLA_FRAME_RESUME, .slot = slot, .block = block};
    send_frame(process, &frame);
}

/** Event of a frame, or ENDED if no worker may send it. */
static enum pla_event event_of(const struct pla_frame *frame)
{
    static const enum pla_event events[] = {
        [PLA_FRAME_READY] = PLA_EVENT_READY,
        [PLA_FRAME_REFUSED] = PLA_EVENT_REFUSED,
        [PLA_FRAME_PART] = PLA_EVENT_PART,
        [PLA_FRAME_DONE] = PLA_EVENT_DONE,
    };
    if (frame->kind < PLA_FRAME_READY || frame->kind > PLA_FRAME_DONE)
        return PLA_EVENT_ENDED;
    bool is_start = frame->kind == PLA_FRAME_READY || frame->kind == PLA_FRAME_REFUSED;
    bool is_slot_right = is_start ? frame->slot == PLA_OUTPUT_START : frame->slot < PLA_AREA_SLOTS;
    if (!is_slot_right || frame->bytes > PLA_OUTPUT_BYTES || frame->to > PLA_BLOCK_RECORDS)
        return PLA_EVENT_ENDED;
    return events[frame->kind];
}

enum pla_event pla_process_receive(struct pla_process *process, struct pla_event_of *out)
{
    /* One byte more than a frame, so that a longer packet is seen as one. */
    unsigned char packet[sizeof(struct pla_frame) + 1];
    struct pla_frame frame;
    if (process->pid == 0)
        return PLA_EVENT_ENDED;
    ssize_t got = recv(process->fd, packet, sizeof packet, MSG_DONTWAIT);
    if (got < 0 && errno == ECONNRESET) /* it left blocks unread: its last word comes after that */
        got = recv(process->fd, packet, sizeof packet, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return PLA_EVENT_NONE;
    if (got != (ssize_t)sizeof frame)
        return PLA_EVENT_ENDED;
    memcpy(&frame, packet, sizeof frame);
    *out = (struct pla_event_of){frame.slot, frame.block, frame.to, frame.bytes};
    return event_of(&frame);
}

void pla_process_copy(const struct pla_process *process, const struct pla_event_of *event,
                      struct pla_str *out)
{
    pla_str_put(out, (const char *)process->area.output->bytes[event->slot], event->bytes);
}

struct pla_whereabouts pla_process_whereabouts(const struct pla_process *process)
{
    const struct pla_progress *progress = &process->area.output->progress;
    uint64_t at = atomic_load(&progress->at);
    return (struct pla_whereabouts){.block = (uint32_t)(at >> 32),
                                    .record = (uint32_t)at,
                                    .mark = atomic_load(&progress->mark)};
}

static void put_how(int status, struct pla_str *out)
{
    if (WIFSIGNALED(status)) {
        const char *name = sigabbrev_np(WTERMSIG(status));
        pla_str_put_format(out, "by signal %d (%s)", WTERMSIG(status),
                           name != NULL ? name : "unknown");
        if (WTERMSIG(status) == SIGSYS)
            PLA_PUT(out, ", a system call that no rubric needs");
    } else if (WEXITSTATUS(status) == PLA_WATCHDOG_EXIT) {
        pla_str_put_format(out, "after %d seconds of processor time", PLA_WATCHDOG_SECONDS);
    } else {
        pla_str_put_format(out, "with status %d", WEXITSTATUS(status));
    }
}

#ifdef PLA_COVERAGE
/** A worker that can ends by itself, to leave its figures; one that hangs is ended after a second.
 */
static void stop(const struct pla_process *process)
{
    siginfo_t ended = {0};
    close(process->fd);
    for (int i = 0; i < 200 && ended.si_pid == 0; i++) {
        if (waitid(P_PID, (id_t)process->pid, &ended, WEXITED | WNOHANG | WNOWAIT) != 0)
            break;
        (void)usleep(5000);
    }
    kill(process->pid, SIGKILL);
}
#else
/** Before the channel closes, which would let it end as if nothing were wrong. One that has ended
 * already keeps its own status. */
static void stop(const struct pla_process *process)
{
    kill(process->pid, SIGKILL);
    close(process->fd);
}
#endif

void pla_process_end(struct pla_process *process, struct pla_str *out_how)
{
    int status = 0;
    if (process->pid == 0)
        return;
    stop(process);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    process->pid = 0;
    if (out_how != NULL)
        put_how(status, out_how);
}

void pla_process_release(struct pla_process *process)
{
    pla_process_end(process, NULL);
    pla_area_unmap(&process->area);
}
