// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/run_text.h"
#include "runs/text_accessible.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace jumpseat {

/// Shows a RunText: only the lines in view are ever laid out, so that a megabyte is there at once. It stays at the end
/// while it is there, and never moves under somebody who has scrolled up.
class RunTextView : public QAbstractScrollArea, public ReadableText {
    Q_OBJECT
public:
    explicit RunTextView(QWidget* parent = nullptr);

    /// Shows the run as it is now; nullptr: none. Cheap when little is new.
    void showRun(const RunState* run);
    [[nodiscard]] const RunText& content() const { return m_text; }
    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }

    /// Marks every match and goes to the first one in view or below.
    void setNeedle(const QString& needle);
    void stepMatch(int direction);
    [[nodiscard]] qsizetype matchCount() const { return m_matches.size(); }
    [[nodiscard]] qsizetype currentMatch() const { return m_match; } ///< from 0; -1: none

    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;

    [[nodiscard]] QString readableText() const override { return m_text.text(); }
    [[nodiscard]] std::pair<qsizetype, qsizetype> readableSelection() const override;

Q_SIGNALS:
    void matchesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // run_text_view.cpp
    void takeFonts();
    void updateBars();
    void goTo(qsizetype position);
    void findAgain(bool andGo);
    void extendByLine(int direction);
    [[nodiscard]] qsizetype positionAt(QPoint point) const;
    // run_text_paint.cpp
    void paintLine(QPainter& painter, qsizetype index, int y) const;
    void paintGutter(QPainter& painter, const RunText::Line& line, int y) const;
    void paintPatch(QPainter& painter, qsizetype index, qsizetype from, qsizetype to, int y, const QColor& color) const;
    [[nodiscard]] double columnX(qsizetype index, qsizetype column) const;
    [[nodiscard]] qsizetype columnAt(qsizetype index, double x) const;
    [[nodiscard]] bool isNarrow(qsizetype index) const;
    [[nodiscard]] int left() const; ///< x of the first column

    RunText m_text;
    QFont m_font;
    double m_cell = 8;
    int m_lineHeight = 18;
    bool m_atEnd = true;
    qsizetype m_anchor = 0, m_caret = 0; ///< of the selection
    QString m_needle;
    QList<qsizetype> m_matches;
    qsizetype m_match = -1;
    QTimer m_findSoon;
};

} // namespace jumpseat
