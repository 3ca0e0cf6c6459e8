// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlefile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace regime
{

void SpacingRule::take(std::int64_t openTimeSec, std::int64_t line)
{
    if (m_firstSec) {
        const std::int64_t spacing = openTimeSec - m_lastSec;
        m_divisorSec = std::gcd(m_divisorSec, spacing);
        if (m_smallestSec == 0 || spacing < m_smallestSec) {
            m_smallestSec = spacing;
            m_smallestLine = line;
        }
    } else {
        m_firstSec = openTimeSec;
    }
    m_lastSec = openTimeSec;
}

Result<int> SpacingRule::intervalMin() const
{
    if (m_smallestSec == 0)
        return Error{"fewer than two rows tell no interval; give --interval MIN"};
    const QString smallest =
        QStringLiteral("the smallest spacing of the rows, %1 s before line %2,")
            .arg(m_smallestSec)
            .arg(m_smallestLine);
    QString problem;
    if (m_divisorSec != m_smallestSec)
        problem = QStringLiteral("does not divide every spacing (all are multiples of %1 s)")
                      .arg(m_divisorSec);
    else if (m_smallestSec % 60 != 0)
        problem = QStringLiteral("is no whole number of minutes");
    else if (*m_firstSec % m_smallestSec != 0)
        problem =
            QStringLiteral("does not divide the rows' times (the first is %1)").arg(*m_firstSec);
    if (!problem.isEmpty())
        return Error{
            QStringLiteral("%1 %2; give --interval MIN").arg(smallest, problem).toStdString()};
    return static_cast<int>(m_smallestSec / 60);
}

Result<CandleFile> readCandleFile(const QString& path)
{
    const auto failed = [&](const QString& reason) {
        return Error{QStringLiteral("%1: %2").arg(path, reason).toStdString()};
    };
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly))
        return failed(device.errorString());
    CandleCsvReader reader(device);
    CandleFile file;
    for (bool atEnd = false; !atEnd;) {
        Result<CsvBatch> batch = reader.read(65536);
        if (!batch)
            return failed(QString::fromStdString(batch.error().message));
        for (const CsvCandle& row : batch->candles) {
            file.candles.push_back(row.candle);
            file.spacing.take(row.candle.openTimeSec, row.line);
        }
        file.refused.insert(file.refused.end(), batch->refused.begin(), batch->refused.end());
        file.duplicates += batch->duplicates;
        atEnd = batch->atEnd;
    }
    if (file.candles.empty())
        return failed(file.refused.empty() ? QStringLiteral("there is no row in it")
                                           : QStringLiteral("no row could be taken; line %1: %2")
                                                 .arg(file.refused.front().line)
                                                 .arg(file.refused.front().reason));
    return file;
}

std::optional<QString> pairFromFileName(const QString& path)
{
    static const QStringList quotes{
        QStringLiteral("USD"),  QStringLiteral("EUR"),  QStringLiteral("GBP"),
        QStringLiteral("CAD"),  QStringLiteral("AUD"),  QStringLiteral("JPY"),
        QStringLiteral("CHF"),  QStringLiteral("XBT"),  QStringLiteral("ETH"),
        QStringLiteral("USDT"), QStringLiteral("USDC"), QStringLiteral("DAI"),
        QStringLiteral("EURC"), QStringLiteral("AED"),  QStringLiteral("USDS")};
    const QString base = QFileInfo(path).completeBaseName();
    const QString name = base.left(base.indexOf(QLatin1Char('_')));
    const bool plain = std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    });
    const bool quoted = std::any_of(quotes.begin(), quotes.end(), [&](const QString& quote) {
        return name.size() > quote.size() && name.endsWith(quote);
    });
    if (!plain || !quoted || name.size() > 20)
        return std::nullopt;
    return name;
}

} // namespace regime
