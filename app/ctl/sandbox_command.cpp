// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/sandbox_command.h"

#include "ctl/ctl.h"
#include "ctl/session_text.h"
#include "run/box/io.h"
#include "run/sandbox.h"
#include "run/task_folder.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <atomic>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace jumpseat::ctl {

namespace {

enum { limitPassed = 124, notRun = 125, killed = 128 };

struct Wish {
    RunRequest run;
    QString folder;
    bool json = false;
};

/// A whole number from 1 on, times `unit`; the limit stays as it is when the option is not there.
Result<void> take(const QCommandLineParser& parser, const QString& option, std::uint64_t unit, std::uint64_t& limit)
{
    if (!parser.isSet(option))
        return {};
    bool ok = false;
    const qulonglong number = parser.value(option).toULongLong(&ok);
    if (!ok || number < 1 || number > (1ULL << 40) / unit)
        return fail(ErrorCode::Malformed, Words::tr("--%1 needs a whole number from 1 on").arg(option));
    limit = number * unit;
    return {};
}

Result<Wish> understand(QStringList words)
{
    const QString seconds = QStringLiteral("seconds"), memory = QStringLiteral("memory"), pids = QStringLiteral("pids"),
                  output = QStringLiteral("output"), json = QStringLiteral("json");
    const auto dashes = words.indexOf(QStringLiteral("--"));
    const QStringList command = dashes < 0 ? QStringList() : words.sliced(dashes + 1);
    if (dashes >= 0)
        words.resize(dashes);
    words.prepend(QStringLiteral("sandbox")); // the parser leaves the first word alone
    QCommandLineParser parser;
    for (const QString& option : { seconds, memory, pids, output })
        parser.addOption({ option, {}, QStringLiteral("N") });
    parser.addOption(QCommandLineOption(json));
    if (!parser.parse(words))
        return fail(ErrorCode::Malformed, parser.errorText());
    if (parser.positionalArguments().size() != 1 || command.isEmpty())
        return fail(ErrorCode::Malformed, Words::tr("run what, over which folder? (sandbox FOLDER -- COMMAND...)"));
    Wish wish;
    wish.folder = parser.positionalArguments().first();
    wish.json = parser.isSet(json);
    wish.run.command = command;
    wish.run.copyBack = true;
    RunLimits& limits = wish.run.limits;
    for (const auto& taken : { take(parser, seconds, 1000, limits.wallMs), take(parser, memory, 1 << 20, limits.memory),
             take(parser, pids, 1, limits.processes), take(parser, output, 1, limits.output) }) {
        if (!taken)
            return std::unexpected(taken.error());
    }
    if (parser.isSet(seconds)) // both processors for as long as it may take
        limits.cpuMs = 2 * limits.wallMs;
    return wish;
}

/// Passes on what comes in at standard input, until the run is over.
class InputPump {
public:
    explicit InputPump(RunControl& control)
        : m_control(control)
        , m_thread([this] { pump(); })
    {
    }
    ~InputPump()
    {
        m_over = true;
        m_thread.join();
    }
    InputPump(const InputPump&) = delete;
    InputPump& operator=(const InputPump&) = delete;

private:
    void pump()
    {
        std::array<char, 16384> buffer {};
        pollfd input { STDIN_FILENO, POLLIN, 0 };
        while (!m_over) {
            if (::poll(&input, 1, 20) <= 0)
                continue;
            const ssize_t many = ::read(STDIN_FILENO, buffer.data(), buffer.size());
            if (many <= 0)
                return m_control.endInput();
            while (!m_control.input({ buffer.data(), many }) && !m_over)
                ::poll(nullptr, 0, 5); // the program reads slowly
        }
    }
    RunControl& m_control;
    std::atomic<bool> m_over = false;
    std::thread m_thread;
};

/// Byte by byte into a file or a pipe; a person's terminal is shown what is there, and obeys none of it.
class Outlet {
public:
    explicit Outlet(int descriptor)
        : m_descriptor(descriptor)
        , m_isTerminal(::isatty(descriptor) == 1)
    {
    }
    void pass(const QByteArray& bytes)
    {
        const QByteArray shown = m_isTerminal ? printable(m_decoder.decode(bytes)).toUtf8() : bytes;
        (void)box::writeAll(m_descriptor, { shown.constData(), size_t(shown.size()) });
    }

private:
    int m_descriptor;
    bool m_isTerminal;
    QStringDecoder m_decoder { QStringDecoder::Utf8 };
};

int exitCodeOf(const RunOutcome& outcome)
{
    switch (outcome.end) {
    case RunEnd::Exited: return outcome.code;
    case RunEnd::Signalled: return killed + outcome.code;
    default: return limitPassed;
    }
}

QByteArray asJson(const RunOutcome& outcome, const QByteArray& output, const QByteArray& errors)
{
    const QJsonObject json { { QStringLiteral("reason"), runEndName(outcome.end) },
        { QStringLiteral("exit_code"), exitCodeOf(outcome) }, { QStringLiteral("stdout"), QString::fromUtf8(output) },
        { QStringLiteral("stderr"), QString::fromUtf8(errors) },
        { QStringLiteral("seconds"), double(outcome.durationUs) / 1e6 },
        { QStringLiteral("cpu_seconds"), double(outcome.cpuUs) / 1e6 },
        { QStringLiteral("peak_memory"), outcome.peakMemory } };
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

/// What it wrote, back into the folder; what cannot be put there is told and left out.
void putBack(const TaskFolder& folder, const RunOutcome& outcome, QTextStream& err)
{
    for (const RunFile& file : outcome.files) {
        if (const auto put = folder.put(file); !put)
            err << QStringLiteral("jumpseatctl: ") << printable(put.error().what) << u'\n';
    }
    if (outcome.filesCut)
        err << Words::tr("jumpseatctl: not all that the run left was copied back\n");
}

Result<RunOutcome> carryOut(const Wish& wish, const TaskFolder& folder, QByteArray& output, QByteArray& errors)
{
    auto sandbox = Sandbox::find();
    if (!sandbox)
        return std::unexpected(sandbox.error());
    sandbox->useScopes();
    auto files = folder.read();
    if (!files)
        return std::unexpected(files.error());
    RunRequest run = wish.run;
    run.files = *std::move(files);
    RunSink sink;
    Outlet standardOutput(STDOUT_FILENO), standardErrors(STDERR_FILENO);
    sink.output = [&](const QByteArray& bytes) { wish.json ? void(output += bytes) : standardOutput.pass(bytes); };
    sink.errors = [&](const QByteArray& bytes) { wish.json ? void(errors += bytes) : standardErrors.pass(bytes); };
    RunControl control;
    const InputPump pump(control);
    return sandbox->run(run, sink, &control);
}

} // namespace

int runInSandbox(const QStringList& words, QTextStream& out, QTextStream& err)
{
    const auto complain = [&](const Error& error, int code) {
        err << QStringLiteral("jumpseatctl: ") << printable(error.what) << u'\n';
        err.flush();
        return code;
    };
    const auto wish = understand(words);
    if (!wish)
        return complain(wish.error(), Misused);
    const auto folder = TaskFolder::open(wish->folder);
    if (!folder)
        return complain(folder.error(), notRun);
    QByteArray output, errors;
    const auto outcome = carryOut(*wish, *folder, output, errors);
    if (!outcome)
        return complain(outcome.error(), notRun);
    putBack(*folder, *outcome, err);
    if (wish->json)
        out << QString::fromUtf8(asJson(*outcome, output, errors));
    else if (exitCodeOf(*outcome) == limitPassed)
        err << Words::tr("jumpseatctl: ended by its limit: %1\n").arg(runEndName(outcome->end));
    return exitCodeOf(*outcome);
}

} // namespace jumpseat::ctl
