// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplemodel.h"

#include <cmath>

namespace regime::samples
{

namespace
{

constexpr std::int64_t kDaySec = 86'400;
constexpr std::int64_t kTodaySec = 1'732'320'000; ///< 2024-11-23 00:00 UTC
constexpr double kTrainedAtSec = 1'732'338'672;   ///< 05:11:12 UTC

ControlChart chart(const char* name, UnusualSide side, double level, double swing, double newest)
{
    std::vector<ControlPoint> points;
    for (int day = 0; day < 30; ++day)
        points.push_back({kTodaySec - (29 - day) * kDaySec,
                          day < 27 ? level + swing * std::sin(1.7 * day) : newest});
    return makeControlChart(QString::fromLatin1(name), side, std::move(points));
}

ModelEntry entry(const char* id, ModelStanding standing, int daysAgo, const char* decision)
{
    ModelEntry made;
    made.id = QString::fromLatin1(id);
    made.standing = standing;
    made.trainedAtSec = kTrainedAtSec - static_cast<double>(daysAgo * kDaySec);
    made.lastCandleSec = kTodaySec - daysAgo * kDaySec + 18'600;
    made.firstCandleSec = made.lastCandleSec - 1999 * 300;
    made.observationCount = 1986;
    made.logLikelihood = 21.417 - 0.02 * daysAgo;
    made.keptStart = QStringLiteral("k-means++ 2");
    made.decision = QString::fromLatin1(decision);
    made.decidedAtSec = made.trainedAtSec + 1;
    made.canRollBack = standing == ModelStanding::Retired;
    return made;
}

RetrainReview review(RetrainOutcome outcome, double difference)
{
    RetrainReview made;
    made.outcome = outcome;
    made.liveId = "14";
    made.windowCandles = 2000;
    made.newCandles = 288;
    made.score = HeldOutScore{240, 21.402, 21.402 + difference, difference, 0.018};
    made.refit = outcome == RetrainOutcome::Promote;
    made.refitAgreement = 0.94;
    made.relabelledShare = 0.09;
    made.restartSpread = 41.2;
    made.startsKept = 8;
    const std::vector<Regime> names{Regime::Bearish, Regime::Ranging, Regime::Bullish};
    made.live = ModelTraits{38, names, {0.27, 0.44, 0.29}, {0.871, 0.912, 0.864}};
    made.candidate = ModelTraits{44, names, {0.25, 0.41, 0.34}, {0.858, 0.905, 0.883}};
    return made;
}

} // namespace

ModelDiagnostics modelDiagnostics()
{
    ModelDiagnostics made;
    made.modelId = QStringLiteral("14");
    made.trainedAtSec = kTrainedAtSec;
    made.lastCandleSec = kTodaySec + 18'600;
    made.firstCandleSec = made.lastCandleSec - 1999 * 300;
    made.observations = 1986;
    made.features = {QStringLiteral("macd_hist_slope"), QStringLiteral("ema_spread_pct"),
                     QStringLiteral("rsi_zone"), QStringLiteral("volume_ratio")};
    made.states = {{Regime::Bearish,
                    0.27,
                    7.8,
                    {0.871, 0.118, 0.011},
                    {{-0.0000061, 0.0000172}, {-0.00214, 0.00131}, {-0.284, 0.161}, {1.21, 0.94}}},
                   {Regime::Ranging,
                    0.44,
                    11.4,
                    {0.046, 0.912, 0.042},
                    {{0.0000002, 0.0000083}, {0.00012, 0.00068}, {0.011, 0.142}, {0.78, 0.41}}},
                   {Regime::Bullish,
                    0.29,
                    7.4,
                    {0.009, 0.127, 0.864},
                    {{0.0000058, 0.0000169}, {0.00243, 0.00142}, {0.301, 0.158}, {1.26, 1.02}}}};
    made.separations = {2.31, 2.17};
    for (int i = 0; i < 34; ++i)
        made.logLikelihoodHistory.push_back(42'533 - 4200 * std::exp(-0.25 * i));
    made.logLikelihood = 42'534;
    made.startLogLikelihoods = {42'534, 42'533.9, 42'521.3, 42'534, 42'498.1, 42'533.7, 42'492.8};
    made.keptStart = QStringLiteral("k-means++ 2");
    return made;
}

DriftReport driftReport(bool alarm)
{
    DriftReport made;
    made.modelId = QStringLiteral("14");
    made.asOfSec = kTodaySec;
    made.psi = {chart("macd_hist_slope", UnusualSide::High, 0.08, 0.03, 0.07),
                chart("ema_spread_pct", UnusualSide::High, 0.11, 0.04, alarm ? 0.31 : 0.12),
                chart("rsi_zone", UnusualSide::High, 0.06, 0.02, 0.05),
                chart("volume_ratio", UnusualSide::High, 0.09, 0.03, 0.1)};
    made.logLikelihood =
        chart("log-likelihood per candle", UnusualSide::Low, 21.3, 0.2, alarm ? 20.9 : 21.4);
    made.outside = chart("candles far from every state", UnusualSide::High, 0.012, 0.004, 0.011);
    return made;
}

StatesComparison statesComparison()
{
    StatesComparison made;
    made.asOfSec = kTrainedAtSec + 600;
    made.candidates = {{2, 20.981, 96, 5760, 4, 4, -83'102, -82'967, {}},
                       {3, 21.402, 141, 5760, 4, 4, -84'811, -84'569, {}},
                       {4, 21.447, 187, 5760, 4, 4, -85'390, -85'031, {}},
                       {5, 0, 0, 0, 0, 4, 0, 0, QStringLiteral("state 4 holds 0.3 % of the rows")}};
    return made;
}

ModelBook modelBook(bool held)
{
    ModelBook made;
    made.sequence = 3;
    made.asOfSec = kTrainedAtSec + 7200;
    made.models = {entry("14", ModelStanding::Live, 0, "promoted: no gate held it"),
                   entry("13", ModelStanding::Retired, 1, "model 14 took its place"),
                   entry("12", ModelStanding::Rejected, 2, "rejected by the operator")};
    made.models[0].review = review(RetrainOutcome::Promote, 0.031);
    made.jump.models = {entry("j2", ModelStanding::Live, 0, "promoted: no gate held it"),
                        entry("j1", ModelStanding::Retired, 1, "model j2 took its place")};
    for (ModelEntry& jump : made.jump.models)
        jump.logLikelihood.reset();
    RetrainReview& ofJump = made.jump.models[0].review;
    ofJump = review(RetrainOutcome::Promote, 0.012);
    ofJump.family = ModelFamily::Jump;
    ofJump.score = HeldOutScore{240, -1.312, -1.3, 0.012, 0.009};
    if (held) {
        ModelEntry candidate = entry("15", ModelStanding::Held, 0, "held: worse on 240 candles");
        candidate.review = review(RetrainOutcome::Hold, -0.064);
        made.models.insert(made.models.begin(), candidate);
        made.heldInARow = 2;
    }
    return made;
}

PenaltyTrials penaltyTrials()
{
    PenaltyTrials made;
    made.days = 14;
    made.trials = {{20, 3.9, 12, 0.0025, -0.0187, 0.0163, {}},
                   {30, 3.6, 16.5, 0.0054, -0.0176, 0.0206, {}}};
    return made;
}

} // namespace regime::samples
