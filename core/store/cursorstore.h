// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/store/database.h"

#include <QByteArray>

namespace regime
{

/** Where the backfill of each series was interrupted, as the text it was given; in the embedded
 *  store always. `database` outlives it. */
class CursorStore
{
public:
    explicit CursorStore(Database& database) : m_database(database) {}

    Result<Done> keep(const SeriesKey& key, const QByteArray& text);

    /** Empty when none was kept. */
    Result<QByteArray> kept(const SeriesKey& key) const;

    Result<Done> forget(const SeriesKey& key);

private:
    Database& m_database;
};

} // namespace regime
