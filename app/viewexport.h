// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configuration.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <functional>

class QQuickWindow;

namespace regime
{

class AppModel;

/** The options with which another process of this program reads the same folder in the same way. */
QStringList folderArguments(const QString& dataDir, const QString& configFile,
                            const Configuration& configuration);

/**
 * What the operator takes out of the window: a picture of the view, or a report of the range in
 * view. A report is made by a process of its own, so that the window goes on. Lives on the GUI
 * thread.
 */
class ViewExport : public QObject
{
    Q_OBJECT

public:
    /** `arguments` as folderArguments() gives them. Window and model must outlive it. */
    ViewExport(AppModel& model, QQuickWindow& window, QStringList arguments);

    /** Asks for a file name and saves the view there, and at two pixels a point beside it. */
    void chooseViewFile();
    /** Asks for a folder and writes the report of the range in view there. */
    void chooseReportFolder();

    void copyView() const;
    /** "view.png" and "view@2x.png"; calls `done` with what went wrong, or an empty text. The
     * second one is written over only together with the first. */
    void saveView(const QString& path, const std::function<void(const QString&)>& done) const;
    void makeReport(const QString& folder);

    /** The program that makes reports, if not this one. */
    void setProgram(const QString& path) { m_program = path; }

signals:
    /** The page that was written. */
    void reportMade(const QString& page);
    void failed(const QString& sentence);

private:
    AppModel& m_model;
    QQuickWindow& m_window;
    QStringList m_arguments;
    QString m_program;
    QProcess m_report;
};

} // namespace regime
