package dev.slipway.release.parts;

import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.Slug;
import dev.slipway.release.WrittenSecret;
import dev.slipway.release.parts.EngineAddress.EngineIdentity;
import dev.slipway.release.yaml.Shape;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What one Docker engine looks like in targets.yaml. */
final class EngineShape {

    private EngineShape() {}

    static Shape<Engine> of(Slug name) {
        return record(fields -> {
            var address = fields.required("address", address());
            var identity = fields.optional("tls", identity());
            var minimum = fields.optional("minimum-version", text().as(EngineVersion::parse), EngineVersion.OLDEST);
            var probe = fields.optional(
                    "probe-image",
                    text().where(
                                    image -> image.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,500}"),
                                    "must be the name of an image, such as busybox:1.36"));
            return () -> new Engine(name, address(address.get(), identity.get()), minimum.get(), probe.get());
        });
    }

    private static Shape<URI> address() {
        return text().where(
                        EngineShape::leadsToEngine,
                        "must be a socket such as unix:///run/docker.sock, or a host such as tcp://10.0.0.7:2376")
                .as(URI::create);
    }

    private static boolean leadsToEngine(String written) {
        try {
            var uri = URI.create(written);
            return switch (String.valueOf(uri.getScheme())) {
                case "unix" ->
                    uri.getHost() == null
                            && uri.getPath() != null
                            && uri.getPath().length() > 1;
                case "tcp" ->
                    uri.getHost() != null && uri.getPort() > 0 && uri.getPath().isEmpty();
                default -> false;
            };
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    private static Shape<EngineIdentity> identity() {
        return record(fields -> {
            var authority = fields.required("ca", WrittenSecret.reference());
            var certificate = fields.required("certificate", WrittenSecret.reference());
            var key = fields.required("key", WrittenSecret.reference());
            return () -> new EngineIdentity(authority.get(), certificate.get(), key.get());
        });
    }

    private static EngineAddress address(URI address, Optional<EngineIdentity> identity) {
        if (address.getScheme().equals("unix")) {
            if (identity.isPresent()) {
                throw new IllegalArgumentException("a socket of this host has no `tls`; remove it");
            }
            return new EngineAddress.Local(Path.of(address.getPath()));
        }
        return new EngineAddress.Remote(
                address.getHost().replaceAll("[\\[\\]]", ""),
                address.getPort(),
                identity.orElseThrow(() -> new IllegalArgumentException(
                        "an engine on the network without `tls` makes everybody there root of its host; give `ca`,"
                                + " `certificate` and `key`")));
    }
}
