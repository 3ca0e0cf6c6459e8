// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/** The store that other programs use too. Candles go there through a queue in the embedded one. */
struct SharedStoreHealth {
    QString name; ///< "PostgreSQL at db.example.org"; no user, no password
    bool online = false;
    std::int64_t waiting = 0; ///< candles that are still to be delivered
    QString problem; ///< why it is offline, in words; empty when it is not, or not known yet
    std::optional<double> lastDeliverySec;

    bool operator==(const SharedStoreHealth&) const = default;
};

/** "Shared store online", "Shared store offline, 37 waiting". */
QString sharedStoreText(const SharedStoreHealth& shared);

} // namespace regime
