"""Time many documents in one run: a page a learner, a page an assessor, the registrar's page.

letters.py PLAUDIT RUBRICS FOLDER [COUNT]: repeats the example portfolios under new ids to COUNT
(1000), writes each kind of document twice over (portfolios scored on the way, decisions read back)
and prints documents per second of wall time. It compares the two ways byte for byte and fails only
if they differ.
"""
import json
import subprocess
import sys
import time
from pathlib import Path


def timed(*command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    plaudit, rubrics, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
    folder.mkdir(parents=True, exist_ok=True)
    examples = (rubrics / "examples/portfolios.ndjson").read_text(encoding="utf-8").splitlines()
    portfolios = folder / "portfolios.ndjson"
    with portfolios.open("w", encoding="utf-8") as out:
        for i in range(count):
            record = json.loads(examples[i % len(examples)])
            record["id"] = f"{record['id']}-{i:06}"
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    use = ["--rubric", str(rubrics / "networked-learning"), "--rubric", str(rubrics / "portfolio-course"),
           "--policy", str(rubrics / "policies/example-university/policy.lua")]
    decisions = folder / "decisions.ndjson"
    scoring = timed(plaudit, "score", str(portfolios), *use, "--as-of", "2026-11-01", "-o", str(decisions))
    print(f"{count} portfolios; scoring alone {scoring:.2f} s")
    for reader, form in [("learner", "html"), ("learner", "text"), ("assessor", "html")]:
        scored, read = folder / f"{reader}-{form}", folder / f"{reader}-{form}-read"
        first = timed(plaudit, "report", str(portfolios), *use, "--as-of", "2026-11-01",
                      "--as", form, "--for", reader, "-o", f"{scored}/")
        second = timed(plaudit, "report", str(decisions), *use, "--portfolios", str(portfolios),
                       "--as", form, "--for", reader, "-o", f"{read}/")
        for path in scored.iterdir():
            if path.read_bytes() != (read / path.name).read_bytes():
                sys.exit(f"{path.name} differs when its decisions are read back")
        size = sum(path.stat().st_size for path in scored.iterdir()) / count
        print(f"{reader:9} {form:5} {count / first:7.0f} a second scored on the way, "
              f"{count / second:7.0f} from decisions, {size:7.0f} bytes each")
    for reader in ("registrar", "board"):
        took = timed(plaudit, "report", str(portfolios), *use, "--as-of", "2026-11-01",
                     "--as", "html", "--for", reader, "-o", str(folder / f"{reader}.html"))
        print(f"{reader:9} html  one document over {count} portfolios in {took:.2f} s")


if __name__ == "__main__":
    main()
