// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/enginereport.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The Model page's words: the live HMM, its last answer, and the advice in force. */
struct ModelView {
    Q_GADGET
    QML_VALUE_TYPE(modelView)
    Q_PROPERTY(QString nameText MEMBER nameText)
    Q_PROPERTY(QString trainedText MEMBER trainedText)
    Q_PROPERTY(QString dueText MEMBER dueText)
    Q_PROPERTY(double ageShare MEMBER ageShare)
    Q_PROPERTY(QString ageText MEMBER ageText)
    Q_PROPERTY(bool training MEMBER training)
    Q_PROPERTY(double trainingProgress MEMBER trainingProgress)
    Q_PROPERTY(QString trainingText MEMBER trainingText)
    Q_PROPERTY(bool canTrain MEMBER canTrain)
    Q_PROPERTY(QString rawText MEMBER rawText)
    Q_PROPERTY(QString shownText MEMBER shownText)
    Q_PROPERTY(QString flipsText MEMBER flipsText)
    Q_PROPERTY(QString stabilityText MEMBER stabilityText)
    Q_PROPERTY(QString entropyText MEMBER entropyText)
    Q_PROPERTY(QString switchText MEMBER switchText)
    Q_PROPERTY(QString rowsText MEMBER rowsText)
    Q_PROPERTY(QString warmingText MEMBER warmingText)
    Q_PROPERTY(QString problemText MEMBER problemText)
    Q_PROPERTY(QString influenceText MEMBER influenceText)
    Q_PROPERTY(QString trendText MEMBER trendText)
    Q_PROPERTY(QString signalText MEMBER signalText)
    Q_PROPERTY(QString blendText MEMBER blendText)
    Q_PROPERTY(QString idleText MEMBER idleText)
    Q_PROPERTY(QString gridText MEMBER gridText)

public:
    QString nameText;
    QString trainedText;
    QString dueText;
    double ageShare = 0; ///< age over the 7 intervals after which a model may not be used
    QString ageText;
    bool training = false;
    double trainingProgress = 0;
    QString trainingText; ///< progress or the last refusal; empty if there is neither
    bool canTrain = false;
    QString rawText, shownText, flipsText, stabilityText, entropyText, switchText, rowsText;
    QString warmingText, problemText;
    QString influenceText, trendText, signalText, blendText, idleText, gridText;

    bool operator==(const ModelView&) const = default;
};

/** The view at `nowSec` (exchange time). `usable`: the verdict of the same moment allows it. */
ModelView makeModelView(const EngineReport& report, double nowSec, bool usable);

} // namespace regime
