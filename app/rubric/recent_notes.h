// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class NotesModel;
class SessionModel;

/// The last private notes, newest first, as many as there is room for; all of them are in the dock.
class RecentNotes : public QWidget {
    Q_OBJECT
public:
    explicit RecentNotes(SessionModel* session, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void changed();
    void paintHead(QPainter& painter) const;
    void paintNote(QPainter& painter, int y, const QModelIndex& note) const;
    [[nodiscard]] QModelIndex noteAt(int y) const;
    [[nodiscard]] QList<QModelIndex> shown() const;

    SessionModel* m_session;
    NotesModel* m_notes;
};

} // namespace jumpseat
