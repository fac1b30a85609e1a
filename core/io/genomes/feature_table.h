// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// One feature of an INSDC feature table.
struct Feature {
    std::string_view key;  ///< "CDS"
    std::string location;  ///< without blanks
    /// Names and values in file order, quotes removed, lines joined; a flag such as /pseudo has an empty value.
    std::vector<std::pair<std::string_view, std::string>> qualifiers;
    std::int64_t line = 0;

    /// The first value of a qualifier, or an empty text.
    [[nodiscard]] std::string_view value(std::string_view name) const;
};

/// Takes the lines of a feature table (GenBank, or EMBL with "FT" in front) one by one and gives back
/// each feature when the next one begins. Views refer to the lines, which must stay alive.
/// Only features whose key is wanted are kept; the others are counted. Capitals of a key do not matter, nor that it
/// begins in column 6 as the INSDC feature table definition says: a line that begins left of the qualifiers with a word
/// and a location behind it begins a feature, unless it stands inside a quoted value.
class FeatureTableReader {
public:
    explicit FeatureTableReader(std::vector<std::string_view> wantedKeys) : m_wantedKeys(std::move(wantedKeys)) {}

    /// True if the line completed a feature, which is then in feature() until the next call.
    bool addLine(std::string_view line, std::int64_t lineNumber);
    /// Ends the table; true if it completed a feature.
    bool finish();
    [[nodiscard]] const Feature& feature() const { return m_done; }
    /// True if a line that begins in the first column does so with a key and a location, or goes on with a feature.
    [[nodiscard]] bool isUnindented(std::string_view line) const;

    /// Features by key, as it is written.
    [[nodiscard]] const std::map<std::string, std::int64_t, std::less<>>& counts() const { return m_counts; }
    /// Lines whose key stands in another column; they were read.
    [[nodiscard]] const std::vector<std::int64_t>& shiftedKeys() const { return m_shiftedKeys; }

private:
    void beginFeature(std::string_view content, std::int64_t lineNumber);
    void addContent(std::string_view content);
    void closeQualifier();
    bool complete();

    std::vector<std::string_view> m_wantedKeys;
    std::map<std::string, std::int64_t, std::less<>> m_counts;
    std::vector<std::int64_t> m_shiftedKeys;
    Feature m_current;
    Feature m_done;
    bool m_reading = false;  ///< a wanted feature is open
    bool m_inQualifier = false;
    bool m_openQuote = false;
};

}  // namespace pleio
