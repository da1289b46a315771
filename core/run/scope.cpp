// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/scope.h"

#include <QProcess>
#include <QStandardPaths>

namespace jumpseat {

namespace {

constexpr int patience = 2'000;                  // ms; a user's manager that does not answer is none
constexpr std::uint64_t ownMemory = 48ULL << 20; // of the box, bwrap and the first process
constexpr std::uint64_t ownProcesses = 8;

QStringList scopeWords(std::uint64_t memory, std::uint64_t processes)
{
    return { QStringLiteral("--user"), QStringLiteral("--scope"), QStringLiteral("--quiet"),
        QStringLiteral("--collect"), QStringLiteral("--property=MemoryMax=%1").arg(memory),
        QStringLiteral("--property=MemorySwapMax=0"), QStringLiteral("--property=TasksMax=%1").arg(processes),
        QStringLiteral("--") };
}

} // namespace

Scope Scope::find()
{
    Scope scope;
    const QString program = QStandardPaths::findExecutable(QStringLiteral("systemd-run"));
    for (const char* name : { "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS" }) {
        if (const QByteArray value = qgetenv(name); !value.isEmpty())
            scope.m_environment += QByteArray(name) + '=' + value;
    }
    if (program.isEmpty() || scope.m_environment.isEmpty())
        return scope;
    QProcess trial;
    trial.setProgram(program);
    trial.setArguments(scopeWords(64ULL << 20, 16) + QStringList { QStringLiteral("true") });
    trial.setStandardInputFile(QProcess::nullDevice());
    trial.start();
    if (trial.waitForFinished(patience) && trial.exitStatus() == QProcess::NormalExit && trial.exitCode() == 0)
        scope.m_program = program;
    else
        trial.kill();
    trial.waitForFinished(patience);
    return scope;
}

QStringList Scope::commandFor(const QString& box, const RunLimits& limits) const
{
    if (!isThere())
        return { box };
    return QStringList { m_program } + scopeWords(limits.memory + ownMemory, limits.processes + ownProcesses)
        + QStringList { box };
}

} // namespace jumpseat
