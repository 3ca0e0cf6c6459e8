// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewreport.h"
#include "ui/blindmodel.h"
#include "ui/cellsmodel.h"
#include "ui/intervalmodel.h"
#include "ui/notesmodel.h"
#include "ui/reviewbot.h"
#include "ui/reviewoutcomes.h"

#include <QList>
#include <QObject>
#include <QVector4D>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regime
{

/** The Review page: what to review, how far that is, and every table of the last review. */
class ReviewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int ledger READ ledger WRITE setLedger NOTIFY askedChanged)
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY askedChanged)
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY askedChanged)
    Q_PROPERTY(QString rangeProblem READ rangeProblem NOTIFY askedChanged)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY reviewed)
    Q_PROPERTY(bool old READ old NOTIFY changed)
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY reviewed)
    Q_PROPERTY(QString jumpHeadline READ jumpHeadline NOTIFY reviewed)
    Q_PROPERTY(QString noHmm READ noHmm NOTIFY reviewed)
    Q_PROPERTY(QString noSecondOpinion READ noSecondOpinion NOTIFY reviewed)
    Q_PROPERTY(QString warning READ warning NOTIFY reviewed)
    Q_PROPERTY(regime::IntervalModel* gains READ gains CONSTANT)
    Q_PROPERTY(regime::IntervalModel* turnGains READ turnGains CONSTANT)
    Q_PROPERTY(regime::ReviewOutcomes* outcomes READ outcomes CONSTANT)
    Q_PROPERTY(regime::BlindModel* blind READ blind CONSTANT)
    Q_PROPERTY(regime::NotesModel* notes READ notes CONSTANT)
    Q_PROPERTY(regime::CellsModel* stability READ stability CONSTANT)
    Q_PROPERTY(regime::CellsModel* whatIf READ whatIf CONSTANT)
    Q_PROPERTY(QString whatIfNote READ whatIfNote NOTIFY reviewed)
    Q_PROPERTY(QString outcomeFile READ outcomeFile WRITE setOutcomeFile NOTIFY askedChanged)
    Q_PROPERTY(QString verdict READ verdict NOTIFY reviewed)
    Q_PROPERTY(regime::CellsModel* gate READ gate CONSTANT)
    Q_PROPERTY(regime::CellsModel* paper READ paper CONSTANT)
    Q_PROPERTY(QString paperNote READ paperNote NOTIFY reviewed)
    Q_PROPERTY(regime::CellsModel* simulated READ simulated CONSTANT)
    Q_PROPERTY(regime::SurvivalModel* simulatedCurves READ simulatedCurves CONSTANT)
    Q_PROPERTY(regime::SurvivalModel* simulatedJumpCurves READ simulatedJumpCurves CONSTANT)
    Q_PROPERTY(regime::ReviewBot* bot READ bot CONSTANT)
    Q_PROPERTY(QString sentence READ sentence NOTIFY reviewed)
    Q_PROPERTY(QString jumpSentence READ jumpSentence NOTIFY reviewed)
    Q_PROPERTY(QString calibrationText READ calibrationText NOTIFY reviewed)
    Q_PROPERTY(QList<QVector4D> hmmBins READ hmmBins NOTIFY reviewed)
    Q_PROPERTY(QList<QVector4D> jumpBins READ jumpBins NOTIFY reviewed)
    Q_PROPERTY(int confirmCandles READ confirmCandles WRITE setConfirmCandles NOTIFY confirmChanged)
    Q_PROPERTY(int mostConfirm READ mostConfirm NOTIFY reviewed)
    Q_PROPERTY(QStringList confirmTexts READ confirmTexts NOTIFY confirmChanged)
    Q_PROPERTY(QStringList jumpConfirmTexts READ jumpConfirmTexts NOTIFY confirmChanged)

