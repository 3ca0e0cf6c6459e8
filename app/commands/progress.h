// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** Says on stderr how far a job is: "replay: 40 %", a line each tenth. */
class Progress
{
public:
    explicit Progress(QString job) : m_job(std::move(job)) {}

    /** `share`: 0 to 1. */
    void operator()(double share);

private:
    QString m_job;
    int m_tenths = 0; ///< last said
};

} // namespace regime
