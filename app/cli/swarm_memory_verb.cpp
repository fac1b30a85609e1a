// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/swarm_memory_verb.h"

#include "app/cli/output_file.h"
#include "app/cli/swarm_options.h"
#include "core/base/terminal.h"
#include "core/swarm/swarm_memory.h"

#include <QFile>

namespace pleio::cli {

namespace {

struct MemoryOptions {
    SwarmOptions swarm;
    std::string name;
    std::string file;  ///< read by set
    OutputFile out;    ///< written by get
    std::int64_t seconds = SwarmMemory::kUsualTime.count();
};

Result<void> set(SwarmMemory& memory, const MemoryOptions& options)
{
    QFile file(QString::fromStdString(options.file));
    // One byte more than is allowed shows that there is more.
    const QByteArray bytes =
        file.open(QIODevice::ReadOnly) ? file.read(qint64{SwarmMemory::kMostValueBytes} + 1) : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return badInput("The file cannot be read: " + file.errorString().toStdString() + ".", options.file);
    return memory.set(options.name, bytes.toStdString(), std::chrono::seconds(options.seconds));
}

Result<void> get(SwarmMemory& memory, const MemoryOptions& options)
{
    if (auto free = checkOutputFile(options.out, {}); !free) return free;
    const auto value = memory.get(options.name);
    if (!value) return value.error();
    if (!*value) return badInput("The shared memory holds nothing under this name (any more).", options.name);
    return writeOutputFile(options.out, {}, **value);
}

Result<void> remove(SwarmMemory& memory, const MemoryOptions& options)
{
    const auto removed = memory.remove(options.name);
    if (!removed) return removed.error();
    say("%s\n", *removed ? "removed" : "It was not there.");
    return {};
}

using MemoryWork = Result<void> (*)(SwarmMemory&, const MemoryOptions&);

void addVerb(CLI::App& memory, ChosenCommand& chosen, const char* name, const char* help, MemoryWork work,
             const char* file)
{
    CLI::App& command = *memory.add_subcommand(name, help);
    const auto options = std::make_shared<MemoryOptions>();
    command.add_option("name", options->name, "Letters, digits and . _ - : /")->required();
    if (file != nullptr) command.add_option("file", work == get ? options->out.path : options->file, file)->required();
    if (work == get) addReplaceFlag(command, options->out);
    if (work == set)
        command.add_option("--keep", options->seconds, "How long it is kept.")
            ->check(CLI::Range(1, 30 * 24 * 3600))
            ->capture_default_str()
            ->option_text("SECONDS");
    addSwarmOptions(command, options->swarm, true);
    command.callback([&chosen, options, work] {
        chosen.action = [options, work](Progress&) {
            return withSwarm(options->swarm, [&](RedisConnection& redis, const SwarmKeys& keys) {
                SwarmMemory shared(redis, keys);
                return work(shared, *options);
            });
        };
    });
}

}  // namespace

void addSwarmMemory(CLI::App& swarm, ChosenCommand& chosen)
{
    CLI::App& memory = *swarm.add_subcommand("memory", "What the programs of a namespace remember together.");
    memory.require_subcommand(1);
    memory.fallthrough();
    addVerb(memory, chosen, "set", "Remember a file under a name for an hour.", set, "The file.");
    addVerb(memory, chosen, "get", "Write what is remembered to a file.", get, "Where it is written.");
    addVerb(memory, chosen, "remove", "Forget it.", remove, nullptr);
}

}  // namespace pleio::cli
