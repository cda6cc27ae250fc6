// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/about_dialog.h"

#include "console/widgets/icons.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace postroom::console {

AboutDialog::AboutDialog(const QString& server, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Postroom"));
    resize(theme::spacing(66), theme::spacing(50));
    auto* layout = new QVBoxLayout(this);
    auto* head = new QHBoxLayout;
    auto* sign = new QLabel(this);
    sign->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    sign->setAccessibleName(tr("Postroom's icon"));
    head->addWidget(sign);
    auto* title = new QLabel(tr("Postroom console %1").arg(QApplication::applicationVersion()), this);
    title->setFont(theme::titleFont());
    head->addWidget(title, 1);
    layout->addLayout(head);
    auto* tabs = new QTabWidget(this);
    auto* about = new QLabel(tabs);
    about->setTextFormat(Qt::RichText);
    about->setWordWrap(true);
    about->setAlignment(Qt::AlignTop);
    about->setMargin(theme::spacing());
    about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QString text = "<p>" + tr("The desktop console of Postroom, a mail server that explains itself.") + "</p>";
    if (!server.isEmpty())
        text += "<p>" + tr("Connected to %1.").arg(server.toHtmlEscaped()) + "</p>";
    text += "<p>" + tr("Built with Qt %1, running on Qt %2.").arg(QT_VERSION_STR, qVersion()) + "</p><p>" +
            tr("The console is free software under the GNU General Public License, version 3 or later; it comes without any warranty. "
               "Server and tools are under the Apache License 2.0. Qt is used under the GNU Lesser General Public License, version 3, "
               "Qt Charts under the GNU General Public License, version 3.") + "</p>";
    about->setText(text);
    tabs->addTab(about, tr("About"));
    for (const QString& name : QDir(":/licences").entryList({"*.txt"}, QDir::Files, QDir::Name)) {
        QFile file(":/licences/" + name);
        auto* licence = new QPlainTextEdit(tabs);
        licence->setReadOnly(true);
        licence->setFont(theme::fixedFont());
        licence->setAccessibleName(name);
        if (file.open(QIODevice::ReadOnly))
            licence->setPlainText(QString::fromUtf8(file.readAll()));
        tabs->addTab(licence, name.chopped(4));
    }
    layout->addWidget(tabs, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace postroom::console
