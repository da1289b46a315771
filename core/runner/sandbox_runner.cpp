// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox_runner.h"

#include "runner/task_run.h"

#include <QStringDecoder>

#include <algorithm>
#include <mutex>
#include <utility>

namespace jumpseat {

namespace {

using namespace std::chrono_literals;

constexpr auto betweenParts = 30ms;
constexpr std::uint64_t terminalCpuMs = 15 * 60 * 1000;

QString reasonOf(const RunOutcome& outcome)
{
    switch (outcome.end) {
    case RunEnd::Exited: return {};
    case RunEnd::Cancelled: return QStringLiteral("stopped");
    default: return runEndName(outcome.end);
    }
}

RunRequest requestOf(const RunJob& job)
{
    RunRequest request = requestFor(job.recipe, job.files, job.limits);
    if (job.rows > 0) {
        request.terminal = box::Terminal { std::uint16_t(job.rows), std::uint16_t(job.columns) };
        request.limits.cpuMs = terminalCpuMs;
    }
    return request;
}

} // namespace

/// One job, from its start to its last word. Members without a word belong to the session's thread.
struct SandboxRunner::Work {
    Work(RunJob j, Sink s)
        : job(std::move(j))
        , sink(std::move(s))
    {
    }
    const RunJob job;   ///< read by both threads
    Sink sink;          ///< empty once nobody wants to hear more
    RunControl control; ///< thread-safe
    std::thread thread;
    QStringDecoder decoders[2] { QStringDecoder(QStringDecoder::Utf8), QStringDecoder(QStringDecoder::Utf8) };

    /// Of what it says, both streams in the order in which they came.
    struct Chunk {
        OutputStream stream;
        QByteArray bytes;
    };
    std::mutex mutex; ///< of the two below
    QList<Chunk> unheard;
    bool isDelivering = false; ///< somebody looks at `unheard` soon

