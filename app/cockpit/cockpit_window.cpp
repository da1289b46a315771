// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/cockpit_window.h"

#include "cockpit/focus_strip.h"
#include "cockpit/grab_splitter.h"
#include "cockpit/header_bar.h"
#include "cockpit/join_strip.h"
#include "cockpit/left_panel.h"
#include "conversation/assistant_view.h"
#include "conversation/dock_tabs.h"
#include "editor/code_area.h"
#include "editor/code_pane.h"
#include "keys/command_palette.h"
#include "keys/key_table.h"
#include "models/runs_model.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "rubric/rubric_panel.h"
#include "runs/runs_view.h"
#include "theme/widgets.h"
#include "timeline/timeline_view.h"
#include "timeline/transport_bar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace jumpseat {

namespace {

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

/// The code takes single keys only while it can be written in.
bool isTypedInto(const QWidget* widget)
{
    if (const auto* pane = qobject_cast<const CodePane*>(widget))
        return !pane->isReadOnly();
    return widget->testAttribute(Qt::WA_InputMethodEnabled);
}

} // namespace

CockpitWindow::CockpitWindow(SessionModel* model, QWidget* parent)
    : QMainWindow(parent)
    , m_model(model)
    , m_actions(new ActionRegistry(this))
{
    setMinimumSize(minimumCockpit);
    setWindowTitle(tr("%1 - Jumpseat").arg(shownLine(candidateName(model->state()), 60)));
    m_actions->setTypingTest(isTypedInto);
    addActions();
    build();
    wire();
    restoreOrigins();
    resize(sizeHint());
    setFocus(); // not the code: a first key must not be typed into the interview
}

// Parts that go while their window is half gone would still call it: closing hides, and hiding moves the focus.
CockpitWindow::~CockpitWindow()
{
    m_second.stop();
    qApp->disconnect(this);
    m_model->disconnect(this);
    for (QObject* part : std::initializer_list<QObject*> {
             m_header, m_left, m_code, m_dock, m_runs, m_runsModel, m_timeline, m_rows, m_columns, m_stack })
        part->disconnect(this);
    delete m_keyTable;
    delete m_palette;
}

void CockpitWindow::build()
{
    auto* central = new QWidget(this);
    QVBoxLayout* layout = columnOf(central);
    m_header = new HeaderBar(m_model, m_actions, this);
    m_left = new LeftPanel(m_model);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_left);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(160);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_leftScroll = scroll;
    m_rubric = new RubricPanel(m_model, this);
    m_rubric->setMinimumWidth(320);

    m_columns = new GrabSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_leftScroll);
    m_columns->addWidget(buildMiddle());
    m_columns->addWidget(m_rubric);
    m_columns->setStretchFactor(1, 1);
    m_rows = new GrabSplitter(Qt::Vertical, this);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(buildTimeline());
    m_rows->setStretchFactor(0, 1);
    m_focusStrip = new FocusStrip(m_model, this);
    layout->addWidget(m_header);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_focusStrip);
    setCentralWidget(central);
    showPanes();
}

QWidget* CockpitWindow::buildMiddle()
{
    auto* middle = new QWidget(this);
    middle->setMinimumWidth(420);
    m_join = new JoinStrip(m_model, middle);
    m_code = new CodeArea(m_model, middle);
    m_code->setMinimumSize(420, 160);
    m_dock = new DockTabs(m_model, middle);
    m_dock->setMinimumSize(360, 120);
    buildRuns();
    addTaskPages();
    addGuide();
    m_stack = new GrabSplitter(Qt::Vertical, middle);
    m_stack->addWidget(m_code);
    m_stack->addWidget(m_dock);
    QVBoxLayout* layout = columnOf(middle);
    layout->addWidget(m_join);
    layout->addWidget(m_stack, 1);
    return middle;
}

void CockpitWindow::buildRuns()
{
    m_runsModel = new RunsModel(m_model, this);
    m_runs = new RunsView(m_model, m_runsModel, m_dock);
    m_dock->addPage(
        m_runs, tr("Runs"), m_actions->keyText(QStringLiteral("dock.runs")), [this] { m_runs->focusFind(); });
    const auto count = [this] { m_dock->setCount(m_runs, m_runsModel->rowCount()); };
    connect(m_runsModel, &QAbstractItemModel::rowsInserted, this, count);
    connect(m_runsModel, &QAbstractItemModel::modelReset, this, count);
    count();
}

