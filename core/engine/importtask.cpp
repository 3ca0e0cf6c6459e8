// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/importtask.h"

#include "core/engine/enginestore.h"
#include "core/engine/values/wording.h"

#include <QFileInfo>

namespace regime
{

namespace
{

constexpr double lookingShare = 0.2;
constexpr double reportedSteps = 0.01;

ImportStage stageOf(ImportJob::Phase phase)
{
    return phase == ImportJob::Phase::Reading ? ImportStage::Reading : ImportStage::Merging;
}

/** "XDGUSD_1.csv: 1 000 candles added, 3 lines refused" */
QString sentenceOf(const ImportStatus& status)
{
    QString text = status.order.dryRun ? ImportTask::tr("%1: %2 would be added")
                                       : ImportTask::tr("%1: %2 added");
    text = text.arg(QFileInfo(status.order.path).fileName(), candlesText(status.added));
    const auto append = [&](std::int64_t number, const QString& words) {
        if (number > 0)
            text += QStringLiteral(", ") + words.arg(countText(number));
    };
    append(status.unchanged, ImportTask::tr("%1 there already"));
    append(status.kept, ImportTask::tr("%1 other than the stored ones, which stand"));
    append(status.duplicates, ImportTask::tr("%1 duplicates"));
    append(status.missingTrades, ImportTask::tr("%1 trades missing"));
    append(status.refusedCount, ImportTask::tr("%1 lines refused"));
    return text + QLatin1Char('.');
}

} // namespace

ImportTask::ImportTask(EngineStore& store, QObject* parent) : QObject(parent), m_store(store)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ImportTask::step);
}

void ImportTask::start(const ImportOrder& order, std::int64_t nowSec)
{
    if (m_status.isRunning()) {
        emit changed(m_status);
        return;
    }
    m_status = {};
    m_status.order = order;
    m_nowSec = nowSec;
    m_reported = 0;
    ImportRequest request;
    request.nowSec = nowSec;
    if (!order.pair.isEmpty())
        request.pair = order.pair;
    if (order.intervalMin > 0)
        request.intervalMin = order.intervalMin;
    Result<ImportScan, ImportProblem> scan = ImportScan::open(order.path, request);
    if (!scan) {
        end(ImportStage::Failed, scan.error().sentence);
        return;
    }
    m_scan.emplace(*std::move(scan));
    report(ImportStage::Looking, 0);
    m_timer.start();
}

void ImportTask::cancel()
{
    if (m_status.stage == ImportStage::Looking || m_status.stage == ImportStage::Reading)
        end(ImportStage::Cancelled,
            tr("%1: cancelled, nothing was kept.").arg(QFileInfo(m_status.order.path).fileName()));
}

void ImportTask::step()
{
    if (m_scan)
        look();
    else
        work();
}

void ImportTask::look()
{
    const Result<std::optional<ImportPlan>, ImportProblem> plan = m_scan->step();
    if (!plan) {
        end(ImportStage::Failed, plan.error().sentence);
        return;
    }
    if (!*plan) {
        report(ImportStage::Looking, lookingShare * m_scan->progress());
        return;
    }
    m_scan.reset();
    m_status.pair = (*plan)->series.pair;
    m_status.intervalMin = (*plan)->series.intervalMin;
    m_job =
        std::make_unique<ImportJob>(std::vector{**plan}, m_nowSec, m_store.database(),
                                    m_store.candles(), m_store.coverage(), m_status.order.dryRun);
    report(ImportStage::Reading, lookingShare);
}

void ImportTask::work()
{
    const Result<ImportJob::Phase> phase = m_job->step();
    if (!phase) {
        const bool merging = m_job->phase() == ImportJob::Phase::Merging;
        end(ImportStage::Failed, QString::fromStdString(phase.error().message));
        if (merging)
            emit rolledBack();
        return;
    }
    takeCounts();
    if (*phase != ImportJob::Phase::Finished) {
        report(stageOf(*phase), lookingShare + (1 - lookingShare) * m_job->progress());
        return;
    }
    end(ImportStage::Finished, sentenceOf(m_status));
    if (!m_status.order.dryRun)
        emit imported();
}

void ImportTask::takeCounts()
{
    const ImportOutcome& outcome = m_job->outcomes().front();
    m_status.added = outcome.counts.inserted;
    m_status.unchanged = outcome.counts.unchanged;
    m_status.kept = outcome.counts.kept;
    m_status.duplicates = outcome.duplicates;
    m_status.filled = outcome.filled;
    m_status.cut = outcome.cut;
    m_status.missingTrades = outcome.missingTrades;
    m_status.refusedCount = outcome.refusedCount;
    for (std::size_t i = m_status.refused.size(); i < outcome.refused.size(); ++i)
        m_status.refused.push_back({outcome.refused[i].line, outcome.refused[i].reason});
}

/** The window hears of each stage, and of each hundredth of the way. */
void ImportTask::report(ImportStage stage, double progress)
{
    const bool due = stage != m_status.stage || progress >= m_reported + reportedSteps;
    m_status.stage = stage;
    m_status.progress = progress;
    if (!due)
        return;
    m_reported = progress;
    emit changed(m_status);
}

void ImportTask::end(ImportStage stage, const QString& message)
{
    m_timer.stop();
    m_scan.reset();
    m_job.reset();
    m_status.stage = stage;
    m_status.message = message;
    if (stage == ImportStage::Finished)
        m_status.progress = 1;
    emit changed(m_status);
}

} // namespace regime
