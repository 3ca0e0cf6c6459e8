// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configuration.h"
#include "core/pipeline/backfill.h"
#include "core/pipeline/retention.h"
#include "core/store/coveragestore.h"
#include "core/store/cursorstore.h"
#include "core/store/database.h"
#include "core/store/eventlog.h"
#include "core/store/ledger.h"
#include "core/store/sqlitecandlestore.h"

#include <QString>

#include <memory>

namespace regime
{

/** File of the embedded store: STORE_URL=sqlite:PATH (relative to the data folder), else
 *  `regimescope.sqlite` in the data folder. */
QString storePath(const Configuration& configuration, const QString& dataDir);

/** Folder of the models in the data folder. */
QString modelDir(const QString& dataDir);

/**
 * Everything an engine keeps for one series, over one database connection; used on the thread that
 * opened it.
 */
class EngineStore
{
public:
    /** The embedded store at `path`. What opening it had to do is in notice(). */
    static Result<std::unique_ptr<EngineStore>> open(const QString& path, const SeriesKey& key,
                                                     Access access);

    /** A store that is gone when this object is, for a window that must work without one. */
    static Result<std::unique_ptr<EngineStore>> openInMemory(const SeriesKey& key);

    Database& database() { return m_database; }
    CandleStore& candles() { return m_candles; }
    CoverageStore& coverage() { return m_coverage; }
    BackfillStores backfillStores() { return {m_database, candles(), coverage(), m_cursors}; }
    Ledger& ledger() { return m_ledger; }
    EventLog& events() { return m_events; }
    Retention& retention() { return m_retention; }

    const QString& notice() const { return m_notice; }

    /** "SQLite, 2 412 candles, 0.3 MB". Counts all candles: not for every tick. */
    Result<QString> describe() const;

private:
    EngineStore(Database database, const SeriesKey& key, QString notice);

    Database m_database;
    SeriesKey m_key;
    QString m_notice;
    SqliteCandleStore m_candles;
    CoverageStore m_coverage;
    CursorStore m_cursors;
    Ledger m_ledger;
    EventLog m_events;
    Retention m_retention;
};

} // namespace regime
