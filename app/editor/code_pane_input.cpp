// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the person at this desk does to the text, however they do it.
#include "editor/code_pane.h"
#include "editor/pane_overlay.h"
#include "editor/pane_sync.h"

#include <QGuiApplication>
#include <QKeyEvent>

namespace jumpseat {

namespace {

constexpr int caretEveryMs = 100;

/// The names are CodeMirror's, which the journal keeps.
QString userEventOf(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Paste))
        return QStringLiteral("input.paste");
    if (event.matches(QKeySequence::Cut))
        return QStringLiteral("delete.cut");
    const auto modifiers = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier);
    switch (event.key()) {
    case Qt::Key_Backspace: return QStringLiteral("delete.backward");
    case Qt::Key_Delete: return QStringLiteral("delete.forward");
    case Qt::Key_Tab: return QStringLiteral("input.indent");
    case Qt::Key_Backtab: return QStringLiteral("delete.dedent");
    case Qt::Key_D: // Scintilla's own keys for lines
        return modifiers == Qt::ControlModifier ? QStringLiteral("input.copyline") : QStringLiteral("input.type");
    case Qt::Key_T:
        return modifiers == Qt::ControlModifier ? QStringLiteral("move.line") : QStringLiteral("input.type");
    case Qt::Key_L:
        return modifiers & Qt::ControlModifier ? QStringLiteral("delete.line") : QStringLiteral("input.type");
    default: break;
    }
    return modifiers & Qt::ControlModifier ? QStringLiteral("input") : QStringLiteral("input.type");
}

/// UTF-8 that ends in the middle of a character.
bool lacksBytes(QByteArrayView bytes)
{
    qsizetype tail = 0; // bytes behind the last lead
    while (tail < std::min<qsizetype>(3, bytes.size() - 1) && (uchar(bytes[bytes.size() - 1 - tail]) & 0xC0) == 0x80)
        ++tail;
    const uchar lead = bytes.isEmpty() ? 0 : uchar(bytes[bytes.size() - 1 - tail]);
    return tail < (lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0);
}

/// Ctrl and Alt together are the AltGr of some keyboards, which writes characters.
bool isCommand(const QKeyEvent& event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    return control != event.modifiers().testFlag(Qt::AltModifier) || event.modifiers().testFlag(Qt::MetaModifier);
}

} // namespace

void CodePane::setupInput()
{
    SciText::prepare(*this);
    // Scintilla's own undo would take back what others typed.
    sendSci(*this, SCI_SETUNDOCOLLECTION, 0);
    sendSci(*this, SCI_EMPTYUNDOBUFFER);
    sendSci(*this, SCI_SETEOLMODE, SC_EOL_LF);
    sendSci(*this, SCI_SETMODEVENTMASK, SC_MODEVENTMASKALL);
    sendSci(*this, SCI_SETADDITIONALSELECTIONTYPING, 1); // typing in a block goes into each of its lines
    sendSci(*this, SCI_SETMULTIPLESELECTION, 1);
    sendSci(*this, SCI_SETMULTIPASTE, SC_MULTIPASTE_EACH);
    for (const int key : { int(SCK_ADD), int(SCK_SUBTRACT), int(SCK_DIVIDE), int('+'), int('-'), int('/') })
        sendSci(*this, SCI_CLEARCMDKEY, key + (SCMOD_CTRL << 16)); // zoom: see wheelEvent()
    setIndentationsUseTabs(false);
    setTabWidth(4);
    setAutoIndent(true);
    setAttribute(Qt::WA_InputMethodEnabled);

    connect(this, &QsciScintillaBase::SCN_MODIFIED, this,
        [this](int position, int type, const char*, int length, int linesAdded) {
            onModified(position, type, length, linesAdded);
        });
    connect(m_sync, &PaneSync::operationEnding, this, &CodePane::makeFit);
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, &CodePane::onUpdateUi);
    m_caretTimer.setSingleShot(true);
    m_caretTimer.setInterval(caretEveryMs);
    connect(&m_caretTimer, &QTimer::timeout, this, &CodePane::sendCaret);
}

