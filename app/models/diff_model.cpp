// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diff_model.h"

#include "models/event_mime.h"
#include "models/session_model.h"
#include "models/shown_text.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int tabStop = 4;
constexpr int leastFold = 2; // a fold of one line hides nothing worth a row

QString withoutTabs(QStringView line)
{
    QString text;
    for (const QChar c : line) {
        if (c == u'\t')
            text += QString(tabStop - text.size() % tabStop, u' ');
        else
            text += c;
    }
    return text;
}

} // namespace

DiffModel::DiffModel(ReviewModel* review, QObject* parent)
    : QAbstractListModel(parent)
    , m_review(review)
{
    connect(review, &ReviewModel::changed, this, [this] {
        if (m_review->task() != m_task)
            setFile({});
        else
            update();
    });
}

void DiffModel::setFile(const FileId& file)
{
    if (file == m_file && m_task == m_review->task())
        return;
    beginResetModel();
    m_file = file;
    m_task = m_review->task();
    m_rows.clear();
    m_answering = {};
    read();
    m_rows = makeRows();
    endResetModel();
    Q_EMIT fileChanged();
}

void DiffModel::read()
{
    const KitFile* before = m_review->text(m_file, ReviewSide::Old);
    const KitFile* after = m_review->text(m_file, ReviewSide::New);
    m_before = before ? bareLinesOf(before->text) : QList<QStringView>();
    m_after = after ? bareLinesOf(after->text) : QList<QStringView>();
    m_pairs = pairLines(m_before, m_after);
    m_pairOfOld = QList<int>(m_before.size() + 1, -1);
    m_pairOfNew = QList<int>(m_after.size() + 1, -1);
    m_widest = 0;
    for (int i = 0; i < m_pairs.size(); ++i) {
        const LinePair& pair = m_pairs.at(i);
        if (pair.before > 0)
            m_pairOfOld[pair.before] = i;
        if (pair.after > 0)
            m_pairOfNew[pair.after] = i;
        const QStringView line = pair.after > 0 ? m_after.at(pair.after - 1) : m_before.at(pair.before - 1);
        m_widest = std::max(m_widest, std::min(longest + 1, line.size() + (tabStop - 1) * line.count(u'\t')));
    }
    // A file without changes has nothing around which lines could be kept.
    const bool isChanged = std::ranges::any_of(m_pairs, [](const LinePair& pair) { return !pair.isSame(); });
    m_unfolded = QBitArray(m_pairs.size(), !isChanged);
    readPlanted();
}

void DiffModel::readPlanted()
{
    m_planted.clear();
    const auto lineWith = [](const QList<QStringView>& lines, const QString& marker) {
        const auto found = std::ranges::find_if(lines, [&](QStringView line) { return line.contains(marker); });
        return found == lines.end() ? 0 : int(found - lines.begin()) + 1;
    };
    if (!m_task)
        return;
    for (const PlantedFlaw& flaw : m_task->flaws) {
        const QString marker = flaw.marker.trimmed();
        if (flaw.file != m_file || marker.isEmpty())
            continue;
        int pair = pairOf(ReviewSide::New, lineWith(m_after, marker));
        if (pair < 0)
            pair = pairOf(ReviewSide::Old, lineWith(m_before, marker));
        if (pair >= 0)
            m_planted.append({ &flaw, pair });
    }
}

int DiffModel::pairOf(ReviewSide side, int line) const
{
    return (side == ReviewSide::New ? m_pairOfNew : m_pairOfOld).value(line, -1);
}

/// The first and the last line that is spoken of; lines that are not there are taken for the last one.
std::pair<int, int> DiffModel::pairsOf(const ReviewCommentState& comment) const
{
    const int last = int(m_pairs.size()) - 1;
    int to = pairOf(comment.side, comment.toLine);
    to = to < 0 ? last : to;
    const int from = pairOf(comment.side, comment.fromLine);
    return { from < 0 || from > to ? to : from, to };
}

