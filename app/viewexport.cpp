// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewexport.h"

#include "core/engine/configkeys.h"
#include "ui/appmodel.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickItemGrabResult>
#include <QQuickWindow>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <utility>

namespace regime
{

namespace
{

QString picturesFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
}

} // namespace

QStringList folderArguments(const QString& dataDir, const QString& configFile,
                            const Configuration& configuration)
{
    QStringList arguments{QStringLiteral("--data-dir"), dataDir};
    if (!configFile.isEmpty())
        arguments << QStringLiteral("--config") << configFile;
    // File and environment are read again; the command line would be lost.
    for (const ConfigKey& key : configKeys())
        if (configuration.origin(key.name) == ConfigOrigin::CommandLine)
            arguments << QStringLiteral("--set") << key.name + u'=' + configuration.text(key.name);
    return arguments;
}

ViewExport::ViewExport(AppModel& model, QQuickWindow& window, QStringList arguments)
    : m_model(model), m_window(window), m_arguments(std::move(arguments)),
      m_program(QCoreApplication::applicationFilePath())
{
    connect(&model, &AppModel::viewSaveRequested, this, &ViewExport::chooseViewFile);
    connect(&model, &AppModel::viewCopyRequested, this, &ViewExport::copyView);
    connect(&model, &AppModel::reportRequested, this, &ViewExport::chooseReportFolder);
    connect(&m_report, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (code != 0 || status != QProcess::NormalExit)
            return emit failed(
                QString::fromUtf8(m_report.readAllStandardError()).trimmed().left(2000));
        const QStringList files =
            QString::fromUtf8(m_report.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        const auto page = std::ranges::find_if(
            files, [](const QString& file) { return file.endsWith(QLatin1String(".html")); });
        if (page == files.end())
            return emit failed(tr("The report's page is not among its files."));
        emit reportMade(*page);
    });
    connect(&m_report, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed(m_report.errorString());
    });
}

void ViewExport::chooseViewFile()
{
    auto* dialog = new QFileDialog(nullptr, tr("Save the view"), picturesFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setNameFilters({tr("PNG pictures (*.png)")});
    dialog->selectFile(
        QStringLiteral("regimescope-%1.png")
            .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        saveView(path, [this](const QString& problem) {
            if (!problem.isEmpty())
                emit failed(problem);
        });
    });
    dialog->open();
}

void ViewExport::chooseReportFolder()
{
    auto* dialog = new QFileDialog(nullptr, tr("Folder for the report"), picturesFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ViewExport::makeReport);
    dialog->open();
}

void ViewExport::copyView() const
{
    QGuiApplication::clipboard()->setImage(m_window.grabWindow());
}

void ViewExport::saveView(const QString& path,
                          const std::function<void(const QString&)>& done) const
{
    const QFileInfo file(path);
    const QString large =
        file.dir().filePath(file.completeBaseName() + QStringLiteral("@2x.") + file.suffix());
    // The dialog has asked about the one name only.
    if (!file.exists() && QFileInfo::exists(large))
        return done(tr("%1 is there already; choose another name").arg(large));
    const auto keep = [](const QImage& picture, const QString& to) {
        QSaveFile whole(to);
        return whole.open(QIODevice::WriteOnly) && picture.save(&whole, "PNG") && whole.commit()
                   ? QString()
                   : tr("The picture cannot be written to %1").arg(to);
    };
    if (const QString problem = keep(m_window.grabWindow(), path); !problem.isEmpty())
        return done(problem);
    const auto grab = m_window.contentItem()->grabToImage(2 * m_window.size());
    if (!grab)
        return done(tr("The window cannot be drawn"));
    connect(grab.data(), &QQuickItemGrabResult::ready, this,
            [grab, large, keep, done] { done(keep(grab->image(), large)); });
}

void ViewExport::makeReport(const QString& folder)
{
    if (m_report.state() != QProcess::NotRunning)
        return;
    const auto whole = [](double timeSec) {
        return QString::number(static_cast<qint64>(std::floor(timeSec)));
    };
    const ChartModel& chart = *m_model.chart();
    QStringList arguments = m_arguments;
    arguments << QStringLiteral("report") << QStringLiteral("--out") << folder
              << QStringLiteral("--from") << whole(chart.fromSec());
    // The newest range is judged by what is known now, a past one by what was known then.
    if (!chart.live())
        arguments << QStringLiteral("--to") << whole(chart.toSec());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_report.setProcessEnvironment(environment);
    m_report.start(m_program, arguments);
}

} // namespace regime
