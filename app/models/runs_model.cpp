// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs_model.h"

#include "models/event_mime.h"
#include "models/run_words.h"
#include "models/session_model.h"
#include "models/shown_text.h"

#include <algorithm>

namespace jumpseat {

namespace {

bool hasFailed(const TestResult& test)
{
    return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
}

EventMark markOfRun(const RunState& run)
{
    if (run.tests.isEmpty())
        return EventMark::Run;
    return std::ranges::any_of(run.tests, hasFailed) ? EventMark::Fail : EventMark::Pass;
}

RunsModel::Kind kindOfRun(const RunState& run)
{
    if (run.isTerminal())
        return RunsModel::Terminal;
    return run.isTest ? RunsModel::Tests : RunsModel::Program;
}

/// A terminal's own command says only which shell it is.
QString commandOf(const RunState& run)
{
    return run.isTerminal() ? RunsModel::tr("Terminal") : shownLine(run.command);
}

} // namespace

RunId runOf(const Event& event)
{
    return std::visit(
        [](const auto& payload) -> RunId {
            if constexpr (requires {
                              { payload.run } -> std::convertible_to<RunId>;
                          })
                return payload.run;
            else
                return {};
        },
        event.payload);
}

RunsModel::RunsModel(SessionModel* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_rows(int(session->state().runs.size()))
{
    connect(session, &SessionModel::eventApplied, this, &RunsModel::take);
    connect(session, &SessionModel::stateReset, this, &RunsModel::reset);
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    const RunState* found = checkIndex(index, CheckIndexOption::IndexIsValid) ? run(index.row()) : nullptr;
    if (!found)
        return {};
    const ParticipantState* who = m_session->state().participant(found->who);
    switch (role) {
    case Qt::DisplayRole: return tr("%1, %2", "a command, how it ended").arg(commandOf(*found), outcome(*found));
    case Qt::AccessibleTextRole: return describe(*found);
    case SeqRole: return found->startedSeq;
    case IdRole: return found->id.value;
    case TimeRole: return found->startedUs;
    case KindRole: return int(kindOfRun(*found));
    case WhoRole: return who ? shownLine(who->name, 60) : QString();
    case CommandRole: return commandOf(*found);
    case OutcomeRole: return outcome(*found);
    case MarkRole: return int(markOfRun(*found));
    case RunningRole: return !found->isOver();
    case StoppedRole: return found->isOver() && !found->reason.isEmpty();
    case DurationRole: return durationUs(*found);
    case TestsRole: return int(found->tests.size());
    case FailedRole: return int(std::ranges::count_if(found->tests, hasFailed));
    default: return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractListModel::flags(index) & ~Qt::ItemIsDropEnabled;
    return index.isValid() ? plain | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : plain;
}

QStringList RunsModel::mimeTypes() const
{
    return { QLatin1String(eventMimeType) };
}

QMimeData* RunsModel::mimeData(const QModelIndexList& indexes) const
{
    return indexes.isEmpty() ? nullptr : eventMime(indexes.first().data(SeqRole).toLongLong());
}

QModelIndex RunsModel::indexOf(Seq seq) const
{
    const EventPtr event = m_session->event(seq);
    const RunId id = event ? runOf(*event) : RunId();
    return id.isEmpty() ? QModelIndex() : indexOf(id);
}

QModelIndex RunsModel::indexOf(const RunId& id) const
{
    const auto& runs = m_session->state().runs;
    for (int row = m_rows - 1; row >= 0; --row) {
        if (runs.at(row).id == id)
            return index(row);
    }
    return {};
}

const RunState* RunsModel::run(int row) const
{
    const auto& runs = m_session->state().runs;
    return row >= 0 && row < m_rows && row < runs.size() ? &runs.at(row) : nullptr;
}

void RunsModel::tick()
{
    for (int row = 0; row < m_rows; ++row) {
        if (!run(row)->isOver())
            Q_EMIT dataChanged(index(row), index(row), { Qt::DisplayRole, OutcomeRole, DurationRole });
    }
}

void RunsModel::take(const EventPtr& event)
{
    if (std::holds_alternative<event::RunStarted>(event->payload)) {
        const int wanted = int(m_session->state().runs.size());
        if (wanted <= m_rows)
            return;
        beginInsertRows({}, m_rows, wanted - 1);
        m_rows = wanted;
        endInsertRows();
    } else if (std::holds_alternative<event::RunFinished>(event->payload)
        || std::holds_alternative<event::TestsReported>(event->payload)) {
        const QModelIndex changed = indexOf(runOf(*event));
        if (changed.isValid())
            Q_EMIT dataChanged(changed, changed);
    }
}

void RunsModel::reset()
{
    beginResetModel();
    m_rows = int(m_session->state().runs.size());
    endResetModel();
}

QString RunsModel::outcome(const RunState& run) const
{
    const QString words = runOutcomeWords(run);
    return run.isOver() || !run.tests.isEmpty()
        ? words
        : tr("%1 %2", "running, for how long").arg(words, durationText(durationUs(run)));
}

qint64 RunsModel::durationUs(const RunState& run) const
{
    return run.isOver() ? run.durationUs : std::max<qint64>(0, m_session->nowUs() - run.startedUs);
}

QString RunsModel::describe(const RunState& run) const
{
    const ParticipantState* who = m_session->state().participant(run.who);
    const QString name = who ? shownLine(who->name, 60) : QString();
    QStringList words { timeText(run.startedUs), name, commandOf(run), outcome(run) };
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

} // namespace jumpseat
