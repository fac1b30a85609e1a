// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/typical_bacterium.h"

namespace pleio {

namespace {

constexpr std::array<RibosomalProtein, 54> kRibosomalProteins{{
    {"rplA", "50S ribosomal protein L1"},  {"rplB", "50S ribosomal protein L2"},
    {"rplC", "50S ribosomal protein L3"},  {"rplD", "50S ribosomal protein L4"},
    {"rplE", "50S ribosomal protein L5"},  {"rplF", "50S ribosomal protein L6"},
    {"rplI", "50S ribosomal protein L9"},  {"rplJ", "50S ribosomal protein L10"},
    {"rplK", "50S ribosomal protein L11"}, {"rplL", "50S ribosomal protein L7/L12"},
    {"rplM", "50S ribosomal protein L13"}, {"rplN", "50S ribosomal protein L14"},
    {"rplO", "50S ribosomal protein L15"}, {"rplP", "50S ribosomal protein L16"},
    {"rplQ", "50S ribosomal protein L17"}, {"rplR", "50S ribosomal protein L18"},
    {"rplS", "50S ribosomal protein L19"}, {"rplT", "50S ribosomal protein L20"},
    {"rplU", "50S ribosomal protein L21"}, {"rplV", "50S ribosomal protein L22"},
    {"rplW", "50S ribosomal protein L23"}, {"rplX", "50S ribosomal protein L24"},
    {"rplY", "50S ribosomal protein L25"}, {"rpmA", "50S ribosomal protein L27"},
    {"rpmB", "50S ribosomal protein L28"}, {"rpmC", "50S ribosomal protein L29"},
    {"rpmD", "50S ribosomal protein L30"}, {"rpmE", "50S ribosomal protein L31"},
    {"rpmF", "50S ribosomal protein L32"}, {"rpmG", "50S ribosomal protein L33"},
    {"rpmH", "50S ribosomal protein L34"}, {"rpmI", "50S ribosomal protein L35"},
    {"rpmJ", "50S ribosomal protein L36"}, {"rpsA", "30S ribosomal protein S1"},
    {"rpsB", "30S ribosomal protein S2"},  {"rpsC", "30S ribosomal protein S3"},
    {"rpsD", "30S ribosomal protein S4"},  {"rpsE", "30S ribosomal protein S5"},
    {"rpsF", "30S ribosomal protein S6"},  {"rpsG", "30S ribosomal protein S7"},
    {"rpsH", "30S ribosomal protein S8"},  {"rpsI", "30S ribosomal protein S9"},
    {"rpsJ", "30S ribosomal protein S10"}, {"rpsK", "30S ribosomal protein S11"},
    {"rpsL", "30S ribosomal protein S12"}, {"rpsM", "30S ribosomal protein S13"},
    {"rpsN", "30S ribosomal protein S14"}, {"rpsO", "30S ribosomal protein S15"},
    {"rpsP", "30S ribosomal protein S16"}, {"rpsQ", "30S ribosomal protein S17"},
    {"rpsR", "30S ribosomal protein S18"}, {"rpsS", "30S ribosomal protein S19"},
    {"rpsT", "30S ribosomal protein S20"}, {"rpsU", "30S ribosomal protein S21"},
}};

}  // namespace

std::span<const RibosomalProtein> ribosomalProteins() { return kRibosomalProteins; }

}  // namespace pleio
