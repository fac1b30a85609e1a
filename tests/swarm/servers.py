# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Redis servers for the fault rounds: one alone, one with a replica and Sentinels, and a Cluster."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PATIENCE = 40.0


class Refused(Exception):
    """The server answered with an error."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(holds, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, Refused, ValueError, IndexError):
            if holds():
                return
        time.sleep(0.05)
    raise RuntimeError(f"{what} did not come about in {PATIENCE:.0f} s")


def ask(port, *words):
    """One command to one server, without following it anywhere."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as link:
        data = b"*%d\r\n" % len(words)
        for word in words:
            word = word if isinstance(word, bytes) else str(word).encode()
            data += b"$%d\r\n%s\r\n" % (len(word), word)
        link.sendall(data)
        with link.makefile("rb") as stream:
            return read_reply(stream)


def read_reply(stream):
    line = stream.readline()
    if not line.endswith(b"\r\n"):
        raise OSError("the connection broke")
    kind, rest = line[:1], line[1:-2]
    if kind == b"-":
        raise Refused(rest.decode())
    if kind == b":":
        return int(rest)
    if kind == b"$":
        return None if int(rest) < 0 else stream.read(int(rest) + 2)[:-2].decode("utf-8", "replace")
    if kind == b"*":
        return None if int(rest) < 0 else [read_reply(stream) for _ in range(int(rest))]
    return rest.decode()


class Server:
    """redis-server that writes every command to its disk before it answers."""

    def __init__(self, *options, sentinel=None):
        self.port = free_port()
        self.folder = tempfile.mkdtemp(prefix="pleio-redis-")
        if sentinel is None:
            self.arguments = ["--port", str(self.port), "--dir", self.folder, "--save", "", "--appendonly", "yes",
                              "--appendfsync", "always", "--protected-mode", "no", *options]
        else:
            config = os.path.join(self.folder, "sentinel.conf")
            with open(config, "w", encoding="ascii") as file:
                file.write(f"port {self.port}\ndir {self.folder}\n{sentinel}")
            self.arguments = [config, "--sentinel"]
        self.process = None
        self.start()

    def start(self, *more):
        self.process = subprocess.Popen(["redis-server", *self.arguments, *more], stdout=subprocess.DEVNULL)
        wait_for(lambda: ask(self.port, "PING") == "PONG", "The start of redis-server")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Alone:
    name = "one server"

    def __init__(self):
        self.server = Server()
        self.servers = [self.server]
        self.address = f"redis://127.0.0.1:{self.server.port}"

    def ready(self):
        pass

    def holder(self, _namespace):
        """The port of the server that has the keys."""
        return self.server.port


class Watched:
    name = "Sentinels"

    def __init__(self):
        first = Server()
        second = Server("--replicaof", "127.0.0.1", str(first.port))
        rules = (f"sentinel monitor main 127.0.0.1 {first.port} 2\nsentinel down-after-milliseconds main 1000\n"
                 "sentinel failover-timeout main 5000\n")
        self.pair = [first, second]
        self.sentinels = [Server(sentinel=rules) for _ in range(3)]
        self.servers = self.pair + self.sentinels
        self.address = "redis+sentinel://" + ",".join(f"127.0.0.1:{s.port}" for s in self.sentinels) + "/main"

    def master(self):
        for server in self.pair:
            with contextlib.suppress(OSError, Refused):
                if ask(server.port, "ROLE")[0] == "master" and self.named() == server.port:
                    return server
        raise OSError("there is no master now")

    def named(self):
        ports = {int(ask(s.port, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", "main")[1]) for s in self.sentinels}
        return ports.pop() if len(ports) == 1 else None

    def ready(self):
        def holds():
            replica = next(s for s in self.pair if s is not self.master())
            return ask(replica.port, "ROLE")[3] == "connected" and all(
                len(ask(s.port, "SENTINEL", "SENTINELS", "main")) == 2
                and len(ask(s.port, "SENTINEL", "REPLICAS", "main")) == 1
                and "failover" not in ask(s.port, "SENTINEL", "MASTER", "main")[9]
                for s in self.sentinels)
        wait_for(holds, "The agreement of the Sentinels")

    def holder(self, _namespace):
        return self.master().port


class Cluster:
    name = "Cluster"
    SLOTS = 16384

    def __init__(self):
        self.servers = []
        buses = []
        for _ in range(3):
            buses.append(free_port())
            self.servers.append(Server("--cluster-enabled", "yes", "--cluster-port", str(buses[-1]),
                                       "--cluster-node-timeout", "3000"))
        self.ids = [ask(s.port, "CLUSTER", "MYID") for s in self.servers]
        share = self.SLOTS // 3
        for i, server in enumerate(self.servers):
            ask(server.port, "CLUSTER", "SET-CONFIG-EPOCH", i + 1)
            ask(server.port, "CLUSTER", "ADDSLOTSRANGE", i * share, self.SLOTS - 1 if i == 2 else (i + 1) * share - 1)
            if i > 0:
                ask(self.servers[0].port, "CLUSTER", "MEET", "127.0.0.1", server.port, buses[i])
        self.address = "redis://" + ",".join(f"127.0.0.1:{s.port}" for s in self.servers)

    def ready(self):
        wait_for(lambda: all("cluster_state:ok" in ask(s.port, "CLUSTER", "INFO")
                             and "cluster_known_nodes:3" in ask(s.port, "CLUSTER", "INFO") for s in self.servers),
                 "The agreement of the Cluster")

    def slot(self, namespace):
        return ask(self.servers[0].port, "CLUSTER", "KEYSLOT", f"{{{namespace}}}")

    def owner(self, slot):
        for first, last, node, *_ in ask(self.servers[0].port, "CLUSTER", "SLOTS"):
            if first <= slot <= last:
                return next(i for i, s in enumerate(self.servers) if s.port == node[1])
        raise OSError("nobody has the slot")

    def holder(self, namespace):
        return self.servers[self.owner(self.slot(namespace))].port

    def move(self, slot, pause):
        """Moves a slot to the next node, key by key."""
        source = self.owner(slot)
        target = (source + 1) % 3
        ports = [s.port for s in self.servers]
        ask(ports[target], "CLUSTER", "SETSLOT", slot, "IMPORTING", self.ids[source])
        ask(ports[source], "CLUSTER", "SETSLOT", slot, "MIGRATING", self.ids[target])
        while True:
            keys = ask(ports[source], "CLUSTER", "GETKEYSINSLOT", slot, 2)
            if not keys:
                break
            ask(ports[source], "MIGRATE", "127.0.0.1", ports[target], "", 0, 10000, "KEYS", *keys)
            time.sleep(pause)
        for i in (target, source, 3 - source - target):
            ask(ports[i], "CLUSTER", "SETSLOT", slot, "NODE", self.ids[target])


def kill_process(process, sign=signal.SIGKILL):
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(sign)
