// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/engine/values/opinion.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** HMM_ENABLED: what the detector is allowed to do. */
enum class DetectorMode {
    Off,    ///< no detector, trend only
    Shadow, ///< runs and is shown; the advice given out is trend only
    On,     ///< advice with the configured blend
};

/** What a bot may act on, section 6; neutral unless usable. */
struct Advice {
    double blendFactor = 1.0; ///< the one in force
    std::optional<double> trendScore;
    std::optional<double> signal;
    std::optional<double> idleTargetRaw;
    std::optional<double> idleTarget;
    QString gridBiasMode = QStringLiteral("symmetric");
    double entrySpacingMultA = 1;
    double entrySpacingMultB = 1;
    std::optional<double> sizeSkewOverride;
    int phase = 1;

    bool operator==(const Advice&) const = default;
};

/**
 * The state of the detectors as the worker saw it at `asOfSec`: what one tick sends to the window.
 * As an Opinion it is that of `source`, which drives readout, organism and alerts.
 */
struct RegimeSnapshot : Opinion {
    std::uint64_t sequence = 0; ///< grows; an older one than known is to be ignored
    double asOfSec = 0;
    DetectorMode mode = DetectorMode::Shadow;
    ModelFamily source = ModelFamily::Hmm;       ///< REGIME_SOURCE
    ModelFamily adviceSource = ModelFamily::Hmm; ///< whose bias the advice takes
    Opinion other;                               ///< of the detector that is not `source`

    std::optional<double> lastPrice;           ///< close of the newest closed candle
    std::optional<std::int64_t> candleTimeSec; ///< its open time

    double retrainIntervalSec = 86400;
    double confidenceThreshold = 0.15;
    bool training = false;
    double trainingProgress = 0;

    /** Of the two up to `candleTimeSec`; absent while too few candles have both. */
    std::optional<Agreement> agreement;
    std::optional<Volatility> volatility; ///< absent while a week's candles are too few
    std::vector<DriftAlarm> drift;        ///< by the last measurement, of whatever detector

    Advice advice;       ///< as published
    Advice whatIfPhase2; ///< what phase 2 would ask

    bool operator==(const RegimeSnapshot&) const = default;
};

/** What the detector of that family says. */
inline const Opinion& opinionOf(const RegimeSnapshot& snapshot, ModelFamily family)
{
    return snapshot.source == family ? snapshot : snapshot.other;
}

/** The same moment with that family's detector as the source. */
inline RegimeSnapshot asSaidBy(ModelFamily family, const RegimeSnapshot& snapshot)
{
    RegimeSnapshot said = snapshot;
    if (snapshot.source != family) {
        static_cast<Opinion&>(said) = snapshot.other;
        said.other = snapshot;
        said.source = family;
    }
    return said;
}

/** Of `alarms` those that matter: the HMM's own fit does only while something follows it. */
inline std::vector<DriftAlarm> followedDrift(std::vector<DriftAlarm> alarms,
                                             const RegimeSnapshot& snapshot)
{
    const bool isHmmFollowed =
        snapshot.source == ModelFamily::Hmm || snapshot.adviceSource == ModelFamily::Hmm;
    std::erase_if(alarms, [isHmmFollowed](const DriftAlarm& alarm) {
        return !alarm.ofFeature && !isHmmFollowed;
    });
    return alarms;
}

} // namespace regime
