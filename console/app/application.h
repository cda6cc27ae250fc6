// SPDX-License-Identifier: GPL-3.0-or-later
// What the windows share: settings, appearance, translations, remembered appliances, the help window.
#pragma once

#include "console/pages/link.h"
#include "console/services/appliance_list.h"
#include "console/services/session.h"
#include "console/widgets/theme.h"

#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QTranslator>

#include <functional>
#include <memory>

class QApplication;

namespace postroom::console {

class HelpWindow;
class MainWindow;

class Application : public QObject {
    Q_OBJECT
public:
    /// `settings` belongs to this afterwards. `channels`: how appliances are reached.
    Application(QApplication& qt, std::unique_ptr<QSettings> settings, ChannelFactory channels);
    ~Application() override;

    /// The command line after the program's name; 0: windows are open, run the event loop. Otherwise the exit code, and
    /// a sentence on `trouble`.
    int start(const QStringList& arguments, QString& trouble);

    [[nodiscard]] QSettings& settings() { return *m_settings; }
    [[nodiscard]] const ChannelFactory& channels() const { return m_channels; }
    [[nodiscard]] theme::Appearance appearance() const { return m_appearance; }
    void setAppearance(theme::Appearance appearance);
    /// Installs the translations of a language ("de"); English is what stands in the sources. False: there are none.
    bool setLanguage(const QString& language);

    /// A window on a case file; null, after a dialog that says why, when it cannot be shown.
    MainWindow* openCase(const QString& path, QWidget* parent);
    /// Asks for the file; `opened` is called once its window is there.
    void askForCase(QWidget* parent, std::function<void()> opened = {});
    MainWindow* openWindow(const ApplianceUri& uri, const Link& first = {});
    /// Opens the dialog; a choice opens a window.
    void askForAppliance(QWidget* parent);
    /// A link to another appliance: a window that is there, a remembered appliance of that name, or ssh to it after a question.
    void openAddress(const Link& link, QWidget* parent);
    void remember(const ApplianceUri& uri, const QString& hostName);
    void showHelp(const QString& anchor);
    void quitAll();
    [[nodiscard]] QList<MainWindow*> windows() const;

private:
    QApplication& m_qt;
    std::unique_ptr<QSettings> m_settings;
    ChannelFactory m_channels;
    ApplianceList m_appliances;
    theme::Appearance m_appearance = theme::Appearance::system;
    QTranslator m_texts;
    QTranslator m_qtTexts;
    QPointer<HelpWindow> m_help;
    QList<QPointer<MainWindow>> m_windows;
};

} // namespace postroom::console
