// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "core/engine/values/enginereport.h"
#include "core/engine/values/trust.h"

#include <QJsonValue>
#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <vector>

namespace regime
{

/** One thing a report says: in words for a reader, as a value for a program. */
struct ReportFact {
    QString key;   ///< of the JSON, never translated
    QString label; ///< what it is, in words
    QString text;
    QJsonValue value;

    bool operator==(const ReportFact&) const = default;
};

/** A table of a report; each row has the same keys and labels in the same order. */
struct ReportTable {
    QString key;
    QString title;
    QString note; ///< a sentence below it; may be empty
    std::vector<std::vector<ReportFact>> rows;

    bool operator==(const ReportTable&) const = default;
};

/** What a report is made of. */
struct ReportSource {
    EngineReport state;   ///< at `atSec`
    ChartHistory history; ///< of the range
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0; ///< exclusive
    double atSec = 0;       ///< exchange time at which the verdict is judged
    QString configHash;
    std::vector<ReportTable> review{}; ///< the bench's tables of the range
};

/** A range and the state of the model at its end, as values ready to be written down. */
struct Report {
    QString title;
    QString pair; ///< altname
    int intervalMin = 1;
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;
    Trust trust;
    int form = -2; ///< of the shown regime, as Readout's
    std::vector<ReportFact> headline;
    std::vector<ReportTable> tables;
    std::vector<ReportFact> footer;
    std::vector<ChartColumn> columns; ///< those that open within the range

    bool operator==(const Report&) const = default;
};

/** The same source gives the same report. Texts are those of the Monitor; times are UTC. */
Report makeReport(const ReportSource& source);

/** "■ BEARISH", "● RANGING", "▲ BULLISH", "UNDECIDED": never by colour alone. */
QString formWord(int form, const QString& word);

} // namespace regime
