// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QBitArray>
#include <QString>
#include <QWidget>

namespace jumpseat {

/// The modules of a QR code, row by row; true is dark.
struct QrMatrix {
    int size = 0;
    QBitArray modules;

    [[nodiscard]] bool isDark(int x, int y) const { return modules.testBit(y * size + x); }
};

/// `text` as UTF-8 with error correction M. Error: TooLarge.
[[nodiscard]] Result<QrMatrix> encodeQr(const QString& text);

/// Shows a text as a QR code, black on white in every theme: some readers do not know the inverse.
class QrCode : public QWidget {
    Q_OBJECT
public:
    explicit QrCode(QWidget* parent = nullptr);

    void setText(const QString& text);
    /// Side of the whole code in pixels, quiet zone included, at most: modules are whole pixels.
    void setSide(int side);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();

    QrMatrix m_matrix;
    int m_side = 166;
};

} // namespace jumpseat
