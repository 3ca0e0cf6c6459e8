# SPDX-License-Identifier: GPL-3.0-or-later
qt_add_executable(organism_sheet bench/organismsheet.cpp)
target_link_libraries(organism_sheet PRIVATE regime_organism)
