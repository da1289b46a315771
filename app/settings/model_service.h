// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace jumpseat {

/// Where the key of a service comes from. It never stands in the settings file.
enum class KeySource {
    Keyring,     ///< of this computer, under the id of the service
    Environment, ///< a variable that is set where the program is started
    None,        ///< the service asks for none
};

/// Prices in micro-dollars per million tokens; 0: not known.
struct ServiceModel {
    QString name; ///< as requests name it: "claude-opus-4-5"
    qint64 inputPrice = 0, cachedPrice = 0, outputPrice = 0;
    friend bool operator==(const ServiceModel&, const ServiceModel&) = default;
};

/// A server that answers for models: a company, or a computer of one's own.
struct ModelService {
    QString id;       ///< stays when the name changes; letters, digits and '-'
    QString name;     ///< unique, as people call it: "Anthropic"
    QString provider; ///< the language it speaks: "openai-chat", "openai-responses", "anthropic", "ollama"
    QString baseUrl;  ///< as checkedBaseUrl() leaves it
    KeySource keySource = KeySource::Keyring;
    QString variable; ///< of KeySource::Environment
    QList<ServiceModel> models;
    friend bool operator==(const ModelService&, const ModelService&) = default;
};

/// What is known of a language and of who speaks it most.
struct ProviderFacts {
    QString id;
    QString title;       ///< "OpenAI, or what speaks its chat completions"
    QString defaultName; ///< of the service, when it gets no other
    QString defaultUrl;
    QString variable; ///< in which others look for the key; empty: there is no custom
    QString listPath; ///< that names the models
};
[[nodiscard]] const QList<ProviderFacts>& knownProviders();
[[nodiscard]] const ProviderFacts* providerFacts(QStringView id);

/// The address without spaces around it and slashes behind it. Errors: Malformed with a sentence for people: no http or
/// https, no name, a user or password, a query, a fragment, dots that climb.
[[nodiscard]] Result<QString> checkedBaseUrl(const QString& text);
/// It is this computer: "localhost", 127.0.0.0/8, ::1.
[[nodiscard]] bool isLoopback(const QString& host);
/// This computer, or as far as its name tells one of a private network.
[[nodiscard]] bool isPrivateHost(const QString& host);
/// What is to be known before a key or an interview is sent there: that others can read along. Empty: nothing.
[[nodiscard]] QString baseUrlWarning(const QString& baseUrl, bool hasKey = true);

/// Errors: Malformed, Refused (a name that is taken) with a sentence for people.
[[nodiscard]] Result<void> checkService(const ModelService& service);
[[nodiscard]] Result<void> checkServices(const QList<ModelService>& services);
/// A random one that stands for nothing.
[[nodiscard]] QString newServiceId();
/// The variable that is looked at for any service, before what its settings say: "JUMPSEAT_KEY_" and its id in capitals.
[[nodiscard]] QString ownKeyVariable(const QString& id);

inline constexpr qsizetype mostServices = 64, mostModels = 200;

} // namespace jumpseat
