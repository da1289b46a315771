// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/task.h"
#include "session/session_state.h"

#include <QAbstractListModel>
#include <QTimer>

namespace jumpseat {

class SessionModel;

enum class FileChange { None, Added, Deleted, Changed };
[[nodiscard]] QString fileChangeWord(FileChange change);
[[nodiscard]] QString severityWord(const QString& severity); ///< translated; as it stands when it is not known
[[nodiscard]] QString reviewVerdictWord(ReviewVerdict verdict);

/// A file of the pull request, and what was said of it so far.
struct ReviewFile {
    FileId id; ///< its path
    FileChange change = FileChange::None;
    int comments = 0; ///< answers among them
    bool candidateHere = false;
    friend bool operator==(const ReviewFile&, const ReviewFile&) = default;
};

/// The pull request that is under review: its changed files in order, behind them others that somebody spoke of or
/// looked at. Read again a moment after something happened, so that a burst is one reading.
class ReviewModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ChangeRole = Qt::UserRole + 1, CommentsRole, HereRole };

    explicit ReviewModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] SessionModel* session() const { return m_session; }
    /// The kit has a pull request somewhere.
    [[nodiscard]] bool isInKit() const;
    /// Whose pull request it is: the present task's, else the last one that had any; null before.
    [[nodiscard]] const Task* task() const { return m_task; }
    /// The number, from 1, of the task that brings the first one.
    [[nodiscard]] int opensWith() const;
    /// Answers are taken now.
    [[nodiscard]] bool isOpen() const;

    [[nodiscard]] const QList<ReviewFile>& files() const { return m_files; }
    [[nodiscard]] int rowOf(const FileId& file) const; ///< -1: not among them
    [[nodiscard]] const KitFile* text(const FileId& file, ReviewSide side) const;
    /// Of the task, without what was taken back.
    [[nodiscard]] QList<ReviewCommentState> comments() const;
    [[nodiscard]] int takenBack() const;
    [[nodiscard]] VerdictState verdict() const;
    /// What the candidate has before them, while they are in this review.
    [[nodiscard]] std::optional<ReviewViewState> view() const;
    [[nodiscard]] bool isCandidate(const ParticipantId& who) const;
    [[nodiscard]] QString firstNameOf(const ParticipantId& who) const; ///< fit to be shown

Q_SIGNALS:
    void changed(); ///< a comment, the verdict, the place, the task

private:
    void take(const EventPtr& event);
    void refresh();
    [[nodiscard]] const Task* findTask() const;
    [[nodiscard]] QList<ReviewFile> readFiles() const;

    SessionModel* m_session;
    QTimer m_soon;
    const Task* m_task = nullptr;
    QList<ReviewFile> m_files;
};

} // namespace jumpseat
