# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A room is a folder with one target. Its sources are what stands in the folder, so that adding a file needs no edit
# here; what it may use is what its line in core/ or app/CMakeLists.txt names.

add_library(jumpseat_test_flags INTERFACE)
target_compile_options(jumpseat_test_flags INTERFACE -Wall -Wextra -Werror)
target_compile_definitions(jumpseat_test_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS
    JUMPSEAT_VERSION="${PROJECT_VERSION}")
# Tests go without -Wconversion: QTRY_VERIFY narrows inside its own macro.
add_library(jumpseat_flags INTERFACE)
target_compile_options(jumpseat_flags INTERFACE -Wconversion -Wno-sign-conversion)
target_link_libraries(jumpseat_flags INTERFACE jumpseat_test_flags)

# jumpseat_room(NAME FOLDER folder USES targets...)
function(jumpseat_room name)
    cmake_parse_arguments(ARG "" "FOLDER;PCH" "USES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${ARG_FOLDER}/*.cpp ${ARG_FOLDER}/*.h)
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE jumpseat_flags)
    if(ARG_PCH)
        target_precompile_headers(${name} REUSE_FROM ${ARG_PCH})
    endif()
endfunction()

# jumpseat_pch(NAME [FLAGS target] LINKS targets... HEADERS headers...): a precompiled header that rooms share.
function(jumpseat_pch name)
    cmake_parse_arguments(ARG "" "FLAGS" "LINKS;HEADERS" ${ARGN})
    if(NOT ARG_FLAGS)
        set(ARG_FLAGS jumpseat_flags)
    endif()
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp "// Carries the shared precompiled header.\n")
    add_library(${name} STATIC ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_FLAGS})
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()
