// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/labelagreement.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace regime;

namespace
{

void noteBoth(LabelAgreement& labels, std::int64_t candleTimeSec, Regime hmm, Regime jump)
{
    labels.note(ModelFamily::Hmm, candleTimeSec, hmm);
    labels.note(ModelFamily::Jump, candleTimeSec, jump);
}

} // namespace

/** How far two detectors agree, against chance. */
class LabelAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void agreementIsSetAgainstChance()
    {
        LabelAgreement labels(60);
        // Cohen's table: of 100 candles 40 both low, 20 both high, 15 and 25 apart.
        auto note = [&, i = 0](int count, Regime one, Regime other) mutable {
            for (int end = i + count; i < end; ++i)
                noteBoth(labels, 60 * i, one, other);
        };
        note(40, Regime::Bearish, Regime::Bearish);
        note(20, Regime::Bullish, Regime::Bullish);
        note(15, Regime::Bearish, Regime::Bullish);
        QVERIFY(labels.agreement(60 * 74).has_value());
        note(25, Regime::Bullish, Regime::Bearish);
        const Agreement agreement = *labels.agreement(60 * 99);
        QCOMPARE(agreement.spanSec, std::int64_t{6000});
        QCOMPARE(agreement.candles, 100);
        QCOMPARE(agreement.missing, 0);
        QVERIFY(std::abs(agreement.share - 0.60) < 1e-12);
        QVERIFY(std::abs(agreement.byChance - (0.55 * 0.65 + 0.45 * 0.35)) < 1e-12);
        QVERIFY(std::abs(*agreement.kappa - (0.60 - 0.515) / (1 - 0.515)) < 1e-12);
    }

    void onlyTheNewestDayCounts()
    {
        LabelAgreement labels(60);
        for (int i = 0; i < 1440; ++i)
            noteBoth(labels, 60 * i, Regime::Bearish, Regime::Bullish);
        QCOMPARE(labels.agreement(60 * 1439)->share, 0.0);
        for (int i = 1440; i < 2880; ++i)
            noteBoth(labels, 60 * i, Regime::Bearish, Regime::Bearish);
        const auto last = [&] { return *labels.agreement(60 * 2879); };
        QCOMPARE(last().spanSec, std::int64_t{86'400});
        QVERIFY(std::abs(last().share - 1) < 1e-12);
        noteBoth(labels, 60 * 2879, Regime::Bearish, Regime::Bullish); // the first answer stands
        QVERIFY(std::abs(last().share - 1) < 1e-12);
    }

    void whatWasSaidBeforeIsNotSaidNow()
    {
        LabelAgreement labels(60);
        for (int i = 0; i < 80; ++i)
            noteBoth(labels, 60 * i, Regime::Bearish, Regime::Bearish);
        QVERIFY(labels.agreement(60 * 79).has_value());
        labels.note(ModelFamily::Jump, 60 * 80, Regime::Bearish);
        QVERIFY(!labels.agreement(60 * 80)); // one of them has not answered the newest candle
        noteBoth(labels, 60 * 99, Regime::Bearish, Regime::Bullish); // both again, after a pause
        const Agreement agreement = *labels.agreement(60 * 99);
        QCOMPARE(agreement.spanSec, std::int64_t{6000});
        QCOMPARE(agreement.candles, 81);
        QCOMPARE(agreement.missing, 19);
        // After a day without the other, what is left is too little.
        noteBoth(labels, 60 * 1500, Regime::Bearish, Regime::Bearish);
        QVERIFY(!labels.agreement(60 * 1500));
    }

    void anAnswerThatComesLaterIsSetBesideTheOther()
    {
        LabelAgreement labels(60);
        std::vector<RawLabel> jump;
        for (int i = 0; i < 80; ++i) {
            labels.note(ModelFamily::Hmm, 60 * i, Regime::Bearish);
            jump.push_back({60 * i, i < 40 ? Regime::Bearish : Regime::Bullish, 0.5});
        }
        QVERIFY(!labels.agreement(60 * 79));
        labels.note(ModelFamily::Jump, jump);
        QCOMPARE(labels.agreement(60 * 79)->candles, 80);
        QCOMPARE(labels.agreement(60 * 79)->share, 0.5);
    }

    void twoThatNeverChangeHaveNoKappa()
    {
        LabelAgreement labels(3600); // 100 candles, a day has fewer
        for (int i = 0; i < 59; ++i)
            noteBoth(labels, 3600 * i, Regime::Ranging, Regime::Ranging);
        QVERIFY(!labels.agreement(3600 * 58));
        for (int i = 59; i < 200; ++i)
            noteBoth(labels, 3600 * i, Regime::Ranging, Regime::Ranging);
        QCOMPARE(labels.agreement(3600 * 199)->spanSec, std::int64_t{360'000});
        QVERIFY(!labels.agreement(3600 * 199)->kappa);
    }
};

QTEST_APPLESS_MAIN(LabelAgreementTest)
#include "tst_labelagreement.moc"
