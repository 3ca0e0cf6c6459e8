// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/trainingreport.h"

namespace regime
{

QJsonObject trainingReport(const StoredModel& trained, const TrainingOrigin& origin)
{
    QJsonObject report = modelToJson(trained);
    report.insert(QStringLiteral("pair"),
                  origin.pair.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(origin.pair));
    report.insert(QStringLiteral("interval_min"), origin.intervalMin);
    return report;
}

} // namespace regime
