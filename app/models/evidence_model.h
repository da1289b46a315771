// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QAbstractListModel>

namespace jumpseat {

class SessionModel;

/// What this desktop's rater put on one criterion, in order of linking.
class EvidenceModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        SeqRole = Qt::UserRole + 1, ///< the event that is shown
        EvidenceRole,               ///< id, QString
        TimeRole,                   ///< qint64, microseconds
        MarkRole,                   ///< EventMark as int
        LevelRole,                  ///< int, for a score
        TagRole,                    ///< NoteTag as int
        TagNameRole,                ///< "behaviour"
    };

    explicit EvidenceModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] CriterionId criterion() const { return m_criterion; }
    void setCriterion(const CriterionId& criterion);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void reset();
    void take(const EventPtr& event);

    SessionModel* m_session;
    CriterionId m_criterion;
    QList<EvidenceState> m_items;
};

[[nodiscard]] QString noteTagWord(NoteTag tag); ///< translated: "behaviour"

} // namespace jumpseat
