// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spokencharts.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <QCoreApplication>

#include <array>
#include <vector>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SpokenCharts)
};

using Columns = std::vector<const ChartColumn*>;

QString pricesText(const Columns& priced)
{
    if (priced.empty())
        return Words::tr("no candle.");
    ValueSpan reach{priced.front()->low, priced.front()->high};
    for (const ChartColumn* column : priced)
        reach = joined(reach, {column->low, column->high});
    return Words::tr("opens at %1, closes at %2, highest %3, lowest %4.")
        .arg(priceText(priced.front()->open), priceText(priced.back()->close),
             priceText(reach.most), priceText(reach.least));
}

/** Shares of candles, each merged column with its last answer's label. */
QString probabilitiesText(const Columns& answered)
{
    if (answered.empty())
        return Words::tr("no answer.");
    std::array<std::int64_t, 4> shown{};
    std::int64_t candles = 0;
    for (const ChartColumn* column : answered) {
        shown[static_cast<std::size_t>(static_cast<int>(column->shown) + 1)] += column->candles;
        candles += column->candles;
    }
    QStringList shares;
    for (const ShownRegime regime : {ShownRegime::Bearish, ShownRegime::Ranging,
                                     ShownRegime::Bullish, ShownRegime::Undecided}) {
        const std::int64_t count = shown[static_cast<std::size_t>(static_cast<int>(regime) + 1)];
        if (count == 0)
            continue;
        const std::string_view name = regimeName(regime);
        shares << Words::tr("%1 in %2")
                      .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                           wholePercentText(100.0 * static_cast<double>(count) /
                                            static_cast<double>(candles)));
    }
    const RegimeProbabilities& last = answered.back()->probabilities;
    return Words::tr("shown %1; last bearish %2, ranging %3, bullish %4.")
        .arg(shares.join(QStringLiteral(", ")), numberText(last[0], 2), numberText(last[1], 2),
             numberText(last[2], 2));
}

QString certaintyText(const Columns& answered)
{
    if (answered.empty())
        return Words::tr("no answer.");
    ValueSpan sure = answered.front()->confidenceSpan, bias = answered.front()->biasSpan;
    for (const ChartColumn* column : answered) {
        sure = joined(sure, column->confidenceSpan);
        bias = joined(bias, column->biasSpan);
    }
    const ChartColumn& last = *answered.back();
    return Words::tr("confidence from %1 to %2, last %3; bias from %4 to %5, last %6.")
        .arg(numberText(sure.least, 2), numberText(sure.most, 2), numberText(last.confidence, 2),
             numberText(bias.least, 2), numberText(bias.most, 2), numberText(last.biasSignal, 2));
}

QString dataText(const Columns& columns)
{
    std::int64_t candles = 0, lost = 0, quiet = 0, warmingUp = 0;
    for (const ChartColumn* column : columns) {
        candles += column->candles;
        lost += column->lostCandles;
        quiet += column->quietCandles;
        warmingUp += column->kind == IntervalKind::WarmingUp ? column->candles : 0;
    }
    return Words::tr("%1, of them quiet %2 and warming up %3; lost %4.")
        .arg(candlesText(candles), countText(quiet), countText(warmingUp), countText(lost));
}

} // namespace

SpokenRange spokenRange(const ChartHistory& history, double fromSec, double toSec, double nowSec,
                        const QTimeZone& zone)
{
    Columns columns, priced, answered;
    for (const ChartColumn& column : history.columns) {
        if (static_cast<double>(column.endSec) <= fromSec ||
            static_cast<double>(column.openTimeSec) >= toSec)
            continue;
        columns.push_back(&column);
        if (column.kind != IntervalKind::Lost)
            priced.push_back(&column);
        if (column.answered)
            answered.push_back(&column);
    }
    if (columns.empty()) {
        const QString none = Words::tr("No candles here.");
        return {none, none, none, none};
    }
    const auto said = [span = viewSpanText(fromSec, toSec, nowSec, zone)](const QString& what) {
        return QStringLiteral("%1: %2").arg(span, what);
    };
    return {said(pricesText(priced)), said(probabilitiesText(answered)),
            said(certaintyText(answered)), said(dataText(columns))};
}

void SpokenCharts::setChart(regime::ChartModel* chart)
{
    if (chart == m_chart)
        return;
    if (m_chart)
        m_chart->disconnect(this);
    m_chart = chart;
    if (m_chart)
        for (const auto moved :
             {&ChartModel::viewChanged, &ChartModel::contentChanged, &ChartModel::crosshairChanged})
            connect(m_chart, moved, this, &SpokenCharts::speak);
    emit chartChanged();
    speak();
}

void SpokenCharts::speak()
{
    SpokenRange said;
    QString crosshair;
    if (m_chart) {
        said = spokenRange(m_chart->history(), m_chart->fromSec(), m_chart->toSec(),
                           m_chart->nowSec(), m_chart->zone());
        const CrosshairText at = m_chart->crosshairText();
        const auto add = [&at](QString& sentence, const QString& values) {
            if (!at.when.isEmpty())
                sentence = QStringLiteral("%1: %2. %3").arg(at.when, values, sentence);
        };
        add(said.prices, at.prices);
        add(said.probabilities, at.probabilities);
        add(said.certainty, at.certainty);
        if (!at.when.isEmpty())
            crosshair = QStringLiteral("%1. %2. %3. %4.")
                            .arg(at.when, at.prices, at.probabilities, at.certainty);
    }
    if (said == m_said && crosshair == m_crosshair)
        return;
    m_said = said;
    m_crosshair = crosshair;
    emit changed();
}

} // namespace regime
