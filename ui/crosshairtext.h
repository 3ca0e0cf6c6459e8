// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <QObject>
#include <QString>
#include <QTimeZone>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** What one column says, a line for each chart it runs through. */
struct CrosshairText {
    Q_GADGET
    QML_VALUE_TYPE(crosshairText)
    Q_PROPERTY(QString when MEMBER when)
    Q_PROPERTY(QString prices MEMBER prices)
    Q_PROPERTY(QString probabilities MEMBER probabilities)
    Q_PROPERTY(QString certainty MEMBER certainty)

public:
    QString when; ///< time, shown regime, and whose answer it is
    QString prices;
    QString probabilities;
    QString certainty;

    bool operator==(const CrosshairText&) const = default;
};

/** Whose answer a column shows: "as seen live", or that it was not seen, and what was. */
QString answerSourceText(const ChartColumn& column);

CrosshairText crosshairText(const ChartHistory& history, const ChartColumn& column, double nowSec,
                            const QTimeZone& zone);

/** "22 Nov 10:05 to 16:05 UTC". */
QString viewSpanText(double fromSec, double toSec, double nowSec, const QTimeZone& zone);

} // namespace regime
