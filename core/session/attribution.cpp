// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/attribution.h"

#include "session/reply_match.h"
#include "session/watched_text.h"
#include "text/sequence_diff.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// A place further back than this is not looked for: nobody pastes what they cut so long ago.
constexpr qint64 farthestPlace = 20'000; // versions

bool startsWith(QStringView userEvent, QStringView word)
{
    return userEvent.startsWith(word) && (userEvent.size() == word.size() || userEvent.at(word.size()) == u'.');
}

/// A text and whose it is.
struct Written {
    QString text;
    QList<OriginRun> origins;
};

/// The inserted text of one change, unit by unit while whose it is becomes clear.
class Inserted {
public:
    Inserted(QString text, const Origin& origin)
        : m_text(std::move(text))
        , m_origins(m_text.size(), origin)
        , m_isKnown(m_text.size(), false)
    {
    }

    void take(const QList<SameStretch>& kept, const QList<OriginRun>& old)
    {
        for (const SameStretch& stretch : kept) {
            qsizetype pos = stretch.after;
            for (const OriginRun& run : sliceOf(old, qint32(stretch.before), qint32(stretch.count))) {
                std::fill_n(m_origins.begin() + pos, run.length, run.origin);
                std::fill_n(m_isKnown.begin() + pos, run.length, true);
                pos += run.length;
            }
        }
    }
    void take(const ReplyMatch& match)
    {
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            if (match.isTaken.at(i) && !m_isKnown.at(i))
                m_origins[i] = { OriginKind::Assistant, match.source };
        }
    }
    /// What is not known yet goes with what stands before it, or behind it.
    void fillGaps()
    {
        for (qsizetype i = 1; i < m_text.size(); ++i) {
            if (!m_isKnown.at(i) && m_isKnown.at(i - 1))
                know(i, i - 1);
        }
        for (qsizetype i = m_text.size() - 1; i-- > 0;) {
            if (!m_isKnown.at(i) && m_isKnown.at(i + 1))
                know(i, i + 1);
        }
    }
    [[nodiscard]] QString unknownText() const
    {
        QString result;
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            if (!m_isKnown.at(i))
                result.append(m_text.at(i));
        }
        return result;
    }
    [[nodiscard]] QList<OriginRun> origins() const
    {
        QList<OriginRun> runs;
        for (const Origin& origin : m_origins)
            appendRun(runs, 1, origin);
        return runs;
    }

private:
    void know(qsizetype i, qsizetype from)
    {
        m_origins[i] = m_origins.at(from);
        m_isKnown[i] = true;
    }

    QString m_text;
    QList<Origin> m_origins;
    QList<bool> m_isKnown;
};

Written written(const FileState& file, qint32 from, qint32 to)
{
    return { file.document.slice(from, to), file.provenance.runs(from, to) };
}

/// The origins of text that was cut or copied at `place`, if the record has it there: still standing, removed since,
/// or, when its place was lost, anywhere in that file.
QList<OriginRun> originsAt(const SessionState& state, const command::TextPlace& place, const QString& text)
{
    const auto* file = state.file(place.file);
    if (!file || text.isEmpty())
        return {};
    const auto size = qint32(text.size());
    const auto standing = [&](qint32 pos) {
        return pos >= 0 && pos + size <= file->document.length() && file->document.slice(pos, pos + size) == text;
    };
    if (place.version <= file->version() && file->version() - place.version <= farthestPlace) {
        std::optional<qint32> pos = place.from;
        for (qint64 v = place.version; pos && v < file->version(); ++v) {
            const ChangeSet& changes = file->history.at(v).changes();
            pos = *pos <= changes.lengthBefore() ? changes.mapPos(*pos, 1) : std::nullopt;
        }
        if (pos && standing(*pos))
            return file->provenance.runs(*pos, *pos + size);
    }
    if (const auto removed = file->provenance.ofRemoved(text); !removed.isEmpty())
        return removed;
    const auto pos = qint32(file->document.text().indexOf(text));
    return pos >= 0 ? file->provenance.runs(pos, pos + size) : QList<OriginRun> {};
}

/// What the edit takes away, all together.
Written takenAway(const FileState& file, const QList<ChangeSet::Change>& changes)
{
    Written result;
    for (const auto& change : changes) {
        const Written part = written(file, change.fromA, change.toA);
        result.text += part.text;
        appendRuns(result.origins, part.origins);
    }
    return result;
}

Attribution summed(const QList<OriginRun>& runs, int matchedPercent = 0)
{
    return { mostOf(runs), runs.size() > 1 ? runs : QList<OriginRun> {}, matchedPercent };
}

Attribution broughtBack(const FileState& file, const command::Update& update, EditWay way)
{
    Provenance copy = file.provenance;
    QList<OriginRun> runs;
    copy.apply(update.changes, { {}, {}, update.client, way }, file.document, &runs);
    return summed(runs);
}

