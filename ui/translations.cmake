# SPDX-License-Identifier: GPL-3.0-or-later
# The German words: resources/translations/regimescope_de.ts, compiled into the program. New strings
# come into the file with: cmake --build build --target update_translations
set(REGIME_TS ${CMAKE_SOURCE_DIR}/resources/translations/regimescope_de.ts)
qt_add_lrelease(regime_ui TS_FILES ${REGIME_TS} QM_FILES_OUTPUT_VARIABLE REGIME_QM)
qt_add_resources(regime_ui regime_translations PREFIX /translations BASE ${CMAKE_CURRENT_BINARY_DIR}
                 FILES ${REGIME_QM})

add_custom_target(update_translations
  COMMAND $<TARGET_FILE:Qt6::lupdate> -I . -locations none -no-obsolete app core ui -ts ${REGIME_TS}
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
