// SPDX-License-Identifier: GPL-3.0-or-later
// What the worker does about reviews.
#include "core/engine/engine.h"
#include "core/engine/regimeworker.h"
#include "core/engine/reviewdesk.h"
#include "core/engine/reviewtask.h"

#include <QThread>

namespace regime
{

void RegimeWorker::startReview(const ReviewRequest& request)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_review && m_engine)
        m_review->start(request, m_options.configuration, m_engine->series());
}

void RegimeWorker::cancelReview()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_review)
        m_review->cancel();
}

void RegimeWorker::judgeEpisode(const GivenVerdict& verdict)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        tellMarks(verdict.scope,
                  keepVerdict(m_engine->database(), verdict, m_options.clock->nowSec()));
}

void RegimeWorker::writeNote(const ReviewScope& scope, const ReviewNote& note, quint64 request)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        tellMarks(scope, keepNote(m_engine->database(), scope, note, m_options.clock->nowSec()),
                  request);
}

void RegimeWorker::removeNote(const ReviewScope& scope, qint64 id, quint64 request)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        tellMarks(scope, regime::removeNote(m_engine->database(), scope, id), request);
}

/** Notes are about times, not about a review: they are there from the start. */
void RegimeWorker::tellNotes()
{
    const SeriesKey series = m_engine->series();
    tellMarks(ReviewScope::whole(series.pair, series.intervalMin), Done{});
}

/** What there is now, and why the last of it is missing. */
void RegimeWorker::tellMarks(const ReviewScope& scope, const Result<Done>& kept, quint64 request)
{
    const Result<ReviewMarks> known = reviewMarks(m_engine->database(), scope);
    ReviewMarks marks = known ? *known : ReviewMarks();
    marks.scope = scope;
    marks.answers = request;
    if (!kept || !known)
        marks.problem = QString::fromStdString((kept ? known.error() : kept.error()).message);
    emit reviewMarked(marks);
}

} // namespace regime