/// A line that moves leaves with the break behind it and arrives with one before it, or the other way round.
QList<SameStretch> keptByMoving(QStringView before, QStringView after)
{
    const auto body = [](QStringView text) {
        const qsizetype from = text.startsWith(u'\n') ? 1 : 0;
        const qsizetype to = text.size() - (text.size() > from && text.endsWith(u'\n') ? 1 : 0);
        return std::pair(from, to - from);
    };
    const auto [beforeAt, beforeSize] = body(before);
    const auto [afterAt, afterSize] = body(after);
    if (beforeSize > 0 && before.sliced(beforeAt, beforeSize) == after.sliced(afterAt, afterSize))
        return { { beforeAt, afterAt, beforeSize } };
    return keptText(before, after);
}

Attribution moved(const FileState& file, const QList<ChangeSet::Change>& changes)
{
    const Written old = takenAway(file, changes);
    QList<OriginRun> runs;
    for (const auto& change : changes) {
        Inserted inserted(change.text, {});
        inserted.take(keptByMoving(old.text, change.text), old.origins);
        inserted.fillGaps(); // the line break
        appendRuns(runs, inserted.origins());
    }
    return summed(runs);
}

Attribution reformatted(const FileState& file, const QList<ChangeSet::Change>& changes)
{
    QList<OriginRun> runs;
    for (const auto& change : changes) {
        const Written old = written(file, change.fromA, change.toA);
        Inserted inserted(change.text, { OriginKind::Tool, {} });
        inserted.take(keptText(old.text, change.text), old.origins);
        appendRuns(runs, inserted.origins());
    }
    return summed(runs);
}

Attribution pasted(
    const SessionState& state, const FileState& file, OriginKind fallback, const QList<ChangeSet::Change>& changes)
{
    QList<OriginRun> runs;
    int percent = 0;
    for (const auto& change : changes) {
        const Written old = written(file, change.fromA, change.toA);
        Inserted inserted(change.text, { fallback, {} });
        inserted.take(keptLines(old.text, change.text), old.origins);
        const bool isNew = !inserted.unknownText().trimmed().isEmpty();
        if (const auto match = isNew ? matchReplies(state, change.text) : std::nullopt) {
            inserted.take(*match);
            percent = std::max(percent, match->percent());
        }
        appendRuns(runs, inserted.origins());
    }
    return summed(runs, percent);
}

Attribution fromPlace(
    const SessionState& state, const command::TextPlace& place, const QList<ChangeSet::Change>& changes)
{
    QList<OriginRun> runs;
    for (const auto& change : changes) {
        const auto known = originsAt(state, place, change.text);
        appendRuns(runs, known.isEmpty() ? QList<OriginRun> { { qint32(change.text.size()), {} } } : known);
    }
    return summed(runs);
}

} // namespace

Attribution attribute(const SessionState& state, const FileState& file, Role author, const command::Update& update)
{
    const QString& event = update.userEvent;
    const bool isInterviewer = author == Role::Interviewer;
    const QList<ChangeSet::Change> changes = update.changes.changes();
    if (update.changes.insertedLength() == 0)
        return { { isInterviewer ? OriginKind::Interviewer : OriginKind::Candidate, {} }, {}, 0 };
    if (const EditWay way = editWayOf(event); way != EditWay::Forward)
        return broughtBack(file, update, way);
    if (!isInterviewer && state.suggestion(update.suggestion))
        return { { OriginKind::Assistant, update.suggestion.value }, {}, 0 };
    if (startsWith(event, u"move"))
        return moved(file, changes);
    if (startsWith(event, u"format"))
        return reformatted(file, changes);
    if (startsWith(event, u"input.paste") || startsWith(event, u"input.drop")) {
        if (update.source)
            return fromPlace(state, *update.source, changes);
        return pasted(state, file, isInterviewer ? OriginKind::Interviewer : OriginKind::Pasted, changes);
    }
    if (isInterviewer)
        return { { OriginKind::Interviewer, {} }, {}, 0 };
    if (startsWith(event, u"input.watch"))
        return summed(originsOfWatched(state, file, update.changes));
    // No word of how it came about: not known is not "human".
    return { { event.isEmpty() ? OriginKind::Unknown : OriginKind::Candidate, {} }, {}, 0 };
}

Attribution attributePaste(
    const SessionState& state, const QString& text, const std::optional<command::TextPlace>& source)
{
    if (source) {
        const auto known = originsAt(state, *source, text);
        return { known.isEmpty() ? Origin {} : mostOf(known), {}, 0 };
    }
    if (const auto match = matchReplies(state, text))
        return { { OriginKind::Assistant, match->source }, {}, match->percent() };
    return { { OriginKind::Pasted, {} }, {}, 0 };
}

} // namespace jumpseat
