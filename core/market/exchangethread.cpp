// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/exchangethread.h"

namespace regime
{

ExchangeThread::~ExchangeThread()
{
    m_thread.quit();
    m_thread.wait();
}

Result<QUrl> ExchangeThread::start(std::vector<SimulatedMarket> markets, const Clock& clock)
{
    Q_ASSERT(!m_thread.isRunning());
    auto* exchange = new SimulatedExchange(std::move(markets), clock);
    exchange->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, exchange, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("exchange"));
    m_thread.start();
    Result<QUrl> url = Error{};
    QMetaObject::invokeMethod(
        exchange, [&] { url = exchange->listen(); }, Qt::BlockingQueuedConnection);
    return url;
}

} // namespace regime
