// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/selection.h"

#include <QScrollArea>

class QFormLayout;
class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pleio {

class Session;
struct Gene;

/// The selected gene: names, product, place, key numbers with their rank, and the evidence for each trait,
/// supporting and not.
class Inspector final : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(Session& session, QWidget* parent = nullptr);

signals:
    void traitChosen(const TraitId& trait);

protected:
    void changeEvent(QEvent* event) override;

private:
    void update();
    void showIdentity(const Gene& gene, QVBoxLayout& layout);
    void showNumbers(const Gene& gene, QVBoxLayout& layout);
    void showEvidence(const Gene& gene, QVBoxLayout& layout);
    void showSequence(const Gene& gene, QVBoxLayout& layout);

    Session& m_session;
};

}  // namespace pleio
