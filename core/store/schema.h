// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace regime
{

/**
 * What a database file holds, by version: step i brings a file from version i to i + 1. A step that
 * has been released is never changed; a new one is added behind it.
 */
struct Schema {
    qint64 applicationId = 0; ///< stands in the file's header, so that a stranger's file is known
    std::vector<QStringList> steps;

    int version() const { return static_cast<int>(steps.size()); }
};

/** `regimescope.sqlite`: candles, proved spans, the live ledger, events. */
const Schema& storeSchema();

/** `replay.sqlite`: the runs of walk-forward replays with their candles and ledger rows. */
const Schema& replaySchema();

} // namespace regime
