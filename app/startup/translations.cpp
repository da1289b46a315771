// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startup/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace jumpseat {

void installTranslations()
{
    static QTranslator plurals, language;
    if (plurals.load(u"jumpseat_en"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&plurals);
    if (QLocale().language() != QLocale::English && language.load(QLocale(), u"jumpseat"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&language);
}

} // namespace jumpseat
