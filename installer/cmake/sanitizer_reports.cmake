# SPDX-License-Identifier: Apache-2.0
# The two ends of a test run under the sanitizers: BEGIN empties the folder of reports; without it, every report that is
# there is printed and fails the run.
if(BEGIN)
  file(REMOVE_RECURSE "${FOLDER}")
  file(MAKE_DIRECTORY "${FOLDER}")
  return()
endif()
file(GLOB reports "${FOLDER}/*")
foreach(report IN LISTS reports)
  file(READ "${report}" text LIMIT 20000)
  message("${report}:\n${text}")
endforeach()
list(LENGTH reports count)
if(count GREATER 0)
  message(FATAL_ERROR "${count} reports of the sanitizers stand above")
endif()
