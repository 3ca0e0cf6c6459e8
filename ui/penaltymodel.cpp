// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/penaltymodel.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regime
{

namespace
{

/** From "every candle by itself" to "one state for weeks". */
constexpr std::array kStops{0, 1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, 70, 100, 150, 200};

double penaltyAt(int stop)
{
    return kStops[static_cast<std::size_t>(stop)];
}

int nearestStop(double penalty)
{
    const auto nearest = std::ranges::min_element(
        kStops, {}, [penalty](int stop) { return std::abs(stop - penalty); });
    return static_cast<int>(nearest - kStops.begin());
}

} // namespace

PenaltyModel::PenaltyModel(QObject* parent) : QObject(parent)
{
    connect(&m_request, &Throttle::fired, this, [this] {
        if (m_moved)
            emit trialRequested(penaltyAt(*m_moved));
    });
}

int PenaltyModel::stops() const
{
    return static_cast<int>(kStops.size());
}

int PenaltyModel::stop() const
{
    return m_moved ? *m_moved : m_inForce ? nearestStop(*m_inForce) : -1;
}

void PenaltyModel::setStop(int stop)
{
    if (stop < 0 || stop >= stops())
        return;
    // The stop it begins at may only be near the penalty in force, and is then worth a trial.
    if (m_moved ? stop == *m_moved : penaltyAt(stop) == m_inForce)
        return;
    m_moved = stop;
    emit changed();
    m_request.trigger();
}

QString PenaltyModel::chosenText() const
{
    const std::optional<double> chosen = m_moved ? penaltyAt(*m_moved) : m_inForce;
    return chosen ? QString::number(*chosen) : QString();
}

QString PenaltyModel::text() const
{
    if (m_trials.running)
        return tr("Walking both over the stored candles.");
    if (!m_trials.problem.isEmpty())
        return m_trials.problem;
    for (const PenaltyTrial& trial : m_trials.trials)
        if (!trial.problem.isEmpty())
            return tr("Penalty %1: %2").arg(trial.penalty).arg(oneLine(trial.problem, 200));
    if (m_trials.trials.empty()) {
        const QString howTo =
            tr("Move the slider: a penalty is tried on stored candles before it is used.");
        return m_inForce ? tr("%1 is in force.").arg(*m_inForce) + u' ' + howTo : howTo;
    }
    return tr("Walked forward over the newest %1 days, trained as live. The gain is what the label "
              "adds to volatility and hour of day, with its 95 % interval. The lag is that of the "
              "walk's last model over the newest training window alone.")
        .arg(m_trials.days);
}

QStringList PenaltyModel::names() const
{
    return {tr("Penalty"), tr("Label changes a day"), tr("Lag behind hindsight"),
            tr("Gain over baseline")};
}

QStringList PenaltyModel::textsOf(std::size_t at) const
{
    if (at >= m_trials.trials.size())
        return {};
    const PenaltyTrial& trial = m_trials.trials[at];
    const QString penalty = QString::number(trial.penalty);
    if (!trial.problem.isEmpty())
        return {penalty, tr("no model"), tr("no model"), tr("no model")};
    return {penalty, numberText(trial.changesPerDay, 1),
            trial.lagCandles ? tr("%1 candles").arg(numberText(*trial.lagCandles, 1))
                             : tr("no change"),
            trial.gain ? QStringLiteral("%1 (%2 … %3)")
                             .arg(numberText(*trial.gain, 4), numberText(trial.gainLow, 4),
                                  numberText(trial.gainHigh, 4))
                       : tr("too few days")};
}

QStringList PenaltyModel::inForce() const
{
    return textsOf(0);
}

QStringList PenaltyModel::onTrial() const
{
    return textsOf(1);
}

void PenaltyModel::apply(const PenaltyTrials& trials)
{
    if (trials == m_trials)
        return;
    m_trials = trials;
    emit changed();
}

void PenaltyModel::applyInForce(std::optional<double> penalty)
{
    if (penalty == m_inForce)
        return;
    if (m_inForce) {
        m_trials = {};
        m_moved.reset();
    }
    m_inForce = penalty;
    emit changed();
}

} // namespace regime
