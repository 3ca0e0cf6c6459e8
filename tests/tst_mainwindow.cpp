// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"
#include "core/market/exchangethread.h"
#include "tests/support/organismpixels.h"
#include "tests/support/referencefile.h"
#include "tests/support/servedmarket.h"
#include "ui/appmodel.h"
#include "ui/window.h"

#include <QElapsedTimer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace regime;
using namespace regime::test;

namespace
{

constexpr QSize pictureSize(1440, 900);
const QColor paper(0xF4, 0xEF, 0xE4);

/** A sure answer of that model for the newest candle, newer than anything the engine says. */
RegimeSnapshot sureOf(Regime regime, double nowSec, const QString& modelId)
{
    RegimeSnapshot snapshot;
    snapshot.modelId = modelId;
    snapshot.sequence = std::uint64_t{1} << 40;
    snapshot.asOfSec = nowSec;
    snapshot.trained = true;
    snapshot.warmingUpHave = snapshot.warmingUpNeed;
    ModelAnswer answer;
    answer.candleTimeSec = static_cast<std::int64_t>(nowSec) / 60 * 60 - 60;
    answer.regime = regime;
    answer.probabilities = {0, 0, 0};
    answer.probabilities[static_cast<std::size_t>(regime)] = 1;
    answer.confidence = 1;
    answer.stability = 1;
    snapshot.answer = answer;
    return snapshot;
}

} // namespace

/** The real window over an exchange, from the first frame to a picture of an answer. */
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatTheExchangeSends_data();
    void showsWhatTheExchangeSends();
    void sharedStoreThatNeverAnswersHoldsNothingUp();
};

void TestMainWindow::showsWhatTheExchangeSends_data()
{
    QTest::addColumn<QString>("needs");
    QTest::newRow("real candles") << realFile("XBTUSD_1m_202303.csv");
    QTest::newRow("synthetic market") << QString();
}

void TestMainWindow::showsWhatTheExchangeSends()
{
    QFETCH(QString, needs);
    if (!needs.isEmpty())
        REGIME_SKIP_WITHOUT(needs);
    const auto clock = std::make_shared<SystemClock>();
    Result<SimulatedMarket> market =
        needs.isEmpty() ? syntheticMinutes(clock->nowSec()) : realMinutes(clock->nowSec());
    QVERIFY2(market, market ? "" : market.error().message.c_str());
    std::vector<SimulatedMarket> markets;
    markets.push_back(*std::move(market));
    ExchangeThread exchange;
    const Result<QUrl> url = exchange.start(std::move(markets), *clock);
    QVERIFY(url);

    const QTemporaryDir folder;
    Configuration configuration;
    const auto set = [&](const char* key, const QString& value) {
        configuration.set(QLatin1String(key), value, ConfigOrigin::CommandLine);
    };
    set("KRAKEN_PAIR", QStringLiteral("XBTUSD"));
    set("KRAKEN_API_URL", url->toString());
    set("REQUEST_SPACING_MS", QStringLiteral("0"));
    Session session({configuration, folder.filePath(QStringLiteral("store")), clock, false, {}});
    AppModel& app = session.model();
    app.setTheme(AppModel::Light);
    app.setReduceMotion(true);
    const Result<QQuickWindow*> window = session.open();
    QVERIFY2(window, window ? "" : window.error().message.c_str());
    QVERIFY(!app.readout().answered);
    QTRY_VERIFY_WITH_TIMEOUT(app.readout().answered && !app.readout().muted, 30'000);
    QVERIFY(app.trust()->verdictText() != QLatin1String("DO NOT USE"));
    const double sum = app.readout().bear + app.readout().range + app.readout().bull;
    QVERIFY(std::abs(sum - 1) < 1e-9);

    const auto grab = [&] { return grabPage(**window, app, AppModel::MonitorPage, pictureSize); };
    const Result<QImage> live = grab();
    QVERIFY(live);
    QCOMPARE(live->size(), pictureSize);

    // From the toggle to the engine and back: the ledger has what was just answered.
    AsNowModel& asNow = *app.chart()->asNow();
    asNow.setOn(true);
    QTRY_VERIFY_WITH_TIMEOUT(app.chart()->history().asModelSaysNow, 10'000);
    QTRY_VERIFY2_WITH_TIMEOUT(asNow.text().contains(QLatin1String("label")),
                              qPrintable(asNow.text()), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(app.chart()->computed(), 30'000);
    asNow.setOn(false);
    QTRY_VERIFY_WITH_TIMEOUT(!app.chart()->history().asModelSaysNow, 10'000);

    auto* organism = (*window)->findChild<QQuickItem*>(QStringLiteral("organism"));
    QVERIFY(organism && organism->property("usesShader").toBool());
    const QRect place =
        organism->mapRectToScene({0, 0, organism->width(), organism->height()}).toRect();
    // These are newer than whatever the engine still says. A pointer that the display put over the
    // charts would show the past instead.
    for (const QPoint corner : {QPoint(9, 9), QPoint(1, 1)}) // one where it is would tell nothing
        QTest::mouseMove(*window, corner);
    QTRY_VERIFY(app.chart()->crosshair() < 0);
    std::map<Regime, QImage> bodies;
    for (const Regime regime : {Regime::Bearish, Regime::Bullish}) {
        const QString modelId = app.report().snapshot.modelId;
        app.apply({sureOf(regime, clock->nowSec(), modelId), app.report().health});
        const Result<QImage> picture = grab();
        QVERIFY(picture);
        bodies[regime] = picture->copy(place);
    }
    const QColor bear = meanHue(bodies[Regime::Bearish], paper);
    const QColor bull = meanHue(bodies[Regime::Bullish], paper);
    QVERIFY2(bear.blue() > bear.red() && bull.red() > bull.blue(),
             qPrintable(bear.name() + QLatin1Char(' ') + bull.name()));
    QVERIFY(meanChange(bodies[Regime::Bearish], bodies[Regime::Bullish]) > 0.02);
}

/** Whoever waits for it, five seconds until it is given up, it is not the window. */
void TestMainWindow::sharedStoreThatNeverAnswersHoldsNothingUp()
{
    QTcpServer silent; // accepts and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    Configuration configuration;
    const auto set = [&](const char* key, const QString& value) {
        configuration.set(QLatin1String(key), value, ConfigOrigin::CommandLine);
    };
    set("KRAKEN_API_URL", QStringLiteral("http://127.0.0.1:1"));
    set("STORE_URL",
        QStringLiteral("postgresql://me@127.0.0.1:%1/market").arg(silent.serverPort()));
    Session session({configuration,
                     folder.filePath(QStringLiteral("store")),
                     std::make_shared<SystemClock>(),
                     false,
                     {}});
    const AppModel& app = session.model();
    const Result<QQuickWindow*> window = session.open();
    QVERIFY2(window, window ? "" : window.error().message.c_str());

    QElapsedTimer sinceTurn;
    qint64 longestMs = 0;
    QTimer turns;
    connect(&turns, &QTimer::timeout, this, [&] {
        if (sinceTurn.isValid())
            longestMs = std::max(longestMs, sinceTurn.elapsed());
        sinceTurn.start();
    });
    turns.start(0);
    const auto isGivenUp = [&] {
        const auto& shared = app.report().health.sharedStore;
        return shared && shared->problem.contains(QStringLiteral("cannot be reached"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGivenUp(), 30'000);
    QVERIFY2(longestMs < 2000, qPrintable(QString::number(longestMs)));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
