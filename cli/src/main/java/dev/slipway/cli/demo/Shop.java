package dev.slipway.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The application that the demo deploys, in each of its releases; it travels inside this program. */
final class Shop {

    static final String APPLICATION = "shop";

    private static final String RELEASES = "releases";

    private final Path folder;
    private final Packing packing;

    Shop(Path folder, Packing packing) {
        this.folder = folder;
        this.packing = packing;
    }

    /** The application directory of a release: the first one, with what is different in this one laid over it. */
    Path release(String version) {
        return release(version, _ -> {});
    }

    /** Likewise, with something that is laid into it before it is packed. */
    Path release(String version, Consumer<Path> further) {
        var directory = folder.resolve(APPLICATION + "-" + version);
        try {
            var uri = Objects.requireNonNull(Shop.class.getResource("/shop/slipway.yaml"), "the shop is not packed")
                    .toURI();
            if (uri.getScheme().equals("jar")) {
                try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                    lay(jar.getPath("/shop"), version, directory);
                }
            } else {
                lay(besideSlipwayYaml(uri), version, directory);
            }
            further.accept(directory);
            packing.pack(version, directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("the shop cannot be unpacked into " + directory, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path besideSlipwayYaml(URI slipwayYaml) {
        return Objects.requireNonNull(Path.of(slipwayYaml).getParent());
    }

    private static void lay(Path shop, String version, Path directory) throws IOException {
        copy(shop, directory, shop.resolve(RELEASES));
        var differences = shop.resolve(RELEASES).resolve(version);
        if (Files.isDirectory(differences)) {
            copy(differences, directory, differences.resolve(RELEASES));
        }
    }

    private static void copy(Path from, Path to, Path without) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(path -> !path.startsWith(without)).toList()) {
                var place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
