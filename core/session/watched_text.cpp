// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/watched_text.h"

#include "session/reply_match.h"
#include "text/sequence_diff.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr qsizetype mostOccurrences = 64; // of one text in another: both may be a million line breaks

qsizetype visibleUnits(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isSpace(); });
}

/// A text line by line, without the white space around the lines: who indents a line does not make it another.
struct TrimmedLines {
    QList<QStringView> lines;
    QList<qsizetype> at; ///< where each begins

    explicit TrimmedLines(QStringView text)
    {
        qsizetype pos = 0;
        for (const QStringView line : linesOf(text)) {
            lines.append(line.trimmed());
            at.append(pos);
            pos += line.size();
        }
        at.append(pos);
    }
};

/// The text after the edit, in which the inserted units are open until it is clear whose they are.
class WatchedText {
public:
    WatchedText(const FileState& file, const ChangeSet& changes)
        : m_before(file.document.text())
        , m_changes(changes.changes())
        , m_after(changes.apply(m_before).value_or(QString()))
        , m_whose(m_after.size(), notInserted)
        , m_lines(m_after)
    {
        for (const auto& change : m_changes)
            std::fill_n(m_whose.begin() + change.fromB, change.text.size(), open);
    }

    [[nodiscard]] bool isClear() const { return !m_whose.contains(open); }

    void keepOldLines(const FileState& file)
    {
        QString gone;
        QList<OriginRun> origins;
        for (const auto& change : m_changes) {
            gone += m_before.sliced(change.fromA, change.toA - change.fromA);
            appendRuns(origins, file.provenance.runs(change.fromA, change.toA));
        }
        for (const auto& change : m_changes) {
            for (const SameStretch& kept : keptLines(gone, change.text))
                give(change.fromB + kept.after, sliceOf(origins, qint32(kept.before), qint32(kept.count)));
        }
    }
    /// An edit that a tool made stands in the text as the tool wrote it. A short one counts only where the old text had
    /// what it took away, for "2" stands anywhere.
    void takeEdit(const ActEdit& edit, const Origin& origin)
    {
        const QString after = TextDocument::normalised(edit.after);
        const QString before = TextDocument::normalised(edit.before);
        const bool isLong = visibleUnits(after) >= shortestStretch;
        if (after.trimmed().isEmpty() || (!isLong && before.isEmpty()))
            return;
        qsizetype left = mostOccurrences;
        for (qsizetype at = m_after.indexOf(after); at >= 0 && left > 0; at = m_after.indexOf(after, at + 1), --left) {
            if (isLong || stoodAt(at, before))
                give(at, { { qint32(after.size()), origin } });
        }
    }
    /// Runs of whole lines that stand in `said` one behind the other and hold enough to be no accident.
    void takeLines(const QString& said, const Origin& origin)
    {
        const QString text = TextDocument::normalised(said);
        const TrimmedLines source(text);
        QHash<QStringView, QList<qsizetype>> places;
        for (qsizetype i = 0; i < source.lines.size(); ++i) {
            auto& known = places[source.lines.at(i)];
            if (known.size() < mostOccurrences)
                known.append(i);
        }
        for (qsizetype line = 0; line < m_lines.lines.size();) {
            qsizetype longest = 0;
            if (!m_lines.lines.at(line).isEmpty() && hasOpen(line)) {
                for (const qsizetype place : places.value(m_lines.lines.at(line)))
                    longest = std::max(longest, equalLines(line, source, place));
            }
            if (longest > 0)
                give(m_lines.at.at(line), { { qint32(m_lines.at.at(line + longest) - m_lines.at.at(line)), origin } });
            line += std::max<qsizetype>(longest, 1);
        }
    }
    void takeBack(const FileState& file)
    {
        for (const auto& change : m_changes) {
            if (hasOpen(change.fromB, change.fromB + change.text.size()))
                give(change.fromB, file.provenance.ofRemoved(change.text));
        }
    }
    [[nodiscard]] QList<OriginRun> origins() const
    {
        QList<OriginRun> runs;
        for (const auto& change : m_changes) {
            for (qsizetype i = change.fromB; i < change.fromB + change.text.size(); ++i)
                appendRun(runs, 1, m_whose.at(i) == open ? Origin {} : m_known.at(m_whose.at(i)));
        }
        return runs;
    }

private:
    static constexpr int open = -1, notInserted = -2; // else an index of m_known

