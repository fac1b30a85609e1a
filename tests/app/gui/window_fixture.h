// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/main_window.h"

#include <QSettings>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace pleio::test {

/// The real window with settings of its own, in a folder that goes away with it.
class WindowFixture {
public:
    WindowFixture();

    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] Session& session() { return m_window->session(); }
    [[nodiscard]] Selection& selection() { return session().selection(); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Writes `content` into a file of the folder and returns its path.
    QString write(const QString& name, const QByteArray& content) const;

    /// The runs that were done, as the working copy has them, oldest first.
    [[nodiscard]] std::vector<Trial> doneTrials();
    /// Waits until no job runs or waits; false after a minute.
    [[nodiscard]] bool waitIdle();
    /// Opens files as somebody does who agrees with what they are taken for.
    [[nodiscard]] bool openAll(const QStringList& paths);
    /// A small simulated genome and its traits, read but not analyzed.
    [[nodiscard]] bool openSmallGenome();
    /// The same, analyzed with few rotations.
    [[nodiscard]] bool openAnalyzed();
    [[nodiscard]] static Request quickRequest();
    /// A second window on the same settings, as after a new start.
    void restart();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// Files of a small simulated genome: 260 genes, 4 traits of 40 genes, 2 of them planted.
struct SmallGenome {
    QByteArray genbank, fasta, gff, traits;
};
[[nodiscard]] const SmallGenome& smallGenome();

}  // namespace pleio::test
