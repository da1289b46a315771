// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/transcript_words.h"

#include "models/assistant_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

class TranscriptWords {
    Q_DECLARE_TR_FUNCTIONS(TranscriptWords)
};

constexpr qsizetype mostNamed = 12; // kinds of records that are named; the rest is a number

QString kindTitle(TranscriptKind kind)
{
    switch (kind) {
    case TranscriptKind::Gemini:
    case TranscriptKind::GeminiTelemetry: return u"Gemini CLI"_s;
    case TranscriptKind::GitAi: return TranscriptWords::tr("git-ai, who wrote which lines");
    case TranscriptKind::AgentTrace: return TranscriptWords::tr("agent-trace, who wrote which lines");
    default: return toolTitle(transcriptKindName(kind));
    }
}

/// The words of those numbers that are not 0.
QString joinedWords(const QList<std::pair<qint64, QString>>& counted)
{
    QStringList parts;
    for (const auto& [number, words] : counted) {
        if (number > 0)
            parts.append(words);
    }
    return parts.join(u", "_s);
}

QString talkText(const TranscriptCounts& c)
{
    return joinedWords({ { c.humanPrompts, TranscriptWords::tr("%n prompt(s)", nullptr, int(c.humanPrompts)) },
        { c.queuedPrompts, TranscriptWords::tr("%1 typed while it worked").arg(c.queuedPrompts) },
        { c.assistantMessages, TranscriptWords::tr("%n repl(ies)", nullptr, int(c.assistantMessages)) } });
}

QString toolsText(const TranscriptCounts& c)
{
    const qint64 calls = c.toolCalls.sum();
    return joinedWords({ { calls, TranscriptWords::tr("%n tool call(s)", nullptr, int(calls)) },
        { c.fileEditCalls, TranscriptWords::tr("%n edit(s)", nullptr, int(c.fileEditCalls)) },
        { c.shellCommands, TranscriptWords::tr("%n shell command(s)", nullptr, int(c.shellCommands)) },
        { c.rejected, TranscriptWords::tr("%1 rejected").arg(c.rejected) },
        { c.interrupted, TranscriptWords::tr("%1 interrupted").arg(c.interrupted) },
        { c.errors, TranscriptWords::tr("%1 failed").arg(c.errors) } });
}

QString timeText(const Stamp& stamp)
{
    const QLocale locale;
    if (stamp.isLocal)
        return locale.toString(
                   QDateTime::fromSecsSinceEpoch(stamp.seconds, QTimeZone::UTC).date(), QLocale::ShortFormat)
            + u' ' + QDateTime::fromSecsSinceEpoch(stamp.seconds, QTimeZone::UTC).time().toString(u"HH:mm"_s);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(stamp.wallMs());
    return locale.toString(at.date(), QLocale::ShortFormat) + u' ' + at.time().toString(u"HH:mm"_s);
}

QString rangeText(const TranscriptCounts& counts)
{
    if (!counts.first || !counts.last)
        return TranscriptWords::tr("It does not say when.");
    const QString range = TranscriptWords::tr("From %1 to %2.").arg(timeText(*counts.first), timeText(*counts.last));
    return counts.first->isLocal ? TranscriptWords::tr("%1 It does not say in which time zone.").arg(range) : range;
}

/// How much of it belongs here, and what becomes of the rest.
QString placeText(const PreviewedTranscript& file)
{
    if (file.isKnown)
        return TranscriptWords::tr("It is in the record already and will not be taken again.");
    if (file.acts == 0)
        return TranscriptWords::tr("There is nothing in it that a person or an assistant did.");
    QString text = file.inside > 0
        ? TranscriptWords::tr("%1 of %2 acts fall into the session.").arg(file.inside).arg(file.acts)
        : TranscriptWords::tr("None of its %1 acts falls into the session.").arg(file.acts);
    if (file.timeless > 0)
        text +=
            u' ' + TranscriptWords::tr("%n act(s) without a time will stand at its end.", nullptr, int(file.timeless));
    if (!file.isWanted())
        text += u' ' + TranscriptWords::tr("It will not be taken.");
    return text;
}

