package dev.slipway.verify.http;

import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which characters the bytes of a body stand for. */
final class WrittenIn {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]{1,40})");

    private WrittenIn() {}

    static Charset charset(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .map(CHARSET::matcher)
                .filter(found -> found.find())
                .map(found -> known(found.group(1)))
                .orElse(StandardCharsets.UTF_8);
    }

    private static Charset known(String name) {
        return Charset.forName(name, StandardCharsets.UTF_8);
    }
}
