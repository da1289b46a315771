// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class CodePane;

/// Left of the code, line by line: flaw glyph, number, the letter and the band of whoever wrote most of it. A click
/// on letter or band asks for more.
class OriginMargin : public QWidget {
    Q_OBJECT
public:
    explicit OriginMargin(CodePane* pane, QWidget* parent = nullptr);

    /// The letter stands at the first line of a run and at the top of the view.
    [[nodiscard]] QString letterAt(int line) const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int numberWidth() const;
    [[nodiscard]] bool isOverBand(const QPoint& pos) const;
    void fitWidth();
    void paintLine(QPainter& painter, int line, int y, int runStart) const;
    void paintGlyphs(QPainter& painter) const;
    [[nodiscard]] QString tipFor(int y) const;

    CodePane* m_pane;
    int m_digits = 0;
};

} // namespace jumpseat
