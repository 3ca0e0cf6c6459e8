// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewrows.h"

#include "core/engine/values/reviewwords.h"
#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/reviewnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace regime
{

using namespace review;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewRows)
};

QString shareText(double share)
{
    return percentText(100 * share);
}

QString shareText(const std::optional<double>& share)
{
    return share ? shareText(*share) : Words::tr("none");
}

/** One measure of every label's stability. */
CellsRow measureRow(const ReviewTables& tables, const QString& name,
                    const std::function<QString(const Stability&)>& text)
{
    CellsRow row{{name}, false};
    for (const StabilityRow& label : tables.stability)
        row.cells << text(label.stability);
    return row;
}

QString occupancyText(const Stability& stability)
{
    QStringList shares;
    for (const double share : stability.occupancy)
        shares << QString::number(qRound(100 * share));
    return shares.join(u'/');
}

/** `heading` names the model and keeps a place for the setting. */
void addWhatIf(std::vector<CellsRow>& rows, const WhatIf& whatIf, const QString& heading)
{
    const QString setting =
        QStringLiteral("BIAS_TO_TREND\u00a0%1").arg(numberText(whatIf.biasToTrend, 2));
    rows.push_back({{heading.arg(setting), Words::tr("raw at limit"), Words::tr("out at limit"),
                     Words::tr("travel a day"), Words::tr("sign flips"), Words::tr("trend vs bias"),
                     Words::tr("mean skew"), Words::tr("skew flips")},
                    true});
    for (const PhaseTravel& phase : whatIf.phases) {
        QStringList measured{wholePercentText(100 * phase.rawShareAtLimit),
                             wholePercentText(100 * phase.outShareAtLimit),
                             numberText(phase.travelPerDay, 2),
                             countText(phase.signChanges),
                             wholePercentText(100 * phase.opposedShare),
                             numberText(phase.meanAbsSkew, 3),
                             countText(phase.skewSignChanges)};
        if (phase.ticks == 0) // the model never had an answer
            measured.fill(QStringLiteral("–"));
        rows.push_back(
            {QStringList(
                 Words::tr("phase %1, blend %2").arg(phase.phase).arg(numberText(phase.blend, 1))) +
             measured});
    }
}

} // namespace

std::vector<IntervalRow> gainRows(const ReviewTables& tables, Outcome of)
{
    std::vector<IntervalRow> rows{{of == Outcome::GridTurns
                                       ? Words::tr("Grid turns within 60 candles")
                                       : Words::tr("Log volatility of the next 15 candles"),
                                   {},
                                   true}};
    std::vector<GainRow> gains;
    std::ranges::copy_if(tables.gains, std::back_inserter(gains),
                         [of](const GainRow& row) { return row.of == of; });
    const auto isWithout = [&](const GainRow& row) {
        return !row.gain && row.noGain == gains.front().noGain;
    };
    if (!gains.empty() && std::ranges::all_of(gains, isWithout)) {
        rows.front().text = noGainText(gains.front().noGain);
        return rows;
    }
    for (const GainRow& row : gains) {
        if (!row.gain) {
            rows.push_back({labellingText(row.by), noGainText(row.noGain), true});
            continue;
        }
        const Gain& gain = *row.gain;
        rows.push_back(
            {labellingText(row.by),
             Words::tr("%1 (%2 to %3)")
                 .arg(numberText(gain.gain, 4), numberText(gain.low, 4), numberText(gain.high, 4)),
             false, -1, gain.gain, gain.low, gain.high});
    }
    return rows;
}

std::vector<CellsRow> stabilityRows(const ReviewTables& tables)
{
    CellsRow heading{{QString()}, true};
    for (const StabilityRow& label : tables.stability)
        heading.cells << labellingText(label.by);
    const auto row = [&](const QString& name, auto text) { return measureRow(tables, name, text); };
    std::vector<CellsRow> rows{
        heading,
        row(Words::tr("candles"), [](const Stability& s) { return countText(s.candles); }),
        row(Words::tr("bear/range/bull/?, %"), occupancyText),
        row(Words::tr("episodes"), [](const Stability& s) { return countText(s.episodes); }),
        row(Words::tr("dwell, median"),
            [](const Stability& s) { return numberText(s.medianDwellCandles, 0); }),
        row(Words::tr("dwell, 95th percentile"),
            [](const Stability& s) { return numberText(s.longDwellCandles, 0); }),
        row(Words::tr("changes a day"),
            [](const Stability& s) { return numberText(s.changesPerDay, 1); }),
        row(Words::tr("of these false, back within 15"),
            [](const Stability& s) { return shareText(s.falseTransitionShare); }),
        row(Words::tr("shown unlike raw"),
            [](const Stability& s) {
                return s.differingShare ? shareText(*s.differingShare) : QString();
            }),
        row(Words::tr("still stands 15 later"),
            [](const Stability& s) { return shareText(s.standingShare); }),
    };
    if (!tables.hasSecondOpinion())
        rows.push_back(headingRow(noSecondOpinionText()));
    return rows;
}

std::vector<CellsRow> whatIfRows(const ReviewTables& tables)
{
    std::vector<CellsRow> rows;
    for (std::size_t i = 0; i < tables.whatIf.size(); ++i) {
        addWhatIf(rows, tables.whatIf[i], Words::tr("HMM, %1"));
        if (tables.hasSecondOpinion())
            addWhatIf(rows, tables.jumpWhatIf[i], Words::tr("Jump model, %1"));
    }
    if (!tables.hasSecondOpinion())
        rows.push_back(headingRow(noSecondOpinionText()));
    return rows;
}

QStringList triedTexts(const std::vector<ConfirmRow>& tried, int confirmCandles)
{
    const auto row = std::ranges::find(tried, confirmCandles, &ConfirmRow::confirmCandles);
    if (row == tried.end())
        return {};
    return {numberText(row->changesPerDay, 1),
            row->lagCandles ? candlesText(std::lround(*row->lagCandles)) : Words::tr("none"),
            shareText(row->differingShare), shareText(row->standingShare)};
}

} // namespace regime
