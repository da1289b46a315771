// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/model_service.h"

#include "base/ids.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200;
constexpr qint64 highestPrice = 100'000'000'000; // a hundred thousand dollars a million tokens

bool isPrintable(const QString& text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest && text == text.trimmed()
        && std::ranges::all_of(text, [](QChar c) { return c.isPrint(); });
}

std::unexpected<Error> malformed(const QString& what)
{
    return fail(ErrorCode::Malformed, what);
}

/// The four numbers of an IPv4 address; nothing else is one, however it may be read elsewhere.
QList<int> fourNumbers(const QString& host)
{
    static const QRegularExpression form(u"\\A(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\z"_s);
    const auto match = form.match(host);
    QList<int> numbers;
    for (int i = 1; match.hasMatch() && i <= 4; ++i)
        numbers += match.captured(i).toInt();
    return numbers;
}

Result<void> checkModels(const QList<ServiceModel>& models)
{
    if (models.size() > mostModels)
        return malformed(u"A service has at most %1 models here."_s.arg(mostModels));
    QSet<QString> names;
    for (const ServiceModel& model : models) {
        if (!isPrintable(model.name, longestName))
            return malformed(u"The name of a model is missing, or none."_s);
        if (names.contains(model.name))
            return malformed(u"The model %1 stands there twice."_s.arg(model.name));
        names.insert(model.name);
        for (const qint64 price : { model.inputPrice, model.cachedPrice, model.outputPrice }) {
            if (price < 0 || price > highestPrice)
                return malformed(u"A price of %1 is not possible."_s.arg(model.name));
        }
    }
    return {};
}

} // namespace

const QList<ProviderFacts>& knownProviders()
{
    static const QList<ProviderFacts> providers {
        { u"anthropic"_s, u"Anthropic"_s, u"Anthropic"_s, u"https://api.anthropic.com"_s, u"ANTHROPIC_API_KEY"_s,
            u"/v1/models?limit=1000"_s },
        { u"openai-responses"_s, u"OpenAI"_s, u"OpenAI"_s, u"https://api.openai.com"_s, u"OPENAI_API_KEY"_s,
            u"/v1/models"_s },
        { u"openai-chat"_s, u"Chat completions as OpenAI has them"_s, u"Model server"_s, u"http://127.0.0.1:8000"_s,
            u"OPENAI_API_KEY"_s, u"/v1/models"_s },
        { u"ollama"_s, u"Ollama"_s, u"Ollama elsewhere"_s, u"http://127.0.0.1:11434"_s, {}, u"/api/tags"_s },
    };
    return providers;
}

const ProviderFacts* providerFacts(QStringView id)
{
    const QList<ProviderFacts>& all = knownProviders();
    const auto found = std::ranges::find(all, id, &ProviderFacts::id);
    return found == all.end() ? nullptr : &*found;
}

Result<QString> checkedBaseUrl(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return malformed(u"The address is missing."_s);
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || trimmed.contains(u'\\'))
        return malformed(u"This is no address. One looks like https://models.example.com."_s);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return malformed(u"The address must begin with https:// or http://."_s);
    if (!url.userInfo().isEmpty() || trimmed.contains(u'@'))
        return malformed(u"The address must not have a user or a password in it."_s);
    if (url.hasQuery() || url.hasFragment())
        return malformed(u"The address must end before ? and #."_s);
    QString path = url.path(QUrl::FullyEncoded);
    if (path.contains("//"_L1) || path.contains("/."_L1) || path.contains(u'%'))
        return malformed(u"The path of the address is not plain."_s);
    while (path.endsWith(u'/'))
        path.chop(1);
    return url.toString(QUrl::RemovePath | QUrl::FullyEncoded) + path;
}

bool isLoopback(const QString& host)
{
    const QList<int> numbers = fourNumbers(host);
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host == "::1"_L1
        || (!numbers.isEmpty() && numbers.first() == 127);
}

bool isPrivateHost(const QString& host)
{
    if (isLoopback(host))
        return true;
    if (host.contains(u':')) { // unique local and link local addresses
        static const QRegularExpression local(u"\\A(f[cd]|fe[89ab])"_s);
        return local.match(host).hasMatch();
    }
    const QList<int> numbers = fourNumbers(host);
    if (numbers.isEmpty()) // names without a dot and these endings are given in a network of one's own only
        return !host.contains(u'.') || host.endsWith(".local"_L1) || host.endsWith(".lan"_L1)
            || host.endsWith(".home.arpa"_L1);
    const int first = numbers.at(0), second = numbers.at(1);
    return first == 10 || (first == 172 && second >= 16 && second < 32) || (first == 192 && second == 168)
        || (first == 169 && second == 254);
}

QString baseUrlWarning(const QString& baseUrl, bool hasKey)
{
    const QUrl url(baseUrl, QUrl::StrictMode);
    if (url.scheme() != "http"_L1 || isLoopback(url.host()))
        return {};
    const QString what = hasKey ? u"the key and the interview"_s : u"the interview"_s;
    return isPrivateHost(url.host())
        ? u"http:// is not encrypted: whoever is in this network can read %1."_s.arg(what)
        : u"http:// is not encrypted: everybody on the way can read %1. Use https://."_s.arg(what);
}

Result<void> checkService(const ModelService& service)
{
    static const QRegularExpression ids(u"\\A[a-z0-9][a-z0-9-]{0,63}\\z"_s);
    static const QRegularExpression variables(u"\\A[A-Za-z_][A-Za-z0-9_]{0,127}\\z"_s);
    if (!ids.match(service.id).hasMatch())
        return malformed(u"The id of a service is not plain."_s);
    if (!isPrintable(service.name, longestName))
        return malformed(u"The service needs a name."_s);
    if (!providerFacts(service.provider))
        return malformed(u"The kind of %1 is not known."_s.arg(service.name));
    const auto url = checkedBaseUrl(service.baseUrl);
    if (!url)
        return std::unexpected(url.error());
    if (*url != service.baseUrl)
        return malformed(u"The address of %1 is not written plainly."_s.arg(service.name));
    if ((service.keySource == KeySource::Environment) != variables.match(service.variable).hasMatch())
        return malformed(u"The environment variable needs a name of letters, digits and _."_s);
    return checkModels(service.models);
}

Result<void> checkServices(const QList<ModelService>& services)
{
    if (services.size() > mostServices)
        return malformed(u"There are at most %1 services."_s.arg(mostServices));
    QSet<QString> ids, names;
    for (const ModelService& service : services) {
        if (const auto checked = checkService(service); !checked)
            return checked;
        if (ids.contains(service.id))
            return malformed(u"Two services have the id %1."_s.arg(service.id));
        const QString name = service.name.toCaseFolded();
        if (names.contains(name))
            return fail(ErrorCode::Refused, u"There is another service with the name %1."_s.arg(service.name));
        ids.insert(service.id);
        names.insert(name);
    }
    return {};
}

QString newServiceId()
{
    QString id;
    while (id.size() < 12) { // a token has capitals and signs too
        for (const QChar c : randomToken(16)) {
            if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
                id += c;
        }
    }
    return id.left(12);
}

QString ownKeyVariable(const QString& id)
{
    return u"JUMPSEAT_KEY_"_s + id.toUpper().replace(u'-', u'_');
}

} // namespace jumpseat