/// Each step of an operation arrives here by itself; PaneSync puts the steps together again. Without undo Scintilla
/// no longer has the deleted text when it tells of a deletion, so that is read just before.
void CodePane::onModified(int position, int type, int length, int linesAdded)
{
    if (type & (SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT)) {
        m_textChanged = true;
        repaintOverlay(int(sendSci(*this, SCI_LINEFROMPOSITION, position)), linesAdded != 0);
    }
    if (m_applying)
        return;
    if (type & SC_MOD_BEFOREDELETE) {
        m_deleteAt = m_text.fromByte(position);
        m_deleted = m_text.bytesBetween(position, position + length);
    }
    const qint32 before = m_sync->length();
    if (type & SC_MOD_DELETETEXT) {
        const auto end = m_deleteAt + qint32(m_deleted.size());
        edited(ChangeSet::replace(before, m_deleteAt, end, {}),
            ChangeSet::replace(before - qint32(m_deleted.size()), m_deleteAt, m_deleteAt, m_deleted));
    }
    if (type & SC_MOD_INSERTTEXT && completesCharacter(position, length)) {
        const QString added = m_text.bytesBetween(position, position + length);
        const qint32 at = m_text.fromByte(position);
        const auto end = at + qint32(added.size());
        m_isUnfit = m_isUnfit || added.contains(u'\r') || added.contains(QChar(0));
        edited(
            ChangeSet::replace(before, at, at, added), ChangeSet::replace(before + qint32(added.size()), at, end, {}));
    }
}

/// A block is pasted byte by byte: what has several is no character before the last one. `position` and `length` are
/// then those of all of it.
bool CodePane::completesCharacter(int& position, int& length)
{
    if (m_partLength > 0 && position == m_partAt + m_partLength) {
        position = m_partAt;
        length += m_partLength;
    }
    m_partAt = position;
    m_partLength = lacksBytes(m_text.rawBetween(position, position + length)) ? length : 0;
    return m_partLength == 0;
}

void CodePane::edited(const ChangeSet& changes, const ChangeSet& inverse)
{
    m_sync->edited(changes, inverse, m_userEvent.isEmpty() ? QStringLiteral("input") : m_userEvent, m_pastedFrom);
    m_carets.moveOver(changes);
    caretMoved(); // Scintilla tells of this as new content only
    Q_EMIT userEdited();
}

/// Paste, drop and input methods are made fit on their way in. QScintilla does not show other insertions before they
/// are made, so what got past is put right within the same operation: nobody else sees it.
void CodePane::makeFit()
{
    if (!std::exchange(m_isUnfit, false))
        return;
    const QString text = plainText();
    replaceTargets(smallestChange(text, cleanInput(text)));
}

void CodePane::beginOperation(const QString& userEvent)
{
    m_sync->flush();
    m_userEvent = userEvent;
    m_pastedFrom.reset();
}

void CodePane::keyPressEvent(QKeyEvent* event)
{
    if (!isReadOnly() && (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))) {
        takeBack(event->matches(QKeySequence::Redo));
        event->accept();
        return;
    }
    beginOperation(userEventOf(*event));
    // Ctrl and "=" carry the text "=" too, and what is no command of Scintilla's would be typed.
    QKeyEvent command(event->type(), event->key(), event->modifiers(), {}, event->isAutoRepeat());
    QKeyEvent& meant = isCommand(*event) ? command : *event;
    QsciScintilla::keyPressEvent(&meant);
    event->setAccepted(meant.isAccepted());
    noteScroll(true);
}

void CodePane::onUpdateUi(int updated)
{
    // Scintilla scrolls by itself too, as when a bar takes room; with a button held it is the user, dragging.
    noteScroll(QGuiApplication::mouseButtons() != Qt::NoButton);
    if (updated & SC_UPDATE_SELECTION)
        caretMoved();
    // Told while painting: what is updated here is painted once more. New text has been seen to by then.
    const bool scrolled = (updated & (SC_UPDATE_V_SCROLL | SC_UPDATE_H_SCROLL)) != 0;
    if (scrolled)
        m_overlay->update();
    const int line = caretLine();
    if (std::exchange(m_shownCaretLine, line) != line || scrolled)
        Q_EMIT viewChanged();
}

void CodePane::caretMoved()
{
    m_caretMoved = true;
    if (!m_caretTimer.isActive())
        m_caretTimer.start();
}

/// At most ten times a second, and only while nothing of ours is unconfirmed: then the text shown is the confirmed
/// version, which is what the offsets must be of.
void CodePane::sendCaret()
{
    if (!m_caretMoved || !m_model->isLive() || m_model->state().ended || !hasFocus())
        return;
    m_caretTimer.start();
    if (m_sync->hasUnconfirmed())
        return;
    m_caretMoved = false;
    const qint32 anchor = m_text.fromByte(sendSci(*this, SCI_GETANCHOR));
    const qint32 head = m_text.fromByte(sendSci(*this, SCI_GETCURRENTPOS));
    const auto now = std::tuple(m_sync->version(), anchor, head);
    if (std::exchange(m_sentCaret, now) != now)
        m_model->send(command::MoveCursor { fileId(), m_sync->version(), anchor, head });
}

} // namespace jumpseat
