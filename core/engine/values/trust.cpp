// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/trust.h"

#include "core/engine/values/charthistory.h"
