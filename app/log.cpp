// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMutex>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace regime
{

namespace
{

constexpr qint64 kMaxBytes = 5'000'000;
constexpr int kFiles = 5;

/** The file, turned over when it is full. Written from any thread under the mutex. */
class LogFile
{
public:
    explicit LogFile(const QString& path) : m_path(path) { open(); }

    void write(const QByteArray& line)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_file.size() + line.size() > kMaxBytes)
            turnOver();
        m_file.write(line);
        m_file.flush();
    }

private:
    void open()
    {
        m_file.setFileName(m_path);
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
            std::fprintf(stderr, "No log file is kept: %s: %s\n", qPrintable(m_path),
                         qPrintable(m_file.errorString()));
    }
    QString numbered(int n) const { return QStringLiteral("%1.%2").arg(m_path).arg(n); }
    void turnOver()
    {
        m_file.close();
        QFile::remove(numbered(kFiles - 1));
        for (int n = kFiles - 2; n >= 1; --n)
            QFile::rename(numbered(n), numbered(n + 1));
        QFile::rename(m_path, numbered(1));
        open();
    }

    QMutex m_mutex;
    QString m_path;
    QFile m_file;
};

/** Filled from any thread under its mutex. */
struct Problems {
    static constexpr qsizetype kKept = 20;
    QMutex mutex;
    QStringList lines;
};
Problems problems;

std::unique_ptr<LogFile> logFile; // outlives the message handler, which Qt calls until the end
int leastSeverity = 1;

int severity(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return 3;
}

constexpr const char* kLevels[] = {"debug", "info", "warning", "error"};

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const QString text =
        logLine(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                QLatin1String(kLevels[severity(type)]), QLatin1String(context.category), message);
    if (severity(type) >= severity(QtWarningMsg)) {
        const QMutexLocker lock(&problems.mutex);
        problems.lines << text;
        if (problems.lines.size() > Problems::kKept)
            problems.lines.removeFirst();
    }
    if (severity(type) >= leastSeverity) {
        const QByteArray line = text.toUtf8() + '\n';
        std::fputs(line.constData(), stderr);
        if (logFile)
            logFile->write(line);
    }
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void installLog(const QString& dataDir, const QString& level)
{
    for (int i = 0; i < 4; ++i)
        if (level == QLatin1String(kLevels[i]))
            leastSeverity = i;
    if (QDir().mkpath(dataDir))
        logFile =
            std::make_unique<LogFile>(QDir(dataDir).filePath(QStringLiteral("regimescope.log")));
    qInstallMessageHandler(handle);
}

QStringList newestProblems()
{
    const QMutexLocker lock(&problems.mutex);
    return problems.lines;
}

QString logLine(const QString& timeUtc, const QString& level, const QString& category,
                const QString& message)
{
    QString text = message;
    text.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'\n', QStringLiteral("\\n"))
        .replace(u'\r', QStringLiteral("\\r"));
    return QStringLiteral("%1 %2 %3: %4").arg(timeUtc, level, category, text);
}

} // namespace regime
