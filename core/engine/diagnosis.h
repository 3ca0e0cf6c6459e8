// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/historyjob.h"
#include "core/engine/regimepipeline.h"
#include "core/engine/values/drift.h"
#include "core/engine/values/modeldiagnostics.h"

#include <QObject>

#include <optional>

namespace regime
{

/**
 * How good the live model is: what its training says of it at once, the drift of the market day by
 * day, and on demand other numbers of states. Lives on the worker thread; what takes long runs
 * beside it.
 */
class Diagnosis : public QObject
{
    Q_OBJECT

public:
    static constexpr int driftDays = 90; ///< of the control charts; each costs a training

    /** `store` must outlive the diagnosis. */
    Diagnosis(EngineStore& store, const SeriesKey& key, const DetectorConfig& config,
              QObject* parent = nullptr);

    void setModel(const LiveModel& model);

    /** Measures the drift if a day has ended or the model has changed since the last time.
     *  `newestSec`: open time of the newest candle. */
    void measureDriftIfDue(double nowSec, std::int64_t newestSec);

    /** Compares 2 to 5 states on what is stored up to the newest candle. */
    void compareStates(double nowSec, std::int64_t newestSec);
    void cancelComparison();

    /** By the last report. */
    const std::vector<DriftAlarm>& alarms() const { return m_alarms; }

signals:
    void described(const regime::ModelDiagnostics& diagnostics);
    void driftMeasured(const regime::DriftReport& report);
    void comparisonChanged(const regime::StatesComparison& comparison);
    void logged(const QString& kind, const QString& text);

private:
    std::int64_t historyBeginSec(std::int64_t newestSec, int days) const;
    void take(const DriftReport& report);
    void setComparison(const StatesComparison& comparison);

    SeriesKey m_key;
    DetectorConfig m_config;
    std::optional<LiveModel> m_live;
    std::optional<std::int64_t> m_measuredDay; ///< the last whole day known then; absent: due
    std::vector<DriftAlarm> m_alarms;
    StatesComparison m_comparison;
    HistoryJob m_driftJob;
    HistoryJob m_comparisonJob;
};

} // namespace regime
