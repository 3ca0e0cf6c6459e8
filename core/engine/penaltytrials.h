// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/historyjob.h"
#include "core/engine/values/penaltytrial.h"
#include "core/regime/replay.h"

namespace regime
{

/**
 * One penalty over an unbroken series: the second opinion walked forward from `config.start` on,
 * every candidate promoted. A training that gives no model everywhere, or a walk that is not
 * possible, is the trial's problem.
 */
PenaltyTrial tryPenalty(const CandleSeries& series, ReplayConfig config, double penalty,
                        const std::stop_token& stop);

/**
 * Tries a penalty beside the one in force over the newest stored days, so that an operator sees
 * what a change would bring before making it. A later trial wins over a running one. Lives on the
 * worker thread; the walk runs beside it.
 */
class PenaltyTrialJob : public QObject
{
    Q_OBJECT

public:
    /** `store` must outlive the job. */
    PenaltyTrialJob(EngineStore& store, const SeriesKey& key, const DetectorConfig& config,
                    QObject* parent = nullptr);

    /** `newestSec`: open time of the newest candle. */
    void start(double penalty, std::int64_t newestSec);

signals:
    void changed(const regime::PenaltyTrials& trials);

private:
    void set(const PenaltyTrials& trials);

    SeriesKey m_key;
    DetectorConfig m_config;
    PenaltyTrials m_trials;
    HistoryJob m_job;
};

} // namespace regime
