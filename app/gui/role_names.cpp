// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/role_names.h"

#include "core/io/source_roles.h"

#include <QCoreApplication>

namespace pleio {

namespace {

// The texts are literals, which end with a zero.
QString ofRoles(std::string_view text) { return QCoreApplication::translate("SourceRoles", text.data()); }

}  // namespace

QString roleTitle(SourceRole role) { return ofRoles(sourceRole(role).title); }
QString roleContent(SourceRole role) { return ofRoles(sourceRole(role).what); }

}  // namespace pleio
