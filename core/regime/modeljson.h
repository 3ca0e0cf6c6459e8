// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/regime/trainedmodel.h"

#include <QJsonObject>

namespace regime
{

/** A model and the configuration it was trained with: all that is needed to use it again. */
struct StoredModel {
    TrainedModel model;
    DetectorConfig config;

    bool operator==(const StoredModel&) const = default;
};

/** The model as a readable object; every number reads back to the same bits. */
QJsonObject modelToJson(const StoredModel& stored);

/** The reverse. Errors name the field that is missing or wrong. */
Result<StoredModel> modelFromJson(const QJsonObject& object);

} // namespace regime
