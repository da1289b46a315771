// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conversation/message_text.h"

#include <QColor>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace jumpseat {

/// A message broken into lines for one width. Building it is the dear part of showing a conversation; painting one
/// that is kept is cheap.
class MessageLayout {
public:
    MessageLayout(const QString& text, int width);

    [[nodiscard]] int height() const { return m_height; }
    /// Paints what lies in `clip`, in the painter's coordinates.
    void paint(QPainter& painter, const QPoint& at, const QRect& clip) const;

private:
    struct Part {
        std::unique_ptr<QTextLayout> layout;
        int top = 0, height = 0;
        bool code = false;
    };
    void add(const MessageBlock& block);

    int m_width;
    int m_height = 0;
    std::vector<Part> m_parts;
};

} // namespace jumpseat
