// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/yaml_map.h"

namespace jumpseat {

int yamlLine(const YAML::Node& node)
{
    return node.Mark().line + 1; // yaml-cpp counts from 0 and says -1 for "nowhere"
}

QString yamlText(const YAML::Node& node, const QString& name)
{
    if (!node.IsScalar())
        throw KitProblem { yamlLine(node), QStringLiteral("%1 must be a text").arg(name) };
    return QString::fromStdString(node.Scalar());
}

YamlMap::YamlMap(const YAML::Node& node, QString name)
    : m_node(node)
    , m_name(std::move(name))
{
    if (!m_node.IsMap())
        throw KitProblem { yamlLine(node), QStringLiteral("%1 must have named values").arg(m_name) };
}

bool YamlMap::has(const char* key) const
{
    // A const node: the other operator[] would add the key.
    return std::as_const(m_node)[key].IsDefined();
}

bool YamlMap::isText(const char* key) const
{
    return has(key) && std::as_const(m_node)[key].IsScalar();
}

YAML::Node YamlMap::take(const char* key)
{
    m_taken += QString::fromLatin1(key);
    return has(key) ? std::as_const(m_node)[key] : YAML::Node();
}

int YamlMap::line(const char* key) const
{
    return yamlLine(key && has(key) ? std::as_const(m_node)[key] : m_node);
}

void YamlMap::complain(const QString& what, const char* key) const
{
    throw KitProblem { line(key), what };
}

QString YamlMap::text(const char* key)
{
    const QString value = optionalText(key);
    if (value.isEmpty())
        complain(QStringLiteral("%1 needs \"%2\"").arg(m_name, QString::fromLatin1(key)), key);
    return value;
}

QString YamlMap::optionalText(const char* key)
{
    const YAML::Node node = take(key);
    return node.IsNull() ? QString() : yamlText(node, QStringLiteral("\"%1\"").arg(QString::fromLatin1(key)));
}

int YamlMap::number(const char* key)
{
    bool ok = false;
    const int value = text(key).toInt(&ok);
    if (!ok || value < 1)
        complain(QStringLiteral("\"%1\" must be a number from 1 on").arg(QString::fromLatin1(key)), key);
    return value;
}

bool YamlMap::flag(const char* key)
{
    const QString value = optionalText(key);
    if (!value.isEmpty() && value != QStringLiteral("true") && value != QStringLiteral("false"))
        complain(QStringLiteral("\"%1\" must be true or false").arg(QString::fromLatin1(key)), key);
    return value == QStringLiteral("true");
}

int YamlMap::numberBetween(const char* key, int least, int most)
{
    bool ok = false;
    const int value = text(key).toInt(&ok);
    if (!ok || value < least || value > most)
        complain(QStringLiteral("\"%1\" must be a number from %2 to %3")
                     .arg(QString::fromLatin1(key), QString::number(least), QString::number(most)),
            key);
    return value;
}

QDate YamlMap::date(const char* key)
{
    const QDate value = QDate::fromString(text(key), Qt::ISODate);
    if (!value.isValid())
        complain(QStringLiteral("\"%1\" must be a day as YYYY-MM-DD").arg(QString::fromLatin1(key)), key);
    return value;
}

QStringList YamlMap::texts(const char* key, bool required)
{
    QStringList values;
    each(key, required, [&](const YAML::Node& item) {
        values += yamlText(item, QStringLiteral("an entry of \"%1\"").arg(QString::fromLatin1(key))).trimmed();
    });
    return values;
}

YamlMap YamlMap::map(const char* key, const QString& name)
{
    const YAML::Node node = take(key);
    if (node.IsNull())
        complain(QStringLiteral("%1 needs \"%2\"").arg(m_name, QString::fromLatin1(key)), key);
    return YamlMap(node, name);
}

void YamlMap::each(const char* key, bool required, const std::function<void(const YAML::Node&)>& item)
{
    const YAML::Node list = take(key);
    if (list.IsNull() ? required : !list.IsSequence())
        complain(QStringLiteral("%1 needs a list \"%2\"").arg(m_name, QString::fromLatin1(key)), key);
    if (required && list.size() == 0)
        complain(QStringLiteral("\"%1\" is empty").arg(QString::fromLatin1(key)), key);
    for (const YAML::Node& entry : list)
        item(entry);
}

void YamlMap::finish() const
{
    for (const auto& entry : m_node) {
        const QString key = yamlText(entry.first, QStringLiteral("a name"));
        if (!m_taken.contains(key))
            throw KitProblem { yamlLine(entry.first), QStringLiteral("%1 has no \"%2\"").arg(m_name, key) };
    }
}

} // namespace jumpseat
