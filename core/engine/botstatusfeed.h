// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/market/botreading.h"
#include "core/market/httpfetch.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <deque>
#include <memory>
#include <optional>

namespace regime
{

/** Where the bot's status is and what is read of it. */
struct BotStatusOptions {
    QUrl url; ///< https, or http on loopback; empty: the bot is not asked
    BotStatusPaths paths;
    HttpFetch::Limits limits{5'000, 10'000, qint64{1024} * 1024};
};

/**
 * Asks the bot for its status, by GET alone, once a minute. What cannot be read is said once, until
 * it can be again: nothing of this program waits for the bot. Lives on the worker thread.
 */
class BotStatusFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr double intervalSec = 60;
    static constexpr double freshSec = 3 * intervalSec;
    static constexpr double keptSec = 86'400; ///< the longest time between two polls

    BotStatusFeed(BotStatusOptions options, const Clock& clock, QObject* parent = nullptr);
    ~BotStatusFeed() override;

    /** To be called about every second: asks when a minute has passed since it last did. */
    void askIfDue();

    /** What was known of the bot `agoSec` seconds ago: the newest reading by then, unless it was
     *  older than three minutes, or is older than a day now. */
    BotReading readingAgo(double agoSec) const;

signals:
    void received();
    void logged(const QString& kind, const QString& text);

private:
    struct Taken {
        BotReading reading;
        double wallSec = 0;
        double monotonicSec = 0;
    };
    double ageSecOf(const Taken& taken) const;
    void take(const HttpAnswer& answer);
    void note(const QString& problem);

    BotStatusOptions m_options;
    const Clock& m_clock;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpFetch> m_fetch; ///< while one is under way
    std::deque<Taken> m_taken;          ///< oldest first
    std::optional<double> m_askedAtSec; ///< monotonic
    QString m_problem;                  ///< as last said
};

} // namespace regime
