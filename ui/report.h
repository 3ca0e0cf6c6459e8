// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"
#include "core/engine/values/enginereport.h"
#include "core/engine/values/reviewreport.h"
#include "core/engine/values/trust.h"
#include "ui/cellsmodel.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <optional>
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

/** A part of a report in words alone. */
struct ReportSection {
    QString title;
    QString lead; ///< what it says in sentences, above the table; may be empty
    std::vector<CellsRow> rows;
    QString note;         ///< how it is meant, below the table; may be empty
    bool inWords = false; ///< cells behind the first are no numbers

    bool operator==(const ReportSection&) const = default;
};

/** How long a regime was shown. */
struct ShownShare {
    ShownRegime label = ShownRegime::Undecided;
    std::int64_t candles = 0;
    std::optional<double> percent; ///< of the answered candles; nothing when there are none
    std::int64_t episodes = 0;

    bool operator==(const ShownShare&) const = default;
};

/** What a report is made of. */
struct ReportSource {
    EngineReport state;   ///< at `atSec`
    ChartHistory history; ///< of the range
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0; ///< exclusive
    double atSec = 0;       ///< exchange time at which the verdict is judged
    QString configHash;
    std::optional<ReviewReport> review{}; ///< of the range's answers
    QJsonObject reviewJson{};             ///< the same for a program
    QString reviewProblem{};              ///< why there is none
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
    std::vector<ShownShare> shares;      ///< one a label
    std::vector<ReportSection> sections; ///< what the charts and the bench say of the range
    QJsonObject review;                  ///< the bench's tables; empty: there are none
    QString reviewProblem;               ///< why not
    std::vector<ReportFact> footer;
    std::vector<ChartColumn> columns; ///< those that open within the range

    bool operator==(const Report&) const = default;
};

/** The same source gives the same report. Texts are those of the Monitor; times are UTC. */
Report makeReport(const ReportSource& source);

/** "■ BEARISH", "● RANGING", "▲ BULLISH", "UNDECIDED": never by colour alone. */
QString formWord(int form, const QString& word);

} // namespace regime
