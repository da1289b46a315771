// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/criterion_row.h"

#include "models/event_mime.h"
#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QDragEnterEvent>
#include <QMouseEvent>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int numberColumn = 24;
constexpr int paddingLeft = 8;
constexpr int paddingRight = 10;
constexpr int lockSize = 12;

QFont titleFont()
{
    QFont font = Theme::instance().body();
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

CriterionRow::CriterionRow(const Criterion& criterion, QWidget* parent)
    : QWidget(parent)
    , m_strip(new ChoiceStrip(ChoiceStrip::Size::Compact, this))
{
    m_strip->setChoices(scoreChoices(criterion, false), true);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CriterionRow::setFace(const CriterionFace& face)
{
    m_face = face;
    m_strip->setChosen(face.level);
    m_strip->setReadOnly(face.readOnly);
    m_strip->setSealed(face.sealed);
    m_strip->setAccessibleName(spokenScore(face));
    m_strip->setAccessibleDescription(faceCaption(face));
    setAccessibleName(face.criterion.title);
    setAccessibleDescription(faceCaption(face));
    update();
}

void CriterionRow::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    placeStrip();
    update();
}

QSize CriterionRow::sizeHint() const
{
    const auto& theme = Theme::instance();
    const int one = QFontMetrics(theme.body()).height();
    const int two = one + QFontMetrics(theme.caption()).height();
    return { 320, m_compact ? std::max(36, two + 4) : std::max(44, two + 12) };
}

void CriterionRow::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    if (m_dropping || m_hover)
        painter.fillRect(rect(), theme.color(m_dropping ? Token::SurfaceSelected : Token::SurfaceHover));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(Token::LineSoft));
    painter.setFont(theme.body());
    painter.setPen(theme.color(Token::Text3));
    const QRect number(paddingLeft, 0, numberColumn, height() - 1);
    painter.drawText(number, Qt::AlignCenter, QString::number(m_face.number));
    const int left = number.right() + 1;
    paintWords(painter, { left, 0, m_strip->x() - 4 - left, height() - 1 });
}

void CriterionRow::paintWords(QPainter& painter, const QRect& area) const
{
    const auto& theme = Theme::instance();
    const QFontMetrics title(titleFont());
    const QFontMetrics caption(theme.caption());
    // Below 900 px the second line goes, except the one that asks for something.
    const bool asks = m_face.lacksEvidence() && !m_face.readOnly;
    const bool second = !m_compact || asks || m_face.was;
    const int block = title.height() + (second ? caption.height() : 0);
    QRect line(area.left(), area.top() + (area.height() - block) / 2, area.width(), title.height());
    painter.setFont(titleFont());
    painter.setPen(theme.color(Token::Text1));
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter, title.elidedText(m_face.criterion.title, Qt::ElideRight, line.width()));
    if (!second)
        return;
    line = QRect(line.left(), line.bottom() + 1, line.width(), caption.height());
    if (m_face.sealed) {
        const QRect lock(line.left(), line.center().y() - lockSize / 2, lockSize, lockSize);
        painter.drawPixmap(
            lock, iconPixmap(QStringLiteral("lock"), theme.color(Token::AccentText), lock.size(), devicePixelRatioF()));
        line.setLeft(lock.right() + 5);
    }
    painter.setFont(theme.caption());
    painter.setPen(theme.color(asks ? Token::StateFlaw : Token::Text3));
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter, caption.elidedText(faceCaption(m_face), Qt::ElideRight, line.width()));
}

void CriterionRow::resizeEvent(QResizeEvent*)
{
    placeStrip();
}

void CriterionRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT opened();
}

void CriterionRow::enterEvent(QEnterEvent*)
{
    m_hover = true;
    update();
}

void CriterionRow::leaveEvent(QEvent*)
{
    m_hover = false;
    update();
}

void CriterionRow::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_face.readOnly || !draggedEvent(event->mimeData()))
        return;
    m_dropping = true;
    update();
    event->acceptProposedAction();
}

void CriterionRow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropping = false;
    update();
}

void CriterionRow::dropEvent(QDropEvent* event)
{
    m_dropping = false;
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(draggedEvent(event->mimeData()));
}

void CriterionRow::placeStrip()
{
    const QSize size = m_strip->sizeHint();
    m_strip->setGeometry(
        width() - paddingRight - size.width(), (height() - 1 - size.height()) / 2, size.width(), size.height());
}

} // namespace jumpseat
