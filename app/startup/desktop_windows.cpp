// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which window is shown.

#include "cockpit/cockpit_window.h"
#include "settings/assistant_choice.h"
#include "share/network_names.h"
#include "startup/desktop.h"
#include "startup/latency_trace.h"
#include "startup/pane_trace.h"
#include "store/journal_writer.h"

#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

QString lanAddress()
{
    for (const std::string& address : ownAddresses()) {
        if (!address.starts_with("127."))
            return QString::fromStdString(address);
    }
    return {};
}

constexpr int usageError = 2;

} // namespace

QWidget* Desktop::window() const
{
    if (m_cockpit)
        return m_cockpit.get();
    return m_home.get();
}

void Desktop::place(QWidget* window) const
{
    if (m_options.size.isValid())
        window->resize(m_options.size);
    window->show();
}

HomeWindow* Desktop::home()
{
    if (m_home)
        return m_home.get();
    m_home = std::make_unique<HomeWindow>(&m_sessions);
    connect(m_home.get(), &HomeWindow::sessionWanted, this, [this](const SessionId& id) {
        const auto opened = openSession(id);
        m_home->say(opened ? QString() : opened.error().what);
    });
    connect(m_home.get(), &HomeWindow::newSessionWanted, this, &Desktop::makeLink);
    connect(m_home.get(), &HomeWindow::newLinkWanted, this, &Desktop::replaceLink);
    // Queued: the page that asks is taken down by the answer.
    connect(m_home.get(), &HomeWindow::problemAnswered, this, &Desktop::answerProblem, Qt::QueuedConnection);
    // Queued as well: a file is asked for in an event loop of its own.
    connect(m_home.get(), &HomeWindow::recordWanted, this, &Desktop::carryOutRecord, Qt::QueuedConnection);
    connect(&m_records, &RecordWork::progressed, m_home.get(), &HomeWindow::showWorkPercent);
    if (m_workspace)
        showWorkspace();
    QTimer::singleShot(0, m_home.get(), [this] { // the window is there before the kits are read
        m_home->setModels(&models());
        m_home->setKits(m_kits->kits());
        m_home->newSessionPanel()->setInterviewer(interviewerName());
        m_home->newSessionPanel()->setLanAddress(lanAddress());
        for (const QString& problem : m_kits->problems())
            std::fprintf(stderr, "jumpseat: a kit is left out: %s\n", qPrintable(problem));
        traceStartup("kits read");
    });
    return m_home.get();
}

void Desktop::showHome()
{
    place(home());
}

void Desktop::showCockpit(const SessionId& id, SessionModel* model)
{
    m_shown = id;
    if (!m_cockpit || m_cockpit->model() != model) {
        const QByteArray place = m_cockpit ? m_cockpit->saveGeometry() : QByteArray();
        m_cockpit = std::make_unique<CockpitWindow>(model);
        m_cockpit->restoreGeometry(place);
        traceFirstPaint(m_cockpit.get(), "cockpit painted");
        LatencyTrace::attach(model, m_cockpit.get());
        PaneTrace::attach(m_cockpit.get());
        CockpitWindow* cockpit = m_cockpit.get();
        connect(cockpit, &CockpitWindow::homeRequested, cockpit, &QWidget::close);
        connect(cockpit, &CockpitWindow::saveElsewhereRequested, this, &Desktop::saveElsewhere);
        // Queued: another window takes the place of the one that asks.
        connect(
            cockpit, &CockpitWindow::scoringRequested, this, [this] { scoreRecording(m_shown); }, Qt::QueuedConnection);
        connect(cockpit, &CockpitWindow::replayRequested, this, [this] { replayEnded(m_shown); }, Qt::QueuedConnection);
        connect(cockpit, &CockpitWindow::closed, this, &Desktop::showHome); // at once: some window must be left
        connect(cockpit, &CockpitWindow::closed, this, &Desktop::leaveCockpit, Qt::QueuedConnection);
    }
    if (model != m_replay.get())
        m_replay.reset();
    traceStartup("cockpit made");
    place(m_cockpit.get());
    if (m_home)
        m_home->hide();
}

/// The session goes on without its window; Home has it in the list.
void Desktop::leaveCockpit()
{
    if (!m_cockpit || m_cockpit->isVisible())
        return; // another one was opened meanwhile
    m_cockpit.reset();
    m_replay.reset();
    if (m_host)
        m_host->journal().flush(1000);
    if (m_workspace)
        readSessions();
}

Result<SessionId> Desktop::createAskedSession()
{
    NewSessionRequest request { m_options.newSession, m_options.candidate, {}, m_options.lan };
    if (!m_options.assistant.isEmpty() || m_options.ownTools || m_options.watch) {
        const QList<ModelService> services = models().available();
        auto choice = choiceFromWords(m_options.assistant, services);
        if (!choice)
            return std::unexpected(choice.error());
        choice->own = choice->own || m_options.ownTools;
        choice->watch = choice->watch || m_options.watch;
        const auto pinned = pinnedFor(*choice, services);
        if (!pinned)
            return std::unexpected(pinned.error());
        request.assistant = *pinned;
    }
    return createSession(request);
}

std::optional<int> Desktop::carryOut()
{
    if (!m_workspace)
        return std::nullopt; // Home shows what is wrong with it
    Result<void> done;
    if (!m_options.newSession.isEmpty()) {
        const auto made = createAskedSession();
        if (made)
            showCockpit(*made, m_live.at(made->value).model.get());
        else
            done = std::unexpected(made.error());
    } else {
        const auto row = findSession(m_options.open);
        done = row ? openSession(row->id) : Result<void>(std::unexpected(row.error()));
    }
    if (done) {
        traceStartup("cockpit shown");
        return std::nullopt;
    }
    std::fprintf(stderr, "jumpseat: %s\n", qPrintable(done.error().what));
    return usageError;
}

} // namespace jumpseat
