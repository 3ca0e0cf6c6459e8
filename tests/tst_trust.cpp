// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/trust.h"
#include "core/engine/values/wording.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace regime;

namespace
{

constexpr double kNow = 1732361112;          // 2024-11-23 11:25:12 UTC
constexpr std::int64_t kNewest = 1732361040; // 72 s ago

using Change = std::function<void(RegimeSnapshot&, FeedHealth&)>;

void makeWell(RegimeSnapshot& s, FeedHealth& h)
{
    h.sequence = 1;
    h.samples = 2000;
    h.coveragePct = 100;
    h.newestCandleSec = kNewest;
    h.readyForMinTrain = h.readyForTargetWindow = true;
    h.exchange = ExchangeState::Answering;
    h.nextPollSec = kNow + 288;
    s.sequence = 1;
    s.trained = true;
    s.trainedAtSec = kNow - 3600;
    s.modelId = QStringLiteral("3");
    s.answer = ModelAnswer{};
    s.answer->candleTimeSec = kNewest;
    s.warmingUpHave = 100;
}

void makeEmpty(RegimeSnapshot& s, FeedHealth& h)
{
    s = {};
    s.sequence = 1;
    h = {};
    h.sequence = 1;
}

} // namespace

class TestTrust : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("code"); // of the first reason, empty for none
        QTest::addColumn<Fix>("fix");
        QTest::addColumn<QString>("text"); // part of the first reason
        const auto row = [](const char* name, Verdict verdict, const char* code, Fix fix,
                            const char* text, Change change) {
            QTest::newRow(name) << change << verdict << QString::fromLatin1(code) << fix
                                << QString::fromLatin1(text);
        };
        using enum Verdict;

        row("all is well", Usable, "", Fix::None, "", [](auto&, auto&) {});
        row("nothing heard yet", DoNotUse, "starting", Fix::None, "Starting",
            [](RegimeSnapshot& s, FeedHealth& h) {
                s = {};
                h = {};
            });
        row("first start, asking", DoNotUse, "no_data", Fix::None, "asking Kraken",
            [](RegimeSnapshot& s, FeedHealth& h) {
                makeEmpty(s, h);
                h.nextPollSec = kNow + 30;
            });
        row("nothing stored and nothing asked: a folder looked at, polling off", DoNotUse,
            "no_data", Fix::StartDemo, "No candles stored yet.", makeEmpty);
        row("first start, offline", DoNotUse, "no_data", Fix::StartDemo, "No candles stored",
            [](RegimeSnapshot& s, FeedHealth& h) {
                makeEmpty(s, h);
                h.exchange = ExchangeState::Unreachable;
            });
        row("first start of the demo, offline: no demo offered", DoNotUse, "no_data", Fix::None, "",
            [](RegimeSnapshot& s, FeedHealth& h) {
                makeEmpty(s, h);
                h.exchange = ExchangeState::Unreachable;
                h.demo = true;
            });
        row("as old as the limit", Usable, "", Fix::None, "", [](auto&, FeedHealth& h) {
            h.newestCandleSec = static_cast<std::int64_t>(kNow) - 180;
        });
        row("older than the limit, no answer", DoNotUse, "stale", Fix::Retry,
            "No candle for 7 min: Kraken is not answering.", [](auto&, FeedHealth& h) {
                h.newestCandleSec = static_cast<std::int64_t>(kNow) - 430;
                h.exchange = ExchangeState::Unreachable;
            });
        row("older than the limit, throttled", DoNotUse, "stale", Fix::None,
            "paused until 11:30:00 UTC", [](auto&, FeedHealth& h) {
                h.newestCandleSec = static_cast<std::int64_t>(kNow) - 430;
                h.exchange = ExchangeState::Throttled;
            });
        row("older than the limit, answering", DoNotUse, "stale", Fix::Retry, "sends no new one",
            [](auto&, FeedHealth& h) {
                h.newestCandleSec = static_cast<std::int64_t>(kNow) - 430;
            });
        row("fresh, not answering", Caution, "unreachable", Fix::Retry, "timed out",
            [](auto&, FeedHealth& h) {
                h.exchange = ExchangeState::Unreachable;
                h.exchangeText = QStringLiteral("timed out");
            });
        row("fresh, throttled", Caution, "throttled", Fix::None, "slow down: paused until",
            [](auto&, FeedHealth& h) { h.exchange = ExchangeState::Throttled; });
        row("fresh, refused", Caution, "refused", Fix::OpenSettings, "EQuery:Unknown asset pair",
            [](auto&, FeedHealth& h) {
                h.exchange = ExchangeState::Refused;
                h.exchangeText = QStringLiteral("EQuery:Unknown asset pair");
            });
        row("fresh, maintenance", Caution, "limited", Fix::OpenData, "maintenance",
            [](auto&, FeedHealth& h) {
                h.exchange = ExchangeState::Limited;
                h.exchangeText = QStringLiteral("maintenance");
            });
        row("too few samples", DoNotUse, "insufficient_samples", Fix::Backfill, "312 of 514",
            [](auto&, FeedHealth& h) {
                h.samples = 312;
                h.readyForMinTrain = h.readyForTargetWindow = false;
            });
        row("too few samples, backfill in force", DoNotUse, "insufficient_samples", Fix::None, "",
            [](auto&, FeedHealth& h) {
                h.samples = 312;
                h.readyForMinTrain = h.readyForTargetWindow = false;
                h.backfill.running = true;
            });
        row("below the target", Caution, "below_target", Fix::Backfill, "for training",
            [](auto&, FeedHealth& h) {
                h.samples = 600;
                h.readyForTargetWindow = false;
            });
        row("below the target with all the exchange serves", Caution, "below_target", Fix::None,
            "for training", [](auto&, FeedHealth& h) {
                h.samples = 1600;
                h.readyForTargetWindow = false;
            });
        row("two candles lost", Caution, "lost_candles", Fix::Backfill,
            "2 candles lost at 03:05 UTC.", [](auto&, FeedHealth& h) {
                h.lostIntervals = {{1732331100, 1732331160, 2}};
            });
        row("lost in two places", Caution, "lost_candles", Fix::Backfill,
            "5 candles lost in 2 places", [](auto&, FeedHealth& h) {
                h.lostIntervals = {{1732331100, 1732331160, 2}, {1732321080, 1732321200, 3}};
            });
        row("untrained", DoNotUse, "untrained", Fix::TrainNow, "No model has been trained",
            [](RegimeSnapshot& s, auto&) {
                s.trained = false;
                s.answer.reset();
            });
        row("untrained, refused", DoNotUse, "untrained", Fix::TrainNow, "all starts refused",
            [](RegimeSnapshot& s, auto&) {
                s.trained = false;
                s.trainingProblem = QStringLiteral("all starts refused");
            });
        row("training the first model", DoNotUse, "training", Fix::None, "40 %",
            [](RegimeSnapshot& s, auto&) {
                s.trained = false;
                s.training = true;
                s.trainingProgress = 0.4;
            });
        row("retraining", Usable, "training", Fix::None, "present model answers",
            [](RegimeSnapshot& s, auto&) { s.training = true; });
        row("last training refused", Caution, "training_refused", Fix::OpenModel, "held",
            [](RegimeSnapshot& s, auto&) { s.trainingProblem = QStringLiteral("held"); });
        row("candidate held back", Caution, "candidate_held", Fix::OpenModel,
            "Model 4 is held back; model 3 answers",
            [](RegimeSnapshot& s, auto&) { s.heldModelId = QStringLiteral("4"); });
        row("restored", DoNotUse, "restored", Fix::None, "no inference since the start",
            [](RegimeSnapshot& s, auto&) { s.restored = true; });
        row("inference failing within the limit", Caution, "inference_failing", Fix::OpenModel,
            "60 s", [](RegimeSnapshot& s, auto&) {
                s.inferenceProblem = QStringLiteral("not finite");
                s.inferenceFailingSinceSec = kNow - 60;
            });
        row("inference failing beyond the limit", DoNotUse, "inference_failing", Fix::OpenModel,
            "not finite", [](RegimeSnapshot& s, auto&) {
                s.inferenceProblem = QStringLiteral("not finite");
                s.inferenceFailingSinceSec = kNow - 181;
            });
        row("inference failing, since when unknown", DoNotUse, "inference_failing", Fix::OpenModel,
            "",
            [](RegimeSnapshot& s, auto&) { s.inferenceProblem = QStringLiteral("not finite"); });
        row("warming up", DoNotUse, "warming_up", Fix::None, "40 of 100",
            [](RegimeSnapshot& s, auto&) { s.warmingUpHave = 40; });
        row("lost hole in the window", DoNotUse, "lost_hole", Fix::Backfill, "newest 100 candles",
            [](RegimeSnapshot& s, auto&) { s.lostHoleInWindow = true; });
        row("trained, not asked yet", DoNotUse, "no_answer", Fix::None, "",
            [](RegimeSnapshot& s, auto&) { s.answer.reset(); });
        row("model 3 intervals old", Usable, "", Fix::None, "",
            [](RegimeSnapshot& s, auto&) { s.trainedAtSec = kNow - 3 * 86400; });
        row("model older than 3 intervals", Caution, "model_old", Fix::TrainNow, "3 days old",
            [](RegimeSnapshot& s, auto&) { s.trainedAtSec = kNow - 3 * 86400 - 1; });
        row("model older than 7 intervals", DoNotUse, "model_too_old", Fix::TrainNow, "7 days old",
            [](RegimeSnapshot& s, auto&) { s.trainedAtSec = kNow - 7 * 86400 - 1; });
        row("model too old, training in force", DoNotUse, "model_too_old", Fix::None, "",
            [](RegimeSnapshot& s, auto&) {
                s.trainedAtSec = kNow - 8 * 86400;
                s.training = true;
            });
        row("detector off", DoNotUse, "off", Fix::OpenSettings, "trend only",
            [](RegimeSnapshot& s, auto&) { s.mode = DetectorMode::Off; });
        row("clock 30 s off", Usable, "", Fix::None, "",
            [](auto&, FeedHealth& h) { h.clockOffsetSec = 30; });
        row("clock behind", Caution, "clock_skew", Fix::None, "45 s behind Kraken",
            [](auto&, FeedHealth& h) { h.clockOffsetSec = 45; });
        row("clock ahead", Caution, "clock_skew", Fix::None, "31 s ahead of Kraken",
            [](auto&, FeedHealth& h) { h.clockOffsetSec = -31.5; });
        row("store keeps nothing", Caution, "store_problem", Fix::OpenData, "held by another",
            [](auto&, FeedHealth& h) {
                h.storeProblem = QStringLiteral("The store is held by another program.");
                h.storeTrouble = StoreTrouble::Other;
            });
        row("store read-only", Caution, "store_read_only", Fix::OpenData, "is read-only",
            [](auto&, FeedHealth& h) {
                h.storeProblem = QStringLiteral("The data folder is read-only.");
                h.storeTrouble = StoreTrouble::ReadOnly;
            });
        row("disk full", Caution, "disk_full", Fix::OpenData, "cannot grow",
            [](auto&, FeedHealth& h) {
                h.storeProblem = QStringLiteral("The store cannot grow: the disk is full.");
                h.storeTrouble = StoreTrouble::DiskFull;
                h.diskFreeBytes = 0;
            });
        row("disk nearly full", Caution, "disk_low", Fix::OpenData, "42 MB left",
            [](auto&, FeedHealth& h) { h.diskFreeBytes = 42'500'000; });
        row("disk with room", Usable, "", Fix::None, "",
            [](auto&, FeedHealth& h) { h.diskFreeBytes = 100'000'000; });
        row("shared store away", Caution, "shared_store_offline", Fix::OpenData,
            "Shared store offline, 37 waiting: no route", [](auto&, FeedHealth& h) {
                h.sharedStore = SharedStoreHealth{
                    QStringLiteral("PostgreSQL at db"), false, 37, QStringLiteral("no route"), {}};
            });
        row("shared store still catching up", Usable, "", Fix::None, "", [](auto&, FeedHealth& h) {
            h.sharedStore = SharedStoreHealth{QStringLiteral("PostgreSQL at db"), true, 37, {}, {}};
        });
        row("retention below the window", Caution, "retention", Fix::OpenSettings,
            "kept for 24 h, less than the training window of 2",
            [](auto&, FeedHealth& h) { h.retentionDays = 1; });
        row("retention above the window", Usable, "", Fix::None, "",
            [](auto&, FeedHealth& h) { h.retentionDays = 2; });
        row("polling switched off", Caution, "polling_off", Fix::OpenSettings, "HMM_OHLCV_ENABLED",
            [](auto&, FeedHealth& h) { h.polling = false; });
        row("a wrong setting", Caution, "wrong_setting", Fix::OpenSettings, "HMM_N_STATES=9",
            [](auto&, FeedHealth& h) {
                h.settingProblems = QStringList{QStringLiteral("a.ini:3: HMM_N_STATES=9")};
            });
        row("names unreliable", Caution, "names_unreliable", Fix::OpenModel, "0.31 apart",
            [](RegimeSnapshot& s, auto&) {
                s.modelRemarks = QStringList{QStringLiteral("names unreliable: 0.31 apart")};
            });
        row("two short-lived states", Caution, "short_lived_state", Fix::OpenModel,
            "state 0 fills 2 %; state 1 fills 1 %", [](RegimeSnapshot& s, auto&) {
                s.modelRemarks =
                    QStringList{QStringLiteral("short-lived state: state 0 fills 2 %"),
                                QStringLiteral("short-lived state: state 1 fills 1 %")};
            });
        row("names unreliable and a short-lived state: one reason", Caution, "names_unreliable",
            Fix::OpenModel, "0.31 apart. The model has a short-lived state: state 0",
            [](RegimeSnapshot& s, auto&) {
                s.modelRemarks = QStringList{QStringLiteral("short-lived state: state 0"),
                                             QStringLiteral("names unreliable: 0.31 apart")};
            });
        row("label changes as often as on 99 of 100 days", Usable, "", Fix::None, "",
            [](RegimeSnapshot& s, auto&) { s.rawChangesPerDay = s.rawChangesNormally = 301; });
        row("label flickers", Caution, "flicker", Fix::OpenModel, "302 changes in a day",
            [](RegimeSnapshot& s, auto&) {
                s.rawChangesPerDay = 302;
                s.rawChangesNormally = 301;
            });
        row("what is normal is not known yet", Usable, "", Fix::None, "",
            [](RegimeSnapshot& s, auto&) { s.rawChangesPerDay = 302; });
        row("one feature drifts", Caution, "drift", Fix::OpenModel,
            "Drift: PSI of rsi_zone beyond its own 99th percentile for 4 days.",
            [](RegimeSnapshot& s, auto&) {
                s.drift = {{QStringLiteral("rsi_zone"), 4, true}};
            });
        row("several measures drift", Caution, "drift", Fix::OpenModel,
            "Drift: PSI of volume_ratio (3 days), log-likelihood per candle (12 days) beyond",
            [](RegimeSnapshot& s, auto&) {
                s.drift = {{QStringLiteral("volume_ratio"), 3, true},
                           {QStringLiteral("log-likelihood per candle"), 12, false}};
            });
        row("the fit of an HMM drifts that only advises", Caution, "drift", Fix::OpenModel,
            "log-likelihood", [](RegimeSnapshot& s, auto&) {
                s.source = ModelFamily::Jump;
                s.drift = {{QStringLiteral("log-likelihood per candle"), 3, false}};
            });
        row("the fit of an HMM drifts that nothing follows", Usable, "", Fix::None, "",
            [](RegimeSnapshot& s, auto&) {
                s.source = s.adviceSource = ModelFamily::Jump;
                s.drift = {{QStringLiteral("log-likelihood per candle"), 3, false}};
            });
        row("a feature drifts while nothing follows the HMM", Caution, "drift", Fix::OpenModel,
            "PSI of rsi_zone", [](RegimeSnapshot& s, auto&) {
                s.source = s.adviceSource = ModelFamily::Jump;
                s.drift = {{QStringLiteral("rsi_zone"), 3, true}};
            });
        row("little volume", Usable, "low_volume_coverage", Fix::None, "91.2%",
            [](auto&, FeedHealth& h) {
                h.remarks = QStringList{QStringLiteral("low_volume_coverage:91.2%")};
            });
        row("remarks said elsewhere", Usable, "", Fix::None, "", [](auto&, FeedHealth& h) {
            h.remarks = QStringList{QStringLiteral("stale_candles"),
                                    QStringLiteral("below_target_window:1/2")};
        });
        row("demo", Usable, "demo", Fix::None, "simulated",
            [](auto&, FeedHealth& h) { h.demo = true; });
    }

    void judges()
    {
        QFETCH(Change, change);
        QFETCH(Verdict, verdict);
        QFETCH(QString, code);
        QFETCH(Fix, fix);
        QFETCH(QString, text);
        RegimeSnapshot snapshot;
        FeedHealth health;
        makeWell(snapshot, health);
        change(snapshot, health);
        const Trust trust = judgeTrust(snapshot, health, kNow);
        QCOMPARE(verdictName(trust.verdict), verdictName(verdict));
        QCOMPARE(isUsable(trust), verdict != Verdict::DoNotUse);
        if (code.isEmpty()) {
            QVERIFY(trust.reasons.empty());
            return;
        }
        QCOMPARE(trust.reasons.front().code, code);
        QCOMPARE(static_cast<int>(trust.reasons.front().fix), static_cast<int>(fix));
        QCOMPARE(trust.reasons.front().fixText.isEmpty(), fix == Fix::None);
        QVERIFY2(trust.reasons.front().text.contains(text), qPrintable(trust.reasons.front().text));
    }

    void firstStartSaysWhyThereIsNothing()
    {
        RegimeSnapshot snapshot;
        FeedHealth health;
        makeEmpty(snapshot, health);
        health.exchange = ExchangeState::Unreachable;
        const Trust trust = judgeTrust(snapshot, health, kNow);
        QStringList codes;
        for (const TrustReason& reason : trust.reasons)
            codes << reason.code;
        QCOMPARE(codes, (QStringList{QStringLiteral("no_data"), QStringLiteral("unreachable"),
                                     QStringLiteral("untrained")}));
    }

    void gravestFirstAndEachFixOnce()
    {
        RegimeSnapshot snapshot;
        FeedHealth health;
        makeWell(snapshot, health);
        health.demo = true;
        health.lostIntervals = {{kNewest - 6000, kNewest - 6000, 1}};
        snapshot.lostHoleInWindow = true;
        const Trust trust = judgeTrust(snapshot, health, kNow);
        QCOMPARE(trust.reasons.size(), std::size_t{3});
        QVERIFY(std::is_sorted(trust.reasons.begin(), trust.reasons.end(),
                               [](const auto& a, const auto& b) {
                                   return static_cast<int>(a.weight) > static_cast<int>(b.weight);
                               }));
        QCOMPARE(static_cast<int>(trust.reasons[0].fix), static_cast<int>(Fix::Backfill));
        QCOMPARE(static_cast<int>(trust.reasons[1].fix), static_cast<int>(Fix::None));
        QVERIFY(trust.reasons[1].fixText.isEmpty());
    }

    void saysTimes_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("negative") << -5.0 << QStringLiteral("0 s");
        QTest::newRow("seconds") << 119.9 << QStringLiteral("119 s");
        QTest::newRow("minutes") << 120.0 << QStringLiteral("2 min");
        QTest::newRow("hours") << 7200.0 << QStringLiteral("2 h");
        QTest::newRow("days") << 172800.0 << QStringLiteral("2 days");
    }

    void saysTimes()
    {
        QFETCH(double, seconds);
        QTEST(durationText(seconds), "text");
    }

    void saysDatesAndCounts()
    {
        QCOMPARE(clockText(kNow), QStringLiteral("11:25:12 UTC"));
        QCOMPARE(timeText(kNow - 3600, kNow), QStringLiteral("10:25"));
        QCOMPARE(timeText(kNow - 86400, kNow), QStringLiteral("22 Nov 11:25"));
        QCOMPARE(timeText(kNow - 366 * 86400.0, kNow), QStringLiteral("23 Nov 2023 11:25"));
        QCOMPARE(countText(2412), QStringLiteral("2\u202f412"));
        QCOMPARE(countText(-1234567),
                 QString(QStringLiteral("%1%2")).arg(QChar(0x2212)).arg(countText(1234567)));
        QCOMPARE(oneLine(QStringLiteral(" a\nb\t c "), 4), QStringLiteral("a b") + QChar(0x2026));
    }
};

QTEST_APPLESS_MAIN(TestTrust)
#include "tst_trust.moc"
