// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/statusjson.h"

#include <QJsonArray>
#include <QTest>

using namespace regime;

namespace
{

constexpr double kNow = 1'700'000'500;

/** A detector that may be acted on: fresh data, trained, answering. */
RegimeSnapshot soundSnapshot()
{
    RegimeSnapshot s;
    s.sequence = 1;
    s.asOfSec = kNow;
    s.mode = DetectorMode::On;
    s.lastPrice = 0.1;
    s.candleTimeSec = 1'700'000'400;
    s.trained = true;
    s.trainedAtSec = kNow - 3600;
    s.modelId = QStringLiteral("7");
    ModelAnswer answer;
    answer.candleTimeSec = 1'700'000'400;
    answer.regime = Regime::Bullish;
    answer.probabilities = {0.05, 0.15, 0.8};
    answer.confidence = 0.65;
    answer.biasSignal = 0.75;
    answer.pSwitch = 0.1;
    answer.entropy = 0.4;
    answer.observationCount = 50;
    s.answer = answer;
    s.shownRegime = ShownRegime::Bullish;
    s.warmingUpHave = 100;
    s.advice.blendFactor = 0.5;
    s.advice.gridBiasMode = QStringLiteral("long_bias");
    s.advice.entrySpacingMultA = 1.375;
    return s;
}

/** The same with a second opinion that differs. */
RegimeSnapshot withJump()
{
    RegimeSnapshot s = soundSnapshot();
    s.other.trained = true;
    s.other.trainedAtSec = kNow - 3600;
    s.other.modelId = QStringLiteral("j3");
    s.other.answer = s.answer;
    s.other.answer->regime = Regime::Bearish;
    s.other.answer->probabilities = {0.8, 0.1, 0.1};
    s.other.answer->confidence = 0.7;
    s.other.answer->biasSignal = -0.7;
    s.other.answer->pSwitch = 0.2;
    s.other.answer->observationCount = 300;
    s.other.shownRegime = ShownRegime::Bearish;
    s.other.warmingUpHave = s.other.warmingUpNeed = 399;
    return s;
}

FeedHealth soundHealth()
{
    FeedHealth h;
    h.sequence = 1;
    h.asOfSec = kNow;
    h.pair = QStringLiteral("XDGUSD");
    h.displayPair = QStringLiteral("DOGE/USD");
    h.samples = 2000;
    h.coveragePct = 100;
    h.contiguityPct = 100;
    h.volumeCoveragePct = 99;
    h.oldestCandleSec = 1'700'000'400 - 1999 * 60;
    h.newestCandleSec = 1'700'000'400;
    h.readyForMinTrain = h.readyForTargetWindow = true;
    h.fromOhlc = 2000;
    h.exchange = ExchangeState::Answering;
    h.lastSyncSec = kNow - 10;
    return h;
}

QJsonObject part(const QJsonObject& status, const char* name)
{
    return status.value(QLatin1String(name)).toObject();
}

bool isNeutral(const QJsonObject& status)
{
    const QJsonObject hmm = part(status, "hmm_regime");
    const QJsonObject p = part(hmm, "probabilities");
    const QJsonObject grid = part(part(part(status, "regimescope"), "advice"), "grid_bias");
    return hmm.value(QStringLiteral("regime")) == QStringLiteral("RANGING") &&
           hmm.value(QStringLiteral("confidence")).toDouble(-1) == 0 &&
           hmm.value(QStringLiteral("bias_signal")).toDouble(-1) == 0 &&
           hmm.value(QStringLiteral("blend_factor")).toDouble(-1) == 1 &&
           p.value(QStringLiteral("bearish")).toDouble(-1) == 0 &&
           p.value(QStringLiteral("ranging")).toDouble(-1) == 1 &&
           p.value(QStringLiteral("bullish")).toDouble(-1) == 0 &&
           grid.value(QStringLiteral("mode")) == QStringLiteral("symmetric") &&
           grid.value(QStringLiteral("entry_spacing_mult_a")).toDouble() == 1;
}

} // namespace

