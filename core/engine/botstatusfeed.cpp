// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/botstatusfeed.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace regime
{

namespace
{

/** Why an answer is none; empty when it is one. */
QString problemOf(const HttpAnswer& answer)
{
    if (!answer.networkProblem.isEmpty())
        return answer.networkProblem;
    if (answer.status >= 300 && answer.status < 400)
        return BotStatusFeed::tr("it redirects, which is not followed");
    if (answer.status != 200)
        return BotStatusFeed::tr("HTTP status %1").arg(answer.status);
    return {};
}

} // namespace

BotStatusFeed::BotStatusFeed(BotStatusOptions options, const Clock& clock, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_clock(clock)
{
}

BotStatusFeed::~BotStatusFeed() = default;

void BotStatusFeed::askIfDue()
{
    const double nowSec = m_clock.monotonicSec();
    if (m_options.url.isEmpty() || m_fetch ||
        (m_askedAtSec && nowSec - *m_askedAtSec < intervalSec))
        return;
    m_askedAtSec = nowSec;
    m_fetch = std::make_unique<HttpFetch>(m_network, m_options.url, m_options.limits);
    connect(m_fetch.get(), &HttpFetch::finished, this,
            [this](const HttpAnswer& answer) { take(answer); });
}

BotReading BotStatusFeed::readingAgo(double agoSec) const
{
    for (const Taken& taken : std::views::reverse(m_taken))
        if (const double ageSec = ageSecOf(taken); ageSec >= agoSec)
            return ageSec <= agoSec + freshSec ? taken.reading : BotReading{};
    return {};
}

/** Of the two clocks the one that saw more time pass is right: the monotonic one sleeps with the
 *  machine, the other may be set back. */
double BotStatusFeed::ageSecOf(const Taken& taken) const
{
    return std::max(m_clock.monotonicSec() - taken.monotonicSec, m_clock.nowSec() - taken.wallSec);
}

void BotStatusFeed::take(const HttpAnswer& answer)
{
    m_fetch.release()->deleteLater(); // it is its signal that brings us here
    if (const QString problem = problemOf(answer); !problem.isEmpty())
        return note(tr("The bot's status at %1 cannot be read: %2. The ledger goes on without it.")
                        .arg(m_options.url.host(), problem));
    const Result<BotStatus> status = readBotStatus(answer.body, m_options.paths);
    if (!status)
        return note(tr("The bot's status at %1 cannot be read: %2. The ledger goes on without it.")
                        .arg(m_options.url.host(), QString::fromStdString(status.error().message)));
    m_taken.push_back({status->reading, m_clock.nowSec(), m_clock.monotonicSec()});
    while (ageSecOf(m_taken.front()) > keptSec)
        m_taken.pop_front();
    note(status->problems.isEmpty() ? QString()
                                    : tr("Not taken of the bot's status: %1.")
                                          .arg(status->problems.join(QStringLiteral("; "))));
    emit received();
}

/** Says what has changed: a problem, another one, or that there is none any more. */
void BotStatusFeed::note(const QString& problem)
{
    if (std::exchange(m_problem, problem) == problem)
        return;
    emit logged(QStringLiteral("bot"),
                problem.isEmpty() ? tr("The bot's status is read again.") : problem);
}

} // namespace regime
