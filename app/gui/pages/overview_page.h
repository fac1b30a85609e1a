// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QVBoxLayout;

namespace pleio {

class FigurePanel;

/// What is loaded, what was left out and why, how the traits matched, what was found, and what to do next.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    OverviewPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;

signals:
    void problemsRequested();

private:
    void update();
    void updateFigures();
    void fillFacts();
    void addGenome(QVBoxLayout& layout);
    void addTraitFiles(QVBoxLayout& layout);
    void addPhenotypes(QVBoxLayout& layout);
    void addExclusions(QVBoxLayout& layout);
    void addResults(QVBoxLayout& layout);
    void addNextSteps(QVBoxLayout& layout);

    QVBoxLayout* m_facts = nullptr;
    QVBoxLayout* m_steps = nullptr;
    FigurePanel* m_grades = nullptr;
    FigurePanel* m_tracks = nullptr;
};

}  // namespace pleio
