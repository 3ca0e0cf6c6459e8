// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The Backfill form: what is asked for, what it would cost, how far a run is, what the last did.
 */
class BackfillModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int target READ target WRITE setTarget NOTIFY askedChanged)
    Q_PROPERTY(int maxPages READ maxPages WRITE setMaxPages NOTIFY askedChanged)
    Q_PROPERTY(int leastTarget READ leastTarget CONSTANT)
    Q_PROPERTY(int mostTarget READ mostTarget CONSTANT)
    Q_PROPERTY(int mostPages READ mostPages CONSTANT)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString forecastText READ forecastText NOTIFY changed)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed)
    Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
    Q_PROPERTY(QString lastText READ lastText NOTIFY changed)

public:
    using QObject::QObject;

    /** Candles wanted: HMM_TRAINING_CANDLES until the operator says otherwise. */
    int target() const { return m_target; }
    void setTarget(int target);
    /** Pages of trades at most: HMM_OHLCV_BACKFILL_MAX_PAGES until the operator says otherwise. */
    int maxPages() const { return m_maxPages; }
    void setMaxPages(int maxPages);
    int leastTarget() const { return 100; }
    int mostTarget() const { return 1'000'000; }
    int mostPages() const { return 100'000; }

    bool ready() const { return m_known; }
    bool running() const { return m_running; }
    double progress() const { return m_progress; }
    QString forecastText() const { return m_forecastText; }
    QString progressText() const { return m_progressText; }
    QString problemText() const { return m_problemText; }
    QString lastText() const { return m_lastText; }

    /** Brings the words to `nowSec`. */
    void refresh(const FeedHealth& health, double nowSec);

    /** What the configuration asks for, as long as the operator has not. */
    void applyDefaults(std::optional<int> target, std::optional<int> maxPages);

    Q_INVOKABLE void start() { emit startRequested(m_target, m_maxPages); }
    Q_INVOKABLE void cancel() { emit cancelRequested(); }

signals:
    void askedChanged();
    void changed();
    void startRequested(int targetCandles, int maxPages);
    void cancelRequested();

private:
    int m_target = 2000;
    int m_maxPages = 40;
    bool m_targetIsAsked = false; ///< the operator's own
    bool m_pagesAreAsked = false;
    bool m_known = false;
    bool m_running = false;
    double m_progress = 0;
    QString m_forecastText, m_progressText, m_problemText, m_lastText;
};

} // namespace regime
