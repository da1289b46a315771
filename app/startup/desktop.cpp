// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startup/desktop.h"

#include "cockpit/cockpit_window.h"
#include "startup/samples.h"
#include "store/file_access.h"
#include "store/journal_writer.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QEvent>
#include <QFileInfo>
#include <QThreadPool>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace jumpseat {

void traceStartup(const char* what)
{
    static const bool wanted = qEnvironmentVariableIsSet("JUMPSEAT_TRACE_STARTUP");
    static QElapsedTimer timer;
    if (!timer.isValid())
        timer.start();
    if (wanted)
        std::fprintf(stderr, "startup: %6.1f ms %s\n", double(timer.nsecsElapsed()) / 1e6, what);
}

void traceFirstPaint(QWidget* widget, const char* what)
{
    class FirstPaint : public QObject {
    public:
        FirstPaint(QWidget* widget, const char* what)
            : QObject(widget)
            , m_what(what)
        {
            widget->installEventFilter(this);
        }
        bool eventFilter(QObject* watched, QEvent* event) override
        {
            if (event->type() == QEvent::Paint) {
                watched->removeEventFilter(this);
                // Queued: behind the paint itself and those of the children.
                QMetaObject::invokeMethod(this, [this] { traceStartup(m_what); }, Qt::QueuedConnection);
            }
            return false;
        }

    private:
        const char* m_what;
    };
    if (qEnvironmentVariableIsSet("JUMPSEAT_TRACE_STARTUP"))
        new FirstPaint(widget, what); // the widget's child
}

Desktop::Desktop(Options options)
    : m_options(std::move(options))
    , m_workspaceFile(
          m_options.workspace.isEmpty() ? defaultWorkspaceFile() : QFileInfo(m_options.workspace).absoluteFilePath())
{
}

Desktop::~Desktop()
{
    m_cockpit.reset();
    m_home.reset();
    m_replay.reset();
    closeWorkspace();
}

std::optional<int> Desktop::start()
{
    const bool asked = !m_options.newSession.isEmpty() || !m_options.open.isEmpty();
    if (!asked) {
        showHome();
        traceStartup("window shown");
    }
    openWorkspace(m_workspaceFile, Workspace::Mode::ReadWrite);
    traceStartup("workspace open");
    return asked ? carryOut() : std::nullopt;
}

void Desktop::closeWorkspace()
{
    QThreadPool::globalInstance()->waitForDone(); // a move to another place may be under way
    m_records.stop();                             // it may hold the workspace and the host's journal
    m_storing.reset();
    m_live.clear();
    m_host.reset(); // the journal is flushed here
    m_sessions.setRows({});
    m_sessions.setReader({});
    m_workspace.reset();
    m_workspaceProblem.reset();
}

namespace {

struct OpenedWorkspace {
    std::unique_ptr<Workspace> workspace;
    std::optional<Error> problem; ///< why it was opened for reading only though writing was wanted
};

/// What cannot be written because it is damaged or newer can often be read, and is then shown without asking.
Result<OpenedWorkspace> openAsFarAsPossible(const QString& file, Workspace::Mode mode)
{
    auto opened = Workspace::open(file, mode);
    if (opened && !(*opened)->problem().isEmpty()) {
        const QString problem = (*opened)->problem();
        return OpenedWorkspace { std::move(*opened), Error { ErrorCode::Io, problem } };
    }
    if (opened)
        return OpenedWorkspace { std::move(*opened), {} };
    const Error error = opened.error();
    if (mode == Workspace::Mode::ReadOnly || (error.code != ErrorCode::Damaged && error.code != ErrorCode::Newer))
        return std::unexpected(error);
    auto readable = Workspace::open(file, Workspace::Mode::ReadOnly);
    if (!readable)
        return std::unexpected(error);
    return OpenedWorkspace { std::move(*readable), error };
}

} // namespace

void Desktop::openWorkspace(const QString& file, Workspace::Mode mode)
{
    const bool fresh = !QFileInfo::exists(file);
    if (fresh && mode == Workspace::Mode::ReadWrite)
        QDir().mkpath(QFileInfo(file).absolutePath());
    if (const auto replaced = replaceWorkspace(file, mode); !replaced)
        return showNotOpened(replaced.error(), file);
    if (m_workspaceProblem)
        std::fprintf(stderr, "jumpseat: %s\n", qPrintable(m_workspaceProblem->what));
    readDigestsFrom(m_workspace);
    if (fresh && file == defaultWorkspaceFile()) // who names a file wants that file and nothing in it
        importSamples();
    readSessions();
    if (m_home)
        showWorkspace();
}

Result<void> Desktop::replaceWorkspace(const QString& file, Workspace::Mode mode)
{
    auto opened = openAsFarAsPossible(file, mode);
    if (!opened)
        return std::unexpected(opened.error());
    closeWorkspace();
    m_workspaceFile = file;
    m_workspace = std::move(opened->workspace);
    m_workspaceProblem = std::move(opened->problem);
    return {};
}

