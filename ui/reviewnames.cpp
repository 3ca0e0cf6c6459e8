// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewnames.h"

#include "core/base/regime.h"
#include "ui/numbertext.h"

#include <QCoreApplication>

namespace regime
{

using namespace review;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewNames)
};

QString regimeText(int label)
{
    constexpr int undecidedLabel = 3;
    const auto word = regimeName(label == undecidedLabel ? ShownRegime::Undecided
                                                         : static_cast<ShownRegime>(label));
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

} // namespace

QString labellingText(Labelling labelling)
{
    switch (labelling) {
    case Labelling::HmmRaw:
        return Words::tr("HMM, raw");
    case Labelling::HmmShown:
        return Words::tr("HMM, shown");
    case Labelling::JumpRaw:
        return Words::tr("Jump model, raw");
    case Labelling::JumpShown:
        return Words::tr("Jump model, shown");
    case Labelling::AlwaysRanging:
        return Words::tr("Always RANGING");
    case Labelling::EmaSign:
        return Words::tr("Sign of the EMA spread");
    case Labelling::VolatilityTercile:
        return Words::tr("Volatility terciles");
    case Labelling::HourOfDay:
        break;
    }
    return Words::tr("Hour of day");
}

QString groupText(Labelling labelling, int label)
{
    switch (labelling) {
    case Labelling::EmaSign:
        return label == 0   ? Words::tr("below")
               : label == 2 ? Words::tr("above")
                            : Words::tr("level");
    case Labelling::VolatilityTercile:
        return label == 0 ? Words::tr("low") : label == 2 ? Words::tr("high") : Words::tr("middle");
    case Labelling::HourOfDay:
        return Words::tr("%1 h UTC").arg(label, 2, 10, QLatin1Char('0'));
    default:
        return regimeText(label);
    }
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Return:
        return Words::tr("Return");
    case Outcome::Volatility:
        return Words::tr("Volatility");
    case Outcome::Efficiency:
        return Words::tr("Efficiency");
    case Outcome::GridTurns:
        break;
    }
    return Words::tr("Grid turns");
}

QString outcomeNumberText(Outcome outcome, double value)
{
    switch (outcome) {
    case Outcome::Return:
    case Outcome::Volatility:
        return numberText(1e4 * value, 1);
    case Outcome::Efficiency:
        return numberText(value, 3);
    case Outcome::GridTurns:
        break;
    }
    return numberText(value, 2);
}

QString outcomeValueText(Outcome outcome, double value)
{
    const QString number = outcomeNumberText(outcome, value);
    const bool isOfPrice = outcome == Outcome::Return || outcome == Outcome::Volatility;
    return isOfPrice ? Words::tr("%1 bp").arg(number) : number;
}

QString noSecondOpinionText()
{
    return Words::tr("No second opinion in this range.");
}

QString gainVerdict(const Gain& gain)
{
    // A hundredth of what can be explained at all is nothing an operator would feel.
    constexpr double little = 0.005;
    if (gain.low > 0)
        return gain.gain < little ? Words::tr("measurable, and practically nothing")
                                  : Words::tr("it adds something");
    if (gain.high < 0)
        return Words::tr("worse than without it");
    return Words::tr("no gain over the baseline");
}

} // namespace regime
