// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/python/loaded_dataset.h"

#include "app/python/read_only_array.h"
#include "app/python/watched_work.h"
#include "core/analysis/report_json.h"
#include "core/io/intake/paths_by_role.h"
#include "core/io/source_roles.h"

#include <pybind11/stl.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace py = pybind11;

namespace pleio::python {

namespace {

using FilesByRole = std::map<std::string, std::vector<std::string>>;
using ChoicesByFile = std::map<std::string, ReadChoices>;

Result<PathsByRole> pathsOf(const FilesByRole& files)
{
    PathsByRole paths(sourceRoles().size());
    for (const auto& [id, ofRole] : files) {
        const SourceRoleInfo* role = findSourceRole(id);
        if (role == nullptr) return Error{ErrorKind::Usage, "There is no role of files of this name.", id};
        paths[static_cast<std::size_t>(role->role)] = ofRole;
    }
    return paths;
}

/// The choices by the SHA-256 of the files.
Result<std::map<std::string, ReadChoices>> choicesOf(const ChoicesByFile& how, const std::vector<SourceFile>& sources)
{
    std::map<std::string, ReadChoices> choices;
    for (const auto& [file, said] : how) {
        const auto source = std::ranges::find_if(
            sources, [&file = file](const SourceFile& each) { return each.path == file || each.name == file; });
        if (source == sources.end())
            return Error{ErrorKind::Usage, "No file \"" + file + "\" is among the inputs.", "how"};
        choices[source->sha256] = said;
    }
    return choices;
}

Result<LoadedDataset> readDataset(const FilesByRole& files, const ChoicesByFile& how, const GenomeOptions& genome,
                                  Progress& progress)
{
    const auto paths = pathsOf(files);
    if (!paths) return paths.error();
    SubProgress sorting(progress, 0, 0.1), reading(progress, 0.1, 0.3), loading(progress, 0.3, 1);
    const auto intake = sortByRole(*paths, sorting);
    if (!intake) return intake.error();
    if (intake->files.empty())
        return Error{ErrorKind::Usage, "There is no file to read; give a genome or a table.", {}};
    auto sources = readIn(*intake, reading);
    if (!sources) return sources.error();
    LoadOptions options;
    options.genome = genome;
    auto choices = choicesOf(how, *sources);
    if (!choices) return choices.error();
    options.read = *std::move(choices);
    auto dataset = loadDataset(*std::move(sources), options, loading);
    if (!dataset) return dataset.error();
    return LoadedDataset{*std::move(dataset), intakeNotes(*intake)};
}

/// A list of parts of an object, which live as long as it does.
template <class Part>
py::list listOfParts(const std::vector<Part>& parts, const py::handle& owner)
{
    py::list list;
    for (const Part& part : parts) list.append(py::cast(part, py::return_value_policy::reference_internal, owner));
    return list;
}

const LoadedDataset& asDataset(const py::handle& self) { return py::cast<const LoadedDataset&>(self); }

py::array matrixOf(const Eigen::MatrixXd& matrix, const py::handle& owner)
{
    return readOnlyArray(matrix.data(), {matrix.rows(), matrix.cols()}, {1, matrix.rows()}, owner);
}

/// The matrix, or None where there are no such values.
py::object matrixOrNone(const Eigen::MatrixXd& matrix, const py::handle& owner)
{
    return matrix.size() == 0 ? py::object(py::none()) : matrixOf(matrix, owner);
}

std::string scaleId(PhenotypeScale scale)
{
    return scale == PhenotypeScale::Score ? "score" : scale == PhenotypeScale::Ternary ? "ternary" : "binary";
}

void defineGenome(py::module_& module)
{
    py::class_<Replicon>(module, "Replicon", "A chromosome, plasmid, organelle or contig.")
        .def_readonly("id", &Replicon::id)
        .def_readonly("description", &Replicon::description)
        .def_readonly("sequence", &Replicon::sequence, "Upper case; empty if the file gave annotation only.")
        .def_readonly("circular", &Replicon::circular);
    py::class_<Gene>(module, "Gene", "One protein-coding gene (CDS), its names exactly as in the file.")
        .def_readonly("id", &Gene::id)
        .def_readonly("locus_tag", &Gene::locusTag)
        .def_readonly("symbol", &Gene::symbol)
        .def_readonly("protein_id", &Gene::proteinId)
        .def_readonly("product", &Gene::product)
        .def_readonly("replicon", &Gene::replicon, "Index into Dataset.replicons; -1 for a FASTA of CDS.")
        .def_property_readonly(
            "start", [](const Gene& gene) { return gene.location.start(); }, "First base, counted from 0.")
        .def_property_readonly(
            "end", [](const Gene& gene) { return gene.location.end(); }, "One past the last base.")
        .def_property_readonly(
            "strand", [](const Gene& gene) { return static_cast<int>(gene.location.strand()); }, "1 or -1.")
        .def_readonly("genetic_code", &Gene::geneticCode, "Number of the NCBI table.")
        .def_readonly("sequence", &Gene::coding, "The coding sequence, 5' to 3'; empty if it could not be built.")
        .def_property_readonly("used", &Gene::used, "Whether it takes part in statistics.")
        .def_property_readonly(
            "exclusion",
            [](const Gene& gene) { return gene.used() ? std::string_view() : exclusionId(gene.exclusion); },
            "Why it does not; empty if it does.")
        .def("__repr__", [](const Gene& gene) { return "<pleioscope.Gene " + gene.displayName() + ">"; });
    py::class_<GeneCodons>(module, "Codons", "Codon counts of the genes whose sequence is at hand, a row a gene.")
        .def_property_readonly(
            "counts",
            [](const py::object& self) {
                const auto& counts = py::cast<const GeneCodons&>(self).codons.counts;
                return readOnlyArray(counts.data(), {counts.rows(), kCodons}, {kCodons, 1}, self);
            },
            "Genes × 64, in the order of CODONS, without the terminal stop codon; not a copy, read-only.")
        .def_property_readonly(
            "genes",
            [](const py::object& self) { return readOnlyArray(py::cast<const GeneCodons&>(self).codons.genes, self); },
            "Index into Dataset.genes of each row; not a copy, read-only.")
        .def_property_readonly(
            "code", [](const GeneCodons& self) { return self.code == nullptr ? 0 : self.code->id(); },
            "Number of the NCBI table of the statistics.");
}

void defineTables(py::module_& module)
{
    py::class_<Trait>(module, "Trait", "A set of genes that carry a trait.")
        .def_readonly("name", &Trait::name)
        .def_readonly("source", &Trait::source)
        .def_readonly("description", &Trait::description)
        .def_property_readonly(
            "genes", [](const py::object& self) { return readOnlyArray(py::cast<const Trait&>(self).genes, self); },
            "Ascending indices into Dataset.genes; not a copy, read-only.")
        .def("__repr__", [](const Trait& trait) { return "<pleioscope.Trait " + trait.name + ">"; });
    const auto matrix = [](Eigen::MatrixXd Phenotypes::*member) {
        return
            [member](const py::object& self) { return matrixOrNone(py::cast<const Phenotypes&>(self).*member, self); };
    };
    py::class_<Phenotypes>(module, "Phenotypes", "Measured phenotypes, a row a gene and a column a condition.")
        .def_readonly("rows", &Phenotypes::rows, "Names of the genes.")
        .def_property_readonly(
            "genes",
            [](const py::object& self) { return readOnlyArray(py::cast<const Phenotypes&>(self).genes, self); },
            "Index into Dataset.genes of each row, -1 where the name fits none or several.")
        .def_readonly("conditions", &Phenotypes::conditions, "Names of the columns.")
        .def_readonly("groups", &Phenotypes::groups, "What each condition measures.")
        .def_property_readonly("effect", matrix(&Phenotypes::effect),
                               "Rows × conditions, NaN where missing; not a copy, read-only.")
        .def_property_readonly("t", matrix(&Phenotypes::t), "Of the same shape; None if no file has t values.")
        .def_property_readonly("p", matrix(&Phenotypes::p), "Of the same shape; None if no file has p values.")
        .def_property_readonly("q", matrix(&Phenotypes::q), "Of the same shape; None if no file has q values.")
        .def_property_readonly(
            "scale", [](const Phenotypes& self) { return scaleId(self.scale); },
            "\"score\", \"ternary\" (-1, 0, 1) or \"binary\" (0, 1).");
}

void defineNotes(py::module_& module)
{
    py::class_<Note>(module, "Note", "What did not stop the work but should be seen, as a CDS that was left out.")
        .def_property_readonly(
            "severity", [](const Note& note) { return severityId(note.severity); },
            R"("info", "warning" or "problem".)")
        .def_readonly("code", &Note::code, "Stable: \"cds.internal_stop\".")
        .def_readonly("text", &Note::text, "One sentence, with the number in it.")
        .def_readonly("count", &Note::count, "How many things it is about.")
        .def_readonly("examples", &Note::examples, "At most twenty.")
        .def_readonly("where", &Note::where, "A file, or file:line; may be empty.")
        .def("__str__", [](const Note& note) { return note.where.empty() ? note.text : note.where + ": " + note.text; })
        .def("__repr__", [](const Note& note) {
            return "<pleioscope.Note " + std::string(severityId(note.severity)) + " " + note.code + ": " + note.text +
                   ">";
        });
}

void defineSources(py::module_& module)
{
    py::class_<SourceFile>(module, "Source", "A file that was read.")
        .def_property_readonly("role", [](const SourceFile& self) { return sourceRole(self.role).id; })
        .def_readonly("name", &SourceFile::name)
        .def_property_readonly("path", [](const SourceFile& self) { return py::bytes(self.path); })
        .def_readonly("sha256", &SourceFile::sha256);
    py::class_<Reading::Decision>(module, "Decision", "One decision about how a file is read.")
        .def_readonly("id", &Reading::Decision::id)
        .def_readonly("value", &Reading::Decision::value)
        .def_readonly("why", &Reading::Decision::why)
        .def_readonly("alternatives", &Reading::Decision::alternatives, "What `how` of read() may say in its place.")
        .def("__repr__", &Reading::Decision::text);
    py::class_<Reading>(module, "Reading", "How a file was understood.")
        .def_property_readonly(
            "decisions",
            [](const py::object& self) { return listOfParts(py::cast<const Reading&>(self).decisions, self); })
        .def("__str__", &Reading::text)
        .def("__repr__", &Reading::text);
}

std::string textOf(const LoadedDataset& dataset)
{
    const Genome& genome = dataset.data.genome;
    return "<pleioscope.Dataset " + (genome.organism.empty() ? genome.format : genome.organism) + ": " +
           std::to_string(genome.genes.size()) + " genes, " + std::to_string(dataset.data.traits.traits.size()) +
           " traits" + (dataset.data.simulated ? ", simulated>" : ">");
}

template <class Part>
auto partsOf(std::vector<Part> Dataset::*member)
{
    return [member](const py::object& self) { return listOfParts(asDataset(self).data.*member, self); };
}

template <class Value>
auto valuesOf(std::vector<Value> Dataset::*member)
{
    return [member](const py::object& self) -> py::object {
        const auto& values = asDataset(self).data.*member;
        return values.empty() ? py::object(py::none()) : readOnlyArray(values, self);
    };
}

}  // namespace

void defineDataset(py::module_& module)
{
    defineNotes(module);
    defineGenome(module);
    defineTables(module);
    defineSources(module);
    py::class_<LoadedDataset>(module, "Dataset", "A genome, or names of genes, with what is known of them; read-only.")
        .def_property_readonly("organism", [](const LoadedDataset& self) { return self.data.genome.organism; })
        .def_property_readonly("format", [](const LoadedDataset& self) { return self.data.genome.format; })
        .def_property_readonly("simulated", [](const LoadedDataset& self) { return self.data.simulated; })
        .def_property_readonly(
            "replicons",
            [](const py::object& self) { return listOfParts(asDataset(self).data.genome.replicons, self); })
        .def_property_readonly(
            "genes", [](const py::object& self) { return listOfParts(asDataset(self).data.genome.genes, self); },
            "All CDS in the order of the file, also those that are left out of statistics.")
        .def_property_readonly(
            "codons", [](const LoadedDataset& self) -> const GeneCodons& { return self.data.codons; },
            py::return_value_policy::reference_internal, "Counts with start codons, of which tables are made.")
        .def_property_readonly(
            "codons_without_start",
            [](const LoadedDataset& self) -> const GeneCodons& { return self.data.codonsWithoutStart; },
            py::return_value_policy::reference_internal, "Counts without start codons, from which keys are learned.")
        .def_property_readonly(
            "traits", [](const py::object& self) { return listOfParts(asDataset(self).data.traits.traits, self); })
        .def_property_readonly(
            "phenotypes",
            [](const py::object& self) -> py::object {
                const auto& phenotypes = asDataset(self).data.phenotypes;
                if (!phenotypes) return py::none();
                return py::cast(*phenotypes, py::return_value_policy::reference_internal, self);
            },
            "None if none were given.")
        .def_property_readonly("expression", valuesOf(&Dataset::expression),
                               "A value a gene, NaN where unknown; None if none were given.")
        .def_property_readonly("clusters", valuesOf(&Dataset::clusters),
                               "A number a gene, -1 where unknown; None if none were given.")
        .def_property_readonly("sources", partsOf(&Dataset::sources))
        .def_property_readonly("readings", partsOf(&Dataset::readings), "How each of the sources was read.")
        .def_property_readonly(
            "notes",
            [](const LoadedDataset& self) {
                std::vector<Note> notes = self.data.notes();
                notes.insert(notes.end(), self.intakeNotes.begin(), self.intakeNotes.end());
                return notes;
            },
            "What was noticed while reading.")
        .def("__repr__", &textOf);
    module.def(
        "read",
        [](const FilesByRole& files, const ChoicesByFile& how, int geneticCode, bool useProdigal,
           const py::object& progress) {
            GenomeOptions genome;
            genome.defaultGeneticCode = geneticCode;
            genome.useProdigal = useProdigal;
            return std::make_unique<LoadedDataset>(
                watched([&](Progress& part) { return readDataset(files, how, genome, part); }, progress));
        },
        py::arg("files"), py::arg("how"), py::arg("genetic_code"), py::arg("prodigal"), py::arg("progress"));
}

}  // namespace pleio::python
