// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/joined_log.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <utility>

namespace postroom::store {

namespace {

constexpr int frameHeader = 24; ///< before each page of the log (SQLite's file format, section 4.1)
/// A larger transaction is written in several pieces. SQLite's unix VFS fails for a call with 128 KiB or more: it masks
/// the count with 0x1ffff.
constexpr std::size_t gatherLimit = 120 * 1024;
constexpr sqlite3_int64 firstStep = 64 * 1024; ///< how far ahead of its end a log grows; then as much as it has
constexpr sqlite3_int64 largestStep = 1024 * 1024;
constexpr int zeroesSize = 64 * 1024;

/// What SQLite takes for its file; the real one lies behind it in the same memory.
struct Log {
    sqlite3_file base;
    std::string* gathered;
    sqlite3_int64 offset; ///< of `gathered` in the file, or where the last write ended
    sqlite3_int64 size;   ///< of the file; 0: not asked for yet
    bool endsCommit;      ///< the page that comes next is the last of a commit

    [[nodiscard]] sqlite3_int64 end() const { return offset + static_cast<sqlite3_int64>(gathered->size()); }
};
constexpr std::size_t realAt = (sizeof(Log) + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);

Log& of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(file) + realAt); }

/// What could not be written is given up: SQLite undoes the transaction, and writes there again.
int flush(sqlite3_file* file) {
    Log& log = of(file);
    log.endsCommit = false;
    if (log.gathered->empty())
        return SQLITE_OK;
    const int result = real(file)->pMethods->xWrite(real(file), log.gathered->data(), static_cast<int>(log.gathered->size()), log.offset);
    log.offset = log.end();
    log.gathered->clear();
    return result;
}

/// Trouble here is no trouble of the commit: it is met, and told, when there are pages to write.
void growAhead(sqlite3_file* file) {
    static constexpr std::array<char, zeroesSize> zeroes{};
    Log& log = of(file);
    if (log.offset <= log.size)
        return;
    if (real(file)->pMethods->xFileSize(real(file), &log.size) != SQLITE_OK || log.offset < log.size)
        return;
    for (const sqlite3_int64 until = log.size + std::clamp(log.size, firstStep, largestStep); log.size < until; log.size += zeroesSize)
        if (real(file)->pMethods->xWrite(real(file), zeroes.data(), zeroesSize, log.size) != SQLITE_OK)
            return;
}

bool isCommitHeader(const void* bytes, int count) {
    const auto* b = static_cast<const unsigned char*>(bytes);
    return count == frameHeader && (b[4] | b[5] | b[6] | b[7]) != 0; // the size of the database after the commit
}

int doWrite(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    Log& log = of(file);
    if (at != log.end() || log.gathered->size() + static_cast<std::size_t>(count) > gatherLimit)
        if (const int flushed = flush(file); flushed != SQLITE_OK)
            return flushed;
    try {
        if (log.gathered->empty())
            log.offset = at;
        log.gathered->append(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
    } catch (const std::bad_alloc&) {
        return SQLITE_IOERR_NOMEM;
    }
    if (log.endsCommit)
        return flush(file);
    log.endsCommit = isCommitHeader(bytes, count);
    return SQLITE_OK;
}

int doClose(sqlite3_file* file) {
    const int flushed = flush(file);
    const int closed = real(file)->pMethods->xClose(real(file));
    delete of(file).gathered;
    return flushed != SQLITE_OK ? flushed : closed;
}
int doRead(sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
    const int flushed = flush(file);
    return flushed != SQLITE_OK ? flushed : real(file)->pMethods->xRead(real(file), to, count, at);
}
int doTruncate(sqlite3_file* file, sqlite3_int64 size) {
    const int flushed = flush(file);
    of(file).size = 0;
    return flushed != SQLITE_OK ? flushed : real(file)->pMethods->xTruncate(real(file), size);
}
int doSync(sqlite3_file* file, int flags) {
    if (const int flushed = flush(file); flushed != SQLITE_OK)
        return flushed;
    growAhead(file);
    return real(file)->pMethods->xSync(real(file), flags);
}
int doSize(sqlite3_file* file, sqlite3_int64* size) {
    const int flushed = flush(file);
    return flushed != SQLITE_OK ? flushed : real(file)->pMethods->xFileSize(real(file), size);
}
int doLock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int doUnlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int doReserved(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int doControl(sqlite3_file* file, int operation, void* argument) { return real(file)->pMethods->xFileControl(real(file), operation, argument); }
int doSector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int doTraits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

/// Version 1: without shared memory and mapping, which SQLite asks of the database and never of its log.
const sqlite3_io_methods logMethods = {1,         doClose, doRead,   doWrite,    doTruncate, doSync,   doSize, doLock,
                                       doUnlock,  doReserved, doControl, doSector, doTraits, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

/// A copy of the VFS below under another name; all but xOpen are its own calls.
struct Layer {
    sqlite3_vfs vfs;
    sqlite3_vfs* below;
    std::string name;
};

int doOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    sqlite3_vfs* below = static_cast<Layer*>(vfs->pAppData)->below;
    if ((flags & SQLITE_OPEN_WAL) == 0)
        return below->xOpen(below, name, file, flags, outFlags);
    Log& log = of(file);
    log = {};
    const int opened = below->xOpen(below, name, real(file), flags, outFlags);
    if (opened != SQLITE_OK)
        return opened;
    log.gathered = new (std::nothrow) std::string();
    if (log.gathered == nullptr) {
        real(file)->pMethods->xClose(real(file));
        return SQLITE_NOMEM;
    }
    log.base.pMethods = &logMethods;
    return SQLITE_OK;
}

} // namespace

std::string joinedLog(const std::string& below) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Layer>> layers;
    const std::lock_guard lock(mutex);
    std::unique_ptr<Layer>& layer = layers[below];
    if (layer != nullptr)
        return layer->name;
    sqlite3_vfs* found = sqlite3_vfs_find(below.empty() ? nullptr : below.c_str());
    if (found == nullptr) {
        layers.erase(below);
        return {};
    }
    layer = std::make_unique<Layer>(Layer{*found, found, "joined-log:" + below});
    layer->vfs.zName = layer->name.c_str();
    layer->vfs.pNext = nullptr;
    layer->vfs.szOsFile = static_cast<int>(realAt) + found->szOsFile;
    layer->vfs.xOpen = doOpen;
    layer->vfs.pAppData = layer.get();
    sqlite3_vfs_register(&layer->vfs, 0);
    return layer->name;
}

} // namespace postroom::store
