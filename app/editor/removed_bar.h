// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/file_desk.h"

#include <QWidget>

namespace jumpseat {

class ActionButton;
class ElidedLabel;

/// "limiter.py removed, Undo": quiet, under the code, until it is answered or somebody goes on elsewhere.
class RemovedBar : public QWidget {
    Q_OBJECT
public:
    RemovedBar(FileDesk* desk, QWidget* parent);

    /// `mine`: by the person at this desk, who can undo it; others' doing can be brought back.
    void tell(const FileId& file, const QString& words, bool mine);
    /// What somebody was just typing goes nowhere: not into the file that comes into view, not to the single keys.
    void catchTyping();
    void close();
    [[nodiscard]] const FileId& file() const { return m_file; }
    [[nodiscard]] QString words() const;
    [[nodiscard]] bool isFocused() const; ///< it or a button of it

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void colourUndo();

    FileDesk* m_desk;
    ElidedLabel* m_words;
    ActionButton* m_undo;
    FileId m_file;
};

} // namespace jumpseat
