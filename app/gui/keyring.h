// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

class QObject;

namespace pleio {

/// Passwords in the keyring of the desktop (Secret Service or KWallet), each by a key that says what it is for. The
/// functions return at once; `done` is called later, in the event loop, and never after `context` is gone. Io where no
/// keyring answers or the user refuses.

/// The password, or an empty text if none is kept.
void readFromKeyring(const QString& key, QObject* context, std::function<void(Result<QString>)> done);
void writeToKeyring(const QString& key, const QString& password, QObject* context,
                    std::function<void(Result<void>)> done);
/// Also if there was none.
void removeFromKeyring(const QString& key, QObject* context);

}  // namespace pleio
