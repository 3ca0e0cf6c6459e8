// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedstore.h"

#include "core/store/postgrescandlestore.h"
#include "core/store/restcandlestore.h"

namespace regime
{

Result<std::unique_ptr<CandleStore>> openSharedStore(const SharedAddress& address)
{
    return address.kind == SharedAddress::Kind::Postgres ? PostgresCandleStore::open(address)
                                                         : RestCandleStore::open(address);
}

} // namespace regime
