// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <yaml-cpp/yaml.h>

namespace jumpseat {

/// Something wrong in a kit file. Thrown inside the loader only; loadKit() turns it into an Error.
struct KitProblem {
    int line = 0; ///< from 1; 0 when it is about no line
    QString what;
};

/// A YAML mapping that is read key by key and complains, with the line, about what it does not have or know.
class YamlMap {
public:
    /// `name` is what the thing is called in messages: "a task".
    YamlMap(const YAML::Node& node, QString name);

    [[nodiscard]] QString text(const char* key);         ///< required and not empty
    [[nodiscard]] QString optionalText(const char* key); ///< empty when it is not there
    [[nodiscard]] int number(const char* key);           ///< required, 1 or more
    [[nodiscard]] bool flag(const char* key);            ///< false when it is not there
    /// Empty when it is not there, unless `required`: then it has an entry at least.
    [[nodiscard]] QStringList texts(const char* key, bool required = false);
    [[nodiscard]] int numberBetween(const char* key, int least, int most); ///< required
    [[nodiscard]] QDate date(const char* key);                             ///< required, YYYY-MM-DD
    [[nodiscard]] YamlMap map(const char* key, const QString& name);
    /// Calls `item` for each entry of a list; the list may be missing unless `required`.
    void each(const char* key, bool required, const std::function<void(const YAML::Node&)>& item);
    /// To be called when all is read: an unknown key is a misspelled one.
    void finish() const;

    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] bool isText(const char* key) const; ///< it is there, and no list and no mapping
    /// Line of a key's value, or of the mapping.
    [[nodiscard]] int line(const char* key = nullptr) const;
    [[noreturn]] void complain(const QString& what, const char* key = nullptr) const;

private:
    YAML::Node take(const char* key);

    YAML::Node m_node;
    QString m_name;
    QSet<QString> m_taken;
};

/// A scalar as text. `name` is used in the complaint.
[[nodiscard]] QString yamlText(const YAML::Node& node, const QString& name);
[[nodiscard]] int yamlLine(const YAML::Node& node);

} // namespace jumpseat
