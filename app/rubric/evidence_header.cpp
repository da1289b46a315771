// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/evidence_header.h"

#include "theme/key_hint.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

using namespace std::chrono_literals;

namespace jumpseat {

EvidenceHeader::EvidenceHeader(QWidget* parent)
    : QWidget(parent)
    , m_quiet(new QTimer(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Evidence"));
    m_quiet->setSingleShot(true);
    m_quiet->setInterval(8s);
    connect(m_quiet, &QTimer::timeout, this, [this] { say({}); });
}

void EvidenceHeader::setEarlier(int count, bool unfolded)
{
    m_earlier = count;
    m_unfolded = unfolded;
    setFocusPolicy(count > 0 ? Qt::TabFocus : Qt::NoFocus);
    setProperty("focusRing", count > 0);
    setCursor(count > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleDescription(aside());
    update();
}

void EvidenceHeader::setMissing(bool missing)
{
    m_missing = missing;
    setAccessibleDescription(aside());
    update();
}

void EvidenceHeader::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    update();
}

void EvidenceHeader::say(const QString& message)
{
    m_message = message;
    update();
    if (message.isEmpty())
        return;
    m_quiet->start();
    QAccessibleAnnouncementEvent event(this, message);
    QAccessible::updateAccessibility(&event);
}

QSize EvidenceHeader::sizeHint() const
{
    return { 300, std::max(26, QFontMetrics(Theme::instance().caption()).height() + 12) };
}

QString EvidenceHeader::aside() const
{
    if (m_missing)
        return tr("add evidence or a note");
    if (m_earlier == 0)
        return {};
    return m_unfolded ? tr("show fewer") : tr("%1 earlier").arg(m_earlier);
}

void EvidenceHeader::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, theme.color(Token::LineSoft));
    QRect area = rect().adjusted(11, 3, -10, 0);
    QFont heading = theme.caption();
    heading.setWeight(QFont::DemiBold);
    painter.setFont(heading);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, tr("Evidence"));
    area.setLeft(area.left() + QFontMetrics(heading).horizontalAdvance(tr("Evidence")) + 8);

    painter.setFont(theme.caption());
    const QFontMetrics metrics(theme.caption());
    const bool link = !m_missing && m_earlier > 0;
    painter.setPen(theme.color(m_missing ? Token::StateFlaw : link ? Token::AccentText : Token::Text3));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, aside());
    area.setLeft(area.left() + metrics.horizontalAdvance(aside()) + 10);

    paintLine(painter, area);
}

void EvidenceHeader::paintLine(QPainter& painter, QRect area) const
{
    const auto& theme = Theme::instance();
    if (!m_readOnly) {
        const QSize key = KeyHint::sizeFor(QStringLiteral("E"));
        const QPoint corner(area.right() - key.width() + 1, area.center().y() - key.height() / 2);
        KeyHint::paint(painter, QRect(corner, key), QStringLiteral("E"));
        area.setRight(corner.x() - 7);
    }
    const QString idle = m_readOnly ? QString() : tr("adds the selected event");
    painter.setFont(theme.caption());
    painter.setPen(theme.color(m_message.isEmpty() ? Token::Text3 : Token::AccentText));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_message.isEmpty() ? idle : m_message, Qt::ElideRight, area.width()));
}

void EvidenceHeader::mouseReleaseEvent(QMouseEvent*)
{
    if (m_earlier > 0)
        Q_EMIT unfoldToggled();
}

void EvidenceHeader::keyPressEvent(QKeyEvent* event)
{
    if (m_earlier > 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space))
        Q_EMIT unfoldToggled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace jumpseat
