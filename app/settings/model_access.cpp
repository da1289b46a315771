// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/model_access.h"

#include "settings/keyed_upstream.h"

#include <QMutex>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// The services as the window's thread knows them, for others.
class ServiceMirror {
public:
    void set(QList<ModelService> services)
    {
        const QMutexLocker lock(&m_mutex);
        m_services = std::move(services);
    }
    [[nodiscard]] QList<ModelService> all() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_services;
    }

private:
    mutable QMutex m_mutex;
    QList<ModelService> m_services;
};

Result<ModelService> pinnedService(const QList<ModelService>& services, const event::AssistantPinned& pinned)
{
    const auto found = std::ranges::find(services, pinned.service, &ModelService::name);
    if (found == services.end())
        return fail(ErrorCode::NotFound,
            u"the model service of this interview is not in the settings of this computer any more"_s);
    // The record says where what is said here goes; that is not changed behind its back.
    if (found->baseUrl != pinned.origin)
        return fail(ErrorCode::Refused, u"the model service of this interview has another address now"_s);
    return *found;
}

} // namespace

ModelAccess modelAccess(ModelSettings& settings)
{
    const auto mirror = std::make_shared<ServiceMirror>();
    const auto copy = [&settings, mirror] {
        // The Ollama of this computer needs no set-up, and may answer later than a session that had it goes on.
        mirror->set(settings.services().all() + QList { settings.ollama() });
    };
    copy();
    QObject::connect(&settings, &ModelSettings::changed, &settings, copy);
    ModelKeys* keys = &settings.keys();
    return [mirror, keys, maker = settings.upstreams()](
               const event::AssistantPinned& pinned, Executor executor) -> Result<std::shared_ptr<Upstream>> {
        const auto service = pinnedService(mirror->all(), pinned);
        if (!service)
            return std::unexpected(service.error());
        const auto make = [service = *service, maker, executor](const ApiKeyPtr& key) {
            NetworkUpstream::Config config = upstreamConfig(service, key);
            auto made = maker(config, executor);
            wipe(config.key);
            return made;
        };
        // As it is at that moment: where its key comes from may be put right while the interview goes on.
        const auto want = [mirror, keys, pinned](const ModelKeys::Heard& heard) {
            const auto now = pinnedService(mirror->all(), pinned);
            if (!now)
                return heard(std::unexpected(now.error()));
            keys->want(*now, heard);
        };
        return std::make_shared<KeyedUpstream>(want, make, std::move(executor));
    };
}

} // namespace jumpseat
