# Which build this is. Included, it gives pleio_build_info(FILE): a target that brings the source file up to date at every
# build. Run as a script (with SOURCE_DIR, VERSION and FILE), it does that; what has not changed is not written.

if(NOT CMAKE_SCRIPT_MODE_FILE)
    function(pleio_build_info file)
        add_custom_target(pleio_build_info_source
            COMMAND "${CMAKE_COMMAND}" -DSOURCE_DIR=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION} -DFILE=${file}
                -P "${PROJECT_SOURCE_DIR}/cmake/BuildInfo.cmake"
            BYPRODUCTS "${file}"
            COMMENT "Looking which commit this is"
            VERBATIM)
    endfunction()
    return()
endif()

function(ask_git result)
    execute_process(COMMAND git --no-optional-locks -C "${SOURCE_DIR}" ${ARGN}
        OUTPUT_VARIABLE answer ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        set(answer "")
    endif()
    set(${result} "${answer}" PARENT_SCOPE)
endfunction()

# A release that was unpacked somewhere below another repository is not of that repository.
ask_git(top rev-parse --show-toplevel)
file(REAL_PATH "${SOURCE_DIR}" here)
set(commit "")
if(top STREQUAL here)
    ask_git(commit rev-parse HEAD)
    ask_git(changes status --porcelain --untracked-files=no)
    if(commit)
        # Cut here, because git abbreviates by what else a clone holds.
        string(SUBSTRING "${commit}" 0 7 commit)
        if(changes)
            string(APPEND commit "-dirty")
        endif()
    endif()
endif()

file(CONFIGURE OUTPUT "${FILE}" @ONLY CONTENT [[
#include "core/base/build_info.h"

namespace pleio {

const char* const kBuildVersion = "@VERSION@";
const char* const kBuildCommit = "@commit@";

}  // namespace pleio
]])
