#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tasks on a swarm of real programs and real Redis servers while things break, and checks that every report is
the one of this machine, byte for byte, and every task done exactly once.

    tests/swarm/faults.py --build build/dev --rounds 200 --seed 1

Each round has a namespace and workers of its own. What is random comes from the seed, except how fast the machine is.
"""

import argparse
import collections
import filecmp
import os
import pty
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from injections import FAULTS, MISSING, Network, Proxy
from servers import Refused, ask, kill_process

ROUND_PATIENCE = 150.0
LONG = ("cipher.decode", ["--rotations", "1500"])
ANALYSES = [LONG, ("cipher.decode", ["--rotations", "500"]), ("codon.bias", []), ("codon.usage", []),
            ("genome.summary", [])]
SEEDS = range(1, 7)


class Failure(Exception):
    pass


class Worker:
    def __init__(self, options, address, namespace, name, wrap):
        self.name = name
        command = [options.worker, "--redis", address, "--namespace", namespace, "--name", name, "--threads", "1",
                   "--offline-after", str(options.offline_after)]
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(wrap(command), stderr=self.log)

    def said(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")


class Client(threading.Thread):
    """One task: submitted and waited for by the same program, or by one after the other."""

    def __init__(self, fault_round, job, number):
        super().__init__(daemon=True)
        self.round, self.job = fault_round, job
        self.at_once = number == 0 and fault_round.fault != "kill-client"
        self.start_delay = fault_round.random.uniform(0.0, 0.8)
        self.out = os.path.join(fault_round.folder, f"task-{number}")
        self.process, self.is_waiting, self.was_killed = None, False, False
        self.seen, self.error, self.finished = "", "", None

    def run(self):
        time.sleep(self.start_delay)
        try:
            self.carry_out()
        except Failure as failure:
            self.error = str(failure)
        self.finished = time.monotonic()

    def carry_out(self):
        address, namespace = self.round.address, self.round.namespace
        if self.at_once:
            self.program("run", *self.job, "--swarm", address, "--namespace", namespace, "--out", self.out)
            return
        task = self.program("swarm", "submit", *self.job, "--redis", address, "--namespace", namespace).split()[-1]
        self.is_waiting = True
        wait = ("swarm", "wait", task, "--redis", address, "--namespace", namespace, "--out", self.out)
        while self.program(*wait) is None:
            pass

    def kill_if_waiting(self):
        """Then another program waits for the task."""
        if self.is_waiting and self.process is not None:
            self.was_killed = True
            kill_process(self.process)

    def program(self, *arguments):
        """What it prints; nothing if it was killed on purpose. Its messages go to a terminal, as for a user."""
        if self.round.is_closed:
            raise Failure("the round is over")
        here, there = pty.openpty()
        process = subprocess.Popen([self.round.options.cli, *arguments], stdout=subprocess.PIPE, stderr=there)
        self.process = process
        os.close(there)
        said = []
        reader = threading.Thread(target=self.listen, args=(here, said), daemon=True)
        reader.start()
        out = process.communicate()[0].decode()
        reader.join()
        os.close(here)
        self.process = None
        self.seen += "".join(said)
        if self.was_killed and process.returncode < 0:
            self.was_killed = False
            return None
        if process.returncode != 0:
            raise Failure(f"{' '.join(arguments[:3])} ended with {process.returncode}: {''.join(said)[-500:]}")
        return out

    @staticmethod
    def listen(terminal, said):
        try:
            while data := os.read(terminal, 65536):
                said.append(data.decode("utf-8", "replace"))
        except OSError:
            pass  # the other end is closed


class Round:
    """Some tasks, some workers and one fault."""

    def __init__(self, options, number, fault, arrangement, rng, network):
        self.options, self.fault, self.arrangement, self.random = options, fault, arrangement, rng
        self.offline_after = options.offline_after
        self.namespace = f"round-{number}"
        self.folder = os.path.join(options.folder, self.namespace)
        os.mkdir(self.folder)
        self.network = network
        self.proxy = Proxy(arrangement.server.port) if fault == "lose-answers" else None
        self.address = f"redis://127.0.0.1:{self.proxy.port}" if self.proxy else arrangement.address
        self.worker_address = (f"redis://{Network.HERE}:{arrangement.server.port}" if fault == "cut-network"
                               else self.address)
        self.workers, self.lost, self.clients, self.under_way, self.is_closed = [], None, [], 0, False

    def start_worker(self):
        wrap = self.network.inside if self.fault == "cut-network" else lambda command: command
        if self.fault == "skew-clock":
            skew = self.random.choice(["-3d", "+3d", "-90", "+90"])
            wrap = lambda command: ["faketime", "-f", skew, *command]
        self.workers.append(Worker(self.options, self.worker_address, self.namespace, f"w{len(self.workers) + 1}",
                                   wrap))

    def expect_lost(self, worker):
        self.lost = worker.name

    def run(self):
        """Seconds from the fault to the last report."""
        jobs = []
        for number in range(self.options.tasks):
            analysis, more = LONG if number == 0 else self.random.choice(ANALYSES)
            jobs.append([analysis, "--genome", self.options.genome, *traits_of(self.options, analysis), *more,
                         *seed_of(analysis, self.random.choice(SEEDS))])
        for _ in range(self.options.workers):
            self.start_worker()
        self.clients = [Client(self, job, number) for number, job in enumerate(jobs)]
        for client in self.clients:
            client.start()
        time.sleep(self.random.uniform(0.1, 1.0))
        begun = time.monotonic()
        self.under_way = sum(client.finished is None for client in self.clients)
        FAULTS[self.fault][0](self)
        for client in self.clients:
            client.join(max(0.1, begun + ROUND_PATIENCE - time.monotonic()))
        self.check()
        return max(0.0, max(client.finished for client in self.clients) - begun)

    def check(self):
        for client in self.clients:
            if client.is_alive():
                raise Failure(f"a task is not done after {ROUND_PATIENCE:.0f} s: {client.seen[-300:]!r}")
            if client.error:
                raise Failure(client.error)
            compare(local_run(self.options, client.job), client.out)
        key = f"pleio:{{{self.namespace}}}:"
        port = self.arrangement.holder(self.namespace)
        events = []
        for _, fields in ask(port, "XRANGE", key + "log", "-", "+"):
            event = dict(zip(fields[::2], fields[1::2]))
            events.append((event["what"], event["task"], event["text"]))
        done = collections.Counter(task for what, task, _ in events if what == "done")
        for task in {task for what, task, _ in events if what == "submitted"}:
            if done[task] != 1:
                raise Failure(f"task {task} was done {done[task]} times: {events}")
        if len(done) < len(self.clients):
            raise Failure(f"{len(done)} tasks are done of {len(self.clients)}")
        left = {name: ask(port, "XLEN", key + name) for name in ("queue:high", "queue:normal", "queue:low", "dead")}
        left["delayed"] = ask(port, "ZCARD", key + "delayed")
        if any(left.values()):
            raise Failure(f"something is left in the queues: {left}")
        self.check_words(events)

    def check_words(self, events):
        """Somebody is told what happened, if it was noticed at all."""
        pattern = FAULTS[self.fault][2]
        if self.lost and not any(what == "started" and text == self.lost for what, _, text in events):
            return  # it had nothing to do when it was lost
        if not pattern or self.lost and not is_missed(events, self.lost):
            return
        told = "".join(c.seen for c in self.clients) + "".join(w.said() for w in self.workers) + repr(events)
        if not re.search(pattern, told):
            raise Failure(f"nobody is told: {told[-2000:]}")

    def close(self):
        for worker in self.workers:
            kill_process(worker.process)
            worker.process.wait()
        self.is_closed = True
        for client in self.clients:
            if (process := client.process) is not None:
                kill_process(process)
        if self.proxy:
            self.proxy.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def is_missed(events, worker):
    """Whether a task began on the worker and again on another before it was done."""
    begun = {}
    for what, task, text in events:
        if what == "started":
            if begun.get(task) == worker and text != worker:
                return True
            begun[task] = text
    return False


def traits_of(options, analysis):
    return ["--traits", options.traits] if analysis.startswith("cipher") else []


def seed_of(analysis, seed):
    return ["--seed", str(seed)] if analysis.startswith("cipher") else []


def local_run(options, job):
    """The folder with the results of this machine; computed once."""
    name = re.sub(r"[^A-Za-z0-9.]+", "-", " ".join(word for word in job if "/" not in word))
    folder = os.path.join(options.folder, "local-" + name)
    if not os.path.isdir(folder):
        subprocess.run([options.cli, "run", *job, "--out", folder], check=True, stdout=subprocess.DEVNULL)
    return folder


def compare(here, there):
    names = sorted(os.listdir(here))
    if sorted(os.listdir(there)) != names:
        raise Failure(f"the files of {there} are others: {sorted(os.listdir(there))}")
    _, differ, unread = filecmp.cmpfiles(here, there, names, shallow=False)
    if differ or unread:
        raise Failure(f"the files of {there} differ from those of this machine: {differ + unread}")


def run_rounds(options, faults, table):
    rng = random.Random(options.seed)
    arrangements, network, failures = {}, None, 0
    order = []
    try:
        if "cut-network" in faults:
            network = Network()
        for number in range(1, options.rounds + 1):
            if not order:
                order = rng.sample(faults, len(faults))
            fault = order.pop()
            kind = FAULTS[fault][1]
            arrangement = arrangements.get(kind) or arrangements.setdefault(kind, kind())
            arrangement.ready()
            one = Round(options, number, fault, arrangement, random.Random(f"{options.seed}/{number}"), network)
            try:
                seconds = one.run()
                table[fault].append((seconds, one.under_way))
                print(f"round {number:3}  {fault:12}  {arrangement.name:10}  {one.under_way} under way  "
                      f"{seconds:5.1f} s", flush=True)
            except (Failure, Refused, OSError, RuntimeError) as failure:
                failures += 1
                print(f"round {number:3}  {fault:12}  {arrangement.name:10}  FAILED: {failure}", flush=True)
                for worker in one.workers:
                    print(f"  {worker.name}: {worker.said()[-1500:]}", flush=True)
            finally:
                one.close()
    finally:
        for arrangement in arrangements.values():
            for server in arrangement.servers:
                server.close()
        if network:
            network.close()
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", default="build/dev", help="folder of the build with both programs")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", default=",".join(FAULTS), help="which, with commas between")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--tasks", type=int, default=4, help="tasks of each round")
    parser.add_argument("--offline-after", type=int, default=2, help="seconds after which a silent worker is lost")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers are stopped
    if shutil.which("redis-server") is None:
        print("redis-server is not installed")
        return 77  # skipped
    options.cli = os.path.abspath(os.path.join(options.build, "app/cli/pleioscope-cli"))
    options.worker = os.path.abspath(os.path.join(options.build, "app/worker/pleioscope-worker"))

    faults = []
    for fault in options.faults.split(","):
        if fault not in FAULTS:
            parser.error(f"there is no fault {fault}; there are {', '.join(FAULTS)}")
        missing = MISSING[fault]() if fault in MISSING else ""
        if missing:
            print(f"{fault} is left out: {missing}")
        else:
            faults.append(fault)
    table = collections.defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="pleio-faults-") as options.folder:
        data = os.path.join(options.folder, "data")
        subprocess.run([options.cli, "synth", "--genes", "250", "--traits", "3", "--genes-per-trait", "40", "--seed",
                        "2", "--out", data], check=True, stdout=subprocess.DEVNULL)
        options.genome, options.traits = os.path.join(data, "genome.gbk"), os.path.join(data, "traits.tsv")
        print(f"seed {options.seed}, {options.rounds} rounds, {options.workers} workers, {options.tasks} tasks a round")
        failures = run_rounds(options, faults, table)
    print("\n| fault | rounds passed | tasks under way, mean | s until the last report, median | longest |\n"
          "| --- | --- | --- | --- | --- |")
    for fault in faults:
        if rounds := table[fault]:
            seconds, under_way = zip(*rounds)
            print(f"| {fault} | {len(rounds)} | {statistics.mean(under_way):.1f} | {statistics.median(seconds):.1f} | "
                  f"{max(seconds):.1f} |")
    print(f"\n{sum(map(len, table.values()))} rounds passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
