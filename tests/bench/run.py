#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measure Plaudit beside other ways to do the same: run.py --build BUILD [options]

Builds nothing. BUILD holds a release build: plaudit, bench/generate, bench/measure, bench/floor.
Peers that are not installed are left out and named. Answers are compared, every line of every peer
with Plaudit's, before any time counts. Then all programs run in turn, pinned to one processor (-j2:
two), for some rounds; figures are medians, ratios are medians of the rounds' own ratios.
"""
import argparse
import itertools
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = "7"
AS_OF = "2026-11-01"
PACKAGES = ("json-logic-engine@5.0.7", "@marcbachmann/cel-js@8.0.0", "@gorules/zen-engine@0.54.0",
            "json-rules-engine@7.3.1")
# Name, command before the script, script, from npm, and whether it is run on the larger size, too.
PEERS = (
    ("plain Node.js", ("node",), "node.js", False, True),
    ("LuaJIT + lua-cjson", ("luajit",), "script.lua", False, True),
    ("Lua 5.4 + lua-cjson", ("lua5.4",), "script.lua", False, True),
    ("plain Python", ("python3",), "python.py", False, True),
    ("json-logic-engine (compiled)", ("node",), "json-logic.js", True, True),
    ("CEL (@marcbachmann/cel-js)", ("node",), "cel.js", True, False),
    ("GoRules ZEN", ("node",), "zen.js", True, False),
    ("json-rules-engine", ("node",), "json-rules.js", True, False),
)
# A round is quiet if the program had its processor for itself: wall time is processor time.
QUIET = 1.06
ONE, TWO, FLOOR = "Plaudit -j1", "Plaudit -j2", "floor"


def say(text):
    print("bench: " + text, file=sys.stderr, flush=True)


def fail(text):
    say(text)
    sys.exit(1)


class Program:
    """A program under measurement: its name, and its command for an input, an output and a size."""

    def __init__(self, name, command, processors, is_large):
        self.name, self.command, self.processors, self.is_large = name, command, processors, is_large


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = options.work or tempfile.mkdtemp(
            prefix="plaudit-bench-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        os.makedirs(self.work, exist_ok=True)
        self.absent = []

    def tool(self, name):
        return os.path.join(self.options.build, name)

    def path(self, name):
        return os.path.join(self.work, name)

    # ---- preparing ----

    def generate(self, count):
        path = self.path(f"{count}.ndjson")
        if not os.path.exists(path):
            say(f"generating {count} portfolios")
            with open(path, "wb") as out:
                subprocess.run([self.tool("bench/generate"), str(count), SEED], check=True, stdout=out)
        return path

    def install_peers(self):
        """Copy the peers and put the packages of npm beside them."""
        folder = self.path("peers")
        shutil.copytree(os.path.join(HERE, "peers"), folder, dirs_exist_ok=True)
        if self.options.no_npm or shutil.which("npm") is None or shutil.which("node") is None:
            return False
        if os.path.isdir(os.path.join(folder, "node_modules")):
            return True
        say("installing " + " ".join(PACKAGES))
        with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as out:
            out.write('{"private":true}\n')
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=folder,
                              stdout=subprocess.DEVNULL, check=False)
        return done.returncode == 0

    def plaudit(self, jobs):
        return lambda source, out: [
            self.tool("plaudit"), "score", source, "--rubric", os.path.join(HERE, "rubric"), "--policy",
            os.path.join(HERE, "policy.lua"), "--as-of", AS_OF, f"-j{jobs}", "--quiet", "-o", out]

    def programs(self):
        one, two = self.options.processors.split(",")[0], self.options.processors
        decisions = self.path("decisions.ndjson")
        found = [Program(ONE, self.plaudit(1), one, True), Program(TWO, self.plaudit(2), two, True),
                 Program(FLOOR, lambda source, out: ["sh", "-c", 'exec "$0" "$1" "$2" > "$3"', self.tool("bench/floor"),
                                                     source, decisions, out], one, True)]
        has_npm = self.install_peers()
        for name, start, script, needs_npm, is_large in PEERS:
            if self.options.only and script not in self.options.only.split(","):
                continue
            path = self.path(os.path.join("peers", script))
            reason = self.why_absent(start[0], needs_npm and not has_npm)
            if reason:
                self.absent.append(f"{name} ({reason})")
                continue
            found.append(Program(name, lambda source, out, s=start, p=path: [*s, p, source, out], one, is_large))
        return found

    @staticmethod
    def why_absent(tool, lacks_npm):
        if shutil.which(tool) is None:
            return f"no {tool}"
        if "lua" in tool and subprocess.run([tool, "-e", "require 'cjson'"], capture_output=True,
                                            check=False).returncode != 0:
            return f"no lua-cjson for {tool}"
        return "its packages could not be installed" if lacks_npm else None

    # ---- answers ----

    def compare(self, programs, source):
        """Every program must answer the same; the first line that differs ends the run."""
        decisions, want = self.path("decisions.ndjson"), self.path("want.ndjson")
        for program in programs[:2]:
            out = self.path("other.ndjson") if program.name == TWO else decisions
            subprocess.run(program.command(source, out), check=True)
        self.same("Plaudit -j2 and -j1", self.path("other.ndjson"), decisions)
        with open(decisions, "rb") as given, open(want, "wb") as out:
            subprocess.run([sys.executable, os.path.join(HERE, "project.py")], stdin=given, stdout=out, check=True)
        for program in programs[3:]:
            subprocess.run(program.command(source, self.path("other.ndjson")), check=True)
            self.same(program.name, self.path("other.ndjson"), want)
        say("all answers are the same: " + ", ".join(p.name for p in programs if p.name != FLOOR))

    @staticmethod
    def same(name, path, want):
        with open(path, "rb") as left, open(want, "rb") as right:
            for number, (a, b) in enumerate(itertools.zip_longest(left, right), 1):
                if a != b:
                    fail(f"{name}: line {number} differs\n  found {a!r}\n  wanted {b!r}")

    # ---- running ----

    def measure(self, program, source, out):
        """@return processor seconds, wall seconds, KiB of the largest process"""
        if os.path.exists(out):
            os.unlink(out)  # the program before would leave its pages to this one to free
        line = subprocess.run([self.tool("bench/measure"), program.processors, *program.command(source, out)],
                              check=True, capture_output=True, text=True).stdout
        status, user, system, wall, peak = line.split()
        if status != "0":
            fail(f"{program.name} ended with status {status}")
        return float(user) + float(system), float(wall), int(peak)

    def rounds(self, programs, source, count):
        """All programs in turn, `count` times. @return name -> list of measurements"""
        found = {program.name: [] for program in programs}
        for number in range(count):
            for program in programs:
                say(f"round {number + 1} of {count}: {program.name}")
                found[program.name].append(self.measure(program, source, self.path("out.ndjson")))
        return found

    def memory_together(self, program, count):
        """Peak KiB of all processes together, shared pages counted once: looked at every 20 ms while
        portfolios come through a pipe. @return the peak, processor seconds and decisions"""
        read, write = os.pipe()
        maker = subprocess.Popen([self.tool("bench/generate"), str(count), SEED], stdout=write)
        os.close(write)
        child = subprocess.Popen(program.command("-", "-"), stdin=read, stdout=subprocess.PIPE)
        counter = subprocess.Popen(["wc", "-l"], stdin=child.stdout, stdout=subprocess.PIPE)
        os.close(read)
        child.stdout.close()
        peak = 0
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            peak = max(peak, sum(proportional_kib(pid) for pid in family(child.pid)))
            time.sleep(0.02)
        lines = int(counter.communicate()[0])
        maker.wait()
        if status != 0 or lines != count:
            fail(f"{program.name}: {lines} decisions of {count} portfolios, status {status}")
        return peak, usage.ru_utime + usage.ru_stime


def family(pid):
    """The process and all that descend from it."""
    pids = [pid]
    for one in pids:
        try:
            with open(f"/proc/{one}/task/{one}/children", encoding="ascii") as file:
                pids.extend(int(child) for child in file.read().split())
        except OSError:
            pass
    return pids


def proportional_kib(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("Pss:")), 0)
    except OSError:
        return 0


def middle(rows, column):
    return statistics.median(row[column] for row in rows)


def paired(rows, base):
    """Median of the rounds' own ratios of processor time."""
    return statistics.median(a[0] / b[0] for a, b in zip(rows, base))