class TestStatusJson : public QObject
{
    Q_OBJECT

private slots:
    void everyKeyOfTheTwoObjectsIsThere()
    {
        const QJsonObject status = statusJson({}, {}, kNow);
        const auto keysOf = [&](const char* name) {
            QStringList keys = part(status, name).keys();
            keys.sort();
            return keys.join(u' ');
        };
        QCOMPARE(keysOf("hmm_regime"),
                 QStringLiteral("bias_signal blend_factor confidence observation_count "
                                "probabilities regime trained"));
        QCOMPARE(
            keysOf("hmm_data_pipeline"),
            QStringLiteral("backfill_last_at backfill_last_message backfill_last_rows coverage_pct "
                           "freshness_limit_sec freshness_ok freshness_sec interval_min samples "
                           "sync_interval_sec"));
        for (const char* key :
             {"schema", "version", "pair", "as_of", "valid_until", "usable", "verdict", "reasons",
              "last_valid", "shown_regime", "p_switch", "entropy", "stability", "model_id", "phase",
              "source", "advice", "jump"})
            QVERIFY2(part(status, "regimescope").contains(QLatin1String(key)), key);
    }

    void whatIsNotKnownIsNullAndNotZero()
    {
        const QJsonObject status = statusJson({}, {}, kNow);
        const QJsonObject data = part(status, "hmm_data_pipeline");
        for (const char* key :
             {"freshness_sec", "backfill_last_at", "backfill_last_rows", "backfill_last_message"})
            QVERIFY2(data.value(QLatin1String(key)).isNull(), key);
        const QJsonObject own = part(status, "regimescope");
        for (const char* key :
             {"valid_until", "last_valid", "shown_regime", "p_switch", "stability", "model_id"})
            QVERIFY2(own.value(QLatin1String(key)).isNull(), key);
        QVERIFY(part(status, "hmm_regime").value(QStringLiteral("observation_count")).isNull());
        QVERIFY(isNeutral(status));
    }

