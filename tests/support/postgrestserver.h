// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QThread>
#include <QUrl>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace regime::test
{

/** How a PostgREST service stands; what a test may change. */
struct PostgrestRules {
    QByteArray key = "service-key-0123456789";
    bool hasTable = true;
    bool hasOutcomes = true; ///< the table exit_outcomes, which the bot writes
    bool hasSource = true;
    int maxRows = 1000;            ///< db-max-rows: longer answers are cut without a word
    bool rowLevelSecurity = false; ///< forbids writing
    bool statementTimeout = false; ///< every statement is given up
    bool offline = false;          ///< connections are broken off
    bool hidesTotal = false;       ///< Content-Range ends with "*" whatever was asked
    bool redirects = false;
    bool repeatsKey = false; ///< refuses everything in words that hold the key
};

/**
 * A service on loopback that keeps `ohlcv_candles` in memory, and `exit_outcomes` to be read, and
 * holds to PostgREST's rules: key as apikey and bearer, filters, order, limit, Content-Range,
 * on_conflict with merge-duplicates, its error objects. On a thread of its own, since its clients
 * wait.
 */
class PostgrestServer
{
public:
    PostgrestServer();
    ~PostgrestServer();

    QUrl url() const { return m_url; }

    PostgrestRules rules() const;
    void set(const PostgrestRules& rules);

    /** Rows there are. */
    std::size_t size() const;

    /** Rows written by requests, each time one was. */
    int writes() const;

    /** One row as an operator's own program might have written it. */
    void put(const QJsonObject& row);

    /** From now on rows are given with this in the place of a column, without the column where it
     *  is undefined. */
    void answerInstead(const QString& column, const QJsonValue& value);

    /** One row of exit_outcomes, behind the others; all have the same columns. */
    void putOutcome(const QJsonObject& row);

private:
    friend class PostgrestSession;
    using Key = std::tuple<std::string, int, double>;

    struct Answer {
        int status = 200;
        QByteArray body;
        QByteArray headers;
    };
    Answer answer(const QByteArray& method, const QUrl& url,
                  const std::map<QByteArray, QByteArray>& headers, const QByteArray& body);
    Answer read(const QUrl& url, const std::map<QByteArray, QByteArray>& headers) const;
    Answer readOutcomes(const QUrl& url, const std::map<QByteArray, QByteArray>& headers) const;
    Answer write(const QUrl& url, const std::map<QByteArray, QByteArray>& headers,
                 const QByteArray& body);

    mutable std::mutex m_mutex;
    PostgrestRules m_rules;
    std::map<Key, QJsonObject> m_rows;
    std::optional<std::pair<QString, QJsonValue>> m_instead;
    std::vector<QJsonObject> m_outcomes;
    int m_writes = 0;
    QUrl m_url;
    QThread m_thread;
};

} // namespace regime::test
