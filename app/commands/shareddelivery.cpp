// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/shareddelivery.h"

#include "app/interrupt.h"
#include "core/engine/values/wording.h"
#include "core/store/sharedstore.h"

#include <QTextStream>

namespace regime
{

Result<SharedDelivery> SharedDelivery::prepare(const Configuration& configuration,
                                               Database& database)
{
    const auto address = readSharedAddress(configuration.text(QStringLiteral("STORE_URL")),
                                           configuration.supabaseKey());
    if (!address)
        return address.error();
    SharedDelivery delivery(*address, database);
    if (*address)
        if (const Result<bool> linked = delivery.m_queue.link((*address)->place()); !linked)
            return linked.error();
    return delivery;
}

void SharedDelivery::deliver()
{
    if (!m_address)
        return;
    const Interrupt interrupt;
    const auto shared = openSharedStore(*m_address);
    const Result<Done> done =
        shared ? deliverAll(m_queue, **shared, [&] { return interrupt.raised(); })
               : Result<Done>(shared.error());
    if (done)
        return;
    const Result<std::int64_t> waiting = m_queue.count();
    QTextStream(stderr) << QStringLiteral(
                               "Shared store offline, %1 waiting until RegimeScope runs: %2\n")
                               .arg(waiting ? countText(*waiting) : QStringLiteral("candles"),
                                    QString::fromStdString(done.error().message));
}

} // namespace regime