void DiffModel::update()
{
    setRows(makeRows());
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

QBitArray DiffModel::shownPairs()
{
    const int count = int(m_pairs.size());
    if (m_view) { // whoever reads what is folded has unfolded it
        const int from = pairOf(m_view->side, m_view->fromLine);
        const int to = pairOf(m_view->side, m_view->toLine);
        if (from >= 0 && to >= from
            && std::none_of(m_pairs.begin() + from, m_pairs.begin() + to + 1, [](auto& p) { return !p.isSame(); }))
            m_unfolded.fill(true, from, to + 1);
    }
    QBitArray shown = m_unfolded;
    const auto showAround = [&](int from, int to) {
        shown.fill(true, std::max(0, from - context), std::min(count, to + context + 1));
    };
    for (int i = 0; i < count; ++i) {
        if (!m_pairs.at(i).isSame())
            showAround(i, i);
    }
    for (const ReviewCommentState& comment : std::as_const(m_comments)) {
        const auto [from, to] = pairsOf(comment);
        if (to >= 0)
            showAround(from, to);
    }
    for (const Planted& planted : std::as_const(m_planted))
        showAround(planted.pair, planted.pair);
    return shown;
}

QList<DiffRow> DiffModel::makeRows()
{
    m_comments.clear();
    m_threads.clear();
    for (const ReviewCommentState& comment : m_review->comments()) {
        if (comment.file == m_file)
            m_comments.append(comment);
    }
    for (const ReviewCommentState& comment : std::as_const(m_comments)) {
        if (comment.replyTo.isEmpty())
            m_threads[pairsOf(comment).second].append(comment.id);
    }
    m_view = m_review->view();
    if (m_view && m_view->file != m_file)
        m_view.reset();
    if (!comment(m_answering))
        m_answering = {};
    const QBitArray shown = shownPairs();
    const int count = int(m_pairs.size());
    QList<DiffRow> rows;
    for (int i = 0; i < count;) {
        int end = i;
        while (end < count && !shown.testBit(end))
            ++end;
        if (end - i >= leastFold) {
            rows.append({ DiffRow::Kind::Fold, i, end - i });
            i = end;
            continue;
        }
        rows.append({ DiffRow::Kind::Line, i });
        appendThreads(i, rows);
        ++i;
    }
    appendThreads(-1, rows); // in a record whose kit has lost its texts
    return rows;
}

void DiffModel::appendThreads(int pair, QList<DiffRow>& rows) const
{
    const auto threads = m_threads.constFind(pair);
    if (threads == m_threads.cend())
        return;
    for (const ReviewCommentId& thread : *threads) {
        rows.append({ DiffRow::Kind::Comment, pair, 1, thread });
        for (const ReviewCommentState& answer : m_comments) {
            if (answer.replyTo == thread)
                rows.append({ DiffRow::Kind::Comment, pair, 1, answer.id });
        }
        if (m_answering == thread)
            rows.append({ DiffRow::Kind::Answer, pair, 1, thread });
    }
}

/// Only what differs is taken out and put in, so that selection, place and an open field stay.
void DiffModel::setRows(const QList<DiffRow>& rows)
{
    const qsizetype shorter = std::min(rows.size(), m_rows.size());
    qsizetype head = 0;
    while (head < shorter && rows.at(head) == m_rows.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && rows.at(rows.size() - 1 - tail) == m_rows.at(m_rows.size() - 1 - tail))
        ++tail;
    const qsizetype out = m_rows.size() - head - tail;
    const qsizetype in = rows.size() - head - tail;
    if (out > 0) {
        beginRemoveRows({}, int(head), int(head + out) - 1);
        m_rows.remove(head, out);
        endRemoveRows();
    }
    if (in > 0) {
        beginInsertRows({}, int(head), int(head + in) - 1);
        m_rows = rows;
        endInsertRows();
    }
}

void DiffModel::unfold(int row)
{
    const DiffRow fold = m_rows.value(row);
    if (fold.kind != DiffRow::Kind::Fold)
        return;
    m_unfolded.fill(true, fold.pair, fold.pair + fold.count);
    update();
}

void DiffModel::openAnswer(const ReviewCommentId& thread)
{
    const ReviewCommentState* first = comment(thread);
    m_answering = first && !first->replyTo.isEmpty() ? first->replyTo : thread;
    update();
}

int DiffModel::answerRow() const
{
    const auto row = std::ranges::find(m_rows, DiffRow::Kind::Answer, &DiffRow::kind);
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

QString DiffModel::shownSideLine(ReviewSide side, int line) const
{
    const QStringView text =
        linesOn(side).value(line - 1).first(std::min(longest, linesOn(side).value(line - 1).size()));
    const bool isCut = linesOn(side).value(line - 1).size() > longest;
    return shownLine(withoutTabs(text), 2 * longest) + (isCut ? QString(QChar(0x2026)) : QString());
}

QString DiffModel::lineText(int pair) const
{
    const LinePair& line = m_pairs.at(pair);
    return line.after > 0 ? shownSideLine(ReviewSide::New, line.after) : shownSideLine(ReviewSide::Old, line.before);
}

const ReviewCommentState* DiffModel::comment(const ReviewCommentId& id) const
{
    const auto found = std::ranges::find(m_comments, id, &ReviewCommentState::id);
    return found == m_comments.end() || id.isEmpty() ? nullptr : &*found;
}

QList<PlantedMark> DiffModel::planted(int pair) const
{
    QList<PlantedMark> marks;
    for (const Planted& planted : m_planted) {
        if (planted.pair != pair)
            continue;
        const LinePair& line = m_pairs.at(pair);
        const auto isNear = [&](const ReviewCommentState& comment) {
            if (!comment.replyTo.isEmpty() || !m_review->isCandidate(comment.who))
                return false;
            const int here = comment.side == ReviewSide::New ? line.after : line.before;
            if (here > 0)
                return here >= comment.fromLine - near && here <= comment.toLine + near;
            const auto [from, to] = pairsOf(comment);
            return pair >= from - near && pair <= to + near;
        };
        marks.append(
            { planted.flaw->id, planted.flaw->title, planted.flaw->control, std::ranges::any_of(m_comments, isNear),
                m_review->session()->state().flaws.value(planted.flaw->id).verdict });
    }
    return marks;
}

bool DiffModel::isInView(const DiffRow& row) const
{
    if (!m_view || row.kind == DiffRow::Kind::Comment || row.kind == DiffRow::Kind::Answer)
        return false;
    int from = pairOf(m_view->side, m_view->fromLine);
    int to = pairOf(m_view->side, m_view->toLine);
    return from >= 0 && to >= 0 && row.pair <= to && row.pair + row.count > from;
}

int DiffModel::rowOfLine(ReviewSide side, int line) const
{
    const int pair = pairOf(side, line);
    const auto holds = [pair](const DiffRow& row) {
        return (row.kind == DiffRow::Kind::Line || row.kind == DiffRow::Kind::Fold) && row.pair <= pair
            && row.pair + row.count > pair;
    };
    const auto row = pair < 0 ? m_rows.end() : std::ranges::find_if(m_rows, holds);
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

int DiffModel::rowOfSeq(Seq seq) const
{
    const auto found = std::ranges::find(m_comments, seq, &ReviewCommentState::seq);
    if (found == m_comments.end())
        return -1;
    const auto row = std::ranges::find_if(m_rows,
        [&](const DiffRow& other) { return other.kind == DiffRow::Kind::Comment && other.comment == found->id; });
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

int DiffModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString DiffModel::words(const DiffRow& row) const
{
    if (row.kind == DiffRow::Kind::Fold)
        return tr("%n unchanged line(s)", nullptr, row.count);
    if (row.kind == DiffRow::Kind::Answer)
        return tr("Answer");
    if (row.kind == DiffRow::Kind::Comment) {
        const ReviewCommentState* said = comment(row.comment);
        if (!said)
            return {};
        const QString kind = said->replyTo.isEmpty() ? severityWord(said->severity) : tr("answer");
        return tr("%1, %2, %3: %4", "name, time, severity, text")
            .arg(m_review->firstNameOf(said->who), timeText(said->atUs), kind, shownLine(said->text));
    }
    const LinePair& line = m_pairs.at(row.pair);
    const QString place = line.isSame() ? tr("line %1").arg(line.after)
        : line.after > 0                ? tr("line %1 added").arg(line.after)
                                        : tr("line %1 removed").arg(line.before);
    QStringList words { place + QStringLiteral(": ") + lineText(row.pair) };
    const auto marks = planted(row.pair);
    for (const PlantedMark& mark : marks)
        words.append(tr("%1 %2, %3")
                .arg(
                    mark.flaw.value, shownLine(mark.title, 80), mark.said ? tr("spoken of") : tr("nothing said here")));
    if (isInView(row))
        words.append(tr("on the candidate's screen"));
    return words.join(QStringLiteral(", "));
}

QVariant DiffModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DiffRow& row = m_rows.at(index.row());
    const ReviewCommentState* said = row.kind == DiffRow::Kind::Comment ? comment(row.comment) : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return row.kind == DiffRow::Kind::Line ? lineText(row.pair) : said ? shownText(said->text) : words(row);
    case Qt::AccessibleTextRole: return words(row);
    case SeqRole: return said ? said->seq : Seq(0);
    default: return {};
    }
}

Qt::ItemFlags DiffModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractListModel::flags(index) & ~Qt::ItemIsDropEnabled;
    return index.isValid() && index.data(SeqRole).toLongLong() > 0 ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList DiffModel::mimeTypes() const
{
    return { QLatin1String(eventMimeType) };
}

QMimeData* DiffModel::mimeData(const QModelIndexList& indexes) const
{
    return indexes.isEmpty() ? nullptr : eventMime(indexes.first().data(SeqRole).toLongLong());
}

} // namespace jumpseat
