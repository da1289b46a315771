// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_runs.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr qint64 muchOutput = 64LL * 1024 * 1024; // of a session, in UTF-16 units: from there on each run has less
constexpr int scantOutputKib = 64;

/// A terminal is open as long as the interview; what it may do at once is the task's.
constexpr int terminalSeconds = 6 * 3600;
constexpr int terminalOutputKib = 16 * 1024;
constexpr int scantTerminalKib = 1024; // one can be opened again and again

std::unexpected<Error> refused(const QString& what)
{
    return fail(ErrorCode::Refused, what);
}

RunRecipe shell()
{
    return { { QStringLiteral("sh"), QStringLiteral("-c"),
                 QStringLiteral("PS1='\\w \\$ '; export PS1; command -v bash >/dev/null 2>&1"
                                " && exec bash --norc --noprofile -i; PS1='$ ' exec sh -i") },
        {} };
}

qint64 outputOf(const SessionState& state)
{
    qint64 units = 0;
    for (const RunState& run : state.runs) {
        for (const OutputPart& part : run.output)
            units += part.text.size();
        for (const CastLine& line : run.cast)
            units += line.data.size();
    }
    return units;
}

bool isSize(int rows, int columns)
{
    return std::min(rows, columns) >= SessionRuns::minSize && std::max(rows, columns) <= SessionRuns::maxSize;
}

} // namespace

SessionRuns::SessionRuns(const Kit& kit, Runner* runner, Hooks hooks)
    : m_kit(kit)
    , m_runner(runner)
    , m_hooks(std::move(hooks))
{
}

SessionRuns::~SessionRuns() = default;

const Task* SessionRuns::currentTask() const
{
    const auto* current = m_hooks.state().currentTask();
    return current && current->index < m_kit.tasks.size() ? &m_kit.tasks.at(current->index) : nullptr;
}

QList<JobFile> SessionRuns::files(const Task& task) const
{
    QList<JobFile> files;
    if (task.review) {
        for (const KitFile& file : task.review->head)
            files += JobFile { file.name, file.text };
    }
    for (const FileState& file : m_hooks.state().files) {
        if (file.removed)
            continue;
        files.removeIf([&](const JobFile& other) { return other.name == file.name; });
        files += JobFile { file.name, file.document.text() };
    }
    return files;
}

RunId SessionRuns::nextId() const
{
    return { QStringLiteral("R%1").arg(m_hooks.state().runs.size() + 1) };
}

SessionRuns::Open* SessionRuns::find(const RunId& id)
{
    for (auto* open : { &m_program, &m_terminal }) {
        if (*open && (*open)->id == id)
            return &**open;
    }
    return nullptr;
}

Result<void> SessionRuns::ready() const
{
    if (m_hooks.state().ended)
        return refused(QStringLiteral("the interview is over"));
    if (!m_runner)
        return refused(QStringLiteral("code cannot be run here"));
    const auto why = m_runner->unavailable();
    if (!why)
        return refused(QStringLiteral("it is still being found out whether code can be run here"));
    if (!why->isEmpty())
        return refused(*why);
    return {};
}

Result<void> SessionRuns::start(const ParticipantId& actor, const command::StartRun& start)
{
    if (m_hooks.state().wasDone(start.messageId))
        return {};
    if (auto can = ready(); !can)
        return can;
    const Task* task = currentTask();
    if (!task || !(start.test ? task->test : task->run).isThere())
        return refused(start.test ? QStringLiteral("this task has no tests to run")
                                  : QStringLiteral("this task has nothing to run"));
    if (m_program)
        return refused(QStringLiteral("a run goes on already; stop it first"));
    const RunRecipe& recipe = start.test ? task->test : task->run;
    RunJob job { .recipe = recipe, .files = files(*task), .limits = task->limits };
    if (outputOf(m_hooks.state()) > muchOutput)
        job.limits.outputKib = std::min(job.limits.outputKib, scantOutputKib);
    const RunId id = nextId();
    m_hooks.record(actor, event::RunStarted { id, task->id, recipe.shown(), start.test, 0, 0, start.messageId });
    begin(m_program, id, std::move(job));
    return {};
}

void SessionRuns::begin(std::optional<Open>& place, RunId id, RunJob job)
{
    place.emplace(id);
    place->job = m_runner->start(std::move(job),
        { [this, id](OutputStream stream, const QString& text) { said(id, stream, text); },
            [this, &place](const RunEnding& ending) { ended(place, ending); } });
}

void SessionRuns::said(const RunId& id, OutputStream stream, const QString& text)
{
    if (m_terminal && m_terminal->id == id)
        recordCast({}, id, QStringLiteral("o"), text);
    else
        m_hooks.record({}, event::RunOutput { id, stream, text });
}

