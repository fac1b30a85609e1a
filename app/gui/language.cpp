// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace pleio {

namespace {

bool install(const QLocale& locale, const QString& catalogue, const QString& folder)
{
    auto texts = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (!texts->load(locale, catalogue, QStringLiteral("_"), folder)) return false;
    return QCoreApplication::installTranslator(texts.release());
}

}  // namespace

QString installLanguage(const QStringList& languages)
{
    for (const QString& language : languages) {
        const QLocale locale(language);
        // Whoever wants English before German must not get German because only that is a file.
        if (locale.language() == QLocale::English) break;
        if (!install(locale, QStringLiteral("pleioscope"), QStringLiteral(":/i18n"))) continue;
        install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        return QLocale::languageToCode(locale.language());
    }
    return QStringLiteral("en");
}

}  // namespace pleio
