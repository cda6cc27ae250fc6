// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/application.h"
#include "console/app/askpass_dialog.h"
#include "console/services/platform.h"
#include "console/services/ssh_channel.h"

#include <QApplication>

#include <cstdio>

using namespace postroom::console;

int main(int argc, char** argv) {
    platform::ignoreBrokenPipes();
    QApplication qt(argc, argv);
    QApplication::setApplicationName("postroom-console");
    QApplication::setOrganizationName("Postroom");
    QApplication::setApplicationDisplayName({}); // the windows' titles say it themselves
    auto settings = std::make_unique<QSettings>();
    if (qEnvironmentVariableIsSet(SshChannel::askPassVariable) && argc > 1) {
        theme::apply(qt, theme::appearanceFromName(settings->value("appearance").toString()));
        AskPassDialog dialog(QApplication::arguments().at(1), qEnvironmentVariable(SshChannel::askPassVariable));
        if (dialog.exec() != QDialog::Accepted)
            return 1;
        std::printf("%s\n", dialog.answer().toUtf8().constData());
        return 0;
    }
    Application application(qt, std::move(settings), standardChannels());
    QString trouble;
    if (const int code = application.start(QApplication::arguments(), trouble); code != 0) {
        std::fprintf(stderr, "postroom-console: %s\n", trouble.toUtf8().constData());
        return code;
    }
    return QApplication::exec();
}
