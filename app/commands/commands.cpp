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
                runWindow, Success},
        Command{"run", "[--for SECONDS] [--demo [--speed N]]",
                "Polls, keeps candles, infers and serves the status without a window, until it is "
                "stopped.",
                runWorker, Success},
        Command{"status", "",
                "Prints the status as JSON, from store and snapshot, without network.", runStatus},
        Command{"backfill", "[--target N] [--max-pages N]",
                "Fetches missing candles: the newest from OHLC, older ones built from trades; "
                "prints JSON.\n"
                "      Defaults: HMM_TRAINING_CANDLES candles, HMM_OHLCV_BACKFILL_MAX_PAGES pages.",
                runBackfill},
        Command{"import", "FILE... [--dry-run]",
                "Puts CSV of candles (Kraken's or our own) or of Kraken's trades into the store; "
                "prints\n"
                "      counts, and the lines that were refused, as JSON. --dry-run keeps nothing.",
                runImport},
        Command{"export", "--out F.csv [--what candles|ledger] [--from T] [--to T]",
                "Writes candles (the default) or the ledger of a range as CSV.", runExport},
        Command{
            "replay", "--csv F --out F.csv [--train N] [--retrain-every N] [--start N] [--gates]",
            "Walks a detector through a candle file as if it were live, from row --start (of 0, "
            "1, ...)\n"
            "      on; keeps it as a run for review, and never in the live ledger. Defaults: "
            "--train\n"
            "      HMM_TRAINING_CANDLES, --retrain-every HMM_RETRAIN_INTERVAL_SEC, in candles, "
            "--start as\n"
            "      --train. --gates reviews each retrain; else every one is promoted.",
            runReplay},
        Command{
            "review", "[--ledger live|replay] [--from T] [--to T] [--outcomes F.csv] --json",
            "Prints what the labels of a ledger's range were worth, as JSON: of the live one if "
            "it has\n"
            "      rows there, else of the newest replay.",
            runReview},
        Command{"train", "[--csv F]",
                "Trains once, from the store or a candle file, and prints model and review as "
                "JSON; keeps nothing.",
                runTrain},
        Command{"hmm", "PROBLEM.json", "Solves a hidden-Markov problem file; prints JSON.", runHmm},
        Command{"features", "--csv F --out F.csv", "Computes the features of a candle file.",
                runFeatures},
        Command{"snapshot",
                "--out F.png [--page monitor|data|model|review|settings|overlay] "
                "[--size 1440x900] [--theme light|dark] [--at T]",
                "Makes a picture of a page, from the store, as it was then if --at says when.",
                runSnapshot},
        Command{"report", "--out DIR [--from T] [--to T]",
                "Writes a report of a range, by default the newest day: PNG, PDF, HTML and JSON.",
                runReport},
        organismCommand,
    };
    return all;
}

} // namespace regime
