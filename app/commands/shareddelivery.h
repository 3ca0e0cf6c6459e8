// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configuration.h"
#include "core/store/sharedaddress.h"
#include "core/store/sharedqueue.h"

namespace regime
{

/** The shared store that a command's candles go to once they are kept; or that there is none. */
class SharedDelivery
{
public:
    /** Links `database`, which outlives it, to the store STORE_URL names. Errors: STORE_URL or its
     *  key cannot be used; the database cannot be written. */
    static Result<SharedDelivery> prepare(const Configuration& configuration, Database& database);

    /** Delivers until Ctrl-C. Why something waits after that is said on stderr; it is no failure,
     *  since the running program delivers it. */
    void deliver();

private:
    SharedDelivery(std::optional<SharedAddress> address, Database& database)
        : m_address(std::move(address)), m_queue(database)
    {
    }

    std::optional<SharedAddress> m_address;
    SharedQueue m_queue;
};

} // namespace regime
