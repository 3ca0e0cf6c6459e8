# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_store bench/bench_store.cpp)
target_link_libraries(bench_store PRIVATE regime_pipeline)
add_executable(bench_sharedimport bench/bench_sharedimport.cpp
  bench/heartbeat.h bench/heartbeat.cpp bench/processnumbers.h bench/processnumbers.cpp)
target_link_libraries(bench_sharedimport PRIVATE regime_engine regime_servers Qt6::Test)
add_executable(bench_recast bench/bench_recast.cpp
  bench/storedcandles.h bench/storedcandles.cpp)
target_link_libraries(bench_recast PRIVATE regime_engine)
