// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_kit.h"
#include "share/host.h"

#include <algorithm>
#include <mutex>

namespace jumpseat::test {

/// A desktop's ear: what it heard, from another thread.
struct Ear {
    DesktopSink sink()
    {
        return { [this](EventPtr event) {
                    const std::lock_guard lock(mutex);
                    events.append(std::move(event));
                },
            [this](const Transient& transient) {
                const std::lock_guard lock(mutex);
                transients.append(transient);
            } };
    }
    bool heard(const QString& kind)
    {
        const std::lock_guard lock(mutex);
        return std::ranges::any_of(events, [&](const EventPtr& event) { return kindOf(event->payload) == kind; });
    }
    template <class T> std::optional<T> transient()
    {
        const std::lock_guard lock(mutex);
        for (const auto& item : transients) {
            if (const auto* found = std::get_if<T>(&item))
                return *found;
        }
        return std::nullopt;
    }
    std::mutex mutex;
    QList<EventPtr> events;
    QList<Transient> transients;
};

/// A workspace, a host on a free port and one session.
struct Stage {
    explicit Stage(const QString& file, std::function<QString()> journalFault = {}, ModelAccess models = {})
        : workspace(*Workspace::open(file, Workspace::Mode::ReadWrite))
    {
        Host::Config config;
        config.port = 0;
        config.journalFault = std::move(journalFault);
        config.models = std::move(models);
        host = *Host::start(config, *workspace, clock);
    }
    QString startSession(const event::AssistantPinned& assistant = {})
    {
        session = *host->create(
            { sampleKit(), QStringLiteral("Ada Quill"), QStringLiteral("R. Lantern"), assistant }, ear.sink());
        return session->joinLink();
    }
    SystemClock clock;
    std::unique_ptr<Workspace> workspace;
    Ear ear;
    std::unique_ptr<Host> host;
    std::shared_ptr<HostedSession> session;
};

} // namespace jumpseat::test
