// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/folderview.h"

#include "app/ground.h"
#include "app/session.h"
#include "core/engine/configvalues.h"
#include "core/engine/settingentries.h"
#include "ui/window.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

namespace regime
{

namespace
{

constexpr std::int64_t kDaySec = 86'400;
constexpr int kMostRows = 20'000; ///< of a report's range; beyond, candles are merged

std::shared_ptr<const Clock> clockOf(const FolderLook& look)
{
    if (look.asOfSec)
        return std::make_shared<StillClock>(static_cast<double>(*look.asOfSec));
    return clockOfFolder(look.configuration, look.dataDir);
}

EngineOptions lookOptions(const FolderLook& look, std::shared_ptr<const Clock> clock)
{
    EngineOptions options{
        look.configuration, look.dataDir, std::move(clock), EngineUse::Look, false, {}, {}};
    options.asOfSec = look.asOfSec;
    return options;
}

/** Starts it; what it says at once comes by direct connections. */
Result<Done> started(RegimeWorker& worker)
{
    QString problem;
    const auto connection = QObject::connect(&worker, &RegimeWorker::failed,
                                             [&](const QString& reason) { problem = reason; });
    worker.start();
    QObject::disconnect(connection);
    if (!problem.isEmpty())
        return Error{problem.toStdString()};
    return Done{};
}

/** The candles between, as the charts would draw them. */
ChartHistory historyOf(RegimeWorker& worker, std::int64_t fromSec, std::int64_t toSec)
{
    std::optional<ChartHistory> history;
    const auto connection = QObject::connect(&worker, &RegimeWorker::historyReady,
                                             [&](const ChartHistory& answer) { history = answer; });
    worker.requestHistory({1, fromSec, toSec, kMostRows});
    QCoreApplication::sendPostedEvents(&worker); // the worker lives on this thread
    QObject::disconnect(connection);
    return history.value_or(ChartHistory{});
}

/** Reviews the rows before `toSec` and waits for the tables; there may be none. */
void awaitReview(RegimeWorker& worker, std::optional<std::int64_t> toSec)
{
    QEventLoop loop;
    QObject::connect(&worker, &RegimeWorker::reviewChanged, &loop, [&](const ReviewStatus& status) {
        if (!status.running)
            loop.quit();
    });
    ReviewRequest request;
    request.toSec = toSec.value_or(request.toSec);
    worker.startReview(request);
    loop.exec();
}

} // namespace

Result<ReportSource> readReportSource(const FolderLook& look, const ReportRange& range)
{
    const auto clock = clockOf(look);
    RegimeWorker worker(lookOptions(look, clock));
    ReportSource source;
    QObject::connect(&worker, &RegimeWorker::reported,
                     [&](const EngineReport& report) { source.state = report; });
    if (const auto done = started(worker); !done)
        return done.error();
    const FeedHealth& health = source.state.health;
    if (!health.newestCandleSec)
        return Error{QStringLiteral("there are no candles of %1 %2 min in %3")
                         .arg(health.pair)
                         .arg(health.intervalMin)
                         .arg(look.dataDir)
                         .toStdString()};
    source.toSec = range.toSec.value_or(*health.newestCandleSec + 60 * health.intervalMin);
    source.fromSec = range.fromSec.value_or(source.toSec - kDaySec);
    source.history = historyOf(worker, source.fromSec, source.toSec);
    const bool isEmpty = std::ranges::all_of(
        source.history.columns, [](const ChartColumn& c) { return c.kind == IntervalKind::Lost; });
    if (isEmpty)
        return Error{"there are no candles in that range"};
    if (!range.fromSec && source.history.storeFirstSec)
        source.fromSec = std::max(source.fromSec, *source.history.storeFirstSec);
    source.atSec = clock->nowSec() + health.clockOffsetSec.value_or(0.0);
    source.configHash = configHash(look.configuration);
    return source;
}

FolderView::FolderView(const FolderLook& look, std::shared_ptr<const Clock> clock)
    : m_asOfSec(look.asOfSec), m_clock(std::move(clock)), m_model(*m_clock),
      m_worker(lookOptions(look, m_clock))
{
    m_model.setReduceMotion(true);
    m_model.overlay()->restore({.legendSeen = true});
    m_model.applySettings(settingEntries(look.configuration, look.configuration));
    connectModel(m_model, m_worker, Qt::DirectConnection);
}

Result<std::unique_ptr<FolderView>> FolderView::open(const FolderLook& look, int theme)
{
    std::unique_ptr<FolderView> view(new FolderView(look, clockOf(look)));
    view->m_model.setTheme(theme);
    if (const auto done = started(view->m_worker); !done)
        return done.error();
    const auto window = loadWindow(view->m_qml, view->m_model);
    if (!window)
        return window.error();
    view->m_window = *window;
    return view;
}

Result<QImage> FolderView::picture(int page, QSize size)
{
    if (page == AppModel::ReviewPage)
        awaitReview(m_worker, m_asOfSec);
    return grabPage(*m_window, m_model, page, size);
}

} // namespace regime
