// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/gene.h"

namespace pleio {

std::string_view exclusionId(Exclusion exclusion)
{
    switch (exclusion) {
    case Exclusion::None:
        return "none";
    case Exclusion::Pseudogene:
        return "pseudogene";
    case Exclusion::RemoteLocation:
        return "remote_location";
    case Exclusion::OutsideSequence:
        return "outside_sequence";
    case Exclusion::NotMultipleOfThree:
        return "not_multiple_of_three";
    case Exclusion::InternalStop:
        return "internal_stop";
    case Exclusion::Ambiguous:
        return "ambiguous";
    case Exclusion::NoSenseCodon:
        return "no_sense_codon";
    case Exclusion::DuplicateId:
        return "duplicate_id";
    case Exclusion::UnknownGeneticCode:
        return "unknown_genetic_code";
    case Exclusion::TranslationMismatch:
        return "translation_mismatch";
    }
    return "none";
}

std::string_view exclusionText(Exclusion exclusion)
{
    switch (exclusion) {
    case Exclusion::None:
        return "used";
    case Exclusion::Pseudogene:
        return "pseudogene";
    case Exclusion::RemoteLocation:
        return "sequence not in the file";
    case Exclusion::OutsideSequence:
        return "coordinates beyond the end of the sequence";
    case Exclusion::NotMultipleOfThree:
        return "length not a multiple of three";
    case Exclusion::InternalStop:
        return "internal stop codon";
    case Exclusion::Ambiguous:
        return "ambiguous bases";
    case Exclusion::NoSenseCodon:
        return "no sense codon";
    case Exclusion::DuplicateId:
        return "another CDS of the same gene is used";
    case Exclusion::UnknownGeneticCode:
        return "unknown genetic code";
    case Exclusion::TranslationMismatch:
        return "does not translate to the protein in the file";
    }
    return "used";
}

}  // namespace pleio
