// SPDX-License-Identifier: Apache-2.0
#include "tests/system/oracle/cdb_file.h"

#include <array>

namespace postroom::test {

namespace {

struct Slot {
    quint32 hash = 0;
    quint32 place = 0;
};

quint32 hashOf(const QByteArray& key) {
    quint32 hash = 5381;
    for (const char c : key)
        hash = ((hash << 5) + hash) ^ static_cast<unsigned char>(c);
    return hash;
}

void number(QByteArray& out, quint32 value) {
    for (int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(value >> shift & 0xff);
}

} // namespace

QByteArray cdbFile(const std::vector<std::pair<QByteArray, QByteArray>>& entries) {
    constexpr quint32 headerSize = 2048;
    std::array<std::vector<Slot>, 256> tables;
    QByteArray records, heads, hashTables;
    for (const auto& [key, value] : entries) {
        const quint32 hash = hashOf(key);
        tables[hash & 0xff].push_back({hash, headerSize + static_cast<quint32>(records.size())});
        number(records, static_cast<quint32>(key.size()));
        number(records, static_cast<quint32>(value.size()));
        records += key + value;
    }
    for (const auto& table : tables) {
        std::vector<Slot> places(table.size() * 2);
        for (const Slot& one : table) {
            std::size_t at = (one.hash >> 8) % places.size();
            while (places[at].place != 0)
                at = (at + 1) % places.size();
            places[at] = one;
        }
        number(heads, headerSize + static_cast<quint32>(records.size() + hashTables.size()));
        number(heads, static_cast<quint32>(places.size()));
        for (const Slot& one : places) {
            number(hashTables, one.hash);
            number(hashTables, one.place);
        }
    }
    return heads + records + hashTables;
}

} // namespace postroom::test
