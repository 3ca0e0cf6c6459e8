// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/restclient.h"
#include "core/store/sharedaddress.h"

#include <QJsonArray>
#include <QList>
#include <QPair>

#include <cstdint>
#include <stop_token>

namespace regime
{

/**
 * One table behind a PostgREST interface, as Supabase has one. Every answer is checked against its
 * Content-Range, so that rows the service left out are asked for and never taken for the end.
 * Errors name the store and never hold its key. Used on one thread, which it lets wait.
 */
class RestTable
{
public:
    /** Columns and what they must be, and what else stands in the address. */
    using Filter = QList<QPair<QString, QString>>;

    /** Some rows of all that were asked for. */
    struct Page {
        QJsonArray rows;
        std::int64_t total = 0; ///< from the first of this page on
    };

    /** Without a path in its address the table is looked for under /rest/v1. `stop` ends waits. */
    RestTable(const SharedAddress& address, const QString& table, std::stop_token stop = {});

    QUrl urlOf(const Filter& filter) const;

    /** The first `limit` rows or less. Errors: refused, or an answer that contradicts itself. */
    Result<Page> get(Filter filter, std::int64_t limit) const;

    /** An answer with any status. Errors: none came. */
    Result<RestAnswer> send(const RestRequest& request) const;

    Error failed(const QString& why) const;
    Error refused(const RestAnswer& answer) const;

private:
    QString m_name;
    QString m_tableName;
    QUrl m_url;
    QString m_key; ///< never to be said
    mutable RestClient m_client;
};

} // namespace regime
