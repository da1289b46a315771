// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "design/diagrams_view.h"

#include "models/design_model.h"
#include "theme/theme.h"
#include "theme/word_wrap.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QThreadPool>
#include <QWheelEvent>

namespace jumpseat {

namespace {

constexpr int margin = 12, paperPadding = 8, drawSoonMs = 60;
constexpr qreal zoomStep = 1.25, largestFit = 1.25;
constexpr QRgb paper = 0xffffffff;

} // namespace

DiagramsView::DiagramsView(DesignModel* model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(
        Qt::ScrollBarAlwaysOn); // a bar that comes and goes would change the width that is fitted
    setAccessibleDescription(tr("Control with plus, minus and zero zooms"));
    verticalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setSingleStep(24);
    m_drawSoon.setSingleShot(true);
    m_drawSoon.setInterval(drawSoonMs);
    connect(&m_drawSoon, &QTimer::timeout, this, &DiagramsView::drawAll);
    connect(model, &DesignModel::changed, this, &DiagramsView::take);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    take();
}

/// A diagram that changes keeps its old picture until the new one is there.
void DiagramsView::take()
{
    QList<Entry> entries;
    bool isNew = false;
    for (const DiagramFact& fact : m_model->diagrams()) {
        const auto known = std::ranges::find(m_entries, fact.number, &Entry::number);
        Entry entry = known == m_entries.end() ? Entry { fact.number, {}, {} } : *known;
        isNew |= entry.svg != fact.svg;
        if (entry.svg != fact.svg)
            entry.order = 0;
        entry.svg = fact.svg;
        entries.append(entry);
    }
    if (!isNew && entries.size() == m_entries.size())
        return;
    m_entries = entries;
    setAccessibleName(tr("%n diagram(s)", nullptr, int(m_entries.size())));
    layOut();
    if (isNew)
        drawAll();
}

void DiagramsView::drawAll()
{
    const int width = std::max(40, viewport()->width() - 2 * (margin + paperPadding));
    const qreal ratio = devicePixelRatioF();
    for (Entry& entry : m_entries) {
        entry.order = ++m_orders;
        QThreadPool::globalInstance()->start(
            [view = QPointer(this), order = entry.order, svg = entry.svg, width, ratio, zoom = m_zoom] {
                auto picture = drawDiagram(svg, int(width * ratio), largestFit * ratio, zoom);
                if (picture)
                    picture->image.setDevicePixelRatio(ratio);
                QMetaObject::invokeMethod(
                    qApp,
                    [view, order, picture = std::move(picture)] {
                        if (view)
                            view->finish(order, picture);
                    },
                    Qt::QueuedConnection);
            });
    }
}

void DiagramsView::finish(qint64 order, const Result<DiagramPicture>& picture)
{
    const auto entry = std::ranges::find(m_entries, order, &Entry::order);
    if (entry == m_entries.end())
        return; // another drawing, or another size, is wanted by now
    entry->failed = !picture;
    entry->image = picture ? picture->image : QImage();
    layOut();
    Q_EMIT drawn();
}

int DiagramsView::drawnCount() const
{
    return int(std::ranges::count_if(m_entries, [](const Entry& entry) { return !entry.image.isNull(); }));
}

QString DiagramsView::wordsOf(int row) const
{
    return m_entries.at(row).failed ? tr("This diagram cannot be drawn here. The candidate's page may show it.")
                                    : QString();
}

int DiagramsView::headingHeight() const
{
    return Theme::instance().rowHeight();
}

QSize DiagramsView::sizeOf(const Entry& entry) const
{
    if (entry.image.isNull())
        return { viewport()->width() - 2 * margin, 2 * headingHeight() };
    return entry.image.deviceIndependentSize().toSize() + QSize(2 * paperPadding, 2 * paperPadding);
}

void DiagramsView::layOut()
{
    QSize all(0, 0);
    for (const Entry& entry : std::as_const(m_entries)) {
        const QSize size = sizeOf(entry);
        all = { std::max(all.width(), size.width() + 2 * margin),
            all.height() + headingHeight() + size.height() + margin };
    }
    const auto range = [](QScrollBar* bar, int content, int view) {
        bar->setRange(0, std::max(0, content - view));
        bar->setPageStep(view);
    };
    range(horizontalScrollBar(), all.width(), viewport()->width());
    range(verticalScrollBar(), all.height(), viewport()->height());
    viewport()->update();
}

void DiagramsView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(Token::SurfaceBase));
    int y = -verticalScrollBar()->value();
    for (int i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries.at(i);
        painter.setFont(theme.strong());
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QRect(margin, y, viewport()->width() - margin, headingHeight()), Qt::AlignVCenter,
            tr("Diagram %1").arg(entry.number));
        y += headingHeight();
        const QRect place(QPoint(margin - horizontalScrollBar()->value(), y), sizeOf(entry));
        if (entry.image.isNull()) {
            painter.setFont(theme.body());
            painter.setPen(theme.color(Token::Text3));
            drawWrapped(painter, place, entry.failed ? wordsOf(i) : tr("Drawing…"));
        } else {
            painter.fillRect(place, QColor(paper));
            painter.setPen(theme.color(Token::Line1));
            painter.drawRect(place.adjusted(0, 0, -1, -1));
            painter.drawImage(place.topLeft() + QPoint(paperPadding, paperPadding), entry.image);
        }
        y += place.height() + margin;
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void DiagramsView::setZoom(qreal zoom)
{
    zoom = std::clamp(zoom, leastZoom, mostZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    m_zoom = zoom;
    m_drawSoon.start();
}

void DiagramsView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    if (event->oldSize().width() != event->size().width())
        m_drawSoon.start();
}

void DiagramsView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(event->angleDelta().y() > 0 ? m_zoom * zoomStep : m_zoom / zoomStep);
    event->accept();
}

bool DiagramsView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool zooms = key->key() == Qt::Key_Plus || key->key() == Qt::Key_Equal || key->key() == Qt::Key_Minus
            || key->key() == Qt::Key_0;
        if (zooms && key->modifiers().testFlag(Qt::ControlModifier))
            event->accept();
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void DiagramsView::keyPressEvent(QKeyEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: setZoom(m_zoom * zoomStep); break;
    case Qt::Key_Minus: setZoom(m_zoom / zoomStep); break;
    case Qt::Key_0: setZoom(1); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace jumpseat
