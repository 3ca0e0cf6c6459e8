// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace regime
{

/**
 * Where a shared store is and what opens it. Holds secrets: nothing of it but name() is ever shown,
 * logged or put into an error, and nothing but place() kept.
 */
struct SharedAddress {
    enum class Kind { Postgres, Rest };
    Kind kind = Kind::Postgres;
    QUrl url;    ///< with the password, where there is one
    QString key; ///< Supabase's; empty for PostgreSQL

    /** "PostgreSQL at db.example.org", "Supabase at abc.supabase.co". */
    QString name() const;

    /** Which store it is, without what opens it: "postgresql://db.example.org/market". */
    QString place() const;

    bool operator==(const SharedAddress&) const = default;
};

/**
 * Reads STORE_URL; nothing for an embedded store. `postgresql://user@host:port/database` takes
 * `sslmode`, `sslrootcert` and `application_name` as parameters, and beyond loopback no sslmode but
 * verify-full. `https://...` needs the key, and http is taken on loopback alone.
 */
Result<std::optional<SharedAddress>> readSharedAddress(const QString& storeUrl, const QString& key);

} // namespace regime
