// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event.h"

namespace jumpseat {

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
        || std::holds_alternative<HintGiven>(payload) || std::holds_alternative<CaretMoved>(payload)
        || std::holds_alternative<ToolCalled>(payload) || std::holds_alternative<ToolReturned>(payload)
        || std::holds_alternative<Pasted>(payload) || std::holds_alternative<RunStarted>(payload)
        || std::holds_alternative<RunOutput>(payload) || std::holds_alternative<RunFinished>(payload)
        || std::holds_alternative<TestsReported>(payload) || std::holds_alternative<ReviewCommented>(payload)
        || std::holds_alternative<RunInput>(payload) || std::holds_alternative<TerminalRecorded>(payload)
        || std::holds_alternative<ReviewEdited>(payload) || std::holds_alternative<ReviewRemoved>(payload)
        || std::holds_alternative<VerdictGiven>(payload) || std::holds_alternative<ReviewViewed>(payload)
        || std::holds_alternative<ConstraintDropped>(payload) || std::holds_alternative<TradeoffLogged>(payload)
        || std::holds_alternative<DiagramDrawn>(payload) || std::holds_alternative<AssistantPinned>(payload)
        || std::holds_alternative<AssistantStopped>(payload) || std::holds_alternative<ToolDecided>(payload)
        || std::holds_alternative<SuggestionShown>(payload) || std::holds_alternative<EditorOffered>(payload)
        || std::holds_alternative<WatchStarted>(payload) || std::holds_alternative<WatchEnded>(payload);
    return shared ? Visibility::Shared : Visibility::InterviewersOnly;
}

} // namespace jumpseat
