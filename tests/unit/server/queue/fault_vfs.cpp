// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/queue/fault_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <vector>

namespace postroom::test::fault {

namespace {

struct Operation {
    enum class Kind { write, truncate, sync, remove } kind;
    std::string file;
    std::size_t offset = 0;
    std::string bytes;
};

struct State {
    std::mutex mutex;
    std::vector<Operation> log;
    Failure failure = Failure::none;
    std::size_t countdown = 0;
};
State& state() {
    static State state;
    return state;
}

struct File {
    sqlite3_file base;
    std::string* name;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(this) + sizeof(File)); }
};
File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_vfs* realVfs() { return sqlite3_vfs_find("unix"); }

/// The error to give, or SQLITE_OK. Counts operations while a failure is armed.
int failureNow(bool sync) {
    State& s = state();
    if (s.failure == Failure::none || (s.countdown > 1 && --s.countdown > 0))
        return SQLITE_OK;
    if (sync)
        return s.failure == Failure::syncError ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    return s.failure == Failure::writeError ? SQLITE_IOERR_WRITE : s.failure == Failure::diskFull ? SQLITE_FULL : SQLITE_OK;
}

int doClose(sqlite3_file* f) {
    const int result = of(f)->real()->pMethods->xClose(of(f)->real());
    delete of(f)->name;
    return result;
}
int doRead(sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return of(f)->real()->pMethods->xRead(of(f)->real(), to, n, at); }
int doWrite(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
    const std::lock_guard lock(state().mutex);
    if (const int failed = failureNow(false); failed != SQLITE_OK) {
        if (n > 1) // a part reaches the disk
            of(f)->real()->pMethods->xWrite(of(f)->real(), from, n / 2, at);
        return failed;
    }
    state().log.push_back({Operation::Kind::write, *of(f)->name, static_cast<std::size_t>(at), std::string(static_cast<const char*>(from), static_cast<std::size_t>(n))});
    return of(f)->real()->pMethods->xWrite(of(f)->real(), from, n, at);
}
int doTruncate(sqlite3_file* f, sqlite3_int64 size) {
    const std::lock_guard lock(state().mutex);
    state().log.push_back({Operation::Kind::truncate, *of(f)->name, static_cast<std::size_t>(size), {}});
    return of(f)->real()->pMethods->xTruncate(of(f)->real(), size);
}
int doSync(sqlite3_file* f, int flags) {
    const std::lock_guard lock(state().mutex);
    if (const int failed = failureNow(true); failed != SQLITE_OK)
        return failed;
    state().log.push_back({Operation::Kind::sync, *of(f)->name, 0, {}});
    return of(f)->real()->pMethods->xSync(of(f)->real(), flags);
}
int doSize(sqlite3_file* f, sqlite3_int64* size) { return of(f)->real()->pMethods->xFileSize(of(f)->real(), size); }
int doLock(sqlite3_file* f, int level) { return of(f)->real()->pMethods->xLock(of(f)->real(), level); }
int doUnlock(sqlite3_file* f, int level) { return of(f)->real()->pMethods->xUnlock(of(f)->real(), level); }
int doReserved(sqlite3_file* f, int* out) { return of(f)->real()->pMethods->xCheckReservedLock(of(f)->real(), out); }
int doControl(sqlite3_file* f, int op, void* arg) { return of(f)->real()->pMethods->xFileControl(of(f)->real(), op, arg); }
int doSector(sqlite3_file* f) { return of(f)->real()->pMethods->xSectorSize(of(f)->real()); }
int doCharacteristics(sqlite3_file* f) { return of(f)->real()->pMethods->xDeviceCharacteristics(of(f)->real()); }
int doShmMap(sqlite3_file* f, int region, int size, int extend, void volatile** to) { return of(f)->real()->pMethods->xShmMap(of(f)->real(), region, size, extend, to); }
int doShmLock(sqlite3_file* f, int offset, int n, int flags) { return of(f)->real()->pMethods->xShmLock(of(f)->real(), offset, n, flags); }
void doShmBarrier(sqlite3_file* f) { of(f)->real()->pMethods->xShmBarrier(of(f)->real()); }
int doShmUnmap(sqlite3_file* f, int remove) { return of(f)->real()->pMethods->xShmUnmap(of(f)->real(), remove); }

const sqlite3_io_methods methods = {2,         doClose,   doRead,    doWrite,    doTruncate, doSync,            doSize,   doLock,    doUnlock,
                                    doReserved, doControl, doSector, doCharacteristics, doShmMap, doShmLock, doShmBarrier, doShmUnmap, nullptr, nullptr};

int doOpen(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
    File* file = of(f);
    file->base.pMethods = nullptr;
    const int result = realVfs()->xOpen(realVfs(), name, file->real(), flags, out);
    if (result != SQLITE_OK)
        return result;
    file->name = new std::string(name != nullptr ? std::filesystem::path(name).filename().string() : std::string());
    file->base.pMethods = &methods;
    return SQLITE_OK;
}

int doDelete(sqlite3_vfs*, const char* name, int syncDirectory) {
    const std::lock_guard lock(state().mutex);
    state().log.push_back({Operation::Kind::remove, std::filesystem::path(name).filename().string(), 0, {}});
    return realVfs()->xDelete(realVfs(), name, syncDirectory);
}

} // namespace

void reset() {
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs made = *realVfs();
        made.zName = "fault";
        made.pNext = nullptr;
        made.szOsFile = static_cast<int>(sizeof(File)) + realVfs()->szOsFile;
        made.xOpen = doOpen;
        made.xDelete = doDelete;
        return made;
    }();
    sqlite3_vfs_register(&vfs, 0);
    disarm();
    const std::lock_guard lock(state().mutex);
    state().log.clear();
}

void arm(Failure failure, std::size_t nth) {
    const std::lock_guard lock(state().mutex);
    state().failure = failure;
    state().countdown = nth;
}

void disarm() {
    const std::lock_guard lock(state().mutex);
    state().failure = Failure::none;
}

std::size_t operations() {
    const std::lock_guard lock(state().mutex);
    return state().log.size();
}

void restore(std::size_t operation, Survives how, const std::string& target) {
    const std::lock_guard lock(state().mutex);
    const std::size_t end = std::min(operation, state().log.size());
    std::map<std::string, std::size_t> synced; // index of the last sync of each file
    for (std::size_t i = 0; i < end; ++i)
        if (state().log[i].kind == Operation::Kind::sync)
            synced[state().log[i].file] = i;
    std::map<std::string, std::string> files;
    for (std::size_t i = 0; i < end; ++i) {
        const Operation& op = state().log[i];
        const auto sync = synced.find(op.file);
        if (op.kind == Operation::Kind::remove) {
            files.erase(op.file);
            continue;
        }
        const bool safe = sync != synced.end() && i < sync->second;
        if (op.kind == Operation::Kind::sync || (!safe && how == Survives::onlySynced) || (!safe && how == Survives::torn && i % 2 == 1))
            continue;
        std::string& content = files[op.file];
        if (op.kind == Operation::Kind::truncate) {
            content.resize(op.offset);
            continue;
        }
        const std::size_t length = how == Survives::torn && i + 1 == end ? op.bytes.size() / 2 : op.bytes.size();
        if (content.size() < op.offset + length)
            content.resize(op.offset + length);
        std::memcpy(content.data() + op.offset, op.bytes.data(), length);
    }
    for (const auto& [name, content] : files)
        std::ofstream(target + "/" + name, std::ios::binary | std::ios::trunc) << content;
}

} // namespace postroom::test::fault
