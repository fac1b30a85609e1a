// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/decision_names.h"

#include "core/io/formats.h"
#include "widgets/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace pleio {

namespace {

struct DecisionName {
    std::string_view id;  ///< of the decision, or of one of its values behind a dot
    const char* title;
};

// The window translates the titles (context Decisions).
constexpr std::array kDecisionNames{
    DecisionName{"format", QT_TRANSLATE_NOOP("Decisions", "Format")},
    DecisionName{"format.wide", QT_TRANSLATE_NOOP("Decisions", "Wide: a column each")},
    DecisionName{"format.long", QT_TRANSLATE_NOOP("Decisions", "Long: a row each")},
    DecisionName{"format.comparison", QT_TRANSLATE_NOOP("Decisions", "Comparison of two conditions")},
    DecisionName{"format.fasta_genome", QT_TRANSLATE_NOOP("Decisions", "FASTA of a genome")},
    DecisionName{"format.fasta_cds", QT_TRANSLATE_NOOP("Decisions", "FASTA of coding sequences")},
    DecisionName{"format.gff3+fasta", QT_TRANSLATE_NOOP("Decisions", "GFF3 with its sequence")},
    DecisionName{"format.gtf+fasta", QT_TRANSLATE_NOOP("Decisions", "GTF with its sequence")},
    DecisionName{"sheet", QT_TRANSLATE_NOOP("Decisions", "Sheet of the workbook")},
    DecisionName{"archive_file", QT_TRANSLATE_NOOP("Decisions", "File in the archive")},
    DecisionName{"encoding", QT_TRANSLATE_NOOP("Decisions", "Encoding")},
    DecisionName{"delimiter", QT_TRANSLATE_NOOP("Decisions", "Separator of columns")},
    DecisionName{"delimiter.tab", QT_TRANSLATE_NOOP("Decisions", "Tab")},
    DecisionName{"delimiter.comma", QT_TRANSLATE_NOOP("Decisions", "Comma")},
    DecisionName{"delimiter.semicolon", QT_TRANSLATE_NOOP("Decisions", "Semicolon")},
    DecisionName{"delimiter.blank", QT_TRANSLATE_NOOP("Decisions", "Blank")},
    DecisionName{"decimal_mark", QT_TRANSLATE_NOOP("Decisions", "Decimal mark")},
    DecisionName{"decimal_mark.comma", QT_TRANSLATE_NOOP("Decisions", "Comma")},
    DecisionName{"decimal_mark.point", QT_TRANSLATE_NOOP("Decisions", "Point")},
    DecisionName{"decimal_mark.both", QT_TRANSLATE_NOOP("Decisions", "Both: each cell its own")},
    DecisionName{"yes_no", QT_TRANSLATE_NOOP("Decisions", "Columns of yes and no")},
    DecisionName{"yes_no.1 and 0", QT_TRANSLATE_NOOP("Decisions", "Read as 1 and 0")},
    DecisionName{"yes_no.leave out", QT_TRANSLATE_NOOP("Decisions", "Leave out")},
    DecisionName{"orientation", QT_TRANSLATE_NOOP("Decisions", "Direction of the table")},
    DecisionName{"orientation.genes down", QT_TRANSLATE_NOOP("Decisions", "A row a gene")},
    DecisionName{"orientation.genes across", QT_TRANSLATE_NOOP("Decisions", "A column a gene")},
    DecisionName{"genomes", QT_TRANSLATE_NOOP("Decisions", "Columns of genomes")},
    DecisionName{"header", QT_TRANSLATE_NOOP("Decisions", "Header")},
    DecisionName{"header.none", QT_TRANSLATE_NOOP("Decisions", "None")},
    DecisionName{"gene", QT_TRANSLATE_NOOP("Decisions", "Column of the gene")},
    DecisionName{"genes_in_a_cell", QT_TRANSLATE_NOOP("Decisions", "Several genes in a cell")},
    DecisionName{"trait", QT_TRANSLATE_NOOP("Decisions", "Column of the trait")},
    DecisionName{"traits_in_a_cell", QT_TRANSLATE_NOOP("Decisions", "Several traits in a cell")},
    DecisionName{"columns_of_traits", QT_TRANSLATE_NOOP("Decisions", "Columns of traits")},
    DecisionName{"source", QT_TRANSLATE_NOOP("Decisions", "Column of the source")},
    DecisionName{"source.file name", QT_TRANSLATE_NOOP("Decisions", "None: the name of the file")},
    DecisionName{"description", QT_TRANSLATE_NOOP("Decisions", "Column of the description")},
    DecisionName{"qualifier", QT_TRANSLATE_NOOP("Decisions", "Column of the qualifier")},
    DecisionName{"evidence", QT_TRANSLATE_NOOP("Decisions", "Column of the evidence")},
    DecisionName{"rows_left_out", QT_TRANSLATE_NOOP("Decisions", "Lines left out")},
    DecisionName{"value", QT_TRANSLATE_NOOP("Decisions", "Column of the value")},
    DecisionName{"conditions", QT_TRANSLATE_NOOP("Decisions", "Conditions")},
    DecisionName{"condition", QT_TRANSLATE_NOOP("Decisions", "Column of the condition")},
    DecisionName{"further_conditions", QT_TRANSLATE_NOOP("Decisions", "Further columns of the condition")},
    DecisionName{"compared_with", QT_TRANSLATE_NOOP("Decisions", "Column of what it is compared with")},
    DecisionName{"dose", QT_TRANSLATE_NOOP("Decisions", "Column of the dose")},
    DecisionName{"unit", QT_TRANSLATE_NOOP("Decisions", "Column of the unit")},
    DecisionName{"effect", QT_TRANSLATE_NOOP("Decisions", "Column of the effect")},
    DecisionName{"t", QT_TRANSLATE_NOOP("Decisions", "Column of t")},
    DecisionName{"p", QT_TRANSLATE_NOOP("Decisions", "Column of p")},
    DecisionName{"q", QT_TRANSLATE_NOOP("Decisions", "Column of q")},
    DecisionName{"group", QT_TRANSLATE_NOOP("Decisions", "Column of the group")},
    DecisionName{"use", QT_TRANSLATE_NOOP("Decisions", "Experiments that count")},
    DecisionName{"use.u", QT_TRANSLATE_NOOP("Decisions", "Passed the checks (u)")},
    DecisionName{"use.all", QT_TRANSLATE_NOOP("Decisions", "All")},
    DecisionName{"controls", QT_TRANSLATE_NOOP("Decisions", "Controls (Time0)")},
    DecisionName{"controls.leave out", QT_TRANSLATE_NOOP("Decisions", "Leave out")},
    DecisionName{"controls.use", QT_TRANSLATE_NOOP("Decisions", "Use as conditions")},
    DecisionName{"cluster", QT_TRANSLATE_NOOP("Decisions", "Column of the cluster")},
    DecisionName{"ancestors", QT_TRANSLATE_NOOP("Decisions", "Ancestors of terms")},
    DecisionName{"ancestors.yes", QT_TRANSLATE_NOOP("Decisions", "Get the genes of their descendants")},
    DecisionName{"ancestors.no", QT_TRANSLATE_NOOP("Decisions", "Stay as the file has them")},
    DecisionName{"terms", QT_TRANSLATE_NOOP("Decisions", "Terms")},
    DecisionName{"version", QT_TRANSLATE_NOOP("Decisions", "Version")},
    DecisionName{"layout", QT_TRANSLATE_NOOP("Decisions", "Layout")},
    DecisionName{"predicted_by", QT_TRANSLATE_NOOP("Decisions", "Predicted by")},
    DecisionName{"mode", QT_TRANSLATE_NOOP("Decisions", "Mode")},
    DecisionName{"genetic_code", QT_TRANSLATE_NOOP("Decisions", "Genetic code")},
};

QString nameOf(std::string_view id)
{
    const auto known = std::ranges::find(kDecisionNames, id, &DecisionName::id);
    return known == kDecisionNames.end() ? QString() : QCoreApplication::translate("Decisions", known->title);
}

}  // namespace

QString decisionTitle(const std::string& id)
{
    const QString title = nameOf(id);
    return title.isEmpty() ? qtext(id).replace(u'_', u' ') : title;
}

QString decisionValue(const std::string& id, const std::string& value)
{
    if (const QString name = nameOf(id + "." + value); !name.isEmpty()) return name;
    if (id == "format")
        for (const FormatInfo& format : formats())
            if (format.id == value) return qtext(format.title);
    return qtext(value);
}

}  // namespace pleio
