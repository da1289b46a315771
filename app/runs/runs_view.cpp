// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_view.h"

#include "models/run_control.h"
#include "models/runs_model.h"
#include "models/session_model.h"
#include "runs/run_detail.h"
#include "runs/run_text_view.h"
#include "runs/runs_bar.h"
#include "runs/runs_list.h"
#include "runs/terminal_screen.h"
#include "theme/widgets.h"

#include <QBoxLayout>
#include <QStackedLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace jumpseat {

namespace {

constexpr int sideBySide = 600; // px
constexpr auto soon = 50ms;     // what prints need not be painted for each word

} // namespace

RunsView::RunsView(SessionModel* session, RunsModel* model, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_bar(new RunsBar(session->isLive(), this))
    , m_list(new RunsList)
    , m_detail(new RunDetail)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_list);
    build();
    wire();
    wireBar();
    takeRows();
}

void RunsView::build()
{
    auto* both = new QWidget(this);
    m_between = new Hairline(Qt::Vertical, both);
    m_beside = new QBoxLayout(QBoxLayout::LeftToRight, both);
    m_beside->setContentsMargins(0, 0, 0, 0);
    m_beside->setSpacing(0);
    m_beside->addWidget(m_list);
    m_beside->addWidget(m_between);
    m_beside->addWidget(m_detail, 1);
    auto* empty = new EmptyState(tr("Nothing run yet."), tr("Runs and test results stand here, each with its output."),
        EmptyState::Placing::Leading, this);
    m_stack = new QStackedLayout;
    m_stack->addWidget(empty);
    m_stack->addWidget(both);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(m_stack, 1);
    m_list->setModel(m_model);
}

void RunsView::wire()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    connect(&m_soon, &QTimer::timeout, this, &RunsView::refresh);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_model->tick();
        refreshSoon();
    });
    connect(m_session, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        if (!runOf(*event).isEmpty() || std::holds_alternative<event::TaskStarted>(event->payload)
            || std::holds_alternative<event::SessionEnded>(event->payload))
            refreshSoon();
    });
    connect(m_session, &SessionModel::whyNoRunsChanged, this, &RunsView::refreshSoon);
    connect(m_session, &SessionModel::selectionChanged, this, &RunsView::takeSelection);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RunsView::takeRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RunsView::takeRows);
    connect(m_detail, &RunDetail::moreWanted, this, &RunsView::refresh);
    connect(m_list, &QListView::clicked, this, &RunsView::picked);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        // Focus alone makes a row current; only what the keys have chosen is chosen.
        if (now.isValid() && !m_selecting && m_list->hasFocus())
            picked(now);
    });
    connect(m_list, &QListView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT eventActivated(index.data(RunsModel::SeqRole).toLongLong()); });
}

void RunsView::wireBar()
{
    auto* output = m_detail->output();
    connect(m_bar, &RunsBar::testsWanted, this, &RunsView::runTests);
    connect(m_bar, &RunsBar::programWanted, this, &RunsView::runProgram);
    connect(m_bar, &RunsBar::stopWanted, this, &RunsView::stop);
    connect(m_bar, &RunsBar::followWanted, this, &RunsView::follow);
    connect(m_bar->find(), &QLineEdit::textChanged, output, &RunTextView::setNeedle);
    connect(m_bar->find(), &RunFindField::stepped, output, &RunTextView::stepMatch);
    connect(m_bar->find(), &RunFindField::left, output, [output] { output->setFocus(Qt::TabFocusReason); });
    connect(output, &RunTextView::matchesChanged, this,
        [this, output] { m_bar->setMatches(output->currentMatch(), output->matchCount()); });
}

void RunsView::focusFind()
{
    m_bar->find()->setFocus(Qt::ShortcutFocusReason);
    m_bar->find()->selectAll();
}

void RunsView::runTests()
{
    if (whyNotRun(*m_session, true).isEmpty())
        m_session->send(command::StartRun { {}, true });
}

