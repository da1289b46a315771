// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/sandbox.h"

#include "run/box/io.h"
#include "run/box_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace jumpseat {

namespace {

using box::Frame;

/// Beside this program, where it is built; below libexec, where it is installed.
QString ownProgram(const QString& name)
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const char* folder : { "/", "/../libexec/jumpseat/", "/../bin/", "/../../bin/" }) {
        const QFileInfo file(here + QLatin1StringView(folder) + name);
        if (file.isExecutable())
            return file.canonicalFilePath();
    }
    return {};
}

/// All that a program in the sandbox finds in its environment.
std::vector<std::string> environment(bool terminal)
{
    return { "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/home/candidate", "USER=candidate", "LOGNAME=candidate",
        "SHELL=/bin/sh", "LANG=C.UTF-8", "TZ=UTC", "TMPDIR=/tmp", terminal ? "TERM=xterm-256color" : "TERM=dumb",
        "PYTHONDONTWRITEBYTECODE=1", "PYTHONUNBUFFERED=1", "REPORT=/report/report" };
}

Result<box::Request> boxed(const RunRequest& run)
{
    box::Request request;
    if (run.command.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("there is no command to run"));
    for (QString word : run.command)
        request.command.push_back(
            word.replace(QStringLiteral("{report}"), QStringLiteral("/report/report")).toStdString());
    request.environment = environment(run.terminal.has_value());
    for (const RunFile& file : run.files) {
        request.files.push_back({ file.name.toStdString(), file.content.toStdString(), file.executable });
        if (!box::isPlainPath(request.files.back().name))
            return fail(ErrorCode::Malformed, QStringLiteral("\"%1\" cannot be a file of a task").arg(file.name));
    }
    request.limits = run.limits;
    request.terminal = run.terminal;
    request.copyBack = run.copyBack;
    return request;
}

/// Makes an outcome of what the box says.
class Listener {
public:
    explicit Listener(const RunSink& sink)
        : m_sink(sink)
    {
    }
    void hear(const box::FrameReader::Taken& said)
    {
        const QByteArray body = QByteArray::fromStdString(said.body);
        switch (said.type) {
        case Frame::Started:
            if (m_sink.started)
                m_sink.started();
            break;
        case Frame::Output:
            if (m_sink.output)
                m_sink.output(body);
            break;
        case Frame::Errors:
            if (m_sink.errors)
                m_sink.errors(body);
            break;
        case Frame::File: {
            const qsizetype nul = body.indexOf('\0');
            m_outcome.files.append({ QString::fromUtf8(body.first(nul)), body.sliced(nul + 1), false });
            break;
        }
        case Frame::Report: m_outcome.report = body; break;
        case Frame::Problem: m_problem = QString::fromUtf8(body); break;
        case Frame::Done: take(box::decodeOutcome(said.body)); break;
        default: break;
        }
    }
    [[nodiscard]] Result<RunOutcome> outcome() const
    {
        if (!m_problem.isEmpty())
            return fail(ErrorCode::Refused, m_problem);
        if (!m_isDone)
            return fail(ErrorCode::Io, QStringLiteral("the program that watches over the sandbox ended unexpectedly"));
        return m_outcome;
    }

private:
    void take(const std::optional<box::Outcome>& outcome)
    {
        if (!outcome)
            return;
        m_isDone = true;
        m_outcome.end = outcome->reason;
        m_outcome.code = outcome->code;
        m_outcome.durationUs = qint64(outcome->wallUs);
        m_outcome.cpuUs = qint64(outcome->cpuUs);
        m_outcome.peakMemory = qint64(outcome->peakMemory);
        m_outcome.filesCut = outcome->filesCut;
    }
    const RunSink& m_sink;
    RunOutcome m_outcome;
    QString m_problem;
    bool m_isDone = false;
};

} // namespace

struct RunControl::Impl {
    CommandQueue queue;
};

RunControl::RunControl()
    : m_impl(std::make_unique<Impl>())
{
}

RunControl::~RunControl() = default;

bool RunControl::input(const QByteArray& bytes)
{
    return m_impl->queue.addUnlessFull(box::frame(Frame::Input, { bytes.constData(), size_t(bytes.size()) }));
}

void RunControl::endInput()
{
    m_impl->queue.add(box::frame(Frame::EndInput));
}

void RunControl::interrupt()
{
    m_impl->queue.add(box::frame(Frame::Interrupt));
}

void RunControl::resize(const box::Terminal& size)
{
    const std::uint16_t body[] { size.rows, size.columns };
    m_impl->queue.add(box::frame(Frame::Resize, { reinterpret_cast<const char*>(body), sizeof body }));
}

void RunControl::putFile(const RunFile& file)
{
    std::string body = file.name.toStdString();
    if (!box::isPlainPath(body))
        return;
    body += '\0';
    body.append(file.content.constData(), size_t(file.content.size()));
    m_impl->queue.add(box::frame(Frame::Put, body));
}

void RunControl::removeFile(const QString& name)
{
    if (const std::string path = name.toStdString(); box::isPlainPath(path))
        m_impl->queue.add(box::frame(Frame::Remove, path));
}

void RunControl::kill()
{
    m_impl->queue.end();
}

Result<Sandbox> Sandbox::find()
{
    Sandbox sandbox;
    sandbox.m_bubblewrap = QStandardPaths::findExecutable(QStringLiteral("bwrap"));
    if (sandbox.m_bubblewrap.isEmpty())
        return fail(ErrorCode::NotFound,
            QStringLiteral("code cannot be run: bubblewrap is not installed (the package is called bubblewrap)"));
    sandbox.m_box = ownProgram(QStringLiteral("jumpseat-box"));
    sandbox.m_inside = ownProgram(QStringLiteral("jumpseat-inside"));
    if (sandbox.m_box.isEmpty() || sandbox.m_inside.isEmpty())
        return fail(ErrorCode::NotFound,
            QStringLiteral("code cannot be run: jumpseat-box or jumpseat-inside is missing beside the program"));
    return sandbox;
}

Result<void> Sandbox::probe() const
{
    RunRequest request;
    request.command = { QStringLiteral("true") };
    const auto outcome = run(request);
    if (!outcome)
        return fail(ErrorCode::Refused,
            QStringLiteral("code cannot be run: this system allows no sandbox (%1)").arg(outcome.error().what));
    if (outcome->end != RunEnd::Exited || outcome->code != 0)
        return fail(ErrorCode::Refused, QStringLiteral("code cannot be run: a trial in the sandbox failed"));
    return {};
}

Result<RunOutcome> Sandbox::run(const RunRequest& request, const RunSink& sink, RunControl* control) const
{
    auto boxRequest = boxed(request);
    if (!boxRequest)
        return std::unexpected(boxRequest.error());
    boxRequest->bubblewrap = m_bubblewrap.toStdString();
    boxRequest->inside = m_inside.toStdString();
    CommandQueue nobody;
    nobody.add(box::frame(Frame::EndInput));
    Listener listener(sink);
    const BoxCommand command { m_scope.commandFor(m_box, request.limits), m_scope.environment() };
    const auto talked = talkToBox(command, box::frame(Frame::Request, box::encode(*boxRequest)),
        control ? control->m_impl->queue : nobody, [&](const auto& said) { listener.hear(said); });
    if (!talked)
        return std::unexpected(talked.error());
    return listener.outcome();
}

} // namespace jumpseat
