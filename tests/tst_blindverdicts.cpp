// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/blindverdicts.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

using namespace regime;
using namespace regime::review;

namespace
{

constexpr std::int64_t intervalSec = 60;

/** Labels of candles in a row from `firstSec`: B, R, U, '?' undecided, '.' missing. */
std::vector<ShownLabel> labels(const char* text, std::int64_t firstSec = 6'000)
{
    std::vector<ShownLabel> result;
    for (std::int64_t at = firstSec; *text; ++text, at += intervalSec) {
        const auto known = std::string_view("BRU").find(*text);
        if (*text != '.')
            result.push_back({at, known == std::string_view::npos
                                      ? ShownRegime::Undecided
                                      : static_cast<ShownRegime>(known)});
    }
    return result;
}

/** One a day, or all on one. */
std::vector<BlindVerdict> verdicts(const std::array<std::array<int, 3>, 3>& counts,
                                   std::int64_t apartSec = 86'400)
{
    std::vector<BlindVerdict> result;
    for (int said = 0; said < 3; ++said)
        for (int label = 0; label < 3; ++label)
            for (int i = 0;
                 i < counts[static_cast<std::size_t>(said)][static_cast<std::size_t>(label)]; ++i)
                result.push_back({static_cast<Regime>(said), static_cast<Regime>(label),
                                  apartSec * std::ssize(result)});
    return result;
}

} // namespace

class BlindVerdictsTest : public QObject
{
    Q_OBJECT

private slots:
    void episodesAreStretchesOfOneLabel()
    {
        const std::vector<Episode> episodes = episodesOf(labels("BBRRR?RR.RU"), intervalSec);
        const std::vector<Episode> expected{{6'000, 6'120, Regime::Bearish},
                                            {6'120, 6'300, Regime::Ranging},
                                            {6'360, 6'480, Regime::Ranging},
                                            {6'540, 6'600, Regime::Ranging},
                                            {6'600, 6'660, Regime::Bullish}};
        QVERIFY(episodes == expected);
        QVERIFY(episodesOf({}, intervalSec).empty());
    }

    void aCaseShowsNothingBehindItsEnd()
    {
        BlindOptions options;
        options.candlesBefore = 10;
        options.candlesInto = 3;
        const std::vector<Episode> episodes = episodesOf(labels("BBRRRRUUUBB"), intervalSec);
        const std::vector<BlindCase> cases = blindCases(episodes, {}, options);
        QCOMPARE(cases.size(), std::size_t{2}); // those of two candles are too short
        for (const BlindCase& each : cases) {
            QCOMPARE(each.chartToSec, each.episodeFromSec + 3 * intervalSec);
            QCOMPARE(each.chartFromSec, each.episodeFromSec - 10 * intervalSec);
            const auto episode =
                std::ranges::find(episodes, each.episodeFromSec, &Episode::fromSec);
            QVERIFY(episode != episodes.end() && each.chartToSec <= episode->toSec);
        }
    }

    void theOrderIsByLotAndTheSameEachTime()
    {
        std::string text;
        for (int i = 0; i < 60; ++i)
            text += i % 2 ? "BBB" : "UUU";
        BlindOptions options;
        options.candlesInto = 3;
        const std::vector<Episode> episodes = episodesOf(labels(text.c_str()), intervalSec);
        const auto order = [&](std::span<const std::int64_t> judged, std::uint64_t seed = 1) {
            options.seed = seed;
            std::vector<std::int64_t> times;
            for (const BlindCase& each : blindCases(episodes, judged, options))
                times.push_back(each.episodeFromSec);
            return times;
        };
        const std::vector<std::int64_t> all = order({});
        QCOMPARE(all.size(), std::size_t{60});
        QVERIFY(!std::ranges::is_sorted(all));
        QVERIFY(all == order({}));
        QVERIFY(all != order({}, 2));
        // What has been judged is left out; what remains keeps its order.
        const std::vector<std::int64_t> judged{all[0], all[5]};
        std::vector<std::int64_t> rest = all;
        rest.erase(rest.begin() + 5);
        rest.erase(rest.begin());
        QVERIFY(rest == order(judged));
        // Each label is as likely to come first.
        int bullish = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed)
            bullish += (order({}, seed).front() - 6'000) / intervalSec / 3 % 2 == 0;
        QVERIFY(bullish > 150 && bullish < 250);
    }

    void kappaEqualsAPublishedOne()
    {
        // A printout of SAS for nineteen cases: kappa 0.4842, 95 % limits 0.2137 and 0.7547.
        const Agreement agreement = agreementOf(verdicts({{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}}}));
        QCOMPARE(agreement.count, std::size_t{19});
        QCOMPARE(agreement.agreed, std::size_t{13});
        QVERIFY(std::abs(*agreement.kappa - 0.4842) < 5e-5);
        QVERIFY(std::abs(agreement.kappaInterval->low - 0.2137) < 5e-5);
        QVERIFY(std::abs(agreement.kappaInterval->high - 0.7547) < 5e-5);
        QVERIFY(agreement.rate->low < 13.0 / 19 && agreement.rate->high > 13.0 / 19);
        QCOMPARE(agreement.verdicts[0][1], std::size_t{4});
    }

    void agreementByChanceIsNone()
    {
        const Agreement chance = agreementOf(verdicts({{{4, 4, 4}, {4, 4, 4}, {4, 4, 4}}}));
        QVERIFY(std::abs(*chance.kappa) < 1e-12);
        QVERIFY(chance.kappaInterval->low < 0 && chance.kappaInterval->high > 0);
        QCOMPARE(*agreementOf(verdicts({{{5, 0, 0}, {0, 5, 0}, {0, 0, 5}}})).kappa, 1.0);
        // One label and one answer: nothing can be told from chance.
        const Agreement same = agreementOf(verdicts({{{7, 0, 0}, {0, 0, 0}, {0, 0, 0}}}));
        QCOMPARE(same.agreed, std::size_t{7});
        QVERIFY(!same.kappa && !same.kappaInterval);
        QVERIFY(!agreementOf({}).rate);
    }

    void kappaOfADayHasNoInterval()
    {
        const std::array<std::array<int, 3>, 3> counts{{{4, 1, 0}, {1, 5, 2}, {0, 3, 3}}};
        const Agreement day = agreementOf(verdicts(counts, 600));
        const Agreement days = agreementOf(verdicts(counts));
        QVERIFY(day.kappa && !day.kappaInterval);
        QVERIFY(days.kappaInterval);
        QCOMPARE(*day.kappa, *days.kappa);
        const auto ofDays = [&](std::int64_t count) {
            std::vector<BlindVerdict> given = verdicts(counts);
            for (BlindVerdict& verdict : given)
                verdict.episodeFromSec %= 86'400 * count;
            return agreementOf(given).kappaInterval.has_value();
        };
        QVERIFY(!ofDays(6) && ofDays(7));
        // One answer to everything agrees as chance does, and that is no certainty.
        const Agreement one = agreementOf(verdicts({{{0, 0, 0}, {5, 5, 5}, {0, 0, 0}}}));
        QVERIFY(std::abs(*one.kappa) < 1e-12);
        QVERIFY(!one.kappaInterval);
    }
};

QTEST_APPLESS_MAIN(BlindVerdictsTest)
#include "tst_blindverdicts.moc"