void Desktop::showNotOpened(const Error& error, const QString& file)
{
    std::fprintf(stderr, "jumpseat: %s\n", qPrintable(error.what));
    if (!m_workspace) {
        m_workspaceFile = file; // trying again means this one
        return home()->showWorkspaceProblem(error, file);
    }
    const WorkspaceProblem problem = describeProblem(error, file);
    home()->showOutcome({ .kind = RecordOutcome::Kind::Failed,
        .line = problem.heading,
        .kept = tr("%1 The workspace from before is still open.").arg(problem.kept),
        .advice = tr("In detail: %1").arg(error.what) });
}

void Desktop::showWorkspace()
{
    m_home->setWorkspace(m_workspaceFile, m_workspace->isReadOnly());
    if (m_workspaceProblem)
        m_home->showReadOnlyNotice(*m_workspaceProblem, m_workspaceFile);
    else if (const QByteArray network = networkFileSystem(m_workspaceFile);
        !network.isEmpty() && !m_workspace->isReadOnly())
        m_home->say(tr("This workspace is on a network drive (%1): only one computer may have it open, and how safe a "
                       "saved edit is depends on the server. A disk of this computer is better for interviews.")
                .arg(QString::fromLatin1(network)));
    m_home->showSessions();
}

void Desktop::readDigestsFrom(const std::shared_ptr<Workspace>& workspace)
{
    m_sessions.setReader([workspace, kits = m_kits](const SessionRow& row) {
        auto events = workspace->events(row.id);
        SessionDigest digest = digestOf(events.value_or(QList<EventPtr>()), kits->forSession(*workspace, row));
        if (!events)
            digest.problem = events.error().what;
        return digest;
    });
}

void Desktop::importSamples()
{
    auto journal = JournalWriter::start(*m_workspace, {});
    if (!journal)
        return; // said by whatever needs the journal next
    const auto imported = samples::importInto(*m_workspace, **journal, *m_kits);
    if (!imported)
        std::fprintf(stderr, "jumpseat: the sample was not imported: %s\n", qPrintable(imported.error().what));
}

void Desktop::readSessions()
{
    const auto rows = m_workspace->sessions();
    if (!rows) {
        std::fprintf(stderr, "jumpseat: %s\n", qPrintable(rows.error().what));
        return home()->showWorkspaceProblem(rows.error(), m_workspaceFile);
    }
    m_sessions.setRows(*rows);
    markLive();
}

void Desktop::markLive()
{
    QSet<SessionId> live;
    for (const auto& [id, session] : m_live) {
        if (!session.model->state().ended)
            live.insert({ id });
    }
    m_sessions.setLive(live);
    if (m_home)
        m_home->setLiveCount(live.size());
}

Result<SessionRow> Desktop::findSession(const QString& text) const
{
    const QList<SessionRow>& rows = m_sessions.rows();
    if (text == "last"_L1 && !rows.isEmpty())
        return rows.first();
    QList<SessionRow> found;
    for (const SessionRow& row : rows) {
        if (row.id.value == text)
            return row;
        if (row.id.value.startsWith(text))
            found.append(row);
    }
    if (found.size() == 1)
        return found.first();
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, tr("There is no session \"%1\" in %2.").arg(text, m_workspaceFile));
    QStringList ids;
    for (const SessionRow& row : found)
        ids.append(row.id.value);
    return fail(ErrorCode::Refused, tr("\"%1\" is the beginning of several sessions: %2").arg(text, ids.join(u", "_s)));
}

void Desktop::answerProblem(WorkspaceChoice choice)
{
    switch (choice) {
    case WorkspaceChoice::TryAgain: return openWorkspace(m_workspaceFile, Workspace::Mode::ReadWrite);
    case WorkspaceChoice::OpenReadOnly: return openWorkspace(m_workspaceFile, Workspace::Mode::ReadOnly);
    case WorkspaceChoice::Recover: return carryOutRecord(RecordAsk::Recover, {});
    case WorkspaceChoice::OtherFile:
    case WorkspaceChoice::NewFile: return chooseWorkspace(choice);
    }
}

void Desktop::chooseWorkspace(WorkspaceChoice choice)
{
    const QString filter = tr("Jumpseat workspaces (*.jumpseat);;All files (*)");
    const QString folder = QFileInfo(m_workspaceFile).absolutePath();
    const QString file = choice == WorkspaceChoice::OtherFile
        ? chooseOne({ FileQuestion::Kind::Open, tr("Choose a workspace"), folder, filter })
        : chooseOne({ FileQuestion::Kind::Save, tr("A new workspace"), folder + u"/interviews.jumpseat"_s, filter });
    const bool sameFile = m_workspace && QFileInfo(file) == QFileInfo(m_workspace->file());
    if (file.isEmpty() || (sameFile && !m_workspace->isReadOnly()))
        return; // its lock is our own
    openWorkspace(file, Workspace::Mode::ReadWrite);
}

} // namespace jumpseat
