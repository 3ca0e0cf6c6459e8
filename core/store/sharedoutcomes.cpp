// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedoutcomes.h"

#include "core/store/outcomestore.h"
#include "core/store/postgresconnection.h"
#include "core/store/restoutcomes.h"

namespace regime
{

Result<OutcomeTable> readSharedOutcomes(const SharedAddress& address, const QString& pair,
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

} // namespace regime
