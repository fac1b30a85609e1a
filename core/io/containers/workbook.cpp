// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/workbook.h"

#include "core/base/text.h"
#include "core/io/machine_memory.h"

#include <charconv>
#include <utility>

namespace pleio {

namespace {

constexpr std::string_view kUsualWorkbook = "xl/workbook.xml";

bool isTrue(std::string_view flag) { return flag == "1" || flag == "true" || flag == "on"; }

Error noSheets()
{
    return badInput(
        "The workbook is damaged: it does not say where its sheets are. Open it in a spreadsheet program and "
        "save it again, or copy or download it again.");
}

/// The character of an escape "_x000D_" at the begin of a text; nothing if there is none, or half of a pair.
std::optional<std::string> escapedCharacter(std::string_view text)
{
    constexpr std::size_t kLength = 7, kDigits = 4;
    if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_') return {};
    unsigned code = 0;
    const char* const begin = text.data() + 2;
    const auto [end, error] = std::from_chars(begin, begin + kDigits, code, 16);
    // Half of a pair is no character, and a text holds no zero.
    if (error != std::errc() || end != begin + kDigits || code == 0 || (code >= 0xd800 && code < 0xe000)) return {};
    return QString(QChar(static_cast<char16_t>(code))).toStdString();
}

std::string withoutEscapes(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t at = std::min(text.find("_x", i), text.size());
        plain += text.substr(i, at - i);
        i = at;
        if (i == text.size()) break;
        if (const auto character = escapedCharacter(text.substr(i))) {
            plain += *character;
            i += 7;
        } else {
            plain += text[i++];
        }
    }
    return plain;
}

/// "xl/worksheets/sheet1.xml" of "worksheets/sheet1.xml" in the folder "xl/", in lower case.
std::string partPath(std::string_view target, std::string_view folder)
{
    std::string path;
    if (target.starts_with('/'))
        target.remove_prefix(1);
    else
        path = folder;
    for (const std::string_view piece : splitView(target, '/')) {
        if (piece.empty() || piece == ".") continue;
        if (piece == "..") {
            if (!path.empty()) path.pop_back();  // the "/"
            path.erase(path.rfind('/') + 1);
        } else {
            path.append(piece).append("/");
        }
    }
    if (!path.empty()) path.pop_back();
    return toLowerAscii(path);
}

std::string_view folderOf(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

}  // namespace

void CellText::add(const PackagePart& part)
{
    if (part.isText()) {
        if (m_taken) part.appendText(m_text);
        return;
    }
    const QStringView name = part.name();
    const bool isText = name == u"t" || name == u"v";
    if (name == u"rPh") m_phonetic += part.isStart() ? 1 : -1;
    if (isText) m_taken = part.isStart() && m_phonetic == 0;
    m_hasValue = m_hasValue || isText;
}

std::string CellText::take()
{
    return m_text.find("_x") == std::string::npos ? std::move(m_text) : withoutEscapes(m_text);
}

Workbook::Workbook(const ZipArchive& archive) : m_archive(archive)
{
    const auto& entries = archive.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) m_parts.emplace(partPath(entries[i].path, {}), i);
}

bool Workbook::isWorkbook(const ZipArchive& archive)
{
    bool hasTypes = false, hasFolder = false;
    for (const ArchiveEntry& entry : archive.entries()) {
        const std::string path = toLowerAscii(entry.path);
        hasTypes = hasTypes || path == "[content_types].xml";
        hasFolder = hasFolder || (path.starts_with("xl/") && path.ends_with(".xml"));
    }
    return hasTypes && hasFolder;
}

std::optional<std::size_t> Workbook::find(const std::string& path) const
{
    const auto found = m_parts.find(path);
    if (found == m_parts.end()) return {};
    return found->second;
}

Result<std::map<std::string, Workbook::Relation>> Workbook::relationsOf(const std::string& part,
                                                                        Progress& progress) const
{
    std::map<std::string, Relation> relations;
    const std::string folder(folderOf(part));
    const auto entry = find(folder + "_rels/" + part.substr(folder.size()) + ".rels");
    if (!entry) return relations;
    auto read = PackagePart::open(m_archive, *entry, "Reading the workbook", progress);
    if (!read) return read.error();
    while (read->next()) {
        if (!read->isStart() || read->name() != u"Relationship") continue;
        const std::string type = read->attribute(QLatin1String("Type"));
        relations[read->attribute(QLatin1String("Id"))] = {type.substr(type.rfind('/') + 1),
                                                           partPath(read->attribute(QLatin1String("Target")), folder)};
    }
    if (Result<void> ok = read->result(); !ok) return ok.error();
    return relations;
}

