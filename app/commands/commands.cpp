// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/organism.h"

#include <array>

namespace regime
{

std::span<const Command> commands()
{
    static const std::array all{
        Command{"", "[--demo [--speed N]] [--software]",
                "Opens the window; --demo runs on a built-in simulated market, N times real time "
                "(60);\n"
                "      --software draws without the graphics card.",
                runWindow},
        Command{"run", "[--for SECONDS] [--demo [--speed N]]",
                "Polls, keeps candles and infers without a window.", runWorker},
        Command{"status", "",
                "Prints the status as JSON, from store and snapshot, without network.", runStatus},
        Command{"backfill", "[--target N] [--max-pages N]",
                "Fetches missing candles: the newest from OHLC, older ones built from trades.",
                runBackfill},
        Command{"import", "FILE... [--dry-run]",
                "Puts CSV of candles (Kraken's or our own) or of Kraken's trades into the store.",
                runImport},
        Command{"export", "--out F.csv [--what candles|ledger] [--from T] [--to T]",
                "Writes candles or the ledger of a range as CSV.", runExport},
        Command{"replay",
                "--csv F --out F.csv [--train N] [--retrain-every N] [--start N] [--gates]",
                "Walks a detector through a candle file as if it were live.", runReplay},
        Command{"review", "[--ledger live|replay] [--from T] [--to T] [--outcomes F.csv] --json",
                "Prints what the labels of a ledger's range were worth, as JSON.", runReview},
        Command{"train", "[--csv F]",
                "Trains once, from the store or a candle file, and prints model and review as "
                "JSON; keeps nothing.",
                runTrain},
        Command{"hmm", "PROBLEM.json", "Solves a hidden-Markov problem file.", runHmm},
        Command{"features", "--csv F --out F.csv", "Computes the features of a candle file.",
                runFeatures},
        Command{"snapshot",
                "--out F.png [--page monitor|data|model|review|settings|overlay] "
                "[--size 1440x900] [--theme light|dark] [--at T]",
                "Makes a picture of a page, from the store.", runSnapshot},
        Command{"report", "--out DIR [--from T] [--to T]",
                "Writes a report of a range, by default the newest day: PNG, PDF, HTML and JSON.",
                runReport},
        organismCommand,
    };
    return all;
}

} // namespace regime
