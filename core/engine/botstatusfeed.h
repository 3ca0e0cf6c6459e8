// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/market/botreading.h"
#include "core/market/httpfetch.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

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

    BotStatusFeed(BotStatusOptions options, const Clock& clock, QObject* parent = nullptr);
    ~BotStatusFeed() override;

    /** To be called about every second: asks when a minute has passed since it last did. */
    void askIfDue();

    /** The newest reading; says nothing when that is older than three minutes. */
    BotReading reading() const;

signals:
    void received();
    void logged(const QString& kind, const QString& text);

private:
    void take(const HttpAnswer& answer);
    void note(const QString& problem);

    BotStatusOptions m_options;
    const Clock& m_clock;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpFetch> m_fetch; ///< while one is under way
    BotReading m_reading;
    std::optional<double> m_readAtSec;  ///< monotonic
    std::optional<double> m_askedAtSec; ///< monotonic
    QString m_problem;                  ///< as last said
};

} // namespace regime
