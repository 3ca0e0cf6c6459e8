// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportreview.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/reviewnames.h"

#include <QCoreApplication>

#include <optional>

namespace regime
{

namespace
{

const QString kNothing = QStringLiteral("–");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString keyOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

ReportFact labelling(review::Labelling by)
{
    return {QStringLiteral("by"), Words::tr("labels"), labellingText(by), keyOf(review::name(by))};
}

ReportFact number(const char* key, const QString& label, std::optional<double> value, int decimals)
{
    return {QString::fromLatin1(key), label, value ? numberText(*value, decimals) : kNothing,
            value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null)};
}

ReportFact share(const char* key, const QString& label, std::optional<double> value)
{
    return {QString::fromLatin1(key), label, value ? percentText(100 * *value) : kNothing,
            value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null)};
}

ReportFact count(const char* key, const QString& label, std::int64_t value)
{
    return {QString::fromLatin1(key), label, countText(value), static_cast<qint64>(value)};
}

ReportTable gainTable(const review::ReviewTables& tables)
{
    ReportTable table{QStringLiteral("gain_over_baseline"),
                      Words::tr("What the label adds to forecasts of volatility"),
                      Words::tr("R2 out of sample beyond trailing volatility and the hour of day; "
                                "an interval that holds 0 is no gain."),
                      {}};
    for (const review::GainRow& row : tables.gains)
        if (row.gain && row.of == review::Outcome::Volatility)
            table.rows.push_back({labelling(row.by),
                                  number("baseline", Words::tr("baseline"), row.gain->baseline, 3),
                                  number("gain", Words::tr("gain"), row.gain->gain, 4),
                                  number("low", Words::tr("from"), row.gain->low, 4),
                                  number("high", Words::tr("to"), row.gain->high, 4)});
    if (table.rows.empty() && !tables.gains.empty())
        table.note = Words::tr("No gain can be measured: %1.")
                         .arg(QString::fromStdString(tables.gains.front().noGain));
    return table;
}

ReportTable stabilityTable(const review::ReviewTables& tables)
{
    ReportTable table{QStringLiteral("stability"), Words::tr("How long labels stood"), {}, {}};
    for (const auto& [by, stability] : tables.stability)
        table.rows.push_back(
            {labelling(by), count("candles", Words::tr("candles"), stability.candles),
             count("episodes", Words::tr("episodes"), stability.episodes),
             number("changes_per_day", Words::tr("changes a day"), stability.changesPerDay, 1),
             number("median_dwell_candles", Words::tr("median stay"), stability.medianDwellCandles, 0),
             share("false_transitions", Words::tr("back within 15"), stability.falseTransitionShare),
             share("standing", Words::tr("stood 15 later"), stability.standingShare)});
    return table;
}

} // namespace

std::vector<ReportTable> reviewTables(const review::ReviewTables& review)
{
    return {gainTable(review), stabilityTable(review)};
}

} // namespace regime
