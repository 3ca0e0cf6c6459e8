// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The Data page's words and shares, made at once from one FeedHealth and the time. */
struct HealthView {
    Q_GADGET
    QML_VALUE_TYPE(healthView)
    Q_PROPERTY(bool known MEMBER known)
    Q_PROPERTY(QString freshnessText MEMBER freshnessText)
    Q_PROPERTY(double freshnessShare MEMBER freshnessShare)
    Q_PROPERTY(bool fresh MEMBER fresh)
    Q_PROPERTY(QString samplesText MEMBER samplesText)
    Q_PROPERTY(double coverageShare MEMBER coverageShare)
    Q_PROPERTY(double minimumShare MEMBER minimumShare)
    Q_PROPERTY(QString coverageText MEMBER coverageText)
    Q_PROPERTY(QString contiguityText MEMBER contiguityText)
    Q_PROPERTY(QString spanText MEMBER spanText)
    Q_PROPERTY(QString lostText MEMBER lostText)
    Q_PROPERTY(QString volumeText MEMBER volumeText)
    Q_PROPERTY(QString quietText MEMBER quietText)
    Q_PROPERTY(QString sourceText MEMBER sourceText)
    Q_PROPERTY(QString revisedText MEMBER revisedText)
    Q_PROPERTY(QString exchangeText MEMBER exchangeText)
    Q_PROPERTY(QString lastSyncText MEMBER lastSyncText)
    Q_PROPERTY(QString nextPollText MEMBER nextPollText)
    Q_PROPERTY(QString clockText MEMBER clockText)
    Q_PROPERTY(QString budgetText MEMBER budgetText)
    Q_PROPERTY(QString storeText MEMBER storeText)
    Q_PROPERTY(QString storeProblem MEMBER storeProblem)
    Q_PROPERTY(QString sharedName MEMBER sharedName)
    Q_PROPERTY(QString sharedText MEMBER sharedText)
    Q_PROPERTY(QString sharedProblem MEMBER sharedProblem)
    Q_PROPERTY(bool backfilling MEMBER backfilling)

public:
    bool known = false; ///< the worker has said something
    QString freshnessText;
    double freshnessShare = 0; ///< age / limit
    bool fresh = false;
    QString samplesText;
    double coverageShare = 0; ///< samples / target, at most 1
    double minimumShare = 0;  ///< least samples / target
    QString coverageText, contiguityText, spanText, lostText, volumeText, quietText, sourceText;
    QString revisedText;
    QString exchangeText;
    QString lastSyncText, nextPollText, clockText, budgetText;
    QString storeText, storeProblem;
    QString sharedName, sharedText, sharedProblem; ///< empty: there is no shared store
    bool backfilling = false;

    bool operator==(const HealthView&) const = default;
};

/** The view at `nowSec` (exchange time). */
HealthView makeHealthView(const FeedHealth& health, double nowSec);

} // namespace regime
