# SPDX-License-Identifier: GPL-3.0-or-later
qt_add_executable(bench_window
  bench/bench_window.cpp
  bench/demowindow.h bench/demowindow.cpp
  bench/firstframe.cpp
  bench/heartbeat.h bench/heartbeat.cpp
  bench/livewindow.cpp
  bench/processnumbers.h bench/processnumbers.cpp
  bench/reviewing.cpp
  bench/storedcandles.h bench/storedcandles.cpp
  bench/windowbenches.h
  bench/zooming.cpp
)
target_link_libraries(bench_window PRIVATE regime_app)
