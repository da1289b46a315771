// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QHash>
#include <QStringList>

namespace jumpseat {

/// The people of one session as the candidate may know them: themselves by name, others by what they were.
class People {
public:
    explicit People(const QList<EventPtr>& events);

    struct Person {
        ParticipantId id;
        Role role = Role::Candidate;
        QString name; ///< "Interviewer 1", "Observer 1"; of a candidate the real one
    };
    [[nodiscard]] const QList<Person>& all() const { return m_people; }
    /// "the program" for nobody.
    [[nodiscard]] QString name(const ParticipantId& id) const;
    /// `text` of an interviewer without the names of people other than the candidate, whole or in part.
    [[nodiscard]] QString withoutNames(QString text) const;

private:
    void add(const event::ParticipantJoined& joined);
    [[nodiscard]] QString labelOf(const event::ParticipantJoined& newcomer);
    void hide(const QString& name, const QString& label);

    QList<Person> m_people;
    QList<std::pair<QString, QString>> m_hidden; ///< a name or a part of one, and what stands for it
    QStringList m_ownNames;                      ///< the words of the candidate's own name
    int m_interviewers = 0, m_observers = 0;
};

} // namespace jumpseat
