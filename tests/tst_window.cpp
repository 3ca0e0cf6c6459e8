// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/warnings.h"
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"
#include "ui/signitem.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

int coloursOf(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7)
        for (int x = 0; x < image.width(); x += 7)
            colours.insert(image.pixel(x, y));
    return static_cast<int>(colours.size());
}

/** Whether dark, and the size; only someone who wants to look at them needs all four. */
QList<std::pair<bool, QSize>> looks()
{
    const QSize large(1440, 900), small(1100, 700);
    if (!qEnvironmentVariableIsSet("REGIME_PICTURES"))
        return {{true, small}};
    return {{false, large}, {false, small}, {true, large}, {true, small}};
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { keepWarnings(); }
    void init() { warnings().clear(); }
    void cleanup() { QCOMPARE(warnings().join(QLatin1Char('\n')), QString()); }

    void loadsBeforeAnythingIsKnown()
    {
        Stage stage(State::Empty);
        stage.load();
        QCOMPARE(stage.app.trust()->verdictText(), QStringLiteral("DO NOT USE"));
        QVERIFY(coloursOf(stage.window->grabWindow()) > 3);
    }

    void aRangeWithoutCandlesOffersAll()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.clock.advance(40 * 86'400.0);
        stage.load();
        const auto* title = stage.window->findChild<QQuickItem*>(QStringLiteral("emptyTitle"));
        auto* button = stage.window->findChild<QQuickItem*>(QStringLiteral("showAll"));
        QVERIFY(title && button);
        QTRY_VERIFY(stage.app.chart()->empty() && button->isVisible());
        QTRY_COMPARE(title->property("text").toString(),
                     QStringLiteral("No candles in this range"));
        QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900)).ok());
        const QPointF at = button->mapToScene({button->width() / 2, button->height() / 2});
        QTest::mouseClick(stage.window, Qt::LeftButton, {}, at.toPoint());
        QTRY_VERIFY(!stage.app.chart()->empty());
        QVERIFY(!button->isVisible());
    }

    void keysTurnPages()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        auto* loader = stage.window->findChild<QQuickItem*>(QStringLiteral("page"));
        QVERIFY(loader);
        for (int page = 4; page >= 0; --page) {
            QTest::keyClick(stage.window, static_cast<Qt::Key>(Qt::Key_1 + page));
            QTRY_COMPARE(stage.app.page(), page);
            QTRY_COMPARE(loader->childItems().size(), 1);
        }
    }

    void turnsStaleByItself()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        QCOMPARE(stage.app.trust()->verdictText(), QStringLiteral("USABLE"));
        QSignalSpy turned(stage.app.trust(), &TrustModel::verdictChanged);
        stage.clock.advance(901);
        QVERIFY(turned.wait(3000));
        QCOMPARE(stage.app.trust()->verdictText(), QStringLiteral("DO NOT USE"));
        QCOMPARE(
            stage.app.trust()->data(stage.app.trust()->index(0), TrustModel::CodeRole).toString(),
            QStringLiteral("stale"));
        QVERIFY(stage.app.readout().muted);
    }

    void chartsShareTheirEdges()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        for (const QSize size : {QSize(1440, 900), QSize(1100, 700), QSize(1733, 811)}) {
            QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, size).ok());
            QSet<QPair<int, int>> edges;
            for (const char* name : {"priceChart", "probabilityChart", "certaintyChart"}) {
                auto* chart = stage.window->findChild<QQuickItem*>(QLatin1String(name));
                QVERIFY(chart);
                const QVariant area = chart->property("plotArea");
                const QRectF plot =
                    area.isValid() ? area.toRectF() : QRectF(0, 0, chart->width(), chart->height());
                QCOMPARE(plot.width(), chart->width());
                const double left = chart->mapToScene(plot.topLeft()).x();
                edges.insert({qRound(left * 100), qRound((left + plot.width()) * 100)});
            }
            QCOMPARE(edges.size(), 1);
        }
    }

    void probabilitiesAreStackedFromTheFoot()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        const auto picture =
            grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900));
        QVERIFY(picture.ok());
        const auto* plot = stage.window->findChild<QQuickItem*>(QStringLiteral("probabilityChart"));
        QVERIFY(plot);
        int checked = 0;
        for (double share = 0.01; share < 0.99; share += 0.01) {
            stage.app.chart()->setCrosshair(share);
            const ChartColumn* column = stage.app.chart()->pastColumn();
            QVERIFY(column && column->answered);
            const double bear = column->probabilities[0];
            const double range = bear + column->probabilities[1];
            if (std::abs(bear - 0.5) < 0.05 || std::abs(range - 0.5) < 0.05)
                continue;
            const QPointF at = plot->mapToScene(
                {stage.app.chart()->crosshair() * plot->width(), plot->height() / 2});
            const QColor seen = picture->pixelColor(at.toPoint());
            const bool isBlue = seen.blue() > seen.red();
            const bool isRed = seen.red() > 2 * seen.green();
            QCOMPARE(isBlue, bear > 0.5);
            QCOMPARE(isRed, range < 0.5);
            ++checked;
        }
        QVERIFY(checked > 50);
    }

    /** The thin band at the foot of the price is the other detector's. */
    void theOtherDetectorHasABand()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        const auto picture =
            grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900));
        QVERIFY(picture.ok());
        const auto* band = stage.window->findChild<QQuickItem*>(QStringLiteral("otherRegimes"));
        QVERIFY(band);
        const ChartModel& chart = *stage.app.chart();
        const double pxPerSec = band->width() / (chart.toSec() - chart.fromSec());
        int checked = 0, apart = 0;
        for (const ChartColumn& column : chart.history().columns) {
            const double middleSec = (column.openTimeSec + column.endSec) / 2.0;
            const double x = (middleSec - chart.fromSec()) * pxPerSec;
            if (x < 2 || x > band->width() - 2 || !column.otherShown ||
                *column.otherShown == ShownRegime::Undecided)
                continue;
            const char* colour = *column.otherShown == ShownRegime::Bearish   ? "bear"
                                 : *column.otherShown == ShownRegime::Bullish ? "bull"
                                                                              : "range";
            const QPointF at = band->mapToScene({x, band->height() / 2});
            QCOMPARE(picture->pixelColor(at.toPoint()).name(),
                     band->property(colour).value<QColor>().name());
            ++checked;
            apart += *column.otherShown != column.shown;
        }
        QVERIFY(checked > 50 && apart > 10); // or it might as well be the first one's
    }

    void theSourceDrivesTheOrganism()
    {
        Stage stage(State::Normal);
        ModelAnswer& jump = *stage.moment.snapshot.other.answer;
        jump.probabilities = {0.9, 0.06, 0.04};
        jump.pSwitch = 0.07;
        stage.applyAll();
        stage.load();
        const auto told = [&](const char* what) {
            for (const QQuickItem* item : itemsIn(*stage.window->contentItem()))
                if (item->isVisible() &&
                    item->property("numbers").toString().contains(QLatin1String(what)))
                    return true;
            return false;
        };
        QTRY_VERIFY(told("Chance of switching"));
        QVERIFY(!told("Bearish 0.90"));
        stage.moment.snapshot = asSaidBy(ModelFamily::Jump, stage.moment.snapshot);
        ++stage.moment.snapshot.sequence;
        ++stage.moment.health.sequence;
        stage.app.apply(stage.moment.report());
        QTRY_VERIFY(told("Bearish 0.90, ranging 0.06, bullish 0.04."));
        QVERIFY(told("Score of staying 0.93"));
        QVERIFY(!told("Chance of switching"));
    }

    void crosshairFollowsTheMouse()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        auto* chart = stage.window->findChild<QQuickItem*>(QStringLiteral("probabilityChart"));
        QVERIFY(chart);
        const QPointF middle = chart->mapToScene({chart->width() / 2, chart->height() / 2});
        // The server's own pointer may leave the window in between, so the hand moves until it is
        // seen.
        const auto seen = [&] {
            QTest::mouseMove(stage.window, middle.toPoint() - QPoint(40, 0));
            QTest::mouseMove(stage.window, middle.toPoint());
            return stage.app.chart()->crosshair() > 0.49;
        };
        QTRY_VERIFY(seen());
        QVERIFY(stage.app.chart()->crosshair() < 0.51);
        QVERIFY(stage.app.chart()->crosshairText().prices.startsWith(QLatin1String("O 0.")));
    }

    void thePageShowsThenUntilEscape()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900)).ok());
        const Readout now = stage.app.readout();
        QVERIFY(now.thenText.isEmpty());
        stage.app.chart()->setCrosshair(0.4);
        const ChartColumn* past = stage.app.chart()->pastColumn();
        QVERIFY(past && past->answered);
        const Readout then = stage.app.readout();
        QVERIFY(then.thenText.endsWith(QLatin1String("UTC")));
        QCOMPARE(then.bull, past->probabilities[2]);
        QCOMPARE(then.confidence, past->confidence);
        QCOMPARE(then.form, static_cast<int>(past->shown));
        const Result<QImage> picture =
            grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900));
        QVERIFY(picture.ok());
        keep(*picture, QStringLiteral("monitor-then-light-1440"));
        // The strip goes on to speak of now, and says so.
        QCOMPARE(labelled(*stage.window, QStringLiteral("now: USABLE")).size(), 1);
        QTest::keyClick(stage.window, Qt::Key_Escape);
        QTRY_COMPARE(stage.app.readout().thenText, QString());
        QCOMPARE(stage.app.readout(), now);
        QTRY_COMPARE(labelled(*stage.window, QStringLiteral("USABLE")).size(), 1);
        // The newest column is now, not then.
        stage.app.chart()->setCrosshair(1.0);
        QCOMPARE(stage.app.readout(), now);
    }

    void otherPagesSpeakOfNow()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        const QString influence = stage.app.readout().influenceText;
        stage.app.chart()->setCrosshair(0.4);
        QVERIFY(stage.app.readout().influenceText != influence);
        stage.show(AppModel::ModelPage);
        QCOMPARE(stage.app.model().influenceText, influence);
        QCOMPARE(labelled(*stage.window, QStringLiteral("Influence")).size(), 1);
        const QQuickItem* fact = labelled(*stage.window, QStringLiteral("Influence"))[0];
        QCOMPARE(fact->parentItem()->property("value").toString(), influence);
        QCOMPARE(labelled(*stage.window, QStringLiteral("USABLE")).size(), 1);
    }

    void theBannerOfThenLeavesTheOrganismFree_data()
    {
        QTest::addColumn<bool>("overlay");
        QTest::newRow("monitor") << false;
        QTest::newRow("overlay") << true;
    }

    void theBannerOfThenLeavesTheOrganismFree()
    {
        QFETCH(bool, overlay);
        Stage stage(State::Normal);
        stage.app.overlay()->restore({.legendSeen = true});
        stage.applyAll();
        stage.load();
        stage.app.overlay()->setShown(overlay);
        const auto place = [](const QQuickItem& item) {
            return item.mapRectToScene({0, 0, item.width(), item.height()});
        };
        for (const QSize size : {QSize(1440, 900), QSize(1100, 700)}) {
            stage.app.chart()->setCrosshair(0.4);
            const Result<QImage> picture =
                grabPage(*stage.window, stage.app, AppModel::MonitorPage, size);
            QVERIFY(picture.ok());
            keep(*picture, QStringLiteral("then-%1-%2")
                               .arg(QLatin1String(QTest::currentDataTag()))
                               .arg(size.width()));
            const auto* organism = stage.window->findChild<QQuickItem*>(
                overlay ? QStringLiteral("overlayOrganism") : QStringLiteral("organism"));
            QVERIFY(organism && organism->isVisible() && organism->height() > 60);
            // Below the overlay the page keeps its own banner.
            int banners = 0;
            for (const QQuickItem* item : itemsIn(*stage.window->contentItem()))
                if (item->isVisible() && item->objectName() == QLatin1String("thenBanner") &&
                    (!overlay || item->parentItem() == organism->parentItem())) {
                    ++banners;
                    QVERIFY(!place(*item).intersects(place(*organism)));
                }
            QCOMPARE(banners, 1);
        }
    }

    void aDashOfThePastSaysWhy()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        stage.app.chart()->setCrosshair(0.4);
        QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1100, 700)).ok());
        const QList<QQuickItem*> lines = labelled(*stage.window, QStringLiteral("Next poll"));
        QCOMPARE(lines.size(), 1);
        const QPoint at = lines.first()->mapToScene({4, 4}).toPoint();
        const QString why = stage.app.readout().nextPollWhy;
        QVERIFY(!why.isEmpty() && labelled(*stage.window, why).isEmpty());
        const auto seen = [&] {
            QTest::mouseMove(stage.window, at - QPoint(0, 80));
            QTest::mouseMove(stage.window, at);
            return !labelled(*stage.window, why).isEmpty();
        };
        QTRY_VERIFY(seen());
        const QQuickItem& tip = *labelled(*stage.window, why).first()->parentItem();
        QVERIFY(QRectF(0, 0, 1100, 700)
                    .contains(tip.mapRectToScene({0, 0, tip.width(), tip.height()})));
        keep(stage.window->grabWindow(), QStringLiteral("dash-says-why"));
    }

    void theChartsShowWhatTheModelSaysNow()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900)).ok());
        auto* button = stage.window->findChild<QQuickItem*>(QStringLiteral("asNow"));
        auto* words = stage.window->findChild<QQuickItem*>(QStringLiteral("asNowText"));
        QVERIFY(button && words);
        AsNowModel& asNow = *stage.app.chart()->asNow();
        const auto said = [&] { return words->property("text").toString(); };
        const Readout now = stage.app.readout();
        QVERIFY(!words->isVisible() && !asNow.on());

        const QPointF at = button->mapToScene({button->width() / 2, button->height() / 2});
        QTest::mouseClick(stage.window, Qt::LeftButton, {}, at.toPoint());
        QVERIFY(asNow.on());
        QTRY_VERIFY(stage.app.chart()->computed());
        QVERIFY(words->isVisible());
        QTRY_VERIFY2(said().contains(QLatin1String("candles change label")), qPrintable(said()));
        QCOMPARE(labelled(*stage.window, QStringLiteral("AS THE MODEL SAYS NOW, NOT THEN")).size(),
                 1);
        QCOMPARE(stage.app.readout(), now); // the present moment is as it is

        // What is computed does not pass for what was said.
        stage.app.chart()->setCrosshair(0.4);
        QVERIFY(stage.app.readout().computed);
        QVERIFY(stage.app.readout().thenSource.startsWith(QLatin1String("by today's model")));
        const QList<QQuickItem*> heads =
            labelled(*stage.window, QStringLiteral("COMPUTED  ") + stage.app.readout().thenText);
        QCOMPARE(heads.size(), 1);
        const auto picture =
            grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900));
        QVERIFY(picture.ok());
        keep(*picture, QStringLiteral("monitor-asnow-then-light-1440"));

        QTest::keyClick(stage.window, Qt::Key_H);
        QTRY_VERIFY(!asNow.on());
        QTRY_VERIFY(!stage.app.chart()->computed());
        QVERIFY(!words->isVisible());
        QTRY_VERIFY(!stage.app.readout().computed);
        QVERIFY(stage.app.readout().thenSource.startsWith(QLatin1String("as seen live")));
        QTest::keyClick(stage.window, Qt::Key_H);
        QVERIFY(asNow.on());
        QTest::keyClick(stage.window, Qt::Key_2);
        QTRY_COMPARE(stage.app.page(), int{AppModel::DataPage});
        QTest::keyClick(stage.window, Qt::Key_H); // of the Monitor alone
        QVERIFY(asNow.on());
    }

    void withoutAModelThereIsNoNow()
    {
        Stage stage(State::Empty);
        stage.applyAll();
        stage.load();
        const auto* button = stage.window->findChild<QQuickItem*>(QStringLiteral("asNow"));
        QVERIFY(button && !button->isEnabled());
        QVERIFY(button->property("text").toString().endsWith(QLatin1String("no model yet")));
        QTest::keyClick(stage.window, Qt::Key_H);
        QVERIFY(!stage.app.chart()->asNow()->on());
    }

    /** Half of the view by the ledger, half of it from before there was one. */
    void whatIsOlderThanTheLedgerIsMarked()
    {
        Stage stage(State::Normal);
        const std::size_t first = stage.moment.columns.size() - 150;
        for (std::size_t i = 0; i < first; ++i)
            stage.moment.columns[i].asSeen = false;
        stage.applyAll();
        stage.load();
        QTRY_VERIFY(stage.app.chart()->computed());
        for (const auto& [dark, size] : looks()) {
            stage.app.setTheme(dark ? AppModel::Dark : AppModel::Light);
            const auto picture = grabPage(*stage.window, stage.app, AppModel::MonitorPage, size);
            QVERIFY(picture.ok());
            keep(*picture, QStringLiteral("monitor-older-%1-%2")
                               .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                               .arg(size.width()));
        }
        QCOMPARE(
            labelled(*stage.window, QStringLiteral("above: by today's model, not as seen live"))
                .size(),
            1);
        stage.app.chart()->setCrosshair(0.1);
        QVERIFY(stage.app.readout().computed);
        QCOMPARE(stage.app.readout().thenSource, QStringLiteral("by today's model, not seen live"));
        stage.app.chart()->setCrosshair(0.9);
        QVERIFY(!stage.app.readout().computed);
    }

    void asNowPictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        for (const auto& [dark, size] : looks())
            QTest::addRow("monitor-asnow-%s-%d", dark ? "dark" : "light", size.width())
                << dark << size;
    }
    void asNowPictures()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        Stage stage(State::Normal);
        QVERIFY(stage.picture(AppModel::MonitorPage, dark, size).ok());
        stage.app.chart()->asNow()->setOn(true);
        QTRY_VERIFY(stage.app.chart()->computed());
        const auto picture = grabPage(*stage.window, stage.app, AppModel::MonitorPage, size);
        QVERIFY(picture.ok());
        keep(*picture, QLatin1String(QTest::currentDataTag()));
        stage.app.chart()->setCrosshair(0.4);
        const auto then = grabPage(*stage.window, stage.app, AppModel::MonitorPage, size);
        QVERIFY(then.ok());
        keep(*then, QLatin1String(QTest::currentDataTag()) + QStringLiteral("-crosshair"));
    }

    void flagsSayWhatHappened()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        QCOMPARE(stage.app.chart()->markLetters().join(u' '), QStringLiteral("S M F"));
        auto* flags = stage.window->findChild<QQuickItem*>(QStringLiteral("flags"));
        QVERIFY(flags);
        QList<QQuickItem*> tips;
        for (const QQuickItem* mark : flags->childItems())
            if (auto* tip = mark->findChild<QQuickItem*>(QStringLiteral("tip")))
                tips << tip;
        QCOMPARE(tips.size(), 3);
        QCOMPARE(tips[1]->isVisible(), false);
        const double x = flags->width() * stage.app.chart()->markPositions()[1];
        const QPoint flag = flags->mapToScene({x + 7, 7}).toPoint();
        const auto seen = [&] {
            QTest::mouseMove(stage.window, flag - QPoint(0, 60));
            QTest::mouseMove(stage.window, flag);
            return tips[1]->isVisible();
        };
        QTRY_VERIFY(seen());
        QVERIFY(stage.app.chart()->markTexts()[1].contains(QLatin1String("Model 14 promoted")));
    }

    void aFlagsWordsStayInItsFrame_data()
    {
        QTest::addColumn<int>("events");
        QTest::newRow("one event") << 1;
        QTest::newRow("three at once") << 3;
        QTest::newRow("more than are named") << 12;
    }

    void aFlagsWordsStayInItsFrame()
    {
        QFETCH(int, events);
        Stage stage(State::Normal);
        const double timeSec = stage.moment.nowSec - 7200;
        stage.moment.events.clear();
        for (int i = 0; i < events; ++i)
            stage.moment.events.push_back(
                {i + 1, timeSec, QStringLiteral("training"), QString(95, u'W')});
        stage.applyAll();
        stage.load();
        stage.app.chart()->setRange(ChartModel::OneDay);
        for (const QSize size : {QSize(1440, 900), QSize(1100, 700), QSize(960, 600)}) {
            QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, size).ok());
            QCOMPARE(stage.app.chart()->markTexts().size(), 1);
            QQuickItem* tip = nullptr;
            auto* flags = stage.window->findChild<QQuickItem*>(QStringLiteral("flags"));
            QVERIFY(flags);
            for (QQuickItem* item : itemsIn(*flags)) {
                if (item->activeFocusOnTab())
                    item->forceActiveFocus(Qt::TabFocusReason);
                if (item->objectName() == QLatin1String("tip"))
                    tip = item;
            }
            QVERIFY(tip);
            QTRY_VERIFY(tip->isVisible());
            QSignalSpy laidOut(stage.window, &QQuickWindow::afterAnimating);
            stage.window->update();
            QVERIFY(laidOut.count() > 0 || laidOut.wait());
            const auto* words = tip->findChild<QQuickItem*>(QStringLiteral("tipWords"));
            QVERIFY(words);
            QVERIFY2(words->property("contentWidth").toDouble() <= words->width() + 1, "width");
            QVERIFY2(words->property("contentHeight").toDouble() <= words->height() + 1, "height");
            const QRectF frame = tip->mapRectToScene({0, 0, tip->width(), tip->height()});
            QVERIFY(frame.contains(words->mapRectToScene({0, 0, words->width(), words->height()})));
            QVERIFY(QRectF(QPointF(), QSizeF(size)).contains(frame));
            keep(stage.window->grabWindow(),
                 QStringLiteral("flag-%1-%2").arg(events).arg(size.width()));
        }
    }

    void aBiasThatReadsZeroHasNoSide()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        const auto* sign = stage.window->findChild<QQuickItem*>(QStringLiteral("needleSign"));
        QVERIFY(sign);
        const std::pair<double, SignItem::Shape> biases[] = {{-0.0049, SignItem::Ring},
                                                             {0.0049, SignItem::Ring},
                                                             {-0.006, SignItem::Down},
                                                             {0.006, SignItem::Triangle}};
        for (const auto& [bias, shape] : biases) {
            stage.moment.snapshot.answer->biasSignal = bias;
            ++stage.moment.snapshot.sequence;
            stage.applyAll();
            QTRY_COMPARE(sign->property("shape").toInt(), int(shape));
        }
    }

    void theLogIsFilteredByAClick()
    {
        Stage stage(State::Normal);
        stage.applyAll();
        stage.load();
        auto* groups = stage.window->findChild<QQuickItem*>(QStringLiteral("eventGroups"));
        QVERIFY(groups);
        for (const QQuickItem* item : groups->childItems()) {
            if (!item->property("modelData").isValid())
                continue;
            const QPointF at = item->mapToScene({item->width() / 2, item->height() / 2});
            QTest::mouseClick(stage.window, Qt::LeftButton, {}, at.toPoint());
            QTRY_COMPARE(stage.app.events()->group(), item->property("index").toInt());
        }
        QCOMPARE(stage.app.events()->group(), static_cast<int>(EventGroup::Program));
        QCOMPARE(stage.app.events()->count(), 1);
    }

    void theOperatorChoosesTheZone()
    {
        Stage stage(State::Normal);
        stage.app.setLocalZone(QTimeZone("Europe/Berlin"));
        stage.applyAll();
        stage.load();
        QCOMPARE(stage.app.chart()->zoneText(), QStringLiteral("all times UTC"));
        const QStringList utcLabels = stage.app.chart()->timeLabels();
        QTest::keyClick(stage.window, Qt::Key_Z);
        QTRY_COMPARE(stage.app.chart()->zoneText(), QStringLiteral("all times CET"));
        QVERIFY(stage.app.chart()->timeLabels() != utcLabels);
        QVERIFY(stage.app.readout().sinceText.contains(QLatin1String("CET")));
        QVERIFY(stage.app.trust()->property("clockText").toString().endsWith(QLatin1String("CET")));
        auto* zone = stage.window->findChild<QQuickItem*>(QStringLiteral("zone"));
        QVERIFY(zone);
        const QPointF at = zone->mapToScene({zone->width() / 2, zone->height() / 2});
        QTest::mouseClick(stage.window, Qt::LeftButton, {}, at.toPoint());
        QTRY_COMPARE(stage.app.chart()->zoneText(), QStringLiteral("all times UTC"));
    }

    void crosshairPicture()
    {
        Stage stage(State::Lost);
        stage.applyAll();
        stage.load();
        stage.app.chart()->setRange(ChartModel::SixHours);
        stage.app.chart()->panBy(-0.9);
        const Result<QImage> before =
            grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1100, 700));
        stage.app.chart()->setCrosshair(0.6);
        const Result<QImage> after =
            grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1100, 700));
        QVERIFY(before.ok() && after.ok());
        QVERIFY(*before != *after);
        keep(*after, QStringLiteral("monitor-crosshair-light-1100"));
    }

    void reasonsOfferTheirFix()
    {
        Stage stage(State::Stale);
        stage.applyAll();
        stage.load();
        QSignalSpy retried(&stage.app, &AppModel::retryRequested);
        QTest::keyClick(stage.window, Qt::Key_F5);
        QTRY_COMPARE(retried.count(), 1);
        stage.app.applyFix(static_cast<int>(Fix::Retry));
        QCOMPARE(retried.count(), 2);
    }

    void aReasonCutShortIsReadOnHoverAndFocus()
    {
        Stage stage(State::Normal);
        const QString why = QString(300, u'W') + QStringLiteral(" end");
        stage.moment.health.storeProblem = why;
        stage.applyAll();
        stage.load();
        stage.show(AppModel::SettingsPage);
        QVERIFY(grabPage(*stage.window, stage.app, AppModel::SettingsPage, QSize(1100, 700)).ok());
        QQuickItem* cut = nullptr;
        for (QQuickItem* item : itemsIn(*stage.window->contentItem()))
            if (item->objectName() == QLatin1String("reason") &&
                item->property("truncated").toBool())
                cut = item;
        QVERIFY(cut);
        const QString whole = cut->property("text").toString();
        QVERIFY(whole.size() > 60);
        QCOMPARE(labelled(*stage.window, whole).size(), 1);
        const QPoint at = cut->mapToScene({cut->width() / 2, cut->height() / 2}).toPoint();
        const auto seen = [&] {
            QTest::mouseMove(stage.window, at + QPoint(0, 200));
            QTest::mouseMove(stage.window, at);
            return labelled(*stage.window, whole).size() > 1;
        };
        QTRY_VERIFY(seen());
        QTRY_VERIFY((QTest::mouseMove(stage.window, at + QPoint(0, 200)),
                     labelled(*stage.window, whole).size() == 1));
        // And by whoever has no mouse: itself, or the button behind it, takes the focus.
        for (int tabs = 0; tabs < 40 && labelled(*stage.window, whole).size() == 1; ++tabs)
            QTest::keyClick(stage.window, Qt::Key_Tab);
        QVERIFY(labelled(*stage.window, whole).size() > 1);
        keep(stage.window->grabWindow(), QStringLiteral("reason-whole"));
    }

    void pictures_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("page");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        const std::pair<const char*, State> states[] = {{"normal", State::Normal},
                                                        {"lost", State::Lost},
                                                        {"empty", State::Empty},
                                                        {"stale", State::Stale},
                                                        {"error", State::Error}};
        const char* pages[] = {"monitor", "data", "model", "review", "settings"};
        // Only someone who wants to look at them needs them all.
        const bool all = qEnvironmentVariableIsSet("REGIME_PICTURES");
        for (const bool dark : {false, true}) {
            for (const QSize size : {QSize(1440, 900), QSize(1100, 700)}) {
                const auto row = [&](const char* page, const char* state) {
                    return QStringLiteral("%1-%2-%3-%4")
                        .arg(QLatin1String(page), QLatin1String(state),
                             dark ? QStringLiteral("dark") : QStringLiteral("light"))
                        .arg(size.width())
                        .toLatin1();
                };
                for (const auto& [name, state] : states)
                    QTest::newRow(row(pages[0], name)) << state << 0 << dark << size;
                for (int page = 1; page < 5; ++page)
                    for (const auto& [name, state] : states)
                        if (all || state == State::Normal || (page == 1 && state == State::Empty))
                            QTest::newRow(row(pages[page], name)) << state << page << dark << size;
            }
        }
    }

    /** With REGIME_PICTURES set to a folder, every picture is kept there. */
    void pictures()
    {
        QFETCH(State, state);
        QFETCH(int, page);
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        Stage stage(state);
        const Result<QImage> picture = stage.picture(page, dark, size);
        QVERIFY(picture.ok());
        QCOMPARE(picture->size(), size * stage.window->devicePixelRatio());
        QVERIFY(coloursOf(*picture) > 5);
        QCOMPARE(picture->pixelColor(picture->width() - 3, picture->height() - 3).lightness() < 128,
                 dark);
        keep(*picture, QLatin1String(QTest::currentDataTag()));
        if (qEnvironmentVariableIsSet("REGIME_PICTURES"))
            keepRest(stage);
    }

private:
    /** The rest of a page that is longer than the window, screen by screen. */
    static void keepRest(Stage& stage)
    {
        auto* loader = stage.window->findChild<QQuickItem*>(QStringLiteral("page"));
        QVERIFY(loader && !loader->childItems().isEmpty());
        QQuickItem* page = loader->childItems().first();
        const double below = page->property("contentHeight").toDouble() - page->height();
        for (int screen = 2; (screen - 2) * page->height() < below; ++screen) {
            QVERIFY(page->setProperty("contentY", std::min(below, (screen - 1) * page->height())));
            keep(stage.window->grabWindow(), QStringLiteral("%1-screen-%2")
                                                 .arg(QLatin1String(QTest::currentDataTag()))
                                                 .arg(screen));
        }
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
