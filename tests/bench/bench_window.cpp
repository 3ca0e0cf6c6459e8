// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the real window; run it under an X server of its own, on a machine with little else
// to do.
#include "app/display.h"
#include "tests/bench/windowbenches.h"

#include <cstdio>

using namespace regime;

namespace
{

struct Bench {
    const char* name;
    const char* usage; ///< null: started by another bench only
    int (*run)(const BenchCall& call);
};

constexpr Bench kBenches[] = {
    {"first-frame",
     "[TIMES] [CANDLES]  time to the first frame, with so many candles stored, "
     "against an empty window with one chart",
     benchFirstFrame},
    {"first-frame-child", nullptr, benchFirstFrameChild},
    {"memory", "[SECONDS]  memory, files and threads of the demo at speed 60", benchMemory},
    {"stall", "[SECONDS]  gaps in the GUI thread's event loop while the demo trains", benchStall},
    {"polls", "           the same over fifty polls while it trains all the time", benchPolls},
    {"shared", "[SECONDS]  the same while a shared store accepts connections and never answers",
     benchShared},
    {"review", "FOLDER     the same while the newest replay in a data folder is reviewed",
     benchReview},
    {"idle", "[SECONDS]  processor use in real time: breathing, still, hidden", benchIdle},
    {"picture", "DIR [SECONDS]  the README's pictures: the demo's Monitor after some minutes",
     benchPicture},
    {"zoom", "[CANDLES]  panning and zooming in a store of 500 000", benchZoom},
};

} // namespace

int main(int argc, char** argv)
{
    drawAtOnce(); // as the program does
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const QString name = arguments.isEmpty() ? QString() : arguments.takeFirst();
    for (const Bench& bench : kBenches)
        if (name == QLatin1String(bench.name))
            return bench.run({arguments, argc, argv});
    std::fprintf(stderr, "Usage: bench_window MEASUREMENT\n");
    for (const Bench& bench : kBenches)
        if (bench.usage)
            std::fprintf(stderr, "  %-12s %s\n", bench.name, bench.usage);
    return 2;
}
