// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writerlock.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace regime
{

namespace
{

QByteArray lockPath(const QString& path)
{
    return QFile::encodeName(path + QStringLiteral(".lock"));
}

/** A lock of this open file alone: no other in this process or any other shares or breaks it. */
struct flock wholeFile(short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

qint64 pidIn(int file)
{
    std::array<char, 24> text{};
    const ssize_t read = ::pread(file, text.data(), text.size() - 1, 0);
    return read > 0 ? QByteArray(text.data()).trimmed().toLongLong() : 0;
}

} // namespace

Result<std::unique_ptr<WriterLock>> WriterLock::take(const QString& path)
{
    const int file = ::open(lockPath(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{
            QStringLiteral("The folder %1 cannot be written, so nothing can be kept there. "
                           "Make it writable or choose another one with --data-dir.")
                .arg(QFileInfo(path).absolutePath())
                .toStdString()};
    std::unique_ptr<WriterLock> taken(new WriterLock(file));
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(file, F_OFD_SETLK, &lock) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return Error{QStringLiteral("the store is in use by RegimeScope (pid %1); use its Data "
                                        "page or stop it")
                             .arg(pidIn(file))
                             .toStdString()};
        return Error{
            QStringLiteral("The store %1 cannot be locked: %2. Put it on a local disk with "
                           "--data-dir.")
                .arg(path, QString::fromLocal8Bit(std::strerror(errno)))
                .toStdString()};
    }
    const QByteArray pid = QByteArray::number(qint64{::getpid()}) + '\n';
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, pid.constData(), pid.size(), 0) != pid.size())
        return Error{QStringLiteral("%1.lock cannot be written: %2")
                         .arg(path, QString::fromLocal8Bit(std::strerror(errno)))
                         .toStdString()};
    return taken;
}

WriterLock::~WriterLock()
{
    ::close(m_file);
}

std::optional<qint64> writerPid(const QString& path)
{
    const int file = ::open(lockPath(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    struct flock lock = wholeFile(F_RDLCK);
    const bool held = ::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    const std::optional<qint64> pid = held ? std::optional(pidIn(file)) : std::nullopt;
    ::close(file);
    return pid;
}

} // namespace regime
