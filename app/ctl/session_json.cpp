// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session_json.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

#include <map>

namespace jumpseat::ctl {
namespace {

using namespace Qt::StringLiterals;

template <class Tag> QJsonArray idsOf(const QList<Id<Tag>>& ids)
{
    QJsonArray array;
    for (const auto& id : ids)
        array += id.value;
    return array;
}

template <class List, class ToJson> QJsonArray arrayOf(const List& list, const ToJson& toJson)
{
    QJsonArray array;
    for (const auto& item : list)
        array += toJson(item);
    return array;
}

QJsonObject fileJson(const FileState& file)
{
    const QString text = file.document.text();
    QJsonObject origins;
    for (const auto& share : file.provenance.shares())
        origins[originName(share.kind)] = share.units;
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    return { { u"id"_s, file.id.value }, { u"name"_s, file.name }, { u"read_only"_s, file.readOnly },
        { u"removed"_s, file.removed }, { u"version"_s, file.version() }, { u"text"_s, text },
        { u"sha256"_s, QString::fromLatin1(hash) }, { u"origins"_s, origins } };
}

QJsonObject countsJson(const QList<EventPtr>& events)
{
    QJsonObject counts;
    for (const EventPtr& event : events) {
        const QString kind = kindOf(event->payload);
        counts[kind] = counts[kind].toInt() + 1;
    }
    return counts;
}

QJsonObject turnJson(const Turn& turn)
{
    QJsonObject json = describe(turn);
    for (const auto& [key, value] : std::initializer_list<std::pair<QString, QJsonValue>> { { u"id"_s, turn.id.value },
             { u"at_ms"_s, turn.promptUs / 1000 }, { u"prompt"_s, turn.prompt },
             { u"context"_s, QJsonArray::fromStringList(turn.context) },
             { u"reply"_s, turn.replySeq ? QJsonValue(turn.reply) : QJsonValue() },
             { u"reply_ms"_s, turn.replySeq ? QJsonValue(turn.replyEndedUs / 1000) : QJsonValue() },
             { u"provider"_s, turn.provider }, { u"script_reply"_s, turn.scriptReply },
             { u"suggestions"_s, idsOf(turn.suggestions) } })
        json[key] = value;
    return json;
}

QJsonObject suggestionJson(const SuggestionState& suggestion)
{
    return { { u"id"_s, suggestion.id.value }, { u"prompt"_s, suggestion.prompt.value },
        { u"file"_s, suggestion.file.value }, { u"decision"_s, decisionName(suggestion.decision) },
        { u"offered_ms"_s, suggestion.offeredUs / 1000 },
        { u"shown_ms"_s, suggestion.shownUs < 0 ? QJsonValue() : QJsonValue(suggestion.shownUs / 1000) },
        { u"completion"_s, suggestion.inlined },
        { u"decided_ms"_s, suggestion.decidedSeq ? QJsonValue(suggestion.decidedUs / 1000) : QJsonValue() },
        { u"lines_added"_s, suggestion.linesAdded }, { u"lines_removed"_s, suggestion.linesRemoved },
        { u"lines_taken"_s, suggestion.linesTaken }, { u"carries"_s, idsOf(suggestion.carries) } };
}

QJsonObject noteJson(const NoteState& note)
{
    return { { u"event"_s, note.seq }, { u"at_ms"_s, note.atUs / 1000 }, { u"tag"_s, noteTagName(note.tag) },
        { u"text"_s, note.text } };
}

QJsonArray scoresJson(const SessionRecord& record)
{
    QJsonArray scores;
    for (const Scorecard& card : record.state.scorecards) {
        // By criterion, so that the same record prints the same way every time.
        const std::map<CriterionId, int> levels(card.levels.constKeyValueBegin(), card.levels.constKeyValueEnd());
        for (const auto& [criterion, level] : levels)
            scores += QJsonObject { { u"rater"_s, card.rater.value }, { u"criterion"_s, criterion.value },
                { u"title"_s, record.criterionTitle(criterion) }, { u"level"_s, level } };
    }
    return scores;
}

QJsonArray evidenceJson(const SessionRecord& record)
{
    QJsonArray all;
    for (const Scorecard& card : record.state.scorecards) {
        for (const EvidenceState& evidence : card.evidence) {
            const EventPtr event = record.event(evidence.event);
            all += QJsonObject { { u"id"_s, evidence.id.value }, { u"rater"_s, card.rater.value },
                { u"criterion"_s, evidence.criterion.value }, { u"event"_s, evidence.event },
                { u"kind"_s, event ? kindOf(event->payload) : QString() },
                { u"text"_s, event ? summary(record, *event) : QString() } };
        }
    }
    return all;
}

QJsonArray recommendationsJson(const SessionRecord& record)
{
    QJsonArray all;
    for (const Scorecard& card : record.state.scorecards) {
        if (card.recommendation != Recommendation::None)
            all += QJsonObject { { u"rater"_s, card.rater.value },
                { u"value"_s, recommendationName(card.recommendation) } };
    }
    return all;
}

QJsonObject personJson(const ParticipantState& person)
{
    return { { u"id"_s, person.id.value }, { u"role"_s, roleName(person.role) }, { u"name"_s, person.name } };
}

} // namespace

QJsonObject toJson(const SessionRow& row)
{
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(row.startedWallMs, QTimeZone::UTC);
    return { { u"id"_s, row.id.value }, { u"candidate"_s, row.candidate }, { u"interviewer"_s, row.interviewer },
        { u"kit"_s, row.kitId }, { u"kit_title"_s, row.kitTitle }, { u"kit_version"_s, row.kitVersion },
        { u"started"_s, row.startedWallMs ? QJsonValue(started.toString(Qt::ISODateWithMs)) : QJsonValue() },
        { u"duration_ms"_s, row.durationUs / 1000 }, { u"ended"_s, row.ended }, { u"sample"_s, row.sample },
        { u"events"_s, row.events } };
}

QJsonObject toJson(const SessionRecord& record)
{
    const SessionState& state = record.state;
    QJsonObject json { { u"session"_s, toJson(record.row) },
        { u"participants"_s, arrayOf(state.participants, personJson) }, { u"files"_s, arrayOf(state.files, fileJson) },
        { u"event_counts"_s, countsJson(record.events) }, { u"conversation"_s, arrayOf(state.turns, turnJson) },
        { u"suggestions"_s, arrayOf(state.suggestions, suggestionJson) }, { u"scores"_s, scoresJson(record) },
        { u"evidence"_s, evidenceJson(record) }, { u"recommendations"_s, recommendationsJson(record) },
        { u"notes"_s, arrayOf(state.notes, noteJson) } };
    addTasks(json, state);
    addAssistant(json, state);
    return json;
}

QJsonObject toJson(const Kit& kit)
{
    return { { u"id"_s, kit.id }, { u"version"_s, kit.version }, { u"title"_s, kit.title },
        { u"summary"_s, kit.summary }, { u"minutes"_s, kit.minutes }, { u"tasks"_s, kit.tasks.size() },
        { u"hash"_s, kit.contentHash } };
}

} // namespace jumpseat::ctl
