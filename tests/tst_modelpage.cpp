// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/samplemodel.h"
#include "tests/support/samplevalues.h"
#include "ui/appmodel.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace regime;
using samples::State;

namespace
{

QVariant cell(const QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

} // namespace

/** The models behind the Model page, and the import form. */
class TestModelPage : public QObject
{
    Q_OBJECT

private slots:
    void describesTheStates();
    void numbersStatesOfOneName();
    void placesTheStarts();
    void tellsDriftFromAlarm();
    void marksTheBestNumberOfStates();
    void setsTheCandidateBesideTheLiveModel();
    void theSecondOpinionHasABookOfItsOwn();
    void aPenaltyIsTriedBesideTheOneInForce();
    void theSliderBeginsAtThePenaltyInForce();
    void theLastAnswerIsTheHmms();
    void decidesOnTheHeldModelOnly();
    void saysWhatABackfillCosts();
    void keepsWhatTheOperatorAskedFor();
    void tellsHowFarABackfillIs();
    void importsWhatWasCounted();
};

void TestModelPage::describesTheStates()
{
    ModelStates states;
    QCOMPARE(states.count(), 0);
    QCOMPARE(states.likelihoodText(), QString());
    states.apply(samples::modelDiagnostics());
    QCOMPARE(states.count(), 3);
    QCOMPARE(states.stateNames(),
             QStringList({QStringLiteral("B"), QStringLiteral("R"), QStringLiteral("U")}));
    QCOMPARE(cell(states, 0, ModelStates::DwellRole).toString(), QStringLiteral("7.8"));
    QCOMPARE(cell(states, 1, ModelStates::OccupancyRole).toString(), QStringLiteral("44.0 %"));
    QCOMPARE(cell(states, 0, ModelStates::TransitionTextsRole).toStringList().first(),
             QStringLiteral("0.871"));
    const QStringList levels = cell(states, 2, ModelStates::LevelsRole).toStringList();
    QCOMPARE(levels.size(), states.features().size());
    QCOMPARE(levels.at(1), QStringLiteral("2.43 ± 1.42"));
    QCOMPARE(states.features().at(1), QStringLiteral("ema_spread_pct, 10⁻³"));
    QCOMPARE(levels.at(2), QStringLiteral("0.301 ± 0.158"));
    QCOMPARE(states.features().at(2), QStringLiteral("rsi_zone"));
    QCOMPARE(states.iterations().size(), 35);
    QVERIFY(states.iterations().last().y() > states.iterations().first().y());
    QVERIFY2(states.likelihoodText().startsWith(QLatin1String("19.302 to 21.417 nats")),
             qPrintable(states.likelihoodText()));
}

void TestModelPage::numbersStatesOfOneName()
{
    ModelDiagnostics diagnostics = samples::modelDiagnostics();
    diagnostics.states.insert(diagnostics.states.begin() + 1, diagnostics.states[1]);
    ModelStates states;
    states.apply(diagnostics);
    QCOMPARE(states.stateNames(), QStringList({QStringLiteral("B"), QStringLiteral("R1"),
                                               QStringLiteral("R2"), QStringLiteral("U")}));
    // A state that is never left has no dwell.
    diagnostics.states[0].dwellCandles.reset();
    states.apply(diagnostics);
    QCOMPARE(cell(states, 0, ModelStates::DwellRole).toString(), QStringLiteral("never left"));
}

void TestModelPage::placesTheStarts()
{
    ModelStates states;
    states.apply(samples::modelDiagnostics());
    const QList<qreal> starts = states.starts();
    QCOMPARE(starts.size(), 7);
    QCOMPARE(*std::ranges::min_element(starts), 0.0);
    QCOMPARE(*std::ranges::max_element(starts), 1.0);
    QCOMPARE(states.startsText(),
             QStringLiteral("7 starts, 41.2 nats from worst to best; kept: k-means++ 2"));
}

void TestModelPage::tellsDriftFromAlarm()
{
    DriftModel drift;
    drift.apply(samples::driftReport(false));
    QCOMPARE(drift.count(), 6);
    for (int row = 0; row < drift.count(); ++row)
        QVERIFY(!cell(drift, row, DriftModel::AlarmRole).toBool());
    drift.apply(samples::driftReport(true));
    QVERIFY(cell(drift, 1, DriftModel::AlarmRole).toBool());
    QVERIFY2(cell(drift, 1, DriftModel::StateRole)
                 .toString()
                 .contains(QLatin1String("beyond it for 3 days")),
             qPrintable(cell(drift, 1, DriftModel::StateRole).toString()));
    QVERIFY(cell(drift, 4, DriftModel::UnusualBelowRole).toBool());
    DriftReport young = samples::driftReport(false);
    young.psi.front().limit.reset();
    young.psi.front().pastWindows = 4;
    drift.apply(young);
    QVERIFY(cell(drift, 0, DriftModel::StateRole)
                .toString()
                .contains(QLatin1String("a limit needs 20 days, there are 4")));
}

void TestModelPage::marksTheBestNumberOfStates()
{
    ComparisonModel comparison;
    QVERIFY(comparison.text().startsWith(QLatin1String("Never compared")));
    comparison.apply(samples::statesComparison());
    QCOMPARE(comparison.count(), 4);
    QList<bool> best;
    for (int row = 0; row < 4; ++row)
        best << cell(comparison, row, ComparisonModel::BestRole).toBool();
    QCOMPARE(best, QList<bool>({false, false, true, false}));
    QCOMPARE(cell(comparison, 3, ComparisonModel::CellsRole).toStringList().size(), 2);
    QVERIFY(!comparison.text().contains(QLatin1String("days")));

    StatesComparison fewer = samples::statesComparison();
    for (StatesCandidate& candidate : fewer.candidates)
        candidate.scoredDays = candidate.problem.isEmpty() ? 3 : 0;
    comparison.apply(fewer);
    QVERIFY2(comparison.text().contains(QLatin1String("On 3 of 4 days")),
             qPrintable(comparison.text()));
}

void TestModelPage::setsTheCandidateBesideTheLiveModel()
{
    ModelBookModel book(ModelFamily::Hmm);
    QVERIFY(!book.held());
    QVERIFY(book.candidateTraits().isEmpty());
    book.apply(samples::modelBook(true));
    QVERIFY(book.held());
    QVERIFY(book.reviewTitle().contains(QLatin1String("Model 15 is held")));
    QVERIFY(book.reviewText().contains(QLatin1String("2 candidates in a row")));
    QCOMPARE(book.candidateTraits().size(), book.besideNames().size());
    QCOMPARE(book.liveTraits().first(), QStringLiteral("21.402"));
    QCOMPARE(book.candidateTraits().first(), QStringLiteral("21.338"));
    QCOMPARE(book.gateNames().size(), book.gateFindings().size());
    QVERIFY(!book.gateFindings().filter(QRegularExpression(QStringLiteral("^failed"))).isEmpty());
    // Without a held one the newest comparison stands there, with nothing to decide.
    ModelBook promoted = samples::modelBook(false);
    promoted.sequence = 4;
    book.apply(promoted);
    QVERIFY(!book.held());
    QVERIFY(book.reviewTitle().contains(QLatin1String("model 14, live")));
    // An older book is old news.
    book.apply(samples::modelBook(true));
    QVERIFY(!book.held());
}

void TestModelPage::theSecondOpinionHasABookOfItsOwn()
{
    ModelBookModel book(ModelFamily::Jump);
    book.apply(samples::modelBook(true)); // what is held is the other family's
    QCOMPARE(book.count(), 2);
    QVERIFY(!book.held());
    QVERIFY(book.reviewTitle().contains(QLatin1String("model j2, live")));
    QCOMPARE(book.besideNames().first(), QStringLiteral("Held-out, cost per candle"));
    QCOMPARE(book.liveTraits().first(), QStringLiteral("1.312"));
    QCOMPARE(book.candidateTraits().first(), QStringLiteral("1.300"));
    QVERIFY(book.reviewText().contains(QStringLiteral("+0.012 ± 0.009 of cost per candle saved")));
    QVERIFY(book.remarksText().contains(QLatin1String("8 starts within a cost of 41.2")));
    QVERIFY(cell(book, 0, ModelBookModel::LikelihoodRole).toString().isEmpty());
    QSignalSpy back(&book, &ModelBookModel::rollBackRequested);
    book.rollBack(QStringLiteral("j1"));
    QCOMPARE(back.first().first().toString(), QStringLiteral("j1"));
}

void TestModelPage::aPenaltyIsTriedBesideTheOneInForce()
{
    PenaltyModel model;
    QVERIFY(model.chosenText().isEmpty() && model.inForce().isEmpty());
    QSignalSpy asked(&model, &PenaltyModel::trialRequested);
    for (int stop = 0; stop < model.stops(); ++stop)
        model.setStop(stop); // dragged to the end
    QCOMPARE(model.chosenText(), QStringLiteral("200"));
    QTRY_COMPARE(asked.last().first().toDouble(), 200.0);
    QVERIFY(asked.count() <= 2);
    model.setStop(model.stops());
    QCOMPARE(model.chosenText(), QStringLiteral("200"));

    PenaltyTrials trials;
    trials.days = 14;
    trials.trials = {{20, 26.04, 3.0, 0.0001, -0.0006, 0.0012, {}},
                     {200, 2, std::nullopt, std::nullopt, 0, 0, {}}};
    model.apply(trials);
    QCOMPARE(model.inForce(), (QStringList{QStringLiteral("20"), QStringLiteral("26.0"),
                                           QStringLiteral("3.0 candles"),
                                           QStringLiteral("0.0001 (−0.0006 … 0.0012)")}));
    QCOMPARE(model.onTrial(),
             (QStringList{QStringLiteral("200"), QStringLiteral("2.0"), QStringLiteral("no change"),
                          QStringLiteral("too few days")}));
    QVERIFY(model.text().contains(QLatin1String("newest 14 days")));
    QVERIFY(model.text().endsWith(QLatin1String(
        "The lag is that of the walk's last model over the newest training window alone.")));
    trials.trials[1].problem = QStringLiteral("every start was refused");
    model.apply(trials);
    QCOMPARE(model.onTrial()[1], QStringLiteral("no model"));
    QVERIFY(model.text().contains(QLatin1String("Penalty 200: every start was refused")));
}

void TestModelPage::theSliderBeginsAtThePenaltyInForce()
{
    const samples::Moment moment = samples::moment(State::Normal);
    ManualClock clock(moment.nowSec);
    AppModel app(clock);
    PenaltyModel& model = *app.penalty();
    QCOMPARE(model.stop(), -1);
    SettingEntry penalty;
    penalty.key = QStringLiteral("JUMP_PENALTY");
    const auto apply = [&](const char* value) {
        penalty.value = QString::fromLatin1(value);
        app.applySettings({penalty});
    };
    apply("20");
    QCOMPARE(model.stop(), 8);
    QCOMPARE(model.chosenText(), QStringLiteral("20"));
    QVERIFY2(model.text().startsWith(QLatin1String("20 is in force. ")), qPrintable(model.text()));
    QSignalSpy asked(&model, &PenaltyModel::trialRequested);
    model.setStop(8); // where it stands: nothing to try
    model.setStop(10);
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toDouble(), 30.0);
    model.apply(samples::penaltyTrials());
    apply("20"); // another key was changed
    QCOMPARE(model.stop(), 10);
    QCOMPARE(model.inForce().first(), QStringLiteral("20"));

