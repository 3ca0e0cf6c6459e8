// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/shownregime.h"

#include <QtTest/QtTest>

using namespace regime;

namespace
{

/** The raw answer for a letter: B, R, U surely so; b, r, u so, but with 0.25 for each other one. */
std::pair<Regime, RegimeProbabilities> answer(char letter)
{
    const bool sure = letter < 'a';
    const auto index = static_cast<std::size_t>(
        std::string("BRU").find(static_cast<char>(sure ? letter : letter - 'a' + 'A')));
    RegimeProbabilities p;
    p.fill(sure ? 0.05 : 0.25);
    p[index] = sure ? 0.9 : 0.5;
    return {static_cast<Regime>(index), p};
}

/** What is shown after each letter: B, R, U or ?. */
QString shownAfterEach(ShownRegimeFilter& filter, const QByteArray& raw)
{
    QString result;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const auto [regime, probabilities] = answer(raw[i]);
        filter.step(60 * (i + 1), regime, probabilities);
        result += QLatin1Char("?BRU"[static_cast<int>(*filter.current()) + 1]);
    }
    return result;
}

} // namespace

class ShownRegimeTest : public QObject
{
    Q_OBJECT

private slots:
    void shownFollowsRaw_data()
    {
        QTest::addColumn<int>("confirm");
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("shown");
        QTest::newRow("the first raw one at once") << 5 << QByteArray("U") << "U";
        QTest::newRow("a new one at the N-th in a row") << 3 << QByteArray("BBrrrr") << "BBBBRR";
        QTest::newRow("an interruption starts the count again")
            << 3 << QByteArray("BrrBrrr") << "BBBBBBR";
        QTest::newRow("another candidate starts its own count")
            << 3 << QByteArray("Brruuu") << "BBBBBU";
        QTest::newRow("off") << 1 << QByteArray("BRUBR") << "BRUBR";
        QTest::newRow("undecided when weak for N without successor") << 3 << QByteArray("BRURUUU")
                                                                     << "BBB??"
                                                                        "?U";
        QTest::newRow("not undecided while its probability is 0.2 or more")
            << 3 << QByteArray("Bruru") << "BBBBB";
        QTest::newRow("a successor at the N-th weak candle wins")
            << 3 << QByteArray("BRRR") << "BBBR";
        QTest::newRow("the old regime must be confirmed again after undecided")
            << 3 << QByteArray("BRURBBB") << "BBB???B";
    }
    void shownFollowsRaw()
    {
        QFETCH(int, confirm);
        QFETCH(QByteArray, raw);
        QFETCH(QString, shown);
        ShownRegimeFilter filter(confirm);
        QCOMPARE(shownAfterEach(filter, raw), shown);
    }

    void nothingIsShownBeforeTheFirstStep()
    {
        const ShownRegimeFilter filter(5);
        QVERIFY(!filter.current());
        QVERIFY(!filter.sinceSec());
    }

    void aChangeIsDatedByTheCandleThatConfirmsIt()
    {
        ShownRegimeFilter filter(3);
        shownAfterEach(filter, "BBrrr");
        QCOMPARE(filter.sinceSec(), std::optional<std::int64_t>(300));
        shownAfterEach(filter, "rr");
        QCOMPARE(filter.sinceSec(), std::optional<std::int64_t>(300));
    }

    void aHoleResetsTheCountButNotTheRegime()
    {
        ShownRegimeFilter filter(3);
        shownAfterEach(filter, "BRR");
        filter.resetCount();
        QCOMPARE(filter.current(), std::optional(ShownRegime::Bearish));
        QCOMPARE(shownAfterEach(filter, "rr"), QStringLiteral("BB"));
        QCOMPARE(shownAfterEach(filter, "r"), QStringLiteral("R"));
    }
};

QTEST_APPLESS_MAIN(ShownRegimeTest)
#include "tst_shownregime.moc"
