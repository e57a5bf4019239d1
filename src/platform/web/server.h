#pragma once

#include "platform/web/http.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace web {

/// How the server listens and where its patience ends. The defaults are the product's; tests shorten them.
struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 8080;         ///< 0 takes a free one; ask Server::port()
    std::string tls_cert {}; ///< PEM file; empty means plain HTTP
    std::string tls_key {};
    std::vector<std::string> trusted_proxies {}; ///< CIDRs whose X-Forwarded-For / -Proto are believed
    std::string spool_folder {};                 ///< for uploads
    int workers = 64;                            ///< threads; most of them sleep in a commit
    int running = 4;                             ///< how many of them run at once (see WorkerPool)
    int queue = 1024;                            ///< waiting requests; one more is 503 at once
    int connections = 12'000;
    int connections_per_address = 6'000;                ///< schools sit behind one address, benches behind 127.0.0.1
    std::size_t header_limit = 16 * 1024;               ///< more is 431
    std::chrono::milliseconds header_deadline {10'000}; ///< absolute, from the first byte (or the connection's birth)
    std::chrono::milliseconds body_deadline {10'000};   ///< absolute for a form; 1 KB of progress in it for an upload
    std::chrono::milliseconds write_deadline {30'000};  ///< a reader that takes nothing for so long is cut
    std::chrono::milliseconds idle_deadline {75'000};   ///< keep-alive between requests
    std::chrono::milliseconds stream_deadline {
        10'000}; ///< for a stream whose reader takes nothing of what waits for her
};

/// The HTTP server: Beast behind the strict gate. Owns one I/O thread and the workers.
class Server {
public:
    Server(ServerOptions options, Application& application);
    ~Server();

    void start();     ///< listens; throws when it cannot
    int port() const; ///< the port in use
    /// Stops accepting, lets running requests finish (at most `patience`), closes the rest.
    void drain(std::chrono::milliseconds patience = std::chrono::seconds {20});

    struct Counts {
        std::int64_t accepted = 0, open = 0, requests = 0, refused_by_gate = 0, timed_out = 0, queue_full = 0,
                     waiting = 0;
    };
    Counts counts() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace web
