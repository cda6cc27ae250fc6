# SPDX-License-Identifier: Apache-2.0
# Libraries of the console: layers like the others, with moc, and allowed to use only `shared` and console layers.
include_guard()

# Runs moc over the headers beside the sources. Without include paths: moc of Qt 6.4 chokes on <concepts>, and this is
# quicker. Classes with Q_OBJECT stand in headers; all results of a library are compiled as one file.
function(postroom_moc target)
  get_target_property(sources ${target} SOURCES)
  set(includes "")
  set(results "")
  foreach(source IN LISTS sources)
    string(REGEX REPLACE "\\.cpp$" ".h" header "${source}")
    if(header STREQUAL source OR NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${header}")
      continue()
    endif()
    string(MAKE_C_IDENTIFIER "${header}" stem)
    set(result "${CMAKE_CURRENT_BINARY_DIR}/moc/${stem}.cpp")
    add_custom_command(OUTPUT "${result}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_CURRENT_BINARY_DIR}/moc"
      COMMAND Qt6::moc --no-notes "${CMAKE_CURRENT_SOURCE_DIR}/${header}" -o "${result}"
      DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${header}" VERBATIM)
    list(APPEND results "${result}")
    string(APPEND includes "#include \"moc/${stem}.cpp\"\n")
  endforeach()
  if(results)
    set(all "${CMAKE_CURRENT_BINARY_DIR}/mocs_${target}.cpp")
    file(CONFIGURE OUTPUT "${all}" CONTENT "${includes}" @ONLY)
    set_property(SOURCE "${all}" APPEND PROPERTY OBJECT_DEPENDS "${results}")
    target_sources(${target} PRIVATE "${all}")
  endif()
  target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# postroom_console_library(NAME USES lib... SOURCES file... [FOREIGN target...]): the static library postroom_NAME.
function(postroom_console_library name)
  cmake_parse_arguments(ARG "" "" "USES;SOURCES;FOREIGN" ${ARGN})
  foreach(used IN LISTS ARG_USES)
    if(NOT used MATCHES "^(base|catalogue|config|wire|console_.*)$")
      message(FATAL_ERROR "${name} may not use ${used}: the console uses `shared` only (DESIGN, section 2)")
    endif()
  endforeach()
  postroom_library(${name} USES ${ARG_USES} SOURCES ${ARG_SOURCES})
  target_link_libraries(postroom_${name} PUBLIC ${ARG_FOREIGN})
  set_target_properties(postroom_${name} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON) # Qt's flags are others than the server's
  target_compile_definitions(postroom_${name} PRIVATE QT_NO_FOREACH QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING)
  postroom_moc(postroom_${name})
endfunction()

# postroom_page(FOLDER SOURCES file... [PAGES name...] [USES shared-lib...] [FOREIGN target...])
# The pages of the current folder: a library of its own that may use the layers below and no other page. For each of
# PAGES (the folder's name when absent) it defines `std::unique_ptr<Page> makeNAMEPage()` with NAME in PascalCase; the
# console finds them by that, so that no list needs to be edited.
function(postroom_page folder)
  cmake_parse_arguments(ARG "" "" "SOURCES;PAGES;USES;FOREIGN" ${ARGN})
  foreach(used IN LISTS ARG_USES)
    if(NOT used MATCHES "^(base|catalogue|config|wire)$")
      message(FATAL_ERROR "page ${folder} may not use ${used}: pages never use each other, they open links (console/pages/navigator.h)")
    endif()
  endforeach()
  get_property(layers GLOBAL PROPERTY POSTROOM_LAYERS)
  list(FIND layers console_app top)
  list(INSERT layers ${top} console_page_${folder})
  set_property(GLOBAL PROPERTY POSTROOM_LAYERS "${layers}")
  postroom_console_library(console_page_${folder}
    USES catalogue wire console_services console_models console_widgets console_pages ${ARG_USES}
    SOURCES ${ARG_SOURCES} FOREIGN ${ARG_FOREIGN})
  if(NOT ARG_PAGES)
    set(ARG_PAGES ${folder})
  endif()
  set_property(GLOBAL APPEND PROPERTY POSTROOM_PAGES ${ARG_PAGES})
  set_property(GLOBAL APPEND PROPERTY POSTROOM_PAGE_LIBRARIES console_page_${folder})
endfunction()

# Writes the list of all pages for console/app.
function(postroom_write_pages file)
  get_property(pages GLOBAL PROPERTY POSTROOM_PAGES)
  set(declared "")
  set(made "")
  foreach(page IN LISTS pages)
    string(REPLACE "_" ";" words "${page}")
    set(name "")
    foreach(word IN LISTS words)
      string(SUBSTRING "${word}" 0 1 first)
      string(SUBSTRING "${word}" 1 -1 rest)
      string(TOUPPER "${first}" first)
      string(APPEND name "${first}${rest}")
    endforeach()
    string(APPEND declared "std::unique_ptr<Page> make${name}Page();\n")
    string(APPEND made "    pages.push_back(make${name}Page());\n")
  endforeach()
  file(CONFIGURE OUTPUT "${file}" @ONLY CONTENT "#include \"console/pages/page_registry.h\"

namespace postroom::console {
${declared}
std::vector<std::unique_ptr<Page>> allPages() {
    std::vector<std::unique_ptr<Page>> pages;
${made}    return pages;
}

} // namespace postroom::console
")
endfunction()
