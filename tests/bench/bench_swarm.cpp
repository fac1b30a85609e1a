// SPDX-License-Identifier: GPL-3.0-or-later
// What the swarm asks of one Redis server and gets, beside redis-benchmark in the same run. Starts a server of its own.
#include "core/swarm/redis_subscription.h"
#include "core/swarm/swarm_memory.h"
#include "core/swarm/task_queue.h"
#include "tests/core/swarm/redis_server.h"

#include <QProcess>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace pleio;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kValueBytes = 100;
constexpr int kCalls = 20'000, kPipeline = 100, kMessages = 3'000, kTasks = 5'000, kClaimers = 4, kClients = 10;

void require(bool good, const char* what)
{
    if (good) return;
    std::fprintf(stderr, "%s failed\n", what);
    std::exit(1);
}

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Latencies {
    std::vector<double> ms;

    void print(const char* what)
    {
        std::ranges::sort(ms);
        const auto at = [this](double share) { return ms[static_cast<std::size_t>(share * double(ms.size() - 1))]; };
        std::printf("%-44s p50 %7.3f ms   p99 %7.3f ms   most %7.3f ms\n", what, at(0.5), at(0.99), at(1.0));
    }
};

/// Operations per second of redis-benchmark, SET and then GET.
std::pair<double, double> redisBenchmark(int port, int pipeline, int calls)
{
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  {QStringLiteral("-p"), QString::number(port), QStringLiteral("-t"), QStringLiteral("set,get"),
                   QStringLiteral("-c"), QStringLiteral("1"), QStringLiteral("-n"), QString::number(calls),
                   QStringLiteral("-P"), QString::number(pipeline), QStringLiteral("-d"), QString::number(kValueBytes),
                   QStringLiteral("--csv")});
    require(process.waitForFinished(120'000), "redis-benchmark");
    // "SET","12345.67",…
    double rates[2] = {0, 0};
    const QByteArray out = process.readAllStandardOutput();
    for (const QByteArray& line : out.split('\n')) {
        const auto words = line.split(',');
        if (words.size() < 2) continue;
        const double rate = QByteArray(words[1]).replace('"', "").toDouble();
        if (words[0] == "\"SET\"") rates[0] = rate;
        if (words[0] == "\"GET\"") rates[1] = rate;
    }
    return {rates[0], rates[1]};
}

void print(const char* what, double rate, double peer)
{
    std::printf("%-44s %9.0f op/s   redis-benchmark %9.0f op/s   ratio %.2f\n", what, rate, peer, rate / peer);
}

void measureMemory(const RedisAddress& address, int port)
{
    RedisConnection redis(address);
    SwarmMemory memory(redis, SwarmKeys("bench"));
    const std::string value(kValueBytes, 'x');
    require(memory.set("warm", value).has_value(), "set");
    auto start = Clock::now();
    for (int i = 0; i < kCalls; ++i) require(memory.set("n" + std::to_string(i % 1000), value).has_value(), "set");
    const double set = kCalls / secondsSince(start);
    start = Clock::now();
    for (int i = 0; i < kCalls; ++i) require(memory.get("n" + std::to_string(i % 1000)).has_value(), "get");
    const double get = kCalls / secondsSince(start);
    const auto single = redisBenchmark(port, 1, kCalls);
    print("memory set, one connection", set, single.first);
    print("memory get, one connection", get, single.second);

    constexpr int kRounds = 10 * kCalls / kPipeline;
    std::vector<SwarmMemory::Named> values;
    std::vector<std::string> names;
    for (int i = 0; i < kPipeline; ++i) {
        names.push_back("n" + std::to_string(i));
        values.emplace_back(names.back(), value);
    }
    start = Clock::now();
    for (int i = 0; i < kRounds; ++i) require(memory.setMany(values).has_value(), "setMany");
    const double setMany = kRounds * kPipeline / secondsSince(start);
    start = Clock::now();
    for (int i = 0; i < kRounds; ++i) require(memory.getMany(names).has_value(), "getMany");
    const double getMany = kRounds * kPipeline / secondsSince(start);
    const auto many = redisBenchmark(port, kPipeline, kRounds * kPipeline);
    print("memory setMany, 100 in one go", setMany, many.first);
    print("memory getMany, 100 in one go", getMany, many.second);
}

void measureMessages(const RedisAddress& address)
{
    RedisSubscription subscription(address, "channel");
    require(subscription.open().has_value(), "subscribe");
    std::thread publisher([&] {
        RedisConnection redis(address);
        for (int i = 0; i < kMessages; ++i) {
            require(redis.require({"PUBLISH", "channel", std::to_string(Clock::now().time_since_epoch().count())})
                        .has_value(),
                    "publish");
            std::this_thread::sleep_for(1ms);
        }
    });
    Latencies latencies;
    for (int i = 0; i < kMessages; ++i) {
        const auto message = subscription.next(10s);
        require(message && *message, "listen");
        const Clock::time_point sent{Clock::duration(std::atoll((*message)->c_str()))};
        latencies.ms.push_back(1000 * secondsSince(sent));
    }
    publisher.join();
    latencies.print("publish to subscriber");
}

SwarmTask trivialTask()
{
    SwarmTask task;
    task.program = "Pleioscope";
    task.request.analysis = "codon.usage";
    return task;
}

/// Tasks whose work is nothing, submitted by one and then done by several.
void measureTasks(const RedisAddress& address)
{
    const SwarmKeys keys("bench");
    RedisConnection redis(address);
    TaskQueue queue(redis, keys);
    std::string last;
    auto start = Clock::now();
    for (int i = 0; i < kTasks; ++i) {
        const auto id = queue.submit(trivialTask(), {});
        require(id.has_value(), "submit");
        last = *id;
    }
    std::printf("%-44s %9.0f tasks/s\n", "submit, one connection", kTasks / secondsSince(start));

    std::atomic<int> done{0};
    start = Clock::now();
    std::vector<std::thread> claimers;
    for (int i = 0; i < kClaimers; ++i)
        claimers.emplace_back([&, name = "w" + std::to_string(i)] {
            RedisConnection own(address);
            TaskQueue tasks(own, keys);
            while (done < kTasks) {
                const auto task = tasks.claim(name, 10ms);
                require(task.has_value(), "claim");
                if (!*task) continue;
                require(tasks.accept((*task)->id, "hash-" + (*task)->id, "result", 60s).has_value(), "accept");
                ++done;
            }
        });
    for (std::thread& claimer : claimers) claimer.join();
    std::printf("%-44s %9.0f tasks/s\n", "claim and accept, four workers", kTasks / secondsSince(start));

    for (const int clients : {1, kClients}) {
        std::vector<Latencies> each(static_cast<std::size_t>(clients));
        std::vector<std::thread> threads;
        for (Latencies& own : each)
            threads.emplace_back([&] {
                RedisConnection connection(address);
                TaskQueue tasks(connection, keys);
                require(tasks.status(last).has_value(), "status");
                for (int i = 0; i < kCalls / 4; ++i) {
                    const auto begin = Clock::now();
                    require(tasks.status(last)->has_value(), "status");
                    own.ms.push_back(1000 * secondsSince(begin));
                }
            });
        for (std::thread& thread : threads) thread.join();
        Latencies all;
        for (const Latencies& own : each) all.ms.insert(all.ms.end(), own.ms.begin(), own.ms.end());
        all.print(clients == 1 ? "status of a task, one client" : "status of a task, ten clients");
    }
}

}  // namespace

int main()
{
    test::RedisServer server;
    require(server.isUp(), "redis-server");
    const RedisAddress address = *parseRedisAddress(server.address());
    measureMemory(address, server.port());
    measureMessages(address);
    measureTasks(address);
    return 0;
}
