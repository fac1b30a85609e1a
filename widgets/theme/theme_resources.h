// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Resources of a static library are linked only when somebody asks for them by name; before the first use of icons or
/// palettes. In no namespace, because what Q_INIT_RESOURCE declares is in none.
inline void initialiseThemeResources() { Q_INIT_RESOURCE(pleioscope); }
