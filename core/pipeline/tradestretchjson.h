// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/tradewalk.h"

#include <QByteArray>

namespace regime
{

/** An open stretch as text for the store, every digit kept. */
QByteArray stretchText(const TradeStretch& stretch);

/** Reads it back; absent when the text is none. */
std::optional<TradeStretch> readStretch(const QByteArray& text);

} // namespace regime
