// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/design_model.h"

#include "models/event_mime.h"
#include "models/session_model.h"
#include "models/shown_text.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int designSoonMs = 40;

bool isPartOfDesign(const event::Payload& payload)
{
    return std::holds_alternative<event::ConstraintDropped>(payload)
        || std::holds_alternative<event::TradeoffLogged>(payload)
        || std::holds_alternative<event::DiagramDrawn>(payload) || std::holds_alternative<event::TaskStarted>(payload)
        || std::holds_alternative<event::SessionEnded>(payload);
}

} // namespace

DesignModel::DesignModel(SessionModel* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(designSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &DesignModel::refresh);
    connect(session, &SessionModel::eventApplied, this, &DesignModel::take);
    connect(session, &SessionModel::stateReset, this, [this] {
        m_recount = true;
        m_soon.start();
    });
    refresh();
}

void DesignModel::take(const EventPtr& event)
{
    if (!isPartOfDesign(event->payload))
        return;
    if (!m_recount)
        countWords(*event);
    if (!m_soon.isActive())
        m_soon.start();
}

void DesignModel::countWords(const Event& event)
{
    const auto* entry = std::get_if<event::TradeoffLogged>(&event.payload);
    if (!entry)
        return;
    Words& words = m_words[entry->tradeoff];
    if (words.count++ == 0)
        words.firstUs = event.atUs;
}

/// The state keeps the latest words on each; the events know whether there were others.
void DesignModel::recount()
{
    m_recount = false;
    m_words.clear();
    const Seq last = m_session->state().lastSeq;
    for (const EventPtr& event : m_session->events()) {
        if (event->seq > last)
            break;
        countWords(*event);
    }
}

bool DesignModel::isInKit() const
{
    return std::ranges::any_of(m_session->kit().tasks, [](const Task& task) { return task.design.has_value(); });
}

bool DesignModel::isOpen() const
{
    const SessionState& state = m_session->state();
    const TaskState* now = state.currentTask();
    return m_session->isLive() && !state.ended && m_task && now && now->id == m_task->id;
}

const Task* DesignModel::findTask() const
{
    const QList<Task>& tasks = m_session->kit().tasks;
    const QList<TaskState>& started = m_session->state().tasks;
    for (auto it = started.crbegin(); it != started.crend(); ++it) {
        const auto task = std::ranges::find(tasks, it->id, &Task::id);
        if (task != tasks.end() && task->design)
            return &*task;
    }
    return nullptr;
}

QList<ConstraintFact> DesignModel::readConstraints() const
{
    QList<ConstraintFact> facts;
    if (!m_task)
        return facts;
    const QList<DesignConstraint>& known = m_task->design->constraints;
    for (int i = 0; i < known.size(); ++i)
        facts.append({ i, known.at(i).title, known.at(i).text, known.at(i).when });
    for (const ConstraintState& dropped : m_session->state().constraints) {
        if (dropped.task != m_task->id)
            continue;
        const auto kits = std::ranges::find(known, dropped.constraint, &DesignConstraint::id);
        if (dropped.constraint.isEmpty() || kits == known.end())
            facts.append({ -1, dropped.title, dropped.text, {}, dropped.atUs });
        else
            facts[kits - known.begin()].droppedUs = dropped.atUs;
    }
    return facts;
}

QList<DiagramFact> DesignModel::readDiagrams() const
{
    QList<DiagramFact> facts;
    for (const DiagramState& drawn : m_session->state().diagrams) {
        if (m_task && drawn.file == m_task->design->document && !drawn.svg.isEmpty())
            facts.append({ drawn.index + 1, drawn.svg, drawn.seq });
    }
    std::ranges::stable_sort(facts, {}, &DiagramFact::number);
    return facts;
}

void DesignModel::refresh()
{
    m_task = findTask();
    if (m_recount)
        recount();
    m_constraints = readConstraints();
    m_diagrams = readDiagrams();
    refreshRows();
    Q_EMIT changed();
}

void DesignModel::refreshRows()
{
    QList<TradeoffState> entries;
    for (const TradeoffState& entry : m_session->state().tradeoffs) {
        if (m_task && entry.task == m_task->id)
            entries.append(entry);
    }
    const bool grown = entries.size() > m_tradeoffs.size()
        && std::ranges::equal(
            m_tradeoffs, entries.first(m_tradeoffs.size()), {}, &TradeoffState::id, &TradeoffState::id);
    if (grown) {
        beginInsertRows({}, int(m_tradeoffs.size()), int(entries.size()) - 1);
        m_tradeoffs = entries;
        endInsertRows();
    } else if (entries.size() != m_tradeoffs.size()) {
        beginResetModel();
        m_tradeoffs = entries;
        endResetModel();
    }
    m_tradeoffs = entries;
    if (!m_tradeoffs.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_tradeoffs.size()) - 1));
}

QString DesignModel::fate(const TradeoffState& entry) const
{
    if (entry.removed)
        return tr("taken out %1").arg(timeText(entry.atUs));
    return m_words.value(entry.id).count > 1 ? tr("changed %1").arg(timeText(entry.atUs)) : QString();
}

int DesignModel::rowOfSeq(Seq seq) const
{
    const auto found = std::ranges::find(m_tradeoffs, seq, &TradeoffState::seq);
    return found == m_tradeoffs.end() ? -1 : int(found - m_tradeoffs.begin());
}

int DesignModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_tradeoffs.size());
}

QVariant DesignModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TradeoffState& entry = m_tradeoffs.at(index.row());
    const qint64 logged = m_words.value(entry.id, { 1, entry.atUs }).firstUs;
    switch (role) {
    case Qt::DisplayRole:
    case ChoiceRole: return shownLine(entry.choice, 2000);
    case InsteadRole: return shownLine(entry.instead, 2000);
    case WhyRole: return shownLine(entry.why, 2000);
    case SeqRole: return entry.seq;
    case TimeRole: return logged;
    case RemovedRole: return entry.removed;
    case FateRole: return fate(entry);
    case Qt::AccessibleTextRole: {
        QStringList words { timeText(logged), tr("chose %1").arg(shownLine(entry.choice)) };
        if (!entry.instead.isEmpty())
            words.append(tr("instead of %1").arg(shownLine(entry.instead)));
        if (!entry.why.isEmpty())
            words.append(tr("because %1").arg(shownLine(entry.why)));
        if (const QString became = fate(entry); !became.isEmpty())
            words.append(became);
        return words.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

Qt::ItemFlags DesignModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractListModel::flags(index) & ~Qt::ItemIsDropEnabled;
    return index.isValid() ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList DesignModel::mimeTypes() const
{
    return { QLatin1String(eventMimeType) };
}

QMimeData* DesignModel::mimeData(const QModelIndexList& indexes) const
{
    return indexes.isEmpty() ? nullptr : eventMime(indexes.first().data(SeqRole).toLongLong());
}

} // namespace jumpseat
