// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/theme_setting.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace jumpseat {

void chooseTheme(ThemeChoice choice)
{
    QSettings().setValue(u"theme"_s,
        choice == ThemeChoice::Light      ? u"light"_s
            : choice == ThemeChoice::Dark ? u"dark"_s
                                          : u"system"_s);
    Theme::instance().install(choice);
}

ThemeChoice rememberedTheme()
{
    const QString name = QSettings().value(u"theme"_s).toString();
    return name == "light"_L1 ? ThemeChoice::Light : name == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::System;
}

} // namespace jumpseat
