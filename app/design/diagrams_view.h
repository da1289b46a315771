// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "design/diagram_drawing.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace jumpseat {

class DesignModel;

/// The diagrams of the document, one under the other, on white paper whatever the colours of the window: that is how
/// they were drawn. They fit the width; Ctrl with the wheel, or with + and −, makes them larger. Pictures are made in
/// another thread.
class DiagramsView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit DiagramsView(DesignModel* model, QWidget* parent = nullptr);

    static constexpr qreal leastZoom = 0.5, mostZoom = 8;

    [[nodiscard]] qreal zoom() const { return m_zoom; }
    void setZoom(qreal zoom);
    [[nodiscard]] int drawnCount() const;         ///< those that stand there as a picture
    [[nodiscard]] QString wordsOf(int row) const; ///< instead of a picture; empty when there is one, or will be

Q_SIGNALS:
    void drawn(); ///< one more is finished

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Entry {
        int number = 1;
        QString svg;
        QImage image;
        bool failed = false;
        qint64 order = 0; ///< of the picture that is awaited
    };
    void take();
    void drawAll();
    void finish(qint64 order, const Result<DiagramPicture>& picture);
    void layOut();
    [[nodiscard]] int headingHeight() const;
    [[nodiscard]] QSize sizeOf(const Entry& entry) const;

    DesignModel* m_model;
    QList<Entry> m_entries;
    QTimer m_drawSoon;
    qreal m_zoom = 1;
    qint64 m_orders = 0;
};

} // namespace jumpseat