void RunsView::runProgram()
{
    if (whyNotRun(*m_session, false).isEmpty())
        m_session->send(command::StartRun { {}, false });
}

void RunsView::stop()
{
    const RunState* run = stoppable();
    if (whyNotStop(*m_session, run).isEmpty())
        m_session->send(command::StopRun { run->id });
}

const RunState* RunsView::stoppable() const
{
    const RunState* shown = m_session->state().run(m_shown);
    return shown && !shown->isOver() ? shown : m_session->state().openRun(false);
}

void RunsView::picked(const QModelIndex& index)
{
    m_following = index.row() == m_model->rowCount() - 1;
    show(index.row());
    m_session->selectEvent(index.data(RunsModel::SeqRole).toLongLong());
}

void RunsView::follow(bool on)
{
    m_following = on;
    if (on)
        show(m_model->rowCount() - 1);
    refreshBar();
}

/// The event that is selected elsewhere, on the timeline say, shows its run.
void RunsView::takeSelection()
{
    const QModelIndex index = m_model->indexOf(m_session->selectedEvent());
    if (!index.isValid() || m_model->run(index.row())->id == m_shown)
        return;
    m_following = index.row() == m_model->rowCount() - 1;
    show(index.row());
}

/// There are more runs, or (a jump) others.
void RunsView::takeRows()
{
    const int last = m_model->rowCount() - 1;
    const QModelIndex before = m_model->indexOf(m_shown);
    m_following = m_following || !before.isValid();
    m_stack->setCurrentIndex(last < 0 ? 0 : 1);
    show(m_following ? last : before.row());
}

void RunsView::show(int row)
{
    const RunState* run = m_model->run(row);
    m_shown = run ? run->id : RunId();
    const QModelIndex index = m_model->index(row);
    m_selecting = true;
    if (index.isValid()) {
        m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        m_list->scrollTo(index);
    }
    m_selecting = false;
    refresh();
}

void RunsView::refreshSoon()
{
    if (!m_soon.isActive() && isVisible())
        m_soon.start();
}

void RunsView::refresh()
{
    m_soon.stop();
    if (!isVisible())
        return; // showEvent() makes up for it
    const QModelIndex index = m_model->indexOf(m_shown);
    m_detail->showRun(index, m_session->state().run(m_shown));
    refreshBar();
    const bool ticking = m_session->isLive() && (m_session->state().openRun(false) || m_session->state().openRun(true));
    if (ticking != m_second.isActive())
        ticking ? m_second.start(1s) : m_second.stop();
}

void RunsView::refreshBar()
{
    const RunState* open = stoppable();
    m_bar->setPossible(whyNotRun(*m_session, true), whyNotRun(*m_session, false),
        whyNotStop(*m_session, open).isEmpty(), open && open->isTerminal() ? tr("Close the terminal") : tr("Stop"));
    m_bar->setFollowing(m_following);
    m_bar->setFindable(m_model->rowCount() > 0 && !m_detail->showsTerminal());
}

void RunsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= sideBySide;
    m_beside->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (wide) {
        m_list->setFixedWidth(std::clamp(width() * 36 / 100, 250, 420));
        m_list->setMinimumHeight(0);
        m_list->setMaximumHeight(QWIDGETSIZE_MAX);
    } else {
        m_list->setMinimumWidth(0);
        m_list->setMaximumWidth(QWIDGETSIZE_MAX);
        m_list->setFixedHeight(Theme::instance().rowHeight());
    }
    m_between->setMinimumSize(1, 1);
    m_between->setMaximumSize(wide ? 1 : QWIDGETSIZE_MAX, wide ? QWIDGETSIZE_MAX : 1);
    m_bar->setNarrow(!wide);
    if (const QModelIndex shown = m_list->currentIndex(); shown.isValid())
        m_list->scrollTo(shown);
}

void RunsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace jumpseat
