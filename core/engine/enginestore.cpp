// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"

#include "core/engine/values/wording.h"

#include <QDir>
#include <QLocale>

#include <limits>

namespace regime
{

QString storePath(const Configuration& configuration, const QString& dataDir)
{
    const QString url = configuration.text(QStringLiteral("STORE_URL"));
    const QLatin1String sqlite("sqlite:");
    return QDir(dataDir).filePath(url.startsWith(sqlite) ? url.mid(sqlite.size())
                                                         : QStringLiteral("regimescope.sqlite"));
}

QString modelDir(const QString& dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("models"));
}

Result<std::unique_ptr<EngineStore>> EngineStore::open(const QString& path, const SeriesKey& key,
                                                       Access access)
{
    auto opening = Database::open(path, storeSchema(), access);
    if (!opening)
        return opening.error();
    return std::unique_ptr<EngineStore>(
        new EngineStore(std::move(opening->database), key, opening->notice));
}

Result<std::unique_ptr<EngineStore>> EngineStore::openInMemory(const SeriesKey& key)
{
    auto database = Database::openInMemory(storeSchema());
    if (!database)
        return database.error();
    return std::unique_ptr<EngineStore>(new EngineStore(std::move(*database), key, {}));
}

EngineStore::EngineStore(Database database, const SeriesKey& key, QString notice)
    : m_database(std::move(database)), m_key(key), m_notice(std::move(notice)),
      m_candles(m_database), m_coverage(m_database), m_cursors(m_database),
      m_ledger(m_database, key), m_events(m_database),
      m_retention(m_database, m_candles, m_coverage, m_ledger, key)
{
}

Result<QString> EngineStore::describe() const
{
    const auto counts = m_candles.countBySource(m_key, 0, std::numeric_limits<std::int64_t>::max());
    if (!counts)
        return counts.error();
    const QLocale plain = QLocale::c();
    const QString where = m_database.path().isEmpty()
                              ? QStringLiteral("in memory only")
                              : QStringLiteral("%1 MB").arg(plain.toString(
                                    static_cast<double>(m_database.sizeBytes()) / 1e6, 'f', 1));
    return QStringLiteral("%1, %2, %3").arg(m_candles.name(), candlesText(counts->total()), where);
}

} // namespace regime
