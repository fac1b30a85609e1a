// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/package_part.h"

#include "core/io/unpacking_limit.h"

#include <QIODevice>

#include <algorithm>
#include <utility>

namespace pleio {

namespace {

/// Bytes of one tag or text; a cell of Excel has at most 32,767 characters.
constexpr std::uint64_t kLongestToken = 1 << 20;
constexpr int kDeepestTag = 64;

Error damagedPart(const std::string& path)
{
    return badInput("The workbook is damaged in its part " + path +
                    "; open it in a spreadsheet program and save it again, or copy or download it again.");
}

/// Most texts of a workbook are ASCII, and there are millions.
void appendUtf8(QStringView view, std::string& text)
{
    const std::size_t before = text.size();
    text.resize(before + static_cast<std::size_t>(view.size()));
    char* to = text.data() + before;
    for (const QChar c : view) {
        if (c.unicode() >= 0x80) {
            text.resize(before);
            text += view.toUtf8().toStdString();
            return;
        }
        *to++ = static_cast<char>(c.unicode());
    }
}

}  // namespace

/// Unpacks the part for the reader of XML.
class PackagePart::Device final : public QIODevice {
public:
    Device(ZipMember member, std::string words, Progress& progress)
        : m_member(std::move(member)), m_words(std::move(words)), m_progress(progress)
    {
        open(ReadOnly);
    }
    [[nodiscard]] bool isSequential() const override { return true; }

    void tokenBegins() { m_tokenBegin = m_member.position(); }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        if (m_error || most <= 0) return m_error ? -1 : 0;
        if (m_progress.isCancelled()) return fail(cancelled());
        const auto got = m_member.read(to, static_cast<std::size_t>(most));
        if (!got) return fail(got.error());
        if (m_member.position() - m_tokenBegin > kLongestToken) return fail(badInput({}));
        if (m_member.size() > 0)
            m_progress.report(static_cast<double>(m_member.position()) / static_cast<double>(m_member.size()), m_words);
        return static_cast<qint64>(*got);
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    qint64 fail(Error error)
    {
        m_error = std::move(error);
        return -1;
    }

    ZipMember m_member;
    std::string m_words;
    Progress& m_progress;
    std::uint64_t m_tokenBegin = 0;
    std::optional<Error> m_error;
};

PackagePart::PackagePart(std::string path, std::unique_ptr<Device> device)
    : m_path(std::move(path)), m_device(std::move(device)), m_xml(std::make_unique<QXmlStreamReader>(m_device.get()))
{
}

PackagePart::PackagePart(PackagePart&&) noexcept = default;
PackagePart& PackagePart::operator=(PackagePart&&) noexcept = default;
PackagePart::~PackagePart() = default;

Result<PackagePart> PackagePart::open(const ZipArchive& archive, std::size_t entry, std::string words,
                                      Progress& progress, std::uint64_t mostBytes)
{
    auto member = archive.member(entry);
    if (!member) return member.error();
    if (Result<void> ok = checkUnpacked(member->size(), archive.most()); !ok)
        return Error{ok.error().kind, ok.error().message, archive.entries()[entry].path};
    if (member->size() > mostBytes) return damagedPart(archive.entries()[entry].path);
    return PackagePart(archive.entries()[entry].path,
                       std::make_unique<Device>(*std::move(member), std::move(words), progress));
}

bool PackagePart::next()
{
    if (m_refused) return false;
    m_device->tokenBegins();
    switch (m_xml->readNext()) {
    case QXmlStreamReader::StartElement:
        m_refused = ++m_depth > kDeepestTag;
        return !m_refused;
    case QXmlStreamReader::EndElement:
        --m_depth;
        return true;
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::EntityReference:
        m_refused = true;
        return false;
    case QXmlStreamReader::Invalid:
    case QXmlStreamReader::NoToken:
    case QXmlStreamReader::EndDocument:
        return false;
    default:
        return true;
    }
}

void PackagePart::appendText(std::string& text) const { appendUtf8(m_xml->text(), text); }

std::string PackagePart::attribute(QLatin1String name) const
{
    std::string value;
    appendUtf8(m_xml->attributes().value(name), value);
    return value;
}

std::string PackagePart::relationship() const
{
    for (const QXmlStreamAttribute& attribute : m_xml->attributes())
        if (attribute.name() == QLatin1String("id") &&
            attribute.namespaceUri().endsWith(QLatin1String("/relationships")))
            return attribute.value().toString().toStdString();
    return {};
}

Result<void> PackagePart::result() const
{
    if (m_device->error() && m_device->error()->kind == ErrorKind::Cancelled) return cancelled();
    if (!m_refused && !m_device->error() && m_xml->tokenType() == QXmlStreamReader::EndDocument) return {};
    return damagedPart(m_path);
}

}  // namespace pleio
