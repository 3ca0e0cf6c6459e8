// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/reviewmaterial.h"
#include "core/engine/values/reviewmarks.h"
#include "core/store/reviewstore.h"

#include <span>

namespace regime
{

/** What was judged and written in a scope, by what is kept in `database`. */
Result<ReviewMarks> reviewMarks(Database& database, const ReviewScope& scope);

/** Keeps a verdict, unless one on that episode is kept already. */
Result<Done> keepVerdict(Database& database, const GivenVerdict& verdict, double nowSec);

/** Keeps a note; its id and time of writing are given here. Errors: those of ReviewStore::write().
 */
Result<Done> keepNote(Database& database, const ReviewScope& scope, const ReviewNote& note,
                      double nowSec);

Result<Done> removeNote(Database& database, const ReviewScope& scope, std::int64_t id);

/** Episodes of the material's shown regime to be judged, in the order of their lot: not those of
 *  which a verdict is kept in `database`, and so many at most. */
Result<std::vector<BlindEpisode>> blindEpisodes(const ReviewMaterial& material, Database& database,
                                                std::size_t most = 20);

/** How far the verdicts kept of the material's scope agree with what the jump model showed at the
 *  last candle of their charts; those at which it was UNDECIDED or had no answer are left out. */
Result<review::Agreement> jumpAgreement(const ReviewMaterial& material, Database& database);

} // namespace regime
