// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/next_runs.h"

#include "app/gui/document.h"
#include "core/base/seed.h"

namespace pleio {

namespace {

const std::string kPrefix = "next_run/";
const std::string kSeedEntry = "seed";

std::string entry(const AnalysisDescriptor& analysis, const std::string& what)
{
    return kPrefix + analysis.id + '/' + what;
}

Request defaultsOf(const AnalysisDescriptor& analysis)
{
    Request request;
    request.analysis = analysis.id;
    for (const ParameterSpec& spec : analysis.parameters) request.parameters.set(spec.id, spec.defaultValue);
    return request;
}

/// Parameters and seed of the last run of an analysis, over `before`.
Request lastRunOr(const Document& document, const AnalysisDescriptor& analysis, Request before)
{
    if (const auto result = document.result(analysis.id)) {
        before.parameters = result->report().provenance.parameters;
        before.seed = result->report().provenance.seed;
    }
    return before;
}

}  // namespace

NextRuns::NextRuns()
{
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) m_requests.emplace(analysis.id, defaultsOf(analysis));
}

Request NextRuns::of(std::string_view analysis) const
{
    const auto found = m_requests.find(analysis);
    return found == m_requests.end() ? Request{} : found->second;
}

void NextRuns::takeFrom(const Document& document)
{
    const bool isFile = !document.projectPath.empty();
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        Request& request = m_requests[analysis.id];
        request = lastRunOr(document, analysis, isFile ? defaultsOf(analysis) : request);
        const auto kept = [&](const std::string& what) {
            const auto found = document.view.find(entry(analysis, what));
            return found == document.view.end() ? nullptr : &found->second;
        };
        // What no longer fits the analysis is from another version of it.
        for (const ParameterSpec& spec : analysis.parameters)
            if (const std::string* text = kept(spec.id))
                if (Result<ParameterValue> value = parseParameter(spec, *text))
                    request.parameters.set(spec.id, std::move(*value));
        if (const std::string* text = kept(kSeedEntry)) request.seed = parseSeed(*text).value_or(request.seed);
    }
}

void NextRuns::keepIn(Document& document) const
{
    std::erase_if(document.view, [](const auto& item) { return item.first.starts_with(kPrefix); });
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        const Request next = of(analysis.id);
        const Request last = lastRunOr(document, analysis, defaultsOf(analysis));
        for (const auto& [id, value] : next.parameters.values()) {
            const auto before = last.parameters.values().find(id);
            if (before == last.parameters.values().end() || before->second != value)
                document.view[entry(analysis, id)] = parameterText(value);
        }
        if (next.seed != last.seed) document.view[entry(analysis, kSeedEntry)] = std::to_string(next.seed);
    }
}

}  // namespace pleio
