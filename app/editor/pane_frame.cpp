// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/pane_frame.h"

#include "editor/code_pane.h"
#include "editor/origin_margin.h"
#include "editor/origin_strip.h"

#include <QHBoxLayout>

namespace jumpseat {

PaneFrame::PaneFrame(SessionModel* model, const FileId& file, QWidget* parent)
    : QWidget(parent)
    , m_pane(new CodePane(model, file, this))
    , m_margin(new OriginMargin(m_pane, this))
    , m_strip(new OriginStrip(m_pane, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_margin);
    row->addWidget(m_pane, 1);
    row->addWidget(m_strip);
    setFocusProxy(m_pane);
}

} // namespace jumpseat
