// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/application.h"

#include "console/app/connect_dialog.h"
#include "console/app/help_window.h"
#include "console/app/main_window.h"
#include "console/app/window_navigator.h"
#include "console/services/case_channel.h"
#include "console/services/json_text.h"
#include "console/services/platform.h"
#include "console/widgets/icons.h"

#include <QApplication>
#include <QAbstractButton>
#include <QCommandLineParser>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QMessageBox>
#include <QUrl>

static void initTranslationResources() { Q_INIT_RESOURCE(postroom_translations); } // a macro that must stand outside of a namespace

namespace postroom::console {

namespace {
constexpr int exitUsage = 64, exitNoInput = 66;
} // namespace

Application::Application(QApplication& qt, std::unique_ptr<QSettings> settings, ChannelFactory channels)
    : m_qt(qt), m_settings(std::move(settings)), m_channels([appliances = std::move(channels)](const ApplianceUri& uri) -> std::unique_ptr<Channel> {
          return uri.isCase() ? std::make_unique<CaseChannel>(uri.path) : appliances(uri);
      }),
      m_appliances(*m_settings) {
    QApplication::setApplicationVersion(POSTROOM_VERSION);
    QApplication::setWindowIcon(applicationIcon());
    QApplication::setDesktopFileName("postroom-console");
    setAppearance(theme::appearanceFromName(m_settings->value("appearance").toString()));
    bool found = false;
    for (const QString& name : QLocale().uiLanguages())
        if (found = setLanguage(name.section('-', 0, 0)); found)
            break;
    if (!found)
        setLanguage("en"); // plural forms
}

Application::~Application() {
    for (const auto& window : m_windows)
        delete window.data();
    delete m_help.data();
}

bool Application::setLanguage(const QString& language) {
    initTranslationResources();
    m_qt.removeTranslator(&m_texts);
    m_qt.removeTranslator(&m_qtTexts);
    if (!m_texts.load("postroom_" + language, ":/translations"))
        return false;
    m_qt.installTranslator(&m_texts);
    if (m_qtTexts.load("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_qt.installTranslator(&m_qtTexts);
    return true;
}

void Application::setAppearance(theme::Appearance appearance) {
    m_appearance = appearance;
    m_settings->setValue("appearance", theme::name(appearance));
    theme::apply(m_qt, appearance);
}

int Application::start(const QStringList& arguments, QString& trouble) {
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("The desktop console of Postroom."));
    parser.addOptions({{"socket", tr("Connects to a socket of this computer."), "PATH"},
                       {"connect", tr("Connects to an appliance: ssh://user@host."), "URI"},
                       {"language", tr("Language of the texts: en or de."), "LANGUAGE"}});
    parser.addPositionalArgument("link", tr("What to open: postroom://HOST/message/ID, message/ID, or a case file."), "[link or file]");
    const QCommandLineOption help = parser.addHelpOption(), version = parser.addVersionOption();
    if (!parser.parse(arguments)) {
        trouble = parser.errorText();
        return exitUsage;
    }
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();
    if (parser.isSet("language") && !setLanguage(parser.value("language"))) {
        trouble = tr("There are no texts in the language \"%1\".").arg(parser.value("language"));
        return exitUsage;
    }
    const QString what = parser.positionalArguments().value(0);
    // A desktop may hand a file over as an address.
    if (const QString file = what.startsWith("file:") ? QUrl(what).toLocalFile() : what; file.endsWith(".postroom-case")) {
        const auto loaded = loadCaseFile(file);
        if (!loaded) {
            trouble = toQt(loaded.error().publicText);
            return exitNoInput;
        }
        openCase(file, nullptr);
        return 0;
    }
    const Link link = Link::parse(what);
    if (parser.isSet("socket") || parser.isSet("connect")) {
        const auto uri = parser.isSet("socket") ? base::Result<ApplianceUri>(ApplianceUri::local(parser.value("socket"))) : ApplianceUri::parse(parser.value("connect"));
        if (!uri) {
            trouble = toQt(uri.error().publicText);
            return exitUsage;
        }
        Link here = link;
        here.host.clear();
        openWindow(*uri, here);
        return 0;
    }
    if (!link.host.isEmpty()) {
        openAddress(link, nullptr);
        return 0;
    }
    if (const QString socket = platform::standardSocket(); !socket.isEmpty() && QFile::exists(socket))
        openWindow(ApplianceUri::local(socket), link);
    else
        askForAppliance(nullptr);
    return 0;
}

MainWindow* Application::openWindow(const ApplianceUri& uri, const Link& first) {
    auto* window = new MainWindow(*this, uri, first);
    m_windows.removeAll(nullptr);
    m_windows << window;
    window->show();
    return window;
}

MainWindow* Application::openCase(const QString& path, QWidget* parent) {
    const auto loaded = loadCaseFile(path);
    if (!loaded) {
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Case file"), toQt(loaded.error().publicText), QMessageBox::Ok, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
        return nullptr;
    }
    const QString id = text(loaded->page["message"], "id");
    return openWindow(ApplianceUri::caseFile(QFileInfo(path).absoluteFilePath()), Link::to("message", {id.isEmpty() ? QFileInfo(path).completeBaseName() : id}));
}

void Application::askForCase(QWidget* parent, std::function<void()> opened) {
    auto* dialog = new QFileDialog(parent, tr("Open a case file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Case files (*.postroom-case)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, parent, opened = std::move(opened)](const QString& file) {
        if (openCase(file, parent) != nullptr && opened)
            opened();
    });
    dialog->open();
}

QList<MainWindow*> Application::windows() const {
    QList<MainWindow*> list;
    for (const auto& window : m_windows)
        if (window)
            list << window;
    return list;
}

void Application::askForAppliance(QWidget* parent) {
    auto* dialog = new ConnectDialog(m_appliances, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { openWindow(dialog->chosen()); });
    connect(dialog, &ConnectDialog::caseFileWanted, this, [this, dialog] { askForCase(dialog, [dialog] { dialog->reject(); }); });
    if (parent == nullptr)
        connect(dialog, &QDialog::rejected, this, [this] {
            if (windows().isEmpty())
                m_qt.quit();
        });
    dialog->open();
}

void Application::openAddress(const Link& link, QWidget* parent) {
    Link here = link;
    here.host.clear();
    for (MainWindow* window : windows())
        if (toQt(window->session().hello().hostName) == link.host) {
            window->navigator().open(here);
            window->raise();
            window->activateWindow();
            return;
        }
    for (const Appliance& appliance : m_appliances.all())
        if (appliance.hostName == link.host || appliance.uri.host == link.host) {
            openWindow(appliance.uri, here);
            return;
        }
    // A link may come from anywhere: nobody is connected to an unknown host without being asked.
    auto* question = new QMessageBox(QMessageBox::Question, tr("Connect to %1?").arg(link.host),
                                     tr("The link leads to %1, to which this console never connected.").arg(link.host), QMessageBox::Cancel, parent);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->addButton(tr("Connect by ssh"), QMessageBox::AcceptRole);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, link, here](QAbstractButton* button) {
        const auto uri = ApplianceUri::parse("ssh://" + link.host);
        if (question->buttonRole(button) == QMessageBox::AcceptRole && uri)
            openWindow(*uri, here);
        else if (windows().isEmpty())
            askForAppliance(nullptr);
    });
    question->open();
}

void Application::remember(const ApplianceUri& uri, const QString& hostName) { m_appliances.remember(uri, hostName, QDateTime::currentDateTime()); }

void Application::showHelp(const QString& anchor) {
    if (!m_help) {
        m_help = new HelpWindow;
        m_help->setAttribute(Qt::WA_DeleteOnClose);
    }
    if (!m_help->open(anchor))
        m_help->open("message-flow");
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void Application::quitAll() {
    for (MainWindow* window : windows())
        if (!window->close()) // it asks what becomes of its changes
            return;
    m_qt.quit();
}

} // namespace postroom::console
