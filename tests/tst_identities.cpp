// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/engine/historyservice.h"
#include "core/engine/values/wording.h"
#include "tests/support/enginestage.h"
#include "ui/modelbookmodel.h"
#include "ui/modelstates.h"
#include "ui/modelview.h"
#include "ui/readout.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace regime;
using namespace regime::test;

namespace
{

const QTimeZone utc = QTimeZone::utc();

/** Two neighbouring rows in order, the later one first: where its shown regime began. */
std::int64_t shownSince(const std::vector<LedgerRow>& rows, std::size_t at)
{
    while (at > 0 && rows[at - 1].shown == rows[at].shown)
        --at;
    return rows[at].candleTimeSec;
}

/** A written number is right when the exact one rounds to it. */
bool roundsTo(double exact, const QString& written)
{
    const qsizetype point = written.indexOf(u'.');
    const auto decimals = point < 0 ? 0 : written.size() - point - 1;
    const QString plain = QString(written).replace(QChar(0x2212), u'-').remove(QChar(0x202F));
    return std::abs(plain.toDouble() - exact) <=
           0.5 * std::pow(10.0, -static_cast<double>(decimals)) + 1e-9;
}

/** Every number that the readout writes of an answer follows from its probabilities. */
void checkNumbers(const Readout& readout, double threshold)
{
    std::array<double, 3> sorted{readout.bear, readout.range, readout.bull};
    std::ranges::sort(sorted);
    const double confidence = sorted[2] - sorted[1];
    QVERIFY(std::abs(sorted[0] + sorted[1] + sorted[2] - 1) < 1e-9);
    QCOMPARE(readout.confidence, std::round(confidence * 1e4) / 1e4);
    QVERIFY(roundsTo(readout.confidence, readout.confidenceText));
    const double bias = confidence < threshold ? 0.0 : readout.bull - readout.bear;
    QCOMPARE(readout.bias, std::round(bias * 1e4) / 1e4);
    QVERIFY(roundsTo(readout.bias, readout.biasText));
    QVERIFY(roundsTo(readout.bear, readout.bearText));
    QVERIFY(roundsTo(readout.range, readout.rangeText));
    QVERIFY(roundsTo(readout.bull, readout.bullText));

    // What is written agrees: one divided by the written chance rounds to the written stay.
    static const QRegularExpression form(
        QStringLiteral("^([0-9.]+) % / ([0-9.\\x{202F}]+) candles$"));
    const auto written = form.match(readout.switchText);
    QVERIFY2(written.hasMatch(), qPrintable(readout.switchText));
    QVERIFY(roundsTo(100 * readout.pSwitch, written.captured(1)));
    QVERIFY2(roundsTo(100.0 / written.captured(1).toDouble(), written.captured(2)),
             qPrintable(readout.switchText));
}

} // namespace

/** What the page says against the ledger, after hours of a real engine over a simulated exchange.
 */
class TestIdentities : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void twoHundredRowsOfTheLedgerAgreeWithThemselves();
    void theLogTellsEveryChangeWhereTheLedgerHasIt();
    void theLiveReadoutFollowsFromTheLastRow();
    void theModelPageAgreesWithItself();
    void aLongRunKeepsItsBeginningOverARestart();

private:
    void passMinutes(EngineStage& engine, int minutes);
    QString dataDir() const { return m_folder.filePath(QStringLiteral("store")); }

    QTemporaryDir m_folder;
    SimulatedWorld m_world;
    EngineReport m_last;
    std::vector<EventEntry> m_events;
    std::vector<LedgerRow> m_rows;
    ModelDiagnostics m_diagnostics;
    ModelBook m_book;
    std::optional<TrainedModel> m_live;
};

void TestIdentities::passMinutes(EngineStage& engine, int minutes)
{
    m_world.clock.advance(60.0 * minutes);
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training, 20'000);
}

void TestIdentities::initTestCase()
{
    EngineStage engine(m_world, dataDir());
    engine.set("HMM_N_STARTS", QStringLiteral("2"));
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training, 20'000);
    // Candles that come in one by one, and many at once after a silence.
    for (const int minutes : {1, 1, 1, 1, 240, 1, 1, 90, 1, 300, 1})
        passMinutes(engine, minutes);
    m_last = {engine.snapshot, engine.health};
    m_events = engine.events;
    m_rows = engine.ledgerRows();
    QVERIFY(m_rows.size() >= 600);
    m_diagnostics = engine.diagnostics;
    m_book = engine.book;
    engine.stop();
    m_live = engine.models().live()->stored.model;
}

