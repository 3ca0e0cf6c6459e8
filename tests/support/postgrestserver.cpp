// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrestserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>
#include <vector>

namespace regime::test
{

namespace
{

QByteArray errorBody(const char* code, const QString& message)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("code"), QLatin1String(code)},
                                     {QStringLiteral("details"), QJsonValue()},
                                     {QStringLiteral("hint"), QJsonValue()},
                                     {QStringLiteral("message"), message}})
        .toJson(QJsonDocument::Compact);
}

QByteArray header(const std::map<QByteArray, QByteArray>& headers, const QByteArray& name)
{
    const auto at = headers.find(name);
    return at == headers.end() ? QByteArray() : at->second;
}

bool holds(const QJsonObject& row, const QString& column, const QString& condition)
{
    const QString relation = condition.section(u'.', 0, 0);
    const QString value = condition.section(u'.', 1);
    const QJsonValue cell = row[column];
    if (relation == u"is")
        return cell.isNull() || cell.isUndefined();
    if (relation == u"eq")
        return cell.isDouble() ? cell.toDouble() == value.toDouble() : cell.toString() == value;
    if (relation == u"gte")
        return cell.toDouble() >= value.toDouble();
    return relation == u"lt" && cell.toDouble() < value.toDouble();
}

bool holdsOne(const QJsonObject& row, QString alternatives)
{
    alternatives = alternatives.mid(1, alternatives.size() - 2);
    for (const QString& one : alternatives.split(u','))
        if (holds(row, one.section(u'.', 0, 0), one.section(u'.', 1)))
            return true;
    return false;
}

} // namespace

/** One client's connection: HTTP/1.1 with Content-Length, one request after the other. */
class PostgrestSession : public QObject
{
public:
    PostgrestSession(QTcpSocket* socket, PostgrestServer& server)
        : QObject(socket), m_socket(socket), m_server(server)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { readRequests(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void readRequests()
    {
        if (m_server.rules().offline) {
            m_socket->abort();
            return;
        }
        m_incoming += m_socket->readAll();
        for (qsizetype end; (end = m_incoming.indexOf("\r\n\r\n")) >= 0;) {
            const QList<QByteArray> lines = m_incoming.left(end).split('\n');
            std::map<QByteArray, QByteArray> headers;
            for (const QByteArray& line : lines.mid(1)) {
                const qsizetype colon = line.indexOf(':');
                headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
            }
            const qsizetype length = header(headers, "content-length").toLongLong();
            if (m_incoming.size() < end + 4 + length)
                return;
            const QByteArray body = m_incoming.mid(end + 4, length);
            m_incoming.remove(0, end + 4 + length);
            const QList<QByteArray> words = lines.first().trimmed().split(' ');
            const auto answer =
                m_server.answer(words.value(0), QUrl::fromEncoded(words.value(1)), headers, body);
            m_socket->write("HTTP/1.1 " + QByteArray::number(answer.status) +
                            " X\r\nContent-Type: application/json\r\nContent-Length: " +
                            QByteArray::number(answer.body.size()) + "\r\n" + answer.headers +
                            "\r\n" + answer.body);
        }
    }

    QTcpSocket* m_socket;
    PostgrestServer& m_server;
    QByteArray m_incoming;
};

PostgrestServer::PostgrestServer()
{
    auto* listener = new QTcpServer;
    listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        listener,
        [&] {
            QObject::connect(listener, &QTcpServer::newConnection, listener, [this, listener] {
                while (QTcpSocket* socket = listener->nextPendingConnection())
                    new PostgrestSession(socket, *this);
            });
            listener->listen(QHostAddress::LocalHost);
            m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(listener->serverPort()));
        },
        Qt::BlockingQueuedConnection);
}

PostgrestServer::~PostgrestServer()
{
    m_thread.quit();
    m_thread.wait();
}

PostgrestRules PostgrestServer::rules() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

void PostgrestServer::set(const PostgrestRules& rules)
{
    const std::lock_guard lock(m_mutex);
    m_rules = rules;
}

std::size_t PostgrestServer::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_rows.size();
}

int PostgrestServer::writes() const
{
    const std::lock_guard lock(m_mutex);
    return m_writes;
}

void PostgrestServer::put(const QJsonObject& row)
{
    const std::lock_guard lock(m_mutex);
    m_rows[{row[QLatin1String("pair")].toString().toStdString(),
            row[QLatin1String("interval_min")].toInt(), row[QLatin1String("time")].toDouble()}] =
        row;
}

