// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/history.h"

namespace regime
{

class EngineStore;

/**
 * The whole store in columns of 32 candles, so that a year can be panned and zoomed without reading
 * it again. Made at the first question; later only what is new is read. A plain class of the
 * worker.
 */
class HistoryOverview
{
public:
    static constexpr int candlesPerColumn = 32;

    /** `source`: whose answers are drawn; of the other detector what it showed. */
    HistoryOverview(EngineStore& store, const SeriesKey& key, ModelFamily source)
        : m_store(store), m_key(key), m_source(source)
    {
    }

    /** The columns of [fromSec, toSec), live answers alone. A candle without one is warming up when
     *  there is a model (`trained`). */
    Result<std::vector<ChartColumn>> columns(std::int64_t fromSec, std::int64_t toSec,
                                             bool trained);

    /** To be called when candles may have come in between the known ones. */
    void forget() { m_columns.clear(); }

private:
    Result<Done> update(bool trained);
    Result<std::vector<ChartColumn>> read(std::int64_t fromSec, std::int64_t toSec,
                                          bool trained) const;

    EngineStore& m_store;
    SeriesKey m_key;
    ModelFamily m_source;
    std::vector<ChartColumn> m_columns;
};

} // namespace regime
