# One precompiled header a layer, shared by all targets of the layer. It holds headers of the standard library,
# Eigen and Qt alone, none of ours. A source must not rely on it: `packaging/lint.sh` compiles all sources without.

option(PLEIOSCOPE_PRECOMPILE "Share precompiled headers between targets" ON)

# pleio_layer(name HEADERS <x>… LIBS libs…) makes the header of one layer.
function(pleio_layer name)
    cmake_parse_arguments(ARG "" "" "HEADERS;LIBS" ${ARGN})
    if(NOT PLEIOSCOPE_PRECOMPILE)
        return()
    endif()
    set(source "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Nothing: only the headers matter.\n")
    add_library(pleio_layer_${name} OBJECT "${source}")
    target_link_libraries(pleio_layer_${name} PRIVATE pleio_flags ${ARG_LIBS})
    target_precompile_headers(pleio_layer_${name} PRIVATE ${ARG_HEADERS})
    # Without the time of day in it, ccache knows the header again.
    target_compile_options(pleio_layer_${name} PRIVATE "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endfunction()

# pleio_precompiled(target layer) lets a target use the header of a layer.
function(pleio_precompiled target layer)
    if(PLEIOSCOPE_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM pleio_layer_${layer})
    endif()
endfunction()

set(standard_headers
    <algorithm> <array> <charconv> <chrono> <cmath> <functional> <limits> <map> <memory> <numeric> <optional> <random>
    <set> <span> <string> <string_view> <tuple> <utility> <variant> <vector>)
set(qt_headers ${standard_headers} <Eigen/Core> <QByteArray> <QDir> <QFile> <QFileInfo> <QString> <QStringList>)
set(window_headers ${qt_headers} <QAction> <QApplication> <QComboBox> <QLabel> <QLineEdit> <QPushButton> <QSet>
    <QSplitter> <QToolButton> <QVBoxLayout>)

pleio_layer(plain HEADERS ${standard_headers} <Eigen/Core> LIBS Eigen3::Eigen)
pleio_layer(qt HEADERS ${qt_headers} LIBS Eigen3::Eigen Qt6::Core)
if(PLEIOSCOPE_GUI)
    pleio_layer(window HEADERS ${window_headers} LIBS Eigen3::Eigen Qt6::Widgets)
endif()
if(PLEIOSCOPE_TESTS)
    pleio_layer(tests HEADERS ${qt_headers} <QTest> LIBS Eigen3::Eigen Qt6::Test)
    if(PLEIOSCOPE_GUI)
        pleio_layer(window_tests HEADERS ${window_headers} <QTest> LIBS Eigen3::Eigen Qt6::Widgets Qt6::Test)
    endif()
endif()
