// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/configuration.h"
#include "core/market/exchangethread.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace regime
{

/** Name of the demo's folder inside the data folder. */
QString demoDataDir(const QString& dataDir);

/**
 * The market of `--demo`: the simulated exchange on a thread of its own, on a clock that starts now
 * and runs `speed` times real time. Owned by whoever runs the engine on it, and outlives that.
 */
class DemoMarket
{
public:
    /** Starts it with the configured pair; an error says why this machine would not let it. */
    static Result<std::unique_ptr<DemoMarket>> start(const Configuration& configuration,
                                                     double speed);

    QUrl url() const { return m_url; }
    std::shared_ptr<const Clock> clock() const { return m_clock; }

    /** `configuration` with the demo exchange's address and spacing, without what leadsOutside().
     */
    Configuration configure(Configuration configuration) const;

    /** The keys that `configuration` sets and a demo leaves out: the real store and the real bot
     *  are none of its business. */
    static QStringList leadsOutside(const Configuration& configuration);

    /** Empties the demo's folder: each demo starts afresh on its own clock. */
    static Result<Done> clearFolder(const QString& demoDir);

private:
    explicit DemoMarket(double speed);

    std::shared_ptr<const Clock> m_clock;
    ExchangeThread m_exchange;
    QUrl m_url;
};

} // namespace regime
