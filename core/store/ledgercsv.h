// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ledger.h"

#include <QByteArray>

namespace regime
{

/** "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id" and LF. */
QByteArray ledgerCsvHeader();

/** One row of that form, with LF: regimes as 0, 1, 2 (shown also -1), shortest exact numbers. */
QByteArray ledgerCsvRow(const LedgerRow& row);

} // namespace regime
