// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewmodel.h"

#include "core/engine/values/gatewords.h"
#include "core/engine/values/reviewwords.h"
#include "core/engine/values/wording.h"
#include "ui/botrows.h"
#include "ui/numbertext.h"
#include "ui/reviewcalibration.h"
#include "ui/reviewnames.h"
#include "ui/reviewrows.h"
#include "ui/reviewtimes.h"

#include <algorithm>
#include <cmath>

namespace regime
{

using namespace review;

void ReviewModel::setLedger(int ledger)
{
    if (ledger == this->ledger())
        return;
    m_ledger = static_cast<ReviewLedger>(ledger);
    emit askedChanged();
}

void ReviewModel::setFrom(const QString& from)
{
    if (from == m_from)
        return;
    m_from = from;
    emit askedChanged();
}

void ReviewModel::setTo(const QString& to)
{
    if (to == m_to)
        return;
    m_to = to;
    emit askedChanged();
}

void ReviewModel::setOutcomeFile(const QString& file)
{
    if (file == m_outcomeFile)
        return;
    m_outcomeFile = file;
    emit askedChanged();
}

QString ReviewModel::rangeProblem() const
{
    for (const QString& day : {m_from, m_to})
        if (!day.isEmpty() && !dayStart(day))
            return tr("%1 is no day; write it as 2024-07-01.").arg(oneLine(day, 20));
    if (!m_from.isEmpty() && !m_to.isEmpty() && *dayStart(m_from) > *dayStart(m_to))
        return tr("The range ends before it begins.");
    return {};
}

std::optional<ReviewRequest> ReviewModel::request() const
{
    if (!rangeProblem().isEmpty())
        return std::nullopt;
    ReviewRequest request;
    request.ledger = m_ledger;
    request.outcomeFile = m_outcomeFile;
    if (!m_from.isEmpty())
        request.fromSec = *dayStart(m_from);
    if (!m_to.isEmpty())
        request.toSec = *dayEnd(m_to);
    return request;
}

void ReviewModel::start()
{
    if (const auto asked = request())
        emit requested(*asked);
}

QString ReviewModel::rangeText() const
{
    if (!m_report)
        return {};
    const ReviewScope& scope = m_report->scope;
    const QString what = m_old ? scope.isReplay() ? tr("an earlier review: replay of %1, %2 to %3")
                                                  : tr("an earlier review: live, %1, %2 to %3")
                         : scope.isReplay() ? tr("replay of %1, %2 to %3")
                                            : tr("live, %1, %2 to %3");
    return what.arg(scope.pair, dayText(scope.fromSec), dayText(scope.toSec - 1));
}

QString ReviewModel::statusText() const
{
    const QString earlier =
        old() ? u' ' + tr("What stands below is of an earlier review.") : QString();
    if (m_status.running)
        return tr("Reviewing, %1 %.").arg(std::floor(100 * m_status.progress)) + earlier;
    if (!m_status.problem.isEmpty())
        return noReviewSentence(m_status.problem) + earlier;
    if (old() && m_status.progress < 1)
        return tr("The review was cancelled.") + earlier;
    if (!m_report)
        return tr("Nothing is reviewed yet. A review judges answers as they were given, never as a "
                  "later model would give them.");
    const ReviewTables& tables = m_report->tables;
    const QString what = m_report->scope.isReplay()
                             ? tr("%1 answers of a replay of %2, %3 min, from %4 to %5 UTC.")
                             : tr("%1 live answers for %2, %3 min, from %4 to %5 UTC.");
    return what.arg(countText(tables.ticks), m_report->scope.pair)
        .arg(m_report->scope.intervalMin)
        .arg(minuteText(tables.firstSec), minuteText(tables.lastSec));
}

QString ReviewModel::headline() const
{
    if (!m_report || !m_report->tables.hasHmm())
        return noHmm();
    const auto row = std::ranges::find(m_report->tables.gains, Labelling::HmmRaw, &GainRow::by);
    if (row == m_report->tables.gains.end())
        return {};
    if (!row->gain)
        return tr("No gain can be measured: %1.").arg(noGainText(row->noGain));
    return tr("The HMM's label adds %1 to an R² of %2 (%3 to %4): %5.")
        .arg(numberText(row->gain->gain, 4), numberText(row->gain->baseline, 3),
             numberText(row->gain->low, 4), numberText(row->gain->high, 4),
             gainVerdict(*row->gain));
}

QString ReviewModel::jumpHeadline() const
{
    if (!m_report || !m_report->tables.hasSecondOpinion())
        return noSecondOpinion();
    const auto row = std::ranges::find(m_report->tables.gains, Labelling::JumpRaw, &GainRow::by);
    if (row == m_report->tables.gains.end() || !row->gain)
        return tr("Of the jump model's label no gain can be measured.");
    return tr("The jump model's label adds %1 (%2 to %3): %4.")
        .arg(numberText(row->gain->gain, 4), numberText(row->gain->low, 4),
             numberText(row->gain->high, 4), gainVerdict(*row->gain));
}

QString ReviewModel::noHmm() const
{
    return m_report && !m_report->tables.hasHmm() ? noHmmText() : QString();
}

QString ReviewModel::noSecondOpinion() const
{
    return m_report && !m_report->tables.hasSecondOpinion() ? noSecondOpinionText() : QString();
}

QString ReviewModel::warning() const
{
    if (!m_report || m_report->tables.enoughDays)
        return {};
    return tr("Not enough data: %1 days, and 7 are the least.")
        .arg(numberText(m_report->tables.days, 1));
}

QString ReviewModel::whatIfNote() const
{
    if (!m_report)
        return {};
    QString note = tr("Open loop: the price is what it was, so no profit follows.");
    if (const auto idle = m_report->tables.assumedIdleRatio)
        note += u' ' + tr("The rebalancer's skew assumes a constant idle ratio of %1.")
                           .arg(numberText(*idle, 2));
    if (m_report->tables.hasSecondOpinion())
        note += u' ' + tr("The jump model's rows are as if REGIME_SOURCE were jump and "
                          "JUMP_IN_ADVICE true; without both its bias enters no advice.");
    return note;
}

QString ReviewModel::verdict() const
{
    return m_report ? sentenceOf(m_report->bot.verdict) : QString();
}

QString ReviewModel::paperNote() const
{
    if (!m_report || m_report->bot.paper.empty())
        return {};
    const PaperSummary& first = m_report->bot.paper.front();
    return tr("Money over holding what was there, marked to the last price after fees. Phases are "
              "compared day by day on the same candles. Won in phase 1: %1 of %2 closed cycles, by "
              "construction, since losers stay open.")
        .arg(first.wins)
        .arg(first.closed);
}

QString ReviewModel::sentence() const
{
    return m_report ? unbroken(calibrationSentence(m_report->tables.calibration)) : QString();
}

QString ReviewModel::jumpSentence() const
{
    if (!m_report || !m_report->tables.hasSecondOpinion())
        return noSecondOpinion();
    return unbroken(jumpCalibrationSentence(m_report->tables.calibration));
}

QString ReviewModel::calibrationText() const
{
    return m_report ? calibrationNote(m_report->tables.calibration) : QString();
}

QList<QVector4D> ReviewModel::hmmBins() const
{
    return m_report ? reliabilityMarks(m_report->tables.calibration.hmm) : QList<QVector4D>();
}

QList<QVector4D> ReviewModel::jumpBins() const
{
    return m_report ? reliabilityMarks(m_report->tables.calibration.jump) : QList<QVector4D>();
}

void ReviewModel::setConfirmCandles(int candles)
{
    if (candles == m_confirmCandles)
        return;
    m_confirmCandles = candles;
    emit confirmChanged();
}

int ReviewModel::mostConfirm() const
{
    const auto tried = [&] {
        return std::max(m_report->tables.confirm.size(), m_report->tables.jumpConfirm.size());
    };
    return m_report ? std::max(1, static_cast<int>(tried())) : 1;
}

QStringList ReviewModel::confirmTexts() const
{
    return m_report ? triedTexts(m_report->tables.confirm, m_confirmCandles) : QStringList();
}

QStringList ReviewModel::jumpConfirmTexts() const
{
    return m_report ? triedTexts(m_report->tables.jumpConfirm, m_confirmCandles) : QStringList();
}

void ReviewModel::applyStatus(const ReviewStatus& status)
{
    m_status = status;
    m_old = m_old || status.running || !status.problem.isEmpty();
    emit changed();
}

void ReviewModel::noteEpisode()
{
    if (m_blind.told())
        m_notes.begin(m_blind.episode()->fromSec, m_blind.episode()->toSec);
}

void ReviewModel::applyMarks(const ReviewMarks& marks)
{
    m_blind.applyMarks(marks);
    m_notes.applyMarks(marks);
}

void ReviewModel::apply(const ReviewReport& report)
{
    m_report = report;
    m_old = false;
    m_blind.apply(report);
    m_notes.apply(report.marks);
    m_gains.setRows(gainRows(report.tables, Outcome::Volatility), 0);
    m_turnGains.setRows(gainRows(report.tables, Outcome::GridTurns), 0);
    m_outcomes.apply(report.tables);
    m_stability.setRows(stabilityRows(report.tables));
    m_whatIf.setRows(whatIfRows(report.tables));
    m_gate.setRows(gateRows(report.bot.verdict));
    m_paper.setRows(paperRows(report.bot));
    m_simulated.setRows(simulatedRows(report.bot.simulated));
    m_simulatedCurves.setCurves(report.bot.simulated.hmm.timeToExit);
    m_simulatedJumpCurves.setCurves(report.bot.simulated.jump.value_or(AtEntry{}).timeToExit);
    m_bot.apply(report.bot);
    m_confirmCandles = std::clamp(report.tables.confirmCandles, 1, mostConfirm());
    emit changed();
    emit reviewed();
    emit confirmChanged();
}

} // namespace regime
