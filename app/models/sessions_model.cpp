// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sessions_model.h"

#include "models/shown_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// What nobody could read is not counted as nothing.
bool isUnreadable(const SessionDigest& digest)
{
    return digest.events.isEmpty() && !digest.problem.isEmpty();
}

} // namespace

SessionsModel::SessionsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    m_pool.setMaxThreadCount(1);
}

SessionsModel::~SessionsModel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void SessionsModel::setReader(Reader reader)
{
    m_reader = std::move(reader);
}

void SessionsModel::setRows(QList<SessionRow> rows)
{
    std::ranges::stable_sort(rows, std::greater {}, &SessionRow::startedWallMs);
    beginResetModel();
    forgetChanged(rows);
    m_rows = std::move(rows);
    endResetModel();
}

void SessionsModel::forgetChanged(const QList<SessionRow>& rows)
{
    for (const SessionRow& row : rows) {
        const int at = rowOf(row.id);
        const bool grown = at >= 0 && m_rows.at(at).events != row.events;
        if (grown || row.erasedWallMs > 0)
            m_digests.remove(row.id); // of an erased one it holds what nobody may see any more
    }
}

void SessionsModel::setLive(const QSet<SessionId>& live)
{
    m_live = live;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int SessionsModel::rowOf(const SessionId& id) const
{
    const auto it = std::ranges::find(m_rows, id, &SessionRow::id);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

SessionDigestPtr SessionsModel::digest(const SessionId& id) const
{
    const auto it = m_digests.constFind(id);
    if (it != m_digests.cend())
        return *it;
    if (const int row = rowOf(id); row >= 0 && m_reader && m_rows.at(row).erasedWallMs == 0)
        startReading(m_rows.at(row));
    return {};
}

void SessionsModel::startReading(const SessionRow& row) const
{
    m_digests.insert(row.id, nullptr);
    auto* self = const_cast<SessionsModel*>(this); // lives until the pool is done: see the destructor
    m_pool.start([self, row, reader = m_reader] {
        auto digest = std::make_shared<const SessionDigest>(reader(row));
        QMetaObject::invokeMethod(
            self, [self, id = row.id, digest] { self->accept(id, digest); }, Qt::QueuedConnection);
    });
}

void SessionsModel::accept(const SessionId& id, const SessionDigestPtr& digest)
{
    const int row = rowOf(id);
    if (row >= 0 && m_rows.at(row).erasedWallMs > 0)
        return; // it was read just before the erasure
    m_digests.insert(id, digest);
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT digestRead(id);
}

int SessionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SessionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const SessionRow& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case RowRole: return QVariant::fromValue(row);
    case DigestRole: return QVariant::fromValue(digest(row.id));
    case SampleRole: return row.sample;
    case LiveRole: return m_live.contains(row.id);
    case EndedRole: return row.ended;
    case ErasedRole: return row.erasedWallMs > 0;
    default: return {};
    }
}

QString SessionsModel::text(const SessionRow& row, int column) const
{
    switch (column) {
    case Candidate: return candidateText(row);
    case KitName: return tr("%1, v%2").arg(shownLine(row.kitTitle, 120)).arg(row.kitVersion);
    case When:
        if (row.startedWallMs == 0)
            return tr("not known"); // the first event is lost
        return dayText(row.startedWallMs, QDateTime::currentMSecsSinceEpoch());
    case Length:
        if (row.startedWallMs == 0)
            return {};
        return m_live.contains(row.id) ? tr("live")
            : row.ended                ? timeText(row.durationUs)
                                       : tr("%1, not ended").arg(timeText(row.durationUs));
    case Flaws: return flawsText(row);
    case Scorecards: {
        const SessionDigestPtr read = digest(row.id);
        return !read || isUnreadable(*read) ? QString()
            : read->scorecards == 0         ? tr("none")
                                            : QString::number(read->scorecards);
    }
    default: return {};
    }
}

QString SessionsModel::flawsText(const SessionRow& row) const
{
    const SessionDigestPtr read = digest(row.id);
    if (!read || isUnreadable(*read))
        return {};
    return read->flaws == 0 ? tr("none planted")
                            : tr("%1 of %2", "flaws caught").arg(read->flawsCaught).arg(read->flaws);
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Candidate: return tr("Candidate");
    case KitName: return tr("Kit");
    case When: return tr("When");
    case Length: return tr("Length");
    case Strip: return tr("Session");
    case Flaws: return tr("Flaws");
    case Scorecards: return tr("Scorecards");
    default: return {};
    }
}

QString candidateText(const SessionRow& row, qsizetype longest)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("jumpseat", text); };
    if (row.erasedWallMs > 0) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(row.erasedWallMs).date();
        return words(QT_TRANSLATE_NOOP("jumpseat", "Erased on %1")).arg(QLocale().toString(day, u"d MMM yyyy"_s));
    }
    if (!row.candidate.isEmpty())
        return shownLine(row.candidate, longest);
    return row.startedWallMs == 0 ? words(QT_TRANSLATE_NOOP("jumpseat", "Name not known")) // its first event is lost
                                  : words(QT_TRANSLATE_NOOP("jumpseat", "No name yet"));
}

QString dayText(qint64 wallMs, qint64 nowWallMs)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(wallMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowWallMs).date();
    if (when.date() == today)
        return QCoreApplication::translate("jumpseat", "Today %1").arg(QLocale().toString(when.time(), u"HH:mm"_s));
    return QLocale().toString(when.date(), when.date().year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

} // namespace jumpseat