    void aUsableAnswerIsGivenOut()
    {
        const QJsonObject status = statusJson(soundSnapshot(), soundHealth(), kNow);
        const QJsonObject hmm = part(status, "hmm_regime");
        const QJsonObject own = part(status, "regimescope");
        QVERIFY2(own.value(QStringLiteral("usable")).toBool(),
                 qPrintable(own.value(QStringLiteral("reasons"))
                                .toArray()
                                .first()[QStringLiteral("text")]
                                .toString()));
        QCOMPARE(hmm.value(QStringLiteral("regime")).toString(), QStringLiteral("BULLISH"));
        QCOMPARE(hmm.value(QStringLiteral("bias_signal")).toDouble(), 0.75);
        QCOMPARE(hmm.value(QStringLiteral("blend_factor")).toDouble(), 0.5);
        QCOMPARE(hmm.value(QStringLiteral("observation_count")).toInt(), 50);
        QCOMPARE(own.value(QStringLiteral("valid_until")).toDouble(), 1'700'000'580.0);
        QCOMPARE(own.value(QStringLiteral("as_of")).toDouble(), kNow);
        QCOMPARE(
            part(status, "hmm_data_pipeline").value(QStringLiteral("freshness_sec")).toDouble(),
            100.0);
    }

    void nothingButNeutralUnlessUsable_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what :
             {"stale data, worker blocked", "untrained", "failing detector", "restored only",
              "warming up", "lost hole in the window", "model too old", "detector off", "no data"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void nothingButNeutralUnlessUsable()
    {
        QFETCH(QString, what);
        RegimeSnapshot s = soundSnapshot();
        FeedHealth h = soundHealth();
        double nowSec = kNow;
        if (what.startsWith(u"stale"))
            nowSec += 600; // nothing new came: the values stand, the reader's clock does not
        else if (what == u"untrained")
            s.trained = false;
        else if (what == u"failing detector") {
            s.inferenceProblem = QStringLiteral("non-finite");
            s.inferenceFailingSinceSec = kNow - 181;
        } else if (what == u"restored only")
            s.restored = true;
        else if (what == u"warming up")
            s.warmingUpHave = 99;
        else if (what == u"lost hole in the window")
            s.lostHoleInWindow = true;
        else if (what == u"model too old")
            s.trainedAtSec = kNow - 7 * s.retrainIntervalSec - 1;
        else if (what == u"detector off")
            s.mode = DetectorMode::Off;
        else
            h = FeedHealth{};
        const QJsonObject status = statusJson(s, h, nowSec);
        QVERIFY(!part(status, "regimescope").value(QStringLiteral("usable")).toBool(true));
        QVERIFY(isNeutral(status));
        QCOMPARE(part(part(status, "regimescope"), "last_valid")
                     .value(QStringLiteral("regime"))
                     .toString(),
                 QStringLiteral("BULLISH"));
    }

    void theSecondOpinionStandsBesideTheFirst()
    {
        const QJsonObject alone = statusJson(soundSnapshot(), soundHealth(), kNow);
        QVERIFY(part(alone, "regimescope")[QLatin1String("jump")].isNull());

        RegimeSnapshot s = withJump();
        const QJsonObject status = statusJson(s, soundHealth(), kNow);
        QCOMPARE(part(status, "hmm_regime"), part(alone, "hmm_regime"));
        const QJsonObject own = part(status, "regimescope");
        QCOMPARE(own[QLatin1String("source")].toString(), QStringLiteral("hmm"));
        const QJsonObject jump = own[QLatin1String("jump")].toObject();
        QCOMPARE(jump.keys(), part(status, "hmm_regime").keys());
        QCOMPARE(jump[QLatin1String("regime")].toString(), QStringLiteral("BEARISH"));
        QCOMPARE(jump[QLatin1String("confidence")].toDouble(), 0.7);
        QCOMPARE(jump[QLatin1String("observation_count")].toInt(), 300);

        // Its trouble is its own.
        s.other.warmingUpHave = 120;
        const QJsonObject cold = statusJson(s, soundHealth(), kNow);
        QCOMPARE(part(cold, "hmm_regime"), part(alone, "hmm_regime"));
        QVERIFY(part(cold, "regimescope")[QLatin1String("usable")].toBool());
        QCOMPARE(
            part(cold, "regimescope")[QLatin1String("jump")][QLatin1String("regime")].toString(),
            QStringLiteral("RANGING"));
    }

    void theSourceChangesAllButTheHmm()
    {
        const RegimeSnapshot hmm = withJump();
        const RegimeSnapshot jump = asSaidBy(ModelFamily::Jump, hmm);
        const QJsonObject before = statusJson(hmm, soundHealth(), kNow);
        const QJsonObject after = statusJson(jump, soundHealth(), kNow);
        QCOMPARE(part(after, "hmm_regime"), part(before, "hmm_regime"));
        const QJsonObject own = part(after, "regimescope");
        QCOMPARE(own[QLatin1String("jump")], part(before, "regimescope")[QLatin1String("jump")]);
        QCOMPARE(own[QLatin1String("source")].toString(), QStringLiteral("jump"));
        QCOMPARE(own[QLatin1String("shown_regime")].toString(), QStringLiteral("BEARISH"));
        QCOMPARE(own[QLatin1String("model_id")].toString(), QStringLiteral("j3"));
        QCOMPARE(own[QLatin1String("p_switch")].toDouble(), 0.2);

        RegimeSnapshot untrained = jump;
        untrained.trained = false;
        untrained.answer.reset();
        const QJsonObject without = statusJson(untrained, soundHealth(), kNow);
        QCOMPARE(part(without, "hmm_regime"), part(before, "hmm_regime"));
        QVERIFY(!part(without, "regimescope")[QLatin1String("usable")].toBool());
    }
};

QTEST_APPLESS_MAIN(TestStatusJson)
#include "tst_statusjson.moc"
