// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/help_sheet.h"

#include "app/gui/pages/fact_list.h"
#include "core/base/version.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace pleio {

HelpSheet::HelpSheet(QWidget* parent) : SideSheet(tr("Pleioscope"), tr("Close"), parent)
{
    closeButton().hide();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    addText(*layout, tr("Version %1").arg(QString::fromStdString(programVersion())), true);
    addText(*layout,
            tr("A workbench for genomic pleiotropy: it learns which codons the genes of a trait prefer, tests on "
               "genes held out whether that tells members from others, and says how sure it is."));
    addText(*layout,
            tr("What it finds are shared codon preferences, not causes: a gene that fits a trait need not have it."));
    addText(*layout,
            tr("Free software under the GNU General Public License, version 3 or later, without any warranty."), true);
    addHeading(*layout, tr("Keys"));
    QFormLayout* keys = addFactList(*layout);
    addFact(*keys, tr("Ctrl+1 to Ctrl+8"), tr("pages"));
    addFact(*keys, tr("Ctrl+K"), tr("search genes, traits, analyses, actions"));
    addFact(*keys, tr("Ctrl+F"), tr("filter the table of the page"));
    addFact(*keys, tr("Ctrl+R"), tr("analyze"));
    addFact(*keys, tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, do again"));
    addFact(*keys, tr("Ctrl+D"), tr("clear the selection"));
    addFact(*keys, tr("Ctrl+E"), tr("export the figure of the page"));
    addFact(*keys, tr("Ctrl+T"), tr("export the table of the page"));
    addFact(*keys, tr("Ctrl+C in a table"), tr("copy the selected rows"));
    addFact(*keys, tr("Arrows in a figure"), tr("go from point to point, Enter selects"));
    addFact(*keys, tr("Ctrl+Shift+N in a figure"), tr("show its numbers, and back"));
    addFact(*keys, tr("+, −, 0 in a figure"), tr("zoom in, out, reset"));
    layout->addStretch();
    setContent(content);
    connect(this, &SideSheet::accepted, this, &HelpSheet::closed);
}

}  // namespace pleio