/// "3 records (progress 2, novelty 1)", the most frequent first.
QString notUnderstoodText(const NameCounts& counts)
{
    const QJsonObject json = counts.toJson();
    QList<std::pair<qint64, QString>> names;
    for (auto it = json.begin(); it != json.end(); ++it)
        names.append({ it.value().toInteger(), it.key() });
    std::ranges::stable_sort(names, std::greater {}, &std::pair<qint64, QString>::first);
    QStringList parts;
    for (const auto& [count, name] : std::as_const(names)) {
        if (parts.size() < mostNamed)
            parts.append(u"%1 %2"_s.arg(name).arg(count));
    }
    if (names.size() > mostNamed)
        parts.append(TranscriptWords::tr("%1 other kinds").arg(names.size() - mostNamed));
    return TranscriptWords::tr("Not understood, and left out: %n record(s)", nullptr, int(counts.sum())) + u" ("_s
        + parts.join(u", "_s) + u')';
}

RecordReport::Section sectionOf(const PreviewedTranscript& file)
{
    const TranscriptCounts& counts = file.counts;
    RecordReport::Section section { u"%1 · %2"_s.arg(QFileInfo(file.path).fileName(), kindTitle(file.kind)), {} };
    for (const QString& line : { talkText(counts), toolsText(counts), rangeText(counts), placeText(file) }) {
        if (!line.isEmpty())
            section.lines.append(line);
    }
    section.lines.append(counts.notUnderstood.isEmpty() ? TranscriptWords::tr("All of it was understood.")
                                                        : notUnderstoodText(counts.notUnderstood));
    return section;
}

qsizetype wantedOf(const QList<PreviewedTranscript>& files)
{
    return std::ranges::count_if(files, &PreviewedTranscript::isWanted);
}

} // namespace

RecordReport transcriptReport(const QList<PreviewedTranscript>& files, const QString& session)
{
    RecordReport report { TranscriptWords::tr("Import AI transcripts"), {} };
    qsizetype inside = 0, elsewhere = 0;
    RecordReport::Section unread { TranscriptWords::tr("Not read"), {} };
    QList<RecordReport::Section> sections;
    for (const PreviewedTranscript& file : files) {
        inside += file.isWanted() ? file.inside : 0;
        if (!file.error.isEmpty())
            unread.lines.append(QFileInfo(file.path).fileName() + u": "_s + file.error);
        else if (!file.isChosen && !file.isWanted() && !file.isKnown)
            ++elsewhere;
        else
            sections.append(sectionOf(file));
    }
    RecordReport::Section all { session, {} };
    all.lines.append(wantedOf(files) > 0
            ? TranscriptWords::tr(
                  "%n act(s) fall into this session. Nothing is stored before you say so; what the record "
                  "has already is not taken twice.",
                  nullptr, int(inside))
            : TranscriptWords::tr("There is nothing to take into this session."));
    if (elsewhere > 0)
        all.lines.append(TranscriptWords::tr(
            "%n file(s) of the folder are of another time, or do not say when.", nullptr, int(elsewhere)));
    report.sections = QList { all } + sections;
    if (!unread.lines.isEmpty())
        report.sections.append(unread);
    return report;
}

RecordOutcome readOutcome(const QList<PreviewedTranscript>& files)
{
    const qsizetype wanted = wantedOf(files);
    if (wanted > 0)
        return { .line =
                     TranscriptWords::tr("%n file(s) can be imported. Nothing is stored yet.", nullptr, int(wanted)) };
    return { .kind = RecordOutcome::Kind::Failed,
        .line = TranscriptWords::tr("There is nothing to take into this session"),
        .kept = TranscriptWords::tr("The record is as it was.") };
}

RecordOutcome storedOutcome(const QList<StoredTranscript>& files)
{
    qint64 taken = 0, known = 0, elsewhen = 0;
    RecordReport report { TranscriptWords::tr("AI transcripts"), {} };
    bool isRefused = false;
    for (const StoredTranscript& file : files) {
        const event::ActsImported& import = file.import;
        isRefused = isRefused || !file.refusal.isEmpty();
        taken += import.acts;
        known += import.known;
        elsewhen += import.elsewhen;
        report.sections.append({ import.name,
            { file.refusal.isEmpty() ? TranscriptWords::tr("%1 acts taken, %2 known already, %3 of another time.")
                                           .arg(import.acts)
                                           .arg(import.known)
                                           .arg(import.elsewhen)
                                     : TranscriptWords::tr("Not taken: %1.").arg(file.refusal) } });
    }
    return { .kind = isRefused && taken == 0 ? RecordOutcome::Kind::Failed : RecordOutcome::Kind::Done,
        .line = isRefused && taken == 0 ? TranscriptWords::tr("Nothing was imported")
                                        : TranscriptWords::tr("Imported: %n act(s)", nullptr, int(taken))
                + TranscriptWords::tr("; %1 were in the record already, %2 are of another time")
                    .arg(known)
                    .arg(elsewhen),
        .report = report };
}

} // namespace jumpseat
