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
  target_compile_options(postroom_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(postroom_flags INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(postroom_flags INTERFACE POSTROOM_SANITIZED=1)
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(postroom_flags INTERFACE _FORTIFY_SOURCE=2)
endif()
if(POSTROOM_FUZZ)
  target_compile_options(postroom_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(postroom_flags INTERFACE -fsanitize=address,undefined)
endif()
