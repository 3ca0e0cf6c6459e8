// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/manualclock.h"
#include "tests/support/samplemodel.h"
#include "tests/support/samplereview.h"
#include "tests/support/samplevalues.h"
#include "ui/window.h"

#include <QQmlApplicationEngine>
#include <QQmlIncubationController>
#include <QQuickWindow>
#include <QTest>

namespace regime::test
{

/** The window as the session would build it, on values made up. */
struct Stage {
    // The sample's time is the exchange's, the clock the machine's.
    explicit Stage(samples::State state)
        : moment(samples::moment(state)),
          clock(moment.nowSec - moment.health.clockOffsetSec.value_or(0.0))
    {
        QObject::connect(
            &app, &AppModel::historyRequested, &app,
            [this](const HistoryRequest& request) { app.apply(samples::answer(moment, request)); });
        QObject::connect(&app, &AppModel::calendarRequested, &app,
                         [this] { app.apply(samples::calendar(moment)); });
        app.setTheme(AppModel::Light);
        app.setReduceMotion(true);
    }

    void load()
    {
        Result<QQuickWindow*> loaded = loadWindow(engine, app);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().message.c_str());
        window = *loaded;
        QVERIFY(QTest::qWaitForWindowExposed(window));
        window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(window));
    }

    void applyAll()
    {
        app.apply(moment.report());
        app.apply(moment.events);
        app.applySettings(moment.settings);
        if (!moment.snapshot.trained)
            return;
        const bool troubled = !moment.snapshot.trainingProblem.isEmpty();
        app.apply(samples::modelDiagnostics());
        app.apply(samples::driftReport(troubled));
        app.apply(samples::statesComparison());
        app.apply(samples::modelBook(troubled));
        app.penalty()->setStop(10);
        app.apply(samples::penaltyTrials());
        app.review()->apply(samples::reviewReport());
    }

    /** Goes to a page and waits until all of it is made. */
    void show(int page)
    {
        app.setPage(page);
        QTRY_COMPARE(window->incubationController()->incubatingObjectCount(), 0);
    }

    /** One page of the window, filled, made and drawn. */
    Result<QImage> picture(int page, bool dark, QSize size)
    {
        app.setTheme(dark ? AppModel::Dark : AppModel::Light);
        applyAll();
        load();
        if (!window)
            return Error{"there is no window"};
        return grabPage(*window, app, page, size);
    }

    samples::Moment moment;
    ManualClock clock;
    AppModel app{clock};
    QQmlApplicationEngine engine;
    QQuickWindow* window = nullptr;
};

/** Saves the picture where REGIME_PICTURES says, if it says. */
inline void keep(const QImage& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("REGIME_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

} // namespace regime::test
