// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/kit_row.h"

#include "home/session_delegate.h"
#include "models/shown_text.h"
#include "models/tool_words.h"
#include "theme/icon_engine.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QVBoxLayout>

namespace jumpseat {

KitRow::KitRow(Kit kit, QWidget* parent)
    : QAbstractButton(parent)
    , m_kit(std::move(kit))
    , m_lack(missingToolTag(m_kit))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("New session with %1").arg(m_kit.title));
    const QString lack = missingToolWords(m_kit);
    setToolTip(plainToolTip(lack.isEmpty() ? m_kit.summary : m_kit.summary + u'\n' + lack));
    setAccessibleDescription(lack);
}

QString KitRow::lengthText() const
{
    return tr("%1, %2 min").arg(tr("%n task(s)", nullptr, int(m_kit.tasks.size()))).arg(m_kit.minutes);
}

void KitRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse())
        painter.fillRect(rect(), theme.color(isDown() ? Token::SurfacePressed : Token::SurfaceHover));
    QRect inner = rect().adjusted(12, 0, -12, 0);
    const QPixmap icon =
        iconPixmap(QStringLiteral("book-open"), theme.color(Token::Text2), { 14, 14 }, devicePixelRatio());
    painter.drawPixmap(QRect(inner.left(), (height() - 14) / 2, 14, 14), icon);
    inner.setLeft(inner.left() + 24);
    const QString tag = m_lack.isEmpty() ? tr("unvalidated") : m_lack;
    (void)paintTag(painter, QPoint(inner.right() + 1 - tagWidth(tag), inner.center().y()), tag);
    inner.setRight(inner.right() - tagWidth(tag) - 16);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text2));
    const QString facts =
        tr("%1    %2").arg(lengthText(), tr("%n criteria", nullptr, int(m_kit.rubric.criteria.size())));
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, facts);
    inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(facts) - 16);
    QFont name = theme.body();
    name.setWeight(QFont::Medium);
    painter.setFont(name);
    painter.setPen(theme.color(Token::Text1));
    const int nameWidth = qMin(256, inner.width());
    const QString title = painter.fontMetrics().elidedText(shownLine(m_kit.title, 120), Qt::ElideRight, nameWidth - 12);
    painter.drawText(QRect(inner.left(), 0, nameWidth, height()), Qt::AlignVCenter, title);
    painter.setFont(theme.body());
    painter.setPen(theme.color(Token::Text2));
    const QRect rest(inner.left() + nameWidth, 0, inner.width() - nameWidth, height());
    painter.drawText(rest, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(shownLine(m_kit.summary, 200), Qt::ElideRight, rest.width()));
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

KitList::KitList(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(1);
    setAccessibleName(tr("Kits"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KitList::setKits(const QList<Kit>& kits)
{
    while (QLayoutItem* item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Kit& kit : kits) {
        auto* row = new KitRow(kit, this);
        connect(row, &QAbstractButton::clicked, this, [this, id = kit.id] { Q_EMIT chosen(id); });
        layout()->addWidget(row);
    }
    if (kits.isEmpty())
        layout()->addWidget(new EmptyState(
            tr("No kits"), tr("A kit is a folder with kit.yaml. None was found."), EmptyState::Placing::Leading, this));
}

void KitList::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 1; i < layout()->count(); ++i) {
        const QRect row = layout()->itemAt(i)->geometry();
        painter.fillRect(QRect(row.left(), row.top() - 1, row.width(), 1), theme.color(Token::LineSoft));
    }
    painter.setPen(theme.color(Token::Line1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace jumpseat
