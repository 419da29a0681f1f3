package dev.slipway.validate.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The volumes of a Linux host, with those that they lie on: an encrypted one may be several layers down. */
record BlockDevices(Path devices) {

    private static final String ENCRYPTED = "CRYPT-";
    private static final int DEEPEST = 8;

    /** Whether what lies in a folder goes through encryption on its way to the disk. */
    boolean encrypt(Path folder) {
        try {
            var device = Path.of(Files.getFileStore(folder).name());
            return device.startsWith("/dev")
                    && encrypts(String.valueOf((Files.exists(device) ? device.toRealPath() : device).getFileName()), 0);
        } catch (IOException unseen) {
            return false;
        }
    }

    boolean encrypts(String device, int depth) throws IOException {
        if (kind(device).filter(kind -> kind.startsWith(ENCRYPTED)).isPresent()) {
            return true;
        }
        if (depth < DEEPEST) {
            for (var below : below(device)) {
                if (encrypts(below, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<String> kind(String device) throws IOException {
        var file = devices.resolve(device).resolve("dm/uuid");
        return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private List<String> below(String device) throws IOException {
        var folder = devices.resolve(device).resolve("slaves"); // the kernel's word
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var names = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }
}
