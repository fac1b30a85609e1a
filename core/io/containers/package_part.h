// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/containers/zip_archive.h"

#include <QXmlStreamReader>

#include <memory>
#include <optional>
#include <string>

namespace pleio {

/// One XML part of an Office document, unpacked and read piece by piece: memory holds neither the part nor its XML.
/// What no such document has and what would take memory without bounds (a DTD, tags within tags without end, a piece of
/// text longer than any cell) is taken for damage.
class PackagePart {
public:
    /// `words` say what is being read, for the progress. A part of more than `mostBytes` is taken for damage too.
    [[nodiscard]] static Result<PackagePart> open(const ZipArchive& archive, std::size_t entry, std::string words,
                                                  Progress& progress, std::uint64_t mostBytes = kSmallPart);
    static constexpr std::uint64_t kSmallPart = 1 << 26;  ///< all but sheets and texts
    PackagePart(PackagePart&&) noexcept;
    PackagePart& operator=(PackagePart&&) noexcept;
    ~PackagePart();

    /// Moves to the next token; false at the end of the part, or where it cannot be read on.
    [[nodiscard]] bool next();
    [[nodiscard]] bool isStart() const { return m_xml->isStartElement(); }
    [[nodiscard]] bool isEnd() const { return m_xml->isEndElement(); }
    [[nodiscard]] bool isText() const { return m_xml->isCharacters(); }
    /// Name of the element, without its namespace: documents of the strict kind have others. Empty for other tokens.
    [[nodiscard]] QStringView name() const { return isStart() || isEnd() ? m_xml->name() : QStringView(); }
    /// Appends the text of the token in UTF-8.
    void appendText(std::string& text) const;
    /// In UTF-8; empty without such an attribute.
    [[nodiscard]] std::string attribute(QLatin1String name) const;
    /// The attribute "id" of the namespace of relationships, which points to another part.
    [[nodiscard]] std::string relationship() const;

    /// Why next() was false: nothing for the end of the part; Cancelled; or BadInput, with the part in the message.
    [[nodiscard]] Result<void> result() const;

private:
    class Device;
    PackagePart(std::string path, std::unique_ptr<Device> device);

    std::string m_path;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<QXmlStreamReader> m_xml;
    int m_depth = 0;
    bool m_refused = false;
};

}  // namespace pleio
