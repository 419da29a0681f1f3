package dev.slipway.release.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/** A private key on disk, in the PEM form that openssl reads and writes too, for its owner's eyes only. */
public final class KeyFile {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LONGEST = 16 * 1024;

    private KeyFile() {}

    public static SigningKey read(Path path) {
        try (var in = Files.newInputStream(path)) {
            return parse(new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no key file " + path + "; `slipway keys create` makes one", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key file " + path + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + path + " cannot be read; check that this user may", e);
        }
    }

    /** Never writes over a key that is there: it might be the only copy. */
    public static void write(SigningKey key, Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (var channel = Files.newByteChannel(
                    path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner(path))) {
                channel.write(StandardCharsets.US_ASCII.encode(pem(key)));
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("there is a key in " + path + " already; move it away first", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + path + " cannot be written", e);
        }
    }

    private static SigningKey parse(String pem) {
        var begin = pem.indexOf(BEGIN);
        var end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("it has no `" + BEGIN + "` block");
        }
        return SigningKey.ofPkcs8(Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end)));
    }

    private static String pem(SigningKey key) {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.pkcs8()) + "\n" + END
                + "\n";
    }

    private static FileAttribute<?>[] onlyOwner(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
