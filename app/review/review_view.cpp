// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review_view.h"

#include "models/diff_model.h"
#include "models/session_model.h"
#include "review/diff_list.h"
#include "review/review_files.h"
#include "review/review_header.h"
#include "theme/empty_state.h"
#include "theme/follow_button.h"
#include "theme/labels.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace jumpseat {

ReviewView::ReviewView(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ReviewModel(session, this))
    , m_diff(new DiffModel(m_model, this))
    , m_header(new ReviewHeader(m_model))
    , m_files(new ReviewFiles(m_model))
    , m_list(new DiffList(m_diff))
    , m_empty(new EmptyState({}, {}, EmptyState::Placing::Leading, this))
    , m_page(new QWidget(this))
    , m_stack(new QStackedLayout(this))
{
    setAccessibleName(tr("Review"));
    setupLayout();
    setupSignals();
    m_header->follow()->setFollowing(true);
    refresh();
}

void ReviewView::setupLayout()
{
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_files);
    row->addWidget(new Hairline(Qt::Vertical, m_page));
    row->addWidget(m_list, 1);
    column->addLayout(row, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
}

void ReviewView::setupSignals()
{
    connect(m_model, &ReviewModel::changed, this, &ReviewView::refresh);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!index.isValid() || m_model->files().at(index.row()).id == m_diff->file())
            return;
        if (m_files->hasFocus())
            setFollowing(false);
        showFile(m_model->files().at(index.row()).id);
    });
    connect(m_files, &QListView::activated, m_list, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &DiffList::userMoved, this, [this] { setFollowing(false); });
    connect(m_list, &DiffList::eventActivated, this, &ReviewView::eventActivated);
    connect(m_list, &DiffList::answered, this, &ReviewView::send);
    const auto select = [this](const QModelIndex& index) {
        if (const Seq seq = index.data(DiffModel::SeqRole).toLongLong())
            m_session->selectEvent(seq);
    };
    connect(m_list, &QListView::clicked, this, select);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this, select](const QItemSelection& now) {
            if (!now.isEmpty() && m_list->hasFocus())
                select(now.indexes().first());
        });
    connect(m_session, &SessionModel::selectionChanged, this, [this] { reveal(m_session->selectedEvent()); });
    connect(m_header->follow(), &QAbstractButton::toggled, this, [this](bool on) {
        if (on) {
            m_followed.clear();
            followNow(true);
        }
    });
}

void ReviewView::refresh()
{
    Q_EMIT commentsCounted(int(m_model->comments().size()));
    m_stack->setCurrentWidget(m_model->task() ? m_page : m_empty);
    if (!m_model->task()) {
        m_empty->setTexts(tr("The pull request opens with task %1.").arg(m_model->opensWith()), {});
        return;
    }
    if (m_model->rowOf(m_diff->file()) < 0 && !m_model->files().isEmpty())
        showFile(m_model->files().first().id);
    const QModelIndex row = m_model->index(m_model->rowOf(m_diff->file()));
    if (m_files->currentIndex() != row) // the rows were read again
        m_files->setCurrentIndex(row);
    followNow(true);
}

void ReviewView::showFile(const FileId& file)
{
    m_diff->setFile(file);
    const QModelIndex row = m_model->index(m_model->rowOf(file));
    if (row.isValid())
        m_files->setCurrentIndex(row);
    m_list->scrollToTop();
}

void ReviewView::setFollowing(bool on)
{
    m_header->follow()->setFollowing(on);
}

bool ReviewView::isFollowing() const
{
    return m_header->follow()->isFollowing();
}

void ReviewView::followNow(bool animated)
{
    const auto view = m_model->view();
    if (!isFollowing() || !view || m_model->rowOf(view->file) < 0)
        return;
    const QString place =
        QStringLiteral("%1 %2 %3 %4").arg(int(view->side)).arg(view->fromLine).arg(view->toLine).arg(view->file.value);
    if (place == m_followed)
        return; // what else happened moves nothing
    m_followed = place;
    const bool same = view->file == m_diff->file();
    if (!same)
        showFile(view->file);
    m_list->showRows(
        m_diff->rowOfLine(view->side, view->fromLine), m_diff->rowOfLine(view->side, view->toLine), animated && same);
}

/// A comment that was selected somewhere else.
void ReviewView::reveal(Seq seq)
{
    const auto comments = m_model->comments();
    const auto comment = std::ranges::find(comments, seq, &ReviewCommentState::seq);
    if (comment == comments.end())
        return m_list->choose(-1);
    const int here = m_diff->rowOfSeq(seq);
    if (here >= 0 && here == m_list->currentIndex().row())
        return m_list->choose(here);
    setFollowing(false);
    showFile(comment->file);
    m_list->choose(m_diff->rowOfSeq(seq));
}

void ReviewView::send(const QString& thread, const QString& text)
{
    command::CommentOnChange answer;
    answer.comment = { randomToken(9) };
    answer.messageId = answer.comment.value;
    answer.replyTo = { thread };
    answer.text = text;
    if (const ReviewCommentState* first = m_diff->comment(answer.replyTo)) {
        answer.file = first->file;
        answer.side = first->side;
        answer.fromLine = first->fromLine;
        answer.toLine = first->toLine;
    }
    m_session->send(std::move(answer));
}

void ReviewView::takeFocus()
{
    if (m_model->task())
        m_list->setFocus(Qt::ShortcutFocusReason);
    else
        setFocus(Qt::ShortcutFocusReason);
}

/// The list of files gives way first.
void ReviewView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_files->setFixedWidth(std::clamp(width() / 4, 150, 240));
    m_followed.clear();
    QTimer::singleShot(0, this, [this] { followNow(false); });
}

} // namespace jumpseat
