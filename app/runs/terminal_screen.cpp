// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/terminal_screen.h"

#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace jumpseat {

namespace {

constexpr int firstSliceMs = 40, sliceMs = 12;
constexpr int padding = 8;
constexpr int leastFont = 7; // px; a wider terminal is scrolled sideways
constexpr qsizetype mostKeys = 40;
/// Between two looks at the clock. A few bytes can ask for work on every cell.
constexpr qsizetype chunk = 256, chunkOfLarge = 4;
constexpr int large = 20'000; // cells

} // namespace

TerminalScreen::TerminalScreen(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_font(Theme::instance().code())
{
    installTextAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Terminal"));
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &TerminalScreen::moreWanted);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        fitFont();
        viewport()->update();
    });
}

void TerminalScreen::showRun(const RunState* run)
{
    if (!run) {
        m_grid.reset();
        m_run = {};
        m_complete = true;
        return viewport()->update();
    }
    const bool anew = !m_grid || run->id != m_run || run->cast.size() < m_fed;
    if (anew)
        beginAnew(*run);
    feed(run->cast, anew || m_complete ? firstSliceMs : sliceMs);
}

void TerminalScreen::beginAnew(const RunState& run)
{
    m_grid.emplace(run.rows, run.columns);
    m_run = run.id;
    m_fed = m_written = 0;
    m_pending.clear();
    m_keys.clear();
    m_atEnd = true;
    fitFont();
}

void TerminalScreen::feed(const QList<CastLine>& lines, int budgetMs)
{
    QElapsedTimer clock;
    clock.start();
    const qsizetype step = m_grid->rows() * m_grid->columns() > large ? chunkOfLarge : chunk;
    m_complete = false;
    while (clock.elapsed() < budgetMs) {
        if (m_written < m_pending.size()) {
            const qsizetype size = std::min(step, m_pending.size() - m_written);
            m_grid->write({ m_pending.constData() + m_written, size_t(size) });
            m_written += size;
        } else if (m_fed < lines.size()) {
            m_pending.clear();
            m_written = 0;
            if (!takeLine(lines.at(m_fed++)))
                break; // another size: the steps may need to be others
        } else {
            m_complete = true;
            break;
        }
    }
    if (!m_complete)
        m_more.start(0);
    updateBars();
    viewport()->update();
    Q_EMIT changed();
}

/// False when the screen has another size now.
bool TerminalScreen::takeLine(const CastLine& line)
{
    if (line.code == QLatin1String("o")) {
        m_pending = line.data.toUtf8();
    } else if (line.code == QLatin1String("i")) {
        m_keys = (m_keys + line.data).right(mostKeys);
    } else if (line.code == QLatin1String("r")) {
        const int columns = line.data.section(u'x', 0, 0).toInt();
        const int rows = line.data.section(u'x', 1, 1).toInt();
        if (columns < TerminalGrid::least || rows < TerminalGrid::least)
            return true;
        m_grid->resize(rows, columns);
        fitFont();
        return false;
    }
    return true;
}

/// As large as the code, and smaller when the columns would not fit.
void TerminalScreen::fitFont()
{
    m_font = Theme::instance().code();
    const auto widthOfCell = [this] { return QFontMetricsF(m_font).horizontalAdvance(QString(64, u'M')) / 64; };
    m_cell = widthOfCell();
    const double room = std::max(1, viewport()->width() - 2 * padding);
    const int columns = std::max(1, this->columns());
    int size = QFontInfo(m_font).pixelSize();
    while (size > leastFont && m_cell * columns > room) {
        m_font.setPixelSize(--size);
        m_cell = widthOfCell();
    }
    m_lineHeight = std::max(1, int(std::ceil(QFontMetricsF(m_font).height())));
    updateBars();
}

void TerminalScreen::updateBars()
{
    const int lines = std::max(1, (viewport()->height() - 4) / m_lineHeight);
    auto* down = verticalScrollBar();
    const bool atEnd = m_atEnd;
    down->setPageStep(lines);
    down->setRange(0, m_grid ? std::max(0, int(m_grid->usedRows()) - lines) : 0);
    if (atEnd)
        down->setValue(down->maximum());
    m_atEnd = down->value() >= down->maximum();
    auto* across = horizontalScrollBar();
    across->setPageStep(viewport()->width());
    across->setRange(0, std::max(0, int(m_cell * columns()) + 2 * padding - viewport()->width()));
}

void TerminalScreen::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitFont();
}

void TerminalScreen::scrollContentsBy(int, int)
{
    m_atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    viewport()->update();
}

void TerminalScreen::keyPressEvent(QKeyEvent* event)
{
    auto* down = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(readableText());
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        down->setValue(event->key() == Qt::Key_Home ? 0 : down->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

QString TerminalScreen::readableText() const
{
    QString text;
    for (size_t i = 0; m_grid && i < m_grid->usedRows(); ++i) {
        qsizetype end = text.size();
        for (const TerminalCell& cell : m_grid->row(i).cells) {
            if (cell.width == 0)
                continue;
            if (cell.text[0] == 0 || cell.look.conceal)
                text += u' ';
            for (size_t j = 0; j < cell.text.size() && cell.text[j] != 0 && !cell.look.conceal; ++j)
                text += QString::fromUcs4(&cell.text[j], 1);
            if (!text.endsWith(u' '))
                end = text.size();
        }
        text.truncate(end);
        text += u'\n';
    }
    return text;
}

} // namespace jumpseat
