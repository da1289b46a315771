// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/code_pane.h"

#include "editor/pane_overlay.h"
#include "editor/pane_sync.h"
#include "editor/syntax_lexer.h"
#include "models/shown_text.h"

#include <QScopedValueRollback>

#include <ranges>

namespace jumpseat {

using Sci = QsciScintillaBase;

namespace {

/// Where a selection edge goes so that the selection does not grow by what others insert at its ends.
struct Selection {
    qint32 anchor = 0, head = 0;

    [[nodiscard]] Selection movedOver(const ChangeSet& changes) const
    {
        const int anchorSide = anchor < head ? 1 : -1;
        const int headSide = head < anchor ? 1 : -1;
        return { *changes.mapPos(anchor, anchorSide), *changes.mapPos(head, headSide) };
    }
};

} // namespace

CodePane::CodePane(SessionModel* model, FileId file, QWidget* parent)
    : QsciScintilla(parent)
    , m_model(model)
    , m_text(*this)
    , m_sync(new PaneSync(model, std::move(file), this))
{
    setupInput();
    m_lexer = new SyntaxLexer(this, {});
    m_overlay = new PaneOverlay(this);
    setupLook();
    refreshName();
    replaceText(m_sync->initialText());
    setupSync();
    updateEditable();
    m_carets.refresh(*model, *m_sync);
    showWashes();
}

CodePane::~CodePane() = default;

const FileId& CodePane::fileId() const
{
    return m_sync->file();
}

void CodePane::setupSync()
{
    connect(m_sync, &PaneSync::changed, this, &CodePane::applyShown);
    connect(m_sync, &PaneSync::replaced, this, &CodePane::replaceText);
    connect(m_sync, &PaneSync::originsChanged, this, &CodePane::marksBecameStale);
    connect(m_sync, &PaneSync::editableChanged, this, &CodePane::updateEditable);
    connect(m_sync, &PaneSync::touched, this, &CodePane::touched);
    connect(m_sync, &PaneSync::editsLost, this, &CodePane::editsLost);
    connect(m_model, &SessionModel::eventApplied, this, [this](const EventPtr& event) { onEvent(*event); });
    connect(m_model, &SessionModel::stateReset, this, [this] {
        refreshName();
        notesBecameStale();
        refreshCarets();
    });
    connect(m_model, &SessionModel::transientArrived, this, [this](const Transient& transient) {
        if (std::holds_alternative<transient::CursorMoved>(transient))
            refreshCarets();
    });
}

void CodePane::onEvent(const Event& event)
{
    if (std::holds_alternative<event::FlawJudged>(event.payload))
        notesBecameStale();
    if (std::holds_alternative<event::ConnectionChanged>(event.payload))
        m_overlay->update();
    if (std::holds_alternative<event::FileRenamed>(event.payload)
        || std::holds_alternative<event::FileAdded>(event.payload))
        refreshName();
    // A caret that belonged to a version that was not here yet may have its place now.
    refreshCarets();
}

/// The name decides which language the text is coloured as. Before the file is there its last name stays.
void CodePane::refreshName()
{
    const FileState* state = m_model->state().file(fileId());
    const QString name = state ? state->name : m_name.isEmpty() ? fileId().value : m_name;
    if (std::exchange(m_name, name) == name)
        return;
    m_lexer->setFileName(name);
    setAccessibleName(tr("Code of %1").arg(shownLine(name)));
}

void CodePane::refreshCarets()
{
    const RemoteCarets before = m_carets;
    if (!m_carets.refresh(*m_model, *m_sync))
        return;
    showWashes();
    for (const auto& carets : { before, m_carets }) {
        for (const RemoteCaret& caret : carets.all())
            repaintOverlay(m_text.lineOf(std::min(caret.head, m_text.length())), false);
    }
    Q_EMIT caretsChanged();
}

/// What others did, made to the text without moving what the interviewer looks at or where they write.
void CodePane::applyShown(const ChangeSet& changes)
{
    const bool simple = sendSci(*this, SCI_GETSELECTIONS) == 1;
    const Selection before { m_text.fromByte(sendSci(*this, SCI_GETANCHOR)),
        m_text.fromByte(sendSci(*this, SCI_GETCURRENTPOS)) };
    const int top = topLine();
    const qint32 topPos = m_text.lineStart(top);
    replaceParts(changes);
    if (simple && std::max(before.anchor, before.head) <= changes.lengthBefore()) {
        const Selection after = before.movedOver(changes);
        const long head = m_text.toByte(after.head);
        const long anchor = m_text.toByte(after.anchor);
        // Setting it paints the whole text again, and mostly Scintilla has moved it to that place already.
        if (sendSci(*this, SCI_GETCURRENTPOS) != head || sendSci(*this, SCI_GETANCHOR) != anchor)
            sendSci(*this, SCI_SETSELECTION, head, anchor);
    }
    m_carets.moveOver(changes);
    if (top > 0 && topPos <= changes.lengthBefore())
        setTopLine(m_text.lineOf(*changes.mapPos(topPos, 1)));
    keepTop();
    marksBecameStale();
    if (m_text.length() != m_sync->length())
        m_sync->heal();
}

/// Not as the user's doing, and also in a text that the user may not change.
void CodePane::replaceParts(const ChangeSet& changes)
{
    const QScopedValueRollback applying(m_applying, true);
    const bool locked = sendSci(*this, SCI_GETREADONLY) != 0;
    sendSci(*this, SCI_SETREADONLY, 0);
    replaceTargets(changes);
    sendSci(*this, SCI_SETREADONLY, locked);
}

/// From the end to the start, so that positions of the old text stay true for what is still to be done.
void CodePane::replaceTargets(const ChangeSet& changes)
{
    const auto parts = changes.changes();
    for (const auto& part : std::views::reverse(parts)) {
        const QByteArray bytes = part.text.toUtf8();
        const long from = m_text.toByte(part.fromA);
        sendSci(*this, SCI_SETTARGETRANGE, from, m_text.toByte(part.toA));
        SendScintilla(SCI_REPLACETARGET, uintptr_t(bytes.size()), bytes.constData());
    }
}

void CodePane::replaceText(const QString& text)
{
    const QString now = plainText();
    if (now != text)
        replaceParts(smallestChange(now, text));
    marksBecameStale();
    keepTop();
}

void CodePane::updateEditable()
{
    setReadOnly(!m_sync->isEditable());
    sendSci(*this, SCI_SETCARETSTYLE, isReadOnly() ? CARETSTYLE_INVISIBLE : CARETSTYLE_LINE);
}

void CodePane::undo()
{
    takeBack(false);
}

void CodePane::redo()
{
    takeBack(true);
}

void CodePane::takeBack(bool isRedo)
{
    if (isReadOnly())
        return;
    const auto changes = isRedo ? m_sync->takeRedo() : m_sync->takeUndo();
    if (!changes)
        return;
    const auto inverse = changes->invert(plainText());
    if (!inverse) {
        m_sync->heal();
        return;
    }
    replaceParts(*changes);
    m_carets.moveOver(*changes);
    const auto parts = changes->changes();
    const long caret = m_text.toByte(parts.last().toB);
    sendSci(*this, SCI_SETSELECTION, caret, caret);
    sendSci(*this, SCI_SCROLLCARET);
    m_sync->tookBack(*changes, *inverse, isRedo);
    Q_EMIT userEdited();
}

} // namespace jumpseat
