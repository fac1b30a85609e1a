// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/synthetic_genome.h"

#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/synth/typical_bacterium.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>

namespace pleio {

namespace {

/// Seeds of the steps; a new step goes to the end, so that the others keep their numbers.
enum class Step : std::uint64_t { Roles, Layout, Proteins, Keys, Members, Codons, Redrawing, Spacers };

std::uint64_t seedOf(const SynthParams& params, Step step)
{
    return deriveSeed(params.seed, static_cast<std::uint64_t>(step));
}

enum class Role { Ordinary, Ribosomal, Pseudogene, Joined, WrongLength };

/// A gene before it has a place on the chromosome.
struct Blueprint {
    Role role = Role::Ordinary;
    std::size_t ribosomal = 0;  ///< index into ribosomalProteins()
    Strand strand = Strand::Forward;
    std::int64_t gap = 0;  ///< bases between the gene and the one before it
    std::string startCodon;
    std::string stopCodon;
    std::string protein;  ///< with the initial M
    std::string coding;
};

constexpr std::size_t kGenesPerReport = 64;

/// False if the work should stop.
bool reportGene(Progress& progress, std::string_view what, std::size_t gene, std::size_t genes)
{
    progress.report(static_cast<double>(gene) / static_cast<double>(genes),
                    std::string(what) + ", gene " + displayCount(static_cast<std::int64_t>(gene)) + " of " +
                        displayCount(static_cast<std::int64_t>(genes)));
    return !progress.isCancelled();
}

std::vector<Blueprint> drawRoles(const SynthParams& params)
{
    Random random(seedOf(params, Step::Roles));
    std::vector<Blueprint> genes(static_cast<std::size_t>(params.genes));
    std::vector<std::size_t> order(genes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    shuffle(order, random);

    std::size_t next = 0;
    for (std::int64_t i = 0; i < kPseudogenes; ++i) genes[order[next++]].role = Role::Pseudogene;
    genes[order[next++]].role = Role::Joined;
    genes[order[next++]].role = Role::WrongLength;
    // A small genome gets fewer, so that most of its genes still follow the background.
    const std::size_t ribosomal = std::min(ribosomalProteins().size(), genes.size() / 10);
    for (std::size_t i = 0; i < ribosomal; ++i) {
        Blueprint& gene = genes[order[next++]];
        gene.role = Role::Ribosomal;
        gene.ribosomal = i;
    }
    return genes;
}

/// Strands and gaps. Genes of one operon-like run lie 0 to 49 bp apart, others 50 bp or more.
void drawLayout(const SynthParams& params, std::vector<Blueprint>& genes)
{
    const TypicalBacterium typical;
    Random random(seedOf(params, Step::Layout));
    Strand strand = Strand::Forward;
    for (Blueprint& gene : genes) {
        if (random.uniform() < typical.sameOperon) {
            gene.gap = static_cast<std::int64_t>(random.below(50));
        } else {
            gene.gap = 50 + static_cast<std::int64_t>(typical.meanSpacer * random.gamma(1));
            if (random.uniform() < typical.strandSwitch)
                strand = strand == Strand::Forward ? Strand::Reverse : Strand::Forward;
        }
        gene.strand = strand;
    }
}

Result<void> drawProteins(const SynthParams& params, std::vector<Blueprint>& genes, Progress& progress)
{
    const TypicalBacterium typical;
    Random random(seedOf(params, Step::Proteins));
    const double mu = std::log(params.meanCodons) - params.sdLogCodons * params.sdLogCodons / 2;
    // Ten times the mean keeps a wide distribution from making one gene the whole genome.
    const double longest = std::max(10 * params.meanCodons, static_cast<double>(kMinSyntheticCodons));
    for (std::size_t g = 0; g < genes.size(); ++g) {
        if (g % kGenesPerReport == 0 && !reportGene(progress, "Drawing proteins", g, genes.size())) return cancelled();
        Blueprint& gene = genes[g];
        const double drawn = std::exp(mu + params.sdLogCodons * random.normal());
        const double codons = std::clamp(std::round(drawn), static_cast<double>(kMinSyntheticCodons), longest);
        gene.startCodon = typical.startCodons[random.choose(typical.starts)];
        gene.stopCodon = typical.stopCodons[random.choose(typical.stops)];
        gene.protein = "M";
        while (gene.protein.size() < static_cast<std::size_t>(codons))
            gene.protein += typical.aminoAcids[random.choose(typical.residues)];
    }
    return {};
}

/// Draws one codon of a family.
class CodonChooser {
public:
    explicit CodonChooser(std::span<const CodonFamily> families)
    {
        for (const CodonFamily& family : families) m_families[static_cast<unsigned char>(family.aminoAcid)] = &family;
    }
    int choose(char aminoAcid, const CodonFractions& fractions, Random& random)
    {
        const CodonFamily* family = m_families[static_cast<unsigned char>(aminoAcid)];
        assert(family);
        m_weights.clear();
        for (const int codon : family->codons) m_weights.push_back(fractions[static_cast<std::size_t>(codon)]);
        return family->codons[random.choose(m_weights)];
    }

private:
    std::array<const CodonFamily*, 256> m_families{};
    std::vector<double> m_weights;
};

/// Codons of every gene: first from its own fractions, then a member's codons again, each with the
/// probability `redrawn`, from the key of one of its planted traits.
Result<void> drawCodons(const SynthParams& params, const SyntheticGenome& synthetic, std::vector<Blueprint>& genes,
                        Progress& progress)
{
    Random expressionRandom(deriveSeed(seedOf(params, Step::Codons), genes.size()));
    const CodonFractions expressed =
        drawExpressionKey(synthetic.families, synthetic.background, TypicalBacterium().optimalShare, expressionRandom);
    std::vector<std::vector<const CodonFractions*>> keysOf(genes.size());
    for (std::size_t t = 0; t < synthetic.keys.size(); ++t)
        for (const std::int32_t gene : synthetic.traits[t].genes)
            keysOf[static_cast<std::size_t>(gene)].push_back(&synthetic.keys[t]);

    CodonChooser chooser(synthetic.families);
    for (std::size_t g = 0; g < genes.size(); ++g) {
        if (g % kGenesPerReport == 0 && !reportGene(progress, "Drawing codons", g, genes.size())) return cancelled();
        Blueprint& gene = genes[g];
        Random random(deriveSeed(seedOf(params, Step::Codons), g));
        Random redrawing(deriveSeed(seedOf(params, Step::Redrawing), g));
        const CodonFractions own =
            drawGeneFractions(synthetic.families, gene.role == Role::Ribosomal ? expressed : synthetic.background,
                              params.overdispersion, random);
        const auto& keys = keysOf[g];
        gene.coding = gene.startCodon;
        for (std::size_t i = 1; i < gene.protein.size(); ++i) {
            int codon = chooser.choose(gene.protein[i], own, random);
            if (!keys.empty() && redrawing.uniform() < params.redrawn)
                codon = chooser.choose(gene.protein[i], *keys[redrawing.below(keys.size())], redrawing);
            gene.coding += codonText(codon);
        }
        gene.coding += gene.stopCodon;
    }
    return {};
}

void appendSpacer(std::string& sequence, std::int64_t length, double gc, Random& random)
{
    for (std::int64_t i = 0; i < length; ++i) {
        const bool strong = random.uniform() < gc;
        const bool first = random.below(2) == 0;
        sequence += strong ? (first ? 'G' : 'C') : (first ? 'A' : 'T');
    }
}

/// The bases from..to of a product `length` bases long, as a part of the chromosome.
Location::Part partOf(std::int64_t start, std::int64_t length, Strand strand, std::int64_t from, std::int64_t to)
{
    if (strand == Strand::Forward) return {start + from, start + to, strand};
    return {start + length - to, start + length - from, strand};
}

/// Writes one gene onto the chromosome and says where its CDS lies.
void placeGene(const Blueprint& plan, std::string& sequence, Gene& gene)
{
    std::string bases = plan.coding;
    const auto middle = static_cast<std::int64_t>(bases.size() / 6 * 3);  // behind a whole codon
    if (plan.role == Role::Pseudogene) bases.replace(static_cast<std::size_t>(middle), 3, "TAA");
    if (plan.role == Role::Joined) bases.insert(static_cast<std::size_t>(middle), 1, 'C');

    const auto start = static_cast<std::int64_t>(sequence.size());
    const auto length = static_cast<std::int64_t>(bases.size());
    const auto add = [&](std::int64_t from, std::int64_t to) {
        gene.location.parts.push_back(partOf(start, length, plan.strand, from, to));
    };
    if (plan.role == Role::Joined) {
        add(0, middle);
        add(middle + 1, length);
    } else {
        add(0, plan.role == Role::WrongLength ? length - 1 : length);
    }
    // The location read on the product itself gives what lies on the forward strand of the chromosome.
    sequence += spliced(bases, Location{.parts = {{0, length, plan.strand}}});
}

/// A symbol no real gene has to share: "saaA", "saaB" … "szzZ"; empty when they are used up.
std::string inventedSymbol(std::size_t index)
{
    constexpr std::size_t kLetters = 26;
    if (index >= kLetters * kLetters * kLetters) return {};
    return {'s', static_cast<char>('a' + index / (kLetters * kLetters)),
            static_cast<char>('a' + index / kLetters % kLetters), static_cast<char>('A' + index % kLetters)};
}

std::string numbered(const char* format, std::size_t number)
{
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), format, number);
    return {text.data(), static_cast<std::size_t>(length)};
}

void nameGene(const Blueprint& plan, std::size_t index, Gene& gene)
{
    const std::size_t number = 10 * (index + 1);
    gene.locusTag = gene.id = numbered("SYN_%05zu", number);
    gene.product = "hypothetical protein";
    if (plan.role == Role::Ribosomal) {
        const RibosomalProtein& protein = ribosomalProteins()[plan.ribosomal];
        gene.symbol = protein.symbol;
        gene.product = protein.product;
    } else if (index % 3 == 0) {
        gene.symbol = inventedSymbol(index / 3);
    }
    gene.pseudo = plan.role == Role::Pseudogene;
    gene.ribosomalSlippage = plan.role == Role::Joined;
    if (!gene.pseudo) gene.proteinId = numbered("SYNP_%05zu.1", number);
    if (!gene.pseudo && plan.role != Role::WrongLength) gene.translation = plan.protein;
}

void assemble(const SynthParams& params, const std::vector<Blueprint>& genes, Genome& genome)
{
    Random random(seedOf(params, Step::Spacers));
    genome.organism = "simulated bacterium";
    genome.simulated = true;
    genome.sequences = 1;
    genome.geneFeatures = params.genes;
    Replicon chromosome{.id = "SYN_CHR.1",
                        .description = "simulated bacterium chromosome, complete genome",
                        .sequence = {},
                        .circular = true};
    for (std::size_t g = 0; g < genes.size(); ++g) {
        appendSpacer(chromosome.sequence, genes[g].gap, params.gc, random);
        Gene gene;
        gene.replicon = 0;
        gene.geneticCode = kSyntheticGeneticCode;
        nameGene(genes[g], g, gene);
        placeGene(genes[g], chromosome.sequence, gene);
        gene.coding = spliced(chromosome.sequence, gene.location);
        if (genes[g].role == Role::Pseudogene) gene.exclusion = Exclusion::Pseudogene;
        if (genes[g].role == Role::WrongLength) gene.exclusion = Exclusion::NotMultipleOfThree;
        genome.genes.push_back(std::move(gene));
    }
    genome.replicons.push_back(std::move(chromosome));
}

}  // namespace

