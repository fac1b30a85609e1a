// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace pleio {

enum class Priority { High, Normal, Low };
inline constexpr std::array<std::string_view, 3> kPriorities{"high", "normal", "low"};

/// The names under which one namespace keeps its things: pleio:{namespace}:… . The braces make a Redis Cluster keep all
/// of them on one node, so that scripts and transactions may touch several.
class SwarmKeys {
public:
    explicit SwarmKeys(std::string nameSpace) : m_root("pleio:{" + nameSpace + "}:"), m_namespace(std::move(nameSpace))
    {
    }

    [[nodiscard]] const std::string& nameSpace() const { return m_namespace; }
    /// Stream of task ids that may be run.
    [[nodiscard]] std::string queue(Priority priority) const
    {
        return m_root + "queue:" + std::string(kPriorities[static_cast<std::size_t>(priority)]);
    }
    [[nodiscard]] std::string task(std::string_view id) const { return at("task:", id); }          ///< hash
    [[nodiscard]] std::string children(std::string_view id) const { return at("children:", id); }  ///< set of ids
    [[nodiscard]] std::string result(std::string_view hash) const { return at("result:", hash); }  ///< zstd of a report
    [[nodiscard]] std::string blob(std::string_view hash) const { return at("blob:", hash); }      ///< zstd of an input
    [[nodiscard]] std::string worker(std::string_view id) const { return at("worker:", id); }      ///< hash
    [[nodiscard]] std::string memory(std::string_view name) const { return at("memory:", name); }  ///< see SwarmMemory
    /// Channel of what happens to one task and of its progress.
    [[nodiscard]] std::string events(std::string_view id) const { return at("events:", id); }
    [[nodiscard]] std::string workers() const { return m_root + "workers"; }  ///< sorted set by last sign of life, s
    [[nodiscard]] std::string delayed() const { return m_root + "delayed"; }  ///< sorted set of ids by due time, ms
    [[nodiscard]] std::string dead() const { return m_root + "dead"; }        ///< stream of id and reason
    [[nodiscard]] std::string log() const { return m_root + "log"; }          ///< stream of what happened
    [[nodiscard]] std::string all() const { return m_root + "*"; }            ///< pattern of every key
    [[nodiscard]] const std::string& root() const { return m_root; }
    /// Never a key, as the root is none: a script that names both is refused by a Cluster while keys of the namespace
    /// are moving between nodes, and so sees all of them or does not begin.
    [[nodiscard]] std::string whole() const { return m_root + "whole"; }

private:
    [[nodiscard]] std::string at(const char* kind, std::string_view id) const
    {
        return m_root + kind + std::string(id);
    }

    std::string m_root, m_namespace;
};

/// Letters, digits, '.', '_' and '-', at most 64; Usage otherwise.
[[nodiscard]] Result<SwarmKeys> swarmKeys(const std::string& nameSpace);

}  // namespace pleio
