// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/recent_notes.h"

#include "models/notes_model.h"
#include "models/session_model.h"
#include "rubric/wrapped_text.h"
#include "theme/widgets.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace jumpseat {

namespace {

constexpr int headHeight = 28;
constexpr int mostNotes = 3;

QFont noteFont()
{
    return scaledBody(0.925);
}

int rowHeight()
{
    return std::max(24, QFontMetrics(noteFont()).height() + 6);
}

} // namespace

RecentNotes::RecentNotes(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_notes(new NotesModel(session, this))
{
    connect(m_notes, &QAbstractItemModel::rowsInserted, this, &RecentNotes::changed);
    connect(m_notes, &QAbstractItemModel::modelReset, this, &RecentNotes::changed);
    changed();
}

QSize RecentNotes::sizeHint() const
{
    return { 300, headHeight + 2 * rowHeight() };
}

void RecentNotes::changed()
{
    setAccessibleName(tr("Private notes, %1").arg(m_notes->noteCount()));
    QStringList lines;
    for (const QModelIndex& note : shown())
        lines.append(note.data(Qt::AccessibleTextRole).toString());
    setAccessibleDescription(lines.join(u'\n'));
    update();
}

void RecentNotes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintHead(painter);
    int y = headHeight;
    const auto notes = shown();
    for (const QModelIndex& note : notes) {
        paintNote(painter, y, note);
        y += rowHeight();
    }
    if (!notes.isEmpty() || height() < y + rowHeight())
        return;
    const QString words = m_session->isLive() ? tr("No notes. N writes one at this moment; only you see it.")
                                              : tr("No notes at this moment.");
    painter.setFont(Theme::instance().caption());
    painter.setPen(Theme::instance().color(Token::Text3));
    painter.drawText(QRect(12, y, width() - 22, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(words, Qt::ElideRight, width() - 22));
}

void RecentNotes::paintHead(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    QFont heading = theme.caption();
    heading.setWeight(QFont::DemiBold);
    const QRect head(12, 2, width() - 22, headHeight - 2);
    painter.setFont(heading);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("Private notes"));
    const int count = QFontMetrics(heading).horizontalAdvance(tr("Private notes")) + 6;
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(
        head.adjusted(count, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QString::number(m_notes->noteCount()));
    if (!m_session->isLive())
        return;
    const QSize key = KeyHint::sizeFor(QStringLiteral("N"));
    const QPoint corner(head.right() - key.width() + 1, head.center().y() - key.height() / 2);
    KeyHint::paint(painter, QRect(corner, key), QStringLiteral("N"));
}

void RecentNotes::paintNote(QPainter& painter, int y, const QModelIndex& note) const
{
    const auto& theme = Theme::instance();
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(QRect(12, y, 40, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
        formatTime(note.data(NotesModel::TimeRole).toLongLong()));
    painter.setFont(noteFont());
    painter.setPen(theme.color(Token::Text1));
    const QRect words(52, y, width() - 62, rowHeight());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(note.data().toString(), Qt::ElideRight, words.width()));
}

void RecentNotes::mouseReleaseEvent(QMouseEvent* event)
{
    const QModelIndex note = noteAt(event->position().toPoint().y());
    if (note.isValid())
        m_session->selectEvent(note.data(NotesModel::SeqRole).toLongLong());
}

bool RecentNotes::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QModelIndex note = noteAt(help->pos().y());
    QToolTip::showText(help->globalPos(), note.isValid() ? plainToolTip(note.data().toString()) : QString(), this);
    return true;
}

QModelIndex RecentNotes::noteAt(int y) const
{
    const auto notes = shown();
    const int row = y < headHeight ? -1 : (y - headHeight) / rowHeight();
    return row >= 0 && row < notes.size() ? notes.at(row) : QModelIndex();
}

QList<QModelIndex> RecentNotes::shown() const
{
    QList<QModelIndex> notes;
    const int room = std::clamp((height() - headHeight) / rowHeight(), 0, mostNotes);
    for (int row = m_notes->rowCount() - 1; row >= 0 && notes.size() < room; --row) {
        const QModelIndex index = m_notes->index(row);
        if (index.data(NotesModel::TagRole).toInt() >= 0)
            notes.append(index);
    }
    return notes;
}

} // namespace jumpseat
