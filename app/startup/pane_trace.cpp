// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/pane_trace.h"

#include "editor/code_area.h"
#include "editor/code_pane.h"

#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimer>
#include <QWidget>

namespace jumpseat {

void PaneTrace::attach(QWidget* window)
{
    const QString file = qEnvironmentVariable("JUMPSEAT_TRACE_PANE");
    if (!file.isEmpty())
        new PaneTrace(file, window);
}

PaneTrace::PaneTrace(const QString& file, QWidget* window)
    : QObject(window)
    , m_file(file)
    , m_code(window->findChild<CodeArea*>())
{
    window->installEventFilter(this);
}

bool PaneTrace::eventFilter(QObject* watched, QEvent* event)
{
    // The window paints all of itself in this event; what is posted here runs right after it.
    if (event->type() == QEvent::UpdateRequest)
        QTimer::singleShot(0, this, &PaneTrace::write);
    return QObject::eventFilter(watched, event);
}

void PaneTrace::write()
{
    const CodePane* pane = m_code ? m_code->currentPane() : nullptr;
    if (!pane || !pane->isVisible())
        return;
    const auto* file = pane->model()->state().file(pane->fileId());
    const QByteArray shown = QJsonDocument(QJsonObject {
                                               { QStringLiteral("file"), file ? file->name : QString() },
                                               { QStringLiteral("text"), pane->plainText() },
                                           })
                                 .toJson();
    if (shown == m_written)
        return;
    // Replaced as a whole: whoever reads it sees one state or the next.
    QSaveFile out(m_file);
    if (out.open(QIODevice::WriteOnly) && out.write(shown) == shown.size() && out.commit())
        m_written = shown;
}

} // namespace jumpseat
