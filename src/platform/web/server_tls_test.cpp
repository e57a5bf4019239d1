#include "platform/web/testing_client.h"
#include "platform/web/testing_site.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace web {

using testing::Client;
using testing::get;
using testing::Site;

namespace {

/// A key and a certificate that vouches for itself, as two PEM files of a fresh folder.
class SelfMade {
public:
    SelfMade()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "web-tls-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        EVP_PKEY* const key = ::EVP_EC_gen("P-256");
        X509* const certificate = ::X509_new();
        ::X509_gmtime_adj(::X509_getm_notBefore(certificate), 0);
        ::X509_gmtime_adj(::X509_getm_notAfter(certificate), 3600);
        ::X509_set_pubkey(certificate, key);
        ::X509_sign(certificate, key, ::EVP_sha256());
        write(key_file(),
            [&](FILE* file) { return ::PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr); });
        write(cert_file(), [&](FILE* file) { return ::PEM_write_X509(file, certificate); });
        ::X509_free(certificate);
        ::EVP_PKEY_free(key);
    }
    ~SelfMade() { std::filesystem::remove_all(folder_); }
    SelfMade(SelfMade const&) = delete;

    std::string key_file() const { return folder_ + "/key.pem"; }
    std::string cert_file() const { return folder_ + "/cert.pem"; }

private:
    template <class Write>
    static void write(std::string const& path, Write write)
    {
        FILE* const file = std::fopen(path.c_str(), "w");
        REQUIRE(file != nullptr);
        REQUIRE(write(file) == 1);
        std::fclose(file);
    }

    std::string folder_;
};

/// A blocking TLS client of at most one version.
class TlsClient {
public:
    TlsClient(int port, int version)
        : client_ {port}
        , context_ {::SSL_CTX_new(::TLS_client_method())}
    {
        ::SSL_CTX_set_security_level(context_, 0); // so that old versions are offered at all
        ::SSL_CTX_set_min_proto_version(context_, version);
        ::SSL_CTX_set_max_proto_version(context_, version);
        tls_ = ::SSL_new(context_);
        ::SSL_set_fd(tls_, client_.socket());
    }
    ~TlsClient()
    {
        ::SSL_free(tls_);
        ::SSL_CTX_free(context_);
    }
    TlsClient(TlsClient const&) = delete;

    bool shakes_hands() { return ::SSL_connect(tls_) == 1; }
    void send(std::string const& bytes) { ::SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size())); }

    /// Everything until the server says goodbye.
    std::string read_all()
    {
        std::string all;
        char bytes[4096];
        for (int got = 0; (got = ::SSL_read(tls_, bytes, sizeof bytes)) > 0;)
            all.append(bytes, static_cast<std::size_t>(got));
        said_goodbye = (::SSL_get_shutdown(tls_) & SSL_RECEIVED_SHUTDOWN) != 0;
        return all;
    }

    bool said_goodbye = false;

private:
    Client client_;
    SSL_CTX* context_;
    SSL* tls_ = nullptr;
};

} // namespace

TEST_CASE("over TLS requests are answered as without, and the goodbye is said")
{
    SelfMade const identity;
    Site site {{.tls_cert = identity.cert_file(), .tls_key = identity.key_file()}};
    std::ofstream {site.folder() + "/plain"} << "ab" << std::string(3'000'000, 'c');

    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client {site.port(), version};
        REQUIRE(client.shakes_hands());

        client.send(get("/who") + get("/one"));
        client.send(get("/file"));
        client.send(get("/big", "Connection: close\r\n"));
        auto const all = client.read_all();

        CHECK(all.find("127.0.0.1 secure") < all.find("/one "));
        CHECK(all.ends_with(std::string(8 << 20, 'b')));
        CHECK(all.find(std::string(3'000'000, 'c')) != std::string::npos);
        CHECK(client.said_goodbye);
    }
}

TEST_CASE("TLS before 1.2 and plain HTTP are not answered on a TLS port")
{
    SelfMade const identity;
    Site site {{.tls_cert = identity.cert_file(), .tls_key = identity.key_file()}};
    TlsClient old {site.port(), TLS1_1_VERSION};
    Client plain {site.port()};

    CHECK_FALSE(old.shakes_hands());
    CHECK(plain.ask(get("/")).status == 0);
    CHECK(site.echo.answered == 0);
}

TEST_CASE("a client that never finishes the handshake is cut")
{
    SelfMade const identity;
    Site site {{.tls_cert = identity.cert_file(),
        .tls_key = identity.key_file(),
        .header_deadline = std::chrono::milliseconds {100}}};
    Client silent {site.port()};

    CHECK(silent.is_closed());
}

TEST_CASE("a certificate that cannot be used is said at the start")
{
    SelfMade const one;
    SelfMade const other;
    testing::Echo echo;

    CHECK_THROWS((Server {{.tls_cert = one.cert_file(), .tls_key = other.key_file()}, echo}));
    CHECK_THROWS((Server {{.tls_cert = "/nowhere", .tls_key = one.key_file()}, echo}));
}

} // namespace web