    // Once it is another, 20 is not in force, and nothing is on trial.
    apply("31.5");
    QVERIFY(model.inForce().isEmpty() && model.onTrial().isEmpty());
    QCOMPARE(model.stop(), 10); // 30 is nearest
    QCOMPARE(model.chosenText(), QStringLiteral("31.5"));
    model.setStop(10); // and worth a trial
    QCOMPARE(model.chosenText(), QStringLiteral("30"));
}

/** Whichever model drives the Monitor, and whatever moment of the past it shows. */
void TestModelPage::theLastAnswerIsTheHmms()
{
    samples::Moment moment = samples::moment(State::Normal);
    moment.snapshot.shownRegime = ShownRegime::Ranging;
    moment.snapshot.answer->pSwitch = 0.144;
    moment.snapshot.other.answer->regime = Regime::Bearish;
    moment.snapshot.other.answer->stability = 0.2;
    moment.snapshot.other.answer->pSwitch = 0.01;
    moment.snapshot.other.shownRegime = ShownRegime::Bearish;
    const ModelView hmm = makeModelView(moment.report(), moment.nowSec, true);
    QCOMPARE(hmm.shownText, QStringLiteral("RANGING"));
    QCOMPARE(hmm.switchText, QStringLiteral("14.4 % / 6.9 candles"));
    QCOMPARE(hmm.stabilityText, QStringLiteral("0.93"));
    QCOMPARE(makeModelView({asSaidBy(ModelFamily::Jump, moment.snapshot), moment.health},
                           moment.nowSec, true),
             hmm);
    moment.snapshot.answer.reset();
    const ModelView none = makeModelView(moment.report(), moment.nowSec, true);
    QCOMPARE(none.shownText, QStringLiteral("none yet"));
    QCOMPARE(none.switchText, QStringLiteral("none yet"));
    // Five hundred rows to train on, and fourteen candles before the first of them.
    moment.snapshot.trainedAtSec.reset();
    moment.snapshot.other.trainedAtSec.reset();
    for (const auto& [samples, due, can] :
         {std::tuple{513, "as soon as 514 candles are there", false}, {514, "now", true}}) {
        moment.health.samples = samples;
        const ModelView young = makeModelView(moment.report(), moment.nowSec, true);
        QCOMPARE(young.dueText, QLatin1String(due));
        QCOMPARE(young.canTrain, can);
    }
}

