// SPDX-License-Identifier: GPL-3.0-or-later
// The manual (assets/manual), in a window of its own: contents at the left, search, back.
#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace postroom::console {

class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent = nullptr);
    /// "console#trace": a page of the manual and the heading whose words make the anchor. False: no such page.
    bool open(const QString& anchor);
    [[nodiscard]] QString page() const { return m_page; }
    /// All pages of the manual by name.
    [[nodiscard]] static QStringList pages();
    /// A heading as an anchor: "Trace and queries" is "trace-and-queries".
    [[nodiscard]] static QString anchorOf(const QString& heading);

private:
    void search(const QString& text);
    bool scrollTo(const QString& section);
    QString m_page;
    QListWidget* m_contents;
    QTextBrowser* m_text;
    QLineEdit* m_search;
};

} // namespace postroom::console