void SessionRuns::recordCast(const ParticipantId& actor, const RunId& id, const QString& code, const QString& data)
{
    const qint64 sinceUs = m_hooks.nowUs() - m_hooks.state().run(id)->startedUs;
    m_hooks.record(actor, event::TerminalRecorded { id, { { std::max<qint64>(0, sinceUs), code, data } } });
}

void SessionRuns::ended(std::optional<Open>& place, const RunEnding& ending)
{
    const Open open = *std::exchange(place, std::nullopt);
    const bool isTerminal = m_hooks.state().run(open.id)->isTerminal();
    if (!ending.tests.isEmpty())
        m_hooks.record({}, event::TestsReported { open.id, ending.tests });
    // A green end without a single test must not pass for success.
    else if (!ending.problem.isEmpty() && !isTerminal && !open.isStopped)
        m_hooks.record({},
            event::RunOutput {
                open.id, OutputStream::Err, QStringLiteral("No test results: %1\n").arg(ending.problem) });
    const QString reason = open.isStopped ? QStringLiteral("stopped") : ending.reason;
    m_hooks.record({}, event::RunFinished { open.id, ending.exitCode, reason, ending.durationUs });
    const Task* task = currentTask();
    if (!isTerminal && task)
        tryHiddenOf(*task);
}

Result<void> SessionRuns::input(const ParticipantId& actor, const command::GiveInput& give)
{
    if (m_hooks.state().wasDone(give.messageId))
        return {};
    if (!m_program || m_program->id != give.run)
        return refused(QStringLiteral("this run is over"));
    if (give.text.size() > longestInput)
        return fail(ErrorCode::TooLarge, QStringLiteral("this input is too long"));
    if (!m_program->job->input(give.text))
        return refused(QStringLiteral("the program does not read its input"));
    if (give.end)
        m_program->job->endInput();
    m_hooks.record(actor, event::RunInput { give.run, give.text, give.end, give.messageId });
    return {};
}

Result<void> SessionRuns::stop(const command::StopRun& stop)
{
    Open* open = find(stop.run);
    if (!open)
        return {}; // it ended by itself meanwhile
    const bool again = std::exchange(open->isStopped, true);
    if (again || m_hooks.state().run(open->id)->isTerminal()) {
        open->job->kill();
        return {};
    }
    open->job->interrupt();
    open->killAtUs = m_hooks.nowUs() + graceUs;
    return {};
}

Result<void> SessionRuns::openTerminal(const ParticipantId& actor, const command::OpenTerminal& open)
{
    if (m_hooks.state().wasDone(open.messageId))
        return {};
    if (auto can = ready(); !can)
        return can;
    const Task* task = currentTask();
    if (!task || !task->terminal)
        return refused(QStringLiteral("this task has no terminal"));
    if (m_terminal)
        return refused(QStringLiteral("a terminal is open already"));
    if (!isSize(open.rows, open.columns))
        return fail(ErrorCode::OutOfRange, QStringLiteral("a terminal has 2 to 500 rows and columns"));
    RunJob job {
        .recipe = shell(), .files = files(*task), .limits = task->limits, .rows = open.rows, .columns = open.columns
    };
    job.limits.seconds = terminalSeconds;
    job.limits.outputKib = outputOf(m_hooks.state()) > muchOutput ? scantTerminalKib : terminalOutputKib;
    m_inTerminal = job.files;
    const RunId id = nextId();
    m_hooks.record(actor,
        event::RunStarted { id, task->id, QStringLiteral("sh"), false, open.rows, open.columns, open.messageId });
    begin(m_terminal, id, std::move(job));
    return {};
}

Result<void> SessionRuns::type(const ParticipantId& actor, const command::TypeInTerminal& type)
{
    if (!m_terminal || m_terminal->id != type.run)
        return refused(QStringLiteral("this terminal is closed"));
    if (type.text.size() > longestInput)
        return fail(ErrorCode::TooLarge, QStringLiteral("this input is too long"));
    if (!m_terminal->job->input(type.text))
        return refused(QStringLiteral("the terminal does not read its input"));
    recordCast(actor, type.run, QStringLiteral("i"), type.text);
    return {};
}

Result<void> SessionRuns::resize(const ParticipantId& actor, const command::ResizeTerminal& resize)
{
    if (!m_terminal || m_terminal->id != resize.run)
        return {};
    if (!isSize(resize.rows, resize.columns))
        return fail(ErrorCode::OutOfRange, QStringLiteral("a terminal has 2 to 500 rows and columns"));
    m_terminal->job->resize(resize.rows, resize.columns);
    recordCast(actor, resize.run, QStringLiteral("r"), QStringLiteral("%1x%2").arg(resize.columns).arg(resize.rows));
    return {};
}

