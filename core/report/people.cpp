// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/people.h"

#include <QRegularExpression>

#include <algorithm>

namespace jumpseat {
namespace {

constexpr qsizetype shortestPart = 4; // "R." or "de" alone name nobody

QStringList wordsOf(const QString& name)
{
    return name.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

People::People(const QList<EventPtr>& events)
{
    for (const EventPtr& event : events) {
        const auto* joined = std::get_if<event::ParticipantJoined>(&event->payload);
        if (joined && joined->role == Role::Candidate)
            m_ownNames += wordsOf(joined->name);
    }
    for (const EventPtr& event : events) {
        if (const auto* joined = std::get_if<event::ParticipantJoined>(&event->payload))
            add(*joined);
        else if (const auto* started = std::get_if<event::SessionStarted>(&event->payload))
            hide(started->interviewer, QStringLiteral("Interviewer 1"));
    }
    // The longest first: "R. Lantern" before "Lantern".
    std::ranges::stable_sort(m_hidden, std::ranges::greater {}, [](const auto& hidden) { return hidden.first.size(); });
}

void People::add(const event::ParticipantJoined& joined)
{
    const auto known = std::ranges::find(m_people, joined.participant, &Person::id);
    if (known == m_people.end())
        m_people += { joined.participant, joined.role, labelOf(joined) };
    else if (joined.role == Role::Candidate)
        known->name = joined.name;
    if (joined.role != Role::Candidate)
        hide(joined.name, name(joined.participant));
}

QString People::labelOf(const event::ParticipantJoined& newcomer)
{
    switch (newcomer.role) {
    case Role::Interviewer: return QStringLiteral("Interviewer %1").arg(++m_interviewers);
    case Role::Shadow: return QStringLiteral("Observer %1").arg(++m_observers);
    case Role::Candidate: break;
    }
    return newcomer.name;
}

void People::hide(const QString& name, const QString& label)
{
    QStringList hidden { name };
    for (const QString& word : wordsOf(name)) {
        if (word.size() >= shortestPart && !m_ownNames.contains(word))
            hidden += word;
    }
    for (const QString& one : std::as_const(hidden)) {
        if (!one.isEmpty())
            m_hidden += { one, label };
    }
}

QString People::name(const ParticipantId& id) const
{
    if (id.isEmpty())
        return QStringLiteral("the program");
    const auto it = std::ranges::find(m_people, id, &Person::id);
    return it == m_people.end() ? id.value : it->name;
}

QString People::withoutNames(QString text) const
{
    for (const auto& [name, label] : m_hidden) {
        const QRegularExpression whole(QStringLiteral("(?<![\\w])%1(?![\\w])").arg(QRegularExpression::escape(name)),
            QRegularExpression::UseUnicodePropertiesOption);
        text.replace(whole, label);
    }
    return text;
}

} // namespace jumpseat
