// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/choice_strip.h"

#include "rubric/choice_strip_accessible.h"
#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int compactCell = 24;
constexpr int gapBeforeLast = 4;
constexpr int sealSize = 12;
constexpr int sealGap = 4;
constexpr qreal radius = 3;

/// A rectangle whose left and right corners are rounded or not, on whole pixels.
QPainterPath cellPath(const QRect& cell, bool roundLeft, bool roundRight)
{
    const QRectF r = QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(r, radius, radius);
    if (!roundLeft)
        path.addRect(r.adjusted(0, 0, -r.width() / 2, 0));
    if (!roundRight)
        path.addRect(r.adjusted(r.width() / 2, 0, 0, 0));
    return path.simplified();
}

QFont cellFont(ChoiceStrip::Size size, bool chosen, bool word)
{
    QFont font = Theme::instance().body();
    const qreal scale = word || size == ChoiceStrip::Size::Compact ? 0.925 : 1.08;
    font.setPixelSize(std::max(11, qRound(QFontInfo(font).pixelSize() * scale)));
    font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

ChoiceStrip::ChoiceStrip(Size size, QWidget* parent)
    : QWidget(parent)
    , m_size(size)
{
    installChoiceStripAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setProperty("focusRing", true);
    setSizePolicy(size == Size::Big ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChoiceStrip::setChoices(const QList<Choice>& choices, bool lastApart)
{
    m_choices = choices;
    m_lastApart = lastApart;
    m_cursor = m_hover = m_pressed = -1;
    updateGeometry();
    update();
}

void ChoiceStrip::setChosen(std::optional<int> value)
{
    if (m_chosen == value)
        return;
    m_chosen = value;
    update();
    announceChoice(this, value ? indexOf(*value) : -1);
}

void ChoiceStrip::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    setFocusPolicy(readOnly ? Qt::NoFocus : Qt::StrongFocus);
    if (readOnly && hasFocus())
        clearFocus(); // nothing in here can be done any more
    update();
}

void ChoiceStrip::setSealed(bool sealed)
{
    m_sealed = sealed;
    update();
}

QRect ChoiceStrip::cellRect(int index) const
{
    const int count = int(m_choices.size());
    const bool last = index == count - 1;
    if (m_size == Size::Compact) {
        const int apart = m_lastApart && last ? gapBeforeLast + 1 : 0;
        return { index * (compactCell - 1) + apart, 0, compactCell, height() };
    }
    const int words =
        m_lastApart ? QFontMetrics(cellFont(m_size, true, true)).horizontalAdvance(m_choices.last().label) + 18 : 0;
    const int steps = m_lastApart ? count - 1 : count;
    const int room = width() - words - (m_lastApart ? gapBeforeLast : 0);
    if (m_lastApart && last)
        return { width() - words, 0, words, height() };
    const int from = (room - 1) * index / steps;
    const int to = (room - 1) * (index + 1) / steps;
    return { from, 0, to - from + 1, height() };
}

void ChoiceStrip::choose(int index)
{
    if (!m_readOnly && index >= 0 && index < m_choices.size())
        Q_EMIT picked(m_choices.at(index).value);
}

QSize ChoiceStrip::sizeHint() const
{
    const int count = int(m_choices.size());
    if (m_size == Size::Compact)
        return { count * (compactCell - 1) + 1 + (m_lastApart ? gapBeforeLast + 1 : 0), compactCell };
    return { count * 40, 30 };
}

bool ChoiceStrip::event(QEvent* event)
{
    // Arrow keys also seek in a recording; in here they walk over the cells.
    if (event->type() == QEvent::ShortcutOverride && !m_readOnly && handles(static_cast<QKeyEvent*>(event)->key()))
        event->accept();
    return QWidget::event(event);
}

void ChoiceStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int chosen = m_chosen ? indexOf(*m_chosen) : -1;
    for (int i = 0; i < m_choices.size(); ++i) {
        if (i != chosen)
            paintCell(painter, i);
    }
    if (chosen >= 0)
        paintCell(painter, chosen); // its frame lies over those of its neighbours
}

ChoiceStrip::CellLook ChoiceStrip::lookOf(int index) const
{
    const auto& theme = Theme::instance();
    const bool chosen = m_chosen == m_choices.at(index).value;
    if (chosen && !m_readOnly) {
        const QColor accent = theme.color(Token::AccentFill);
        return { accent, theme.color(Token::TextOnAccent), accent };
    }
    const QColor base = theme.color(Token::SurfaceBase);
    if (chosen)
        return { base, theme.color(Token::AccentText), theme.color(Token::AccentFill) };
    if (m_readOnly)
        return { base, theme.color(Token::TextDisabled), theme.color(Token::Line1) };
    const QColor line = theme.color(m_size == Size::Big ? Token::LineControl : Token::Line1);
    if (index == m_pressed || index == m_hover) {
        const Token touched = index == m_pressed ? Token::SurfacePressed : Token::SurfaceHover;
        return { theme.color(touched), theme.color(Token::Text1), line };
    }
    return { base, theme.color(Token::Text2), line };
}

void ChoiceStrip::paintCell(QPainter& painter, int index) const
{
    const int count = int(m_choices.size());
    const Choice& choice = m_choices.at(index);
    const bool apart = m_lastApart && index == count - 1;
    const bool chosen = m_chosen == choice.value;
    const bool frame = chosen && m_readOnly;
    const QRect cell = cellRect(index);
    const CellLook look = lookOf(index);
    painter.setPen(QPen(look.line, frame ? 2 : 1));
    painter.setBrush(look.fill);
    const QRect shape = frame ? cell.adjusted(1, 1, -1, -1) : cell;
    painter.drawPath(cellPath(shape, apart || index == 0, apart || index == count - (m_lastApart ? 2 : 1)));
    paintLabel(painter, index, look.ink);
    if (m_cursorShown && index == m_cursor) {
        const QRect mark(cell.left() + 4, cell.bottom() - 4, cell.width() - 8, 2);
        painter.fillRect(mark, chosen ? look.ink : Theme::instance().color(Token::AccentFocus));
    }
}

void ChoiceStrip::paintLabel(QPainter& painter, int index, const QColor& ink) const
{
    const Choice& choice = m_choices.at(index);
    const bool chosen = m_chosen == choice.value;
    QRect cell = cellRect(index);
    painter.setFont(cellFont(m_size, chosen, choice.label.size() > 1));
    painter.setPen(ink);
    const int words = painter.fontMetrics().horizontalAdvance(choice.label);
    // The small cells have no room for it: their row says it in words.
    if (chosen && m_sealed && words + sealSize + sealGap + 8 <= cell.width()) {
        const int left = cell.left() + (cell.width() - words - sealGap - sealSize) / 2;
        const QRect lock(left, cell.center().y() - sealSize / 2, sealSize, sealSize);
        painter.drawPixmap(lock, iconPixmap(QStringLiteral("lock"), ink, lock.size(), devicePixelRatioF()));
        cell.setLeft(lock.right() + 1 + sealGap);
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, choice.label);
        return;
    }
    painter.drawText(cell, Qt::AlignCenter | Qt::TextSingleLine, choice.label);
}

void ChoiceStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_readOnly)
        return event->ignore();
    m_pressed = cellAt(event->position().toPoint());
    m_cursorShown = false;
    update();
}

void ChoiceStrip::mouseReleaseEvent(QMouseEvent* event)
{
    const int pressed = std::exchange(m_pressed, -1);
    update();
    if (pressed >= 0 && cellAt(event->position().toPoint()) == pressed)
        choose(pressed);
}

void ChoiceStrip::mouseMoveEvent(QMouseEvent* event)
{
    const int over = cellAt(event->position().toPoint());
    if (std::exchange(m_hover, over) != over)
        update();
}

void ChoiceStrip::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void ChoiceStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_choices.size()) - 1;
    const int at = std::max(m_cursor, 0);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: return moveCursor(std::max(0, at - 1));
    case Qt::Key_Right:
    case Qt::Key_Down: return moveCursor(std::min(last, at + 1));
    case Qt::Key_Home: return moveCursor(0);
    case Qt::Key_End: return moveCursor(last);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return choose(m_cursor);
    default: QWidget::keyPressEvent(event);
    }
}

void ChoiceStrip::focusInEvent(QFocusEvent* event)
{
    m_cursorShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    m_cursor = m_chosen ? indexOf(*m_chosen) : 0;
    QWidget::focusInEvent(event);
}

void ChoiceStrip::focusOutEvent(QFocusEvent* event)
{
    m_cursorShown = false;
    QWidget::focusOutEvent(event);
}

int ChoiceStrip::cellAt(const QPoint& pos) const
{
    for (int i = 0; i < m_choices.size(); ++i) {
        if (cellRect(i).contains(pos))
            return i;
    }
    return -1;
}

int ChoiceStrip::indexOf(int value) const
{
    const auto it = std::ranges::find(m_choices, value, &Choice::value);
    return it == m_choices.end() ? -1 : int(it - m_choices.begin());
}

bool ChoiceStrip::handles(int key) const
{
    static constexpr std::array keys { Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End,
        Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter };
    return std::ranges::find(keys, Qt::Key(key)) != keys.end();
}

void ChoiceStrip::moveCursor(int to)
{
    m_cursor = to;
    m_cursorShown = true;
    update();
    announceFocus(this, to);
}

} // namespace jumpseat
