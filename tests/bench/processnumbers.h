// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <map>

namespace regime
{

/** Nanoseconds of CLOCK_MONOTONIC, the same in all processes of the machine. */
std::int64_t monotonicNs();

/** Kilobytes of a line of /proc/self/status: "VmRSS", "RssAnon". */
long statusKb(const char* name);

int openFiles();
int threadCount();

/** "5.1 4.8 4.4": what else the machine was doing. */
QByteArray loadAverage();

/** What the scheduler knows of a thread, in nanoseconds since its start. */
struct ThreadTimes {
    std::int64_t ranNs = 0;
    std::int64_t waitedNs = 0; ///< ready to run, without a processor
};

/** Of the calling thread. */
ThreadTimes ownTimes();

/** Processor time of all threads so far, those of one name added up. */
std::map<QString, std::int64_t> ranNsByThreadName();

} // namespace regime
