// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/heat_map_tools.h"

#include "widgets/plots/figure_text.h"
#include "widgets/plots/plot_view.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWidgetAction>

namespace pleio {

namespace {

constexpr int kSearchWidth = 130;
constexpr int kNumberWidth = 110;

QLineEdit* numberField(const QString& name)
{
    auto* field = new QLineEdit;
    field->setAccessibleName(name);
    field->setFixedWidth(kNumberWidth);
    return field;
}

}  // namespace

HeatMapTools::HeatMapTools(PlotView& view, QWidget* parent)
    : QWidget(parent), m_view(view), m_scaleButton(new QToolButton), m_kind(new QComboBox),
      m_lower(numberField(tr("Lowest value of the colours"))),
      m_centre(numberField(tr("Neutral value of the colours"))),
      m_upper(numberField(tr("Highest value of the colours"))), m_problem(new QLabel), m_search(new QLineEdit),
      m_found(new QLabel)
{
    m_scaleButton->setText(tr("Colours"));
    m_scaleButton->setToolTip(tr("Change the limits and the kind of the colour scale"));
    m_scaleButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_scaleButton);
    auto* form = new QWidgetAction(menu);
    form->setDefaultWidget(makeScaleForm());
    menu->addAction(form);
    m_scaleButton->setMenu(menu);

    m_search->setPlaceholderText(tr("Find a name"));
    m_search->setAccessibleName(tr("Find rows and columns of the heat map"));
    m_search->setToolTip(tr("Enter goes to the next name found, Shift+Enter to the one before"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(kSearchWidth);
    m_found->setObjectName(QStringLiteral("hint"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_found);
    layout->addWidget(m_scaleButton);

    connect(m_search, &QLineEdit::textChanged, this, &HeatMapTools::find);
    connect(m_search, &QLineEdit::returnPressed, this,
            [this] { showHit(QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier) ? -1 : 1); });
    takeFigure();
}

QWidget* HeatMapTools::makeScaleForm()
{
    auto* form = new QWidget;
    auto* layout = new QFormLayout(form);
    m_kind->addItem(tr("Diverging, blue to orange"), static_cast<int>(plot::HeatMap::Scale::Diverging));
    m_kind->addItem(tr("Sequential"), static_cast<int>(plot::HeatMap::Scale::Sequential));
    m_kind->setAccessibleName(tr("Kind of colour scale"));
    layout->addRow(tr("Scale"), m_kind);
    layout->addRow(tr("Lowest"), m_lower);
    layout->addRow(tr("Centre"), m_centre);
    layout->addRow(tr("Highest"), m_upper);
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addRow(m_problem);
    auto* reset = new QPushButton(tr("As the figure was"));
    layout->addRow(reset);
    connect(m_kind, &QComboBox::activated, this, &HeatMapTools::applyScale);
    for (QLineEdit* field : {m_lower, m_centre, m_upper})
        connect(field, &QLineEdit::editingFinished, this, &HeatMapTools::applyScale);
    connect(reset, &QPushButton::clicked, this, [this] {
        if (!m_scale) return;
        showScale(*m_scale);
        applyScale();
    });
    return form;
}

void HeatMapTools::takeFigure()
{
    const plot::HeatMap* map = m_view.heatMap();
    setVisible(map != nullptr);
    m_scale.reset();
    m_hits.clear();
    m_current = -1;
    if (!map) return;
    m_scale.emplace();
    m_scale->scale = map->scale;
    m_scale->lower = map->lower;
    m_scale->centre = map->centre;
    m_scale->upper = map->upper;
    showScale(*m_scale);
    find(m_search->text());
}

void HeatMapTools::showScale(const plot::HeatMap& map)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(map.scale)));
    const QLocale locale;
    m_lower->setText(locale.toString(map.lower, 'g', 6));
    m_centre->setText(locale.toString(map.centre, 'g', 6));
    m_upper->setText(locale.toString(map.upper, 'g', 6));
    m_problem->hide();
}

void HeatMapTools::applyScale()
{
    const QLocale locale;
    bool lowerOk = false, centreOk = false, upperOk = false;
    const double lower = locale.toDouble(m_lower->text(), &lowerOk),
                 centre = locale.toDouble(m_centre->text(), &centreOk),
                 upper = locale.toDouble(m_upper->text(), &upperOk);
    const auto scale = static_cast<plot::HeatMap::Scale>(m_kind->currentData().toInt());
    const bool diverges = scale == plot::HeatMap::Scale::Diverging;
    m_centre->setEnabled(diverges);
    QString problem;
    if (!lowerOk || !upperOk || (diverges && !centreOk))
        problem = tr("Give numbers.");
    else if (!(lower < upper))
        problem = tr("The lowest value must be below the highest.");
    else if (diverges && !(lower <= centre && centre <= upper))
        problem = tr("The centre must lie between the lowest and the highest value.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty()) m_view.setHeatMapScale(scale, lower, diverges ? centre : lower, upper);
}

void HeatMapTools::find(const QString& text)
{
    m_hits.clear();
    m_current = -1;
    std::vector<std::int32_t> rows, columns;
    const plot::HeatMap* map = m_view.heatMap();
    if (map && !text.trimmed().isEmpty()) {
        const auto search = [&](const std::vector<std::string>& names, std::vector<std::int32_t>& found) {
            for (std::size_t i = 0; i < names.size(); ++i)
                if (toQString(names[i]).contains(text.trimmed(), Qt::CaseInsensitive))
                    found.push_back(static_cast<std::int32_t>(i));
        };
        search(map->rowLabels, rows);
        search(map->columnLabels, columns);
        for (const std::int32_t row : rows) m_hits.push_back({row, {}});
        for (const std::int32_t column : columns) m_hits.push_back({{}, column});
    }
    m_found->setText(text.trimmed().isEmpty() ? QString()
                     : m_hits.empty()         ? tr("none")
                                              : tr("%1 found").arg(m_hits.size()));
    m_view.setMarks(std::move(rows), std::move(columns));
}

void HeatMapTools::showHit(int step)
{
    if (m_hits.empty()) return;
    const int count = hits();
    m_current = m_current < 0 ? (step > 0 ? 0 : count - 1) : (m_current + step + count) % count;
    const Hit& hit = m_hits[static_cast<std::size_t>(m_current)];
    m_view.showCell(hit.row, hit.column);
    m_found->setText(tr("%1 of %2").arg(m_current + 1).arg(count));
}

}  // namespace pleio
