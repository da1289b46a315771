// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/conversation_rows.h"
#include "session/event_mark.h"

#include <QAbstractListModel>
#include <QSet>

namespace jumpseat {

class SessionModel;

/// The candidate's conversation with the assistant: each prompt, its reply (as far as it has streamed), what a tool of
/// the candidate's own did and what was offered with it, in order. Of many calls of a turn the older stand behind one
/// row until somebody wants to see them.
class ConversationModel : public QAbstractListModel {
    Q_OBJECT
public:
    using Kind = ConversationRow::Kind;
    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind as int
        SeqRole,                     ///< the event to select; of a suggestion the decision once there is one
        TimeRole,                    ///< qint64, microseconds of session time
        MarkRole,                    ///< EventMark as int
        WhoRole,                     ///< who speaks
        MetaRole,                    ///< what was attached; the provider and how long it took
        TextRole,                    ///< foreign text, fit for showing
        StreamingRole,               ///< bool
        SuggestionRole,              ///< "S7"; of a tool its name
        ChangeRole,                  ///< "limiter.py +27"; of a tool what it was called with
        ReadingRole,                 ///< "read 0:28", "open 0:49"; of a tool how long it took
        DecisionRole,                ///< "rejected 39:20"; empty while open, and of a tool when it went well
        FlawsRole,                   ///< "carries F2 race"; empty when it carries none
    };

    explicit ConversationModel(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// The row of the event, or an invalid index.
    [[nodiscard]] QModelIndex indexOf(Seq seq) const;
    /// The same; what stands in its way is unfolded and stays so.
    QModelIndex reveal(Seq seq);
    /// While somebody reads further up, nothing is folded under their eyes.
    void setHeld(bool held) { m_held = held; }
    [[nodiscard]] int promptCount() const;
    /// Time goes on: open suggestions have been open for longer.
    void tick();

private:
    using Row = ConversationRow;
    void rebuild();
    void take(const EventPtr& event);
    [[nodiscard]] bool appendCall(const ToolCallId& call);
    [[nodiscard]] bool refreshCall(const ToolCallId& call);
    void syncTurn(const PromptId& prompt);
    [[nodiscard]] QList<Row> rowsOf(qsizetype turn, qsizetype folded) const;
    [[nodiscard]] qsizetype foldedOf(qsizetype turn) const;
    void foldLast();
    void unfold(qsizetype row);
    [[nodiscard]] QVariant turnData(const Row& row, int role) const;
    [[nodiscard]] QVariant suggestionData(const Row& row, int role) const;
    [[nodiscard]] QVariant toolData(const Row& row, int role) const;
    [[nodiscard]] QVariant earlierData(const Row& row, int role) const;
    [[nodiscard]] QVariant rowData(const Row& row, int role) const;
    [[nodiscard]] QString promptMeta(const Turn& turn) const;
    [[nodiscard]] QString replyMeta(const Turn& turn) const;
    [[nodiscard]] QString spoken(const Row& row) const;

    SessionModel* m_session;
    QList<Row> m_rows;
    QSet<PromptId> m_unfolded; ///< turns all of whose calls are wanted
    bool m_held = false;
};

/// The parts of a suggestion's line, shared by the conversation and the ledger.
namespace wording {
[[nodiscard]] QString change(const SessionState& state, const SuggestionState& suggestion);
[[nodiscard]] QString reading(const SuggestionState& suggestion, qint64 nowUs);
[[nodiscard]] QString decision(const SuggestionState& suggestion);
} // namespace wording

} // namespace jumpseat
