// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sessions begin, go on and are replayed.

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "settings/keyring_store.h"
#include "settings/model_access.h"
#include "startup/desktop.h"
#include "store/journal_writer.h"

#include <QSettings>

#include <cstdio>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// Scripts wait for these lines.
void announce(const HostedSession& session)
{
    const QString link = session.joinLink();
    if (link.isEmpty())
        return; // it is over; nobody joins
    std::printf("Session: %s\nJoin link: %s\n", qPrintable(session.id().value), qPrintable(link));
    std::fflush(stdout);
}

} // namespace

QString interviewerName()
{
    QString chosen = QSettings().value(u"interviewer/name"_s).toString();
    if (!chosen.isEmpty())
        return chosen;
    const passwd* account = ::getpwuid(::getuid());
    const QString full = account ? QString::fromLocal8Bit(account->pw_gecos).section(u',', 0, 0).trimmed() : QString();
    return full.isEmpty() || full == "root"_L1 ? Desktop::tr("Interviewer") : full;
}

void rememberInterviewer(const QString& name)
{
    if (!name.isEmpty())
        QSettings().setValue(u"interviewer/name"_s, name);
}

void Desktop::setModels(ModelSettings::Parts parts)
{
    m_models = std::make_unique<ModelSettings>(std::move(parts));
}

/// Made when it is needed: a start reads no settings that it does not show.
ModelSettings& Desktop::models()
{
    if (!m_models)
        setModels({ defaultServicesFile(), std::make_unique<KeyringStore>(), networkUpstreams() });
    return *m_models;
}

Result<void> Desktop::checkHostCanStart() const
{
    if (!m_workspace)
        return fail(ErrorCode::Refused, tr("No workspace is open."));
    if (m_workspace->isReadOnly())
        return fail(ErrorCode::ReadOnly, tr("The workspace is open read-only: sessions can be replayed, not held."));
    if (m_workWrites)
        return fail(ErrorCode::Refused,
            tr("%1 is under way and holds the workspace. Nothing was begun; wait for it or cancel it, then try again.")
                .arg(m_workName));
    return {};
}

Result<void> Desktop::ensureHost(bool lan)
{
    if (m_workspace && m_host && m_hostOnLan == lan)
        return {};
    if (const auto free = checkHostCanStart(); !free)
        return free;
    if (m_host && !m_live.empty())
        return fail(
            ErrorCode::Refused, tr("A session is live for another network choice. End it, then change the choice."));
    m_host.reset();
    Host::Config config;
    config.models = modelAccess(models());
    if (lan)
        config.address = u"0.0.0.0"_s;
    if (m_options.port != 0)
        config.port = m_options.port;
    auto host = Host::start(config, *m_workspace, m_clock);
    if (!host)
        return std::unexpected(host.error());
    m_host = std::move(*host);
    m_hostOnLan = lan;
    if (m_host->portWasTaken())
        std::fprintf(stderr, "jumpseat: port %u is taken; port %u is used instead.\n", unsigned(config.port),
            unsigned(m_host->port()));
    return {};
}

SessionId Desktop::keep(std::shared_ptr<HostedSession> hosted, std::unique_ptr<SessionModel> model)
{
    const SessionId id = hosted->id();
    announce(*hosted);
    model->attach(hosted);
    connect(model.get(), &SessionModel::eventApplied, this, [this, id](const EventPtr& event) {
        if (const auto* joined = std::get_if<event::ParticipantJoined>(&event->payload);
            joined && joined->role == Role::Candidate && m_home && m_home->newSessionPanel()->session() == id)
            m_home->newSessionPanel()->showJoined(joined->name);
    });
    Live& live = m_live[id.value];
    live.model = std::move(model);
    live.hosted = std::move(hosted);
    return id;
}

Result<SessionId> Desktop::createSession(const NewSessionRequest& request)
{
    const auto kit = m_kits->find(request.kit);
    if (!kit)
        return std::unexpected(kit.error());
    if (const auto ready = ensureHost(request.localNetwork); !ready)
        return std::unexpected(ready.error());
    auto model = std::make_unique<SessionModel>(*kit);
    auto hosted =
        m_host->create({ *kit, request.candidate,
                           request.interviewer.isEmpty() ? interviewerName() : request.interviewer, request.assistant },
            model->feed());
    if (!hosted)
        return std::unexpected(hosted.error());
    return keep(std::move(*hosted), std::move(model));
}

