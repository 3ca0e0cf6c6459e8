# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_store bench/bench_store.cpp)
target_link_libraries(bench_store PRIVATE regime_pipeline)
