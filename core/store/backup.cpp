// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"

#include "core/store/database.h"
#include "core/store/durablefile.h"
#include "core/store/writerlock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <utility>
#include <vector>

namespace regime
{

namespace
{

const QString storeName = QStringLiteral("regimescope.sqlite");
const QString modelFolder = QStringLiteral("models");

Error problem(const QString& text)
{
    return Error{text.toStdString()};
}

/** A folder in `parent` that did not exist before: `<stem>-<utc>`. */
Result<QString> makeFolder(const QString& parent, const QString& stem)
{
    const QString now =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString name = QDir(parent).filePath(stem + u'-' + now);
    for (int n = 1; n < 1000; ++n) {
        const QString path = n == 1 ? name : QStringLiteral("%1-%2").arg(name).arg(n);
        if (QDir().exists(path) || QDir().exists(path + QStringLiteral(".part")))
            continue;
        if (!QDir().mkdir(path))
            break;
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                        QFileDevice::ExeOwner);
        return path;
    }
    return problem(QStringLiteral("No folder can be made in %1. Choose one that is there and "
                                  "yours.")
                       .arg(parent));
}

QStringList filesOf(const QString& folder, const QStringList& filters)
{
    return QDir(folder).entryList(filters, QDir::Files);
}

const QStringList& snapshotFilters()
{
    static const QStringList filters{QStringLiteral("snapshot-*.json"),
                                     QStringLiteral("snapshot-*.json.bak")};
    return filters;
}

/** Each file comes whole or not at all, and lasts. */
Result<Done> copyFiles(const QString& from, const QStringList& filters, const QString& to)
{
    for (const QString& name : filesOf(from, filters)) {
        QFile file(QDir(from).filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return problem(
                QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString()));
        if (!QDir().mkpath(to))
            return problem(QStringLiteral("The folder %1 cannot be made").arg(to));
        const auto written = writeDurably(QDir(to).filePath(name), file.readAll());
        if (!written)
            return written;
    }
    return Done{};
}

/** The store as it is at one moment, its journal included. */
Result<Done> copyStore(const QString& from, const QString& to)
{
    const auto opened = Database::open(from, storeSchema(), Access::Read);
    if (!opened)
        return opened.error();
    if (const auto copied = opened->database.query(QStringLiteral("VACUUM INTO ?"), {to}); !copied)
        return copied.error();
    QFile::setPermissions(to, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return Done{};
}

/** Renames that can be taken back together. */
class Moves
{
public:
    Result<Done> move(const QString& from, const QString& to)
    {
        if (!QFile::exists(from))
            return Done{};
        if (!QFile::rename(from, to))
            return problem(QStringLiteral("%1 cannot be moved to %2. Keep both on one disk that "
                                          "can be written.")
                               .arg(from, to));
        m_done.emplace_back(from, to);
        return Done{};
    }

    void takeBack()
    {
        for (; !m_done.empty(); m_done.pop_back())
            QFile::rename(m_done.back().second, m_done.back().first);
    }

private:
    std::vector<std::pair<QString, QString>> m_done;
};

/** A copy of the backup that has been found sound, brought up to date, and put beside the store. */
Result<Done> copyChecked(const QString& path, const QString& to)
{
    const QDir backup(path);
    if (!backup.exists(storeName))
        return problem(QStringLiteral("%1 is no backup: it holds no %2.").arg(path, storeName));
    const QString store = QDir(to).filePath(storeName);
    if (!QFile::copy(backup.filePath(storeName), store))
        return problem(QStringLiteral("%1 cannot be copied. Check the space on the disk.")
                           .arg(backup.filePath(storeName)));
    {
        const auto opened = Database::open(store, storeSchema(), Access::Write);
        if (!opened)
            return opened.error();
        if (!opened->notice.isEmpty())
            return problem(QStringLiteral("The backup %1 is damaged.").arg(path));
    }
    QFile::remove(store + QStringLiteral(".lock"));
    const auto models = copyFiles(backup.filePath(modelFolder), {}, QDir(to).filePath(modelFolder));
    return models ? copyFiles(path, snapshotFilters(), to) : models;
}

/** Snapshots, models, store and journals of `kept` to `aside`, and those of `fresh` in their place.
 */
Result<Done> exchange(const KeptFiles& kept, const QString& fresh, const QString& aside,
                      Moves& moves)
{
    const QDir out(aside);
    const QDir in(fresh);
    const QDir data(kept.dataDir);
    std::vector<std::pair<QString, QString>> steps;
    for (const char* suffix : {"", "-wal", "-shm"})
        steps.emplace_back(kept.storePath + QLatin1String(suffix),
                           out.filePath(storeName + QLatin1String(suffix)));
    steps.emplace_back(kept.modelDir, out.filePath(modelFolder));
    for (const QString& name : filesOf(kept.dataDir, snapshotFilters()))
        steps.emplace_back(data.filePath(name), out.filePath(name));
    steps.emplace_back(in.filePath(storeName), kept.storePath);
    steps.emplace_back(in.filePath(modelFolder), kept.modelDir);
    for (const QString& name : filesOf(fresh, snapshotFilters()))
        steps.emplace_back(in.filePath(name), data.filePath(name));
    for (const auto& [from, to] : steps)
        if (const Result<Done> moved = moves.move(from, to); !moved)
            return moved;
    return Done{};
}

} // namespace

Result<QString> makeBackup(const KeptFiles& kept, const QString& folder)
{
    const Result<QString> path = makeFolder(folder, QStringLiteral("regimescope-backup"));
    if (!path)
        return path;
    const QString part = *path + QStringLiteral(".part");
    if (!QDir().rename(*path, part))
        return problem(QStringLiteral("%1 cannot be renamed").arg(*path));
    Result<Done> copied = copyStore(kept.storePath, QDir(part).filePath(storeName));
    if (copied)
        copied = copyFiles(kept.modelDir, {}, QDir(part).filePath(modelFolder));
    if (copied)
        copied = copyFiles(kept.dataDir, snapshotFilters(), part);
    if (!copied) {
        QDir(part).removeRecursively();
        return copied.error();
    }
    if (!QDir().rename(part, *path))
        return problem(QStringLiteral("%1 is whole but cannot be renamed").arg(part));
    return path;
}

Result<QString> restoreBackup(const KeptFiles& kept, const QString& path)
{
    const auto lock = WriterLock::take(kept.storePath);
    if (!lock)
        return lock.error();
    const Result<QString> fresh = makeFolder(kept.dataDir, QStringLiteral("restoring"));
    if (!fresh)
        return fresh;
    Result<Done> done = copyChecked(path, *fresh);
    const Result<QString> aside = done ? makeFolder(kept.dataDir, QStringLiteral("before-restore"))
                                       : Result<QString>(done.error());
    if (aside) {
        Moves moves;
        done = exchange(kept, *fresh, *aside, moves);
        if (!done) {
            moves.takeBack();
            QDir().rmdir(*aside); // unless something is left in it
        }
    }
    QDir(*fresh).removeRecursively();
    if (!done)
        return done.error();
    return aside;
}

} // namespace regime
