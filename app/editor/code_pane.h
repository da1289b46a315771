// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/flaw_notes.h"
#include "editor/line_marks.h"
#include "editor/remote_carets.h"
#include "editor/scintilla.h"
#include "editor/scintilla_text.h"
#include "editor/text_place.h"
#include "models/session_model.h"

#include <QTimer>

#include <tuple>

class QVariantAnimation;

namespace jumpseat {

class PaneOverlay;
class PaneSync;
class SyntaxLexer;

/// One file of the session, shown and, while the session is live, written in by both sides.
class CodePane : public QsciScintilla {
    Q_OBJECT
public:
    CodePane(SessionModel* model, FileId file, QWidget* parent = nullptr);
    ~CodePane() override;

    [[nodiscard]] const FileId& fileId() const;
    [[nodiscard]] SessionModel* model() const { return m_model; }
    [[nodiscard]] QString plainText() const { return m_text.text(); }
    [[nodiscard]] const SciText& textIndex() const { return m_text; }
    [[nodiscard]] SyntaxLexer* syntaxLexer() const { return m_lexer; }
    [[nodiscard]] PaneSync& sync() { return *m_sync; }

    /// Who wrote each line of the text shown; read again when it changed, so ask when painting.
    [[nodiscard]] const LineMarks& marks() const;
    /// The kit's flaws and controls that stand in the text shown.
    [[nodiscard]] const QList<FlawNote>& flawNotes() const;
    void setOriginsVisible(bool on);
    [[nodiscard]] bool areOriginsVisible() const { return m_originsVisible; }

    [[nodiscard]] const RemoteCarets& carets() const { return m_carets; }

    // Lines in the view, for the margin and the overlay.
    [[nodiscard]] int topLine() const;
    [[nodiscard]] int linesInView() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int lineTop(int line) const;      ///< y in the viewport
    [[nodiscard]] QPoint pointOf(qint32 pos) const; ///< left top of the character, in the viewport
    [[nodiscard]] qint32 lineEnd(int line) const;

    /// Scrolls so that `pos` stands in the upper third, unless it is well in view already.
    void reveal(qint32 pos, bool animated);
    /// As if the user had done it (strip, keys).
    void scrollToLine(int line);
    void select(qint32 from, qint32 to);
    [[nodiscard]] std::pair<qint32, qint32> selection() const; ///< from <= to
    [[nodiscard]] QString selectionText() const;
    [[nodiscard]] int caretLine() const;
    /// Of an empty line its break: somebody wrote that too.
    [[nodiscard]] std::pair<qint32, qint32> stretchOfLine(int line) const;
    void showMatches(const QList<std::pair<qint32, qint32>>& matches);

    /// Ctrl Z and Ctrl Y of the pane: own edits only.
    void undo() override;
    void redo() override;

Q_SIGNALS:
    void viewChanged();  ///< scrolled, caret on another line, another theme: margins paint again
    void marksChanged(); ///< or the lines they are of
    void userScrolled(); ///< by the person at this desk, by whatever means
    void userEdited();
    void caretsChanged(); ///< somebody else's
    void touched(const jumpseat::ParticipantId& who, qint32 pos);
    void originsAsked(qint32 from, qint32 to); ///< "Who wrote this?"
    void editsLost();                          ///< of this desk: the file was removed before the host had them

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    QByteArray fromMimeData(const QMimeData* source, bool& rectangular) const override;
    QMimeData* toMimeData(const QByteArray& text, bool rectangular) const override;

private:
    // code_pane.cpp
    void setupSync();
    void onEvent(const Event& event);
    void refreshName();
    void refreshCarets();
    void replaceParts(const ChangeSet& changes);
    void replaceTargets(const ChangeSet& changes);
    void applyShown(const ChangeSet& changes);
    void replaceText(const QString& text);
    void updateEditable();
    void takeBack(bool isRedo);
    // code_pane_input.cpp
    void setupInput();
    void onModified(int position, int type, int length, int linesAdded);
    bool completesCharacter(int& position, int& length);
    void edited(const ChangeSet& changes, const ChangeSet& inverse);
    void makeFit();
    void beginOperation(const QString& userEvent);
    void onUpdateUi(int updated);
    void caretMoved();
    void sendCaret();
    // code_pane_moving.cpp
    [[nodiscard]] bool isSelectionHere(const QMimeData& mime) const;
    [[nodiscard]] std::optional<command::TextPlace> placeOfCopied(const QString& copied) const;
    // code_pane_compose.cpp
    void replaceSelections(const QByteArray& bytes);
    // code_pane_look.cpp
    void setupLook();
    void applyTheme();
    void setLineHeight();
    void setupIndicators();
    void marksBecameStale();
    void notesBecameStale();
    void queueMarks();
    void repaintOverlay(int line, bool andBelow);
    void readMarks() const;
    void showMarks();
    void showOddSpans();
    void showWashes();
    void clearIndicator(int indicator, qint32 from, qint32 to);
    void fillIndicator(int indicator, qint32 from, qint32 to);
    // code_pane_view.cpp
    void setTopLine(int line);
    void keepTop();
    void noteScroll(bool byUser);

    SessionModel* m_model;
    SciText m_text;
    PaneSync* m_sync;
    QString m_name; // of the file, as far as the colours and the accessible name know
    SyntaxLexer* m_lexer = nullptr;
    PaneOverlay* m_overlay = nullptr;
    RemoteCarets m_carets;

    mutable LineMarks m_marks;
    mutable QList<FlawNote> m_notes;
    mutable bool m_marksStale = true, m_notesStale = true;
    mutable bool m_textChanged = true;                       // since the marks were read
    mutable bool m_marksDiffer = true, m_notesDiffer = true; // from those that are shown
    mutable bool m_spansStale = true;
    bool m_marksQueued = false;
    bool m_originsVisible = true;
    int m_shownCaretLine = 0;

    bool m_applying = false;                                // the modification at hand is not the user's
    bool m_isUnfit = false;                                 // something was inserted that no shared text may have
    QString m_userEvent;                                    // what the user's operation at hand is
    mutable std::optional<command::TextPlace> m_pastedFrom; // what the operation at hand brings in, when that is known
    QList<std::pair<long, long>> m_caretsBefore; // anchor and caret in bytes, while Ctrl and the mouse are down
    QPointF m_pressedAt;
    int m_partAt = 0, m_partLength = 0; // bytes that arrived of a character which is not complete
    qint32 m_deleteAt = 0;              // of the deletion that Scintilla is about to make
    QString m_deleted;
    int m_expectedTop = 0; // the first line in view as far as it was noticed
    QVariantAnimation* m_scroll = nullptr;
    QTimer m_caretTimer;
    bool m_caretMoved = false;
    std::tuple<qint64, qint32, qint32> m_sentCaret { -1, -1, -1 }; // version, anchor, head
};

} // namespace jumpseat
