// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgercsv.h"

#include "core/market/candlecsv.h"

namespace regime
{

QByteArray ledgerCsvHeader()
{
    return QByteArrayLiteral(
        "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id\n");
}

QByteArray ledgerCsvRow(const LedgerRow& row)
{
    QByteArray text = QByteArray::number(qlonglong{row.candleTimeSec});
    for (const double value : {row.close, row.probabilities[0], row.probabilities[1],
                               row.probabilities[2], row.confidence, row.biasSignal})
        text += ',' + csvNumber(value);
    return text + ',' + QByteArray::number(static_cast<int>(row.raw)) + ',' +
           QByteArray::number(static_cast<int>(row.shown)) + ',' + row.modelId.toUtf8() + '\n';
}

} // namespace regime
