// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "join/qr_code.h"

#include "theme/theme.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace jumpseat {

namespace {
constexpr int quietZone = 4; // modules, as the standard asks
}

Result<QrMatrix> encodeQr(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(
            int(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes do not fit into a QR code.").arg(bytes.size()));
    QrMatrix matrix { code->width, QBitArray(code->width * code->width) };
    for (int i = 0; i < matrix.modules.size(); ++i)
        matrix.modules.setBit(i, code->data[i] & 1);
    return matrix;
}

QrCode::QrCode(QWidget* parent)
    : QWidget(parent)
{
    setSide(m_side);
    setAccessibleName(tr("QR code of the join link"));
}

void QrCode::setText(const QString& text)
{
    m_matrix = text.isEmpty() ? QrMatrix() : encodeQr(text).value_or(QrMatrix());
    fit();
    update();
}

void QrCode::setSide(int side)
{
    m_side = side;
    fit();
}

void QrCode::fit()
{
    constexpr int frame = 2;
    const int modules = m_matrix.size + 2 * quietZone;
    const int side = m_matrix.size == 0 ? m_side : qMax(1, (m_side - frame) / modules) * modules + frame;
    setFixedSize(side, side);
}

void QrCode::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(Theme::instance().color(Token::Line1));
    painter.setBrush(Qt::white);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (m_matrix.size == 0)
        return;
    // Whole device pixels a module: anything else blurs the edges that a camera looks for.
    const qreal ratio = devicePixelRatioF();
    const int module = qMax(1, int((width() - 2) * ratio) / (m_matrix.size + 2 * quietZone));
    const qreal step = module / ratio;
    const qreal origin = std::round((width() - step * m_matrix.size) / 2 * ratio) / ratio;
    for (int y = 0; y < m_matrix.size; ++y) {
        for (int x = 0; x < m_matrix.size; ++x) {
            if (m_matrix.isDark(x, y))
                painter.fillRect(QRectF(origin + x * step, origin + y * step, step, step), Qt::black);
        }
    }
}

} // namespace jumpseat
