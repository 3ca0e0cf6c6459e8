// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedoutcomes.h"

#include "core/store/outcomestore.h"
#include "core/store/postgresconnection.h"
#include "core/store/restoutcomes.h"

#include <chrono>
#include <future>
#include <memory>
#include <thread>

namespace regime
{

namespace
{

Result<OutcomeTable> read(const SharedAddress& address, const QString& pair,
                          const std::stop_token& stop)
{
    if (address.kind == SharedAddress::Kind::Rest)
        return readRestOutcomes(address, pair, stop);
    const auto connection = PostgresConnection::open(address);
    if (!connection)
        return connection.error();
    const Result<OutcomeTable> table = readOutcomes((*connection)->database(), pair);
    if (!table)
        return Error{address.name().toStdString() + ": " + table.error().message};
    return table;
}

} // namespace

// A call that hangs in a dead network cannot be broken off. It ends by its own time limit; who has
// stopped does not wait for that, and the thread, which shares nothing but its promise, is left.
Result<OutcomeTable> readSharedOutcomes(const SharedAddress& address, const QString& pair,
                                        const std::stop_token& stop)
{
    constexpr std::chrono::milliseconds lookEvery(20);
    const auto promise = std::make_shared<std::promise<Result<OutcomeTable>>>();
    std::future<Result<OutcomeTable>> table = promise->get_future();
    std::thread([promise, address, pair, stop] {
        promise->set_value(read(address, pair, stop));
    }).detach();
    while (table.wait_for(lookEvery) != std::future_status::ready)
        if (stop.stop_requested())
            return Error{outcomesStopped};
    return table.get();
}

} // namespace regime
