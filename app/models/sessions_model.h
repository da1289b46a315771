// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_digest.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <functional>

namespace jumpseat {

/// The list of sessions. What is in a session is read on another thread, when a row is first shown.
class SessionsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Candidate, KitName, When, Length, Strip, Flaws, Scorecards, ColumnCount };
    enum Role { RowRole = Qt::UserRole + 1, DigestRole, SampleRole, LiveRole, EndedRole, ErasedRole };

    /// Called on the model's own thread.
    using Reader = std::function<SessionDigest(const SessionRow&)>;

    explicit SessionsModel(QObject* parent = nullptr);
    ~SessionsModel() override;

    void setReader(Reader reader);
    /// Newest first.
    void setRows(QList<SessionRow> rows);
    void setLive(const QSet<SessionId>& live); ///< hosted by this program now
    [[nodiscard]] const QList<SessionRow>& rows() const { return m_rows; }
    [[nodiscard]] int rowOf(const SessionId& id) const;
    /// Null until it is read; reading starts with the first call. Always null of a session that was erased.
    [[nodiscard]] SessionDigestPtr digest(const SessionId& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void digestRead(const jumpseat::SessionId& id);

private:
    [[nodiscard]] QString text(const SessionRow& row, int column) const;
    [[nodiscard]] QString flawsText(const SessionRow& row) const;
    void forgetChanged(const QList<SessionRow>& rows);
    void startReading(const SessionRow& row) const;
    void accept(const SessionId& id, const SessionDigestPtr& digest);

    Reader m_reader;
    QList<SessionRow> m_rows;
    QSet<SessionId> m_live;
    mutable QHash<SessionId, SessionDigestPtr> m_digests; // null while it is read
    mutable QThreadPool m_pool;
};

/// The candidate's name, or what stands in its place: "No name yet", "Erased on 14 Oct 2026".
[[nodiscard]] QString candidateText(const SessionRow& row, qsizetype longest = 120);
/// "Today 14:05", "14 Oct", "14 Oct 2025".
[[nodiscard]] QString dayText(qint64 wallMs, qint64 nowWallMs);

} // namespace jumpseat
