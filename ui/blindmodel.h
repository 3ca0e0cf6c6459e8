// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewreport.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** Episodes put before the operator one by one: the chart ends soon after each began, and its label
 *  is told once the verdict is given. */
class BlindModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReviewModel")
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(bool told READ told NOTIFY changed)
    Q_PROPERTY(int label READ label NOTIFY changed)
    Q_PROPERTY(bool more READ more NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString agreementText READ agreementText NOTIFY changed)
    Q_PROPERTY(QString highText READ highText NOTIFY changed)
    Q_PROPERTY(QString lowText READ lowText NOTIFY changed)
    Q_PROPERTY(QString chartText READ chartText NOTIFY changed)

public:
    using QObject::QObject;

    bool open() const { return m_at.has_value(); } ///< an episode is on the chart
    bool asking() const { return open() && !m_said; }
    /** Of the episode once it was judged, 0 to 2; else -1. */
    int label() const { return told() ? static_cast<int>(episode()->label) : -1; }
    bool more() const { return m_next < m_episodes.size(); }
    QString text() const; ///< what is asked, or what came out
    bool told() const { return open() && m_said; }
    QString agreementText() const;
    /** The ends of the price scale, against the last close before the episode. */
    QString highText() const;
    QString lowText() const;
    QString chartText() const; ///< the chart in words

    /** On the chart; null when there is none. */
    const BlindEpisode* episode() const { return m_at ? &m_episodes[*m_at] : nullptr; }
    double highest() const;
    double lowest() const;

    void apply(const regime::ReviewReport& report);
    void applyMarks(const regime::ReviewMarks& marks);

    /** Puts the next episode on the chart; nothing while one waits for its verdict. */
    Q_INVOKABLE void next();
    /** `regime` 0 to 2; nothing while no episode waits for a verdict. */
    Q_INVOKABLE void judge(int regime);
    /** Takes the episode off the chart; unjudged, it comes again. */
    Q_INVOKABLE void leave();

signals:
    void changed();
    void judged(const regime::GivenVerdict& verdict);

private:
    QString jumpText() const;
    QString moveText(double price) const;
    double reference() const;

    ReviewScope m_scope;
    std::vector<BlindEpisode> m_episodes;
    std::size_t m_next = 0;
    std::optional<std::size_t> m_at; ///< in m_episodes
    std::optional<Regime> m_said;    ///< of that one
    review::Agreement m_agreement;
    std::optional<review::Agreement> m_jumpAgreement; ///< as of the review
    std::int64_t m_unknown = 0; ///< verdicts that may be of this ledger or not
    bool m_waits = false;       ///< to hear whether a verdict was kept
    QString m_problem;          ///< why the last one was not
};

} // namespace regime
