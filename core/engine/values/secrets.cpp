// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/secrets.h"

#include <QRegularExpression>

namespace regime
{

QString withoutSecrets(const QString& text)
{
    static const QRegularExpression inAddress(QStringLiteral("(://[^/\\s:@]*):[^/\\s@]+@"));
    static const QRegularExpression assigned(
        QStringLiteral("\\b([a-z_]*(?:key|token|password|passwd|secret)\\s*[=:]\\s*|bearer\\s+)"
                       "[^\\s,;&\"]+"),
        QRegularExpression::CaseInsensitiveOption);
    QString masked = text;
    masked.replace(inAddress, QStringLiteral("\\1:***@"));
    masked.replace(assigned, QStringLiteral("\\1***"));
    return masked;
}

} // namespace regime
