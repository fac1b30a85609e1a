// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/generator.h"

#include <QDir>
#include <QSaveFile>

#include <memory>
#include <utility>

namespace pleio {

namespace {

Error cannotWrite(const QString& path, const QString& reason)
{
    return {ErrorKind::Io,
            "Cannot write the file (" + reason.toStdString() + "); choose a folder you may write to, or free space.",
            path.toStdString()};
}

}  // namespace

Result<void> writeSynthFiles(const SynthFiles& files, const std::string& folder)
{
    const QDir target(QString::fromStdString(folder));
    if (!target.mkpath(QStringLiteral(".")))
        return Error{ErrorKind::Io, "Cannot make the folder; check the path and its permissions.", folder};
    const std::pair<const char*, const std::string*> contents[] = {
        {"genome.gbk", &files.genbank},        {"genome.fna", &files.fasta}, {"genome.gff", &files.gff},
        {"traits.tsv", &files.traits},         {"truth.tsv", &files.truth},  {"truth_keys.tsv", &files.truthKeys},
        {"codon_usage.tsv", &files.codonTable}};

    // All files are complete on the disk before the first takes its name, so a full disk leaves no mixture.
    std::vector<std::unique_ptr<QSaveFile>> pending;
    for (const auto& [name, text] : contents) {
        const QString path = target.filePath(QString::fromLatin1(name));
        auto file = std::make_unique<QSaveFile>(path);
        const auto size = static_cast<qint64>(text->size());
        if (!file->open(QIODevice::WriteOnly) || file->write(text->data(), size) != size || !file->flush())
            return cannotWrite(path, file->errorString());
        pending.push_back(std::move(file));
    }
    for (const auto& file : pending)
        if (!file->commit()) return cannotWrite(file->fileName(), file->errorString());
    return {};
}

}  // namespace pleio