Result<SessionId> Desktop::resumeSession(const SessionRow& row)
{
    if (const auto ready = ensureHost(m_host ? m_hostOnLan : m_options.lan); !ready)
        return std::unexpected(ready.error());
    const Kit kit = m_kits->forSession(*m_workspace, row);
    auto model = std::make_unique<SessionModel>(kit);
    auto hosted = m_host->resume(row.id, kit, model->feed());
    if (!hosted)
        return std::unexpected(hosted.error());
    return keep(std::move(*hosted), std::move(model));
}

Result<std::unique_ptr<SessionModel>> Desktop::replayOf(const SessionRow& row) const
{
    ReplayCursor recording;
    const auto read = m_workspace->eachEvents(row.id, 0, [&](QList<EventPtr> events) -> Result<void> {
        recording.append(std::move(events));
        (void)recording.seekUs(recording.durationUs()); // what does not fit is told when the model seeks there
        return {};
    });
    if (!read)
        return std::unexpected(read.error());
    if (recording.events().isEmpty())
        return fail(ErrorCode::Damaged, tr("Nothing of this session is recorded."));
    return std::make_unique<SessionModel>(m_kits->forSession(*m_workspace, row), std::move(recording));
}

Result<void> Desktop::showReplay(const SessionRow& row)
{
    auto replay = replayOf(row);
    if (!replay)
        return std::unexpected(replay.error());
    traceStartup("recording read");
    // Another person's scorecard is not written under their name.
    (*replay)->setScorable(!row.sample && !m_workspace->isReadOnly() && row.interviewer == interviewerName());
    const std::unique_ptr<SessionModel> before = std::exchange(m_replay, std::move(*replay)); // its window goes first
    showCockpit(row.id, m_replay.get());
    return {};
}

Result<void> Desktop::openSession(const SessionId& id)
{
    const auto live = m_live.find(id.value);
    if (live != m_live.end() && !live->second.model->state().ended) {
        showCockpit(id, live->second.model.get());
        return {};
    }
    const int at = m_sessions.rowOf(id);
    if (at < 0 || !m_workspace)
        return fail(ErrorCode::NotFound, tr("This session is not in the workspace."));
    const SessionRow row = m_sessions.rows().at(at);
    if (row.erasedWallMs > 0)
        return fail(ErrorCode::Refused, tr("What this session held was erased: there is nothing to be shown."));
    if (row.ended || row.sample || m_workspace->isReadOnly() || live != m_live.end())
        return showReplay(row);
    const auto resumed = resumeSession(row);
    if (!resumed)
        return std::unexpected(resumed.error());
    showCockpit(id, m_live.at(resumed->value).model.get());
    return {};
}

/// From its live window: what was written there a moment ago is in the replay.
void Desktop::replayEnded(const SessionId& id)
{
    if (!m_cockpit || !m_cockpit->model()->isLive())
        return;
    m_host->journal().flush(1000);
    readSessions();
    const int at = m_sessions.rowOf(id);
    const auto shown = at < 0 ? Result<void>(fail(ErrorCode::NotFound, tr("This session is not in the workspace.")))
                              : showReplay(m_sessions.rows().at(at));
    if (!shown)
        m_cockpit->header()->showRefusal(shown.error().what);
}

/// The host opens it as it opens one that goes on: what is written then is journalled like everything before it.
void Desktop::scoreRecording(const SessionId& id)
{
    const int at = m_sessions.rowOf(id);
    if (at < 0 || !m_cockpit || m_cockpit->model()->isLive())
        return;
    if (!m_live.contains(id.value)) {
        if (const auto resumed = resumeSession(m_sessions.rows().at(at)); !resumed)
            return m_cockpit->header()->showRefusal(resumed.error().what);
    }
    SessionModel* model = m_live.at(id.value).model.get();
    model->setCurrentCriterion(m_cockpit->model()->currentCriterion());
    showCockpit(id, model);
}

void Desktop::makeLink(const NewSessionRequest& request)
{
    rememberInterviewer(request.interviewer);
    const auto made = createSession(request);
    if (!made)
        return m_home->newSessionPanel()->showProblem(made.error().what);
    m_home->newSessionPanel()->showLink(*made, m_live.at(made->value).hosted->joinLink());
    m_host->journal().flush(1000); // so that the list has it
    readSessions();
    m_home->setCurrentSession(*made);
}

void Desktop::replaceLink(const SessionId& id)
{
    if (const auto live = m_live.find(id.value); live != m_live.end())
        m_home->newSessionPanel()->showLink(id, live->second.hosted->renewLink());
}

} // namespace jumpseat