void PostgrestServer::answerInstead(const QString& column, const QJsonValue& value)
{
    const std::lock_guard lock(m_mutex);
    m_instead.emplace(column, value);
}

void PostgrestServer::putOutcome(const QJsonObject& row)
{
    const std::lock_guard lock(m_mutex);
    m_outcomes.push_back(row);
}

PostgrestServer::Answer PostgrestServer::answer(const QByteArray& method, const QUrl& url,
                                                const std::map<QByteArray, QByteArray>& headers,
                                                const QByteArray& body)
{
    const std::lock_guard lock(m_mutex);
    if (m_rules.redirects)
        return {302, {}, "Location: http://127.0.0.1:1/\r\n"};
    if (header(headers, "apikey") != m_rules.key ||
        header(headers, "authorization") != "Bearer " + m_rules.key)
        return {401, "{\"message\":\"Invalid API key\",\"hint\":\"Double check your key.\"}", {}};
    if (m_rules.repeatsKey)
        return {400,
                errorBody("PGRST100", QStringLiteral("cannot take the header apikey %1")
                                          .arg(QString::fromLatin1(m_rules.key))),
                {}};
    if (url.path() == u"/rest/v1/exit_outcomes" && m_rules.hasOutcomes && method == "GET")
        return readOutcomes(url, headers);
    if (url.path() != u"/rest/v1/ohlcv_candles" || !m_rules.hasTable)
        return {404,
                errorBody("PGRST205", QStringLiteral("Could not find the table 'public.%1' in the "
                                                     "schema cache")
                                          .arg(url.path().section(u'/', -1))),
                {}};
    if (m_rules.statementTimeout)
        return {500,
                errorBody("57014", QStringLiteral("canceling statement due to statement "
                                                  "timeout")),
                {}};
    return method == "POST" ? write(url, headers, body) : read(url, headers);
}

PostgrestServer::Answer PostgrestServer::read(const QUrl& url,
                                              const std::map<QByteArray, QByteArray>& headers) const
{
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    std::vector<QJsonObject> found;
    QStringList columns;
    bool descending = false;
    std::size_t limit = SIZE_MAX;
    for (const auto& [name, value] : items) {
        if (name == u"select")
            columns = value.split(u',');
        else if (name == u"order")
            descending = value == u"time.desc";
        else if (name == u"limit")
            limit = value.toULongLong();
        if (!m_rules.hasSource && (value.contains(u"source") || name == u"source"))
            return {400,
                    errorBody("42703", QStringLiteral("column ohlcv_candles.source does not "
                                                      "exist")),
                    {}};
    }
    for (const auto& [key, row] : m_rows) {
        const bool wanted = std::ranges::all_of(items, [&, &row = row](const auto& item) {
            if (item.first == u"or")
                return holdsOne(row, item.second);
            return item.first == u"select" || item.first == u"order" || item.first == u"limit" ||
                   holds(row, item.first, item.second);
        });
        if (wanted)
            found.push_back(row);
    }
    const auto time = [](const QJsonObject& row) { return row[QLatin1String("time")].toDouble(); };
    std::ranges::stable_sort(found, {}, time);
    if (descending)
        std::ranges::reverse(found);
    const std::size_t shown =
        std::min({found.size(), limit, static_cast<std::size_t>(m_rules.maxRows)});
    QJsonArray rows;
    for (std::size_t i = 0; i < shown; ++i) {
        QJsonObject row;
        for (const QString& column : columns)
            row.insert(column, found[i][column]);
        if (m_instead && columns.contains(m_instead->first))
            row.insert(m_instead->first, m_instead->second); // undefined: without it
        rows.append(row);
    }
    const bool counted = header(headers, "prefer").contains("count=exact") && !m_rules.hidesTotal;
    const QByteArray total = counted ? QByteArray::number(qulonglong(found.size())) : "*";
    const QByteArray range = shown == 0 ? "*" : "0-" + QByteArray::number(qulonglong(shown - 1));
    return {counted && shown < found.size() ? 206 : 200,
            QJsonDocument(rows).toJson(QJsonDocument::Compact),
            "Content-Range: " + range + '/' + total + "\r\n"};
}

