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

QStringList DiffModel::plantedWords(int pair) const
{
    QStringList words;
    const auto marks = planted(pair);
    for (const PlantedMark& mark : marks) {
        const QString said = mark.said ? tr("spoken of") : tr("nothing said here");
        words.append(tr("%1 %2, %3", "F1, title, said").arg(mark.flaw.value, shownLine(mark.title, 80), said));
    }
    return words;
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
    words.append(plantedWords(row.pair));
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
    case Qt::ToolTipRole: {
        const QStringList marks = row.kind == DiffRow::Kind::Line ? plantedWords(row.pair) : QStringList();
        return marks.isEmpty() ? QVariant()
                               : QStringLiteral("<qt>%1</qt>").arg(marks.join(QStringLiteral("; ")).toHtmlEscaped());
    }
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
