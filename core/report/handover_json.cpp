// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/handover_json.h"

#include "report/handover_events.h"

#include <QJsonArray>

namespace jumpseat {
namespace {

using namespace Qt::StringLiterals;
using Content = HandoverContent;

template <class List, class ToJson> QJsonArray listOf(const List& list, const ToJson& toJson)
{
    QJsonArray array;
    for (const auto& item : list)
        array += toJson(item);
    return array;
}

QJsonObject fileOf(const FileState& file)
{
    QJsonObject origins;
    for (const auto& share : file.provenance.shares())
        origins[originName(share.kind)] = share.units;
    return { { u"name"_s, file.name }, { u"removed"_s, file.removed }, { u"version"_s, file.version() },
        { u"text"_s, file.document.text() }, { u"origins"_s, origins } };
}

QJsonObject turnOf(const Turn& turn)
{
    return { { u"at_us"_s, turn.promptUs }, { u"prompt"_s, turn.prompt },
        { u"context"_s, QJsonArray::fromStringList(turn.context) },
        { u"reply"_s, turn.replySeq ? QJsonValue(turn.reply) : QJsonValue() }, { u"provider"_s, turn.provider } };
}

QJsonObject suggestionOf(const Content& content, const SuggestionState& suggestion)
{
    return { { u"id"_s, suggestion.id.value }, { u"file"_s, fileTitle(content, suggestion.file) },
        { u"offered_us"_s, suggestion.offeredUs }, { u"decision"_s, decisionName(suggestion.decision) },
        { u"lines_added"_s, suggestion.linesAdded }, { u"lines_removed"_s, suggestion.linesRemoved },
        { u"lines_taken"_s, suggestion.linesTaken }, { u"changes"_s, suggestion.changes.toJson() } };
}

QJsonArray scoresOf(const Content& content)
{
    QJsonArray scores;
    for (const Scorecard& card : content.state.scorecards) {
        for (const auto& [criterion, level] : levelsOf(content, card))
            scores += QJsonObject { { u"rater"_s, content.people.name(card.rater) },
                { u"criterion"_s, criterionTitle(content, criterion) }, { u"level"_s, level },
                { u"observed"_s, level != notObserved }, { u"anchor"_s, anchorOf(content, criterion, level) } };
    }
    return scores;
}

QJsonArray evidenceOf(const Content& content)
{
    QJsonArray all;
    for (const Scorecard& card : content.state.scorecards) {
        for (const EvidenceState& item : card.evidence)
            all += QJsonObject { { u"rater"_s, content.people.name(card.rater) },
                { u"criterion"_s, criterionTitle(content, item.criterion) }, { u"event"_s, item.event } };
    }
    return all;
}

QJsonArray recommendationsOf(const Content& content)
{
    QJsonArray all;
    for (const Scorecard& card : content.state.scorecards) {
        if (card.recommendation != Recommendation::None)
            all += QJsonObject { { u"rater"_s, content.people.name(card.rater) },
                { u"value"_s, recommendationName(card.recommendation) } };
    }
    return all;
}

QJsonObject criterionOf(const Criterion& criterion)
{
    return { { u"id"_s, criterion.id.value }, { u"title"_s, criterion.title },
        { u"shown_to_candidate"_s, criterion.shownToCandidate },
        { u"anchors"_s, listOf(criterion.anchors, [](const QString& anchor) { return QJsonValue(anchor); }) } };
}

QJsonObject countsOf(const Content& content)
{
    QJsonObject counts;
    for (const auto& [kind, count] : countsByKind(content.session.events).asKeyValueRange())
        counts[kind] = count;
    return counts;
}

QJsonObject sessionJson(const Content& content)
{
    const SessionState& state = content.state;
    const auto person = [](const People::Person& one) {
        return QJsonObject { { u"role"_s, roleName(one.role) }, { u"name"_s, one.name } };
    };
    const auto note = [&](const NoteState& one) {
        return QJsonObject { { u"at_us"_s, one.atUs }, { u"tag"_s, noteTagName(one.tag) },
            { u"text"_s, content.people.withoutNames(one.text) } };
    };
    const auto hint = [&](const HintState& one) {
        return QJsonObject { { u"at_us"_s, one.atUs }, { u"text"_s, content.people.withoutNames(one.text) } };
    };
    return { { u"id"_s, content.session.id.value }, { u"kit"_s, content.session.kitTitle },
        { u"kit_version"_s, content.session.kitVersion }, { u"started"_s, isoTime(state.startedWallMs) },
        { u"duration_us"_s, state.lastUs }, { u"ended"_s, state.ended },
        { u"people"_s, listOf(content.people.all(), person) }, { u"files"_s, listOf(state.files, fileOf) },
        { u"conversation"_s, listOf(state.turns, turnOf) },
        { u"suggestions"_s, listOf(state.suggestions, [&](const auto& one) { return suggestionOf(content, one); }) },
        { u"hints"_s, listOf(state.hints, hint) }, { u"notes"_s, listOf(state.notes, note) },
        { u"criteria"_s, listOf(content.session.rubric.criteria, criterionOf) }, { u"scores"_s, scoresOf(content) },
        { u"evidence"_s, evidenceOf(content) }, { u"recommendations"_s, recommendationsOf(content) },
        { u"event_counts"_s, countsOf(content) },
        { u"events"_s,
            listOf(content.session.events, [&](const EventPtr& event) { return eventForPerson(content, *event); }) } };
}

} // namespace

QJsonObject handoverJson(const QList<HandoverContent>& contents, qint64 nowWallMs)
{
    return { { u"jumpseat_handover"_s, 1 }, { u"made"_s, isoTime(nowWallMs) },
        { u"sessions"_s, listOf(contents, sessionJson) } };
}

} // namespace jumpseat
