// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/code_area.h"

#include "editor/code_pane.h"
#include "editor/event_place.h"
#include "editor/file_tabs.h"
#include "editor/files_bar.h"
#include "editor/find_bar.h"
#include "editor/follow_target.h"
#include "editor/pane_frame.h"
#include "editor/pane_sync.h"
#include "editor/removed_bar.h"
#include "models/shown_text.h"
#include "theme/empty_state.h"
#include "theme/follow_button.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <chrono>

namespace jumpseat {

using namespace std::chrono_literals;

CodeArea::CodeArea(SessionModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_desk(model)
    , m_target(new FollowTarget(model, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_bar = new FilesBar(model, &m_desk, this));
    column->addWidget(m_find = new FindBar(this));
    column->addLayout(setupBody(), 1);
    column->addWidget(m_removed = new RemovedBar(&m_desk, this));
    m_sharesSoon.setSingleShot(true);
    connect(&m_sharesSoon, &QTimer::timeout, this, &CodeArea::showShares);
    setupSignals();
    syncFiles();
    m_bar->followButton()->setFollowing(true);
    followNow();
}

CodeArea::~CodeArea() = default;

QStackedLayout* CodeArea::setupBody()
{
    m_stack = new QStackedLayout;
    m_empty = new EmptyState(tr("No code yet."), tr("The files of the first task open here when it begins."),
        EmptyState::Placing::Centred, this);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_stack->addWidget(m_empty);
    return m_stack;
}

void CodeArea::setupSignals()
{
    connect(m_bar->tabs(), &FileTabs::fileChosen, this, &CodeArea::openFile);
    connect(m_bar, &FilesBar::added, this, [this](const FileId& file) {
        openFile(file);
        if (CodePane* pane = currentPane())
            pane->setFocus(Qt::OtherFocusReason);
    });
    connect(m_bar->followButton(), &QAbstractButton::toggled, this, [this](bool on) {
        if (on)
            followNow();
        Q_EMIT followingChanged(on);
    });
    connect(m_find, &FindBar::jumped, this, [this] { setFollowing(false); });
    connect(m_target, &FollowTarget::moved, this, [this] {
        syncCandidate();
        followNow();
    });
    connect(m_model, &SessionModel::stateReset, this, &CodeArea::syncFiles);
    connect(m_model, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        onFileEvent(*event);
        if (std::holds_alternative<event::ConnectionChanged>(event->payload)
            || std::holds_alternative<event::ParticipantJoined>(event->payload))
            syncCandidate();
    });
}

void CodeArea::syncCandidate()
{
    const auto* candidate = m_model->state().candidate();
    const auto& info = m_model->state().info;
    const QString name = !m_model->isLive()       ? tr("playhead")
        : candidate && !candidate->name.isEmpty() ? candidate->name
        : info                                    ? info->candidate
                                                  : QString();
    if (name != m_candidateName || m_candidateName.isNull()) {
        m_candidateName = name.isNull() ? QStringLiteral("") : name;
        m_bar->followButton()->setName(shownLine(name.trimmed().section(u' ', 0, 0), 24));
    }
    m_bar->tabs()->setCandidateFile(m_target->file(), candidate && candidate->connected);
}

PaneFrame* CodeArea::frameOf(const FileId& file)
{
    if (PaneFrame* known = m_frames.value(file))
        return known;
    auto* frame = new PaneFrame(m_model, file, this);
    CodePane* pane = frame->pane();
    pane->setOriginsVisible(m_originsVisible);
    connect(pane, &CodePane::userScrolled, this, [this] { setFollowing(false); });
    connect(pane, &CodePane::userEdited, this, [this] {
        setFollowing(false);
        m_removed->close();
    });
    connect(
        pane, &CodePane::originsAsked, this, [this, pane](qint32 from, qint32 to) { answerWhoWrote(pane, from, to); });
    connect(pane, &CodePane::editsLost, this, [this, file] { tellLost(file); });
    connect(&pane->sync(), &PaneSync::originsChanged, this, [this] {
        if (!m_sharesSoon.isActive()) // a number one glances at need not be laid out for every letter
            m_sharesSoon.start(500ms);
    });
    connect(pane, &CodePane::caretsChanged, this, [this] { followNow(); });
    m_frames.insert(file, frame);
    m_stack->addWidget(frame);
    return frame;
}

void CodeArea::showFile(const FileId& file)
{
    if (m_current == file && m_stack->currentWidget() != nullptr && !file.isEmpty())
        return;
    m_current = file;
    m_stack->setCurrentWidget(file.isEmpty() ? static_cast<QWidget*>(m_empty) : frameOf(file));
    m_bar->tabs()->setCurrentFile(file);
    if (CodePane* pane = currentPane())
        m_find->setPane(pane);
    showShares();
    Q_EMIT currentFileChanged(file);
}

void CodeArea::openFile(const FileId& file)
{
    if (!shownFile(m_model->state(), file))
        return;
    // While the candidate is nowhere yet there is nothing to look away from.
    if (!m_target->file().isEmpty() && file != m_target->file())
        setFollowing(false);
    m_removed->close();
    showFile(file);
}

FileId CodeArea::currentFile() const
{
    return m_current;
}

CodePane* CodeArea::currentPane() const
{
    const PaneFrame* frame = m_frames.value(m_current);
    return frame ? frame->pane() : nullptr;
}

void CodeArea::setFollowing(bool on)
{
    m_bar->followButton()->setFollowing(on);
}

bool CodeArea::isFollowing() const
{
    return m_bar->followButton()->isFollowing();
}

void CodeArea::followNow(bool animated)
{
    if (!isFollowing() || !shownFile(m_model->state(), m_target->file()))
        return;
    showFile(m_target->file());
    CodePane* pane = currentPane();
    qint32 pos = m_target->position();
    for (const RemoteCaret& caret : pane->carets().all()) {
        if (caret.isPlaced && caret.who == m_target->who())
            pos = caret.head;
    }
    pane->reveal(pos, animated);
}

/// What was in view in the old size may not be in the new one; asked when the panes have theirs.
void CodeArea::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, [this] { followNow(false); });
}

void CodeArea::goToEvent(Seq seq)
{
    const EventPtr event = m_model->event(seq);
    const auto place = event ? placeOf(*event, m_model->state()) : std::nullopt;
    if (!place || !shownFile(m_model->state(), place->file))
        return;
    setFollowing(false);
    showFile(place->file);
    currentPane()->reveal(place->from, false);
    currentPane()->select(place->from, place->to);
}

void CodeArea::find()
{
    if (CodePane* pane = currentPane())
        m_find->open(pane);
}

} // namespace jumpseat
