// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedoutcomes.h"

#include "core/store/outcomestore.h"
#include "core/store/postgresconnection.h"
#include "core/store/restoutcomes.h"

#include <QCoreApplication>
#include <QScopeGuard>

#include <chrono>
#include <future>
#include <semaphore>
#include <thread>

namespace regime
{

namespace
{

constexpr std::chrono::milliseconds lookEvery(20);
constexpr std::chrono::milliseconds longestEnd(900); ///< of two seconds that the program has for it

Result<OutcomeTable> read(const SharedAddress& address, const QString& pair,
                          const std::stop_token& stop)
{
    const auto connection = PostgresConnection::open(address);
    if (!connection)
        return connection.error();
    if (stop.stop_requested())
        return Error{outcomesStopped};
    const Result<OutcomeTable> table = readOutcomes((*connection)->database(), pair);
    if (!table)
        return Error{address.name().toStdString() + ": " + table.error().message};
    return table;
}

/**
 * The one thread that waits for PostgreSQL. A call that hangs in a dead network cannot be broken
 * off; it ends by its own time limit. Who has stopped does not wait for that, but the next reading
 * does, and the end of the program, for `longestEnd`.
 */
class PostgresReading
{
public:
    PostgresReading()
    {
        qAddPostRoutine([] { theOne().end(); });
    }
    ~PostgresReading() { end(); }
    Q_DISABLE_COPY_MOVE(PostgresReading)

    static PostgresReading& theOne()
    {
        static PostgresReading reading;
        return reading;
    }

    Result<OutcomeTable> run(const SharedAddress& address, const QString& pair,
                             const std::stop_token& stop)
    {
        while (!m_turn.try_acquire_for(lookEvery))
            if (stop.stop_requested())
                return Error{outcomesStopped};
        const auto turn = qScopeGuard([this] { m_turn.release(); });
        if (!joined(stop))
            return Error{outcomesStopped};
        std::packaged_task<Result<OutcomeTable>()> task(
            [address, pair, stop] { return read(address, pair, stop); });
        m_table = task.get_future();
        m_thread = std::thread(std::move(task));
        if (!joined(stop))
            return Error{outcomesStopped};
        return m_table.get();
    }

private:
    /** Whether no thread runs any more; false when stopped while one does. */
    bool joined(const std::stop_token& stop)
    {
        if (!m_thread.joinable())
            return true;
        while (m_table.wait_for(lookEvery) != std::future_status::ready)
            if (stop.stop_requested())
                return false;
        m_thread.join();
        return true;
    }

    void end()
    {
        if (!m_thread.joinable())
            return;
        if (m_table.wait_for(longestEnd) == std::future_status::ready)
            m_thread.join();
        else
            m_thread.detach(); // it shares nothing, and goes with the process
    }

    std::binary_semaphore m_turn{1}; ///< to ask
    std::thread m_thread;
    std::future<Result<OutcomeTable>> m_table; ///< what the thread reads
};

} // namespace

Result<OutcomeTable> readSharedOutcomes(const SharedAddress& address, const QString& pair,
                                        const std::stop_token& stop)
{
    if (address.kind == SharedAddress::Kind::Rest)
        return readRestOutcomes(address, pair, stop);
    return PostgresReading::theOne().run(address, pair, stop);
}

} // namespace regime
