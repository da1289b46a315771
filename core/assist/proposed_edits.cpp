// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/proposed_edits.h"

#include "assist/line_diff.h"

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// A line of at least five of `sign`, with `word` behind it, as models write fences of a conflict.
bool isConflictLine(QStringView line, QChar sign, QLatin1StringView word)
{
    const QStringView text = line.trimmed();
    qsizetype signs = 0;
    while (signs < text.size() && text.at(signs) == sign)
        ++signs;
    return signs >= 5 && text.sliced(signs).trimmed() == word;
}

bool isFence(QStringView line)
{
    return line.trimmed().startsWith(u"```");
}

QString withoutEnd(QStringView line)
{
    qsizetype end = line.size();
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    return line.first(end).toString();
}

/// Reads replies line by line.
class BlockReader {
public:
    void take(QStringView line)
    {
        switch (m_in) {
        case In::Words: return begin(line);
        case In::Block:
            if (isConflictLine(line, u'<', "SEARCH"_L1))
                enter(In::Search);
            else if (isFence(line))
                m_in = In::Words;
            return;
        case In::Search:
            if (isConflictLine(line, u'=', ""_L1))
                return enter(In::Replace);
            m_edit.search.append(line).append(u'\n');
            return;
        case In::Replace:
            if (isConflictLine(line, u'>', "REPLACE"_L1)) {
                edits += m_edit;
                return enter(In::Block);
            }
            m_edit.replace.append(line).append(u'\n');
            return;
        }
    }
    QList<WrittenEdit> edits;

private:
    enum class In { Words, Block, Search, Replace };

    void begin(QStringView line)
    {
        const QStringView text = line.trimmed();
        if (!isFence(text))
            return;
        QStringView info = text;
        while (info.startsWith(u'`'))
            info = info.sliced(1);
        info = info.trimmed();
        if (!info.startsWith("edit "_L1) || info.sliced(5).trimmed().isEmpty())
            return;
        m_edit.name = info.sliced(5).trimmed().toString();
        m_in = In::Block;
    }
    void enter(In in)
    {
        m_in = in;
        if (in == In::Search)
            m_edit = { m_edit.name, {}, {} };
    }

    In m_in = In::Words;
    WrittenEdit m_edit;
};

QStringList linesOf(const QString& text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

qsizetype indentOf(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && (line.at(at) == u' ' || line.at(at) == u'\t'))
        ++at;
    return at;
}

/// How a block of lines stands shifted in the file: what every line with words has more, or less, in front.
struct Shift {
    QString more;
    qsizetype less = 0;
};

std::optional<Shift> shiftBetween(const QStringList& sought, const QStringList& found, qsizetype at)
{
    std::optional<Shift> shift;
    for (qsizetype i = 0; i < sought.size(); ++i) {
        const QString there = withoutEnd(found.at(at + i));
        const QString here = withoutEnd(sought.at(i));
        if (QStringView(there).trimmed() != QStringView(here).trimmed())
            return std::nullopt;
        if (here.trimmed().isEmpty())
            continue;
        const qsizetype thereIn = indentOf(there);
        const qsizetype hereIn = indentOf(here);
        const Shift mine { thereIn > hereIn ? there.first(thereIn - hereIn) : QString(),
            std::max<qsizetype>(0, hereIn - thereIn) };
        if (shift && (shift->more != mine.more || shift->less != mine.less))
            return std::nullopt;
        shift = mine;
    }
    return shift ? shift : std::optional(Shift {});
}

QString shifted(const QString& line, const Shift& shift)
{
    if (line.trimmed().isEmpty())
        return line;
    return shift.more + line.sliced(std::min(shift.less, indentOf(line)));
}

/// `text` after one edit, or nullopt when what is sought stands nowhere or in several places.
std::optional<QString> after(const QString& text, const WrittenEdit& edit)
{
    const QStringList sought = linesOf(edit.search);
    QStringList lines = text.split(u'\n');
    if (std::ranges::all_of(sought, [](const QString& line) { return line.trimmed().isEmpty(); }))
        return text.trimmed().isEmpty() ? std::optional(edit.replace)
                                        : std::nullopt; // only an empty file has nothing in it
    std::optional<qsizetype> place;
    Shift shift;
    for (qsizetype at = 0; at + sought.size() <= lines.size(); ++at) {
        const auto here = shiftBetween(sought, lines, at);
        if (!here)
            continue;
        if (place)
            return std::nullopt;
        place = at;
        shift = *here;
    }
    if (!place)
        return std::nullopt;
    QStringList instead = linesOf(edit.replace);
    for (QString& line : instead)
        line = shifted(line, shift);
    lines.remove(*place, sought.size());
    for (qsizetype i = 0; i < instead.size(); ++i)
        lines.insert(*place + i, instead.at(i));
    return lines.join(u'\n');
}

/// By its whole name, else by the only file whose path ends so.
const FileState* fileNamed(const SessionState& state, const QString& name)
{
    const FileState* found = nullptr;
    for (const FileState& file : state.files) {
        if (file.removed)
            continue;
        if (file.name == name)
            return &file;
        const bool ends = file.name.endsWith(u'/' + name) || name.endsWith(u'/' + file.name);
        if (ends && found)
            return nullptr;
        if (ends)
            found = &file;
    }
    return found;
}

} // namespace

QList<WrittenEdit> writtenEdits(QStringView reply)
{
    BlockReader reader;
    for (const QStringView line : reply.split(u'\n'))
        reader.take(line.endsWith(u'\r') ? line.chopped(1) : line);
    return reader.edits;
}

FittedEdits fitEdits(const QList<WrittenEdit>& edits, const SessionState& state)
{
    FittedEdits fitted;
    QStringList names;
    for (const WrittenEdit& edit : edits) {
        if (!names.contains(edit.name))
            names += edit.name;
    }
    for (const QString& name : std::as_const(names)) {
        const FileState* file = fileNamed(state, name);
        std::optional<QString> text = file && !file->readOnly ? std::optional(file->document.text()) : std::nullopt;
        const QString before = text.value_or(QString());
        for (const WrittenEdit& edit : edits) {
            if (text && edit.name == name)
                text = after(*text, edit);
        }
        if (!text)
            fitted.misplaced += name;
        else if (*text != before)
            fitted.edits += { file->id, lineDiff(before, *text), {} };
    }
    return fitted;
}

} // namespace jumpseat
