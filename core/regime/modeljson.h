// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/retrainreview.h"
#include "core/regime/jumpdetector.h"

#include <QJsonObject>
#include <QString>

namespace regime
{

/** A model and how it came about: all that is needed to use it again. `Model` is TrainedModel or
 *  TrainedJump. */
template <typename Model> struct Stored {
    QString id; ///< that stands in its file's name
    double trainedAtSec = 0;
    Model model;
    DetectorConfig config; ///< that it was trained with
    RetrainReview review;  ///< what it was decided on after its training

    bool operator==(const Stored&) const = default;
};

using StoredModel = Stored<TrainedModel>;
using StoredJump = Stored<TrainedJump>;

/** The model as a readable object, without its id; every number reads back to the same bits. */
QJsonObject modelToJson(const StoredModel& stored);
QJsonObject modelToJson(const StoredJump& stored);

/** The reverse. Errors name the field that is missing or wrong. */
Result<StoredModel> modelFromJson(const QJsonObject& object);
Result<StoredJump> jumpFromJson(const QJsonObject& object);

} // namespace regime
