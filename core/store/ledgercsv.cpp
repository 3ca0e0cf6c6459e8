// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgercsv.h"

#include "core/market/candlecsv.h"

namespace regime
{

QByteArray ledgerCsvHeader()
{
    return QByteArrayLiteral(
        "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id,"
        "jump_regime,jump_p_bear,jump_p_range,jump_p_bull\n");
}

QByteArray ledgerCsvRow(const LedgerRow& row)
{
    QByteArray text = QByteArray::number(qlonglong{row.candleTimeSec});
    for (const double value : {row.close, row.probabilities[0], row.probabilities[1],
                               row.probabilities[2], row.confidence, row.biasSignal})
        text += ',' + csvNumber(value);
    text += ',' + QByteArray::number(static_cast<int>(row.raw)) + ',' +
            QByteArray::number(static_cast<int>(row.shown)) + ',' + csvText(row.modelId);
    if (!row.jump)
        return text + ",,,,\n";
    text += ',' + QByteArray::number(static_cast<int>(row.jump->raw));
    for (const double score : row.jump->scores)
        text += ',' + csvNumber(score);
    return text + '\n';
}

} // namespace regime
