// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/labels.h"

class QLineEdit;
class QScrollArea;

namespace jumpseat {

/// The name over a field, which gets it as its accessible name too.
InkLabel* fieldLabel(const QString& text, QWidget* field, QWidget* parent);
/// Small words below a field, in as many lines as they need.
InkLabel* captionLabel(const QString& text, Token token, QWidget* parent);
/// A field for one number of at most `digits` digits; what stands in it while it is empty says what empty means.
QLineEdit* numberField(const QString& name, const QString& whenEmpty, int digits, QWidget* parent);
/// The number in such a field; 0: it is empty.
[[nodiscard]] qint64 numberIn(const QLineEdit& field);
/// Scrolls up and down when a panel has too little room, on the panel's own ground.
QScrollArea* panelScroller(QWidget* content, QWidget* parent);

} // namespace jumpseat
