// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

#include <QWidget>

namespace jumpseat {

class CodePane;
class OriginMargin;
class OriginStrip;

/// A pane between its margin and its strip.
class PaneFrame : public QWidget {
    Q_OBJECT
public:
    PaneFrame(SessionModel* model, const FileId& file, QWidget* parent = nullptr);

    [[nodiscard]] CodePane* pane() const { return m_pane; }
    [[nodiscard]] OriginMargin* margin() const { return m_margin; }
    [[nodiscard]] OriginStrip* strip() const { return m_strip; }

private:
    CodePane* m_pane;
    OriginMargin* m_margin;
    OriginStrip* m_strip;
};

} // namespace jumpseat
