# How every target of the project is made: one place for language level, warnings, optimisation and sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()
# The loops that gain from -O3 ask for it themselves (core/cipher); elsewhere it only costs time to compile.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(pleio_flags INTERFACE)
target_include_directories(pleio_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(pleio_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    # Not where a user builds: another compiler may warn of what is right.
    $<$<NOT:$<CONFIG:Release>>:-Werror>
    # g++ 12 sees overlapping copies and writes behind the end where a short literal is joined or assigned to a
    # std::string (GCC bugs 105651 and 105329).
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-stringop-overflow>"
    # Results must not depend on whether the processor can fuse a multiplication with an addition.
    -ffp-contract=off)
# hiredis defines the second for its users; all have it, so that they can share precompiled headers.
target_compile_definitions(pleio_flags INTERFACE QT_NO_CAST_TO_ASCII _FILE_OFFSET_BITS=64)
if(PLEIOSCOPE_SANITIZE)
    target_compile_options(pleio_flags INTERFACE "-fsanitize=${PLEIOSCOPE_SANITIZE}" -fno-omit-frame-pointer
        # The address sanitizer finds what these would; they double the time to compile.
        -fno-sanitize=null,alignment,object-size,vptr)
    target_link_options(pleio_flags INTERFACE "-fsanitize=${PLEIOSCOPE_SANITIZE}")
    target_compile_definitions(pleio_flags INTERFACE PLEIOSCOPE_SANITIZED)
endif()
# What a mistake with memory can be used for is made small where programs are used and where CI looks at them
# (packaging/check_hardening.sh). The sanitizers have their own means.
string(COMPARE EQUAL "${CMAKE_BUILD_TYPE}" "Release" is_release)
option(PLEIOSCOPE_HARDEN "Compile and link so that mistakes with memory are harder to use" ${is_release})
if(PLEIOSCOPE_HARDEN AND NOT PLEIOSCOPE_SANITIZE)
    include(CheckPIESupported)
    check_pie_supported(LANGUAGES CXX)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    include(CheckCXXCompilerFlag)
    check_cxx_compiler_flag(-fcf-protection PLEIOSCOPE_KNOWS_CF_PROTECTION)  # x86
    # Level 3 needs a compiler that knows the sizes of what is allocated: g++ 12, clang 15.
    set(fortify 2)
    if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
       OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 15))
        set(fortify 3)
    endif()
    target_compile_options(pleio_flags INTERFACE
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${fortify} -fstack-protector-strong
        $<$<BOOL:${PLEIOSCOPE_KNOWS_CF_PROTECTION}>:-fcf-protection>)
    target_link_options(pleio_flags INTERFACE LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
endif()
# The extension of Python is a shared object, made of the same static libraries as the programs.
if(PLEIOSCOPE_PYTHON)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    target_link_options(pleio_flags INTERFACE -fuse-ld=mold)
endif()

include(PleioscopePrecompiled)

# pleio_library(name SOURCES … [PUBLIC libs…] [PRIVATE libs…] [QT] [WINDOW] [MOC]) makes a static library
# pleio_<name>. QT links Qt Core, WINDOW Qt Widgets besides; MOC is for those that have a Q_OBJECT.
function(pleio_library name)
    cmake_parse_arguments(ARG "QT;WINDOW;MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(pleio_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(pleio_${name} PUBLIC pleio_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    set_target_properties(pleio_${name} PROPERTIES AUTOMOC "${ARG_MOC}")
    if(ARG_WINDOW)
        target_link_libraries(pleio_${name} PUBLIC Qt6::Widgets)
        pleio_precompiled(pleio_${name} window)
    elseif(ARG_QT)
        target_link_libraries(pleio_${name} PUBLIC Qt6::Core)
        pleio_precompiled(pleio_${name} qt)
    else()
        pleio_precompiled(pleio_${name} plain)
    endif()
endfunction()
