// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/grab_splitter.h"

#include "theme/theme.h"

#include <QPainter>
#include <QResizeEvent>

namespace jumpseat {

namespace {

constexpr int grabMargin = 4; // on each side of the line

class GrabHandle : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    // Qt gives handles of at most one pixel this treatment itself, and only two pixels of grab: the mask is ours.
    void resizeEvent(QResizeEvent* event) override
    {
        const bool upright = orientation() == Qt::Horizontal;
        setAttribute(Qt::WA_MouseNoMask, true);
        setContentsMargins(
            upright ? grabMargin : 0, upright ? 0 : grabMargin, upright ? grabMargin : 0, upright ? 0 : grabMargin);
        setMask(QRegion(contentsRect()));
        QWidget::resizeEvent(event); // NOLINT(bugprone-parent-virtual-call): the handle's own sets other margins
    }

    void paintEvent(QPaintEvent*) override
    {
        const bool held = hasFocus() || underMouse();
        QPainter painter(this);
        painter.fillRect(contentsRect(), Theme::instance().color(held ? Token::LineControl : Token::Line1));
    }

    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
};

} // namespace

GrabSplitter::GrabSplitter(Qt::Orientation orientation, QWidget* parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (int i = 0; i < count(); ++i)
            handle(i)->update();
    });
}

QSplitterHandle* GrabSplitter::createHandle()
{
    return new GrabHandle(orientation(), this);
}

void GrabSplitter::nudge(int pixels)
{
    QList<int> now = sizes();
    if (now.size() < 2)
        return;
    now[0] += pixels;
    now[1] -= pixels;
    setSizes(now);
}

} // namespace jumpseat
