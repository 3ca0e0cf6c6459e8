// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <algorithm>
#include <cstdio>

namespace regime
{

namespace
{
constexpr int kBeatMs = 5;
} // namespace

Heartbeat::Heartbeat(QObject* parent) : QObject(parent), m_timer(this)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeatMs);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_firstNs = m_lastNs = monotonicNs();
    m_lastTimes = ownTimes();
    m_timer.start();
}

void Heartbeat::beat()
{
    const std::int64_t nowNs = monotonicNs();
    const ThreadTimes times = ownTimes();
    m_gaps.push_back({1e-9 * static_cast<double>(m_lastNs - m_firstNs),
                      1e-6 * static_cast<double>(nowNs - m_lastNs),
                      1e-6 * static_cast<double>(times.ranNs - m_lastTimes.ranNs),
                      1e-6 * static_cast<double>(times.waitedNs - m_lastTimes.waitedNs)});
    m_lastNs = nowNs;
    m_lastTimes = times;
}

std::vector<Gap> Heartbeat::sortedGaps() const
{
    std::vector<Gap> gaps = m_gaps;
    std::ranges::sort(gaps, std::greater(), &Gap::lengthMs);
    return gaps;
}

namespace
{

void printGap(const char* name, const Gap& gap)
{
    std::printf("%-14s %8.1f ms at %5.1f s  (ran %.1f, without a processor %.1f)\n", name,
                gap.lengthMs, gap.atSec, gap.ranMs, gap.waitedMs);
}

} // namespace

void printGaps(const std::vector<Gap>& gaps)
{
    if (gaps.empty())
        return;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, gaps.size()); ++i)
        printGap(i == 0 ? "longest" : "next", gaps[i]);
    printGap("p99", gaps[gaps.size() / 100]);
    printGap("p50", gaps[gaps.size() / 2]);
}

} // namespace regime
