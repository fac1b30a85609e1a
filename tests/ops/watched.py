# SPDX-License-Identifier: GPL-3.0-or-later
"""A swarm that is watched: real Redis, workers, Redis exporter, Prometheus and Alertmanager on ports of this machine."""

import contextlib
import http.server
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MONITORING = os.path.join(ROOT, "packaging", "monitoring")
sys.path.insert(0, os.path.join(ROOT, "tests", "swarm"))

from servers import Server, free_port  # noqa: E402

SKIPPED = 77
PATIENCE = 60.0


def skip_without(*programs):
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        print(f"Skipped: {', '.join(missing)} not installed (packaging/install-packages.sh test).")
        sys.exit(SKIPPED)


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def wait_until(holds, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            if holds():
                return
        time.sleep(0.2)
    raise RuntimeError(f"{what} did not come about in {patience:.0f} s")


class Receiver:
    """What Alertmanager sends to people, here when each (alert, job, status) came first."""

    def __init__(self):
        self.heard = {}
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                for alert in body["alerts"]:
                    labels = alert["labels"]
                    said = (labels["alertname"], labels.get("job", ""), alert["status"])
                    receiver.heard.setdefault(said, time.monotonic())
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Watched:
    """Starts what it is asked for; all ends with it. What they say is in files of its folder."""

    def __init__(self, build, *redis_options):
        self.folder = tempfile.mkdtemp(prefix="pleio-watched-")
        self.cli = os.path.join(build, "app", "cli", "pleioscope-cli")
        self.worker_program = os.path.join(build, "app", "worker", "pleioscope-worker")
        self.processes = []
        self.jobs = {}  # addresses by job
        self.redis = Server(*redis_options)
        self.address = f"redis://127.0.0.1:{self.redis.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait()
        self.redis.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def start(self, name, *arguments):
        with open(self.path(name + ".log"), "a", encoding="utf-8") as log:
            process = subprocess.Popen(arguments, stdout=log, stderr=log, cwd=self.folder)
        self.processes.append(process)
        return process

    def run(self, *arguments):
        """pleioscope-cli, which must succeed; what it printed."""
        done = subprocess.run([self.cli, *arguments], capture_output=True, text=True, cwd=self.folder, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"pleioscope-cli {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def swarm(self, verb, namespace, *arguments):
        return self.run("swarm", verb, *arguments, "--redis", self.address, "--namespace", namespace)

    def worker(self, namespace, *options, address=None, port=None):
        """A worker whose metrics are the job "pleioscope-NAMESPACE"; the process, and the port of its metrics."""
        port = port or free_port()
        self.jobs[f"pleioscope-{namespace}"] = f"127.0.0.1:{port}"
        process = self.start(f"worker-{namespace}", self.worker_program, "--redis", address or self.address,
                             "--namespace", namespace, "--threads", "1", "--metrics", str(port), *options)
        wait_until(lambda: "pleioscope_build_info" in get(f"http://127.0.0.1:{port}/metrics"), f"Worker {namespace}")
        return process, port

    def exporter(self):
        port = free_port()
        self.jobs["redis"] = f"127.0.0.1:{port}"
        self.start("exporter", "prometheus-redis-exporter", "-redis.addr", self.address, "-web.listen-address",
                   f"127.0.0.1:{port}")

    def alertmanager(self):
        """Passes every alert on at once; who receives them."""
        receiver = Receiver()
        port = free_port()
        with open(self.path("alertmanager.yml"), "w", encoding="utf-8") as file:
            file.write("route: {receiver: here, group_by: ['...'], group_wait: 0s, group_interval: 1s}\n"
                       "receivers: [{name: here, webhook_configs: "
                       f"[{{url: '{receiver.url}', send_resolved: true}}]}}]\n")
        self.start("alertmanager", "prometheus-alertmanager", f"--config.file={self.path('alertmanager.yml')}",
                   f"--storage.path={self.path('alertmanager')}", f"--web.listen-address=127.0.0.1:{port}",
                   "--cluster.listen-address=")
        self.alertmanager_port = port
        return receiver

    def prometheus(self, rules=None):
        """Looks at all jobs every second; its address."""
        port = free_port()
        lines = ["global: {scrape_interval: 1s, evaluation_interval: 1s}"]
        if rules:
            lines += [f"rule_files: ['{rules}']", "alerting: {alertmanagers: [{static_configs: [{targets: "
                      f"['127.0.0.1:{self.alertmanager_port}']}}]}}]}}"]
        lines.append("scrape_configs:")
        lines += [f"  - {{job_name: {job}, static_configs: [{{targets: ['{target}']}}]}}"
                  for job, target in self.jobs.items()]
        with open(self.path("prometheus.yml"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        self.start("prometheus", "prometheus", f"--config.file={self.path('prometheus.yml')}",
                   f"--storage.tsdb.path={self.path('prometheus')}", f"--web.listen-address=127.0.0.1:{port}")
        url = f"http://127.0.0.1:{port}"
        wait_until(lambda: "Ready" in get(url + "/-/ready"), "Prometheus")
        wait_until(lambda: all(t["health"] == "up" for t in json.loads(get(url + "/api/v1/targets"))["data"]
                               ["activeTargets"]), "That all targets answer")
        return url


def ask_prometheus(url, path, **arguments):
    """The result; ValueError with what Prometheus says of a wrong query."""
    try:
        return json.loads(get(f"{url}/api/v1/{path}?{urllib.parse.urlencode(arguments)}"))["data"]["result"]
    except urllib.error.HTTPError as error:
        raise ValueError(error.read().decode()) from error
