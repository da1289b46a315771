// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startup/desktop.h"

#include "cockpit/cockpit_window.h"
#include "startup/samples.h"
#include "store/journal_writer.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QFileInfo>

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
    m_live.clear();
    m_host.reset(); // the journal is flushed here
    m_sessions.setRows({});
    m_sessions.setReader({});
    m_workspace.reset();
}

void Desktop::openWorkspace(const QString& file, Workspace::Mode mode)
{
    const bool fresh = !QFileInfo::exists(file);
    if (fresh && mode == Workspace::Mode::ReadWrite)
        QDir().mkpath(QFileInfo(file).absolutePath());
    auto opened = Workspace::open(file, mode);
    if (!opened) {
        std::fprintf(stderr, "jumpseat: %s\n", qPrintable(opened.error().what));
        home()->showWorkspaceProblem(opened.error(), file);
        return;
    }
    closeWorkspace();
    m_workspaceFile = file;
    m_workspace = std::move(*opened);
    m_sessions.setReader([workspace = m_workspace, kits = m_kits](const SessionRow& row) {
        auto events = workspace->events(row.id);
        SessionDigest digest = digestOf(events.value_or(QList<EventPtr>()), kits->forSession(*workspace, row));
        if (!events)
            digest.problem = events.error().what;
        return digest;
    });
    if (fresh && file == defaultWorkspaceFile()) // who names a file wants that file and nothing in it
        importSamples();
    readSessions();
    if (m_home) {
        m_home->setWorkspace(file, m_workspace->isReadOnly());
        m_home->showSessions();
    }
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
    const QString filter = tr("Jumpseat workspaces (*.jumpseat);;All files (*)");
    switch (choice) {
    case WorkspaceChoice::TryAgain: return openWorkspace(m_workspaceFile, Workspace::Mode::ReadWrite);
    case WorkspaceChoice::OpenReadOnly: return openWorkspace(m_workspaceFile, Workspace::Mode::ReadOnly);
    case WorkspaceChoice::OtherFile:
    case WorkspaceChoice::NewFile: {
        const QString folder = QFileInfo(m_workspaceFile).absolutePath();
        const QString file = choice == WorkspaceChoice::OtherFile
            ? QFileDialog::getOpenFileName(home(), tr("Choose a workspace"), folder, filter)
            : QFileDialog::getSaveFileName(home(), tr("A new workspace"), folder + u"/interviews.jumpseat"_s, filter);
        if (!file.isEmpty())
            openWorkspace(file, Workspace::Mode::ReadWrite);
    }
    }
}

} // namespace jumpseat
