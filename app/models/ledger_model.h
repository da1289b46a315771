// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event_mark.h"
#include "session/line_origins.h"
#include "session/session_state.h"

#include <QAbstractTableModel>

namespace jumpseat {

class SessionModel;

/// One row for each suggestion: what was offered, how long it was read, what was done with it, and what is left of
/// it in the text now.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Offered, File, Lines, Read, Decided, Changed, StillThere, Carried, ColumnCount };
    enum Role {
        SeqRole = Qt::UserRole + 1, ///< of the decision; of the offer while it is open
        MarkRole,                   ///< EventMark as int: of the decision, or of what it carries; None elsewhere
        QuietRole,                  ///< bool: the cell says that there is nothing
        CarriesFlawRole,            ///< bool, of the row: a flaw, not only a control
    };

    explicit LedgerModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QModelIndex indexOf(Seq seq) const;
    /// Time goes on: open suggestions have been open for longer.
    void tick();

private:
    struct Cell {
        QString text;
        bool quiet = false;
    };
    void take(const EventPtr& event);
    void reset();
    void textChanged();
    [[nodiscard]] const SuggestionState& at(int row) const;
    [[nodiscard]] SuggestionPresence presence(const SuggestionState& suggestion) const;
    [[nodiscard]] Cell cell(const SuggestionState& suggestion, int column) const;
    [[nodiscard]] Cell changed(const SuggestionState& suggestion) const;
    [[nodiscard]] Cell stillThere(const SuggestionState& suggestion) const;
    [[nodiscard]] Cell carried(const SuggestionState& suggestion) const;
    [[nodiscard]] bool carriesFlaw(const SuggestionState& suggestion) const;
    [[nodiscard]] EventMark mark(const SuggestionState& suggestion, int column) const;

    SessionModel* m_session;
    int m_rows = 0;
    // Counting walks every file, so it waits until somebody looks.
    mutable bool m_stale = true;
    mutable QHash<QString, SuggestionPresence> m_presence;
};

} // namespace jumpseat
