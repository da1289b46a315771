// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session_text.h"

#include "ctl/ctl.h"

#include <QDateTime>

#include <map>

namespace jumpseat::ctl {
namespace {

QString clock(qint64 us)
{
    const qint64 s = us / 1'000'000;
    return QStringLiteral("%1:%2:%3")
        .arg(s / 3600)
        .arg(s / 60 % 60, 2, 10, QChar(u'0'))
        .arg(s % 60, 2, 10, QChar(u'0'));
}

QString started(const SessionRow& row)
{
    return row.startedWallMs
        ? QDateTime::fromMSecsSinceEpoch(row.startedWallMs).toString(QStringLiteral("yyyy-MM-dd hh:mm"))
        : Words::tr("not yet");
}

QString heading(const QString& title)
{
    return u'\n' + title + u'\n' + QString(title.size(), u'-') + u'\n';
}

QString headText(const SessionRecord& record)
{
    const SessionRow& row = record.row;
    return table({ { Words::tr("Session"), row.id.value }, { Words::tr("Candidate"), printable(row.candidate) },
        { Words::tr("Interviewer"), printable(row.interviewer) },
        { Words::tr("Kit"),
            QStringLiteral("%1 (%2, v%3)").arg(row.kitTitle, row.kitId, QString::number(row.kitVersion)) },
        { Words::tr("Started"), started(row) },
        { Words::tr("Duration"), clock(row.durationUs) + (row.ended ? QString() : Words::tr(", not ended")) },
        { Words::tr("Events"), QString::number(row.events) } });
}

QString filesText(const SessionRecord& record)
{
    QString text;
    for (const FileState& file : record.state.files) {
        QStringList shares;
        for (const auto& share : file.provenance.shares())
            shares += QStringLiteral("%1 %2").arg(originName(share.kind)).arg(share.units);
        text += heading(QStringLiteral("%1 (v%2; %3)")
                .arg(printable(file.name), QString::number(file.version()), shares.join(QStringLiteral(", "))));
        if (file.removed)
            text += Words::tr("(removed)") + u'\n';
        text += printable(file.document.text());
        if (!text.endsWith(u'\n'))
            text += u'\n';
    }
    return text;
}

QString countsText(const SessionRecord& record)
{
    std::map<QString, int> counts;
    for (const EventPtr& event : record.events)
        ++counts[kindOf(event->payload)];
    QString text = heading(Words::tr("Events by kind"));
    for (const auto& [kind, count] : counts)
        text += QString::number(count).rightJustified(6) + QStringLiteral("  ") + printable(kind) + u'\n';
    return text;
}

QString conversationText(const SessionRecord& record)
{
    QString text = heading(Words::tr("Conversation"));
    for (const Turn& turn : record.state.turns) {
        text += QStringLiteral("%1  > %2\n").arg(clock(turn.promptUs), printable(turn.prompt).simplified());
        if (turn.replySeq)
            text += QStringLiteral("%1  < %2\n").arg(clock(turn.replyEndedUs), printable(turn.reply).simplified());
    }
    for (const SuggestionState& s : record.state.suggestions)
        text +=
            Words::tr("%1  %2 for %3: +%4 -%5 lines, %6, %7 taken\n")
                .arg(clock(s.offeredUs), s.id.value, printable(record.fileName(s.file)), QString::number(s.linesAdded),
                    QString::number(s.linesRemoved), decisionName(s.decision), QString::number(s.linesTaken));
    return text;
}

QString scorecardText(const SessionRecord& record, const Scorecard& card)
{
    QString text = heading(Words::tr("Scores by %1").arg(printable(record.personName(card.rater))));
    const std::map<CriterionId, int> levels(card.levels.constKeyValueBegin(), card.levels.constKeyValueEnd());
    for (const auto& [criterion, level] : levels)
        text +=
            QStringLiteral("%1  %2\n")
                .arg(level ? QString::number(level) : QStringLiteral("-"), printable(record.criterionTitle(criterion)));
    for (const EvidenceState& evidence : card.evidence) {
        const EventPtr event = record.event(evidence.event);
        if (event)
            text += Words::tr("evidence for %1: %2 #%3 %4\n")
                        .arg(printable(record.criterionTitle(evidence.criterion)), clock(event->atUs),
                            QString::number(event->seq), printable(summary(record, *event)));
    }
    if (card.recommendation != Recommendation::None)
        text += Words::tr("recommendation: %1\n").arg(recommendationName(card.recommendation));
    return text;
}

QString notesText(const SessionRecord& record)
{
    QString text = heading(Words::tr("Notes"));
    for (const NoteState& note : record.state.notes)
        text += QStringLiteral("%1  %2\n").arg(clock(note.atUs), printable(note.text).simplified());
    return text;
}

bool changesDirection(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

} // namespace

QString table(const QList<QStringList>& rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(widths[i] + 2);
        text += line.trimmed() + u'\n';
    }
    return text;
}

QString printable(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const bool isBlank = c == u'\n' || c == u'\t';
        if (!isBlank && c.unicode() < 0x20)
            out += QChar(0x2400 + c.unicode()); // the picture of that control character
        else if (!isBlank && (c.category() == QChar::Other_Control || changesDirection(c)))
            out += QStringLiteral("<U+%1>").arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out;
}

QString sessionTable(const QList<SessionRow>& rows)
{
    if (rows.isEmpty())
        return Words::tr("There are no sessions in this workspace yet.") + u'\n';
    QList<QStringList> cells { { Words::tr("ID"), Words::tr("STARTED"), Words::tr("DURATION"), Words::tr("EVENTS"),
        Words::tr("CANDIDATE"), Words::tr("KIT") } };
    for (const SessionRow& row : rows) {
        const QString name = row.candidate.isEmpty() ? QStringLiteral("-") : printable(row.candidate).simplified();
        cells += { row.id.value, started(row), clock(row.durationUs) + (row.ended ? QString() : QStringLiteral("+")),
            QString::number(row.events), name,
            QStringLiteral("%1 v%2").arg(row.kitTitle, QString::number(row.kitVersion))
                + (row.sample ? Words::tr(" (sample)") : QString()) };
    }
    return table(cells);
}

QString kitTable(const QList<Kit>& kits)
{
    QList<QStringList> cells { { Words::tr("ID"), Words::tr("VERSION"), Words::tr("MINUTES"), Words::tr("TITLE") } };
    for (const Kit& kit : kits)
        cells += { kit.id, QString::number(kit.version), QString::number(kit.minutes), kit.title };
    return table(cells);
}

QString toText(const SessionRecord& record)
{
    QString text = headText(record) + countsText(record) + filesText(record) + conversationText(record);
    for (const Scorecard& card : record.state.scorecards)
        text += scorecardText(record, card);
    return text + notesText(record);
}

} // namespace jumpseat::ctl
