// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/resttable.h"

#include "core/store/restproblem.h"

#include <QJsonDocument>

#include <optional>

namespace regime
{

namespace
{

struct ContentRange {
    std::int64_t rows = 0;
    std::int64_t total = 0; ///< from the first of these rows on
};

/** "0-999/2412" or "*" "/0"; nothing when the total is not told. */
std::optional<ContentRange> readContentRange(const QByteArray& header)
{
    const QList<QByteArray> halves = header.split('/');
    bool good = halves.size() == 2;
    ContentRange range;
    if (good)
        range.total = halves[1].toLongLong(&good);
    if (!good)
        return std::nullopt;
    if (halves[0] == "*")
        return range;
    const QList<QByteArray> ends = halves[0].split('-');
    bool isNumber[2] = {};
    if (ends.size() != 2)
        return std::nullopt;
    const std::int64_t first = ends[0].toLongLong(&isNumber[0]);
    range.rows = ends[1].toLongLong(&isNumber[1]) - first + 1;
    range.total -= first;
    return isNumber[0] && isNumber[1] ? std::optional(range) : std::nullopt;
}

} // namespace

RestTable::RestTable(const SharedAddress& address, const QString& table, std::stop_token stop)
    : m_name(address.name()), m_tableName(table), m_url(address.url), m_key(address.key),
      m_client(address.key.toUtf8(), std::move(stop))
{
    QString path = address.url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    m_url.setPath((path.isEmpty() ? QStringLiteral("/rest/v1") : path) + u'/' + table);
}

Error RestTable::failed(const QString& why) const
{
    QString safe = why;
    safe.replace(m_key, QStringLiteral("***"));
    return Error{QStringLiteral("%1: %2").arg(m_name, safe).toStdString()};
}

Error RestTable::refused(const RestAnswer& answer) const
{
    return failed(restProblem(answer, m_tableName));
}

QUrl RestTable::urlOf(const Filter& filter) const
{
    QByteArray query;
    for (const auto& [name, value] : filter)
        query += (query.isEmpty() ? "" : "&") + name.toLatin1() + '=' +
                 QUrl::toPercentEncoding(value, ",");
    QUrl url = m_url;
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

Result<RestAnswer> RestTable::send(const RestRequest& request) const
{
    const Result<RestAnswer> answer = m_client.send(request);
    if (!answer)
        return failed(QString::fromStdString(answer.error().message));
    return answer;
}

Result<RestTable::Page> RestTable::get(Filter filter, std::int64_t limit) const
{
    filter.append({QStringLiteral("limit"), QString::number(limit)});
    const Result<RestAnswer> answer = send({"GET", urlOf(filter), "count=exact", {}});
    if (!answer)
        return answer.error();
    if (answer->status >= 300)
        return refused(*answer);
    const std::optional<ContentRange> range = readContentRange(answer->contentRange);
    if (!range)
        return failed(QStringLiteral("the answer does not say how many rows there are "
                                     "(Content-Range); it is not used"));
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    if (!document.isArray() || document.array().size() != range->rows)
        return failed(QStringLiteral("the answer has other rows than it says; it is not used"));
    return Page{document.array(), range->total};
}

} // namespace regime
