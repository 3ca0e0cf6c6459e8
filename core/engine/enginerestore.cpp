// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine takes up from the run before it: models, answers, advice, events.
#include "core/engine/engine.h"

#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/engine/restore.h"
#include "core/store/writerlock.h"

#include <limits>

namespace regime
{

namespace
{

constexpr std::int64_t kEventsShown = 1000;

} // namespace

void Engine::restore()
{
    m_trainer.restore();
    takeModels();
    // Beside another writer, or in a folder that cannot be read, the files are not this one's.
    if (m_openingProblem.isEmpty())
        restoreAnswers();
    primeAdvice();
    recallLabels();
}

void Engine::restoreAnswers()
{
    const auto restored = regime::restoreAnswers(
        *m_store, m_snapshotFile,
        {m_key, m_trainer.live(), m_trainer.liveJump(), access(),
         m_options.asOfSec.value_or(std::numeric_limits<std::int64_t>::max())});
    if (!restored) {
        noteStoreProblem(QString::fromStdString(restored.error().message));
        return;
    }
    if (!restored->notice.isEmpty())
        log(QStringLiteral("store"), restored->notice);
    if (restored->saved && !m_options.asOfSec)
        m_backfiller.restore(backfillOf(*restored->saved));
    // A reader of the demo's folder does not know where it looks; the file does.
    if (restored->saved && isLooking())
        m_options.demo = restored->saved->demo.has_value();
    m_hmm.restore(restored->hmm);
    m_jump.restore(restored->jump);
    // Beside a running program, and in a picture of the past, the answers are no leftovers: they
    // stand as long as they are fresh.
    const QString path = storePath(m_options.configuration, m_options.dataDir);
    const bool stands = m_options.after && m_options.after->answersStand;
    if (stands || m_options.asOfSec || (isLooking() && writerPid(path))) {
        m_hmm.adoptRestored();
        m_jump.adoptRestored();
    }
}

void Engine::showStoredEvents()
{
    const auto stored = m_store->events().newest(kEventsShown);
    if (!stored) {
        noteStoreProblem(QString::fromStdString(stored.error().message));
        return;
    }
    std::vector<EventEntry> entries;
    for (const StoredEvent& event : *stored)
        if (!m_options.asOfSec || event.timeSec < static_cast<double>(*m_options.asOfSec))
            entries.push_back({event.id, event.timeSec, event.kind, event.text});
    emit eventsLogged(entries);
}

void Engine::primeAdvice()
{
    const double slowSec = m_options.configuration.number(QStringLiteral("TREND_SLOW_HALFLIFE"));
    const auto prices = restorePrices(*m_store, m_key, adviceSource(m_options.configuration),
                                      m_feed.exchangeNowSec(), 4 * slowSec);
    if (!prices) {
        noteStoreProblem(QString::fromStdString(prices.error().message));
        return;
    }
    m_adviceTick = m_advisor.prime(*prices);
}

std::vector<RawLabel> Engine::pastLabels(ModelFamily family)
{
    const auto nowSec = static_cast<std::int64_t>(m_feed.exchangeNowSec());
    auto labels = m_store->ledger().rawLabels(nowSec - (LabelFlicker::kHistoryDays + 1) * 86'400,
                                              m_options.asOfSec.value_or(nowSec), family);
    if (labels)
        return *std::move(labels);
    noteStoreProblem(QString::fromStdString(labels.error().message));
    return {};
}

void Engine::recallLabels()
{
    const std::vector<RawLabel> hmm = pastLabels(ModelFamily::Hmm);
    const std::vector<RawLabel> jump = pastLabels(ModelFamily::Jump);
    m_hmm.recall(hmm);
    m_jump.recall(jump);
    m_agreement.note(ModelFamily::Hmm, hmm);
    m_agreement.note(ModelFamily::Jump, jump);
}

} // namespace regime