void TestModelPage::decidesOnTheHeldModelOnly()
{
    ModelBookModel book(ModelFamily::Hmm);
    QSignalSpy promoted(&book, &ModelBookModel::promoteRequested);
    QSignalSpy rejected(&book, &ModelBookModel::rejectRequested);
    book.apply(samples::modelBook(false));
    book.promote();
    book.reject();
    QCOMPARE(promoted.count() + rejected.count(), 0);
    ModelBook held = samples::modelBook(true);
    held.sequence = 9;
    book.apply(held);
    book.promote();
    book.reject();
    QCOMPARE(promoted.first().first().toString(), QStringLiteral("15"));
    QCOMPARE(rejected.first().first().toString(), QStringLiteral("15"));
}

void TestModelPage::saysWhatABackfillCosts()
{
    const samples::Moment moment = samples::moment(State::Normal);
    BackfillModel backfill;
    QVERIFY(!backfill.ready());
    FeedHealth health = moment.health;
    health.samples = 1000;
    health.tradesPerSec = 0.5;
    backfill.refresh(health, moment.nowSec);
    QVERIFY(backfill.ready());
    const QString forecast = forecastText(forecastBackfill(health, 2000, moment.nowSec));
    QVERIFY2(backfill.forecastText().contains(forecast), qPrintable(backfill.forecastText()));
    backfill.setMaxPages(1);
    backfill.refresh(health, moment.nowSec);
    QVERIFY(backfill.forecastText().contains(QLatin1String("It stops after 1 pages")));
    // 600 minutes at 0.155 trades a second, in stretches.
    health.samples = 1400;
    health.intervalMin = 1;
    health.newestCandleSec = static_cast<std::int64_t>(moment.nowSec) / 60 * 60 - 60;
    health.tradesPerSec = 0.155;
    health.budget.spacingSec = 2;
    backfill.refresh(health, moment.nowSec);
    QVERIFY2(backfill.forecastText().startsWith(QLatin1String("600 candles missing")) &&
                 backfill.forecastText().contains(QLatin1String("7 pages, about 14 s")),
             qPrintable(backfill.forecastText()));
}

