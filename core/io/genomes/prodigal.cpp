// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/prodigal.h"

#include "core/base/text.h"
#include "core/io/genomes/gff3.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

constexpr int kPollMilliseconds = 100;
constexpr std::size_t kTrainingBases = 20'000;  ///< prodigal refuses to train on less
constexpr qsizetype kLineBases = 70;

Error failure(std::string message) { return {ErrorKind::Io, std::move(message), "prodigal"}; }

/// Sequences under numbers instead of their names, which prodigal may cut.
bool writeFasta(const Genome& genome, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    for (std::size_t i = 0; i < genome.replicons.size(); ++i) {
        file.write('>' + QByteArray::number(static_cast<qulonglong>(i)) + '\n');
        std::string sequence = genome.replicons[i].sequence;
        std::ranges::replace(sequence, 'U', 'T');
        const auto size = static_cast<qsizetype>(sequence.size());
        for (qsizetype at = 0; at < size; at += kLineBases) {
            file.write(sequence.data() + at, std::min(kLineBases, size - at));
            file.write("\n");
        }
    }
    return file.flush() && file.error() == QFileDevice::NoError;
}

/// "2.6.3" of "# Model Data: version=Prodigal.v2.6.3;run_type=Single;…", which it writes before the genes of each
/// sequence; empty if that is not there.
std::string versionIn(std::string_view gff)
{
    constexpr std::string_view kMark = "version=Prodigal.v";
    const auto at = gff.find(kMark);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = gff.substr(at + kMark.size());
    return std::string(rest.substr(0, rest.find_first_of("; \t\r\n")));
}

/// Waits for the program and ends it when the work is cancelled.
Result<void> waitFor(QProcess& process, Progress& progress)
{
    while (!process.waitForFinished(kPollMilliseconds)) {
        if (process.state() == QProcess::NotRunning) break;
        if (!progress.isCancelled()) continue;
        process.kill();
        process.waitForFinished();
        return cancelled();
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const std::string said = process.readAllStandardError().trimmed().toStdString();
        return failure("Prodigal failed" + (said.empty() ? std::string() : " (" + said.substr(0, 200) + ')') +
                       "; choose the built-in search for open reading frames.");
    }
    return {};
}

}  // namespace

std::string findProdigal(const std::string& given)
{
    if (!given.empty()) {
        const QFileInfo info(QString::fromStdString(given));
        return info.isFile() && info.isExecutable() ? given : std::string();
    }
    return QStandardPaths::findExecutable(QStringLiteral("prodigal")).toStdString();
}

bool prodigalKnowsCode(int code)
{
    return (code >= 1 && code <= 6) || (code >= 9 && code <= 16) || (code >= 21 && code <= 25);
}

Result<GenePrediction> predictByProdigal(Genome& genome, const std::string& program, int geneticCode,
                                         Progress& progress)
{
    if (progress.isCancelled()) return cancelled();
    const QTemporaryDir folder;
    const QString input = folder.filePath(QStringLiteral("genome.fna"));
    const QString output = folder.filePath(QStringLiteral("genes.gff"));
    if (!folder.isValid() || !writeFasta(genome, input))
        return failure("Prodigal's input cannot be written to the temporary folder; make room on that disk.");

    std::size_t bases = 0;
    for (const Replicon& replicon : genome.replicons) bases += replicon.sequence.size();
    GenePrediction prediction;
    prediction.program = kProdigal;
    prediction.mode = bases >= kTrainingBases ? "single" : "meta";
    prediction.geneticCode = geneticCode;
    progress.report(0.0, "Finding genes with prodigal");
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(QString::fromStdString(program),
                  {QStringLiteral("-q"), QStringLiteral("-i"), input, QStringLiteral("-o"), output,
                   QStringLiteral("-f"), QStringLiteral("gff"), QStringLiteral("-g"), QString::number(geneticCode),
                   QStringLiteral("-p"), QString::fromStdString(prediction.mode)});
    if (!process.waitForStarted()) return failure("Prodigal cannot be started; check its path.");
    if (auto done = waitFor(process, progress); !done) return done.error();

    QFile file(output);
    if (!file.open(QIODevice::ReadOnly)) return failure("Prodigal wrote no result; choose the built-in search.");
    const QByteArray bytes = file.readAll();
    const std::string_view gff(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    auto annotation = readGff3(gff, "prodigal", geneticCode, progress);
    if (!annotation) return annotation.error();
    std::unordered_map<std::string_view, int> numbers;  // by name, which may repeat
    for (std::size_t i = 0; i < annotation->genes.size(); ++i) {
        std::int64_t sequence = -1;
        if (!parseInteger(annotation->seqids[i], sequence) || sequence < 0 ||
            sequence >= static_cast<std::int64_t>(genome.replicons.size()))
            return failure("Prodigal's result cannot be read; choose the built-in search.");
        const auto index = static_cast<std::size_t>(sequence);
        Gene& gene = annotation->genes[i];
        gene.id = genome.replicons[index].id + '_' + std::to_string(++numbers[genome.replicons[index].id]);
        gene.replicon = static_cast<std::int32_t>(sequence);
        gene.otherIds.clear();  // numbers of the sequences that were made up here
        gene.predicted = true;
        genome.genes.push_back(std::move(gene));
    }
    genome.predicted = true;
    prediction.version = versionIn(gff);
    return prediction;
}

}  // namespace pleio
