# SPDX-License-Identifier: GPL-3.0-or-later
# The yardstick gets the optimisation that the inner loops of core/hmm have.
add_executable(bench_numeric bench/bench_numeric.cpp)
target_link_libraries(bench_numeric PRIVATE regime_regime)
target_compile_options(bench_numeric PRIVATE -O3)

add_executable(bench_starts bench/bench_starts.cpp)
target_link_libraries(bench_starts PRIVATE regime_regime regime_pipeline)

add_executable(bench_opinions bench/bench_opinions.cpp)
target_link_libraries(bench_opinions PRIVATE regime_regime regime_market regime_review regime_values)
