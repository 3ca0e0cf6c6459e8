// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/diagnosis.h"

#include "core/engine/diagnosticvalues.h"

namespace regime
{

namespace
{

constexpr std::int64_t kDaySec = 86'400;

constexpr int kComparedDays = 10; ///< each costs a training

QStringList measuresOf(const std::vector<DriftAlarm>& alarms)
{
    QStringList measures;
    for (const DriftAlarm& alarm : alarms)
        measures << alarm.measure;
    return measures;
}

} // namespace

Diagnosis::Diagnosis(EngineStore& store, const SeriesKey& key, const DetectorConfig& config,
                     QObject* parent)
    : QObject(parent), m_key(key), m_config(config), m_driftJob(store, key),
      m_comparisonJob(store, key)
{
    connect(&m_driftJob, &HistoryJob::failed, this, [this](const QString& problem) {
        DriftReport report;
        report.problem = problem;
        take(report);
    });
    connect(&m_comparisonJob, &HistoryJob::progressed, this, [this](double share) {
        m_comparison.progress = share;
        emit comparisonChanged(m_comparison);
    });
    connect(&m_comparisonJob, &HistoryJob::failed, this, [this](const QString& problem) {
        StatesComparison comparison;
        comparison.problem = problem;
        setComparison(comparison);
    });
}

void Diagnosis::setModel(const LiveModel& model)
{
    m_live = model;
    m_measuredDay.reset();
    emit described(describe(model, m_config));
}

std::int64_t Diagnosis::historyBeginSec(std::int64_t newestSec, int days) const
{
    const std::int64_t lead = m_config.trainingCandles + m_config.recentCandles;
    return newestSec - (days + 1) * kDaySec - lead * m_key.intervalSec();
}

void Diagnosis::measureDriftIfDue(double nowSec, std::int64_t newestSec)
{
    const std::int64_t day = (newestSec + m_key.intervalSec()) / kDaySec;
    if (!m_live || m_measuredDay == day)
        return;
    m_measuredDay = day;
    m_driftJob.start(
        historyBeginSec(newestSec, driftDays), newestSec + m_key.intervalSec(),
        [this, live = *m_live, config = m_config, intervalSec = m_key.intervalSec(),
         nowSec](const std::vector<CandleSeries>& pieces, std::stop_token stop,
                 const HistoryJob::Progress& progress) -> HistoryJob::Delivery {
            const auto days =
                measureDrift(pieces, *live.model, config, intervalSec, driftDays, stop, progress);
            DriftReport report = driftReport(live, days ? *days : std::vector<DriftDay>(), nowSec);
            if (!days)
                report.problem = QString::fromStdString(days.error().message);
            else if (days->empty())
                report.problem = tr("No whole day of candles behind %1 to train on is stored yet.")
                                     .arg(config.trainingCandles);
            return [this, report] { take(report); };
        });
}

void Diagnosis::take(const DriftReport& report)
{
    const QStringList before = measuresOf(m_alarms);
    m_alarms = driftAlarms(report);
    const QStringList measures = measuresOf(m_alarms);
    if (!measures.isEmpty() && measures != before)
        emit logged(QStringLiteral("training"),
                    tr("Drift: %1 beyond what is normal here on %2 days in a row")
                        .arg(measures.join(QStringLiteral(", ")))
                        .arg(ControlChart::judgedDays));
    emit driftMeasured(report);
}

void Diagnosis::setComparison(const StatesComparison& comparison)
{
    m_comparison = comparison;
    emit comparisonChanged(m_comparison);
}

void Diagnosis::compareStates(double nowSec, std::int64_t newestSec)
{
    m_comparison.running = true;
    m_comparison.progress = 0;
    m_comparison.problem.clear();
    emit comparisonChanged(m_comparison);
    m_comparisonJob.start(
        historyBeginSec(newestSec, kComparedDays), newestSec + m_key.intervalSec(),
        [this, config = m_config, intervalSec = m_key.intervalSec(),
         nowSec](const std::vector<CandleSeries>& pieces, std::stop_token stop,
                 const HistoryJob::Progress& progress) -> HistoryJob::Delivery {
            const auto scores =
                regime::compareStates(pieces, config, intervalSec, kComparedDays, stop, progress);
            StatesComparison comparison;
            comparison.progress = 1;
            if (scores) {
                comparison.asOfSec = nowSec;
                comparison.candidates = candidatesOf(*scores);
            } else {
                comparison.problem = QString::fromStdString(scores.error().message);
            }
            return [this, comparison] { setComparison(comparison); };
        });
}

void Diagnosis::cancelComparison()
{
    if (!m_comparisonJob.isRunning())
        return;
    m_comparisonJob.cancel();
    m_comparison.running = false;
    emit comparisonChanged(m_comparison);
}

} // namespace regime
