// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a sandbox costs: run_bench first | crowd. Prints one JSON object. `first`: from the start of a run to its first
// byte of output, beside the same program started plainly, in turns. `crowd`: 20 runs of four busy loops each at once.

#include "run/sandbox.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

double at(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times.at(std::min(times.size() - 1, size_t(double(times.size()) * share)));
}

double inSandbox(const Sandbox& sandbox, const QStringList& command)
{
    RunRequest request;
    request.command = command;
    double first = -1;
    const auto begun = Clock::now();
    RunSink sink;
    sink.output = [&](const QByteArray&) { first = first < 0 ? since(begun) : first; };
    if (const auto outcome = sandbox.run(request, sink); !outcome || first < 0)
        qFatal("the run said nothing");
    return first;
}

double plainly(const QStringList& command)
{
    QProcess process;
    const auto begun = Clock::now();
    process.start(command.first(), command.sliced(1));
    if (!process.waitForReadyRead())
        qFatal("the program said nothing");
    const double first = since(begun);
    process.waitForFinished();
    return first;
}

QJsonObject first(const Sandbox& sandbox)
{
    constexpr int pairs = 41;
    QJsonObject result;
    const QList<std::pair<QString, QStringList>> programs { { u"sh"_s, { u"/bin/sh"_s, u"-c"_s, u"echo x"_s } },
        { u"python3"_s, { u"/usr/bin/python3"_s, u"-c"_s, u"print('x', flush=True)"_s } } };
    for (const auto& [name, command] : programs) {
        std::vector<double> boxed, plain, added;
        for (int i = 0; i < pairs; ++i) {
            plain.push_back(plainly(command));
            boxed.push_back(inSandbox(sandbox, command));
            added.push_back(boxed.back() - plain.back());
        }
        result.insert(name,
            QJsonObject { { u"plain_ms"_s, at(plain, 0.5) }, { u"sandbox_ms"_s, at(boxed, 0.5) },
                { u"added_ms"_s, at(added, 0.5) }, { u"added_p90_ms"_s, at(added, 0.9) } });
    }
    return result;
}

QJsonObject crowd(const Sandbox& sandbox)
{
    constexpr int runs = 20;
    std::mutex mutex;
    QJsonArray outcomes;
    std::vector<std::thread> threads;
    std::atomic<int> left = runs;
    for (int i = 0; i < runs; ++i) {
        threads.emplace_back([&] {
            RunRequest request;
            request.command = { u"sh"_s, u"-c"_s, u"for i in 1 2 3 4; do while :; do :; done & done; wait"_s };
            request.limits.wallMs = 10'000;
            request.limits.cpuMs = 60'000;
            const auto outcome = sandbox.run(request);
            const std::lock_guard lock(mutex);
            outcomes.append(outcome ? QJsonObject { { u"end"_s, runEndName(outcome->end) },
                                          { u"seconds"_s, double(outcome->durationUs) / 1e6 } }
                                    : QJsonObject { { u"end"_s, outcome.error().what } });
            --left;
        });
    }
    // Somebody who waits on a timer, as the host does for its pages.
    std::vector<double> late;
    while (left > 0) {
        const auto begun = Clock::now();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        late.push_back(since(begun) - 5);
    }
    for (auto& thread : threads)
        thread.join();
    double longest = 0;
    int byTime = 0;
    for (const auto& outcome : std::as_const(outcomes)) {
        byTime += outcome[u"end"_s].toString() == u"time"_s;
        longest = std::max(longest, outcome[u"seconds"_s].toDouble());
    }
    return { { u"runs"_s, runs }, { u"ended_by_time"_s, byTime }, { u"longest_s"_s, longest },
        { u"waiter_late_ms"_s, at(late, 0.5) }, { u"waiter_late_p99_ms"_s, at(late, 0.99) } };
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto sandbox = Sandbox::find();
    if (!sandbox)
        qFatal("%ls", qUtf16Printable(sandbox.error().what));
    const bool isCrowd = application.arguments().value(1) == u"crowd"_s;
    const QJsonObject result = isCrowd ? crowd(*sandbox) : first(*sandbox);
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
