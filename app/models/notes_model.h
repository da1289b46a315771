// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QAbstractListModel>

namespace jumpseat {

class SessionModel;

/// The notes and bookmarks of this desktop's interviewer, in order of time. Nobody else's are ever in it.
class NotesModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        SeqRole = Qt::UserRole + 1,
        TimeRole, ///< qint64, microseconds
        MarkRole, ///< EventMark as int: Note or Bookmark
        TagRole,  ///< NoteTag as int; -1 for a bookmark
        TagNameRole,
    };

    explicit NotesModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] int noteCount() const; ///< without bookmarks

private:
    struct Item {
        Seq seq = 0;
        qint64 atUs = 0;
        bool bookmark = false;
        QString text;
        NoteTag tag = NoteTag::Behaviour;
    };
    void reset();
    void take(const EventPtr& event);
    [[nodiscard]] bool isOwn(Seq seq) const;

    SessionModel* m_session;
    QList<Item> m_items;
};

} // namespace jumpseat
