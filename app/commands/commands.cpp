// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include "app/commands/all.h"

#include <array>

namespace regime
{

std::span<const Command> commands()
{
    static constexpr std::array all{
        Command{"import", "FILE... [--dry-run]",
                "Puts candle files (Kraken OHLCVT or this project's own) into the store.",
                runImport},
        Command{"export", "--out F.csv [--what candles|ledger] [--from T] [--to T]",
                "Writes candles or the ledger of a range as CSV.", runExport},
    };
    return all;
}

} // namespace regime
