// SPDX-License-Identifier: GPL-3.0-or-later
// The list at the left: searches that come with the console, those that the user saved, and the latest ones.
#pragma once

#include <QWidget>

class QSettings;
class QTreeWidget;

namespace postroom::console {

class SavedSearches : public QWidget {
    Q_OBJECT
public:
    SavedSearches(QSettings& settings, QWidget* parent = nullptr);

    void remember(const QString& query);
    [[nodiscard]] QStringList recent() const { return m_recent; }
    /// Saves it under a name; the same name again replaces it.
    void save(const QString& name, const QString& query);
    void remove(const QString& name);
    [[nodiscard]] QStringList savedNames() const;

signals:
    void chosen(const QString& query);

private:
    void fill();
    void showMenu(const QPoint& at);
    QSettings& m_settings;
    QTreeWidget* m_tree;
    QStringList m_recent;
    QList<QPair<QString, QString>> m_saved; ///< name, query
};

} // namespace postroom::console
