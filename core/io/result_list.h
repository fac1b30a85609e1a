// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// What this program wrote into a folder: the content of kResultList.
class ResultList {
public:
    /// Of this folder; empty if it has none. Usage if a file of that name is not one of ours; Io if it cannot be read.
    [[nodiscard]] static Result<ResultList> of(const QString& folder);

    /// A name may have several sums: those before and after it is written.
    void add(const std::string& maker, const std::string& name, const std::string& sha256);
    void remove(const std::string& name);
    [[nodiscard]] std::vector<std::string> names(const std::string& maker) const;
    /// True if the regular file or link of this name in `folder` has one of its sums.
    [[nodiscard]] bool isUnchanged(const QString& folder, const std::string& name) const;
    /// True if a file has two sums: a run that replaced files of another ended before its last one had its name.
    [[nodiscard]] bool isHalfway() const;
    [[nodiscard]] std::string text() const;

private:
    std::map<std::string, std::multimap<std::string, std::string>> m_byMaker;  ///< maker -> name -> sum
};

}  // namespace pleio
