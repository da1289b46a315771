// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/latency_trace.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace jumpseat {

namespace {

qint64 wallUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

void LatencyTrace::attach(SessionModel* model, QWidget* window)
{
    const QString file = qEnvironmentVariable("JUMPSEAT_TRACE_EDITS");
    if (!file.isEmpty())
        new LatencyTrace(file, model, window);
}

LatencyTrace::LatencyTrace(const QString& file, SessionModel* model, QWidget* window)
    : QObject(window)
    , m_model(model)
    , m_file(file)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return;
    window->installEventFilter(this);
    connect(model, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        if (std::holds_alternative<event::Edited>(event->payload))
            m_edits.append({ event->seq, wallUs() - (m_model->nowUs() - event->atUs), wallUs(), 0, 0 });
    });
    connect(model, &SessionModel::savedThroughChanged, this, &LatencyTrace::saved);
}

bool LatencyTrace::eventFilter(QObject* watched, QEvent* event)
{
    // The window paints and flushes all of itself in this event; what is posted here runs right after it.
    if (event->type() == QEvent::UpdateRequest && !m_edits.isEmpty())
        QTimer::singleShot(0, this, &LatencyTrace::painted);
    return QObject::eventFilter(watched, event);
}

void LatencyTrace::painted()
{
    const qint64 now = wallUs();
    for (Edit& edit : m_edits) {
        if (edit.paintedUs == 0)
            edit.paintedUs = now;
    }
    write();
}

void LatencyTrace::saved()
{
    const qint64 now = wallUs();
    for (Edit& edit : m_edits) {
        if (edit.savedUs == 0 && edit.seq <= m_model->savedThrough())
            edit.savedUs = now;
    }
    write();
}

void LatencyTrace::write()
{
    while (!m_edits.isEmpty() && m_edits.first().paintedUs && m_edits.first().savedUs) {
        const Edit edit = m_edits.takeFirst();
        m_file.write(QStringLiteral("%1 %2 %3 %4 %5\n")
                .arg(edit.seq)
                .arg(edit.paintedUs)
                .arg(edit.savedUs)
                .arg(edit.recordedUs)
                .arg(edit.appliedUs)
                .toLatin1());
    }
    m_file.flush();
}

} // namespace jumpseat