void TestModelPage::keepsWhatTheOperatorAskedFor()
{
    BackfillModel backfill;
    QSignalSpy started(&backfill, &BackfillModel::startRequested);
    backfill.applyDefaults(3000, 20);
    backfill.start();
    QCOMPARE(started.takeFirst(), (QVariantList{3000, 20}));
    backfill.setTarget(500);
    backfill.applyDefaults(4000, 30);
    backfill.start();
    QCOMPARE(started.takeFirst(), (QVariantList{500, 30}));
}

void TestModelPage::tellsHowFarABackfillIs()
{
    const samples::Moment moment = samples::moment(State::Normal);
    FeedHealth health = moment.health;
    health.backfill.running = true;
    health.backfill.progress = 0.25;
    health.backfill.stage = BackfillStage::Trades;
    health.backfill.pages = 7;
    health.backfill.maxPages = 40;
    health.backfill.secondsLeft = 22.4;
    health.backfill.added = 310;
    BackfillModel backfill;
    backfill.refresh(health, moment.nowSec);
    QCOMPARE(backfill.progressText(),
             QStringLiteral("25 %, page 7 of trades, at most 40, 23 s to go, 310 candles added."));
    QCOMPARE(backfill.problemText(), QString());
    health.backfill.stage = BackfillStage::Waiting;
    health.backfill.problem = QStringLiteral("EGeneral:Too many requests");
    health.backfill.nextTrySec = moment.nowSec;
    backfill.refresh(health, moment.nowSec);
    QCOMPARE(backfill.problemText(),
             QStringLiteral("EGeneral:Too many requests. Next try at 11:25:12 UTC."));
}

void TestModelPage::importsWhatWasCounted()
{
    ImportModel imports;
    QSignalSpy asked(&imports, &ImportModel::importRequested);
    imports.setPath(QStringLiteral(" /tmp/XDGUSD_1.csv "));
    imports.count();
    QCOMPARE(asked.last().first().value<ImportOrder>(),
             (ImportOrder{QStringLiteral("/tmp/XDGUSD_1.csv"), {}, 0, true}));
    QVERIFY(!imports.counted());
    ImportStatus status;
    status.order = asked.last().first().value<ImportOrder>();
    status.stage = ImportStage::Reading;
    status.progress = 0.5;
    imports.apply(status);
    QVERIFY(imports.running() && imports.cancellable());
    QCOMPARE(imports.text(), QStringLiteral("Counting, 50 %."));
    status.stage = ImportStage::Finished;
    status.added = 1200;
    status.refusedCount = 1;
    status.refused = {{17, QStringLiteral("close is not a number")}};
    imports.apply(status);
    QVERIFY(imports.counted());
    QCOMPARE(imports.counts().size(), 2);
    QVERIFY(imports.counts().first().endsWith(QLatin1String("would be added")));
    QCOMPARE(imports.refused(), QStringList{QStringLiteral("line 17: close is not a number")});
    // Another file has not been counted.
    imports.setPath(QStringLiteral("/tmp/other.csv"));
    QVERIFY(!imports.counted());
}

QTEST_MAIN(TestModelPage)
#include "tst_modelpage.moc"
