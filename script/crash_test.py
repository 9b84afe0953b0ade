"""The work of script/crash-test: PROGRAM COUNT SEED."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, COUNT, SEED = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LAYERS = ["control-changes", "control-status", "distance-checks", "mentions"]
PLACES = ["Al-Bab", "Jarablus", "Manbij", "Dabiq", "Akhtarin", "Al-Rai", "Tadif", "Qabasin", "Azaz", "Marea"]
problems = []


def problem(text):
    problems.append(text)
    print(f"PROBLEM: {text}", flush=True)


def run(*arguments, kill_after=None):
    """Runs dateline; gives its status (negative: the signal that ended it), output and errors."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([PROGRAM, *arguments], stdout=out, stderr=err, cwd=ROOT)
        try:
            process.wait(timeout=kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        out.seek(0)
        err.seek(0)
        return process.returncode, out.read().decode(), err.read().decode()


def write_reports(path, batch, size):
    """Reports of our own words, each with one claim that no other report has."""
    with open(path, "w") as file:
        for number in range(size):
            place, day = PLACES[(batch + number) % len(PLACES)], 1 + (batch * 7 + number) % 28
            text = f"Turkish-backed rebels captured {place} from ISIS on {day} February 2017, a local source said."
            report = {"id": f"batch-{batch}-{number}", "published": "2017-03-01", "text": text}
            file.write(json.dumps(report) + "\n")


def claims(ledger):
    """The reports that the ledger has claims of; None where it cannot be read."""
    status, out, errors = run("ledger", "log", "--json", "--ledger", ledger)
    if status != 0:
        problem(f"ledger log: status {status}: {errors.strip()}")
        return set()
    return {json.loads(line)["report"] for line in out.splitlines()}


def check(ledger, what):
    status, out, errors = run("ledger", "check", "--ledger", ledger)
    if status != 0:
        problem(f"{what}: ledger check: status {status}: {out.strip()} {errors.strip()}")


def check_layers(folder, what):
    files = [f"{folder}/{name}.geojson" for name in LAYERS if os.path.exists(f"{folder}/{name}.geojson")]
    if files:
        status, out, _ = run("verify", *files)
        if status != 0:
            problem(f"{what}: verify: {out.strip()[:300]}")


def leftovers(folder):
    return [name for name in os.listdir(folder) if "draft" in name]


def kills(work):
    """Ingests batch after batch, most of them killed; what a run has acknowledged must be there ever after."""
    generator = random.Random(SEED)
    ledger, folder, table = f"{work}/ledger.sqlite", f"{work}/out", f"{work}/claims.csv"
    acknowledged, needed, killed, ended = set(), None, 0, 0
    for attempt in range(COUNT):
        batch = f"{work}/batch.jsonl"
        write_reports(batch, attempt, 20)
        arguments = ["map", batch, "-o", folder, "--ledger", ledger]
        reports = {f"batch-{attempt}-{number}" for number in range(20)}
        if attempt % 4 == 3:
            # An export of the table, beside the layers' of map.
            arguments, reports = ["ledger", "export", "-o", table, "--ledger", ledger], set()
        began = time.monotonic()
        # The first run of each kind is not killed: it tells how long one takes.
        share = None if attempt < 1 else generator.random() * 1.1
        status, _, errors = run(*arguments, kill_after=None if share is None else needed * share)
        if status == -signal.SIGKILL:
            killed += 1
        elif status == 0:
            ended += 1
            acknowledged |= reports
            if arguments[0] == "map":
                took = time.monotonic() - began
                needed = took if needed is None else 0.8 * needed + 0.2 * took
                if leftovers(folder):
                    problem(f"run {attempt}: drafts left: {leftovers(folder)}")
        else:
            problem(f"run {attempt}: status {status}: {errors.strip()[-300:]}")
        check(ledger, f"run {attempt}")
        there = claims(ledger)
        if acknowledged - there:
            problem(f"run {attempt}: acknowledged and lost: {sorted(acknowledged - there)[:3]}")
        part = reports & there
        if part and part != reports:
            problem(f"run {attempt}: half a run was taken: {len(part)} of {len(reports)}")
        check_layers(folder, f"run {attempt}")
        if os.path.exists(table):
            with open(table, newline="") as file:
                if not file.read().endswith("\r\n"):
                    problem(f"run {attempt}: the table ends in the middle of a row")
    last = ["map", batch, "-o", folder, "--ledger", ledger]
    if run(*last)[0] != 0 or leftovers(folder) or leftovers(work) and run("ledger", "export", "-o", table, "--ledger", ledger) and leftovers(work):
        problem(f"after all: drafts left: {leftovers(folder) + leftovers(work)}")
    print(f"{COUNT} runs: {killed} killed, {ended} ended; {len(acknowledged)} reports acknowledged, none lost" if not problems
          else f"{COUNT} runs: {killed} killed, {ended} ended", flush=True)


def two_at_once(work):
    ledger = f"{work}/shared.sqlite"
    for turn in range(5):
        processes = []
        for side in range(2):
            batch = f"{work}/side-{side}.jsonl"
            write_reports(batch, 1_000_000 + turn * 2 + side, 20)
            processes.append(subprocess.Popen(
                [PROGRAM, "map", batch, "-o", f"{work}/side-{side}", "--ledger", ledger], cwd=ROOT,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        for side, process in enumerate(processes):
            errors = process.communicate()[1].decode()
            if process.returncode != 0:
                problem(f"two at once: side {side}: status {process.returncode}: {errors.strip()[-300:]}")
        check(ledger, "two at once")
    found = len(claims(ledger))
    if found != 200:
        problem(f"two at once: expected claims of 200 reports, found {found}")
    print(f"two processes at once, 5 times: claims of {found} reports", flush=True)


def full_disk(work):
    """A disk of 1 MB: a run that does not fit says so and leaves what was there."""
    disk = f"{work}/disk"
    os.mkdir(disk)
    if os.geteuid() != 0 or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode != 0:
        print("SKIPPED: the full disk: mounting a tmpfs needs root and the right to mount", flush=True)
        return
    try:
        ledger, acknowledged, refused = f"{disk}/ledger.sqlite", set(), 0
        for turn in range(60):
            batch = f"{work}/batch.jsonl"
            write_reports(batch, 2_000_000 + turn, 60)
            status, _, errors = run("map", batch, "-o", f"{disk}/out", "--ledger", ledger)
            if status == 0:
                acknowledged |= {f"batch-{2_000_000 + turn}-{number}" for number in range(60)}
            else:
                refused += 1
                lines = [line for line in errors.splitlines() if line.startswith("dateline:")]
                if status not in (73, 74) or len(lines) != 1:
                    problem(f"full disk: status {status}: {errors.strip()[-300:]}")
            if turn == 0 and status != 0:
                problem("full disk: not even the first run fitted")
            if refused == 3:
                break
        if refused == 0:
            problem("full disk: no run was refused")
        # What is there can be read without room to write.
        check(ledger, "full disk")
        lost = acknowledged - claims(ledger)
        if lost:
            problem(f"full disk: acknowledged and lost: {sorted(lost)[:3]}")
        check_layers(f"{disk}/out", "full disk")
        print(f"full disk: {len(acknowledged)} reports acknowledged, {refused} runs refused", flush=True)
    finally:
        subprocess.run(["umount", disk], check=False)


def main():
    print(f"crash-test: {COUNT} runs, seed {SEED}", flush=True)
    work = tempfile.mkdtemp(prefix="dateline-crash-")
    try:
        kills(work)
        two_at_once(work)
        full_disk(work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{len(problems)} problems", flush=True)
    sys.exit(1 if problems else 0)


main()
