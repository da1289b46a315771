// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/note_field.h"

#include "models/evidence_model.h"
#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace jumpseat {

namespace {

constexpr int longestNote = 4000;

/// "behaviour" with a small arrow, inside the field.
class TagButton final : public QToolButton {
public:
    using QToolButton::QToolButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        return { QFontMetrics(Theme::instance().caption()).horizontalAdvance(text()) + 30, 24 };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& theme = Theme::instance();
        QPainter painter(this);
        if (underMouse() && isEnabled())
            painter.fillRect(rect().adjusted(0, 1, 0, -1), theme.color(Token::SurfaceHover));
        const QColor ink = theme.color(isEnabled() ? Token::Text3 : Token::TextDisabled);
        painter.setFont(theme.caption());
        painter.setPen(ink);
        painter.drawText(rect().adjusted(6, 0, -20, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
        const QRect arrow(width() - 18, (height() - 12) / 2, 12, 12);
        painter.drawPixmap(arrow, iconPixmap(QStringLiteral("chevron-down"), ink, arrow.size(), devicePixelRatioF()));
    }
};

} // namespace

NoteField::NoteField(QWidget* parent)
    : QLineEdit(parent)
    , m_tagButton(new TagButton(this))
{
    setMaxLength(longestNote);
    setAccessibleName(tr("Private note"));
    setAccessibleDescription(tr("Enter keeps it, Tab changes the tag, Escape leaves the field"));
    m_tagButton->setFocusPolicy(Qt::TabFocus);
    m_tagButton->setPopupMode(QToolButton::InstantPopup);
    m_tagButton->setToolTip(tr("What kind of note this is (Tab)"));
    auto* menu = new QMenu(m_tagButton);
    for (const NoteTag tag : { NoteTag::Behaviour, NoteTag::Inference, NoteTag::Procedure })
        menu->addAction(noteTagWord(tag), this, [this, tag] { setTag(tag); });
    m_tagButton->setMenu(menu);
    connect(this, &QLineEdit::returnPressed, this, &NoteField::keep);
    setTag(NoteTag::Behaviour);
    setNow(0);
}

void NoteField::setTag(NoteTag tag)
{
    m_tag = tag;
    m_tagButton->setText(noteTagWord(tag));
    m_tagButton->setAccessibleName(tr("Tag of the note: %1").arg(noteTagWord(tag)));
    placeTag();
}

void NoteField::setNow(qint64 us)
{
    m_nowUs = us;
    if (isEnabled())
        setPlaceholderText(
            m_about.isEmpty() ? tr("Note at %1").arg(formatTime(us)) : tr("What was said about %1").arg(m_about.value));
}

void NoteField::setAbout(const FlawId& flaw)
{
    m_about = flaw;
    m_tagButton->setVisible(flaw.isEmpty());
    setAccessibleName(flaw.isEmpty() ? tr("Private note") : tr("What was said about %1").arg(flaw.value));
    setNow(m_nowUs);
    placeTag();
}

void NoteField::setRecorded()
{
    setEnabled(false);
    m_tagButton->hide();
    setPlaceholderText(tr("Recorded: notes are read only"));
    setToolTip(tr("Notes belong to the live session; a recording cannot be changed."));
    setTextMargins(0, 0, 0, 0);
}

bool NoteField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape || (key->key() == Qt::Key_Tab && !text().isEmpty()))
            event->accept();
    }
    return QLineEdit::event(event);
}

void NoteField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

void NoteField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeTag();
}

void NoteField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (text().isEmpty() && !m_about.isEmpty())
        setAbout({});
}

bool NoteField::focusNextPrevChild(bool next)
{
    if (!next || text().isEmpty() || !hasFocus() || !m_about.isEmpty())
        return QLineEdit::focusNextPrevChild(next);
    setTag(NoteTag((int(m_tag) + 1) % 3));
    return true;
}

void NoteField::keep()
{
    const QString note = text().trimmed();
    if (note.isEmpty())
        return;
    if (m_about.isEmpty())
        Q_EMIT noteWritten(note, m_tag);
    else
        Q_EMIT findingWritten(note, m_about);
    clear();
    if (!m_about.isEmpty())
        setAbout({});
    setTag(NoteTag::Behaviour);
}

void NoteField::placeTag()
{
    const QSize size = m_tagButton->sizeHint();
    m_tagButton->setGeometry(width() - size.width() - 3, (height() - size.height()) / 2, size.width(), size.height());
    setTextMargins(0, 0, m_tagButton->isHidden() ? 0 : size.width(), 0);
}

} // namespace jumpseat