void TestIdentities::twoHundredRowsOfTheLedgerAgreeWithThemselves()
{
    const SeriesKey key{QStringLiteral("XDGUSD"), 1};
    const Configuration configuration;
    auto store = EngineStore::open(storePath(configuration, dataDir()), key, Access::Read);
    QVERIFY(store);
    HistoryService service(**store, key, {}, ModelFamily::Hmm);
    std::mt19937_64 random(20251);
    std::vector<std::size_t> picked(m_rows.size());
    std::iota(picked.begin(), picked.end(), 0);
    std::ranges::shuffle(picked, random);
    int lively = 0; // not where many minutes before had no trade
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t at = picked[i];
        const LedgerRow& row = m_rows[at];
        const auto history =
            service.answer({1, row.candleTimeSec - 1800, row.candleTimeSec + 1800, 1200});
        QVERIFY(history);
        const auto column =
            std::ranges::find(history->columns, row.candleTimeSec, &ChartColumn::openTimeSec);
        QVERIFY(column != history->columns.end() && column->answered && column->asSeen);
        const double nowSec = m_world.clock.nowSec();
        const Readout readout =
            makePastReadout(*history, *column, m_last.snapshot.confidenceThreshold, nowSec, utc);
        checkNumbers(readout, m_last.snapshot.confidenceThreshold);
        QCOMPARE(readout.bear, row.probabilities[0]);
        QCOMPARE(readout.pSwitch, row.pSwitch);
        QCOMPARE(readout.form, static_cast<int>(row.shown));
        QCOMPARE(*column->shownSinceSec, shownSince(m_rows, at));
        QVERIFY2(readout.sinceText.startsWith(
                     QStringLiteral("since %1 UTC")
                         .arg(timeText(static_cast<double>(shownSince(m_rows, at)), nowSec))),
                 qPrintable(readout.sinceText));
        QCOMPARE(column->close, row.close);
        QCOMPARE(column->phase, row.phase);
        QCOMPARE(column->bot, row.bot);
        lively += column->volatility && *column->volatility > 0;
        QCOMPARE(readout.muted, !row.usable);
        QVERIFY(readout.newestText.endsWith(QLatin1String("limit 180 s"))); // max(180, 3 * 60)
    }
    QVERIFY(lively > 150);
}

void TestIdentities::theLogTellsEveryChangeWhereTheLedgerHasIt()
{
    std::vector<std::int64_t> changes, logged;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (i == 0 || m_rows[i].shown != m_rows[i - 1].shown)
            changes.push_back(m_rows[i].candleTimeSec);
    for (const EventEntry& event : m_events)
        if (event.kind == QLatin1String("regime"))
            logged.push_back(static_cast<std::int64_t>(event.timeSec));
    QVERIFY(changes.size() > 5);
    QCOMPARE(logged, changes);
}

void TestIdentities::theLiveReadoutFollowsFromTheLastRow()
{
    const LedgerRow& row = m_rows.back();
    const Readout readout = makeReadout(m_last, m_last.snapshot.asOfSec, true, utc);
    checkNumbers(readout, m_last.snapshot.confidenceThreshold);
    QCOMPARE(readout.bull, row.probabilities[2]);
    QCOMPARE(readout.form, static_cast<int>(row.shown));
    QCOMPARE(*m_last.snapshot.shownSinceSec, shownSince(m_rows, m_rows.size() - 1));
    QCOMPARE(*m_last.snapshot.shownCandles,
             static_cast<int>((row.candleTimeSec - *m_last.snapshot.shownSinceSec) / 60 + 1));
    QCOMPARE(m_last.snapshot.sequence, m_last.health.sequence);
    QCOMPARE(*m_last.health.newestCandleSec, row.candleTimeSec);
    QCOMPARE(*m_last.snapshot.lastPrice, row.close);
    QCOMPARE(m_last.health.freshnessLimitSec, 180.0);
    QVERIFY(m_last.snapshot.standing && m_last.snapshot.standing->allCases > 400);
}

