// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_words.h"

#include "models/session_model.h"

// How an event is said in one line: lists, evidence, tooltips and screen readers all use these words.

namespace jumpseat {

namespace {

QString minutes(qint64 us)
{
    const qint64 seconds = us / 1'000'000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

QString openingWords(const QString& text)
{
    constexpr qsizetype limit = 120;
    QString line = text.section(u'\n', 0, 0).simplified();
    if (line.size() > limit || line.size() + 1 < text.trimmed().size())
        line = line.left(limit) + QChar(0x2026);
    return line;
}

QString SessionModel::describe(const Event& event) const
{
    return std::visit([&](const auto& payload) { return words(event, payload); }, event.payload);
}

QString SessionModel::words(const Event&, const event::SessionStarted&) const
{
    return tr("Session opened");
}
QString SessionModel::words(const Event&, const event::SessionResumed&) const
{
    return tr("Session opened again");
}
QString SessionModel::words(const Event&, const event::SessionEnded&) const
{
    return tr("Session ended");
}
QString SessionModel::words(const Event&, const event::ConsentGiven&) const
{
    return tr("Agreed to be recorded");
}
QString SessionModel::words(const Event&, const event::ParticipantJoined& e) const
{
    return tr("%1 joined").arg(e.name);
}
QString SessionModel::words(const Event&, const event::BookmarkAdded&) const
{
    return tr("Bookmark");
}
QString SessionModel::words(const Event&, const event::NoteAdded& e) const
{
    return openingWords(e.text);
}
QString SessionModel::words(const Event&, const event::EvidenceUnlinked&) const
{
    return tr("Evidence taken away");
}

QString SessionModel::words(const Event&, const event::ConnectionChanged& e) const
{
    const QString name = nameOf(e.participant);
    return e.connected ? tr("%1 is back").arg(name) : tr("%1 lost the connection").arg(name);
}

QString SessionModel::words(const Event&, const event::TaskStarted& e) const
{
    return tr("Task %1: %2").arg(e.index + 1).arg(e.title);
}

QString SessionModel::words(const Event& event, const event::FileAdded& e) const
{
    return event.actor.isEmpty() ? tr("%1 was there at the start").arg(e.name)
                                 : tr("%1 added %2").arg(nameOf(event.actor), e.name);
}

QString SessionModel::words(const Event& event, const event::FileRenamed& e) const
{
    return event.actor.isEmpty() ? tr("A file is called %1 now").arg(e.name)
                                 : tr("%1 called a file %2").arg(nameOf(event.actor), e.name);
}

QString SessionModel::words(const Event& event, const event::FileRemoved& e) const
{
    return tr("%1 removed %2").arg(nameOf(event.actor), nameOf(e.file));
}

QString SessionModel::words(const Event& event, const event::FileRestored& e) const
{
    return tr("%1 brought %2 back").arg(nameOf(event.actor), nameOf(e.file));
}

QString SessionModel::nameOf(const ParticipantId& participant) const
{
    const auto* who = state().participant(participant);
    return who ? who->name : participant.value;
}

QString SessionModel::nameOf(const FileId& id) const
{
    const auto* file = state().file(id);
    return file ? file->name : id.value;
}

QString SessionModel::words(const Event& event, const event::Edited& e) const
{
    const QString name = nameOf(e.file);
    const QString person = nameOf(event.actor);
    switch (e.origin.kind) {
    case OriginKind::Pasted: return tr("%1 pasted into %2").arg(person, name);
    case OriginKind::Assistant: return tr("%1 of the assistant entered %2").arg(e.origin.source, name);
    default: return tr("%1 edited %2").arg(person, name);
    }
}

QString SessionModel::words(const Event&, const event::PromptSent& e) const
{
    return tr("Asked: %1").arg(openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::ReplyFinished& e) const
{
    return tr("Assistant: %1").arg(openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::SuggestionOffered& e) const
{
    return tr("%1 offered for %2, %n line(s) added", nullptr, e.linesAdded).arg(e.suggestion.value, nameOf(e.file));
}

QString SessionModel::words(const Event& event, const event::SuggestionDecided& e) const
{
    const auto* suggestion = state().suggestion(e.suggestion);
    const QString read = suggestion ? minutes(event.atUs - suggestion->readFromUs()) : QString();
    const int offered = suggestion ? suggestion->linesAdded : 0;
    switch (e.decision) {
    case Decision::Accepted: return tr("Took %1 after reading %2").arg(e.suggestion.value, read);
    case Decision::Partly:
        return tr("Took %1 of %2 lines of %3 after reading %4")
            .arg(e.linesTaken)
            .arg(offered)
            .arg(e.suggestion.value, read);
    case Decision::Edited: return tr("Edited and took %1 after reading %2").arg(e.suggestion.value, read);
    default: return tr("Dismissed %1 after reading %2").arg(e.suggestion.value, read);
    }
}

QString SessionModel::words(const Event&, const event::HintGiven& e) const
{
    return tr("Hint: %1").arg(openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::QuestionTicked& e) const
{
    const int task = state().currentTask() ? state().currentTask()->index : -1;
    const QString question =
        task >= 0 && task < m_kit.tasks.size() ? m_kit.tasks.at(task).questions.value(e.index).ask : QString();
    return e.asked ? tr("Asked in person: %1").arg(question) : tr("Not asked after all: %1").arg(question);
}

QString SessionModel::words(const Event&, const event::FlawJudged& e) const
{
    const auto* flaw = m_kit.findFlaw(e.flaw);
    const QString name = flaw ? QStringLiteral("%1 %2").arg(e.flaw.value, flaw->title) : e.flaw.value;
    switch (e.verdict) {
    case FlawVerdict::Caught:
        return flaw && flaw->control ? tr("%1 was called wrong").arg(name) : tr("Caught %1").arg(name);
    case FlawVerdict::Missed: return tr("Missed %1").arg(name);
    case FlawVerdict::FalseAlarm: return tr("False alarm on %1").arg(name);
    case FlawVerdict::Open: break;
    }
    return tr("%1 is open again").arg(name);
}

QString SessionModel::words(const Event&, const event::ScoreGiven& e) const
{
    const auto* criterion = m_kit.rubric.find(e.criterion);
    const QString title = criterion ? criterion->title : e.criterion.value;
    if (!e.level)
        return tr("%1: score taken back").arg(title);
    return *e.level == notObserved ? tr("%1: not observed").arg(title) : tr("%1: scored %2").arg(title).arg(*e.level);
}

QString SessionModel::words(const Event&, const event::EvidenceLinked& e) const
{
    const auto* criterion = m_kit.rubric.find(e.criterion);
    const EventPtr shown = event(e.event);
    return tr("Evidence for %1: %2")
        .arg(criterion ? criterion->title : e.criterion.value, shown ? describe(*shown) : QString::number(e.event));
}

QString SessionModel::words(const Event&, const event::Recommended& e) const
{
    switch (e.value) {
    case Recommendation::StrongNo: return tr("Recommendation: strong no");
    case Recommendation::No: return tr("Recommendation: no");
    case Recommendation::Yes: return tr("Recommendation: yes");
    case Recommendation::StrongYes: return tr("Recommendation: strong yes");
    case Recommendation::None: break;
    }
    return tr("Recommendation taken back");
}

QString SessionModel::words(const Event&, const event::Unknown& e) const
{
    return tr("Unknown event \"%1\"").arg(e.kindName);
}

} // namespace jumpseat