Result<Workbook> Workbook::open(const ZipArchive& archive, Progress& progress)
{
    Workbook workbook(archive);
    const auto roots = workbook.relationsOf({}, progress);
    if (!roots) return roots.error();
    std::string path(kUsualWorkbook);
    for (const auto& [id, relation] : *roots)
        if (relation.type == "officeDocument") path = relation.target;
    const auto part = workbook.find(path);
    if (!part) return noSheets();
    const auto relations = workbook.relationsOf(path, progress);
    if (!relations) return relations.error();
    for (const auto& [id, relation] : *relations) {
        if (relation.type == "sharedStrings") workbook.m_textPart = workbook.find(relation.target);
        if (relation.type == "styles") workbook.m_stylePart = workbook.find(relation.target);
    }
    if (Result<void> ok = workbook.readSheets(*part, *relations, progress); !ok) return ok.error();
    return workbook;
}

Result<void> Workbook::readSheets(std::size_t part, const std::map<std::string, Relation>& relations,
                                  Progress& progress)
{
    auto read = PackagePart::open(m_archive, part, "Reading the workbook", progress);
    if (!read) return read.error();
    while (read->next()) {
        if (!read->isStart()) continue;
        if (read->name() == u"workbookPr") m_from1904 = isTrue(read->attribute(QLatin1String("date1904")));
        if (read->name() != u"sheet") continue;
        const auto relation = relations.find(read->relationship());
        if (relation == relations.end()) return noSheets();
        if (relation->second.type != "worksheet") continue;
        const auto sheet = find(relation->second.target);
        if (!sheet) return noSheets();
        const std::string state = read->attribute(QLatin1String("state"));
        if (Result<void> ok = makeRoom(m_sheets, 1); !ok) return ok;
        m_sheets.push_back(
            {read->attribute(QLatin1String("name")), state == "hidden" || state == "veryHidden", *sheet});
    }
    return read->result();
}

Result<void> Workbook::readShared(Progress& progress)
{
    constexpr double kStyles = 0.02;
    if (m_stylePart) {
        SubProgress styles(progress, 0, kStyles);
        if (Result<void> ok = readStyles(*m_stylePart, styles); !ok) return ok;
    }
    SubProgress texts(progress, kStyles, 1);
    return m_textPart ? readTexts(*m_textPart, texts) : Result<void>();
}

Result<void> Workbook::readTexts(std::size_t part, Progress& progress)
{
    auto read = PackagePart::open(m_archive, part, "Reading the texts of the workbook", progress, UINT64_MAX);
    if (!read) return read.error();
    CellText cell;
    while (read->next()) {
        const bool isItem = !read->isText() && read->name() == u"si";
        if (isItem && read->isStart()) {
            cell.begin();
        } else if (isItem) {
            const std::string text = cell.take();
            if (Result<void> ok = makeRoom(m_texts, text.size()); !ok) return ok;
            if (Result<void> ok = makeRoom(m_textEnds, 1); !ok) return ok;
            m_texts += text;
            m_textEnds.push_back(m_texts.size());
        } else {
            cell.add(*read);
        }
    }
    return read->result();
}

Result<void> Workbook::readStyles(std::size_t part, Progress& progress)
{
    auto read = PackagePart::open(m_archive, part, "Reading the formats of the workbook", progress);
    if (!read) return read.error();
    std::map<std::int64_t, CellDate> formats;  // that the workbook spells out
    bool ofCells = false;
    while (read->next()) {
        if (read->isText()) continue;
        if (read->name() == u"cellXfs") ofCells = read->isStart();
        if (!read->isStart()) continue;
        std::int64_t id = 0;
        const bool hasId = parseInteger(read->attribute(QLatin1String("numFmtId")), id);
        if (read->name() == u"numFmt" && hasId)
            formats[id] = dateOfFormat(read->attribute(QLatin1String("formatCode")));
        if (read->name() != u"xf" || !ofCells) continue;
        const auto format = formats.find(id);
        if (Result<void> ok = makeRoom(m_styles, 1); !ok) return ok;
        m_styles.push_back(format != formats.end() ? format->second : dateOfBuiltinFormat(id));
    }
    return read->result();
}

std::optional<std::string_view> Workbook::sharedText(std::size_t index) const
{
    if (index >= m_textEnds.size()) return {};
    const std::size_t begin = index == 0 ? 0 : m_textEnds[index - 1];
    return std::string_view(m_texts).substr(begin, m_textEnds[index] - begin);
}

}  // namespace pleio
