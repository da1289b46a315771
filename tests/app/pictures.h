// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QTest>
#include <QWidget>

namespace jumpseat::test {

/// Paints the widget, which must not warn; keeps the picture where JUMPSEAT_PICTURES names a folder, for people.
inline void takePicture(QWidget& widget, const QString& name)
{
    QCoreApplication::processEvents(); // layouts
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("JUMPSEAT_PICTURES");
    if (!folder.isEmpty())
        picture.save(folder + QLatin1Char('/') + QString(name).replace(QLatin1Char(' '), QLatin1Char('-'))
            + QLatin1String(".png"));
}

} // namespace jumpseat::test
