// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class ActionButton;
class InkLabel;
class ModelSettings;
class NoticeStrip;
class ServiceRows;

/// The model services of this computer; one of them is opened beside the page.
class ModelsPage : public QWidget {
    Q_OBJECT
public:
    explicit ModelsPage(QWidget* parent = nullptr);

    /// They must live as long as this.
    void setSettings(ModelSettings* settings);
    void setOpen(const QString& id);
    /// The service of that id gets the keyboard, or whatever adds one.
    void focusOn(const QString& id);
    [[nodiscard]] NoticeStrip* notice() const { return m_notice; }

Q_SIGNALS:
    void chosen(const QString& id);
    void newWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTop();
    void fill();
    [[nodiscard]] QString ollamaWords() const;

    ModelSettings* m_settings = nullptr;
    NoticeStrip* m_notice;
    ServiceRows* m_rows;
    ActionButton* m_add = nullptr;
    InkLabel* m_ollama;
};

} // namespace jumpseat