Result<SyntheticGenome> drawGenome(const SynthParams& params, Progress& progress)
{
    const GeneticCode* code = GeneticCode::find(kSyntheticGeneticCode);
    assert(code);
    SyntheticGenome synthetic;
    synthetic.families = codonFamilies(*code);
    synthetic.background = backgroundFractions(synthetic.families, params.gc);

    std::vector<Blueprint> genes = drawRoles(params);
    drawLayout(params, genes);
    SubProgress proteins(progress, 0, 0.4);
    if (Result<void> drawn = drawProteins(params, genes, proteins); !drawn) return drawn.error();

    std::vector<std::int32_t> candidates;
    for (std::size_t g = 0; g < genes.size(); ++g) {
        if (genes[g].role == Role::Ribosomal) ++synthetic.ribosomalGenes;
        if (genes[g].role != Role::Pseudogene && genes[g].role != Role::WrongLength)
            candidates.push_back(static_cast<std::int32_t>(g));
    }
    synthetic.traits = drawTraits(params, candidates, seedOf(params, Step::Members));
    Random keyRandom(seedOf(params, Step::Keys));
    for (const SyntheticTrait& trait : synthetic.traits)
        if (trait.planted)
            synthetic.keys.push_back(drawKey(synthetic.families, synthetic.background, synthetic.keys, keyRandom));

    SubProgress codons(progress, 0.4, 1);
    if (Result<void> drawn = drawCodons(params, synthetic, genes, codons); !drawn) return drawn.error();
    assemble(params, genes, synthetic.genome);
    return synthetic;
}

}  // namespace pleio
