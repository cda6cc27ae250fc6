// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/redis_dialog.h"

#include "console/services/json_text.h"
#include "console/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace postroom::console {

RedisDialog::RedisDialog(const RedisQuestion& question, const QString& servers, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Ask Redis"));
    auto* form = new QFormLayout(this);
    form->setSpacing(theme::spacing());
    m_test = new QComboBox(this);
    m_test->addItem(tr("it has a key"));
    m_test->addItem(tr("a key has a certain value"));
    m_test->addItem(tr("a set has a member"));
    m_test->setCurrentIndex(static_cast<int>(question.test));
    form->addRow(tr("&True when"), m_test);
    m_keyLabel = new QLabel(this);
    m_key = new QLineEdit(question.key, this);
    m_keyLabel->setBuddy(m_key);
    form->addRow(m_keyLabel, m_key);
    m_subject = new QComboBox(this);
    for (const auto& [variable, words] : redisSubjects())
        m_subject->addItem(words, variable);
    m_subject->setCurrentIndex(std::max(0, m_subject->findData(question.subject)));
    form->addRow(tr("&About"), m_subject);
    m_answerLabel = new QLabel(tr("&Value"), this);
    m_answer = new QLineEdit(question.answer, this);
    m_answerLabel->setBuddy(m_answer);
    form->addRow(m_answerLabel, m_answer);
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setMinimumSize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 4);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->addRow(m_sentence);
    if (servers.isEmpty()) {
        m_server = new QLineEdit(this);
        m_server->setPlaceholderText(tr("127.0.0.1, or with port, database and password: 127.0.0.1:6379/0/secret"));
        form->addRow(tr("Redis &server"), m_server);
    }
    auto* note = new QLabel(servers.isEmpty() ? tr("No Redis server is set yet (main setting redis_servers): until then the statement defers mail.")
                                              : tr("Asked: %1. While none of them answers, mail is deferred.").arg(servers), this);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    form->addRow(note);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_test, &QComboBox::currentIndexChanged, this, &RedisDialog::update);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &RedisDialog::update);
    connect(m_key, &QLineEdit::textChanged, this, &RedisDialog::update);
    connect(m_answer, &QLineEdit::textChanged, this, &RedisDialog::update);
    update();
    m_key->setFocus();
}

QString RedisDialog::server() const {
    static const QRegularExpression port("^([^:]+):(\\d+)(?=/|$)"); // of the list it becomes an entry of, in which a colon parts entries
    QString server = m_server == nullptr ? QString() : m_server->text().trimmed().replace(port, "\\1::\\2");
    if (server.isEmpty() || server.startsWith('('))
        return server;
    const auto slashes = server.count('/'); // host/database/password: what is not said is the first database, without a password
    return slashes == 0 ? server + "/0/" : slashes == 1 ? server + '/' : server;
}

RedisQuestion RedisDialog::question() const {
    RedisQuestion question;
    question.test = static_cast<RedisQuestion::Test>(m_test->currentIndex());
    question.key = m_key->text().trimmed();
    question.subject = m_subject->currentData().toString();
    if (question.test == RedisQuestion::Test::equals)
        question.answer = m_answer->text().trimmed();
    return question;
}

void RedisDialog::update() {
    const RedisQuestion now = question();
    m_keyLabel->setText(now.test == RedisQuestion::Test::member ? tr("&Set") : tr("&Key begins with"));
    m_answerLabel->setVisible(now.test == RedisQuestion::Test::equals);
    m_answer->setVisible(now.test == RedisQuestion::Test::equals);
    const QString trouble = now.trouble();
    m_sentence->setText(trouble.isEmpty() ? tr("True when: %1.\n%2").arg(now.sentence(), toQt(now.expression())) : trouble);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(trouble.isEmpty());
}

} // namespace postroom::console
