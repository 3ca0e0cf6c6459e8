// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <QString>
#include <QStringList>
#include <QVariantList>

#include <cstdint>
#include <vector>

namespace regime
{

/** Something that happened, in words. */
struct StoredEvent {
    std::int64_t id = 0; ///< grows
    double timeSec = 0;
    QString kind; ///< one word: "regime", "training", "store", ...
    QString text;

    bool operator==(const StoredEvent&) const = default;
};

/** What happened, kept over restarts. `database` outlives it. */
class EventLog
{
public:
    explicit EventLog(Database& database) : m_database(database) {}

    /** Returns the event with its id. */
    Result<StoredEvent> append(double timeSec, const QString& kind, const QString& text);

    /** Oldest first. */
    Result<std::vector<StoredEvent>> newest(std::int64_t n) const;

    /** The newest `n` of [fromSec, toSec) that are of none of the `without` kinds, oldest first. */
    Result<std::vector<StoredEvent>> range(double fromSec, double toSec, const QStringList& without,
                                           std::int64_t n) const;

private:
    Result<std::vector<StoredEvent>> read(const QString& rest, const QVariantList& values) const;

    Database& m_database;
};

} // namespace regime
