// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgercsv.h"

#include "core/market/candlecsv.h"

namespace regime
{

namespace
{

QByteArray hmmFields(const LedgerRow& row)
{
    QByteArray text;
    for (const double value : {row.probabilities[0], row.probabilities[1], row.probabilities[2],
                               row.confidence, row.biasSignal})
        text += ',' + csvNumber(value);
    return text + ',' + QByteArray::number(static_cast<int>(row.raw)) + ',' +
           QByteArray::number(static_cast<int>(row.shown)) + ',' + csvText(row.modelId);
}

QByteArray jumpFields(const LedgerRow& row)
{
    QByteArray text = ',' + QByteArray::number(static_cast<int>(row.raw));
    for (const double score : row.probabilities)
        text += ',' + csvNumber(score);
    return text;
}

} // namespace

QByteArray ledgerCsvHeader()
{
    return QByteArrayLiteral(
        "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id,"
        "jump_regime,jump_p_bear,jump_p_range,jump_p_bull\n");
}

QByteArray ledgerCsvRow(const LedgerCandle& candle)
{
    QByteArray text =
        QByteArray::number(qlonglong{candle.timeSec()}) + ',' + csvNumber(candle.any().close);
    text += candle.hmm ? hmmFields(*candle.hmm) : QByteArray(8, ',');
    text += candle.jump ? jumpFields(*candle.jump) : QByteArray(4, ',');
    return text + '\n';
}

} // namespace regime
