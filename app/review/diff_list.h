// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "review/answer_field.h"

#include <QListView>
#include <QPointer>
#include <QPropertyAnimation>

namespace jumpseat {

class DiffDelegate;
class DiffModel;

/// The lines of a diff with what was said of them. Up and Down go row by row, with Ctrl from comment to comment; Enter
/// unfolds, or answers a comment.
class DiffList : public QListView {
    Q_OBJECT
public:
    explicit DiffList(DiffModel* model, QWidget* parent = nullptr);

    void keyboardSearch(const QString&) override { }
    /// Brings the row to the top, or leaves all as it is when `last` is in view with it.
    void showRows(int first, int last, bool animated);
    void choose(int row); ///< and brings it into view; -1: nothing
    [[nodiscard]] AnswerField* answerField() const { return m_field; }

Q_SIGNALS:
    void userMoved(); ///< scrolled, or went to another row
    void eventActivated(jumpseat::Seq seq);
    void answered(const QString& thread, const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void activate(const QModelIndex& index);
    void goToComment(int step);
    void openField();
    void leaveField();

    DiffModel* m_model;
    DiffDelegate* m_delegate;
    QPointer<AnswerField> m_field;
    QPropertyAnimation m_scroll;
};

} // namespace jumpseat
