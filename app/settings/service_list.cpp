// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/service_list.h"

#include "settings/service_json.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file.errorString());
    QByteArray bytes = file.read(largestServicesFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, file.errorString());
    return bytes;
}

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::Io, u"The folder of %1 cannot be made."_s.arg(path));
    QSaveFile file(path);
    // Before anything stands in it: there is no moment at which others could open it.
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size()
        && file.commit();
    if (!isWritten)
        return fail(ErrorCode::Io, u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

QString defaultServicesFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/models.json"_s;
}

ServiceList::ServiceList(QString file, QObject* parent)
    : QObject(parent)
    , m_file(std::move(file))
{
}

void ServiceList::load()
{
    m_services.clear();
    m_problem.clear();
    if (QFileInfo::exists(m_file)) {
        const auto bytes = contentOf(m_file);
        const auto read =
            bytes ? servicesFromJson(*bytes) : Result<QList<ModelService>>(std::unexpected(bytes.error()));
        if (read)
            m_services = *read;
        else
            m_problem = tr("%1 could not be read: %2.").arg(m_file, read.error().what);
    }
    Q_EMIT changed();
}

const ModelService* ServiceList::find(const QString& id) const
{
    const auto found = std::ranges::find(m_services, id, &ModelService::id);
    return found == m_services.end() ? nullptr : &*found;
}

Result<void> ServiceList::put(const ModelService& service)
{
    QList<ModelService> services = m_services;
    const auto same = std::ranges::find(services, service.id, &ModelService::id);
    if (same == services.end())
        services.append(service);
    else
        *same = service;
    return save(services);
}

Result<void> ServiceList::remove(const QString& id)
{
    QList<ModelService> services = m_services;
    services.removeIf([&](const ModelService& service) { return service.id == id; });
    return save(services);
}

Result<void> ServiceList::save(const QList<ModelService>& services)
{
    if (const auto checked = checkServices(services); !checked)
        return checked;
    if (const auto aside = putDamagedAside(); !aside)
        return aside;
    if (const auto written = writeFile(m_file, servicesToJson(services)); !written)
        return written;
    m_services = services;
    m_problem.clear();
    Q_EMIT changed();
    return {};
}

/// It may be the work of an hour, and one letter away from being whole.
Result<void> ServiceList::putDamagedAside()
{
    if (m_problem.isEmpty() || !QFileInfo::exists(m_file))
        return {};
    const QFileInfo damaged(m_file);
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    for (int number = 1; number < 1000; ++number) {
        const QString aside = u"%1/%2-unread-%3-%4.json"_s.arg(
            damaged.absolutePath(), damaged.completeBaseName(), day, QString::number(number));
        if (!QFileInfo::exists(aside) && QFile::rename(m_file, aside)) // it replaces nothing
            return {};
    }
    return fail(ErrorCode::Io,
        u"%1 could not be read and cannot be put aside, so nothing was saved in its place."_s.arg(m_file));
}

} // namespace jumpseat