    /// What is open of the units from `at` on becomes `runs`' own.
    void give(qsizetype at, const QList<OriginRun>& runs)
    {
        for (const OriginRun& run : runs) {
            m_known.append(run.origin);
            const auto begin = m_whose.begin() + at;
            std::replace(begin, begin + run.length, open, int(m_known.size()) - 1);
            at += run.length;
        }
    }
    [[nodiscard]] bool hasOpen(qsizetype from, qsizetype to) const
    {
        return std::find(m_whose.begin() + from, m_whose.begin() + to, open) != m_whose.begin() + to;
    }
    [[nodiscard]] bool hasOpen(qsizetype line) const { return hasOpen(m_lines.at.at(line), m_lines.at.at(line + 1)); }

    /// How many lines from `line` on are those of `source` from `place` on; 0 when they hold too little.
    [[nodiscard]] qsizetype equalLines(qsizetype line, const TrimmedLines& source, qsizetype place) const
    {
        qsizetype count = 0;
        qsizetype visible = 0;
        while (line + count < m_lines.lines.size() && place + count < source.lines.size()
            && m_lines.lines.at(line + count) == source.lines.at(place + count)) {
            visible += visibleUnits(m_lines.lines.at(line + count));
            ++count;
        }
        return visible >= shortestStretch ? count : 0;
    }
    /// Whether the old text had `text` where `at` of the new one was.
    [[nodiscard]] bool stoodAt(qsizetype at, const QString& text) const
    {
        qsizetype old = at;
        for (const auto& change : m_changes) {
            const qsizetype end = change.fromB + change.text.size();
            if (at < change.fromB)
                break;
            if (at > change.fromB && at < end)
                return false; // it begins in the middle of what is new
            old = at == change.fromB ? change.fromA : at - end + change.toA;
            if (at == change.fromB)
                break;
        }
        return QStringView(m_before).sliced(std::min(old, m_before.size())).startsWith(text);
    }

    QString m_before;
    QList<ChangeSet::Change> m_changes;
    QString m_after;
    QList<int> m_whose;
    TrimmedLines m_lines;
    QList<Origin> m_known;
};

/// What was not done has brought no text.
bool wasDone(const ToolCallState& call)
{
    const bool isRefused = !call.decidedBy.isEmpty() && !call.accepted;
    return call.from.isThere() && !call.failed && !isRefused && (call.outcome.isEmpty() || call.outcome == u"ok");
}

bool isAbout(const ActEdit& edit, const QString& name)
{
    return edit.path == name || edit.path.endsWith(u'/' + name);
}

/// Calls `visit(edit, origin)` for what the newest calls put into the file, the newest first, until it says false.
template <class Visit> void eachEdit(const SessionState& state, const QString& name, Visit visit)
{
    const qsizetype count = state.toolCalls.size();
    for (qsizetype i = count; i-- > std::max<qsizetype>(0, count - recentToolCalls);) {
        const ToolCallState& call = state.toolCalls.at(i);
        if (!wasDone(call))
            continue;
        for (auto edit = call.edits.crbegin(); edit != call.edits.crend(); ++edit) {
            if (isAbout(*edit, name))
                visit(*edit, Origin { OriginKind::Assistant, call.prompt.value });
        }
    }
}

} // namespace

QList<OriginRun> originsOfWatched(const SessionState& state, const FileState& file, const ChangeSet& changes)
{
    WatchedText text(file, changes);
    text.keepOldLines(file);
    if (!text.isClear())
        eachEdit(state, file.name, [&](const ActEdit& edit, const Origin& origin) { text.takeEdit(edit, origin); });
    if (!text.isClear())
        eachEdit(
            state, file.name, [&](const ActEdit& edit, const Origin& origin) { text.takeLines(edit.after, origin); });
    const qsizetype turns = state.turns.size();
    for (qsizetype i = turns; i-- > std::max<qsizetype>(0, turns - recentReplies) && !text.isClear();)
        text.takeLines(state.turns.at(i).reply, { OriginKind::Assistant, state.turns.at(i).id.value });
    if (!text.isClear())
        text.takeBack(file);
    return text.origins();
}

} // namespace jumpseat