/** One model, one window: section for section, the same numbers on one scale. */
void TestIdentities::theModelPageAgreesWithItself()
{
    ModelStates states;
    states.apply(m_diagnostics);
    ModelBookModel history(ModelFamily::Hmm);
    history.apply(m_book);
    const ModelView view = makeModelView(m_last, m_last.snapshot.asOfSec, true);
    QVERIFY(history.count() >= 1);
    const auto live = [&](int role) { return history.data(history.index(0), role).toString(); };
    QCOMPARE(live(ModelBookModel::StandingRole), QStringLiteral("live"));
    QCOMPARE(view.nameText, QStringLiteral("Model ") + live(ModelBookModel::IdRole));
    QCOMPARE(m_diagnostics.modelId, m_last.snapshot.modelId);
    QCOMPARE(m_book.models.front().trainedAtSec, *m_last.snapshot.trainedAtSec);

    // Log-likelihood: the history, the training's text and curve, the log, and what the ledger's
    // answers since then came to.
    const QString likelihood = live(ModelBookModel::LikelihoodRole);
    const double written = QString(likelihood).replace(QChar(0x2212), u'-').toDouble();
    QVERIFY2(states.likelihoodText().contains(QStringLiteral(" to %1 nats").arg(likelihood)),
             qPrintable(states.likelihoodText()));
    QVERIFY(roundsTo(states.iterations().last().y(), likelihood));
    QVERIFY(roundsTo(m_live->logLikelihood / m_live->observationCount -
                         m_live->scaler.std.array().log().sum(),
                     likelihood));
    const QString trained = QStringLiteral("Model %1 trained on").arg(m_last.snapshot.modelId);
    const auto event = std::ranges::find_if(
        m_events, [&](const EventEntry& entry) { return entry.text.startsWith(trained); });
    QVERIFY(event != m_events.end());
    const auto logged =
        QRegularExpression(QStringLiteral("log-likelihood (\\S+) per candle")).match(event->text);
    QVERIFY2(std::abs(logged.captured(1).toDouble() - written) <= 0.0056, qPrintable(event->text));
    double sum = 0;
    for (const LedgerRow& row : m_rows)
        sum += row.logLikelihood;
    const double since = sum / static_cast<double>(m_rows.size());
    QVERIFY2(std::abs(since - written) < 1, qPrintable(QString::number(since)));

    double occupied = 0;
    for (std::size_t i = 0; i < m_diagnostics.states.size(); ++i) {
        const StateDiagnostics& state = m_diagnostics.states[i];
        const QModelIndex row = states.index(static_cast<int>(i));
        occupied += state.occupancy;
        const auto& next = state.transitions;
        QVERIFY(std::abs(std::reduce(next.begin(), next.end()) - 1) < 1e-9);
        QVERIFY(roundsTo(1 / (1 - next[i]), states.data(row, ModelStates::DwellRole).toString()));
    }
    QVERIFY(std::abs(occupied - 1) < 1e-9);

    const LedgerRow& last = m_rows.back();
    const auto word = [](std::string_view name) {
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    };
    QCOMPARE(view.rawText, word(regimeName(last.raw)));
    QCOMPARE(view.shownText, word(regimeName(last.shown)));
    QCOMPARE(view.switchText, makeReadout(m_last, m_last.snapshot.asOfSec, true, utc).switchText);
    QCOMPARE(view.rowsText, QString::number(m_last.snapshot.answer->observationCount));
    QVERIFY(view.canTrain);
}

void TestIdentities::aLongRunKeepsItsBeginningOverARestart()
{
    const SeriesKey key{QStringLiteral("XDGUSD"), 1};
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ledger.sqlite"));
    auto store = EngineStore::open(path, key, Access::Write);
    QVERIFY(store);
    std::vector<LedgerRow> rows(3000, m_rows.back());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].candleTimeSec = 60 * static_cast<std::int64_t>(i);
        rows[i].shown = i < 100 ? ShownRegime::Bearish : ShownRegime::Bullish;
    }
    QVERIFY((*store)->ledger().append(rows));
    const auto run = (*store)->ledger().shownRun(60 * 3000);
    QVERIFY(run && *run);
    QVERIFY((**run == ShownRun{ShownRegime::Bullish, 6000, 2900}));
    QVERIFY(!*(*store)->ledger().shownRun(0));
    QCOMPARE((**(*store)->ledger().shownRun(6000)).rows, 100);
}

QTEST_GUILESS_MAIN(TestIdentities)
#include "tst_identities.moc"
