// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "home/home_window.h"
#include "models/kit_shelf.h"
#include "models/session_model.h"
#include "models/sessions_model.h"
#include "settings/model_settings.h"
#include "share/host.h"
#include "startup/file_chooser.h"
#include "startup/options.h"
#include "startup/record_work.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace jumpseat {

class CockpitWindow;
struct RecordSource;
struct StoredTranscript;
struct TranscriptPreview;

/// The running program: owns the workspace, the host, what is live and the windows, and carries out what they ask.
class Desktop : public QObject {
    Q_OBJECT
public:
    explicit Desktop(Options options);
    ~Desktop() override;

    /// Opens what the command line asked for. A number: the program ends with it at once.
    [[nodiscard]] std::optional<int> start();
    [[nodiscard]] QWidget* window() const;
    /// How people are asked for files; tests answer by themselves.
    void setFileChooser(FileChooser chooser) { m_chooseFiles = std::move(chooser); }
    /// Where services and keys are; before start(). Otherwise this computer's settings, keyring and network.
    void setModels(ModelSettings::Parts parts);

private:
    struct Live {
        std::shared_ptr<HostedSession> hosted;
        std::unique_ptr<SessionModel> model;
        ~Live() { model.reset(); } // it lets go of the session before the session goes
    };

    // desktop.cpp
    void openWorkspace(const QString& file, Workspace::Mode mode);
    [[nodiscard]] Result<void> replaceWorkspace(const QString& file, Workspace::Mode mode);
    void showNotOpened(const Error& error, const QString& file);
    void showWorkspace();
    void readDigestsFrom(const std::shared_ptr<Workspace>& workspace);
    void closeWorkspace();
    void importSamples();
    void readSessions();
    void markLive();
    [[nodiscard]] Result<SessionRow> findSession(const QString& text) const;
    void answerProblem(WorkspaceChoice choice);
    void chooseWorkspace(WorkspaceChoice choice);

    // desktop_records.cpp
    struct WorkKind {
        QString doing;         ///< "Backing up"
        bool measured = false; ///< it tells how far it is, and can be cancelled
        bool writes = false;   ///< it may hold the workspace's one writer
    };
    void carryOutRecord(RecordAsk what, const SessionId& session);
    void startWork(const WorkKind& kind, RecordWork::Job job, RecordWork::Done then = {});
    [[nodiscard]] RecordSource recordSource() const;
    [[nodiscard]] QString chooseOne(FileQuestion question);
    void exportSession(const SessionId& session);
    void handOverSession(const SessionId& session);
    void importFiles();
    void backUpWorkspace();
    void recoverWorkspace();
    void releaseEnded();
    void askErasure(const SessionId& session);
    [[nodiscard]] QList<SessionId> othersOfTheSameName(const SessionId& session) const;

    // desktop_transcripts.cpp
    struct Storing;
    void chooseTranscripts(const SessionId& session, bool folder);
    void showTranscripts(
        const SessionId& session, const std::shared_ptr<TranscriptPreview>& preview, const RecordOutcome& outcome);
    void storeTranscripts(const SessionId& session, const std::shared_ptr<TranscriptPreview>& preview);
    void stored(const StoredTranscript& file);

    // desktop_sessions.cpp
    ModelSettings& models();
    [[nodiscard]] Result<void> checkHostCanStart() const;
    [[nodiscard]] Result<void> ensureHost(bool lan);
    [[nodiscard]] Result<SessionId> createSession(const NewSessionRequest& request);
    [[nodiscard]] Result<SessionId> createAskedSession();
    [[nodiscard]] Result<SessionId> resumeSession(const SessionRow& row);
    [[nodiscard]] Result<void> openSession(const SessionId& id);
    [[nodiscard]] Result<void> showReplay(const SessionRow& row);
    void replayEnded(const SessionId& id);
    void scoreRecording(const SessionId& id);
    SessionId keep(std::shared_ptr<HostedSession> hosted, std::unique_ptr<SessionModel> model);
    [[nodiscard]] Result<std::unique_ptr<SessionModel>> replayOf(const SessionRow& row) const;
    void makeLink(const NewSessionRequest& request);
    void replaceLink(const SessionId& id);
    void showCockpit(const SessionId& id, SessionModel* model);
    void leaveCockpit();

    // desktop_rescue.cpp
    void saveElsewhere();
    void goOnIn(const QString& file);
    void wentOn(const QString& from, const Result<std::shared_ptr<Workspace>>& moved);

    // desktop_windows.cpp
    HomeWindow* home();
    void showHome();
    void place(QWidget* window) const;
    [[nodiscard]] std::optional<int> carryOut();

    Options m_options;
    SystemClock m_clock;
    std::shared_ptr<KitShelf> m_kits = std::make_shared<KitShelf>();
    QString m_workspaceFile;
    std::shared_ptr<Workspace> m_workspace;
    std::optional<Error> m_workspaceProblem; ///< why it could be opened for reading only
    FileChooser m_chooseFiles = chooseFiles;
    bool m_workWrites = false;
    QString m_workName;
    std::shared_ptr<Storing> m_storing;      ///< transcripts that a session is being told of
    std::unique_ptr<ModelSettings> m_models; ///< before the host, which asks it
    std::unique_ptr<Host> m_host;
    bool m_hostOnLan = false;
    std::map<QString, Live> m_live;
    std::unique_ptr<SessionModel> m_replay;
    SessionsModel m_sessions;
    std::unique_ptr<HomeWindow> m_home;
    std::unique_ptr<CockpitWindow> m_cockpit;
    SessionId m_shown;    ///< in the cockpit
    RecordWork m_records; ///< last: it ends before what it works on goes
};

/// Who sits at this desk: the name given before, else that of the account.
[[nodiscard]] QString interviewerName();
void rememberInterviewer(const QString& name);

/// Where the time of a start goes, on stderr, when JUMPSEAT_TRACE_STARTUP is set.
void traceStartup(const char* what);
/// The same when `widget` has been painted for the first time.
void traceFirstPaint(QWidget* widget, const char* what);

} // namespace jumpseat
