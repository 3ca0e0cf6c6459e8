// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/krakenanswer.h"

#include <QFile>

/** Reading bodies the way the client does, for tests. */
namespace regime::bodies
{

inline HttpAnswer http200(const QByteArray& body)
{
    return {200, body, {}, {}, {}, 0};
}

inline Answer<OhlcAnswer> ohlc(const QByteArray& body, int intervalMin = 1)
{
    const Answer<Envelope> envelope = readEnvelope(http200(body));
    if (!envelope)
        return envelope.error();
    return readOhlc(*envelope, intervalMin);
}

inline Answer<TradesPage> trades(const QByteArray& body)
{
    const Answer<Envelope> envelope = readTradesEnvelope(http200(body));
    if (!envelope)
        return envelope.error();
    return readTrades(*envelope);
}

/** An OHLC body of one pair from JSON rows separated by commas. */
inline QByteArray ohlcBody(const QByteArray& rows, const QByteArray& tail = ",\"last\":120",
                           const QByteArray& key = "XDGUSD")
{
    return "{\"error\":[],\"result\":{\"" + key + "\":[" + rows + "]" + tail + "}}";
}

/** A recorded body, or nothing when the folder of real data is not there. */
inline std::optional<QByteArray> recorded(const char* name)
{
    QFile file(QStringLiteral(SHARED_DIR "/data/kraken-api/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace regime::bodies
