# SPDX-License-Identifier: GPL-3.0-or-later
qt_add_executable(organism_sheet bench/organismsheet.cpp)
target_link_libraries(organism_sheet PRIVATE regime_ui)
qt_add_executable(bench_organism bench/organismcost.cpp)
target_link_libraries(bench_organism PRIVATE regime_organism)
qt_add_executable(organism_reading bench/organismreading.cpp)
target_link_libraries(organism_reading PRIVATE regime_organism)
