// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review_model.h"

#include "models/session_model.h"
#include "models/shown_text.h"

#include <algorithm>
#include <map>

namespace jumpseat {

namespace {

constexpr int reviewSoonMs = 40;

bool isPartOfReview(const event::Payload& payload)
{
    return std::holds_alternative<event::ReviewCommented>(payload)
        || std::holds_alternative<event::ReviewEdited>(payload) || std::holds_alternative<event::ReviewRemoved>(payload)
        || std::holds_alternative<event::VerdictGiven>(payload) || std::holds_alternative<event::ReviewViewed>(payload)
        || std::holds_alternative<event::TaskStarted>(payload) || std::holds_alternative<event::FlawJudged>(payload)
        || std::holds_alternative<event::ParticipantJoined>(payload)
        || std::holds_alternative<event::SessionEnded>(payload);
}

} // namespace

QString fileChangeWord(FileChange change)
{
    switch (change) {
    case FileChange::Added: return ReviewModel::tr("added");
    case FileChange::Deleted: return ReviewModel::tr("deleted");
    case FileChange::Changed: return ReviewModel::tr("changed");
    case FileChange::None: break;
    }
    return ReviewModel::tr("unchanged");
}

QString severityWord(const QString& severity)
{
    if (severity == u"blocking")
        return ReviewModel::tr("blocking");
    if (severity == u"important")
        return ReviewModel::tr("important");
    if (severity == u"minor")
        return ReviewModel::tr("minor");
    if (severity == u"question")
        return ReviewModel::tr("question");
    return shownLine(severity, 24);
}

QString reviewVerdictWord(ReviewVerdict verdict)
{
    switch (verdict) {
    case ReviewVerdict::Approve: return ReviewModel::tr("Approved");
    case ReviewVerdict::Comment: return ReviewModel::tr("Commented");
    case ReviewVerdict::Changes: return ReviewModel::tr("Changes requested");
    case ReviewVerdict::None: break;
    }
    return ReviewModel::tr("No verdict yet");
}

ReviewModel::ReviewModel(SessionModel* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(reviewSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ReviewModel::refresh);
    connect(session, &SessionModel::eventApplied, this, &ReviewModel::take);
    connect(session, &SessionModel::stateReset, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

void ReviewModel::take(const EventPtr& event)
{
    if (isPartOfReview(event->payload) && !m_soon.isActive())
        m_soon.start();
}

bool ReviewModel::isInKit() const
{
    return opensWith() > 0;
}

int ReviewModel::opensWith() const
{
    const QList<Task>& tasks = m_session->kit().tasks;
    const auto first = std::ranges::find_if(tasks, [](const Task& task) { return task.review.has_value(); });
    return first == tasks.end() ? 0 : int(first - tasks.begin()) + 1;
}

bool ReviewModel::isOpen() const
{
    const SessionState& state = m_session->state();
    const TaskState* now = state.currentTask();
    return m_session->isLive() && !state.ended && m_task && now && now->id == m_task->id;
}

const Task* ReviewModel::findTask() const
{
    const QList<Task>& tasks = m_session->kit().tasks;
    const QList<TaskState>& started = m_session->state().tasks;
    for (auto it = started.crbegin(); it != started.crend(); ++it) {
        const auto task = std::ranges::find(tasks, it->id, &Task::id);
        if (task != tasks.end() && task->review)
            return &*task;
    }
    return nullptr;
}

const KitFile* ReviewModel::text(const FileId& file, ReviewSide side) const
{
    if (!m_task)
        return nullptr;
    const QList<KitFile>& tree = side == ReviewSide::New ? m_task->review->head : m_task->review->base;
    const auto found = std::ranges::find(tree, file.value, &KitFile::name);
    return found == tree.end() ? nullptr : &*found;
}

QList<ReviewCommentState> ReviewModel::comments() const
{
    QList<ReviewCommentState> list;
    for (const ReviewCommentState& comment : m_session->state().reviewComments) {
        if (m_task && comment.task == m_task->id && !comment.removed)
            list.append(comment);
    }
    return list;
}

int ReviewModel::takenBack() const
{
    return int(std::ranges::count_if(m_session->state().reviewComments,
        [this](const auto& comment) { return m_task && comment.task == m_task->id && comment.removed; }));
}

VerdictState ReviewModel::verdict() const
{
    return m_task ? m_session->state().reviewVerdicts.value(m_task->id) : VerdictState {};
}

std::optional<ReviewViewState> ReviewModel::view() const
{
    const auto& view = m_session->state().reviewView;
    return view && m_task && view->task == m_task->id ? view : std::nullopt;
}

bool ReviewModel::isCandidate(const ParticipantId& who) const
{
    const ParticipantState* person = m_session->state().participant(who);
    return person && person->role == jumpseat::Role::Candidate;
}

QString ReviewModel::firstNameOf(const ParticipantId& who) const
{
    const ParticipantState* person = m_session->state().participant(who);
    const QString name = person ? shownLine(person->name.trimmed(), 24) : QString();
    if (!name.isEmpty())
        return person->role == jumpseat::Role::Candidate ? name.section(u' ', 0, 0) : name;
    return isCandidate(who) ? tr("Candidate") : tr("Interviewer");
}

QList<ReviewFile> ReviewModel::readFiles() const
{
    if (!m_task)
        return {};
    std::map<QString, ReviewFile> byPath;
    for (const KitFile& file : m_task->review->head) {
        const KitFile* before = text({ file.name }, ReviewSide::Old);
        byPath[file.name].change = !before ? FileChange::Added
            : before->text == file.text    ? FileChange::None
                                           : FileChange::Changed;
    }
    for (const KitFile& file : m_task->review->base) {
        if (!text({ file.name }, ReviewSide::New))
            byPath[file.name].change = FileChange::Deleted;
    }
    for (const ReviewCommentState& comment : comments())
        ++byPath[comment.file.value].comments;
    const auto view = this->view();
    QList<ReviewFile> changed;
    QList<ReviewFile> others;
    for (auto& [path, file] : byPath) {
        file.id = { path };
        file.candidateHere = view && view->file == file.id;
        const bool hasFlaw = std::ranges::contains(m_task->flaws, file.id, &PlantedFlaw::file);
        if (file.change != FileChange::None)
            changed.append(file);
        else if (file.comments > 0 || file.candidateHere || hasFlaw || rowOf(file.id) >= 0)
            others.append(file); // once there it stays, so that no row moves under a hand
    }
    return changed + others;
}

void ReviewModel::refresh()
{
    if (const Task* task = findTask(); task != m_task) {
        beginResetModel();
        m_task = task;
        m_files.clear();
        m_files = readFiles();
        endResetModel();
    } else if (const QList<ReviewFile> files = readFiles(); files.size() != m_files.size()) {
        beginResetModel();
        m_files = files;
        endResetModel();
    } else if (files != m_files) {
        m_files = files;
        Q_EMIT dataChanged(index(0), index(int(files.size()) - 1));
    }
    Q_EMIT changed();
}

int ReviewModel::rowOf(const FileId& file) const
{
    const auto found = std::ranges::find(m_files, file, &ReviewFile::id);
    return found == m_files.end() ? -1 : int(found - m_files.begin());
}

int ReviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReviewFile& file = m_files.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return shownLine(file.id.value, 200);
    case Qt::AccessibleTextRole: {
        QStringList words { shownLine(file.id.value, 200), fileChangeWord(file.change) };
        if (file.comments > 0)
            words.append(tr("%n comment(s)", nullptr, file.comments));
        if (file.candidateHere)
            words.append(tr("the candidate is here"));
        return words.join(QStringLiteral(", "));
    }
    case Qt::ToolTipRole: // never taken for rich text of its own
        return QStringLiteral("<qt>%1</qt>")
            .arg(tr("%1, %2").arg(shownLine(file.id.value, 200), fileChangeWord(file.change)).toHtmlEscaped());
    case ChangeRole: return int(file.change);
    case CommentsRole: return file.comments;
    case HereRole: return file.candidateHere;
    default: return {};
    }
}

} // namespace jumpseat