void SessionRuns::cut(std::optional<Open>& place)
{
    if (!place)
        return;
    const Open open = *std::exchange(place, std::nullopt);
    const qint64 sinceUs = m_hooks.nowUs() - m_hooks.state().run(open.id)->startedUs;
    m_hooks.record({}, event::RunFinished { open.id, 0, QStringLiteral("stopped"), sinceUs });
}

void SessionRuns::endAll()
{
    cut(m_program);
    cut(m_terminal);
    m_copyAtUs.reset();
    if (const Task* task = currentTask())
        tryHiddenOf(*task);
}

void SessionRuns::closeLost()
{
    for (const RunState& run : QList(m_hooks.state().runs)) {
        if (!run.isOver())
            m_hooks.record({}, event::RunFinished { run.id, 0, QStringLiteral("lost"), 0 });
    }
}

void SessionRuns::applied(const Event& event)
{
    const bool changesFiles = std::holds_alternative<event::Edited>(event.payload)
        || std::holds_alternative<event::FileAdded>(event.payload)
        || std::holds_alternative<event::FileRenamed>(event.payload)
        || std::holds_alternative<event::FileRemoved>(event.payload)
        || std::holds_alternative<event::FileRestored>(event.payload);
    if (m_terminal && changesFiles && !m_copyAtUs)
        m_copyAtUs = m_hooks.nowUs() + copyDelayUs;
}

/// What the candidate's own programs changed there meanwhile is theirs: only what was edited here is put there anew.
void SessionRuns::copyToTerminal()
{
    const Task* task = currentTask();
    if (!m_terminal || !task)
        return;
    const QList<JobFile> now = files(*task);
    for (const JobFile& file : now) {
        if (!m_inTerminal.contains(file))
            m_terminal->job->putFile(file);
    }
    for (const JobFile& before : std::as_const(m_inTerminal)) {
        if (std::ranges::find(now, before.name, &JobFile::name) == now.end())
            m_terminal->job->removeFile(before.name);
    }
    m_inTerminal = now;
}

void SessionRuns::tick()
{
    const qint64 nowUs = m_hooks.nowUs();
    if (m_copyAtUs && *m_copyAtUs <= nowUs) {
        m_copyAtUs.reset();
        copyToTerminal();
    }
    if (m_program && m_program->killAtUs && *m_program->killAtUs <= nowUs) {
        m_program->killAtUs.reset();
        m_program->job->kill();
    }
}

std::optional<qint64> SessionRuns::wakeUs() const
{
    const auto killAtUs = m_program ? m_program->killAtUs : std::nullopt;
    if (killAtUs && m_copyAtUs)
        return std::min(*killAtUs, *m_copyAtUs);
    return killAtUs ? killAtUs : m_copyAtUs;
}

Result<void> SessionRuns::tryHidden()
{
    const Task* task = currentTask();
    if (!task || !task->hidden.recipe.isThere() || task->review)
        return refused(QStringLiteral("this task has no hidden tests to run"));
    if (auto can = ready(); !can)
        return can;
    m_hiddenTask = {}; // over the same files too
    tryHiddenOf(*task);
    return {};
}

void SessionRuns::tryHiddenOf(const Task& task)
{
    if (!m_runner || m_runner->unavailable() != QString() || task.review || !task.hidden.recipe.isThere())
        return;
    const QList<JobFile> now = files(task);
    if (m_hiddenTask == task.id && m_hiddenFiles == now)
        return;
    m_hiddenTask = task.id;
    m_hiddenFiles = now;
    RunJob job { .recipe = task.hidden.recipe, .files = now, .limits = task.limits, .isQuiet = true };
    for (const KitFile& file : task.hidden.files) {
        job.files.removeIf([&](const JobFile& other) { return other.name == file.name; });
        job.files += JobFile { file.name, file.text };
    }
    if (m_hidden)
        m_nextHidden = { task.id, std::move(job) };
    else
        beginHidden(task.id, std::move(job));
}

void SessionRuns::beginHidden(const TaskId& task, RunJob job)
{
    m_hidden = m_runner->start(std::move(job),
        { [](OutputStream, const QString&) {},
            [this, task](const RunEnding& ending) {
                m_hidden.reset();
                m_hooks.record({}, event::HiddenTested { task, ending.tests, ending.problem, ending.durationUs });
                if (auto next = std::exchange(m_nextHidden, std::nullopt))
                    beginHidden(next->first, std::move(next->second));
            } });
}

} // namespace jumpseat
