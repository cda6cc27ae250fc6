// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/help_window.h"

#include "console/widgets/icons.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

static void initManualResources() { Q_INIT_RESOURCE(postroom_manual); } // a macro that must stand outside of a namespace

namespace postroom::console {

namespace {

QString read(const QString& page) {
    QFile file(":/manual/" + page + ".md");
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString& page) {
    const QString first = read(page).section('\n', 0, 0);
    return first.startsWith("# ") ? first.mid(2) : page;
}

} // namespace

QStringList HelpWindow::pages() {
    initManualResources();
    QStringList names;
    for (const QString& file : QDir(":/manual").entryList({"*.md"}, QDir::Files, QDir::Name))
        names << file.chopped(3);
    return names;
}

QString HelpWindow::anchorOf(const QString& heading) {
    QString anchor;
    for (const QChar c : heading.toLower())
        if (c.isLetterOrNumber())
            anchor += c;
        else if (!anchor.isEmpty() && !anchor.endsWith('-'))
            anchor += '-';
    return anchor.endsWith('-') ? anchor.chopped(1) : anchor;
}

HelpWindow::HelpWindow(QWidget* parent) : QWidget(parent, Qt::Window) {
    setWindowTitle(tr("Postroom manual"));
    setWindowIcon(applicationIcon());
    resize(theme::spacing(110), theme::spacing(80));
    auto* layout = new QVBoxLayout(this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon("search"), QLineEdit::LeadingPosition);
    layout->addWidget(m_search);
    auto* splitter = new QSplitter(this);
    m_contents = new QListWidget(splitter);
    m_contents->setAccessibleName(tr("Pages of the manual"));
    m_text = new QTextBrowser(splitter);
    m_text->setAccessibleName(tr("Manual"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(theme::spacing(2));
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme::spacing(26), theme::spacing(84)});
    layout->addWidget(splitter, 1);
    search({});
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr)
            open(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme() == "http" || url.scheme() == "https")
            QDesktopServices::openUrl(url);
        else
            open(url.path().section('/', -1).remove(".md") + (url.hasFragment() ? '#' + url.fragment() : QString()));
    });
    new QShortcut(QKeySequence::Find, this, m_search, qOverload<>(&QWidget::setFocus));
    new QShortcut(Qt::Key_Escape, this, this, &QWidget::close);
}

void HelpWindow::search(const QString& text) {
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const QString& page : pages())
        if (text.isEmpty() || read(page).contains(text, Qt::CaseInsensitive)) {
            auto* item = new QListWidgetItem(titleOf(page), m_contents);
            item->setData(Qt::UserRole, page);
        }
    if (!text.isEmpty() && m_text->find(text))
        m_text->ensureCursorVisible();
}

bool HelpWindow::open(const QString& anchor) {
    const QString page = anchor.section('#', 0, 0).isEmpty() ? m_page : anchor.section('#', 0, 0);
    const QString markdown = read(page);
    if (markdown.isEmpty())
        return false;
    if (page != m_page) {
        m_page = page;
        m_text->setMarkdown(markdown);
        const QSignalBlocker quiet(m_contents);
        for (int row = 0; row < m_contents->count(); ++row)
            if (m_contents->item(row)->data(Qt::UserRole).toString() == page)
                m_contents->setCurrentRow(row);
    }
    scrollTo(anchor.section('#', 1));
    if (!m_search->text().isEmpty()) {
        m_text->moveCursor(QTextCursor::Start);
        m_text->find(m_search->text());
    }
    return true;
}

bool HelpWindow::scrollTo(const QString& section) {
    if (section.isEmpty())
        return true;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0 && anchorOf(block.text()) == section) {
            m_text->moveCursor(QTextCursor::End); // so that the heading comes to the top
            m_text->setTextCursor(QTextCursor(block));
            m_text->ensureCursorVisible();
            return true;
        }
    return false;
}

} // namespace postroom::console
