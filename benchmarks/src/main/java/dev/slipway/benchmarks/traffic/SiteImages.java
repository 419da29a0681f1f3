package dev.slipway.benchmarks.traffic;

import com.github.dockerjava.api.DockerClient;
import dev.slipway.benchmarks.traffic.Releases.Laid;
import dev.slipway.cli.demo.image.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** An image for each release, made of this machine's Java, and the Compose file that names it. */
final class SiteImages implements Packing {

    private static final String JAVA = "slipway-switch/java:1";

    private final Images images;

    private SiteImages(Images images) {
        this.images = images;
    }

    static SiteImages on(DockerClient engine) {
        var images = new Images(engine);
        images.java(JAVA, "java.base");
        return new SiteImages(images);
    }

    static String nameOf(Laid release) {
        return "slipway-switch/site:" + release.version();
    }

    @Override
    public void pack(Laid release) {
        var image = nameOf(release);
        images.application(
                image, JAVA, release.directory(), List.of("VERSION", "classes"), Releases.command(release.kind()));
        try {
            Files.writeString(release.directory().resolve("compose.yaml"), """
                    services:
                      site:
                        image: %s
                        pull_policy: never
                        read_only: true
                        cap_drop: [ALL]
                        security_opt: ["no-new-privileges:true"]
                        expose: ["8080"]
                        environment: {HOST: 0.0.0.0, PORT: "8080"}
                        logging: {driver: json-file, options: {max-size: 1m, max-file: "2"}}
                        deploy: {resources: {limits: {cpus: "1.5", memory: 256M}}}
                    """.formatted(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
