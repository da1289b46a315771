// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QWidget>

class QStackedLayout;

namespace jumpseat {

class DiffList;
class DiffModel;
class EmptyState;
class ReviewFiles;
class ReviewHeader;
class ReviewModel;
class SessionModel;

/// The candidate's review of a pull request, as they make it or as it was made.
class ReviewView : public QWidget {
    Q_OBJECT
public:
    explicit ReviewView(SessionModel* session, QWidget* parent = nullptr);

    [[nodiscard]] ReviewModel* model() const { return m_model; }
    [[nodiscard]] DiffModel* diff() const { return m_diff; }
    [[nodiscard]] ReviewHeader* header() const { return m_header; }
    [[nodiscard]] ReviewFiles* files() const { return m_files; }
    [[nodiscard]] DiffList* list() const { return m_list; }

    void showFile(const FileId& file);
    /// Goes where the candidate is, until one moves oneself.
    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const;
    void takeFocus();

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);
    void commentsCounted(int count);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void setupSignals();
    void refresh();
    void followNow(bool animated);
    void reveal(Seq seq);
    void send(const QString& thread, const QString& text);

    SessionModel* m_session;
    ReviewModel* m_model;
    DiffModel* m_diff;
    ReviewHeader* m_header;
    ReviewFiles* m_files;
    DiffList* m_list;
    EmptyState* m_empty;
    QWidget* m_page;
    QStackedLayout* m_stack;
    QString m_followed; ///< the place that was gone to last
};

} // namespace jumpseat