public:
    using QObject::QObject;

    /** A regime::ReviewLedger. */
    int ledger() const { return static_cast<int>(m_ledger); }
    void setLedger(int ledger);
    /** Days as "2024-07-01"; empty: all there is. From the first second of `from` to the end of
     *  `to`, UTC. */
    QString from() const { return m_from; }
    void setFrom(const QString& from);
    QString to() const { return m_to; }
    void setTo(const QString& to);
    /** CSV with the bot's cycles; empty: those of a shared store, where there is one. */
    QString outcomeFile() const { return m_outcomeFile; }
    void setOutcomeFile(const QString& file);
    QString rangeProblem() const; ///< why the range cannot be reviewed; empty when it can

    bool running() const { return m_status.running; }
    double progress() const { return m_status.progress; }
    QString statusText() const;
    bool empty() const { return !m_report; }
    /** The tables are of a review before the last one that was asked for, which runs, failed or was
     *  cancelled. */
    bool old() const { return m_report && m_old; }
    QString rangeText() const; ///< what the tables are of; empty while there are none

    QString headline() const;
    QString jumpHeadline() const; ///< the same of the second opinion, or that there is none
    /** Where the range has none; else empty. */
    QString noHmm() const;
    QString noSecondOpinion() const;
    QString warning() const; ///< what keeps the numbers from saying much; empty when nothing does
    /** In forecasts of volatility, and of grid turns. */
    IntervalModel* gains() { return &m_gains; }
    IntervalModel* turnGains() { return &m_turnGains; }
    ReviewOutcomes* outcomes() { return &m_outcomes; }
    BlindModel* blind() { return &m_blind; }
    NotesModel* notes() { return &m_notes; }
    CellsModel* stability() { return &m_stability; }
    CellsModel* whatIf() { return &m_whatIf; }
    QString whatIfNote() const;
    QString verdict() const; ///< which phase the evidence supports
    CellsModel* gate() { return &m_gate; }
    CellsModel* paper() { return &m_paper; }
    QString paperNote() const;
    /** The paper grid's cycles in phase 1 by regime at entry. */
    CellsModel* simulated() { return &m_simulated; }
    SurvivalModel* simulatedCurves() { return &m_simulatedCurves; }
    SurvivalModel* simulatedJumpCurves() { return &m_simulatedJumpCurves; }
    ReviewBot* bot() { return &m_bot; }
    QString sentence() const;
    QString jumpSentence() const;
    QString calibrationText() const;
    QList<QVector4D> hmmBins() const;
    QList<QVector4D> jumpBins() const;
    /** What CONFIRM_CANDLES is tried at. */
    int confirmCandles() const { return m_confirmCandles; }
    void setConfirmCandles(int candles);
    int mostConfirm() const;
    /** Changes a day, lag, share unlike raw, share that stands: of that try. */
    QStringList confirmTexts() const;
    QStringList jumpConfirmTexts() const; ///< empty without a second opinion

    void applyStatus(const regime::ReviewStatus& status);
    void apply(const regime::ReviewReport& report);
    void applyMarks(const regime::ReviewMarks& marks);

    /** Asks for the review that is chosen; nothing while its range has a problem. */
    Q_INVOKABLE void start();
    Q_INVOKABLE void cancel() { emit cancelRequested(); }
    /** Begins a note on the episode that was just judged. */
    Q_INVOKABLE void noteEpisode();

signals:
    void askedChanged();
    void changed();
    void reviewed();
    void confirmChanged();
    void requested(const regime::ReviewRequest& request);
    void cancelRequested();

private:
    std::optional<ReviewRequest> request() const;

    ReviewLedger m_ledger = ReviewLedger::Any;
    QString m_from, m_to, m_outcomeFile;
    ReviewStatus m_status;
    bool m_old = false;
    std::optional<ReviewReport> m_report;
    IntervalModel m_gains;
    IntervalModel m_turnGains;
    ReviewOutcomes m_outcomes;
    BlindModel m_blind;
    NotesModel m_notes;
    CellsModel m_stability;
    CellsModel m_whatIf;
    CellsModel m_gate;
    CellsModel m_paper;
    CellsModel m_simulated;
    SurvivalModel m_simulatedCurves;
    SurvivalModel m_simulatedJumpCurves;
    ReviewBot m_bot;
    int m_confirmCandles = 5;
};

} // namespace regime
