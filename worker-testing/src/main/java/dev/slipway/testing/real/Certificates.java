package dev.slipway.testing.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority, and a certificate with its key that it has signed for 127.0.0.1, for both sides of a line. */
public record Certificates(Path authority, Path certificate, Path key) {

    private static final String SUBJECT = "/CN=127.0.0.1";

    public static Certificates create(Path folder) {
        try {
            Files.createDirectories(folder);
            var made = new Certificates(
                    folder.resolve("ca.pem"), folder.resolve("certificate.pem"), folder.resolve("key.pem"));
            made.issue(folder);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void issue(Path folder) throws IOException {
        var authorityKey = folder.resolve("ca-key.pem").toString();
        var request = folder.resolve("request.pem").toString();
        var extensions = Files.writeString(
                folder.resolve("extensions"), "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=authority",
                "-keyout",
                authorityKey,
                "-out",
                authority.toString());
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", SUBJECT, "-keyout", key.toString(), "-out", request);
        openssl(
                "x509",
                "-req",
                "-days",
                "2",
                "-in",
                request,
                "-CA",
                authority.toString(),
                "-CAkey",
                authorityKey,
                "-CAcreateserial",
                "-extfile",
                extensions.toString(),
                "-out",
                certificate.toString());
    }

    private static void openssl(String... arguments) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Program.run(command);
    }
}
