// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input methods: dead keys and the writing of languages that have more characters than keys.
#include "editor/code_pane.h"
#include "editor/pane_overlay.h"
#include "editor/pane_sync.h"

#include <QInputMethodEvent>

namespace jumpseat {

namespace {

struct SciRange {
    long start = 0, end = 0;
};

QList<SciRange> selectionsOf(const QsciScintillaBase& sci)
{
    QList<SciRange> ranges;
    const long count = sendSci(sci, QsciScintillaBase::SCI_GETSELECTIONS);
    for (long i = 0; i < count; ++i)
        ranges.append({ sendSci(sci, QsciScintillaBase::SCI_GETSELECTIONNSTART, i),
            sendSci(sci, QsciScintillaBase::SCI_GETSELECTIONNEND, i) });
    std::ranges::sort(ranges, {}, &SciRange::start);
    return ranges;
}

} // namespace

/// QScintilla puts unfinished compositions into the document and takes them out by Scintilla's undo, which is off
/// here. They are drawn over the text instead, and only what is committed becomes an edit.
void CodePane::inputMethodEvent(QInputMethodEvent* event)
{
    if (isReadOnly()) {
        event->ignore();
        return;
    }
    if (!event->commitString().isEmpty() || event->replacementLength() > 0) {
        beginOperation(QStringLiteral("input.type.compose"));
        const qint32 caret = m_text.fromByte(sendSci(*this, SCI_GETCURRENTPOS));
        if (event->replacementLength() > 0) {
            const qint32 from = caret + event->replacementStart();
            select(from, from + event->replacementLength());
        }
        replaceSelections(cleanInput(event->commitString()).toUtf8());
    }
    m_overlay->setComposition(event->preeditString());
    event->accept();
}

/// As typing does it: SCI_REPLACESEL knows one selection only.
void CodePane::replaceSelections(const QByteArray& bytes)
{
    const auto ranges = selectionsOf(*this);
    if (ranges.size() == 1) {
        SendScintilla(SCI_REPLACESEL, bytes.constData());
        return;
    }
    long moved = 0, done = 0;
    QList<long> carets;
    for (SciRange range : ranges) {
        range = { std::max(range.start, done), std::max(range.end, done) }; // others' edits can push them together
        done = range.end;
        sendSci(*this, SCI_SETTARGETRANGE, range.start + moved, range.end + moved);
        SendScintilla(SCI_REPLACETARGET, uintptr_t(bytes.size()), bytes.constData());
        carets.append(range.start + moved + bytes.size());
        moved += bytes.size() - (range.end - range.start);
    }
    sendSci(*this, SCI_SETSELECTION, carets.first(), carets.first());
    for (const long caret : std::as_const(carets).sliced(1))
        sendSci(*this, SCI_ADDSELECTION, caret, caret);
}

/// QScintilla answers in bytes, which input methods that replace what stands before the caret would count wrong.
QVariant CodePane::inputMethodQuery(Qt::InputMethodQuery query) const
{
    const qint32 start = m_text.lineStart(caretLine());
    const auto inLine = [&](unsigned message) {
        const qint32 pos = m_text.fromByte(sendSci(*this, message)) - start;
        return std::clamp(pos, 0, lineEnd(caretLine()) - start);
    };
    switch (query) {
    case Qt::ImEnabled: return !isReadOnly();
    case Qt::ImSurroundingText: return m_text.lineText(caretLine());
    case Qt::ImCursorPosition: return inLine(SCI_GETCURRENTPOS);
    case Qt::ImAnchorPosition: return inLine(SCI_GETANCHOR);
    case Qt::ImCurrentSelection: return selectionText();
    default: return QsciScintilla::inputMethodQuery(query);
    }
}

} // namespace jumpseat
