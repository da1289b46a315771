// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/name_field.h"

#include "theme/labels.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

namespace {
constexpr int notePadding = 10, noteHeight = 28, failEdge = 3, leastNoteRoom = 40;
}

/// One sentence under the field it is about.
class RefusalNote : public QWidget {
public:
    explicit RefusalNote(QWidget* over)
        : QWidget(over)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }
    [[nodiscard]] const QString& text() const { return m_text; }
    void setText(const QString& text)
    {
        m_text = text;
        setVisible(!text.isEmpty());
    }
    void placeUnder(const QWidget& field)
    {
        const QFontMetrics metrics(Theme::instance().body());
        const QPoint at = field.mapTo(parentWidget(), QPoint(0, field.height() + 2));
        const int room = std::max(leastNoteRoom, parentWidget()->width() - at.x() - 4);
        setGeometry({ at, QSize(std::min(room, metrics.horizontalAdvance(m_text) + 2 * notePadding), noteHeight) });
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.fillRect(rect(), theme.color(Token::SurfaceRaised));
        painter.setPen(theme.color(Token::Line1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        painter.fillRect(0, 0, failEdge, height(), theme.color(Token::StateFail));
        painter.setPen(theme.color(Token::Text1));
        painter.setFont(theme.body());
        const QRect inner = rect().adjusted(notePadding, 0, -notePadding + failEdge, 0);
        painter.drawText(inner, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(m_text, Qt::ElideRight, inner.width()));
    }

private:
    QString m_text;
};

NameField::NameField(QWidget* parent)
    : QLineEdit(parent)
{
    hide();
    connect(this, &QLineEdit::textEdited, this, [this] { refuse({}); });
}

void NameField::open(const QString& label, const QString& text, const QRect& place, QWidget* over)
{
    setAccessibleName(label);
    setPlaceholderText(label);
    setText(text);
    setGeometry(place);
    m_focusBefore = QApplication::focusWidget();
    delete m_note;
    m_note = new RefusalNote(over);
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
    // The extension mostly stays.
    const qsizetype dot = text.lastIndexOf(u'.');
    setSelection(0, int(dot > text.lastIndexOf(u'/') + 1 ? dot : text.size()));
}

void NameField::close()
{
    if (isHidden())
        return;
    const bool had = hasFocus();
    refuse({});
    hide();
    if (had && m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void NameField::refuse(const QString& why)
{
    if (!m_note || why == m_note->text())
        return;
    m_note->setText(why);
    setAccessibleDescription(why);
    if (why.isEmpty())
        return;
    m_note->placeUnder(*this);
    m_note->raise();
    QAccessibleAnnouncementEvent spoken(this, why);
    QAccessible::updateAccessibility(&spoken);
}

QString NameField::refusal() const
{
    return m_note ? m_note->text() : QString();
}

void NameField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT entered(text().trimmed()); break;
    case Qt::Key_Escape: close(); break;
    default: QLineEdit::keyPressEvent(event);
    }
}

/// Who goes elsewhere has thought better of it. Another window in front, or the field's own menu, is not that.
void NameField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        close();
}

} // namespace jumpseat
