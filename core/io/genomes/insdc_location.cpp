// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/insdc_location.h"

#include "core/base/text.h"
#include "core/genome/amino_acid.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace pleio {

namespace {

constexpr int kMaxDepth = 64;

bool sameAccession(std::string_view a, std::string_view b)
{
    const auto unversioned = [](std::string_view id) { return id.substr(0, id.rfind('.')); };
    return !b.empty() && (a == b || unversioned(a) == b || a == unversioned(b));
}

void reverseComplement(Location& location)
{
    std::ranges::reverse(location.parts);
    for (auto& part : location.parts) part.strand = part.strand == Strand::Forward ? Strand::Reverse : Strand::Forward;
    std::swap(location.fuzzyStart, location.fuzzyEnd);
}

class LocationParser {
public:
    LocationParser(std::string_view text, std::string_view record) : m_rest(text), m_record(record) {}

    bool parse(Location& location)
    {
        const bool read = parseLocation(location, 0);
        skipBlanks();
        return read && m_rest.empty();
    }

private:
    struct Position {
        std::int64_t first = 0;
        std::int64_t last = 0;
        bool fuzzy = false;
    };

    bool parseLocation(Location& location, int depth)
    {
        if (depth > kMaxDepth) return false;
        if (take("complement(")) {
            if (!parseLocation(location, depth + 1)) return false;
            reverseComplement(location);
            return take(")");
        }
        if (take("join(") || take("order(") || take("bond(")) {
            do {
                Location piece;
                if (!parseLocation(piece, depth + 1)) return false;
                if (location.parts.empty() && !location.remote) location.fuzzyStart = piece.fuzzyStart;
                location.fuzzyEnd = piece.fuzzyEnd;
                location.remote |= piece.remote;
                location.parts.insert(location.parts.end(), piece.parts.begin(), piece.parts.end());
            } while (take(","));
            return take(")");
        }
        const std::string_view before = m_rest;
        if (take("one-of(")) {
            // A choice of locations unless it is the first position of a span.
            if (parseLocation(location, depth + 1)) {
                while (take(",")) {
                    Location other;
                    if (!parseLocation(other, depth + 1)) return false;
                }
                if (take(")")) {
                    skipBlanks();
                    if (!m_rest.starts_with("..")) return true;
                }
            }
            m_rest = before;
            location = {};
        }
        return parseSpan(location);
    }

    bool parseSpan(Location& location)
    {
        const bool local = takeAccession();
        Position start;
        if (!parsePosition(start)) return false;
        Position end = start;
        bool between = false;
        if (take("..")) {
            if (!parsePosition(end)) return false;
        } else if (take("^")) {
            between = true;
            if (!parsePosition(end)) return false;
        }
        if (!local) {
            location.remote = true;
            return true;
        }
        location.fuzzyStart = start.fuzzy;
        location.fuzzyEnd = end.fuzzy;
        if (!between) location.parts.push_back({start.first - 1, end.last, Strand::Forward});
        return true;
    }

    /// "J00194.1:" if it is there; false if it names another record.
    bool takeAccession()
    {
        skipBlanks();
        const auto colon = m_rest.find_first_of(":,()");
        if (colon == std::string_view::npos || m_rest[colon] != ':') return true;
        const std::string_view accession = m_rest.substr(0, colon);
        m_rest.remove_prefix(colon + 1);
        return sameAccession(accession, m_record);
    }

    bool parsePosition(Position& position)
    {
        skipBlanks();
        if (take("one-of(")) {
            if (!parseNumber(position.first)) return false;
            position.last = position.first;
            while (take(","))
                if (!parseNumber(position.last)) return false;
            position.fuzzy = true;
            return take(")");
        }
        const bool bracketed = take("(");
        bool fuzzy = take("<");
        fuzzy |= take(">");
        if (!parseNumber(position.first)) return false;
        position.last = position.first;
        fuzzy |= take("<") || take(">");  // behind the number in old records
        position.fuzzy = fuzzy || bracketed;
        if (m_rest.starts_with('.') && !m_rest.starts_with("..")) {
            m_rest.remove_prefix(1);
            position.fuzzy = true;
            if (!parseNumber(position.last)) return false;
        }
        return !bracketed || take(")");
    }

    bool parseNumber(std::int64_t& value)
    {
        skipBlanks();
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (error != std::errc() || value > kMaxPosition || value < -kMaxPosition) return false;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return true;
    }

    bool take(std::string_view token)
    {
        skipBlanks();
        if (!m_rest.starts_with(token)) return false;
        m_rest.remove_prefix(token.size());
        return true;
    }

    void skipBlanks()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t')) m_rest.remove_prefix(1);
    }

    std::string_view m_rest;
    std::string_view m_record;
};

/// One-letter code of the amino acid names of /transl_except; 0 if there is none.
char aminoAcidOf(std::string_view name) { return name.size() == 1 ? name.front() : aminoAcidLetter(name); }

/// The accession that a position names; it is that of the record the feature lies on.
std::string_view accessionIn(std::string_view place)
{
    const auto colon = place.find(':');
    if (colon == std::string_view::npos) return {};
    const auto bracket = place.substr(0, colon).rfind('(');
    const std::size_t begin = bracket == std::string_view::npos ? 0 : bracket + 1;
    return place.substr(begin, colon - begin);
}

}  // namespace

Result<Location> parseInsdcLocation(std::string_view text, std::string_view record)
{
    Location location;
    if (!LocationParser(text, record).parse(location))
        return badInput("The location \"" + std::string(text.substr(0, 60)) + "\" cannot be read.");
    return location;
}

bool parseTranslationExceptions(std::string_view text, std::vector<TranslationException>& exceptions)
{
    std::string compact;  // the value may be broken over lines anywhere
    for (const char c : text)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') compact += c;
    std::string_view rest = compact;
    bool complete = true;
    const std::size_t before = exceptions.size();
    while (!rest.empty()) {
        const auto at = rest.find("pos:");
        if (at == std::string_view::npos) break;
        rest.remove_prefix(at + 4);
        const auto aa = rest.find(",aa:");
        const auto end = rest.find(')', aa == std::string_view::npos ? 0 : aa);
        if (aa == std::string_view::npos || end == std::string_view::npos) return false;
        const std::string_view place = rest.substr(0, aa);
        const auto position = parseInsdcLocation(place, accessionIn(place));
        const char aminoAcid = aminoAcidOf(rest.substr(aa + 4, end - aa - 4));
        if (position && !position->parts.empty() && aminoAcid != 0) {
            const auto& first = position->parts.front();
            const auto& last = position->parts.back();
            const bool forward = first.strand == Strand::Forward;
            exceptions.push_back({forward ? first.start : last.start, forward ? last.end : first.end, aminoAcid});
        } else {
            complete = false;
        }
        rest.remove_prefix(end + 1);
    }
    return complete && exceptions.size() > before;
}

}  // namespace pleio
