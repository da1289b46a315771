// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/task.h"
#include "session/session_state.h"

#include <QAbstractListModel>
#include <QTimer>

namespace jumpseat {

class SessionModel;

/// A constraint as the interviewer has it before them: still to be dropped in, or dropped in at a time.
struct ConstraintFact {
    int index = -1; ///< in the kit's task; -1: the interviewer's own
    QString title, text, when;
    std::optional<qint64> droppedUs = {};
    friend bool operator==(const ConstraintFact&, const ConstraintFact&) = default;
};

struct DiagramFact {
    int number = 1; ///< from 1, in the order of the document
    QString svg;
    Seq seq = 0;
    friend bool operator==(const DiagramFact&, const DiagramFact&) = default;
};

/// The design discussion: constraints, diagrams, and, as its rows, the log of trade-offs. Read again a moment after
/// something happened.
class DesignModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        SeqRole = Qt::UserRole + 1, ///< of the latest word on it
        TimeRole,                   ///< when it was logged, qint64
        ChoiceRole,
        InsteadRole,
        WhyRole,
        FateRole, ///< "changed 12:40", "taken out 12:50"; empty: as it was logged
        RemovedRole,
    };

    explicit DesignModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

    [[nodiscard]] SessionModel* session() const { return m_session; }
    [[nodiscard]] bool isInKit() const; ///< the kit has a design task
    /// The present task, or the last one, that is a design; null before.
    [[nodiscard]] const Task* task() const { return m_task; }
    [[nodiscard]] bool isOpen() const; ///< constraints can be dropped in
    [[nodiscard]] const QList<ConstraintFact>& constraints() const { return m_constraints; }
    [[nodiscard]] const QList<DiagramFact>& diagrams() const { return m_diagrams; }
    [[nodiscard]] int rowOfSeq(Seq seq) const;

Q_SIGNALS:
    void changed();

private:
    struct Words {
        int count = 0; ///< how often it was written
        qint64 firstUs = 0;
    };
    void take(const EventPtr& event);
    void countWords(const Event& event);
    void recount();
    void refresh();
    void refreshRows();
    [[nodiscard]] const Task* findTask() const;
    [[nodiscard]] QList<ConstraintFact> readConstraints() const;
    [[nodiscard]] QList<DiagramFact> readDiagrams() const;
    [[nodiscard]] QString fate(const TradeoffState& entry) const;

    SessionModel* m_session;
    QTimer m_soon;
    const Task* m_task = nullptr;
    bool m_recount = true;
    QList<ConstraintFact> m_constraints;
    QList<DiagramFact> m_diagrams;
    QList<TradeoffState> m_tradeoffs;
    QHash<TradeoffId, Words> m_words;
};

} // namespace jumpseat
