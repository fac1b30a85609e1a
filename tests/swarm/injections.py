# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong. Each fault is a function of the round under way; it returns when what it broke is whole again."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import threading
import time

from servers import Alone, Cluster, Watched, ask, kill_process


def kill_worker(fault_round):
    victim = fault_round.random.choice(fault_round.workers)
    fault_round.expect_lost(victim)
    kill_process(victim.process)
    fault_round.start_worker()


def pause_worker(fault_round):
    """Silent for longer than a worker may be; then it goes on as if nothing had been."""
    victim = fault_round.random.choice(fault_round.workers)
    fault_round.expect_lost(victim)
    kill_process(victim.process, signal.SIGSTOP)
    time.sleep(fault_round.offline_after * 2 + 0.5)
    kill_process(victim.process, signal.SIGCONT)


def kill_client(fault_round):
    for client in fault_round.clients:
        client.kill_if_waiting()


def kill_redis(fault_round):
    server = fault_round.arrangement.server
    server.kill()
    time.sleep(fault_round.random.uniform(0.2, 2.0))
    server.start()


def fail_over(fault_round):
    watched = fault_round.arrangement
    lost = watched.master()
    lost.kill()
    other = next(s for s in watched.pair if s is not lost)
    end = time.monotonic() + 30
    while time.monotonic() < end and ask(other.port, "ROLE")[0] != "master":
        time.sleep(0.05)
    lost.start("--replicaof", "127.0.0.1", str(other.port))


def move_slot(fault_round):
    cluster = fault_round.arrangement
    slot = cluster.slot(fault_round.namespace)
    for _ in range(fault_round.random.randint(1, 3)):
        cluster.move(slot, fault_round.random.uniform(0.0, 0.1))
        time.sleep(0.3)


def fill_memory(fault_round):
    port = fault_round.arrangement.server.port
    ask(port, "CONFIG", "SET", "maxmemory", 1)
    time.sleep(fault_round.random.uniform(1.0, 3.0))
    ask(port, "CONFIG", "SET", "maxmemory", 0)


def lose_answers(fault_round):
    """Commands arrive and their answers do not; then all connections break."""
    for _ in range(fault_round.random.randint(1, 4)):
        fault_round.proxy.swallow(fault_round.random.uniform(0.05, 0.5))
        time.sleep(fault_round.random.uniform(0.1, 0.8))


def cut_network(fault_round):
    """The workers are in a network of their own, whose cable is pulled."""
    fault_round.network.cut(fault_round.random.uniform(0.5, 6.0))


class Proxy:
    """Carries bytes between programs and a server, until told to lose what the server says."""

    def __init__(self, port):
        self.target = port
        self.swallowing = threading.Event()
        self.lock = threading.Lock()
        self.sockets = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                try:
                    server = socket.create_connection(("127.0.0.1", self.target))
                except OSError:
                    client.close()
                    continue
                with self.lock:
                    self.sockets |= {client, server}
                for source, sink, loses in ((client, server, False), (server, client, True)):
                    source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    threading.Thread(target=self.carry, args=(source, sink, loses), daemon=True).start()

    def carry(self, source, sink, loses):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if not (loses and self.swallowing.is_set()):
                    sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            with self.lock:
                self.sockets.discard(end)

    def swallow(self, seconds):
        self.swallowing.set()
        time.sleep(seconds)
        with self.lock:
            for one in self.sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
        self.swallowing.clear()

    def close(self):
        self.listener.close()
        with self.lock:
            for one in self.sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)


class Network:
    """A network namespace that one cable joins to this one."""

    HERE, THERE = "198.18.77.1", "198.18.77.2"  # set aside for measurements of networks (RFC 2544)

    def __init__(self):
        self.name = f"pleio{os.getpid()}"
        self.cable, far = f"pla{os.getpid()}", f"plb{os.getpid()}"
        run = lambda *words: subprocess.run(["ip", *words], check=True, stderr=subprocess.DEVNULL)
        run("netns", "add", self.name)
        try:
            run("link", "add", self.cable, "type", "veth", "peer", "name", far)
            run("link", "set", far, "netns", self.name)
            run("addr", "add", f"{self.HERE}/30", "dev", self.cable)
            run("link", "set", self.cable, "up")
            run("-n", self.name, "addr", "add", f"{self.THERE}/30", "dev", far)
            run("-n", self.name, "link", "set", far, "up")
        except subprocess.CalledProcessError:
            self.close()
            raise

    def inside(self, command):
        return ["ip", "netns", "exec", self.name, *command]

    def cut(self, seconds):
        subprocess.run(["ip", "link", "set", self.cable, "down"], check=True)
        time.sleep(seconds)
        subprocess.run(["ip", "link", "set", self.cable, "up"], check=True)

    def close(self):
        subprocess.run(["ip", "netns", "del", self.name], check=False)


def network_missing():
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("ip") is None:
        return "needs root and the program ip"
    try:
        Network().close()
    except (OSError, subprocess.CalledProcessError):
        return "network namespaces are not allowed here"
    return ""


def clock_missing():
    return "" if shutil.which("faketime") else "faketime is not installed"


# name: what breaks, where, and what somebody must be told (a pattern in terminal, log of workers or log of tasks)
FAULTS = {
    "kill-worker": (kill_worker, Alone, "lost"),
    "pause-worker": (pause_worker, Alone, "lost"),
    "kill-client": (kill_client, Alone, ""),
    "kill-redis": (kill_redis, Alone, "cannot be reached|broke|no answer|LOADING"),
    "fail-over": (fail_over, Watched, "cannot be reached|broke|no answer|not the master|READONLY|UNBLOCKED"),
    "move-slot": (move_slot, Cluster, ""),
    "lose-answers": (lose_answers, Alone, "broke|no answer"),
    "cut-network": (cut_network, Alone, ""),
    "fill-memory": (fill_memory, Alone, "memory of the server is full"),
    "skew-clock": (lambda fault_round: None, Alone, ""),
}
MISSING = {"cut-network": network_missing, "skew-clock": clock_missing}