PostgrestServer::Answer
PostgrestServer::readOutcomes(const QUrl& url,
                              const std::map<QByteArray, QByteArray>& headers) const
{
    const QUrlQuery query(url);
    const auto number = [&](const char* name, qsizetype otherwise) {
        const QString text = query.queryItemValue(QLatin1String(name));
        return text.isEmpty() ? otherwise : text.toLongLong();
    };
    std::vector<QJsonObject> rows = m_outcomes;
    const QStringList columns = rows.empty() ? QStringList() : rows.front().keys();
    const auto named = [&](const char* name) {
        const QString text = query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        return text.isEmpty() ? QStringList() : text == u"*" ? columns : text.split(u',');
    };
    const QStringList selected = named("select"), order = named("order");
    for (const QString& column : selected + order)
        if (!columns.contains(column))
            return {400,
                    errorBody("42703",
                              QStringLiteral("column exit_outcomes.%1 does not exist").arg(column)),
                    {}};
    // Nulls come last, and texts as they compare in the C locale.
    const auto before = [&](const QJsonObject& a, const QJsonObject& b) {
        for (const QString& column : order) {
            if (a[column] == b[column])
                continue;
            if (a[column].isNull() || b[column].isNull())
                return b[column].isNull();
            return a[column].isString() ? a[column].toString() < b[column].toString()
                                        : a[column].toDouble() < b[column].toDouble();
        }
        return false;
    };
    std::ranges::sort(rows, before);
    const auto total = std::ssize(rows);
    const auto first = std::min<qsizetype>(number("offset", 0), total);
    const qsizetype end =
        first + std::min<qsizetype>({total - first, number("limit", total), m_rules.maxRows});
    QJsonArray shown;
    for (qsizetype i = first; i < end; ++i) {
        QJsonObject row;
        for (const QString& column : selected)
            row.insert(column, rows[static_cast<std::size_t>(i)][column]);
        shown.append(row);
    }
    const bool counted = header(headers, "prefer").contains("count=exact") && !m_rules.hidesTotal;
    const QByteArray range =
        first == end ? "*" : QByteArray::number(first) + '-' + QByteArray::number(end - 1);
    return {counted && end - first < total ? 206 : 200,
            QJsonDocument(shown).toJson(QJsonDocument::Compact),
            "Content-Range: " + range + '/' + (counted ? QByteArray::number(total) : "*") + "\r\n"};
}

PostgrestServer::Answer PostgrestServer::write(const QUrl& url,
                                               const std::map<QByteArray, QByteArray>& headers,
                                               const QByteArray& body)
{
    if (m_rules.rowLevelSecurity)
        return {403,
                errorBody("42501", QStringLiteral("new row violates row-level security policy "
                                                  "for table \"ohlcv_candles\"")),
                {}};
    const QJsonArray rows = QJsonDocument::fromJson(body).array();
    const bool merges =
        header(headers, "prefer").contains("resolution=merge-duplicates") &&
        QUrlQuery(url).queryItemValue(QStringLiteral("on_conflict"), QUrl::FullyDecoded) ==
            u"pair,interval_min,time";
    std::vector<std::pair<Key, QJsonObject>> written;
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        if (row.keys() != rows.first().toObject().keys())
            return {400, errorBody("PGRST102", QStringLiteral("All object keys must match")), {}};
        if (!m_rules.hasSource && row.contains(QLatin1String("source")))
            return {400,
                    errorBody("PGRST204", QStringLiteral("Could not find the 'source' column "
                                                         "of 'ohlcv_candles' in the schema "
                                                         "cache")),
                    {}};
        if (row[QLatin1String("pair")].toString().contains(QLatin1Char('\0')))
            return {
                400, errorBody("22P05", QStringLiteral("unsupported Unicode escape sequence")), {}};
        const Key key{row[QLatin1String("pair")].toString().toStdString(),
                      row[QLatin1String("interval_min")].toInt(),
                      row[QLatin1String("time")].toDouble()};
        if (!merges && m_rows.contains(key))
            return {409,
                    errorBody("23505", QStringLiteral("duplicate key value violates unique "
                                                      "constraint")),
                    {}};
        written.emplace_back(key, row);
    }
    for (const auto& [key, row] : written)
        for (auto column = row.begin(); column != row.end(); ++column)
            m_rows[key].insert(column.key(), column.value());
    m_writes += static_cast<int>(written.size());
    return {201, {}, "Content-Range: */*\r\n"};
}

} // namespace regime::test
