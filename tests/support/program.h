// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace regime::test
{

/** How a program ended. */
struct Ended {
    int code = -1; ///< -1: it had to be killed, or crashed
    QByteArray out;
    QByteArray err;
    qint64 tookMs = 0;
};

/**
 * The real program as a process of its own: folders below `home`, no display, nobody's
 * configuration. Waiting runs the event loop, so that a server in the test's thread answers.
 */
class Program
{
public:
    /** `path` is the binary; `home` an existing folder. */
    Program(const QString& path, const QString& home);

    /** Where --data-dir points: below `home`, not made yet. */
    QString dataDir() const { return m_dataDir; }
    void setDataDir(const QString& dataDir) { m_dataDir = dataDir; }

    /** Sets an environment variable of the programs started from now on. */
    void setVariable(const char* name, const QString& value);
    void clearVariable(const char* name);

    /** Starts it with --data-dir in front of `arguments`. */
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;

    /** Starts it and waits for its end. */
    Ended run(const QStringList& arguments, int timeoutMs = 60'000) const;

    /** Waits for the end of a started one; kills it when it does not come in time. */
    static Ended finish(QProcess& process, int timeoutMs);

    /** Sends the signal and waits for the end. */
    static Ended signalled(QProcess& process, int number, int timeoutMs = 10'000);

private:
    QString m_path;
    QString m_dataDir;
    QProcessEnvironment m_environment;
};

/** The content of every file below `folder`, by relative path; folders stand with a slash behind
 *  their name. */
std::map<QString, QByteArray> filesIn(const QString& folder);

QByteArray contentOf(const QString& path);

/** False when it cannot be written. */
bool writeContent(const QString& path, const QByteArray& content);

} // namespace regime::test
