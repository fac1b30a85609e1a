// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layering.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <optional>
#include <utility>

namespace pleio::test {
namespace {

const QStringList kPlainModules{QStringLiteral("core/base"),   QStringLiteral("core/math"),
                                QStringLiteral("core/genome"), QStringLiteral("core/traits"),
                                QStringLiteral("core/codon"),  QStringLiteral("core/cipher")};

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "core/base", "core/math", … as a CMakeLists.txt adds them, bottom first.
QStringList modulesOf(const QDir& root, const QString& area)
{
    static const QRegularExpression line(QStringLiteral("^\\s*add_subdirectory\\((\\w+)"),
                                         QRegularExpression::MultilineOption);
    QStringList modules;
    auto match = line.globalMatch(textOf(root.filePath(area + QStringLiteral("/CMakeLists.txt"))));
    while (match.hasNext()) modules << area + u'/' + match.next().captured(1);
    return modules;
}

/// "core/io/fasta.h" -> "core/io"; a file that lies directly in core/ or app/ belongs to no module.
QString moduleOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() < 3 ? QString() : parts[0] + u'/' + parts[1];
}

struct Include {
    int line = 0;
    QString path;
    bool quoted = false;
};

QList<Include> includesOf(const QString& text)
{
    static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> includes;
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = directive.match(lines[i]);
        if (match.hasMatch()) includes.push_back({i + 1, match.captured(2), match.captured(1) == QStringLiteral("\"")});
    }
    return includes;
}

class Rules {
public:
    Rules(const QDir& root, const QString& qtHeaders)
        : m_root(root), m_qtHeaders(qtHeaders),
          m_order(modulesOf(root, QStringLiteral("core")) + modulesOf(root, QStringLiteral("widgets")))
    {
    }

    [[nodiscard]] const QStringList& order() const { return m_order; }

    /// What is wrong with this include in a file of `module`, or nothing.
    [[nodiscard]] std::optional<QString> breach(const QString& module, const Include& include) const
    {
        return include.quoted ? breachOfProject(module, include.path) : breachOfOutside(module, include.path);
    }

private:
    [[nodiscard]] std::optional<QString> breachOfProject(const QString& module, const QString& path) const
    {
        if (path.endsWith(QStringLiteral(".moc"))) return {};  // made by moc beside the object file
        if (!m_root.exists(path))
            return QStringLiteral("\"%1\" is not a path from the root of the source tree").arg(path);
        const QString target = moduleOf(path);
        if (target == module) return {};
        if (module.startsWith(QStringLiteral("app/"))) {
            if (m_order.contains(target)) return {};
            return QStringLiteral("%1 may not include \"%2\"; programs share code through core and widgets")
                .arg(module, path);
        }
        const auto own = m_order.indexOf(module);
        const auto other = m_order.indexOf(target);
        if (other >= 0 && other < own) return {};
        return QStringLiteral("%1 may not include \"%2\"; arrows point down only").arg(module, path);
    }

    [[nodiscard]] std::optional<QString> breachOfOutside(const QString& module, const QString& path) const
    {
        if (!module.startsWith(QStringLiteral("core/"))) return {};
        const bool plain = kPlainModules.contains(module);
        static const QRegularExpression qtName(QStringLiteral("^(Q[A-Z]|q[a-z]+\\.h$|Qt)"));
        if (qtName.match(path).hasMatch()) {
            if (plain) return QStringLiteral("%1 may not include <%2>; it holds no Qt").arg(module, path);
            if (isOf(QStringLiteral("QtCore/"), path)) return {};
            const bool monitors = module == QStringLiteral("core/monitoring");
            if ((monitors || module == QStringLiteral("core/swarm")) && isOf(QStringLiteral("QtNetwork/"), path))
                return {};
            if (monitors && isOf(QStringLiteral("QtHttpServer/"), path)) return {};
            return QStringLiteral("%1 may not include <%2>; core uses Qt Core only").arg(module, path);
        }
        if (!plain || !path.contains(u'/')) return {};  // the standard library has no folders
        const QString library = path.section(u'/', 0, 0);
        if (library == QStringLiteral("Eigen") || library == QStringLiteral("tbb") ||
            library == QStringLiteral("oneapi") || path.startsWith(QStringLiteral("boost/math/")))
            return {};
        return QStringLiteral("%1 may not include <%2>; plain modules use the standard library, Eigen, oneTBB and "
                              "Boost.Math")
            .arg(module, path);
    }

    /// Whether a header is one of this part of Qt, as "QtCore/".
    [[nodiscard]] bool isOf(const QString& part, const QString& path) const
    {
        return QFileInfo::exists(m_qtHeaders + u'/' + (path.startsWith(part) ? path : part + path));
    }

    QDir m_root;
    QString m_qtHeaders;
    QStringList m_order;
};

}  // namespace

QStringList layeringViolations(const QString& root, const QString& qtHeaders)
{
    const QDir dir(root);
    const Rules rules(dir, qtHeaders);
    QStringList found;
    for (const QString& area : {QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app")}) {
        QDirIterator files(dir.filePath(area), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = dir.relativeFilePath(files.next());
            const QString module = moduleOf(path);
            if (!module.startsWith(QStringLiteral("app/")) && !rules.order().contains(module)) {
                found << QStringLiteral("%1: lies in no module that %2/CMakeLists.txt adds").arg(path, area);
                continue;
            }
            const QList<Include> includes = includesOf(textOf(dir.filePath(path)));
            // So that whoever compiles the .cpp alone sees whether its header compiles alone.
            const QString own = path.chopped(QFileInfo(path).suffix().size()) + u'h';
            if (path.endsWith(QStringLiteral(".cpp")) && dir.exists(own) &&
                (includes.isEmpty() || includes.first().path != own))
                found << QStringLiteral("%1: the first include must be its own header").arg(path);
            for (const Include& include : includes)
                if (const auto breach = rules.breach(module, include))
                    found << QStringLiteral("%1:%2: %3").arg(path, QString::number(include.line), *breach);
        }
    }
    found.sort();
    return found;
}

}  // namespace pleio::test
