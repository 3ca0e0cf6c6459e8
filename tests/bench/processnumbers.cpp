// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/processnumbers.h"

#include <QDir>
#include <QFile>
#include <QList>

#include <ctime>

#include <unistd.h>

namespace regime
{

namespace
{

const QString kTasks = QStringLiteral("/proc/self/task");

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ThreadTimes timesIn(const QByteArray& schedstat)
{
    const QList<QByteArray> fields = schedstat.trimmed().split(' ');
    return fields.size() < 2 ? ThreadTimes()
                             : ThreadTimes{fields[0].toLongLong(), fields[1].toLongLong()};
}

int entries(const QString& folder)
{
    return static_cast<int>(
        QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size());
}

} // namespace

std::int64_t monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

long statusKb(const char* name)
{
    for (const QByteArray& line : contents(QStringLiteral("/proc/self/status")).split('\n'))
        if (line.startsWith(name))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toLong();
    return 0;
}

int openFiles()
{
    return entries(QStringLiteral("/proc/self/fd")) - 1; // without the folder that is being read
}

int threadCount()
{
    return entries(kTasks);
}

QByteArray loadAverage()
{
    return contents(QStringLiteral("/proc/loadavg")).split(' ').mid(0, 3).join(' ');
}

ThreadTimes ownTimes()
{
    return timesIn(contents(QStringLiteral("/proc/thread-self/schedstat")));
}

std::map<QString, std::int64_t> ranNsByThreadName()
{
    std::map<QString, std::int64_t> ran;
    for (const QString& task : QDir(kTasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = kTasks + u'/' + task;
        const QString name =
            task.toLongLong() == getpid()
                ? QStringLiteral("GUI")
                : QString::fromLocal8Bit(contents(folder + QStringLiteral("/comm")).trimmed());
        ran[name] += timesIn(contents(folder + QStringLiteral("/schedstat"))).ranNs;
    }
    return ran;
}

} // namespace regime
