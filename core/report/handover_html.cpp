// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/handover_html.h"

#include "report/html_text.h"

namespace jumpseat {
namespace {

QString pageHead()
{
    // Nothing is loaded and nothing runs, whatever stands in the text.
    return QStringLiteral(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is stored about you</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; color: #1c2126;
  background: #fff; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 3rem; border-bottom: 1px solid #c8ced4; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { text-align: left; vertical-align: top;
  padding: .25rem 1rem .25rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f6f8; padding: .75rem; border-radius: 4px;
  font: 14px/1.45 ui-monospace, monospace; }
.said { margin: .5rem 0 0; color: #4a545e; }
</style>
</head>
<body>
)");
}

QString heading(int level, const QString& text)
{
    return QStringLiteral("<h%1>%2</h%1>\n").arg(level).arg(htmlText(text));
}

QString paragraph(const QString& text)
{
    return QStringLiteral("<p>%1</p>\n").arg(htmlText(text));
}

// What somebody wrote, with who and when above it.
QString quoted(const QString& said, const QString& text)
{
    return QStringLiteral("<p class=\"said\">%1</p>\n<pre>%2</pre>\n").arg(htmlText(said), htmlText(text));
}

QString htmlTable(const QStringList& titles, const QList<QStringList>& rows)
{
    QString out = QStringLiteral("<table>\n<tr>");
    for (const QString& title : titles)
        out += QStringLiteral("<th>%1</th>").arg(htmlText(title));
    out += QStringLiteral("</tr>\n");
    for (const QStringList& row : rows) {
        out += QStringLiteral("<tr>");
        for (const QString& cell : row)
            out += QStringLiteral("<td>%1</td>").arg(htmlText(cell));
        out += QStringLiteral("</tr>\n");
    }
    return out + QStringLiteral("</table>\n");
}

QString sessionClock(qint64 us)
{
    const qint64 s = us / 1'000'000;
    return QStringLiteral("%1:%2:%3")
        .arg(s / 3600)
        .arg(s / 60 % 60, 2, 10, QChar(u'0'))
        .arg(s % 60, 2, 10, QChar(u'0'));
}

QString factsHtml(const HandoverContent& content)
{
    QList<QStringList> rows {
        { QStringLiteral("Interview"),
            QStringLiteral("%1, version %2").arg(content.session.kitTitle).arg(content.session.kitVersion) },
        { QStringLiteral("Began"), isoTime(content.state.startedWallMs) },
        { QStringLiteral("Took"), sessionClock(content.state.lastUs) },
        { QStringLiteral("Number"), content.session.id.value }
    };
    for (const People::Person& person : content.people.all())
        rows += { roleName(person.role), person.name };
    return htmlTable({ QStringLiteral("What"), QString() }, rows);
}

QString noticesHtml(const HandoverContent& content)
{
    QString out;
    for (const EventPtr& event : content.session.events) {
        if (const auto* consent = std::get_if<event::ConsentGiven>(&event->payload))
            out +=
                quoted(QStringLiteral("%1, you agreed to this notice").arg(sessionClock(event->atUs)), consent->notice);
    }
    return out.isEmpty() ? out : heading(3, QStringLiteral("What you were told")) + out;
}

QString filesHtml(const HandoverContent& content)
{
    QString out = heading(3, QStringLiteral("Files, as they were at the end"));
    for (const FileState& file : content.state.files)
        out += quoted(file.removed ? file.name + QStringLiteral(" (removed)") : file.name, file.document.text());
    return out;
}

QString conversationHtml(const HandoverContent& content)
{
    QString out = heading(3, QStringLiteral("Your conversation with the assistant"));
    for (const Turn& turn : content.state.turns) {
        out += quoted(sessionClock(turn.promptUs) + QStringLiteral(" you"), turn.prompt);
        if (turn.replySeq)
            out += quoted(sessionClock(turn.replyEndedUs) + QStringLiteral(" the assistant"), turn.reply);
    }
    QList<QStringList> rows;
    for (const SuggestionState& one : content.state.suggestions)
        rows += { sessionClock(one.offeredUs), one.id.value, fileTitle(content, one.file),
            QStringLiteral("+%1 -%2").arg(one.linesAdded).arg(one.linesRemoved), decisionName(one.decision),
            QString::number(one.linesTaken) };
    if (!rows.isEmpty())
        out += htmlTable({ QStringLiteral("Offered"), QStringLiteral("Suggestion"), QStringLiteral("File"),
                             QStringLiteral("Lines"), QStringLiteral("Your decision"), QStringLiteral("Lines taken") },
            rows);
    return out;
}

QString scoresHtml(const HandoverContent& content)
{
    QString out = heading(3, QStringLiteral("How you were scored"));
    for (const Scorecard& card : content.state.scorecards) {
        QList<QStringList> rows;
        for (const auto& [criterion, level] : levelsOf(content, card)) {
            QStringList evidence;
            for (const EvidenceState& item : card.evidenceFor(criterion))
                evidence += QStringLiteral("event %1").arg(item.event);
            rows += { criterionTitle(content, criterion),
                level == notObserved ? QStringLiteral("not observed") : QString::number(level),
                anchorOf(content, criterion, level), evidence.join(QStringLiteral(", ")) };
        }
        out += heading(4, content.people.name(card.rater));
        out += htmlTable({ QStringLiteral("Criterion"), QStringLiteral("Level"), QStringLiteral("Which stands for"),
                             QStringLiteral("On the evidence of") },
            rows);
        if (card.recommendation != Recommendation::None)
            out += paragraph(QStringLiteral("Recommendation: ") + recommendationName(card.recommendation));
    }
    return out;
}

QString notesHtml(const HandoverContent& content)
{
    QString out = heading(3, QStringLiteral("Hints and notes"));
    for (const HintState& hint : content.state.hints)
        out += quoted(sessionClock(hint.atUs) + QStringLiteral(" hint to you"), content.people.withoutNames(hint.text));
    for (const NoteState& note : content.state.notes)
        out += quoted(sessionClock(note.atUs) + QStringLiteral(" note about the interview"),
            content.people.withoutNames(note.text));
    return out;
}

QString feedbackHtml(const HandoverContent& content)
{
    QString out;
    for (const EventPtr& event : content.session.events) {
        if (const auto* feedback = std::get_if<event::FeedbackWritten>(&event->payload))
            out += quoted(content.people.name(event->actor), content.people.withoutNames(feedback->text));
    }
    return out.isEmpty() ? out : heading(3, QStringLiteral("What was written for you")) + out;
}

QString countsHtml(const HandoverContent& content)
{
    QList<QStringList> rows;
    for (const auto& [kind, count] : countsByKind(content.session.events).asKeyValueRange())
        rows += { kind, QString::number(count) };
    return heading(3, QStringLiteral("All events"))
        + paragraph(QStringLiteral("Every one of them stands in the JSON file that belongs to this one."))
        + htmlTable({ QStringLiteral("Kind"), QStringLiteral("How many") }, rows);
}

} // namespace

QString handoverHtml(const QList<HandoverContent>& contents, qint64 nowWallMs)
{
    QString out = pageHead() + heading(1, QStringLiteral("What is stored about you"));
    out += paragraph(QStringLiteral("Made %1. Other people are named by what they were in the interview. Left out is "
                                    "what would give the task away to the next candidate.")
            .arg(isoTime(nowWallMs)));
    for (const HandoverContent& content : contents) {
        out += heading(2, content.session.kitTitle) + factsHtml(content) + noticesHtml(content) + filesHtml(content)
            + conversationHtml(content) + scoresHtml(content) + feedbackHtml(content) + notesHtml(content)
            + countsHtml(content);
    }
    return out + QStringLiteral("</body>\n</html>\n");
}

} // namespace jumpseat
