// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/regimeworker.h"
#include "ui/appmodel.h"
#include "ui/report.h"

#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <memory>
#include <optional>

namespace regime
{

/** A data folder to be looked at, as it is or as it was known at a moment. Nothing is written. */
struct FolderLook {
    Configuration configuration;
    QString dataDir;
    std::optional<std::int64_t> asOfSec; ///< what came later is not known, exclusive
};

/** The part of the time axis a report is of; what is absent follows from the stored candles. */
struct ReportRange {
    std::optional<std::int64_t> fromSec; ///< else a day before the end, or the first candle
    std::optional<std::int64_t> toSec;   ///< exclusive; else the end of the newest candle
};

/** What a report of the range is made of, but for its review. Errors: the store, no candle in the
 *  range. Needs a core application. */
Result<ReportSource> readReportSource(const FolderLook& look, const ReportRange& range);

/**
 * The window on a data folder, for pictures. Needs an application with widgets; lives on its
 * thread.
 */
class FolderView
{
public:
    /** `theme` is an AppModel::ThemeChoice. Errors: the store, the window. */
    static Result<std::unique_ptr<FolderView>> open(const FolderLook& look, int theme);

    AppModel& model() { return m_model; }

    /** Of a page, `size` in pixels that do not count the screen's scale. */
    Result<QImage> picture(int page, QSize size);

private:
    FolderView(const FolderLook& look, std::shared_ptr<const Clock> clock);

    std::optional<std::int64_t> m_asOfSec;
    std::shared_ptr<const Clock> m_clock; ///< outlives the model that reads it
    AppModel m_model;
    RegimeWorker m_worker;
    QQmlApplicationEngine m_qml;
    QQuickWindow* m_window = nullptr; ///< the engine's
};

} // namespace regime
