// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <string>

namespace pleio {

/// Whether a project could be written there: its folder is there, and no folder or write-protected file has its name.
/// Io.
[[nodiscard]] Result<void> checkProjectPlace(const std::string& path);

/// A file beside the one that it will replace. It goes away with this object unless it was given its name, so that a
/// full disk, a cancel or a crash leaves what was there before. A link is followed.
class TargetFile {
public:
    /// Io as checkProjectPlace.
    [[nodiscard]] static Result<TargetFile> beside(const std::string& target);
    TargetFile(TargetFile&& other) noexcept;
    TargetFile& operator=(TargetFile&&) = delete;
    ~TargetFile();

    /// Where the content is written until then.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// Brings the content to the disk, keeps what was there under the name "NAME~", and gives the file its name, in
    /// that order, so that the name never stands for half a file, whatever happens to the machine.
    [[nodiscard]] Result<void> commit();

private:
    TargetFile(QString path, QString target) : m_path(std::move(path)), m_target(std::move(target)) {}
    QString m_path, m_target;
};

}  // namespace pleio
