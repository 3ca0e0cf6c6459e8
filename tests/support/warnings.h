// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QtGlobal>

namespace regime::test
{

/** What Qt has warned of since someone cleared it. */
inline QStringList& warnings()
{
    static QStringList kept;
    return kept;
}

/** From now on warnings are kept, and printed as before. For initTestCase(). */
inline void keepWarnings()
{
    static QtMessageHandler printed = nullptr;
    printed = qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext& context, const QString& text) {
            if (type != QtDebugMsg && type != QtInfoMsg)
                warnings() << text;
            printed(type, context, text);
        });
}

} // namespace regime::test
