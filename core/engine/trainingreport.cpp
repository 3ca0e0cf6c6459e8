// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/trainingreport.h"

#include "core/engine/diagnosticvalues.h"

#include <QJsonArray>

#include <algorithm>
#include <memory>

namespace regime
{

namespace
{

QJsonArray numbers(const std::vector<double>& values)
{
    QJsonArray array;
    for (const double value : values)
        array << value;
    return array;
}

QJsonObject stateToJson(const StateDiagnostics& state, const QStringList& features)
{
    QJsonObject levels;
    for (qsizetype i = 0; i < features.size(); ++i) {
        const FeatureLevel& level = state.features[static_cast<std::size_t>(i)];
        levels.insert(features[i], QJsonObject{{QStringLiteral("mean"), level.mean},
                                               {QStringLiteral("std"), level.std}});
    }
    const std::string_view name = regimeName(state.regime);
    return {{QStringLiteral("regime"), QString::fromLatin1(name.data(), std::ssize(name))},
            {QStringLiteral("occupancy"), state.occupancy},
            {QStringLiteral("dwell_candles"),
             state.dwellCandles ? QJsonValue(*state.dwellCandles) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("transitions"), numbers(state.transitions)},
            {QStringLiteral("features"), levels}};
}

QJsonObject diagnosticsToJson(const ModelDiagnostics& diagnostics)
{
    QJsonArray states;
    for (const StateDiagnostics& state : diagnostics.states)
        states << stateToJson(state, diagnostics.features);
    const auto& separations = diagnostics.separations;
    return {
        {QStringLiteral("states"), states},
        {QStringLiteral("separations"), numbers(separations)},
        {QStringLiteral("names_reliable"), std::ranges::all_of(separations, [&](double separation) {
             return separation >= diagnostics.leastSeparation;
         })}};
}

} // namespace

QJsonObject trainingReport(const StoredModel& trained, const TrainingOrigin& origin)
{
    QJsonObject report = modelToJson(trained);
    report.insert(QStringLiteral("pair"),
                  origin.pair.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(origin.pair));
    report.insert(QStringLiteral("interval_min"), origin.intervalMin);
    const LiveModel model{trained.id, trained.trainedAtSec,
                          std::make_shared<const TrainedModel>(trained.model)};
    report.insert(QStringLiteral("diagnostics"),
                  diagnosticsToJson(describe(model, trained.config)));
    return report;
}

} // namespace regime
