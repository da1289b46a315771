// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/remote_carets.h"
#include "theme/theme.h"

#include <QTimer>
#include <QWidget>

namespace jumpseat {

class CodePane;
struct FlawNote;

/// What is drawn over the text and cannot be clicked: others' carets with their flags, flaw notes behind the lines
/// they are about, and a composition that is not committed yet. A note that does not fit is shortened, then left out.
class PaneOverlay : public QWidget {
    Q_OBJECT
public:
    explicit PaneOverlay(CodePane* pane);

    void setComposition(const QString& text);

    /// "Ines, selected 3 lines for 0:09", and by whom it is.
    [[nodiscard]] QString flagText(const RemoteCaret& caret) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCaret(QPainter& painter, const RemoteCaret& caret) const;
    void paintComposition(QPainter& painter) const;
    void paintLineEnd(QPainter& painter, int line) const;
    int paintFlag(QPainter& painter, const RemoteCaret& caret, int x, int y) const;
    int paintNote(QPainter& painter, const FlawNote& note, int x, int y) const;
    [[nodiscard]] OriginKind kindOf(const RemoteCaret& caret) const;
    [[nodiscard]] bool isConnected(const RemoteCaret& caret) const;
    void watchSelections();

    CodePane* m_pane;
    QString m_composition;
    QTimer m_seconds; // runs only while somebody has something selected
};

} // namespace jumpseat
