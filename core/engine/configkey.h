// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace regime
{

enum class ConfigType {
    Flag,        ///< true or false
    Integer,     ///< whole number within [min, max]
    Number,      ///< decimal number within [min, max]
    Choice,      ///< one of `choices`
    Pair,        ///< a trading pair under any alias
    ApiUrl,      ///< the exchange over https, or an address on loopback
    OptionalUrl, ///< empty, https, or http on loopback
    JsonPath,    ///< empty, or names joined by dots
    StoreUrl,    ///< empty, sqlite:PATH, postgresql://... or https://...
    Port,        ///< 0 (off) or 1024-65535
    Program,     ///< empty, or the absolute path of a program
};

/** One configuration key: its name, what it may be and what it is when nobody says. */
struct ConfigKey {
    QString name;
    ConfigType type = ConfigType::Number;
    QString defaultText;
    double min = 0;
    double max = 0;
    QStringList choices;
    QString summary;          ///< what it does, in one short sentence
    QString rangeNote;        ///< the range in words, where two numbers do not tell it
    QString group;            ///< what it is about: "Data", "Detector", "Advice"
    bool atNextStart = false; ///< a running program goes on with the value it started with

    /** "30 to 86400", "shadow, true, false", "https, or http on loopback". */
    QString rangeText() const;

    /** The canonical spelling of `text`, or a sentence naming the key, the value and what is
     *  allowed. Checks this key alone; what keys demand of each other is Configuration's. */
    Result<QString> accept(const QString& text) const;
};

} // namespace regime
