// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event_mark.h"
#include "session/session_state.h"

#include <QAbstractListModel>

namespace jumpseat {

class SessionModel;

/// What was run in a session, the newest last: programs, tests and terminals.
class RunsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Kind { Program, Tests, Terminal };
    enum Role {
        SeqRole = Qt::UserRole + 1, ///< of the start
        IdRole,                     ///< QString, the run's id
        TimeRole,                   ///< qint64, microseconds: when it was started
        KindRole,                   ///< Kind as int
        WhoRole,                    ///< who ran it
        CommandRole,
        OutcomeRole,  ///< "running 0:03", "2 of 7 failed", "stopped: its time was over"
        MarkRole,     ///< EventMark as int: Run, or what its tests came to
        RunningRole,  ///< bool
        StoppedRole,  ///< bool: it did not end by itself
        DurationRole, ///< qint64, microseconds; so far, while it runs
        TestsRole,    ///< int, how many there are
        FailedRole,   ///< int, how many of them failed
    };

    explicit RunsModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// The run that an event belongs to: its start, its end, its tests, what it said.
    [[nodiscard]] QModelIndex indexOf(Seq seq) const;
    [[nodiscard]] QModelIndex indexOf(const RunId& id) const;
    /// The run of a row; nullptr outside.
    [[nodiscard]] const RunState* run(int row) const;
    /// Time goes on: what runs has run for longer.
    void tick();

private:
    void take(const EventPtr& event);
    void reset();
    [[nodiscard]] QString outcome(const RunState& run) const;
    [[nodiscard]] qint64 durationUs(const RunState& run) const;
    [[nodiscard]] QString describe(const RunState& run) const;

    SessionModel* m_session;
    int m_rows = 0;
};

/// The run that an event tells of; empty for other events.
[[nodiscard]] RunId runOf(const Event& event);

} // namespace jumpseat
