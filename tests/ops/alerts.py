#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes every alert of packaging/monitoring/alerts.yml fire and resolve, by breaking what it watches, and hears of both
through a real Prometheus and Alertmanager.

Usage: tests/ops/alerts.py --build FOLDER

Thresholds are as shipped. So that it takes minutes and not an hour, a copy of the rules is used in which every "for:" is
5 s and every range of a rate is 20 s; promtool tests the true durations (packaging/monitoring/alerts_test.yml).
Needs about 4 GB of memory and 2 GB in the folder for temporary files; exit status 77 where a program is missing.
"""

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

from watched import MONITORING, Watched, ask_prometheus, skip_without, wait_until

FIRE_PATIENCE = 420.0
RESOLVE_PATIENCE = 180.0
BIG_BASES = 1_150_000_000
MANY = 130
VALUES, VALUE_BYTES = 22, (8 << 20) - 64  # together 88 % of the server's memory, as its allocator rounds


class Cable:
    """Carries bytes to the Redis server until it is cut."""

    def __init__(self, port):
        self.target = port
        self.links = []
        self.listener = None
        self.port = 0
        self.mend()

    def mend(self):
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def accept(self, listener):
        while True:
            try:
                here, _ = listener.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self.target))
            self.links += [here, there]
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=self.carry, args=(source, sink), daemon=True).start()

    @staticmethod
    def carry(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def cut(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for link in self.links:
            try:
                link.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.links = []


def shortened(folder):
    """The copy of the rules with short durations."""
    with open(os.path.join(MONITORING, "alerts.yml"), encoding="utf-8") as file:
        rules = file.read()
    rules, holds = re.subn(r"(?m)^(\s+for:) \d+m$", r"\1 5s", rules)
    rules, ranges = re.subn(r"\[\d+m\]", "[20s]", rules)
    if holds == 0 or ranges == 0:
        raise RuntimeError("the rules are not written as this program expects them")
    path = os.path.join(folder, "alerts.yml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(rules)
    return path, re.findall(r"- alert: (\w+)", rules)


class Trial:
    """Watches for an alert of a job; `mend` is called when it has fired."""

    def __init__(self, receiver, alert, job):
        self.receiver, self.alert, self.job = receiver, alert, job
        self.broken_at = time.monotonic()

    def heard(self, status):
        """When; nothing if it was not."""
        return self.receiver.heard.get((self.alert, self.job, status))

    def complete(self, mend):
        wait_until(lambda: self.heard("firing"), f"{self.alert} of {self.job}", FIRE_PATIENCE)
        mended_at = time.monotonic()
        mend()
        wait_until(lambda: self.heard("resolved"), f"The end of {self.alert} of {self.job}", RESOLVE_PATIENCE)
        print(f"{self.alert}: fired {self.heard('firing') - self.broken_at:.0f} s after the fault, resolved "
              f"{self.heard('resolved') - mended_at:.0f} s after its end", flush=True)


def write_big_genome(path):
    """One gene at the beginning of a very long chromosome."""
    line = "ACGTTGCA" * 125 + "\n"
    with open(path, "w", encoding="ascii") as file:
        file.write("##gff-version 3\n"
                   "big\t.\tgene\t1\t300\t.\t+\t.\tID=g1\n"
                   "big\t.\tCDS\t1\t300\t.\t+\t0\tID=c1;Parent=g1;locus_tag=g1\n"
                   "##FASTA\n>big\n")
        file.write("ATG" + "GCA" * 98 + "TAA" + "\n")
        block = line * 1000
        for _ in range(BIG_BASES // (len(block) - 1000)):
            file.write(block)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--build", required=True, help="folder of the build")
    options = parser.parse_args()
    skip_without("redis-server", "prometheus", "prometheus-alertmanager", "prometheus-redis-exporter")
    began = time.monotonic()
    with Watched(os.path.abspath(options.build), "--maxmemory", "200mb") as watched:
        def synth(name, genes, traits):
            watched.run("synth", "--genes", genes, "--traits", traits, "--genes-per-trait", "40", "--seed", "2",
                        "--out", watched.path(name))
            return watched.path(name, "genome.gbk"), watched.path(name, "traits.tsv")
        genome, _ = synth("synth", "250", "3")
        long_genome, long_traits = synth("long", "3000", "20")
        cable = Cable(watched.redis.port)
        watched.worker("slow")
        watched.worker("cut", address=f"redis://127.0.0.1:{cable.port}")
        killed, killed_port = watched.worker("killed")
        watched.worker("dead")
        os.mkdir(watched.path("share"))
        watched.worker("big", "--share", watched.path("share"))
        watched.worker("queue", "--max-rss", "1")  # takes no task
        watched.exporter()
        receiver = watched.alertmanager()
        rules, names = shortened(watched.folder)
        prometheus = watched.prometheus(rules)
        def dead_seen(url=prometheus):
            return ask_prometheus(url, "query", query='pleioscope_queue_tasks{job="pleioscope-dead",state="dead"}')
        wait_until(dead_seen, "That the queue is seen")
        if receiver.heard:
            raise RuntimeError(f"alerts before any fault: {receiver.heard}")

        # What takes 300 s is broken first.
        slow_task = watched.swarm("submit", "slow", "cipher.decode", "--genome", long_genome, "--traits",
                                  long_traits, "--rotations", "100000", "--parts", "1").strip()
        slow = Trial(receiver, "PleioscopeAnalysisSlow", "pleioscope-slow")
        cable.cut()
        silent = Trial(receiver, "PleioscopeHeartbeatOld", "pleioscope-cut")
        failing = Trial(receiver, "PleioscopeErrors", "pleioscope-cut")

        killed.kill()
        down = Trial(receiver, "PleioscopeDown", "pleioscope-killed")
        watched.swarm("submit", "dead", "codon.usage", "--genome", genome, "--trait", "no such trait")
        dead = Trial(receiver, "PleioscopeDeadLetters", "pleioscope-dead")
        down.complete(lambda: watched.worker("killed", port=killed_port))
        dead.complete(lambda: None)  # nothing fails any more

        value = watched.path("value")
        with open(value, "wb") as file:
            file.write(os.urandom(VALUE_BYTES))
        for i in range(VALUES):
            watched.swarm("memory", "memory", "set", f"value-{i}", value)
        full = Trial(receiver, "PleioscopeRedisMemory", "redis")
        full.complete(lambda: [watched.swarm("memory", "memory", "remove", f"value-{i}") for i in range(VALUES)])

        genomes = []
        for i in range(MANY):
            genomes.append(watched.path(f"genome-{i}.gbk"))
            os.link(genome, genomes[-1])
        batch = watched.start("batch", watched.cli, "batch", *genomes, "--analysis", "codon.usage", "--out",
                              watched.path("many"), "--swarm", watched.address, "--namespace", "queue")
        grows = Trial(receiver, "PleioscopeQueueGrows", "pleioscope-queue")
        grows.complete(lambda: batch.send_signal(signal.SIGINT))  # which cancels its tasks

        big = watched.path("share", "big.gff3")
        write_big_genome(big)
        watched.swarm("submit", "big", "genome.summary", "--genome", big, "--share", watched.path("share"))
        large = Trial(receiver, "PleioscopeMemoryHigh", "pleioscope-big")
        # The inputs of the last task are kept until there are others.
        large.complete(lambda: watched.swarm("submit", "big", "genome.summary", "--genome", genome))

        wait_until(lambda: failing.heard("firing"), "PleioscopeErrors")
        slow.complete(lambda: watched.swarm("cancel", "slow", slow_task))
        silent.complete(cable.mend)
        failing.complete(lambda: None)  # it was the same cable
        trials = [slow, silent, failing, down, dead, full, grows, large]
        untried = set(names) - {trial.alert for trial in trials}
        if untried:
            raise RuntimeError(f"no fault here makes these fire: {', '.join(sorted(untried))}")
        others = {(alert, job) for alert, job, _ in receiver.heard} - {(t.alert, t.job) for t in trials}
        print(f"{len(trials)} of {len(names)} alerts fired and resolved through Alertmanager in "
              f"{time.monotonic() - began:.0f} s, thresholds as shipped, for: 5 s, ranges 20 s; {len(others)} others "
              f"came{': ' + str(sorted(others)) if others else ''}.")
        return 1 if others else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (RuntimeError, subprocess.SubprocessError) as problem:
        print(f"alerts.py: {problem}", file=sys.stderr)
        sys.exit(1)
