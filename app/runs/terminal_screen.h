// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/terminal_grid.h"
#include "runs/text_accessible.h"
#include "session/activity.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>

namespace jumpseat {

/// A terminal as it was recorded, up to the present instant. Nobody types here: what is fed can only draw. It takes in
/// what is new in slices, so that no program, however busy, keeps the window waiting.
class TerminalScreen : public QAbstractScrollArea, public ReadableText {
    Q_OBJECT
public:
    explicit TerminalScreen(QWidget* parent = nullptr);

    /// Feeds what is new of the run; begins anew for another run and for an earlier moment. nullptr: none.
    void showRun(const RunState* run);
    /// Has taken in all that there was at the last showRun().
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// What was typed last, as it was sent.
    [[nodiscard]] QString lastKeys() const { return m_keys; }
    [[nodiscard]] int columns() const { return m_grid ? m_grid->columns() : 0; }
    [[nodiscard]] int rows() const { return m_grid ? m_grid->rows() : 0; }
    [[nodiscard]] const TerminalGrid* grid() const { return m_grid ? &*m_grid : nullptr; }
    [[nodiscard]] QFont fittedFont() const { return m_font; }

    [[nodiscard]] QString readableText() const override;

Q_SIGNALS:
    void moreWanted(); ///< there was not time for everything: call showRun() again
    void changed();    ///< keys or size

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void beginAnew(const RunState& run);
    void feed(const QList<CastLine>& lines, int budgetMs);
    bool takeLine(const CastLine& line);
    void fitFont();
    void updateBars();
    // terminal_paint.cpp
    void paintRow(QPainter& painter, const TerminalRow& row, int y) const;
    void paintCells(QPainter& painter, const TerminalRow& row, size_t from, size_t to, int y) const;
    void paintCursor(QPainter& painter, size_t topRow) const;

    std::optional<TerminalGrid> m_grid;
    RunId m_run;
    qsizetype m_fed = 0;  ///< so many lines of the record are taken
    QByteArray m_pending; ///< of the last one, what is still to be written
    qsizetype m_written = 0;
    bool m_complete = true;
    QString m_keys;
    QTimer m_more;
    QFont m_font;
    double m_cell = 8;
    int m_lineHeight = 16;
    bool m_atEnd = true;
};

} // namespace jumpseat
