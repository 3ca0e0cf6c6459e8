// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/simulatedexchange.h"

#include <QThread>

namespace regime
{

/** A simulated exchange on a thread of its own, for the demo. Ends it when destroyed. */
class ExchangeThread
{
public:
    ExchangeThread() = default;
    ~ExchangeThread();
    Q_DISABLE_COPY_MOVE(ExchangeThread)

    /** Starts it, once; the address to ask. `clock` outlives this. Errors: no port can be had. */
    Result<QUrl> start(std::vector<SimulatedMarket> markets, const Clock& clock);

private:
    QThread m_thread;
};

} // namespace regime
