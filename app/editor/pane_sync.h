// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/own_history.h"
#include "editor/text_place.h"
#include "models/session_model.h"
#include "session/collab_client.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace jumpseat {

/// Keeps one shown text equal to one file of the session; knows no widget.
///
/// Live it is a collab client: edits of the user go to the host, those of others come back through changed(), one
/// at a time. In replay it follows the playhead with the smallest change that leads there.
class PaneSync : public QObject {
    Q_OBJECT
public:
    PaneSync(SessionModel* model, FileId file, QObject* parent = nullptr);

    [[nodiscard]] const FileId& file() const { return m_file; }
    [[nodiscard]] const QString& initialText() const { return m_initialText; }
    [[nodiscard]] qint32 length() const { return m_length; }
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] bool hasUnconfirmed() const;
    [[nodiscard]] qint64 version() const; ///< confirmed

    /// The user changed the text shown; `inverse` takes that back. Changes of one operation are sent as one edit.
    /// `pastedFrom`: where the inserted text was copied in this session.
    void edited(const ChangeSet& changes, const ChangeSet& inverse, const QString& userEvent,
        const std::optional<command::TextPlace>& pastedFrom = {});
    /// Ends the operation: what was gathered becomes one edit and goes out.
    void flush();
    void breakGroup();

    [[nodiscard]] std::optional<ChangeSet> takeUndo();
    [[nodiscard]] std::optional<ChangeSet> takeRedo();
    /// The taken change has been made to the text shown.
    void tookBack(const ChangeSet& changes, const ChangeSet& inverse, bool wasRedo);

    /// Who wrote the text as it is shown, unconfirmed edits included.
    [[nodiscard]] const Provenance& origins() const { return m_origins; }
    /// A position of another participant seen in the text shown.
    [[nodiscard]] std::optional<qint32> fromVersion(qint64 version, qint32 pos, int assoc);
    /// Where a stretch of the text `shown` stands in the confirmed version; nullopt for what is not confirmed.
    [[nodiscard]] std::optional<qint32> inConfirmed(qint32 from, qint32 to, const QString& shown) const;
    /// The text shown differs from what it should be (this must not happen): the session's copy replaces it.
    void heal();

Q_SIGNALS:
    /// The last moment to add to the operation at hand.
    void operationEnding();
    /// Make this change to the text shown; it is not the user's.
    void changed(const jumpseat::ChangeSet& changes);
    /// changed() cannot tell the way: show this text.
    void replaced(const QString& text);
    void originsChanged();
    void editableChanged();
    /// The file was removed before the host had everything that was written here: that part is gone.
    void editsLost();
    /// An edit of somebody took place there in the text shown (for following).
    void touched(const jumpseat::ParticipantId& who, qint32 pos);

private:
    /// One operation of the user, as far as it has come.
    struct Batch {
        ChangeSet changes, inverse;
        QString userEvent;
        std::optional<command::TextPlace> pastedFrom;
    };
    void start();
    void startAgain();
    void fileWentAway();
    void onEvent(const Event& event);
    void onTransient(const Transient& transient);
    void receive(const Event& event, const event::Edited& edit);
    void followReplay();
    void send();
    void retryLater();
    void take(const ChangeSet& changes, const Origin& origin);

    SessionModel* m_model;
    FileId m_file;
    QString m_initialText;
    qint32 m_length = 0; // of the text shown
    std::optional<CollabClient> m_client;
    OwnHistory m_history;
    Provenance m_origins;
    std::optional<Batch> m_batch;
    QString m_replayText; // what is shown, in replay
    QTimer m_endOfOperation, m_retry;
    int m_retryMs = 0;
};

/// The smallest single replacement that makes `to` of `from`; no surrogate pair is cut.
[[nodiscard]] ChangeSet smallestChange(const QString& from, const QString& to);

} // namespace jumpseat
