// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace pleio {

namespace {

std::string textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().trimmed().toStdString();
}

/// The texts of a list member; what is no text goes to the notes.
std::vector<std::string> textsOf(const QJsonObject& object, const char* key, const std::string& trait,
                                 TraitFileBuilder& builder)
{
    const QJsonValue value = object.value(QLatin1String(key));
    std::vector<std::string> texts;
    const auto refuse = [&] {
        builder.addNote(Severity::Warning, "traits.json_not_text",
                        "{entry|entries} left out: a list of genes or sequences holds something other than text.",
                        trait + ", " + key);
    };
    if (!value.isUndefined() && !value.isNull() && !value.isArray()) refuse();
    for (const QJsonValue& entry : value.toArray()) {
        const std::string text = entry.toString().trimmed().toStdString();
        if (text.empty())
            refuse();
        else
            texts.push_back(text);
    }
    return texts;
}

void readTrait(const QJsonValue& value, std::size_t number, TraitFileBuilder& builder)
{
    const QJsonObject object = value.toObject();
    const std::string name = textOf(object, "name");
    if (name.empty()) {
        builder.addNote(Severity::Warning, "traits.json_no_name",
                        "{trait|traits} left out: {it has|they have} no name.", "trait " + std::to_string(number));
        return;
    }
    const std::size_t known = builder.file().traits.size();
    const std::int32_t trait = builder.trait(name, textOf(object, "source"), textOf(object, "description"));
    if (builder.file().traits.size() == known)
        builder.addNote(Severity::Warning, "traits.set_repeated",
                        "traits have name and source of an earlier one and were joined with it; give them names of "
                        "their own to keep them apart.",
                        "trait " + std::to_string(number) + ": " + name);
    for (const std::string& gene : textsOf(object, "associated_genes", name, builder)) builder.addRow(gene, trait);
    for (std::string& sequence : textsOf(object, "known_sequences", name, builder))
        builder.addSequence(trait, std::move(sequence));
}

/// Names of the list of genes in an object of a set; the first is that of MSigDB.
constexpr std::array<const char*, 5> kGeneLists{"geneSymbols", "genes", "gene_symbols", "associated_genes", "members"};

const char* geneListOf(const QJsonObject& set)
{
    const auto found =
        std::ranges::find_if(kGeneLists, [&set](const char* key) { return set.value(QLatin1String(key)).isArray(); });
    return found == kGeneLists.end() ? nullptr : *found;
}

/// Whether an object is one of sets by name: of lists, or of objects with a list of genes.
bool holdsSets(const QJsonObject& object)
{
    return !object.isEmpty() && std::ranges::all_of(object, [](const QJsonValue& set) {
        return set.isArray() || (set.isObject() && geneListOf(set.toObject()) != nullptr);
    });
}

/// One set of an object of sets. MSigDB (docs.gsea-msigdb.org, JSON format) gives its collection, which is the source.
void readSet(const QString& name, const QJsonValue& value, TraitFileBuilder& builder)
{
    QJsonObject set = value.toObject();
    if (value.isArray()) set.insert(QLatin1String(kGeneLists[0]), value);
    const std::string collection = textOf(set, "collection");
    std::string description = textOf(set, "description");
    if (description.empty()) description = textOf(set, "exactSource");
    if (description.empty()) description = textOf(set, "systematicName");
    const std::string title = name.trimmed().toStdString();
    const std::int32_t trait =
        builder.trait(title, collection.empty() ? std::string() : "MSigDB " + collection, description);
    for (const std::string& gene : textsOf(set, geneListOf(set), title, builder)) builder.addRow(gene, trait);
}

}  // namespace

bool isTraitJson(std::string_view text)
{
    const std::string_view begin = trimmed(withoutByteOrderMark(text));
    return begin.starts_with('{') || begin.starts_with('[');
}

Result<TraitFile> readTraitJson(std::string_view text, const std::string& fileName, const TraitContext&,
                                Progress& progress)
{
    text = withoutByteOrderMark(text);
    QJsonParseError problem;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto offset = std::min(static_cast<std::size_t>(std::max(problem.offset, 0)), text.size());
        const auto line = 1 + std::ranges::count(text.substr(0, offset), '\n');
        return badInput("The JSON cannot be read (" + problem.errorString().toStdString() + "); correct it here.",
                        fileName + ':' + std::to_string(line));
    }
    const QJsonValue traits =
        document.isArray() ? QJsonValue(document.array()) : document.object().value(QLatin1String("traits"));
    TraitFileBuilder builder("json", fileName);
    if (const QJsonObject sets = document.object(); !traits.isArray() && holdsSets(sets)) {
        for (auto set = sets.begin(); set != sets.end(); ++set) {
            if (progress.isCancelled()) return cancelled();
            readSet(set.key(), set.value(), builder);
        }
        builder.setLayout("JSON, gene sets by name");
        return std::move(builder).finish();
    }
    if (!traits.isArray())
        return badInput("The JSON holds no list of traits; give a list of {name, associated_genes}, an object with "
                        "that list under \"traits\", or an object of gene sets as MSigDB writes it (\"geneSymbols\").",
                        fileName);

    std::size_t number = 0;
    for (const QJsonValue& trait : traits.toArray()) {
        if (progress.isCancelled()) return cancelled();
        readTrait(trait, ++number, builder);
    }
    if (builder.file().traits.empty())
        return badInput("The list of traits holds none with a name; give every trait a \"name\".", fileName);
    builder.setLayout(document.isArray() ? "JSON, a list of traits" : "JSON, a list under \"traits\"");
    TraitFile file = std::move(builder).finish();
    file.simulated = document.object().value(QLatin1String("simulated")).toBool();
    return file;
}

}  // namespace pleio
