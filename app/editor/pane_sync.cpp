// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/pane_sync.h"

#include <QLoggingCategory>

#include <algorithm>

namespace jumpseat {

namespace {

Q_LOGGING_CATEGORY(logEditor, "jumpseat.editor")

constexpr int firstRetryMs = 200;
constexpr int lastRetryMs = 5000;

} // namespace

ChangeSet smallestChange(const QString& from, const QString& to)
{
    const auto shorter = std::min(from.size(), to.size());
    const auto begin = std::mismatch(from.cbegin(), from.cbegin() + shorter, to.cbegin()).first - from.cbegin();
    auto same = std::mismatch(from.crbegin(), from.crbegin() + (shorter - begin), to.crbegin()).first - from.crbegin();
    auto start = begin;
    if (start > 0 && from.at(start - 1).isHighSurrogate())
        --start;
    if (same > 0 && from.at(from.size() - same).isLowSurrogate())
        --same;
    return ChangeSet::replace(
        qint32(from.size()), qint32(start), qint32(from.size() - same), to.sliced(start, to.size() - same - start));
}

PaneSync::PaneSync(SessionModel* model, FileId file, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_file(std::move(file))
{
    m_endOfOperation.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&m_endOfOperation, &QTimer::timeout, this, &PaneSync::flush);
    connect(&m_retry, &QTimer::timeout, this, &PaneSync::send);
    connect(model, &SessionModel::eventApplied, this, [this](const EventPtr& event) { onEvent(*event); });
    connect(model, &SessionModel::stateReset, this, [this] { followReplay(); });
    connect(model, &SessionModel::transientArrived, this, [this](const Transient& t) { onTransient(t); });
    start();
    m_initialText = m_replayText;
    if (m_model->isLive())
        m_replayText.clear();
}

/// From the state as it is now. The client id is fresh each time: the authority counts edits by it, and an echo of
/// an earlier life must not be taken for one of this.
void PaneSync::start()
{
    const FileState* state = m_model->state().file(m_file);
    m_replayText = state ? state->document.text() : QString();
    m_length = qint32(m_replayText.size());
    m_origins = state ? state->provenance : Provenance();
    m_batch.reset();
    m_history.clear();
    if (m_model->isLive()) {
        const ClientId client { m_model->clientId().value + u'.' + randomToken(6) };
        m_client.emplace(client, m_file, state ? state->version() : 0, m_length);
    }
}

bool PaneSync::isEditable() const
{
    const FileState* state = m_model->state().file(m_file);
    return m_model->isLive() && state && !state->readOnly && !state->removed && !m_model->state().ended;
}

bool PaneSync::hasUnconfirmed() const
{
    return m_batch || (m_client && m_client->hasPending());
}

qint64 PaneSync::version() const
{
    const FileState* state = m_model->state().file(m_file);
    return m_client ? m_client->version() : state ? state->version() : 0;
}

void PaneSync::edited(const ChangeSet& changes, const ChangeSet& inverse, const QString& userEvent,
    const std::optional<command::TextPlace>& pastedFrom)
{
    take(changes, { OriginKind::Interviewer, {} });
    if (!m_batch) {
        m_batch = Batch { changes, inverse, userEvent, pastedFrom };
    } else if (auto both = m_batch->changes.compose(changes), back = inverse.compose(m_batch->inverse); both && back) {
        m_batch->changes = std::move(*both);
        m_batch->inverse = std::move(*back);
    }
    m_endOfOperation.start(0);
    Q_EMIT originsChanged();
}

void PaneSync::flush()
{
    if (!m_batch || !m_client)
        return;
    Q_EMIT operationEnding();
    m_endOfOperation.stop();
    const Batch batch = *std::exchange(m_batch, std::nullopt);
    if (!batch.changes.isEmpty()) {
        m_history.record(batch.inverse, batch.userEvent == QLatin1StringView("input.type"));
        m_client->edit(batch.changes, batch.userEvent, batch.pastedFrom);
    }
    send();
}

void PaneSync::breakGroup()
{
    m_history.breakGroup();
}

std::optional<ChangeSet> PaneSync::takeUndo()
{
    flush();
    return m_history.takeUndo();
}

std::optional<ChangeSet> PaneSync::takeRedo()
{
    flush();
    return m_history.takeRedo();
}

void PaneSync::tookBack(const ChangeSet& changes, const ChangeSet& inverse, bool wasRedo)
{
    take(changes, { OriginKind::Interviewer, {} });
    if (wasRedo)
        m_history.redone(inverse);
    else
        m_history.undone(inverse);
    m_client->edit(changes, wasRedo ? QStringLiteral("redo") : QStringLiteral("undo"));
    send();
    Q_EMIT originsChanged();
}

std::optional<qint32> PaneSync::fromVersion(qint64 version, qint32 pos, int assoc)
{
    flush();
    if (m_client)
        return m_client->fromVersion(version, pos, assoc);
    return version == this->version() ? std::optional(pos) : std::nullopt;
}

std::optional<qint32> PaneSync::inConfirmed(qint32 from, qint32 to, const QString& shown) const
{
    const FileState* state = m_model->state().file(m_file);
    if (!state || state->version() != version())
        return std::nullopt;
    if (!hasUnconfirmed())
        return from;
    const auto own = smallestChange(state->document.text(), shown).changes();
    if (own.isEmpty() || to <= own.first().fromB)
        return from;
    return from >= own.first().toB ? std::optional(from - own.first().toB + own.first().toA) : std::nullopt;
}

void PaneSync::heal()
{
    qCWarning(logEditor, "the text shown of %ls differed and was taken from the session again",
        qUtf16Printable(m_file.value));
    startAgain();
}

void PaneSync::startAgain()
{
    start();
    Q_EMIT replaced(m_replayText);
    Q_EMIT originsChanged();
}

void PaneSync::onEvent(const Event& event)
{
    if (const auto* edit = std::get_if<event::Edited>(&event.payload); edit && edit->file == m_file) {
        if (m_client)
            receive(event, *edit);
        else
            followReplay();
    } else if (const auto* added = std::get_if<event::FileAdded>(&event.payload); added && added->file == m_file) {
        followReplay();
        Q_EMIT editableChanged();
    } else if (const auto* gone = std::get_if<event::FileRemoved>(&event.payload); gone && gone->file == m_file) {
        fileWentAway();
    } else if (const auto* back = std::get_if<event::FileRestored>(&event.payload); back && back->file == m_file) {
        Q_EMIT editableChanged();
    } else if (std::holds_alternative<event::SessionEnded>(event.payload)) {
        // Edits that the host has not taken by now it will not take any more: show what was kept.
        if (hasUnconfirmed())
            heal();
        Q_EMIT editableChanged();
    }
}

/// The host takes no edit of a removed file. Should one that is on its way arrive after somebody brought the file
/// back, it comes from there like anybody else's.
void PaneSync::fileWentAway()
{
    if (hasUnconfirmed()) {
        startAgain();
        Q_EMIT editsLost();
    }
    Q_EMIT editableChanged();
}

void PaneSync::receive(const Event& event, const event::Edited& edit)
{
    flush();
    if (edit.version <= m_client->version())
        return; // the state that this pane started from had it already
    const auto theirs = m_client->receive(edit.client, edit.changes);
    if (!theirs) {
        heal();
        return;
    }
    if (theirs->has_value()) {
        m_history.moveOver(**theirs);
        take(**theirs, edit.origin);
        Q_EMIT changed(**theirs);
        if (const auto made = (*theirs)->changes(); !made.isEmpty())
            Q_EMIT touched(event.actor, made.last().toB);
    } else {
        m_retryMs = 0; // an own edit was taken: the host works again
    }
    if (const FileState* state = m_model->state().file(m_file); state && !m_client->hasPending())
        m_origins = state->provenance;
    send();
    Q_EMIT originsChanged();
}

void PaneSync::onTransient(const Transient& transient)
{
    if (std::holds_alternative<transient::CommandRefused>(transient) && m_client && m_client->hasPending())
        retryLater();
}

/// A refusal does not say which command it is about. Offering the edits again is harmless: the authority knows each
/// by its client and number and leaves out those it has. The waits grow, so a lasting refusal costs nothing.
void PaneSync::retryLater()
{
    m_client->pushFailed();
    m_retryMs = std::clamp(m_retryMs * 2, firstRetryMs, lastRetryMs);
    m_retry.start(m_retryMs);
}

void PaneSync::send()
{
    if (m_retry.isActive() || !m_client || m_model->state().ended)
        return;
    if (auto push = m_client->takePush())
        m_model->send(std::move(*push));
}

void PaneSync::take(const ChangeSet& changes, const Origin& origin)
{
    m_length = changes.lengthAfter();
    if (changes.lengthBefore() == m_origins.length())
        m_origins.apply(changes, origin);
}

void PaneSync::followReplay()
{
    if (m_model->isLive())
        return;
    const FileState* state = m_model->state().file(m_file);
    const QString text = state ? state->document.text() : QString();
    const ChangeSet change = smallestChange(m_replayText, text);
    m_replayText = text;
    m_length = qint32(text.size());
    m_origins = state ? state->provenance : Provenance();
    if (!change.isEmpty())
        Q_EMIT changed(change);
    Q_EMIT originsChanged();
}

} // namespace jumpseat
