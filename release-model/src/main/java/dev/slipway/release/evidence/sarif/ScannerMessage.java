package dev.slipway.release.evidence.sarif;

import java.util.Optional;

/** The lines `Name: value` in which scanners say what SARIF has no field for. */
record ScannerMessage(String text) {

    Optional<String> after(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
