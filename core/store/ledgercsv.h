// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ledger.h"

#include <QByteArray>

namespace regime
{

/** "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id,jump_regime,
 *  jump_p_bear,jump_p_range,jump_p_bull" and LF. */
QByteArray ledgerCsvHeader();

/** One row of that form, with LF: regimes as 0, 1, 2 (shown also -1), shortest exact
 *  numbers; what belongs to a detector is empty where it had no answer. */
QByteArray ledgerCsvRow(const LedgerCandle& candle);

} // namespace regime
