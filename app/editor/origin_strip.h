// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class CodePane;

/// Right of the code: the whole file as a strip of origins, and the part in view. It is the scroll bar.
class OriginStrip : public QWidget {
    Q_OBJECT
public:
    explicit OriginStrip(CodePane* pane, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// Height of one line in the strip: 5 px, less when the file would not fit.
    [[nodiscard]] qreal pitch() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void paintRuns(QPainter& painter) const;
    void goTo(qreal y);

    CodePane* m_pane;
};

} // namespace jumpseat
