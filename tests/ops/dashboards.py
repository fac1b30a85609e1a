#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a real Prometheus, which watches a working swarm, every query of packaging/monitoring/dashboards; each must
return numbers.

Usage: tests/ops/dashboards.py --build FOLDER

Exit status 77 where a program is missing. Grafana itself is not needed.
"""

import argparse
import glob
import json
import math
import os
import subprocess
import sys
import time

from watched import MONITORING, Watched, ask_prometheus, free_port, skip_without, wait_until

RATE_RANGE = "15s"
GENOMES = 6


def queries():
    """(dashboard, panel, query), with the variables of Grafana filled in."""
    found = []
    for path in sorted(glob.glob(os.path.join(MONITORING, "dashboards", "*.json"))):
        with open(path, encoding="utf-8") as file:
            dashboard = json.load(file)
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                query = target["expr"].replace("$__rate_interval", RATE_RANGE).replace("$job", ".+")
                if "$" in query:
                    raise RuntimeError(f"{path}: the variables of \"{query}\" are not known")
                found.append((os.path.basename(path), panel["title"], query))
        for variable in dashboard["templating"]["list"]:
            if variable["type"] == "query":
                metric, label = variable["definition"].removeprefix("label_values(").removesuffix(")").split(", ")
                found.append((os.path.basename(path), f"variable {variable['name']}", f"count by ({label}) ({metric})"))
    return found


def numbers(prometheus, query, start):
    series = ask_prometheus(prometheus, "query_range", query=query, start=start, end=time.time(), step=1)
    return sum(math.isfinite(float(value)) for one in series for _, value in one["values"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--build", required=True, help="folder of the build")
    options = parser.parse_args()
    skip_without("redis-server", "prometheus", "prometheus-redis-exporter")
    with Watched(os.path.abspath(options.build), "--maxmemory", "200mb") as watched:
        watched.run("synth", "--genes", "150", "--traits", "2", "--genes-per-trait", "30", "--seed", "2", "--out",
                    watched.path("synth"))
        genome, traits = watched.path("synth", "genome.gbk"), watched.path("synth", "traits.tsv")
        genomes = []
        for i in range(GENOMES):
            genomes.append(watched.path(f"genome-{i}.gbk"))
            with open(genome, encoding="utf-8") as original, open(genomes[-1], "w", encoding="utf-8") as copy:
                copy.write(original.read() + "\n" * i)  # so that each is another input
        watched.worker("busy")
        watched.exporter()
        batch_port = free_port()
        watched.jobs["pleioscope-batch"] = f"127.0.0.1:{batch_port}"
        start = time.time()
        watched.start("batch", watched.cli, "batch", *genomes, "--traits", traits, "--set", "rotations=4000", "--out",
                      watched.path("many"), "--swarm", watched.address, "--namespace", "busy", "--metrics",
                      str(batch_port))
        prometheus = watched.prometheus()
        for i in range(3):  # which fail
            watched.swarm("submit", "busy", "codon.usage", "--genome", genome, "--trait", f"no such trait {i}",
                          "--priority", "high")
            time.sleep(2)
        missing = {}

        def all_answer():
            missing.clear()
            for board, panel, query in asked:
                if numbers(prometheus, query, start) == 0:
                    missing[f"{board}, {panel}"] = query
            return not missing
        asked = queries()
        try:
            wait_until(all_answer, "Data for every query", 120)
        except RuntimeError:
            for where, query in missing.items():
                print(f"{where}: no data for {query}")
        boards = len({board for board, _, _ in asked})
        print(f"{len(asked) - len(missing)} of {len(asked)} queries of {boards} dashboards returned data.")
        return 1 if missing else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (RuntimeError, subprocess.SubprocessError) as problem:
        print(f"dashboards.py: {problem}", file=sys.stderr)
        sys.exit(1)
