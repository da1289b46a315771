// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that is copied, dragged, pasted and dropped.
#include "editor/code_pane.h"
#include "editor/pane_sync.h"
#include "editor/text_place.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace jumpseat {

namespace {

SessionId sessionOf(const SessionModel& model)
{
    return model.hosted() ? model.hosted()->id() : SessionId();
}

} // namespace

/// What the mouse does to text: the middle button pastes the selection of X11, and what is dragged to elsewhere is
/// taken out here when the drag is over.
void CodePane::mousePressEvent(QMouseEvent* event)
{
    beginOperation(event->button() == Qt::MiddleButton ? QStringLiteral("input.paste") : QStringLiteral("delete.cut"));
    m_caretsBefore.clear();
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::ControlModifier) {
        for (long i = 0; i < sendSci(*this, SCI_GETSELECTIONS); ++i)
            m_caretsBefore.append(
                { sendSci(*this, SCI_GETSELECTIONNANCHOR, i), sendSci(*this, SCI_GETSELECTIONNCARET, i) });
        m_pressedAt = event->position();
    }
    QsciScintilla::mousePressEvent(event);
}

/// QScintilla takes Ctrl and the mouse for a block, as many window managers keep Alt for themselves. A click that
/// went nowhere is one caret more.
void CodePane::mouseReleaseEvent(QMouseEvent* event)
{
    QsciScintilla::mouseReleaseEvent(event);
    const auto before = std::exchange(m_caretsBefore, {});
    const bool wentNowhere = (event->position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (before.isEmpty() || !wentNowhere)
        return;
    const QPoint at = m_pressedAt.toPoint();
    const long caret = sendSci(*this, SCI_POSITIONFROMPOINT, at.x(), at.y());
    sendSci(*this, SCI_SETSELECTION, before.first().second, before.first().first);
    for (const auto& [anchor, head] : before.sliced(1))
        sendSci(*this, SCI_ADDSELECTION, head, anchor);
    sendSci(*this, SCI_ADDSELECTION, caret, caret);
}

void CodePane::dropEvent(QDropEvent* event)
{
    const bool isOwn = event->source() == this || isSelectionHere(*event->mimeData());
    beginOperation(
        isOwn && event->dropAction() == Qt::MoveAction ? QStringLiteral("move.drop") : QStringLiteral("input.drop"));
    QsciScintilla::dropEvent(event);
}

bool CodePane::isSelectionHere(const QMimeData& mime) const
{
    const auto place = markedPlace(mime, sessionOf(*m_model));
    return place && mime.text() == selectionText() && place == placeOfCopied(selectionText());
}

/// QString::toUtf8 makes "?" of half a surrogate pair; cleanInput() shows that something was there.
QByteArray CodePane::fromMimeData(const QMimeData* source, bool& rectangular) const
{
    const QByteArray raw = QsciScintilla::fromMimeData(source, rectangular);
    m_pastedFrom = markedPlace(*source, sessionOf(*m_model));
    return source->hasText() ? cleanInput(source->text()).toUtf8() : raw;
}

QMimeData* CodePane::toMimeData(const QByteArray& text, bool rectangular) const
{
    QMimeData* mime = QsciScintilla::toMimeData(text, rectangular);
    const auto place = rectangular ? std::nullopt : placeOfCopied(fromSciBytes(text));
    if (place && m_model->hosted())
        markPlace(*mime, sessionOf(*m_model), *place);
    return mime;
}

/// The selection, or the caret's line for the commands that take a line without one. What is copied from several
/// places has none, nor what the host has not confirmed.
std::optional<command::TextPlace> CodePane::placeOfCopied(const QString& copied) const
{
    for (const qint32 from : { selection().first, m_text.lineStart(caretLine()) }) {
        const auto to = from + qint32(copied.size());
        if (copied.isEmpty() || m_text.bytesBetween(m_text.toByte(from), m_text.toByte(to)) != copied)
            continue;
        if (const auto confirmed = m_sync->inConfirmed(from, to, plainText()))
            return command::TextPlace { fileId(), m_sync->version(), *confirmed };
    }
    return std::nullopt;
}

} // namespace jumpseat
