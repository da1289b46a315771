// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/action_button.h"

#include "theme/icon_engine.h"
#include "theme/key_hint.h"
#include "theme/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

constexpr int buttonHeight = 28;
constexpr int padding = 10;
constexpr int gap = 6;

QFont buttonFont()
{
    QFont font = Theme::instance().body();
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

ActionButton::ActionButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setFont(buttonFont());
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ActionButton::setLook(Look look)
{
    m_look = look;
    setFlat(look == Look::Flat);
    update();
}

void ActionButton::setIconName(const QString& name, int size)
{
    m_iconName = name;
    m_iconSize = size;
    updateGeometry();
    update();
}

void ActionButton::setKeyHint(const QString& key)
{
    m_key = key;
    updateGeometry();
    update();
}

void ActionButton::setInk(const QColor& ink)
{
    m_ink = ink;
    update();
}

void ActionButton::initStyleOption(QStyleOptionButton* option) const
{
    QPushButton::initStyleOption(option);
    if (m_look == Look::Primary)
        option->features |= QStyleOptionButton::DefaultButton;
}

int ActionButton::contentWidth() const
{
    int width = text().isEmpty() ? 0 : fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const auto add = [&width](int part) { width += part + (width > 0 ? gap : 0); };
    if (!m_iconName.isEmpty())
        add(m_iconSize);
    if (!m_key.isEmpty())
        add(KeyHint::sizeFor(m_key).width());
    return width;
}

QSize ActionButton::sizeHint() const
{
    const int height = std::max(buttonHeight, fontMetrics().height() + 10);
    if (text().isEmpty() && m_key.isEmpty())
        return { height, height };
    const int menuArrow = menu() ? 12 + gap : 0;
    return { contentWidth() + 2 * padding + menuArrow, height };
}

QColor ActionButton::inkNow() const
{
    const auto& theme = Theme::instance();
    if (!isEnabled())
        return theme.color(Token::TextDisabled);
    if (m_look == Look::Primary)
        return theme.color(Token::TextOnAccent);
    if (isChecked())
        return theme.color(Token::AccentText);
    return m_ink;
}

void ActionButton::paintContent(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    const QColor ink = inkNow();
    int x = (width() - contentWidth() - (menu() ? 12 + gap : 0)) / 2;
    const auto drawIcon = [&](const QString& name, int size) {
        const auto color = ink.isValid() ? ink : theme.color(Token::Text2);
        const auto pixmap = iconPixmap(name, color, { size, size }, devicePixelRatio());
        painter.drawPixmap(QRect(x, (height() - size) / 2, size, size), pixmap);
        x += size + gap;
    };
    if (!m_iconName.isEmpty())
        drawIcon(m_iconName, m_iconSize);
    if (!text().isEmpty()) {
        painter.setFont(font());
        painter.setPen(ink.isValid() ? ink : theme.color(Token::Text1));
        const int width = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter | Qt::TextHideMnemonic, text());
        x += width + gap;
    }
    if (!m_key.isEmpty()) {
        const auto size = KeyHint::sizeFor(m_key);
        const bool plain = m_look == Look::Primary || !isEnabled();
        KeyHint::paint(painter, QRect(QPoint(x, (height() - size.height()) / 2), size), m_key, plain ? ink : QColor());
        x += size.width() + gap;
    }
    if (menu())
        drawIcon(u"chevron-down"_s, 12);
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    paintContent(painter);
}

IconButton::IconButton(const QString& icon, const QString& name, const QString& key, QWidget* parent)
    : ActionButton(QString(), parent)
{
    setIconName(icon);
    setLook(Look::Flat);
    setName(name, key);
}

void IconButton::setName(const QString& name, const QString& key)
{
    setAccessibleName(name);
    setToolTip(key.isEmpty() ? name : tr("%1 (%2)").arg(name, key));
}

} // namespace jumpseat
