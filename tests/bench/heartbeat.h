// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/processnumbers.h"

#include <QTimer>

#include <vector>

namespace regime
{

/** One stretch between two beats. */
struct Gap {
    double atSec = 0; ///< since the first beat
    double lengthMs = 0;
    double ranMs = 0;    ///< of which the thread computed
    double waitedMs = 0; ///< of which it was ready but had no processor; the rest it slept
};

/** The five longest, and where 99 and 50 in 100 are not longer; `gaps`: longest first. */
void printGaps(const std::vector<Gap>& gaps);

/** A 5 ms timer that notes how late it fires. Lives on the thread whose event loop it watches. */
class Heartbeat : public QObject
{
    Q_OBJECT

public:
    explicit Heartbeat(QObject* parent = nullptr);

    void start();
    void stop() { m_timer.stop(); }

    /** Longest first. */
    std::vector<Gap> sortedGaps() const;

private:
    void beat();

    QTimer m_timer;
    std::int64_t m_firstNs = 0, m_lastNs = 0;
    ThreadTimes m_lastTimes;
    std::vector<Gap> m_gaps;
};

} // namespace regime