    [[nodiscard]] bool isTerminal() const { return job.rows > 0; }
};

class SandboxRunner::Handle final : public RunningJob {
public:
    Handle(SandboxRunner& runner, std::shared_ptr<Work> work)
        : m_runner(runner)
        , m_alive(runner.m_alive)
        , m_work(std::move(work))
    {
    }
    ~Handle() override
    {
        m_work->sink = {};
        if (!m_alive.expired())
            m_runner.letGo(m_work);
    }
    bool input(const QString& text) override { return m_work->control.input(text.toUtf8()); }
    void endInput() override { m_work->control.endInput(); }
    void interrupt() override { m_work->control.interrupt(); }
    void kill() override { m_work->control.kill(); }
    void resize(int rows, int columns) override
    {
        m_work->control.resize({ std::uint16_t(rows), std::uint16_t(columns) });
    }
    void putFile(const JobFile& file) override { m_work->control.putFile({ file.name, file.text.toUtf8(), false }); }
    void removeFile(const QString& name) override { m_work->control.removeFile(name); }

private:
    SandboxRunner& m_runner;
    std::weak_ptr<int> m_alive;
    std::shared_ptr<Work> m_work;
};

SandboxRunner::SandboxRunner(Post post, Scheduler& scheduler, std::function<void()> found)
    : m_post(std::move(post))
    , m_scheduler(scheduler)
{
    // Trying it out takes some 20 ms, which nobody has to wait for.
    m_finder = std::thread([this, found = std::move(found)] {
        auto sandbox = Sandbox::find();
        QString why = sandbox ? QString() : sandbox.error().what;
        if (sandbox) {
            if (const auto works = sandbox->probe(); !works)
                why = works.error().what;
            else
                sandbox->useScopes();
        }
        later([this, why, found, sandbox = std::move(sandbox)] {
            if (sandbox && why.isEmpty())
                m_sandbox = *sandbox;
            m_unavailable = why;
            found();
        });
    });
}

SandboxRunner::~SandboxRunner()
{
    m_alive.reset();
    for (const auto& work : std::as_const(m_running))
        work->control.kill();
    for (const auto& work : std::as_const(m_running))
        work->thread.join();
    m_finder.join();
}

void SandboxRunner::later(std::function<void()> task)
{
    m_post([alive = std::weak_ptr(m_alive), task = std::move(task)] {
        if (!alive.expired())
            task();
    });
}

std::unique_ptr<RunningJob> SandboxRunner::start(RunJob job, Sink sink)
{
    auto work = std::make_shared<Work>(std::move(job), std::move(sink));
    const auto terminals = std::ranges::count_if(m_running, [](const auto& other) { return other->isTerminal(); });
    if (!m_sandbox || (work->isTerminal() && terminals >= mostTerminals)) {
        const QString why =
            m_sandbox ? QStringLiteral("too many terminals are open") : m_unavailable.value_or(QString());
        later([this, work, why] { finished(work, { 0, why, 0, {}, {} }); });
    } else if (work->isTerminal()) {
        launch(work);
    } else {
        enqueue(work);
    }
    return std::make_unique<Handle>(*this, std::move(work));
}

void SandboxRunner::enqueue(const std::shared_ptr<Work>& work)
{
    const auto quiet = [](const auto& other) { return other->job.isQuiet; };
    const auto behind = work->job.isQuiet ? m_waiting.end() : std::ranges::find_if(m_waiting, quiet);
    m_waiting.insert(behind, work);
    startNext();
}

void SandboxRunner::startNext()
{
    const auto counts = [](const auto& work) { return !work->isTerminal(); };
    while (!m_waiting.empty() && std::ranges::count_if(m_running, counts) < atOnce) {
        const auto work = m_waiting.front();
        m_waiting.pop_front();
        launch(work);
    }
}

void SandboxRunner::launch(const std::shared_ptr<Work>& work)
{
    m_running.append(work);
    work->thread = std::thread([this, work] { run(work); });
}

// On the job's own thread.
void SandboxRunner::run(const std::shared_ptr<Work>& work)
{
    QByteArray output, errors;
    const bool isTest = !work->job.recipe.report.isEmpty();
    RunSink sink;
    sink.output = [&](const QByteArray& bytes) {
        if (isTest)
            output += bytes;
        heard(work, OutputStream::Out, bytes);
    };
    sink.errors = [&](const QByteArray& bytes) {
        if (isTest)
            errors += bytes;
        heard(work, OutputStream::Err, bytes);
    };
    RunEnding ending;
    if (const auto outcome = m_sandbox->run(requestOf(work->job), sink, &work->control); !outcome) {
        ending.reason = outcome.error().what;
    } else {
        ending = { outcome->code, reasonOf(*outcome), outcome->durationUs, {}, {} };
        const auto tests = isTest ? testsOf(work->job.recipe, *outcome, output, errors) : QList<TestResult> {};
        ending.tests = tests.value_or(QList<TestResult> {});
        ending.problem = tests ? QString() : tests.error().what;
    }
    later([this, work, ending] { finished(work, ending); });
}

// On the job's own thread. The first words go out at once, what follows in parts.
void SandboxRunner::heard(const std::shared_ptr<Work>& work, OutputStream stream, const QByteArray& bytes)
{
    const std::lock_guard lock(work->mutex);
    if (!work->unheard.isEmpty() && work->unheard.last().stream == stream)
        work->unheard.last().bytes += bytes;
    else
        work->unheard.append({ stream, bytes });
    if (!std::exchange(work->isDelivering, true))
        later([this, work] { deliver(work); });
}

void SandboxRunner::deliver(const std::shared_ptr<Work>& work)
{
    QList<Work::Chunk> chunks;
    {
        const std::lock_guard lock(work->mutex);
        chunks = std::exchange(work->unheard, {});
        work->isDelivering = !chunks.isEmpty();
    }
    if (chunks.isEmpty())
        return;
    for (const auto& [stream, bytes] : std::as_const(chunks)) {
        const QString text = work->decoders[stream == OutputStream::Err].decode(bytes);
        for (qsizetype at = 0, end = 0; at < text.size(); at = end) {
            end = std::min(at + longestPart, text.size());
            if (end < text.size() && text.at(end).isLowSurrogate())
                ++end;
            if (const auto said = work->sink.said)
                said(stream, text.sliced(at, end - at));
        }
    }
    m_scheduler.after(betweenParts, [this, work, alive = std::weak_ptr(m_alive)] {
        if (!alive.expired())
            deliver(work);
    });
}

void SandboxRunner::finished(const std::shared_ptr<Work>& work, const RunEnding& ending)
{
    deliver(work);
    if (work->thread.joinable())
        work->thread.join(); // this was its last word
    m_running.removeOne(work);
    // Whoever hears of the end may let go of the job, or start another.
    if (const auto ended = std::exchange(work->sink, {}).ended)
        ended(ending);
    startNext();
}

/// Nobody holds it any more: one that waits is never started, one that runs ends soon.
void SandboxRunner::letGo(const std::shared_ptr<Work>& work)
{
    std::erase(m_waiting, work);
    work->control.kill();
}

} // namespace jumpseat
