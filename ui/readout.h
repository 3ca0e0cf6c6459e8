// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "core/engine/values/enginereport.h"

#include <QObject>
#include <QTimeZone>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * What the left column of the Monitor says, organism included: made at once from one report or,
 * under the crosshair, from one answer of the past, so that its numbers agree. Texts are empty
 * where there is nothing to say.
 */
struct Readout {
    Q_GADGET
    QML_VALUE_TYPE(readout)
    Q_PROPERTY(QString thenText MEMBER thenText)
    Q_PROPERTY(QString thenSource MEMBER thenSource)
    Q_PROPERTY(bool computed MEMBER computed)
    Q_PROPERTY(bool answered MEMBER answered)
    Q_PROPERTY(bool muted MEMBER muted)
    Q_PROPERTY(QString word MEMBER word)
    Q_PROPERTY(int form MEMBER form)
    Q_PROPERTY(QString sinceText MEMBER sinceText)
    Q_PROPERTY(double confidence MEMBER confidence)
    Q_PROPERTY(double threshold MEMBER threshold)
    Q_PROPERTY(QString confidenceText MEMBER confidenceText)
    Q_PROPERTY(double bias MEMBER bias)
    Q_PROPERTY(QString biasText MEMBER biasText)
    Q_PROPERTY(int biasSide MEMBER biasSide)
    Q_PROPERTY(double bear MEMBER bear)
    Q_PROPERTY(double range MEMBER range)
    Q_PROPERTY(double bull MEMBER bull)
    Q_PROPERTY(QString bearText MEMBER bearText)
    Q_PROPERTY(QString rangeText MEMBER rangeText)
    Q_PROPERTY(QString bullText MEMBER bullText)
    Q_PROPERTY(double pSwitch MEMBER pSwitch)
    Q_PROPERTY(double stability MEMBER stability)
    Q_PROPERTY(double staleness MEMBER staleness)
    Q_PROPERTY(bool trained MEMBER trained)
    Q_PROPERTY(bool scores MEMBER scores)
    Q_PROPERTY(QString secondText MEMBER secondText)
    Q_PROPERTY(QString standingText MEMBER standingText)
    Q_PROPERTY(QString switchText MEMBER switchText)
    Q_PROPERTY(QString trendText MEMBER trendText)
    Q_PROPERTY(QString volatilityText MEMBER volatilityText)
    Q_PROPERTY(QString newestText MEMBER newestText)
    Q_PROPERTY(QString coverageText MEMBER coverageText)
    Q_PROPERTY(QString influenceText MEMBER influenceText)
    Q_PROPERTY(QString idleText MEMBER idleText)
    Q_PROPERTY(QString idlePhase2Text MEMBER idlePhase2Text)
    Q_PROPERTY(QString nextPollText MEMBER nextPollText)
    Q_PROPERTY(QString trendWhy MEMBER trendWhy)
    Q_PROPERTY(QString volatilityWhy MEMBER volatilityWhy)
    Q_PROPERTY(QString newestWhy MEMBER newestWhy)
    Q_PROPERTY(QString coverageWhy MEMBER coverageWhy)
    Q_PROPERTY(QString influenceWhy MEMBER influenceWhy)
    Q_PROPERTY(QString idleWhy MEMBER idleWhy)
    Q_PROPERTY(QString nextPollWhy MEMBER nextPollWhy)

public:
    QString thenText;      ///< the moment of the past that is shown; empty: now
    QString thenSource;    ///< whose answer it was, and whether it could be acted on
    bool computed = false; ///< of the past, and not what was said at the time
    bool answered = false; ///< there is an answer, usable or not
    bool muted = true;     ///< stale, restored or absent: to be drawn in grey
    QString word;          ///< "BEARISH", ..., "UNDECIDED", or "NO ANSWER"
    int form = -2;         ///< 0 to 2 as Regime, -1 undecided, -2 none
    QString sinceText;
    double confidence = 0;
    double threshold = 0;
    QString confidenceText;
    double bias = 0;
    QString biasText;
    int biasSide = 0; ///< −1 or 1; 0 where the text says 0.00
    double bear = 0, range = 0, bull = 0;
    QString bearText, rangeText, bullText;
    double pSwitch = 0;
    double stability = 1; ///< 1 while it is not known, so that nothing flickers unproved
    double staleness = 0; ///< clamp(age / limit - 1, 0, 1)
    bool trained = false;
    bool scores = false; ///< a jump model's: not probabilities, and no chance of switching
    QString secondText;  ///< what the other detector shows, and how far both agree
    QString standingText;
    QString switchText; ///< chance of switching and 1 / chance, or the score of staying
    QString trendText;
    QString volatilityText;
    QString newestText;
    QString coverageText;
    QString influenceText;
    QString idleText;
    QString idlePhase2Text;
    QString nextPollText;
    /** Why the line of that name is a dash; only of the past. */
    QString trendWhy, volatilityWhy, newestWhy, coverageWhy, influenceWhy, idleWhy, nextPollWhy;

    bool operator==(const Readout&) const = default;
};

/** The readout at `nowSec` (exchange time). `usable`: the verdict of the same moment allows it. */
Readout makeReadout(const EngineReport& report, double nowSec, bool usable, const QTimeZone& zone);

/** The readout as the answer for the last candle of `column` filled it; what neither ledger nor
 *  candles tell is a dash, with the reason. */
Readout makePastReadout(const ChartHistory& history, const ChartColumn& column,
                        double confidenceThreshold, double nowSec, const QTimeZone& zone);

} // namespace regime
