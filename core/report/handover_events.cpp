// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/handover_events.h"

#include <QJsonArray>

#include <algorithm>

namespace jumpseat {
namespace {

QJsonValue withoutNames(const People& people, const QJsonValue& value)
{
    if (value.isString())
        return people.withoutNames(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& item : value.toArray())
            array += withoutNames(people, item);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        *it = withoutNames(people, *it);
    return object;
}

template <class T, class... Others> constexpr bool isOneOf = (std::is_same_v<T, Others> || ...);

// The candidate's own words, the assistant's, and the text of files stay to the letter: edits count characters.
bool isVerbatim(const event::Payload& payload)
{
    return std::visit(
        []<class T>(const T&) {
            return isOneOf<T, event::Edited, event::FileAdded, event::FileRenamed, event::Pasted, event::PromptSent,
                event::ReplyFinished, event::ToolCalled, event::ToolDecided, event::ToolReturned,
                event::SuggestionOffered, event::EditorOffered, event::WatchStarted, event::RunStarted,
                event::RunOutput, event::RunInput, event::TerminalRecorded, event::RunFinished, event::TestsReported,
                event::ReviewCommented, event::ReviewEdited, event::VerdictGiven, event::TradeoffLogged,
                event::DiagramDrawn>;
        },
        payload);
}

// The names and messages of hidden tests are the answer key.
QJsonObject hiddenForPerson(const event::HiddenTested& hidden)
{
    const auto passed = std::ranges::count(hidden.tests, TestOutcome::Passed, &TestResult::outcome);
    return { { QStringLiteral("task"), hidden.task.value }, { QStringLiteral("tests"), hidden.tests.size() },
        { QStringLiteral("passed"), passed } };
}

// A member that is added to a payload goes out unless it is taken out here; a kind that is not known does not.
QJsonObject payloadForPerson(const People& people, const event::Payload& payload)
{
    QJsonObject json = payloadToJson(payload);
    if (const auto* joined = std::get_if<event::ParticipantJoined>(&payload))
        json[QStringLiteral("name")] = people.name(joined->participant);
    else if (std::holds_alternative<event::SuggestionOffered>(payload))
        json.remove(QStringLiteral("carries"));
    else if (std::holds_alternative<event::ReplyFinished>(payload))
        json.remove(QStringLiteral("script")); // its name says what it is there to try
    else if (const auto* hidden = std::get_if<event::HiddenTested>(&payload))
        return hiddenForPerson(*hidden);
    return isVerbatim(payload) ? json : withoutNames(people, json).toObject();
}

bool isKnown(const event::Payload& payload)
{
    return !std::holds_alternative<event::Unknown>(payload);
}

} // namespace

QJsonObject eventForPerson(const HandoverContent& content, const Event& event)
{
    QJsonObject json { { QStringLiteral("seq"), event.seq }, { QStringLiteral("kind"), kindOf(event.payload) },
        { QStringLiteral("actor"), content.people.name(event.actor) }, { QStringLiteral("at_us"), event.atUs },
        { QStringLiteral("wall_ms"), event.wallMs } };
    if (isKnown(event.payload))
        json[QStringLiteral("payload")] = payloadForPerson(content.people, event.payload);
    else
        json[QStringLiteral("withheld")] = QStringLiteral("a kind of event that this program does not know");
    return json;
}

} // namespace jumpseat
