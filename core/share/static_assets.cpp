// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/static_assets.h"

#include <QFile>
#include <QString>

namespace jumpseat {

StaticAssets::StaticAssets(const QString& folder)
{
    const auto add = [&](const char* path, const char* file, const char* type) {
        QFile asset(folder + u'/' + QLatin1StringView(file));
        if (asset.open(QIODevice::ReadOnly))
            m_assets.insert_or_assign(path, Asset { type, asset.readAll().toStdString() });
    };
    add("/", "index.html", "text/html; charset=utf-8");
    add("/app.js", "app.js", "text/javascript; charset=utf-8");
    add("/terminal_screen.js", "terminal_screen.js", "text/javascript; charset=utf-8");
    add("/diagrams.js", "diagrams.js", "text/javascript; charset=utf-8");
    add("/app.css", "app.css", "text/css; charset=utf-8");
}

const StaticAssets::Asset* StaticAssets::find(std::string_view target) const
{
    const auto it = m_assets.find(std::string(target.substr(0, target.find('?'))));
    return it == m_assets.end() ? nullptr : &it->second;
}

} // namespace jumpseat
