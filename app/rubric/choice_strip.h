// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace jumpseat {

/// A row of cells of which at most one is chosen: the scores of a criterion, the recommendation. One widget and one
/// stop of the Tab key; for assistive technology a group of radio buttons.
class ChoiceStrip : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        int value = 0;
        QString label;
        QString spoken;      ///< name for a screen reader: "score 4"
        QString description; ///< what choosing it means: the anchor
    };
    enum class Size { Compact, Big };

    explicit ChoiceStrip(Size size, QWidget* parent = nullptr);

    /// The last cell stands a little apart when `lastApart`: it is not a step of the scale.
    void setChoices(const QList<Choice>& choices, bool lastApart);
    [[nodiscard]] const QList<Choice>& choices() const { return m_choices; }
    void setChosen(std::optional<int> value);
    [[nodiscard]] std::optional<int> chosen() const { return m_chosen; }
    /// Shows what was chosen and takes nothing.
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// The chosen cell carries a lock: it was submitted.
    void setSealed(bool sealed);
    [[nodiscard]] bool isSealed() const { return m_sealed; }

    [[nodiscard]] QRect cellRect(int index) const;
    void choose(int index); ///< as a click on it

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void picked(int value); ///< also when it is the chosen one already

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int cellAt(const QPoint& pos) const;
    [[nodiscard]] int indexOf(int value) const;
    [[nodiscard]] bool handles(int key) const;
    struct CellLook {
        QColor fill, ink, line;
    };
    [[nodiscard]] CellLook lookOf(int index) const;
    void paintCell(QPainter& painter, int index) const;
    void paintLabel(QPainter& painter, int index, const QColor& ink) const;
    void moveCursor(int to);

    Size m_size;
    QList<Choice> m_choices;
    bool m_lastApart = false;
    bool m_readOnly = false;
    bool m_sealed = false;
    std::optional<int> m_chosen;
    int m_hover = -1;
    int m_pressed = -1;
    int m_cursor = -1; // the cell the arrow keys stand on; shown only after the keyboard brought focus
    bool m_cursorShown = false;
};

} // namespace jumpseat
