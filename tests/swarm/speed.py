#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much faster a swarm of this machine is than one process, and how ten clients share it, as ratios.

    tests/swarm/speed.py --build build/release [--data FOLDER] [--runs 3]

Batch: one analysis on 20 genomes by one process with one thread, and by four workers with one thread each. Efficiency is
the speed-up over the number of workers or of processors, whichever is smaller. Clients: ten programs at once, each with
an analysis of its own, against the ideal, ten times a lone program over the number of processors. Status: how long the
question for the state of a task takes, asked 100 times a second while one client has work done and while ten have. Both sides run in
turn, so that a busy moment falls on both; medians count. Every file of the swarm is compared with that of one process.
"""

import argparse
import filecmp
import glob
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

GENOMES, WORKERS, CLIENTS = 20, 4, 10


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    def __init__(self, folder):
        self.port = free_port()
        self.address = f"redis://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "",
                                         "--dir", folder], stdout=subprocess.DEVNULL)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        sys.exit("redis-server does not start")

    def stop(self):
        self.process.kill()
        self.process.wait()


def run(*command):
    """Seconds on the clock."""
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[:4])} …: {done.stderr.decode()}")
    return time.monotonic() - start


class StatusAsker(threading.Thread):
    """Asks as TaskQueue::status does; collects milliseconds until stopped."""

    FIELDS = ["state", "hash", "worker", "text", "error", "fraction", "attempts", "submitted", "started", "finished", "parts"]

    def __init__(self, port, namespace):
        super().__init__(daemon=True)
        words = ["HMGET", f"pleio:{{{namespace}}}:task:{'0' * 32}", *self.FIELDS]
        self.question = (f"*{len(words)}\r\n" + "".join(f"${len(word)}\r\n{word}\r\n" for word in words)).encode()
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stopped, self.times = threading.Event(), []
        self.start()

    def run(self):
        while not self.stopped.wait(0.01):
            start = time.monotonic()
            self.socket.sendall(self.question)
            left = 1 + len(self.FIELDS)  # lines
            while left > 0:
                left -= self.socket.recv(65536).count(b"\n")
            self.times.append(1000 * (time.monotonic() - start))

    def stop(self):
        self.stopped.set()
        self.join()
        self.socket.close()
        return self.times


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def workers_at(options, address, namespace):
    started = [subprocess.Popen([options.worker, "--redis", address, "--namespace", namespace, "--threads", "1",
                                 "--name", f"w{i + 1}"], stderr=subprocess.DEVNULL) for i in range(WORKERS)]
    while True:
        status = subprocess.run([options.cli, "swarm", "status", "--redis", address, "--namespace", namespace],
                                stdout=subprocess.PIPE).stdout.decode()
        if status.count("online") == WORKERS:
            return started
        time.sleep(0.05)


def stop(workers):
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.wait()


def differing(here, there):
    compared = filecmp.dircmp(here, there)
    wrong = compared.left_only + compared.right_only
    wrong += [name for name in compared.common_files
              if not filecmp.cmp(os.path.join(here, name), os.path.join(there, name), shallow=False)]
    for name in compared.common_dirs:
        wrong += differing(os.path.join(here, name), os.path.join(there, name))
    return wrong


def make_genomes(options, folder):
    """The annotated genomes of --data, and generated ones of different sizes up to 20."""
    real = [path for pattern in ("*.gb", "*.gbk", "*.gbff.gz")
            for path in sorted(glob.glob(os.path.join(options.data, "**", pattern), recursive=True))
            if "awkward" not in path] if options.data else []
    genomes = real[:GENOMES]
    for seed in range(1, GENOMES - len(genomes) + 1):
        made = os.path.join(folder, f"made-{seed}")
        run(options.cli, "synth", "--genes", str(1500 + 150 * seed), "--traits", "4", "--seed", str(seed), "--out", made)
        genome = os.path.join(folder, f"generated{seed}.gbk")
        os.rename(os.path.join(made, "genome.gbk"), genome)
        genomes.append(genome)
    print(f"{len(genomes)} genomes, {len(real)} of them real; {len(os.sched_getaffinity(0))} processors")
    return genomes


def batch(options, server, folder, genomes):
    command = [options.cli, "batch", *genomes, "--analysis", "codon.pairs", "--set", f"permutations={options.permutations}"]
    alone, together = [], []
    for number in range(options.runs):
        here, there = os.path.join(folder, f"here-{number}"), os.path.join(folder, f"there-{number}")
        alone.append(run(*command, "--threads", "1", "--out", here))
        namespace = f"batch-{number}"
        workers = workers_at(options, server.address, namespace)
        together.append(run(*command, "--threads", "1", "--out", there, "--swarm", server.address, "--namespace", namespace))
        stop(workers)
        if wrong := differing(here, there):
            sys.exit(f"different files: {wrong}")
        print(f"  batch run {number + 1}: one process {alone[-1]:.1f} s, {WORKERS} workers {together[-1]:.1f} s", flush=True)
        shutil.rmtree(here)
        shutil.rmtree(there)
    one, swarm = statistics.median(alone), statistics.median(together)
    places = min(WORKERS, len(os.sched_getaffinity(0)))
    print(f"batch: one process {one:.1f} s = {3600 * len(genomes) / one:.0f} genomes/h; {WORKERS} workers {swarm:.1f} s = "
          f"{3600 * len(genomes) / swarm:.0f} genomes/h; speed-up {one / swarm:.2f} on {places} processors, efficiency "
          f"{100 * one / swarm / places:.0f} %; all files equal")


def clients(options, server, folder, genome):
    processors = len(os.sched_getaffinity(0))
    lone, together, asked_by_one, asked_by_all = [], [], [], []

    def command(seed, out):
        return [options.cli, "run", "codon.pairs", "--genome", genome, "--permutations", str(options.permutations), "--seed",
                str(seed), "--threads", "1", "--out", os.path.join(folder, out)]
    for number in range(options.runs):
        lone.append(run(*command(number + 1, f"lone-{number}")))
        namespace = f"clients-{number}"
        workers = workers_at(options, server.address, namespace)
        asker = StatusAsker(server.port, namespace)
        run(*command(CLIENTS + 1, f"one-{number}"), "--swarm", server.address, "--namespace", namespace)
        asked_by_one += asker.stop()
        asker = StatusAsker(server.port, namespace)
        start = time.monotonic()
        running = [subprocess.Popen([*command(seed, f"client-{number}-{seed}"), "--swarm", server.address, "--namespace",
                                     namespace], stdout=subprocess.DEVNULL) for seed in range(1, CLIENTS + 1)]
        if any(client.wait() != 0 for client in running):
            sys.exit("a client failed")
        together.append(time.monotonic() - start)
        asked_by_all += asker.stop()
        stop(workers)
        if wrong := differing(os.path.join(folder, f"lone-{number}"), os.path.join(folder, f"client-{number}-{number + 1}")):
            sys.exit(f"different files: {wrong}")
    ideal = CLIENTS * statistics.median(lone) / processors
    print(f"clients: {CLIENTS} at once {statistics.median(together):.1f} s, ideal {ideal:.1f} s, ratio "
          f"{statistics.median(together) / ideal:.2f}; files equal")
    one, ten = quantile(asked_by_one, 0.99), quantile(asked_by_all, 0.99)
    print(f"status: p99 {one:.2f} ms with one client, {ten:.2f} ms with {CLIENTS}, ratio {ten / one:.2f} "
          f"({len(asked_by_one)} and {len(asked_by_all)} questions)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, help="build folder with pleioscope-cli and pleioscope-worker")
    parser.add_argument("--data", default=os.environ.get("PLEIOSCOPE_DATA", ""), help="folder with real genomes")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--permutations", type=int, default=500)
    options = parser.parse_args()
    options.cli = os.path.join(options.build, "app", "cli", "pleioscope-cli")
    options.worker = os.path.join(options.build, "app", "worker", "pleioscope-worker")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        try:
            genomes = make_genomes(options, folder)
            clients(options, server, folder, genomes[-1])
            batch(options, server, folder, genomes)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
