// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/penaltytrial.h"
#include "ui/throttle.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regime
{

/**
 * What another JUMP_PENALTY would bring, beside the one in force: a slider's stops, and the numbers
 * that a trial over stored candles came to. A trial is asked for when the slider rests.
 */
class PenaltyModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int stops READ stops CONSTANT)
    Q_PROPERTY(int stop READ stop WRITE setStop NOTIFY changed)
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QStringList names READ names CONSTANT)
    Q_PROPERTY(QStringList inForce READ inForce NOTIFY changed)
    Q_PROPERTY(QStringList onTrial READ onTrial NOTIFY changed)

public:
    explicit PenaltyModel(QObject* parent = nullptr);

    /** How many values the slider has, and at which it stands: before it was moved at the one that
     *  is nearest to the penalty in force, or -1 while that is not known. */
    int stops() const;
    int stop() const;
    void setStop(int stop);

    QString chosenText() const; ///< the penalty on the slider as a setting's value; or empty
    bool running() const { return m_trials.running; }
    QString text() const;        ///< over which days, or why there is nothing
    QStringList names() const;   ///< of the rows
    QStringList inForce() const; ///< one text a row; empty before a trial
    QStringList onTrial() const; ///< the same of the penalty on the slider

    void apply(const regime::PenaltyTrials& trials);
    /** Takes JUMP_PENALTY; another one than before ends what was tried beside the old. */
    void applyInForce(std::optional<double> penalty);

signals:
    void changed();
    void trialRequested(double penalty);

private:
    QStringList textsOf(std::size_t trial) const;

    PenaltyTrials m_trials;
    std::optional<double> m_inForce;
    std::optional<int> m_moved; ///< the stop to which the slider was moved
    Throttle m_request{300};
};

} // namespace regime
