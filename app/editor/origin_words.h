// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/provenance.h"

#include <QWidget>

namespace jumpseat {

/// "Candidate", "Assistant, S4": as people read it.
[[nodiscard]] QString originWord(OriginKind kind);
[[nodiscard]] QString originWords(const Origin& origin);

[[nodiscard]] QString characterWords(qint32 count); ///< "1 character", "34 characters"

/// A piece of the margin's band.
class OriginSwatch : public QWidget {
public:
    OriginSwatch(OriginKind kind, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    OriginKind m_kind;
};

} // namespace jumpseat
