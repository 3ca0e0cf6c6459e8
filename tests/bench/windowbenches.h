// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace regime
{

/** How a measurement was called: its name and what followed it. */
struct BenchCall {
    QStringList arguments;
    int& argc;
    char** argv;

    /** The n-th argument as a whole number of at least 1, or `otherwise` when there is none. */
    int number(int n, int otherwise) const
    {
        return n < arguments.size() ? std::max(1, arguments[n].toInt()) : otherwise;
    }
};

/** Time to the first frame, with candles stored, against an empty window with one chart:
 *  first-frame [TIMES] [CANDLES]. */
int benchFirstFrame(const BenchCall& call);

/** One start of the above, in a process of its own: first-frame-child app|empty STARTED_AT_NS DIR.
 */
int benchFirstFrameChild(const BenchCall& call);

/** Memory, files and threads of the demo at speed 60: memory [SECONDS]. */
int benchMemory(const BenchCall& call);

/** Gaps in the GUI thread's event loop while the demo trains: stall [SECONDS]. */
int benchStall(const BenchCall& call);

/** The same over fifty polls while the demo trains without a pause: polls. */
int benchPolls(const BenchCall& call);

/** The same while a shared store accepts connections and never answers: shared [SECONDS]. */
int benchShared(const BenchCall& call);

/** Gaps in the GUI thread's event loop while the newest replay of a data folder is reviewed:
 *  review FOLDER. */
int benchReview(const BenchCall& call);

/** Processor use of the window in real time, breathing, still and hidden: idle [SECONDS]. */
int benchIdle(const BenchCall& call);

/** The Monitor of the demo, light and dark, as PNG files: picture DIR [SECONDS]. */
int benchPicture(const BenchCall& call);

/** First picture, panning and zooming with many candles stored: zoom [CANDLES]. */
int benchZoom(const BenchCall& call);

} // namespace regime
