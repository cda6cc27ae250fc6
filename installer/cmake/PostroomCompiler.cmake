# SPDX-License-Identifier: Apache-2.0
# One interface target carries the language level, the warnings and the hardening flags of every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

find_program(POSTROOM_CCACHE ccache)
if(POSTROOM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${POSTROOM_CCACHE}")
  if(POSTROOM_PCH) # ccache keeps objects that use a precompiled header only when told that their macros are alike
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${POSTROOM_CCACHE}")
  endif()
endif()
find_program(POSTROOM_LLD ld.lld)
if(POSTROOM_LLD)
  add_link_options(-fuse-ld=lld)
endif()

add_library(postroom_flags INTERFACE)
target_compile_features(postroom_flags INTERFACE cxx_std_20)
target_include_directories(postroom_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_link_libraries(postroom_flags INTERFACE Threads::Threads)
target_compile_options(postroom_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Werror=return-type -Werror=switch
  -fstack-protector-strong -fno-strict-aliasing)
target_link_options(postroom_flags INTERFACE -Wl,-z,relro,-z,now -Wl,-z,noexecstack)
if(POSTROOM_SANITIZE)
  # AddressSanitizer finds what these four checks of UBSan find but for a wrong cast; they double the compile time.
  set(sanitize -fsanitize=address,undefined -fno-sanitize=vptr,null,alignment,object-size)
  target_compile_options(postroom_flags INTERFACE ${sanitize} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(postroom_flags INTERFACE ${sanitize})
  target_compile_definitions(postroom_flags INTERFACE POSTROOM_SANITIZED=1)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang") # what libFuzzer needs to see its way; one build serves tests and fuzzing
    target_compile_options(postroom_flags INTERFACE -fsanitize=fuzzer-no-link)
    set(POSTROOM_FUZZ ON)
  endif()
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(postroom_flags INTERFACE _FORTIFY_SOURCE=2)
endif()

# What nearly every file includes, parsed once. Whole builds save a quarter; a development build must do without, so that
# a missing #include is seen.
if(POSTROOM_PCH)
  file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/postroom_pch.cpp" CONTENT "")
  add_library(postroom_pch STATIC "${CMAKE_BINARY_DIR}/postroom_pch.cpp")
  target_link_libraries(postroom_pch PUBLIC postroom_flags)
  target_compile_options(postroom_flags INTERFACE -pthread) # some libraries ask for it, and all users must agree
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(postroom_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  target_precompile_headers(postroom_pch PRIVATE <algorithm> <array> <atomic> <chrono> <condition_variable> <cstdint> <cstring>
    <deque> <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view> <thread> <unordered_map> <utility>
    <variant> <vector> <tl/expected.hpp>)
endif()
function(postroom_precompiled target from)
  if(POSTROOM_PCH)
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()
