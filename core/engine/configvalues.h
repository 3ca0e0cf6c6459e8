// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/botstatusfeed.h"
#include "core/engine/configuration.h"
#include "core/engine/feed.h"
#include "core/engine/values/regimesnapshot.h"
#include "core/regime/advice.h"
#include "core/regime/rebalancer.h"
#include "core/regime/trainedmodel.h"

namespace regime
{

/** The configuration in the form in which each part takes it. */
DetectorConfig detectorConfig(const Configuration& configuration);
AdviceConfig adviceConfig(const Configuration& configuration);
RebalancerConfig rebalancerConfig(const Configuration& configuration);
FeedOptions feedOptions(const Configuration& configuration, const SeriesKey& key);
BotStatusOptions botStatusOptions(const Configuration& configuration);
DetectorMode detectorMode(const Configuration& configuration);
/** Which detector drives readout, organism and alerts. */
ModelFamily regimeSource(const Configuration& configuration);
/** Whose bias the advice takes: the jump model's only where it is the source and allowed to. */
ModelFamily adviceSource(const Configuration& configuration);

int confirmCandles(const Configuration& configuration);

/** Short hash of every value that changes what the detector answers, for ledger and reports. */
QString configHash(const Configuration& configuration);

} // namespace regime