# ---- the report ----

def table(found, count):
    lines = ["| program | processor s | us a portfolio | portfolios a processor second | wall s | peak MiB, largest "
             "process | processor time to Plaudit -j1 |", "|---|---|---|---|---|---|---|"]
    for name, rows in sorted(found.items(), key=lambda item: middle(item[1], 0)):
        seconds = middle(rows, 0)
        lines.append(f"| {name} | {seconds:.3f} | {1e6 * seconds / count:.1f} | {count / seconds:,.0f} | "
                     f"{middle(rows, 1):.3f} | {middle(rows, 2) / 1024:.1f} | {paired(rows, found[ONE]):.2f} |")
    return lines


def processor_name():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def version_of(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    text = (done.stdout or done.stderr).strip()
    return text.splitlines()[0] if text else None


def machine():
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    tools = [version_of("node", "--version"), version_of("python3", "--version"), version_of("lua5.4", "-v"),
             version_of("luajit", "-v")]
    tools[0] = tools[0] and "Node.js " + tools[0]
    short = [" ".join(tool.split()[:2]) for tool in tools if tool]
    return f"{os.cpu_count()} virtual processors ({processor_name()}), {gib:.0f} GiB; {', '.join(short)}"


# ---- plots, written as SVG by hand ----

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 760, 420, 80, 50, 40
COLOURS = ("#0b6e4f", "#6bbf59", "#9a9a9a", "#c1440e", "#e09f3e", "#335c67", "#7b2d8b", "#b23a48", "#4f6d7a", "#d4a5a5",
           "#222222")


def plot(path, title, unit, series, is_log):
    """`series`: name -> list of (size, value). Sizes on a logarithmic axis, values as told."""
    from math import log10
    points = [point for values in series.values() for point in values]
    low, high = min(p[0] for p in points), max(p[0] for p in points)
    top = max(p[1] for p in points)
    floor = min(p[1] for p in points)
    floor, ceiling = (10 ** int(log10(floor)), top * 1.3) if is_log else (0, top * 1.15)
    width = WIDTH - LEFT - 240

    def x(size):
        return LEFT + (0.5 if low == high else (log10(size) - log10(low)) / (log10(high) - log10(low))) * width

    def y(value):
        share = (log10(value) - log10(floor)) / (log10(ceiling) - log10(floor)) if is_log else value / ceiling
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           f'font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
           f'<text x="{LEFT}" y="22" font-size="15">{title}</text>']
    ticks = [m * 10 ** e for e in range(0, 7) for m in (1, 2, 5)] if is_log else \
        [ceiling * i / 5 for i in range(6)]
    for tick in ticks:
        if floor <= tick <= ceiling:
            out.append(f'<line x1="{LEFT}" x2="{LEFT + width}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#ddd"/>'
                       f'<text x="{LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:,.0f}</text>')
    for size in sorted({p[0] for p in points}):
        out.append(f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>')
    out.append(f'<text x="{LEFT + width / 2}" y="{HEIGHT - 12}" text-anchor="middle">portfolios</text>'
               f'<text x="{LEFT}" y="{TOP - 4}" fill="#555">{unit}</text>')
    last = TOP - 16.0
    ordered = sorted(enumerate(series.items()), key=lambda item: -item[1][1][-1][1])
    for index, (name, values) in ordered:
        colour = COLOURS[index % len(COLOURS)]
        path_points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in sorted(values))
        out.append(f'<polyline points="{path_points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.extend(f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="3.5" fill="{colour}"/>' for size, value in values)
        last = max(last + 16, y(sorted(values)[-1][1]) + 4)
        out.append(f'<text x="{LEFT + width + 14}" y="{last:.1f}" fill="{colour}">{name} '
                   f'{sorted(values)[-1][1]:,.0f}</text>')
    out.append("</svg>\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out))


# ---- all together ----

def startup(bench, programs, rounds):
    """Processor milliseconds to score one portfolio."""
    found = bench.rounds([p for p in programs if p.name != FLOOR], bench.generate(1), rounds)
    lines = ["| program | processor ms | wall ms |", "|---|---|---|"]
    lines += [f"| {name} | {1e3 * middle(rows, 0):.1f} | {1e3 * middle(rows, 1):.1f} |"
              for name, rows in sorted(found.items(), key=lambda item: middle(item[1], 0))]
    return lines


def memory(bench, programs, sizes):
    """Peak MiB of all processes together at each size; the input is a pipe."""
    lines = ["| program | portfolios | all processes together MiB | us a portfolio |", "|---|---|---|---|"]
    found = {}
    for program in programs[:2]:
        for count in sizes:
            say(f"memory of {program.name} at {count}")
            peak, seconds = bench.memory_together(program, count)
            found.setdefault(program.name, []).append((count, peak / 1024))
            lines.append(f"| {program.name} | {count:,} | {peak / 1024:.1f} | {1e6 * seconds / count:.1f} |")
    return lines, found


def walls(bench, source, rounds):
    """What the walls cost: the process with its list of calls, and the limits inside Lua."""
    lines = ["| rubric | -j1 us a portfolio | --no-isolation us | ratio |", "|---|---|---|---|"]
    one = bench.options.processors.split(",", maxsplit=1)[0]
    count = int(os.path.basename(source).split(".")[0])
    for name, folder in (("without functions", "rubric"), ("with two functions", "functions")):
        pair = [Program(f"{name}, {option}", lambda path, out, f=folder, o=option: [
            bench.tool("plaudit"), "score", path, "--rubric", os.path.join(HERE, f), "--policy",
            os.path.join(HERE, "policy.lua"), "--as-of", AS_OF, o, "--quiet", "-o", out], one, False)
                for option in ("-j1", "--no-isolation")]
        found = bench.rounds(pair, source, rounds)
        with_wall, without = (found[program.name] for program in pair)
        lines.append(f"| {name} | {1e6 * middle(with_wall, 0) / count:.1f} | {1e6 * middle(without, 0) / count:.1f} | "
                     f"{paired(with_wall, without):.2f} |")
    return lines


def ratios(found):
    small = found[ONE]
    lines = ["| measure | ratio |", "|---|---|"]
    for name, rows in found.items():
        if name not in (ONE, TWO):
            lines.append(f"| processor time of {name} to Plaudit -j1 | {paired(rows, small):.2f} |")
    quiet = [(a, b) for a, b in zip(small, found[TWO]) if a[1] < QUIET * a[0]]
    if quiet:
        lines.append(f"| wall time of Plaudit -j1 on one processor to -j2 on two, {len(quiet)} quiet rounds | "
                     f"{statistics.median(a[1] / b[1] for a, b in quiet):.2f} |")
    else:
        lines.append("| wall time of Plaudit -j1 to -j2 | not said: other programs ran on this machine |")
    lines.append(f"| processor time of Plaudit -j2 to -j1 | {paired(found[TWO], small):.2f} |")
    lines.append(f"| processor time of Plaudit -j1 to the floor | "
                 f"{statistics.median(a[0] / b[0] for a, b in zip(small, found[FLOOR])):.2f} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, help="folder of a release build")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--size", type=int, default=20000, help="portfolios of the comparison")
    parser.add_argument("--large", type=int, default=0, help="a larger size, for programs that stream (0: none)")
    parser.add_argument("--million", action="store_true", help="1,000,000 portfolios through Plaudit and a pipe, once")
    parser.add_argument("--no-memory", action="store_true", help="leave out the peaks of all processes together")
    parser.add_argument("--only", help="scripts of peers to run, like node.js,zen.js (default: all)")
    parser.add_argument("--processors", default="0,1", help="two processors to pin to (default: 0,1)")
    parser.add_argument("--work", help="folder for inputs, outputs and packages (default: a new one, removed after)")
    parser.add_argument("--no-npm", action="store_true", help="install nothing; leave out the peers that need it")
    parser.add_argument("--report", help="write the report there, too")
    parser.add_argument("--plots", help="folder for throughput.svg and memory.svg")
    options = parser.parse_args()
    bench = Bench(options)
    try:
        report = run(bench)
    finally:
        if not options.work:
            shutil.rmtree(bench.work, ignore_errors=True)
    print(report)
    if options.report:
        with open(options.report, "w", encoding="utf-8") as out:
            out.write(report)


def run(bench):
    options = bench.options
    source = bench.generate(options.size)
    programs = bench.programs()
    for reason in bench.absent:
        say("left out: " + reason)
    bench.compare(programs, source)
    sizes = {options.size: bench.rounds(programs, source, options.rounds)}
    if options.large:
        sizes[options.large] = bench.rounds([p for p in programs if p.is_large], bench.generate(options.large), 3)
    lines = [f"Machine: {machine()}.", ""]
    for count, found in sizes.items():
        lines += [f"## {count:,} portfolios, {len(found[ONE])} rounds", "", *table(found, count), ""]
    lines += ["## Ratios", "", *ratios(sizes[options.size]), "", "## Start-up: one portfolio", "",
              *startup(bench, programs, 2 * options.rounds + 1), "", "## What the walls cost", "",
              *walls(bench, source, options.rounds), ""]
    piped = {}
    if not options.no_memory:
        text, piped = memory(bench, programs, [options.size, 1000000] if options.million else [options.size])
        lines += ["## Memory, input through a pipe", "", *text, ""]
    if bench.absent:
        lines += ["Left out: " + "; ".join(bench.absent) + ".", ""]
    if options.plots:
        by_name = {}
        for count, found in sizes.items():
            for name, rows in found.items():
                by_name.setdefault(name, []).append((count, count / middle(rows, 0), middle(rows, 2) / 1024))
        plot(os.path.join(options.plots, "throughput.svg"), "Throughput", "portfolios a processor second",
             {name: [(c, t) for c, t, _ in rows] for name, rows in by_name.items()}, True)
        plot(os.path.join(options.plots, "memory.svg"), "Peak memory: all processes of Plaudit, the largest of others",
             "MiB", {name: piped.get(name) or [(c, m) for c, _, m in rows]
                     for name, rows in by_name.items() if name != FLOOR}, True)
    return "\n".join(lines)


if __name__ == "__main__":
    main()
