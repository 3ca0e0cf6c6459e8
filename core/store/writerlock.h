// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <optional>

namespace regime
{

/**
 * Held by the one process that writes a database, or shows a folder in a window: a lock of the
 * kernel on the file `path.lock`, which ends with its process however that ends. The file itself
 * stays and says who held it last.
 */
class WriterLock
{
public:
    /** For what is at `path`. Errors, said of a database: another one has it, the folder cannot be
     *  written. */
    static Result<std::unique_ptr<WriterLock>> take(const QString& path);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

private:
    explicit WriterLock(int file) : m_file(file) {}

    int m_file;
};

/** Process id of the program that holds the lock of `path`, if one does. */
std::optional<qint64> writerPid(const QString& path);

} // namespace regime
