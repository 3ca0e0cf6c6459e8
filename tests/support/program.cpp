// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>

namespace regime::test
{

namespace
{

QProcessEnvironment cleanEnvironment(const QString& home)
{
    QProcessEnvironment environment;
    for (const char* name : {"PATH", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "LIBGL_ALWAYS_SOFTWARE"})
        if (qEnvironmentVariableIsSet(name))
            environment.insert(QLatin1String(name), qEnvironmentVariable(name));
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), home + QStringLiteral("/cache"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    return environment;
}

bool hasEnded(const QProcess& process)
{
    return process.state() == QProcess::NotRunning;
}

} // namespace

Program::Program(const QString& path, const QString& home)
    : m_path(path), m_dataDir(home + QStringLiteral("/store")),
      m_environment(cleanEnvironment(home))
{
}

void Program::setVariable(const char* name, const QString& value)
{
    m_environment.insert(QLatin1String(name), value);
}

void Program::clearVariable(const char* name)
{
    m_environment.remove(QLatin1String(name));
}

std::unique_ptr<QProcess> Program::start(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->start(m_path, QStringList{QStringLiteral("--data-dir"), m_dataDir} + arguments);
    return process;
}

Ended Program::run(const QStringList& arguments, int timeoutMs) const
{
    const auto process = start(arguments);
    return finish(*process, timeoutMs);
}

Ended Program::finish(QProcess& process, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    const bool ended = QTest::qWaitFor([&] { return hasEnded(process); }, timeoutMs);
    Ended result;
    result.tookMs = timer.elapsed();
    if (!ended) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() == QProcess::NormalExit) {
        result.code = process.exitCode();
    }
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

Ended Program::signalled(QProcess& process, int number, int timeoutMs)
{
    if (!hasEnded(process))
        ::kill(static_cast<pid_t>(process.processId()), number);
    return finish(process, timeoutMs);
}

std::map<QString, QByteArray> filesIn(const QString& folder)
{
    std::map<QString, QByteArray> files;
    const QDir root(folder);
    QDirIterator entry(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (entry.hasNext()) {
        const QString path = entry.next();
        const QString name = root.relativeFilePath(path);
        if (entry.fileInfo().isDir())
            files[name + QLatin1Char('/')] = {};
        else
            files[name] = contentOf(path);
    }
    return files;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeContent(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace regime::test
