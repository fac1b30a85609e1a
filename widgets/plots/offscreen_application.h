// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <memory>

namespace pleio {

/// An application object by which a program without windows draws figures in memory, without a display or a session
/// (cron, containers).
[[nodiscard]] std::unique_ptr<QApplication> makeOffscreenApplication(int& argc, char** argv);

}  // namespace pleio
