// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplereview.h"
#include "ui/reviewmodel.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace regime;

namespace
{

QVariant cell(QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

} // namespace

/** The model behind the Review page. */
class TestReviewModel : public QObject
{
    Q_OBJECT

private slots:
    void daysAreAskedForWhole()
    {
        ReviewModel model;
        QSignalSpy asked(&model, &ReviewModel::requested);
        model.start();
        QCOMPARE(asked.takeFirst().first().value<ReviewRequest>(), ReviewRequest{});
        model.setLedger(static_cast<int>(ReviewLedger::Replay));
        model.setFrom(QStringLiteral("2024-07-01"));
        model.setTo(QStringLiteral("2024-07-02"));
        QCOMPARE(model.rangeProblem(), QString());
        model.start();
        // The last day is in it to its end.
        QCOMPARE(asked.takeFirst().first().value<ReviewRequest>(),
                 (ReviewRequest{ReviewLedger::Replay, 1'719'792'000, 1'719'964'800, {}}));
    }

    void wrongRangesAreSaid_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("no day") << QStringLiteral("yesterday") << QString();
        QTest::newRow("no such day") << QString() << QStringLiteral("2024-02-30");
        QTest::newRow("backwards") << QStringLiteral("2024-07-02") << QStringLiteral("2024-07-01");
    }
    void wrongRangesAreSaid()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        ReviewModel model;
        QSignalSpy asked(&model, &ReviewModel::requested);
        model.setFrom(from);
        model.setTo(to);
        QVERIFY(!model.rangeProblem().isEmpty());
        model.start();
        QCOMPARE(asked.count(), 0);
    }

    void everyTableIsInWords()
    {
        ReviewModel model;
        QVERIFY(model.empty());
        QVERIFY(model.confirmTexts().isEmpty());
        model.applyStatus({true, 0.405, {}});
        QVERIFY(model.statusText().contains(QLatin1String("40 %")));
        model.applyStatus({});
        model.apply(samples::reviewReport());
        QVERIFY(!model.empty());
        QVERIFY2(model.statusText().contains(QLatin1String("a replay of XDGUSD, 5 min")),
                 qPrintable(model.statusText()));
        QCOMPARE(model.warning(), QString());
        QVERIFY2(model.headline().contains(QStringLiteral("−0.0004 to an R² of 0.658")) &&
                     model.headline().contains(QLatin1String("no gain over the baseline")),
                 qPrintable(model.headline()));
        QVERIFY(model.sentence().startsWith(u"When confidence was >= 0.90 (76\u00a0%"));
        QCOMPARE(model.gains()->count(), 1 + 6); // under a heading
        QCOMPARE(model.turnGains()->count(), 1 + 1);
        QCOMPARE(model.hmmBins().size(), 8);
        QCOMPARE(model.stability()->count(), 10);
        QCOMPARE(cell(*model.stability(), 0, CellsModel::CellsRole).toStringList().size(), 5);
        QCOMPARE(model.whatIf()->count(), 20); // of each model
        QVERIFY(model.whatIfNote().contains(QLatin1String("constant idle ratio of 0.40")));
    }

    /** Tables that stand while another review runs or after it gave nothing say whose they are. */
    void tablesSayWhatTheyAreOf()
    {
        ReviewModel model;
        QSignalSpy changed(&model, &ReviewModel::changed);
        QVERIFY(model.rangeText().isEmpty() && !model.old());
        model.applyStatus({true, 0.1, {}}); // nothing stands there yet
        QVERIFY(model.rangeText().isEmpty() && !model.old());
        model.applyStatus({false, 1, {}});
        model.apply(samples::reviewReport());
        const QString range = QStringLiteral("replay of XDGUSD, 2024-07-07 to 2024-12-31");
        QCOMPARE(model.rangeText(), range);
        QVERIFY(!model.old());
        QVERIFY2(model.statusText().endsWith(
                     QLatin1String("from 2024-07-07 22:40 to 2024-12-31 23:55 UTC.")),
                 qPrintable(model.statusText()));
        const QLatin1String earlier("What stands below is of an earlier review.");
        model.applyStatus({true, 0.4, {}});
        QVERIFY(model.old());
        QCOMPARE(model.rangeText(), QStringLiteral("an earlier review: ") + range);
        QVERIFY(model.statusText().endsWith(earlier));
        model.applyStatus({false, 1, QStringLiteral("the live ledger has no row in this range")});
        QVERIFY(model.old());
        QCOMPARE(model.statusText(),
                 QStringLiteral("No review was made: the live ledger has no row in this range. ") +
                     earlier);
        model.applyStatus({true, 0.4, {}});
        model.applyStatus({}); // cancelled
        QVERIFY(model.old());
        QCOMPARE(model.statusText(), QStringLiteral("The review was cancelled. ") + earlier);
        changed.clear();
        model.apply(samples::reviewReport());
        QVERIFY(!model.old() && !changed.isEmpty());
        ReviewReport live = samples::reviewReport();
        live.scope.run = 0;
        model.apply(live);
        QCOMPARE(model.rangeText(), QStringLiteral("live, XDGUSD, 2024-07-07 to 2024-12-31"));
    }

    void whatWasNotTakenIsNamed()
    {
        ReviewModel model;
        QVERIFY(model.bot()->missing().isEmpty());
        model.apply(samples::reviewReport());
        const QStringList missing = model.bot()->missing();
        QCOMPARE(missing.size(), 10 + 1 + 1);
        QCOMPARE(missing.first(), QStringLiteral("Row 4: net_profit_usd \"n/a\" is no number"));
        QCOMPARE(missing[10], QStringLiteral("4 more rows were refused."));
        QCOMPARE(missing.last(), QStringLiteral("Column entry_time: 3 cells could not be read, the "
                                                "first in row 9: \"soon\" is no time"));
    }

    void aHorizonOutlivesAnOutcomeWithoutIt()
    {
        ReviewModel model;
        ReviewOutcomes& outcomes = *model.outcomes();
        QCOMPARE(outcomes.horizon(), 0); // of none
        model.apply(samples::reviewReport());
        QCOMPARE(outcomes.horizon(), 1); // 15 of 5, 15, 60
        outcomes.setOutcome(static_cast<int>(review::Outcome::GridTurns));
        QCOMPARE(outcomes.horizons().size(), 1);
        QCOMPARE(outcomes.horizon(), 0);
        outcomes.setHorizon(7);
        QCOMPARE(outcomes.horizon(), 0);
        QVERIFY(outcomes.rows()->count() > 0);
        outcomes.setOutcome(static_cast<int>(review::Outcome::Return));
        QCOMPARE(outcomes.horizon(), 1);
        outcomes.setHorizon(2);
        outcomes.setOutcome(static_cast<int>(review::Outcome::GridTurns));
        outcomes.setOutcome(static_cast<int>(review::Outcome::Volatility));
        QCOMPARE(outcomes.horizon(), 2);
    }

    /** Making rows again is what a window stands still for. */
    void rowsThatStayAreNotMadeAgain()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        model.apply(report);
        QSignalSpy cellsMade(model.stability(), &QAbstractItemModel::modelReset);
        QSignalSpy barsMade(model.gains(), &QAbstractItemModel::modelReset);
        QSignalSpy written(model.stability(), &QAbstractItemModel::dataChanged);
        for (review::StabilityRow& row : report.tables.stability)
            row.stability.episodes += 1;
        report.tables.gains.front().gain->gain += 1;
        model.apply(report);
        QCOMPARE(cellsMade.count() + barsMade.count(), 0);
        QCOMPARE(written.count(), 1); // of the one row that is another
        QCOMPARE(cell(*model.stability(), 3, CellsModel::CellsRole).toStringList().value(1),
                 QStringLiteral("7\u202f742"));
        QCOMPARE(cell(*model.gains(), 1, IntervalModel::AtRole).toDouble() > 0.9, true);
        report.tables.gains.pop_back(); // grid turns
        QSignalSpy turnsMade(model.turnGains(), &QAbstractItemModel::modelReset);
        model.apply(report);
        QCOMPARE(turnsMade.count(), 1);
        QCOMPARE(model.turnGains()->count(), 1);
    }

    void anOutcomeOfAFewDaysIsDrawnWithoutAnInterval()
    {
        ReviewReport report = samples::reviewReport();
        for (review::OutcomeTable& table : report.tables.outcomes)
            if (table.by == review::Labelling::HmmRaw) {
                table.groups[0].mean.interval.reset();
                table.groups[0].effectiveCandles.reset();
            }
        ReviewModel model;
        model.apply(report);
        IntervalModel& rows = *model.outcomes()->rows();
        QVERIFY(!cell(rows, 1, IntervalModel::CertainRole).toBool());
        QVERIFY(cell(rows, 2, IntervalModel::CertainRole).toBool());
        const double at = cell(rows, 1, IntervalModel::AtRole).toDouble();
        QVERIFY(at > 0 && at < 1); // no invented 0 stretches the scale
    }

    void ticksOfModelsThatAreGoneAreCounted()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        model.apply(report);
        QVERIFY(!model.calibrationText().contains(QLatin1String("no longer kept")));
        QVERIFY(!model.calibrationText().contains(QLatin1String("too few days")));
        report.tables.calibration.withoutModel = 1234;
        model.apply(report);
        QVERIFY2(
            model.calibrationText().contains(QStringLiteral("1\u202f234 ticks have no forecast")),
            qPrintable(model.calibrationText()));
    }

    void whyThereIsNoGainIsSaidOnce()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        for (review::GainRow& row : report.tables.gains) {
            row.gain.reset();
            row.noGain = {review::NoGainReason::TooShort};
        }
        model.apply(report);
        QCOMPARE(model.gains()->count(), 1);
        QCOMPARE(cell(*model.gains(), 0, IntervalModel::TextRole).toString(),
                 QStringLiteral("not enough data: below 7 days"));
        report.tables.gains.front().noGain = {review::NoGainReason::TooFewToForecast, 8};
        model.apply(report);
        QVERIFY(model.gains()->count() > 3);
        QCOMPARE(cell(*model.gains(), 1, IntervalModel::TextRole).toString(),
                 QStringLiteral("labels on 8 days: too few to forecast 7 days from those before"));
    }

    void forecastsWithoutAnIntervalHaveNone()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        review::Persistence& forecasts = *report.tables.calibration.hmm;
        forecasts.bins[3].happened.interval.reset();
        forecasts.brierSkill.reset();
        forecasts.areaUnderCurve.reset();
        model.apply(report);
        for (qsizetype bin = 0; bin < 8; ++bin) {
            const QVector4D mark = model.hmmBins()[bin];
            QCOMPARE(std::isfinite(mark.z()), bin != 3);
            QCOMPARE(std::isfinite(mark.w()), bin != 3);
        }
        QVERIFY2(model.calibrationText().contains(
                     QLatin1String("Brier skill undefined, area under the curve undefined")),
                 qPrintable(model.calibrationText()));
        QVERIFY(model.calibrationText().endsWith(
            QLatin1String("A mark without a line through it has too few days for an interval.")));
    }

    void theBotIsInWordsToo()
    {
        ReviewModel model;
        ReviewBot& bot = *model.bot();
        QVERIFY(bot.note().startsWith(QLatin1String("Name a CSV")));
        model.apply(samples::reviewReport());
        QCOMPARE(model.verdict(),
                 QStringLiteral(
                     "Stay in phase 1. Against phase 2: changes a day, idle target at a "
                     "limit, gain over the baseline. Not enough data: days in shadow, coverage, "
                     "time not usable, orphan rate."));
        QCOMPARE(model.gate()->count(), 7);
        QCOMPARE(cell(*model.gate(), 3, CellsModel::CellsRole).toStringList().last(),
                 QStringLiteral("fail"));
        QCOMPARE(model.paper()->count(), 18); // of each model
        QVERIFY(model.paperNote().contains(QLatin1String("812 of 812 closed")));
        QCOMPARE(cell(*model.paper(), 7, CellsModel::CellsRole).toStringList().mid(1),
                 (QStringList{QString(), QStringLiteral("1.2"), QStringLiteral("1.2"),
                              QStringLiteral("1.2")}));
        QCOMPARE(cell(*model.paper(), 8, CellsModel::CellsRole).toStringList().value(2),
                 QStringLiteral("−0.4 to 3.1"));
        // Three regimes, one phase, two not attributable and all of them, under a heading; then
        // three by the second opinion, and what it had no answer to; then the three as the bot
        // recorded them.
        CellsModel& rows = *bot.rows();
        QCOMPARE(rows.count(), 8 + 5 + 4);
        QCOMPARE(cell(rows, 16, CellsModel::CellsRole).toStringList().value(1),
                 QStringLiteral("70"));
        QCOMPARE(cell(rows, 1, CellsModel::CellsRole).toStringList().mid(0, 4),
                 (QStringList{QStringLiteral("BEARISH"), QStringLiteral("90"),
                              QStringLiteral("90 %"), QStringLiteral("84–94")}));
        QCOMPARE(cell(rows, 1, CellsModel::CellsRole).toStringList().last(),
                 QStringLiteral("10 %")); // orphans
        QCOMPARE(cell(rows, 6, CellsModel::CellsRole).toStringList().mid(1, 3),
                 (QStringList{QStringLiteral("0"), QString(), QString()})); // no ledger row
        QVERIFY(bot.note().contains(QLatin1String("Orphans at least 31 of 300")));
        QVERIFY(bot.note().contains(QLatin1String("5 cycles lie outside the range")));
        ReviewReport without = samples::reviewReport();
        without.bot.bot.reset();
        model.apply(without);
        QCOMPARE(rows.count(), 0);
        QVERIFY(bot.curves()->empty());
    }

    void theBotsResultsAreToldByLegToo()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        const auto cyclesAt = [&](int row) {
            return cell(*model.bot()->rows(), row, CellsModel::CellsRole).toStringList().value(1);
        };
        model.bot()->setSide(1);
        for (const auto& [row, cycles] : {std::pair(1, "40"), std::pair(4, "150"),
                                          std::pair(7, "150")}) // BEARISH, phase 1, all
            QCOMPARE(cyclesAt(row), QLatin1String(cycles));
        model.bot()->setSide(2);
        for (const auto& [row, cycles] :
             {std::pair(1, "50"), std::pair(3, "70"), std::pair(4, "160"), std::pair(7, "160")})
            QCOMPARE(cyclesAt(row), QLatin1String(cycles));
        QVERIFY(model.bot()->curves()->empty()); // the sample has none of leg B
        model.bot()->setSide(1);
        QCOMPARE(model.bot()->curves()->bull().size(), 4);
        model.bot()->setSide(0);
        QCOMPARE(model.bot()->curves()->bull().size(), 9);
        model.bot()->setSide(2);
        model.apply(samples::reviewReport()); // a new review keeps the choice
        QCOMPARE(cyclesAt(1), QStringLiteral("50"));
    }

    void exitsAreDrawnOnALogarithmicScale()
    {
        ReviewModel model;
        QVERIFY(model.bot()->curves()->empty());
        model.apply(samples::reviewReport());
        const SurvivalModel& curves = *model.bot()->curves();
        QCOMPARE(curves.bull().size(), 9);
        QCOMPARE(curves.bull().last(), QPointF(1, 0.16));                             // 16,200 s
        QCOMPARE(curves.bull().first(), QPointF(std::log(31) / std::log(271), 0.96)); // 1800 s
        QCOMPARE(curves.tickTexts(), (QStringList{QStringLiteral("0"), QStringLiteral("10 min"),
                                                  QStringLiteral("2 h"), QStringLiteral("4 h")}));
        QCOMPARE(curves.tickPlaces().first(), 0.0);
        QCOMPARE(curves.tickPlaces().last(), 1.0);
        QVERIFY(std::ranges::is_sorted(curves.tickPlaces()));
    }

    void theSimulatedCyclesAreToldByRegime()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        QCOMPARE(model.simulated()->count(), 8); // of each model
        QCOMPARE(cell(*model.simulated(), 1, CellsModel::CellsRole).toStringList(),
                 (QStringList{QStringLiteral("BEARISH"), QStringLiteral("93"), QStringLiteral("3"),
                              QStringLiteral("1.89"), QStringLiteral("2 h")}));
        QCOMPARE(cell(*model.simulated(), 3, CellsModel::CellsRole).toStringList().last(),
                 QStringLiteral("not yet"));
        // Where nothing was entered nothing can come out.
        ReviewReport report = samples::reviewReport();
        report.bot.simulated.hmm.byRegime[2] = {};
        report.bot.simulated.hmm.stillOpen[2] = 0;
        model.apply(report);
        QCOMPARE(cell(*model.simulated(), 3, CellsModel::CellsRole).toStringList(),
                 (QStringList{QStringLiteral("BULLISH"), QStringLiteral("0"), QStringLiteral("0"),
                              QStringLiteral("0.00"), QString()}));
    }

    void anEpisodeIsJudgedBeforeItsLabelIsTold()
    {
        ReviewModel model;
        BlindModel& blind = *model.blind();
        QSignalSpy judged(&blind, &BlindModel::judged);
        blind.next();
        QVERIFY(!blind.open() && !blind.more());
        model.apply(samples::reviewReport());
        QVERIFY(blind.more() && !blind.open());
        blind.judge(0); // nothing is asked yet
        blind.next();
        QVERIFY(blind.asking());
        blind.next(); // waits for the verdict
        QCOMPARE(blind.episode()->fromSec, 1'724'000'100);
        // Nothing that is shown or read aloud knows the label or when it was.
        QCOMPARE(blind.label(), -1);
        for (const QString& text : {blind.text(), blind.chartText(), blind.highText()})
            for (const char* word : {"BULLISH", "RANGING", "BEARISH", "2024"})
                QVERIFY2(!text.contains(QLatin1String(word)), qPrintable(text));
        QVERIFY2(blind.chartText().contains(QLatin1String("120 candles")) &&
                     blind.chartText().contains(QLatin1String("15 candles")),
                 qPrintable(blind.chartText()));
        blind.judge(3);
        QCOMPARE(judged.count(), 0);
        blind.judge(0);
        QCOMPARE(judged.count(), 1);
        QCOMPARE(judged.first().first().value<GivenVerdict>(),
                 (GivenVerdict{samples::reviewReport().scope, 1'724'000'100, Regime::Bearish,
                               Regime::Bullish}));
        QCOMPARE(blind.label(), 2);
        QCOMPARE(blind.text(), QStringLiteral("You said BEARISH. It was BULLISH, from 2024-08-18 "
                                              "16:55 UTC for 43 candles."));
        blind.judge(2); // the second would not be blind
        QCOMPARE(judged.count(), 1);
        blind.next();
        QVERIFY(blind.asking() && !blind.more());
        blind.leave(); // unjudged, it comes again
        QVERIFY(!blind.open() && blind.more());
        blind.next();
        blind.judge(1);
        QVERIFY2(blind.text().startsWith(QLatin1String("You agree: RANGING")),
                 qPrintable(blind.text()));
        QVERIFY(blind.text().endsWith(
            QLatin1String("The jump model showed BULLISH at the chart's end.")));
    }

    void agreementIsSaidAgainstChance()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        BlindModel& blind = *model.blind();
        QCOMPARE(blind.agreementText(),
                 QStringLiteral("12 of 20 verdicts agree with the label: 60 % (39 to 78). Chance "
                                "alone would agree in 34 %. Kappa 0.39 (0.08 to 0.71). What the "
                                "jump model showed at the chart's end agreed, when this was "
                                "reviewed, with 8 of 18: 44 %, by chance 36 %. Kappa 0.13 (−0.22 "
                                "to 0.48). The episodes are the HMM's."));
        blind.next();
        blind.judge(0);
        ReviewMarks marks = samples::reviewReport().marks;
        marks.problem = QStringLiteral("the disk is full");
        model.applyMarks(marks);
        QVERIFY(blind.agreementText().contains(QLatin1String("not kept: the disk is full")));
        // Those of another review are not taken, and a note's trouble is none of a verdict's.
        marks.problem.clear();
        marks.agreement = {};
        marks.scope.run = 4;
        model.applyMarks(marks);
        QVERIFY(blind.agreementText().contains(QLatin1String("the disk is full")));
        marks.scope.run = 3;
        blind.next();
        blind.judge(1);
        model.applyMarks(marks);
        QCOMPARE(blind.agreementText(), QStringLiteral("No verdict was given yet."));
        // What a day cannot say and what is nobody's any more.
        marks.agreement = samples::reviewReport().marks.agreement;
        marks.agreement.kappaInterval.reset();
        marks.unknownVerdicts = 1234;
        model.applyMarks(marks);
        QVERIFY2(blind.agreementText().contains(
                     QStringLiteral("Kappa 0.39; not enough data for its interval. Verdicts on "
                                    "replays that can no longer be told apart are kept and not "
                                    "counted here: 1\u202f234.")),
                 qPrintable(blind.agreementText()));
    }

    void aKappaWithoutAnIntervalSaysSo()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        report.jumpAgreement->kappaInterval.reset();
        model.apply(report);
        QVERIFY(model.blind()->agreementText().contains(
            QLatin1String("Kappa 0.13; not enough data for its interval.")));
    }

    void notesAreWrittenAboutTimes()
    {
        ReviewModel model;
        NotesModel& notes = *model.notes();
        QSignalSpy written(&notes, &NotesModel::written), removed(&notes, &NotesModel::removed);
        model.apply(samples::reviewReport());
        QCOMPARE(notes.count(), 1);
        QCOMPARE(cell(notes, 0, NotesModel::WhenRole).toString(),
                 QStringLiteral("2024-11-19 00:00 to 2024-11-20 00:00"));
        notes.write(); // no words
        QCOMPARE(written.count(), 0);
        notes.setText(QStringLiteral("  a fork  "));
        notes.write();
        const ReviewScope scope = samples::reviewReport().scope;
        QList<QVariant> asked = written.takeFirst();
        QCOMPARE(asked.at(1).value<ReviewNote>(),
                 (ReviewNote{0, 0, scope.fromSec, scope.toSec, QStringLiteral("a fork")}));
        // The words go once they are kept, not before: an engine that starts says what there is,
        // and a verdict that was not kept is no note.
        QVERIFY(!notes.text().isEmpty());
        ReviewMarks marks = samples::reviewReport().marks;
        model.applyMarks(marks);
        QCOMPARE(notes.text(), QStringLiteral("  a fork  "));
        marks.problem = QStringLiteral("the disk is full");
        model.applyMarks(marks);
        QCOMPARE(notes.problem(), QString());
        marks.answers = asked.at(2).toULongLong();
        model.applyMarks(marks);
        QVERIFY(!notes.text().isEmpty());
        QVERIFY(notes.problem().contains(QLatin1String("the disk is full")));
        notes.setFrom(QStringLiteral("2024-07-10"));
        notes.setTo(QStringLiteral("2024-07-10 13:05"));
        QCOMPARE(notes.problem(), QString());
        notes.write();
        asked = written.takeFirst();
        const auto note = asked.at(1).value<ReviewNote>();
        QCOMPARE(note.fromSec, 1'720'569'600);
        QCOMPARE(note.toSec, 1'720'569'600 + 13 * 3600 + 300);
        marks.problem.clear();
        model.applyMarks(marks); // of the first request, which failed
        QVERIFY(!notes.text().isEmpty());
        marks.answers = asked.at(2).toULongLong();
        model.applyMarks(marks);
        QCOMPARE(notes.text(), QString());
        notes.remove(0);
        asked = removed.takeFirst();
        QCOMPARE(asked.at(1).toLongLong(), 7);
        // Words that are begun meanwhile are not those that were kept.
        notes.setText(QStringLiteral("a spoon"));
        marks.answers = asked.at(2).toULongLong();
        model.applyMarks(marks);
        QCOMPARE(notes.text(), QStringLiteral("a spoon"));
    }

    void notesAreThereBeforeAnyReview()
    {
        ReviewModel model;
        NotesModel& notes = *model.notes();
        QSignalSpy written(&notes, &NotesModel::written);
        QVERIFY(!notes.ready());
        ReviewMarks marks;
        marks.scope = ReviewScope::whole(QStringLiteral("XDGUSD"), 5);
        marks.notes = {{7, 1, 1'720'569'600, 1'720'656'000, QStringLiteral("news")}};
        model.applyMarks(marks);
        QVERIFY(notes.ready() && !notes.ofRange());
        QCOMPARE(notes.count(), 1);
        QCOMPARE(notes.problem(), QString());
        // There is no range whose ends could stand for times that are not said.
        notes.setText(QStringLiteral("a fork"));
        QVERIFY(notes.problem().startsWith(QLatin1String("Say which day or minute")));
        notes.write();
        QCOMPARE(written.count(), 0);
        notes.setFrom(QStringLiteral("2024-07-10"));
        notes.write();
        QCOMPARE(written.takeFirst().at(1).value<ReviewNote>(),
                 (ReviewNote{0, 0, 1'720'569'600, 1'720'656'000, QStringLiteral("a fork")}));
        notes.setFrom(QStringLiteral("2024-07-10 13:05"));
        notes.write();
        const ReviewNote note = written.first().at(1).value<ReviewNote>();
        QCOMPARE(note.toSec - note.fromSec, 300); // that candle
        QVERIFY(written.first().at(0).value<ReviewScope>() == marks.scope);
        marks.answers = written.first().at(2).toULongLong();
        model.applyMarks(marks);
        QCOMPARE(notes.text(), QString());
        marks.answers = 0;
        // A review's own take their place, and stay.
        model.apply(samples::reviewReport());
        QVERIFY(notes.ofRange());
        marks.notes.clear();
        model.applyMarks(marks);
        QCOMPARE(notes.count(), 1);
    }

    void wrongTimesOfANoteAreSaid()
    {
        ReviewModel model;
        NotesModel& notes = *model.notes();
        QSignalSpy written(&notes, &NotesModel::written);
        model.apply(samples::reviewReport());
        notes.setText(QStringLiteral("a fork"));
        for (const auto& [from, to] : {std::pair("noon", ""), std::pair("", "2024-13-01"),
                                       std::pair("2024-08-01", "2024-07-01 12:00")}) {
            notes.setFrom(QString::fromLatin1(from));
            notes.setTo(QString::fromLatin1(to));
            QVERIFY2(!notes.problem().isEmpty(), from);
            notes.write();
        }
        QCOMPARE(written.count(), 0);
        // On an episode, once its label is no secret any more.
        model.noteEpisode();
        QCOMPARE(notes.from(), QStringLiteral("2024-08-01"));
        model.blind()->next();
        model.blind()->judge(2);
        model.noteEpisode();
        QCOMPARE(notes.from(), QStringLiteral("2024-08-18 16:55"));
        QCOMPARE(notes.to(), QStringLiteral("2024-08-18 20:30"));
        QCOMPARE(notes.problem(), QString());
    }

    /** One more column everywhere: beside each number of the HMM that of the second opinion. */
    void theSecondOpinionStandsBeside()
    {
        ReviewModel model;
        const ReviewReport report = samples::reviewReport();
        model.apply(report);
        const auto cells = [](CellsModel& rows, int row) {
            return cell(rows, row, CellsModel::CellsRole).toStringList();
        };
        QCOMPARE(model.noSecondOpinion(), QString());
        QCOMPARE(model.jumpHeadline(),
                 QStringLiteral("The jump model's label adds 0.0001 (−0.0015 to 0.0016): no gain "
                                "over the baseline."));
        QCOMPARE(model.jumpSentence(),
                 QStringLiteral(
                     "When the jump model's largest score led by >= 0.90 (41\u00a0% of ticks) "
                     "its label still stood 15 candles later in 88\u00a0%; over all ticks in "
                     "71\u00a0%."));
        QVERIFY(model.calibrationText().contains(
            QLatin1String("Of the jump model 8.0 % have a score above 0.99")));
        QCOMPARE(model.jumpConfirmTexts(),
                 (QStringList{QStringLiteral("5.9"), QStringLiteral("4 candles"),
                              QStringLiteral("2.5 %"), QStringLiteral("79.5 %")}));
        model.setConfirmCandles(10); // the same slider moves both
        QCOMPARE(model.jumpConfirmTexts().first(), QStringLiteral("5.8"));
        // With BIAS_TO_TREND as set the HMM's five rows, the jump model's, then with the gentle
        // one.
        for (const auto& [row, share] : {std::pair(2, "65 %"), std::pair(7, "51 %"),
                                         std::pair(12, "2 %"), std::pair(17, "1 %")})
            QCOMPARE(cells(*model.whatIf(), row).value(1), QLatin1String(share));
        QVERIFY(cells(*model.whatIf(), 5).first().startsWith(QLatin1String("Jump model")));
        // A model without an answer has no share, which is no share of 0.
        ReviewReport silent = report;
        silent.tables.whatIf[0].phases[1].ticks = 0;
        ReviewModel without;
        without.apply(silent);
        QCOMPARE(cells(*without.whatIf(), 2).mid(1), QStringList(7, QStringLiteral("–")));
        QVERIFY(model.whatIfNote().contains(QLatin1String("JUMP_IN_ADVICE")));
        QVERIFY(cells(*model.paper(), 9).first().contains(QLatin1String("the jump model's bias")));
        QCOMPARE(cells(*model.paper(), 5).value(2), QStringLiteral("−0.006"));
        QCOMPARE(cells(*model.paper(), 14).value(2), QStringLiteral("0.002"));
        QCOMPARE(cells(*model.simulated(), 6),
                 (QStringList{QStringLiteral("RANGING"), QStringLiteral("84"), QStringLiteral("4"),
                              QStringLiteral("1.68"), QStringLiteral("4 h")}));
        QCOMPARE(cells(*model.bot()->rows(), 9).value(1), QStringLiteral("60"));
        QCOMPARE(cells(*model.bot()->rows(), 12).value(1), QStringLiteral("20"));
        QCOMPARE(model.bot()->jumpCurves()->bear().size(), 9);
        model.bot()->setSide(1);
        QCOMPARE(cells(*model.bot()->rows(), 9).value(1), QStringLiteral("30"));
        QCOMPARE(model.bot()->jumpCurves()->bear().size(), 4);
        QCOMPARE(model.simulatedJumpCurves()->bear().size(), 9);
        QVERIFY(model.bot()->jumpCurves()->tickTexts() != model.bot()->curves()->tickTexts());
    }

    void aRangeWithoutASecondOpinionSaysSo()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        report.tables.stability.resize(2);
        report.tables.jumpConfirm.clear();
        report.tables.jumpWhatIf.clear();
        report.tables.calibration.jumpSureness.reset();
        report.tables.calibration.jump.reset();
        std::erase_if(report.tables.gains, [](const review::GainRow& row) {
            return row.by == review::Labelling::JumpRaw || row.by == review::Labelling::JumpShown;
        });
        report.bot.jumpPaper.clear();
        report.bot.simulated.jump.reset();
        report.bot.bot->jump.reset();
        report.jumpAgreement.reset();
        model.apply(report);
        const QString none = QStringLiteral("No second opinion in this range.");
        for (const QString& text :
             {model.noSecondOpinion(), model.jumpHeadline(), model.jumpSentence()})
            QCOMPARE(text, none);
        QVERIFY(model.blind()->agreementText().endsWith(none));
        QVERIFY(model.outcomes()->note().endsWith(none));
        QVERIFY(model.jumpConfirmTexts().isEmpty());
        for (CellsModel* rows : {model.stability(), model.whatIf(), model.paper(),
                                 model.simulated(), model.bot()->rows()}) {
            int said = 0;
            for (int row = 0; row < rows->count(); ++row)
                said += cell(*rows, row, CellsModel::CellsRole).toStringList() == QStringList{none};
            QCOMPARE(said, 1);
        }
        QVERIFY(!model.whatIfNote().contains(QLatin1String("JUMP_IN_ADVICE")));
        QVERIFY(model.bot()->jumpCurves()->empty() && model.simulatedJumpCurves()->empty());
    }

    void aRangeWithoutTheHmmSaysSo()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        const auto isHmm = [](review::Labelling by) {
            return by == review::Labelling::HmmRaw || by == review::Labelling::HmmShown;
        };
        report.tables.confirm.clear();
        report.tables.calibration.hmmSureness.reset();
        std::erase_if(report.tables.gains, [&](const auto& row) { return isHmm(row.by); });
        std::erase_if(report.tables.outcomes, [&](const auto& table) { return isHmm(table.by); });
        model.apply(report);
        const QString none = QStringLiteral("The HMM has answered no candle of this range.");
        for (const QString& text : {model.noHmm(), model.headline(), model.sentence()})
            QCOMPARE(text, none);
        QVERIFY(model.confirmTexts().isEmpty());
        QCOMPARE(model.mostConfirm(), static_cast<int>(report.tables.jumpConfirm.size()));
        QCOMPARE(model.jumpConfirmTexts().first(), QStringLiteral("5.9"));
        QVERIFY(model.jumpHeadline().startsWith(QLatin1String("The jump model's label adds")));
        QVERIFY(!model.outcomes()->horizons().isEmpty());
    }

    void tooFewDaysAreSaid()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        report.tables.days = 3.2;
        report.tables.enoughDays = false;
        model.apply(report);
        QVERIFY(model.warning().startsWith(QLatin1String("Not enough data: 3.2")));
    }

    void gainsShareOneScale()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        IntervalModel& gains = *model.gains();
        for (int row = 0; row < gains.count(); ++row) {
            if (cell(gains, row, IntervalModel::HeadingRole).toBool())
                continue;
            const double at = cell(gains, row, IntervalModel::AtRole).toDouble();
            const double from = cell(gains, row, IntervalModel::FromRole).toDouble();
            const double to = cell(gains, row, IntervalModel::ToRole).toDouble();
            QVERIFY(0 <= from && from < at && at < to && to <= 1);
            QVERIFY(from <= gains.reference() && gains.reference() < to);
        }
    }

    void outcomesFollowTheChoice()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        ReviewOutcomes& outcomes = *model.outcomes();
        QCOMPARE(outcomes.horizons().size(), 3);
        // Eight headings; 3 + 4 + 3 + 3 labels of models, 1 + 3 + 3 of baselines, two hours.
        QCOMPARE(outcomes.rows()->count(), 8 + 13 + 7 + 2);
        QVERIFY(cell(*outcomes.rows(), 0, IntervalModel::HeadingRole).toBool());
        QVERIFY(cell(*outcomes.rows(), 0, IntervalModel::TextRole)
                    .toString()
                    .contains(QLatin1String("p 0.012, corrected 0.310")));
        outcomes.setOutcome(3);
        QCOMPARE(outcomes.horizons().size(), 1);
        QCOMPARE(outcomes.horizon(), 0);
        QVERIFY(outcomes.note().contains(QLatin1String("1.50 %")));
    }

    void theSliderTellsItsFourNumbers()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        QCOMPARE(model.confirmCandles(), 5);
        QCOMPARE(model.mostConfirm(), 30);
        QCOMPARE(model.confirmTexts(),
                 (QStringList{QStringLiteral("8.8"), QStringLiteral("5 candles"),
                              QStringLiteral("20.0 %"), QStringLiteral("49.0 %")}));
        QSignalSpy changed(&model, &ReviewModel::confirmChanged);
        model.setConfirmCandles(10);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.confirmTexts().first(), QStringLiteral("4.4"));
    }
};

QTEST_GUILESS_MAIN(TestReviewModel)
#include "tst_reviewmodel.moc"
