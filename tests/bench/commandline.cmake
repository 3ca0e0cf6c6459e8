# SPDX-License-Identifier: GPL-3.0-or-later
qt_add_executable(bench_commandline bench/bench_commandline.cpp)
target_link_libraries(bench_commandline PRIVATE regime_flags Qt6::Core)
add_dependencies(bench_commandline regimescope)
