// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QTranslator>

#include <utility>

namespace regime
{

void installTranslation(const QLocale& wanted)
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(wanted, QStringLiteral("regimescope"), QStringLiteral("_"),
                         QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(translator);
    else
        delete std::exchange(translator, nullptr);
    // Names of months go with the words: no French "août" in an English sentence. A number is
    // written alike everywhere: a point is none between thousands.
    QLocale names = translator ? QLocale(translator->language()) : QLocale::c();
    names.setNumberOptions(QLocale::RejectGroupSeparator | QLocale::OmitGroupSeparator);
    QLocale::setDefault(names);
}

} // namespace regime
