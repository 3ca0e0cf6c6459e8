// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/readout.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

namespace regime
{

namespace
{

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
    const auto dash = [&](const QString& text) {
        return snapshot.answer ? text : QStringLiteral("–");
    };
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
                             : QStringLiteral("–"),
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

/** Candles a label was given to, and how often it began. */
struct Share {
    std::int64_t candles = 0;
    std::int64_t episodes = 0;
};

/** How long each regime was shown in the range, by what the charts show of it. */
ReportTable sharesOf(const std::vector<ChartColumn>& columns)
{
    constexpr std::array labels{ShownRegime::Bearish, ShownRegime::Ranging, ShownRegime::Bullish,
                                ShownRegime::Undecided};
    std::array<Share, labels.size()> shares;
    const auto placeOf = [](ShownRegime label) {
        return label == ShownRegime::Undecided ? std::size_t{3} : static_cast<std::size_t>(label);
    };
    std::int64_t answered = 0;
    const ChartColumn* before = nullptr;
    for (const ChartColumn& column : columns) {
        if (!column.answered) {
            before = nullptr;
            continue;
        }
        Share& share = shares[placeOf(column.shown)];
        share.candles += column.candles;
        answered += column.candles;
        if (!before || before->shown != column.shown)
            ++share.episodes;
        before = &column;
    }
    ReportTable table{
        QStringLiteral("shown_regimes"), Words::tr("Shown regimes in the range"), {}, {}};
    for (const ShownRegime label : labels) {
        const Share& share = shares[placeOf(label)];
        const QString name = nameOf(regimeName(label));
        const double percent = answered > 0 ? 100.0 * static_cast<double>(share.candles) /
                                                  static_cast<double>(answered)
                                            : 0.0;
        table.rows.push_back(
            {fact("regime", Words::tr("regime"), formWord(static_cast<int>(label), name), name),
             fact("candles", Words::tr("candles"), countText(share.candles),
                  static_cast<qint64>(share.candles)),
             fact("share_pct", Words::tr("share"), percentText(percent),
                  answered > 0 ? QJsonValue(percent) : QJsonValue(QJsonValue::Null)),
             fact("episodes", Words::tr("episodes"), countText(share.episodes),
                  static_cast<qint64>(share.episodes))});
    }
    const bool merged =
        std::ranges::any_of(columns, [](const ChartColumn& column) { return column.candles > 1; });
    if (merged)
        table.note = Words::tr("Of merged candles the last one's answer counts for all of them.");
    return table;
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
             snapshot.modelId.isEmpty() ? QStringLiteral("–") : oneLine(snapshot.modelId, 40),
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
    report.tables.push_back(sharesOf(report.columns));
    report.tables.insert(report.tables.end(), source.review.begin(), source.review.end());
    report.footer = footerOf(source);
    return report;
}

} // namespace regime
