package dev.slipway.parts.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.testing.real.Certificates;
import dev.slipway.testing.real.ImageRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Gives whoever has the password a token that a real registry believes. */
final class TokenService implements AutoCloseable {

    private static final String SERVICE = "slipway-registry";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Certificates certificates;
    private final PrivateKey key;
    private final HttpServer server;

    TokenService(Certificates certificates) throws IOException, GeneralSecurityException {
        this.certificates = certificates;
        this.key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(certificates.key())));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** What the registry has to be told to send everybody here. */
    String access() {
        return """
                auth:
                  token:
                    realm: http://127.0.0.1:%d/token
                    service: %s
                    issuer: tests
                    rootcertbundle: %s
                """.formatted(server.getAddress().getPort(), SERVICE, certificates.authority());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (ImageRegistry.USER + ":" + ImageRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var body = (known ? "{\"token\": \"" + token(scope(exchange)) + "\"}" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String[] scope(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query.substring(query.indexOf("scope=") + "scope=".length())
                .split("&", 2)[0]
                .split(":", 3);
    }

    private String token(String[] scope) {
        var now = Instant.now();
        var header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}"
                .formatted(Base64.getEncoder().encodeToString(der(certificates.certificate())));
        var actions = scope[2].replace(",", "\",\"");
        var claims = """
                {"iss":"tests","sub":"slipway","aud":"%s","exp":%d,"nbf":%d,"iat":%d,"jti":"1",\
                "access":[{"type":"repository","name":"%s","actions":["%s"]}]}""".formatted(
                        SERVICE,
                        now.plus(Duration.ofMinutes(5)).getEpochSecond(),
                        now.minus(Duration.ofMinutes(1)).getEpochSecond(),
                        now.getEpochSecond(),
                        scope[1],
                        actions);
        var signed = encoded(header) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] der(Path pem) {
        try {
            return Base64.getMimeDecoder()
                    .decode(Files.readString(pem).replaceAll("-----(BEGIN|END) [A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
