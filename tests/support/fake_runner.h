// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/runner.h"

#include <algorithm>

namespace jumpseat::test {

/// Runs nothing: a test says what a job says and how it ends.
class FakeRunner final : public Runner {
public:
    struct Started {
        RunJob job;
        Sink sink;
        QStringList done; ///< what was done to it: "interrupt", "input TEXT", ...
        bool isHeld = true;
    };

    [[nodiscard]] std::optional<QString> unavailable() const override { return why; }
    [[nodiscard]] std::unique_ptr<RunningJob> start(RunJob job, Sink sink) override
    {
        jobs.push_back(std::make_shared<Started>(std::move(job), std::move(sink)));
        return std::make_unique<Hand>(jobs.back());
    }
    [[nodiscard]] Started& last() { return *jobs.back(); }
    [[nodiscard]] QStringList filesOfLast() const
    {
        QStringList names;
        for (const JobFile& file : jobs.back()->job.files)
            names += file.name;
        return names;
    }
    /// What a job that ends may do: letting it go, and starting the next.
    static void end(Started& job, const RunEnding& ending) { std::exchange(job.sink, {}).ended(ending); }

    std::optional<QString> why = QString();
    std::vector<std::shared_ptr<Started>> jobs;

private:
    class Hand final : public RunningJob {
    public:
        explicit Hand(std::shared_ptr<Started> started)
            : m_started(std::move(started))
        {
        }
        ~Hand() override { m_started->isHeld = false; }
        bool input(const QString& text) override { return note(QStringLiteral("input ") + text), true; }
        void endInput() override { note(QStringLiteral("end input")); }
        void interrupt() override { note(QStringLiteral("interrupt")); }
        void kill() override { note(QStringLiteral("kill")); }
        void resize(int rows, int columns) override { note(QStringLiteral("resize %1 %2").arg(rows).arg(columns)); }
        void putFile(const JobFile& file) override { note(QStringLiteral("put %1: %2").arg(file.name, file.text)); }
        void removeFile(const QString& name) override { note(QStringLiteral("remove ") + name); }

    private:
        void note(const QString& what) { m_started->done += what; }
        std::shared_ptr<Started> m_started;
    };
};

} // namespace jumpseat::test