QWidget* CockpitWindow::buildTimeline()
{
    m_timelineBox = new QWidget(this);
    m_timeline = new TimelineView(m_model, m_timelineBox);
    m_timeline->setMinimumHeight(90);
    m_transport = new TransportBar(m_model, m_timeline, m_timelineBox);
    QVBoxLayout* layout = columnOf(m_timelineBox);
    layout->addWidget(m_transport);
    layout->addWidget(m_timeline, 1);
    return m_timelineBox;
}

void CockpitWindow::wire()
{
    connect(m_left, &LeftPanel::fileChosen, this, &CockpitWindow::showFile);
    connect(m_left, &LeftPanel::flawChosen, this, &CockpitWindow::showFlaw);
    connect(m_code, &CodeArea::currentFileChanged, m_left, &LeftPanel::setCurrentFile);
    connect(m_code, &CodeArea::promptWanted, this, &CockpitWindow::goToPrompt);
    connect(m_dock, &DockTabs::eventActivated, this, &CockpitWindow::goToEvent);
    connect(m_runs, &RunsView::eventActivated, this, &CockpitWindow::goToEvent);
    connect(m_timeline, &TimelineView::eventActivated, this, &CockpitWindow::goToEvent);
    connect(m_timeline, &TimelineView::scaleChanged, this, &CockpitWindow::showBehind);
    connect(m_header, &HeaderBar::saveElsewhereRequested, this, &CockpitWindow::saveElsewhereRequested);
    connect(m_header, &HeaderBar::copyLinkRequested, this, &CockpitWindow::copyLink);
    connect(m_model, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        if (!std::holds_alternative<event::Edited>(event->payload))
            m_join->refresh();
        if (const auto* started = std::get_if<event::TaskStarted>(&event->payload))
            openTaskPage(started->task);
    });
    for (GrabSplitter* splitter : { m_rows, m_columns, m_stack })
        connect(splitter, &QSplitter::splitterMoved, this, &CockpitWindow::rememberPanes);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (auto* code = qobject_cast<CodePane*>(now))
            code->installEventFilter(this);
        for (QWidget* pane : panes()) {
            if (now && pane->isAncestorOf(now))
                m_lastFocus.insert(pane, now);
        }
    });
    m_left->setCurrentFile(m_code->currentFile());
    connect(&m_second, &QTimer::timeout, this, &CockpitWindow::secondPassed);
    m_second.start(std::chrono::seconds(1));
}

void CockpitWindow::secondPassed()
{
    showBehind();
    m_header->refresh();
    m_join->refresh();
    m_focusStrip->refresh();
    if (m_model->isLive())
        m_left->refresh();
}

/// Live, the clock goes on; what may lie behind is the stretch of the timeline that is looked at.
void CockpitWindow::showBehind()
{
    const bool behind = m_model->isLive() && !m_timeline->isFollowing();
    m_header->setBehind(behind ? qMax<qint64>(0, m_model->nowUs() - m_timeline->scale().toUs()) : 0);
}

void CockpitWindow::hideLater(bool hidden)
{
    m_laterHidden = hidden;
    m_timeline->setLaterHidden(hidden);
    m_header->setLaterHidden(hidden);
}

void CockpitWindow::showFile(const FileId& file)
{
    m_code->openFile(file);
}

/// The line it stands on, while that line is as the kit has it.
void CockpitWindow::showFlaw(const FlawId& flaw)
{
    const PlantedFlaw* planted = m_model->kit().findFlaw(flaw);
    const FileState* file = planted ? m_model->state().file(planted->file) : nullptr;
    if (!file)
        return;
    m_code->openFile(file->id);
    const qsizetype place = planted->marker.isEmpty() ? -1 : file->document.text().indexOf(planted->marker);
    if (place >= 0 && m_code->currentFile() == file->id)
        m_code->currentPane()->reveal(qint32(place), true);
}

void CockpitWindow::goToEvent(Seq seq)
{
    m_model->selectEvent(seq);
    m_code->goToEvent(seq);
}

/// In the conversation; selected, so that the timeline marks it too.
void CockpitWindow::goToPrompt(Seq seq)
{
    setFocusMode(false);
    m_dock->showAssistant();
    m_model->selectEvent(seq);
    m_dock->assistant()->reveal(seq);
}

/// Scintilla keeps Esc for itself; here it leads out of the code.
bool CockpitWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        escape();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void CockpitWindow::keyPressEvent(QKeyEvent* event)
{
    if (!m_actions->handleSpareKey(*event))
        QMainWindow::keyPressEvent(event);
}

void CockpitWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    applySize();
}

void CockpitWindow::closeEvent(QCloseEvent* event)
{
    rememberPanes();
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

} // namespace jumpseat
