// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_keys.h"
#include "settings/model_lookup.h"
#include "settings/service_list.h"

namespace jumpseat {

/// All that the program knows of models: the services of the settings, their keys, and an Ollama that answers on this
/// computer without having been set up.
class ModelSettings : public QObject {
    Q_OBJECT
public:
    struct Parts {
        QString file; ///< of the services
        std::unique_ptr<KeyStore> store;
        UpstreamMaker upstreams;
    };
    explicit ModelSettings(Parts parts, QObject* parent = nullptr);

    [[nodiscard]] ServiceList& services() { return m_services; }
    [[nodiscard]] const ServiceList& services() const { return m_services; }
    [[nodiscard]] ModelKeys& keys() { return m_keys; }
    [[nodiscard]] const UpstreamMaker& upstreams() const { return m_upstreams; }

    /// Looks for an Ollama; what is found is told by changed(). Costs a connection to this computer.
    void lookForOllama();
    /// As it was found last; without models: none answered.
    [[nodiscard]] const ModelService& ollama() const { return m_ollama; }
    /// Those of the settings, and the Ollama that was found unless the settings have it.
    [[nodiscard]] QList<ModelService> available() const;

Q_SIGNALS:
    void changed();

private:
    ServiceList m_services;
    ModelKeys m_keys;
    UpstreamMaker m_upstreams;
    ModelService m_ollama;
    ModelLookup m_ollamaLookup;
};

/// The Ollama of this computer, or the one that OLLAMA_HOST names as Ollama's own programs read it: "HOST", "HOST:PORT" or
/// a URL, 0.0.0.0 meaning this computer. Without models.
[[nodiscard]] ModelService localOllama(const QString& ollamaHost);

} // namespace jumpseat
