// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startup/screenshots.h"

#include <QApplication>
#include <QPixmap>
#include <QSaveFile>
#include <QWidget>

#include <chrono>

namespace jumpseat {

namespace {

QWidget* windowInFront()
{
    if (QWidget* active = QApplication::activeWindow())
        return active;
    QWidget* found = nullptr;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->isWindow() && !(widget->windowFlags() & Qt::Popup & ~Qt::Window))
            found = !found || widget->width() > found->width() ? widget : found;
    }
    return found;
}

} // namespace

Screenshots::Screenshots(QString file, QObject* parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::take);
}

void Screenshots::start()
{
    m_timer.start(std::chrono::seconds(1));
}

bool Screenshots::take()
{
    QWidget* window = windowInFront();
    if (!window)
        return false;
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || !window->grab().save(&file, "PNG") || !file.commit()) {
        if (!std::exchange(m_complained, true))
            qWarning("The screenshot %ls cannot be written: %ls", qUtf16Printable(m_file),
                qUtf16Printable(file.errorString()));
        return false;
    }
    m_complained = false;
    Q_EMIT taken();
    return true;
}

} // namespace jumpseat
