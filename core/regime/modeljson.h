// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/retrainreview.h"
#include "core/regime/trainedmodel.h"

#include <QJsonObject>
#include <QString>

namespace regime
{

/** A model and how it came about: all that is needed to use it again. */
struct StoredModel {
    QString id; ///< the number in its file's name
    double trainedAtSec = 0;
    TrainedModel model;
    DetectorConfig config; ///< that it was trained with
    RetrainReview review;  ///< what it was decided on after its training

    bool operator==(const StoredModel&) const = default;
};

/** The model as a readable object, without its id; every number reads back to the same bits. */
QJsonObject modelToJson(const StoredModel& stored);

/** The reverse. Errors name the field that is missing or wrong. */
Result<StoredModel> modelFromJson(const QJsonObject& object);

} // namespace regime
