// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/service_json.h"

#include "base/json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <initializer_list>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr int servicesFormat = 1;

QString keySourceName(KeySource source)
{
    return source == KeySource::Keyring    ? u"keyring"_s
        : source == KeySource::Environment ? u"environment"_s
                                           : u"none"_s;
}

/// Takes members out of an object and remembers the first thing that is wrong with it.
class StrictObject {
public:
    StrictObject(const QJsonValue& value, QString where)
        : m_object(value.toObject())
        , m_where(std::move(where))
    {
        if (!value.isObject())
            complain(u"is no object"_s);
    }
    void allow(std::initializer_list<QLatin1StringView> names)
    {
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (std::ranges::find(names, it.key()) == names.end())
                complain(u"has a member \"%1\" that is not known"_s.arg(it.key().left(40)));
        }
    }
    QString text(QLatin1StringView name)
    {
        if (!m_object.value(name).isString())
            complain(u"needs a text \"%1\""_s.arg(name));
        return m_object.value(name).toString();
    }
    /// Absent: 0.
    qint64 number(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined())
            return 0;
        if (!value.isDouble() || double(value.toInteger(-1)) != value.toDouble())
            complain(u"needs a whole number \"%1\""_s.arg(name));
        return value.toInteger();
    }
    QJsonArray list(QLatin1StringView name)
    {
        if (!m_object.value(name).isArray())
            complain(u"needs a list \"%1\""_s.arg(name));
        return m_object.value(name).toArray();
    }
    [[nodiscard]] bool has(QLatin1StringView name) const { return m_object.contains(name); }
    void complain(const QString& what)
    {
        if (m_problem.isEmpty())
            m_problem = m_where + u' ' + what;
    }
    [[nodiscard]] Result<void> checked() const
    {
        return m_problem.isEmpty() ? Result<void>() : fail(ErrorCode::Malformed, m_problem);
    }

private:
    QJsonObject m_object;
    QString m_where, m_problem;
};

QJsonObject modelToJson(const ServiceModel& model)
{
    QJsonObject json { { u"name"_s, model.name } };
    const std::pair<QString, qint64> prices[] { { u"inputPrice"_s, model.inputPrice },
        { u"cachedPrice"_s, model.cachedPrice }, { u"outputPrice"_s, model.outputPrice } };
    for (const auto& [name, price] : prices) {
        if (price != 0)
            json.insert(name, price);
    }
    return json;
}

Result<ServiceModel> modelFromJson(const QJsonValue& value, const QString& where)
{
    StrictObject object(value, where);
    object.allow({ "name"_L1, "inputPrice"_L1, "cachedPrice"_L1, "outputPrice"_L1 });
    ServiceModel model { object.text("name"_L1), object.number("inputPrice"_L1), object.number("cachedPrice"_L1),
        object.number("outputPrice"_L1) };
    if (const auto checked = object.checked(); !checked)
        return std::unexpected(checked.error());
    return model;
}

QJsonObject serviceToJson(const ModelService& service)
{
    QJsonArray models;
    for (const ServiceModel& model : service.models)
        models += modelToJson(model);
    QJsonObject json { { u"id"_s, service.id }, { u"name"_s, service.name }, { u"provider"_s, service.provider },
        { u"baseUrl"_s, service.baseUrl }, { u"keySource"_s, keySourceName(service.keySource) },
        { u"models"_s, models } };
    if (service.keySource == KeySource::Environment)
        json.insert(u"variable"_s, service.variable);
    return json;
}

Result<ModelService> serviceFromJson(const QJsonValue& value, qsizetype number)
{
    const QString where = u"service %1"_s.arg(number);
    StrictObject object(value, where);
    object.allow({ "id"_L1, "name"_L1, "provider"_L1, "baseUrl"_L1, "keySource"_L1, "variable"_L1, "models"_L1 });
    ModelService service { object.text("id"_L1), object.text("name"_L1), object.text("provider"_L1),
        object.text("baseUrl"_L1), KeySource::None, object.has("variable"_L1) ? object.text("variable"_L1) : QString(),
        {} };
    const QString source = object.text("keySource"_L1);
    for (const KeySource known : { KeySource::Keyring, KeySource::Environment, KeySource::None }) {
        if (source == keySourceName(known))
            service.keySource = known;
    }
    if (source != keySourceName(service.keySource))
        object.complain(u"has a source of keys that is not known"_s);
    const QJsonArray models = object.list("models"_L1);
    if (const auto checked = object.checked(); !checked)
        return std::unexpected(checked.error());
    for (const QJsonValue model : models) {
        auto read = modelFromJson(model, where + u", model %1"_s.arg(service.models.size() + 1));
        if (!read)
            return std::unexpected(read.error());
        service.models += *std::move(read);
    }
    return service;
}

} // namespace

QByteArray servicesToJson(const QList<ModelService>& services)
{
    QJsonArray list;
    for (const ModelService& service : services)
        list += serviceToJson(service);
    return QJsonDocument(QJsonObject { { u"format"_s, servicesFormat }, { u"services"_s, list } }).toJson();
}

Result<QList<ModelService>> servicesFromJson(const QByteArray& json)
{
    if (json.size() > largestServicesFile)
        return fail(ErrorCode::TooLarge, u"it is far too large"_s);
    QJsonParseError error;
    const QJsonDocument document = parseJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::Malformed, u"it is no JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    StrictObject object(document.isObject() ? QJsonValue(document.object()) : QJsonValue(), u"it"_s);
    const qint64 format = object.number("format"_L1);
    if (object.checked() && format > servicesFormat)
        return fail(ErrorCode::Newer, u"it was written by a newer Jumpseat"_s);
    if (format != servicesFormat)
        object.complain(u"has no format that is known"_s);
    object.allow({ "format"_L1, "services"_L1 });
    const QJsonArray list = object.list("services"_L1);
    if (const auto checked = object.checked(); !checked)
        return std::unexpected(checked.error());
    QList<ModelService> services;
    for (const QJsonValue value : list) {
        auto service = serviceFromJson(value, services.size() + 1);
        if (!service)
            return std::unexpected(service.error());
        services += *std::move(service);
    }
    if (const auto checked = checkServices(services); !checked)
        return std::unexpected(checked.error());
    return services;
}

} // namespace jumpseat
