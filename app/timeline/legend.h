// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/mark.h"

#include <QAbstractButton>

namespace jumpseat {

class TimelineView;

/// One glyph and its name; a click hides or shows that kind of mark.
class LegendItem : public QAbstractButton {
    Q_OBJECT
public:
    LegendItem(MarkKind kind, QWidget* parent);

    [[nodiscard]] MarkKind kind() const { return m_kind; }
    void setWordless(bool wordless);
    [[nodiscard]] QSize sizeHint() const override { return sizeFor(m_wordless); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeFor(m_wordless); }
    [[nodiscard]] QSize sizeFor(bool wordless) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MarkKind m_kind;
    bool m_wordless = false;
};

/// The row of all of them; loses its words where there is no room for them.
class Legend : public QWidget {
    Q_OBJECT
public:
    explicit Legend(TimelineView* view, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] const QList<LegendItem*>& items() const { return m_items; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int widthFor(bool wordless) const;
    void takeKinds();

    TimelineView* m_view;
    QList<LegendItem*> m_items;
};

} // namespace jumpseat
