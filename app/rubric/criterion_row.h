// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rubric/criterion_face.h"

#include <QWidget>

namespace jumpseat {

/// A closed criterion: number, title, what is there for it, and its score. Its height never depends on its content.
class CriterionRow : public QWidget {
    Q_OBJECT
public:
    explicit CriterionRow(const Criterion& criterion, QWidget* parent = nullptr);

    void setFace(const CriterionFace& face);
    void setCompact(bool compact);
    [[nodiscard]] ChoiceStrip* strip() const { return m_strip; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void opened();
    void dropped(jumpseat::Seq event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void placeStrip();
    void paintWords(QPainter& painter, const QRect& area) const;

    CriterionFace m_face;
    ChoiceStrip* m_strip;
    bool m_compact = false;
    bool m_hover = false;
    bool m_dropping = false;
};

} // namespace jumpseat
