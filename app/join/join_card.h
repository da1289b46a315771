// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace jumpseat {

class ActionButton;
class QrCode;

/// The way in for a candidate: QR code, link, Copy.
class JoinCard : public QWidget {
    Q_OBJECT
public:
    explicit JoinCard(QWidget* parent = nullptr);

    void setLink(const QString& link);
    [[nodiscard]] QString link() const { return m_link; }
    /// One line under the button, e.g. who can reach the link.
    void setRemark(const QString& remark);
    /// "C" on the button, where that key copies.
    void setCopyKey(const QString& key);
    void setQrSide(int side);

    void copyLink();

private:
    QString m_link;
    QrCode* m_code;
    QLabel* m_linkText;
    ActionButton* m_copy;
    QLabel* m_remark;
};

/// "Copied" for two seconds after a copy, "Copy link" otherwise: no toast, the button itself says it.
void showCopied(ActionButton* button, const QString& restText);

} // namespace jumpseat
