// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report.h"

#include "core/engine/values/reviewwords.h"
#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/readout.h"
#include "ui/reportreview.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <utility>

namespace regime
{

namespace
{

const QString kNothing = QStringLiteral("–");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString nameOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

template <typename T> QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(static_cast<double>(*value)) : QJsonValue(QJsonValue::Null);
}

/** "2024-07-01 10:05": dates of a report are read long after they were written. */
QString dateText(double timeSec)
{
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(timeSec), QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

ReportFact fact(const char* key, const QString& label, const QString& text, const QJsonValue& value)
{
    return {QString::fromLatin1(key), label, text, value};
}

std::vector<ReportFact> headlineOf(const EngineReport& state, const Readout& readout)
{
    const RegimeSnapshot& snapshot = state.snapshot;
    const FeedHealth& health = state.health;
    const auto ofAnswer = [&](double value) {
        return snapshot.answer ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
    };
    const auto dash = [&](const QString& text) { return snapshot.answer ? text : kNothing; };
    // A jump model's numbers are no probabilities.
    const auto either = [&](const QString& ofHmm, const QString& ofJump) {
        return readout.scores ? ofJump : ofHmm;
    };
    std::vector<ReportFact> facts{
        fact("shown_regime", Words::tr("Shown regime"), formWord(readout.form, readout.word),
             snapshot.shownRegime ? QJsonValue(nameOf(regimeName(*snapshot.shownRegime)))
                                  : QJsonValue(QJsonValue::Null)),
        fact("regime", Words::tr("Raw regime"),
             snapshot.answer ? formWord(static_cast<int>(snapshot.answer->regime),
                                        nameOf(regimeName(snapshot.answer->regime)))
                             : kNothing,
             snapshot.answer ? QJsonValue(nameOf(regimeName(snapshot.answer->regime)))
                             : QJsonValue(QJsonValue::Null)),
        fact("confidence", Words::tr("Confidence"), dash(readout.confidenceText),
             ofAnswer(readout.confidence)),
        fact("bias_signal", Words::tr("Bias"), dash(readout.biasText), ofAnswer(readout.bias)),
        fact("p_bearish",
             either(Words::tr("Probability of bearish"), Words::tr("Score of bearish")),
             dash(readout.bearText), ofAnswer(readout.bear)),
        fact("p_ranging",
             either(Words::tr("Probability of ranging"), Words::tr("Score of ranging")),
             dash(readout.rangeText), ofAnswer(readout.range)),
        fact("p_bullish",
             either(Words::tr("Probability of bullish"), Words::tr("Score of bullish")),
             dash(readout.bullText), ofAnswer(readout.bull)),
        fact("p_switch",
             either(Words::tr("Chance of switching / stay"), Words::tr("Score of staying")),
             dash(readout.switchText), ofAnswer(readout.pSwitch)),
        fact("newest_candle", Words::tr("Newest candle opened"),
             health.newestCandleSec
                 ? dateText(static_cast<double>(*health.newestCandleSec)) + QStringLiteral(" UTC")
                 : Words::tr("none yet"),
             orNull(health.newestCandleSec)),
        fact("trend_score", Words::tr("Trend / bias"), readout.trendText,
             orNull(snapshot.advice.trendScore)),
        fact("volatility", Words::tr("Volatility"), readout.volatilityText,
             snapshot.volatility ? QJsonValue(snapshot.volatility->now)
                                 : QJsonValue(QJsonValue::Null)),
        fact("idle_target", Words::tr("Idle target in force"), readout.idleText,
             orNull(snapshot.advice.idleTarget)),
        fact("blend_factor", Words::tr("Influence"), readout.influenceText,
             snapshot.advice.blendFactor),
    };
    return facts;
}

/** How long each regime was shown in the range, by what the charts show of it. */
std::vector<ShownShare> sharesOf(const std::vector<ChartColumn>& columns)
{
    std::vector<ShownShare> shares;
    for (const ShownRegime label :
         {ShownRegime::Bearish, ShownRegime::Ranging, ShownRegime::Bullish, ShownRegime::Undecided})
        shares.push_back({label, 0, std::nullopt, 0});
    std::int64_t answered = 0;
    const ChartColumn* before = nullptr;
    for (const ChartColumn& column : columns) {
        if (!column.answered) {
            before = nullptr;
            continue;
        }
        ShownShare& share = *std::ranges::find(shares, column.shown, &ShownShare::label);
        share.candles += column.candles;
        answered += column.candles;
        if (!before || before->shown != column.shown)
            ++share.episodes;
        before = &column;
    }
    for (ShownShare& share : shares)
        if (answered > 0)
            share.percent =
                100.0 * static_cast<double>(share.candles) / static_cast<double>(answered);
    return shares;
}

ReportSection sharesSection(const Report& report)
{
    ReportSection section{
        Words::tr("Shown regimes in the range"),
        {},
        {{{Words::tr("regime"), Words::tr("candles"), Words::tr("share"), Words::tr("episodes")},
          true}},
        {}};
    for (const ShownShare& share : report.shares)
        section.rows.push_back(
            {{formWord(static_cast<int>(share.label), nameOf(regimeName(share.label))),
              countText(share.candles), share.percent ? percentText(*share.percent) : kNothing,
              countText(share.episodes)},
             false});
    if (std::ranges::any_of(report.columns, [](const ChartColumn& c) { return c.candles > 1; }))
        section.note = Words::tr("Of merged candles the last one's answer counts for all of them.");
    return section;
}

std::vector<ReportFact> footerOf(const ReportSource& source)
{
    const RegimeSnapshot& snapshot = source.state.snapshot;
    const FeedHealth& health = source.state.health;
    const QString mix = Words::tr("%1 OHLC, %2 trades, %3 CSV, %4 quiet")
                            .arg(countText(health.fromOhlc), countText(health.fromTrades),
                                 countText(health.fromCsv), countText(health.quiet));
    return {
        fact("version", Words::tr("RegimeScope"), QStringLiteral(REGIMESCOPE_VERSION),
             QStringLiteral(REGIMESCOPE_VERSION)),
        fact("demo", Words::tr("Market"),
             health.demo ? Words::tr("simulated") : Words::tr("Kraken"), health.demo),
        fact("model_id", Words::tr("Model"),
             snapshot.modelId.isEmpty() ? kNothing : oneLine(snapshot.modelId, 40),
             snapshot.modelId.isEmpty() ? QJsonValue(QJsonValue::Null)
                                        : QJsonValue(snapshot.modelId)),
        fact("regime_source", Words::tr("Regime from"),
             snapshot.source == ModelFamily::Hmm ? Words::tr("hidden Markov model")
                                                 : Words::tr("jump model"),
             snapshot.source == ModelFamily::Hmm ? QStringLiteral("hmm") : QStringLiteral("jump")),
        fact("range", Words::tr("Range"),
             Words::tr("%1 to %2")
                 .arg(dateText(static_cast<double>(source.fromSec)),
                      dateText(static_cast<double>(source.toSec))),
             QJsonValue(QJsonArray{static_cast<qint64>(source.fromSec),
                                   static_cast<qint64>(source.toSec)})),
        fact("coverage_pct", Words::tr("Coverage of the training window"),
             percentText(health.coveragePct), health.coveragePct),
        fact("sources", Words::tr("Sources of the training window"), mix,
             QJsonValue(
                 QJsonObject{{QStringLiteral("ohlc"), static_cast<qint64>(health.fromOhlc)},
                             {QStringLiteral("trades"), static_cast<qint64>(health.fromTrades)},
                             {QStringLiteral("csv"), static_cast<qint64>(health.fromCsv)},
                             {QStringLiteral("quiet"), static_cast<qint64>(health.quiet)}})),
        fact("time_zone", Words::tr("Time zone"), QStringLiteral("UTC"), QStringLiteral("UTC")),
        fact("config_hash", Words::tr("Configuration"), source.configHash, source.configHash),
    };
}

} // namespace

QString formWord(int form, const QString& word)
{
    switch (form) {
    case 0:
        return QStringLiteral("■ ") + word;
    case 1:
        return QStringLiteral("● ") + word;
    case 2:
        return QStringLiteral("▲ ") + word;
    default:
        return word;
    }
}

Report makeReport(const ReportSource& source)
{
    const FeedHealth& health = source.state.health;
    Report report;
    report.pair = health.pair;
    report.intervalMin = health.intervalMin;
    report.fromSec = source.fromSec;
    report.toSec = source.toSec;
    report.title = Words::tr("%1, %2 min candles, %3 to %4 UTC")
                       .arg(health.displayPair)
                       .arg(health.intervalMin)
                       .arg(dateText(static_cast<double>(source.fromSec)),
                            dateText(static_cast<double>(source.toSec)));
    report.trust = judgeTrust(source.state.snapshot, health, source.atSec);
    const Readout readout =
        makeReadout(source.state, source.atSec, isUsable(report.trust), QTimeZone::utc());
    report.form = readout.form;
    report.headline = headlineOf(source.state, readout);
    for (const ChartColumn& column : source.history.columns)
        if (column.openTimeSec >= source.fromSec && column.openTimeSec < source.toSec)
            report.columns.push_back(column);
    report.shares = sharesOf(report.columns);
    report.sections.push_back(sharesSection(report));
    if (source.review) {
        report.review = source.reviewJson;
        for (ReportSection& section : reviewSections(*source.review))
            report.sections.push_back(std::move(section));
    } else {
        report.reviewProblem = source.reviewProblem;
        report.sections.push_back(
            {Words::tr("Review"), noReviewSentence(source.reviewProblem), {}, {}});
    }
    report.footer = footerOf(source);
    return report;
}

} // namespace regime
