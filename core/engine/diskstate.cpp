// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/diskstate.h"

#include <QFile>

#include <cerrno>

#include <sys/statvfs.h>
#include <unistd.h>

namespace regime
{

namespace
{

/** A store grows by pages of a few KiB and a journal; below this it soon cannot. */
constexpr std::int64_t kFullBytes = 1'000'000;

} // namespace

std::optional<std::int64_t> diskFreeBytes(const QString& folder)
{
    struct statvfs disk {
    };
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return std::nullopt;
    return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
}

StoreTrouble storeTroubleIn(const QString& folder)
{
    if (::access(QFile::encodeName(folder).constData(), W_OK) != 0 &&
        (errno == EROFS || errno == EACCES))
        return StoreTrouble::ReadOnly;
    const auto free = diskFreeBytes(folder);
    return free && *free < kFullBytes ? StoreTrouble::DiskFull : StoreTrouble::Other;
}

} // namespace regime
