// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/project/made_trials.h"

#include <array>
#include <string>

namespace pleio::test {

std::vector<Trial> madeTrials(int count)
{
    constexpr std::array<const char*, 4> kAnalyses{"cipher.decode", "codon.usage", "traits.pleiotropy",
                                                   "traits.correlation"};
    constexpr std::array<const char*, 8> kWords{"osmotic", "ribosome", "keys",   "biofilm",
                                                "élan",    "control",  "nickel", "anaerobic"};
    const QDateTime begin({2024, 1, 1}, QTime(8, 0), Qt::UTC);
    std::vector<Trial> trials;
    trials.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const auto word = [&](int step) {
            return std::string(kWords[static_cast<std::size_t>(i / step) % kWords.size()]);
        };
        Trial trial;
        trial.id = "made-" + std::to_string(i);
        trial.analysis = kAnalyses[static_cast<std::size_t>(i) % kAnalyses.size()];
        trial.program = "Pleioscope 0.0.0 (made for a test)";
        trial.parameters = {{"channel", "combined"}, {"folds", std::to_string(2 + i % 9)}, {"fdr", "0.05"}};
        trial.seed = static_cast<std::uint64_t>(i) * 7919U;
        trial.inputs = {{"genome", "K12.gbff.gz", std::string(64, 'a'), "GenBank"}};
        trial.isSimulated = true;
        trial.state = i % 50 == 3 ? TrialState::Failed : i % 50 == 7 ? TrialState::Cancelled : TrialState::Done;
        trial.message = trial.state == TrialState::Failed ? "No trait has enough genes." : "";
        trial.started = begin.addSecs(600LL * i);
        if (trial.state == TrialState::Done) trial.finished = trial.started.addMSecs(900 + 37LL * (i % 1000));
        if (i % 3 == 0) trial.notes.name = word(1) + " " + std::to_string(i);
        if (i % 10 == 0) trial.notes.hypothesis = "The " + word(3) + " genes share a key";
        if (i % 7 == 0) trial.notes.note = "Seen beside " + word(11) + "; to be read again.";
        if (i % 5 == 0) trial.notes.tags = {word(2), "year " + std::to_string(2024 + i / 52'560)};
        trial.notes.isStarred = i % 97 == 0;
        if (i > 0 && i % 6 == 0) trial.parent = "made-" + std::to_string(i - 1);
        trials.push_back(std::move(trial));
    }
    return trials;
}

}  // namespace pleio::test
