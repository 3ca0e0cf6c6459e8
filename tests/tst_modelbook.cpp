// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/modelbook.h"

#include <QTest>

using namespace regime;

namespace
{

RetrainReview promoted()
{
    RetrainReview review;
    review.outcome = RetrainOutcome::Promote;
    review.newCandles = 240;
    review.score = HeldOutScore{240, -4.5, -4.469, 0.031, 0.012};
    review.refit = true;
    review.refitAgreement = 0.96;
    review.relabelledShare = 0.12;
    review.restartSpread = 12.34;
    review.startsKept = 7;
    review.candidate = {180.4, {Regime::Bearish, Regime::Bullish}, {0.25, 0.75}, {0.8, 1}};
    review.live = review.candidate;
    review.live->flipsPerDay = 203;
    review.live->stay = {0.5, 0.9};
    return review;
}

} // namespace

/** What the review says, in words. */
class TestModelBook : public QObject
{
    Q_OBJECT

private slots:
    void aReviewHasItsGatesAndReason_data();
    void aReviewHasItsGatesAndReason();
    void namesThatHoldNobodyBackAreStillSaid();
    void remarksSayWhatHoldsNobodyBack();
    void aModelIsFoundByItsStanding();
};

void TestModelBook::aReviewHasItsGatesAndReason_data()
{
    QTest::addColumn<RetrainReview>("review");
    QTest::addColumn<GateOutcome>("likelihood");
    QTest::addColumn<GateOutcome>("names");
    QTest::addColumn<QString>("reason");

    RetrainReview review = promoted();
    QTest::newRow("promoted") << review << GateOutcome::Passed << GateOutcome::Passed
                              << QStringLiteral("+0.031 ± 0.012 nats per candle");
    review.score->difference = -0.019;
    QTest::newRow("a little worse") << review << GateOutcome::Passed << GateOutcome::Passed
                                    << QStringLiteral("\u22120.019 ± 0.012");
    review.score->difference = -0.02;
    review.outcome = RetrainOutcome::Hold;
    QTest::newRow("held for its score") << review << GateOutcome::Failed << GateOutcome::Passed
                                        << QStringLiteral("\u22120.020 ± 0.012");
    review = promoted();
    review.outcome = RetrainOutcome::Hold;
    review.namesProblem = "names unreliable: two means close";
    review.relabelledShare = 0.31;
    QTest::newRow("held for its names")
        << review << GateOutcome::Passed << GateOutcome::Failed
        << QStringLiteral("names unreliable: two means close; 31 % of shared candles relabelled");
    review = promoted();
    review.score.reset();
    review.newCandles = 12;
    QTest::newRow("not comparable") << review << GateOutcome::NotComparable << GateOutcome::Passed
                                    << QStringLiteral("12 candles new");
    review.outcome = RetrainOutcome::First;
    review.live.reset();
    QTest::newRow("first") << review << GateOutcome::NotComparable << GateOutcome::Passed
                           << QStringLiteral("first model");
}

void TestModelBook::aReviewHasItsGatesAndReason()
{
    QFETCH(RetrainReview, review);
    QFETCH(GateOutcome, likelihood);
    QFETCH(GateOutcome, names);
    QFETCH(QString, reason);
    const std::vector<RetrainGate> gates = retrainGates(review);
    QCOMPARE(gates.size(), std::size_t{3});
    QCOMPARE(gates[0].outcome, likelihood);
    QCOMPARE(gates[1].outcome, GateOutcome::Passed);
    QCOMPARE(gates[2].outcome, names);
    QVERIFY2(retrainReason(review).contains(reason), qPrintable(retrainReason(review)));
}

void TestModelBook::namesThatHoldNobodyBackAreStillSaid()
{
    RetrainReview review = promoted();
    review.namesProblem = "names unreliable: two means close";
    review.relabelledShare = 0.2;
    const RetrainGate names = retrainGates(review)[2];
    QCOMPARE(names.outcome, GateOutcome::Passed);
    QCOMPARE(names.evidence, QStringLiteral("names unreliable: two means close; 20 % of shared "
                                            "candles relabelled, held only above 25 %"));
}

void TestModelBook::remarksSayWhatHoldsNobodyBack()
{
    const QString said = retrainRemarks(promoted()).join(QLatin1Char('\n'));
    for (const char* part :
         {"96 % of shared candles", "12 % of shared candles change",
          "180 label changes a day; live 203",
          "BEARISH: 25 % of candles, lasting 5.0; live 25 % of candles, lasting 2.0",
          "BULLISH: 75 % of candles, never left", "7 starts within 12.3 nats"})
        QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
    RetrainReview review = promoted();
    review.refit = false;
    review.refitAgreement = 0.71;
    QVERIFY(retrainRemarks(review).first().contains(QLatin1String("only 71 %")));
}

void TestModelBook::aModelIsFoundByItsStanding()
{
    ModelBook book;
    QVERIFY(!modelWith(book, ModelStanding::Live));
    book.models.resize(2);
    book.models[0].standing = ModelStanding::Held;
    QCOMPARE(modelWith(book, ModelStanding::Held), &book.models[0]);
    QCOMPARE(modelWith(book, ModelStanding::Live), &book.models[1]);
}

QTEST_APPLESS_MAIN(TestModelBook)
#include "tst_modelbook.moc"
