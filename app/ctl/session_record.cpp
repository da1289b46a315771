// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session_record.h"

#include "base/json.h"
#include "ctl/ctl.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace jumpseat::ctl {
namespace {

QString shortened(const QString& text)
{
    constexpr qsizetype longest = 100;
    const QString line = text.simplified();
    return line.size() > longest ? line.first(longest - 1) + u'…' : line;
}

QString editSummary(const SessionRecord& record, const event::Edited& edit)
{
    qint32 added = 0;
    qint32 removed = 0;
    for (const auto& change : edit.changes.changes()) {
        added += qint32(change.text.size());
        removed += change.toA - change.fromA;
    }
    return Words::tr("%1: +%2 -%3 characters, %4")
        .arg(
            record.fileName(edit.file), QString::number(added), QString::number(removed), originName(edit.origin.kind));
}

} // namespace

Result<SessionRow> findSession(const Workspace& workspace, const QString& name)
{
    const auto rows = workspace.sessions();
    if (!rows)
        return std::unexpected(rows.error());
    QList<SessionRow> found;
    for (const SessionRow& row : *rows) {
        if (row.id.value == name)
            return row;
        if (row.id.value.startsWith(name) || (name == QStringLiteral("last") && found.isEmpty()))
            found += row;
    }
    if (found.isEmpty())
        return fail(ErrorCode::NotFound,
            Words::tr("%1 has no session \"%2\"; \"jumpseatctl list\" shows all.").arg(workspace.file(), name));
    // "last" is the newest, unless an id begins so.
    if (found.size() > 1 && name != QStringLiteral("last")) {
        QStringList ids;
        for (const SessionRow& row : std::as_const(found))
            ids += row.id.value;
        return fail(ErrorCode::Refused,
            Words::tr("\"%1\" is the beginning of several: %2.").arg(name, ids.join(QStringLiteral(", "))));
    }
    return found.first();
}

QString SessionRecord::criterionTitle(const CriterionId& id) const
{
    const QJsonArray criteria = kit[QStringLiteral("rubric")][QStringLiteral("criteria")].toArray();
    for (const QJsonValue& criterion : criteria) {
        if (criterion[QStringLiteral("id")].toString() == id.value)
            return criterion[QStringLiteral("title")].toString();
    }
    return id.value;
}

QString SessionRecord::fileName(const FileId& id) const
{
    const FileState* file = state.file(id);
    return file ? file->name : id.value;
}

QString SessionRecord::personName(const ParticipantId& id) const
{
    const ParticipantState* person = state.participant(id);
    return person && !person->name.isEmpty() ? person->name : id.value;
}

EventPtr SessionRecord::event(Seq seq) const
{
    return seq >= 1 && seq <= events.size() ? events.at(seq - 1) : nullptr;
}

Result<SessionRecord> readRecord(const Workspace& workspace, const QString& name)
{
    const auto row = findSession(workspace, name);
    if (!row)
        return std::unexpected(row.error());
    auto events = workspace.events(row->id);
    if (!events)
        return std::unexpected(events.error());
    const auto kit = workspace.storedKit(row->id);
    if (!kit)
        return std::unexpected(kit.error());
    SessionRecord record { *row, *std::move(events), {}, parseJson(*kit).object() };
    for (const EventPtr& event : std::as_const(record.events)) {
        if (auto applied = record.state.apply(event); !applied)
            return fail(ErrorCode::Damaged,
                Words::tr("The journal does not hold together at event %1: %2.")
                    .arg(event->seq)
                    .arg(applied.error().what));
    }
    // While the session is live, the row may be a moment older than the events.
    record.row.events = record.events.size();
    record.row.durationUs = record.state.lastUs;
    record.row.ended = record.state.ended;
    return record;
}

Result<SessionRecord> readAskedRecord(const Options& options)
{
    const auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::unexpected(workspace.error());
    return readRecord(**workspace, options.word(0));
}

QString summary(const SessionRecord& record, const Event& event)
{
    if (const auto* prompt = std::get_if<event::PromptSent>(&event.payload))
        return shortened(prompt->text);
    if (const auto* reply = std::get_if<event::ReplyFinished>(&event.payload))
        return shortened(reply->text);
    if (const auto* note = std::get_if<event::NoteAdded>(&event.payload))
        return shortened(note->text);
    if (const auto* hint = std::get_if<event::HintGiven>(&event.payload))
        return shortened(hint->text);
    if (const auto* edit = std::get_if<event::Edited>(&event.payload))
        return editSummary(record, *edit);
    if (const auto* offered = std::get_if<event::SuggestionOffered>(&event.payload))
        return Words::tr("%1 for %2: +%3 -%4 lines")
            .arg(offered->suggestion.value, record.fileName(offered->file), QString::number(offered->linesAdded),
                QString::number(offered->linesRemoved));
    if (const auto* decided = std::get_if<event::SuggestionDecided>(&event.payload))
        return Words::tr("%1 %2, lines taken: %3")
            .arg(decided->suggestion.value, decisionName(decided->decision), QString::number(decided->linesTaken));
    if (const auto* task = std::get_if<event::TaskStarted>(&event.payload))
        return shortened(task->title);
    return kindOf(event.payload);
}

} // namespace jumpseat::ctl
