package dev.slipway.cli.request;

import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import dev.slipway.validate.check.ComposeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reports of a scanner about every image that a release runs, or about its files where it runs no images. */
final class Scans implements AutoCloseable {

    private final Path reports;

    private Scans(Path reports) {
        this.reports = reports;
    }

    static Scans begun() {
        try {
            return new Scans(Files.createTempDirectory("slipway-scans"));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder could be made for the reports of a scanner", e);
        }
    }

    /** Each report by the name that it is handed in under. */
    Map<String, Path> of(Path folder, Application application, Slug environment, Scanner scanner) {
        var images = images(folder, application, environment);
        var found = new LinkedHashMap<String, Path>();
        images.forEach((service, image) -> {
            var report = reports.resolve(service + ".json");
            scanner.image(image, report);
            found.put("vulnerabilities/" + service, report);
        });
        if (images.isEmpty()) {
            var report = reports.resolve("files.json");
            scanner.folder(folder, report);
            found.put("vulnerabilities", report);
        }
        return found;
    }

    private static Map<String, String> images(Path folder, Application application, Slug environment) {
        var images = new LinkedHashMap<String, String>();
        if (new ComposeFiles(folder, application).in(environment) instanceof ComposeFiles.Reading.Project read) {
            read.project()
                    .services()
                    .forEach((service, each) -> each.image().ifPresent(image -> images.put(service, image.value())));
        }
        return images;
    }

    @Override
    public void close() {
        try (var files = Files.walk(reports)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the reports of a scanner in " + reports + " cannot be removed", e);
        }
    }
}
