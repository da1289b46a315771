// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event.h"

#include <array>

namespace jumpseat {

namespace {

/// The value of `Enum` whose name in `names` is `name`; `other` when there is none.
template <class Enum, size_t n> Enum byName(const std::array<const char*, n>& names, QStringView name, Enum other)
{
    for (size_t i = 0; i < n; ++i) {
        if (name == QLatin1StringView(names[i]))
            return Enum(i);
    }
    return other;
}

constexpr std::array roleNames { "candidate", "interviewer", "shadow" };
constexpr std::array decisionNames { "open", "accepted", "partly", "edited", "rejected" };
constexpr std::array noteTagNames { "behaviour", "inference", "procedure" };
constexpr std::array verdictNames { "open", "caught", "missed" };

} // namespace

QString roleName(Role role)
{
    return QString::fromLatin1(roleNames[size_t(role)]);
}

Role roleFromName(QStringView name)
{
    return byName(roleNames, name, Role::Shadow);
}

QString decisionName(Decision value)
{
    return QString::fromLatin1(decisionNames[size_t(value)]);
}

Decision decisionFromName(QStringView name)
{
    return byName(decisionNames, name, Decision::Open);
}

QString noteTagName(NoteTag value)
{
    return QString::fromLatin1(noteTagNames[size_t(value)]);
}

NoteTag noteTagFromName(QStringView name)
{
    return byName(noteTagNames, name, NoteTag::Behaviour);
}

QString flawVerdictName(FlawVerdict value)
{
    return QString::fromLatin1(verdictNames[size_t(value)]);
}

FlawVerdict flawVerdictFromName(QStringView name)
{
    return byName(verdictNames, name, FlawVerdict::Open);
}

QString kindOf(const event::Payload& payload)
{
    return std::visit(
        []<class T>(const T& p) {
            if constexpr (std::is_same_v<T, event::Unknown>)
                return p.kindName;
            else
                return QString::fromLatin1(T::kind);
        },
        payload);
}

QList<OriginRun> originsOfInserted(const event::Edited& edit)
{
    if (!edit.origins.isEmpty())
        return edit.origins;
    const qint32 inserted = edit.changes.insertedLength();
    return inserted > 0 ? QList<OriginRun> { { inserted, edit.origin } } : QList<OriginRun> {};
}

Visibility visibilityOf(const event::Payload& payload)
{
    using namespace event;
    // Named one by one: a kind that is added later stays private until somebody decides otherwise here.
    const bool shared = std::holds_alternative<SessionStarted>(payload) || std::holds_alternative<SessionEnded>(payload)
        || std::holds_alternative<SessionResumed>(payload) || std::holds_alternative<ConsentGiven>(payload)
        || std::holds_alternative<ParticipantJoined>(payload) || std::holds_alternative<ConnectionChanged>(payload)
        || std::holds_alternative<TaskStarted>(payload) || std::holds_alternative<FileAdded>(payload)
        || std::holds_alternative<FileRenamed>(payload) || std::holds_alternative<FileRemoved>(payload)
        || std::holds_alternative<FileRestored>(payload) || std::holds_alternative<Edited>(payload)
        || std::holds_alternative<PromptSent>(payload) || std::holds_alternative<ReplyFinished>(payload)
        || std::holds_alternative<SuggestionOffered>(payload) || std::holds_alternative<SuggestionDecided>(payload)
        || std::holds_alternative<HintGiven>(payload);
    return shared ? Visibility::Shared : Visibility::InterviewersOnly;
}

} // namespace jumpseat
