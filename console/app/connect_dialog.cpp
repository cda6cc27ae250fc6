// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/connect_dialog.h"

#include "console/services/json_text.h"
#include "console/services/platform.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

ConnectDialog::ConnectDialog(ApplianceList list, QWidget* parent) : QDialog(parent), m_list(std::move(list)) {
    setWindowTitle(tr("Connect to an appliance"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::spacing());
    auto* knownLabel = new QLabel(tr("Used &before"), this);
    layout->addWidget(knownLabel);
    m_known = new QListWidget(this);
    m_known->setAccessibleName(tr("Appliances used before"));
    m_known->setIconSize(QSize(22, 22));
    m_known->setMinimumSize(theme::spacing(48), theme::spacing(14));
    knownLabel->setBuddy(m_known);
    layout->addWidget(m_known, 1);
    auto* addressLabel = new QLabel(tr("&Address"), this);
    layout->addWidget(addressLabel);
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText("ssh://" + platform::userName() + "@mail.example.org");
    m_address->setAccessibleName(tr("Address"));
    m_address->setClearButtonEnabled(true);
    addressLabel->setBuddy(m_address);
    layout->addWidget(m_address);
    m_shown = new QLabel(this);
    m_shown->setTextFormat(Qt::PlainText);
    m_shown->setWordWrap(true);
    m_shown->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    m_shown->setAlignment(Qt::AlignTop);
    layout->addWidget(m_shown);
    auto* buttons = new QDialogButtonBox(this);
    m_forget = buttons->addButton(tr("&Forget"), QDialogButtonBox::ResetRole);
    auto* caseFile = buttons->addButton(tr("&Open case file..."), QDialogButtonBox::ActionRole);
    caseFile->setAutoDefault(false); // Return in the address connects
    connect(caseFile, &QPushButton::clicked, this, &ConnectDialog::caseFileWanted);
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    layout->addWidget(buttons);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_known, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr)
            m_address->setText(item->data(Qt::UserRole).toString());
        m_forget->setEnabled(item != nullptr && item->data(Qt::UserRole + 1).toBool());
    });
    connect(m_known, &QListWidget::itemActivated, this, &ConnectDialog::takeAndClose);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (const auto uri = ApplianceUri::parse(m_address->text()))
            m_list.forget(*uri);
        fill();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::takeAndClose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    check();
}

void ConnectDialog::fill() {
    m_known->clear();
    const auto add = [this](const ApplianceUri& uri, const QString& title, bool remembered) {
        auto* item = new QListWidgetItem(icon(uri.kind == ApplianceUri::Kind::ssh ? "appliance" : "disk"), title, m_known);
        item->setData(Qt::UserRole, uri.text());
        item->setData(Qt::UserRole + 1, remembered);
    };
    bool local = false;
    for (const Appliance& appliance : m_list.all()) {
        const QString name = appliance.hostName.isEmpty() ? appliance.uri.title() : appliance.hostName;
        add(appliance.uri, tr("%1, %2, used %3").arg(name, appliance.uri.text(), agoText(appliance.used)), true);
        local = local || (appliance.uri.kind == ApplianceUri::Kind::local && appliance.uri.path == platform::standardSocket());
    }
    if (!local && !platform::standardSocket().isEmpty()) {
        const ApplianceUri uri = ApplianceUri::local(platform::standardSocket());
        add(uri, tr("%1, %2").arg(uri.title(), uri.text()), false);
    }
    m_forget->setEnabled(false);
    if (m_known->count() > 0)
        m_known->setCurrentRow(0);
}

void ConnectDialog::check() {
    const auto uri = ApplianceUri::parse(m_address->text());
    m_connect->setEnabled(uri.has_value());
    m_shown->setText(uri ? tr("Connects to %1").arg(uri->text()) : toQt(uri.error().publicText));
}

void ConnectDialog::takeAndClose() {
    const auto uri = ApplianceUri::parse(m_address->text());
    if (!uri)
        return;
    m_chosen = *uri;
    accept();
}

} // namespace postroom::console
