// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notesmodel.h"

#include "core/engine/values/wording.h"
#include "ui/reviewtimes.h"

namespace regime
{

int NotesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_notes.size());
}

QVariant NotesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReviewNote& note = m_notes[static_cast<std::size_t>(index.row())];
    switch (role) {
    case WhenRole:
        return tr("%1 to %2").arg(minuteText(note.fromSec), minuteText(note.toSec));
    case TextRole:
        return note.text;
    default:
        return {};
    }
}

QHash<int, QByteArray> NotesModel::roleNames() const
{
    return {{WhenRole, "when"}, {TextRole, "text"}};
}

void NotesModel::setDraft(QString& part, const QString& text)
{
    if (text == part)
        return;
    part = text;
    m_refusal.clear();
    emit draftChanged();
}

void NotesModel::setFrom(const QString& from)
{
    setDraft(m_from, from);
}

void NotesModel::setTo(const QString& to)
{
    setDraft(m_to, to);
}

void NotesModel::setText(const QString& text)
{
    setDraft(m_text, text);
}

std::optional<std::int64_t> NotesModel::fromSec() const
{
    if (m_from.isEmpty())
        return ofRange() ? std::optional(m_scope.fromSec) : std::nullopt;
    const auto minute = minuteOf(m_from);
    return minute ? minute : dayStart(m_from);
}

std::optional<std::int64_t> NotesModel::toSec() const
{
    if (m_to.isEmpty() && ofRange())
        return m_scope.toSec;
    if (m_to.isEmpty()) {
        const auto begin = minuteOf(m_from);
        return begin ? std::optional(*begin + 60 * m_scope.intervalMin) : dayEnd(m_from);
    }
    const auto minute = minuteOf(m_to);
    return minute ? minute : dayEnd(m_to);
}

QString NotesModel::problem() const
{
    if (!ofRange() && m_from.isEmpty())
        return m_text.isEmpty() ? QString()
                                : tr("Say which day or minute the note is about: 2024-07-01 or "
                                     "2024-07-01 13:05.");
    for (const auto& [text, time] : {std::pair(m_from, fromSec()), std::pair(m_to, toSec())})
        if (!time)
            return tr("%1 is no time; write it as 2024-07-01 or 2024-07-01 13:05.")
                .arg(oneLine(text, 20));
    if (*fromSec() >= *toSec() && !m_scope.pair.isEmpty())
        return tr("The note's time ends before it begins.");
    return m_refusal.isEmpty() ? QString()
                               : tr("The note was not kept: %1").arg(oneLine(m_refusal, 200));
}

void NotesModel::apply(const ReviewMarks& marks)
{
    m_scope = marks.scope;
    m_refusal = marks.problem;
    take(marks);
}

void NotesModel::applyMarks(const ReviewMarks& marks)
{
    if (marks.scope.isWhole() && (!ready() || !ofRange()))
        m_scope = marks.scope;
    if (marks.answers != 0)
        m_refusal = marks.problem;
    if (marks.answers != 0 && marks.answers == m_writing) {
        m_writing.reset();
        // Words that were not kept, or written since, stay in the hand.
        if (marks.problem.isEmpty() && m_text == m_sent)
            m_text.clear();
    }
    if (marks.scope == m_scope)
        take(marks);
    else
        emit draftChanged();
}

void NotesModel::take(const ReviewMarks& marks)
{
    beginResetModel();
    m_notes = marks.notes;
    endResetModel();
    emit changed();
    emit draftChanged();
}

void NotesModel::begin(std::int64_t fromSec, std::int64_t toSec)
{
    setFrom(minuteText(fromSec));
    setTo(minuteText(toSec));
}

void NotesModel::write()
{
    if (!ready() || m_text.trimmed().isEmpty() || !problem().isEmpty())
        return;
    m_writing = ++m_asked;
    m_sent = m_text;
    emit written(m_scope, {0, 0, *fromSec(), *toSec(), m_text.trimmed()}, m_asked);
}

void NotesModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    emit removed(m_scope, m_notes[static_cast<std::size_t>(row)].id, ++m_asked);
}

} // namespace regime
