// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** Fills the store of a data folder with a random walk of minutes that ends now. Ends the process
 *  when it cannot. */
void storeCandles(const QString& dataDir, int candles);

} // namespace regime
