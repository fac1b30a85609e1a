// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/containers/cell_dates.h"
#include "core/io/containers/package_part.h"
#include "core/io/containers/zip_archive.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Collects the text of a cell from its tokens: runs of rich text are joined, phonetic runs (rPh, how a word is spoken)
/// left out, characters written as _x000D_ set in (ECMA-376, part 1, 22.9.2.19).
class CellText {
public:
    void begin() { *this = {}; }
    void add(const PackagePart& part);
    [[nodiscard]] std::string take();
    /// Whether there was a value, be it empty.
    [[nodiscard]] bool hasValue() const { return m_hasValue; }

private:
    std::string m_text;
    int m_phonetic = 0;
    bool m_taken = false;
    bool m_hasValue = false;
};

/// What the sheets of a workbook (.xlsx, .xlsm; ECMA-376, also strict) share: their list, texts and formats.
class Workbook {
public:
    struct Sheet {
        std::string name;
        bool isHidden = false;
        std::size_t part = 0;  ///< index of its file in the archive
    };

    /// Whether the files of an archive are those of such a workbook.
    [[nodiscard]] static bool isWorkbook(const ZipArchive& archive);
    /// Reads the list of sheets with cells (charts have none); the archive must outlive the workbook. Errors have no
    /// `where`: BadInput for damage.
    [[nodiscard]] static Result<Workbook> open(const ZipArchive& archive, Progress& progress);

    [[nodiscard]] const std::vector<Sheet>& sheets() const { return m_sheets; }
    /// Reads what cells point to.
    [[nodiscard]] Result<void> readShared(Progress& progress);
    /// Nothing if there is no such text.
    [[nodiscard]] std::optional<std::string_view> sharedText(std::size_t index) const;
    /// What the format of a cell makes of its number.
    [[nodiscard]] CellDate dateOf(std::size_t style) const
    {
        return style < m_styles.size() ? m_styles[style] : CellDate::None;
    }
    [[nodiscard]] bool isFrom1904() const { return m_from1904; }
    [[nodiscard]] const ZipArchive& archive() const { return m_archive; }

private:
    struct Relation {
        std::string type;    ///< last word of its address: "worksheet"
        std::string target;  ///< path in the archive, as m_parts has it
    };
    explicit Workbook(const ZipArchive& archive);
    [[nodiscard]] std::optional<std::size_t> find(const std::string& path) const;
    [[nodiscard]] Result<std::map<std::string, Relation>> relationsOf(const std::string& part,
                                                                      Progress& progress) const;
    [[nodiscard]] Result<void> readSheets(std::size_t part, const std::map<std::string, Relation>& relations,
                                          Progress& progress);
    [[nodiscard]] Result<void> readTexts(std::size_t part, Progress& progress);
    [[nodiscard]] Result<void> readStyles(std::size_t part, Progress& progress);

    const ZipArchive& m_archive;
    std::map<std::string, std::size_t> m_parts;  ///< by their path in lower case: case means nothing in a package
    std::vector<Sheet> m_sheets;
    std::optional<std::size_t> m_textPart, m_stylePart;
    bool m_from1904 = false;
    std::string m_texts;  ///< of all shared texts, one behind the other
    std::vector<std::size_t> m_textEnds;
    std::vector<CellDate> m_styles;
};

}  // namespace pleio
