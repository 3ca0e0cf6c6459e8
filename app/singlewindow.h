// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writerlock.h"

#include <QLocalServer>
#include <QObject>

#include <memory>
#include <optional>

namespace regime
{

/**
 * One window a data folder. The first start takes a lock in the user's runtime folder, which ends
 * with its process however that ends, and listens on a socket beside it; a later one asks it to
 * come forward, and ends. Lives on the GUI thread.
 */
class SingleWindow : public QObject
{
    Q_OBJECT

public:
    enum class Standing {
        First,     ///< this one is the window
        Raised,    ///< there is one, and it came forward
        Unanswered ///< there is one, and it does not answer
    };

    /** Finds out, waiting for another's answer for `answerMs` at most. Where the runtime folder
     *  cannot be used this one counts as the first, with a warning. */
    explicit SingleWindow(const QString& dataDir, int answerMs = 5000);

    Standing standing() const { return m_standing; }

    /** The other window's process, as far as it is known. */
    std::optional<qint64> otherPid() const { return m_otherPid; }

signals:
    /** Another start wants the window to come forward. */
    void raiseRequested();

private:
    void listen(const QString& socket);
    void answer();

    std::unique_ptr<WriterLock> m_seat; ///< of the first one
    QLocalServer m_server;
    Standing m_standing = Standing::First;
    std::optional<qint64> m_otherPid;
};

} // namespace regime
