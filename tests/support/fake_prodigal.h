// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace pleio::test {

/// A genome without annotation, and what a prodigal that finds the planted genes says about it. The search for open
/// reading frames finds others: it knows neither the end outside the first sequence nor the code of the second.
class UnannotatedGenome {
public:
    UnannotatedGenome()
    {
        std::string first = codons(60) + "TAA";
        addRow("0", 1, first.size(), '+', "10");
        for (int gene = 0; gene < kGenes; ++gene) {
            first += kSpacer;
            const std::string coding = "ATG" + codons(100 + gene) + "TAA";
            const std::size_t start = first.size() + 1;
            first += gene % 2 == 0 ? coding : reverseComplement(coding);
            addRow("0", start, first.size(), gene % 2 == 0 ? '+' : '-', "00");
        }
        const std::string second = kSpacer + "ATG" + codons(40) + "TGA" + codons(60) + "TAG" + kSpacer;
        addRow("1", kSpacer.size() + 1, second.size() - kSpacer.size(), '+', "00");
        m_fasta = ">contig_1 a sequence\n" + first + kSpacer + "\n>contig_2\n" + second + "\n";
    }

    static constexpr int kGenes = 12;
    static constexpr std::size_t kPredicted = kGenes + 2;

    [[nodiscard]] const std::string& fasta() const { return m_fasta; }
    /// Of sequences that are called 0 and 1.
    [[nodiscard]] QByteArray prodigalText(const QByteArray& version) const
    {
        QByteArray text = "##gff-version  3\n";
        for (const char sequence : {'0', '1'}) {
            text += QByteArray("# Sequence Data: seqnum=1;seqlen=9;seqhdr=\"") + sequence + "\"\n";
            text +=
                "# Model Data: version=Prodigal.v" + version +
                ";run_type=Single;model=\"Ab initio\";gc_cont=50.00;transl_table=" + (sequence == '0' ? "11" : "4") +
                ";uses_sd=1\n";
            text += m_rows[sequence == '0' ? 0 : 1];
        }
        return text.replace("Prodigal_v", "Prodigal_v" + version);
    }
    /// A GFF3 that a person made: the second planted gene alone.
    [[nodiscard]] static QByteArray annotation()
    {
        const auto start = static_cast<int>(std::size_t{3} * 61 + kSpacer.size() + 1);
        return "##gff-version 3\ncontig_1\tx\tCDS\t" + QByteArray::number(start) + '\t' +
               QByteArray::number(start + 3 * 102 - 1) + "\t.\t+\t0\tID=cds-a;locus_tag=A_0001\n";
    }

private:
    inline static const std::string kSpacer = "TTAACTAATTAACTAATTAACTAA";

    /// Codons of amino acids, drawn by a generator that is the same everywhere.
    std::string codons(int number)
    {
        static constexpr std::array<const char*, 12> kCodons{"GCT", "GCC", "AAA", "AAG", "GAA", "GAG",
                                                             "CTG", "CTC", "GGT", "GGC", "ATC", "ATT"};
        std::string text;
        for (int i = 0; i < number; ++i) {
            m_state = m_state * 6364136223846793005U + 1442695040888963407U;
            text += kCodons[(m_state >> 33U) % kCodons.size()];
        }
        return text;
    }

    static std::string reverseComplement(std::string bases)
    {
        std::reverse(bases.begin(), bases.end());
        for (char& base : bases) base = base == 'A' ? 'T' : base == 'T' ? 'A' : base == 'C' ? 'G' : 'C';
        return bases;
    }

    void addRow(const QByteArray& sequence, std::size_t start, std::size_t end, char strand, const char* partial)
    {
        QByteArray& rows = m_rows[sequence == "0" ? 0 : 1];
        rows += sequence + "\tProdigal_v\tCDS\t" + QByteArray::number(static_cast<qulonglong>(start)) + '\t' +
                QByteArray::number(static_cast<qulonglong>(end)) + "\t9.5\t" + strand +
                "\t0\tID=" + (sequence == "0" ? "1" : "2") + '_' + QByteArray::number(rows.count('\n') + 1) +
                ";partial=" + partial + ";start_type=ATG;rbs_motif=None\n";
    }

    std::uint64_t m_state = 7;
    std::string m_fasta;
    std::array<QByteArray, 2> m_rows;
};

/// As long as it lives, the programs of PATH are none, or a prodigal of that version which says of every genome what
/// prodigal says of UnannotatedGenome.
class ProgramsInPath {
public:
    enum Which { None, Prodigal };

    explicit ProgramsInPath(Which which, const QByteArray& version = "2.6.3") : m_before(qgetenv("PATH"))
    {
        if (which == Prodigal) {
            QFile script(m_folder.filePath(QStringLiteral("prodigal")));
            if (!script.open(QIODevice::WriteOnly)) qFatal("no temporary folder");
            script.write("#!/bin/sh\nwhile [ $# -gt 1 ]; do\n  [ \"$1\" = -o ] && printf '%s' '" +
                         UnannotatedGenome().prodigalText(version) + "' > \"$2\"\n  shift\ndone\nexit 0\n");
            script.close();
            script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        qputenv("PATH", QFile::encodeName(m_folder.path()));
    }
    ProgramsInPath(const ProgramsInPath&) = delete;
    ProgramsInPath& operator=(const ProgramsInPath&) = delete;
    ~ProgramsInPath() { qputenv("PATH", m_before); }

private:
    QTemporaryDir m_folder;
    QByteArray m_before;
};

}  // namespace pleio::test
