package dev.slipway.cli.demo;

import com.github.dockerjava.api.DockerClient;
import dev.slipway.cli.demo.image.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes an image for each service of a release, and the Compose file that describes them. */
final class ShopImages implements Packing {

    private static final String JAVA = "slipway-demo/java:25";
    private static final List<String> SERVICES = List.of("backend", "frontend");

    private final Images images;

    private ShopImages(Images images) {
        this.images = images;
    }

    static ShopImages on(DockerClient engine) {
        var images = new Images(engine);
        images.java(JAVA, "java.base,java.sql,java.naming,jdk.httpserver,jdk.compiler");
        return new ShopImages(images);
    }

    @Override
    public void pack(String version, Path directory) {
        var compose = new StringBuilder("services:\n");
        for (var service : SERVICES) {
            var image = "slipway-demo/shop-" + service + ":" + version;
            images.application(image, JAVA, directory, List.of("VERSION", service), command(service));
            compose.append(service(service, image).indent(2));
        }
        try {
            Files.writeString(directory.resolve("compose.yaml"), compose);
            Files.deleteIfExists(directory.resolve("compose.production.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException("the images of " + version + " cannot be described in " + directory, e);
        }
    }

    private static List<String> command(String service) {
        var source = Character.toUpperCase(service.charAt(0)) + service.substring(1) + ".java";
        return List.of("java", "-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", service + "/" + source);
    }

    private static String service(String service, String image) {
        return """
                %s:
                  image: %s
                  pull_policy: never
                  read_only: true
                  tmpfs: [/tmp]
                  cap_drop: [ALL]
                  security_opt: ["no-new-privileges:true"]
                  expose: ["8080"]
                  environment: {HOST: 0.0.0.0}
                  logging: {driver: json-file, options: {max-size: 1m, max-file: "2"}}
                  deploy: {resources: {limits: {cpus: "1.0", memory: 256M}}}
                """.formatted(service, image);
    }
}
